package hipaa.physical.facility_maintenance_records_test

import data.hipaa.physical.facility_maintenance_records

work := {"id": "m1", "component": "locks", "done_on": "2026-11-20", "description": "cylinder replaced", "done_by": "locksmith", "approved_by": "facilities"}

policy := {"id": "p1", "status": "in_force", "topics": ["maintenance"]}

records(works, policies) := {
	"today": "2026-11-20",
	"evidence": {"maintenance": {"records": works}, "written_policies": {"records": policies}},
}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_documented_work_passes if {
	every component in ["walls", "doors", "locks", "hardware"] {
		base := records([object.union(work, {"component": component}), object.union(work, {"id": "m2", "component": "other"})], [policy])
		count(facility_maintenance_records.deny) == 0 with input as base
		facility_maintenance_records.population == {{"kind": "maintenance", "id": "m1"}} with input as base
	}
}

test_a_quarter_without_work_has_no_finding if {
	count(facility_maintenance_records.deny) == 0 with input as records([], [policy])
	count(facility_maintenance_records.population) == 0 with input as records([], [policy])
}

test_work_still_to_come_fails if {
	deny := facility_maintenance_records.deny with input as records([object.union(work, {"done_on": "2026-11-21"})], [policy])
	found(deny) == {["maintenance", "m1", "done_on", "rule", "is recorded as done on 2026-11-21, a day still to come; correct the date"]}
}

test_work_by_nobody_and_approved_by_nobody_fails_as_practice if {
	deny := facility_maintenance_records.deny with input as records([object.remove(work, ["done_by", "approved_by"])], [policy])
	found(deny) == {
		["maintenance", "m1", "done_by", "program", "does not say who did the work; look it up in the work order and record it"],
		["maintenance", "m1", "approved_by", "program", "does not say who approved the work; look it up in the work order and record it"],
	}
}

test_no_policy_in_force_fails if {
	every policies in [[], [object.union(policy, {"status": "draft"})], [object.union(policy, {"topics": ["termination"]})], [object.union(policy, {"effective_on": "2026-11-21"})]] {
		deny := facility_maintenance_records.deny with input as records([work], policies)
		{[f.kind, object.get(f, "id", ""), object.get(f, "basis", "rule")] | some f in deny} == {["written_policies", "", "rule"]}
	}
}

test_other_work_is_left_out_and_said if {
	changed := records([work, {"id": "m/2", "component": "other", "done_on": "2030-01-01", "description": "carpet"}], [policy])
	count(facility_maintenance_records.deny) == 0 with input as changed
	facility_maintenance_records.population == {{"kind": "maintenance", "id": "m1"}} with input as changed
	facility_maintenance_records.excluded == {{"kind": "maintenance", "id": "m/2", "reason": "component other: not related to security"}} with input as changed
}

test_where_nothing_related_to_security_was_done_all_work_was_looked_at if {
	changed := records([object.union(work, {"component": "other"})], [policy])
	count(facility_maintenance_records.deny) == 0 with input as changed
	facility_maintenance_records.population == {{"kind": "maintenance", "id": "m1"}} with input as changed
	count(facility_maintenance_records.excluded) == 0 with input as changed
}
