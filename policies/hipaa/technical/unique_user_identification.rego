# METADATA
# title: Unique user identification
# description: Every account through which a person reaches ePHI is one known person's own.
# custom:
#   citations: ["164.312(a)(2)(i)"]
#   parameters: {}
package hipaa.technical.unique_user_identification

import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person | some person in input.evidence.workforce.records}

# Accounts that one person signs in to. The others belong to a program, or are opened by whoever an emergency finds.
personal_types := {"person", "root", "unknown"}

# Until it is known to be a program's, an account counts as a person's.
person_or_unknown := {"person", "unknown"}

answered_for_types := {"emergency", "root", "service"}

assigned(account) := object.get(account, "assigned_to", [])

left_out(account) := "account disabled" if account.status == "disabled"

left_out(account) := reason if {
	account.status != "disabled"
	reason := sprintf("system %v", [scope.left_out(systems[account.system])])
}

judged contains account if {
	some account in input.evidence.user_accounts.records
	not left_out(account)
}

population contains {"kind": "user_accounts", "id": account.id} if some account in judged

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

# A system from which no account is recorded at all shows nothing. What is missing is in the evidence as a whole.
deny contains {"kind": "user_accounts", "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	not system.system_id in systems_with_accounts
	message := sprintf("no account is recorded for system %v, which holds ePHI; export its user list", [system.system_id])
}

systems_with_accounts := {account.system | some account in input.evidence.user_accounts.records}

# That somebody answers for accounts that are not a person's own is this program's practice, and so is an inventory
# that knows every system.
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
