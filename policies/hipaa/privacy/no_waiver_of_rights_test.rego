package hipaa.privacy.no_waiver_of_rights_test

import data.hipaa.privacy.no_waiver_of_rights

workflow := {"id": "wf1", "workflow_id": "wf1", "status": "in_use", "phi": true, "meets_individuals": true, "waiver": "none", "forms_checked_on": "2026-10-21"}

base := {
	"today": "2026-11-20",
	"parameters": {"no_waiver_of_rights": {"check_days": 30}},
	"evidence": {
		"workflows": {"records": [workflow]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["no_waiver"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_workflow(removed, fields) := with_records("workflows", [object.union(object.remove(workflow, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_no_waiver_passes if {
	count(no_waiver_of_rights.deny) == 0 with input as base
	no_waiver_of_rights.population == {{"kind": "workflows", "id": "wf1"}} with input as base
	count(no_waiver_of_rights.excluded) == 0 with input as base
	count(no_waiver_of_rights.deny) == 0 with input as with_workflow([], {"forms_checked_on": "2026-11-20"})
}

test_a_required_waiver_fails if {
	deny := no_waiver_of_rights.deny with input as with_workflow([], {"waiver": "required"})
	found(deny) == {["workflows", "wf1", "waiver", "rule", "makes individuals waive rights as a condition of treatment, payment, enrollment or eligibility; stop using the form, and tell who signed it that the waiver does not count"]}
}

test_forms_that_nobody_read_fail if {
	deny := no_waiver_of_rights.deny with input as with_workflow(["waiver", "forms_checked_on"], {})
	found(deny) == {["workflows", "wf1", "waiver", "rule", "has individuals sign, and is not shown to ask for no waiver of rights; read its forms, and record what they say"]}
}

test_details_are_practice if {
	cases := [
		[[], {"waiver": "voluntary"}, "waiver", "has a form by which individuals may waive rights; this program wants none: take it out"],
		[["forms_checked_on"], {}, "forms_checked_on", "does not say when its forms were last read for waivers; read them, and record the day"],
		[[], {"forms_checked_on": "2026-11-21"}, "forms_checked_on", "had its forms read on 2026-11-21, a day still to come; correct the date"],
		[[], {"forms_checked_on": "2026-10-20"}, "forms_checked_on", "had its forms last read for waivers 31 days ago; this program allows 30"],
	]
	every one in cases {
		deny := no_waiver_of_rights.deny with input as with_workflow(one[0], one[1])
		found(deny) == {["workflows", "wf1", one[2], "program", one[3]]}
	}
}

test_the_text_is_practice if {
	deny := no_waiver_of_rights.deny with input as with_records("written_policies", [])
	found(deny) == {["written_policies", "", "", "program", "no written policy on topic no_waiver is in force; this program wants one that whoever writes a form can look at"]}
}

test_others_are_left_out_and_said if {
	inside := {"id": "wf2", "workflow_id": "wf2", "status": "in_use", "phi": true, "meets_individuals": false}
	retired := object.union(workflow, {"id": "wf3", "status": "retired", "waiver": "required"})
	given := with_records("workflows", [workflow, inside, retired])
	count(no_waiver_of_rights.deny) == 0 with input as given
	no_waiver_of_rights.excluded == {
		{"kind": "workflows", "id": "wf2", "reason": "individuals sign nothing there"},
		{"kind": "workflows", "id": "wf3", "reason": "status retired"},
	} with input as given
	no_waiver_of_rights.population == {{"kind": "workflows", "id": "wf1"}} with input as given
	alone := with_records("workflows", [inside])
	count(no_waiver_of_rights.deny) == 0 with input as alone
	no_waiver_of_rights.population == {{"kind": "workflows", "id": "wf2"}} with input as alone
	count(no_waiver_of_rights.excluded) == 0 with input as alone
}

test_nothing_recorded_is_an_empty_population if {
	count(no_waiver_of_rights.population) == 0 with input as with_records("workflows", [])
	count(no_waiver_of_rights.deny) == 0 with input as with_records("workflows", [])
}
