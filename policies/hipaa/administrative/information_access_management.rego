# METADATA
# title: Information access management
# description: Access is authorized by roles that say whose work needs them and which information they reach, and only to persons of those units.
# custom:
#   citations: ["164.308(a)(4)(i)"]
package hipaa.administrative.information_access_management

import data.hipaa.lib.access
import data.hipaa.lib.documents
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

accounts := {[account.system, account.user]: account | some account in input.evidence.user_accounts.records}

catalogue := {[role.system, role.role]: role | some role in input.evidence.role_profiles.records}

unit_of := {person.person: person.unit | some person in input.evidence.workforce.records}

role_left_out(role) := "reaches no ePHI" if {
	not role.ephi
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[role.system])])
}

grant_left_out(grant) := "is over" if {
	access.over(grant)
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[grant.system])])
}

judged_roles contains role if {
	some role in input.evidence.role_profiles.records
	not role_left_out(role)
}

judged_grants contains grant if {
	some grant in input.evidence.access_grants.records
	not grant_left_out(grant)
}

population contains {"kind": "role_profiles", "id": role.id} if some role in judged_roles

population contains {"kind": "access_grants", "id": grant.id} if some grant in judged_grants

excluded contains {"kind": "role_profiles", "id": role.id, "reason": reason} if {
	some role in input.evidence.role_profiles.records
	reason := role_left_out(role)
}

excluded contains {"kind": "access_grants", "id": grant.id, "reason": reason} if {
	some grant in input.evidence.access_grants.records
	reason := grant_left_out(grant)
}

# A grant to a person, and not to a program or for an emergency. Until the account is known it counts as a person's.
personal(grant) if not others(grant)

others(grant) if {
	account := accounts[[grant.system, grant.user]]
	not account.account_type in access.personal_types
}

given_to_persons contains key if {
	some grant in judged_grants
	personal(grant)
	some role in grant.roles
	key := [grant.system, role]
}

# Subpart E has a covered entity identify the persons or classes of persons who need access, and the categories of
# information for each (164.514(d)(2)(i)). It does not say this of business associates, whose program does the same.
default basis := "program"

basis := "rule" if {
	some role in input.organization.roles
	role in {"provider", "plan", "clearinghouse"}
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "access_authorization")
	message := "no written policy on topic access_authorization is in force; write down who authorizes access to ePHI and upon what, and have it approved"
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "minimum_necessary")
	message := "no written policy on topic minimum_necessary is in force, so authorizing access is not shown to be consistent with subpart E; write down whose work needs which information"
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "units", "basis": whose, "message": message} if {
	some role in judged_roles
	[role.system, role.role] in given_to_persons
	count(object.get(role, "units", [])) == 0
	whose := basis
	message := "is given to persons and does not say for which class of them; name the units whose work needs it"
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "information", "basis": whose, "message": message} if {
	some role in judged_roles
	[role.system, role.role] in given_to_persons
	count(object.get(role, "information", [])) == 0
	whose := basis
	message := "is given to persons and does not say which categories of information it reaches; list them, such as claims or remittances"
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "roles", "basis": whose, "message": message} if {
	some grant in judged_grants
	personal(grant)
	systems[grant.system]
	strange := [role | some role in grant.roles; not catalogue[[grant.system, role]]]
	count(strange) > 0
	whose := basis
	message := sprintf("gives %v, of which no profile says whose work needs it and what it reaches; describe it, or withdraw the grant", [concat(", ", sort(strange))])
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "person", "message": message} if {
	some grant in judged_grants
	personal(grant)
	unit := unit_of[grant.person]
	amiss := [role |
		some role in grant.roles
		meant_for := object.get(catalogue[[grant.system, role]], "units", [])
		count(meant_for) > 0
		not unit in meant_for
	]
	count(amiss) > 0
	message := sprintf("gives %v of unit %v what the catalogue has for other units: %v; withdraw it, or correct the unit or the catalogue", [grant.person, unit, concat(", ", sort(amiss))])
}

# Lists that agree are this program's practice.
deny contains {"kind": "access_grants", "id": grant.id, "field": "system", "basis": "program", "message": message} if {
	some grant in judged_grants
	not systems[grant.system]
	message := sprintf("is for system %v, which is not in the inventory; add the system or correct its id", [grant.system])
}

deny contains {"kind": "role_profiles", "id": role.id, "field": "system", "basis": "program", "message": message} if {
	some role in judged_roles
	not systems[role.system]
	message := sprintf("is of system %v, which is not in the inventory; add the system or correct its id", [role.system])
}
