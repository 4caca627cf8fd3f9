package hipaa.administrative.contingency_plan_test

import data.hipaa.administrative.contingency_plan

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

plan := {
	"id": "cp", "plan_id": "cp", "part": "disaster_recovery", "status": "in_force", "systems": ["pm"], "owner": "it",
	"approved_by": "security-official", "approved_on": "2026-11-20", "location": "binder", "kept_offline": true,
}

base := {
	"today": "2026-11-20",
	"evidence": {
		"systems": {"records": [system]},
		"contingency_plans": {"records": [plan]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["contingency"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_system_in_the_plan_passes if {
	count(contingency_plan.deny) == 0 with input as base
	contingency_plan.population == {{"kind": "systems", "id": "pm"}, {"kind": "contingency_plans", "id": "cp"}} with input as base
	count(contingency_plan.excluded) == 0 with input as base
}

test_no_policy_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["contingency"]}], [{"id": "p1", "status": "in_force", "topics": ["backup"]}]] {
		deny := contingency_plan.deny with input as with_records("written_policies", policies)
		places(deny) == {["written_policies", "", "", "rule"]}
	}
}

# A new system went live, and nobody thought of the plan.
test_a_system_outside_the_plan_fails if {
	message := "is named in no part of the contingency plan that is in force; write down what is done when it is damaged, and add it to the plan"
	new := object.union(system, {"id": "fax", "system_id": "fax", "type": "fax_service"})
	deny := contingency_plan.deny with input as with_records("systems", [system, new])
	found(deny) == {["systems", "fax", "", "rule", message]}
	every type in ["payer_portal", "remote_access", "identity_provider"] {
		through := contingency_plan.deny with input as with_records("systems", [system, object.union(new, {"type": type})])
		found(through) == {["systems", "fax", "", "program", message]}
	}
}

test_any_part_in_force_counts if {
	every part in ["data_backup", "emergency_mode"] {
		count(contingency_plan.deny) == 0 with input as changed("contingency_plans", plan, {"part": part}, [])
	}
}

test_a_plan_that_is_not_in_force_covers_nothing if {
	every status in ["draft", "retired"] {
		given := changed("contingency_plans", plan, {"status": status}, ["approved_by", "location"])
		deny := contingency_plan.deny with input as given
		places(deny) == {["systems", "pm", "", "rule"]}
		contingency_plan.population == {{"kind": "systems", "id": "pm"}} with input as given
		contingency_plan.excluded == {{"kind": "contingency_plans", "id": "cp", "reason": sprintf("status %v", [status])}} with input as given
	}
}

test_a_plan_without_systems_fails_as_practice if {
	every given in [changed("contingency_plans", plan, {"systems": []}, []), changed("contingency_plans", plan, {}, ["systems"])] {
		deny := contingency_plan.deny with input as given
		places(deny) == {["systems", "pm", "", "rule"], ["contingency_plans", "cp", "systems", "program"]}
	}
}

test_a_plan_for_what_is_not_there_fails_as_practice if {
	unknown := contingency_plan.deny with input as changed("contingency_plans", plan, {"systems": ["pm", "p/m"]}, [])
	found(unknown) == {["contingency_plans", "cp", "systems", "program", "has procedures for system p/m, which is not in the inventory; go through it again"]}
	old := object.union(system, {"id": "old", "system_id": "old", "status": "retired"})
	given := json.patch(with_records("systems", [system, old]), [{"op": "replace", "path": "/evidence/contingency_plans/records/0/systems", "value": ["pm", "old"]}])
	deny := contingency_plan.deny with input as given
	found(deny) == {["contingency_plans", "cp", "systems", "program", "has procedures for system old, which is retired; go through it again"]}
	planned := json.patch(given, [{"op": "replace", "path": "/evidence/systems/records/1/status", "value": "planned"}])
	count(contingency_plan.deny) == 0 with input as planned
}

test_what_is_missing_of_a_plan_fails_as_practice if {
	every field in ["approved_by", "approved_on", "location", "owner", "kept_offline"] {
		deny := contingency_plan.deny with input as changed("contingency_plans", plan, {}, [field])
		places(deny) == {["contingency_plans", "cp", field, "program"]}
	}
	deny := contingency_plan.deny with input as changed("contingency_plans", plan, {"kept_offline": false}, [])
	places(deny) == {["contingency_plans", "cp", "kept_offline", "program"]}
}

test_approved_by_its_owner_fails_as_practice if {
	deny := contingency_plan.deny with input as changed("contingency_plans", plan, {"approved_by": "it"}, [])
	found(deny) == {["contingency_plans", "cp", "approved_by", "program", "is approved by its own owner, it; have another office approve it"]}
}

test_an_approval_still_to_come_fails_as_practice if {
	deny := contingency_plan.deny with input as changed("contingency_plans", plan, {"approved_on": "2026-11-21"}, [])
	found(deny) == {["contingency_plans", "cp", "approved_on", "program", "is recorded as approved on 2026-11-21, a day still to come; keep it a draft until then"]}
}

test_systems_out_of_scope_are_left_out_and_said if {
	given := with_records("systems", [system, {"id": "a", "system_id": "a", "type": "other", "ephi": false, "status": "in_use"}, object.union(system, {"id": "b", "system_id": "b", "status": "retired"})])
	count(contingency_plan.deny) == 0 with input as given
	contingency_plan.excluded == {
		{"kind": "systems", "id": "a", "reason": "touches no ePHI"},
		{"kind": "systems", "id": "b", "reason": "status retired"},
	} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/contingency_plans/records", "value": []}])
	count(contingency_plan.population) == 0 with input as given
	count(contingency_plan.deny) == 0 with input as given
}
