package hipaa.technical.integrity_of_ephi_test

import data.hipaa.technical.integrity_of_ephi

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use", "integrity_mechanism": "database_checks"}

# The list of backups is of 2026-11-16: seven days after this copy.
backup := {
	"id": "pm/nightly", "system": "pm", "backup_set": "nightly", "status": "in_use",
	"last_completed_at": "2026-11-09T04:12:00Z", "location": "cloud", "immutable": true,
}

log := {"id": "pm/access", "system": "pm", "log": "access", "enabled": true, "records": ["view", "change", "delete"]}

base := {
	"as_of": "2026-11-20T23:59:59Z",
	"today": "2026-11-20",
	"parameters": {"integrity_of_ephi": {"backup_days": 7, "elsewhere_days": 35}},
	"evidence": {
		"systems": {"records": [system]},
		"backups": {"records": [backup], "sources": [{"observed_at": "2026-11-16T06:00:00Z"}]},
		"audit_logs": {"records": [log]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["integrity"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_sources(days) := json.patch(base, [{"op": "replace", "path": "/evidence/backups/sources", "value": [{"observed_at": sprintf("%vT06:00:00Z", [day])} | some day in days]}])

with_backup(fields) := with_records("backups", [object.union(backup, fields)])

with_system(fields) := with_records("systems", [object.union(system, fields)])

with_log(fields) := with_records("audit_logs", [object.union(log, fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

fails(deny, basis, message) if found(deny) == {["systems", "pm", "", basis, message]}

test_copied_and_logged_passes if {
	count(integrity_of_ephi.deny) == 0 with input as base
	count(integrity_of_ephi.warn) == 0 with input as base
	integrity_of_ephi.population == {{"kind": "systems", "id": "pm"}} with input as base
	count(integrity_of_ephi.excluded) == 0 with input as base
}

test_no_policy_in_force_fails if {
	every policies in [
		[],
		[{"id": "p1", "status": "draft", "topics": ["integrity"]}],
		[{"id": "p1", "status": "in_force", "topics": ["termination"]}],
		[{"id": "p1", "status": "in_force", "topics": ["integrity"], "effective_on": "2026-11-21"}],
	] {
		deny := integrity_of_ephi.deny with input as with_records("written_policies", policies)
		found(deny) == {["written_policies", "", "", "rule", "no written policy on topic integrity is in force; write down how ePHI is protected from improper alteration and destruction, and have it approved"]}
	}
	effective := with_records("written_policies", [{"id": "p1", "status": "in_force", "topics": ["integrity"], "effective_on": "2026-11-20"}])
	count(integrity_of_ephi.deny) == 0 with input as effective
}

test_no_backup_fails if {
	every backups in [[], [object.union(backup, {"system": "other"})], [object.union(backup, {"status": "retired"})]] {
		deny := integrity_of_ephi.deny with input as with_records("backups", backups)
		fails(deny, "rule", "has no backup on record; set one up, or get the vendor's written statement on the copies it keeps")
	}
}

test_no_completed_copy_fails if {
	deny := integrity_of_ephi.deny with input as with_records("backups", [object.remove(backup, ["last_completed_at"])])
	fails(deny, "rule", "has a backup set on record and no completed copy in it; record when the job, or the vendor, last finished one")
}

test_a_copy_still_to_come_is_none if {
	deny := integrity_of_ephi.deny with input as with_backup({"last_completed_at": "2026-11-21T00:00:00Z"})
	fails(deny, "rule", "has no completed copy on record but one dated in the future; correct when it was finished")
	count(integrity_of_ephi.deny) == 0 with input as with_backup({"last_completed_at": "2026-11-20T23:59:59Z"})
	both := with_records("backups", [backup, object.union(backup, {"id": "pm/b", "last_completed_at": "2026-11-21T00:00:00Z"})])
	count(integrity_of_ephi.deny) == 0 with input as both
}

test_a_copy_one_day_too_old_fails_as_practice if {
	deny := integrity_of_ephi.deny with input as with_backup({"last_completed_at": "2026-11-08T23:00:00Z"})
	fails(deny, "program", "was last copied on 2026-11-08, 8 days before the list of backups was taken; this program allows 7: find out why the job stopped")
}

test_the_newest_copy_counts if {
	old := object.union(backup, {"id": "pm/monthly", "last_completed_at": "2026-10-31T04:00:00Z"})
	count(integrity_of_ephi.deny) == 0 with input as with_records("backups", [backup, old])
}

test_the_oldest_of_several_lists_counts if {
	deny := integrity_of_ephi.deny with input as with_sources(["2026-11-17"])
	places(deny) == {["systems", "pm", "", "program"]}
	count(integrity_of_ephi.deny) == 0 with input as with_sources(["2026-11-17", "2026-11-16"])
}

test_without_a_list_the_day_judged_counts if {
	deny := integrity_of_ephi.deny with input as with_sources([])
	fails(deny, "program", "was last copied on 2026-11-09, 11 days before the list of backups was taken; this program allows 7: find out why the job stopped")
}

test_no_copy_elsewhere_fails_as_practice if {
	message := "has no copy that is shown to lie off site or in the cloud; this program keeps one where the same fire or attack does not reach it"
	every record in [
		object.union(backup, {"location": "same_machine"}),
		object.union(backup, {"location": "same_site"}),
		object.remove(backup, ["location"]),
	] {
		deny := integrity_of_ephi.deny with input as with_records("backups", [record])
		fails(deny, "program", message)
	}
	unmade := object.remove(object.union(backup, {"id": "pm/b"}), ["last_completed_at"])
	deny := integrity_of_ephi.deny with input as with_records("backups", [object.union(backup, {"location": "same_site"}), unmade])
	fails(deny, "program", message)
}

test_a_copy_off_site_passes if {
	count(integrity_of_ephi.deny) == 0 with input as with_backup({"location": "off_site"})
}

monthly(day) := object.union(backup, {"id": "pm/monthly", "last_completed_at": sprintf("%vT04:00:00Z", [day])})

test_a_copy_elsewhere_one_day_too_old_fails_as_practice if {
	nightly := object.union(backup, {"location": "same_site"})
	count(integrity_of_ephi.deny) == 0 with input as with_records("backups", [nightly, monthly("2026-10-12")])
	deny := integrity_of_ephi.deny with input as with_records("backups", [nightly, monthly("2026-10-11")])
	fails(deny, "program", "was last copied off site or to the cloud on 2026-10-11, 36 days before the list of backups was taken; this program allows 35")
}

test_one_old_copy_is_reported_once if {
	deny := integrity_of_ephi.deny with input as with_backup({"last_completed_at": "2026-09-01T04:00:00Z"})
	count(deny) == 1
}

test_changes_and_deletions_may_stand_in_two_logs if {
	two := with_records("audit_logs", [object.union(log, {"records": ["change"]}), object.union(log, {"id": "pm/b", "records": ["delete"]})])
	count(integrity_of_ephi.deny) == 0 with input as two
}

test_no_log_of_changes_and_deletions_fails_as_practice if {
	every case in [
		{"logs": [], "missing": "changes and deletions"},
		{"logs": [object.union(log, {"enabled": false})], "missing": "changes and deletions"},
		{"logs": [object.union(log, {"system": "other"})], "missing": "changes and deletions"},
		{"logs": [object.remove(log, ["records"])], "missing": "changes and deletions"},
		{"logs": [object.union(log, {"records": ["view", "change"]})], "missing": "deletions"},
		{"logs": [object.union(log, {"records": ["delete"]})], "missing": "changes"},
	] {
		deny := integrity_of_ephi.deny with input as with_records("audit_logs", case.logs)
		fails(deny, "program", sprintf("has no log that is shown to record %v; this program wants to see who altered ePHI: turn that on, or ask the vendor", [case.missing]))
	}
}

test_neither_log_nor_mechanism_fails if {
	every bare in [object.union(system, {"integrity_mechanism": "none"}), object.remove(system, ["integrity_mechanism"])] {
		logged := with_records("systems", [bare])
		count(integrity_of_ephi.deny) == 0 with input as logged
		deny := integrity_of_ephi.deny with input as json.patch(logged, [{"op": "replace", "path": "/evidence/audit_logs/records", "value": []}])
		found(deny) == {["systems", "pm", "integrity_mechanism", "rule", "is not shown to be protected from improper alteration: neither a log of changes and deletions nor an integrity mechanism is on record; turn them on"]}
	}
}

test_the_backup_system_needs_no_copy_of_its_own if {
	changed := json.patch(with_system({"type": "backup"}), [{"op": "replace", "path": "/evidence/backups/records", "value": []}])
	count(integrity_of_ephi.deny) == 0 with input as changed
	count(integrity_of_ephi.warn) == 0 with input as changed
	integrity_of_ephi.population == {{"kind": "systems", "id": "pm"}} with input as changed
}

test_copies_that_can_be_deleted_are_a_warning if {
	every record in [
		object.union(backup, {"immutable": false}),
		object.remove(backup, ["immutable"]),
	] {
		changed := with_records("backups", [record, object.union(backup, {"id": "x", "system": "phones"})])
		count(integrity_of_ephi.deny) == 0 with input as changed
		found(integrity_of_ephi.warn) == {["backups", "", "", "program", "no set of copies is shown to be safe from administrators and ransomware; lock at least one against change and deletion"]} with input as changed
	}
}

test_out_of_scope_is_left_out_and_said if {
	every case in [
		{"fields": {"type": "payer_portal"}, "reason": "type payer_portal: taken not to store ePHI here"},
		{"fields": {"ephi": false}, "reason": "touches no ePHI"},
		{"fields": {"status": "retired"}, "reason": "status retired"},
	] {
		changed := json.patch(with_system(case.fields), [
			{"op": "replace", "path": "/evidence/backups/records", "value": []},
			{"op": "replace", "path": "/evidence/audit_logs/records", "value": []},
		])
		count(integrity_of_ephi.deny) == 0 with input as changed
		count(integrity_of_ephi.population) == 0 with input as changed
		integrity_of_ephi.excluded == {{"kind": "systems", "id": "pm", "reason": case.reason}} with input as changed
	}
}
