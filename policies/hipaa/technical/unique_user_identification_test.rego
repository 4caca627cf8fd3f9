package hipaa.technical.unique_user_identification_test

import data.hipaa.technical.unique_user_identification

account := {"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "assigned_to": ["w1"]}

base := {"evidence": {
	"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}]},
	"user_accounts": {"records": [account]},
	"workforce": {"records": [{"id": "w1", "person": "w1"}, {"id": "w2", "person": "w2"}]},
}}

with_accounts(accounts) := json.patch(base, [{"op": "replace", "path": "/evidence/user_accounts/records", "value": accounts}])

with_systems(systems) := json.patch(base, [{"op": "replace", "path": "/evidence/systems/records", "value": systems}])

# The account with these fields in place of its own; those in "without" are left out.
changed(fields, without) := {name: value |
	some name, value in object.union(account, fields)
	not name in without
}

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_one_known_person_passes if {
	count(unique_user_identification.deny) == 0 with input as base
	unique_user_identification.population == {{"kind": "user_accounts", "id": "pm/anna"}} with input as base
	count(unique_user_identification.excluded) == 0 with input as base
}

test_a_shared_sign_in_fails if {
	deny := unique_user_identification.deny with input as with_accounts([changed({"account_type": "shared", "assigned_to": ["w1", "w2"]}, [])])
	{[f.id, f.field] | some f in deny} == {["pm/anna", "account_type"]}
	every f in deny { not f.basis }
}

test_a_shared_sign_in_assigned_to_nobody_fails_once if {
	deny := unique_user_identification.deny with input as with_accounts([changed({"account_type": "shared"}, ["assigned_to"])])
	count(deny) == 1
}

test_one_user_name_for_two_persons_fails if {
	every type in ["person", "root", "unknown"] {
		deny := unique_user_identification.deny with input as with_accounts([changed({"account_type": type, "assigned_to": ["w2", "w1"]}, [])])
		found(deny) == {["pm/anna", "assigned_to", "rule", "is one user name for 2 persons (w1, w2); give each a user name of their own"]}
	}
}

test_assigned_to_nobody_fails if {
	every nobody in [changed({}, ["assigned_to"]), changed({"assigned_to": []}, [])] {
		deny := unique_user_identification.deny with input as with_accounts([nobody])
		found(deny) == {["pm/anna", "assigned_to", "rule", "is assigned to nobody, so its use identifies nobody; record whose it is or disable it"]}
	}
}

test_assigned_to_an_unknown_person_fails if {
	deny := unique_user_identification.deny with input as with_accounts([changed({"assigned_to": ["w9"]}, [])])
	found(deny) == {["pm/anna", "assigned_to", "rule", "is assigned to w9, who is not in the workforce records; correct the person or disable it"]}
}

test_accounts_of_programs_and_emergencies_with_a_responsible_person_pass if {
	every type in ["service", "emergency", "root"] {
		changed_input := with_accounts([changed({"account_type": type}, [])])
		count(unique_user_identification.deny) == 0 with input as changed_input
	}
}

test_two_may_answer_for_a_service_or_emergency_account if {
	every type in ["service", "emergency"] {
		changed_input := with_accounts([changed({"account_type": type, "assigned_to": ["w1", "w2"]}, [])])
		count(unique_user_identification.deny) == 0 with input as changed_input
	}
}

test_accounts_nobody_answers_for_fail_as_practice if {
	every type in ["service", "emergency", "root"] {
		every nobody in [changed({"account_type": type}, ["assigned_to"]), changed({"account_type": type, "assigned_to": []}, [])] {
			deny := unique_user_identification.deny with input as with_accounts([nobody])
			found(deny) == {["pm/anna", "assigned_to", "program", sprintf("is a %v account that nobody answers for; name the responsible person", [type])]}
		}
	}
}

test_accounts_an_unknown_person_answers_for_fail_as_practice if {
	every type in ["service", "emergency", "root"] {
		deny := unique_user_identification.deny with input as with_accounts([changed({"account_type": type, "assigned_to": ["w9"]}, [])])
		found(deny) == {["pm/anna", "assigned_to", "program", "is answered for by w9, who is not in the workforce records; name somebody who is"]}
	}
}

test_a_system_without_accounts_fails_as_a_whole if {
	changed_input := with_systems([
		{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"},
		{"id": "payer-a", "system_id": "payer-a", "ephi": true, "status": "in_use"},
	])
	deny := unique_user_identification.deny with input as changed_input
	deny == {{"kind": "user_accounts", "message": "no account is recorded for system payer-a, which holds ePHI; export its user list"}}
}

test_a_system_with_disabled_accounts_only_is_recorded if {
	changed_input := with_accounts([changed({"status": "disabled"}, [])])
	count(unique_user_identification.deny) == 0 with input as changed_input
	count(unique_user_identification.population) == 0 with input as changed_input
}

test_systems_out_of_scope_need_no_accounts if {
	changed_input := with_systems([
		{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"},
		{"id": "phones", "system_id": "phones", "ephi": false, "status": "in_use"},
		{"id": "old", "system_id": "old", "ephi": true, "status": "retired"},
		{"id": "new", "system_id": "new", "ephi": true, "status": "planned"},
	])
	count(unique_user_identification.deny) == 0 with input as changed_input
}

test_an_account_on_an_unknown_system_fails_as_practice if {
	deny := unique_user_identification.deny with input as with_accounts([account, changed({"id": "p%2Fm/anna", "system": "p/m"}, [])])
	found(deny) == {["p%2Fm/anna", "system", "program", "is on system p/m, which is not in the inventory; add the system or correct its id"]}
}

test_disabled_accounts_are_left_out_and_said if {
	changed_input := with_accounts([account, changed({"id": "pm/front", "user": "front", "account_type": "shared", "status": "disabled"}, [])])
	count(unique_user_identification.deny) == 0 with input as changed_input
	unique_user_identification.population == {{"kind": "user_accounts", "id": "pm/anna"}} with input as changed_input
	unique_user_identification.excluded == {{"kind": "user_accounts", "id": "pm/front", "reason": "account disabled"}} with input as changed_input
}

test_accounts_on_systems_out_of_scope_are_left_out_and_said if {
	every record in [
		{"system": {"id": "pm", "system_id": "pm", "ephi": false, "status": "in_use"}, "reason": "system touches no ePHI"},
		{"system": {"id": "pm", "system_id": "pm", "ephi": true, "status": "retired"}, "reason": "system status retired"},
		{"system": {"id": "pm", "system_id": "pm", "ephi": true, "status": "planned"}, "reason": "system status planned"},
	] {
		changed_input := json.patch(with_systems([record.system]), [{"op": "replace", "path": "/evidence/user_accounts/records/0/account_type", "value": "shared"}])
		count(unique_user_identification.deny) == 0 with input as changed_input
		count(unique_user_identification.population) == 0 with input as changed_input
		unique_user_identification.excluded == {{"kind": "user_accounts", "id": "pm/anna", "reason": record.reason}} with input as changed_input
	}
}

test_no_accounts_at_all_is_said_for_each_system if {
	changed_input := with_accounts([])
	count(unique_user_identification.population) == 0 with input as changed_input
	count(unique_user_identification.deny) == 1 with input as changed_input
}

test_a_disabled_account_is_left_out_for_that_alone if {
	old := json.patch(with_systems([{"id": "pm", "system_id": "pm", "ephi": true, "status": "retired"}]), [{"op": "replace", "path": "/evidence/user_accounts/records/0/status", "value": "disabled"}])
	unique_user_identification.excluded == {{"kind": "user_accounts", "id": "pm/anna", "reason": "account disabled"}} with input as old
}

test_an_account_of_unknown_type_counts_as_a_persons if {
	known := with_accounts([changed({"account_type": "unknown"}, [])])
	count(unique_user_identification.deny) == 0 with input as known
	nobody := unique_user_identification.deny with input as with_accounts([changed({"account_type": "unknown"}, ["assigned_to"])])
	found(nobody) == {["pm/anna", "assigned_to", "rule", "is assigned to nobody, so its use identifies nobody; record whose it is or disable it"]}
	stranger := unique_user_identification.deny with input as with_accounts([changed({"account_type": "unknown", "assigned_to": ["w9"]}, [])])
	found(stranger) == {["pm/anna", "assigned_to", "rule", "is assigned to w9, who is not in the workforce records; correct the person or disable it"]}
}
