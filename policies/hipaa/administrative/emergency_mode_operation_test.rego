package hipaa.administrative.emergency_mode_operation_test

import data.hipaa.administrative.emergency_mode_operation

process := {
	"id": "claims", "process": "claims", "status": "in_use", "plan": "em", "systems": ["ch"], "works_by": "payer portals",
	"protected_by": "own sign-ins only", "responsible": "billing-manager", "drilled_on": "2025-11-20", "drill_result": "worked",
}

base := {
	"today": "2026-11-20",
	"parameters": {"emergency_mode_operation": {"drill_days": 365}},
	"evidence": {
		"emergency_mode": {"records": [process]},
		"contingency_plans": {"records": [{"id": "em", "plan_id": "em", "part": "emergency_mode", "status": "in_force"}]},
		"criticality": {"records": [{"id": "ch", "system": "ch", "tier": "critical"}, {"id": "fax", "system": "fax", "tier": "important"}]},
		"systems": {"records": [
			{"id": "ch", "system_id": "ch", "ephi": true, "status": "in_use"},
			{"id": "fax", "system_id": "fax", "ephi": true, "status": "in_use"},
		]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_process_that_was_tried_passes if {
	count(emergency_mode_operation.deny) == 0 with input as base
	emergency_mode_operation.population == {{"kind": "emergency_mode", "id": "claims"}} with input as base
	count(emergency_mode_operation.excluded) == 0 with input as base
}

test_no_plan_in_force_fails if {
	plan := base.evidence.contingency_plans.records[0]
	every plans in [[], [object.union(plan, {"status": "draft"})], [object.union(plan, {"part": "disaster_recovery"})]] {
		deny := emergency_mode_operation.deny with input as with_records("contingency_plans", plans)
		found(deny) == {["contingency_plans", "", "", "rule", "no emergency mode operation plan is in force; write down how critical work goes on while systems are down, and have it approved"]}
	}
}

# What the clearinghouse outage of a whole industry taught: claims had no other way.
test_a_critical_system_without_a_process_fails if {
	critical := [{"id": "ch", "system": "ch", "tier": "critical"}, {"id": "fax", "system": "fax", "tier": "critical"}]
	deny := emergency_mode_operation.deny with input as with_records("criticality", critical)
	found(deny) == {["emergency_mode", "", "", "rule", "nothing is written down on how work goes on without system fax, which the analysis calls critical; write down the process"]}
	retired := json.patch(with_records("criticality", critical), [{"op": "replace", "path": "/evidence/systems/records/1/status", "value": "retired"}])
	count(emergency_mode_operation.deny) == 0 with input as retired
	unknown := with_records("criticality", [{"id": "x", "system": "x", "tier": "critical"}])
	count(emergency_mode_operation.deny) == 0 with input as unknown
}

test_a_process_that_is_over_is_left_out_and_covers_nothing if {
	given := changed("emergency_mode", process, {"status": "retired"}, ["works_by"])
	deny := emergency_mode_operation.deny with input as given
	places(deny) == {["emergency_mode", "", "", "rule"]}
	count(emergency_mode_operation.population) == 0 with input as given
	emergency_mode_operation.excluded == {{"kind": "emergency_mode", "id": "claims", "reason": "no longer kept going"}} with input as given
}

test_how_it_goes_on_and_is_kept_safe_fails_by_the_rule if {
	every field in ["works_by", "protected_by", "plan"] {
		deny := emergency_mode_operation.deny with input as changed("emergency_mode", process, {}, [field])
		places(deny) == {["emergency_mode", "claims", field, "rule"]}
	}
	deny := emergency_mode_operation.deny with input as changed("emergency_mode", process, {"plan": "dr"}, [])
	found(deny) == {["emergency_mode", "claims", "plan", "rule", "rests on plan dr, which is no emergency mode operation plan in force; take it into one that is"]}
}

test_what_this_program_wants_fails_as_practice if {
	every field in ["responsible", "drilled_on", "drill_result"] {
		deny := emergency_mode_operation.deny with input as changed("emergency_mode", process, {}, [field])
		places(deny) == {["emergency_mode", "claims", field, "program"]}
	}
}

test_systems_of_a_process if {
	every given in [changed("emergency_mode", process, {"systems": []}, []), changed("emergency_mode", process, {}, ["systems"])] {
		deny := emergency_mode_operation.deny with input as given
		places(deny) == {["emergency_mode", "", "", "rule"], ["emergency_mode", "claims", "systems", "program"]}
	}
	unknown := emergency_mode_operation.deny with input as changed("emergency_mode", process, {"systems": ["ch", "c h"]}, [])
	places(unknown) == {["emergency_mode", "claims", "systems", "program"]}
}

test_the_day_of_the_drill if {
	late := emergency_mode_operation.deny with input as changed("emergency_mode", process, {"drilled_on": "2025-11-19"}, [])
	found(late) == {["emergency_mode", "claims", "drilled_on", "program", "was last tried 366 days ago; this program tries within 365"]}
	future := emergency_mode_operation.deny with input as changed("emergency_mode", process, {"drilled_on": "2026-11-21"}, [])
	found(future) == {["emergency_mode", "claims", "drilled_on", "program", "is recorded as tried on 2026-11-21, a day still to come; correct the date"]}
	count(emergency_mode_operation.deny) == 0 with input as changed("emergency_mode", process, {"drilled_on": "2026-11-20"}, [])
}

test_a_drill_that_did_not_work_needs_a_ticket if {
	every result in ["worked_partly", "failed"] {
		deny := emergency_mode_operation.deny with input as changed("emergency_mode", process, {"drill_result": result}, [])
		places(deny) == {["emergency_mode", "claims", "drill_result", "program"]}
		count(emergency_mode_operation.deny) == 0 with input as changed("emergency_mode", process, {"drill_result": result, "follow_up": "t-1"}, [])
	}
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("emergency_mode", []), [{"op": "replace", "path": "/evidence/criticality/records", "value": []}])
	count(emergency_mode_operation.population) == 0 with input as given
	count(emergency_mode_operation.deny) == 0 with input as given
}

test_a_process_never_tried_shows_one_fault if {
	deny := emergency_mode_operation.deny with input as changed("emergency_mode", process, {}, ["drilled_on", "drill_result"])
	places(deny) == {["emergency_mode", "claims", "drilled_on", "program"]}
}

test_a_process_tried_today_passes if {
	count(emergency_mode_operation.deny) == 0 with input as changed("emergency_mode", process, {"drilled_on": "2026-11-20"}, [])
}
