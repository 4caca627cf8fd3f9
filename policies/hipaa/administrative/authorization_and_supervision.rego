# METADATA
# title: Authorization and supervision
# description: Whoever works with ePHI was authorized to, or is supervised; supervisors look at the work queues of those who change claims.
# custom:
#   citations: ["164.308(a)(3)(ii)(A)"]
#   parameters:
#     review_days: {type: integer, minimum: 1}
#     correct_days: {type: integer, minimum: 0}
#     supervised_information:
#       type: array
#       items: {type: string}
#       uniqueItems: true
#       description: Whoever enters or changes this information, as role_profiles names it, has work that a supervisor looks at.
package hipaa.administrative.authorization_and_supervision

import data.hipaa.lib.access
import data.hipaa.lib.acts
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people

limits := input.parameters.authorization_and_supervision

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

accounts := {[account.system, account.user]: account | some account in input.evidence.user_accounts.records}

catalogue := {[role.system, role.role]: role | some role in input.evidence.role_profiles.records}

# Who works with ePHI, as far as accounts show it.
with_access contains person if {
	some account in input.evidence.user_accounts.records
	access.opens(account, systems)
	some person in access.assigned(account)
}

judged contains person if {
	some person in input.evidence.workforce.records
	not left_out(person)
}

left_out(person) := "has left" if {
	people.gone(person)
} else := "has no account that opens ePHI" if {
	id := person.person
	not id in with_access
}

population contains {"kind": "workforce", "id": person.id} if some person in judged

excluded contains {"kind": "workforce", "id": person.id, "reason": reason} if {
	some person in input.evidence.workforce.records
	reason := left_out(person)
}

population contains {"kind": "work_queue_reviews", "id": review.id} if some review in input.evidence.work_queue_reviews.records

# Nobody authorizes or supervises themselves.
authorized contains person if {
	some grant in input.evidence.access_grants.records
	access.holds(grant)
	person := grant.person
	grant.approved_by != person
}

# The days on which somebody else looked at a person's work.
looks[worker] contains day if {
	some review in input.evidence.work_queue_reviews.records
	day := review.reviewed_on
	day <= input.today
	supervisor := review.reviewed_by
	some worker in review.persons
	worker != supervisor
}

looked_at := looks

# Whose work changes what patients and payers are billed.
changing contains person if {
	some right in input.evidence.access_rights.records
	account := accounts[[right.system, right.user]]
	access.opens(account, systems)
	changes(catalogue[[right.system, right.role]])
	some person in access.assigned(account)
}

changes(role) if {
	some permission in role.permissions
	permission in {"change", "create", "delete"}
	some slug in role.information
	slug in limits.supervised_information
}

# The text asks for procedures for the one, the other or both.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "supervision")
	not documents.on_topic(input.evidence.written_policies.records, "access_authorization")
	message := "no written procedure on topic supervision or access_authorization is in force; write down who authorizes and who supervises those who work with ePHI, and have it approved"
}

left_alone contains person if {
	some person in judged
	id := person.person
	not id in authorized
	not looked_at[id]
}

deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some person in left_alone
	message := "works with ePHI, and is neither authorized by a grant that somebody else made nor supervised by a review of a work queue; do one or both, or end the access"
}

# Whom and how often a supervisor looks at is this program's practice.
deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in judged
	person.status == "active"
	person.person in changing
	not person in left_alone
	days := dates.days_since(last_look(person))
	allowed := limits.review_days
	days > allowed
	message := sprintf("enters or changes what is billed, and %v; this program allows %v: have the supervisor look at this person's part of the queue", [unseen(person.person, days), allowed])
}

last_look(person) := max(looked_at[person.person]) if {
	looked_at[person.person]
} else := person.hired_on

unseen(id, days) := sprintf("nobody has looked at the work for %v", [dates.words(days)]) if looked_at[id]

unseen(id, days) := sprintf("nobody has looked at the work since the first day, %v ago", [dates.words(days)]) if not looked_at[id]

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	review.reviewed_on > input.today
	message := sprintf("is recorded as done on %v, a day still to come; correct the date", [review.reviewed_on])
}

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	not review.reviewed_by
	message := "names nobody who looked at the queue, and so shows no supervision; record who did"
}

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	review.reviewed_by in review.persons
	message := sprintf("was done by %v on their own work too; have somebody else look at that part", [review.reviewed_by])
}

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	day := review.reviewed_on
	day <= input.today
	doubt := acts.doubt(persons, review.reviewed_by, day)
	message := sprintf("was done by %v, %v; find out who it was", [review.reviewed_by, doubt])
}

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "persons", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	count(object.get(review, "persons", [])) == 0
	message := "names nobody whose work was looked at; record the persons, so that it counts for them"
}

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "persons", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	unknown := [id | some id in review.persons; not persons[id]]
	count(unknown) > 0
	message := sprintf("names %v, who %v not in the workforce records; correct the ids", [concat(", ", sort(unknown)), verb(count(unknown))])
}

verb(1) := "is"

verb(number) := "are" if number != 1

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "items_reviewed", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	object.get(review, "items_reviewed", 0) < 1
	message := "shows no item that was looked at; record how many, or look at some"
}

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "errors", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	not counted(review)
	message := "does not say how many items had been worked wrongly; record it, also where there were none"
}

counted(review) if review.errors >= 0

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "corrected_on", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	review.errors > 0
	not corrected(review)
	days := dates.days_since(review.reviewed_on)
	allowed := limits.correct_days
	days > allowed
	message := sprintf("found %v, not put right %v later; this program allows %v", [mistakes(review.errors), dates.words(days), allowed])
}

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "corrected_on", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	review.errors > 0
	corrected(review)
	days := dates.days_between(review.reviewed_on, review.corrected_on)
	allowed := limits.correct_days
	days > allowed
	message := sprintf("found %v, put right %v later; this program allows %v", [mistakes(review.errors), dates.words(days), allowed])
}

deny contains {"kind": "work_queue_reviews", "id": review.id, "field": "corrected_on", "basis": "program", "message": message} if {
	some review in input.evidence.work_queue_reviews.records
	review.corrected_on < review.reviewed_on
	message := sprintf("was put right on %v, before it was found on %v; correct the dates", [review.corrected_on, review.reviewed_on])
}

# A correction dated in the future has not taken place.
corrected(review) if review.corrected_on <= input.today

mistakes(1) := "1 item worked wrongly"

mistakes(number) := sprintf("%v items worked wrongly", [number]) if number != 1
