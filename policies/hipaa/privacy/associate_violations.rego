# METADATA
# title: Known violations of business associates
# description: Where a business associate is known to violate its agreement, steps are taken, and the agreement is ended when they do not help.
# custom:
#   citations: ["164.504(e)(1)(ii)", "164.504(e)(1)(iii)"]
#   parameters:
#     step_days: {type: integer, minimum: 0}
#     cure_days: {type: integer, minimum: 1}
package hipaa.privacy.associate_violations

import data.hipaa.lib.agreements
import data.hipaa.lib.dates

limits := input.parameters.associate_violations

judged contains record if {
	some record in input.evidence.business_associates.records
	agreements.judged(record)
}

population contains {"kind": "business_associates", "id": record.id} if some record in judged

nobody if agreements.nobody(input.evidence.business_associates.records)

# Where there is nobody whose agreement it asks about, every relationship was looked at.
population contains {"kind": "business_associates", "id": record.id} if {
	nobody
	some record in input.evidence.business_associates.records
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	not nobody
	some record in input.evidence.business_associates.records
	reason := agreements.left_out(record)
}

unsolved contains record if {
	some record in judged
	record.violation in {"not_cured", "open"}
}

known(record) if record.violation in {"cured", "not_cured", "open"}

# A step dated in the future has not been taken.
stepped(record) if record.violation_steps_on <= input.today

deny contains {"kind": "business_associates", "id": record.id, "field": "violation_steps_on", "message": message} if {
	some record in unsolved
	not stepped(record)
	days := dates.days_since(record.violation_known_on)
	allowed := limits.step_days
	days > allowed
	message := sprintf("is known for %v to violate its agreement, and no step to cure that is on record; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "violation_steps_on", "message": message} if {
	some record in unsolved
	not stepped(record)
	not record.violation_known_on
	message := "is known to violate its agreement, and no step to cure that is on record; demand a remedy in writing and record the day"
}

# Steps that were unsuccessful: the agreement is ended, if feasible.
deny contains {"kind": "business_associates", "id": record.id, "field": "violation", "message": message} if {
	some record in judged
	record.violation == "not_cured"
	not infeasible(record)
	message := "did not cure its violation, and its agreement goes on; terminate it, or record why that is not feasible"
}

infeasible(record) if record.termination_feasible == false

deny contains {"kind": "business_associates", "id": record.id, "field": "not_feasible_because", "message": message} if {
	some record in judged
	record.violation == "not_cured"
	infeasible(record)
	not record.not_feasible_because
	message := "did not cure its violation, and why ending its agreement is not feasible is not recorded; write the reasons down or end it"
}

# How long a cure may take, and a register that answers and agrees with itself, is this program's practice.
deny contains {"kind": "business_associates", "id": record.id, "field": "violation", "basis": "program", "message": message} if {
	some record in judged
	not record.violation
	message := "does not say whether a violation of its agreement is known; ask those who work with it and record the answer"
}

deny contains {"kind": "business_associates", "id": record.id, "field": "violation", "basis": "program", "message": message} if {
	some record in judged
	record.violation == "open"
	days := dates.days_since(record.violation_known_on)
	allowed := limits.cure_days
	days > allowed
	message := sprintf("has had a violation open for %v; this program allows %v: decide whether it is cured or the agreement ends", [dates.words(days), allowed])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "violation_known_on", "basis": "program", "message": message} if {
	some record in judged
	known(record)
	not record.violation_known_on
	message := "does not say since when its violation is known; record the day"
}

deny contains {"kind": "business_associates", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	known(record)
	some field in {"violation_closed_on", "violation_known_on", "violation_steps_on"}
	record[field] > input.today
	message := sprintf("shows %v in its violation, a day still to come; correct the date", [record[field]])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "violation_steps_on", "basis": "program", "message": message} if {
	some record in judged
	known(record)
	record.violation_steps_on < record.violation_known_on
	message := sprintf("shows steps on %v against a violation known only from %v; correct the dates", [record.violation_steps_on, record.violation_known_on])
}

deny contains {"kind": "business_associates", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	record.violation == "cured"
	some field, words in {"violation_closed_on": "when it was found to be cured", "violation_steps_on": "which day steps began"}
	not record[field]
	message := sprintf("had a violation that was cured, and does not say %v; record the day", [words])
}
