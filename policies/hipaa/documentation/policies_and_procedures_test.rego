package hipaa.documentation.policies_and_procedures_test

import data.hipaa.documentation.policies_and_procedures

# Written out: the embedded engine loses rules that are first asked for to make a test's input.
topics := [
	"access_authorization", "access_control", "access_management", "audit_controls", "authentication",
	"business_associates", "clearance", "contingency", "contingency_plan", "contingency_planning",
	"device_and_media", "device_movement", "disposal", "documentation", "evaluation", "facility_access",
	"facility_security", "group_health_plan", "incident_response", "integrity", "log_review", "media_reuse",
	"plan_documents", "policy_review", "record_access", "retention", "risk_management", "security_awareness",
	"security_management", "security_official", "security_program", "security_training", "supervision",
	"termination", "training", "transmission", "user_identification", "workforce_security", "workstation_security",
	"workstation_use",
]

policy := {"id": "p1", "policy_id": "p1", "version": "2.0", "status": "in_force", "topics": topics}

first := {"id": "d1", "document_id": "d1", "type": "policy", "status": "kept", "policy_id": "p1", "version": "1.0", "created_on": "2024-01-10"}

second := object.union(first, {"id": "d2", "version": "2.0", "created_on": "2026-01-10", "supersedes": "1.0", "changes": "new portals"})

base := {
	"today": "2026-11-20",
	"organization": {"roles": ["provider"]},
	"parameters": {"policies_and_procedures": {}},
	"evidence": {"documents": {"records": [first, second]}, "written_policies": {"records": [policy]}},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

without_topics(gone) := with_records("written_policies", [object.union(policy, {"topics": [topic | some topic in policy.topics; not topic in gone]})])

test_a_policy_for_each_standard_passes if {
	count(policies_and_procedures.deny) == 0 with input as base
	policies_and_procedures.population == {{"kind": "written_policies", "id": "p1"}, {"kind": "documents", "id": "d1"}, {"kind": "documents", "id": "d2"}} with input as base
	count(policies_and_procedures.excluded) == 0 with input as base
}

test_a_standard_without_policy_fails if {
	none := without_topics({"contingency", "contingency_plan", "contingency_planning"})
	deny := policies_and_procedures.deny with input as none
	found(deny) == {["written_policies", "", "", "rule", "no policy or procedure for the standard 164.308(a)(7) is in force; write one on topic contingency or contingency_plan or contingency_planning and have it approved"]}
	one := without_topics({"contingency", "contingency_plan"})
	count(policies_and_procedures.deny) == 0 with input as one
}

test_one_missing_topic_may_leave_two_standards_bare if {
	bare := without_topics({"business_associates"})
	deny := policies_and_procedures.deny with input as bare
	count(deny) == 2
}

test_plan_documents_are_asked_of_group_health_plans if {
	bare := without_topics({"group_health_plan", "plan_documents"})
	count(policies_and_procedures.deny) == 0 with input as bare
	deny := policies_and_procedures.deny with input as json.patch(bare, [{"op": "replace", "path": "/organization/roles", "value": ["plan", "group_health_plan"]}])
	count(deny) == 1
}

test_drafts_retired_and_later_ones_are_left_out_and_count_for_nothing if {
	every one in [
		{"fields": {"status": "draft"}, "reason": "status draft"},
		{"fields": {"status": "retired"}, "reason": "status retired"},
		{"fields": {"effective_on": "2026-11-21"}, "reason": "not yet in effect"},
	] {
		given := with_records("written_policies", [object.union(policy, one.fields)])
		policies_and_procedures.excluded == {{"kind": "written_policies", "id": "p1", "reason": one.reason}} with input as given
		policies_and_procedures.population == {{"kind": "documents", "id": "d1"}, {"kind": "documents", "id": "d2"}} with input as given
		deny := policies_and_procedures.deny with input as given
		count(deny) == 21
	}
	begun := with_records("written_policies", [object.union(policy, {"effective_on": "2026-11-20"})])
	count(policies_and_procedures.deny) == 0 with input as begun
}

test_a_version_without_its_changes_fails if {
	deny := policies_and_procedures.deny with input as with_records("documents", [first, object.remove(second, ["changes"])])
	found(deny) == {["documents", "d2", "changes", "rule", "replaces version 1.0 without a record of what changed; compare the two texts and write it down"]}
}

test_a_later_version_that_tells_nothing_fails if {
	deny := policies_and_procedures.deny with input as with_records("documents", [first, object.remove(second, ["changes", "supersedes"])])
	found(deny) == {["documents", "d2", "supersedes", "rule", "is a later version of p1 that does not say which it replaced nor what changed; record both"]}
	count(policies_and_procedures.deny) == 0 with input as with_records("documents", [first, object.remove(second, ["supersedes"])])
}

test_the_first_version_is_told_by_the_days_of_creation if {
	tenth := object.remove(object.union(second, {"version": "10.0"}), ["changes", "supersedes"])
	agreement := {"id": "d0", "document_id": "d0", "type": "agreement", "status": "kept", "policy_id": "p1", "version": "0", "created_on": "2020-01-10"}
	every earlier in [first, object.remove(first, ["created_on"]), object.union(first, {"type": "procedure", "version": "9.0"})] {
		deny := policies_and_procedures.deny with input as with_records("documents", [agreement, earlier, tenth])
		{[finding.id, finding.field] | some finding in deny} == {["d2", "supersedes"]}
	}
	count(policies_and_procedures.deny) == 0 with input as with_records("documents", [agreement, tenth])
}

test_procedures_have_versions_too if {
	given := with_records("documents", [object.union(first, {"type": "procedure"})])
	policies_and_procedures.population == {{"kind": "written_policies", "id": "p1"}, {"kind": "documents", "id": "d1"}} with input as given
}

test_an_only_version_replaces_none if {
	count(policies_and_procedures.deny) == 0 with input as with_records("documents", [first])
	twice := with_records("documents", [first, object.union(first, {"id": "d1b", "medium": "paper"})])
	count(policies_and_procedures.deny) == 0 with input as twice
}

test_a_text_of_no_policy_fails_as_practice if {
	deny := policies_and_procedures.deny with input as with_records("documents", [object.remove(first, ["policy_id", "version"])])
	found(deny) == {
		["documents", "d1", "policy_id", "program", "does not say which policy it is; record it as in the policy register"],
		["documents", "d1", "version", "program", "does not say which version it is; record it as in the policy register"],
	}
}

test_other_documents_are_left_out_and_said if {
	others := [{"id": "d8", "document_id": "d8", "type": "agreement", "status": "kept"}, object.union(second, {"id": "d9", "status": "destroyed", "changes": "x"})]
	given := with_records("documents", array.concat([first, second], others))
	count(policies_and_procedures.deny) == 0 with input as given
	policies_and_procedures.excluded == {
		{"kind": "documents", "id": "d8", "reason": "type agreement"},
		{"kind": "documents", "id": "d9", "reason": "status destroyed"},
	} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := {"today": "2026-11-20", "organization": {"roles": ["provider"]}, "evidence": {"documents": {"records": []}, "written_policies": {"records": []}}}
	count(policies_and_procedures.population) == 0 with input as given
	deny := policies_and_procedures.deny with input as given
	count(deny) == 21
}
