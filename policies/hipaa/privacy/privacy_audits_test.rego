package hipaa.privacy.privacy_audits_test

import data.hipaa.privacy.privacy_audits

audit := {"id": "a1", "audit_id": "a1", "status": "done", "workflow": "wf1", "unit": "billing", "audited_on": "2026-10-20", "audited_by": "w1", "sample": 40, "findings": 40, "violation": false, "follow_up": "directory first", "followed_up_on": "2026-11-20"}

base := {
	"today": "2026-11-20",
	"parameters": {"privacy_audits": {"audit_days": 31, "follow_up_days": 30}},
	"evidence": {
		"internal_audits": {"records": [audit]},
		"workflows": {"records": [{"id": "wf1", "workflow_id": "wf1", "status": "in_use", "phi": true}, {"id": "wf2", "workflow_id": "wf2", "status": "retired", "phi": true}, {"id": "wf3", "workflow_id": "wf3", "status": "in_use", "phi": false}]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "unit": "compliance"}, {"id": "w2", "person": "w2", "unit": "billing"}]},
	},
}

with_audits(audits) := json.patch(base, [{"op": "replace", "path": "/evidence/internal_audits/records", "value": audits}])

with_audit(removed, fields) := with_audits([object.union(object.remove(audit, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), f.basis, f.message] | some f in findings}

test_followed_up_passes if {
	count(privacy_audits.deny) == 0 with input as base
	privacy_audits.population == {{"kind": "internal_audits", "id": "a1"}} with input as base
	count(privacy_audits.excluded) == 0 with input as base
	count(privacy_audits.deny) == 0 with input as with_audit(["follow_up", "followed_up_on"], {"findings": 0})
}

test_a_violation_left_so_fails_by_the_rule if {
	message := "found PHI used or disclosed against the policies and shows no follow-up after 31 days; this program allows 30: stop it, open an incident, and record what was done"
	every one in [[["followed_up_on"], {}], [["follow_up"], {}], [[], {"followed_up_on": "2026-11-21"}]] {
		deny := privacy_audits.deny with input as with_audit(one[0], object.union(one[1], {"violation": true}))
		found(deny) == {["internal_audits", "a1", "followed_up_on", "rule", message]}
	}
	count(privacy_audits.deny) == 0 with input as with_audit(["followed_up_on"], {"violation": true, "audited_on": "2026-10-21"})
	uncounted := privacy_audits.deny with input as with_audit(["followed_up_on"], {"violation": true, "findings": 0})
	found(uncounted) == {
		["internal_audits", "a1", "followed_up_on", "rule", message],
		["internal_audits", "a1", "findings", "program", "found PHI used or disclosed against the policies, with 0 findings; correct one of them"],
	}
}

test_findings_left_so_fail_as_practice if {
	message := "has findings and shows no follow-up after 31 days; this program allows 30: decide what is done, and record it"
	deny := privacy_audits.deny with input as with_audit(["followed_up_on"], {})
	found(deny) == {["internal_audits", "a1", "followed_up_on", "program", message]}
	unsaid := privacy_audits.deny with input as with_audit(["followed_up_on", "violation"], {"findings": 1})
	found(unsaid) == {["internal_audits", "a1", "followed_up_on", "program", message]}
	count(privacy_audits.deny) == 0 with input as with_audit(["followed_up_on"], {"audited_on": "2026-10-21"})
}

test_details_are_practice if {
	cases := [
		[[], {"followed_up_on": "2026-10-19"}, "followed_up_on", "was followed up on 2026-10-19, before the audit of 2026-10-20; correct the dates"],
		[["sample"], {}, "sample", "shows nothing that was looked at; record how many cases were, or look again"],
		[["findings"], {}, "findings", "does not say in how many cases something was wrong; record the number, 0 included"],
		[[], {"findings": 41}, "findings", "has 41 findings in a sample of 40; correct the numbers"],
		[["audited_by"], {}, "audited_by", "does not say who audited; record the person"],
		[[], {"audited_by": "w9"}, "audited_by", "was audited by w9, who is not in the workforce records; correct the person"],
		[[], {"audited_by": "w2"}, "audited_by", "was audited by w2, who works in that unit; have somebody else look"],
	]
	every one in cases {
		deny := privacy_audits.deny with input as with_audit(one[0], one[1])
		found(deny) == {["internal_audits", "a1", one[2], "program", one[3]]}
	}
	zero := privacy_audits.deny with input as with_audit([], {"sample": 0, "findings": 0})
	found(zero) == {["internal_audits", "a1", "sample", "program", "shows nothing that was looked at; record how many cases were, or look again"]}
	count(privacy_audits.deny) == 0 with input as with_audit([], {"followed_up_on": "2026-10-20"})
}

test_when_is_practice if {
	absent := privacy_audits.deny with input as with_audit(["audited_on"], {})
	found(absent) == {
		["internal_audits", "a1", "audited_on", "program", "is done and does not say when; record the day"],
		["internal_audits", "", "", "program", "workflow wf1 was never audited; plan it, and look at a sample"],
	}
	future := privacy_audits.deny with input as with_audit(["followed_up_on"], {"audited_on": "2026-11-21"})
	found(future) == {
		["internal_audits", "a1", "audited_on", "program", "is done on 2026-11-21, a day still to come; correct the status or the day"],
		["internal_audits", "", "", "program", "workflow wf1 was never audited; plan it, and look at a sample"],
	}
	count(privacy_audits.deny) == 0 with input as with_audit(["followed_up_on"], {"audited_on": "2026-11-20"})
}

test_each_workflow_is_looked_at if {
	old := object.union(audit, {"id": "a0", "audited_on": "2026-01-05", "followed_up_on": "2026-01-05"})
	deny := privacy_audits.deny with input as with_audits([old, object.union(audit, {"audited_on": "2026-10-19"})])
	found(deny) == {["internal_audits", "", "", "program", "workflow wf1 was last audited 32 days ago; this program looks within 31"]}
	count(privacy_audits.deny) == 0 with input as with_audits([old, audit])
	unknown := privacy_audits.deny with input as with_audits([audit, object.union(audit, {"id": "a2", "workflow": "wf9"})])
	found(unknown) == {["internal_audits", "a2", "workflow", "program", "looked at wf9, which is not on the list of workflows; name the workflow, or record it"]}
	nothing := privacy_audits.deny with input as with_audits([audit, object.remove(object.union(audit, {"id": "a2"}), ["workflow"])])
	found(nothing) == {["internal_audits", "a2", "workflow", "program", "looked at nothing, which is not on the list of workflows; name the workflow, or record it"]}
}

test_planned_ones_are_left_out_and_said if {
	given := with_audits([audit, {"id": "a2", "audit_id": "a2", "status": "planned", "audited_on": "2027-01-05"}])
	count(privacy_audits.deny) == 0 with input as given
	privacy_audits.excluded == {{"kind": "internal_audits", "id": "a2", "reason": "still planned"}} with input as given
	privacy_audits.population == {{"kind": "internal_audits", "id": "a1"}} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	count(privacy_audits.population) == 0 with input as with_audits([])
	count(privacy_audits.deny) == 1 with input as with_audits([])
}
