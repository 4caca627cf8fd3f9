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
population contains {"kind": "walkthroughs", "id": visit.id} if some visit in input.evidence.walkthroughs.records

# PHI found in the open and left there is not safeguarded, whoever chose the number of days.
deny contains {"kind": "walkthroughs", "id": visit.id, "field": "corrected_on", "basis": "rule", "message": message} if {
	some visit in input.evidence.walkthroughs.records
	visit.result == "exceptions"
	not corrected(visit)
	days := dates.days_since(visit.walked_on)
	allowed := input.parameters.clean_desk_walkthrough.correct_days
	days > allowed
	message := sprintf("found PHI in the open and shows no correction %v later; this program allows %v: put it right and record the day", [dates.words(days), allowed])
}

# The walks themselves, and how soon things are put right, are this program's practice.
deny contains {"kind": "walkthroughs", "id": visit.id, "field": "corrected_on", "basis": "program", "message": message} if {
	some visit in input.evidence.walkthroughs.records
	visit.result == "exceptions"
	corrected(visit)
	days := dates.days_between(visit.walked_on, visit.corrected_on)
	allowed := input.parameters.clean_desk_walkthrough.correct_days
	days > allowed
	message := sprintf("was put right after %v; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "walkthroughs", "id": visit.id, "field": "corrected_on", "basis": "program", "message": message} if {
	some visit in input.evidence.walkthroughs.records
	visit.corrected_on < visit.walked_on
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
walks(area) := {visit.walked_on |
	some visit in input.evidence.walkthroughs.records
	visit.area == area
	visit.walked_on <= input.today
}

deny contains {"kind": "walkthroughs", "id": visit.id, "field": "walked_on", "basis": "program", "message": message} if {
	some visit in input.evidence.walkthroughs.records
	visit.walked_on > input.today
	message := sprintf("is dated %v, a day still to come; correct the date", [visit.walked_on])
}

deny contains {"kind": "walkthroughs", "id": visit.id, "field": "walked_by", "basis": "program", "message": message} if {
	some visit in input.evidence.walkthroughs.records
	not visit.walked_by
	message := "does not say who walked; record the person"
}

deny contains {"kind": "walkthroughs", "id": visit.id, "field": "desks_checked", "basis": "program", "message": message} if {
	some visit in input.evidence.walkthroughs.records
	not checked_something(visit)
	message := "shows no desk that was looked at; record how many were, or walk again"
}

deny contains {"kind": "walkthroughs", "id": visit.id, "field": "exceptions", "basis": "program", "message": message} if {
	some visit in input.evidence.walkthroughs.records
	visit.result == "clean"
	visit.exceptions > 0
	message := sprintf("is called clean, with %v found in the open; correct the result or the number", [visit.exceptions])
}

deny contains {"kind": "walkthroughs", "id": visit.id, "field": "exception_notes", "basis": "program", "message": message} if {
	some visit in input.evidence.walkthroughs.records
	visit.result == "exceptions"
	not visit.exception_notes
	message := "does not say what was found; describe it without naming anyone"
}

# A correction dated in the future has not been made.
corrected(visit) if visit.corrected_on <= input.today

checked_something(visit) if visit.desks_checked > 0
