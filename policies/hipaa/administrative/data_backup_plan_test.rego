package hipaa.administrative.data_backup_plan_test

import data.hipaa.administrative.data_backup_plan

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

# The list of backups is of 2026-11-16, 06:00; 24 hours after this copy.
backup := {
	"id": "pm/nightly", "system": "pm", "backup_set": "nightly", "status": "in_use", "last_completed_at": "2026-11-15T06:00:00Z",
	"verification": "match", "verified_on": "2026-11-20", "restore_tested_on": "2026-11-20", "restore_result": "complete",
}

base := {
	"as_of": "2026-11-20T23:59:59Z",
	"today": "2026-11-20",
	"evidence": {
		"systems": {"records": [system]},
		"backups": {"records": [backup], "sources": [{"observed_at": "2026-11-16T06:00:00Z"}]},
		"contingency_plans": {"records": [{"id": "cp", "plan_id": "cp", "part": "data_backup", "status": "in_force", "systems": ["pm"]}]},
		"criticality": {"records": [{"id": "pm", "system": "pm", "max_data_loss_hours": 24}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["backup"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_copied_and_restored_passes if {
	count(data_backup_plan.deny) == 0 with input as base
	data_backup_plan.population == {{"kind": "systems", "id": "pm"}, {"kind": "backups", "id": "pm/nightly"}} with input as base
	count(data_backup_plan.excluded) == 0 with input as base
}

test_no_procedure_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["backup"]}]] {
		deny := data_backup_plan.deny with input as with_records("written_policies", policies)
		places(deny) == {["written_policies", "", "", "rule"]}
	}
}

test_a_system_outside_the_plan_fails if {
	plan := base.evidence.contingency_plans.records[0]
	every plans in [[], [object.union(plan, {"part": "disaster_recovery"})], [object.union(plan, {"status": "draft"})], [object.union(plan, {"systems": ["ehr"]})]] {
		deny := data_backup_plan.deny with input as with_records("contingency_plans", plans)
		found(deny) == {["systems", "pm", "", "rule", "stores ePHI and stands in no data backup plan that is in force; write down how its copies are made and kept, by the vendor too"]}
	}
}

test_no_copy_fails if {
	message := "stores ePHI of which no copy is on record; make one, or get the vendor's written statement on those it makes"
	every backups in [[], [object.union(backup, {"system": "ehr"})], [object.union(backup, {"status": "retired"})], [object.remove(backup, ["last_completed_at"])], [object.union(backup, {"last_completed_at": "2026-11-21T00:00:00Z"})]] {
		deny := data_backup_plan.deny with input as with_records("backups", backups)
		found(deny) == {["systems", "pm", "", "rule", message]}
	}
}

test_the_backup_system_needs_no_copy_of_its_own if {
	given := json.patch(changed("systems", system, {"type": "backup"}, []), [{"op": "replace", "path": "/evidence/backups/records", "value": []}])
	count(data_backup_plan.deny) == 0 with input as given
}

test_copies_of_which_nothing_is_shown_fail if {
	message := "is not shown to hold retrievable, exact copies: nothing says that one was restored whole or matched its checksum; restore one and record the result"
	every fields in [{}, {"verification": "none"}, {"verification": "mismatch"}] {
		deny := data_backup_plan.deny with input as with_records("backups", [object.union(object.remove(backup, ["verification", "restore_tested_on", "restore_result"]), fields)])
		found(deny) == {["backups", "pm/nightly", "restore_result", "rule", message]}
	}
	every case in [{"fields": {"verified_on": "2026-11-21"}, "without": []}, {"fields": {}, "without": ["verified_on"]}] {
		deny := data_backup_plan.deny with input as changed("backups", backup, case.fields, array.concat(["restore_tested_on", "restore_result"], case.without))
		found(deny) == {["backups", "pm/nightly", "restore_result", "rule", message]}
	}
	still_to_come := changed("backups", backup, {"restore_tested_on": "2026-11-21"}, ["verification"])
	deny := data_backup_plan.deny with input as still_to_come
	found(deny) == {["backups", "pm/nightly", "restore_result", "rule", message]}
}

test_a_whole_restore_needs_no_checksum if {
	count(data_backup_plan.deny) == 0 with input as changed("backups", backup, {"verification": "none"}, ["verified_on"])
}

test_a_failed_restore_still_to_come_has_not_failed if {
	deny := data_backup_plan.deny with input as changed("backups", backup, {"restore_result": "failed", "restore_tested_on": "2026-11-21"}, [])
	places(deny) == {["backups", "pm/nightly", "restore_tested_on", "program"]}
}

test_a_failed_restore_without_a_checksum_shows_one_fault if {
	deny := data_backup_plan.deny with input as changed("backups", backup, {"restore_result": "failed"}, ["verification"])
	{f.message | some f in deny} == {"gave a failed restore on 2026-11-20, so its copies are not shown to be retrievable and exact; find out why, make a new copy and restore that"}
}

test_compared_and_never_restored_fails_as_practice if {
	every without in [["restore_tested_on", "restore_result"], ["restore_result"], ["restore_tested_on"]] {
		deny := data_backup_plan.deny with input as changed("backups", backup, {}, without)
		places(deny) == {["backups", "pm/nightly", "restore_tested_on", "program"]}
	}
}

test_a_failed_restore_fails if {
	every result in ["failed", "partial"] {
		deny := data_backup_plan.deny with input as changed("backups", backup, {"restore_result": result, "restore_tested_on": "2026-11-19"}, [])
		found(deny) == {["backups", "pm/nightly", "restore_result", "rule", sprintf("gave a %v restore on 2026-11-19, so its copies are not shown to be retrievable and exact; find out why, make a new copy and restore that", [result])]}
		other := object.union(backup, {"id": "pm/monthly", "backup_set": "monthly"})
		beside := data_backup_plan.deny with input as with_records("backups", [object.union(backup, {"restore_result": result}), other])
		places(beside) == {["backups", "pm/nightly", "restore_result", "program"]}
	}
}

test_a_copy_as_old_as_may_be_lost_passes_and_an_older_one_fails_as_practice if {
	late := changed("backups", backup, {"last_completed_at": "2026-11-15T05:59:59Z"}, [])
	deny := data_backup_plan.deny with input as late
	found(deny) == {["systems", "pm", "", "program", "had a newest copy of 25 hours when backups were listed; this program's analysis allows the loss of 24: copy it more often, or weigh that again"]}
	every instant, hours in {"2026-11-15T04:00:00Z": 26, "2026-11-15T04:59:59.999999999Z": 26, "2026-11-15T05:00:00Z": 25} {
		older := data_backup_plan.deny with input as changed("backups", backup, {"last_completed_at": instant}, [])
		{f.message | some f in older} == {sprintf("had a newest copy of %v hours when backups were listed; this program's analysis allows the loss of 24: copy it more often, or weigh that again", [hours])}
	}
	barely := data_backup_plan.deny with input as changed("backups", backup, {"last_completed_at": "2026-11-15T05:59:59.999999999Z"}, [])
	places(barely) == {["systems", "pm", "", "program"]}
	count(data_backup_plan.deny) == 0 with input as changed("backups", backup, {"last_completed_at": "2026-11-20T23:59:59Z"}, [])
	newer := object.union(backup, {"id": "pm/b"})
	count(data_backup_plan.deny) == 0 with input as with_records("backups", [object.union(backup, {"last_completed_at": "2026-10-15T05:59:59Z"}), newer])
}

test_no_loss_allowed_and_no_number if {
	none := json.patch(base, [{"op": "replace", "path": "/evidence/criticality/records/0/max_data_loss_hours", "value": 0}])
	deny := data_backup_plan.deny with input as none
	places(deny) == {["systems", "pm", "", "program"]}
	same := json.patch(none, [{"op": "replace", "path": "/evidence/backups/records/0/last_completed_at", "value": "2026-11-16T06:00:00Z"}])
	count(data_backup_plan.deny) == 0 with input as same
	unsaid := with_records("criticality", [{"id": "pm", "system": "pm"}])
	count(data_backup_plan.deny) == 0 with input as unsaid
}

test_without_a_list_the_moment_judged_counts if {
	given := json.patch(base, [{"op": "replace", "path": "/evidence/backups/sources", "value": []}])
	deny := data_backup_plan.deny with input as given
	found(deny) == {["systems", "pm", "", "program", "had a newest copy of 138 hours when backups were listed; this program's analysis allows the loss of 24: copy it more often, or weigh that again"]}
}

test_out_of_scope_is_left_out_and_said if {
	given := json.patch(with_records("systems", [system, object.union(system, {"id": "portal", "system_id": "portal", "type": "payer_portal"})]), [
		{
			"op": "add", "path": "/evidence/backups/records/-",
			"value": {"id": "old/x", "system": "old", "backup_set": "x", "status": "retired"},
		},
		{
			"op": "add", "path": "/evidence/backups/records/-",
			"value": {"id": "portal/x", "system": "portal", "backup_set": "x", "status": "in_use"},
		},
	])
	count(data_backup_plan.deny) == 0 with input as given
	data_backup_plan.excluded == {
		{"kind": "systems", "id": "portal", "reason": "type payer_portal: taken not to store ePHI here"},
		{"kind": "backups", "id": "old/x", "reason": "status retired"},
		{"kind": "backups", "id": "portal/x", "reason": "system type payer_portal: taken not to store ePHI here"},
	} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/backups/records", "value": []}])
	count(data_backup_plan.population) == 0 with input as given
	count(data_backup_plan.deny) == 0 with input as given
}
