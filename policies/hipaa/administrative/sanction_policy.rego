# METADATA
# title: Sanction policy
# description: Whoever in the workforce fails to comply with the security policies is sanctioned appropriately, by a written policy.
# custom:
#   citations: ["164.308(a)(1)(ii)(C)"]
#   parameters:
#     decide_days: {type: integer, minimum: 0, description: Days after a violation was noticed by which a sanction is decided.}
#     apply_days: {type: integer, minimum: 0, description: Days after the decision by which it is applied.}
#     light_sanctions:
#       type: array
#       items: {type: string, enum: [none, coaching, oral_warning, written_warning, access_restricted, suspension]}
#       uniqueItems: true
#       description: Sanctions that this program finds too light for a deliberate or harmful violation.
package hipaa.administrative.sanction_policy

import data.hipaa.lib.dates
import data.hipaa.lib.documents

limits := input.parameters.sanction_policy

persons := {person.person | some person in input.evidence.workforce.records}

policies := {policy.policy_id | some policy in input.evidence.written_policies.records}

population contains {"kind": "sanctions", "id": case.id} if some case in input.evidence.sanctions.records

confirmed contains case if {
	some case in input.evidence.sanctions.records
	case.status == "confirmed"
}

# A violation dated in the future is a slip of the pen, said below.
since_noticed(case) := dates.days_since(case.noticed_on)

# The heading speaks of a policy, and the standard above it asks for policies and procedures.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "sanctions")
	message := "no written policy on topic sanctions is in force; write down which failures lead to which sanctions and who decides, and have it approved"
}

deny contains {"kind": "sanctions", "id": case.id, "field": "sanction", "message": message} if {
	some case in confirmed
	not case.sanction
	days := since_noticed(case)
	days > limits.decide_days
	message := sprintf("is confirmed, and no sanction is decided %v after it was noticed; this program allows %v: decide one, or none with the reason", [dates.words(days), limits.decide_days])
}

deny contains {"kind": "sanctions", "id": case.id, "field": "reason", "message": message} if {
	some case in confirmed
	case.sanction == "none"
	not case.reason
	message := "ended without a sanction and does not say why that is appropriate; record the reason, or decide a sanction"
}

# To be applied, unless it was decided to apply none.
owed(case) if {
	case.sanction != "none"
	not applied(case)
}

applied(case) if case.applied_on <= input.today

decided(case) := object.get(case, "decided_on", case.noticed_on)

deny contains {"kind": "sanctions", "id": case.id, "field": "applied_on", "message": message} if {
	some case in confirmed
	owed(case)
	days := dates.days_since(decided(case))
	days > limits.apply_days
	message := sprintf("is not shown to have been sanctioned (%v) after %v; this program allows %v: apply it and record the day", [case.sanction, dates.words(days), limits.apply_days])
}

# From here on this program's practice: how soon, how heavy, and who decides.
deny contains {"kind": "sanctions", "id": case.id, "field": "status", "basis": "program", "message": message} if {
	some case in input.evidence.sanctions.records
	case.status == "under_review"
	days := since_noticed(case)
	days > limits.decide_days
	message := sprintf("is still under review after %v; this program allows %v: settle whether the person failed to comply", [dates.words(days), limits.decide_days])
}

deny contains {"kind": "sanctions", "id": case.id, "field": "seriousness", "basis": "program", "message": message} if {
	some case in confirmed
	case.sanction
	not case.seriousness
	message := "does not say how serious it was, against which this program measures the sanction; record it"
}

deny contains {"kind": "sanctions", "id": case.id, "field": "sanction", "basis": "program", "message": message} if {
	some case in confirmed
	case.seriousness in {"deliberate", "harmful"}
	case.sanction in limits.light_sanctions
	message := sprintf("is a %v violation sanctioned with %v, which this program finds too light; decide anew with another office", [case.seriousness, case.sanction])
}

deny contains {"kind": "sanctions", "id": case.id, "field": "decided_by", "basis": "program", "message": message} if {
	some case in confirmed
	case.sanction
	message := wrongly_decided(case)
}

wrongly_decided(case) := "names nobody who decided; record who did" if {
	not case.decided_by
} else := sprintf("was decided by %v, whom it is about; have somebody else decide", [case.decided_by]) if {
	case.decided_by == case.person
} else := sprintf("was decided by %v, who is not in the workforce records; find out who it was", [case.decided_by]) if {
	not persons[case.decided_by]
}

deny contains {"kind": "sanctions", "id": case.id, "field": "person", "basis": "program", "message": message} if {
	some case in input.evidence.sanctions.records
	not persons[case.person]
	message := sprintf("is about %v, who is not in the workforce records; correct the person", [case.person])
}

deny contains {"kind": "sanctions", "id": case.id, "field": "policy", "basis": "program", "message": message} if {
	some case in confirmed
	message := wrong_policy(case)
}

wrong_policy(case) := "does not say which policy was not complied with; record it" if {
	not case.policy
} else := sprintf("names policy %v, which is not in the register; correct it", [case.policy]) if {
	not policies[case.policy]
}

deny contains {"kind": "sanctions", "id": case.id, "field": "decided_on", "basis": "program", "message": message} if {
	some case in confirmed
	case.sanction
	not case.decided_on
	message := "does not say when the sanction was decided; record the day"
}

deny contains {"kind": "sanctions", "id": case.id, "field": field, "basis": "program", "message": message} if {
	some case in input.evidence.sanctions.records
	some field, words in {"applied_on": "sanctioned", "decided_on": "decided", "noticed_on": "noticed"}
	case[field] > input.today
	message := sprintf("is recorded as %v on %v, a day still to come; correct the date", [words, case[field]])
}

deny contains {"kind": "sanctions", "id": case.id, "field": "decided_on", "basis": "program", "message": message} if {
	some case in input.evidence.sanctions.records
	case.decided_on < case.noticed_on
	message := sprintf("was decided on %v, before it was noticed on %v; correct the dates", [case.decided_on, case.noticed_on])
}

deny contains {"kind": "sanctions", "id": case.id, "field": "applied_on", "basis": "program", "message": message} if {
	some case in confirmed
	case.applied_on < case.decided_on
	message := sprintf("was sanctioned on %v, before that was decided on %v; correct the dates", [case.applied_on, case.decided_on])
}
