package hipaa.physical.facility_security_plan_test

import data.hipaa.physical.facility_security_plan

area := {
	"id": "dc/cage", "facility": "dc", "area": "cage", "status": "in_use", "ephi": true, "systems": ["files"],
	"protection": ["locked_cage"], "security_plan": "pol-facility", "plan_checked_on": "2026-11-10",
}

policy := {"id": "pol-facility", "policy_id": "pol-facility", "status": "in_force", "topics": ["facility_access"]}

base := {
	"today": "2026-11-20",
	"parameters": {"facility_security_plan": {"check_days": 10}},
	"evidence": {"facilities": {"records": [area]}, "written_policies": {"records": [policy]}},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_planned_and_protected_area_passes if {
	count(facility_security_plan.deny) == 0 with input as base
	facility_security_plan.population == {{"kind": "facilities", "id": "dc/cage"}} with input as base
	count(facility_security_plan.excluded) == 0 with input as base
}

test_no_plan_fails if {
	none := facility_security_plan.deny with input as changed("facilities", area, {}, ["security_plan"])
	found(none) == {["facilities", "dc/cage", "security_plan", "rule", "has no security plan; write down how the area and its equipment are kept from intruders, tampering and theft, and have it approved"]}
	every policies in [[], [object.union(policy, {"status": "draft"})], [object.union(policy, {"effective_on": "2026-11-21"})]] {
		deny := facility_security_plan.deny with input as with_records("written_policies", policies)
		found(deny) == {["facilities", "dc/cage", "security_plan", "rule", "has pol-facility as its security plan, which is no written policy in force; write down how the area and its equipment are kept from intruders, tampering and theft, and have it approved"]}
	}
}

test_nothing_that_protects_fails if {
	none := facility_security_plan.deny with input as changed("facilities", area, {"protection": ["none"]}, [])
	found(none) == {["facilities", "dc/cage", "protection", "rule", "has nothing that keeps its equipment from being taken or tampered with; lock the equipment in or to something, or watch the area, and record it"]}
	every given in [changed("facilities", area, {"protection": []}, []), changed("facilities", area, {}, ["protection"])] {
		deny := facility_security_plan.deny with input as given
		found(deny) == {["facilities", "dc/cage", "protection", "rule", "is not shown to keep its equipment from being taken or tampered with; lock the equipment in or to something, or watch the area, and record it"]}
	}
}

test_machines_that_only_the_room_protects_fail_as_practice if {
	deny := facility_security_plan.deny with input as changed("facilities", area, {"protection": ["alarm", "cameras"]}, [])
	found(deny) == {["facilities", "dc/cage", "protection", "program", "holds the machines of files, which nothing but the room protects; this program locks them into a cage or cabinet, or seals them"]}
	every measure in ["locked_cage", "locked_cabinet", "sealed_cases"] {
		count(facility_security_plan.deny) == 0 with input as changed("facilities", area, {"protection": ["alarm", measure]}, [])
	}
	count(facility_security_plan.deny) == 0 with input as changed("facilities", area, {"protection": ["alarm"]}, ["systems"])
}

test_the_day_it_was_compared if {
	never := facility_security_plan.deny with input as changed("facilities", area, {}, ["plan_checked_on"])
	places(never) == {["facilities", "dc/cage", "plan_checked_on", "program"]}
	late := facility_security_plan.deny with input as changed("facilities", area, {"plan_checked_on": "2026-11-09"}, [])
	found(late) == {["facilities", "dc/cage", "plan_checked_on", "program", "was last compared with its security plan 11 days ago; this program compares within 10"]}
	future := facility_security_plan.deny with input as changed("facilities", area, {"plan_checked_on": "2026-11-21"}, [])
	places(future) == {["facilities", "dc/cage", "plan_checked_on", "program"]}
}

test_out_of_scope_is_left_out_and_said if {
	given := with_records("facilities", [area, {"id": "b", "ephi": false, "status": "in_use"}, {"id": "c", "ephi": true, "status": "given_up"}])
	count(facility_security_plan.deny) == 0 with input as given
	facility_security_plan.excluded == {
		{"kind": "facilities", "id": "b", "reason": "no ePHI there"},
		{"kind": "facilities", "id": "c", "reason": "given up"},
	} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	count(facility_security_plan.population) == 0 with input as with_records("facilities", [])
	count(facility_security_plan.deny) == 0 with input as with_records("facilities", [])
}

test_an_area_without_machines_needs_no_cage if {
	count(facility_security_plan.deny) == 0 with input as changed("facilities", area, {"protection": ["alarm"]}, ["systems"])
	one := facility_security_plan.deny with input as changed("facilities", area, {"protection": ["alarm"]}, [])
	places(one) == {["facilities", "dc/cage", "protection", "program"]}
	nothing := facility_security_plan.deny with input as changed("facilities", area, {"protection": ["none"]}, [])
	places(nothing) == {["facilities", "dc/cage", "protection", "rule"]}
}

test_compared_today_passes if {
	count(facility_security_plan.deny) == 0 with input as changed("facilities", area, {"plan_checked_on": "2026-11-20"}, [])
}

test_an_empty_list_of_machines_is_none if {
	count(facility_security_plan.deny) == 0 with input as changed("facilities", area, {"protection": ["alarm"], "systems": []}, [])
}

test_a_plan_that_is_not_named_is_none_whatever_policies_there_are if {
	given := json.patch(changed("facilities", area, {}, ["security_plan"]), [{"op": "replace", "path": "/evidence/written_policies/records/0/policy_id", "value": "x"}])
	deny := facility_security_plan.deny with input as given
	places(deny) == {["facilities", "dc/cage", "security_plan", "rule"]}
}
