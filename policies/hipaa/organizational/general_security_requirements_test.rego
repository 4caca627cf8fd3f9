package hipaa.organizational.general_security_requirements_test

import data.hipaa.organizational.general_security_requirements

system := {"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}

risk := {"id": "r1", "risk_id": "r1", "status": "current", "system": "pm", "affects": ["availability", "confidentiality", "integrity"], "existing_measures": "second factor", "likelihood": 2}

bare := object.remove(risk, ["existing_measures"])

treatment := {"id": "t1", "treatment_id": "t1", "risk": "r1", "strategy": "reduce", "status": "done", "done_on": "2026-11-20"}

person := {"id": "w1", "person": "w1", "status": "active", "hired_on": "2026-11-12"}

account := {"id": "pm/a", "system": "pm", "user": "a", "status": "active", "assigned_to": ["w1"]}

course := {"id": "w1/c", "person": "w1", "course": "c", "completed_on": "2026-11-20", "result": "passed"}

base := {
	"today": "2026-11-20",
	"parameters": {"general_security_requirements": {"anticipated_likelihood": 2, "first_days": 7}},
	"evidence": {
		"systems": {"records": [system]},
		"risk_analysis": {"records": [risk]},
		"risk_treatments": {"records": []},
		"workforce": {"records": [person]},
		"user_accounts": {"records": [account]},
		"training": {"records": [course]},
		"acknowledgements": {"records": []},
	},
}

with_records(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

found(findings) := {[f.kind, f.id, object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

nothing(what) := {["systems", "pm", "", "rule", sprintf("shows nothing that ensures the %v of its ePHI: no measure stands in the risk register or its treatments; put one in place, or record what does", [what])]}

exposed(what, remedy) := {["risk_analysis", "r1", "existing_measures", "rule", sprintf("is anticipated, and nothing protects against %v: %v", [what, remedy])]}

disclosed := "uses or disclosures that are not permitted"

add := "put a measure in place, or record what stands against it"

untold := {["workforce", "w1", "", "rule", "works with ePHI, and nothing shows this person was ever told what to comply with: no training taken, no policy acknowledged; do both, or end the access"]}

test_protected_and_told_passes if {
	count(general_security_requirements.deny) == 0 with input as base
	general_security_requirements.population == {{"kind": "systems", "id": "pm"}, {"kind": "risk_analysis", "id": "r1"}, {"kind": "workforce", "id": "w1"}} with input as base
	count(general_security_requirements.excluded) == 0 with input as base
}

test_nothing_recorded_is_empty if {
	given := object.union(base, {"evidence": {kind: {"records": []} | some kind, _ in base.evidence}})
	count(general_security_requirements.population) == 0 with input as given
	count(general_security_requirements.deny) == 0 with input as given
}

test_system_without_any_risk_fails if {
	deny := general_security_requirements.deny with input as with_records(base, "risk_analysis", [])
	found(deny) == nothing("availability and confidentiality and integrity")
	elsewhere := general_security_requirements.deny with input as with_records(base, "risk_analysis", [object.remove(risk, ["system"]), object.union(risk, {"system": "ehr"})])
	found(elsewhere) == nothing("availability and confidentiality and integrity")
}

test_each_of_the_three_is_ensured if {
	every aspect in ["availability", "confidentiality", "integrity"] {
		others := [one | some one in risk.affects; one != aspect]
		deny := general_security_requirements.deny with input as with_records(base, "risk_analysis", [object.union(risk, {"affects": others})])
		found(deny) == nothing(aspect)
	}
	unsaid := general_security_requirements.deny with input as with_records(base, "risk_analysis", [object.remove(risk, ["affects"])])
	found(unsaid) == nothing("availability and confidentiality and integrity")
}

test_two_risks_ensure_together if {
	records := [object.union(risk, {"affects": ["integrity"]}), object.union(risk, {"id": "r2", "risk_id": "r2", "affects": ["availability", "confidentiality"]})]
	count(general_security_requirements.deny) == 0 with input as with_records(base, "risk_analysis", records)
}

test_unlikely_and_nothing_against_it_ensures_nothing if {
	deny := general_security_requirements.deny with input as with_records(base, "risk_analysis", [object.union(bare, {"likelihood": 1})])
	found(deny) == nothing("availability and confidentiality and integrity")
}

test_unlikely_because_of_what_stands_passes if {
	count(general_security_requirements.deny) == 0 with input as with_records(base, "risk_analysis", [object.union(risk, {"likelihood": 1})])
}

test_anticipated_and_nothing_against_it_fails_at_the_risk if {
	every given in [bare, object.union(bare, {"likelihood": 3}), object.remove(bare, ["likelihood"])] {
		deny := general_security_requirements.deny with input as with_records(base, "risk_analysis", [given])
		found(deny) == exposed(disclosed, add)
	}
}

test_threat_to_security_or_integrity_in_its_own_words if {
	alone := object.union(bare, {"affects": ["availability", "integrity"]})
	given := with_records(base, "risk_analysis", [alone, object.union(risk, {"id": "r2", "risk_id": "r2"})])
	deny := general_security_requirements.deny with input as given
	found(deny) == exposed("this threat to the security or integrity of ePHI", add)
	unsaid := with_records(base, "risk_analysis", [object.remove(bare, ["affects"]), object.union(risk, {"id": "r2", "risk_id": "r2"})])
	silent := general_security_requirements.deny with input as unsaid
	found(silent) == exposed("this threat to the security or integrity of ePHI", add)
}

unprotected := with_records(base, "risk_analysis", [bare])

test_measure_in_place_or_coming_in_time_protects if {
	every fields in [{}, {"strategy": "transfer"}, {"status": "under_way", "due": "2026-11-20"}] {
		count(general_security_requirements.deny) == 0 with input as with_records(unprotected, "risk_treatments", [object.union(treatment, fields)])
	}
}

test_measure_that_does_not_stand_fails if {
	late := "what is planned does not stand yet, or is late; put something in its place until it does"
	every fields in [{"done_on": "2026-11-21"}, {"status": "planned"}, {"status": "planned", "due": "2026-12-01"}, {"status": "under_way"}, {"status": "under_way", "due": "2026-11-19"}] {
		deny := general_security_requirements.deny with input as with_records(unprotected, "risk_treatments", [object.union(treatment, fields)])
		found(deny) == exposed(disclosed, late)
	}
	undated := general_security_requirements.deny with input as with_records(unprotected, "risk_treatments", [object.remove(treatment, ["done_on"])])
	found(undated) == exposed(disclosed, late)
}

test_measure_cancelled_or_for_another_risk_fails if {
	every fields in [{"status": "cancelled"}, {"status": "cancelled", "strategy": "accept"}, {"risk": "r2"}, {"status": "planned", "risk": "r2"}, {"strategy": "accept", "risk": "r2"}] {
		deny := general_security_requirements.deny with input as with_records(unprotected, "risk_treatments", [object.union(treatment, fields)])
		found(deny) == exposed(disclosed, add)
	}
}

test_borne_with_nothing_against_it_fails if {
	bears := object.union(treatment, {"id": "t2", "treatment_id": "t2", "strategy": "accept"})
	every records in [[bears], [bears, object.union(treatment, {"status": "planned"})]] {
		deny := general_security_requirements.deny with input as with_records(unprotected, "risk_treatments", records)
		found(deny) == exposed(disclosed, "bearing it is no protection; put a measure in place, or record what stands against it")
	}
	count(general_security_requirements.deny) == 0 with input as with_records(unprotected, "risk_treatments", [bears, treatment])
	count(general_security_requirements.deny) == 0 with input as with_records(base, "risk_treatments", [bears])
}

test_systems_out_of_scope_are_left_out_with_their_risks if {
	cases := [
		[{"ephi": false}, "touches no ePHI", "system touches no ePHI"],
		[{"status": "retired"}, "status retired", "system status retired"],
	]
	every case in cases {
		given := with_records(with_records(unprotected, "systems", [object.union(system, case[0])]), "training", [])
		count(general_security_requirements.deny) == 0 with input as given
		count(general_security_requirements.population) == 0 with input as given
		general_security_requirements.excluded == {
			{"kind": "systems", "id": "pm", "reason": case[1]},
			{"kind": "risk_analysis", "id": "r1", "reason": case[2]},
			{"kind": "workforce", "id": "w1", "reason": "no account on a system with ePHI"},
		} with input as given
	}
}

test_withdrawn_risk_is_left_out if {
	given := with_records(base, "risk_analysis", [risk, object.union(bare, {"id": "r2", "risk_id": "r2", "status": "withdrawn"})])
	count(general_security_requirements.deny) == 0 with input as given
	general_security_requirements.excluded == {{"kind": "risk_analysis", "id": "r2", "reason": "withdrawn"}} with input as given
	gone := general_security_requirements.deny with input as with_records(base, "risk_analysis", [object.union(risk, {"status": "withdrawn"})])
	found(gone) == nothing("availability and confidentiality and integrity")
}

test_risk_off_the_systems_is_judged if {
	paper := object.remove(object.union(bare, {"id": "r1", "area": "paper"}), ["system"])
	given := with_records(base, "risk_analysis", [paper, object.union(risk, {"id": "r2", "risk_id": "r2"})])
	deny := general_security_requirements.deny with input as given
	found(deny) == exposed(disclosed, add)
}

test_never_told_fails if {
	deny := general_security_requirements.deny with input as with_records(base, "training", [])
	found(deny) == untold
	every fields in [{"person": "w2"}, {"result": "failed"}, {"completed_on": "2026-11-21"}] {
		not_told := general_security_requirements.deny with input as with_records(base, "training", [object.union(course, fields)])
		found(not_told) == untold
	}
	unsaid := general_security_requirements.deny with input as with_records(base, "training", [object.remove(course, ["result"])])
	found(unsaid) == untold
}

test_somebody_new_has_some_days if {
	untrained := with_records(base, "training", [])
	every day in ["2026-11-13", "2026-11-20"] {
		given := with_records(untrained, "workforce", [object.union(person, {"hired_on": day})])
		count(general_security_requirements.deny) == 0 with input as given
	}
	undated := general_security_requirements.deny with input as with_records(untrained, "workforce", [object.remove(person, ["hired_on"])])
	found(undated) == untold
}

test_told_either_way_passes if {
	count(general_security_requirements.deny) == 0 with input as with_records(base, "training", [object.union(course, {"result": "attended"})])
	read := {"id": "p/1/w1", "person": "w1", "acknowledged_on": "2026-11-20"}
	untrained := with_records(base, "training", [])
	count(general_security_requirements.deny) == 0 with input as with_records(untrained, "acknowledgements", [read])
	every fields in [{"person": "w2"}, {"acknowledged_on": "2026-11-21"}] {
		deny := general_security_requirements.deny with input as with_records(untrained, "acknowledgements", [object.union(read, fields)])
		found(deny) == untold
	}
}

test_people_without_access_are_left_out if {
	untrained := with_records(base, "training", [])
	none := {"kind": "workforce", "id": "w1", "reason": "no account on a system with ePHI"}
	every accounts in [[], [object.union(account, {"status": "disabled"})], [object.union(account, {"system": "hr"})], [object.union(account, {"assigned_to": ["w2"]})], [object.remove(account, ["assigned_to"])]] {
		given := with_records(untrained, "user_accounts", accounts)
		count(general_security_requirements.deny) == 0 with input as given
		general_security_requirements.excluded == {none} with input as given
	}
	gone := with_records(untrained, "workforce", [object.union(person, {"status": "ended"})])
	count(general_security_requirements.deny) == 0 with input as gone
	general_security_requirements.excluded == {{"kind": "workforce", "id": "w1", "reason": "has left"}} with input as gone
}
