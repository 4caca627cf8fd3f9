package hipaa.physical.contingency_operations_test

import data.hipaa.physical.contingency_operations

area := {
	"id": "dc/cage", "facility": "dc", "area": "cage", "status": "in_use", "ephi": true, "systems": ["files", "sftp"],
	"emergency_entry": "operator_hotline", "emergency_persons": ["w1"], "emergency_tested_on": "2026-11-10",
}

office := {"id": "suite/mail", "facility": "suite", "area": "mail", "status": "in_use", "ephi": true}

base := {
	"today": "2026-11-20",
	"parameters": {"contingency_operations": {"test_days": 10}},
	"evidence": {
		"facilities": {"records": [area]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "status": "active"}, {"id": "w2", "person": "w2", "status": "ended", "ended_on": "2026-10-01"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["contingency_operations"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_way_in_that_was_tried_passes if {
	count(contingency_operations.deny) == 0 with input as base
	contingency_operations.population == {{"kind": "facilities", "id": "dc/cage"}} with input as base
	count(contingency_operations.excluded) == 0 with input as base
}

test_no_procedure_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["contingency_operations"]}]] {
		deny := contingency_operations.deny with input as with_records("written_policies", policies)
		places(deny) == {["written_policies", "", "", "rule"]}
	}
}

test_no_way_in_fails if {
	every given in [changed("facilities", area, {"emergency_entry": "none"}, []), changed("facilities", area, {}, ["emergency_entry", "emergency_persons", "emergency_tested_on"])] {
		deny := contingency_operations.deny with input as given
		found(deny) == {["facilities", "dc/cage", "emergency_entry", "rule", "shows no way in for those who restore files, sftp when the usual one fails; agree on a hotline, a key kept elsewhere or another site"]}
	}
}

test_nobody_who_is_let_in_fails if {
	every persons in [[], ["w2"], ["w9"], ["w2", "w9"]] {
		deny := contingency_operations.deny with input as changed("facilities", area, {"emergency_persons": persons}, [])
		places(deny) == {["facilities", "dc/cage", "emergency_persons", "rule"]}
	}
	deny := contingency_operations.deny with input as changed("facilities", area, {}, ["emergency_persons"])
	places(deny) == {["facilities", "dc/cage", "emergency_persons", "rule"]}
}

test_a_name_too_many_fails_as_practice if {
	gone := contingency_operations.deny with input as changed("facilities", area, {"emergency_persons": ["w1", "w2"]}, [])
	found(gone) == {["facilities", "dc/cage", "emergency_persons", "program", "lets in w2 in an emergency, who has left; strike the name, and tell whoever opens the door"]}
	unknown := contingency_operations.deny with input as changed("facilities", area, {"emergency_persons": ["w1", "w9"]}, [])
	found(unknown) == {["facilities", "dc/cage", "emergency_persons", "program", "lets in w9 in an emergency, who is not in the workforce records; strike the name, and tell whoever opens the door"]}
}

test_the_day_it_was_tried if {
	never := contingency_operations.deny with input as changed("facilities", area, {}, ["emergency_tested_on"])
	places(never) == {["facilities", "dc/cage", "emergency_tested_on", "program"]}
	late := contingency_operations.deny with input as changed("facilities", area, {"emergency_tested_on": "2026-11-09"}, [])
	found(late) == {["facilities", "dc/cage", "emergency_tested_on", "program", "had its emergency way in last tried 11 days ago; this program tries within 10"]}
	future := contingency_operations.deny with input as changed("facilities", area, {"emergency_tested_on": "2026-11-21"}, [])
	found(future) == {["facilities", "dc/cage", "emergency_tested_on", "program", "is recorded as tried on 2026-11-21, a day still to come; correct the date"]}
}

test_areas_without_systems_are_left_out_beside_one_with_them if {
	given := with_records("facilities", [area, office, object.union(area, {"id": "b", "ephi": false}), object.union(area, {"id": "c", "status": "given_up"})])
	count(contingency_operations.deny) == 0 with input as given
	contingency_operations.population == {{"kind": "facilities", "id": "dc/cage"}} with input as given
	contingency_operations.excluded == {
		{"kind": "facilities", "id": "suite/mail", "reason": "no system stands there"},
		{"kind": "facilities", "id": "b", "reason": "no ePHI there"},
		{"kind": "facilities", "id": "c", "reason": "given up"},
	} with input as given
	alone := with_records("facilities", [object.union(office, {"systems": []})])
	count(contingency_operations.deny) == 0 with input as alone
	contingency_operations.population == {{"kind": "facilities", "id": "suite/mail"}} with input as alone
	count(contingency_operations.excluded) == 0 with input as alone
}

test_nothing_recorded_is_an_empty_population if {
	count(contingency_operations.population) == 0 with input as with_records("facilities", [])
	count(contingency_operations.deny) == 0 with input as with_records("facilities", [])
}

test_one_system_is_enough_to_ask_for_a_way_in if {
	deny := contingency_operations.deny with input as changed("facilities", area, {"systems": ["files"]}, ["emergency_entry"])
	found(deny) == {["facilities", "dc/cage", "emergency_entry", "rule", "shows no way in for those who restore files when the usual one fails; agree on a hotline, a key kept elsewhere or another site"]}
}

test_areas_given_up_are_looked_at_by_nobody if {
	given := with_records("facilities", [office, object.union(area, {"status": "given_up"}), object.union(office, {"id": "x", "status": "given_up"})])
	count(contingency_operations.deny) == 0 with input as given
	contingency_operations.population == {{"kind": "facilities", "id": "suite/mail"}} with input as given
	beside := with_records("facilities", [area, object.union(office, {"id": "x", "status": "given_up"})])
	contingency_operations.excluded == {{"kind": "facilities", "id": "x", "reason": "given up"}} with input as beside
}

test_tried_today_passes if {
	count(contingency_operations.deny) == 0 with input as changed("facilities", area, {"emergency_tested_on": "2026-11-20"}, [])
}

test_without_a_way_in_its_last_try_is_not_asked_for if {
	deny := contingency_operations.deny with input as changed("facilities", area, {"emergency_entry": "none", "emergency_tested_on": "2020-01-06"}, [])
	places(deny) == {["facilities", "dc/cage", "emergency_entry", "rule"]}
}
