package hipaa.privacy.associate_violations_test

import data.hipaa.privacy.associate_violations

associate := {"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "ephi": true, "violation": "none_known"}

open := {"violation": "open", "violation_known_on": "2026-11-12", "violation_steps_on": "2026-11-13"}

with_associates(records) := {
	"today": "2026-11-20",
	"parameters": {"associate_violations": {"step_days": 7, "cure_days": 90}},
	"evidence": {"business_associates": {"records": records}},
}

with_violation(fields) := with_associates([object.union(associate, fields)])

without(fields, removed) := with_associates([object.union(associate, object.remove(fields, removed))])

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "business_associates"}

test_none_known_passes if {
	count(associate_violations.deny) == 0 with input as with_associates([associate])
	count(associate_violations.excluded) == 0 with input as with_associates([associate])
	associate_violations.population == {{"kind": "business_associates", "id": "a1"}} with input as with_associates([associate])
}

test_steps_taken_pass if {
	count(associate_violations.deny) == 0 with input as with_violation(open)
	count(associate_violations.deny) == 0 with input as with_violation(object.union(open, {"violation_steps_on": "2026-11-12"}))
	count(associate_violations.deny) == 0 with input as with_violation(object.union(open, {"violation_steps_on": "2026-11-20"}))
}

test_no_steps_fail_after_the_days_allowed if {
	deny := associate_violations.deny with input as without(open, ["violation_steps_on"])
	found(deny) == {["a1", "violation_steps_on", "rule", "is known for 8 days to violate its agreement, and no step to cure that is on record; this program allows 7"]}
	recent := object.union(open, {"violation_known_on": "2026-11-13"})
	count(associate_violations.deny) == 0 with input as without(recent, ["violation_steps_on"])
}

test_steps_still_to_come_are_none if {
	deny := associate_violations.deny with input as with_violation(object.union(open, {"violation_steps_on": "2026-11-21"}))
	found(deny) == {
		["a1", "violation_steps_on", "program", "shows 2026-11-21 in its violation, a day still to come; correct the date"],
		["a1", "violation_steps_on", "rule", "is known for 8 days to violate its agreement, and no step to cure that is on record; this program allows 7"],
	}
}

test_no_steps_since_an_unknown_day_fail if {
	deny := associate_violations.deny with input as with_violation({"violation": "open"})
	found(deny) == {
		["a1", "violation_known_on", "program", "does not say since when its violation is known; record the day"],
		["a1", "violation_steps_on", "rule", "is known to violate its agreement, and no step to cure that is on record; demand a remedy in writing and record the day"],
	}
}

not_cured := object.union(open, {"violation": "not_cured"})

test_not_cured_and_going_on_fails if {
	message := "did not cure its violation, and its agreement goes on; terminate it, or record why that is not feasible"
	every fields in [{}, {"termination_feasible": true}] {
		deny := associate_violations.deny with input as with_violation(object.union(not_cured, fields))
		found(deny) == {["a1", "violation", "rule", message]}
	}
}

test_not_cured_and_ended_is_left_out if {
	ended := object.union_n([associate, not_cured, {"id": "a2", "status": "ended"}])
	count(associate_violations.deny) == 0 with input as with_associates([associate, ended])
	associate_violations.excluded == {{"kind": "business_associates", "id": "a2", "reason": "status ended"}} with input as with_associates([associate, ended])
	associate_violations.population == {{"kind": "business_associates", "id": "a1"}} with input as with_associates([associate, ended])
}

test_not_cured_without_steps_fails_twice if {
	goes_on := ["a1", "violation", "rule", "did not cure its violation, and its agreement goes on; terminate it, or record why that is not feasible"]
	deny := associate_violations.deny with input as without(not_cured, ["violation_steps_on"])
	found(deny) == {goes_on, ["a1", "violation_steps_on", "rule", "is known for 8 days to violate its agreement, and no step to cure that is on record; this program allows 7"]}
	undated := associate_violations.deny with input as without(not_cured, ["violation_known_on"])
	found(undated) == {goes_on, ["a1", "violation_known_on", "program", "does not say since when its violation is known; record the day"]}
}

test_only_what_was_not_cured_needs_reasons if {
	count(associate_violations.deny) == 0 with input as with_violation(object.union(open, {"termination_feasible": false}))
}

test_not_feasible_needs_reasons if {
	kept := object.union(not_cured, {"termination_feasible": false})
	deny := associate_violations.deny with input as with_violation(kept)
	found(deny) == {["a1", "not_feasible_because", "rule", "did not cure its violation, and why ending its agreement is not feasible is not recorded; write the reasons down or end it"]}
	count(associate_violations.deny) == 0 with input as with_violation(object.union(kept, {"not_feasible_because": "only clearinghouse of the payer"}))
}

test_no_answer_fails_as_practice if {
	deny := associate_violations.deny with input as with_associates([object.remove(associate, ["violation"])])
	found(deny) == {["a1", "violation", "program", "does not say whether a violation of its agreement is known; ask those who work with it and record the answer"]}
}

test_open_for_too_long_fails_as_practice if {
	old := {"violation": "open", "violation_known_on": "2026-08-21", "violation_steps_on": "2026-08-24"}
	deny := associate_violations.deny with input as with_violation(old)
	found(deny) == {["a1", "violation", "program", "has had a violation open for 91 days; this program allows 90: decide whether it is cured or the agreement ends"]}
	count(associate_violations.deny) == 0 with input as with_violation(object.union(old, {"violation_known_on": "2026-08-22"}))
	count(associate_violations.deny) == 0 with input as with_violation(object.union(old, {"violation": "cured", "violation_closed_on": "2026-11-20"}))
}

test_dates_that_do_not_fit_fail_as_practice if {
	early := associate_violations.deny with input as with_violation(object.union(open, {"violation_steps_on": "2026-11-11"}))
	found(early) == {["a1", "violation_steps_on", "program", "shows steps on 2026-11-11 against a violation known only from 2026-11-12; correct the dates"]}
	future := associate_violations.deny with input as with_violation({"violation": "open", "violation_known_on": "2026-11-21"})
	found(future) == {["a1", "violation_known_on", "program", "shows 2026-11-21 in its violation, a day still to come; correct the date"]}
}

test_dates_without_a_violation_are_not_looked_at if {
	count(associate_violations.deny) == 0 with input as with_violation({"violation_known_on": "2026-11-21"})
	count(associate_violations.deny) == 0 with input as with_violation({"violation_known_on": "2026-11-12", "violation_steps_on": "2026-11-11"})
}

test_a_cure_has_its_days if {
	cured := object.union(open, {"violation": "cured", "violation_closed_on": "2026-11-20"})
	count(associate_violations.deny) == 0 with input as with_violation(cured)
	deny := associate_violations.deny with input as without(cured, ["violation_closed_on", "violation_steps_on"])
	found(deny) == {
		["a1", "violation_closed_on", "program", "had a violation that was cured, and does not say when it was found to be cured; record the day"],
		["a1", "violation_steps_on", "program", "had a violation that was cured, and does not say which day steps began; record the day"],
	}
	later := associate_violations.deny with input as with_violation(object.union(cured, {"violation_closed_on": "2026-11-21"}))
	found(later) == {["a1", "violation_closed_on", "program", "shows 2026-11-21 in its violation, a day still to come; correct the date"]}
}

test_nothing_recorded_is_an_empty_population if {
	count(associate_violations.population) == 0 with input as with_associates([])
	count(associate_violations.deny) == 0 with input as with_associates([])
}

test_where_nobody_works_for_it_all_were_looked_at if {
	given := with_associates([object.union(associate, {"relationship": "covered_entity"})])
	count(associate_violations.deny) == 0 with input as given
	count(associate_violations.excluded) == 0 with input as given
	associate_violations.population == {{"kind": "business_associates", "id": "a1"}} with input as given
}
