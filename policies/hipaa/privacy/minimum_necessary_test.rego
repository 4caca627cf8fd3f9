package hipaa.privacy.minimum_necessary_test

import data.hipaa.privacy.minimum_necessary

flow := {
	"id": "f1", "flow_id": "f1", "touchpoint": "denials", "status": "in_use", "content": "phi", "direction": "sent",
	"relationship": "payer", "permitted_as": "payment", "limited_by": "protocol",
}

policy := {"id": "p1", "status": "in_force", "topics": ["minimum_necessary"]}

given(flows, policies) := {
	"today": "2026-11-20",
	"evidence": {"phi_inventory": {"records": flows}, "written_policies": {"records": policies}},
}

with_flow(fields) := given([object.union(flow, fields)], [policy])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_a_limited_flow_passes if {
	every limit in ["case_by_case", "protocol"] {
		count(minimum_necessary.deny) == 0 with input as with_flow({"limited_by": limit})
	}
	minimum_necessary.population == {{"kind": "phi_inventory", "id": "f1"}} with input as with_flow({})
	count(minimum_necessary.excluded) == 0 with input as with_flow({})
}

test_no_limit_fails if {
	deny := minimum_necessary.deny with input as given([object.remove(flow, ["limited_by"])], [policy])
	found(deny) == {["phi_inventory", "f1", "limited_by", "rule", "is not shown to be limited to what its purpose needs; say by which protocol, or that each is looked at"]}
}

test_an_exception_that_is_none_fails if {
	payment := minimum_necessary.deny with input as with_flow({"limited_by": "not_needed"})
	found(payment) == {["phi_inventory", "f1", "limited_by", "rule", "is recorded as needing no limit, and no exception is for relationship payer, permitted as payment; limit it, or correct what it is recorded as"]}
	nothing := minimum_necessary.deny with input as given([object.remove(object.union(flow, {"limited_by": "not_needed"}), ["permitted_as"])], [policy])
	found(nothing) == {["phi_inventory", "f1", "limited_by", "rule", "is recorded as needing no limit, and no exception is for relationship payer, permitted as nothing on record; limit it, or correct what it is recorded as"]}
	own := minimum_necessary.deny with input as with_flow({"limited_by": "not_needed", "relationship": "workforce", "permitted_as": "treatment"})
	found(own) == {["phi_inventory", "f1", "limited_by", "rule", "is recorded as needing no limit, and the exception for treatment is for what goes to a provider or is asked by one, not for relationship workforce; limit it, or correct what it is recorded as"]}
}

test_an_exception_passes if {
	every fields in [{"relationship": "individual"}, {"permitted_as": "required_by_law"}] {
		count(minimum_necessary.deny) == 0 with input as with_flow(object.union(fields, {"limited_by": "not_needed"}))
		count(minimum_necessary.deny) == 0 with input as given([object.remove(object.union(flow, fields), ["limited_by"])], [policy])
	}
}

test_what_is_left_out if {
	every case in [[{"status": "planned"}, "status planned"], [{"content": "de_identified"}, "de-identified, no PHI"]] {
		one := with_flow(object.union(case[0], {"limited_by": "not_needed"}))
		minimum_necessary.excluded == {{"kind": "phi_inventory", "id": "f1", "reason": case[1]}} with input as one
		count(minimum_necessary.population) == 0 with input as one
		count(minimum_necessary.deny) == 0 with input as one
	}
}

test_no_written_policy_fails_as_practice if {
	message := "no written policy on topic minimum_necessary is in force; write down what each kind of work may use, send and ask for, and have it approved"
	every policies in [[], [object.union(policy, {"topics": ["faxing"]})], [object.union(policy, {"status": "draft"})]] {
		deny := minimum_necessary.deny with input as given([flow], policies)
		found(deny) == {["written_policies", "", "", "program", message]}
	}
}

test_nothing_recorded_is_an_empty_population if {
	count(minimum_necessary.population) == 0 with input as given([], [policy])
	count(minimum_necessary.deny) == 0 with input as given([], [policy])
}
