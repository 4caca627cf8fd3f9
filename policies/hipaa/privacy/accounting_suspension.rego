# METADATA
# title: Suspended accountings
# description: A disclosure to an oversight agency or law enforcement stays out of accountings for the time they state, after an oral statement for 30 days at most.
# custom:
#   citations: ["164.528(a)(2)(i)", "164.528(a)(2)(ii)", "164.528(a)(2)(ii)(A)", "164.528(a)(2)(ii)(B)", "164.528(a)(2)(ii)(C)"]
package hipaa.privacy.accounting_suspension

import data.hipaa.lib.disclosures
import data.hipaa.lib.suspensions

stated contains record if {
	some record in input.evidence.disclosures.records
	disclosures.relies(record, {"law_enforcement", "oversight"})
	record.suspension
}

population contains {"kind": "disclosures", "id": record.id} if some record in stated

# Where no statement was made, each disclosure was looked at.
population contains {"kind": "disclosures", "id": record.id} if {
	count(stated) == 0
	some record in input.evidence.disclosures.records
}

excluded contains {"kind": "disclosures", "id": record.id, "reason": "no statement of an agency or official"} if {
	count(stated) > 0
	some record in input.evidence.disclosures.records
	not record in stated
}

deny contains {"kind": "disclosures", "id": record.id, "field": "suspension_documented", "message": message} if {
	some record in stated
	not record.suspension_documented
	message := sprintf("is kept out of accountings by a statement (%v) that is not shown to be on file, with who made it; document it, or account for the disclosure", [disclosures.plain(record.suspension)])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "suspension_stated_on", "message": message} if {
	some record in stated
	words := undated(record)
	message := sprintf("is kept out of accountings by a statement %v; record the day it was made", [words])
}

undated(record) := "without a day" if not record.suspension_stated_on

undated(record) := sprintf("of %v, a day still to come", [record.suspension_stated_on]) if record.suspension_stated_on > input.today

deny contains {"kind": "disclosures", "id": record.id, "field": "suspension_until", "message": message} if {
	some record in stated
	record.suspension == "written"
	not record.suspension_until
	message := "is kept out of accountings by a written statement that does not specify the time; ask for the time, or account for the disclosure"
}

# Who got it in an accounting.
told[id] contains record if {
	some record in input.evidence.accounting_requests.records
	record.status == "provided"
	some id in record.disclosures
}

default all_told := {}

all_told := told

deny contains {"kind": "disclosures", "id": record.id, "field": "suspension", "message": message} if {
	some record in stated
	some answer in object.get(all_told, record.disclosure_id, set())
	suspensions.held_back(record, answer.provided_on)
	message := sprintf("was shown in accounting %v on %v, while the statement of the agency or official held; tell it, and check the file before each accounting", [answer.request_id, answer.provided_on])
}

# 164.528(a)(2)(ii)(C): not kept out for longer.
answered contains record if {
	some record in input.evidence.accounting_requests.records
	record.status == "provided"
	record.held_as == "covered_entity"
}

by_patient[patient] contains record if {
	some record in answered
	patient := record.patient
}

default all_answered := {}

all_answered := by_patient

deny contains {"kind": "disclosures", "id": record.id, "field": "suspension_stated_on", "message": message} if {
	some record in stated
	record.suspension != "written"
	end := suspensions.last_day(record)
	some answer in object.get(all_answered, record.patient, set())
	answer.provided_on > end
	answer.received_on >= record.disclosed_on
	not record.disclosure_id in object.get(answer, "disclosures", [])
	message := sprintf("was kept out of accounting %v on %v, and its oral statement counted until %v; send the patient what was left out", [answer.request_id, answer.provided_on, end])
}
