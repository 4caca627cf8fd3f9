package hipaa.documentation.policy_acknowledgement_test

import data.hipaa.documentation.policy_acknowledgement

policy := {"id": "p1", "policy_id": "p1", "version": "2.0", "status": "in_force", "topics": ["x"], "effective_on": "2026-10-21", "audience": ["all"]}

person := {"id": "w1", "person": "w1", "status": "active", "unit": "coding", "hired_on": "2020-01-06"}

given := {"id": "p1/2.0/w1", "policy_id": "p1", "version": "2.0", "person": "w1", "acknowledged_on": "2026-11-20"}

records(policies, persons, acknowledgements) := {
	"today": "2026-11-20",
	"parameters": {"policy_acknowledgement": {"acknowledge_days": 30}},
	"evidence": {
		"acknowledgements": {"records": acknowledgements},
		"workforce": {"records": persons},
		"written_policies": {"records": policies},
	},
}

found(findings) := {[f.kind, f.id, object.get(f, "field", ""), f.basis, f.message] | some f in findings}

late := object.union(policy, {"effective_on": "2026-10-20"})

not_acknowledged := {["workforce", "w1", "", "program", "has not acknowledged p1 version 2.0 after 31 days; this program allows 30"]}

test_acknowledged_on_the_last_day_passes if {
	base := records([policy], [person], [given])
	count(policy_acknowledgement.deny) == 0 with input as base
	count(policy_acknowledgement.warn) == 0 with input as base
	policy_acknowledgement.population == {{"kind": "workforce", "id": "w1"}, {"kind": "acknowledgements", "id": "p1/2.0/w1"}} with input as base
	count(policy_acknowledgement.excluded) == 0 with input as base
}

test_not_acknowledged_is_allowed_until_the_last_day if {
	count(policy_acknowledgement.deny) == 0 with input as records([policy], [person], [])
	deny := policy_acknowledgement.deny with input as records([late], [person], [])
	found(deny) == not_acknowledged
}

test_the_days_run_from_hiring_when_that_is_later if {
	old := object.union(policy, {"effective_on": "2020-01-01"})
	count(policy_acknowledgement.deny) == 0 with input as records([old], [object.union(person, {"hired_on": "2026-10-21"})], [])
	deny := policy_acknowledgement.deny with input as records([old], [object.union(person, {"hired_on": "2026-10-20"})], [])
	found(deny) == not_acknowledged
	count(policy_acknowledgement.deny) == 0 with input as records([old], [object.union(person, {"hired_on": "2027-01-04"})], [])
}

test_without_a_first_day_they_run_from_hiring if {
	undated := object.remove(policy, ["effective_on"])
	deny := policy_acknowledgement.deny with input as records([undated], [object.union(person, {"hired_on": "2026-10-20"})], [])
	found(deny) == not_acknowledged
}

test_no_days_allowed if {
	none := json.patch(records([object.union(policy, {"effective_on": "2026-11-19"})], [person], []), [{"op": "replace", "path": "/parameters/policy_acknowledgement/acknowledge_days", "value": 0}])
	deny := policy_acknowledgement.deny with input as none
	found(deny) == {["workforce", "w1", "", "program", "has not acknowledged p1 version 2.0 after 1 day; this program allows 0"]}
}

test_an_older_version_is_left_out_and_said if {
	older := object.union(given, {"id": "p1/1.0/w1", "version": "1.0", "acknowledged_on": "2025-01-10"})
	changed := records([late], [person], [older])
	deny := policy_acknowledgement.deny with input as changed
	found(deny) == not_acknowledged
	policy_acknowledgement.excluded == {{"kind": "acknowledgements", "id": "p1/1.0/w1", "reason": "version not in force"}} with input as changed
}

test_another_persons_acknowledgement_does_not_count if {
	other := object.union(given, {"id": "p1/2.0/w2", "person": "w2"})
	changed := records([late], [person, object.union(person, {"id": "w2", "person": "w2"})], [other])
	deny := policy_acknowledgement.deny with input as changed
	found(deny) == not_acknowledged
}

test_a_date_still_to_come_does_not_count if {
	deny := policy_acknowledgement.deny with input as records([late], [person], [object.union(given, {"acknowledged_on": "2026-11-21"})])
	found(deny) == not_acknowledged | {["acknowledgements", "p1/2.0/w1", "acknowledged_on", "program", "is dated 2026-11-21, a day still to come; correct the date"]}
}

test_given_late_is_warned_of if {
	changed := records([late], [person], [given])
	count(policy_acknowledgement.deny) == 0 with input as changed
	warn := policy_acknowledgement.warn with input as changed
	found(warn) == {["acknowledgements", "p1/2.0/w1", "acknowledged_on", "program", "was given after 31 days; this program allows 30"]}
}

test_given_before_the_first_day_passes if {
	changed := records([late], [person], [object.union(given, {"acknowledged_on": "2026-10-01"})])
	count(policy_acknowledgement.deny) == 0 with input as changed
	count(policy_acknowledgement.warn) == 0 with input as changed
}

test_only_the_audience_is_asked if {
	every audience in [["billing"], ["billing", "front_desk"], []] {
		count(policy_acknowledgement.deny) == 0 with input as records([object.union(late, {"audience": audience})], [person], [])
	}
	every audience in [["coding"], ["billing", "coding"], ["all"]] {
		deny := policy_acknowledgement.deny with input as records([object.union(late, {"audience": audience})], [person], [])
		found(deny) == not_acknowledged
	}
	no_audience := object.remove(late, ["audience"])
	deny := policy_acknowledgement.deny with input as records([no_audience], [person], [])
	found(deny) == not_acknowledged
}

test_only_policies_in_force_are_asked_for if {
	every other in [object.union(late, {"status": "draft"}), object.union(late, {"status": "retired"}), object.union(late, {"effective_on": "2026-11-21"})] {
		changed := records([other], [person], [given])
		count(policy_acknowledgement.deny) == 0 with input as changed
		policy_acknowledgement.excluded == {{"kind": "acknowledgements", "id": "p1/2.0/w1", "reason": "policy not in force"}} with input as changed
	}
}

test_persons_not_active_are_left_out_and_said if {
	every status in ["on_leave", "ended"] {
		changed := records([late], [object.union(person, {"status": status})], [given])
		count(policy_acknowledgement.deny) == 0 with input as changed
		count(policy_acknowledgement.population) == 0 with input as changed
		policy_acknowledgement.excluded == {
			{"kind": "workforce", "id": "w1", "reason": sprintf("status %v", [status])},
			{"kind": "acknowledgements", "id": "p1/2.0/w1", "reason": sprintf("person %v", [status])},
		} with input as changed
	}
}

test_acknowledgements_of_the_unknown_are_left_out_and_said if {
	changed := records([policy], [person], [
		object.union(given, {"id": "a", "policy_id": "p9"}),
		object.union(given, {"id": "b", "person": "w9"}),
		object.union(given, {"id": "c", "policy_id": "p9", "person": "w9", "version": "1"}),
	])
	count(policy_acknowledgement.deny) == 0 with input as changed
	policy_acknowledgement.excluded == {
		{"kind": "acknowledgements", "id": "a", "reason": "policy not in the register"},
		{"kind": "acknowledgements", "id": "b", "reason": "person not in the workforce records"},
		{"kind": "acknowledgements", "id": "c", "reason": "policy not in the register"},
	} with input as changed
}

test_a_late_acknowledgement_outside_the_audience_is_not_warned_of if {
	changed := records([object.union(late, {"audience": ["billing"]})], [person], [given])
	count(policy_acknowledgement.warn) == 0 with input as changed
}

test_a_date_still_to_come_is_not_called_late if {
	changed := records([late], [person], [object.union(given, {"acknowledged_on": "2026-11-25"})])
	count(policy_acknowledgement.warn) == 0 with input as changed
}
