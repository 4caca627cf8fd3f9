# METADATA
# title: Clean-desk walkthrough
# description: Paper with PHI is not left in the open; regular walks through the office look for it, and what they find is put right.
# custom:
#   citations: ["164.530(c)(2)(i)"]
#   parameters:
#     areas: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
#     correct_days: {type: integer, minimum: 0}
#     walk_days: {type: integer, minimum: 1}
package hipaa.privacy.clean_desk_walkthrough

import data.hipaa.lib.dates

# Every walk is judged, also one through an area that is not on the program's list: nothing is left out.
population contains {"kind": "walkthroughs", "id": walk.id} if some walk in input.evidence.walkthroughs.records

# PHI found in the open and left there is not safeguarded, whoever chose the number of days.
deny contains {"kind": "walkthroughs", "id": walk.id, "field": "corrected_on", "basis": "rule", "message": message} if {
	some walk in input.evidence.walkthroughs.records
	walk.result == "exceptions"
	not corrected(walk)
	days := dates.days_since(walk.walked_on)
	allowed := input.parameters.clean_desk_walkthrough.correct_days
	days > allowed
	message := sprintf("found PHI in the open and shows no correction %v later; this program allows %v: put it right and record the day", [dates.words(days), allowed])
}

# The walks themselves, and how soon things are put right, are this program's practice.
deny contains {"kind": "walkthroughs", "id": walk.id, "field": "corrected_on", "basis": "program", "message": message} if {
	some walk in input.evidence.walkthroughs.records
	walk.result == "exceptions"
	corrected(walk)
	days := dates.days_between(walk.walked_on, walk.corrected_on)
	allowed := input.parameters.clean_desk_walkthrough.correct_days
	days > allowed
	message := sprintf("was put right after %v; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "walkthroughs", "id": walk.id, "field": "corrected_on", "basis": "program", "message": message} if {
	some walk in input.evidence.walkthroughs.records
	walk.corrected_on < walk.walked_on
	message := "was put right before it was found; correct the dates"
}

deny contains {"kind": "walkthroughs", "basis": "program", "message": message} if {
	some area in input.parameters.clean_desk_walkthrough.areas
	count(walks(area)) == 0
	message := sprintf("no walk through %v is recorded; walk through it and record what was found", [area])
}

deny contains {"kind": "walkthroughs", "basis": "program", "message": message} if {
	some area in input.parameters.clean_desk_walkthrough.areas
	days := dates.days_since(max(walks(area)))
	allowed := input.parameters.clean_desk_walkthrough.walk_days
	days > allowed
	message := sprintf("the last walk through %v was %v ago; this program walks within %v", [area, dates.words(days), allowed])
}

# The days on which an area was walked, as far as they have come.
walks(area) := {walk.walked_on |
	some walk in input.evidence.walkthroughs.records
	walk.area == area
	walk.walked_on <= input.today
}

deny contains {"kind": "walkthroughs", "id": walk.id, "field": "walked_on", "basis": "program", "message": message} if {
	some walk in input.evidence.walkthroughs.records
	walk.walked_on > input.today
	message := sprintf("is dated %v, a day still to come; correct the date", [walk.walked_on])
}

deny contains {"kind": "walkthroughs", "id": walk.id, "field": "walked_by", "basis": "program", "message": message} if {
	some walk in input.evidence.walkthroughs.records
	not walk.walked_by
	message := "does not say who walked; record the person"
}

deny contains {"kind": "walkthroughs", "id": walk.id, "field": "desks_checked", "basis": "program", "message": message} if {
	some walk in input.evidence.walkthroughs.records
	not checked_something(walk)
	message := "shows no desk that was looked at; record how many were, or walk again"
}

deny contains {"kind": "walkthroughs", "id": walk.id, "field": "exceptions", "basis": "program", "message": message} if {
	some walk in input.evidence.walkthroughs.records
	walk.result == "clean"
	walk.exceptions > 0
	message := sprintf("is called clean, with %v found in the open; correct the result or the number", [walk.exceptions])
}

deny contains {"kind": "walkthroughs", "id": walk.id, "field": "exception_notes", "basis": "program", "message": message} if {
	some walk in input.evidence.walkthroughs.records
	walk.result == "exceptions"
	not walk.exception_notes
	message := "does not say what was found; describe it without naming anyone"
}

# A correction dated in the future has not been made.
corrected(walk) if walk.corrected_on <= input.today

checked_something(walk) if walk.desks_checked > 0
