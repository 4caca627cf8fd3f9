package hipaa.technical.access_key_rotation_test

import data.hipaa.technical.access_key_rotation

account := {
	"id": "aws/feed", "status": "active", "account_type": "service",
	"access_key_1_active": true, "access_key_1_rotated_on": "2026-08-22", "access_key_1_last_used_at": "2026-10-06T08:00:00Z",
	"access_key_2_active": false, "access_key_2_rotated_on": "2020-01-01",
}

records(accounts) := {
	"today": "2026-11-20",
	"parameters": {"access_key_rotation": {"rotation_days": 90, "unused_days": 45}},
	"evidence": {"user_accounts": {"records": accounts}},
}

with_fields(fields) := records([object.union(account, fields)])

without(fields) := records([object.remove(account, fields)])

found(findings) := {[f.kind, f.id, f.field, f.basis, f.message] | some f in findings}

test_replaced_and_used_on_the_last_days_allowed_passes if {
	base := records([account])
	count(access_key_rotation.deny) == 0 with input as base
	access_key_rotation.population == {{"kind": "user_accounts", "id": "aws/feed"}} with input as base
	count(access_key_rotation.excluded) == 0 with input as base
}

test_replaced_today_passes if {
	count(access_key_rotation.deny) == 0 with input as with_fields({"access_key_1_rotated_on": "2026-11-20"})
}

test_replaced_one_day_too_long_ago_fails if {
	deny := access_key_rotation.deny with input as with_fields({"access_key_1_rotated_on": "2026-08-21"})
	found(deny) == {["user_accounts", "aws/feed", "access_key_1_rotated_on", "program", "access key 1 was last replaced 91 days ago; this program allows 90"]}
}

test_replaced_on_an_unknown_day_fails if {
	deny := access_key_rotation.deny with input as without(["access_key_1_rotated_on"])
	found(deny) == {["user_accounts", "aws/feed", "access_key_1_rotated_on", "program", "access key 1 shows no day of its last rotation; replace the key"]}
}

test_replaced_on_a_day_to_come_fails if {
	deny := access_key_rotation.deny with input as with_fields({"access_key_1_rotated_on": "2026-11-21"})
	found(deny) == {["user_accounts", "aws/feed", "access_key_1_rotated_on", "program", "access key 1 is recorded as replaced on 2026-11-21, a day still to come; correct the date"]}
}

test_used_one_day_too_long_ago_fails if {
	deny := access_key_rotation.deny with input as with_fields({"access_key_1_last_used_at": "2026-10-05T23:59:59Z"})
	found(deny) == {["user_accounts", "aws/feed", "access_key_1_last_used_at", "program", "access key 1 was last used 46 days ago; this program disables keys unused for more than 45"]}
}

test_used_today_in_another_offset_passes if {
	count(access_key_rotation.deny) == 0 with input as with_fields({"access_key_1_last_used_at": "2026-11-21T03:00:00+05:00"})
}

test_never_used_counts_from_its_making if {
	fresh := json.patch(without(["access_key_1_last_used_at"]), [{"op": "replace", "path": "/evidence/user_accounts/records/0/access_key_1_rotated_on", "value": "2026-10-06"}])
	count(access_key_rotation.deny) == 0 with input as fresh
	old := json.patch(without(["access_key_1_last_used_at"]), [{"op": "replace", "path": "/evidence/user_accounts/records/0/access_key_1_rotated_on", "value": "2026-10-05"}])
	deny := access_key_rotation.deny with input as old
	found(deny) == {["user_accounts", "aws/feed", "access_key_1_last_used_at", "program", "access key 1 is 46 days old and shows no use; this program disables keys unused for more than 45"]}
}

test_the_second_key_is_judged_alike if {
	deny := access_key_rotation.deny with input as with_fields({"access_key_2_active": true, "access_key_2_last_used_at": "2026-11-19T00:00:00Z"})
	found(deny) == {["user_accounts", "aws/feed", "access_key_2_rotated_on", "program", "access key 2 was last replaced 2515 days ago; this program allows 90"]}
}

test_a_root_key_fails if {
	deny := access_key_rotation.deny with input as with_fields({"account_type": "root"})
	{[f.id, f.field] | some f in deny} == {["aws/feed", "access_key_1_active"]}
}

test_a_key_of_a_disabled_account_fails if {
	deny := access_key_rotation.deny with input as with_fields({"status": "disabled"})
	found(deny) == {["user_accounts", "aws/feed", "access_key_1_active", "program", "access key 1 is active although the account is disabled; disable the key"]}
}

test_without_keys_is_left_out_and_said if {
	changed := records([
		account,
		{"id": "aws/a", "status": "active", "account_type": "person", "access_key_1_active": false, "access_key_2_active": false, "access_key_1_rotated_on": "2001-01-01"},
		{"id": "pm/a", "status": "active", "account_type": "person"},
		{"id": "aws/root", "status": "disabled", "account_type": "root", "access_key_1_active": false},
	])
	count(access_key_rotation.deny) == 0 with input as changed
	access_key_rotation.population == {{"kind": "user_accounts", "id": "aws/feed"}} with input as changed
	access_key_rotation.excluded == {
		{"kind": "user_accounts", "id": "aws/a", "reason": "no active access key"},
		{"kind": "user_accounts", "id": "pm/a", "reason": "no access key recorded"},
		{"kind": "user_accounts", "id": "aws/root", "reason": "no active access key"},
	} with input as changed
}

test_every_finding_is_this_programs_practice if {
	deny := access_key_rotation.deny with input as with_fields({"account_type": "root", "status": "disabled", "access_key_1_rotated_on": "2020-01-01", "access_key_1_last_used_at": "2020-01-01T00:00:00Z"})
	count(deny) == 4
	every finding in deny { finding.basis == "program" }
}

test_where_nobody_has_a_key_those_that_say_so_were_looked_at if {
	none := records([
		{"id": "aws/a", "status": "active", "access_key_1_active": false, "access_key_2_active": false},
		{"id": "aws/b", "status": "active", "access_key_2_active": false},
		{"id": "pm/a", "status": "active"},
	])
	count(access_key_rotation.deny) == 0 with input as none
	access_key_rotation.population == {{"kind": "user_accounts", "id": "aws/a"}, {"kind": "user_accounts", "id": "aws/b"}} with input as none
	access_key_rotation.excluded == {{"kind": "user_accounts", "id": "pm/a", "reason": "no access key recorded"}} with input as none
}

test_what_is_not_known_of_any_account_is_an_empty_population if {
	unknown := records([{"id": "pm/a", "status": "active"}])
	count(access_key_rotation.population) == 0 with input as unknown
	access_key_rotation.excluded == {{"kind": "user_accounts", "id": "pm/a", "reason": "no access key recorded"}} with input as unknown
}
