package hipaa.technical.isolated_legacy_storage_test

import data.hipaa.technical.isolated_legacy_storage

isolated := {"network_isolated": true, "removable_media_blocked": true, "storage_location": "locked_server_room"}

system := object.union(isolated, {"id": "arch", "type": "imaging_archive", "ephi": true, "status": "in_use", "encrypted_at_rest": false})

device := object.union(isolated, {"id": "d1", "ephi": true, "status": "in_use", "encrypted": false})

records(systems, devices) := {"evidence": {"devices": {"records": devices}, "systems": {"records": systems}}}

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
		[{"id": "arch", "type": "imaging_archive", "ephi": true, "status": "in_use", "encrypted_at_rest": true}],
		[{"id": "d1", "ephi": true, "status": "lost", "encrypted": true}],
	)
	count(isolated_legacy_storage.deny) == 0 with input as encrypted
	isolated_legacy_storage.population == {{"kind": "systems", "id": "arch"}, {"kind": "devices", "id": "d1"}} with input as encrypted
}

test_encryption_not_recorded_counts_as_none if {
	bare := records([{"id": "arch", "type": "imaging_archive", "ephi": true, "status": "in_use"}], [])
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
			object.union(system, {"id": "s1", "ephi": false, "network_isolated": false}),
			object.union(system, {"id": "s2", "status": "retired", "network_isolated": false}),
			object.union(system, {"id": "s3", "type": "payer_portal", "network_isolated": false}),
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
