package hipaa.technical.backup_verification_test

import data.hipaa.technical.backup_verification

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

backup := {
	"id": "pm/nightly", "system": "pm", "backup_set": "nightly", "status": "in_use",
	"last_completed_at": "2026-11-16T04:12:00Z",
	"verification": "match", "verified_on": "2026-10-20",
	"restore_result": "complete", "restore_tested_on": "2026-09-22",
}

records(systems, backups) := {
	"as_of": "2026-11-20T23:59:59Z",
	"today": "2026-11-20",
	"parameters": {"backup_verification": {"verify_days": 31}},
	"evidence": {"backups": {"records": backups}, "systems": {"records": systems}},
}

with_fields(fields) := records([system], [object.union(backup, fields)])

without(fields) := records([system], [object.remove(backup, fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

fails(deny, field, basis, message) if found(deny) == {["backups", "pm/nightly", field, basis, message]}

test_compared_on_the_last_day_allowed_passes if {
	base := records([system], [backup])
	count(backup_verification.deny) == 0 with input as base
	backup_verification.population == {{"kind": "systems", "id": "pm"}, {"kind": "backups", "id": "pm/nightly"}} with input as base
	count(backup_verification.excluded) == 0 with input as base
}

test_compared_today_passes if {
	count(backup_verification.deny) == 0 with input as with_fields({"verified_on": "2026-11-20"})
}

test_compared_one_day_too_long_ago_fails_as_practice if {
	deny := backup_verification.deny with input as with_fields({"verified_on": "2026-10-19"})
	fails(deny, "verified_on", "program", "was last compared with its checksum 32 days ago; this program allows 31")
}

test_a_comparison_still_to_come_fails_as_practice if {
	deny := backup_verification.deny with input as with_fields({"verified_on": "2026-11-21"})
	fails(deny, "verified_on", "program", "is recorded as compared on 2026-11-21, a day still to come; correct the date")
}

test_compared_on_an_unknown_day_fails_as_practice if {
	deny := backup_verification.deny with input as without(["verified_on"])
	fails(deny, "verified_on", "program", "matches its checksum, on a day that is not on record; compare it again and record the day")
}

test_not_compared_fails_once if {
	advice := "turn on verification in the backup product, or ask the vendor which it runs"
	none := backup_verification.deny with input as with_fields({"verification": "none", "verified_on": "2026-01-01"})
	fails(none, "verification", "rule", sprintf("is not compared with a checksum, so an altered copy would not be noticed; %v", [advice]))
	every fields in [["verification"], ["verification", "verified_on"]] {
		deny := backup_verification.deny with input as without(fields)
		fails(deny, "verification", "rule", sprintf("is not shown to be compared with a checksum; %v", [advice]))
	}
}

test_a_mismatch_nobody_followed_up_fails if {
	every date in ["2026-11-15", "2026-01-01"] {
		deny := backup_verification.deny with input as with_fields({"verification": "mismatch", "verified_on": date})
		fails(deny, "verification", "rule", "did not match its checksum, and no ticket says what was done; find out what altered it, make a new copy and record the ticket")
	}
}

test_a_mismatch_that_was_followed_up_fails_as_practice if {
	deny := backup_verification.deny with input as with_fields({"verification": "mismatch", "follow_up": "INC-204"})
	fails(deny, "verification", "program", "did not match its checksum (INC-204); this program wants a copy that does: make a new one and compare it")
}

test_a_restore_that_failed_fails_as_practice if {
	every result in ["failed", "partial"] {
		silent := backup_verification.deny with input as with_fields({"restore_result": result})
		fails(silent, "restore_result", "program", sprintf("was last restored with the result %v and without a ticket; find out what is missing, make a new copy and restore that", [result]))
		followed := backup_verification.deny with input as with_fields({"restore_result": result, "follow_up": "INC-204"})
		fails(followed, "restore_result", "program", sprintf("was last restored with the result %v (INC-204); find out what is missing, make a new copy and restore that", [result]))
	}
}

test_no_restore_is_asked_for_here if {
	count(backup_verification.deny) == 0 with input as without(["restore_result", "restore_tested_on"])
}

test_other_times_still_to_come_fail_as_practice if {
	restored := backup_verification.deny with input as with_fields({"restore_tested_on": "2026-11-21"})
	fails(restored, "restore_tested_on", "program", "is recorded as restored on 2026-11-21, a day still to come; correct the date")
	completed := backup_verification.deny with input as with_fields({"last_completed_at": "2026-11-21T00:00:00Z"})
	fails(completed, "last_completed_at", "program", "is recorded as completed at a time still to come; correct the time")
	count(backup_verification.deny) == 0 with input as with_fields({"restore_tested_on": "2026-11-20", "last_completed_at": "2026-11-20T23:59:59Z"})
	count(backup_verification.deny) == 0 with input as without(["last_completed_at"])
}

test_copies_of_an_unknown_system_fail_as_practice if {
	stray := object.union(backup, {"id": "p%2Fm/nightly", "system": "p/m"})
	deny := backup_verification.deny with input as records([system], [backup, stray])
	found(deny) == {["backups", "p%2Fm/nightly", "system", "program", "holds copies of system p/m, which is not in the inventory; add the system or correct its id"]}
}

test_a_system_without_a_backup_fails if {
	every backups in [[], [object.union(backup, {"status": "retired"})]] {
		deny := backup_verification.deny with input as records([system], backups)
		found(deny) == {["systems", "pm", "", "program", "stores ePHI, and no set of backups of it is recorded; add its sets, those of the vendor included"]}
		backup_verification.population == {{"kind": "systems", "id": "pm"}} with input as records([system], backups)
	}
}

test_systems_without_ephi_of_their_own_need_no_backup if {
	changed := records(
		[
			object.union(system, {"system_id": "vault", "type": "backup"}),
			object.union(system, {"system_id": "portal", "type": "payer_portal"}),
			object.union(system, {"system_id": "phones", "ephi": false}),
			object.union(system, {"system_id": "old", "status": "retired"}),
		],
		[],
	)
	count(backup_verification.deny) == 0 with input as changed
}

test_copies_of_a_retired_system_are_judged if {
	changed := records([object.union(system, {"status": "retired"})], [object.union(backup, {"verification": "none"})])
	{[f.id, f.field] | some f in backup_verification.deny} == {["pm/nightly", "verification"]} with input as changed
}

test_a_retired_set_is_left_out_and_said if {
	given := records([system], [object.union(backup, {"verification": "none", "status": "retired"})])
	{f.kind | some f in backup_verification.deny} == {"systems"} with input as given
	backup_verification.excluded == {{"kind": "backups", "id": "pm/nightly", "reason": "status retired"}} with input as given
}

test_out_of_scope_is_left_out_and_said if {
	every case in [
		{"system": {"ephi": false}, "reason": "system touches no ePHI"},
		{"system": {"status": "planned"}, "reason": "system status planned"},
		{"system": {"type": "identity_provider"}, "reason": "system type identity_provider: taken not to store ePHI here"},
	] {
		changed := records([object.union(system, case.system)], [object.union(backup, {"verification": "none"})])
		count(backup_verification.deny) == 0 with input as changed
		count(backup_verification.population) == 0 with input as changed
		backup_verification.excluded == {
			{"kind": "systems", "id": "pm", "reason": trim_prefix(case.reason, "system ")},
			{"kind": "backups", "id": "pm/nightly", "reason": case.reason},
		} with input as changed
	}
}

test_nothing_recorded_is_an_empty_population if {
	count(backup_verification.population) == 0 with input as records([], [])
	count(backup_verification.deny) == 0 with input as records([], [])
}
