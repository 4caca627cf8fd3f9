package hipaa.organizational.subcontractor_agreements_test

import data.hipaa.organizational.subcontractor_agreements

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

subcontractor := object.union(associate, {"id": "s1", "associate_id": "s1", "relationship": "subcontractor", "serves": ["c1"], "notice_days": 3})

client := object.union(associate, {"id": "c1", "associate_id": "c1", "relationship": "covered_entity", "subcontractors_allowed": true, "notice_days": 3})

with_associates(records) := in_roles(["business_associate", "provider"], records)

in_roles(roles, records) := {"today": "2026-11-20", "organization": {"roles": roles}, "evidence": {"business_associates": {"records": records}}}

with_subcontractor(fields) := with_associates([client, object.union(subcontractor, fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_a_chain_of_agreements_passes if {
	given := with_associates([client, subcontractor])
	count(subcontractor_agreements.deny) == 0 with input as given
	count(subcontractor_agreements.excluded) == 0 with input as given
	subcontractor_agreements.population == {{"kind": "business_associates", "id": "c1"}, {"kind": "business_associates", "id": "s1"}} with input as given
}

test_no_assurances_in_force_fails if {
	deny := subcontractor_agreements.deny with input as with_subcontractor({"agreement_to": "2026-11-19"})
	found(deny) == {["business_associates", "s1", "agreement_to", "rule", "is a subcontractor with PHI and has an agreement that ended on 2026-11-19; obtain its assurances in writing, or keep PHI from it until then"]}
	count(subcontractor_agreements.deny) == 0 with input as with_subcontractor({"agreement_to": "2026-11-20"})
}

test_missing_terms_fail if {
	one := subcontractor_agreements.deny with input as with_subcontractor({"term_accounting": false})
	found(one) == {["business_associates", "s1", "", "rule", "is a subcontractor whose agreement is not shown to have it make available what an accounting of disclosures needs (164.528); have it amended"]}
	bare := object.remove(subcontractor, object.keys(terms))
	many := subcontractor_agreements.deny with input as with_associates([client, bare])
	found(many) == {["business_associates", "s1", "", "rule", "is a subcontractor whose agreement is not shown to authorize its termination over a violation of a material term (nor 16 more); have it amended"]}
}

test_a_client_without_an_agreement_fails_as_practice if {
	deny := subcontractor_agreements.deny with input as with_associates([object.union(client, {"signed": false})])
	found(deny) == {["business_associates", "c1", "signed", "program", "sends this organization PHI to work on and has an agreement that is not shown to be signed by both sides; this program works for nobody without one"]}
	chain := object.union(client, {"relationship": "upstream_associate"})
	count(subcontractor_agreements.deny) == 0 with input as with_associates([chain, subcontractor])
}

test_whom_it_serves_is_known if {
	none := subcontractor_agreements.deny with input as with_associates([client, object.remove(subcontractor, ["serves"])])
	found(none) == {["business_associates", "s1", "serves", "program", "does not say for which clients it works; record them, so that their agreements can be compared"]}
	unknown := subcontractor_agreements.deny with input as with_subcontractor({"serves": ["c2"]})
	found(unknown) == {["business_associates", "s1", "serves", "program", "works for c2, for which this organization is not shown to work; correct the name or add the client"]}
}

test_clients_that_allow_no_subcontractors if {
	message := "works for c1, whose agreement is not shown to allow subcontractors; ask the client or do the work here"
	every forbidding in [object.union(client, {"subcontractors_allowed": false}), object.remove(client, ["subcontractors_allowed"])] {
		deny := subcontractor_agreements.deny with input as with_associates([forbidding, subcontractor])
		found(deny) == {["business_associates", "s1", "serves", "program", message]}
	}
}

test_it_may_not_take_longer_than_the_client_allows if {
	deny := subcontractor_agreements.deny with input as with_subcontractor({"notice_days": 4})
	found(deny) == {["business_associates", "s1", "notice_days", "program", "may take 4 days to report a breach, and c1 is to be told within 3; agree on fewer days"]}
	count(subcontractor_agreements.deny) == 0 with input as with_subcontractor({"notice_days": 0})
}

test_others_are_left_out_and_said if {
	given := with_associates([
		associate,
		object.union(subcontractor, {"id": "s2", "status": "ended"}),
		object.union(subcontractor, {"id": "s3", "relationship": "subcontractor_of_associate"}),
		object.union(client, {"id": "c2", "status": "ended"}),
	])
	count(subcontractor_agreements.deny) == 0 with input as given
	count(subcontractor_agreements.population) == 0 with input as given
	subcontractor_agreements.excluded == {
		{"kind": "business_associates", "id": "a1", "reason": "works for this organization as a covered entity"},
		{"kind": "business_associates", "id": "c2", "reason": "status ended"},
		{"kind": "business_associates", "id": "s2", "reason": "status ended"},
		{"kind": "business_associates", "id": "s3", "reason": "works for a business associate, which obtains its assurances"},
	} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	count(subcontractor_agreements.population) == 0 with input as with_associates([])
	count(subcontractor_agreements.deny) == 0 with input as with_associates([])
}

# A billing company's register may call them by the natural word.
test_who_works_for_a_mere_business_associate_is_its_subcontractor if {
	named := object.union(subcontractor, {"relationship": "business_associate"})
	message := "is recorded as a business associate, and this organization works as a business associate only; record it as subcontractor, or correct the roles in hipaactl.yaml"
	well := in_roles(["business_associate"], [client, named])
	word := subcontractor_agreements.deny with input as well
	found(word) == {["business_associates", "s1", "relationship", "program", message]}
	subcontractor_agreements.population == {{"kind": "business_associates", "id": "c1"}, {"kind": "business_associates", "id": "s1"}} with input as well
	count(subcontractor_agreements.excluded) == 0 with input as well
	over := in_roles(["business_associate"], [client, object.union(named, {"agreement_to": "2026-11-19"})])
	deny := subcontractor_agreements.deny with input as over
	found(deny) == {
		["business_associates", "s1", "relationship", "program", message],
		["business_associates", "s1", "agreement_to", "rule", "is a subcontractor with PHI and has an agreement that ended on 2026-11-19; obtain its assurances in writing, or keep PHI from it until then"],
	}
	ended := in_roles(["business_associate"], [client, object.union(named, {"status": "ended"})])
	count(subcontractor_agreements.deny) == 0 with input as ended
	subcontractor_agreements.excluded == {{"kind": "business_associates", "id": "s1", "reason": "status ended"}} with input as ended
	every roles in [["business_associate", "provider"], ["business_associate", "clearinghouse"], ["provider"]] {
		own := in_roles(roles, [client, object.union(named, {"agreement_to": "2026-11-19"})])
		count(subcontractor_agreements.deny) == 0 with input as own
		subcontractor_agreements.excluded == {{"kind": "business_associates", "id": "s1", "reason": "works for this organization as a covered entity"}} with input as own
	}
}

test_the_right_word_passes_in_that_role if {
	count(subcontractor_agreements.deny) == 0 with input as in_roles(["business_associate"], [client, subcontractor])
}
