package hipaa.technical.multi_factor_authentication_test

import data.hipaa.technical.multi_factor_authentication

account := {"id": "aws/%3Croot%3E", "status": "active", "account_type": "person", "password_enabled": true, "mfa": true}

records(accounts) := {"evidence": {"user_accounts": {"records": accounts}}}

with_fields(fields) := records([object.union(account, fields)])

without(fields, removed) := records([object.union(object.remove(account, removed), fields)])

subject := {"kind": "user_accounts", "id": "aws/%3Croot%3E"}

messages(findings) := {f.message | some f in findings}

test_a_second_factor_passes if {
	every type in ["person", "shared", "emergency", "root", "service", "unknown"] {
		changed := with_fields({"account_type": type})
		count(multi_factor_authentication.deny) == 0 with input as changed
		multi_factor_authentication.population == {subject} with input as changed
		count(multi_factor_authentication.excluded) == 0 with input as changed
	}
}

test_no_second_factor_fails_as_practice if {
	every type in ["person", "shared", "emergency", "root", "service", "unknown"] {
		deny := multi_factor_authentication.deny with input as with_fields({"account_type": type, "mfa": false})
		{[f.kind, f.id, f.field, f.basis] | some f in deny} == {["user_accounts", "aws/%3Croot%3E", "mfa", "program"]}
	}
}

test_a_second_factor_not_recorded_fails if {
	deny := multi_factor_authentication.deny with input as without({}, ["mfa"])
	messages(deny) == {"is not shown to sign in with a second factor; turn it on in the system or at the identity provider"}
}

test_the_message_says_what_kind_of_account if {
	plain := multi_factor_authentication.deny with input as with_fields({"mfa": false})
	messages(plain) == {"signs in without a second factor; turn it on in the system or at the identity provider"}
	privileged := multi_factor_authentication.deny with input as with_fields({"mfa": false, "privileged": true})
	messages(privileged) == {"signs in without a second factor (privileged account); turn it on in the system or at the identity provider"}
	root := multi_factor_authentication.deny with input as with_fields({"mfa": false, "privileged": true, "account_type": "root"})
	messages(root) == {"signs in without a second factor (root account); turn it on in the system or at the identity provider"}
}

test_a_password_not_recorded_counts_as_one_for_persons if {
	every type in ["person", "shared", "emergency", "root", "unknown"] {
		deny := multi_factor_authentication.deny with input as without({"account_type": type, "mfa": false}, ["password_enabled"])
		count(deny) == 1
	}
}

test_root_is_judged_whatever_is_said_of_its_password if {
	deny := multi_factor_authentication.deny with input as with_fields({"account_type": "root", "mfa": false, "password_enabled": false})
	count(deny) == 1
}

test_without_password_is_left_out_and_said if {
	every type in ["person", "shared", "emergency", "service", "unknown"] {
		changed := with_fields({"account_type": type, "mfa": false, "password_enabled": false})
		count(multi_factor_authentication.deny) == 0 with input as changed
		count(multi_factor_authentication.population) == 0 with input as changed
		multi_factor_authentication.excluded == {object.union(subject, {"reason": sprintf("%v account without password", [type])})} with input as changed
	}
}

test_a_service_account_of_which_no_password_is_recorded_is_left_out if {
	changed := without({"account_type": "service", "mfa": false}, ["password_enabled"])
	count(multi_factor_authentication.deny) == 0 with input as changed
	multi_factor_authentication.excluded == {object.union(subject, {"reason": "service account of which no password is recorded"})} with input as changed
}

test_disabled_is_left_out_and_said if {
	every type in ["person", "root"] {
		changed := with_fields({"account_type": type, "mfa": false, "status": "disabled"})
		count(multi_factor_authentication.deny) == 0 with input as changed
		count(multi_factor_authentication.population) == 0 with input as changed
		multi_factor_authentication.excluded == {object.union(subject, {"reason": "account disabled"})} with input as changed
	}
}

test_disabled_has_no_second_reason if {
	changed := with_fields({"account_type": "service", "mfa": false, "password_enabled": false, "status": "disabled"})
	multi_factor_authentication.excluded == {object.union(subject, {"reason": "account disabled"})} with input as changed
}

test_an_account_that_is_not_closed_is_judged if {
	open := object.union(with_fields({"status": "disabled", "disabled_on": "2026-11-21", "mfa": false}), {"today": "2026-11-20"})
	count(multi_factor_authentication.deny) == 1 with input as open
	multi_factor_authentication.population == {subject} with input as open
	count(multi_factor_authentication.excluded) == 0 with input as open
	without_one := object.union(with_fields({"status": "disabled", "disabled_on": "2026-11-21", "password_enabled": false}), {"today": "2026-11-20"})
	multi_factor_authentication.excluded == {object.union(subject, {"reason": "person account without password"})} with input as without_one
}
