# METADATA
# title: Security training
# description: Everybody of the workforce, management included, is trained in security when they begin and again from time to time.
# custom:
#   citations: ["164.308(a)(5)(i)"]
#   parameters:
#     onboarding_days: {type: integer, minimum: 0}
#     recurring_days: {type: integer, minimum: 1}
#     topics:
#       type: array
#       items: {type: string}
#       uniqueItems: true
#       description: What this program's trainings of the last recurring_days teach together.
package hipaa.administrative.security_training

import data.hipaa.lib.access
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people

limits := input.parameters.security_training

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

judged contains person if {
	some person in input.evidence.workforce.records
	not people.gone(person)
}

population contains {"kind": "workforce", "id": person.id} if some person in judged

excluded contains {"kind": "workforce", "id": person.id, "reason": "has left"} if {
	some person in input.evidence.workforce.records
	people.gone(person)
}

left_out(record) := "person has left" if {
	people.gone(persons[record.person])
} else := "teaches privacy only" if {
	privacy_only(record)
}

# A course on the privacy policies stands for no security training. What says nothing of its topics is taken for one.
privacy_only(record) if {
	"privacy_policies" in record.topics
	count({topic | some topic in record.topics; topic in limits.topics}) == 0
}

trainings contains record if {
	some record in input.evidence.training.records
	not left_out(record)
}

population contains {"kind": "training", "id": record.id} if some record in trainings

excluded contains {"kind": "training", "id": record.id, "reason": reason} if {
	some record in input.evidence.training.records
	reason := left_out(record)
}

# Trainings that took place and were not failed.
done contains record if {
	some record in trainings
	record.result in {"attended", "passed"}
	record.completed_on <= input.today
}

# The days on which each person was trained, and on which the whole course was taken. A lesson on one change, or after
# one mistake, does not stand for it.
days_of[person] contains day if {
	some record in done
	person := record.person
	day := record.completed_on
}

trained := days_of

whole_days_of[person] contains day if {
	some record in done
	record.occasion in {"onboarding", "recurring"}
	person := record.person
	day := record.completed_on
}

trained_wholly := whole_days_of

# Since when, and on which systems, each person reaches ePHI.
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
	allowed := limits.onboarding_days
	days > allowed
	message := sprintf("has no security training on record %v after the first day; this program allows %v: train this person now%v", [dates.words(days), allowed, meanwhile(person.person)])
}

meanwhile(person) := sprintf(", and hold the access to %v until then", [concat(", ", sort(reached[person]))]) if {
	reached[person]
} else := ""

# Training before access, how often, what it teaches and a text about it are this program's practice.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "training")
	message := "no written policy on topic training is in force; this program wants one that says who is trained in what, when and again when"
}

deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in judged
	not trained[person.person]
	days := dates.days_since(person.hired_on)
	days >= 0
	days <= limits.onboarding_days
	names := reached[person.person]
	message := sprintf("reaches ePHI on %v and has no security training on record; this program trains before it gives access", [concat(", ", sort(names))])
}

deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in judged
	person.status == "active"
	trained[person.person]
	not trained_wholly[person.person]
	days := dates.days_since(person.hired_on)
	allowed := limits.onboarding_days
	days > allowed
	message := sprintf("was trained on single matters only, %v after the first day; this program gives everybody the whole course within %v", [dates.words(days), allowed])
}

deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in judged
	person.status == "active"
	days := dates.days_since(max(trained_wholly[person.person]))
	allowed := limits.recurring_days
	days > allowed
	message := sprintf("was last given the whole security training %v ago; this program allows %v: train again", [dates.words(days), allowed])
}

# Only of those who began inside the time that the records reach back.
deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in judged
	dates.days_since(person.hired_on) <= limits.recurring_days
	first := min(trained[person.person])
	late := dates.days_between(person.hired_on, first)
	allowed := limits.onboarding_days
	late > allowed
	message := sprintf("was trained first on %v, %v after the first day; this program allows %v", [first, dates.words(late), allowed])
}

deny contains {"kind": "training", "id": record.id, "field": "result", "basis": "program", "message": message} if {
	some record in trainings
	record.result == "failed"
	not again(record)
	message := "was failed, and the same course was not passed since; repeat it with the person"
}

again(record) if {
	some day in passed[[record.person, record.course]]
	day >= record.completed_on
}

passing[key] contains day if {
	some record in done
	key := [record.person, record.course]
	day := record.completed_on
}

passed := passing

deny contains {"kind": "training", "id": record.id, "field": "result", "basis": "program", "message": message} if {
	some record in trainings
	not record.result
	message := "does not say whether it was passed, and counts for nothing until it does; record the result"
}

deny contains {"kind": "training", "id": record.id, "field": "completed_on", "basis": "program", "message": message} if {
	some record in trainings
	record.completed_on > input.today
	message := sprintf("is recorded as finished on %v, a day still to come; correct the date", [record.completed_on])
}

deny contains {"kind": "training", "id": record.id, "field": "person", "basis": "program", "message": message} if {
	some record in trainings
	not persons[record.person]
	not before_roster(record)
	message := sprintf("is of %v, who is not in the workforce records; correct the person, or have personnel add them", [record.person])
}

# Who was trained after the roster was drawn up may be about to begin.
before_roster(record) if record.completed_on >= max([dates.day_of(source.observed_at) | some source in input.evidence.workforce.sources])

taught contains topic if {
	some record in done
	dates.days_since(record.completed_on) <= limits.recurring_days
	some topic in record.topics
}

deny contains {"kind": "training", "basis": "program", "message": message} if {
	some topic in limits.topics
	not topic in taught
	message := sprintf("no training on record of the last %v teaches %v, as this program wants; take it into the next course", [dates.words(limits.recurring_days), topic])
}
