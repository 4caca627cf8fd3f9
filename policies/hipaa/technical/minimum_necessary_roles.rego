# METADATA
# title: Roles limited to the work they are for
# description: This program describes every role that reaches ePHI, limits it to the work of named units, and gives it to persons of those units only.
# custom:
#   citations: ["164.312(a)(1)"]
#   parameters:
#     review_days: {type: integer, minimum: 1}
#     max_holders: {type: integer, minimum: 0}
#     max_combined: {type: integer, minimum: 0}
#     separated_information: {type: array, items: {type: string}, uniqueItems: true}
package hipaa.technical.minimum_necessary_roles

import data.hipaa.lib.access
import data.hipaa.lib.dates
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

accounts := {[account.system, account.user]: account | some account in input.evidence.user_accounts.records}

catalogue := {[role.system, role.role]: role | some role in input.evidence.role_profiles.records}

# Who does the work of a unit is asked of accounts that persons sign in to.
personal_types := {"person", "shared", "unknown"}

# What many should not be able to do, and what makes an entry in somebody's account.
few_may := {"delete", "export"}

enters := {"change", "create"}

assigned(account) := object.get(account, "assigned_to", [])

permissions(role) := {permission | some permission in object.get(role, "permissions", [])}

information(role) := {slug | some slug in object.get(role, "information", [])}

units_of(role) := object.get(role, "units", [])

role_left_out(role) := "reaches no ePHI" if {
	not role.ephi
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[role.system])])
}

right_left_out(right) := "account disabled" if {
	access.disabled(accounts[[right.system, right.user]])
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[right.system])])
} else := "role reaches no ePHI" if {
	catalogue[[right.system, right.role]].ephi == false
}

judged_roles contains role if {
	some role in input.evidence.role_profiles.records
	not role_left_out(role)
}

judged_rights contains right if {
	some right in input.evidence.access_rights.records
	not right_left_out(right)
}

population contains {"kind": "systems", "id": system.id} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

population contains {"kind": "role_profiles", "id": role.id} if some role in judged_roles

population contains {"kind": "access_rights", "id": right.id} if some right in judged_rights

excluded contains {"kind": "role_profiles", "id": role.id, "reason": reason} if {
	some role in input.evidence.role_profiles.records
	reason := role_left_out(role)
}

excluded contains {"kind": "access_rights", "id": right.id, "reason": reason} if {
	some right in input.evidence.access_rights.records
	reason := right_left_out(right)
}

# Who holds a role: every account, and the persons behind those that persons sign in to. An account that is assigned
# to nobody counts as one person. Each is named once more as a whole: OPA would go through all rights again for each
# key that is looked up.
holding_accounts[key] contains user if {
	some right in judged_rights
	key := [right.system, right.role]
	user := right.user
}

accounts_holding := holding_accounts

holding_persons[key] contains person if {
	some held in personal
	key := [held.right.system, held.right.role]
	some person in behind(held.account)
}

persons_holding := holding_persons

behind(account) := [account.id] if {
	count(assigned(account)) == 0
} else := assigned(account)

# Rights of persons' accounts, with the role as the catalogue has it.
personal contains {"right": right, "account": account, "role": role} if {
	some right in judged_rights
	systems[right.system]
	account := accounts[[right.system, right.user]]
	account.account_type in personal_types
	role := catalogue[[right.system, right.role]]
}

# What the catalogue lacks, its system lacks.
deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some key, users in accounts_holding
	system := systems[key[0]]
	not catalogue[key]
	message := sprintf("has role %v, which is not described, and held by %v; say what it may do, on which information and for whose work", [key[1], number_of(count(users))])
}

number_of(1) := "1 account"

number_of(number) := sprintf("%v accounts", [number]) if number != 1

# Without rights nothing above could be missing.
deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	not system.system_id in systems_with_roles
	not system.system_id in systems_with_rights
	message := "has no role described by which its ePHI is reached; list its roles and what each may do"
}

systems_with_roles := {role.system | some role in input.evidence.role_profiles.records}

systems_with_rights := {right.system | some right in input.evidence.access_rights.records}

deny contains {"kind": "role_profiles", "id": role.id, "field": "permissions", "message": message} if {
	some role in judged_roles
	count(permissions(role)) == 0
	message := "does not say what it may do; list its permissions as the system shows them"
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "information", "message": message} if {
	some role in judged_roles
	count(information(role)) == 0
	message := "does not say which information it reaches; list it, such as claims or clinical_notes"
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "purpose", "message": message} if {
	some role in judged_roles
	not role.purpose
	message := "does not say what work it is for; write it down, or retire the role"
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "approved_by", "message": message} if {
	some role in judged_roles
	not role.approved_by
	message := "was approved by no office on record; have it approved as it is, or made smaller first"
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "units", "message": message} if {
	some role in judged_roles
	count(units_of(role)) == 0
	persons_holding[[role.system, role.role]]
	message := "names no unit whose work needs it, and persons hold it; name the units"
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "permissions", "message": message} if {
	some role in judged_roles
	risky := permissions(role) & few_may
	count(risky) > 0
	number := count(persons_holding[[role.system, role.role]])
	allowed := input.parameters.minimum_necessary_roles.max_holders
	number > allowed
	message := sprintf("lets %v %v; this program allows %v for one role: keep that in a role that few hold", [people(number), concat(" and ", sort(risky)), allowed])
}

people(1) := "1 person"

people(number) := sprintf("%v persons", [number]) if number != 1

deny contains {"kind": "role_profiles", "id": role.id, "field": "reviewed_on", "message": message} if {
	some role in judged_roles
	not role.reviewed_on
	message := "was never compared with the work it is for; do so and record the day"
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "reviewed_on", "message": message} if {
	some role in judged_roles
	days := dates.days_since(role.reviewed_on)
	allowed := input.parameters.minimum_necessary_roles.review_days
	days > allowed
	message := sprintf("was last compared with the work it is for %v ago; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "reviewed_on", "message": message} if {
	some role in judged_roles
	role.reviewed_on > input.today
	message := sprintf("is recorded as compared with its work on %v, a day still to come; correct the date", [role.reviewed_on])
}

deny contains {"kind": "access_rights", "id": right.id, "field": "role", "message": message} if {
	some held in personal
	count(units_of(held.role)) > 0
	some id in assigned(held.account)
	person := persons[id]
	not person.unit in units_of(held.role)
	right := held.right
	message := sprintf("is held by %v of unit %v, and is for %v; take it away, or have the unit added to the role", [id, person.unit, concat(", ", sort(units_of(held.role)))])
}

deny contains {"kind": "access_rights", "id": right.id, "field": "role", "message": message} if {
	some held in personal
	count(units_of(held.role)) > 0
	some id in assigned(held.account)
	not persons[id]
	right := held.right
	message := sprintf("is held by %v, who is not in the workforce records and so in none of its units; correct the person, or take it away", [id])
}

deny contains {"kind": "access_rights", "id": right.id, "field": "role", "message": message} if {
	some held in personal
	count(units_of(held.role)) > 0
	count(assigned(held.account)) == 0
	right := held.right
	message := "is held by an account assigned to nobody, and so by none of its units; record whose it is"
}

# Who makes accounts and rights on a system can hide what was posted. Few products let their administrator role be
# split, so some accounts may do both; a second account for the same person keeps the two apart.
administering contains right if {
	some held in personal
	"administer" in permissions(held.role)
	right := held.right
}

entering contains key if {
	some held in personal
	count(permissions(held.role) & enters) > 0
	count(information(held.role) & separated) > 0
	key := [held.right.system, held.right.user]
}

separated := {slug | some slug in input.parameters.minimum_necessary_roles.separated_information}

combined[system] contains user if {
	some right in administering
	[right.system, right.user] in entering
	system := right.system
	user := right.user
}

users_combining := combined

deny contains {"kind": "access_rights", "id": right.id, "field": "role", "message": message} if {
	some right in administering
	[right.system, right.user] in entering
	number := count(users_combining[right.system])
	allowed := input.parameters.minimum_necessary_roles.max_combined
	number > allowed
	message := sprintf("lets one account both administer %v and enter %v; %v can, this program allows %v: administer with a second account", [right.system, concat(" or ", sort(separated)), number_of(number), allowed])
}

deny contains {"kind": "access_rights", "id": right.id, "field": "user", "message": message} if {
	some right in judged_rights
	systems[right.system]
	not accounts[[right.system, right.user]]
	message := "is held by an account that the user list does not show, so its unit is not known; export users and roles again, on one day"
}

deny contains {"kind": "access_rights", "id": right.id, "field": "system", "message": message} if {
	some right in judged_rights
	not systems[right.system]
	message := sprintf("is on system %v, which is not in the inventory; add the system or correct its id", [right.system])
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "system", "message": message} if {
	some role in judged_roles
	not systems[role.system]
	message := sprintf("is of system %v, which is not in the inventory; add the system or correct its id", [role.system])
}

warn contains {"kind": "role_profiles", "id": role.id, "field": "role", "message": message} if {
	some role in judged_roles
	role.system in systems_with_rights
	not accounts_holding[[role.system, role.role]]
	message := "is held by no active account; retire it if no work needs it"
}
