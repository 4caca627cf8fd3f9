# METADATA
# title: Entity authentication
# description: Partners, interfaces and programs that seek access to ePHI are verified to be the ones claimed.
# custom:
#   citations: ["164.312(d)"]
#   parameters:
#     rotation_days: {type: integer, minimum: 1}
#     warn_days: {type: integer, minimum: 0}
package hipaa.technical.entity_authentication

import data.hipaa.lib.access
import data.hipaa.lib.channels
import data.hipaa.lib.dates
import data.hipaa.lib.people
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

accounts := {key: account |
	some account in input.evidence.user_accounts.records
	key := [account.system, account.user]
}

# Behind remote access are persons, whom person-authentication looks at.
no_entity(channel) := channels.left_out(channel)

no_entity(channel) := "type remote_access: persons sign in" if {
	channels.in_use(channel)
	channel.type == "remote_access"
}

judged_channels contains channel if {
	some channel in input.evidence.channels.records
	not no_entity(channel)
}

left_out(credential) := "credential revoked" if credential.status == "revoked"

left_out(credential) := reason if {
	credential.status != "revoked"
	reason := sprintf("system %v", [scope.left_out(systems[credential.system])])
}

# Accounts that programs sign in with: their own, and those of others that an access key opens.
judged_accounts contains account if {
	some account in input.evidence.user_accounts.records
	not account_left_out(account)
}

account_left_out(account) := "account disabled" if {
	access.disabled(account)
	not with_access_key(account)
} else := sprintf("account of type %v without access key", [account.account_type]) if {
	account.account_type != "service"
	not with_access_key(account)
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[account.system])])
}

judged contains credential if {
	some credential in input.evidence.service_credentials.records
	not left_out(credential)
}

population contains {"kind": "channels", "id": channel.id} if some channel in judged_channels

population contains {"kind": "service_credentials", "id": credential.id} if some credential in judged

population contains {"kind": "user_accounts", "id": account.id} if some account in judged_accounts

# Where no program signs in, every account was looked at for that.
population contains {"kind": "user_accounts", "id": account.id} if {
	count(judged_accounts) == 0
	some account in input.evidence.user_accounts.records
}

excluded contains {"kind": "channels", "id": channel.id, "reason": reason} if {
	some channel in input.evidence.channels.records
	reason := no_entity(channel)
}

excluded contains {"kind": "service_credentials", "id": credential.id, "reason": reason} if {
	some credential in input.evidence.service_credentials.records
	reason := left_out(credential)
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": reason} if {
	count(judged_accounts) > 0
	some account in input.evidence.user_accounts.records
	reason := account_left_out(account)
}

deny contains {"kind": "channels", "id": channel.id, "field": "partner_verified_by", "message": message} if {
	some channel in judged_channels
	reason := unverified(channel)
	message := sprintf("%v the other side; check its certificate or host key, or agree on a signature or a secret", [reason])
}

unverified(channel) := "does not verify" if channel.partner_verified_by == "none"

unverified(channel) := "is not shown to verify" if object.get(channel, "partner_verified_by", "unknown") == "unknown"

# Where programs talk to one another nobody signs in.
between_programs := {"api", "edi_as2", "interface", "sftp"}

deny contains {"kind": "channels", "id": channel.id, "field": "partner_verified_by", "message": message} if {
	some channel in judged_channels
	channel.partner_verified_by == "sign_in"
	channel.type in between_programs
	message := sprintf("takes a person's sign-in for what shows the other side, and programs talk over it (type %v); check a certificate or host key, or agree on a signature or a secret", [channel.type])
}

# Certificates and host keys are checked while encryption is set up, and only then.
checked := {"certificate": "certificate", "host_key": "host key", "mutual_certificate": "certificate"}

deny contains {"kind": "channels", "id": channel.id, "field": "partner_verified_by", "message": message} if {
	some channel in judged_channels
	channel.encryption in {"none", "opportunistic"}
	thing := checked[channel.partner_verified_by]
	reason := channels.unencrypted(channel)
	message := sprintf("%v, so no %v shows who the other side is; require encryption, or verify the other side in another way", [reason, thing])
}

# A program's account without anything it signs in with on record shows nothing.
deny contains {"kind": "user_accounts", "id": account.id, "field": "user", "message": message} if {
	some account in judged_accounts
	systems[account.system]
	not [account.system, account.user] in with_credential
	not with_access_key(account)
	message := "is a program's account on a system with ePHI, and no active credential is recorded for it; record what its program shows, or disable it"
}

# Two lists of the same key that contradict each other: an access key that the register has revoked still opens, and
# one that the user list does not know may be opened by anybody.
deny contains {"kind": "user_accounts", "id": account.id, "field": field, "basis": "program", "message": message} if {
	some account in judged_accounts
	field := [name | some name in ["access_key_1_active", "access_key_2_active"]; account[name] == true][0]
	key := [account.system, account.user]
	key in registered_keys
	not key in active_keys
	message := "has an active access key by the user list, and its API key is recorded as revoked; disable the key, or correct the register of credentials"
}

registered_keys := {[credential.system, credential.user] |
	some credential in input.evidence.service_credentials.records
	credential.type == "api_key"
}

active_keys := {[credential.system, credential.user] |
	some credential in input.evidence.service_credentials.records
	credential.type == "api_key"
	credential.status == "active"
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "status", "basis": "program", "message": message} if {
	some credential in judged
	credential.type == "api_key"
	account := accounts[[credential.system, credential.user]]
	not access.disabled(account)
	not with_access_key(account)
	keyless(account)
	message := "is an active API key, and the user list shows no active access key of its account; revoke it, or find out which list is wrong"
}

keyless(account) if account.access_key_1_active == false

keyless(account) if account.access_key_2_active == false

with_credential contains key if {
	some credential in input.evidence.service_credentials.records
	credential.status == "active"
	key := [credential.system, credential.user]
}

# The user list itself may show access keys, and access-key-rotation judges those.
with_access_key(account) if account.access_key_1_active

with_access_key(account) if account.access_key_2_active

judged_elsewhere(credential) if {
	credential.type == "api_key"
	with_access_key(accounts[[credential.system, credential.user]])
}

# How well a credential is kept, who answers for it, and lists that know everything, is this program's practice.
deny contains {"kind": "channels", "id": channel.id, "field": "partner", "basis": "program", "message": message} if {
	some channel in judged_channels
	channels.verified(channel)
	not channel.partner
	message := "names nobody at the other end; record the partner whom it verifies"
}

deny contains {"kind": "channels", "id": channel.id, "field": "partner_key_confirmed_on", "basis": "program", "message": message} if {
	some channel in judged_channels
	channel.partner_verified_by == "host_key"
	not channel.partner_key_confirmed_on
	message := "trusts a host key that nobody is shown to have confirmed; compare its fingerprint with the partner by telephone and record the day"
}

deny contains {"kind": "channels", "id": channel.id, "field": "partner_key_confirmed_on", "basis": "program", "message": message} if {
	some channel in judged_channels
	channel.partner_key_confirmed_on > input.today
	message := sprintf("is recorded as confirmed on %v, a day still to come; correct the date", [channel.partner_key_confirmed_on])
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "system", "basis": "program", "message": message} if {
	some credential in judged
	not systems[credential.system]
	message := sprintf("is on system %v, which is not in the inventory; add the system or correct its id", [credential.system])
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "user", "basis": "program", "message": message} if {
	some credential in judged
	systems[credential.system]
	not accounts[[credential.system, credential.user]]
	message := sprintf("is for user %v, who is not in the user list of %v; revoke it, or correct the name or the list", [credential.user, credential.system])
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "status", "basis": "program", "message": message} if {
	some credential in judged
	access.disabled(accounts[[credential.system, credential.user]])
	not judged_elsewhere(credential)
	message := "is active although its account is disabled; revoke it"
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "user", "basis": "program", "message": message} if {
	some credential in judged
	type := accounts[[credential.system, credential.user]].account_type
	type in {"emergency", "person", "root", "shared"}
	not judged_elsewhere(credential)
	message := sprintf("lets a program in by an account of type %v; give the program an account of its own and revoke this", [type])
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "expires_on", "basis": "program", "message": message} if {
	some credential in judged
	credential.expires_on < input.today
	message := sprintf("is active and was to hold until %v; replace or revoke it", [credential.expires_on])
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "expires_on", "basis": "program", "message": message} if {
	some credential in judged
	credential.type == "client_certificate"
	not credential.expires_on
	message := "is a certificate and shows no last day; record the day, so that it is replaced in time"
}

# Secrets that programs copy wear out; keys and certificates are known by their loss or their last day.
replaced_in_time := {"api_key": "an API key", "password": "a password"}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "replaced_on", "basis": "program", "message": message} if {
	some credential in judged
	thing := replaced_in_time[credential.type]
	not judged_elsewhere(credential)
	not credential.replaced_on
	message := sprintf("is %v and shows no day on which it was made or replaced; replace it and record the day", [thing])
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "replaced_on", "basis": "program", "message": message} if {
	some credential in judged
	thing := replaced_in_time[credential.type]
	not judged_elsewhere(credential)
	days := dates.days_since(credential.replaced_on)
	allowed := input.parameters.entity_authentication.rotation_days
	days > allowed
	message := sprintf("is %v that was last replaced %v ago; this program allows %v", [thing, dates.words(days), allowed])
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "replaced_on", "basis": "program", "message": message} if {
	some credential in judged
	credential.replaced_on > input.today
	message := sprintf("is recorded as replaced on %v, a day still to come; correct the date", [credential.replaced_on])
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "stored_in", "basis": "program", "message": message} if {
	some credential in judged
	credential.type != "managed_identity"
	reason := exposed(credential)
	message := sprintf("%v; keep it in a vault or the machine's key store", [reason])
}

exposed(credential) := "lies in a document" if credential.stored_in == "document"

exposed(credential) := "lies in a configuration file" if credential.stored_in == "configuration_file"

exposed(credential) := "is kept in an unknown place" if object.get(credential, "stored_in", "unknown") == "unknown"

deny contains {"kind": "service_credentials", "id": credential.id, "field": "used_by", "basis": "program", "message": message} if {
	some credential in judged
	not credential.used_by
	message := "names no program or partner that uses it; find out which does, or revoke it"
}

deny contains {"kind": "service_credentials", "id": credential.id, "field": "answered_for_by", "basis": "program", "message": message} if {
	some credential in judged
	reason := unanswered(credential)
	message := sprintf("is answered for by %v; name somebody who works here", [reason])
}

unanswered(credential) := "nobody" if not credential.answered_for_by

unanswered(credential) := reason if {
	person := credential.answered_for_by
	not persons[person]
	reason := sprintf("%v, who is not in the workforce records", [person])
}

unanswered(credential) := reason if {
	person := credential.answered_for_by
	people.gone(persons[person])
	reason := sprintf("%v, who has left", [person])
}

warn contains {"kind": "service_credentials", "id": credential.id, "field": "expires_on", "basis": "program", "message": message} if {
	some credential in judged
	days := dates.days_between(input.today, credential.expires_on)
	days >= 0
	days <= input.parameters.entity_authentication.warn_days
	message := sprintf("holds until %v; replace it before the feed that uses it stops", [credential.expires_on])
}
