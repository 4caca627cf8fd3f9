# METADATA
# title: Security measures maintained
# description: What evaluations find wanting in the security measures is changed, and the documentation of the measures with it.
# custom:
#   citations: ["164.306(e)"]
#   parameters:
#     modify_days: {type: integer, minimum: 0, description: Days after an evaluation by which the measures it found wanting are changed.}
#     document_days: {type: integer, minimum: 0, description: Days after that by which their documentation is brought up to date.}
package hipaa.organizational.security_measures_maintained

import data.hipaa.lib.dates

limits := input.parameters.security_measures_maintained

policies := {policy.policy_id: policy | some policy in input.evidence.written_policies.records}

population contains {"kind": "evaluations", "id": evaluation.id} if some evaluation in input.evidence.evaluations.records

completed contains evaluation if {
	some evaluation in input.evidence.evaluations.records
	evaluation.completed_on <= input.today
}

deny contains {"kind": "evaluations", "message": message} if {
	count(completed) == 0
	message := "no completed review of the security measures is on record; go through them, and record what has to change"
}

# "As needed": where a review found something.
needs_change(evaluation) if evaluation.findings > 0

needs_change(evaluation) if evaluation.extent in {"does_not_meet", "partly_meets"}

changed(evaluation) if evaluation.measures_changed_on <= input.today

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "measures_changed_on", "message": message} if {
	some evaluation in completed
	needs_change(evaluation)
	not changed(evaluation)
	days := dates.days_since(evaluation.completed_on)
	days > limits.modify_days
	message := sprintf("found measures wanting, and none is shown to be changed %v after it; this program allows %v: change them, and record the day", [dates.words(days), limits.modify_days])
}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "policies", "message": message} if {
	some evaluation in completed
	count(object.get(evaluation, "policies", [])) == 0
	days := dates.days_since(evaluation.measures_changed_on)
	days > limits.document_days
	message := sprintf("changed measures %v ago and names no documentation of them that was updated; this program allows %v: update it, and name the policies", [dates.words(days), limits.document_days])
}

# Last approved or reviewed.
last_seen(policy) := max([day | some field in ["approved_on", "reviewed_on"]; day := policy[field]; day <= input.today])

updated_since(policy, day) if last_seen(policy) >= day

# Each pair that is to be up to date by now.
deny contains {"kind": "evaluations", "id": evaluation.id, "field": "policies", "message": message} if {
	some evaluation in completed
	days := dates.days_since(evaluation.measures_changed_on)
	days > limits.document_days
	outdated := [name |
		some name in evaluation.policies
		policy := policies[name]
		not updated_since(policy, evaluation.completed_on)
	]
	count(outdated) > 0
	message := sprintf("changed measures that %v describe, which were neither approved anew nor reviewed since it was completed on %v; update them", [concat(", ", sort(outdated)), evaluation.completed_on])
}

# From here on this program's practice.
deny contains {"kind": "evaluations", "id": evaluation.id, "field": "policies", "basis": "program", "message": message} if {
	some evaluation in input.evidence.evaluations.records
	unknown := [name | some name in evaluation.policies; not policies[name]]
	count(unknown) > 0
	message := sprintf("names %v, not in the policy register; correct the id", [concat(", ", sort(unknown))])
}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "measures_changed_on", "basis": "program", "message": message} if {
	some evaluation in input.evidence.evaluations.records
	evaluation.measures_changed_on > input.today
	message := sprintf("is recorded as having changed measures on %v, a day still to come; correct the date", [evaluation.measures_changed_on])
}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "measures_changed_on", "basis": "program", "message": message} if {
	some evaluation in completed
	begun := object.get(evaluation, "started_on", evaluation.completed_on)
	evaluation.measures_changed_on < begun
	message := sprintf("is recorded as having changed measures on %v, and looked at them from %v on; correct the dates", [evaluation.measures_changed_on, begun])
}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "findings", "basis": "program", "message": message} if {
	some evaluation in completed
	evaluation.extent in {"does_not_meet", "partly_meets"}
	object.get(evaluation, "findings", 0) <= 0
	message := sprintf("says %v and counts nothing that must change; correct the count or the extent", [evaluation.extent])
}
