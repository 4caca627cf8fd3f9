# METADATA
# title: Administrative requirements of breach notification
# description: Policies, training, complaints, sanctions and records are in place for breach notification as they are for privacy.
# custom:
#   citations: ["164.414(a)"]
#   parameters:
#     training_days: {type: integer, minimum: 0}
#     training_topics: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
package hipaa.breach.breach_administrative_requirements

import data.hipaa.lib.dates
import data.hipaa.lib.documents

limits := input.parameters.breach_administrative_requirements

# What the paragraph names and what each asks for with respect to breach notification, by the topic it is written
# under.
asked_for := {
	"breach_notification": "policies and procedures on breach notification (164.530(i))",
	"complaints": "a process for complaints (164.530(d))",
	"no_retaliation": "refraining from intimidation and retaliation (164.530(g))",
	"no_waiver": "not requiring individuals to waive their rights (164.530(h))",
	"retention": "keeping the documentation (164.530(j))",
	"sanctions": "sanctions (164.530(e))",
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

deny contains {"kind": "written_policies", "message": message} if {
	some topic, words in asked_for
	not documents.on_topic(input.evidence.written_policies.records, topic)
	message := sprintf("no written policy on topic %v is in force, and 164.414(a) asks for %v with respect to breach notification; write it and have it approved", [topic, words])
}

# Training (164.530(b)). What a person was taught shows in what that person acknowledged: a policy on one of the topics.
taught_by contains policy_id if {
	some policy in input.evidence.written_policies.records
	some topic in policy.topics
	topic in limits.training_topics
	policy_id := policy.policy_id
}

taught contains person if {
	some given in input.evidence.acknowledgements.records
	given.policy_id in taught_by
	given.acknowledged_on <= input.today
	person := given.person
}

deny contains {"kind": "workforce", "message": message} if {
	count(active) > 0
	count({person.person | some person in active} & taught) == 0
	message := "nobody is shown to have been trained on the procedures of breach notification; have each person learn what a breach is and whom to tell, and record it"
}

# Which records show training, and how soon, is this program's choice.
deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in active
	not person.person in taught
	days := dates.days_since(person.hired_on)
	allowed := limits.training_days
	days > allowed
	message := sprintf("has acknowledged no policy on incidents or breaches %v after starting here; this program allows %v", [dates.words(days), allowed])
}
