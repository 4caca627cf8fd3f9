package hipaa.documentation.documentation_availability_test

import data.hipaa.documentation.documentation_availability

policy := {"id": "p1", "policy_id": "p1", "version": "2.0", "status": "in_force", "topics": ["faxing"], "audience": ["billing", "coding"]}

document := {"id": "d1", "document_id": "d1", "type": "policy", "status": "kept", "policy_id": "p1", "version": "2.0", "medium": "electronic", "readable_by": ["billing", "coding"]}

base := {
	"today": "2026-11-20",
	"evidence": {
		"documents": {"records": [document]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "unit": "billing", "works_remotely": false},
			{"id": "w2", "person": "w2", "status": "active", "unit": "coding", "works_remotely": true},
			{"id": "w3", "person": "w3", "status": "on_leave", "unit": "it"},
			{"id": "w4", "person": "w4", "status": "ended", "unit": "mail"},
		]},
		"written_policies": {"records": [policy]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_document(removed, fields) := with_records("documents", [object.union(object.remove(document, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_each_unit_can_open_it_passes if {
	count(documentation_availability.deny) == 0 with input as base
	documentation_availability.population == {{"kind": "written_policies", "id": "p1"}} with input as base
	count(documentation_availability.excluded) == 0 with input as base
	count(documentation_availability.deny) == 0 with input as with_document([], {"readable_by": ["all"]})
}

test_two_copies_add_up if {
	given := with_records("documents", [
		object.union(document, {"readable_by": ["billing"], "medium": "paper"}),
		object.union(document, {"id": "d2", "readable_by": ["coding"]}),
	])
	count(documentation_availability.deny) == 0 with input as given
}

test_only_former_versions_there_fails if {
	former := [
		object.union(document, {"id": "d0", "version": "1.10", "created_on": "2025-05-05"}),
		object.union(document, {"id": "d1", "version": "1.4", "created_on": "2024-05-05"}),
		object.union(document, {"id": "d2", "policy_id": "p2", "version": "9.0"}),
	]
	deny := documentation_availability.deny with input as with_records("documents", former)
	found(deny) == {["written_policies", "p1", "version", "rule", "is in force in version 2.0, and no text of that version is on the list of documents (the newest is 1.10); put it where people look, and list it"]}
}

test_no_text_fails if {
	every documents in [[], [object.union(document, {"status": "destroyed"})], [object.union(document, {"status": "lost"})]] {
		deny := documentation_availability.deny with input as with_records("documents", documents)
		found(deny) == {["written_policies", "p1", "version", "rule", "is in force in version 2.0, and no text of that version is on the list of documents; put it where people look, and list it"]}
	}
}

test_nobody_said_to_read_it_fails if {
	every given in [with_document(["readable_by"], {}), with_document([], {"readable_by": []})] {
		deny := documentation_availability.deny with input as given
		found(deny) == {["written_policies", "p1", "location", "rule", "is not shown to be open to anybody who works by it; look up who can read its text, and record those units"]}
	}
}

test_a_unit_shut_out_fails if {
	deny := documentation_availability.deny with input as with_document([], {"readable_by": ["billing", "compliance"]})
	found(deny) == {["written_policies", "p1", "audience", "rule", "is worked by in coding, who are not shown to be able to open its text; give them access, or record it"]}
}

test_a_policy_for_all_is_for_units_where_people_work if {
	every for_all in [object.union(policy, {"audience": ["all"]}), object.remove(policy, ["audience"])] {
		given := with_records("written_policies", [for_all])
		deny := documentation_availability.deny with input as given
		found(deny) == {["written_policies", "p1", "audience", "rule", "is worked by in it, who are not shown to be able to open its text; give them access, or record it"]}
		open := json.patch(given, [{"op": "replace", "path": "/evidence/documents/records/0/readable_by", "value": ["billing", "coding", "it"]}])
		count(documentation_availability.deny) == 0 with input as open
	}
}

test_paper_only_fails_as_practice_where_people_work_from_home if {
	every given in [with_document([], {"medium": "paper"}), with_document(["medium"], {})] {
		deny := documentation_availability.deny with input as given
		found(deny) == {["written_policies", "p1", "location", "program", "is not shown to be there but on paper, and people in coding work from home; this program wants them to have it on a screen"]}
	}
	office := json.patch(with_document([], {"medium": "paper"}), [{"op": "replace", "path": "/evidence/workforce/records/1/works_remotely", "value": false}])
	count(documentation_availability.deny) == 0 with input as office
}

test_policies_out_of_force_are_left_out_and_said if {
	every one in [
		{"fields": {"status": "draft"}, "reason": "status draft"},
		{"fields": {"status": "retired"}, "reason": "status retired"},
		{"fields": {"effective_on": "2026-11-21"}, "reason": "not yet in effect"},
	] {
		given := json.patch(with_records("documents", []), [{"op": "replace", "path": "/evidence/written_policies/records", "value": [object.union(policy, one.fields)]}])
		count(documentation_availability.deny) == 0 with input as given
		count(documentation_availability.population) == 0 with input as given
		documentation_availability.excluded == {{"kind": "written_policies", "id": "p1", "reason": one.reason}} with input as given
	}
}

test_nothing_recorded_is_an_empty_population if {
	count(documentation_availability.population) == 0 with input as with_records("written_policies", [])
	count(documentation_availability.deny) == 0 with input as with_records("written_policies", [])
}

test_the_newest_text_is_told_by_the_days_of_creation if {
	undated := object.remove(object.union(document, {"id": "d0", "version": "1.10"}), ["created_on"])
	dated := object.union(document, {"version": "1.4", "created_on": "2024-05-05"})
	deny := documentation_availability.deny with input as with_records("documents", [undated, dated])
	found(deny) == {["written_policies", "p1", "version", "rule", "is in force in version 2.0, and no text of that version is on the list of documents (the newest is 1.4); put it where people look, and list it"]}
	only := documentation_availability.deny with input as with_records("documents", [undated])
	found(only) == {["written_policies", "p1", "version", "rule", "is in force in version 2.0, and no text of that version is on the list of documents (the newest is 1.10); put it where people look, and list it"]}
}

test_who_is_away_works_nowhere if {
	paper := with_document([], {"medium": "paper"})
	every status in ["on_leave", "ended"] {
		count(documentation_availability.deny) == 0 with input as json.patch(paper, [{"op": "replace", "path": "/evidence/workforce/records/1/status", "value": status}])
	}
}
