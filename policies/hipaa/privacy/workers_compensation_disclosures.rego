# METADATA
# title: Disclosures for workers' compensation
# description: What goes out for workers' compensation is what the law on it authorizes and needs.
# custom:
#   citations: ["164.512(l)"]
package hipaa.privacy.workers_compensation_disclosures

import data.hipaa.lib.disclosures
import data.hipaa.lib.documents

judged contains record if {
	some record in input.evidence.disclosures.records
	disclosures.relies(record, permissions)
}

population contains {"kind": "disclosures", "id": record.id} if some record in judged

# Where there is none, each disclosure was looked at.
population contains {"kind": "disclosures", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.disclosures.records
}

excluded contains {"kind": "disclosures", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.disclosures.records
	not disclosures.relies(record, permissions)
	reason := disclosures.left_out(record)
}

permissions := {"workers_compensation"}

deny contains {"kind": "disclosures", "id": record.id, "field": "recipient_kind", "message": message} if {
	some record in judged
	kind := object.get(record, "recipient_kind", "unknown")
	kind != "workers_compensation"
	message := sprintf("relies on workers' compensation and went to a recipient of kind %v; send it to whom that law names, or ask for an authorization", [disclosures.plain(kind)])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "law", "message": message} if {
	some record in judged
	not record.law
	message := "relies on workers' compensation and names no law that authorizes it; name the statute or rule, or ask for an authorization"
}

# "To the extent necessary to comply": the claimed injury, not the chart.
deny contains {"kind": "disclosures", "id": record.id, "field": "data", "message": message} if {
	some record in judged
	record.authorized_data
	too_much := disclosures.beyond(record, disclosures.let_through(record))
	count(too_much) > 0
	message := sprintf("gave %v beyond what the law on workers' compensation asks for; ask for it back, and send what concerns the claimed injury", [disclosures.listed(too_much)])
}

deny contains {"kind": "disclosures", "id": record.id, "field": field, "message": message} if {
	some record in judged
	some field, words in {"authorized_data": "what that law asks for", "data": "what was given"}
	not record[field]
	message := sprintf("relies on workers' compensation and does not record %v, so that nothing shows that no more was given; compare them", [words])
}

# A chart holds more than the claimed injury: this program records that somebody looked.
deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "basis": "program", "message": message} if {
	some record in judged
	not disclosures.shows(record, "directly_relevant")
	message := "is not shown to have been limited to the claimed injury; this program has somebody take out the rest and note it"
}

# That it is written down is this program's practice here; 164.530(i) asks for it.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "workers_compensation")
	message := "no written policy on topic workers_compensation is in force; this program wants one that says to whom records of a work injury go, under which law, and what is taken out"
}
