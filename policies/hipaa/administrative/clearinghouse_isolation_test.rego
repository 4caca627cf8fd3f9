package hipaa.administrative.clearinghouse_isolation_test

import data.hipaa.administrative.clearinghouse_isolation

system := {"id": "edi", "system_id": "edi", "ephi": true, "status": "in_use", "clearinghouse_function": true}

account := {"id": "edi/anna", "system": "edi", "status": "active", "assigned_to": ["w1"]}

base := {
	"today": "2026-11-20",
	"parameters": {"clearinghouse_isolation": {"units": ["clearinghouse"]}},
	"evidence": {
		"authentication": {"records": []},
		"systems": {"records": [system]},
		"user_accounts": {"records": [account]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "unit": "clearinghouse"},
			{"id": "w2", "person": "w2", "unit": "health plan"},
		]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["clearinghouse_isolation"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_accounts_of_the_clearinghouse_alone_pass if {
	count(clearinghouse_isolation.deny) == 0 with input as base
	clearinghouse_isolation.population == {{"kind": "systems", "id": "edi"}, {"kind": "user_accounts", "id": "edi/anna"}} with input as base
	count(clearinghouse_isolation.excluded) == 0 with input as base
}

test_somebody_else_fails if {
	deny := clearinghouse_isolation.deny with input as with_records("user_accounts", [object.union(account, {"assigned_to": ["w1", "w2"]})])
	found(deny) == {["user_accounts", "edi/anna", "assigned_to", "rule", "opens ePHI of the clearinghouse to w2 of unit health plan, in the rest of the organization; disable it"]}
}

test_a_second_unit_of_the_clearinghouse_passes if {
	changed := json.patch(with_records("user_accounts", [object.union(account, {"assigned_to": ["w2"]})]), [{"op": "replace", "path": "/parameters/clearinghouse_isolation/units", "value": ["clearinghouse", "health plan"]}])
	count(clearinghouse_isolation.deny) == 0 with input as changed
}

test_an_unknown_person_fails if {
	deny := clearinghouse_isolation.deny with input as with_records("user_accounts", [object.union(account, {"assigned_to": ["w9"]})])
	found(deny) == {["user_accounts", "edi/anna", "assigned_to", "rule", "opens ePHI of the clearinghouse to w9, who is not in the workforce records; correct the person or disable it"]}
}

test_assigned_to_nobody_fails if {
	every nobody in [object.remove(account, ["assigned_to"]), object.union(account, {"assigned_to": []})] {
		deny := clearinghouse_isolation.deny with input as with_records("user_accounts", [nobody])
		found(deny) == {["user_accounts", "edi/anna", "assigned_to", "rule", "opens ePHI of the clearinghouse and is assigned to nobody; record who in the clearinghouse has it or disable it"]}
	}
}

test_a_system_that_does_not_say_fails if {
	deny := clearinghouse_isolation.deny with input as with_records("systems", [system, {"id": "x", "system_id": "x", "ephi": true, "status": "in_use"}])
	found(deny) == {["systems", "x", "clearinghouse_function", "rule", "does not say whether it holds ePHI of the clearinghouse; record clearinghouse_function as true or false"]}
}

test_a_system_without_accounts_fails if {
	deny := clearinghouse_isolation.deny with input as with_records("user_accounts", [])
	found(deny) == {["systems", "edi", "", "rule", "holds ePHI of the clearinghouse, and no account on it is recorded to show who can reach it; export its user list"]}
}

test_no_policy_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["clearinghouse_isolation"]}]] {
		deny := clearinghouse_isolation.deny with input as with_records("written_policies", policies)
		{[f.kind, object.get(f, "id", ""), object.get(f, "basis", "rule")] | some f in deny} == {["written_policies", "", "rule"]}
	}
}

test_other_systems_and_accounts_are_left_out_and_said if {
	systems := with_records("systems", [
		system,
		object.union(system, {"id": "a", "system_id": "a", "clearinghouse_function": false}),
		object.union(system, {"id": "b", "system_id": "b", "status": "retired"}),
		object.union(system, {"id": "c", "system_id": "c", "ephi": false}),
	])
	changed := json.patch(systems, [{"op": "replace", "path": "/evidence/user_accounts/records", "value": [
		account,
		{"id": "a/x", "system": "a", "status": "active", "assigned_to": ["w2"]},
		{"id": "b/x", "system": "b", "status": "active", "assigned_to": ["w2"]},
		{"id": "edi/old", "system": "edi", "status": "disabled", "assigned_to": ["w2"]},
	]}])
	count(clearinghouse_isolation.deny) == 0 with input as changed
	clearinghouse_isolation.population == {{"kind": "systems", "id": "edi"}, {"kind": "user_accounts", "id": "edi/anna"}} with input as changed
	clearinghouse_isolation.excluded == {
		{"kind": "systems", "id": "a", "reason": "no clearinghouse function"},
		{"kind": "systems", "id": "b", "reason": "status retired"},
		{"kind": "systems", "id": "c", "reason": "touches no ePHI"},
		{"kind": "user_accounts", "id": "a/x", "reason": "system without clearinghouse function"},
		{"kind": "user_accounts", "id": "b/x", "reason": "system without clearinghouse function"},
		{"kind": "user_accounts", "id": "edi/old", "reason": "account disabled"},
	} with input as changed
}

test_everything_is_left_out_for_one_reason if {
	retired := object.union(system, {"id": "a", "system_id": "a", "status": "retired", "clearinghouse_function": false})
	changed := json.patch(with_records("systems", [system, retired]), [{"op": "replace", "path": "/evidence/user_accounts/records", "value": [account, {"id": "a/x", "system": "a", "status": "disabled"}]}])
	clearinghouse_isolation.excluded == {
		{"kind": "systems", "id": "a", "reason": "status retired"},
		{"kind": "user_accounts", "id": "a/x", "reason": "account disabled"},
	} with input as changed
}

test_an_account_that_is_not_closed_is_judged if {
	every case in [["edi", {"kind": "user_accounts", "id": "edi/old"}], ["other", {"kind": "user_accounts", "id": "edi/old", "reason": "system without clearinghouse function"}]] {
		open := json.patch(base, [{"op": "replace", "path": "/evidence/user_accounts/records", "value": [account, {"id": "edi/old", "system": case[0], "status": "disabled", "disabled_on": "2026-11-21", "assigned_to": ["w2"]}]}])
		case[1] in (clearinghouse_isolation.population | clearinghouse_isolation.excluded) with input as open
	}
}

directory := {"id": "idp", "system_id": "idp", "ephi": false, "status": "in_use", "clearinghouse_function": false}

# The system of the clearinghouse, and another, whose people sign in at a directory.
signing_in(fields, accounts) := json.patch(base, [
	{"op": "replace", "path": "/evidence/systems/records", "value": [object.union(system, fields), object.union(system, {"id": "pm", "system_id": "pm", "clearinghouse_function": false}), directory]},
	{"op": "replace", "path": "/evidence/authentication/records", "value": [
		{"system": "edi", "method": "single_sign_on", "signs_in_at": "idp"},
		{"system": "pm", "method": "single_sign_on", "signs_in_at": "other-idp"},
	]},
	{"op": "replace", "path": "/evidence/user_accounts/records", "value": array.concat([account], accounts)},
])

at_directory(persons) := {"id": "idp/a", "system": "idp", "status": "active", "assigned_to": persons}

test_who_signs_in_to_the_clearinghouse_counts if {
	own := signing_in({}, [at_directory(["w1"]), {"id": "other-idp/b", "system": "other-idp", "status": "active", "assigned_to": ["w2"]}])
	count(clearinghouse_isolation.deny) == 0 with input as own
	{"kind": "user_accounts", "id": "idp/a"} in clearinghouse_isolation.population with input as own
	{"kind": "user_accounts", "id": "other-idp/b", "reason": "system without clearinghouse function"} in clearinghouse_isolation.excluded with input as own
	elsewhere := clearinghouse_isolation.deny with input as signing_in({}, [at_directory(["w2"])])
	found(elsewhere) == {["user_accounts", "idp/a", "assigned_to", "rule", "opens the sign-in to ePHI of the clearinghouse to w2 of unit health plan, in the rest of the organization; disable it"]}
	unknown := clearinghouse_isolation.deny with input as signing_in({}, [at_directory(["w9"])])
	found(unknown) == {["user_accounts", "idp/a", "assigned_to", "rule", "opens the sign-in to ePHI of the clearinghouse to w9, who is not in the workforce records; correct the person or disable it"]}
	nobody := clearinghouse_isolation.deny with input as signing_in({}, [at_directory([])])
	found(nobody) == {["user_accounts", "idp/a", "assigned_to", "rule", "opens the sign-in to ePHI of the clearinghouse and is assigned to nobody; record who in the clearinghouse has it or disable it"]}
}

test_a_directory_without_a_user_list_fails if {
	deny := clearinghouse_isolation.deny with input as signing_in({}, [])
	found(deny) == {["user_accounts", "", "", "rule", "system idp signs people in to ePHI of the clearinghouse, and no account on it is recorded to show whom; export its user list"]}
}

test_a_directory_of_other_systems_is_not_the_clearinghouses if {
	every fields in [{"clearinghouse_function": false}, {"status": "retired"}, {"ephi": false}] {
		others := signing_in(fields, [at_directory(["w2"])])
		count(clearinghouse_isolation.deny) == 0 with input as others
		{"kind": "user_accounts", "id": "idp/a", "reason": "system without clearinghouse function"} in clearinghouse_isolation.excluded with input as others
	}
}
