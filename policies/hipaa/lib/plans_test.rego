package hipaa.lib.plans_test

import data.hipaa.lib.plans

given := [
	{"part": "data_backup", "status": "in_force", "systems": ["pm", "files"]},
	{"part": "disaster_recovery", "status": "in_force", "systems": ["ehr"]},
	{"part": "disaster_recovery", "status": "draft", "systems": ["fax"]},
	{"part": "emergency_mode", "status": "retired", "systems": ["email"]},
	{"part": "emergency_mode", "status": "in_force"},
]

test_in_force if {
	plans.in_force({"status": "in_force"})
	not plans.in_force({"status": "draft"})
	not plans.in_force({"status": "retired"})
}

test_covered_by_a_part if {
	plans.covered(given, "data_backup") == {"files", "pm"}
	plans.covered(given, "disaster_recovery") == {"ehr"}
	plans.covered(given, "emergency_mode") == set()
	plans.covered([], "data_backup") == set()
}

test_covered_at_all if plans.covered_at_all(given) == {"ehr", "files", "pm"}

test_newest if {
	plans.newest([]) == {}
	plans.newest(sort({["pm", "2026-03-01"], ["pm", "2026-09-01"], ["ehr", "2026-01-01"]})) == {"ehr": "2026-01-01", "pm": "2026-09-01"}
	plans.newest(sort({["pm", 3], ["pm", 10]})) == {"pm": 10}
}
