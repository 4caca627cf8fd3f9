package hipaa.administrative.sanction_policy_test

import data.hipaa.administrative.sanction_policy

case := {
	"id": "c1", "case_id": "c1", "status": "confirmed", "person": "w1", "noticed_on": "2026-10-05", "policy": "p1", "seriousness": "careless",
	"sanction": "oral_warning", "reason": "first time", "decided_on": "2026-10-12", "decided_by": "w2", "applied_on": "2026-10-14",
}

base := {
	"today": "2026-11-20",
	"parameters": {"sanction_policy": {"decide_days": 30, "apply_days": 14, "light_sanctions": ["none", "coaching", "oral_warning"]}},
	"evidence": {
		"sanctions": {"records": [case]},
		"workforce": {"records": [{"id": "w1", "person": "w1"}, {"id": "w2", "person": "w2"}]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["sanctions"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_case(removed, fields) := with_records("sanctions", [object.union(object.remove(case, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

fails(deny, field, basis, message) if found(deny) == {["sanctions", "c1", field, basis, message]}

undecided := ["sanction", "reason", "decided_on", "decided_by", "applied_on"]

test_a_sanction_applied_passes if {
	count(sanction_policy.deny) == 0 with input as base
	sanction_policy.population == {{"kind": "sanctions", "id": "c1"}} with input as base
}

test_a_quarter_without_violations_passes if {
	count(sanction_policy.deny) == 0 with input as with_records("sanctions", [])
	count(sanction_policy.population) == 0 with input as with_records("sanctions", [])
}

test_no_policy_fails if {
	every policies in [[], [{"id": "p1", "policy_id": "p1", "status": "draft", "topics": ["sanctions"]}], [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["termination"]}]] {
		given := json.patch(base, [{"op": "replace", "path": "/evidence/written_policies/records", "value": policies}, {"op": "replace", "path": "/evidence/sanctions/records", "value": []}])
		deny := sanction_policy.deny with input as given
		found(deny) == {["written_policies", "", "", "rule", "no written policy on topic sanctions is in force; write down which failures lead to which sanctions and who decides, and have it approved"]}
	}
}

test_no_sanction_decided_fails_after_the_days_allowed if {
	count(sanction_policy.deny) == 0 with input as with_case(undecided, {"noticed_on": "2026-10-21"})
	deny := sanction_policy.deny with input as with_case(undecided, {"noticed_on": "2026-10-20"})
	fails(deny, "sanction", "rule", "is confirmed, and no sanction is decided 31 days after it was noticed; this program allows 30: decide one, or none with the reason")
}

test_none_without_a_reason_fails if {
	deny := sanction_policy.deny with input as with_case(["reason", "applied_on"], {"sanction": "none"})
	fails(deny, "reason", "rule", "ended without a sanction and does not say why that is appropriate; record the reason, or decide a sanction")
	count(sanction_policy.deny) == 0 with input as with_case(["applied_on"], {"sanction": "none"})
}

test_not_applied_fails_after_the_days_allowed if {
	count(sanction_policy.deny) == 0 with input as with_case(["applied_on"], {"decided_on": "2026-11-06"})
	deny := sanction_policy.deny with input as with_case(["applied_on"], {"decided_on": "2026-11-05"})
	fails(deny, "applied_on", "rule", "is not shown to have been sanctioned (oral_warning) after 15 days; this program allows 14: apply it and record the day")
	count(sanction_policy.deny) == 0 with input as with_case([], {"decided_on": "2026-11-05", "applied_on": "2026-11-20"})
}

test_decided_on_no_day_counts_from_when_it_was_noticed if {
	deny := sanction_policy.deny with input as with_case(["applied_on", "decided_on"], {"noticed_on": "2026-11-05"})
	found(deny) == {
		["sanctions", "c1", "applied_on", "rule", "is not shown to have been sanctioned (oral_warning) after 15 days; this program allows 14: apply it and record the day"],
		["sanctions", "c1", "decided_on", "program", "does not say when the sanction was decided; record the day"],
	}
}

test_days_to_come_fail_as_practice if {
	deny := sanction_policy.deny with input as with_case([], {"noticed_on": "2026-11-21", "decided_on": "2026-11-22", "applied_on": "2026-11-23"})
	found(deny) == {
		["sanctions", "c1", "noticed_on", "program", "is recorded as noticed on 2026-11-21, a day still to come; correct the date"],
		["sanctions", "c1", "decided_on", "program", "is recorded as decided on 2026-11-22, a day still to come; correct the date"],
		["sanctions", "c1", "applied_on", "program", "is recorded as sanctioned on 2026-11-23, a day still to come; correct the date"],
	}
	today := with_case([], {"noticed_on": "2026-11-20", "decided_on": "2026-11-20", "applied_on": "2026-11-20"})
	count(sanction_policy.deny) == 0 with input as today
}

test_under_review_too_long_fails_as_practice if {
	open := {"status": "under_review", "noticed_on": "2026-10-21"}
	count(sanction_policy.deny) == 0 with input as with_case(undecided, open)
	deny := sanction_policy.deny with input as with_case(undecided, object.union(open, {"noticed_on": "2026-10-20"}))
	fails(deny, "status", "program", "is still under review after 31 days; this program allows 30: settle whether the person failed to comply")
}

test_a_light_sanction_for_a_grave_violation_fails_as_practice if {
	every seriousness in ["deliberate", "harmful"] {
		deny := sanction_policy.deny with input as with_case([], {"seriousness": seriousness})
		fails(deny, "sanction", "program", sprintf("is a %v violation sanctioned with oral_warning, which this program finds too light; decide anew with another office", [seriousness]))
	}
	count(sanction_policy.deny) == 0 with input as with_case([], {"seriousness": "deliberate", "sanction": "written_warning"})
	count(sanction_policy.deny) == 0 with input as with_case([], {"seriousness": "unintended"})
}

test_no_seriousness_fails_as_practice if {
	deny := sanction_policy.deny with input as with_case(["seriousness"], {})
	fails(deny, "seriousness", "program", "does not say how serious it was, against which this program measures the sanction; record it")
	count(sanction_policy.deny) == 0 with input as with_case(array.concat(undecided, ["seriousness"]), {"noticed_on": "2026-11-05"})
}

test_who_decided_is_looked_at if {
	nobody := sanction_policy.deny with input as with_case(["decided_by"], {})
	fails(nobody, "decided_by", "program", "names nobody who decided; record who did")
	self := sanction_policy.deny with input as with_case([], {"decided_by": "w1"})
	fails(self, "decided_by", "program", "was decided by w1, whom it is about; have somebody else decide")
	unknown := sanction_policy.deny with input as with_case([], {"decided_by": "w9"})
	fails(unknown, "decided_by", "program", "was decided by w9, who is not in the workforce records; find out who it was")
}

test_an_unknown_person_fails_as_practice if {
	deny := sanction_policy.deny with input as with_case([], {"person": "w9"})
	fails(deny, "person", "program", "is about w9, who is not in the workforce records; correct the person")
}

test_the_policy_is_looked_at if {
	none := sanction_policy.deny with input as with_case(["policy"], {})
	fails(none, "policy", "program", "does not say which policy was not complied with; record it")
	unknown := sanction_policy.deny with input as with_case([], {"policy": "p9"})
	fails(unknown, "policy", "program", "names policy p9, which is not in the register; correct it")
}

test_dates_out_of_order_fail_as_practice if {
	decided := sanction_policy.deny with input as with_case([], {"decided_on": "2026-10-04"})
	fails(decided, "decided_on", "program", "was decided on 2026-10-04, before it was noticed on 2026-10-05; correct the dates")
	sanctioned := sanction_policy.deny with input as with_case([], {"applied_on": "2026-10-11"})
	fails(sanctioned, "applied_on", "program", "was sanctioned on 2026-10-11, before that was decided on 2026-10-12; correct the dates")
	same_day := with_case([], {"decided_on": "2026-10-05", "applied_on": "2026-10-05"})
	count(sanction_policy.deny) == 0 with input as same_day
}

test_a_case_that_was_none_passes if {
	count(sanction_policy.deny) == 0 with input as with_case(array.concat(undecided, ["policy", "seriousness"]), {"status": "not_confirmed"})
}
