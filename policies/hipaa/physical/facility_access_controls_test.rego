package hipaa.physical.facility_access_controls_test

import data.hipaa.physical.facility_access_controls

area := {"id": "suite/mail", "facility": "suite", "area": "mail", "status": "in_use", "ephi": true, "systems": ["files"], "entry": "key"}

badge := {"id": "suite/mail/k1", "facility": "suite", "area": "mail", "credential": "k1", "status": "active", "person": "w1", "granted_on": "2026-11-20"}

system := {"id": "files", "system_id": "files", "type": "file_server", "ephi": true, "status": "in_use", "hosting": "on_premises"}

worker := {"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"}

base := {
	"today": "2026-11-20",
	"parameters": {"facility_access_controls": {"access_days": 1}},
	"evidence": {
		"facilities": {"records": [area]},
		"facility_access": {"records": [badge]},
		"systems": {"records": [system]},
		"workforce": {"records": [worker]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["facility_access"]}]},
	},
}

left(fields) := with_records("workforce", [object.union_n([worker, {"status": "ended"}, fields])])

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_locked_area_passes if {
	count(facility_access_controls.deny) == 0 with input as base
	facility_access_controls.population == {{"kind": "facilities", "id": "suite/mail"}, {"kind": "facility_access", "id": "suite/mail/k1"}} with input as base
	count(facility_access_controls.excluded) == 0 with input as base
}

test_no_policy_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "retired", "topics": ["facility_access"]}]] {
		deny := facility_access_controls.deny with input as with_records("written_policies", policies)
		places(deny) == {["written_policies", "", "", "rule"]}
	}
}

test_a_machine_that_stands_nowhere_fails if {
	every fields in [{"hosting": "on_premises"}, {}] {
		other := object.union_n([object.remove(system, ["hosting"]), {"id": "sftp", "system_id": "sftp"}, fields])
		deny := facility_access_controls.deny with input as with_records("systems", [system, other])
		found(deny) == {["facilities", "", "", "rule", "no area is recorded in which system sftp stands, so nothing shows who can get at it; record the area and its lock"]}
	}
	every fields in [{"hosting": "cloud"}, {"hosting": "vendor"}, {"status": "retired"}, {"ephi": false}] {
		count(facility_access_controls.deny) == 0 with input as with_records("systems", [system, object.union_n([system, {"id": "sftp", "system_id": "sftp"}, fields])])
	}
}

test_an_open_area_fails if {
	open := facility_access_controls.deny with input as changed("facilities", area, {"entry": "none"}, [])
	found(open) == {["facilities", "suite/mail", "entry", "rule", "is open to whoever comes by; put a lock on it, or record what keeps others out"]}
	unknown := facility_access_controls.deny with input as changed("facilities", area, {}, ["entry"])
	found(unknown) == {["facilities", "suite/mail", "entry", "rule", "is not shown to be closed to others; put a lock on it, or record what keeps others out"]}
}

test_a_lock_that_nobody_is_known_to_open_fails if {
	every entry in ["badge", "key", "code", "operator"] {
		given := json.patch(changed("facilities", area, {"entry": entry}, []), [{"op": "replace", "path": "/evidence/facility_access/records", "value": []}])
		deny := facility_access_controls.deny with input as given
		places(deny) == {["facilities", "suite/mail", "entry", "rule"]}
	}
	ended := facility_access_controls.deny with input as changed("facility_access", badge, {"status": "ended"}, [])
	places(ended) == {["facilities", "suite/mail", "entry", "rule"]}
	attended := json.patch(changed("facilities", area, {"entry": "attended"}, []), [{"op": "replace", "path": "/evidence/facility_access/records", "value": []}])
	count(facility_access_controls.deny) == 0 with input as attended
}

test_a_lost_key_fails if {
	deny := facility_access_controls.deny with input as changed("facility_access", badge, {"status": "lost"}, [])
	found(deny) == {["facility_access", "suite/mail/k1", "status", "rule", "is lost and still opens the door; block it or change the lock"]}
	nobody := facility_access_controls.deny with input as changed("facility_access", badge, {"status": "lost"}, ["person"])
	count(nobody) == 1
}

test_a_key_with_nobody_fails_and_one_locked_away_passes if {
	deny := facility_access_controls.deny with input as changed("facility_access", badge, {}, ["person"])
	places(deny) == {["facility_access", "suite/mail/k1", "person", "rule"]}
	count(facility_access_controls.deny) == 0 with input as changed("facility_access", badge, {"kept_in": "key safe"}, ["person"])
}

test_a_key_with_somebody_unknown_fails if {
	deny := facility_access_controls.deny with input as changed("facility_access", badge, {"person": "w9"}, [])
	found(deny) == {["facility_access", "suite/mail/k1", "person", "rule", "is with w9, who is not in the workforce records; take it back, or record the person"]}
}

test_a_leaver_with_a_badge_fails if {
	count(facility_access_controls.deny) == 0 with input as left({"ended_on": "2026-11-19"})
	deny := facility_access_controls.deny with input as left({"ended_on": "2026-11-18"})
	found(deny) == {["facility_access", "suite/mail/k1", "status", "rule", "still opens the door 2 days after w1 left on 2026-11-18; this program allows 1: block it or take it back"]}
	undated := facility_access_controls.deny with input as left({})
	found(undated) == {["facility_access", "suite/mail/k1", "status", "rule", "still opens the door although w1 has left; block it or take it back"]}
}

used(at) := json.patch(left({"ended_on": "2026-11-19"}), [{"op": "add", "path": "/evidence/facility_access/records/0/last_used_at", "value": at}])

test_used_after_leaving_fails if {
	deny := facility_access_controls.deny with input as used("2026-11-20T12:00:00Z")
	places(deny) == {["facility_access", "suite/mail/k1", "last_used_at", "rule"]}
	count(facility_access_controls.deny) == 0 with input as used("2026-11-20T11:59:59Z")
}

# Blocked at last, and used before that by whoever had it.
test_a_blocked_badge_used_after_leaving_fails if {
	blocked := json.patch(used("2026-11-20T12:00:00Z"), [
		{"op": "replace", "path": "/evidence/facility_access/records/0/status", "value": "ended"},
		{"op": "replace", "path": "/evidence/facilities/records/0/entry", "value": "attended"},
	])
	deny := facility_access_controls.deny with input as blocked
	found(deny) == {["facility_access", "suite/mail/k1", "last_used_at", "rule", "was used at 2026-11-20T12:00:00Z, after w1 left on 2026-11-19; find out by whom and treat it as a security incident"]}
	{"kind": "facility_access", "id": "suite/mail/k1"} in facility_access_controls.population with input as blocked
	count(facility_access_controls.excluded) == 0 with input as blocked
	in_time := json.patch(blocked, [{"op": "replace", "path": "/evidence/facility_access/records/0/last_used_at", "value": "2026-11-20T11:59:59Z"}])
	count(facility_access_controls.deny) == 0 with input as in_time
	facility_access_controls.excluded == {{"kind": "facility_access", "id": "suite/mail/k1", "reason": "no longer opens"}} with input as in_time
}

# It tells of its use, and opens nothing.
test_a_blocked_badge_is_nobody_who_can_open if {
	blocked := json.patch(used("2026-11-20T12:00:00Z"), [{"op": "replace", "path": "/evidence/facility_access/records/0/status", "value": "ended"}])
	deny := facility_access_controls.deny with input as blocked
	places(deny) == {["facility_access", "suite/mail/k1", "last_used_at", "rule"], ["facilities", "suite/mail", "entry", "rule"]}
}

test_lists_that_do_not_agree_fail_as_practice if {
	other := object.union(badge, {"id": "suite/attic/k2", "area": "attic", "credential": "k2"})
	unknown := facility_access_controls.deny with input as with_records("facility_access", [badge, other])
	found(unknown) == {["facility_access", "suite/attic/k2", "area", "program", "opens attic, suite, which is no area on record; add the area or correct its name"]}
	future := facility_access_controls.deny with input as changed("facility_access", badge, {"granted_on": "2026-11-21"}, [])
	places(future) == {["facility_access", "suite/mail/k1", "granted_on", "program"]}
}

test_out_of_scope_is_left_out_and_said if {
	kitchen := {"id": "suite/kitchen", "facility": "suite", "area": "kitchen", "status": "in_use", "ephi": false}
	given := json.patch(with_records("facilities", [area, kitchen]), [
		{"op": "add", "path": "/evidence/facility_access/records/-", "value": object.union(badge, {"id": "a", "area": "kitchen", "person": "w9"})},
		{"op": "add", "path": "/evidence/facility_access/records/-", "value": object.union(badge, {"id": "b", "status": "ended", "person": "w9"})},
	])
	count(facility_access_controls.deny) == 0 with input as given
	facility_access_controls.excluded == {
		{"kind": "facilities", "id": "suite/kitchen", "reason": "no ePHI there"},
		{"kind": "facility_access", "id": "a", "reason": "area: no ePHI there"},
		{"kind": "facility_access", "id": "b", "reason": "no longer opens"},
	} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("facilities", []), [
		{"op": "replace", "path": "/evidence/facility_access/records", "value": []},
		{"op": "replace", "path": "/evidence/systems/records", "value": []},
	])
	count(facility_access_controls.population) == 0 with input as given
	count(facility_access_controls.deny) == 0 with input as given
}

test_a_lost_badge_shows_one_fault if {
	lost := {"status": "lost"}
	given := [
		changed("facility_access", badge, lost, ["person"]),
		changed("facility_access", badge, object.union(lost, {"person": "w9"}), []),
		json.patch(left({"ended_on": "2026-10-01"}), [{"op": "replace", "path": "/evidence/facility_access/records/0/status", "value": "lost"}]),
		json.patch(left({}), [{"op": "replace", "path": "/evidence/facility_access/records/0/status", "value": "lost"}]),
	]
	every one in given {
		deny := facility_access_controls.deny with input as one
		found(deny) == {["facility_access", "suite/mail/k1", "status", "rule", "is lost and still opens the door; block it or change the lock"]}
	}
}

# A last day long past tells enough, whatever the status says.
test_a_badge_of_somebody_whose_last_day_has_passed_fails if {
	deny := facility_access_controls.deny with input as changed("workforce", worker, {"ended_on": "2026-11-18"}, [])
	places(deny) == {["facility_access", "suite/mail/k1", "status", "rule"]}
}
