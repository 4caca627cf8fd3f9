package hipaa.organizational.security_measure_selection_test

import data.hipaa.organizational.security_measure_selection

every_factor := ["organization", "infrastructure", "costs", "risk"]

treatment := {"id": "t1", "treatment_id": "t1", "risk": "r1", "strategy": "reduce", "status": "done", "factors": every_factor}

risk := {"id": "r1", "risk_id": "r1", "status": "current", "likelihood": 2, "impact": 4}

given(treatments, risks) := {"today": "2026-11-20", "evidence": {"risk_treatments": {"records": treatments}, "risk_analysis": {"records": risks}}}

changed(fields) := given([object.union(treatment, fields)], [risk])

found(findings) := {[f.kind, f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings}

finding(message) := {["risk_treatments", "t1", "factors", "rule", message]}

test_all_weighed_passes if {
	every fields in [{}, {"status": "planned"}, {"status": "under_way"}, {"strategy": "accept"}] {
		count(security_measure_selection.deny) == 0 with input as changed(fields)
		security_measure_selection.population == {{"kind": "risk_treatments", "id": "t1"}} with input as changed(fields)
		count(security_measure_selection.excluded) == 0 with input as changed(fields)
	}
}

test_nothing_recorded_is_empty if {
	count(security_measure_selection.population) == 0 with input as given([], [risk])
	count(security_measure_selection.deny) == 0 with input as given([], [risk])
}

test_none_weighed_fails if {
	message := "shows none of the factors that are to be taken into account in deciding on it; weigh size and capabilities, infrastructure, costs and the risk, and record it"
	every one in [object.remove(treatment, ["factors"]), object.union(treatment, {"factors": []})] {
		deny := security_measure_selection.deny with input as given([one], [risk])
		found(deny) == finding(message)
	}
}

test_each_factor_left_out_fails if {
	said := {
		"organization": "the size, complexity and capabilities of the organization",
		"infrastructure": "the technical infrastructure, hardware and software capabilities",
		"costs": "what the measure costs",
		"risk": "the probability and criticality of the risk",
	}
	every factor, words in said {
		deny := security_measure_selection.deny with input as changed({"factors": [one | some one in every_factor; one != factor]})
		found(deny) == finding(sprintf("was decided on without taking into account %v; weigh that too, and record it", [words]))
	}
	costs := security_measure_selection.deny with input as changed({"factors": ["costs"]})
	found(costs) == finding("was decided on without taking into account the probability and criticality of the risk; the size, complexity and capabilities of the organization; the technical infrastructure, hardware and software capabilities; weigh that too, and record it")
}

test_risk_said_to_be_weighed_and_never_rated_fails if {
	cases := [[["impact"], "impact"], [["likelihood"], "likelihood"], [["impact", "likelihood"], "impact and no likelihood"]]
	every case in cases {
		deny := security_measure_selection.deny with input as given([treatment], [object.remove(risk, case[0])])
		found(deny) == finding(sprintf("is said to weigh how probable and critical the risk is, and r1 has no %v on record; rate it, and look again", [case[1]]))
	}
	unweighed := security_measure_selection.deny with input as given([object.union(treatment, {"factors": ["organization", "infrastructure", "costs"]})], [object.remove(risk, ["impact"])])
	count(unweighed) == 1
	count(security_measure_selection.deny) == 0 with input as given([treatment], [])
}

test_cancelled_and_withdrawn_are_left_out if {
	cases := [
		[object.union(treatment, {"status": "cancelled"}), risk, "cancelled"],
		[treatment, object.union(risk, {"status": "withdrawn"}), "risk withdrawn"],
	]
	every case in cases {
		left := given([object.remove(case[0], ["factors"])], [case[1]])
		count(security_measure_selection.deny) == 0 with input as left
		count(security_measure_selection.population) == 0 with input as left
		security_measure_selection.excluded == {{"kind": "risk_treatments", "id": "t1", "reason": case[2]}} with input as left
	}
}
