# METADATA
# title: Unique identification in AWS IAM
# description: What is done in the AWS account is done under names that each identify one known user.
# custom:
#   citations: ["164.312(a)(2)(i)"]
#   parameters:
#     root_use_days: {type: integer, minimum: 1}
package realexports.technical.iam_unique_identification

import data.hipaa.lib.dates

# IAM itself keeps user names apart. What it cannot show is whether one known person stands behind each of them.

use_fields := {"last_used_at", "access_key_1_last_used_at", "access_key_2_last_used_at"}

assigned(account) := object.get(account, "assigned_to", [])

active contains account if {
	some account in input.evidence.user_accounts.records
	account.status == "active"
}

# A password is for signing in at the console; unless the report says there is none, it counts as there.
with_password contains account if {
	some account in active
	account.account_type in {"person", "unknown"}
	object.get(account, "password_enabled", true)
}

nobody_recorded contains account if {
	some account in with_password
	count(assigned(account)) == 0
}

population contains {"kind": "user_accounts", "id": account.id} if some account in active

excluded contains {"kind": "user_accounts", "id": account.id, "reason": "account disabled"} if {
	some account in input.evidence.user_accounts.records
	account.status == "disabled"
}

# Whoever signs in as root acts under the name of the AWS account, not under one of their own. Where exactly one
# person is recorded as its holder, it identifies that person.
deny contains {"kind": "user_accounts", "id": account.id, "field": field, "message": message} if {
	some account in active
	account.account_type == "root"
	count(assigned(account)) != 1
	some field in use_fields
	day := dates.day_of(account[field])
	dates.days_since(day) <= input.parameters.iam_unique_identification.root_use_days
	message := sprintf("was used on %v, and its name is no one person's; work under IAM users, and record who holds the root account", [day])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "account_type", "message": message} if {
	some account in active
	account.account_type == "shared"
	message := "is a shared sign-in; give each person a user of their own, then disable it"
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "message": message} if {
	some account in with_password
	persons := count(assigned(account))
	persons > 1
	message := sprintf("is one user name for %v persons; give each a user of their own", [persons])
}

# Said once, of the evidence as a whole: it is the report that names no person, the same for every user.
deny contains {"kind": "user_accounts", "message": message} if {
	count(nobody_recorded) > 0
	message := sprintf("no person is recorded for %v of the %v users with a password, so nobody is identified by their names; record whose each is (assigned_to)", [count(nobody_recorded), count(with_password)])
}

# That somebody answers for a key which a program may hold is this program's practice.
deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "basis": "program", "message": message} if {
	some account in active
	account.account_type in {"person", "service", "unknown"}
	object.get(account, "password_enabled", true) == false
	count(assigned(account)) == 0
	message := "signs in by key alone, and nobody is recorded who answers for it; record who does, or delete the user"
}
