package realexports.technical.iam_unique_identification_test

import data.realexports.technical.iam_unique_identification

user := {
	"id": "aws/anna", "status": "active", "account_type": "unknown", "password_enabled": true, "mfa": true,
	"last_used_at": "2016-11-21T14:14:02Z", "assigned_to": ["w1"],
}

root := {
	"id": "aws/root", "status": "active", "account_type": "root",
	"last_used_at": "2016-08-27T23:59:59Z", "access_key_1_active": false,
}

accounts(records) := {
	"today": "2016-11-26",
	"parameters": {"iam_unique_identification": {"root_use_days": 90}},
	"evidence": {"user_accounts": {"records": records}},
}

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "user_accounts"}

test_one_recorded_person_passes if {
	base := accounts([user])
	count(iam_unique_identification.deny) == 0 with input as base
	iam_unique_identification.population == {{"kind": "user_accounts", "id": "aws/anna"}} with input as base
	count(iam_unique_identification.excluded) == 0 with input as base
}

test_root_unused_for_longer_passes if {
	count(iam_unique_identification.deny) == 0 with input as accounts([root])
}

test_root_used_within_the_limit_fails if {
	deny := iam_unique_identification.deny with input as accounts([object.union(root, {"last_used_at": "2016-08-28T00:00:00Z"})])
	found(deny) == {[
		"aws/root", "last_used_at", "rule",
		"was used on 2016-08-28, and its name is no one person's; work under IAM users, and record who holds the root account",
	]}
}

test_root_used_today_fails if {
	deny := iam_unique_identification.deny with input as accounts([object.union(root, {"last_used_at": "2016-11-26T01:00:00Z"})])
	{f.id | some f in deny} == {"aws/root"}
}

test_root_used_on_a_day_to_come_fails if {
	deny := iam_unique_identification.deny with input as accounts([object.union(root, {"last_used_at": "2016-11-27T01:00:00Z"})])
	{f.id | some f in deny} == {"aws/root"}
}

test_root_used_by_key_fails_on_that_key if {
	every field in ["access_key_1_last_used_at", "access_key_2_last_used_at"] {
		deny := iam_unique_identification.deny with input as accounts([object.union(root, {field: "2016-11-25T10:37:00Z"})])
		{[f.id, f.field] | some f in deny} == {["aws/root", field]}
	}
}

test_root_never_used_passes if {
	count(iam_unique_identification.deny) == 0 with input as accounts([object.remove(root, ["last_used_at"])])
}

test_root_with_one_holder_passes if {
	held := object.union(root, {"last_used_at": "2016-11-25T10:37:00Z", "assigned_to": ["w1"]})
	count(iam_unique_identification.deny) == 0 with input as accounts([held])
}

test_root_with_two_holders_fails if {
	held := object.union(root, {"last_used_at": "2016-11-25T10:37:00Z", "assigned_to": ["w1", "w2"]})
	deny := iam_unique_identification.deny with input as accounts([held])
	{[f.id, f.field] | some f in deny} == {["aws/root", "last_used_at"]}
}

test_a_shared_sign_in_fails if {
	deny := iam_unique_identification.deny with input as accounts([object.union(user, {"account_type": "shared"})])
	found(deny) == {["aws/anna", "account_type", "rule", "is a shared sign-in; give each person a user of their own, then disable it"]}
}

test_two_persons_fail if {
	every type in ["person", "unknown"] {
		deny := iam_unique_identification.deny with input as accounts([object.union(user, {"account_type": type, "assigned_to": ["w1", "w2"]})])
		found(deny) == {["aws/anna", "assigned_to", "rule", "is one user name for 2 persons; give each a user of their own"]}
	}
}

test_nobody_recorded_is_said_of_the_evidence_as_a_whole if {
	nobody := object.union(object.remove(user, ["assigned_to"]), {"id": "aws/ben"})
	empty := object.union(user, {"id": "aws/cleo", "assigned_to": []})
	silent := object.union(object.remove(user, ["assigned_to", "password_enabled"]), {"id": "aws/dora"})
	deny := iam_unique_identification.deny with input as accounts([user, nobody, empty, silent])
	found(deny) == {[
		"", "", "rule",
		"no person is recorded for 3 of the 4 users with a password, so nobody is identified by their names; record whose each is (assigned_to)",
	]}
}

test_one_user_of_nobody_is_said_too if {
	deny := iam_unique_identification.deny with input as accounts([object.remove(user, ["assigned_to"])])
	found(deny) == {[
		"", "", "rule",
		"no person is recorded for 1 of the 1 users with a password, so nobody is identified by their names; record whose each is (assigned_to)",
	]}
}

test_root_by_key_alone_is_not_asked_for_a_holder if {
	keys := object.union(root, {"password_enabled": false})
	count(iam_unique_identification.deny) == 0 with input as accounts([keys])
}

test_a_key_alone_that_nobody_answers_for_fails_as_practice if {
	every type in ["person", "service", "unknown"] {
		keys := object.union(object.remove(user, ["assigned_to"]), {"account_type": type, "password_enabled": false})
		deny := iam_unique_identification.deny with input as accounts([keys])
		found(deny) == {[
			"aws/anna", "assigned_to", "program",
			"signs in by key alone, and nobody is recorded who answers for it; record who does, or delete the user",
		]}
	}
}

test_a_key_alone_that_somebody_answers_for_passes if {
	every persons in [["w1"], ["w1", "w2"]] {
		keys := object.union(user, {"password_enabled": false, "assigned_to": persons})
		count(iam_unique_identification.deny) == 0 with input as accounts([keys])
	}
}

test_disabled_is_left_out_and_said if {
	disabled := object.union(object.remove(user, ["assigned_to"]), {"status": "disabled"})
	used := object.union(root, {"status": "disabled", "last_used_at": "2016-11-25T10:37:00Z"})
	changed := accounts([disabled, used])
	count(iam_unique_identification.deny) == 0 with input as changed
	count(iam_unique_identification.population) == 0 with input as changed
	iam_unique_identification.excluded == {
		{"kind": "user_accounts", "id": "aws/anna", "reason": "account disabled"},
		{"kind": "user_accounts", "id": "aws/root", "reason": "account disabled"},
	} with input as changed
}
