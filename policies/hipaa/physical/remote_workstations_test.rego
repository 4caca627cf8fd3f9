package hipaa.physical.remote_workstations_test

import data.hipaa.physical.remote_workstations

worker := {"id": "w1", "person": "w1", "status": "active", "works_remotely": true}

device := {"id": "lt1", "device_id": "lt1", "type": "laptop", "ephi": true, "status": "in_use", "location": "home", "assigned_to": "w1"}

approval := {
	"id": "w1", "person": "w1", "status": "approved", "approved_by": "w2", "approved_on": "2026-11-20", "agreement_on": "2026-11-20",
	"devices": ["lt1"], "place": "closed_room", "household_uses_device": false, "stored_locked": true, "network": "home",
	"checked_on": "2026-11-10", "checked_by": "w2",
}

base := {
	"today": "2026-11-20",
	"parameters": {"remote_workstations": {"check_days": 10}},
	"evidence": {
		"workforce": {"records": [worker]},
		"devices": {"records": [device]},
		"remote_work": {"records": [approval]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["remote_work"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_an_approved_place_and_device_passes if {
	count(remote_workstations.deny) == 0 with input as base
	remote_workstations.population == {{"kind": "workforce", "id": "w1"}, {"kind": "devices", "id": "lt1"}, {"kind": "remote_work", "id": "w1"}} with input as base
	count(remote_workstations.excluded) == 0 with input as base
}

test_work_at_home_without_an_approval_fails if {
	every status in ["requested", "ended"] {
		given := changed("remote_work", approval, {"status": status}, [])
		deny := remote_workstations.deny with input as given
		places(deny) == {["workforce", "w1", "works_remotely", "rule"], ["devices", "lt1", "location", "rule"]}
		other := object.union(approval, {"id": "w2", "person": "w2", "status": status})
		remote_workstations.excluded == {{"kind": "remote_work", "id": "w2", "reason": sprintf("status %v", [status])}} with input as with_records("remote_work", [approval, other])
	}
}

test_where_somebody_works_is_to_be_said if {
	unsaid := json.patch(changed("workforce", worker, {}, ["works_remotely"]), [{"op": "replace", "path": "/evidence/remote_work/records", "value": []}, {"op": "replace", "path": "/evidence/devices/records", "value": []}])
	deny := remote_workstations.deny with input as unsaid
	found(deny) == {["workforce", "w1", "works_remotely", "program", "is not shown to work in the office only; record works_remotely as true or false"]}
	count(remote_workstations.deny) == 0 with input as changed("workforce", worker, {}, ["works_remotely"])
}

test_a_device_at_home_that_no_approval_names_fails if {
	other := object.union(device, {"id": "lt2", "device_id": "lt2"})
	deny := remote_workstations.deny with input as with_records("devices", [device, other])
	found(deny) == {["devices", "lt2", "location", "rule", "is used at home, and no approval names it, so nothing shows what keeps others from it; approve it with its place, or take it back"]}
}

test_a_place_where_others_are_fails if {
	count(remote_workstations.deny) == 0 with input as changed("remote_work", approval, {"place": "screened_corner"}, [])
	open := remote_workstations.deny with input as changed("remote_work", approval, {"place": "open_room"}, [])
	found(open) == {["remote_work", "w1", "place", "rule", "is done in the open in a shared room, where others can see the screen or use the device; agree on a room that can be closed or a corner out of view"]}
	every given in [changed("remote_work", approval, {"place": "anywhere"}, []), changed("remote_work", approval, {}, ["place"])] {
		deny := remote_workstations.deny with input as given
		places(deny) == {["remote_work", "w1", "place", "rule"]}
	}
}

test_a_shared_family_device_fails if {
	shared := remote_workstations.deny with input as changed("remote_work", approval, {"household_uses_device": true}, [])
	places(shared) == {["remote_work", "w1", "household_uses_device", "rule"]}
	unsaid := remote_workstations.deny with input as changed("remote_work", approval, {}, ["household_uses_device"])
	places(unsaid) == {["remote_work", "w1", "household_uses_device", "program"]}
}

test_no_device_or_one_that_nobody_knows_fails if {
	every given in [changed("remote_work", approval, {}, ["devices"]), changed("remote_work", approval, {"devices": []}, [])] {
		deny := remote_workstations.deny with input as given
		places(deny) == {["remote_work", "w1", "devices", "rule"], ["devices", "lt1", "location", "rule"]}
	}
	private := remote_workstations.deny with input as changed("remote_work", approval, {"devices": ["lt1", "own-pc"]}, [])
	found(private) == {["remote_work", "w1", "devices", "rule", "is done on own-pc, which is not in the list of devices and may be the person's own; give out one that is"]}
}

test_a_device_that_does_not_fit_fails_as_practice if {
	lost := remote_workstations.deny with input as changed("devices", device, {"status": "lost"}, [])
	found(lost) == {["remote_work", "w1", "devices", "program", "names device lt1, which is of status lost; correct the approval or the list of devices"]}
	others := remote_workstations.deny with input as changed("devices", device, {"assigned_to": "w2"}, [])
	found(others) == {["remote_work", "w1", "devices", "program", "names device lt1, which is assigned to w2; correct the approval or the list of devices"]}
	count(remote_workstations.deny) == 0 with input as changed("devices", device, {}, ["assigned_to"])
}

test_no_policy_fails_as_practice if {
	deny := remote_workstations.deny with input as with_records("written_policies", [])
	places(deny) == {["written_policies", "", "", "program"]}
}

test_what_is_missing_fails_as_practice if {
	every field in ["agreement_on", "approved_by", "approved_on", "checked_on", "network", "stored_locked"] {
		deny := remote_workstations.deny with input as changed("remote_work", approval, {}, [field])
		places(deny) == {["remote_work", "w1", field, "program"]}
	}
	every field in ["agreement_on", "approved_on", "checked_on"] {
		deny := remote_workstations.deny with input as changed("remote_work", approval, {field: "2026-11-21"}, [])
		places(deny) == {["remote_work", "w1", field, "program"]}
	}
	every case in [["network", "public"], ["stored_locked", false]] {
		deny := remote_workstations.deny with input as changed("remote_work", approval, {case[0]: case[1]}, [])
		places(deny) == {["remote_work", "w1", case[0], "program"]}
	}
}

test_a_place_not_looked_at_for_too_long_fails_as_practice if {
	deny := remote_workstations.deny with input as changed("remote_work", approval, {"checked_on": "2026-11-09"}, [])
	found(deny) == {["remote_work", "w1", "checked_on", "program", "is done in a place last looked at 11 days ago; this program looks within 10"]}
}

test_approved_or_looked_at_by_who_works_there_fails_as_practice if {
	every field in ["approved_by", "checked_by"] {
		deny := remote_workstations.deny with input as changed("remote_work", approval, {field: "w1"}, [])
		places(deny) == {["remote_work", "w1", field, "program"]}
	}
}

test_an_approval_for_nobody_fails_as_practice if {
	left := remote_workstations.deny with input as changed("workforce", worker, {"status": "ended"}, [])
	found(left) == {["remote_work", "w1", "person", "program", "is an approval for somebody who has left; end it and take the device back"]}
	unknown := remote_workstations.deny with input as with_records("workforce", [])
	found(unknown) == {["remote_work", "w1", "person", "program", "is an approval for somebody who is not in the workforce records; end it and take the device back"]}
}

test_out_of_scope_is_left_out_and_said if {
	given := json.patch(base, [
		{"op": "add", "path": "/evidence/workforce/records/-", "value": {"id": "w2", "person": "w2", "status": "active", "works_remotely": false}},
		{"op": "add", "path": "/evidence/workforce/records/-", "value": {"id": "w3", "person": "w3", "status": "ended", "works_remotely": true}},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "a", "device_id": "a", "location": "office"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "b", "device_id": "b", "status": "lost"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "d", "device_id": "d", "location": "data_center"})},
		{"op": "add", "path": "/evidence/remote_work/records/-", "value": {"id": "w4", "person": "w4", "status": "ended"}},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.remove(object.union(device, {"id": "c", "device_id": "c"}), ["location"])},
	])
	count(remote_workstations.deny) == 0 with input as given
	remote_workstations.population == {{"kind": "workforce", "id": "w1"}, {"kind": "devices", "id": "lt1"}, {"kind": "remote_work", "id": "w1"}} with input as given
	remote_workstations.excluded == {
		{"kind": "devices", "id": "d", "reason": "used in the office"},
		{"kind": "remote_work", "id": "w4", "reason": "status ended"},
		{"kind": "workforce", "id": "w2", "reason": "works in the office"},
		{"kind": "workforce", "id": "w3", "reason": "has left"},
		{"kind": "devices", "id": "a", "reason": "used in the office"},
		{"kind": "devices", "id": "b", "reason": "status lost"},
		{"kind": "devices", "id": "c", "reason": "carried about: judged by workstation-security"},
	} with input as given
}

test_where_nobody_works_outside_everybody_was_looked_at if {
	given := json.patch(changed("workforce", worker, {"works_remotely": false}, []), [
		{"op": "replace", "path": "/evidence/devices/records/0/location", "value": "office"},
		{"op": "replace", "path": "/evidence/remote_work/records/0/status", "value": "ended"},
	])
	count(remote_workstations.deny) == 0 with input as given
	remote_workstations.population == {{"kind": "workforce", "id": "w1"}, {"kind": "devices", "id": "lt1"}, {"kind": "remote_work", "id": "w1"}} with input as given
	count(remote_workstations.excluded) == 0 with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("remote_work", []), [
		{"op": "replace", "path": "/evidence/workforce/records", "value": []},
		{"op": "replace", "path": "/evidence/devices/records", "value": []},
	])
	count(remote_workstations.population) == 0 with input as given
	count(remote_workstations.deny) == 0 with input as given
}

test_a_device_that_is_out_of_use_and_somebody_elses_shows_one_fault if {
	given := json.patch(changed("remote_work", approval, {"devices": ["lt1", "lt2"]}, []), [{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "lt2", "device_id": "lt2", "status": "retired", "assigned_to": "w9"})}])
	deny := remote_workstations.deny with input as given
	found(deny) == {["remote_work", "w1", "devices", "program", "names device lt2, which is of status retired; correct the approval or the list of devices"]}
}

test_who_approves_and_who_looks_is_somebody_else if {
	every case in [["approved_by", "approved"], ["checked_by", "looked at"]] {
		deny := remote_workstations.deny with input as changed("remote_work", approval, {case[0]: "w1"}, [])
		found(deny) == {["remote_work", "w1", case[0], "program", sprintf("was %v by w1, who works there; have somebody else do it", [case[1]])]}
	}
}

test_days_still_to_come_are_named_in_words if {
	every field, word in {"agreement_on": "agreement", "approved_on": "approved", "checked_on": "checked"} {
		deny := remote_workstations.deny with input as changed("remote_work", approval, {field: "2026-11-21"}, [])
		["remote_work", "w1", field, "program", sprintf("has %v on 2026-11-21, a day still to come; correct the date", [word])] in found(deny)
	}
}
