package hipaa.technical.automatic_logoff_test

import data.hipaa.technical.automatic_logoff

base := {
	"parameters": {"automatic_logoff": {"device_minutes": 10, "system_minutes": 15}},
	"evidence": {
		"devices": {"records": [{"id": "d1", "ephi": true, "status": "in_use", "screen_lock_minutes": 10}]},
		"systems": {"records": [{"id": "s1", "type": "other", "ephi": true, "status": "in_use", "session_timeout_minutes": 15}]},
	},
}

with_record(kind, record) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records/0", [kind]), "value": record}])

found(findings) := {[f.kind, f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings}

test_at_the_limits_passes if {
	count(automatic_logoff.deny) == 0 with input as base
	automatic_logoff.population == {{"kind": "devices", "id": "d1"}, {"kind": "systems", "id": "s1"}} with input as base
	count(automatic_logoff.excluded) == 0 with input as base
}

test_the_shortest_times_pass if {
	count(automatic_logoff.deny) == 0 with input as with_record("systems", {"id": "s1", "type": "other", "ephi": true, "status": "in_use", "session_timeout_minutes": 1})
	count(automatic_logoff.deny) == 0 with input as with_record("devices", {"id": "d1", "ephi": true, "status": "in_use", "screen_lock_minutes": 1})
}

test_system_one_minute_over_fails if {
	deny := automatic_logoff.deny with input as with_record("systems", {"id": "s1", "type": "other", "ephi": true, "status": "in_use", "session_timeout_minutes": 16})
	found(deny) == {["systems", "s1", "session_timeout_minutes", "program", "ends idle sessions after 16 minutes; this program allows 15"]}
}

test_system_without_a_known_timeout_fails if {
	deny := automatic_logoff.deny with input as with_record("systems", {"id": "s1", "type": "other", "ephi": true, "status": "in_use"})
	found(deny) == {["systems", "s1", "session_timeout_minutes", "rule", "is not shown to end idle sessions; look up its session timeout and record it"]}
}

test_system_that_never_logs_off_fails if {
	every minutes in [0, -1] {
		deny := automatic_logoff.deny with input as with_record("systems", {"id": "s1", "type": "other", "ephi": true, "status": "in_use", "session_timeout_minutes": minutes})
		found(deny) == {["systems", "s1", "session_timeout_minutes", "rule", "never ends an idle session; set a session timeout in its security settings"]}
	}
}

test_device_one_minute_over_fails_as_practice if {
	deny := automatic_logoff.deny with input as with_record("devices", {"id": "d1", "ephi": true, "status": "in_use", "screen_lock_minutes": 11})
	found(deny) == {["devices", "d1", "screen_lock_minutes", "program", "locks after 11 minutes; this program allows 10"]}
}

test_device_without_a_lock_fails_as_practice if {
	every record in [
		{"id": "d1", "ephi": true, "status": "in_use"},
		{"id": "d1", "ephi": true, "status": "in_use", "screen_lock_minutes": 0},
		{"id": "d1", "ephi": true, "status": "in_use", "screen_lock_minutes": -1},
	] {
		deny := automatic_logoff.deny with input as with_record("devices", record)
		found(deny) == {["devices", "d1", "screen_lock_minutes", "program", "has no screen lock; enforce one in the device profile"]}
	}
}

test_device_not_in_use_is_left_out_and_said if {
	every status in ["in_stock", "lost", "retired"] {
		changed := with_record("devices", {"id": "d1", "ephi": true, "status": status, "screen_lock_minutes": 99})
		count(automatic_logoff.deny) == 0 with input as changed
		automatic_logoff.population == {{"kind": "systems", "id": "s1"}} with input as changed
		automatic_logoff.excluded == {{"kind": "devices", "id": "d1", "reason": sprintf("status %v", [status])}} with input as changed
	}
}

test_system_without_ephi_is_left_out_and_said if {
	changed := with_record("systems", {"id": "s1", "type": "other", "ephi": false, "status": "in_use"})
	count(automatic_logoff.deny) == 0 with input as changed
	automatic_logoff.population == {{"kind": "devices", "id": "d1"}} with input as changed
	automatic_logoff.excluded == {{"kind": "systems", "id": "s1", "reason": "touches no ePHI"}} with input as changed
}

test_nothing_recorded_is_an_empty_population if {
	changed := json.patch(base, [{"op": "replace", "path": "/evidence/devices/records", "value": []}, {"op": "replace", "path": "/evidence/systems/records", "value": []}])
	count(automatic_logoff.population) == 0 with input as changed
	count(automatic_logoff.deny) == 0 with input as changed
}

test_whatever_is_left_out_has_no_finding if {
	every minutes in [-1, 0, 16, 99] {
		every scope in [{"ephi": false, "status": "in_use"}, {"ephi": true, "status": "retired"}] {
			systems := with_record("systems", object.union(scope, {"id": "s1", "session_timeout_minutes": minutes}))
			count(automatic_logoff.deny) == 0 with input as systems
			devices := with_record("devices", object.union(scope, {"id": "d1", "screen_lock_minutes": minutes}))
			count(automatic_logoff.deny) == 0 with input as devices
		}
	}
}

test_a_payers_portal_fails_as_practice if {
	portal := {"id": "s1", "type": "payer_portal", "ephi": true, "status": "in_use"}
	every fields in [{}, {"session_timeout_minutes": 0}, {"session_timeout_minutes": 16}] {
		deny := automatic_logoff.deny with input as with_record("systems", object.union(portal, fields))
		{[f.id, f.basis] | some f in deny} == {["s1", "program"]}
		count(deny) == 1
	}
}

test_a_portal_that_runs_here_is_not_the_payers if {
	every hosting in ["cloud", "on_premises"] {
		deny := automatic_logoff.deny with input as with_record("systems", {"id": "s1", "type": "payer_portal", "hosting": hosting, "ephi": true, "status": "in_use"})
		{[f.id, f.basis] | some f in deny} == {["s1", "rule"]}
	}
}
