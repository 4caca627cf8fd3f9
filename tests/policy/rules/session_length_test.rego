package hipaa.technical.session_length_test

import data.hipaa.technical.session_length

given(system) := {
	"parameters": {"session_length": {"minutes": 15}},
	"evidence": {"systems": {"records": [system]}},
}

test_at_the_limit_passes_with_a_warning if {
	at_limit := given({"id": "s1", "status": "in_use", "minutes": 15})
	count(session_length.deny) == 0 with input as at_limit
	count(session_length.warn) == 1 with input as at_limit
	session_length.population == {{"kind": "systems", "id": "s1"}} with input as at_limit
}

test_one_minute_over_fails if {
	deny := session_length.deny with input as given({"id": "s1", "status": "in_use", "minutes": 16})
	{finding.message | some finding in deny} == {"keeps sessions for 16 minutes; set 15 or less"}
}

test_zero_negative_and_absent_fail if {
	every system in [
		{"id": "s1", "status": "in_use", "minutes": 0},
		{"id": "s1", "status": "in_use", "minutes": -1},
		{"id": "s1", "status": "in_use"},
	] {
		count(session_length.deny) == 1 with input as given(system)
	}
}

test_retired_is_left_out_and_said if {
	retired := given({"id": "s1", "status": "retired", "minutes": 99})
	count(session_length.deny) == 0 with input as retired
	count(session_length.population) == 0 with input as retired
	session_length.excluded == {{"kind": "systems", "id": "s1", "reason": "status retired"}} with input as retired
}
