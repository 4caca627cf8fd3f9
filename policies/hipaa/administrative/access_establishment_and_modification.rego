# METADATA
# title: Access establishment and modification
# description: The rights on every system with ePHI are reviewed by somebody, and the changes that come of it are made.
# custom:
#   citations: ["164.308(a)(4)(ii)(C)"]
#   parameters:
#     review_days: {type: integer, minimum: 1}
#     change_days: {type: integer, minimum: 0}
package hipaa.administrative.access_establishment_and_modification

import data.hipaa.lib.acts
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.scope

limits := input.parameters.access_establishment_and_modification

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

judged contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

review_left_out(review) := reason if {
	why := scope.left_out(systems[review.system])
	reason := sprintf("system %v", [why])
}

reviews contains review if {
	some review in input.evidence.access_reviews.records
	not review_left_out(review)
}

population contains {"kind": "systems", "id": system.id} if some system in judged

population contains {"kind": "access_reviews", "id": review.id} if some review in reviews

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

excluded contains {"kind": "access_reviews", "id": review.id, "reason": reason} if {
	some review in input.evidence.access_reviews.records
	reason := review_left_out(review)
}

# A review of nothing is none, nor is one that is still to come.
reviewed[system] contains day if {
	some review in reviews
	review.reviewed_on <= input.today
	not of_nothing(review)
	system := review.system
	day := review.reviewed_on
}

of_nothing(review) if review.rights_reviewed < 1

reviewed_on := reviewed

made(review) if review.changed_on <= input.today

privileged := {[account.system, person] |
	some account in input.evidence.user_accounts.records
	account.privileged
	account.status == "active"
	some person in account.assigned_to
}

# The text asks for policies and procedures, and that they be implemented.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "access_review")
	message := "no written procedure on topic access_review is in force; write down how rights of access are set up, documented, reviewed and changed, and have it approved"
}

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in judged
	not reviewed_on[system.system_id]
	message := "has no review of its users' rights on record; go through the list of who may do what, and record what was changed"
}

# A right that a review found wrong and nobody changed was not modified. How soon is this program's choice.
deny contains {"kind": "access_reviews", "id": review.id, "field": "changed_on", "message": message} if {
	some review in reviews
	review.changes > 0
	not made(review)
	days := dates.days_since(review.reviewed_on)
	allowed := limits.change_days
	days > allowed
	message := sprintf("wanted %v, not shown to be made %v later; this program allows %v: make them on the system and record the day", [rights(review.changes), dates.words(days), allowed])
}

rights(1) := "1 right changed"

rights(number) := sprintf("%v rights changed", [number]) if number != 1

# The rest is this program's practice.
deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged
	days := dates.days_since(max(reviewed_on[system.system_id]))
	allowed := limits.review_days
	days > allowed
	message := sprintf("had its users' rights reviewed last %v ago; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "access_reviews", "id": review.id, "field": "changed_on", "basis": "program", "message": message} if {
	some review in reviews
	review.changes > 0
	made(review)
	days := dates.days_between(review.reviewed_on, review.changed_on)
	allowed := limits.change_days
	days > allowed
	message := sprintf("wanted %v, made %v later; this program allows %v", [rights(review.changes), dates.words(days), allowed])
}

deny contains {"kind": "access_reviews", "id": review.id, "field": "changed_on", "basis": "program", "message": message} if {
	some review in reviews
	begun := object.get(review, "listed_on", review.reviewed_on)
	review.changed_on < begun
	message := sprintf("shows rights changed on %v, and looked at them from %v on; correct the dates", [review.changed_on, begun])
}

deny contains {"kind": "access_reviews", "id": review.id, "field": "changes", "basis": "program", "message": message} if {
	some review in reviews
	not counted(review)
	message := "does not say how many rights were to be changed; record it, also where all stay"
}

counted(review) if review.changes >= 0

deny contains {"kind": "access_reviews", "id": review.id, "field": "rights_reviewed", "basis": "program", "message": message} if {
	some review in reviews
	object.get(review, "rights_reviewed", 0) < 1
	message := "shows no right that was looked at; record how many accounts the list held"
}

deny contains {"kind": "access_reviews", "id": review.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some review in reviews
	review.reviewed_on > input.today
	message := sprintf("is recorded as done on %v, a day still to come; correct the date", [review.reviewed_on])
}

deny contains {"kind": "access_reviews", "id": review.id, "field": "listed_on", "basis": "program", "message": message} if {
	some review in reviews
	review.listed_on > review.reviewed_on
	message := sprintf("was done on %v, before its list was drawn on %v; correct the dates", [review.reviewed_on, review.listed_on])
}

deny contains {"kind": "access_reviews", "id": review.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some review in reviews
	not review.reviewed_by
	message := "names nobody who decided what stays; record who did"
}

deny contains {"kind": "access_reviews", "id": review.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some review in reviews
	[review.system, review.reviewed_by] in privileged
	message := sprintf("was done by %v, who administers %v; this program has somebody else decide what stays", [review.reviewed_by, review.system])
}

deny contains {"kind": "access_reviews", "id": review.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some review in reviews
	day := review.reviewed_on
	day <= input.today
	doubt := acts.doubt(persons, review.reviewed_by, day)
	message := sprintf("was done by %v, %v; find out who it was", [review.reviewed_by, doubt])
}

deny contains {"kind": "access_reviews", "id": review.id, "field": "system", "basis": "program", "message": message} if {
	some review in reviews
	not systems[review.system]
	message := sprintf("is about system %v, which is not in the inventory; add the system or correct its id", [review.system])
}
