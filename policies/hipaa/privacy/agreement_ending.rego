# METADATA
# title: Agreement ending
# description: Agreements with business associates say how they end, and what they held was returned, destroyed or kept protected.
# custom:
#   citations: ["164.504(e)(1)(i)", "164.504(e)(2)(ii)(J)", "164.504(e)(2)(iii)"]
#   parameters:
#     exit_days: {type: integer, minimum: 0}
package hipaa.privacy.agreement_ending

import data.hipaa.lib.agreements
import data.hipaa.lib.dates

limits := input.parameters.agreement_ending

judged contains record if {
	some record in input.evidence.business_associates.records
	agreements.terms_judged(record, agreements.contract_forms)
}

over contains record if {
	some record in input.evidence.business_associates.records
	agreements.downstream(record)
	record.status == "ended"
}

population contains {"kind": "business_associates", "id": record.id} if some record in judged

population contains {"kind": "business_associates", "id": record.id} if some record in over

nobody if agreements.nobody_with(input.evidence.business_associates.records, agreements.contract_forms)

# Where there is nobody whose agreement it asks about, every relationship was looked at.
population contains {"kind": "business_associates", "id": record.id} if {
	nobody
	some record in input.evidence.business_associates.records
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	not nobody
	some record in input.evidence.business_associates.records
	not record in over
	reason := agreements.terms_left_out(record, agreements.contract_forms)
}

deny contains {"kind": "business_associates", "id": record.id, "field": field, "message": message} if {
	some record in judged
	some field, words in agreements.missing(record, agreements.ending_terms)
	message := sprintf("has an agreement that is not shown to %v; have it amended", [words])
}

# The text asks for the term. That somebody saw to it, and how soon, is this program's practice.
deny contains {"kind": "business_associates", "id": record.id, "field": "ended_on", "basis": "program", "message": message} if {
	some record in over
	not record.ended_on
	message := "has ended on a day that is not recorded; record the last day, against which return or destruction is measured"
}

deny contains {"kind": "business_associates", "id": record.id, "field": "ended_on", "basis": "program", "message": message} if {
	some record in over
	record.ended_on > input.today
	message := sprintf("is recorded as ended, with a last day still to come (%v); correct the status or the day", [record.ended_on])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "ended_on", "basis": "program", "message": message} if {
	some record in judged
	record.ended_on < input.today
	message := sprintf("has status %v, with a last day already past (%v); correct the status or the day", [record.status, record.ended_on])
}

settled(record) if object.get(record, "exit", "none") != "none"

deny contains {"kind": "business_associates", "id": record.id, "field": "exit", "basis": "program", "message": message} if {
	some record in over
	not settled(record)
	days := dates.days_since(record.ended_on)
	allowed := limits.exit_days
	days > allowed
	message := sprintf("ended %v ago and is not shown to have returned or destroyed the PHI it held; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "exit", "basis": "program", "message": message} if {
	some record in over
	not settled(record)
	not record.ended_on
	message := "has ended and is not shown to have returned or destroyed the PHI it held; ask for it, with a written confirmation"
}

deny contains {"kind": "business_associates", "id": record.id, "field": "exit_confirmed_on", "basis": "program", "message": message} if {
	some record in over
	settled(record)
	not record.exit_confirmed_on
	message := sprintf("has no written confirmation of what became of the PHI (%v); ask for one and record its day", [record.exit])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "exit_confirmed_on", "basis": "program", "message": message} if {
	some record in over
	record.exit_confirmed_on > input.today
	message := sprintf("is recorded as confirmed on %v, a day still to come; correct the date", [record.exit_confirmed_on])
}
