package hipaa.technical.encryption_at_rest_test

import data.hipaa.technical.encryption_at_rest

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use", "encrypted_at_rest": true}

device := {"id": "d1", "ephi": true, "status": "in_use", "encrypted": true}

backup := {"id": "pm/nightly", "system": "pm", "backup_set": "nightly", "status": "in_use", "encrypted": true}

records(systems, devices) := {"evidence": {"backups": {"records": []}, "devices": {"records": devices}, "systems": {"records": systems}}}

with_backup(systems, record) := {"evidence": {"backups": {"records": [record]}, "devices": {"records": []}, "systems": {"records": systems}}}

with_system(fields) := records([object.union(system, fields)], [device])

with_device(fields) := records([system], [object.union(device, fields)])

found(findings) := {[f.kind, f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings}

test_encrypted_passes if {
	base := records([system], [device])
	count(encryption_at_rest.deny) == 0 with input as base
	encryption_at_rest.population == {{"kind": "systems", "id": "pm"}, {"kind": "devices", "id": "d1"}} with input as base
	count(encryption_at_rest.excluded) == 0 with input as base
}

test_system_not_encrypted_fails if {
	deny := encryption_at_rest.deny with input as with_system({"encrypted_at_rest": false})
	found(deny) == {["systems", "pm", "encrypted_at_rest", "rule", "is not encrypted; turn on encryption of its disks and backups, or ask the vendor to show it"]}
}

test_system_not_shown_to_be_encrypted_fails if {
	deny := encryption_at_rest.deny with input as records([object.remove(system, ["encrypted_at_rest"])], [device])
	found(deny) == {["systems", "pm", "encrypted_at_rest", "rule", "is not shown to be encrypted; turn on encryption of its disks and backups, or ask the vendor to show it"]}
}

test_device_not_encrypted_fails_in_use_and_in_stock if {
	every status in ["in_use", "in_stock"] {
		deny := encryption_at_rest.deny with input as with_device({"encrypted": false, "status": status})
		found(deny) == {["devices", "d1", "encrypted", "rule", "is not encrypted; encrypt its storage from the device management"]}
	}
}

test_device_not_shown_to_be_encrypted_fails if {
	deny := encryption_at_rest.deny with input as records([system], [object.remove(device, ["encrypted"])])
	found(deny) == {["devices", "d1", "encrypted", "rule", "is not shown to be encrypted; encrypt its storage from the device management"]}
}

test_lost_device_fails_unless_encrypted if {
	deny := encryption_at_rest.deny with input as with_device({"encrypted": false, "status": "lost"})
	found(deny) == {["devices", "d1", "encrypted", "rule", "is lost and is not encrypted; treat the loss as a security incident"]}
	count(encryption_at_rest.deny) == 0 with input as with_device({"status": "lost"})
	encryption_at_rest.population == {{"kind": "systems", "id": "pm"}, {"kind": "devices", "id": "d1"}} with input as with_device({"status": "lost"})
}

test_retired_device_is_left_out_and_said if {
	changed := with_device({"status": "retired", "encrypted": false})
	count(encryption_at_rest.deny) == 0 with input as changed
	encryption_at_rest.population == {{"kind": "systems", "id": "pm"}} with input as changed
	encryption_at_rest.excluded == {{"kind": "devices", "id": "d1", "reason": "status retired"}} with input as changed
}

test_device_without_ephi_is_left_out_and_said if {
	every status in ["in_use", "in_stock", "lost", "retired"] {
		changed := with_device({"ephi": false, "encrypted": false, "status": status})
		count(encryption_at_rest.deny) == 0 with input as changed
		encryption_at_rest.excluded == {{"kind": "devices", "id": "d1", "reason": "touches no ePHI"}} with input as changed
	}
}

test_systems_that_store_nothing_are_left_out_and_said if {
	every case in [
		{"fields": {"type": "payer_portal", "encrypted_at_rest": true}, "reason": "type payer_portal: taken not to store ePHI here"},
		{"fields": {"ephi": false}, "reason": "touches no ePHI"},
		{"fields": {"status": "retired"}, "reason": "status retired"},
		{"fields": {"status": "planned"}, "reason": "status planned"},
	] {
		changed := with_system(object.union({"encrypted_at_rest": false}, case.fields))
		count(encryption_at_rest.deny) == 0 with input as changed
		encryption_at_rest.population == {{"kind": "devices", "id": "d1"}} with input as changed
		encryption_at_rest.excluded == {{"kind": "systems", "id": "pm", "reason": case.reason}} with input as changed
	}
}

test_devices_out_of_use_are_judged_and_not_left_out if {
	every status in ["in_stock", "lost"] {
		count(encryption_at_rest.excluded) == 0 with input as with_device({"status": status})
	}
}

test_an_encrypted_backup_passes if {
	changed := with_backup([system], backup)
	count(encryption_at_rest.deny) == 0 with input as changed
	encryption_at_rest.population == {{"kind": "systems", "id": "pm"}, {"kind": "backups", "id": "pm/nightly"}} with input as changed
	count(encryption_at_rest.excluded) == 0 with input as changed
}

test_backup_not_encrypted_fails if {
	deny := encryption_at_rest.deny with input as with_backup([system], object.union(backup, {"encrypted": false}))
	found(deny) == {["backups", "pm/nightly", "encrypted", "rule", "is not encrypted; turn on encryption in the backup product and make new copies, or ask the vendor to show it"]}
}

test_backup_not_shown_to_be_encrypted_fails if {
	deny := encryption_at_rest.deny with input as with_backup([system], object.remove(backup, ["encrypted"]))
	found(deny) == {["backups", "pm/nightly", "encrypted", "rule", "is not shown to be encrypted; turn on encryption in the backup product and make new copies, or ask the vendor to show it"]}
}

test_backups_outlive_their_system_and_need_no_inventory if {
	every systems in [[object.union(system, {"status": "retired"})], []] {
		deny := encryption_at_rest.deny with input as with_backup(systems, object.union(backup, {"encrypted": false}))
		{[f.kind, f.id] | some f in deny} == {["backups", "pm/nightly"]}
	}
}

test_backups_without_stored_ephi_are_left_out_and_said if {
	every case in [
		{"system": {}, "backup": {"status": "retired"}, "reason": "status retired"},
		{"system": {"ephi": false}, "backup": {}, "reason": "system touches no ePHI"},
		{"system": {"status": "planned"}, "backup": {}, "reason": "system status planned"},
		{"system": {"type": "payer_portal"}, "backup": {}, "reason": "system type payer_portal: taken not to store ePHI here"},
	] {
		changed := with_backup([object.union(system, case.system)], object.union_n([backup, {"encrypted": false}, case.backup]))
		count(encryption_at_rest.deny) == 0 with input as changed
		{"kind": "backups", "id": "pm/nightly", "reason": case.reason} in encryption_at_rest.excluded with input as changed
		not {"kind": "backups", "id": "pm/nightly"} in encryption_at_rest.population with input as changed
	}
}
