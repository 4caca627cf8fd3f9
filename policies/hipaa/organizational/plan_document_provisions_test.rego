package hipaa.organizational.plan_document_provisions_test

import data.hipaa.organizational.plan_document_provisions

plan := {
	"id": "m", "plan_id": "m", "status": "in_force", "sponsor_receives": "plan_administration",
	"effective_on": "2026-11-20", "location": "plan document", "sponsor_safeguards": true, "sponsor_implements": true,
	"separation_supported": true, "agents_bound": true, "incidents_reported": true,
}

provisions := ["sponsor_safeguards", "sponsor_implements", "separation_supported", "agents_bound", "incidents_reported"]

with_plans(records) := {"today": "2026-11-20", "evidence": {"plan_documents": {"records": records}}}

with_plan(fields) := with_plans([object.union(plan, fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_all_provisions_pass if {
	count(plan_document_provisions.deny) == 0 with input as with_plans([plan])
	count(plan_document_provisions.excluded) == 0 with input as with_plans([plan])
	plan_document_provisions.population == {{"kind": "plan_documents", "id": "m"}} with input as with_plans([plan])
}

test_each_provision_missing_or_unknown_fails if {
	every field in provisions {
		every record in [object.union(plan, {field: false}), object.remove(plan, [field])] {
			deny := plan_document_provisions.deny with input as with_plans([record])
			{[f.kind, f.id, f.field, object.get(f, "basis", "rule")] | some f in deny} == {["plan_documents", "m", field, "rule"]}
		}
	}
	deny := plan_document_provisions.deny with input as with_plan({"incidents_reported": false})
	found(deny) == {["plan_documents", "m", "incidents_reported", "rule", "is not shown to require the sponsor to report security incidents to the plan; amend the plan documents"]}
}

test_provisions_still_to_come_fail if {
	deny := plan_document_provisions.deny with input as with_plan({"effective_on": "2026-11-21"})
	found(deny) == {["plan_documents", "m", "effective_on", "rule", "has its provisions in force only from 2026-11-21; keep ePHI from the sponsor until then"]}
}

test_what_the_register_lacks_fails_as_practice if {
	deny := plan_document_provisions.deny with input as with_plans([object.remove(plan, ["effective_on", "location"])])
	found(deny) == {
		["plan_documents", "m", "effective_on", "program", "does not say since when its provisions are in force; record it"],
		["plan_documents", "m", "location", "program", "does not say where its plan documents are kept; record it"],
	}
}

test_what_the_sponsor_gets_is_known if {
	deny := plan_document_provisions.deny with input as with_plan({"sponsor_receives": "unknown"})
	found(deny) == {["plan_documents", "m", "sponsor_receives", "program", "does not show which ePHI the sponsor gets; ask and record it"]}
}

test_excepted_plans_are_left_out_beside_others if {
	bare := object.remove(plan, provisions)
	given := with_plans([
		plan,
		object.union(bare, {"id": "a", "sponsor_receives": "authorized_only"}),
		object.union(bare, {"id": "n", "sponsor_receives": "nothing"}),
		object.union(bare, {"id": "s", "sponsor_receives": "summary_or_enrollment"}),
		object.union(bare, {"id": "x", "status": "ended"}),
		object.union(bare, {"id": "y", "status": "ended", "sponsor_receives": "nothing"}),
	])
	count(plan_document_provisions.deny) == 0 with input as given
	plan_document_provisions.population == {{"kind": "plan_documents", "id": "m"}} with input as given
	plan_document_provisions.excluded == {
		{"kind": "plan_documents", "id": "a", "reason": "the sponsor gets ePHI by authorization only"},
		{"kind": "plan_documents", "id": "n", "reason": "the sponsor gets no ePHI"},
		{"kind": "plan_documents", "id": "s", "reason": "the sponsor gets summary or enrollment information only"},
		{"kind": "plan_documents", "id": "x", "reason": "status ended"},
		{"kind": "plan_documents", "id": "y", "reason": "status ended"},
	} with input as given
}

test_excepted_plans_alone_were_all_looked_at if {
	every fields in [{"sponsor_receives": "nothing"}, {"status": "ended"}] {
		given := with_plans([object.union(object.remove(plan, provisions), fields)])
		count(plan_document_provisions.deny) == 0 with input as given
		count(plan_document_provisions.excluded) == 0 with input as given
		plan_document_provisions.population == {{"kind": "plan_documents", "id": "m"}} with input as given
	}
}

test_nothing_recorded_is_an_empty_population if {
	count(plan_document_provisions.population) == 0 with input as with_plans([])
	count(plan_document_provisions.deny) == 0 with input as with_plans([])
}
