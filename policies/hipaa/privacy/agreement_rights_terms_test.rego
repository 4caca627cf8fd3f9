package hipaa.privacy.agreement_rights_terms_test

import data.hipaa.privacy.agreement_rights_terms

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

with_associates(records) := {"today": "2026-11-20", "evidence": {"business_associates": {"records": records}}}

asked_for := ["term_access", "term_amendment", "term_accounting", "term_delegated_duties", "term_books_to_secretary"]

test_all_terms_pass if {
	count(agreement_rights_terms.deny) == 0 with input as with_associates([associate])
	count(agreement_rights_terms.excluded) == 0 with input as with_associates([associate])
	agreement_rights_terms.population == {{"kind": "business_associates", "id": "a1"}} with input as with_associates([associate])
}

test_each_term_missing_or_unknown_fails_by_itself if {
	every field in asked_for {
		every record in [object.remove(associate, [field]), object.union(associate, {field: false})] {
			deny := agreement_rights_terms.deny with input as with_associates([record])
			{[f.id, f.field, object.get(f, "basis", "rule")] | some f in deny} == {["a1", field, "rule"]}
		}
	}
}

test_other_terms_are_not_its_matter if {
	others := object.keys(terms) - {field | some field in asked_for}
	count(agreement_rights_terms.deny) == 0 with input as with_associates([object.remove(associate, others)])
}

test_subcontractors_are_judged_alike if {
	record := object.union(object.remove(associate, [asked_for[0]]), {"relationship": "subcontractor"})
	count(agreement_rights_terms.deny) == 1 with input as with_associates([record])
}

test_a_message_says_what_is_missing if {
	deny := agreement_rights_terms.deny with input as with_associates([object.remove(associate, [asked_for[0]])])
	every finding in deny {
		startswith(finding.message, "has an agreement that is not shown to have it ")
		endswith(finding.message, "; have it amended")
	}
}

test_those_without_terms_are_left_out_and_said if {
	bare := object.remove(associate, object.keys(terms))
	changed := with_associates([
		object.union(bare, {"id": "a2", "arrangement": "none"}),
		object.union(bare, {"id": "a3", "arrangement": "other_law"}),
		object.union(bare, {"id": "a4", "status": "ended"}),
		object.union(bare, {"id": "a5", "relationship": "covered_entity"}),
	])
	count(agreement_rights_terms.deny) == 0 with input as changed
	count(agreement_rights_terms.population) == 0 with input as changed
	agreement_rights_terms.excluded == {
		{"kind": "business_associates", "id": "a2", "reason": "no agreement on record"},
		{"kind": "business_associates", "id": "a3", "reason": "arrangement other_law"},
		{"kind": "business_associates", "id": "a4", "reason": "status ended"},
		{"kind": "business_associates", "id": "a5", "reason": "this organization works for it"},
	} with input as changed
}

test_nothing_recorded_is_an_empty_population if {
	count(agreement_rights_terms.population) == 0 with input as with_associates([])
	count(agreement_rights_terms.deny) == 0 with input as with_associates([])
}

test_where_nobody_works_for_it_all_were_looked_at if {
	given := with_associates([object.union(associate, {"relationship": "covered_entity"})])
	count(agreement_rights_terms.deny) == 0 with input as given
	count(agreement_rights_terms.excluded) == 0 with input as given
	agreement_rights_terms.population == {{"kind": "business_associates", "id": "a1"}} with input as given
}

test_the_finding_is_on_the_associate if {
	agreement_rights_terms.deny == {{
		"kind": "business_associates", "id": "a1", "field": "term_access",
		"message": "has an agreement that is not shown to have it make PHI available for access by individuals (164.524); have it amended",
	}} with input as with_associates([object.remove(associate, ["term_access"])])
}
