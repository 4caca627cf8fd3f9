package hipaa.privacy.clearinghouse_contract_uses_test

import data.hipaa.privacy.clearinghouse_contract_uses

client := {"id": "maple", "associate_id": "maple", "relationship": "covered_entity", "status": "active", "ephi": true, "arrangement": "contract", "signed": true, "agreement_from": "2020-01-06", "term_permitted_uses": true}

flow := {"id": "f1", "flow_id": "f1", "status": "in_use", "content": "phi", "relationship": "payer", "permitted_as": "payment"}

base := {
	"today": "2026-11-20",
	"parameters": {"clearinghouse_contract_uses": {}},
	"evidence": {"business_associates": {"records": [client]}, "phi_inventory": {"records": [flow]}},
}

with_records(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_client(removed, fields) := with_records(base, "business_associates", [object.union(object.remove(client, removed), fields)])

with_flow(fields) := with_records(base, "phi_inventory", [object.union(flow, fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_by_contract_passes if {
	count(clearinghouse_contract_uses.deny) == 0 with input as base
	clearinghouse_contract_uses.population == {{"kind": "business_associates", "id": "maple"}, {"kind": "phi_inventory", "id": "f1"}} with input as base
	count(clearinghouse_contract_uses.excluded) == 0 with input as base
}

test_without_a_contract_nothing_is_permitted if {
	none := clearinghouse_contract_uses.deny with input as with_client(["arrangement"], {})
	found(none) == {["business_associates", "maple", "arrangement", "rule", "has no agreement on record: a clearinghouse may use its PHI only as a contract permits, so for nothing; sign one, or stop"]}
	over := clearinghouse_contract_uses.deny with input as with_client(["term_permitted_uses"], {"agreement_to": "2026-11-19"})
	found(over) == {["business_associates", "maple", "agreement_to", "rule", "has an agreement that ended on 2026-11-19: a clearinghouse may use its PHI only as a contract permits, so for nothing; sign one, or stop"]}
}

test_a_contract_that_permits_nothing_fails if {
	message := "has a contract that is not shown to establish what uses and disclosures it permits, so that none is shown to be permitted; have it written in"
	absent := clearinghouse_contract_uses.deny with input as with_client(["term_permitted_uses"], {})
	found(absent) == {["business_associates", "maple", "term_permitted_uses", "rule", message]}
	denied := clearinghouse_contract_uses.deny with input as with_client([], {"term_permitted_uses": false})
	found(denied) == {["business_associates", "maple", "term_permitted_uses", "rule", message]}
}

test_public_interest_needs_the_contract if {
	unnamed := clearinghouse_contract_uses.deny with input as with_flow({"permitted_as": "public_interest"})
	found(unnamed) == {["phi_inventory", "f1", "permitted_as", "rule", "goes out as permitted by 164.512 to somebody unnamed, and no contract that permits it is named; stop it, or name the client whose contract does"]}
	other := clearinghouse_contract_uses.deny with input as with_flow({"permitted_as": "public_interest", "recipient": "a registry", "associate": "oak"})
	found(other) == {["phi_inventory", "f1", "permitted_as", "rule", "goes out as permitted by 164.512 to a registry, and no contract that permits it is named; stop it, or name the client whose contract does"]}
	count(clearinghouse_contract_uses.deny) == 0 with input as with_flow({"permitted_as": "public_interest", "associate": "maple"})
	every fields in [{"agreement_to": "2026-11-19"}, {"term_permitted_uses": false}] {
		given := with_records(with_flow({"permitted_as": "public_interest", "associate": "maple"}), "business_associates", [object.union(client, fields)])
		count(clearinghouse_contract_uses.deny) == 2 with input as given
	}
	for_itself := with_records(with_flow({"permitted_as": "public_interest"}), "business_associates", [object.union(client, {"relationship": "business_associate"})])
	count(clearinghouse_contract_uses.deny) == 0 with input as for_itself
	count(clearinghouse_contract_uses.deny) == 0 with input as with_flow({"permitted_as": "public_interest", "status": "planned"})
}

test_others_are_left_out_and_said if {
	vendor := object.union(client, {"id": "vendor", "relationship": "business_associate", "signed": false})
	former := object.union(client, {"id": "former", "status": "ended", "signed": false})
	given := with_records(with_records(base, "business_associates", [client, vendor, former]), "phi_inventory", [flow, object.union(flow, {"id": "f2", "status": "retired"}), object.union(flow, {"id": "f3", "content": "de_identified"})])
	count(clearinghouse_contract_uses.deny) == 0 with input as given
	clearinghouse_contract_uses.excluded == {
		{"kind": "business_associates", "id": "vendor", "reason": "this organization does not work for it"},
		{"kind": "business_associates", "id": "former", "reason": "status ended"},
		{"kind": "phi_inventory", "id": "f2", "reason": "status retired"},
		{"kind": "phi_inventory", "id": "f3", "reason": "de-identified, no PHI"},
	} with input as given
	clearinghouse_contract_uses.population == {{"kind": "business_associates", "id": "maple"}, {"kind": "phi_inventory", "id": "f1"}} with input as given
	alone := with_records(base, "business_associates", [vendor, former])
	count(clearinghouse_contract_uses.deny) == 0 with input as alone
	clearinghouse_contract_uses.population == {{"kind": "business_associates", "id": "vendor"}, {"kind": "business_associates", "id": "former"}, {"kind": "phi_inventory", "id": "f1"}} with input as alone
	count(clearinghouse_contract_uses.excluded) == 0 with input as alone
}

test_nothing_recorded_is_an_empty_population if {
	given := with_records(with_records(base, "business_associates", []), "phi_inventory", [])
	count(clearinghouse_contract_uses.population) == 0 with input as given
	count(clearinghouse_contract_uses.deny) == 0 with input as given
}
