package hipaa.privacy.restrictions_honored_test

import data.hipaa.privacy.restrictions_honored as honored

restriction := {
	"id": "s1", "of": "health_plan", "status": "agreed", "decided_on": "2026-11-10", "paid_in_full_on": "2026-11-10",
	"hold_set_on": "2026-11-11", "released_since": 0, "checked_on": "2026-08-12",
}

ended := object.union(object.remove(restriction, ["paid_in_full_on"]), {"status": "terminated", "ended_on": "2026-11-15", "ended_by": "individual_in_writing"})

at(records) := {"today": "2026-11-20", "parameters": {"restrictions_honored": {"check_days": 100, "hold_days": 1}}, "evidence": {"restrictions": {"records": records}}}

with_one(change) := at([object.union(restriction, change)])

without(fields, change) := at([object.union(object.remove(restriction, fields), change)])

found(findings) := {[object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.id == "s1"; f.kind == "restrictions"}

test_held_back_and_checked_passes if {
	count(honored.deny) == 0 with input as with_one({})
	honored.population == {{"kind": "restrictions", "id": "s1"}} with input as with_one({})
	count(honored.excluded) == 0 with input as with_one({})
}

released(number, whom) := {["released_since", "rule", sprintf("was agreed to, and %v went out in spite of it (%v); take it back, tell the privacy official, and assess it as a possible breach", [number, whom])]}

to_plan := "to the health plan, for what the patient paid in full"

test_nothing_goes_out if {
	one := honored.deny with input as with_one({"released_since": 1})
	found(one) == released("1 claim or disclosure", to_plan)
	two := honored.deny with input as with_one({"released_since": 2})
	found(two) == released("2 claims or disclosures", to_plan)
	family := honored.deny with input as with_one({"released_since": 1, "of": "family_and_friends"})
	found(family) == released("1 claim or disclosure", "family and friends")
	gone := honored.deny with input as at([object.union(ended, {"released_since": 1, "of": "treatment_payment_operations"})])
	found(gone) == released("1 claim or disclosure", "treatment payment operations")
}

test_emergency_treatment_is_no_violation if {
	count(honored.deny) == 0 with input as with_one({"released_since": 1, "emergency_releases": 1, "emergency_limit_asked": true})
	both := honored.deny with input as with_one({"released_since": 2, "emergency_releases": 1, "emergency_limit_asked": true})
	found(both) == released("1 claim or disclosure", to_plan)
	negative := honored.deny with input as with_one({"released_since": 0, "emergency_releases": -1})
	count(negative) == 0
	expected := {["emergency_limit_asked", "rule", "was set aside for emergency treatment, and the provider is not shown to be asked not to use or disclose it further; ask in writing"]}
	absent := honored.deny with input as with_one({"released_since": 1, "emergency_releases": 1})
	found(absent) == expected
	no := honored.deny with input as with_one({"released_since": 1, "emergency_releases": 1, "emergency_limit_asked": false})
	found(no) == expected
	count(honored.deny) == 0 with input as with_one({"emergency_releases": 0})
}

test_what_went_out_is_known if {
	expected := {["released_since", "rule", "was agreed to, and nothing shows that no claim or disclosure went out since; look in the claim files and record the number, 0 where there is none"]}
	absent := honored.deny with input as without(["released_since"], {})
	found(absent) == expected
	negative := honored.deny with input as with_one({"released_since": -1})
	found(negative) == expected
	unchecked := honored.deny with input as without(["released_since", "checked_on"], {})
	found(unchecked) == expected
}

wrongly(words) := {["ended_by", "rule", sprintf("is recorded as ended, %v; treat it as in force", [words])]}

test_an_end_by_the_patient if {
	count(honored.deny) == 0 with input as at([ended])
	oral := object.union(ended, {"ended_by": "individual_orally"})
	absent := honored.deny with input as at([oral])
	found(absent) == wrongly("on an oral word of the patient that is not shown to be documented")
	no := honored.deny with input as at([object.union(oral, {"oral_documented": false})])
	found(no) == found(absent)
	count(honored.deny) == 0 with input as at([object.union(oral, {"oral_documented": true})])
	unknown := honored.deny with input as at([object.remove(ended, ["ended_by"])])
	found(unknown) == wrongly("and it is not shown by whom")
}

test_an_end_by_this_organization if {
	own := object.union(ended, {"of": "treatment_payment_operations", "ended_by": "organization", "told_on": "2026-11-20", "reaches_back": false})
	count(honored.deny) == 0 with input as at([own])
	uninformed := "by this organization, and the patient is not shown to be informed"
	untold := honored.deny with input as at([object.remove(own, ["told_on"])])
	found(untold) == wrongly(uninformed)
	later := honored.deny with input as at([object.union(own, {"told_on": "2026-11-21"})])
	found(later) == wrongly(uninformed)
	back := honored.deny with input as at([object.union(own, {"reaches_back": true})])
	found(back) == wrongly("by this organization, also for what it had before it told the patient")
	unknown := honored.deny with input as at([object.remove(own, ["reaches_back"])])
	found(unknown) == found(back)
	paid := honored.deny with input as at([object.union(own, {"of": "health_plan", "paid_in_full_on": "2026-11-10"})])
	found(paid) == wrongly("by this organization, which cannot end one towards a health plan on what was paid for in full")
	count(honored.deny) == 0 with input as at([object.union(own, {"of": "health_plan"})])
	count(honored.deny) == 0 with input as at([object.union(own, {"paid_in_full_on": "2026-11-10"})])
	patient := honored.deny with input as at([object.union(ended, {"paid_in_full_on": "2026-11-10"})])
	count(patient) == 0
}

test_an_agreed_one_has_no_end_to_judge if {
	count(honored.deny) == 0 with input as with_one({"ended_by": "individual_orally"})
}

held(words) := {["hold_set_on", "program", sprintf("%v; this program allows 1 day from the agreement to the hold", [words])]}

test_the_hold_is_this_programs_practice if {
	absent := honored.deny with input as without(["hold_set_on"], {})
	found(absent) == held("is not shown to hold the account back")
	future := honored.deny with input as with_one({"hold_set_on": "2026-11-21"})
	found(future) == held("is not shown to hold the account back")
	late := honored.deny with input as with_one({"hold_set_on": "2026-11-12"})
	found(late) == held("held the account back only after 2 days")
	today := honored.deny with input as with_one({"decided_on": "2026-11-20", "hold_set_on": "2026-11-20"})
	count(today) == 0
	none := honored.deny with input as at([object.remove(ended, ["hold_set_on", "checked_on"])])
	count(none) == 0
}

checked(words) := {["checked_on", "program", sprintf("%v; this program looks every 100 days what went out", [words])]}

test_checks_are_this_programs_practice if {
	absent := honored.deny with input as without(["checked_on"], {})
	found(absent) == checked("does not say when it was last checked")
	future := honored.deny with input as with_one({"checked_on": "2026-11-21"})
	found(future) == checked("is recorded as checked on 2026-11-21, a day still to come")
	old := honored.deny with input as with_one({"checked_on": "2026-08-11"})
	found(old) == checked("was last checked 101 days ago")
	count(honored.deny) == 0 with input as with_one({"checked_on": "2026-11-20"})
}

test_others_are_left_out_and_said if {
	others := [restriction, {"id": "s2", "status": "requested", "of": "health_plan"}, {"id": "s3", "status": "refused", "of": "health_plan"}]
	honored.population == {{"kind": "restrictions", "id": "s1"}} with input as at(others)
	honored.excluded == {
		{"kind": "restrictions", "id": "s2", "reason": "requested"},
		{"kind": "restrictions", "id": "s3", "reason": "refused"},
	} with input as at(others)
	count(honored.deny) == 0 with input as at(others)
}

test_where_none_was_agreed_to_each_was_looked_at if {
	given := at([{"id": "s2", "status": "requested", "of": "health_plan"}])
	honored.population == {{"kind": "restrictions", "id": "s2"}} with input as given
	count(honored.excluded) == 0 with input as given
	count(honored.deny) == 0 with input as given
	count(honored.population) == 0 with input as at([])
}
