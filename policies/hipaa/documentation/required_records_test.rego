package hipaa.documentation.required_records_test

import data.hipaa.documentation.required_records

incidents := {"id": "d1", "document_id": "d1", "type": "incident_record", "status": "kept", "created_on": "2026-01-02", "about": ["INC-1"]}

report := {"id": "d2", "document_id": "d2", "type": "evaluation", "status": "kept", "created_on": "2026-03-27"}

agreement := {"id": "d3", "document_id": "d3", "type": "agreement", "status": "kept"}

base := {
	"today": "2026-11-20",
	"parameters": {"required_records": {"record_types": ["agreement", "evaluation"]}},
	"evidence": {
		"documents": {"records": [incidents, report, agreement]},
		"activity_reviews": {"records": [{"id": "r1", "review_id": "r1", "follow_up": "INC-1"}, {"id": "r2", "review_id": "r2"}]},
		"evaluations": {"records": [{"id": "e1", "evaluation_id": "e1", "completed_on": "2026-11-20", "report": "d2"}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_each_record_kept_passes if {
	count(required_records.deny) == 0 with input as base
	required_records.population == {{"kind": "documents", "id": "d1"}, {"kind": "documents", "id": "d2"}, {"kind": "documents", "id": "d3"}} with input as base
	count(required_records.excluded) == 0 with input as base
}

test_no_agreement_fails_by_rule if {
	deny := required_records.deny with input as with_records("documents", [incidents, report])
	found(deny) == {["documents", "", "", "rule", "no document of type agreement is kept, for which 164.308(b)(3) asks; write it from what is known, and list it"]}
}

test_no_decision_on_a_specification_fails_by_rule_where_it_is_wanted if {
	given := json.patch(base, [{"op": "add", "path": "/parameters/required_records/record_types/-", "value": "specification_decision"}])
	deny := required_records.deny with input as given
	found(deny) == {["documents", "", "", "rule", "no document of type specification_decision is kept, for which 164.306(d)(3)(ii)(B)(1) asks; write it from what is known, and list it"]}
	decision := {"id": "d4", "document_id": "d4", "type": "specification_decision", "status": "kept"}
	later := json.patch(given, [{"op": "add", "path": "/evidence/documents/records/-", "value": object.union(decision, {"created_on": "2026-11-21"})}])
	to_come := required_records.deny with input as later
	{[finding.id, finding.field] | some finding in to_come} == {["d4", "created_on"]}
}

test_lost_is_not_kept if {
	every status in ["lost", "destroyed"] {
		deny := required_records.deny with input as with_records("documents", [incidents, report, object.union(agreement, {"status": status})])
		found(deny) == {["documents", "", "", "rule", "no document of type agreement is kept, for which 164.308(b)(3) asks (those there were are destroyed or lost); write it from what is known, and list it"]}
	}
	two := with_records("documents", [incidents, report, agreement, object.union(agreement, {"id": "d4", "status": "lost"})])
	count(required_records.deny) == 0 with input as two
}

test_incidents_are_documented_whatever_the_list_says if {
	given := json.patch(with_records("documents", [report, agreement]), [{"op": "replace", "path": "/evidence/activity_reviews/records", "value": []}])
	deny := required_records.deny with input as given
	found(deny) == {["documents", "", "", "rule", "no document of type incident_record is kept, for which 164.308(a)(6)(ii) asks; write it from what is known, and list it"]}
}

test_a_type_of_the_programs_own_fails_as_practice if {
	given := json.patch(with_records("documents", [incidents, agreement]), [{"op": "replace", "path": "/evidence/evaluations/records", "value": []}])
	deny := required_records.deny with input as given
	found(deny) == {["documents", "", "", "program", "no document of type evaluation is kept, which this program wants; write it from what is known, and list it"]}
}

test_a_record_of_a_day_to_come_fails if {
	deny := required_records.deny with input as with_records("documents", [object.union(incidents, {"created_on": "2026-11-21"}), report, agreement])
	found(deny) == {["documents", "d1", "created_on", "rule", "is recorded as written on 2026-11-21, a day still to come: nothing shows that it is there; correct the date"]}
	count(required_records.deny) == 0 with input as with_records("documents", [object.union(incidents, {"created_on": "2026-11-20"}), report, agreement])
	count(required_records.deny) == 0 with input as with_records("documents", [incidents, report, object.union(agreement, {"created_on": "2026-11-21"})])
}

test_an_incident_nobody_wrote_down_fails_as_practice if {
	deny := required_records.deny with input as with_records("activity_reviews", [{"id": "r1", "review_id": "r1", "follow_up": "INC-2"}])
	found(deny) == {["documents", "", "", "program", "INC-2, in which log review r1 was followed up, is in no incident record that is kept; write down what it was and how it ended"]}
	elsewhere := required_records.deny with input as with_records("documents", [object.remove(incidents, ["about"]), object.union(report, {"about": ["INC-1"]}), agreement])
	count(elsewhere) == 1
}

test_a_completed_evaluation_without_report_fails_as_practice if {
	bare := {"id": "e1", "evaluation_id": "e1", "completed_on": "2026-11-20"}
	deny := required_records.deny with input as with_records("evaluations", [bare])
	found(deny) == {["evaluations", "", "", "program", "e1 is completed and names no written report; this program keeps one of each evaluation"]}
	count(required_records.deny) == 0 with input as with_records("evaluations", [object.union(bare, {"completed_on": "2026-11-21"})])
	count(required_records.deny) == 0 with input as with_records("evaluations", [{"id": "e1", "evaluation_id": "e1"}])
}

test_a_report_that_is_not_kept_fails_as_practice if {
	deny := required_records.deny with input as with_records("evaluations", [{"id": "e1", "evaluation_id": "e1", "completed_on": "2026-03-27", "report": "d9"}])
	found(deny) == {["evaluations", "", "", "program", "e1 names report d9, which is not among the evaluations and records that are kept; list it, or find it"]}
}

test_other_documents_are_left_out_and_said if {
	given := with_records("documents", [incidents, report, agreement, {"id": "d7", "document_id": "d7", "type": "policy", "status": "kept"}])
	count(required_records.deny) == 0 with input as given
	required_records.excluded == {{"kind": "documents", "id": "d7", "reason": "type policy"}} with input as given
	required_records.population == {{"kind": "documents", "id": "d1"}, {"kind": "documents", "id": "d2"}, {"kind": "documents", "id": "d3"}} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := with_records("documents", [])
	count(required_records.population) == 0 with input as given
}
