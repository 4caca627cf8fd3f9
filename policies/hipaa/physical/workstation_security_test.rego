package hipaa.physical.workstation_security_test

import data.hipaa.physical.workstation_security

device := {"id": "d1", "device_id": "d1", "type": "desktop", "ephi": true, "status": "in_use", "location": "office"}

# A front desk: patients come through its door.
area := {"id": "suite/front", "facility": "suite", "area": "front", "status": "in_use", "ephi": true, "entry": "attended", "open_to_public": true}

record := {"id": "d1", "device": "d1", "facility": "suite", "area": "front", "safeguards": ["cable_lock", "privacy_filter"], "checked_on": "2026-11-10"}

base := {
	"today": "2026-11-20",
	"parameters": {"workstation_security": {"check_days": 10}},
	"evidence": {
		"devices": {"records": [device]},
		"workstations": {"records": [record]},
		"facilities": {"records": [area]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_locked_and_shielded_passes if {
	count(workstation_security.deny) == 0 with input as base
	workstation_security.population == {{"kind": "devices", "id": "d1"}, {"kind": "workstations", "id": "d1"}} with input as base
	count(workstation_security.excluded) == 0 with input as base
}

test_a_workstation_that_nobody_looked_at_fails if {
	deny := workstation_security.deny with input as with_records("workstations", [])
	found(deny) == {["devices", "d1", "", "rule", "reaches ePHI, and nothing shows where it stands and what keeps others from it; look at it and record both"]}
}

test_nothing_that_keeps_others_from_it_fails if {
	every safeguards in [["privacy_filter"], ["out_of_view"], ["none"], []] {
		deny := workstation_security.deny with input as changed("workstations", record, {"safeguards": safeguards}, [])
		places(deny) == {["workstations", "d1", "safeguards", "rule"]}
	}
	unknown := workstation_security.deny with input as changed("workstations", record, {}, ["safeguards"])
	places(unknown) == {["workstations", "d1", "safeguards", "rule"]}
}

bare := changed("workstations", record, {}, ["safeguards"])

closed(fields, without) := json.patch(bare, [{"op": "replace", "path": "/evidence/facilities/records/0", "value": object.remove(object.union(area, fields), without)}])

test_behind_a_closed_door_nothing_more_is_asked if {
	count(workstation_security.deny) == 0 with input as closed({"entry": "badge", "open_to_public": false}, [])
	count(workstation_security.deny) == 0 with input as closed({"entry": "key"}, ["open_to_public"])
	every given in [closed({"entry": "none", "open_to_public": false}, []), closed({"open_to_public": false}, ["entry"]), closed({"entry": "badge"}, [])] {
		deny := workstation_security.deny with input as given
		places(deny) == {["workstations", "d1", "safeguards", "rule"]}
	}
	given_up := workstation_security.deny with input as closed({"open_to_public": false, "status": "given_up"}, [])
	places(given_up) == {["workstations", "d1", "safeguards", "rule"], ["workstations", "d1", "area", "program"]}
}

test_a_screen_that_visitors_can_see_fails_as_practice if {
	every measure in ["attended", "cable_lock"] {
		deny := workstation_security.deny with input as changed("workstations", record, {"safeguards": [measure]}, [])
		found(deny) == {["workstations", "d1", "safeguards", "program", "stands where visitors come, and its screen is not shown to be out of their view; turn it or add a privacy filter"]}
	}
	every measure in ["kept_on_person", "locked_away"] {
		count(workstation_security.deny) == 0 with input as changed("workstations", record, {"safeguards": [measure]}, [])
	}
}

test_the_day_of_the_last_look if {
	never := workstation_security.deny with input as changed("workstations", record, {}, ["checked_on"])
	places(never) == {["workstations", "d1", "checked_on", "program"]}
	late := workstation_security.deny with input as changed("workstations", record, {"checked_on": "2026-11-09"}, [])
	found(late) == {["workstations", "d1", "checked_on", "program", "was last looked at 11 days ago; this program looks within 10"]}
	future := workstation_security.deny with input as changed("workstations", record, {"checked_on": "2026-11-21"}, [])
	places(future) == {["workstations", "d1", "checked_on", "program"]}
}

test_lists_that_do_not_agree_fail_as_practice if {
	elsewhere := workstation_security.deny with input as changed("workstations", record, {"area": "attic"}, [])
	found(elsewhere) == {["workstations", "d1", "area", "program", "stands in attic, suite, which is no area in use; add the area or correct its name"]}
	count(workstation_security.deny) == 0 with input as changed("workstations", record, {}, ["area", "facility"])
	stranger := object.union(record, {"id": "d9", "device": "d9"})
	unknown := workstation_security.deny with input as with_records("workstations", [record, stranger])
	found(unknown) == {["workstations", "d9", "device", "program", "is not in the list of devices; add the device or correct its id"]}
}

test_out_of_scope_is_left_out_and_said if {
	given := json.patch(base, [
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "a", "device_id": "a", "status": "in_stock"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "b", "device_id": "b", "location": "home"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "c", "device_id": "c", "type": "server"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "d", "device_id": "d", "type": "server", "status": "retired"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "e", "device_id": "e", "type": "server", "location": "home"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "f", "device_id": "f", "status": "lost", "location": "home"})},
		{"op": "add", "path": "/evidence/workstations/records/-", "value": {"id": "a", "device": "a"}},
	])
	count(workstation_security.deny) == 0 with input as given
	workstation_security.population == {{"kind": "devices", "id": "d1"}, {"kind": "workstations", "id": "d1"}} with input as given
	workstation_security.excluded == {
		{"kind": "devices", "id": "d", "reason": "status retired"},
		{"kind": "devices", "id": "e", "reason": "a server, no workstation"},
		{"kind": "devices", "id": "f", "reason": "status lost"},
		{"kind": "devices", "id": "a", "reason": "status in_stock"},
		{"kind": "devices", "id": "b", "reason": "used at home: judged by remote-workstations"},
		{"kind": "devices", "id": "c", "reason": "a server, no workstation"},
		{"kind": "workstations", "id": "a", "reason": "device status in_stock"},
	} with input as given
}

test_a_device_of_unknown_location_is_looked_at if {
	given := changed("devices", device, {}, ["location"])
	{"kind": "devices", "id": "d1"} in workstation_security.population with input as given
}

test_where_everybody_works_at_home_every_device_was_looked_at if {
	given := changed("devices", device, {"location": "home"}, [])
	count(workstation_security.deny) == 0 with input as given
	workstation_security.population == {{"kind": "devices", "id": "d1"}, {"kind": "workstations", "id": "d1"}} with input as given
	count(workstation_security.excluded) == 0 with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("devices", []), [{"op": "replace", "path": "/evidence/workstations/records", "value": []}])
	count(workstation_security.population) == 0 with input as given
	count(workstation_security.deny) == 0 with input as given
}

test_each_way_of_keeping_the_screen_out_of_view if {
	every measure in ["out_of_view", "privacy_filter"] {
		count(workstation_security.deny) == 0 with input as changed("workstations", record, {"safeguards": ["cable_lock", measure]}, [])
	}
	every measure in ["locked_away", "kept_on_person"] {
		count(workstation_security.deny) == 0 with input as changed("workstations", record, {"safeguards": [measure]}, [])
	}
	every measure in ["attended", "cable_lock"] {
		deny := workstation_security.deny with input as changed("workstations", record, {"safeguards": [measure]}, [])
		places(deny) == {["workstations", "d1", "safeguards", "program"]}
	}
}

test_looked_at_today_passes if {
	count(workstation_security.deny) == 0 with input as changed("workstations", record, {"checked_on": "2026-11-20"}, [])
}

test_without_a_place_the_lock_counts if {
	count(workstation_security.deny) == 0 with input as changed("workstations", record, {}, ["area"])
	count(workstation_security.deny) == 0 with input as changed("workstations", record, {}, ["facility"])
}
