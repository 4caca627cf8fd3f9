package hipaa.privacy.agreement_use_terms_test

import data.hipaa.privacy.agreement_use_terms

terms := {
	"own_disclosures": "with_assurances",
	"term_access": true, "term_accounting": true, "term_amendment": true, "term_books_to_secretary": true,
	"term_delegated_duties": true, "term_no_other_use": true, "term_no_wider_uses": true, "term_permitted_uses": true,
	"term_reports_incidents": true, "term_reports_misuse": true, "term_return_or_destroy": true, "term_safeguards": true,
	"term_security_rule": true, "term_subcontractor_limits": true, "term_subcontractor_security": true,
	"term_termination": true,
}

associate := object.union(terms, {
	"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "ephi": true,
	"phi_from": "2020-03-02", "arrangement": "contract", "signed": true, "agreement_from": "2020-02-17",
	"location": "contract file",
})

with_associates(records) := {
	"today": "2026-11-20",
	"parameters": {"agreement_use_terms": {"latest_days": 60, "notice_days": 10}},
	"evidence": {"business_associates": {"records": records}},
}

with_associate(fields) := with_associates([object.union_n([associate, {"notice_days": 5}, fields])])

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "business_associates"}

asked_for := ["term_permitted_uses", "term_no_wider_uses", "term_no_other_use", "term_safeguards", "term_reports_misuse", "term_subcontractor_limits"]

test_all_terms_pass if {
	count(agreement_use_terms.deny) == 0 with input as with_associate({})
	count(agreement_use_terms.excluded) == 0 with input as with_associate({})
	agreement_use_terms.population == {{"kind": "business_associates", "id": "a1"}} with input as with_associate({})
	count(agreement_use_terms.deny) == 0 with input as with_associate({"own_disclosures": "not_permitted"})
}

test_each_term_missing_or_unknown_fails_by_itself if {
	every field in asked_for {
		deny := agreement_use_terms.deny with input as with_associate({field: false})
		{[f.id, f.field, object.get(f, "basis", "rule")] | some f in deny} == {["a1", field, "rule"]}
		unknown := agreement_use_terms.deny with input as with_associates([object.union(object.remove(associate, [field]), {"notice_days": 5})])
		{[f.id, f.field, object.get(f, "basis", "rule")] | some f in unknown} == {["a1", field, "rule"]}
	}
	deny := agreement_use_terms.deny with input as with_associate({"term_no_other_use": false})
	found(deny) == {["a1", "term_no_other_use", "rule", "has an agreement that is not shown to forbid uses and disclosures beyond the agreement and the law; have it amended"]}
}

test_own_disclosures_without_assurances_fail if {
	message := "has an agreement that is not shown to make disclosures for its own management depend on assurances of the recipient; have it amended"
	deny := agreement_use_terms.deny with input as with_associate({"own_disclosures": "without_assurances"})
	found(deny) == {["a1", "own_disclosures", "rule", message]}
	unknown := agreement_use_terms.deny with input as with_associates([object.union(object.remove(associate, ["own_disclosures"]), {"notice_days": 5})])
	found(unknown) == {["a1", "own_disclosures", "rule", message]}
}

test_days_to_report_a_breach if {
	count(agreement_use_terms.deny) == 0 with input as with_associate({"notice_days": 0})
	count(agreement_use_terms.deny) == 0 with input as with_associate({"notice_days": 10})
	practice := agreement_use_terms.deny with input as with_associate({"notice_days": 11})
	found(practice) == {["a1", "notice_days", "program", "has an agreement that allows it 11 days to report a breach; this program allows 10"]}
	latest := agreement_use_terms.deny with input as with_associate({"notice_days": 60})
	found(latest) == {["a1", "notice_days", "program", "has an agreement that allows it 60 days to report a breach; this program allows 10"]}
	late := agreement_use_terms.deny with input as with_associate({"notice_days": 61})
	found(late) == {["a1", "notice_days", "rule", "has an agreement that allows it 61 days to report a breach, longer than 164.410 does (60 days); have it amended"]}
	none := agreement_use_terms.deny with input as with_associates([associate])
	found(none) == {["a1", "notice_days", "program", "does not say within how many days it reports a breach; this program allows 10 days: agree on a number"]}
}

test_those_without_terms_are_left_out_and_said if {
	changed := with_associates([
		object.union(associate, {"id": "a2", "arrangement": "none"}),
		object.union(associate, {"id": "a3", "arrangement": "legal_mandate"}),
		object.union(associate, {"id": "a4", "status": "ended"}),
	])
	count(agreement_use_terms.deny) == 0 with input as changed
	agreement_use_terms.excluded == {
		{"kind": "business_associates", "id": "a2", "reason": "no agreement on record"},
		{"kind": "business_associates", "id": "a3", "reason": "arrangement legal_mandate"},
		{"kind": "business_associates", "id": "a4", "reason": "status ended"},
	} with input as changed
	count(agreement_use_terms.population) == 0 with input as changed
}

test_nothing_recorded_is_an_empty_population if {
	count(agreement_use_terms.population) == 0 with input as with_associates([])
	count(agreement_use_terms.deny) == 0 with input as with_associates([])
}

test_where_nobody_works_for_it_all_were_looked_at if {
	given := with_associates([object.union(associate, {"relationship": "covered_entity"})])
	count(agreement_use_terms.deny) == 0 with input as given
	count(agreement_use_terms.excluded) == 0 with input as given
	agreement_use_terms.population == {{"kind": "business_associates", "id": "a1"}} with input as given
}
