# METADATA
# title: Policy acknowledgement
# description: This program has each person acknowledge the policies that person works by, in the version in force.
# custom:
#   citations: ["164.316(b)(2)(ii)"]
#   parameters:
#     acknowledge_days: {type: integer, minimum: 0}
package hipaa.documentation.policy_acknowledgement

import data.hipaa.lib.dates
import data.hipaa.lib.documents

persons := {person.person: person | some person in input.evidence.workforce.records}

policies := {policy.policy_id: policy | some policy in input.evidence.written_policies.records}

in_force contains policy if {
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
}

active contains person if {
	some person in input.evidence.workforce.records
	person.status == "active"
}

population contains {"kind": "workforce", "id": person.id} if some person in active

excluded contains {"kind": "workforce", "id": person.id, "reason": reason} if {
	some person in input.evidence.workforce.records
	person.status != "active"
	reason := sprintf("status %v", [person.status])
}

judged contains given if {
	some given in input.evidence.acknowledgements.records
	not reasons[given.id]
}

population contains {"kind": "acknowledgements", "id": given.id} if some given in judged

excluded contains {"kind": "acknowledgements", "id": id, "reason": reason} if some id, reason in reasons

reasons := {given.id: reason |
	some given in input.evidence.acknowledgements.records
	reason := left_out(given)
}

# Why an acknowledgement no longer counts; the first that holds, undefined when it still does.
left_out(given) := "policy not in the register" if {
	not policies[given.policy_id]
} else := "policy not in force" if {
	not documents.in_force(policies[given.policy_id])
} else := "version not in force" if {
	policies[given.policy_id].version != given.version
} else := "person not in the workforce records" if {
	not persons[given.person]
} else := reason if {
	persons[given.person].status != "active"
	reason := sprintf("person %v", [persons[given.person].status])
}

# A date in the future acknowledges nothing.
acknowledged := {[given.person, given.policy_id] |
	some given in judged
	given.acknowledged_on <= input.today
}

# A register that names no audience means everybody.
concerns(policy, person) if {
	some unit in object.get(policy, "audience", ["all"])
	unit in {"all", person.unit}
}

# The days run from the later of the policy's first day and the person's.
due_from(policy, person) := max([object.get(policy, "effective_on", person.hired_on), person.hired_on])

deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some policy in in_force
	some person in active
	concerns(policy, person)
	not [person.person, policy.policy_id] in acknowledged
	days := dates.days_since(due_from(policy, person))
	allowed := input.parameters.policy_acknowledgement.acknowledge_days
	days > allowed
	message := sprintf("has not acknowledged %v version %v after %v; this program allows %v", [policy.policy_id, policy.version, dates.words(days), allowed])
}

deny contains {"kind": "acknowledgements", "id": given.id, "field": "acknowledged_on", "basis": "program", "message": message} if {
	some given in judged
	given.acknowledged_on > input.today
	message := sprintf("is dated %v, a day still to come; correct the date", [given.acknowledged_on])
}

# Late, but given: nothing is left to do.
warn contains {"kind": "acknowledgements", "id": given.id, "field": "acknowledged_on", "basis": "program", "message": message} if {
	some given in judged
	given.acknowledged_on <= input.today
	policy := policies[given.policy_id]
	person := persons[given.person]
	concerns(policy, person)
	days := dates.days_between(due_from(policy, person), given.acknowledged_on)
	allowed := input.parameters.policy_acknowledgement.acknowledge_days
	days > allowed
	message := sprintf("was given after %v; this program allows %v", [dates.words(days), allowed])
}
