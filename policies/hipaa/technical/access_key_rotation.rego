# METADATA
# title: Access key rotation
# description: This program replaces the access keys of programs and administrators in time, and disables those that nobody uses.
# custom:
#   citations: ["164.312(d)"]
#   parameters:
#     rotation_days: {type: integer, minimum: 1}
#     unused_days: {type: integer, minimum: 1}
package hipaa.technical.access_key_rotation

import data.hipaa.lib.dates

fields := {
	"1": {"active": "access_key_1_active", "rotated": "access_key_1_rotated_on", "used": "access_key_1_last_used_at"},
	"2": {"active": "access_key_2_active", "rotated": "access_key_2_rotated_on", "used": "access_key_2_last_used_at"},
}

# One entry for each key that can be used, on a disabled account too: a key may outlive the password.
keys contains {"number": number, "account": account} if {
	some account in input.evidence.user_accounts.records
	some number, field in fields
	account[field.active] == true
}

with_keys := {key.account.id | some key in keys}

population contains {"kind": "user_accounts", "id": id} if some id in with_keys

# Where nobody has one, those that say so were looked at. Of the others nothing is known.
population contains {"kind": "user_accounts", "id": account.id} if {
	count(keys) == 0
	some account in input.evidence.user_accounts.records
	says_so(account)
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": "no active access key"} if {
	count(keys) > 0
	some account in input.evidence.user_accounts.records
	not account.id in with_keys
	says_so(account)
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": "no access key recorded"} if {
	some account in input.evidence.user_accounts.records
	not account.id in with_keys
	not says_so(account)
}

says_so(account) if {
	some field in fields
	account[field.active] == false
}

deny contains {"kind": "user_accounts", "id": key.account.id, "field": field, "basis": "program", "message": message} if {
	some key in keys
	key.account.account_type == "root"
	field := fields[key.number].active
	message := sprintf("access key %v of the root account is active; give the programs that use it an account of their own and delete it", [key.number])
}

deny contains {"kind": "user_accounts", "id": key.account.id, "field": field, "basis": "program", "message": message} if {
	some key in keys
	key.account.status == "disabled"
	field := fields[key.number].active
	message := sprintf("access key %v is active although the account is disabled; disable the key", [key.number])
}

deny contains {"kind": "user_accounts", "id": key.account.id, "field": field, "basis": "program", "message": message} if {
	some key in keys
	field := fields[key.number].rotated
	not key.account[field]
	message := sprintf("access key %v shows no day of its last rotation; replace the key", [key.number])
}

deny contains {"kind": "user_accounts", "id": key.account.id, "field": field, "basis": "program", "message": message} if {
	some key in keys
	field := fields[key.number].rotated
	days := dates.days_since(key.account[field])
	allowed := input.parameters.access_key_rotation.rotation_days
	days > allowed
	message := sprintf("access key %v was last replaced %v ago; this program allows %v", [key.number, dates.words(days), allowed])
}

deny contains {"kind": "user_accounts", "id": key.account.id, "field": field, "basis": "program", "message": message} if {
	some key in keys
	field := fields[key.number].rotated
	key.account[field] > input.today
	message := sprintf("access key %v is recorded as replaced on %v, a day still to come; correct the date", [key.number, key.account[field]])
}

deny contains {"kind": "user_accounts", "id": key.account.id, "field": field, "basis": "program", "message": message} if {
	some key in keys
	field := fields[key.number].used
	days := dates.days_since(dates.day_of(key.account[field]))
	allowed := input.parameters.access_key_rotation.unused_days
	days > allowed
	message := sprintf("access key %v was last used %v ago; this program disables keys unused for more than %v", [key.number, dates.words(days), allowed])
}

# Never used: counted from the day the key was made or replaced.
deny contains {"kind": "user_accounts", "id": key.account.id, "field": field, "basis": "program", "message": message} if {
	some key in keys
	field := fields[key.number].used
	not key.account[field]
	days := dates.days_since(key.account[fields[key.number].rotated])
	allowed := input.parameters.access_key_rotation.unused_days
	days > allowed
	message := sprintf("access key %v is %v old and shows no use; this program disables keys unused for more than %v", [key.number, dates.words(days), allowed])
}
