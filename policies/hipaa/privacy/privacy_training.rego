# METADATA
# title: Privacy training
# description: Everybody of the workforce is trained on the policies and procedures about PHI when they join, and on material changes that affect them.
# custom:
#   citations:
#     - "164.530(b)(1)"
#     - "164.530(b)(2)"
#     - "164.530(b)(2)(i)"
#     - "164.530(b)(2)(i)(A)"
#     - "164.530(b)(2)(i)(B)"
#     - "164.530(b)(2)(i)(C)"
#     - "164.530(b)(2)(ii)"
#   parameters:
#     topics:
#       type: array
#       items: {type: string}
#       minItems: 1
#       uniqueItems: true
#       description: Topics of a training on the policies and procedures about PHI; any one will do.
#     joining_days: {type: integer, minimum: 0, description: Days after the first day of work.}
#     change_days: {type: integer, minimum: 0, description: Days after a material change took effect.}
#     recurring_days: {type: integer, minimum: 1}
package hipaa.privacy.privacy_training

import data.hipaa.lib.access
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people

limits := input.parameters.privacy_training

systems := {system.system_id: system | some system in input.evidence.systems.records}

judged contains person if {
	some person in input.evidence.workforce.records
	not people.gone(person)
}

population contains {"kind": "workforce", "id": person.id} if some person in judged

excluded contains {"kind": "workforce", "id": person.id, "reason": "has left"} if {
	some person in input.evidence.workforce.records
	people.gone(person)
}

# Trainings that are documented to have taken place and were not failed.
done contains record if {
	some record in input.evidence.training.records
	record.result in {"attended", "passed"}
	record.completed_on <= input.today
}

days_of[person] contains day if {
	some record in done
	some topic in record.topics
	topic in limits.topics
	person := record.person
	day := record.completed_on
}

trained := days_of

# On which systems each person reaches ePHI.
reaching[person] contains system if {
	some account in input.evidence.user_accounts.records
	access.opens(account, systems)
	system := account.system
	some person in access.assigned(account)
}

reached := reaching

deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some person in judged
	not trained[person.person]
	days := dates.days_since(person.hired_on)
	allowed := limits.joining_days
	days > allowed
	message := sprintf("has no training on the privacy policies on record %v after the first day%v; this program allows %v: train this person now", [dates.words(days), meanwhile(person.person), allowed])
}

meanwhile(person) := sprintf(", and reaches ePHI on %v", [concat(", ", sort(names))]) if {
	names := reached[person]
} else := ""

# Material changes: those in effect, and whom they affect.
material contains change if {
	some change in input.evidence.workflow_changes.records
	change.status == "in_effect"
	change.policy_effect == "material"
	change.changed_on <= input.today
}

deny contains {"kind": "workflow_changes", "message": message} if {
	some change in material
	not change.training_course
	days := dates.days_since(change.changed_on)
	allowed := limits.change_days
	days > allowed
	message := sprintf("%v is material and names no training %v after it took effect; this program allows %v: train those it affects, and record the course", [change.change_id, dates.words(days), allowed])
}

courses_taken := {[record.person, record.course] | some record in done}

members[unit] contains person if {
	some person in judged
	unit := person.unit
}

of_unit := members

members_of(unit) := judged if {
	unit == "all"
} else := of_unit[unit]

# On leave nobody works by the change; who joined after it learnt the new text when joining.
deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some change in material
	course := change.training_course
	days := dates.days_since(change.changed_on)
	allowed := limits.change_days
	days > allowed
	some unit in change.units
	some person in members_of(unit)
	person.status == "active"
	person.hired_on <= change.changed_on
	not [person.person, course] in courses_taken
	message := sprintf("works by what %v changed on %v and has not taken %v %v later; this program allows %v: train this person now", [change.change_id, change.changed_on, course, dates.words(days), allowed])
}

# How soon, how often and a text about it are this program's practice.
deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in judged
	dates.days_since(person.hired_on) <= limits.recurring_days
	first := min(trained[person.person])
	late := dates.days_between(person.hired_on, first)
	allowed := limits.joining_days
	late > allowed
	message := sprintf("was trained on the privacy policies first on %v, %v after the first day; this program allows %v", [first, dates.words(late), allowed])
}

deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in judged
	person.status == "active"
	days := dates.days_since(max(trained[person.person]))
	allowed := limits.recurring_days
	days > allowed
	message := sprintf("was last trained on the privacy policies %v ago; this program allows %v: train again", [dates.words(days), allowed])
}

deny contains {"kind": "workflow_changes", "basis": "program", "message": message} if {
	some change in material
	count(object.get(change, "units", [])) == 0
	message := sprintf("%v is material and does not say whose work it affects; record the units, so that they can be trained", [change.change_id])
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "privacy_training")
	message := "no written policy on topic privacy_training is in force; this program wants one that says who is trained in what, when and again when"
}
