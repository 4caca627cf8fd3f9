# METADATA
# title: Requests for restrictions
# description: Patients can ask for restrictions; one towards a health plan on what was paid for in full is agreed to, and each agreed one is documented.
# custom:
#   citations: ["164.522(a)(1)", "164.522(a)(1)(i)", "164.522(a)(1)(i)(A)", "164.522(a)(1)(i)(B)", "164.522(a)(1)(vi)", "164.522(a)(3)"]
#   parameters:
#     answer_days: {type: integer, minimum: 1}
package hipaa.privacy.restriction_requests

import data.hipaa.lib.dates
import data.hipaa.lib.documents

population contains {"kind": "restrictions", "id": restriction.id} if some restriction in input.evidence.restrictions.records

# A covered entity must agree to this one.
mandatory(restriction) if {
	restriction.of == "health_plan"
	restriction.paid_in_full_on <= input.today
	not restriction.required_by_law
}

deny contains {"kind": "restrictions", "id": restriction.id, "field": "status", "message": message} if {
	some restriction in input.evidence.restrictions.records
	restriction.status == "refused"
	mandatory(restriction)
	message := sprintf("was refused, though the patient paid in full on %v and the plan need not know by law; agree to it today and hold the account back from the plan", [restriction.paid_in_full_on])
}

# A refusal rests on something. Whether it was paid for is not known as long as nobody recorded it either way.
deny contains {"kind": "restrictions", "id": restriction.id, "field": "paid_in_full_on", "basis": "program", "message": message} if {
	some restriction in input.evidence.restrictions.records
	restriction.paid_in_full_on > input.today
	message := sprintf("is recorded as paid in full on %v, a day still to come; correct the date", [restriction.paid_in_full_on])
}

deny contains {"kind": "restrictions", "id": restriction.id, "field": "documented", "message": message} if {
	some restriction in input.evidence.restrictions.records
	restriction.status in {"agreed", "terminated"}
	not restriction.documented
	message := "was agreed to and is not shown to be documented; put it on record, to be kept for six years, where billing and the front desk see it"
}

# How soon is this program's number. A claim may go out in the meantime.
deny contains {"kind": "restrictions", "id": restriction.id, "field": field, "basis": "program", "message": message} if {
	some restriction in input.evidence.restrictions.records
	misdate := misdated(restriction)
	field := misdate.field
	message := misdate.words
}

misdated(restriction) := {"field": "requested_on", "words": "does not say when it was asked for; record the day"} if {
	not restriction.requested_on
} else := {"field": "requested_on", "words": words} if {
	restriction.requested_on > input.today
	words := sprintf("is recorded as asked for on %v, a day still to come; correct the date", [restriction.requested_on])
} else := {"field": "status", "words": words} if {
	restriction.status == "requested"
	days := dates.days_since(restriction.requested_on)
	allowed := input.parameters.restriction_requests.answer_days
	days > allowed
	words := sprintf("was asked for %v ago and is not decided; this program allows %v", [dates.words(days), allowed])
} else := {"field": "decided_on", "words": words} if {
	restriction.status != "requested"
	not decided(restriction)
	words := "is decided, and no day between the request and today is recorded for it; record the day"
}

decided(restriction) if {
	restriction.decided_on >= restriction.requested_on
	restriction.decided_on <= input.today
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "restrictions")
	message := "no policy or procedure on topic restrictions is in force; this program wants written down how patients ask, who decides, and how billing is stopped"
}
