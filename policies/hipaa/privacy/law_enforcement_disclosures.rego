# METADATA
# title: Disclosures to law enforcement
# description: What goes to law enforcement officials meets the conditions for its purpose, and is limited to what these let through.
# custom:
#   citations: ["164.512(f)", "164.512(f)(2)(i)", "164.512(f)(2)(ii)"]
package hipaa.privacy.law_enforcement_disclosures

import data.hipaa.lib.agreements
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

permissions := {"law_enforcement"}

deny contains {"kind": "disclosures", "id": record.id, "field": "recipient_kind", "message": message} if {
	some record in judged
	kind := object.get(record, "recipient_kind", "unknown")
	kind != "law_enforcement"
	message := sprintf("relies on law enforcement and went to a recipient of kind %v; only an official who enforces the law may get it so", [disclosures.plain(kind)])
}

# The purposes of (f)(1) to (6).
purposes := {"crime_on_premises", "death_alert", "emergency_crime", "identify_or_locate", "investigation", "victim_of_crime"}

deny contains {"kind": "disclosures", "id": record.id, "field": "purpose", "message": message} if {
	some record in judged
	purpose := object.get(record, "purpose", "unrecorded")
	not purpose in purposes
	message := sprintf("went to law enforcement for a purpose (%v) that 164.512(f) does not have; find what permits it", [disclosures.plain(purpose)])
}

# (f)(1): a court, a grand jury, an administrative request that passes three tests, or a law that requires it.
from_court := {"court_order", "court_ordered_warrant", "grand_jury_subpoena", "judicial_subpoena"}

administrative := {"administrative_request", "subpoena"}

tests := {
	"deidentified_not_usable": "de-identified information could not reasonably be used",
	"relevant_and_material": "it is relevant and material to a legitimate inquiry",
	"specific_and_limited": "it is specific and limited in scope",
}

required(record) if {
	record.law
	disclosures.shows(record, "authorized_by_law")
}

investigates(record) if record.purpose == "investigation"

deny contains {"kind": "disclosures", "id": record.id, "field": "request", "message": message} if {
	some record in judged
	investigates(record)
	not required(record)
	request := object.get(record, "request", "none")
	not request in (from_court | administrative)
	message := sprintf("gave an investigation what it asked for, and what is on record is %v and no law that requires it; ask for process first", [words_for(request)])
}

words_for("none") := "no request"

words_for(request) := disclosures.plain(request) if request != "none"

deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "message": message} if {
	some record in judged
	investigates(record)
	not required(record)
	record.request in administrative
	missing := disclosures.lacking(record, tests)
	message := sprintf("answered an administrative request, and its file does not show that %v; ask the official to say so in writing", [agreements.summary(missing)])
}

# "In compliance with and as limited by the relevant requirements of" that process.
deny contains {"kind": "disclosures", "id": record.id, "field": "data", "message": message} if {
	some record in judged
	investigates(record)
	record.request in (from_court | administrative)
	too_much := disclosures.beyond(record, disclosures.let_through(record))
	count(too_much) > 0
	message := sprintf("gave %v, which the %v is not shown to ask for; give what it names and nothing else", [disclosures.listed(too_much), disclosures.plain(record.request)])
}

# (f)(2): to identify or locate somebody.
locates(record) if record.purpose == "identify_or_locate"

identifying := {"address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"}

bodily := {"body_fluid_or_tissue", "dental_records", "dna"}

deny contains {"kind": "disclosures", "id": record.id, "field": "data", "message": message} if {
	some record in judged
	locates(record)
	not required(record)
	too_much := disclosures.beyond(record, identifying | bodily)
	count(too_much) > 0
	message := sprintf("gave %v to identify or locate somebody, which is not on the list of 164.512(f)(2)(i); have it returned, and record an incident", [disclosures.listed(too_much)])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "data", "message": message} if {
	some record in judged
	locates(record)
	not required(record)
	found := {class | some class in record.data} & bodily
	count(found) > 0
	message := sprintf("gave %v to identify or locate somebody, which 164.512(f)(2)(ii) forbids; have it returned, and record an incident", [disclosures.listed(found)])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "data", "message": message} if {
	some record in judged
	locates(record)
	not record.data
	message := "gave something to identify or locate somebody, and does not record what, so that nothing shows that it was limited; find out"
}

# (f)(2) and (3) answer a request of an official.
asked_for := {"identify_or_locate", "victim_of_crime"}

deny contains {"kind": "disclosures", "id": record.id, "field": "request", "message": message} if {
	some record in judged
	record.purpose in asked_for
	not required(record)
	object.get(record, "request", "none") in {"none", "report"}
	message := sprintf("went to law enforcement (%v), and no request of an official is on record; this is no permission to volunteer it", [disclosures.plain(record.purpose)])
}

# (f)(3) to (6), each with its conditions.
conditions := {
	"crime_on_premises": {"good_faith": "somebody believed in good faith that it is evidence of a crime here"},
	"death_alert": {"suspicion_of_crime": "there was a suspicion that the death came of a crime"},
	"emergency_crime": {"incapacity_or_emergency": "it was to alert them in a medical emergency elsewhere"},
	"victim_of_crime": {
		"best_interests": "it was judged to be in the victim's best interests",
		"cannot_wait": "the official said that it cannot wait",
		"incapacity_or_emergency": "the victim could not be asked",
		"not_against_victim": "the official said that it is not used against the victim",
		"violation_by_another": "the official said that it is about somebody else's violation",
	},
}

excused(record) if required(record)

excused(record) if {
	record.purpose == "victim_of_crime"
	disclosures.shows(record, "agreed")
}

deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "message": message} if {
	some record in judged
	missing := disclosures.lacking(record, conditions[record.purpose])
	not excused(record)
	message := sprintf("went to law enforcement (%v), and its file does not show that %v; find out, or treat it as an incident", [disclosures.plain(record.purpose), agreements.summary(missing)])
}

# That it is written down is this program's practice here; 164.530(i) asks for it.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "law_enforcement_requests")
	message := "no written policy on topic law_enforcement_requests is in force; this program wants one that says who speaks with officials, and what each kind of request has to show"
}
