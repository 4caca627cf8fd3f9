package hipaa.administrative.assigned_security_responsibility_test

import data.hipaa.administrative.assigned_security_responsibility

term := {"id": "t1", "office": "security-official", "person": "w3", "from": "2025-01-15", "appointed_by": "managing-partner", "duties": "security policies"}

records(terms, status) := {
	"today": "2026-11-20",
	"evidence": {
		"officials": {"records": terms},
		"workforce": {"records": [{"id": "w3", "person": "w3", "status": status}, {"id": "w4", "person": "w4", "status": "active"}]},
	},
}

with_terms(terms) := records(terms, "active")

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

vacant := {["officials", "", "", "rule", "nobody holds the office security-official on 2026-11-20; appoint a person and record the term"]}

test_one_person_in_office_passes if {
	base := with_terms([term])
	count(assigned_security_responsibility.deny) == 0 with input as base
	count(assigned_security_responsibility.warn) == 0 with input as base
	assigned_security_responsibility.population == {{"kind": "officials", "id": "t1"}} with input as base
	count(assigned_security_responsibility.excluded) == 0 with input as base
}

test_the_first_and_the_last_day_count if {
	count(assigned_security_responsibility.deny) == 0 with input as with_terms([object.union(term, {"from": "2026-11-20"})])
	count(assigned_security_responsibility.deny) == 0 with input as with_terms([object.union(term, {"to": "2026-11-20"})])
}

test_a_vacant_office_fails_as_a_whole if {
	every terms in [
		[],
		[object.union(term, {"to": "2026-11-19"})],
		[object.union(term, {"from": "2026-11-21"})],
		[object.union(term, {"office": "privacy-official"})],
	] {
		deny := assigned_security_responsibility.deny with input as with_terms(terms)
		found(deny) == vacant
		assigned_security_responsibility.population == {{"kind": "officials", "id": t.id} | some t in terms} with input as with_terms(terms)
		count(assigned_security_responsibility.excluded) == 0 with input as with_terms(terms)
	}
}

test_two_in_office_fail_both if {
	deny := assigned_security_responsibility.deny with input as with_terms([term, object.union(term, {"id": "t2", "person": "w4", "from": "2026-11-20"})])
	found(deny) == {
		["officials", "t1", "person", "rule", "w3 holds the office security-official together with w4; record who is responsible and end the other term"],
		["officials", "t2", "person", "rule", "w4 holds the office security-official together with w3; record who is responsible and end the other term"],
	}
}

test_a_handover_without_overlap_passes if {
	terms := [object.union(term, {"to": "2026-11-19"}), object.union(term, {"id": "t2", "person": "w4", "from": "2026-11-20"})]
	count(assigned_security_responsibility.deny) == 0 with input as with_terms(terms)
}

test_an_unknown_person_fails if {
	deny := assigned_security_responsibility.deny with input as with_terms([object.union(term, {"person": "w9"})])
	found(deny) == {["officials", "t1", "person", "rule", "w9 holds the office security-official but is not in the workforce records; correct the person"]}
}

test_a_person_who_left_fails if {
	deny := assigned_security_responsibility.deny with input as records([term], "ended")
	found(deny) == {["officials", "t1", "person", "rule", "w3 holds the office security-official but works here no more; appoint a successor"]}
}

test_a_person_on_leave_is_warned_of if {
	changed := records([term], "on_leave")
	count(assigned_security_responsibility.deny) == 0 with input as changed
	warn := assigned_security_responsibility.warn with input as changed
	found(warn) == {["officials", "t1", "person", "program", "w3, who holds the office security-official, is on leave; say who stands in"]}
}

test_a_bare_appointment_fails_as_practice if {
	deny := assigned_security_responsibility.deny with input as with_terms([object.remove(term, ["appointed_by", "duties"])])
	found(deny) == {
		["officials", "t1", "appointed_by", "program", "does not say who made the appointment; record it"],
		["officials", "t1", "duties", "program", "does not say what the office answers for; record it"],
	}
}

test_other_offices_and_other_times_are_left_out_and_said if {
	changed := with_terms([
		term,
		{"id": "a", "office": "privacy-official", "person": "w9", "from": "2020-01-01", "to": "2021-01-01"},
		{"id": "b", "office": "security-official", "person": "w9", "from": "2020-01-01", "to": "2025-01-14"},
		{"id": "c", "office": "security-official", "person": "w4", "from": "2026-12-01", "to": "2027-12-31"},
	])
	count(assigned_security_responsibility.deny) == 0 with input as changed
	assigned_security_responsibility.population == {{"kind": "officials", "id": "t1"}} with input as changed
	assigned_security_responsibility.excluded == {
		{"kind": "officials", "id": "a", "reason": "another office"},
		{"kind": "officials", "id": "b", "reason": "term over"},
		{"kind": "officials", "id": "c", "reason": "term still to come"},
	} with input as changed
}

test_a_past_term_of_another_office_has_one_reason if {
	changed := with_terms([
		term,
		{"id": "a", "office": "privacy-official", "person": "w9", "from": "2020-01-01", "to": "2021-01-01"},
		{"id": "b", "office": "privacy-official", "person": "w9", "from": "2026-12-01"},
		{"id": "c", "office": "security-official", "person": "w4", "from": "2026-12-01", "to": "2026-11-01"},
	])
	assigned_security_responsibility.excluded == {
		{"kind": "officials", "id": "a", "reason": "another office"},
		{"kind": "officials", "id": "b", "reason": "another office"},
		{"kind": "officials", "id": "c", "reason": "term still to come"},
	} with input as changed
}

test_a_term_of_one_day_ended_counts_as_past if {
	changed := with_terms([term, object.union(term, {"id": "t2", "person": "w4", "from": "2026-11-19", "to": "2026-11-19"})])
	assigned_security_responsibility.excluded == {{"kind": "officials", "id": "t2", "reason": "term over"}} with input as changed
}

test_a_term_that_ends_before_it_begins_is_left_out if {
	changed := with_terms([term, object.union(term, {"id": "t2", "person": "w4", "from": "2026-11-20", "to": "2026-11-19"})])
	assigned_security_responsibility.excluded == {{"kind": "officials", "id": "t2", "reason": "term over"}} with input as changed
}
