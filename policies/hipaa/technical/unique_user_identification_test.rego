package hipaa.technical.unique_user_identification_test

import data.hipaa.technical.unique_user_identification

account := {"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "assigned_to": ["w1"]}

# The day judged is 2026-11-20; emergency uses were listed on 2026-10-02, up to 2026-09-30.
base := {"today": "2026-11-20", "evidence": {
	"authentication": {"records": []},
	"emergency_access_uses": {"records": [], "sources": [{"observed_at": "2026-10-02T08:00:00Z", "period": {"from": "2026-07-01", "to": "2026-09-30"}}]},
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

bases(findings) := {object.get(f, "basis", "rule") | some f in findings}

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings} if {
	every f in findings {
		f.kind == "user_accounts"
	}
}

test_one_known_person_passes if {
	count(unique_user_identification.deny) == 0 with input as base
	unique_user_identification.population == {{"kind": "systems", "id": "pm"}, {"kind": "user_accounts", "id": "pm/anna"}} with input as base
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

test_a_system_without_accounts_fails if {
	changed_input := with_systems([
		{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"},
		{"id": "payer-a", "system_id": "payer-a", "ephi": true, "status": "in_use"},
	])
	deny := unique_user_identification.deny with input as changed_input
	deny == {{"kind": "systems", "id": "payer-a", "message": "holds ePHI, and no account on it is recorded; export its user list"}}
}

test_a_system_with_disabled_accounts_only_is_recorded if {
	changed_input := with_accounts([changed({"status": "disabled"}, [])])
	count(unique_user_identification.deny) == 0 with input as changed_input
	unique_user_identification.population == {{"kind": "systems", "id": "pm"}} with input as changed_input
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
	unique_user_identification.population == {{"kind": "systems", "id": "pm"}, {"kind": "user_accounts", "id": "pm/anna"}} with input as changed_input
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
		unique_user_identification.excluded == {
			{"kind": "systems", "id": "pm", "reason": trim_prefix(record.reason, "system ")},
			{"kind": "user_accounts", "id": "pm/anna", "reason": record.reason},
		} with input as changed_input
	}
}

test_no_accounts_at_all_is_said_for_each_system if {
	changed_input := with_accounts([])
	unique_user_identification.population == {{"kind": "systems", "id": "pm"}} with input as changed_input
	count(unique_user_identification.deny) == 1 with input as changed_input
}

test_a_disabled_account_is_left_out_for_that_alone if {
	old := json.patch(with_systems([{"id": "pm", "system_id": "pm", "ephi": true, "status": "retired"}]), [{"op": "replace", "path": "/evidence/user_accounts/records/0/status", "value": "disabled"}])
	{"kind": "user_accounts", "id": "pm/anna", "reason": "account disabled"} in unique_user_identification.excluded with input as old
	count(unique_user_identification.excluded) == 2 with input as old
}

test_an_account_of_unknown_type_counts_as_a_persons if {
	known := with_accounts([changed({"account_type": "unknown"}, [])])
	count(unique_user_identification.deny) == 0 with input as known
	nobody := unique_user_identification.deny with input as with_accounts([changed({"account_type": "unknown"}, ["assigned_to"])])
	found(nobody) == {["pm/anna", "assigned_to", "rule", "is assigned to nobody, so its use identifies nobody; record whose it is or disable it"]}
	stranger := unique_user_identification.deny with input as with_accounts([changed({"account_type": "unknown", "assigned_to": ["w9"]}, [])])
	found(stranger) == {["pm/anna", "assigned_to", "rule", "is assigned to w9, who is not in the workforce records; correct the person or disable it"]}
}

test_an_account_that_is_not_closed_is_judged if {
	open := changed({"account_type": "shared", "status": "disabled", "disabled_on": "2026-11-21"}, [])
	deny := unique_user_identification.deny with input as with_accounts([open])
	{[f.id, f.field] | some f in deny} == {["pm/anna", "account_type"]}
	count(unique_user_identification.excluded) == 0 with input as with_accounts([open])
}

directory := {"id": "idp", "system_id": "idp", "type": "identity_provider", "ephi": false, "status": "in_use"}

through(setting) := json.patch(with_accounts([account, changed({"id": "idp/desk", "system": "idp", "user": "desk", "account_type": "shared"}, [])]), [
	{"op": "add", "path": "/evidence/systems/records/-", "value": directory},
	{"op": "replace", "path": "/evidence/authentication/records", "value": [setting]},
])

test_a_shared_sign_in_at_the_directory_of_a_system_with_ephi_fails if {
	relied_on := through({"system": "pm", "method": "single_sign_on", "signs_in_at": "idp"})
	deny := unique_user_identification.deny with input as relied_on
	{[f.id, f.field, object.get(f, "basis", "rule")] | some f in deny} == {["idp/desk", "account_type", "rule"]}
	unique_user_identification.excluded == {{"kind": "systems", "id": "idp", "reason": "touches no ePHI"}} with input as relied_on
	apart := through({"system": "pm", "method": "password"})
	count(unique_user_identification.deny) == 0 with input as apart
	unique_user_identification.excluded == {
		{"kind": "systems", "id": "idp", "reason": "touches no ePHI"},
		{"kind": "user_accounts", "id": "idp/desk", "reason": "system touches no ePHI"},
	} with input as apart
}

sealed(used_at) := changed({"id": "pm/glass", "user": "glass", "account_type": "emergency", "last_used_at": used_at}, [])

with_uses(accounts, uses) := json.patch(with_accounts(accounts), [{"op": "replace", "path": "/evidence/emergency_access_uses/records", "value": uses}])

test_a_sealed_account_used_without_an_emergency_on_record_fails if {
	use := {"id": "e1", "system": "pm", "used_at": "2026-08-11T23:00:00Z", "ended_at": "2026-08-13T01:00:00Z"}
	every day in ["2026-08-10", "2026-08-14"] {
		count(unique_user_identification.deny) == 0 with input as with_uses([account, sealed(sprintf("%vT12:00:00Z", [day]))], [use])
	}
	every day in ["2026-08-09", "2026-08-15"] {
		deny := unique_user_identification.deny with input as with_uses([account, sealed(sprintf("%vT12:00:00Z", [day]))], [use])
		found(deny) == {["pm/glass", "last_used_at", "rule", sprintf("is a sealed account for emergencies and was used on %v, of which no emergency access is recorded, so nothing shows by whom; record the use, or give whoever works with it a user name of their own", [day])]}
	}
	every none in [[], [object.union(use, {"system": "ehr"})], [object.union(object.remove(use, ["ended_at"]), {"used_at": "2026-08-09T12:00:00Z"})]] {
		count(unique_user_identification.deny) == 1 with input as with_uses([account, sealed("2026-08-11T12:00:00Z")], none)
	}
	count(unique_user_identification.deny) == 0 with input as with_uses([account, sealed("2026-08-11T12:00:00Z")], [object.union(object.remove(use, ["ended_at"]), {"used_at": "2026-08-10T12:00:00Z"})])
}

test_a_sealed_account_used_after_the_uses_were_listed_fails_as_practice if {
	listed := with_uses([account, sealed("2026-09-30T23:59:59Z")], [])
	bases(unique_user_identification.deny) == {"rule"} with input as listed
	after := unique_user_identification.deny with input as with_uses([account, sealed("2026-10-01T00:00:00Z")], [])
	found(after) == {["pm/glass", "last_used_at", "program", "is a sealed account for emergencies and was used on 2026-10-01, after emergency accesses were last listed up to 2026-09-30; this program records each use at once: add it to the list"]}
	open_end := json.patch(with_uses([account, sealed("2026-10-02T12:00:00Z")], []), [{"op": "remove", "path": "/evidence/emergency_access_uses/sources/0/period"}])
	bases(unique_user_identification.deny) == {"rule"} with input as open_end
	later := json.patch(open_end, [{"op": "replace", "path": "/evidence/user_accounts/records/1/last_used_at", "value": "2026-10-03T00:00:00Z"}])
	bases(unique_user_identification.deny) == {"program"} with input as later
	unlisted := json.patch(with_uses([account, sealed("2026-11-20T12:00:00Z")], []), [{"op": "replace", "path": "/evidence/emergency_access_uses/sources", "value": []}])
	bases(unique_user_identification.deny) == {"rule"} with input as unlisted
}

test_a_use_shows_nothing_of_other_accounts if {
	every type in ["person", "root", "service"] {
		count(unique_user_identification.deny) == 0 with input as with_uses([changed({"account_type": type, "last_used_at": "2026-08-11T12:00:00Z"}, [])], [])
	}
}

test_a_shared_sign_in_is_named_with_what_to_do if {
	deny := unique_user_identification.deny with input as with_accounts([changed({"account_type": "shared"}, [])])
	found(deny) == {["pm/anna", "account_type", "rule", "is a shared sign-in; give each person a user name of their own (payer portals have an administrator who can add users), then disable it"]}
}

test_the_newest_of_several_lists_of_uses_counts if {
	earlier := {"observed_at": "2026-07-02T08:00:00Z", "period": {"from": "2026-04-01", "to": "2026-06-30"}}
	given := json.patch(with_uses([account, sealed("2026-09-30T12:00:00Z")], []), [{"op": "add", "path": "/evidence/emergency_access_uses/sources/-", "value": earlier}])
	bases(unique_user_identification.deny) == {"rule"} with input as given
}
