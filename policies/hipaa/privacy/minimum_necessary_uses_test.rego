package hipaa.privacy.minimum_necessary_uses_test

import data.hipaa.privacy.minimum_necessary_uses

flow := {
	"id": "f1", "flow_id": "f1", "touchpoint": "denials", "status": "in_use", "content": "phi", "relationship": "payer",
	"systems": ["pm"], "seen_by": ["denials"],
}

role := {
	"id": "pm/Denials", "system": "pm", "role": "Denials", "ephi": true, "information": ["claims"],
	"units": ["denials", "billing"],
}

right := {"id": "pm/u1/Denials", "system": "pm", "user": "u1", "role": "Denials"}

account := {"id": "pm/u1", "system": "pm", "user": "u1", "status": "active", "account_type": "person", "assigned_to": ["w1"]}

system := {"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}

workforce := [
	{"id": "w1", "person": "w1", "unit": "denials"},
	{"id": "w2", "person": "w2", "unit": "coding"},
]

base := {
	"today": "2026-11-20",
	"parameters": {"minimum_necessary_uses": {"shared_touchpoints": ["storage"]}},
	"evidence": {
		"access_rights": {"records": [right]},
		"phi_inventory": {"records": [flow]},
		"role_profiles": {"records": [role]},
		"systems": {"records": [system]},
		"user_accounts": {"records": [account]},
		"workforce": {"records": workforce},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

out(excluded, kind) := {[x.id, x.reason] | some x in excluded; x.kind == kind}

test_what_is_identified_and_limited_passes if {
	count(minimum_necessary_uses.deny) == 0 with input as base
	count(minimum_necessary_uses.excluded) == 0 with input as base
	minimum_necessary_uses.population == {
		{"kind": "access_rights", "id": "pm/u1/Denials"},
		{"kind": "phi_inventory", "id": "f1"},
		{"kind": "role_profiles", "id": "pm/Denials"},
	} with input as base
}

test_a_flow_without_classes_fails if {
	message := "does not say which classes of person need it; name the units whose work it is part of"
	every records in [[object.remove(flow, ["seen_by"])], [object.union(flow, {"seen_by": []})]] {
		deny := minimum_necessary_uses.deny with input as with_records("phi_inventory", records)
		found(deny) == {["phi_inventory", "f1", "seen_by", "rule", message]}
	}
}

test_a_role_nobody_described_fails if {
	deny := minimum_necessary_uses.deny with input as with_records("role_profiles", [object.union(role, {"id": "pm/Other", "role": "Other"})])
	found(deny) == {["role_profiles", "", "", "rule", "persons hold role Denials of system pm, and nobody described which class it is for and what it reaches; describe it, or take it away"]}
}

test_a_role_without_class_or_categories_fails if {
	flows := [object.remove(flow, ["systems"])]
	every removed, case in {
		"information": ["information", "is held by persons, and the categories of PHI it reaches are not identified; list them, such as claims or clinical_notes"],
		"units": ["units", "is held by persons, and the class of persons who need it is not identified; name the units whose work needs it"],
	} {
		given := json.patch(with_records("phi_inventory", flows), [{"op": "replace", "path": "/evidence/role_profiles/records", "value": [object.remove(role, [removed])]}])
		deny := minimum_necessary_uses.deny with input as given
		found(deny) == {["role_profiles", "pm/Denials", case[0], "rule", case[1]]}
		empty := json.patch(with_records("phi_inventory", flows), [{"op": "replace", "path": "/evidence/role_profiles/records", "value": [object.union(role, {removed: []})]}])
		again := minimum_necessary_uses.deny with input as empty
		found(again) == found(deny)
		unheld := json.patch(given, [{"op": "replace", "path": "/evidence/access_rights/records", "value": []}])
		count(minimum_necessary_uses.deny) == 0 with input as unheld
	}
}

test_a_person_of_another_class_fails if {
	deny := minimum_necessary_uses.deny with input as with_records("user_accounts", [object.union(account, {"assigned_to": ["w1", "w2"]})])
	found(deny) == {["access_rights", "pm/u1/Denials", "role", "rule", "lets w2 of unit coding reach what is identified as needed by billing, denials; take it away, or show why that unit needs it"]}
}

test_a_person_outside_the_only_class_fails if {
	given := json.patch(with_records("role_profiles", [object.union(role, {"units": ["coding"]})]), [{"op": "replace", "path": "/evidence/phi_inventory/records", "value": [object.remove(flow, ["systems"])]}])
	deny := minimum_necessary_uses.deny with input as given
	found(deny) == {["access_rights", "pm/u1/Denials", "role", "rule", "lets w1 of unit denials reach what is identified as needed by coding; take it away, or show why that unit needs it"]}
}

test_rights_left_out_say_why if {
	every case in [
		["user_accounts", [], "account not in the user list"],
		["systems", [], "system not in the inventory"],
		["systems", [object.union(system, {"ephi": false})], "system touches no ePHI"],
		["user_accounts", [object.union(account, {"status": "disabled"})], "account disabled"],
		["user_accounts", [object.union(account, {"account_type": "service"})], "account of type service"],
		["role_profiles", [object.union(role, {"ephi": false})], "role reaches no ePHI"],
	] {
		given := with_records(case[0], case[1])
		excluded := minimum_necessary_uses.excluded with input as given
		out(excluded, "access_rights") == {["pm/u1/Denials", case[2]]}
		population := minimum_necessary_uses.population with input as given
		count({x | some x in population; x.kind == "access_rights"}) == 0
	}
}

test_a_right_left_out_has_no_finding if {
	others := json.patch(with_records("user_accounts", [object.union(account, {"assigned_to": ["w2"], "status": "disabled"})]), [{"op": "replace", "path": "/evidence/role_profiles/records", "value": [object.remove(role, ["information"])]}])
	count(minimum_necessary_uses.deny) == 0 with input as others
}

test_roles_left_out_say_why if {
	flows := [object.remove(flow, ["systems"])]
	every case in [
		[[{"op": "replace", "path": "/evidence/role_profiles/records/0/ephi", "value": false}], "reaches no ePHI"],
		[[{"op": "replace", "path": "/evidence/systems/records/0/status", "value": "retired"}], "system status retired"],
	] {
		excluded := minimum_necessary_uses.excluded with input as json.patch(with_records("phi_inventory", flows), case[0])
		out(excluded, "role_profiles") == {["pm/Denials", case[1]]}
		population := minimum_necessary_uses.population with input as json.patch(with_records("phi_inventory", flows), case[0])
		count({x | some x in population; x.kind == "role_profiles"}) == 0
	}
}

test_flows_left_out_say_why if {
	given := with_records("phi_inventory", [object.union(object.remove(flow, ["seen_by"]), {"status": "retired"})])
	excluded := minimum_necessary_uses.excluded with input as given
	out(excluded, "phi_inventory") == {["f1", "status retired"]}
	count(minimum_necessary_uses.deny) == 0 with input as given
}

test_all_is_for_work_that_is_everybodys if {
	deny := minimum_necessary_uses.deny with input as with_records("phi_inventory", [object.union(flow, {"seen_by": ["all"]})])
	found(deny) == {["phi_inventory", "f1", "seen_by", "program", "is seen by all (denials); this program names the units"]}
	count(minimum_necessary_uses.deny) == 0 with input as with_records("phi_inventory", [object.union(flow, {"seen_by": ["all"], "touchpoint": "storage"})])
	words := minimum_necessary_uses.deny with input as with_records("phi_inventory", [object.union(flow, {"seen_by": ["all"], "touchpoint": "patient_calls"})])
	found(words) == {["phi_inventory", "f1", "seen_by", "program", "is seen by all (patient calls); this program names the units"]}
}

test_a_unit_without_people_fails_as_practice if {
	deny := minimum_necessary_uses.deny with input as with_records("phi_inventory", [object.union(flow, {"seen_by": ["denials", "denial"]})])
	found(deny) == {["phi_inventory", "f1", "seen_by", "program", "is seen by unit denial, in which nobody of the workforce records works; correct the name"]}
}

test_a_unit_for_which_no_role_is_meant_is_shown if {
	count(minimum_necessary_uses.warn) == 0 with input as base
	given := with_records("phi_inventory", [object.union(flow, {"seen_by": ["coding", "denials"], "systems": ["pm", "ehr"]})])
	warn := minimum_necessary_uses.warn with input as given
	found(warn) == {["phi_inventory", "f1", "seen_by", "program", "is seen by unit coding, for which no role on ehr, pm is meant; correct the flow, or the units of the role"]}
	count(minimum_necessary_uses.deny) == 0 with input as given
	one := minimum_necessary_uses.warn with input as with_records("phi_inventory", [object.union(flow, {"seen_by": ["coding"]})])
	found(one) == {["phi_inventory", "f1", "seen_by", "program", "is seen by unit coding, for which no role on pm is meant; correct the flow, or the units of the role"]}
	every records in [
		[object.union(object.remove(flow, ["systems"]), {"seen_by": ["coding"]})],
		[object.union(flow, {"seen_by": ["coding"], "systems": []})],
		[object.union(flow, {"seen_by": ["all"], "touchpoint": "storage"})],
		[object.union(flow, {"seen_by": ["denials"], "systems": ["ehr", "pm"]})],
	] {
		count(minimum_necessary_uses.warn) == 0 with input as with_records("phi_inventory", records)
	}
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(base, [
		{"op": "replace", "path": "/evidence/access_rights/records", "value": []},
		{"op": "replace", "path": "/evidence/phi_inventory/records", "value": []},
		{"op": "replace", "path": "/evidence/role_profiles/records", "value": []},
	])
	count(minimum_necessary_uses.population) == 0 with input as empty
	count(minimum_necessary_uses.deny) == 0 with input as empty
}
