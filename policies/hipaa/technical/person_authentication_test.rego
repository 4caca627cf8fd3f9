package hipaa.technical.person_authentication_test

import data.hipaa.technical.person_authentication

system := {"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}

# Where single sign-on leads. It holds no ePHI itself.
identity := {"id": "idp", "system_id": "idp", "ephi": false, "status": "in_use"}

# At the limits: as many attempts as are allowed, as few characters.
password := {
	"id": "pm", "system": "pm", "method": "password", "second_factor": "required", "default_passwords_changed": true,
	"minimum_length": 12, "lockout_attempts": 10, "reset_verification": "call_back",
}

elsewhere := {"id": "pm", "system": "pm", "method": "single_sign_on", "signs_in_at": "idp"}

verifier := object.union(password, {"id": "idp", "system": "idp"})

given(systems, settings) := {
	"today": "2026-11-20",
	"parameters": {"person_authentication": {"lockout_attempts": 10, "minimum_length": 12}},
	"evidence": {
		"authentication": {"records": settings},
		"systems": {"records": systems},
		"user_accounts": {"records": []},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["authentication"]}]},
	},
}

base := given([system], [password])

# The settings with these fields in place of their own; those in "without" are left out.
changed(fields, without) := given([system], [object.remove(object.union(password, fields), without)])

with_records(whole, kind, records) := json.patch(whole, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

fails(deny, field, basis, message) if found(deny) == {["authentication", "pm", field, basis, message]}

test_a_password_at_the_limits_passes if {
	count(person_authentication.deny) == 0 with input as base
	person_authentication.population == {{"kind": "systems", "id": "pm"}, {"kind": "authentication", "id": "pm"}} with input as base
	count(person_authentication.excluded) == 0 with input as base
}

test_other_methods_need_no_password_settings if {
	every method in ["certificate", "passkey", "badge"] {
		count(person_authentication.deny) == 0 with input as given([system], [{"id": "pm", "system": "pm", "method": method, "reset_verification": "in_person"}])
	}
}

test_no_procedure_in_force_fails if {
	every policies in [
		[],
		[{"id": "p1", "status": "draft", "topics": ["authentication"]}],
		[{"id": "p1", "status": "in_force", "topics": ["encryption"]}],
		[{"id": "p1", "status": "in_force", "topics": ["authentication"], "effective_on": "2026-11-21"}],
	] {
		deny := person_authentication.deny with input as with_records(base, "written_policies", policies)
		found(deny) == {["written_policies", "", "", "rule", "no written procedure on topic authentication is in force; write down how it is verified who signs in, and have it approved"]}
	}
}

test_a_system_without_settings_fails if {
	other := object.union(system, {"id": "ehr", "system_id": "ehr"})
	deny := person_authentication.deny with input as given([system, other], [password])
	found(deny) == {["systems", "ehr", "", "rule", "has no sign-in settings on record, so nothing shows that it verifies who signs in; record them, or ask whoever runs it"]}
}

test_what_is_not_known_of_a_payers_portal_fails_as_practice if {
	portal := object.union(system, {"type": "payer_portal"})
	unknown := given([portal], [object.remove(password, ["default_passwords_changed", "reset_verification"])])
	deny := person_authentication.deny with input as unknown
	{[f.field, f.basis] | some f in deny} == {["default_passwords_changed", "program"], ["reset_verification", "program"]}
	unlisted := person_authentication.deny with input as given([portal], [])
	{[f.id, f.basis] | some f in unlisted} == {["pm", "program"]}
	open := person_authentication.deny with input as given([portal], [{"id": "pm", "system": "pm", "method": "none"}])
	{[f.field, f.basis] | some f in open} == {["method", "program"]}
	nowhere := person_authentication.deny with input as given([portal], [object.remove(elsewhere, ["signs_in_at"])])
	{[f.field, f.basis] | some f in nowhere} == {["signs_in_at", "program"]}
}

test_letting_in_anybody_fails_once if {
	every bare in [changed({"method": "none"}, []), given([system], [{"id": "pm", "system": "pm", "method": "none"}])] {
		deny := person_authentication.deny with input as bare
		fails(deny, "method", "rule", "lets in whoever reaches it; have each person sign in")
	}
}

test_single_sign_on_passes_where_the_other_system_verifies if {
	sso := given([system, identity], [elsewhere, verifier])
	count(person_authentication.deny) == 0 with input as sso
	person_authentication.population == {
		{"kind": "systems", "id": "pm"},
		{"kind": "authentication", "id": "pm"},
		{"kind": "authentication", "id": "idp"},
	} with input as sso
	person_authentication.excluded == {{"kind": "systems", "id": "idp", "reason": "touches no ePHI"}} with input as sso
}

test_single_sign_on_through_another_passes if {
	broker := {"id": "broker", "system_id": "broker", "ephi": false, "status": "in_use"}
	chain := [
		object.union(elsewhere, {"signs_in_at": "broker"}),
		{"id": "broker", "system": "broker", "method": "single_sign_on", "signs_in_at": "idp"},
		verifier,
	]
	count(person_authentication.deny) == 0 with input as given([system, identity, broker], chain)
	count(person_authentication.population) == 4 with input as given([system, identity, broker], chain)
}

test_the_system_that_verifies_is_judged if {
	deny := person_authentication.deny with input as given([system, identity], [elsewhere, {"id": "idp", "system": "idp", "method": "none"}])
	{[f.id, f.field] | some f in deny} == {["idp", "method"]}
}

advice := "; record the system that verifies who signs in, and how"

test_single_sign_on_that_leads_nowhere_fails if {
	nameless := person_authentication.deny with input as given([system], [object.remove(elsewhere, ["signs_in_at"])])
	fails(nameless, "signs_in_at", "rule", concat("", ["signs in at a system that is not named", advice]))
	unknown := person_authentication.deny with input as given([system], [elsewhere, verifier])
	message := concat("", ["signs in at idp, which is not in the inventory", advice])
	["authentication", "pm", "signs_in_at", "rule", message] in found(unknown)
	every status in ["planned", "retired"] {
		deny := person_authentication.deny with input as given([system, object.union(identity, {"status": status})], [elsewhere, verifier])
		fails(deny, "signs_in_at", "rule", sprintf("signs in at idp, which has status %v%v", [status, advice]))
	}
	unknown_and_unset := person_authentication.deny with input as given([system], [elsewhere])
	fails(unknown_and_unset, "signs_in_at", "rule", message)
	retired_and_unset := person_authentication.deny with input as given([system, object.union(identity, {"status": "retired"})], [elsewhere])
	fails(retired_and_unset, "signs_in_at", "rule", concat("", ["signs in at idp, which has status retired", advice]))
	unset := person_authentication.deny with input as given([system, identity], [elsewhere])
	fails(unset, "signs_in_at", "rule", concat("", ["signs in at idp, which has no sign-in settings on record", advice]))
}

test_single_sign_on_in_a_circle_fails if {
	itself := person_authentication.deny with input as given([system], [object.union(elsewhere, {"signs_in_at": "pm"})])
	fails(itself, "signs_in_at", "rule", concat("", ["signs in at pm, which leads back to it", advice]))
	back := {"id": "idp", "system": "idp", "method": "single_sign_on", "signs_in_at": "pm"}
	circle := person_authentication.deny with input as given([system, identity], [elsewhere, back])
	{[f.id, f.field, f.message] | some f in circle} == {
		["pm", "signs_in_at", concat("", ["signs in at idp, which leads back to it", advice])],
		["idp", "signs_in_at", concat("", ["signs in at pm, which leads back to it", advice])],
	}
	retired := person_authentication.deny with input as given([system, object.union(identity, {"status": "retired"})], [elsewhere, back])
	{[f.id, f.message] | some f in retired} == {
		["pm", concat("", ["signs in at idp, which has status retired", advice])],
		["idp", concat("", ["signs in at pm, which leads back to it", advice])],
	}
}

test_another_method_leads_nowhere if {
	count(person_authentication.deny) == 0 with input as changed({"signs_in_at": "gone"}, [])
	own := given([system, identity], [object.union(password, {"signs_in_at": "idp"}), {"id": "idp", "system": "idp", "method": "none"}])
	count(person_authentication.deny) == 0 with input as own
	{"kind": "authentication", "id": "idp", "reason": "system touches no ePHI"} in person_authentication.excluded with input as own
}

test_passwords_as_delivered_fail if {
	deny := person_authentication.deny with input as changed({"default_passwords_changed": false}, [])
	fails(deny, "default_passwords_changed", "rule", "takes passwords it was delivered with; anybody can look these up: change them and record it")
	unknown := person_authentication.deny with input as changed({}, ["default_passwords_changed"])
	fails(unknown, "default_passwords_changed", "rule", "is not shown to be rid of the passwords it was delivered with; anybody can look these up: change them and record it")
}

account := {"id": "pm/admin", "system": "pm", "user": "admin", "status": "active", "account_type": "root"}

test_passwords_as_delivered_beside_another_method_fail if {
	every type in ["emergency", "root"] {
		sso := with_records(given([system, identity], [elsewhere, verifier]), "user_accounts", [object.union(account, {"account_type": type})])
		deny := person_authentication.deny with input as sso
		fails(deny, "default_passwords_changed", "rule", "is not shown to be rid of the passwords it was delivered with (an emergency or root account has one); anybody can look these up: change them and record it")
	}
	open := with_records(given([system], [{"id": "pm", "system": "pm", "method": "none"}]), "user_accounts", [account])
	anybody := person_authentication.deny with input as open
	{f.field | some f in anybody} == {"method"}
	changed_ones := given([system, identity], [object.union(elsewhere, {"default_passwords_changed": true}), verifier])
	count(person_authentication.deny) == 0 with input as with_records(changed_ones, "user_accounts", [account])
}

test_other_accounts_keep_no_password_of_their_own if {
	every fields in [{"status": "disabled"}, {"account_type": "person"}, {"account_type": "service"}, {"password_enabled": false}, {"system": "idp"}] {
		sso := with_records(given([system, identity], [elsewhere, verifier]), "user_accounts", [object.union(account, fields)])
		count(person_authentication.deny) == 0 with input as sso
	}
}

test_a_reset_that_verifies_nobody_fails if {
	every case in [{"method": "password", "thing": "password"}, {"method": "badge", "thing": "badge"}, {"method": "passkey", "thing": "passkey"}, {"method": "certificate", "thing": "certificate"}] {
		every reset in [changed({"method": case.method, "reset_verification": "none"}, []), changed({"method": case.method}, ["reset_verification"])] {
			deny := person_authentication.deny with input as reset
			fails(deny, "reset_verification", "rule", sprintf("is not shown to verify who asks for a new %v; call back on a number on record, or have the manager vouch", [case.thing]))
		}
	}
}

test_resets_that_verify_pass if {
	every way in ["in_person", "call_back", "registered_device", "manager"] {
		count(person_authentication.deny) == 0 with input as changed({"reset_verification": way}, ["second_factor"])
	}
}

test_a_weak_reset_fails_as_practice if {
	every case in [{"way": "email_link", "words": "a link by email"}, {"way": "security_questions", "words": "security questions"}] {
		every alone in [changed({"reset_verification": case.way, "second_factor": "optional"}, []), changed({"reset_verification": case.way}, ["second_factor"])] {
			deny := person_authentication.deny with input as alone
			fails(deny, "reset_verification", "program", sprintf("gives a new password on %v alone; this program wants a second factor beside it, or a call back", [case.words]))
		}
		count(person_authentication.deny) == 0 with input as changed({"reset_verification": case.way}, [])
	}
}

test_guessing_without_end_fails_as_practice if {
	every case in [
		{"given": changed({"lockout_attempts": 11}, []), "words": "locks after 11 failed attempts"},
		{"given": changed({"lockout_attempts": 0}, []), "words": "never locks, however many attempts fail"},
		{"given": changed({"lockout_attempts": -1}, []), "words": "never locks, however many attempts fail"},
		{"given": changed({}, ["lockout_attempts"]), "words": "is not shown to lock after failed attempts"},
	] {
		deny := person_authentication.deny with input as case.given
		fails(deny, "lockout_attempts", "program", sprintf("%v; this program allows 10", [case.words]))
	}
	count(person_authentication.deny) == 0 with input as changed({"lockout_attempts": 1}, [])
}

test_short_passwords_fail_as_practice if {
	every case in [
		{"given": changed({"minimum_length": 11}, []), "words": "takes passwords of 11 characters"},
		{"given": changed({"minimum_length": 0}, []), "words": "takes passwords of 0 characters"},
		{"given": changed({"minimum_length": -1}, []), "words": "takes passwords of -1 characters"},
		{"given": changed({}, ["minimum_length"]), "words": "shows no least number of characters for a password"},
	] {
		deny := person_authentication.deny with input as case.given
		fails(deny, "minimum_length", "program", sprintf("%v; this program wants at least 12", [case.words]))
	}
}

test_settings_of_an_unknown_system_fail_as_practice if {
	deny := person_authentication.deny with input as given([], [password])
	fails(deny, "system", "program", "is about system pm, which is not in the inventory; add the system or correct its id")
}

test_out_of_scope_is_left_out_and_said if {
	every case in [
		{"system": object.union(system, {"ephi": false}), "reason": "touches no ePHI"},
		{"system": object.union(system, {"status": "retired"}), "reason": "status retired"},
		{"system": object.union(system, {"status": "planned"}), "reason": "status planned"},
	] {
		out := given([case.system], [{"id": "pm", "system": "pm", "method": "none"}])
		count(person_authentication.deny) == 0 with input as out
		count(person_authentication.population) == 0 with input as out
		person_authentication.excluded == {
			{"kind": "systems", "id": "pm", "reason": case.reason},
			{"kind": "authentication", "id": "pm", "reason": sprintf("system %v", [case.reason])},
		} with input as out
	}
}

test_who_verifies_only_for_systems_out_of_scope_is_left_out if {
	out := given([object.union(system, {"ephi": false}), identity], [elsewhere, object.union(verifier, {"method": "none"})])
	count(person_authentication.deny) == 0 with input as out
	count(person_authentication.population) == 0 with input as out
	count(person_authentication.excluded) == 4 with input as out
}

test_nothing_recorded_is_an_empty_population if {
	count(person_authentication.population) == 0 with input as given([], [])
	count(person_authentication.deny) == 0 with input as given([], [])
}
