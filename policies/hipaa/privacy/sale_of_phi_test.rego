package hipaa.privacy.sale_of_phi_test

import data.hipaa.privacy.sale_of_phi

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "permission": "own_operations", "held_as": "covered_entity", "patient": "pt-k3f9qa", "requested_on": "2026-03-04", "disclosed_on": "2026-03-23", "recipient": "attorney in a civil case", "recipient_kind": "party_or_attorney", "purpose": "other_operations", "data": ["balance"], "request": "subpoena", "verified_by": "call_back", "remuneration": "none", "flow": "f1", "disclosed_by": "w1", "decided_by": "privacy-official"}

evidence := {"phi_inventory": [{"id": "f1", "flow_id": "f1", "status": "in_use", "direction": "sent", "content": "phi", "relationship": "other", "recipient": "a registry"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_a_disclosure_without_payment_passes if {
	count(sale_of_phi.deny) == 0 with input as given({}, [], {})
	sale_of_phi.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(sale_of_phi.excluded) == 0 with input as given({}, [], {})
}

test_others_are_left_out_and_said if {
	sale_of_phi.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "status": "refused"})]})
	sale_of_phi.excluded == {{"kind": "disclosures", "id": "d2", "reason": "status refused"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "status": "refused"})]})
	sale_of_phi.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"status": "refused"}, [], {})
	count(sale_of_phi.excluded) == 0 with input as given({"status": "refused"}, [], {})
	count(sale_of_phi.deny) == 0 with input as given({"status": "refused", "remuneration": "other"}, [], {"phi_inventory": []})
	count(sale_of_phi.population) == 0 with input as given({}, [], {"disclosures": []})
	count(sale_of_phi.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_payment_beyond_cost_is_a_sale if {
	found(sale_of_phi.deny) == {["disclosures", "d1", "remuneration", "rule", "was paid for by attorney in a civil case beyond a cost-based fee, and no exception or authorization that says so covers that; stop it and end the arrangement"]} with input as given({"remuneration": "other"}, [], {})
	found(sale_of_phi.deny) == {["disclosures", "d1", "remuneration", "rule", "was paid for by its recipient beyond a cost-based fee, and no exception or authorization that says so covers that; stop it and end the arrangement"]} with input as given({"remuneration": "other"}, ["recipient"], {})
	every value in ["cost_based", "allowed_by_law"] { count(sale_of_phi.deny) == 0 with input as given({"remuneration": value}, [], {}) }
}

test_what_the_rule_excepts_is_none if {
	every value in ["individual", "own_payment", "payment_of_recipient", "public_health", "required_by_law", "treatment"] { count(sale_of_phi.deny) == 0 with input as given(object.union({"remuneration": "other"}, {"permission": value}), [], {}) }
	count(sale_of_phi.deny) == 0 with input as given({"remuneration": "other", "purpose": "transfer_of_practice"}, [], {})
	found(sale_of_phi.deny) == {["disclosures", "d1", "remuneration", "rule", "was paid for by attorney in a civil case beyond a cost-based fee, and no exception or authorization that says so covers that; stop it and end the arrangement"]} with input as given({"remuneration": "other", "purpose": "transfer_of_practice", "permission": "authorization"}, [], {})
	count(sale_of_phi.deny) == 0 with input as given({"remuneration": "other", "permission": "authorization", "shown": ["sale_stated"]}, [], {})
	found(sale_of_phi.deny) == {["disclosures", "d1", "remuneration", "rule", "was paid for by attorney in a civil case beyond a cost-based fee, and no exception or authorization that says so covers that; stop it and end the arrangement"]} with input as given({"remuneration": "other", "permission": "authorization"}, [], {})
	found(sale_of_phi.deny) == {["disclosures", "d1", "remuneration", "rule", "was paid for by attorney in a civil case beyond a cost-based fee, and no exception or authorization that says so covers that; stop it and end the arrangement"]} with input as given({"remuneration": "other", "shown": ["sale_stated"]}, [], {})
	found(sale_of_phi.deny) == {["disclosures", "d1", "remuneration", "rule", "was paid for by attorney in a civil case beyond a cost-based fee, and no exception or authorization that says so covers that; stop it and end the arrangement"]} with input as given({"remuneration": "other", "permission": "business_associate"}, [], {})
}

test_no_answer_fails if {
	found(sale_of_phi.deny) == {["disclosures", "d1", "remuneration", "program", "does not say whether anything was received for it; this program records that of each disclosure, none included"]} with input as given({}, ["remuneration"], {})
}

test_flows_to_others_are_logged if {
	found(sale_of_phi.deny) == {["phi_inventory", "", "", "program", "flow f1 takes PHI to a registry outside treatment and payment, and no disclosure of the log says what is received for it; log them"]} with input as given({"flow": "f2"}, [], {})
	found(sale_of_phi.deny) == {["phi_inventory", "", "", "program", "flow f1 takes PHI to somebody unnamed outside treatment and payment, and no disclosure of the log says what is received for it; log them"]} with input as given({"flow": "f2"}, [], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["recipient"])]})
	found(sale_of_phi.deny) == {["phi_inventory", "", "", "program", "flow f1 takes PHI to a registry outside treatment and payment, and no disclosure of the log says what is received for it; log them"]} with input as given({"flow": "f2"}, [], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"direction": "both"})]})
	count(sale_of_phi.deny) == 0 with input as given({"flow": "f2"}, [], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"status": "retired"})]})
	count(sale_of_phi.deny) == 0 with input as given({"flow": "f2"}, [], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"direction": "received"})]})
	count(sale_of_phi.deny) == 0 with input as given({"flow": "f2"}, [], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"content": "de_identified"})]})
	count(sale_of_phi.deny) == 0 with input as given({"flow": "f2"}, [], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"relationship": "payer"})]})
}
