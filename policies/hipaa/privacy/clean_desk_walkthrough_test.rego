package hipaa.privacy.clean_desk_walkthrough_test

import data.hipaa.privacy.clean_desk_walkthrough

clean := {"id": "print/2026-08-20", "area": "print", "walked_on": "2026-08-20", "result": "clean", "walked_by": "w7", "desks_checked": 6, "exceptions": 0}

dirty := {
	"id": "print/2026-11-13", "area": "print", "walked_on": "2026-11-13", "result": "exceptions", "walked_by": "w7", "desks_checked": 6, "exceptions": 1,
	"exception_notes": "statements in the tray", "corrected_on": "2026-11-20",
}

records(walks) := {
	"today": "2026-11-20",
	"parameters": {"clean_desk_walkthrough": {"areas": ["print"], "correct_days": 7, "walk_days": 92}},
	"evidence": {"walkthroughs": {"records": walks}},
}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_a_clean_walk_on_the_last_day_allowed_passes if {
	base := records([clean])
	count(clean_desk_walkthrough.deny) == 0 with input as base
	clean_desk_walkthrough.population == {{"kind": "walkthroughs", "id": "print/2026-08-20"}} with input as base
}

test_exceptions_put_right_on_the_last_day_allowed_pass if {
	count(clean_desk_walkthrough.deny) == 0 with input as records([dirty])
}

test_put_right_late_fails_as_practice if {
	deny := clean_desk_walkthrough.deny with input as records([object.union(dirty, {"walked_on": "2026-11-12"})])
	found(deny) == {["walkthroughs", "print/2026-11-13", "corrected_on", "program", "was put right after 8 days; this program allows 7"]}
}

test_not_put_right_fails_after_the_days_allowed if {
	count(clean_desk_walkthrough.deny) == 0 with input as records([object.remove(dirty, ["corrected_on"])])
	deny := clean_desk_walkthrough.deny with input as records([object.union(object.remove(dirty, ["corrected_on"]), {"walked_on": "2026-11-12"})])
	found(deny) == {["walkthroughs", "print/2026-11-13", "corrected_on", "rule", "found PHI in the open and shows no correction 8 days later; this program allows 7: put it right and record the day"]}
}

test_a_correction_still_to_come_is_none if {
	deny := clean_desk_walkthrough.deny with input as records([object.union(dirty, {"walked_on": "2026-11-12", "corrected_on": "2026-11-21"})])
	found(deny) == {["walkthroughs", "print/2026-11-13", "corrected_on", "rule", "found PHI in the open and shows no correction 8 days later; this program allows 7: put it right and record the day"]}
}

test_put_right_before_it_was_found_fails_as_practice if {
	deny := clean_desk_walkthrough.deny with input as records([object.union(dirty, {"corrected_on": "2026-11-12"})])
	found(deny) == {["walkthroughs", "print/2026-11-13", "corrected_on", "program", "was put right before it was found; correct the dates"]}
	count(clean_desk_walkthrough.deny) == 0 with input as records([object.union(dirty, {"corrected_on": "2026-11-13"})])
}

test_an_area_walked_a_day_too_long_ago_fails_as_practice if {
	deny := clean_desk_walkthrough.deny with input as records([object.union(clean, {"walked_on": "2026-08-19"})])
	found(deny) == {["walkthroughs", "", "", "program", "the last walk through print was 93 days ago; this program walks within 92"]}
}

test_only_the_last_walk_counts if {
	count(clean_desk_walkthrough.deny) == 0 with input as records([clean, object.union(clean, {"id": "old", "walked_on": "2025-01-10"})])
}

test_an_area_never_walked_fails_as_practice if {
	every walks in [[], [object.union(clean, {"area": "prnt"})]] {
		deny := clean_desk_walkthrough.deny with input as records(walks)
		found(deny) == {["walkthroughs", "", "", "program", "no walk through print is recorded; walk through it and record what was found"]}
	}
}

test_a_walk_still_to_come_does_not_count if {
	deny := clean_desk_walkthrough.deny with input as records([object.union(clean, {"walked_on": "2026-11-21"})])
	found(deny) == {
		["walkthroughs", "print/2026-08-20", "walked_on", "program", "is dated 2026-11-21, a day still to come; correct the date"],
		["walkthroughs", "", "", "program", "no walk through print is recorded; walk through it and record what was found"],
	}
	count(clean_desk_walkthrough.deny) == 0 with input as records([object.union(clean, {"walked_on": "2026-11-20"})])
}

test_a_walk_by_nobody_fails_as_practice if {
	deny := clean_desk_walkthrough.deny with input as records([object.remove(clean, ["walked_by"])])
	found(deny) == {["walkthroughs", "print/2026-08-20", "walked_by", "program", "does not say who walked; record the person"]}
}

test_a_walk_past_no_desk_fails_as_practice if {
	every visit in [object.union(clean, {"desks_checked": 0}), object.union(clean, {"desks_checked": -1}), object.remove(clean, ["desks_checked"])] {
		deny := clean_desk_walkthrough.deny with input as records([visit])
		found(deny) == {["walkthroughs", "print/2026-08-20", "desks_checked", "program", "shows no desk that was looked at; record how many were, or walk again"]}
	}
}

test_a_walk_past_one_desk_passes if {
	count(clean_desk_walkthrough.deny) == 0 with input as records([object.union(clean, {"desks_checked": 1})])
}

test_clean_with_exceptions_fails_as_practice if {
	deny := clean_desk_walkthrough.deny with input as records([object.union(clean, {"exceptions": 1})])
	found(deny) == {["walkthroughs", "print/2026-08-20", "exceptions", "program", "is called clean, with 1 found in the open; correct the result or the number"]}
	count(clean_desk_walkthrough.deny) == 0 with input as records([object.remove(clean, ["exceptions"])])
}

test_exceptions_without_notes_fail_as_practice if {
	deny := clean_desk_walkthrough.deny with input as records([object.remove(dirty, ["exception_notes"])])
	found(deny) == {["walkthroughs", "print/2026-11-13", "exception_notes", "program", "does not say what was found; describe it without naming anyone"]}
}

test_a_clean_walk_needs_no_correction if {
	count(clean_desk_walkthrough.deny) == 0 with input as records([object.union(clean, {"corrected_on": "2026-09-20"})])
}
