package hipaa.administrative.disaster_recovery_plan_test

import data.hipaa.administrative.disaster_recovery_plan

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

loss := {"id": "r1", "test_id": "r1", "system": "pm", "occasion": "loss", "done_on": "2026-11-06", "result": "complete", "hours_taken": 8, "data_lost_hours": 4}

trial := {"id": "t1", "test_id": "t1", "system": "pm", "occasion": "test", "done_on": "2026-09-08", "result": "failed"}

base := {
	"today": "2026-11-20",
	"parameters": {"disaster_recovery_plan": {"open_days": 14}},
	"evidence": {
		"systems": {"records": [system]},
		"restore_tests": {"records": [loss]},
		"contingency_plans": {"records": [{"id": "cp", "plan_id": "cp", "part": "disaster_recovery", "status": "in_force", "systems": ["pm"]}]},
		"criticality": {"records": [{"id": "pm", "system": "pm", "max_downtime_hours": 8, "max_data_loss_hours": 4}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_loss_restored_in_time_passes if {
	count(disaster_recovery_plan.deny) == 0 with input as base
	disaster_recovery_plan.population == {{"kind": "systems", "id": "pm"}, {"kind": "restore_tests", "id": "r1"}} with input as base
	count(disaster_recovery_plan.excluded) == 0 with input as base
}

test_tests_are_left_out_beside_a_loss_and_looked_at_without_one if {
	both := with_records("restore_tests", [loss, trial])
	count(disaster_recovery_plan.deny) == 0 with input as both
	disaster_recovery_plan.population == {{"kind": "systems", "id": "pm"}, {"kind": "restore_tests", "id": "r1"}} with input as both
	disaster_recovery_plan.excluded == {{"kind": "restore_tests", "id": "t1", "reason": "a test: nothing was lost"}} with input as both
	alone := with_records("restore_tests", [trial])
	count(disaster_recovery_plan.deny) == 0 with input as alone
	{"kind": "restore_tests", "id": "t1"} in disaster_recovery_plan.population with input as alone
	count(disaster_recovery_plan.excluded) == 0 with input as alone
}

test_a_system_outside_the_plan_fails if {
	plan := base.evidence.contingency_plans.records[0]
	every plans in [[], [object.union(plan, {"part": "data_backup"})], [object.union(plan, {"status": "retired"})], [object.remove(plan, ["systems"])]] {
		deny := disaster_recovery_plan.deny with input as with_records("contingency_plans", plans)
		found(deny) == {["systems", "pm", "", "rule", "stores ePHI and stands in no disaster recovery plan that is in force; write down how its data is restored, from which copies and by whom"]}
	}
}

test_a_loss_that_nobody_follows_up_fails if {
	every case in [
		{"fields": {"result": "partial"}, "without": [], "words": "was restored in part"},
		{"fields": {"result": "failed"}, "without": [], "words": "could not be restored"},
		{"fields": {}, "without": ["result"], "words": "is not shown to be restored"},
	] {
		given := changed("restore_tests", loss, case.fields, case.without)
		deny := disaster_recovery_plan.deny with input as given
		found(deny) == {["restore_tests", "r1", "result", "rule", sprintf("is a loss of data that %v, and nobody follows it up; restore the rest or enter it again, and record the ticket and the day", [case.words])]}
		settled := json.patch(given, [{"op": "add", "path": "/evidence/restore_tests/records/0/closed_on", "value": "2026-11-20"}])
		count(disaster_recovery_plan.deny) == 0 with input as settled
	}
}

test_a_loss_followed_up_has_the_days_allowed if {
	open := {"result": "partial", "follow_up": "inc-7"}
	count(disaster_recovery_plan.deny) == 0 with input as changed("restore_tests", loss, open, [])
	old := object.union(open, {"done_on": "2026-11-05"})
	count(disaster_recovery_plan.deny) == 0 with input as changed("restore_tests", loss, object.union(old, {"result": "complete"}), [])
	count(disaster_recovery_plan.deny) == 0 with input as changed("restore_tests", loss, object.union(old, {"closed_on": "2026-11-20"}), [])
	late := disaster_recovery_plan.deny with input as changed("restore_tests", loss, object.union(open, {"done_on": "2026-11-05"}), [])
	found(late) == {["restore_tests", "r1", "closed_on", "program", "is a loss of data not made good 15 days after the restore (inc-7); this program allows 14"]}
}

test_settled_on_a_day_still_to_come_is_not_settled if {
	deny := disaster_recovery_plan.deny with input as changed("restore_tests", loss, {"result": "failed", "closed_on": "2026-11-21"}, [])
	found(deny) == {
		["restore_tests", "r1", "result", "rule", "is a loss of data that could not be restored, and nobody follows it up; restore the rest or enter it again, and record the ticket and the day"],
		["restore_tests", "r1", "closed_on", "program", "is recorded as settled on 2026-11-21, a day still to come; correct the date"],
	}
}

test_settled_before_the_restore_ended_fails_as_practice if {
	deny := disaster_recovery_plan.deny with input as changed("restore_tests", loss, {"closed_on": "2026-11-05"}, [])
	found(deny) == {["restore_tests", "r1", "closed_on", "program", "is recorded as settled on 2026-11-05, before its restore ended on 2026-11-06; correct the dates"]}
	count(disaster_recovery_plan.deny) == 0 with input as changed("restore_tests", loss, {"closed_on": "2026-11-06"}, [])
}

test_hours if {
	long := disaster_recovery_plan.deny with input as changed("restore_tests", loss, {"hours_taken": 9}, [])
	found(long) == {["restore_tests", "r1", "hours_taken", "program", "took 9 hours to restore; this program's analysis allows 8 for pm: change the plan, or weigh that again"]}
	missing := disaster_recovery_plan.deny with input as changed("restore_tests", loss, {"data_lost_hours": 5}, [])
	found(missing) == {["restore_tests", "r1", "data_lost_hours", "program", "came back with 5 hours of data missing; this program's analysis allows 4 for pm: change the plan, or weigh that again"]}
	every case in [
		{"field": "hours_taken", "words": "how long the restore took"},
		{"field": "data_lost_hours", "words": "how many hours of data were missing"},
	] {
		negative := disaster_recovery_plan.deny with input as changed("restore_tests", loss, {case.field: -1}, [])
		found(negative) == {["restore_tests", "r1", case.field, "program", "has -1 hours on record, which cannot be; correct the number"]}
		unknown := disaster_recovery_plan.deny with input as changed("restore_tests", loss, {}, [case.field])
		found(unknown) == {["restore_tests", "r1", case.field, "program", sprintf("does not say %v, which this program compares with its analysis; ask those who worked with it and record it", [case.words])]}
	}
	every given in [changed("restore_tests", loss, {"hours_taken": 0, "data_lost_hours": 0}, []), with_records("criticality", [])] {
		count(disaster_recovery_plan.deny) == 0 with input as given
	}
}

test_the_day_of_a_loss if {
	undated := disaster_recovery_plan.deny with input as changed("restore_tests", loss, {}, ["done_on"])
	places(undated) == {["restore_tests", "r1", "done_on", "program"]}
	future := disaster_recovery_plan.deny with input as changed("restore_tests", loss, {"done_on": "2026-11-21"}, [])
	found(future) == {["restore_tests", "r1", "done_on", "program", "is recorded as restored on 2026-11-21, a day still to come; correct the date"]}
	count(disaster_recovery_plan.deny) == 0 with input as changed("restore_tests", loss, {"done_on": "2026-11-20"}, [])
}

test_a_loss_on_an_unknown_system_fails_as_practice if {
	deny := disaster_recovery_plan.deny with input as changed("restore_tests", loss, {"system": "p m"}, [])
	places(deny) == {["restore_tests", "r1", "system", "program"]}
}

test_systems_out_of_scope_are_left_out_and_said if {
	given := with_records("systems", [system, object.union(system, {"id": "vpn", "system_id": "vpn", "type": "remote_access"})])
	count(disaster_recovery_plan.deny) == 0 with input as given
	disaster_recovery_plan.excluded == {{"kind": "systems", "id": "vpn", "reason": "type remote_access: taken not to store ePHI here"}} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/restore_tests/records", "value": []}])
	count(disaster_recovery_plan.population) == 0 with input as given
	count(disaster_recovery_plan.deny) == 0 with input as given
}
