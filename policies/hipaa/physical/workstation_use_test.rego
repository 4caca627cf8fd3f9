package hipaa.physical.workstation_use_test

import data.hipaa.physical.workstation_use

device := {"id": "d1", "device_id": "d1", "type": "laptop", "ephi": true, "status": "in_use", "location": "home"}

class := {
	"id": "home", "class": "home", "status": "in_use", "device_types": ["laptop", "desktop"], "locations": ["home"],
	"functions": "coding", "manner": "through the VPN", "surroundings": "a room that can be closed", "policy": "pol-remote",
}

policy := {"id": "pol-remote", "policy_id": "pol-remote", "status": "in_force", "topics": ["workstation_use"]}

base := {
	"today": "2026-11-20",
	"evidence": {
		"devices": {"records": [device]},
		"workstation_classes": {"records": [class]},
		"written_policies": {"records": [policy]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_workstation_of_a_class_passes if {
	count(workstation_use.deny) == 0 with input as base
	count(workstation_use.warn) == 0 with input as base
	workstation_use.population == {{"kind": "devices", "id": "d1"}, {"kind": "workstation_classes", "id": "home"}} with input as base
	count(workstation_use.excluded) == 0 with input as base
}

test_no_policy_in_force_fails if {
	other := object.union(policy, {"topics": ["remote_work"]})
	deny := workstation_use.deny with input as with_records("written_policies", [other])
	places(deny) == {["written_policies", "", "", "rule"]}
}

test_a_workstation_of_no_class_fails if {
	tablet := workstation_use.deny with input as changed("devices", device, {"type": "tablet"}, [])
	found(tablet) == {["devices", "d1", "location", "rule", "is of no class of workstation (tablet, location home), so nothing says how and where it may be used; add it to a class, or correct where it is"]}
	every given in [changed("devices", device, {"location": "vehicle"}, []), changed("devices", device, {}, ["location"]), changed("workstation_classes", class, {"status": "retired"}, [])] {
		deny := workstation_use.deny with input as given
		places(deny) == {["devices", "d1", "location", "rule"]}
	}
	carried := with_records("devices", [object.remove(device, ["location"])])
	known := json.patch(carried, [{"op": "replace", "path": "/evidence/workstation_classes/records/0/locations", "value": ["unknown"]}])
	count(workstation_use.deny) == 0 with input as known
}

test_what_the_policy_leaves_out_fails if {
	every field in ["functions", "manner", "surroundings"] {
		deny := workstation_use.deny with input as changed("workstation_classes", class, {}, [field])
		places(deny) == {["workstation_classes", "home", field, "rule"]}
	}
}

test_a_class_without_a_policy_in_force_fails if {
	none := workstation_use.deny with input as changed("workstation_classes", class, {}, ["policy"])
	found(none) == {["workstation_classes", "home", "policy", "rule", "rests on no written policy; write it into one that is, and have it approved"]}
	other := workstation_use.deny with input as changed("workstation_classes", class, {"policy": "pol-x"}, [])
	found(other) == {["workstation_classes", "home", "policy", "rule", "rests on pol-x, which is no written policy in force; write it into one that is, and have it approved"]}
	draft := object.union(policy, {"id": "pol-x", "policy_id": "pol-x", "status": "draft"})
	given := json.patch(changed("workstation_classes", class, {"policy": "pol-x"}, []), [{"op": "add", "path": "/evidence/written_policies/records/-", "value": draft}])
	deny := workstation_use.deny with input as given
	places(deny) == {["workstation_classes", "home", "policy", "rule"]}
}

test_a_class_without_workstations_is_a_warning if {
	every fields in [{"locations": ["vehicle"]}, {"locations": []}, {"device_types": []}] {
		empty := object.union_n([class, {"id": "x", "class": "x"}, fields])
		given := with_records("workstation_classes", [class, empty])
		count(workstation_use.deny) == 0 with input as given
		warn := workstation_use.warn with input as given
		places(warn) == {["workstation_classes", "x", "", "program"]}
	}
}

test_out_of_scope_is_left_out_and_said if {
	given := json.patch(base, [
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "a", "status": "lost"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "b", "ephi": false})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "c", "type": "server"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "d", "type": "server", "status": "retired"})},
		{"op": "add", "path": "/evidence/workstation_classes/records/-", "value": {"id": "old", "class": "old", "status": "retired"}},
	])
	count(workstation_use.deny) == 0 with input as given
	workstation_use.population == {{"kind": "devices", "id": "d1"}, {"kind": "workstation_classes", "id": "home"}} with input as given
	workstation_use.excluded == {
		{"kind": "devices", "id": "d", "reason": "status retired"},
		{"kind": "devices", "id": "a", "reason": "status lost"},
		{"kind": "devices", "id": "b", "reason": "touches no ePHI"},
		{"kind": "devices", "id": "c", "reason": "a server, no workstation"},
		{"kind": "workstation_classes", "id": "old", "reason": "no longer in use"},
	} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("devices", []), [{"op": "replace", "path": "/evidence/workstation_classes/records", "value": []}])
	count(workstation_use.population) == 0 with input as given
	count(workstation_use.deny) == 0 with input as given
}

test_a_policy_that_is_not_named_is_none_whatever_policies_there_are if {
	given := json.patch(changed("workstation_classes", class, {}, ["policy"]), [{"op": "replace", "path": "/evidence/written_policies/records/0/policy_id", "value": "x"}])
	deny := workstation_use.deny with input as given
	places(deny) == {["workstation_classes", "home", "policy", "rule"]}
}
