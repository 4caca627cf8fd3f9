# METADATA
# title: Access authorization
# description: Accounts on systems with ePHI, and the workstations they are used from, go to persons to whom somebody with that office granted access.
# custom:
#   citations: ["164.308(a)(4)(ii)(B)"]
package hipaa.administrative.access_authorization

import data.hipaa.lib.access
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

account_left_out(account) := "account disabled" if {
	access.disabled(account)
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[account.system])])
}

grant_left_out(grant) := "is over" if {
	access.over(grant)
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[grant.system])])
}

device_left_out(device) := scope.left_out(device)

device_left_out(device) := "assigned to nobody" if {
	scope.in_use(device)
	not device.assigned_to
}

judged_accounts contains account if {
	some account in input.evidence.user_accounts.records
	not account_left_out(account)
}

judged_grants contains grant if {
	some grant in input.evidence.access_grants.records
	not grant_left_out(grant)
}

judged_devices contains device if {
	some device in input.evidence.devices.records
	not device_left_out(device)
}

population contains {"kind": "user_accounts", "id": account.id} if some account in judged_accounts

population contains {"kind": "access_grants", "id": grant.id} if some grant in judged_grants

population contains {"kind": "devices", "id": device.id} if some device in judged_devices

excluded contains {"kind": "user_accounts", "id": account.id, "reason": reason} if {
	some account in input.evidence.user_accounts.records
	reason := account_left_out(account)
}

excluded contains {"kind": "access_grants", "id": grant.id, "reason": reason} if {
	some grant in input.evidence.access_grants.records
	reason := grant_left_out(grant)
}

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	some device in input.evidence.devices.records
	reason := device_left_out(device)
}

# Accounts for which there ever was a grant. One that outlived its grants is left to access-control.
asked_for := {[grant.system, grant.user] | some grant in input.evidence.access_grants.records}

granted contains person if {
	some grant in judged_grants
	person := grant.person
}

# Who held any office on which days, as the register of offices has it.
terms[person] contains term if {
	some term in input.evidence.officials.records
	person := term.person
}

terms_of := terms

in_office(person, day) if {
	some term in terms_of[person]
	term.from <= day
	not ended_before(term, day)
}

ended_before(term, day) if term.to < day

# The text asks for policies and procedures, and that they be implemented.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "access_authorization")
	message := "no written procedure on topic access_authorization is in force; write down who grants access to ePHI, and how it is asked for, and have it approved"
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "user", "message": message} if {
	some account in judged_accounts
	not [account.system, account.user] in asked_for
	not made_since(account)
	message := "was opened, and no grant on record ever asked for it; have the access granted by whoever may, or disable it"
}

# The register of grants cannot hold what was made after it was drawn up.
made_since(account) if {
	account.created_on > max([dates.day_of(source.observed_at) | some source in input.evidence.access_grants.sources])
	account.created_on <= input.today
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "created_on", "basis": "program", "message": message} if {
	some account in judged_accounts
	not [account.system, account.user] in asked_for
	made_since(account)
	message := sprintf("was made on %v, after the register of grants was last exported; export it again to show the grant", [account.created_on])
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "approved_by", "message": message} if {
	some grant in judged_grants
	not grant.approved_by
	message := "names nobody who granted it, so that nothing shows it was granted; have it approved by whoever may, or withdraw it"
}

# Who may grant, who asks, and that nobody gets a workstation first, is this program's practice.
deny contains {"kind": "access_grants", "id": grant.id, "field": "approved_by", "basis": "program", "message": message} if {
	some grant in judged_grants
	grant.approved_on <= input.today
	approver := grant.approved_by
	not in_office(approver, grant.approved_on)
	message := sprintf("was granted by %v, who held no office on %v; this program has holders of an office grant access: have one confirm it", [approver, grant.approved_on])
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "requested_by", "basis": "program", "message": message} if {
	some grant in judged_grants
	not grant.requested_by
	message := "names nobody who asked for it; record which supervisor said that the work needs it"
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "requested_by", "basis": "program", "message": message} if {
	some grant in judged_grants
	person := grant.approved_by
	grant.requested_by == person
	message := sprintf("was asked for and granted by the same person, %v; this program has two look at each", [person])
}

deny contains {"kind": "devices", "id": device.id, "field": "assigned_to", "basis": "program", "message": message} if {
	some device in judged_devices
	holder := device.assigned_to
	not holder in granted
	message := sprintf("is used for ePHI and assigned to %v, to whom no access in force was granted; grant it, or take the device back", [holder])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "system", "basis": "program", "message": message} if {
	some account in judged_accounts
	not systems[account.system]
	message := sprintf("is on system %v, which is not in the inventory; add the system or correct its id", [account.system])
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "system", "basis": "program", "message": message} if {
	some grant in judged_grants
	not systems[grant.system]
	message := sprintf("is for system %v, which is not in the inventory; add the system or correct its id", [grant.system])
}
