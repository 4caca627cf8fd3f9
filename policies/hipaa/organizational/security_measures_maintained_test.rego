package hipaa.organizational.security_measures_maintained_test

import data.hipaa.organizational.security_measures_maintained

evaluation := {
	"id": "e1", "evaluation_id": "e1", "type": "technical", "trigger": "periodic", "completed_on": "2026-03-27", "extent": "partly_meets",
	"findings": 2, "measures_changed_on": "2026-05-08", "policies": ["p1"],
}

base := {
	"today": "2026-11-20",
	"parameters": {"security_measures_maintained": {"modify_days": 90, "document_days": 30}},
	"evidence": {
		"evaluations": {"records": [evaluation]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "approved_on": "2026-03-27", "reviewed_on": "2026-03-01"}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_evaluation(removed, fields) := with_records("evaluations", [object.union(object.remove(evaluation, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

fails(deny, field, basis, message) if found(deny) == {["evaluations", "e1", field, basis, message]}

test_changed_and_written_down_passes if {
	count(security_measures_maintained.deny) == 0 with input as base
	security_measures_maintained.population == {{"kind": "evaluations", "id": "e1"}} with input as base
}

test_nothing_found_needs_no_change if {
	given := with_evaluation(["measures_changed_on", "policies"], {"extent": "meets", "findings": 0})
	count(security_measures_maintained.deny) == 0 with input as given
}

test_no_review_fails if {
	every records in [[], [object.remove(evaluation, ["completed_on", "measures_changed_on", "policies"])], [object.union(object.remove(evaluation, ["measures_changed_on"]), {"completed_on": "2026-11-21"})]] {
		deny := security_measures_maintained.deny with input as with_records("evaluations", records)
		found(deny) == {["evaluations", "", "", "rule", "no completed review of the security measures is on record; go through them, and record what has to change"]}
	}
	count(security_measures_maintained.population) == 0 with input as with_records("evaluations", [])
}

test_nothing_changed_fails_after_the_days_allowed if {
	open := ["measures_changed_on", "policies"]
	count(security_measures_maintained.deny) == 0 with input as with_evaluation(open, {"completed_on": "2026-08-22"})
	deny := security_measures_maintained.deny with input as with_evaluation(open, {"completed_on": "2026-08-21"})
	fails(deny, "measures_changed_on", "rule", "found measures wanting, and none is shown to be changed 91 days after it; this program allows 90: change them, and record the day")
	counted := security_measures_maintained.deny with input as with_evaluation(array.concat(open, ["extent"]), {"completed_on": "2026-08-21", "findings": 1})
	count(counted) == 1
	every extent in ["does_not_meet", "partly_meets"] {
		uncounted := security_measures_maintained.deny with input as with_evaluation(array.concat(open, ["findings"]), {"completed_on": "2026-08-21", "extent": extent})
		{finding.field | some finding in uncounted} == {"findings", "measures_changed_on"}
	}
	count(security_measures_maintained.deny) == 0 with input as with_evaluation(open, {"completed_on": "2026-11-20"})
	unsaid := security_measures_maintained.deny with input as with_evaluation(array.concat(open, ["extent", "findings"]), {"completed_on": "2026-08-21"})
	count(unsaid) == 0
}

test_changed_on_a_day_to_come_is_not_changed if {
	deny := security_measures_maintained.deny with input as with_evaluation([], {"measures_changed_on": "2026-11-21"})
	found(deny) == {
		["evaluations", "e1", "measures_changed_on", "rule", "found measures wanting, and none is shown to be changed 238 days after it; this program allows 90: change them, and record the day"],
		["evaluations", "e1", "measures_changed_on", "program", "is recorded as having changed measures on 2026-11-21, a day still to come; correct the date"],
	}
	count(security_measures_maintained.deny) == 0 with input as with_evaluation([], {"measures_changed_on": "2026-11-20"})
}

test_changed_before_the_review_began_fails_as_practice if {
	every day, fields in {"2026-03-20": {"started_on": "2026-03-20"}, "2026-03-27": {}} {
		count(security_measures_maintained.deny) == 0 with input as with_evaluation([], object.union(fields, {"measures_changed_on": day}))
		deny := security_measures_maintained.deny with input as with_evaluation([], object.union(fields, {"measures_changed_on": "2026-03-19"}))
		fails(deny, "measures_changed_on", "program", sprintf("is recorded as having changed measures on 2026-03-19, and looked at them from %v on; correct the dates", [day]))
	}
}

test_no_documentation_updated_fails_after_the_days_allowed if {
	count(security_measures_maintained.deny) == 0 with input as with_evaluation(["policies"], {"measures_changed_on": "2026-10-21"})
	every given in [with_evaluation(["policies"], {"measures_changed_on": "2026-10-20"}), with_evaluation([], {"measures_changed_on": "2026-10-20", "policies": []})] {
		deny := security_measures_maintained.deny with input as given
		fails(deny, "policies", "rule", "changed measures 31 days ago and names no documentation of them that was updated; this program allows 30: update it, and name the policies")
	}
}

test_a_policy_from_before_the_review_is_not_updated if {
	every policy in [
		{"id": "p1", "policy_id": "p1", "approved_on": "2026-03-26", "reviewed_on": "2026-03-26"},
		{"id": "p1", "policy_id": "p1", "approved_on": "2026-03-26", "reviewed_on": "2026-11-21"},
		{"id": "p1", "policy_id": "p1"},
	] {
		deny := security_measures_maintained.deny with input as with_records("written_policies", [policy])
		fails(deny, "policies", "rule", "changed measures that p1 describe, which were neither approved anew nor reviewed since it was completed on 2026-03-27; update them")
	}
	every day in ["2026-03-27", "2026-11-20"] {
		count(security_measures_maintained.deny) == 0 with input as with_records("written_policies", [{"id": "p1", "policy_id": "p1", "reviewed_on": day}])
	}
	every day, findings in {"2026-10-20": 1, "2026-10-21": 0} {
		late := json.patch(with_records("written_policies", [{"id": "p1", "policy_id": "p1"}]), [{"op": "replace", "path": "/evidence/evaluations/records/0/measures_changed_on", "value": day}])
		count(security_measures_maintained.deny) == findings with input as late
	}
}

test_an_unknown_policy_fails_as_practice if {
	deny := security_measures_maintained.deny with input as with_evaluation([], {"policies": ["p1", "p9"]})
	fails(deny, "policies", "program", "names p9, not in the policy register; correct the id")
}

test_wanting_without_a_count_fails_as_practice if {
	every extent in ["does_not_meet", "partly_meets"] {
		every given in [with_evaluation(["findings"], {"extent": extent}), with_evaluation([], {"extent": extent, "findings": 0}), with_evaluation([], {"extent": extent, "findings": -1})] {
			deny := security_measures_maintained.deny with input as given
			fails(deny, "findings", "program", sprintf("says %v and counts nothing that must change; correct the count or the extent", [extent]))
		}
		count(security_measures_maintained.deny) == 0 with input as with_evaluation([], {"extent": extent, "findings": 1})
	}
}
