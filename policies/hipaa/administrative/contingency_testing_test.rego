package hipaa.administrative.contingency_testing_test

import data.hipaa.administrative.contingency_testing

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

restore := {
	"id": "r1", "test_id": "r1", "system": "pm", "occasion": "test", "done_on": "2026-11-10", "method": "full_system", "result": "complete",
	"hours_taken": 8, "data_lost_hours": 24, "checked_by": "w1",
}

plan := {"id": "dr", "plan_id": "dr", "part": "disaster_recovery", "status": "in_force", "systems": ["pm"], "approved_on": "2025-01-01", "revised_on": "2026-10-31"}

emergency := {"id": "em", "plan_id": "em", "part": "emergency_mode", "status": "in_force", "approved_on": "2026-10-31"}

drill := {"id": "claims", "process": "claims", "status": "in_use", "plan": "em", "drilled_on": "2026-11-05"}

base := {
	"today": "2026-11-20",
	"parameters": {"contingency_testing": {"critical_days": 10, "important_days": 20, "deferrable_days": 30, "plan_days": 15, "revise_days": 20, "settle_days": 5}},
	"evidence": {
		"systems": {"records": [system]},
		"restore_tests": {"records": [restore]},
		"contingency_plans": {"records": [plan, emergency]},
		"criticality": {"records": [{"id": "pm", "system": "pm", "tier": "critical", "max_downtime_hours": 8, "max_data_loss_hours": 24}]},
		"emergency_mode": {"records": [drill]},
		"workforce": {"records": [{"id": "w1", "person": "w1"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["contingency_testing"]}]},
	},
}

at(given, path, value) := json.patch(given, [{"op": "replace", "path": concat("", ["/evidence/", path]), "value": value}])

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_tested_and_gone_through_in_time_passes if {
	count(contingency_testing.deny) == 0 with input as base
	contingency_testing.population == {
		{"kind": "systems", "id": "pm"}, {"kind": "restore_tests", "id": "r1"},
		{"kind": "contingency_plans", "id": "dr"}, {"kind": "contingency_plans", "id": "em"},
	} with input as base
	count(contingency_testing.excluded) == 0 with input as base
}

test_no_procedure_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["contingency_testing"]}]] {
		deny := contingency_testing.deny with input as with_records("written_policies", policies)
		places(deny) == {["written_policies", "", "", "rule"]}
	}
}

test_a_plan_never_tested_fails if {
	deny := contingency_testing.deny with input as with_records("emergency_mode", [object.union(drill, {"drilled_on": "2026-11-21"})])
	found(deny) == {["contingency_plans", "em", "", "rule", "was never tested; have people work by it for an hour, as if systems were down, and record the drill"]}
	every other in [object.remove(drill, ["drilled_on"]), object.remove(drill, ["plan"]), object.union(drill, {"plan": "x"})] {
		none := contingency_testing.deny with input as with_records("emergency_mode", [other])
		places(none) == {["contingency_plans", "em", "", "rule"]}
	}
	not_by_restores := contingency_testing.deny with input as json.patch(with_records("emergency_mode", []), [{"op": "add", "path": "/evidence/contingency_plans/records/1/systems", "value": ["pm"]}])
	places(not_by_restores) == {["contingency_plans", "em", "", "rule"]}
	not_by_drills := contingency_testing.deny with input as at(json.patch(base, [{"op": "add", "path": "/evidence/emergency_mode/records/-", "value": object.union(drill, {"id": "x", "plan": "dr"})}]), "restore_tests/records", [])
	places(not_by_drills) == {["contingency_plans", "dr", "", "rule"], ["systems", "pm", "", "program"]}
	count(contingency_testing.deny) == 0 with input as at(base, "emergency_mode/records/0/drilled_on", "2026-11-20")
	future := contingency_testing.deny with input as at(base, "restore_tests/records/0/done_on", "2026-11-21")
	places(future) == {["contingency_plans", "dr", "", "rule"], ["systems", "pm", "", "program"], ["restore_tests", "r1", "done_on", "program"]}
	count(contingency_testing.deny) == 0 with input as at(base, "restore_tests/records/0/done_on", "2026-11-20")
	unrestored := contingency_testing.deny with input as with_records("restore_tests", [])
	found(unrestored) == {
		["contingency_plans", "dr", "", "rule", "was never tested; restore data of one of its systems and record what came of it"],
		["systems", "pm", "", "program", "was never restored whole, as far as is recorded; this program restores a critical system within 10 days: do it, or ask the vendor for its report"],
	}
}

test_a_loss_restored_tests_the_plan_too if {
	loss := {"id": "l1", "test_id": "l1", "system": "pm", "occasion": "loss", "done_on": "2026-11-10", "result": "complete"}
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [loss])
}

test_a_plan_tested_too_long_ago_fails_as_practice if {
	late := contingency_testing.deny with input as at(base, "emergency_mode/records/0/drilled_on", "2026-11-04")
	places(late) == {["contingency_plans", "em", "", "program"]}
	longer := at(base, "criticality/records/0/tier", "important")
	two := json.patch(base, [
		{"op": "add", "path": "/evidence/systems/records/-", "value": object.union(system, {"id": "ehr", "system_id": "ehr"})},
		{"op": "add", "path": "/evidence/criticality/records/-", "value": {"id": "ehr", "system": "ehr", "tier": "deferrable"}},
		{"op": "add", "path": "/evidence/restore_tests/records/-", "value": object.union(restore, {"id": "r2", "system": "ehr", "done_on": "2026-10-21"})},
		{"op": "replace", "path": "/evidence/contingency_plans/records/0/systems", "value": ["ehr", "pm"]},
	])
	count(contingency_testing.deny) == 0 with input as two
	count(contingency_testing.deny) == 0 with input as at(longer, "restore_tests/records/0/done_on", "2026-11-05")
	deny := contingency_testing.deny with input as at(longer, "restore_tests/records/0/done_on", "2026-11-04")
	found(deny) == {["contingency_plans", "dr", "", "program", "was last tested 16 days ago; this program tests within 15: restore data of one of its systems and record what came of it"]}
}

test_revision if {
	never := contingency_testing.deny with input as with_records("contingency_plans", [object.remove(plan, ["revised_on", "approved_on"]), emergency])
	places(never) == {["contingency_plans", "dr", "revised_on", "rule"]}
	count(contingency_testing.deny) == 0 with input as with_records("contingency_plans", [object.remove(plan, ["approved_on"]), emergency])
	count(contingency_testing.deny) == 0 with input as at(base, "contingency_plans/records/0/revised_on", "2026-11-20")
	approved := contingency_testing.deny with input as at(base, "contingency_plans/records/1/approved_on", "2026-10-30")
	places(approved) == {["contingency_plans", "em", "revised_on", "program"]}
	late := contingency_testing.deny with input as at(base, "contingency_plans/records/0/revised_on", "2026-10-30")
	found(late) == {["contingency_plans", "dr", "revised_on", "program", "was last gone through 21 days ago; this program revises within 20"]}
	future := contingency_testing.deny with input as at(base, "contingency_plans/records/0/revised_on", "2026-11-21")
	found(future) == {["contingency_plans", "dr", "revised_on", "program", "is recorded as revised on 2026-11-21, a day still to come; correct the date"]}
}

test_each_tier_has_its_days if {
	relaxed := json.patch(base, [{"op": "replace", "path": "/parameters/contingency_testing/plan_days", "value": 100}])
	every case in [
		{"tier": "critical", "last": "2026-11-10", "over": "2026-11-09"},
		{"tier": "important", "last": "2026-10-31", "over": "2026-10-30"},
		{"tier": "deferrable", "last": "2026-10-21", "over": "2026-10-20"},
	] {
		tiered := at(relaxed, "criticality/records/0/tier", case.tier)
		count(contingency_testing.deny) == 0 with input as at(tiered, "restore_tests/records/0/done_on", case.last)
		deny := contingency_testing.deny with input as at(tiered, "restore_tests/records/0/done_on", case.over)
		places(deny) == {["systems", "pm", "", "program"]}
	}
	every records in [[], [{"id": "pm", "system": "pm"}]] {
		unweighed := at(at(relaxed, "criticality/records", records), "restore_tests/records/0/done_on", "2026-11-09")
		deny := contingency_testing.deny with input as unweighed
		found(deny) == {["systems", "pm", "", "program", "was last restored whole 11 days ago; this program restores a system of unknown tier within 10: do it, or ask the vendor for its report"]}
	}
}

test_a_restore_that_was_not_complete_counts_for_the_plan_only if {
	partial := object.union(restore, {"id": "r2", "done_on": "2026-11-15", "result": "partial"})
	deny := contingency_testing.deny with input as with_records("restore_tests", [partial])
	places(deny) == {["systems", "pm", "", "program"], ["restore_tests", "r2", "result", "program"]}
	followed := with_records("restore_tests", [restore, object.union(partial, {"follow_up": "t-1"})])
	count(contingency_testing.deny) == 0 with input as followed
	again := with_records("restore_tests", [partial, object.union(restore, {"done_on": "2026-11-16"})])
	count(contingency_testing.deny) == 0 with input as again
	before := contingency_testing.deny with input as with_records("restore_tests", [partial, restore])
	places(before) == {["restore_tests", "r2", "result", "program"]}
	unsaid := contingency_testing.deny with input as with_records("restore_tests", [restore, object.remove(object.union(partial, {"done_on": "2026-11-10"}), ["result"])])
	places(unsaid) == {["restore_tests", "r2", "result", "program"]}
}

test_what_did_not_come_back_is_settled_in_the_days_allowed if {
	partial := object.union(restore, {"id": "r2", "done_on": "2026-11-14", "result": "failed", "follow_up": "t-1"})
	earlier := object.union(restore, {"done_on": "2026-11-12"})
	late := contingency_testing.deny with input as with_records("restore_tests", [earlier, partial])
	found(late) == {["restore_tests", "r2", "closed_on", "program", "did not bring everything back, and t-1 is not settled after 6 days; this program allows 5: remove the cause and restore again"]}
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [earlier, object.union(partial, {"done_on": "2026-11-15"})])
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [earlier, object.union(partial, {"closed_on": "2026-11-20"})])
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [object.union(restore, {"done_on": "2026-11-15"}), partial])
	future := contingency_testing.deny with input as with_records("restore_tests", [earlier, object.union(partial, {"closed_on": "2026-11-21"})])
	found(future) == {
		["restore_tests", "r2", "closed_on", "program", "did not bring everything back, and t-1 is not settled after 6 days; this program allows 5: remove the cause and restore again"],
		["restore_tests", "r2", "closed_on", "program", "is recorded as settled on 2026-11-21, a day still to come; correct the date"],
	}
	loss := object.union(partial, {"occasion": "loss", "closed_on": "2026-11-21"})
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [earlier, loss])
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [object.union(restore, {"follow_up": "t-2"})])
	unsettled_loss := object.remove(loss, ["closed_on"])
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [earlier, unsettled_loss])
}

test_hours_beyond_what_the_work_can_wait_fail_as_practice if {
	slow := contingency_testing.deny with input as changed("restore_tests", restore, {"hours_taken": 8.5}, [])
	found(slow) == {["restore_tests", "r1", "hours_taken", "program", "took 8.5 hours; this program's analysis allows 8 for pm: change the plan, or weigh that again"]}
	lost := contingency_testing.deny with input as changed("restore_tests", restore, {"data_lost_hours": 25}, [])
	found(lost) == {["restore_tests", "r1", "data_lost_hours", "program", "came back with 25 hours of data missing; this program's analysis allows 24 for pm: change the plan, or weigh that again"]}
	older := object.union(restore, {"id": "r0", "done_on": "2026-11-09", "hours_taken": 90})
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [older, restore])
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [object.union(restore, {"hours_taken": 0, "data_lost_hours": 0})])
}

test_negative_hours_fail_as_practice if {
	every field in ["hours_taken", "data_lost_hours"] {
		deny := contingency_testing.deny with input as changed("restore_tests", restore, {field: -1}, [])
		found(deny) == {["restore_tests", "r1", field, "program", "has -1 hours on record, which cannot be; correct the number"]}
	}
}

test_hours_are_measured_where_everything_is_restored if {
	every method in ["database", "failover", "full_system"] {
		deny := contingency_testing.deny with input as changed("restore_tests", restore, {"method": method}, ["hours_taken"])
		places(deny) == {["restore_tests", "r1", "hours_taken", "program"]}
	}
	every method in ["files", "vendor_report"] {
		count(contingency_testing.deny) == 0 with input as changed("restore_tests", restore, {"method": method}, ["hours_taken"])
	}
}

test_who_and_when if {
	unchecked := contingency_testing.deny with input as changed("restore_tests", restore, {}, ["checked_by"])
	places(unchecked) == {["restore_tests", "r1", "checked_by", "program"]}
	stranger := contingency_testing.deny with input as changed("restore_tests", restore, {"checked_by": "w9"}, [])
	found(stranger) == {["restore_tests", "r1", "checked_by", "program", "was looked at by w9, who is not in the workforce records; find out who it was"]}
	undated := contingency_testing.deny with input as with_records("restore_tests", [restore, object.remove(object.union(restore, {"id": "r2"}), ["done_on"])])
	places(undated) == {["restore_tests", "r2", "done_on", "program"]}
	future := contingency_testing.deny with input as with_records("restore_tests", [restore, object.union(restore, {"id": "r2", "done_on": "2026-11-21"})])
	places(future) == {["restore_tests", "r2", "done_on", "program"]}
	lost := contingency_testing.deny with input as with_records("restore_tests", [restore, object.union(restore, {"id": "r2", "system": "p m"})])
	places(lost) == {["restore_tests", "r2", "system", "program"]}
}

test_out_of_scope_is_left_out_and_said if {
	given := json.patch(with_records("systems", [system, object.union(system, {"id": "vpn", "system_id": "vpn", "type": "remote_access"})]), [{"op": "add", "path": "/evidence/contingency_plans/records/-", "value": {"id": "old", "plan_id": "old", "part": "data_backup", "status": "retired"}}])
	count(contingency_testing.deny) == 0 with input as given
	contingency_testing.excluded == {
		{"kind": "systems", "id": "vpn", "reason": "type remote_access: taken not to store ePHI here"},
		{"kind": "contingency_plans", "id": "old", "reason": "status retired"},
	} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := at(at(with_records("systems", []), "restore_tests/records", []), "contingency_plans/records", [])
	count(contingency_testing.population) == 0 with input as given
	count(contingency_testing.deny) == 0 with input as given
}

# What was restored because it was lost is judged by disaster-recovery-plan.
test_flaws_in_the_record_of_a_loss_are_left_to_another_control if {
	flawed := [
		{"id": "a", "test_id": "a", "system": "p m", "occasion": "loss", "result": "failed", "checked_by": "w9", "hours_taken": -1},
		{"id": "b", "test_id": "b", "system": "pm", "occasion": "loss", "result": "complete", "done_on": "2026-11-21"},
		{"id": "c", "test_id": "c", "system": "pm", "occasion": "loss", "result": "complete", "done_on": "2026-11-10", "hours_taken": 99},
		{"id": "d", "test_id": "d", "system": "pm", "occasion": "loss", "result": "complete", "done_on": "2026-11-10", "method": "database"},
	]
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", array.concat([restore], flawed))
}

test_hours_are_asked_of_the_newest_restore_only if {
	older := object.remove(object.union(restore, {"id": "r0", "done_on": "2026-11-09"}), ["hours_taken"])
	count(contingency_testing.deny) == 0 with input as with_records("restore_tests", [older, restore])
}
