# METADATA
# title: Evaluation
# description: Technical and nontechnical evaluations, again and again and after changes, establish how far policies and procedures meet each standard.
# custom:
#   citations: ["164.308(a)(8)"]
#   parameters:
#     evaluation_days: {type: integer, minimum: 1, description: Days within which each kind of evaluation is repeated.}
#     change_days: {type: integer, minimum: 0, description: Days after a change by which its evaluation is completed.}
package hipaa.administrative.security_evaluation

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.scope
import data.hipaa.lib.standards

limits := input.parameters.security_evaluation

population contains {"kind": "evaluations", "id": evaluation.id} if some evaluation in input.evidence.evaluations.records

completed contains evaluation if {
	some evaluation in input.evidence.evaluations.records
	evaluation.completed_on <= input.today
}

is(evaluation, type) if evaluation.type == type

is(evaluation, _) if evaluation.type == "both"

kinds := {"nontechnical", "technical"}

newest := {type: last |
	some type in kinds
	last := max([evaluation.completed_on | some evaluation in completed; is(evaluation, type)])
}

deny contains {"kind": "evaluations", "message": message} if {
	some type in kinds
	not newest[type]
	message := sprintf("no completed %v evaluation is on record; carry one out against the standards of the Security Rule, and write down its result", [type])
}

# What an evaluation establishes, for each standard.
established := {standard | some evaluation in completed; evaluation.extent; some standard in evaluation.standards}

missing := standards.binding(input.organization.roles) - established

deny contains {"kind": "evaluations", "message": message} if {
	count(completed) > 0
	count(missing) > 0
	message := sprintf("no completed evaluation says how far policies and procedures meet %v; evaluate them against the text", [concat(", ", sort(missing))])
}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "extent", "message": message} if {
	some evaluation in completed
	not evaluation.extent
	message := "is completed and does not say how far policies and procedures meet the requirements; record whether they meet them, in part or not"
}

# In answer to changes: those that were recorded as one, and systems that came into use since.
deny contains {"kind": "evaluations", "id": evaluation.id, "field": "completed_on", "message": message} if {
	some evaluation in input.evidence.evaluations.records
	evaluation.trigger == "change"
	not evaluation in completed
	days := dates.days_since(evaluation.change_on)
	days > limits.change_days
	message := sprintf("is not completed %v after the change it answers; this program allows %v: evaluate what the change means for ePHI", [dates.words(days), limits.change_days])
}

# The first account of a system tells when it came into use. In order, the first stands after another system.
accounts_in_order := array.concat([[""]], sort({[account.system, account.created_on] | some account in input.evidence.user_accounts.records}))

first_account := {one[0]: one[1] | some i, before in accounts_in_order; one := accounts_in_order[i + 1]; one[0] != before[0]}

newest_of_all := max([evaluation.completed_on | some evaluation in completed])

looked_at := {system | some evaluation in completed; some system in evaluation.systems}

deny contains {"kind": "evaluations", "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	not system.system_id in looked_at
	since := first_account[system.system_id]
	since > newest_of_all
	days := dates.days_since(since)
	days > limits.change_days
	message := sprintf("system %v came into use on %v (its first account), and no evaluation was completed since; evaluate what it changes for ePHI", [system.system_id, since])
}

# Before it begins there is time to evaluate.
warn contains {"kind": "evaluations", "basis": "program", "message": message} if {
	some system in input.evidence.systems.records
	system.ephi
	system.status == "planned"
	not system.system_id in named
	message := sprintf("system %v is planned for ePHI, and no evaluation names it; evaluate it before it begins", [system.system_id])
}

named := {system | some evaluation in input.evidence.evaluations.records; some system in evaluation.systems}

# From here on this program's practice.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "evaluation")
	message := "no written procedure on topic evaluation is in force; this program wants one that says who evaluates, how often, and after which changes"
}

deny contains {"kind": "evaluations", "basis": "program", "message": message} if {
	some type, last in newest
	days := dates.days_since(last)
	days > limits.evaluation_days
	message := sprintf("the last %v evaluation was completed on %v, %v ago; this program repeats it within %v", [type, last, dates.words(days), limits.evaluation_days])
}

systems := {system.system_id | some system in input.evidence.systems.records}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "systems", "basis": "program", "message": message} if {
	some evaluation in input.evidence.evaluations.records
	unknown := {system | some system in evaluation.systems} - systems
	count(unknown) > 0
	message := sprintf("names %v, not in the inventory; add the system or correct its id", [concat(", ", sort(unknown))])
}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": field, "basis": "program", "message": message} if {
	some evaluation in completed
	some field, words in {"evaluator": "who evaluated", "reported_to": "which office received its result"}
	not evaluation[field]
	message := sprintf("does not say %v; record it", [words])
}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "change_on", "basis": "program", "message": message} if {
	some evaluation in input.evidence.evaluations.records
	evaluation.trigger == "change"
	not evaluation.change_on
	message := "answers a change of an unknown day; record it, and what changed"
}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "completed_on", "basis": "program", "message": message} if {
	some evaluation in input.evidence.evaluations.records
	message := wrong_day(evaluation)
}

wrong_day(evaluation) := sprintf("is recorded as completed on %v, a day still to come; correct the date", [evaluation.completed_on]) if {
	evaluation.completed_on > input.today
} else := sprintf("was completed on %v, before it began on %v; correct the dates", [evaluation.completed_on, evaluation.started_on]) if {
	evaluation.completed_on < evaluation.started_on
}

deny contains {"kind": "evaluations", "id": evaluation.id, "field": "follow_up", "basis": "program", "message": message} if {
	some evaluation in completed
	evaluation.findings > 0
	count(object.get(evaluation, "follow_up", [])) == 0
	message := sprintf("found %v to change and names nothing that came of it; record the corrective actions or tickets", [things(evaluation.findings)])
}

things(1) := "1 thing"

things(number) := sprintf("%v things", [number]) if number != 1
