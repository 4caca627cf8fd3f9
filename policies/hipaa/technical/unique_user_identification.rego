# METADATA
# title: Unique user identification
# description: Every account through which a person reaches ePHI is one known person's own.
# custom:
#   citations: ["164.312(a)(2)(i)"]
#   parameters: {}
package hipaa.technical.unique_user_identification

import data.hipaa.lib.access
import data.hipaa.lib.dates
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person | some person in input.evidence.workforce.records}

# Accounts that one person signs in to. The others belong to a program, or are opened by whoever an emergency finds.
personal_types := {"person", "root", "unknown"}

# Until it is known to be a program's, an account counts as a person's.
person_or_unknown := {"person", "unknown"}

answered_for_types := {"emergency", "root", "service"}

assigned(account) := object.get(account, "assigned_to", [])

# Where persons sign in for systems with ePHI, a user name stands for whoever gets in there.
signed_in_at := scope.signs_in_for(systems, input.evidence.authentication.records)

left_out(account) := "account disabled" if access.disabled(account)

left_out(account) := reason if {
	not access.disabled(account)
	not account.system in signed_in_at
	reason := sprintf("system %v", [scope.left_out(systems[account.system])])
}

judged contains account if {
	some account in input.evidence.user_accounts.records
	not left_out(account)
}

population contains {"kind": "user_accounts", "id": account.id} if some account in judged

population contains {"kind": "systems", "id": system.id} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": reason} if {
	some account in input.evidence.user_accounts.records
	reason := left_out(account)
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "account_type", "message": message} if {
	some account in judged
	account.account_type == "shared"
	message := "is a shared sign-in; give each person a user name of their own (payer portals have an administrator who can add users), then disable it"
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "message": message} if {
	some account in judged
	account.account_type in personal_types
	count(assigned(account)) > 1
	message := sprintf("is one user name for %v persons (%v); give each a user name of their own", [count(assigned(account)), concat(", ", sort(assigned(account)))])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "message": message} if {
	some account in judged
	account.account_type in person_or_unknown
	count(assigned(account)) == 0
	message := "is assigned to nobody, so its use identifies nobody; record whose it is or disable it"
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "message": message} if {
	some account in judged
	account.account_type in person_or_unknown
	some person in assigned(account)
	not person in persons
	message := sprintf("is assigned to %v, who is not in the workforce records; correct the person or disable it", [person])
}

# A break-glass account is nobody's own: who used it is known from the record of that emergency alone. A use counts
# for the days around it, since instants come from different clocks.
unrecorded contains {"account": account, "day": day} if {
	some account in judged
	account.account_type == "emergency"
	day := dates.day_of(account.last_used_at)
	count([use | some use in object.get(uses_of, account.system, set()); covers(use, day)]) == 0
}

deny contains {"kind": "user_accounts", "id": use.account.id, "field": "last_used_at", "message": message} if {
	some use in unrecorded
	use.day <= uses_listed_to
	message := sprintf("is a sealed account for emergencies and was used on %v, of which no emergency access is recorded, so nothing shows by whom; record the use, or give whoever works with it a user name of their own", [use.day])
}

uses_on[system] contains {"from": from, "to": to} if {
	some use in input.evidence.emergency_access_uses.records
	system := use.system
	from := dates.day_of(use.used_at)
	to := dates.day_of(object.get(use, "ended_at", use.used_at))
}

uses_of := uses_on

covers(use, day) if {
	dates.days_between(use.from, day) >= -1
	dates.days_between(use.to, day) <= 1
}

# The last day of which the uses are listed; without a list's day nothing is excused by its age.
uses_listed_to := day if {
	day := max({to | some source in input.evidence.emergency_access_uses.sources; to := listed_to(source)})
} else := input.today

listed_to(source) := object.get(source, ["period", "to"], dates.day_of(source.observed_at))

# A system from which no account is recorded at all shows nothing.
deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	not system.system_id in systems_with_accounts
	message := "holds ePHI, and no account on it is recorded; export its user list"
}

systems_with_accounts := {account.system | some account in input.evidence.user_accounts.records}

# That somebody answers for accounts that are not a person's own is this program's practice, and so are a use that is
# written up at once and an inventory that knows every system.
deny contains {"kind": "user_accounts", "id": use.account.id, "field": "last_used_at", "basis": "program", "message": message} if {
	some use in unrecorded
	use.day > uses_listed_to
	message := sprintf("is a sealed account for emergencies and was used on %v, after emergency accesses were last listed up to %v; this program records each use at once: add it to the list", [use.day, uses_listed_to])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "basis": "program", "message": message} if {
	some account in judged
	account.account_type in answered_for_types
	count(assigned(account)) == 0
	message := sprintf("is a %v account that nobody answers for; name the responsible person", [account.account_type])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "basis": "program", "message": message} if {
	some account in judged
	account.account_type in answered_for_types
	some person in assigned(account)
	not person in persons
	message := sprintf("is answered for by %v, who is not in the workforce records; name somebody who is", [person])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "system", "basis": "program", "message": message} if {
	some account in judged
	not systems[account.system]
	message := sprintf("is on system %v, which is not in the inventory; add the system or correct its id", [account.system])
}
