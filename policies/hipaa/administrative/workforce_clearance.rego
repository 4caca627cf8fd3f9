# METADATA
# title: Workforce clearance
# description: For everybody who reaches ePHI it was determined that the access is appropriate, before it began and for the work of today.
# custom:
#   citations: ["164.308(a)(3)(ii)(B)"]
#   parameters:
#     renewal_days: {type: integer, minimum: 1}
#     checks:
#       type: array
#       items: {type: string, enum: [job_description, identity, references, credentials, exclusion_list, background_check, conflict_of_interest]}
#       uniqueItems: true
#       description: What this program looks at for every determination.
package hipaa.administrative.workforce_clearance

import data.hipaa.lib.access
import data.hipaa.lib.acts
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people

limits := input.parameters.workforce_clearance

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

# Since when each person has the accounts that open ePHI. An account that is older than the person was another's first.
begun[person] contains day if {
	some account in input.evidence.user_accounts.records
	access.opens(account, systems)
	some person in access.assigned(account)
	hired_on := persons[person].hired_on
	day := max([object.get(account, "created_on", hired_on), hired_on])
}

access_begun := begun

judged contains person if {
	some person in input.evidence.workforce.records
	not left_out(person)
}

left_out(person) := "has left" if {
	people.gone(person)
} else := "has no account that opens ePHI" if {
	not access_begun[person.person]
}

judged_clearances contains clearance if {
	some clearance in input.evidence.clearances.records
	person := persons[clearance.person]
	not people.gone(person)
}

# Of somebody who is not in the workforce records nobody knows whether they left.
judged_clearances contains clearance if {
	some clearance in input.evidence.clearances.records
	not persons[clearance.person]
}

population contains {"kind": "workforce", "id": person.id} if some person in judged

population contains {"kind": "clearances", "id": clearance.id} if some clearance in judged_clearances

excluded contains {"kind": "workforce", "id": person.id, "reason": reason} if {
	some person in input.evidence.workforce.records
	reason := left_out(person)
}

excluded contains {"kind": "clearances", "id": clearance.id, "reason": "person has left"} if {
	some clearance in input.evidence.clearances.records
	people.gone(persons[clearance.person])
}

on_record := {clearance.person | some clearance in input.evidence.clearances.records}

# What was determined about each person, and when. A day still to come determines nothing.
settled[person] contains [day, clearance] if {
	some clearance in judged_clearances
	clearance.outcome in {"appropriate", "limited", "not_appropriate"}
	day := clearance.determined_on
	day <= input.today
	person := clearance.person
}

determined := settled

newest(person) := {clearance |
	day := max({entry[0] | some entry in determined[person]})
	some entry in determined[person]
	entry[0] == day
	clearance := entry[1]
}

refused(person) if {
	some clearance in newest(person)
	clearance.outcome == "not_appropriate"
}

# The text asks for procedures, and that they be implemented.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "clearance")
	message := "no written procedure on topic clearance is in force; write down how it is determined that a person's access to ePHI is appropriate, and have it approved"
}

deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some person in judged
	not determined[person.person]
	message := undetermined(person.person)
}

undetermined(person) := "reaches ePHI, and nobody is on record as having determined that this is appropriate; determine it, and hold the access until then" if not person in on_record

undetermined(person) := "reaches ePHI while the determination whether this is appropriate is still open; decide it, and hold the access until then" if person in on_record

deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some person in judged
	refused(person.person)
	message := "reaches ePHI, which was determined not to be appropriate; end the access, or record the newer determination"
}

# Before access began, for the present unit, again after some years, by whom and upon what: this program's practice.
cleared contains person if {
	some person in judged
	determined[person.person]
	not refused(person.person)
}

deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in cleared
	first := min({entry[0] | some entry in determined[person.person]})
	began := min(access_begun[person.person])
	began < first
	message := sprintf("reached ePHI from %v, and was cleared first on %v; this program clears before it gives access: keep to that order", [began, first])
}

deny contains {"kind": "workforce", "id": person.id, "field": "unit", "basis": "program", "message": message} if {
	some person in cleared
	cleared_for := {unit | some clearance in newest(person.person); unit := object.get(clearance, "unit", "unknown")}
	not person.unit in cleared_for
	message := sprintf("works in unit %v, and was cleared last for unit %v; this program clears again when the work changes", [person.unit, concat(", ", sort(cleared_for))])
}

deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in cleared
	last := max({entry[0] | some entry in determined[person.person]})
	days := dates.days_since(last)
	allowed := limits.renewal_days
	days > allowed
	message := sprintf("was cleared last %v ago; this program allows %v: look again", [dates.words(days), allowed])
}

deny contains {"kind": "clearances", "id": clearance.id, "field": "determined_on", "basis": "program", "message": message} if {
	some clearance in judged_clearances
	clearance.determined_on > input.today
	message := sprintf("is recorded as determined on %v, a day still to come; correct the date", [clearance.determined_on])
}

deny contains {"kind": "clearances", "id": clearance.id, "field": "determined_by", "basis": "program", "message": message} if {
	some clearance in made
	not clearance.determined_by
	message := "names nobody who determined it; record who did"
}

made contains clearance if {
	some clearance in judged_clearances
	clearance.determined_on <= input.today
}

deny contains {"kind": "clearances", "id": clearance.id, "field": "determined_by", "basis": "program", "message": message} if {
	some clearance in made
	clearance.determined_by == clearance.person
	message := sprintf("was determined by %v about themselves; have somebody else determine it", [clearance.determined_by])
}

deny contains {"kind": "clearances", "id": clearance.id, "field": "determined_by", "basis": "program", "message": message} if {
	some clearance in made
	clearance.determined_by != clearance.person
	doubt := acts.doubt(persons, clearance.determined_by, clearance.determined_on)
	message := sprintf("was determined by %v, %v; have somebody who does confirm it", [clearance.determined_by, doubt])
}

deny contains {"kind": "clearances", "id": clearance.id, "field": "checks", "basis": "program", "message": message} if {
	some clearance in made
	lacking := {check | some check in limits.checks} - {check | some check in clearance.checks}
	count(lacking) > 0
	message := sprintf("does not show that these were looked at: %v; this program looks at them each time", [concat(", ", sort(lacking))])
}

deny contains {"kind": "clearances", "id": clearance.id, "field": "limits", "basis": "program", "message": message} if {
	some clearance in made
	clearance.outcome == "limited"
	not clearance.limits
	message := "is limited without saying how; write down the conditions, so that whoever gives access can keep them"
}

deny contains {"kind": "clearances", "id": clearance.id, "field": "person", "basis": "program", "message": message} if {
	some clearance in judged_clearances
	not persons[clearance.person]
	not before_hire(clearance)
	message := sprintf("is about %v, who is not in the workforce records; correct the person, or take it out", [clearance.person])
}

# Who was cleared after the roster was drawn up may begin soon. Without a roster's day nothing is excused.
before_hire(clearance) if clearance.determined_on >= max([dates.day_of(source.observed_at) | some source in input.evidence.workforce.sources])
