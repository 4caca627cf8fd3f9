# METADATA
# title: Workforce access
# description: Everybody of the workforce reaches only the ePHI that was granted to them, by roles that are for the work of their own unit.
# custom:
#   citations: ["164.308(a)(3)(i)"]
package hipaa.administrative.workforce_access

import data.hipaa.lib.access
import data.hipaa.lib.documents
import data.hipaa.lib.people

systems := {system.system_id: system | some system in input.evidence.systems.records}

catalogue := {[role.system, role.role]: role | some role in input.evidence.role_profiles.records}

accounts := {[account.system, account.user]: account | some account in input.evidence.user_accounts.records}

judged contains person if {
	some person in input.evidence.workforce.records
	not people.gone(person)
}

unit_of := {person.person: person.unit | some person in judged}

population contains {"kind": "workforce", "id": person.id} if some person in judged

excluded contains {"kind": "workforce", "id": person.id, "reason": reason} if {
	some person in input.evidence.workforce.records
	people.gone(person)
	reason := "has left; termination-procedures judges it"
}

# The systems on which somebody was granted access, whatever the role.
granted contains key if {
	some grant in input.evidence.access_grants.records
	access.holds(grant)
	key := [grant.system, grant.person]
}

# The systems whose ePHI a person reaches although nothing was granted there. Named once more as a whole: OPA would go
# through all accounts again for each person that is looked up. So below.
ungranted[person] contains system if {
	some account in input.evidence.user_accounts.records
	access.opens(account, systems)
	system := account.system
	some person in access.assigned(account)
	not [system, person] in granted
}

reached_without := ungranted

# Roles that a person holds and that the catalogue has for the work of others only.
misplaced[person] contains words if {
	some right in input.evidence.access_rights.records
	account := accounts[[right.system, right.user]]
	access.opens(account, systems)
	role := catalogue[[right.system, right.role]]
	role.ephi
	meant_for := object.get(role, "units", [])
	count(meant_for) > 0
	some person in access.assigned(account)
	unit := unit_of[person]
	not unit in meant_for
	words := sprintf("%v on %v (for %v)", [right.role, right.system, concat(", ", sort(meant_for))])
}

held_for_others := misplaced

# The text asks for policies and procedures, and that they be implemented.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "workforce_security")
	message := "no written policy on topic workforce_security is in force; write down who of the workforce reaches which ePHI, and how all others are kept from it, and have it approved"
}

deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some person in judged
	names := reached_without[person.person]
	message := sprintf("reaches ePHI on %v by accounts for which no grant in force names this person; have the access approved, or disable it", [concat(", ", sort(names))])
}

# What is appropriate, the catalogue of roles says: it names the units whose work needs each.
deny contains {"kind": "workforce", "id": person.id, "field": "unit", "message": message} if {
	some person in judged
	roles := held_for_others[person.person]
	message := sprintf("works in unit %v and holds roles that are for other units: %v; take them away, or correct the unit or the catalogue", [person.unit, concat("; ", sort(roles))])
}
