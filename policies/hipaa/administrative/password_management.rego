# METADATA
# title: Password management
# description: Everybody with a password was told how to create, change and safeguard it, and delivered passwords are changed.
# custom:
#   citations: ["164.308(a)(5)(ii)(D)"]
#   parameters:
#     tell_days: {type: integer, minimum: 0}
#     retell_days: {type: integer, minimum: 1}
package hipaa.administrative.password_management

import data.hipaa.lib.access
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people
import data.hipaa.lib.scope

limits := input.parameters.password_management

systems := {system.system_id: system | some system in input.evidence.systems.records}

opening contains account if {
	some account in input.evidence.user_accounts.records
	access.opens(account, systems)
}

# Accounts that open ePHI with a password, which is taken to be so until the list says otherwise.
with_password contains account if {
	some account in opening
	object.get(account, "password_enabled", true)
}

holding[person] contains system if {
	some account in with_password
	system := account.system
	some person in access.assigned(account)
}

passwords := holding

judged contains person if {
	some person in input.evidence.workforce.records
	not left_out(person)
}

left_out(person) := "has left" if {
	people.gone(person)
} else := "has no password that opens ePHI" if {
	not passwords[person.person]
}

population contains {"kind": "workforce", "id": person.id} if some person in judged

# Where the lists say of each account that it opens without one, that is what was looked at of everybody.
nobody_has_one if {
	count(opening) > 0
	count(with_password) == 0
}

population contains {"kind": "workforce", "id": person.id} if {
	nobody_has_one
	some person in input.evidence.workforce.records
}

excluded contains {"kind": "workforce", "id": person.id, "reason": reason} if {
	not nobody_has_one
	some person in input.evidence.workforce.records
	reason := left_out(person)
}

# A directory that systems with ePHI rely on is looked at with them.
elsewhere := {record.system: at |
	some record in input.evidence.authentication.records
	record.method == "single_sign_on"
	at := record.signs_in_at
}

relied_on contains at if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	at := elsewhere[system.system_id]
}

settings_left_out(record) := reason if {
	not record.system in relied_on
	reason := sprintf("system %v", [scope.left_out(systems[record.system])])
}

settings contains record if {
	some record in input.evidence.authentication.records
	not settings_left_out(record)
}

population contains {"kind": "authentication", "id": record.id} if some record in settings

excluded contains {"kind": "authentication", "id": record.id, "reason": reason} if {
	some record in input.evidence.authentication.records
	reason := settings_left_out(record)
}

# Policies in force on passwords, whatever the version.
on_passwords := {policy.policy_id |
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
	"password_management" in policy.topics
}

# The days on which each person was told: read the policy, or was taught.
told_on[person] contains day if {
	some given in input.evidence.acknowledgements.records
	given.policy_id in on_passwords
	given.acknowledged_on <= input.today
	person := given.person
	day := given.acknowledged_on
}

told_on[person] contains day if {
	some record in input.evidence.training.records
	record.result in {"attended", "passed"}
	record.completed_on <= input.today
	"password_management" in record.topics
	person := record.person
	day := record.completed_on
}

told := told_on

# The text asks for procedures, and that they be implemented. A procedure on what persons do with their passwords is
# implemented where the persons know it.
deny contains {"kind": "written_policies", "message": message} if {
	count(on_passwords) == 0
	message := "no written procedure on topic password_management is in force; write down how passwords are created, changed and kept safe, and have it approved"
}

deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some person in judged
	not told[person.person]
	days := dates.days_since(person.hired_on)
	allowed := limits.tell_days
	days > allowed
	message := sprintf("has passwords for %v, and neither acknowledged the procedure on passwords nor was trained in it in %v; this program allows %v", [concat(", ", sort(passwords[person.person])), dates.words(days), allowed])
}

# A payer's portal is the payer's to secure.
basis(record) := "program" if {
	scope.payers_own(systems[record.system])
} else := "rule"

deny contains {"kind": "authentication", "id": record.id, "field": "default_passwords_changed", "basis": whose, "message": message} if {
	some record in settings
	record.method == "password"
	not record.default_passwords_changed
	whose := basis(record)
	message := "is not shown to have had the passwords changed that it was delivered with; change them, and say in the procedure who does so for a new system"
}

# How often people are told again is this program's practice.
deny contains {"kind": "workforce", "id": person.id, "basis": "program", "message": message} if {
	some person in judged
	person.status == "active"
	days := dates.days_since(max(told[person.person]))
	allowed := limits.retell_days
	days > allowed
	message := sprintf("was last told %v ago how passwords are kept safe; this program allows %v: take it into the next training", [dates.words(days), allowed])
}

deny contains {"kind": "authentication", "id": record.id, "field": "system", "basis": "program", "message": message} if {
	some record in settings
	not systems[record.system]
	message := sprintf("is about system %v, which is not in the inventory; add the system or correct its id", [record.system])
}
