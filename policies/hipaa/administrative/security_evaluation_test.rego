package hipaa.administrative.security_evaluation_test

import data.hipaa.administrative.security_evaluation

# Written out: the embedded engine loses rules that are first asked for to make a test's input.
all_standards := [
	"164.308(a)(1)", "164.308(a)(2)", "164.308(a)(3)", "164.308(a)(4)", "164.308(a)(5)", "164.308(a)(6)", "164.308(a)(7)",
	"164.308(a)(8)", "164.308(b)", "164.310(a)", "164.310(b)", "164.310(c)", "164.310(d)", "164.312(a)",
	"164.312(b)", "164.312(c)", "164.312(d)", "164.312(e)", "164.314(a)", "164.316(a)", "164.316(b)",
]

evaluation := {
	"id": "e1", "evaluation_id": "e1", "type": "both", "trigger": "periodic", "started_on": "2025-10-01", "completed_on": "2025-11-20",
	"standards": all_standards, "systems": ["pm"], "extent": "partly_meets", "findings": 2, "follow_up": ["CA-1"],
	"evaluator": "compliance-officer", "reported_to": "managing-partner",
}

change := {"id": "e2", "evaluation_id": "e2", "type": "technical", "trigger": "change", "change": "new fax service", "change_on": "2026-09-21", "systems": ["pm"]}

base := {
	"today": "2026-11-20",
	"organization": {"roles": ["provider"]},
	"parameters": {"security_evaluation": {"evaluation_days": 365, "change_days": 60}},
	"evidence": {
		"evaluations": {"records": [evaluation]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}]},
		"user_accounts": {"records": [{"id": "pm/a", "system": "pm", "created_on": "2026-01-01"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["evaluation"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_evaluation(removed, fields) := with_records("evaluations", [object.union(object.remove(evaluation, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

fails(deny, id, field, basis, message) if found(deny) == {["evaluations", id, field, basis, message]}

test_both_kinds_within_the_year_pass if {
	count(security_evaluation.deny) == 0 with input as base
	count(security_evaluation.warn) == 0 with input as base
	security_evaluation.population == {{"kind": "evaluations", "id": "e1"}} with input as base
	two := with_records("evaluations", [object.union(evaluation, {"type": "technical"}), object.union(evaluation, {"id": "e3", "evaluation_id": "e3", "type": "nontechnical"})])
	count(security_evaluation.deny) == 0 with input as two
}

test_one_kind_missing_fails if {
	deny := security_evaluation.deny with input as with_evaluation([], {"type": "technical"})
	fails(deny, "", "", "rule", "no completed nontechnical evaluation is on record; carry one out against the standards of the Security Rule, and write down its result")
}

test_none_completed_fails if {
	none := security_evaluation.deny with input as with_records("evaluations", [])
	count(none) == 2
	running := security_evaluation.deny with input as with_evaluation(["completed_on"], {})
	count(running) == 2
	count(security_evaluation.population) == 0 with input as with_records("evaluations", [])
}

test_completed_on_a_day_to_come_is_not_completed if {
	deny := security_evaluation.deny with input as with_evaluation([], {"completed_on": "2026-11-21"})
	{[object.get(f, "id", ""), object.get(f, "basis", "rule")] | some f in deny} == {["", "rule"], ["e1", "program"]}
	count(deny) == 3
	count(security_evaluation.deny) == 0 with input as with_evaluation([], {"completed_on": "2026-11-20"})
}

test_a_standard_nobody_evaluated_fails if {
	rest := [standard | some standard in evaluation.standards; not standard in {"164.310(d)", "164.312(e)"}]
	given := with_evaluation([], {"standards": rest})
	deny := security_evaluation.deny with input as given
	fails(deny, "", "", "rule", "no completed evaluation says how far policies and procedures meet 164.310(d), 164.312(e); evaluate them against the text")
	other := object.union(evaluation, {"id": "e3", "evaluation_id": "e3", "standards": ["164.310(d)", "164.312(e)"]})
	added := json.patch(given, [{"op": "add", "path": "/evidence/evaluations/records/-", "value": other}])
	count(security_evaluation.deny) == 0 with input as added
	unsaid := security_evaluation.deny with input as json.patch(added, [{"op": "remove", "path": "/evidence/evaluations/records/1/extent"}])
	{[object.get(f, "id", ""), object.get(f, "field", "")] | some f in unsaid} == {["", ""], ["e3", "extent"]}
}

test_a_group_health_plan_has_one_standard_more if {
	plan := json.patch(base, [{"op": "replace", "path": "/organization/roles", "value": ["plan", "group_health_plan"]}])
	deny := security_evaluation.deny with input as plan
	fails(deny, "", "", "rule", "no completed evaluation says how far policies and procedures meet 164.314(b); evaluate them against the text")
}

test_no_extent_fails if {
	second := object.union(evaluation, {"id": "e3", "evaluation_id": "e3"})
	deny := security_evaluation.deny with input as with_records("evaluations", [evaluation, object.remove(second, ["extent"])])
	fails(deny, "e3", "extent", "rule", "is completed and does not say how far policies and procedures meet the requirements; record whether they meet them, in part or not")
}

test_a_change_is_answered_within_the_days_allowed if {
	count(security_evaluation.deny) == 0 with input as with_records("evaluations", [evaluation, change])
	deny := security_evaluation.deny with input as with_records("evaluations", [evaluation, object.union(change, {"change_on": "2026-09-20"})])
	message := "is not completed 61 days after the change it answers; this program allows 60: evaluate what the change means for ePHI"
	fails(deny, "e2", "completed_on", "rule", message)
	late := object.union(change, {"change_on": "2026-09-20", "started_on": "2026-09-25"})
	begun := security_evaluation.deny with input as with_records("evaluations", [evaluation, late])
	begun == deny
	to_come := security_evaluation.deny with input as with_records("evaluations", [evaluation, object.union(late, {"completed_on": "2026-11-21"})])
	found(to_come) == {
		["evaluations", "e2", "completed_on", "rule", message],
		["evaluations", "e2", "completed_on", "program", "is recorded as completed on 2026-11-21, a day still to come; correct the date"],
	}
	done := object.union_n([evaluation, late, {"completed_on": "2026-11-20"}])
	count(security_evaluation.deny) == 0 with input as with_records("evaluations", [evaluation, done])
	no_change := object.remove(object.union(late, {"trigger": "periodic"}), ["completed_on"])
	count(security_evaluation.deny) == 0 with input as with_records("evaluations", [evaluation, no_change])
	count(security_evaluation.deny) == 0 with input as with_records("evaluations", [evaluation, object.union(change, {"change_on": "2026-12-01"})])
	undated := security_evaluation.deny with input as with_records("evaluations", [evaluation, object.remove(change, ["change_on"])])
	fails(undated, "e2", "change_on", "program", "answers a change of an unknown day; record it, and what changed")
}

new_portal(since) := json.patch(base, [
	{"op": "add", "path": "/evidence/systems/records/-", "value": {"id": "portal", "system_id": "portal", "type": "payer_portal", "ephi": true, "status": "in_use"}},
	{"op": "add", "path": "/evidence/user_accounts/records/-", "value": {"id": "portal/a", "system": "portal", "created_on": since}},
	{"op": "add", "path": "/evidence/user_accounts/records/-", "value": {"id": "portal/b", "system": "portal", "created_on": "2026-11-01"}},
])

test_a_new_system_calls_for_an_evaluation if {
	deny := security_evaluation.deny with input as new_portal("2026-09-20")
	fails(deny, "", "", "rule", "system portal came into use on 2026-09-20 (its first account), and no evaluation was completed since; evaluate what it changes for ePHI")
	count(security_evaluation.deny) == 0 with input as new_portal("2026-09-21")
	count(security_evaluation.deny) == 0 with input as new_portal("2025-11-20")
	older := object.union(evaluation, {"id": "e0", "evaluation_id": "e0", "started_on": "2024-10-01", "completed_on": "2024-11-20"})
	count(security_evaluation.deny) == 0 with input as json.patch(new_portal("2025-11-20"), [{"op": "add", "path": "/evidence/evaluations/records/-", "value": older}])
	alone := json.patch(new_portal("2026-09-20"), [{"op": "replace", "path": "/evidence/user_accounts/records", "value": [{"id": "portal/a", "system": "portal", "created_on": "2026-09-20"}]}])
	security_evaluation.deny == deny with input as alone
	evaluated := json.patch(new_portal("2026-09-20"), [{"op": "replace", "path": "/evidence/evaluations/records/0/systems", "value": ["pm", "portal"]}])
	count(security_evaluation.deny) == 0 with input as evaluated
	without_ephi := json.patch(new_portal("2026-09-20"), [{"op": "replace", "path": "/evidence/systems/records/1/ephi", "value": false}])
	count(security_evaluation.deny) == 0 with input as without_ephi
}

test_a_planned_system_is_a_warning if {
	planned := json.patch(new_portal("2025-01-01"), [{"op": "replace", "path": "/evidence/systems/records/1/status", "value": "planned"}])
	count(security_evaluation.deny) == 0 with input as planned
	warnings := security_evaluation.warn with input as planned
	fails(warnings, "", "", "program", "system portal is planned for ePHI, and no evaluation names it; evaluate it before it begins")
	every field, value in {"ephi": false, "status": "retired"} {
		count(security_evaluation.warn) == 0 with input as json.patch(planned, [{"op": "replace", "path": sprintf("/evidence/systems/records/1/%v", [field]), "value": value}])
	}
	named := json.patch(planned, [{"op": "add", "path": "/evidence/evaluations/records/-", "value": object.union(change, {"systems": ["portal"], "change_on": "2026-12-01"})}])
	count(security_evaluation.warn) == 0 with input as named
}

test_a_year_and_a_day_fails_as_practice if {
	deny := security_evaluation.deny with input as with_evaluation([], {"type": "technical", "completed_on": "2025-11-19"})
	found(deny) == {
		["evaluations", "", "", "program", "the last technical evaluation was completed on 2025-11-19, 366 days ago; this program repeats it within 365"],
		["evaluations", "", "", "rule", "no completed nontechnical evaluation is on record; carry one out against the standards of the Security Rule, and write down its result"],
	}
}

test_an_unknown_system_fails_as_practice if {
	deny := security_evaluation.deny with input as with_evaluation([], {"systems": ["pm", "x"]})
	fails(deny, "e1", "systems", "program", "names x, not in the inventory; add the system or correct its id")
}

test_who_evaluated_and_received_it_are_asked_for_as_practice if {
	deny := security_evaluation.deny with input as with_evaluation(["evaluator", "reported_to"], {})
	found(deny) == {
		["evaluations", "e1", "evaluator", "program", "does not say who evaluated; record it"],
		["evaluations", "e1", "reported_to", "program", "does not say which office received its result; record it"],
	}
}

test_completed_before_it_began_fails_as_practice if {
	deny := security_evaluation.deny with input as with_evaluation([], {"started_on": "2025-11-21"})
	fails(deny, "e1", "completed_on", "program", "was completed on 2025-11-20, before it began on 2025-11-21; correct the dates")
	count(security_evaluation.deny) == 0 with input as with_evaluation([], {"started_on": "2025-11-20"})
}

test_findings_lead_to_something if {
	deny := security_evaluation.deny with input as with_evaluation(["follow_up"], {})
	fails(deny, "e1", "follow_up", "program", "found 2 things to change and names nothing that came of it; record the corrective actions or tickets")
	one := security_evaluation.deny with input as with_evaluation([], {"findings": 1, "follow_up": []})
	fails(one, "e1", "follow_up", "program", "found 1 thing to change and names nothing that came of it; record the corrective actions or tickets")
	count(security_evaluation.deny) == 0 with input as with_evaluation(["follow_up"], {"findings": 0})
}

test_no_procedure_fails_as_practice if {
	deny := security_evaluation.deny with input as with_records("written_policies", [])
	found(deny) == {["written_policies", "", "", "program", "no written procedure on topic evaluation is in force; this program wants one that says who evaluates, how often, and after which changes"]}
}
