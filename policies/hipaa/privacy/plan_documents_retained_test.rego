package hipaa.privacy.plan_documents_retained_test

import data.hipaa.privacy.plan_documents_retained

plan := {"id": "plan-a", "plan_id": "plan-a", "status": "in_force", "sponsor_receives": "plan_administration", "location": "benefits office"}

document := {"id": "d1", "document_id": "d1", "type": "agreement", "status": "kept", "about": ["plan-a"], "created_on": "2010-01-04", "last_in_effect_on": "2020-11-20"}

base := {
	"today": "2026-11-20",
	"parameters": {"plan_documents_retained": {}},
	"evidence": {"documents": {"records": [document]}, "plan_documents": {"records": [plan]}},
}

with_records(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_plan(removed, fields) := with_records(base, "plan_documents", [object.union(object.remove(plan, removed), fields)])

with_document(removed, fields) := with_records(base, "documents", [object.union(object.remove(document, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_kept_passes if {
	count(plan_documents_retained.deny) == 0 with input as base
	plan_documents_retained.population == {{"kind": "plan_documents", "id": "plan-a"}} with input as base
	count(plan_documents_retained.excluded) == 0 with input as base
	count(plan_documents_retained.deny) == 0 with input as with_plan(["location"], {"status": "ended"})
	count(plan_documents_retained.deny) == 0 with input as with_records(base, "documents", [])
}

test_nowhere_fails if {
	deny := plan_documents_retained.deny with input as with_plan(["location"], {"sponsor_receives": "unknown"})
	found(deny) == {["plan_documents", "plan-a", "location", "rule", "is in force, and nothing shows where its documents as amended are maintained; record the place"]}
}

test_an_ended_plan_without_documents_fails if {
	ended := with_plan([], {"status": "ended"})
	message := "has ended, and its documents as amended are not on the list of documents; find them, and keep them for six years from the last day"
	every documents in [[], [object.union(document, {"about": ["plan-b"]})], [object.remove(document, ["about"])]] {
		deny := plan_documents_retained.deny with input as with_records(ended, "documents", documents)
		found(deny) == {["plan_documents", "plan-a", "status", "rule", message]}
	}
}

test_gone_too_early_fails if {
	cases := [
		["lost", [], {"last_in_effect_on": "2020-11-21"}],
		["lost", ["last_in_effect_on"], {}],
		["destroyed", [], {"destroyed_on": "2026-11-19"}],
	]
	every one in cases {
		deny := plan_documents_retained.deny with input as with_document(one[1], object.union(one[2], {"status": one[0]}))
		found(deny) == {["plan_documents", "plan-a", "status", "rule", sprintf("document d1 of it is %v, and nothing shows that its six years were full; look for a copy", [one[0]])]}
	}
	count(plan_documents_retained.deny) == 0 with input as with_document([], {"status": "lost"})
	count(plan_documents_retained.deny) == 0 with input as with_document([], {"last_in_effect_on": "2025-11-20"})
	count(plan_documents_retained.deny) == 0 with input as with_document([], {"status": "destroyed", "destroyed_on": "2026-11-20"})
}

test_others_are_left_out_and_said if {
	others := [{"id": what, "plan_id": what, "status": "in_force", "sponsor_receives": what} | some what in ["authorized_only", "nothing", "summary_or_enrollment"]]
	given := with_records(base, "plan_documents", array.concat([plan], others))
	count(plan_documents_retained.deny) == 0 with input as given
	plan_documents_retained.excluded == {{"kind": "plan_documents", "id": what, "reason": sprintf("sponsor gets %v, for which nothing is amended", [replace(what, "_", " ")])} | some what in ["authorized_only", "nothing", "summary_or_enrollment"]} with input as given
	plan_documents_retained.population == {{"kind": "plan_documents", "id": "plan-a"}} with input as given
	alone := with_records(base, "plan_documents", others)
	count(plan_documents_retained.deny) == 0 with input as alone
	plan_documents_retained.population == {{"kind": "plan_documents", "id": what} | some what in ["authorized_only", "nothing", "summary_or_enrollment"]} with input as alone
	count(plan_documents_retained.excluded) == 0 with input as alone
}

test_nothing_recorded_is_an_empty_population if {
	count(plan_documents_retained.population) == 0 with input as with_records(base, "plan_documents", [])
	count(plan_documents_retained.deny) == 0 with input as with_records(base, "plan_documents", [])
}
