# METADATA
# title: Content of accountings
# description: A patient who asks gets in writing every disclosure of six years that is subject to accountings, with what the rule wants of each.
# custom:
#   citations: ["164.528(a)", "164.528(a)(1)", "164.528(b)", "164.528(b)(1)", "164.528(b)(2)", "164.528(b)(2)(i)", "164.528(b)(2)(ii)", "164.528(b)(2)(iii)", "164.528(b)(2)(iv)"]
package hipaa.privacy.accounting_content

import data.hipaa.lib.disclosures
import data.hipaa.lib.documents
import data.hipaa.lib.suspensions

# Six years are the rule's own number.
years := 6

owed(record) if record.held_as == "covered_entity"

population contains {"kind": "accounting_requests", "id": record.id} if {
	some record in input.evidence.accounting_requests.records
	owed(record)
}

population contains {"kind": "accounting_requests", "id": record.id} if {
	none_owed
	some record in input.evidence.accounting_requests.records
}

# Where this organization owes none, each request was looked at.
none_owed if count([record | some record in input.evidence.accounting_requests.records; owed(record)]) == 0

excluded contains {"kind": "accounting_requests", "id": record.id, "reason": "helps a client, who owes the accounting"} if {
	not none_owed
	some record in input.evidence.accounting_requests.records
	not owed(record)
}

provided contains record if {
	some record in input.evidence.accounting_requests.records
	owed(record)
	record.status == "provided"
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "status", "message": message} if {
	some record in input.evidence.accounting_requests.records
	owed(record)
	record.status == "refused"
	message := "refuses an accounting, to which an individual has a right; provide it, without what is suspended for an agency or official"
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "written", "message": message} if {
	some record in provided
	not record.written
	message := "was answered and is not shown to have been answered in writing; send the accounting"
}

items := {
	"date": "the date",
	"description": "a brief description of the PHI",
	"purpose": "the purpose or a copy of the request",
	"recipient": "who received it",
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "shows", "message": message} if {
	some record in provided
	missing := sort([words | some item, words in items; not item in object.get(record, "shows", [])])
	count(missing) > 0
	message := sprintf("gave an accounting that is not shown to say of each disclosure %v; send it anew", [concat(", ", missing)])
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "associates_asked", "message": message} if {
	some record in provided
	not record.associates_asked
	message := "gave an accounting that is not shown to include disclosures by business associates; ask them, and send what is missing"
}

# The disclosures of each patient that the log marks. Named once more as a whole: OPA would go through all of them again
# for each patient that is looked up.
grouped[patient] contains record if {
	some record in input.evidence.disclosures.records
	disclosures.made(record)
	record.accountable
	record.held_as == "covered_entity"
	patient := record.patient
}

default of_patients := {}

of_patients := grouped

# From six years before the day of the request, or from where the patient asked; 29 February counts as 28.
earliest(record) := max([object.get(record, "asked_from", back), back]) if {
	year := time.date(time.parse_rfc3339_ns(concat("", [record.received_on, "T00:00:00Z"])))[0] - years
	back := sprintf("%v%v", [year, replace(substring(record.received_on, 4, 6), "-02-29", "-02-28")])
}

belongs(disclosure, record) if {
	object.get(disclosure, "last_on", disclosure.disclosed_on) >= earliest(record)
	disclosure.disclosed_on <= record.received_on
	not suspensions.held_back(disclosure, answered_on(record))
}

answered_on(record) := object.get(record, "provided_on", input.today)

deny contains {"kind": "accounting_requests", "id": record.id, "field": "disclosures", "message": message} if {
	some record in provided
	some disclosure in object.get(of_patients, record.patient, set())
	belongs(disclosure, record)
	not disclosure.disclosure_id in object.get(record, "disclosures", [])
	message := sprintf("gave an accounting without disclosure %v of %v, which the log keeps for this patient; send it anew", [disclosure.disclosure_id, disclosure.disclosed_on])
}

# That the two lists agree is this program's practice.
known := {disclosure.disclosure_id | some disclosure in input.evidence.disclosures.records}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "disclosures", "basis": "program", "message": message} if {
	some record in provided
	some id in record.disclosures
	not id in known
	message := sprintf("names disclosure %v, which the log does not hold; correct one of them", [id])
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "accounting")
	message := "no written policy on topic accounting is in force; this program wants one that says who receives requests and what an accounting holds"
}
