package hipaa.privacy.privacy_safeguards_test

import data.hipaa.privacy.privacy_safeguards

workflow := {
	"id": "wf1", "workflow_id": "wf1", "status": "in_use", "phi": true, "touchpoints": ["statements", "storage"],
	"administrative_safeguards": ["sample"], "technical_safeguards": ["address_check"], "physical_safeguards": ["locked_room"],
	"exposed_to": ["visitors", "couriers"], "incidental_limits": ["window_envelope"],
	"safeguards_reviewed_on": "2026-10-21", "incident_types": ["misdirected_mail"],
}

flow := {"id": "f1", "flow_id": "f1", "touchpoint": "statements", "status": "in_use", "content": "phi"}

incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "type": "misdirected_mail", "known_on": "2026-10-22"}

base := {
	"today": "2026-11-20",
	"parameters": {"privacy_safeguards": {"review_days": 30, "repeated": 2}},
	"evidence": {
		"incidents": {"records": [incident, object.union(incident, {"id": "i2", "known_on": "2026-10-21"})]},
		"phi_inventory": {"records": [flow]},
		"workflows": {"records": [workflow]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_workflow(removed, fields) := with_records("workflows", [object.union(object.remove(workflow, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_safeguarded_passes if {
	count(privacy_safeguards.deny) == 0 with input as base
	privacy_safeguards.population == {{"kind": "workflows", "id": "wf1"}} with input as base
	count(privacy_safeguards.excluded) == 0 with input as base
}

test_each_category_is_asked_for if {
	every field, word in {"administrative_safeguards": "administrative", "technical_safeguards": "technical", "physical_safeguards": "physical"} {
		expected := {["workflows", "wf1", field, "rule", sprintf("shows no %v safeguard around its PHI; put one in place that fits the work, and record it", [word])]}
		absent := privacy_safeguards.deny with input as with_workflow([field], {})
		found(absent) == expected
		none := privacy_safeguards.deny with input as with_workflow([], {field: []})
		found(none) == expected
	}
}

test_who_else_may_hear_or_see_is_limited if {
	unlimited := {["workflows", "wf1", "incidental_limits", "rule", "lets couriers, visitors overhear or see PHI, and nothing limits it; lower voices, turn screens, cover pages, and record what was done"]}
	absent := privacy_safeguards.deny with input as with_workflow(["incidental_limits"], {})
	found(absent) == unlimited
	none := privacy_safeguards.deny with input as with_workflow([], {"incidental_limits": []})
	found(none) == unlimited
	count(privacy_safeguards.deny) == 1 with input as with_workflow(["incidental_limits"], {"exposed_to": ["visitors"]})
	count(privacy_safeguards.deny) == 0 with input as with_workflow(["incidental_limits"], {"exposed_to": []})
	unknown := privacy_safeguards.deny with input as with_workflow(["exposed_to"], {})
	found(unknown) == {["workflows", "wf1", "exposed_to", "rule", "does not say who may overhear or see PHI, so that nothing shows that this is limited; look, and record it"]}
}

test_every_touchpoint_with_phi_is_covered if {
	deny := privacy_safeguards.deny with input as with_records("phi_inventory", [
		flow,
		object.union(flow, {"id": "f2", "flow_id": "f2", "touchpoint": "patient_calls"}),
		object.union(flow, {"id": "f3", "flow_id": "f3", "touchpoint": "patient_calls", "content": "limited_data_set"}),
		object.union(flow, {"id": "f4", "flow_id": "f4", "touchpoint": "coding", "status": "retired"}),
		object.union(flow, {"id": "f5", "flow_id": "f5", "touchpoint": "other", "content": "de_identified"}),
		object.union(flow, {"id": "f6", "flow_id": "f6", "touchpoint": "storage"}),
	])
	found(deny) == {["workflows", "", "", "rule", "no workflow in use covers patient calls, where PHI flows (f3): nothing shows what safeguards it there; record the workflow and its safeguards"]}
	silent := privacy_safeguards.deny with input as with_workflow(["touchpoints"], {})
	found(silent) == {["workflows", "", "", "rule", "no workflow in use covers statements, where PHI flows (f1): nothing shows what safeguards it there; record the workflow and its safeguards"]}
}

test_looking_again_is_practice if {
	old := privacy_safeguards.deny with input as with_workflow(["incident_types"], {"safeguards_reviewed_on": "2026-10-20"})
	found(old) == {["workflows", "wf1", "safeguards_reviewed_on", "program", "had its safeguards last looked at 31 days ago; this program allows 30"]}
	never := privacy_safeguards.deny with input as with_workflow(["safeguards_reviewed_on"], {})
	found(never) == {["workflows", "wf1", "safeguards_reviewed_on", "program", "does not say when its safeguards were last looked at; look, and record the day"]}
	future := privacy_safeguards.deny with input as with_workflow([], {"safeguards_reviewed_on": "2026-11-21"})
	found(future) == {["workflows", "wf1", "safeguards_reviewed_on", "program", "had its safeguards looked at on 2026-11-21, a day still to come; correct the date"]}
	count(privacy_safeguards.deny) == 0 with input as with_workflow([], {"safeguards_reviewed_on": "2026-11-20"})
}

test_repeated_incidents_ask_for_another_look if {
	second := object.union(incident, {"id": "i2"})
	deny := privacy_safeguards.deny with input as with_records("incidents", [incident, second])
	found(deny) == {["workflows", "wf1", "safeguards_reviewed_on", "program", "led to 2 incidents (misdirected mail) since its safeguards were last looked at on 2026-10-21; this program looks again after 2"]}
	every fields in [{"result": "attempted"}, {"phi": "secured"}, {"type": "misdirected_fax"}] {
		count(privacy_safeguards.deny) == 0 with input as with_records("incidents", [incident, object.union(second, fields)])
	}
}

test_others_are_left_out_and_said if {
	given := with_records("workflows", [workflow, {"id": "wf2", "workflow_id": "wf2", "status": "in_use", "phi": false}, {"id": "wf3", "workflow_id": "wf3", "status": "retired", "phi": true, "touchpoints": ["coding"]}])
	count(privacy_safeguards.deny) == 0 with input as given
	privacy_safeguards.excluded == {
		{"kind": "workflows", "id": "wf2", "reason": "no PHI"},
		{"kind": "workflows", "id": "wf3", "reason": "status retired"},
	} with input as given
	privacy_safeguards.population == {{"kind": "workflows", "id": "wf1"}} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	count(privacy_safeguards.population) == 0 with input as with_records("workflows", [])
	count(privacy_safeguards.deny) == 1 with input as with_records("workflows", [])
}
