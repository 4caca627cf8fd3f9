# METADATA
# title: Disclosures for health oversight
# description: What goes to an oversight agency goes to one, for oversight that a law authorizes.
# custom:
#   citations: ["164.512(d)"]
package hipaa.privacy.health_oversight_disclosures

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

permissions := {"oversight"}

deny contains {"kind": "disclosures", "id": record.id, "field": "recipient_kind", "message": message} if {
	some record in judged
	kind := object.get(record, "recipient_kind", "unknown")
	kind != "health_oversight_agency"
	message := sprintf("relies on health oversight and went to a recipient of kind %v; only an agency authorized by law to oversee, or who acts for it, may get it so", [disclosures.plain(kind)])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "law", "message": message} if {
	some record in judged
	words := unauthorized(record)
	message := sprintf("relies on health oversight, and %v; ask the agency under which authority it asks", [words])
}

unauthorized(record) := "no law is named that authorizes it" if not record.law

unauthorized(record) := "nothing shows that the law named authorizes it" if {
	record.law
	not disclosures.shows(record, "authorized_by_law")
}

# 164.512(d)(2): an investigation of the patient is none, unless it is about health care or health benefits.
deny contains {"kind": "disclosures", "id": record.id, "field": "individual_is_subject", "message": message} if {
	some record in judged
	record.individual_is_subject
	not disclosures.shows(record, "directly_about_health_care_or_benefits")
	message := "relies on health oversight in an investigation of the patient, which is not shown to be about health care or public benefits related to health; answer it as law enforcement or a proceeding"
}

# The rest is this program's practice.
deny contains {"kind": "disclosures", "id": record.id, "field": "individual_is_subject", "basis": "program", "message": message} if {
	some record in judged
	not says_whether(record)
	message := "does not say whether the patient is the one investigated; ask, and record the answer"
}

says_whether(record) if record.individual_is_subject in {false, true}

deny contains {"kind": "disclosures", "id": record.id, "field": "data", "basis": "program", "message": message} if {
	some record in judged
	too_much := disclosures.beyond(record, disclosures.let_through(record))
	count(too_much) > 0
	message := sprintf("gave %v, which the agency is not recorded as asking for; this program sends what was asked for", [disclosures.listed(too_much)])
}

# That it is written down is this program's practice here; 164.530(i) asks for it.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "oversight_requests")
	message := "no written policy on topic oversight_requests is in force; this program wants one that says who answers agencies, and what is asked of them first"
}
