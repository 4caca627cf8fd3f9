package hipaa.privacy.phi_inventory_complete_test

import data.hipaa.privacy.phi_inventory_complete

flow := {
	"id": "f1", "flow_id": "f1", "touchpoint": "payment_posting", "status": "in_use", "content": "phi",
	"document_types": ["remittances"], "medium": "electronic", "systems": ["pm"], "seen_by": ["billing"],
	"owner": "billing-manager", "reviewed_on": "2026-11-20",
}

base := {
	"today": "2026-11-20",
	"parameters": {"phi_inventory_complete": {"review_days": 365, "touchpoints": ["payment_posting"]}},
	"evidence": {
		"phi_inventory": {"records": [flow]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "unit": "billing", "status": "active"}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_flow(fields) := with_records("phi_inventory", [object.union(flow, fields)])

without(removed) := with_records("phi_inventory", [object.remove(flow, removed)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_a_known_touchpoint_passes if {
	count(phi_inventory_complete.deny) == 0 with input as base
	count(phi_inventory_complete.excluded) == 0 with input as base
	phi_inventory_complete.population == {{"kind": "phi_inventory", "id": "f1"}, {"kind": "systems", "id": "pm"}} with input as base
}

test_a_touchpoint_without_a_flow_fails if {
	wanted := json.patch(base, [{"op": "replace", "path": "/parameters/phi_inventory_complete/touchpoints", "value": ["payment_posting", "claim_submission"]}])
	deny := phi_inventory_complete.deny with input as wanted
	found(deny) == {["phi_inventory", "", "", "rule", "no flow in use is recorded for claim submission; walk through that work and record what goes where"]}
	retired := json.patch(wanted, [{"op": "add", "path": "/evidence/phi_inventory/records/-", "value": {"id": "f2", "touchpoint": "claim_submission", "status": "retired"}}])
	count(phi_inventory_complete.deny) == 1 with input as retired
}

test_a_system_that_no_flow_uses_fails if {
	stray := {"id": "new", "system_id": "new", "type": "other", "ephi": true, "status": "in_use"}
	deny := phi_inventory_complete.deny with input as json.patch(base, [{"op": "add", "path": "/evidence/systems/records/-", "value": stray}])
	found(deny) == {["systems", "new", "", "rule", "holds ePHI, and no flow of the PHI inventory uses it; find out which work brings PHI into it and record that"]}
	planned := object.union(stray, {"status": "planned"})
	given := json.patch(base, [{"op": "add", "path": "/evidence/systems/records/-", "value": planned}])
	count(phi_inventory_complete.deny) == 0 with input as given
	phi_inventory_complete.excluded == {{"kind": "systems", "id": "new", "reason": "status planned"}} with input as given
	phi_inventory_complete.population == {{"kind": "phi_inventory", "id": "f1"}, {"kind": "systems", "id": "pm"}} with input as given
}

test_a_flow_in_a_system_that_does_not_fit_fails if {
	changed := json.patch(with_flow({"systems": ["pm", "nowhere", "old", "gone", "wiki"]}), [
		{"op": "add", "path": "/evidence/systems/records/-", "value": {"id": "gone", "system_id": "gone", "ephi": false, "status": "retired"}},
		{"op": "add", "path": "/evidence/systems/records/-", "value": {"id": "old", "system_id": "old", "ephi": true, "status": "retired"}},
		{"op": "add", "path": "/evidence/systems/records/-", "value": {"id": "wiki", "system_id": "wiki", "ephi": false, "status": "in_use"}},
	])
	deny := phi_inventory_complete.deny with input as changed
	found(deny) == {
		["phi_inventory", "f1", "systems", "rule", "uses system gone, which has status retired; correct the inventory that is wrong"],
		["phi_inventory", "f1", "systems", "rule", "uses system nowhere, which is not in the inventory of systems; correct the inventory that is wrong"],
		["phi_inventory", "f1", "systems", "rule", "uses system old, which has status retired; correct the inventory that is wrong"],
		["phi_inventory", "f1", "systems", "rule", "uses system wiki, which is recorded as touching no ePHI; correct the inventory that is wrong"],
	}
}

test_electronic_flows_lie_in_a_system if {
	no_systems := {medium: fields |
		some medium in ["electronic", "mixed", "paper", "spoken"]
		given := json.patch(with_records("phi_inventory", [object.union(object.remove(flow, ["systems"]), {"medium": medium})]), [{"op": "replace", "path": "/evidence/systems/records", "value": []}])
		deny := phi_inventory_complete.deny with input as given
		fields := found(deny)
	}
	no_systems == {
		"electronic": {["phi_inventory", "f1", "systems", "rule", "is electronic and names no system; record in which it lies"]},
		"mixed": {["phi_inventory", "f1", "systems", "rule", "is mixed and names no system; record in which it lies"]},
		"paper": set(),
		"spoken": set(),
	}
}

test_each_flow_says_what_it_is if {
	deny := phi_inventory_complete.deny with input as without(["document_types", "medium", "owner", "seen_by"])
	found(deny) == {
		["phi_inventory", "f1", "document_types", "rule", "does not say which documents it consists of; record it"],
		["phi_inventory", "f1", "medium", "rule", "does not say whether it is electronic, paper, spoken or mixed; record it"],
		["phi_inventory", "f1", "owner", "rule", "does not say which office answers for it; record it"],
		["phi_inventory", "f1", "seen_by", "rule", "does not say whose people see it; record it"],
	}
}

test_units_that_nobody_works_in_fail if {
	deny := phi_inventory_complete.deny with input as with_flow({"seen_by": ["billing", "bilings"]})
	found(deny) == {["phi_inventory", "f1", "seen_by", "rule", "is seen by unit bilings, in which nobody of the workforce works; correct the unit"]}
	count(phi_inventory_complete.deny) == 0 with input as with_flow({"seen_by": ["all"]})
}

test_it_is_compared_with_the_work if {
	count(phi_inventory_complete.deny) == 0 with input as with_flow({"reviewed_on": "2025-11-20"})
	late := phi_inventory_complete.deny with input as with_flow({"reviewed_on": "2025-11-19"})
	found(late) == {["phi_inventory", "f1", "reviewed_on", "rule", "was last compared with the work 366 days ago; this program allows 365"]}
	never := phi_inventory_complete.deny with input as without(["reviewed_on"])
	found(never) == {["phi_inventory", "f1", "reviewed_on", "rule", "was never compared with the work; this program does so every 365 days"]}
	later := phi_inventory_complete.deny with input as with_flow({"reviewed_on": "2026-11-21"})
	found(later) == {["phi_inventory", "f1", "reviewed_on", "rule", "is recorded as reviewed on 2026-11-21, a day still to come; correct the date"]}
}

test_flows_not_in_use_are_left_out_and_said if {
	bare := {"id": "f2", "touchpoint": "other", "status": "planned", "systems": ["nowhere"]}
	given := json.patch(base, [{"op": "add", "path": "/evidence/phi_inventory/records/-", "value": bare}])
	count(phi_inventory_complete.deny) == 0 with input as given
	phi_inventory_complete.excluded == {{"kind": "phi_inventory", "id": "f2", "reason": "status planned"}} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(with_records("phi_inventory", []), [{"op": "replace", "path": "/evidence/systems/records", "value": []}])
	count(phi_inventory_complete.population) == 0 with input as empty
	deny := phi_inventory_complete.deny with input as empty
	count(deny) == 1
}
