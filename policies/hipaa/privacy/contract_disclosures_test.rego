package hipaa.privacy.contract_disclosures_test

import data.hipaa.privacy.contract_disclosures

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "business_associate", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "own_payment", "associate": "cl1", "shown": ["permitted_by_contract"]}

evidence := {"business_associates": [{"id": "cl1", "associate_id": "cl1", "relationship": "covered_entity", "status": "active", "arrangement": "contract", "signed": true, "agreement_from": "2020-02-17"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_what_the_contract_permits_passes if {
	count(contract_disclosures.deny) == 0 with input as given({}, [], {})
	contract_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(contract_disclosures.excluded) == 0 with input as given({}, [], {})
}

test_others_are_left_out_and_said if {
	contract_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "held_as": "covered_entity"}), object.union(record, {"id": "d3", "status": "refused"})]})
	contract_disclosures.excluded == {{"kind": "disclosures", "id": "d2", "reason": "held as a covered entity"}, {"kind": "disclosures", "id": "d3", "reason": "status refused"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "held_as": "covered_entity"}), object.union(record, {"id": "d3", "status": "refused"})]})
	contract_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"held_as": "covered_entity"}, ["shown"], {})
	count(contract_disclosures.excluded) == 0 with input as given({"held_as": "covered_entity"}, ["shown"], {})
	count(contract_disclosures.deny) == 0 with input as given({"held_as": "covered_entity"}, ["shown"], {})
	count(contract_disclosures.population) == 0 with input as given({}, [], {"disclosures": []})
	count(contract_disclosures.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_a_contract_stands_behind_it if {
	found(contract_disclosures.deny) == {["disclosures", "d1", "associate", "rule", "was made of what is held for a client, and none of the register is named; disclose nothing without the contract that permits it"]} with input as given({}, ["associate"], {})
	found(contract_disclosures.deny) == {["disclosures", "d1", "associate", "rule", "was made of what is held for a client, and none of the register is named; disclose nothing without the contract that permits it"]} with input as given({"associate": "x"}, [], {})
	found(contract_disclosures.deny) == {["disclosures", "d1", "associate", "rule", "was made of what is held for a client, and none of the register is named; disclose nothing without the contract that permits it"]} with input as given({}, [], {"business_associates": [object.union(evidence.business_associates[0], {"relationship": "business_associate"})]})
	found(contract_disclosures.deny) == {["disclosures", "d1", "associate", "rule", "was made of what is held for a client, cl1, which has an agreement that ended on 2026-11-19; disclose nothing without the contract that permits it"]} with input as given({}, [], {"business_associates": [object.union(evidence.business_associates[0], {"agreement_to": "2026-11-19"})]})
	count(contract_disclosures.deny) == 0 with input as given({}, [], {"business_associates": [object.union(evidence.business_associates[0], {"relationship": "upstream_associate"})]})
}

test_and_permits_it if {
	found(contract_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "was made of what is held for a client, and its file does not show that the contract permits it; ask the client, or treat it as an incident and report it"]} with input as given({}, ["shown"], {})
}

test_the_law_may_require_it if {
	count(contract_disclosures.deny) == 0 with input as given({"permission": "required_by_law", "law": "state act"}, ["shown", "associate"], {})
	count(contract_disclosures.deny) == 0 with input as given({"permission": "secretary", "law": "45 CFR 160.310"}, ["shown", "associate"], {})
	found(contract_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "was made of what is held for a client, and its file does not show that the contract permits it; ask the client, or treat it as an incident and report it"]} with input as given({"permission": "required_by_law"}, ["shown"], {})
	found(contract_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "was made of what is held for a client, and its file does not show that the contract permits it; ask the client, or treat it as an incident and report it"]} with input as given({"law": "state act"}, ["shown"], {})
}
