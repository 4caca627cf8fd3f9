package hipaa.physical.workstation_security_test

import data.hipaa.physical.workstation_security as rule

with_walk(walk) := {
	"today": "2026-11-20",
	"parameters": {"workstation_security": {"correct_days": 7}},
	"evidence": {"walkthroughs": {"records": [object.union({"id": "a/2026-11-01", "walked_on": "2026-11-01"}, walk)]}},
}

test_clean_and_corrected_in_time_pass if {
	every walk in [{"result": "clean"}, {"result": "exceptions", "corrected_on": "2026-11-08"}] {
		count(rule.deny) == 0 with input as with_walk(walk)
		count(rule.population) == 1 with input as with_walk(walk)
	}
}

test_corrected_late_and_never_fail if {
	every walk in [{"result": "exceptions", "corrected_on": "2026-11-09"}, {"result": "exceptions"}] {
		count(rule.deny) == 1 with input as with_walk(walk)
	}
}
