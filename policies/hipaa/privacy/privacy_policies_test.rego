package hipaa.privacy.privacy_policies_test

import data.hipaa.privacy.privacy_policies

# One topic of each standard, apart from those of which any of several will do.
first_topics := {topic | some words in accepted; topic := words[0]}

policy := {"id": "p1", "policy_id": "p1", "status": "in_force", "topics": sort(first_topics), "reviewed_on": "2026-10-01"}

workflow := {"id": "wf1", "workflow_id": "wf1", "status": "in_use", "phi": true, "policies": ["p1"]}

change := {"id": "c1", "change_id": "c1", "status": "in_effect", "workflow": "wf1", "changed_on": "2026-10-02"}

base := {
	"today": "2026-11-20",
	"parameters": {"privacy_policies": {"review_days": 49}},
	"evidence": {
		"workflow_changes": {"records": [change]},
		"workflows": {"records": [workflow]},
		"written_policies": {"records": [policy]},
	},
}

with_records(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_workflow(removed, fields) := with_records(base, "workflows", [object.union(object.remove(workflow, removed), fields)])

with_policy(fields) := with_records(base, "written_policies", [object.union(policy, fields)])

with_change(fields) := with_records(base, "workflow_changes", [object.union(change, fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_in_force_and_worked_by_passes if {
	count(privacy_policies.deny) == 0 with input as base
	privacy_policies.population == {{"kind": "workflows", "id": "wf1"}, {"kind": "written_policies", "id": "p1"}} with input as base
	count(privacy_policies.excluded) == 0 with input as base
}

accepted := {
	"164.404(a)": ["breach_notification"],
	"164.502(a)": ["release_of_information", "uses_and_disclosures"],
	"164.502(b)": ["minimum_necessary"],
	"164.502(e)(1)": ["business_associates"],
	"164.502(g)": ["personal_representatives"],
	"164.508(a)": ["authorizations"],
	"164.510(b)": ["family_and_friends", "opportunity_to_object"],
	"164.512(a)": ["public_interest", "required_by_law"],
	"164.514(h)(1)": ["identity_verification"],
	"164.520(a)": ["notice_of_privacy_practices"],
	"164.522(a)": ["restrictions"],
	"164.522(b)": ["confidential_communications"],
	"164.524(a)": ["access_of_individuals", "access_requests", "individual_access"],
	"164.526(a)": ["amendment", "amendments"],
	"164.528(a)": ["accounting_of_disclosures"],
	"164.530(a)(1)": ["privacy_official", "privacy_program"],
	"164.530(b)(1)": ["privacy_training"],
	"164.530(c)(1)": ["clean_desk", "privacy_safeguards"],
	"164.530(d)(1)": ["complaints"],
	"164.530(e)(1)": ["sanctions"],
	"164.530(f)": ["mitigation"],
	"164.530(g)": ["no_retaliation"],
	"164.530(h)": ["no_waiver"],
	"164.530(j)(1)": ["retention"],
}

test_each_standard_without_a_policy_fails if {
	object.keys(accepted) == object.keys(privacy_policies.topics)
	every standard, words in accepted {
		others := [topic | some topic in policy.topics; not topic in words]
		deny := privacy_policies.deny with input as with_policy({"topics": others})
		found(deny) == {["written_policies", "", "", "rule", sprintf("no policy or procedure for the standard %v is in force; write one on topic %v and have it approved", [standard, concat(" or ", words)])]}
		every word in words {
			count(privacy_policies.deny) == 0 with input as with_policy({"topics": array.concat(others, [word])})
		}
	}
}

test_out_of_force_counts_for_nothing_and_is_said if {
	draft := with_policy({"status": "draft"})
	privacy_policies.excluded == {{"kind": "written_policies", "id": "p1", "reason": "status draft"}} with input as draft
	count(privacy_policies.deny) == 25 with input as draft
	later := with_policy({"effective_on": "2026-11-21"})
	privacy_policies.excluded == {{"kind": "written_policies", "id": "p1", "reason": "not yet in effect"}} with input as later
	privacy_policies.population == {{"kind": "workflows", "id": "wf1"}} with input as later
}

test_a_workflow_by_no_policy_fails if {
	expected := {["workflows", "wf1", "policies", "rule", "is not shown to be done by any policy or procedure in force; write one, or name it"]}
	absent := privacy_policies.deny with input as with_workflow(["policies"], {})
	found(absent) == expected
	unknown := privacy_policies.deny with input as with_workflow([], {"policies": ["p9"]})
	found(unknown) == expected
	both := privacy_policies.deny with input as with_workflow([], {"policies": ["p1", "p9"]})
	found(both) == {["workflows", "wf1", "policies", "program", "names policy p9, which is not in force; correct it, or have it approved"]}
}

test_a_workflow_that_changed_after_the_review_fails_as_practice if {
	deny := privacy_policies.deny with input as with_change({"changed_on": "2026-10-01"})
	count(deny) == 0
	over := json.patch(base, [{"op": "replace", "path": "/parameters/privacy_policies/review_days", "value": 48}])
	late := privacy_policies.deny with input as over
	found(late) == {["written_policies", "p1", "reviewed_on", "program", "was not reviewed since workflow wf1 changed on 2026-10-02 (c1), 49 days ago; this program allows 48: compare text and work"]}
	every fields in [{"status": "planned"}, {"changed_on": "2026-11-21"}] {
		count(privacy_policies.deny) == 0 with input as with_records(over, "workflow_changes", [object.union(change, fields)])
	}
	count(privacy_policies.deny) == 0 with input as with_records(over, "written_policies", [object.union(policy, {"reviewed_on": "2026-10-02"})])
	every field in ["approved_on", "effective_on"] {
		count(privacy_policies.deny) == 0 with input as with_records(over, "written_policies", [object.union(policy, {field: "2026-10-02"})])
		count(privacy_policies.deny) == 1 with input as with_records(over, "written_policies", [object.union(policy, {field: "2026-10-01"})])
	}
	to_come := privacy_policies.deny with input as with_records(over, "written_policies", [object.union(policy, {"reviewed_on": "2026-11-21"})])
	count(to_come) == 1
	count(privacy_policies.deny) == 0 with input as with_records(over, "written_policies", [object.union(policy, {"reviewed_on": "2026-11-20"})])
	never := privacy_policies.deny with input as with_records(over, "written_policies", [object.remove(policy, ["reviewed_on"])])
	count(never) == 1
}

test_the_last_change_counts if {
	over := json.patch(base, [{"op": "replace", "path": "/parameters/privacy_policies/review_days", "value": 48}])
	earlier := object.union(change, {"id": "c0", "change_id": "c0", "changed_on": "2026-01-05"})
	later := object.union(change, {"id": "c2", "change_id": "c2", "changed_on": "2026-11-20"})
	two := privacy_policies.deny with input as with_records(over, "workflow_changes", [earlier, change])
	count(two) == 1
	count(privacy_policies.deny) == 0 with input as with_records(over, "workflow_changes", [earlier, change, later])
	to_come := privacy_policies.deny with input as with_records(over, "workflow_changes", [change, object.union(later, {"changed_on": "2026-11-21"})])
	count(to_come) == 1
	other := object.union(policy, {"id": "p2", "policy_id": "p2", "reviewed_on": "2020-01-06"})
	both := privacy_policies.deny with input as with_records(over, "written_policies", [policy, other])
	{finding.id | some finding in both} == {"p1"}
}

test_a_change_of_an_unknown_workflow_is_practice if {
	deny := privacy_policies.deny with input as with_change({"workflow": "wf9"})
	found(deny) == {["workflows", "", "", "program", "wf9, which change c1 names, is not on the list of workflows; record it, or correct the change"]}
}

test_other_workflows_are_left_out_and_said if {
	given := with_records(base, "workflows", [workflow, {"id": "wf2", "workflow_id": "wf2", "status": "in_use", "phi": false}, {"id": "wf3", "workflow_id": "wf3", "status": "planned", "phi": true}])
	count(privacy_policies.deny) == 0 with input as given
	privacy_policies.excluded == {
		{"kind": "workflows", "id": "wf2", "reason": "no PHI"},
		{"kind": "workflows", "id": "wf3", "reason": "status planned"},
	} with input as given
	privacy_policies.population == {{"kind": "workflows", "id": "wf1"}, {"kind": "written_policies", "id": "p1"}} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := with_records(with_records(with_records(base, "workflows", []), "written_policies", []), "workflow_changes", [])
	count(privacy_policies.population) == 0 with input as given
	count(privacy_policies.deny) == 24 with input as given
}

test_a_workflow_without_any_is_done_by_none_of_any_name if {
	deny := privacy_policies.deny with input as with_records(with_workflow(["policies"], {}), "written_policies", [object.union(policy, {"id": "x", "policy_id": "x"})])
	found(deny) == {["workflows", "wf1", "policies", "rule", "is not shown to be done by any policy or procedure in force; write one, or name it"]}
}
