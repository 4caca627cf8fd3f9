package hipaa.physical.facility_maintenance_records_test

import data.hipaa.physical.facility_maintenance_records as rule

with_work(component, done_on) := {
	"today": "2026-11-20",
	"evidence": {"maintenance": {"records": [{"id": "m1", "component": component, "done_on": done_on}]}},
}

test_done_today_passes if {
	count(rule.deny) == 0 with input as with_work("locks", "2026-11-20")
	count(rule.population) == 1 with input as with_work("locks", "2026-11-20")
}

test_done_tomorrow_fails if count(rule.deny) == 1 with input as with_work("locks", "2026-11-21")

test_other_work_is_left_out_and_said if {
	count(rule.deny) == 0 with input as with_work("other", "2026-11-21")
	count(rule.excluded) == 1 with input as with_work("other", "2026-11-21")
}
