package hipaa.technical.isolated_legacy_storage_test

import data.hipaa.technical.isolated_legacy_storage

isolated := {"network_isolated": true, "removable_media_blocked": true, "storage_location": "locked_server_room"}

system := object.union(isolated, {"id": "arch", "system_id": "arch", "type": "imaging_archive", "ephi": true, "status": "in_use", "encrypted_at_rest": false})

device := object.union(isolated, {"id": "d1", "ephi": true, "status": "in_use", "encrypted": false})

backup := {"id": "arch/nightly", "system": "arch", "backup_set": "nightly", "status": "in_use", "kept_by": "own", "location": "same_machine", "encrypted": false}

records(systems, devices) := {"evidence": {"backups": {"records": []}, "channels": {"records": []}, "devices": {"records": devices}, "systems": {"records": systems}}}

with_backup(systems, record) := {"evidence": {"backups": {"records": [record]}, "channels": {"records": []}, "devices": {"records": []}, "systems": {"records": systems}}}

# Both with the field left out or replaced.
both_without(field) := records([object.remove(system, [field])], [object.remove(device, [field])])

both_with(fields) := records([object.union(system, fields)], [object.union(device, fields)])

places(findings) := {[f.kind, f.id, f.field, object.get(f, "basis", "rule")] | some f in findings}

test_isolated_passes if {
	base := records([system], [device])
	count(isolated_legacy_storage.deny) == 0 with input as base
	isolated_legacy_storage.population == {{"kind": "systems", "id": "arch"}, {"kind": "devices", "id": "d1"}} with input as base
	count(isolated_legacy_storage.excluded) == 0 with input as base
	count(isolated_legacy_storage.deny) == 0 with input as both_with({"storage_location": "data_center"})
}

test_encrypted_passes_wherever_it_is if {
	encrypted := records(
		[{"id": "arch", "system_id": "arch", "type": "imaging_archive", "ephi": true, "status": "in_use", "encrypted_at_rest": true}],
		[{"id": "d1", "ephi": true, "status": "lost", "encrypted": true}],
	)
	count(isolated_legacy_storage.deny) == 0 with input as encrypted
	isolated_legacy_storage.population == {{"kind": "systems", "id": "arch"}, {"kind": "devices", "id": "d1"}} with input as encrypted
}

test_encryption_not_recorded_counts_as_none if {
	bare := records([{"id": "arch", "system_id": "arch", "type": "imaging_archive", "ephi": true, "status": "in_use"}], [])
	deny := isolated_legacy_storage.deny with input as bare
	places(deny) == {["systems", "arch", field, "rule"] | some field in ["network_isolated", "removable_media_blocked", "storage_location"]}
}

test_on_the_network_fails if {
	every changed in [both_with({"network_isolated": false}), both_without("network_isolated")] {
		deny := isolated_legacy_storage.deny with input as changed
		places(deny) == {["systems", "arch", "network_isolated", "rule"], ["devices", "d1", "network_isolated", "rule"]}
	}
}

test_outside_a_locked_room_fails if {
	every changed in [both_with({"storage_location": "office"}), both_with({"storage_location": "vendor"}), both_without("storage_location")] {
		deny := isolated_legacy_storage.deny with input as changed
		places(deny) == {["systems", "arch", "storage_location", "rule"], ["devices", "d1", "storage_location", "rule"]}
	}
}

test_open_to_removable_media_fails if {
	every changed in [both_with({"removable_media_blocked": false}), both_without("removable_media_blocked")] {
		deny := isolated_legacy_storage.deny with input as changed
		places(deny) == {["systems", "arch", "removable_media_blocked", "rule"], ["devices", "d1", "removable_media_blocked", "rule"]}
	}
}

test_lost_without_encryption_fails if {
	deny := isolated_legacy_storage.deny with input as records([system], [object.union(device, {"status": "lost"})])
	places(deny) == {["devices", "d1", "status", "rule"]}
	count(isolated_legacy_storage.deny) == 0 with input as records([system], [object.union(device, {"status": "in_stock"})])
}

test_out_of_scope_is_left_out_and_said if {
	changed := records(
		[
			object.union(system, {"id": "s1", "system_id": "s1", "ephi": false, "network_isolated": false}),
			object.union(system, {"id": "s2", "system_id": "s2", "status": "retired", "network_isolated": false}),
			object.union(system, {"id": "s3", "system_id": "s3", "type": "payer_portal", "hosting": "vendor", "encrypted_at_rest": true, "network_isolated": false}),
		],
		[
			object.union(device, {"id": "d1", "ephi": false, "network_isolated": false}),
			object.union(device, {"id": "d2", "status": "retired", "network_isolated": false}),
		],
	)
	count(isolated_legacy_storage.deny) == 0 with input as changed
	count(isolated_legacy_storage.population) == 0 with input as changed
	isolated_legacy_storage.excluded == {
		{"kind": "systems", "id": "s1", "reason": "touches no ePHI"},
		{"kind": "systems", "id": "s2", "reason": "status retired"},
		{"kind": "systems", "id": "s3", "reason": "type payer_portal: taken not to store ePHI here"},
		{"kind": "devices", "id": "d1", "reason": "touches no ePHI"},
		{"kind": "devices", "id": "d2", "reason": "status retired"},
	} with input as changed
}

test_devices_out_of_use_are_judged_and_not_left_out if {
	every status in ["in_stock", "lost"] {
		changed := records([system], [object.union(device, {"status": status})])
		count(isolated_legacy_storage.excluded) == 0 with input as changed
		count(isolated_legacy_storage.population) == 2 with input as changed
	}
}

test_a_backup_on_the_isolated_machine_itself_passes if {
	changed := with_backup([system], backup)
	count(isolated_legacy_storage.deny) == 0 with input as changed
	isolated_legacy_storage.population == {{"kind": "systems", "id": "arch"}, {"kind": "backups", "id": "arch/nightly"}} with input as changed
	count(isolated_legacy_storage.excluded) == 0 with input as changed
}

test_an_encrypted_backup_passes_wherever_it_is if {
	every fields in [{"location": "cloud"}, {"location": "off_site", "kept_by": "vendor"}, {"system": "gone"}] {
		count(isolated_legacy_storage.deny) == 0 with input as with_backup([system], object.union_n([backup, {"encrypted": true}, fields]))
	}
}

test_an_unencrypted_backup_outside_the_isolation_fails if {
	every record in [
		object.union(backup, {"location": "same_site"}),
		object.union(backup, {"location": "off_site"}),
		object.union(backup, {"location": "cloud"}),
		object.union(backup, {"kept_by": "vendor"}),
		object.union(backup, {"system": "gone"}),
		object.remove(backup, ["location"]),
		object.remove(backup, ["kept_by"]),
		object.union(object.remove(backup, ["encrypted"]), {"location": "cloud"}),
	] {
		deny := isolated_legacy_storage.deny with input as with_backup([system], record)
		{[f.kind, f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in deny} == {["backups", "arch/nightly", "encrypted", "rule", "is not shown to be encrypted, nor to lie on the isolated machine it was taken from; encrypt it, or keep it there alone"]}
	}
}

test_an_unencrypted_backup_on_a_machine_that_is_not_isolated_fails if {
	every open in [
		object.union(system, {"network_isolated": false}),
		object.union(system, {"removable_media_blocked": false}),
		object.union(system, {"storage_location": "office"}),
		object.remove(system, ["network_isolated"]),
		object.remove(system, ["removable_media_blocked"]),
		object.remove(system, ["storage_location"]),
	] {
		deny := isolated_legacy_storage.deny with input as with_backup([object.union(open, {"encrypted_at_rest": true})], backup)
		places(deny) == {["backups", "arch/nightly", "encrypted", "rule"]}
	}
}

test_copies_of_a_retired_system_are_judged if {
	retired := object.union(system, {"status": "retired"})
	count(isolated_legacy_storage.deny) == 0 with input as with_backup([retired], backup)
	deny := isolated_legacy_storage.deny with input as with_backup([retired], object.union(backup, {"location": "off_site"}))
	places(deny) == {["backups", "arch/nightly", "encrypted", "rule"]}
}

test_backups_without_stored_ephi_are_left_out_and_said if {
	every case in [
		{"system": {}, "backup": {"status": "retired"}, "reason": "status retired"},
		{"system": {"ephi": false}, "backup": {}, "reason": "system touches no ePHI"},
		{"system": {"status": "planned"}, "backup": {}, "reason": "system status planned"},
		{"system": {"type": "payer_portal", "hosting": "vendor", "encrypted_at_rest": true}, "backup": {}, "reason": "system type payer_portal: taken not to store ePHI here"},
	] {
		changed := with_backup([object.union(system, case.system)], object.union_n([backup, {"location": "cloud"}, case.backup]))
		count(isolated_legacy_storage.deny) == 0 with input as changed
		{"kind": "backups", "id": "arch/nightly", "reason": case.reason} in isolated_legacy_storage.excluded with input as changed
		not {"kind": "backups", "id": "arch/nightly"} in isolated_legacy_storage.population with input as changed
	}
}

test_a_device_at_home_stands_behind_no_lock if {
	every location in ["home", "vehicle"] {
		deny := isolated_legacy_storage.deny with input as records([], [object.union(device, {"location": location})])
		places(deny) == {["devices", "d1", "storage_location", "rule"]}
	}
}

channel := {"id": "view", "channel_id": "view", "system": "arch", "status": "in_use", "ephi": false, "network": "internet"}

with_channels(given, channels) := json.patch(given, [{"op": "replace", "path": "/evidence/channels/records", "value": channels}])

test_a_channel_to_others_ends_the_isolation if {
	every open in [channel, object.union(channel, {"network": "private_line", "ephi": true}), object.remove(channel, ["network"])] {
		deny := isolated_legacy_storage.deny with input as with_channels(records([system], [device]), [open])
		places(deny) == {["systems", "arch", "network_isolated", "rule"]}
	}
	two := isolated_legacy_storage.deny with input as with_channels(records([system], []), [channel, object.union(channel, {"channel_id": "feed"})])
	{f.message | some f in two} == {"holds ePHI unencrypted and is recorded as isolated from the network, and is reached from elsewhere over feed, view; close that, or correct the channel"}
}

test_channels_that_end_no_isolation if {
	every kept in [
		object.union(channel, {"network": "internal"}),
		object.union(channel, {"status": "retired"}),
		object.union(channel, {"status": "planned"}),
		object.union(channel, {"system": "sftp"}),
	] {
		count(isolated_legacy_storage.deny) == 0 with input as with_channels(records([system], [device]), [kept])
		count(isolated_legacy_storage.deny) == 0 with input as with_channels(with_backup([system], backup), [kept])
	}
	encrypted := object.union(system, {"encrypted_at_rest": true})
	count(isolated_legacy_storage.deny) == 0 with input as with_channels(records([encrypted], []), [channel])
	named_alike := with_channels(records([], [object.union(device, {"system_id": "arch"})]), [channel])
	count(isolated_legacy_storage.deny) == 0 with input as named_alike
}

test_a_system_on_the_network_is_reported_once if {
	deny := isolated_legacy_storage.deny with input as with_channels(records([object.union(system, {"network_isolated": false})], []), [channel])
	count(deny) == 1
}

test_a_copy_on_a_machine_with_a_channel_to_others_is_not_inside if {
	deny := isolated_legacy_storage.deny with input as with_channels(with_backup([system], backup), [channel])
	places(deny) == {["systems", "arch", "network_isolated", "rule"], ["backups", "arch/nightly", "encrypted", "rule"]}
}
