package hipaa.technical.automatic_logoff_test

import data.hipaa.technical.automatic_logoff

with_records(system, device) := {
	"parameters": {"automatic_logoff": {"system_minutes": 15, "device_minutes": 10}},
	"evidence": {
		"systems": {"records": [object.union({"id": "s1", "ephi": true, "status": "in_use"}, system)]},
		"devices": {"records": [object.union({"id": "d1", "ephi": true, "status": "in_use"}, device)]},
	},
}

sound := with_records({"session_timeout_minutes": 15}, {"screen_lock_minutes": 10})

test_at_the_limits_passes if {
	count(automatic_logoff.deny) == 0 with input as sound
	automatic_logoff.population == {{"kind": "systems", "id": "s1"}, {"kind": "devices", "id": "d1"}} with input as sound
	count(automatic_logoff.excluded) == 0 with input as sound
}

test_over_zero_negative_and_absent_fail if {
	every system in [{"session_timeout_minutes": 16}, {"session_timeout_minutes": 0}, {"session_timeout_minutes": -1}, {}] {
		deny := automatic_logoff.deny with input as with_records(system, {"screen_lock_minutes": 10})
		{finding.kind | some finding in deny} == {"systems"}
	}
	every device in [{"screen_lock_minutes": 11}, {"screen_lock_minutes": 0}, {"screen_lock_minutes": -1}, {}] {
		deny := automatic_logoff.deny with input as with_records({"session_timeout_minutes": 15}, device)
		{[finding.kind, finding.basis] | some finding in deny} == {["devices", "program"]}
	}
}

test_out_of_scope_is_left_out_and_said if {
	changed := with_records({"ephi": false}, {"status": "retired"})
	count(automatic_logoff.deny) == 0 with input as changed
	count(automatic_logoff.population) == 0 with input as changed
	{item.reason | some item in automatic_logoff.excluded} == {"touches no ePHI", "status retired"} with input as changed
}
