package hipaa.administrative.patching_test

import data.hipaa.administrative.patching

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "")] | some f in findings}

words(findings) := {f.message | some f in findings}

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

device := {"id": "lt-1", "device_id": "lt-1", "ephi": true, "status": "in_use"}

system := {"id": "sftp", "system_id": "sftp", "ephi": true, "status": "in_use", "hosting": "on_premises"}

state := {"id": "device/lt-1", "asset_type": "device", "asset": "lt-1", "checked_on": "2026-11-02", "missing_critical": 0, "supported": true}

server_state := {"id": "system/sftp", "asset_type": "system", "asset": "sftp", "checked_on": "2026-11-16", "missing_critical": 0, "supported": true}

base := {
	"today": "2026-11-20",
	"parameters": {"patching": {"patch_days": 30, "check_days": 14}},
	"evidence": {
		"devices": {"records": [device]},
		"systems": {"records": [system]},
		"patching": {"records": [state, server_state], "sources": [{"observed_at": "2026-11-16T19:25:00Z"}]},
	},
}

with_state(fields) := with_records("patching", [object.union(state, fields), server_state])

without(fields) := with_records("patching", [object.remove(state, fields), server_state])

fault(field) := ["patching", "device/lt-1", field, ""]

test_at_the_limits_passes if {
	count(patching.deny) == 0 with input as base
	count(patching.deny) == 0 with input as with_state({"missing_critical": 2, "missing_since": "2026-10-17"})
	patching.population == {
		{"kind": "devices", "id": "lt-1"}, {"kind": "systems", "id": "sftp"},
		{"kind": "patching", "id": "device/lt-1"}, {"kind": "patching", "id": "system/sftp"},
	} with input as base
}

test_what_is_left_out_is_said if {
	given := json.patch(base, [
		{"op": "replace", "path": "/evidence/devices/records", "value": [object.union(device, {"status": "retired"})]},
		{"op": "replace", "path": "/evidence/systems/records", "value": [object.union(system, {"hosting": "vendor"}), object.union(system, {"id": "cloud", "system_id": "cloud", "hosting": "cloud"}), object.union(system, {"id": "old", "system_id": "old", "status": "retired", "hosting": "vendor"})]},
	])
	count(patching.deny) == 0 with input as given
	count(patching.population) == 0 with input as given
	patching.excluded == {
		{"kind": "devices", "id": "lt-1", "reason": "status retired"},
		{"kind": "systems", "id": "sftp", "reason": "hosting vendor: updated by whoever runs it"},
		{"kind": "systems", "id": "cloud", "reason": "hosting cloud: updated by whoever runs it"},
		{"kind": "systems", "id": "old", "reason": "status retired"},
		{"kind": "patching", "id": "device/lt-1", "reason": "device status retired"},
		{"kind": "patching", "id": "system/sftp", "reason": "system hosting vendor: updated by whoever runs it"},
	} with input as given
}

test_what_shows_nothing_fails if {
	deny := patching.deny with input as with_records("patching", [])
	faults(deny) == {["devices", "lt-1", "", ""], ["systems", "sftp", "", ""]}
	unknown := json.patch(with_records("patching", [state]), [{"op": "remove", "path": "/evidence/systems/records/0/hosting"}])
	deny_2 := patching.deny with input as unknown
	fails(deny_2, ["systems", "sftp", "", ""], "shows nothing about its security updates; ask its administrator for the version and what it lacks")
}

test_when_it_was_asked if {
	deny := patching.deny with input as without(["checked_on"])
	fails(deny, fault("checked_on"), "does not show when it was last asked what it lacks; find out whether it still reports")
	deny_2 := patching.deny with input as with_state({"checked_on": "2026-11-01"})
	fails(deny_2, fault("checked_on"), "had last been asked what it lacks 15 days before it was listed; this program allows 14: connect it")
	older := json.patch(with_state({"checked_on": "2026-11-01"}), [{"op": "add", "path": "/evidence/patching/sources/-", "value": {"observed_at": "2026-11-09T19:25:00Z"}}])
	patching.deny == deny_2 with input as older
	deny_3 := patching.deny with input as with_state({"checked_on": "2026-11-21"})
	fails(deny_3, fault("checked_on"), "is recorded as asked on 2026-11-21, a day still to come; correct the date")
	count(patching.deny) == 0 with input as with_state({"checked_on": "2026-11-20"})
}

test_what_it_lacks if {
	deny := patching.deny with input as without(["missing_critical"])
	fails(deny, fault("missing_critical"), "does not show how many critical updates it lacks; find out, 0 included")
	deny_2 := patching.deny with input as with_state({"missing_critical": -1})
	fails(deny_2, fault("missing_critical"), "does not show how many critical updates it lacks; find out, 0 included")
	deny_3 := patching.deny with input as with_state({"missing_critical": 1})
	fails(deny_3, fault("missing_since"), "lacks 1 critical update, and not since when; record the day the oldest was released")
	deny_4 := patching.deny with input as with_state({"missing_critical": 2, "missing_since": "2026-10-16"})
	fails(deny_4, fault("missing_since"), "lacked 2 critical updates when it was listed, the oldest released 31 days before; this program allows 30: install it")
	deny_5 := patching.deny with input as with_state({"missing_critical": 1, "missing_since": "2026-10-16"})
	fails(deny_5, fault("missing_since"), "lacked 1 critical update when it was listed, the oldest released 31 days before; this program allows 30: install it")
	deny_6 := patching.deny with input as with_state({"missing_critical": 1, "missing_since": "2026-11-21"})
	fails(deny_6, fault("missing_since"), "is recorded as lacking updates since 2026-11-21, a day still to come; correct the date")
	count(patching.deny) == 0 with input as with_state({"missing_critical": 1, "missing_since": "2026-11-20"})
	every day in ["2026-01-01", "2026-11-21"] {
		count(patching.deny) == 0 with input as with_state({"missing_critical": 0, "missing_since": day})
	}
}

test_support if {
	message := "gets no security updates from its maker any more and is not isolated; replace it, or keep every other network from it"
	deny := patching.deny with input as with_state({"supported": false})
	fails(deny, fault("supported"), message)
	deny_2 := patching.deny with input as with_state({"supported_until": "2026-11-19"})
	fails(deny_2, fault("supported"), message)
	count(patching.deny) == 0 with input as with_state({"supported_until": "2026-11-20"})
	deny_3 := patching.deny with input as without(["supported"])
	fails(deny_3, fault("supported"), "does not show whether its maker still writes security updates; look its version up")
	count(patching.deny) == 0 with input as with_records("patching", [object.union(object.remove(state, ["supported"]), {"supported_until": "2026-11-20"}), server_state])
}

test_isolated_without_support_passes if {
	bare := object.union(object.remove(state, ["missing_critical"]), {"supported": false})
	given := json.patch(with_records("patching", [bare, server_state]), [{"op": "add", "path": "/evidence/devices/records/0/network_isolated", "value": true}])
	count(patching.deny) == 0 with input as given
	count(patching.deny) == 0 with input as json.patch(given, [{"op": "add", "path": "/evidence/patching/records/0/missing_critical", "value": 40}])
	every day in ["2020-01-01", "2026-11-21"] {
		count(patching.deny) == 0 with input as json.patch(given, [
			{"op": "add", "path": "/evidence/patching/records/0/missing_critical", "value": 40},
			{"op": "add", "path": "/evidence/patching/records/0/missing_since", "value": day},
		])
	}
	supported := patching.deny with input as json.patch(given, [{"op": "replace", "path": "/evidence/patching/records/0/supported", "value": true}])
	faults(supported) == {fault("missing_critical")}
	open := json.patch(given, [{"op": "replace", "path": "/evidence/devices/records/0/network_isolated", "value": false}])
	deny := patching.deny with input as open
	faults(deny) == {fault("missing_critical"), fault("supported")}
}

test_what_is_not_in_the_inventory_fails if {
	deny := patching.deny with input as with_records("patching", [state, server_state, object.union(state, {"id": "device/lt-9", "asset": "lt-9"})])
	fails(deny, ["patching", "device/lt-9", "asset", ""], "is about a device that is not in the inventory; add it or correct its id")
	deny_2 := patching.deny with input as with_records("patching", [state, server_state, object.union(server_state, {"id": "system/x", "asset": "x"})])
	fails(deny_2, ["patching", "system/x", "asset", ""], "is about a system that is not in the inventory; add it or correct its id")
}

test_a_device_and_a_system_of_the_same_name_are_two if {
	given := json.patch(base, [
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "sftp", "device_id": "sftp", "status": "retired", "network_isolated": true})},
		{"op": "add", "path": "/evidence/systems/records/-", "value": object.union(system, {"id": "lt-1", "system_id": "lt-1", "hosting": "vendor", "network_isolated": true})},
		{"op": "replace", "path": "/evidence/patching/records", "value": [object.union(state, {"supported": false}), object.union(server_state, {"supported": false})]},
	])
	deny := patching.deny with input as given
	faults(deny) == {fault("supported"), ["patching", "system/sftp", "supported", ""]}
}
