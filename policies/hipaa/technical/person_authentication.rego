# METADATA
# title: Person authentication
# description: Every system with ePHI verifies that a person who signs in, or asks for a new password, is the one claimed.
# custom:
#   citations: ["164.312(d)"]
#   parameters:
#     lockout_attempts: {type: integer, minimum: 1}
#     minimum_length: {type: integer, minimum: 1}
package hipaa.technical.person_authentication

import data.hipaa.lib.documents
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

settings := {record.system: record | some record in input.evidence.authentication.records}

judged_systems contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

out_of_scope(record) := scope.left_out(systems[record.system])

# Where each system has persons verified, when not by itself.
verified_at(record) := [at |
	record.method == "single_sign_on"
	at := record.signs_in_at
]

sign_ins := {record.system: elsewhere |
	some record in input.evidence.authentication.records
	elsewhere := verified_at(record)
}

in_scope contains system if {
	some record in input.evidence.authentication.records
	not out_of_scope(record)
	system := record.system
}

# The systems in scope, and those that verify for them, whether or not they hold ePHI themselves.
relied_on := graph.reachable(sign_ins, in_scope)

judged contains record if {
	some record in input.evidence.authentication.records
	record.system in relied_on
}

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

population contains {"kind": "authentication", "id": record.id} if some record in judged

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

excluded contains {"kind": "authentication", "id": record.id, "reason": reason} if {
	some record in input.evidence.authentication.records
	not record.system in relied_on
	reason := sprintf("system %v", [out_of_scope(record)])
}

# A payer's portal is the payer's to secure, and few payers tell how: what is not known of one is this program's
# practice to ask for.
payers_own(name) if scope.payers_own(systems[name])

basis(name) := "program" if payers_own(name)

basis(name) := "rule" if not payers_own(name)

# The text asks for procedures, and that they be implemented.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "authentication")
	message := "no written procedure on topic authentication is in force; write down how it is verified who signs in, and have it approved"
}

deny contains {"kind": "systems", "id": system.id, "basis": whose, "message": message} if {
	some system in judged_systems
	not settings[system.system_id]
	whose := basis(system.system_id)
	message := "has no sign-in settings on record, so nothing shows that it verifies who signs in; record them, or ask whoever runs it"
}

deny contains {"kind": "authentication", "id": record.id, "field": "method", "basis": whose, "message": message} if {
	some record in judged
	whose := basis(record.system)
	record.method == "none"
	message := "lets in whoever reaches it; have each person sign in"
}

deny contains {"kind": "authentication", "id": record.id, "field": "signs_in_at", "basis": whose, "message": message} if {
	some record in judged
	whose := basis(record.system)
	record.method == "single_sign_on"
	reason := unverified(record)
	message := sprintf("signs in at %v; record the system that verifies who signs in, and how", [reason])
}

unverified(record) := "a system that is not named" if not record.signs_in_at

unverified(record) := reason if {
	at := record.signs_in_at
	not systems[at]
	reason := sprintf("%v, which is not in the inventory", [at])
}

unverified(record) := reason if {
	at := record.signs_in_at
	systems[at].status != "in_use"
	reason := sprintf("%v, which has status %v", [at, systems[at].status])
}

unverified(record) := reason if {
	at := record.signs_in_at
	systems[at].status == "in_use"
	not settings[at]
	reason := sprintf("%v, which has no sign-in settings on record", [at])
}

unverified(record) := reason if {
	at := record.signs_in_at
	systems[at].status == "in_use"
	record.system in graph.reachable(sign_ins, {at})
	reason := sprintf("%v, which leads back to it", [at])
}

# A password that the maker prints in the manual verifies nobody. Emergency and root accounts keep a password of their
# own where all others sign in another way.
deny contains {"kind": "authentication", "id": record.id, "field": "default_passwords_changed", "basis": whose, "message": message} if {
	some record in judged
	whose := basis(record.system)
	where := with_password(record)
	reason := delivered(record)
	message := sprintf("%v%v; anybody can look these up: change them and record it", [reason, where])
}

with_password(record) := "" if record.method == "password"

with_password(record) := " (an emergency or root account has one)" if {
	not record.method in {"none", "password"}
	record.system in with_local_account
}

with_local_account contains system if {
	some account in input.evidence.user_accounts.records
	account.status == "active"
	account.account_type in {"emergency", "root"}
	not without_password(account)
	system := account.system
}

without_password(account) if account.password_enabled == false

delivered(record) := "takes passwords it was delivered with" if record.default_passwords_changed == false

delivered(record) := "is not shown to be rid of the passwords it was delivered with" if object.get(record, "default_passwords_changed", "unknown") == "unknown"

# Whoever gets a new password, badge or key must be the one claimed as well. With single sign-on the other system
# gives it out.
handed_out := {"badge": "badge", "certificate": "certificate", "passkey": "passkey", "password": "password"}

deny contains {"kind": "authentication", "id": record.id, "field": "reset_verification", "basis": whose, "message": message} if {
	some record in judged
	whose := basis(record.system)
	thing := handed_out[record.method]
	not verifies_reset(record)
	message := sprintf("is not shown to verify who asks for a new %v; call back on a number on record, or have the manager vouch", [thing])
}

verifies_reset(record) if record.reset_verification != "none"

# How well, in numbers and ways, is this program's choice, and so is an inventory that knows every system.
weak := {"email_link": "a link by email", "security_questions": "security questions"}

deny contains {"kind": "authentication", "id": record.id, "field": "reset_verification", "basis": "program", "message": message} if {
	some record in judged
	thing := handed_out[record.method]
	way := weak[record.reset_verification]
	not second_factor_required(record)
	message := sprintf("gives a new %v on %v alone; this program wants a second factor beside it, or a call back", [thing, way])
}

second_factor_required(record) if record.second_factor == "required"

deny contains {"kind": "authentication", "id": record.id, "field": "lockout_attempts", "basis": "program", "message": message} if {
	some record in judged
	record.method == "password"
	reason := lockout(record)
	allowed := input.parameters.person_authentication.lockout_attempts
	message := sprintf("%v; this program allows %v", [reason, allowed])
}

lockout(record) := "is not shown to lock after failed attempts" if object.get(record, "lockout_attempts", "unknown") == "unknown"

lockout(record) := "never locks, however many attempts fail" if record.lockout_attempts < 1

lockout(record) := reason if {
	record.lockout_attempts > input.parameters.person_authentication.lockout_attempts
	reason := sprintf("locks after %v failed attempts", [record.lockout_attempts])
}

deny contains {"kind": "authentication", "id": record.id, "field": "minimum_length", "basis": "program", "message": message} if {
	some record in judged
	record.method == "password"
	reason := short(record)
	wanted := input.parameters.person_authentication.minimum_length
	message := sprintf("%v; this program wants at least %v", [reason, wanted])
}

short(record) := "shows no least number of characters for a password" if object.get(record, "minimum_length", "unknown") == "unknown"

short(record) := reason if {
	record.minimum_length < input.parameters.person_authentication.minimum_length
	reason := sprintf("takes passwords of %v characters", [record.minimum_length])
}

deny contains {"kind": "authentication", "id": record.id, "field": "system", "basis": "program", "message": message} if {
	some record in judged
	not systems[record.system]
	message := sprintf("is about system %v, which is not in the inventory; add the system or correct its id", [record.system])
}
