# METADATA
# title: Isolating clearinghouse functions
# description: A clearinghouse inside a larger organization keeps its ePHI from the rest of that organization.
# custom:
#   citations: ["164.308(a)(4)(ii)(A)"]
#   parameters:
#     units: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
package hipaa.administrative.clearinghouse_isolation

import data.hipaa.lib.access
import data.hipaa.lib.documents
import data.hipaa.lib.scope

clearinghouse_units := {unit | some unit in input.parameters.clearinghouse_isolation.units}

persons := {person.person: person | some person in input.evidence.workforce.records}

# A system of which nobody says whether the clearinghouse uses it is judged like one that it uses.
judged contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	not declared_other(system)
}

declared_other(system) if system.clearinghouse_function == false

population contains {"kind": "systems", "id": system.id} if some system in judged

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

excluded contains {"kind": "systems", "id": system.id, "reason": "no clearinghouse function"} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	declared_other(system)
}

clearinghouse_systems := {system.system_id | some system in judged; system.clearinghouse_function}

assigned(account) := object.get(account, "assigned_to", [])

# Whoever has an account where people sign in to those systems is let in there, whatever that holds itself.
signed_in_at := scope.signs_in_for(
	{system.system_id: system | some system in judged; system.clearinghouse_function},
	input.evidence.authentication.records,
)

reached_through := clearinghouse_systems | signed_in_at

judged_accounts contains account if {
	some account in input.evidence.user_accounts.records
	not access.disabled(account)
	account.system in reached_through
}

population contains {"kind": "user_accounts", "id": account.id} if some account in judged_accounts

excluded contains {"kind": "user_accounts", "id": account.id, "reason": "account disabled"} if {
	some account in input.evidence.user_accounts.records
	access.disabled(account)
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": "system without clearinghouse function"} if {
	some account in input.evidence.user_accounts.records
	not access.disabled(account)
	not account.system in reached_through
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "clearinghouse_isolation")
	message := "no policy on topic clearinghouse_isolation is in force; write down how ePHI of the clearinghouse is kept from the rest of the organization, and have it approved"
}

deny contains {"kind": "systems", "id": system.id, "field": "clearinghouse_function", "message": message} if {
	some system in judged
	not system.clearinghouse_function
	message := "does not say whether it holds ePHI of the clearinghouse; record clearinghouse_function as true or false"
}

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in judged
	system.system_id in clearinghouse_systems
	not system.system_id in systems_with_accounts
	message := "holds ePHI of the clearinghouse, and no account on it is recorded to show who can reach it; export its user list"
}

deny contains {"kind": "user_accounts", "message": message} if {
	some at in signed_in_at
	not at in clearinghouse_systems
	not at in systems_with_accounts
	message := sprintf("system %v signs people in to ePHI of the clearinghouse, and no account on it is recorded to show whom; export its user list", [at])
}

systems_with_accounts := {account.system | some account in input.evidence.user_accounts.records}

opens(account) := "opens ePHI of the clearinghouse" if account.system in clearinghouse_systems

opens(account) := "opens the sign-in to ePHI of the clearinghouse" if not account.system in clearinghouse_systems

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "message": message} if {
	some account in judged_accounts
	some id in assigned(account)
	person := persons[id]
	not person.unit in clearinghouse_units
	message := sprintf("%v to %v of unit %v, in the rest of the organization; disable it", [opens(account), id, person.unit])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "message": message} if {
	some account in judged_accounts
	some id in assigned(account)
	not persons[id]
	message := sprintf("%v to %v, who is not in the workforce records; correct the person or disable it", [opens(account), id])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "message": message} if {
	some account in judged_accounts
	count(assigned(account)) == 0
	message := sprintf("%v and is assigned to nobody; record who in the clearinghouse has it or disable it", [opens(account)])
}
