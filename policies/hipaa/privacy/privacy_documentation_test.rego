package hipaa.privacy.privacy_documentation_test

import data.hipaa.privacy.privacy_documentation

policy_text := {"id": "d1", "document_id": "d1", "type": "policy", "status": "kept", "policy_id": "p1", "version": "1.0", "created_on": "2019-06-04", "last_in_effect_on": "2024-02-29", "keep_until": "2030-03-01", "location": "archive"}

record(type, fields) := object.union({"id": type, "document_id": type, "type": type, "status": "kept", "created_on": "2026-01-05", "location": "library"}, fields)

others := [record("designation", {}), record("sanction_record", {}), record("training_record", {}), record("incident_record", {}), record("other", {"about": ["co1"]})]

base := {
	"today": "2026-11-20",
	"parameters": {"privacy_documentation": {}},
	"evidence": {
		"complaints": {"records": [{"id": "co1", "complaint_id": "co1", "status": "closed", "concerns": "privacy"}]},
		"documents": {"records": array.concat([policy_text], others)},
		"incidents": {"records": [{"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "known_on": "2026-01-05"}]},
		"officials": {"records": [{"id": "po/w1", "office": "privacy-official", "person": "w1", "from": "2020-01-06"}]},
		"sanctions": {"records": [{"id": "sc1", "case_id": "sc1", "applied_on": "2026-11-20"}]},
		"training": {"records": [{"id": "t1", "person": "w1"}]},
		"workflows": {"records": [{"id": "wf1", "workflow_id": "wf1", "status": "in_use", "required_writing": true, "copies_kept_in": "library"}]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "version": "2.0", "status": "in_force", "topics": ["retention"], "location": "library"}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_text(removed, fields) := with_records("documents", array.concat([object.union(object.remove(policy_text, removed), fields)], others))

without_type(type) := with_records("documents", array.concat([policy_text], [document | some document in others; document.type != type]))

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_all_kept_passes if {
	count(privacy_documentation.deny) == 0 with input as base
	privacy_documentation.population == {{"kind": "documents", "id": id} | some id in ["d1", "designation", "sanction_record", "training_record", "incident_record", "other"]} with input as base
	count(privacy_documentation.excluded) == 0 with input as base
}

test_a_policy_of_which_no_text_is_maintained_fails if {
	policy := {"id": "p1", "policy_id": "p1", "version": "2.0", "status": "in_force", "topics": ["retention"]}
	deny := privacy_documentation.deny with input as with_records("written_policies", [policy])
	found(deny) == {["written_policies", "", "", "rule", "p1 version 2.0 is in force, and nothing shows where its text is maintained; find it, and list it"]}
	count(privacy_documentation.deny) == 0 with input as with_records("written_policies", [object.union(policy, {"version": "1.0"})])
	draft := privacy_documentation.deny with input as with_records("written_policies", [object.union(policy, {"status": "draft"})])
	found(draft) == {["written_policies", "", "", "program", "no written policy on topic retention is in force; this program wants one that says what is kept how long, and who may destroy it"]}
	lost := json.patch(with_text([], {"status": "destroyed", "destroyed_on": "2030-03-02", "last_in_effect_on": "2019-07-01"}), [{"op": "replace", "path": "/evidence/written_policies/records", "value": [object.union(policy, {"version": "1.0"})]}])
	some finding in privacy_documentation.deny with input as lost
	finding.kind == "written_policies"
}

test_writings_without_copies_fail if {
	workflow := {"id": "wf1", "workflow_id": "wf1", "status": "in_use", "required_writing": true}
	deny := privacy_documentation.deny with input as with_records("workflows", [workflow])
	found(deny) == {["workflows", "", "", "rule", "wf1 sends what has to be in writing, and nothing shows that copies are maintained; keep one of each, and record where"]}
	every fields in [{"status": "retired"}, {"required_writing": false}] {
		count(privacy_documentation.deny) == 0 with input as with_records("workflows", [object.union(workflow, fields)])
	}
	count(privacy_documentation.deny) == 0 with input as with_records("workflows", [object.remove(workflow, ["required_writing"])])
}

test_what_has_to_be_documented_is_kept if {
	every type, citation in {"designation": "164.530(a)(2)", "sanction_record": "164.530(e)(2)", "training_record": "164.530(b)(2)(ii)"} {
		deny := privacy_documentation.deny with input as without_type(type)
		found(deny) == {["documents", "", "", "rule", sprintf("no document of type %v is kept, for which %v asks; write it from what is known, and list it", [type, citation])]}
	}
	every kind, type in {"officials": "designation", "sanctions": "sanction_record", "training": "training_record"} {
		given := json.patch(without_type(type), [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": []}])
		count(privacy_documentation.deny) == 0 with input as given
	}
	every case in [{"id": "sc1"}, {"id": "sc1", "applied_on": "2026-11-21"}] {
		given := json.patch(without_type("sanction_record"), [{"op": "replace", "path": "/evidence/sanctions/records", "value": [case]}])
		count(privacy_documentation.deny) == 0 with input as given
	}
}

incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "known_on": "2026-01-05"}

test_the_burden_of_proof_is_on_record if {
	message := "no incident record that is kept reaches over 2026-01-04, when i1 became known: nothing would show that notices were made, or not due; find or rewrite it"
	before := privacy_documentation.deny with input as with_records("incidents", [object.union(incident, {"known_on": "2026-01-04"})])
	found(before) == {["documents", "", "", "rule", message]}
	every fields in [{"known_on": "2026-11-20"}, {"known_on": "2026-01-04", "result": "attempted", "phi": "none"}, {"known_on": "2020-11-20"}] {
		count(privacy_documentation.deny) == 0 with input as with_records("incidents", [object.union(incident, fields)])
	}
	count(privacy_documentation.deny) == 0 with input as with_records("incidents", [object.remove(incident, ["known_on"])])
	count(privacy_documentation.deny) == 1 with input as with_records("incidents", [object.union(incident, {"known_on": "2020-11-21"})])
	count(privacy_documentation.deny) == 1 with input as without_type("incident_record")
	closed := with_records("documents", [policy_text, record("designation", {}), record("sanction_record", {}), record("training_record", {}), record("incident_record", {"created_on": "2025-01-06", "last_in_effect_on": "2026-01-05"}), record("other", {"about": ["co1"]})])
	count(privacy_documentation.deny) == 0 with input as closed
	over := json.patch(closed, [{"op": "replace", "path": "/evidence/incidents/records/0/known_on", "value": "2026-01-06"}])
	count(privacy_documentation.deny) == 1 with input as over
	undated := with_records("documents", [policy_text, record("designation", {}), record("sanction_record", {}), record("training_record", {}), object.remove(record("incident_record", {}), ["created_on"]), record("other", {"about": ["co1"]})])
	count(privacy_documentation.deny) == 1 with input as undated
	tomorrow := privacy_documentation.deny with input as with_records("incidents", [object.union(incident, {"known_on": "2026-11-21"})])
	count(tomorrow) == 1
}

test_destroyed_too_early_fails if {
	early := privacy_documentation.deny with input as with_text(["keep_until"], {"status": "destroyed", "last_in_effect_on": "2019-11-20", "destroyed_on": "2025-11-19"})
	found(early) == {["documents", "d1", "status", "rule", "was destroyed on 2025-11-19, and its six years were full on 2025-11-20; look for another copy, and stop the schedule that did it"]}
	count(privacy_documentation.deny) == 0 with input as with_text(["keep_until"], {"status": "destroyed", "last_in_effect_on": "2019-11-20", "destroyed_on": "2025-11-20"})
	unknown := privacy_documentation.deny with input as with_text(["keep_until"], {"status": "destroyed", "last_in_effect_on": "2019-11-20"})
	found(unknown) == {["documents", "d1", "status", "rule", "is destroyed, and nothing shows on which day; record it, since nothing else shows that six years were full"]}
}

test_gone_before_six_years_fails if {
	every status in ["lost", "destroyed"] {
		deny := privacy_documentation.deny with input as with_text(["keep_until"], {"status": status, "last_in_effect_on": "2020-11-21"})
		found(deny) == {["documents", "d1", "status", "rule", sprintf("is %v, its six years are full only on 2026-11-21, and nothing shows that it outlived them; look for a copy", [status])]}
		in_effect := privacy_documentation.deny with input as with_text(["keep_until", "last_in_effect_on"], {"status": status, "destroyed_on": "2026-11-20"})
		found(in_effect) == {["documents", "d1", "status", "rule", sprintf("is %v, and nothing shows that its six years were full; look for a copy, and record its days", [status])]}
	}
	count(privacy_documentation.deny) == 0 with input as with_text(["keep_until"], {"status": "lost", "last_in_effect_on": "2020-11-20"})
	undated := privacy_documentation.deny with input as with_records("documents", array.concat(others, [{"id": "d9", "document_id": "d9", "type": "other", "status": "lost"}]))
	found(undated) == {["documents", "d9", "status", "rule", "is lost, and nothing shows that its six years were full; look for a copy, and record its days"]}
	counted := privacy_documentation.deny with input as with_records("documents", array.concat(others, [{"id": "d9", "document_id": "d9", "type": "other", "status": "lost", "created_on": "2020-11-20"}]))
	count(counted) == 0
}

test_what_is_in_effect_for_a_time_counts_from_its_end if {
	every type in ["agreement", "designation", "policy", "procedure"] {
		deny := privacy_documentation.deny with input as with_records("documents", array.concat(others, [{"id": "d9", "document_id": "d9", "type": type, "status": "lost", "created_on": "2010-01-04"}]))
		found(deny) == {["documents", "d9", "status", "rule", "is lost, and nothing shows that its six years were full; look for a copy, and record its days"]}
	}
}

test_nowhere_fails if {
	deny := privacy_documentation.deny with input as with_text(["location"], {})
	found(deny) == {["documents", "d1", "location", "rule", "does not say where it is kept, so that nothing shows it is; record the place"]}
}

test_the_schedule_leaves_six_years if {
	short := privacy_documentation.deny with input as with_text([], {"keep_until": "2030-02-28"})
	found(short) == {["documents", "d1", "keep_until", "rule", "may be destroyed from 2030-02-28 by the schedule, and its six years are full on 2030-03-01; correct the schedule"]}
	running := privacy_documentation.deny with input as with_text(["last_in_effect_on"], {"keep_until": "2026-11-20"})
	found(running) == {["documents", "d1", "keep_until", "rule", "is in effect, and may be destroyed from 2026-11-20 by the schedule; take the day out until it is replaced"]}
	count(privacy_documentation.deny) == 0 with input as with_text(["last_in_effect_on"], {"keep_until": "2026-11-21"})
	count(privacy_documentation.deny) == 0 with input as with_text(["keep_until"], {})
	count(privacy_documentation.deny) == 0 with input as with_text([], {"last_in_effect_on": "2019-07-01", "keep_until": "2026-01-05"})
}

test_complaints_are_filed_as_practice if {
	deny := privacy_documentation.deny with input as without_type("other")
	found(deny) == {["documents", "", "", "program", "complaint co1 is closed, and no document that is kept is about it; this program files each complaint with its disposition"]}
	every fields in [{"status": "open"}, {"concerns": "other"}] {
		given := json.patch(without_type("other"), [{"op": "replace", "path": "/evidence/complaints/records/0", "value": object.union({"id": "co1", "complaint_id": "co1", "status": "closed", "concerns": "privacy"}, fields)}])
		count(privacy_documentation.deny) == 0 with input as given
	}
}

test_destroyed_in_the_future_is_practice if {
	deny := privacy_documentation.deny with input as with_text(["keep_until"], {"status": "destroyed", "last_in_effect_on": "2019-11-20", "destroyed_on": "2026-11-21"})
	found(deny) == {["documents", "d1", "destroyed_on", "program", "is recorded as destroyed on 2026-11-21, a day still to come; correct the status or the day"]}
	count(privacy_documentation.deny) == 0 with input as with_text(["keep_until"], {"status": "destroyed", "last_in_effect_on": "2019-11-20", "destroyed_on": "2026-11-20"})
	count(privacy_documentation.deny) == 0 with input as with_text([], {"destroyed_on": "2026-11-21"})
}

test_security_documents_are_left_out_and_said if {
	types := ["activity_review", "contingency_plan", "evaluation", "maintenance_record", "risk_analysis", "specification_decision"]
	left := [{"id": type, "document_id": type, "type": type, "status": "lost"} | some type in types]
	given := with_records("documents", array.concat(base.evidence.documents.records, left))
	count(privacy_documentation.deny) == 0 with input as given
	privacy_documentation.excluded == {{"kind": "documents", "id": type, "reason": sprintf("type %v, which the Security Rule asks for", [type])} | some type in types} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	count(privacy_documentation.population) == 0 with input as with_records("documents", [])
}
