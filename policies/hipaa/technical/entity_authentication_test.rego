package hipaa.technical.entity_authentication_test

import data.hipaa.technical.entity_authentication

channel := {
	"id": "edi", "channel_id": "edi", "system": "sftp", "type": "sftp", "ephi": true, "status": "in_use", "partner": "Cedar Clearing",
	"encryption": "ssh", "partner_verified_by": "host_key", "partner_key_confirmed_on": "2026-11-20",
}

# Replaced 365 days before the day judged, the last day allowed.
credential := {
	"id": "sftp/edi/k1", "system": "sftp", "user": "edi", "credential": "k1", "status": "active", "type": "password",
	"used_by": "claim feed", "answered_for_by": "w1", "stored_in": "vault", "replaced_on": "2025-11-20",
}

account := {"id": "sftp/edi", "system": "sftp", "user": "edi", "status": "active", "account_type": "service", "assigned_to": ["w1"]}

base := {
	"today": "2026-11-20",
	"parameters": {"entity_authentication": {"rotation_days": 365, "warn_days": 30}},
	"evidence": {
		"service_credentials": {"records": [credential]},
		"systems": {"records": [{"id": "sftp", "system_id": "sftp", "type": "file_transfer", "ephi": true, "status": "in_use"}]},
		"channels": {"records": [channel]},
		"user_accounts": {"records": [account]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"},
			{"id": "w2", "person": "w2", "status": "ended", "hired_on": "2020-01-06", "ended_on": "2026-11-19"},
		]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# Each with these fields in place of its own; those in "without" are left out.
with_channel(fields, without) := with_records("channels", [object.remove(object.union(channel, fields), without)])

with_credential(fields, without) := with_records("service_credentials", [object.remove(object.union(credential, fields), without)])

with_account(whole, fields) := json.patch(whole, [{"op": "replace", "path": "/evidence/user_accounts/records", "value": [object.union(account, fields)]}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

channel_fails(deny, field, basis, message) if found(deny) == {["channels", "edi", field, basis, message]}

credential_fails(deny, field, message) if found(deny) == {["service_credentials", "sftp/edi/k1", field, "program", message]}

test_a_verified_partner_and_a_kept_credential_pass if {
	count(entity_authentication.deny) == 0 with input as base
	count(entity_authentication.warn) == 0 with input as base
	entity_authentication.population == {
		{"kind": "channels", "id": "edi"},
		{"kind": "service_credentials", "id": "sftp/edi/k1"},
		{"kind": "user_accounts", "id": "sftp/edi"},
	} with input as base
	count(entity_authentication.excluded) == 0 with input as base
}

test_every_way_to_verify_passes if {
	every way in ["certificate", "mutual_certificate", "host_key", "signature", "shared_secret"] {
		count(entity_authentication.deny) == 0 with input as with_channel({"partner_verified_by": way}, [])
	}
}

test_an_unverified_partner_fails_once if {
	advice := "the other side; check its certificate or host key, or agree on a signature or a secret"
	every type in ["sftp", "email_gateway", "fax_service", "payer_portal"] {
		none := entity_authentication.deny with input as with_channel({"type": type, "partner_verified_by": "none"}, ["partner", "partner_key_confirmed_on"])
		channel_fails(none, "partner_verified_by", "rule", concat(" ", ["does not verify", advice]))
		unknown := entity_authentication.deny with input as with_channel({"type": type}, ["partner_verified_by", "encryption"])
		channel_fails(unknown, "partner_verified_by", "rule", concat(" ", ["is not shown to verify", advice]))
	}
}

test_what_is_checked_in_encryption_needs_encryption if {
	every case in [
		{"way": "certificate", "thing": "certificate"},
		{"way": "mutual_certificate", "thing": "certificate"},
		{"way": "host_key", "thing": "host key"},
	] {
		open := entity_authentication.deny with input as with_channel({"partner_verified_by": case.way, "encryption": "none"}, [])
		channel_fails(open, "partner_verified_by", "rule", sprintf("is not encrypted, so no %v shows who the other side is; require encryption, or verify the other side in another way", [case.thing]))
		offered := entity_authentication.deny with input as with_channel({"partner_verified_by": case.way, "encryption": "opportunistic"}, [])
		channel_fails(offered, "partner_verified_by", "rule", sprintf("is encrypted only when the other server offers it, so no %v shows who the other side is; require encryption, or verify the other side in another way", [case.thing]))
		count(entity_authentication.deny) == 0 with input as with_channel({"partner_verified_by": case.way}, ["encryption"])
	}
	every way in ["signature", "shared_secret"] {
		count(entity_authentication.deny) == 0 with input as with_channel({"partner_verified_by": way, "encryption": "none"}, [])
	}
}

test_no_partner_named_fails_as_practice if {
	deny := entity_authentication.deny with input as with_channel({}, ["partner"])
	channel_fails(deny, "partner", "program", "names nobody at the other end; record the partner whom it verifies")
}

test_a_host_key_nobody_confirmed_fails_as_practice if {
	deny := entity_authentication.deny with input as with_channel({}, ["partner_key_confirmed_on"])
	channel_fails(deny, "partner_key_confirmed_on", "program", "trusts a host key that nobody is shown to have confirmed; compare its fingerprint with the partner by telephone and record the day")
	count(entity_authentication.deny) == 0 with input as with_channel({"partner_verified_by": "certificate"}, ["partner_key_confirmed_on"])
}

test_confirmed_on_a_day_still_to_come_fails_as_practice if {
	deny := entity_authentication.deny with input as with_channel({"partner_key_confirmed_on": "2026-11-21"}, [])
	channel_fails(deny, "partner_key_confirmed_on", "program", "is recorded as confirmed on 2026-11-21, a day still to come; correct the date")
}

test_channels_out_of_scope_are_left_out_and_said if {
	every case in [
		{"fields": {"ephi": false}, "reason": "carries no ePHI"},
		{"fields": {"status": "planned"}, "reason": "status planned"},
		{"fields": {"status": "retired", "type": "remote_access"}, "reason": "status retired"},
		{"fields": {"type": "remote_access"}, "reason": "type remote_access: persons sign in"},
	] {
		out := with_channel(object.union({"partner_verified_by": "none"}, case.fields), [])
		count(entity_authentication.deny) == 0 with input as out
		entity_authentication.excluded == {{"kind": "channels", "id": "edi", "reason": case.reason}} with input as out
		entity_authentication.population == {{"kind": "service_credentials", "id": "sftp/edi/k1"}, {"kind": "user_accounts", "id": "sftp/edi"}} with input as out
	}
}

test_a_persons_sign_in_verifies_no_program if {
	every type in ["api", "edi_as2", "interface", "sftp"] {
		deny := entity_authentication.deny with input as with_channel({"type": type, "partner_verified_by": "sign_in"}, [])
		channel_fails(deny, "partner_verified_by", "rule", sprintf("takes a person's sign-in for what shows the other side, and programs talk over it (type %v); check a certificate or host key, or agree on a signature or a secret", [type]))
	}
	every type in ["clearinghouse_portal", "email_gateway", "fax_service", "other", "patient_portal", "payer_portal", "text_message"] {
		count(entity_authentication.deny) == 0 with input as with_channel({"type": type, "partner_verified_by": "sign_in", "encryption": "none"}, [])
	}
}

missing := {["user_accounts", "sftp/edi", "user", "rule", "is a program's account on a system with ePHI, and no active credential is recorded for it; record what its program shows, or disable it"]}

test_a_service_account_without_a_credential_fails if {
	none := entity_authentication.deny with input as with_records("service_credentials", [])
	found(none) == missing
	revoked := entity_authentication.deny with input as with_credential({"status": "revoked"}, [])
	found(revoked) == missing
	no_key := entity_authentication.deny with input as with_account(with_records("service_credentials", []), {"access_key_1_active": false, "access_key_2_active": false})
	found(no_key) == missing
}

test_an_access_key_in_the_user_list_is_a_credential if {
	every field in ["access_key_1_active", "access_key_2_active"] {
		count(entity_authentication.deny) == 0 with input as with_account(with_records("service_credentials", []), {field: true})
	}
}

test_other_accounts_need_no_credential if {
	every fields in [{"status": "disabled"}, {"account_type": "person"}, {"account_type": "unknown"}, {"system": "gone"}] {
		count(entity_authentication.deny) == 0 with input as with_account(with_records("service_credentials", []), fields)
	}
	every field in [{"ephi": false}, {"status": "retired"}] {
		out := json.patch(with_records("service_credentials", []), [{"op": "replace", "path": "/evidence/systems/records", "value": [object.union({"id": "sftp", "system_id": "sftp", "ephi": true, "status": "in_use"}, field)]}])
		count(entity_authentication.deny) == 0 with input as out
	}
}

test_a_credential_on_an_unknown_system_fails_once if {
	deny := entity_authentication.deny with input as with_records("systems", [])
	credential_fails(deny, "system", "is on system sftp, which is not in the inventory; add the system or correct its id")
	neither := entity_authentication.deny with input as json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/user_accounts/records", "value": []}])
	credential_fails(neither, "system", "is on system sftp, which is not in the inventory; add the system or correct its id")
}

test_a_credential_of_an_unknown_account_fails if {
	deny := entity_authentication.deny with input as with_records("user_accounts", [])
	credential_fails(deny, "user", "is for user edi, who is not in the user list of sftp; revoke it, or correct the name or the list")
}

test_a_credential_of_a_disabled_account_fails if {
	deny := entity_authentication.deny with input as with_account(base, {"status": "disabled"})
	credential_fails(deny, "status", "is active although its account is disabled; revoke it")
}

test_a_credential_of_a_persons_account_fails if {
	every type in ["emergency", "person", "root", "shared"] {
		deny := entity_authentication.deny with input as with_account(base, {"account_type": type})
		credential_fails(deny, "user", sprintf("lets a program in by an account of type %v; give the program an account of its own and revoke this", [type]))
	}
	count(entity_authentication.deny) == 0 with input as with_account(base, {"account_type": "unknown"})
}

test_an_access_key_is_judged_by_its_own_control if {
	every fields in [{"replaced_on": "2020-01-06"}, {"replaced_on": "2026-11-20"}] {
		key := with_credential(object.union({"type": "api_key"}, fields), [])
		count(entity_authentication.deny) == 0 with input as with_account(key, {"access_key_1_active": true, "account_type": "root"})
		count(entity_authentication.deny) == 0 with input as with_account(key, {"access_key_2_active": true, "status": "disabled"})
	}
	undated := with_credential({"type": "api_key"}, ["replaced_on"])
	count(entity_authentication.deny) == 0 with input as with_account(undated, {"access_key_1_active": true})
	password := entity_authentication.deny with input as with_account(with_credential({}, ["replaced_on"]), {"access_key_1_active": true})
	{f.field | some f in password} == {"replaced_on"}
	off := entity_authentication.deny with input as with_account(undated, {"access_key_1_active": false})
	{f.field | some f in off} == {"replaced_on", "status"}
}

key := with_credential({"type": "api_key"}, [])

test_a_key_that_the_user_list_does_not_show_fails if {
	every field in ["access_key_1_active", "access_key_2_active"] {
		deny := entity_authentication.deny with input as with_account(key, {field: false})
		credential_fails(deny, "status", "is an active API key, and the user list shows no active access key of its account; revoke it, or find out which list is wrong")
	}
	count(entity_authentication.deny) == 0 with input as key
	count(entity_authentication.deny) == 0 with input as with_account(key, {"access_key_1_active": false, "access_key_2_active": true})
	count(entity_authentication.deny) == 0 with input as with_account(base, {"access_key_1_active": false})
	closed := entity_authentication.deny with input as with_account(key, {"access_key_1_active": false, "status": "disabled"})
	credential_fails(closed, "status", "is active although its account is disabled; revoke it")
}

revoked_key := with_credential({"type": "api_key", "status": "revoked"}, [])

test_a_key_that_outlives_its_revocation_fails if {
	message := "has an active access key by the user list, and its API key is recorded as revoked; disable the key, or correct the register of credentials"
	every field in ["access_key_1_active", "access_key_2_active"] {
		every fields in [{}, {"account_type": "person"}, {"status": "disabled"}] {
			given := with_account(revoked_key, object.union(fields, {field: true}))
			found(entity_authentication.deny) == {["user_accounts", "sftp/edi", field, "program", message]} with input as given
			{"kind": "user_accounts", "id": "sftp/edi"} in entity_authentication.population with input as given
		}
	}
	both := entity_authentication.deny with input as with_account(revoked_key, {"access_key_1_active": true, "access_key_2_active": true})
	{f.field | some f in both} == {"access_key_1_active"}
	replaced := json.patch(revoked_key, [{"op": "add", "path": "/evidence/service_credentials/records/-", "value": object.union(credential, {"id": "sftp/edi/k2", "credential": "k2", "type": "api_key"})}])
	count(entity_authentication.deny) == 0 with input as with_account(replaced, {"access_key_1_active": true})
	password := with_account(with_credential({"status": "revoked"}, []), {"access_key_1_active": true})
	count(entity_authentication.deny) == 0 with input as password
	other := json.patch(revoked_key, [{"op": "add", "path": "/evidence/service_credentials/records/-", "value": object.union(credential, {"id": "sftp/edi/k2", "credential": "k2"})}])
	count(entity_authentication.deny) == 1 with input as with_account(other, {"access_key_1_active": true})
	off := entity_authentication.deny with input as with_account(revoked_key, {"access_key_1_active": false})
	found(off) == missing
}

test_accounts_no_program_signs_in_with_are_left_out_and_said if {
	every case in [
		{"fields": {"status": "disabled"}, "reason": "account disabled"},
		{"fields": {"status": "disabled", "account_type": "person"}, "reason": "account disabled"},
		{"fields": {"account_type": "person"}, "reason": "account of type person without access key"},
		{"fields": {"system": "old"}, "reason": "system status retired"},
		{"fields": {"system": "wiki"}, "reason": "system touches no ePHI"},
		{"fields": {"account_type": "unknown", "access_key_1_active": false}, "reason": "account of type unknown without access key"},
	] {
		other := object.union_n([account, {"id": "sftp/x", "user": "x"}, case.fields])
		given := json.patch(base, [
			{"op": "add", "path": "/evidence/user_accounts/records/-", "value": other},
			{"op": "add", "path": "/evidence/systems/records/-", "value": {"id": "old", "system_id": "old", "type": "other", "ephi": true, "status": "retired"}},
			{"op": "add", "path": "/evidence/systems/records/-", "value": {"id": "wiki", "system_id": "wiki", "type": "other", "ephi": false, "status": "in_use"}},
		])
		entity_authentication.excluded == {{"kind": "user_accounts", "id": "sftp/x", "reason": case.reason}} with input as given
		count(entity_authentication.deny) == 0 with input as given
		not {"kind": "user_accounts", "id": "sftp/x"} in entity_authentication.population with input as given
		alone := with_account(with_records("service_credentials", []), case.fields)
		entity_authentication.population == {{"kind": "channels", "id": "edi"}, {"kind": "user_accounts", "id": "sftp/edi"}} with input as alone
		count(entity_authentication.excluded) == 0 with input as alone
		count(entity_authentication.deny) == 0 with input as alone
	}
	every type in ["person", "root"] {
		with_key := with_account(with_records("service_credentials", []), {"account_type": type, "access_key_1_active": true})
		count(entity_authentication.excluded) == 0 with input as with_key
		count(entity_authentication.deny) == 0 with input as with_key
	}
	open := with_account(with_records("service_credentials", []), {"status": "disabled", "disabled_on": "2026-11-21"})
	found(entity_authentication.deny) == missing with input as open
}

test_an_expired_credential_fails if {
	deny := entity_authentication.deny with input as with_credential({"expires_on": "2026-11-19"}, [])
	credential_fails(deny, "expires_on", "is active and was to hold until 2026-11-19; replace or revoke it")
	count(entity_authentication.warn) == 0 with input as with_credential({"expires_on": "2026-11-19"}, [])
}

test_a_credential_about_to_expire_is_warned_of if {
	every day in ["2026-11-20", "2026-12-20"] {
		soon := with_credential({"expires_on": day}, [])
		count(entity_authentication.deny) == 0 with input as soon
		warn := entity_authentication.warn with input as soon
		credential_fails(warn, "expires_on", sprintf("holds until %v; replace it before the feed that uses it stops", [day]))
	}
	count(entity_authentication.warn) == 0 with input as with_credential({"expires_on": "2026-12-21"}, [])
}

test_a_certificate_shows_its_last_day if {
	deny := entity_authentication.deny with input as with_credential({"type": "client_certificate"}, [])
	credential_fails(deny, "expires_on", "is a certificate and shows no last day; record the day, so that it is replaced in time")
	count(entity_authentication.deny) == 0 with input as with_credential({"type": "client_certificate", "expires_on": "2027-06-01"}, [])
}

test_an_old_secret_fails if {
	every case in [{"type": "password", "thing": "a password"}, {"type": "api_key", "thing": "an API key"}] {
		old := entity_authentication.deny with input as with_credential({"type": case.type, "replaced_on": "2025-11-19"}, [])
		credential_fails(old, "replaced_on", sprintf("is %v that was last replaced 366 days ago; this program allows 365", [case.thing]))
		undated := entity_authentication.deny with input as with_credential({"type": case.type}, ["replaced_on"])
		credential_fails(undated, "replaced_on", sprintf("is %v and shows no day on which it was made or replaced; replace it and record the day", [case.thing]))
		count(entity_authentication.deny) == 0 with input as with_credential({"type": case.type}, [])
	}
}

test_keys_and_identities_do_not_wear_out if {
	every type in ["ssh_key", "managed_identity"] {
		count(entity_authentication.deny) == 0 with input as with_credential({"type": type, "replaced_on": "2020-01-06"}, [])
		count(entity_authentication.deny) == 0 with input as with_credential({"type": type}, ["replaced_on"])
	}
}

test_replaced_on_a_day_still_to_come_fails if {
	every type in ["password", "ssh_key"] {
		deny := entity_authentication.deny with input as with_credential({"type": type, "replaced_on": "2026-11-21"}, [])
		credential_fails(deny, "replaced_on", "is recorded as replaced on 2026-11-21, a day still to come; correct the date")
	}
	count(entity_authentication.deny) == 0 with input as with_credential({"replaced_on": "2026-11-20"}, [])
}

test_where_a_secret_lies if {
	advice := "; keep it in a vault or the machine's key store"
	every case in [
		{"given": with_credential({"stored_in": "document"}, []), "words": "lies in a document"},
		{"given": with_credential({"stored_in": "configuration_file"}, []), "words": "lies in a configuration file"},
		{"given": with_credential({"stored_in": "unknown"}, []), "words": "is kept in an unknown place"},
		{"given": with_credential({}, ["stored_in"]), "words": "is kept in an unknown place"},
	] {
		deny := entity_authentication.deny with input as case.given
		credential_fails(deny, "stored_in", concat("", [case.words, advice]))
	}
	count(entity_authentication.deny) == 0 with input as with_credential({"stored_in": "key_store"}, [])
	count(entity_authentication.deny) == 0 with input as with_credential({"type": "managed_identity"}, ["stored_in"])
}

test_used_by_nobody_knows_whom_fails if {
	deny := entity_authentication.deny with input as with_credential({}, ["used_by"])
	credential_fails(deny, "used_by", "names no program or partner that uses it; find out which does, or revoke it")
}

test_answered_for_by_nobody_who_works_here_fails if {
	every case in [
		{"given": with_credential({}, ["answered_for_by"]), "words": "nobody"},
		{"given": with_credential({"answered_for_by": "w9"}, []), "words": "w9, who is not in the workforce records"},
		{"given": with_credential({"answered_for_by": "w2"}, []), "words": "w2, who has left"},
	] {
		deny := entity_authentication.deny with input as case.given
		credential_fails(deny, "answered_for_by", sprintf("is answered for by %v; name somebody who works here", [case.words]))
	}
}

test_credentials_out_of_scope_are_left_out_and_said if {
	revoked := entity_authentication.excluded with input as with_credential({"status": "revoked", "system": "gone", "stored_in": "document"}, [])
	revoked == {{"kind": "service_credentials", "id": "sftp/edi/k1", "reason": "credential revoked"}}
	both := json.patch(with_credential({"status": "revoked"}, []), [{"op": "replace", "path": "/evidence/systems/records/0/status", "value": "retired"}])
	entity_authentication.excluded == {{"kind": "service_credentials", "id": "sftp/edi/k1", "reason": "credential revoked"}} with input as both
	every case in [
		{"system": {"id": "sftp", "system_id": "sftp", "ephi": false, "status": "in_use"}, "reason": "system touches no ePHI"},
		{"system": {"id": "sftp", "system_id": "sftp", "ephi": true, "status": "retired"}, "reason": "system status retired"},
	] {
		out := json.patch(with_credential({"stored_in": "document"}, []), [{"op": "replace", "path": "/evidence/systems/records", "value": [case.system]}])
		count(entity_authentication.deny) == 0 with input as out
		entity_authentication.excluded == {{"kind": "service_credentials", "id": "sftp/edi/k1", "reason": case.reason}} with input as out
		entity_authentication.population == {{"kind": "channels", "id": "edi"}, {"kind": "user_accounts", "id": "sftp/edi"}} with input as out
	}
}

test_nothing_recorded_is_an_empty_population if {
	nothing := object.union(base, {"evidence": {
		"service_credentials": {"records": []},
		"systems": {"records": []},
		"channels": {"records": []},
		"user_accounts": {"records": []},
		"workforce": {"records": []},
	}})
	count(entity_authentication.population) == 0 with input as nothing
	count(entity_authentication.deny) == 0 with input as nothing
}
