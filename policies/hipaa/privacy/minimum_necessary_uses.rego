# METADATA
# title: Minimum necessary uses
# description: It is identified which classes of the workforce need PHI and which categories of it, and their access is limited to that.
# custom:
#   citations:
#     - 164.514(d)(1)
#     - 164.514(d)(2)
#     - 164.514(d)(2)(i)
#     - 164.514(d)(2)(i)(A)
#     - 164.514(d)(2)(i)(B)
#     - 164.514(d)(2)(ii)
#   parameters:
#     shared_touchpoints: {type: array, items: {type: string}, uniqueItems: true, description: Touchpoints at which everybody may see a flow.}
package hipaa.privacy.minimum_necessary_uses

import data.hipaa.lib.access
import data.hipaa.lib.minimum
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

accounts := {[account.system, account.user]: account | some account in input.evidence.user_accounts.records}

catalogue := {[role.system, role.role]: role | some role in input.evidence.role_profiles.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

staffed := {person.unit | some person in input.evidence.workforce.records}

# Flows: who sees PHI in which work, on paper and by word of mouth too.
judged_flows contains flow if {
	some flow in input.evidence.phi_inventory.records
	minimum.judged(flow)
}

population contains {"kind": "phi_inventory", "id": flow.id} if some flow in judged_flows

excluded contains {"kind": "phi_inventory", "id": flow.id, "reason": reason} if {
	some flow in input.evidence.phi_inventory.records
	reason := minimum.left_out(flow)
}

# Roles: which classes need which categories of electronic PHI.
role_left_out(role) := "reaches no ePHI" if {
	not role.ephi
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[role.system])])
}

judged_roles contains role if {
	some role in input.evidence.role_profiles.records
	not role_left_out(role)
}

population contains {"kind": "role_profiles", "id": role.id} if some role in judged_roles

excluded contains {"kind": "role_profiles", "id": role.id, "reason": reason} if {
	some role in input.evidence.role_profiles.records
	reason := role_left_out(role)
}

# Rights: what the persons of a class can reach in fact.
right_left_out(right, account) := "account not in the user list" if {
	count(account) == 0
} else := "system not in the inventory" if {
	not systems[right.system]
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[right.system])])
} else := reason if {
	account.status != "active"
	reason := sprintf("account %v", [account.status])
} else := reason if {
	type := account.account_type
	not type in access.personal_types
	reason := sprintf("account of type %v", [type])
} else := "role reaches no ePHI" if {
	catalogue[[right.system, right.role]].ephi == false
}

account_of(right) := object.get(accounts, [[right.system, right.user]], {})

judged_rights contains {"right": right, "account": account} if {
	some right in input.evidence.access_rights.records
	account := account_of(right)
	not right_left_out(right, account)
}

population contains {"kind": "access_rights", "id": right.id} if some {"right": right, "account": _} in judged_rights

excluded contains {"kind": "access_rights", "id": right.id, "reason": reason} if {
	some right in input.evidence.access_rights.records
	reason := right_left_out(right, account_of(right))
}

# Roles that persons hold.
held contains key if {
	some {"right": right, "account": _} in judged_rights
	key := [right.system, right.role]
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "seen_by", "message": message} if {
	some flow in judged_flows
	count(object.get(flow, "seen_by", [])) == 0
	message := "does not say which classes of person need it; name the units whose work it is part of"
}

deny contains {"kind": "role_profiles", "message": message} if {
	some key in held
	not catalogue[key]
	message := sprintf("persons hold role %v of system %v, and nobody described which class it is for and what it reaches; describe it, or take it away", [key[1], key[0]])
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "units", "message": message} if {
	some role in judged_roles
	[role.system, role.role] in held
	count(object.get(role, "units", [])) == 0
	message := "is held by persons, and the class of persons who need it is not identified; name the units whose work needs it"
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "information", "message": message} if {
	some role in judged_roles
	[role.system, role.role] in held
	count(object.get(role, "information", [])) == 0
	message := "is held by persons, and the categories of PHI it reaches are not identified; list them, such as claims or clinical_notes"
}

deny contains {"kind": "access_rights", "id": right.id, "field": "role", "message": message} if {
	some {"right": right, "account": account} in judged_rights
	meant_for := catalogue[[right.system, right.role]].units
	count(meant_for) > 0
	some id in access.assigned(account)
	unit := persons[id].unit
	not unit in meant_for
	message := sprintf("lets %v of unit %v reach what is identified as needed by %v; take it away, or show why that unit needs it", [id, unit, concat(", ", sort(meant_for))])
}

# This program's practice: the lists agree, and "all" is kept for work that is everybody's.
deny contains {"kind": "phi_inventory", "id": flow.id, "field": "seen_by", "basis": "program", "message": message} if {
	some flow in judged_flows
	"all" in flow.seen_by
	touchpoint := flow.touchpoint
	not touchpoint in input.parameters.minimum_necessary_uses.shared_touchpoints
	message := sprintf("is seen by all (%v); this program names the units", [replace(touchpoint, "_", " ")])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "seen_by", "basis": "program", "message": message} if {
	some flow in judged_flows
	some unit in flow.seen_by
	not unit in (staffed | {"all"})
	message := sprintf("is seen by unit %v, in which nobody of the workforce records works; correct the name", [unit])
}

classes := {[role.system, unit] | some role in judged_roles; some unit in role.units}

# Shown only: a unit may get from another what it does not look up itself.
warn contains {"kind": "phi_inventory", "id": flow.id, "field": "seen_by", "basis": "program", "message": message} if {
	some flow in judged_flows
	some unit in flow.seen_by
	unit in staffed
	count(object.get(flow, "systems", [])) > 0
	reached := [system | some system in flow.systems; [system, unit] in classes]
	count(reached) == 0
	message := sprintf("is seen by unit %v, for which no role on %v is meant; correct the flow, or the units of the role", [unit, concat(", ", sort(flow.systems))])
}
