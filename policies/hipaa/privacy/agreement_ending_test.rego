package hipaa.privacy.agreement_ending_test

import data.hipaa.privacy.agreement_ending

associate := {
	"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "ephi": true,
	"arrangement": "contract", "term_return_or_destroy": true, "term_termination": true,
}

ended := object.union(associate, {
	"id": "a2", "associate_id": "a2", "status": "ended", "ended_on": "2026-10-20",
	"exit": "destroyed", "exit_confirmed_on": "2026-11-20",
})

with_associates(records) := {
	"today": "2026-11-20",
	"parameters": {"agreement_ending": {"exit_days": 30}},
	"evidence": {"business_associates": {"records": records}},
}

with_ended(fields) := with_associates([object.union(ended, fields)])

open := object.remove(ended, ["exit", "exit_confirmed_on"])

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "business_associates"}

test_terms_and_a_confirmed_exit_pass if {
	given := with_associates([associate, ended])
	count(agreement_ending.deny) == 0 with input as given
	count(agreement_ending.excluded) == 0 with input as given
	agreement_ending.population == {{"kind": "business_associates", "id": "a1"}, {"kind": "business_associates", "id": "a2"}} with input as given
}

test_each_term_missing_or_unknown_fails_by_itself if {
	every field, words in {
		"term_return_or_destroy": "have all PHI returned or destroyed at the end, or else protected further",
		"term_termination": "authorize its termination over a violation of a material term",
	} {
		message := sprintf("has an agreement that is not shown to %v; have it amended", [words])
		deny := agreement_ending.deny with input as with_associates([object.union(associate, {field: false})])
		found(deny) == {["a1", field, "rule", message]}
		unknown := agreement_ending.deny with input as with_associates([object.remove(associate, [field])])
		found(unknown) == {["a1", field, "rule", message]}
	}
}

test_termination_may_be_barred_by_law if {
	barred := object.union(object.remove(associate, ["term_termination"]), {"arrangement": "memorandum", "termination_barred_by_law": true})
	count(agreement_ending.deny) == 0 with input as with_associates([barred])
	count(agreement_ending.deny) == 1 with input as with_associates([object.union(barred, {"termination_barred_by_law": false})])
}

test_no_exit_fails_after_the_days_allowed if {
	message := "ended 31 days ago and is not shown to have returned or destroyed the PHI it held; this program allows 30"
	every record in [object.union(open, {"ended_on": "2026-10-20"}), object.union(open, {"ended_on": "2026-10-20", "exit": "none"})] {
		deny := agreement_ending.deny with input as with_associates([record])
		found(deny) == {["a2", "exit", "program", message]}
	}
	count(agreement_ending.deny) == 0 with input as with_associates([object.union(open, {"ended_on": "2026-10-21"})])
	count(agreement_ending.deny) == 0 with input as with_associates([object.union(open, {"ended_on": "2026-11-20"})])
}

test_an_end_on_an_unknown_day_fails if {
	deny := agreement_ending.deny with input as with_associates([object.remove(open, ["ended_on"])])
	found(deny) == {
		["a2", "ended_on", "program", "has ended on a day that is not recorded; record the last day, against which return or destruction is measured"],
		["a2", "exit", "program", "has ended and is not shown to have returned or destroyed the PHI it held; ask for it, with a written confirmation"],
	}
}

test_an_exit_after_an_end_on_an_unknown_day_counts if {
	deny := agreement_ending.deny with input as with_associates([object.remove(ended, ["ended_on"])])
	found(deny) == {["a2", "ended_on", "program", "has ended on a day that is not recorded; record the last day, against which return or destruction is measured"]}
}

test_an_end_still_to_come_fails if {
	deny := agreement_ending.deny with input as with_ended({"ended_on": "2026-11-21"})
	found(deny) == {["a2", "ended_on", "program", "is recorded as ended, with a last day still to come (2026-11-21); correct the status or the day"]}
}

test_active_after_its_last_day_fails if {
	deny := agreement_ending.deny with input as with_associates([object.union(associate, {"ended_on": "2026-11-19"})])
	found(deny) == {["a1", "ended_on", "program", "has status active, with a last day already past (2026-11-19); correct the status or the day"]}
	count(agreement_ending.deny) == 0 with input as with_associates([object.union(associate, {"ended_on": "2026-11-20"})])
}

test_an_exit_is_confirmed_in_writing if {
	deny := agreement_ending.deny with input as with_associates([object.remove(ended, ["exit_confirmed_on"])])
	found(deny) == {["a2", "exit_confirmed_on", "program", "has no written confirmation of what became of the PHI (destroyed); ask for one and record its day"]}
	later := agreement_ending.deny with input as with_ended({"exit_confirmed_on": "2026-11-21"})
	found(later) == {["a2", "exit_confirmed_on", "program", "is recorded as confirmed on 2026-11-21, a day still to come; correct the date"]}
	every exit in ["returned", "protected"] {
		count(agreement_ending.deny) == 0 with input as with_ended({"exit": exit})
	}
}

test_others_are_left_out_and_said if {
	given := with_associates([
		object.union(ended, {"id": "a3", "relationship": "covered_entity"}),
		object.union(associate, {"id": "a4", "status": "planned"}),
		object.union(associate, {"id": "a5", "arrangement": "none"}),
	])
	count(agreement_ending.deny) == 0 with input as given
	agreement_ending.excluded == {
		{"kind": "business_associates", "id": "a3", "reason": "this organization works for it"},
		{"kind": "business_associates", "id": "a4", "reason": "status planned"},
		{"kind": "business_associates", "id": "a5", "reason": "no agreement on record"},
	} with input as given
	count(agreement_ending.population) == 0 with input as given
}

test_nothing_recorded_is_an_empty_population if {
	count(agreement_ending.population) == 0 with input as with_associates([])
	count(agreement_ending.deny) == 0 with input as with_associates([])
}

test_where_nobody_works_for_it_all_were_looked_at if {
	given := with_associates([object.union(associate, {"relationship": "covered_entity"})])
	count(agreement_ending.deny) == 0 with input as given
	count(agreement_ending.excluded) == 0 with input as given
	agreement_ending.population == {{"kind": "business_associates", "id": "a1"}} with input as given
}
