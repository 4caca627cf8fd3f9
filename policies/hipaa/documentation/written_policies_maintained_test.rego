package hipaa.documentation.written_policies_maintained_test

import data.hipaa.documentation.written_policies_maintained

asked_for := ["emergency_access", "incident_response", "maintenance", "record_access", "termination", "workstation_use"]

policy := {
	"id": "p1", "policy_id": "p1", "title": "Access", "topics": array.concat(asked_for, ["encryption"]), "version": "2.0", "status": "in_force",
	"owner": "it-operations", "approved_by": "security-official", "approved_on": "2025-11-20", "effective_on": "2025-12-01",
	"reviewed_on": "2025-11-20", "next_review_on": "2026-11-20", "location": "policy library",
}

records(policies) := {
	"today": "2026-11-20",
	"parameters": {"written_policies_maintained": {"review_days": 365, "topics": ["encryption", "record_access"]}},
	"evidence": {"written_policies": {"records": policies}},
}

with_fields(fields) := records([object.union(policy, fields)])

without(removed, fields) := records([object.union(object.remove(policy, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_a_policy_on_the_last_day_before_review_passes if {
	base := records([policy])
	count(written_policies_maintained.deny) == 0 with input as base
	written_policies_maintained.population == {{"kind": "written_policies", "id": "p1"}} with input as base
	count(written_policies_maintained.excluded) == 0 with input as base
}

test_review_overdue_by_a_day_fails_as_practice if {
	deny := written_policies_maintained.deny with input as with_fields({"next_review_on": "2026-11-19"})
	found(deny) == {["written_policies", "p1", "next_review_on", "program", "was due for review by 2026-11-19, as this program planned; review it and set the next day"]}
}

test_an_overdue_review_is_said_once if {
	deny := written_policies_maintained.deny with input as with_fields({"next_review_on": "2026-11-19", "reviewed_on": "2020-01-01"})
	count(deny) == 1
}

test_not_looked_at_for_a_day_too_long_fails_as_practice if {
	deny := written_policies_maintained.deny with input as with_fields({"reviewed_on": "2025-11-19", "next_review_on": "2027-01-01"})
	found(deny) == {["written_policies", "p1", "reviewed_on", "program", "was last looked at 366 days ago; this program reviews within 365"]}
}

test_before_the_first_review_the_approval_counts if {
	count(written_policies_maintained.deny) == 0 with input as without(["reviewed_on"], {})
	deny := written_policies_maintained.deny with input as without(["reviewed_on"], {"approved_on": "2025-11-19", "next_review_on": "2027-01-01"})
	found(deny) == {["written_policies", "p1", "reviewed_on", "program", "was last looked at 366 days ago; this program reviews within 365"]}
}

test_neither_review_nor_plan_fails if {
	deny := written_policies_maintained.deny with input as without(["reviewed_on", "next_review_on"], {})
	found(deny) == {["written_policies", "p1", "reviewed_on", "rule", "shows neither a review nor a day for the next; review it and set one"]}
}

test_no_next_review_fails_as_practice if {
	deny := written_policies_maintained.deny with input as without(["next_review_on"], {})
	found(deny) == {["written_policies", "p1", "next_review_on", "program", "has no day for its next review; set one"]}
}

test_a_review_still_to_come_fails_as_practice if {
	deny := written_policies_maintained.deny with input as with_fields({"reviewed_on": "2026-11-21", "next_review_on": "2027-11-21"})
	found(deny) == {["written_policies", "p1", "reviewed_on", "program", "is recorded as reviewed on 2026-11-21, a day still to come; correct the date"]}
	count(written_policies_maintained.deny) == 0 with input as with_fields({"reviewed_on": "2026-11-20", "next_review_on": "2027-11-20"})
}

test_no_place_fails if {
	deny := written_policies_maintained.deny with input as without(["location"], {})
	found(deny) == {["written_policies", "p1", "location", "rule", "does not say where its written text is kept; record the place"]}
}

test_owner_approver_and_dates_missing_fail_as_practice if {
	deny := written_policies_maintained.deny with input as without(["owner", "approved_by", "approved_on", "effective_on"], {})
	found(deny) == {
		["written_policies", "p1", "owner", "program", "does not say which office keeps it current; record it"],
		["written_policies", "p1", "approved_by", "program", "does not say which office approved it; record it"],
		["written_policies", "p1", "approved_on", "program", "does not say when it was approved; record it"],
		["written_policies", "p1", "effective_on", "program", "does not say since when it is in force; record it"],
	}
}

test_approved_by_its_owner_fails_as_practice if {
	deny := written_policies_maintained.deny with input as with_fields({"approved_by": "it-operations"})
	found(deny) == {["written_policies", "p1", "approved_by", "program", "is approved by its own owner, it-operations; have another office approve it"]}
}

test_in_force_from_a_day_to_come_fails_as_practice if {
	changed := records([
		object.union(policy, {"id": "p0"}),
		object.union(policy, {"effective_on": "2026-11-21", "topics": ["other"]}),
	])
	deny := written_policies_maintained.deny with input as json.patch(changed, [{"op": "replace", "path": "/parameters/written_policies_maintained/topics", "value": ["other"]}])
	found(deny) == {
		["written_policies", "p1", "effective_on", "program", "is recorded as in force, but only from 2026-11-21; keep it a draft until then"],
		["written_policies", "", "", "program", "no policy on topic other is in force, which this program wants; write one and have it approved"],
	}
	count(written_policies_maintained.deny) == 0 with input as with_fields({"effective_on": "2026-11-20"})
}

test_in_force_before_approval_fails_as_practice if {
	deny := written_policies_maintained.deny with input as with_fields({"effective_on": "2025-11-19"})
	found(deny) == {["written_policies", "p1", "effective_on", "program", "took effect on 2025-11-19, before its approval on 2025-11-20; correct the dates"]}
	count(written_policies_maintained.deny) == 0 with input as with_fields({"effective_on": "2025-11-20"})
}

test_a_missing_topic_fails_by_rule_only_where_the_text_asks if {
	rest := [topic | some topic in asked_for; topic != "record_access"]
	deny := written_policies_maintained.deny with input as with_fields({"topics": rest})
	found(deny) == {
		["written_policies", "", "", "rule", "no policy or procedure on topic record_access is in force, for which 164.308(a)(4)(i) asks; write one and have it approved"],
		["written_policies", "", "", "program", "no policy on topic encryption is in force, which this program wants; write one and have it approved"],
	}
}

test_a_missing_topic_names_the_paragraph_that_asks if {
	given := json.patch(records([]), [{"op": "replace", "path": "/parameters/written_policies_maintained/topics", "value": ["maintenance", "termination"]}])
	deny := written_policies_maintained.deny with input as given
	{finding.message | some finding in deny} == {message |
		some topic, paragraph in {
			"emergency_access": "164.312(a)(2)(ii)",
			"incident_response": "164.308(a)(6)(i)",
			"maintenance": "164.310(a)(2)(iv)",
			"record_access": "164.308(a)(4)(i)",
			"termination": "164.308(a)(3)(ii)(C)",
			"workstation_use": "164.310(b)",
		}
		message := sprintf("no policy or procedure on topic %v is in force, for which %v asks; write one and have it approved", [topic, paragraph])
	}
}

test_a_shorter_list_takes_nothing_out_that_the_text_asks_for if {
	changed := json.patch(with_fields({"topics": ["clean_desk"]}), [{"op": "replace", "path": "/parameters/written_policies_maintained/topics", "value": ["clean_desk"]}])
	deny := written_policies_maintained.deny with input as changed
	count(deny) == 4
	every finding in deny { object.get(finding, "basis", "rule") == "rule" }
}

test_a_clearinghouse_in_a_larger_organization_needs_one_topic_more if {
	inside := json.patch(records([policy]), [{"op": "add", "path": "/organization", "value": {"roles": ["clearinghouse", "clearinghouse_in_larger_organization"]}}])
	deny := written_policies_maintained.deny with input as inside
	found(deny) == {["written_policies", "", "", "rule", "no policy or procedure on topic clearinghouse_isolation is in force, for which 164.308(a)(4)(ii)(A) asks; write one and have it approved"]}
	outside := json.patch(records([policy]), [{"op": "add", "path": "/organization", "value": {"roles": ["provider"]}}])
	count(written_policies_maintained.deny) == 0 with input as outside
}

test_a_draft_covers_no_topic if {
	changed := records([
		object.union(policy, {"topics": array.concat([topic | some topic in asked_for; topic != "termination"], ["encryption"])}),
		object.union(policy, {"id": "p2", "topics": ["termination"], "status": "draft"}),
	])
	deny := written_policies_maintained.deny with input as json.patch(changed, [{"op": "replace", "path": "/parameters/written_policies_maintained/topics", "value": ["termination"]}])
	found(deny) == {["written_policies", "", "", "rule", "no policy or procedure on topic termination is in force, for which 164.308(a)(3)(ii)(C) asks; write one and have it approved"]}
}

test_drafts_and_retired_ones_are_left_out_and_said if {
	changed := records([policy, {"id": "p2", "topics": ["x"], "status": "draft"}, {"id": "p3", "topics": ["x"], "status": "retired", "next_review_on": "2001-01-01"}])
	count(written_policies_maintained.deny) == 0 with input as changed
	written_policies_maintained.population == {{"kind": "written_policies", "id": "p1"}} with input as changed
	written_policies_maintained.excluded == {
		{"kind": "written_policies", "id": "p2", "reason": "status draft"},
		{"kind": "written_policies", "id": "p3", "reason": "status retired"},
	} with input as changed
}
