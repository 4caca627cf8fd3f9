# METADATA
# title: Termination procedures
# description: Access to ePHI ends when the work of a person here ends.
# custom:
#   citations: ["164.308(a)(3)(ii)(C)"]
#   parameters:
#     access_days: {type: integer, minimum: 0}
#     return_days: {type: integer, minimum: 0}
package hipaa.administrative.termination_procedures

import data.hipaa.lib.access
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people

persons := {person.person | some person in input.evidence.workforce.records}

systems := {system.system_id: system | some system in input.evidence.systems.records}

gone contains person if {
	some person in input.evidence.workforce.records
	people.gone(person)
}

population contains {"kind": "workforce", "id": person.id} if some person in gone

# Where nobody has left, everybody was looked at.
population contains {"kind": "workforce", "id": person.id} if {
	count(gone) == 0
	some person in input.evidence.workforce.records
}

excluded contains {"kind": "workforce", "id": person.id, "reason": reason} if {
	count(gone) > 0
	some person in input.evidence.workforce.records
	not people.gone(person)
	reason := sprintf("status %v", [person.status])
}

assigned(account) := object.get(account, "assigned_to", [])

# Accounts are judged where they name a person. The others are left to unique-user-identification.
known(account) if count(assigned(account)) > 0

population contains {"kind": "user_accounts", "id": account.id} if {
	some account in input.evidence.user_accounts.records
	known(account)
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": reason} if {
	some account in input.evidence.user_accounts.records
	not known(account)
	reason := "assigned to nobody"
}

# Devices that people have. What is in stock is back, and what is lost or retired is in nobody's hands.
device_left_out(device) := sprintf("status %v", [device.status]) if {
	device.status != "in_use"
} else := "assigned to nobody" if {
	not device.assigned_to
}

handed_out contains device if {
	some device in input.evidence.devices.records
	not device_left_out(device)
}

population contains {"kind": "devices", "id": device.id} if some device in handed_out

# Where nobody has one of their own, every device was looked at for that.
population contains {"kind": "devices", "id": device.id} if {
	count(handed_out) == 0
	some device in input.evidence.devices.records
}

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	count(handed_out) > 0
	some device in input.evidence.devices.records
	reason := device_left_out(device)
}

# Until it is known to be a program's, an account counts as a person's.
person_or_unknown := {"person", "unknown"}

leavers := {person.person: person | some person in gone}

# Each account of somebody who left, with that person.
departed contains {"account": account, "person": person} if {
	some account in input.evidence.user_accounts.records
	some id in assigned(account)
	person := leavers[id]
}

# The rule speaks of access to ePHI: an account on a system without any is this program's own concern. A directory
# of users or a way in from outside opens the other systems.
basis(account) := "program" if no_ephi(account)

basis(account) := "rule" if not no_ephi(account)

no_ephi(account) if {
	system := systems[account.system]
	not system.ephi
	not system.type in {"identity_provider", "remote_access"}
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "termination")
	message := "no written procedure on topic termination is in force; write down who ends which access when somebody leaves, and have it approved"
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "status", "basis": whose, "message": message} if {
	some {"account": account, "person": person} in departed
	whose := basis(account)
	not access.disabled(account)
	days := dates.days_since(person.ended_on)
	allowed := input.parameters.termination_procedures.access_days
	days > allowed
	message := sprintf("is still active %v after %v left on %v; this program allows %v: %v", [dates.words(days), person.person, person.ended_on, allowed, closing(account)])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "status", "basis": whose, "message": message} if {
	some {"account": account, "person": person} in departed
	whose := basis(account)
	not access.disabled(account)
	not person.ended_on
	message := sprintf("is still active although %v has left; %v", [person.person, closing(account)])
}

closing(account) := "disable it" if account.account_type in person_or_unknown

closing(account) := "change its password and name who has it now" if not account.account_type in person_or_unknown

# Exports of a workforce often hold current staff only: who is not in them may have left.
deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "basis": whose, "message": message} if {
	some account in input.evidence.user_accounts.records
	not access.disabled(account)
	account.account_type in person_or_unknown
	some id in assigned(account)
	not id in persons
	whose := basis(account)
	message := sprintf("is active and belongs to %v, who is not in the workforce records; disable it if the person has left, else record the person", [id])
}

# Only for accounts that are one person's own: another's may have been used by somebody else.
deny contains {"kind": "user_accounts", "id": account.id, "field": "last_used_at", "basis": whose, "message": message} if {
	some {"account": account, "person": person} in departed
	whose := basis(account)
	account.account_type in person_or_unknown
	count(assigned(account)) == 1
	dates.after_day(account.last_used_at, person.ended_on)
	message := sprintf("was used at %v, after %v left on %v; find out by whom and treat it as a security incident", [account.last_used_at, person.person, person.ended_on])
}

# Who left knows how to open a device that was theirs, and the ePHI stored on it or kept signed in.
device_basis(device) := "rule" if device.ephi

device_basis(device) := "program" if not device.ephi

deny contains {"kind": "devices", "id": device.id, "field": "assigned_to", "basis": whose, "message": message} if {
	some device in handed_out
	person := leavers[device.assigned_to]
	whose := device_basis(device)
	days := dates.days_since(person.ended_on)
	allowed := input.parameters.termination_procedures.return_days
	days > allowed
	message := sprintf("is still with %v, %v after the last day on %v; this program allows %v: take it back, or record who has it now", [person.person, dates.words(days), person.ended_on, allowed])
}

deny contains {"kind": "devices", "id": device.id, "field": "assigned_to", "basis": whose, "message": message} if {
	some device in handed_out
	person := leavers[device.assigned_to]
	whose := device_basis(device)
	not person.ended_on
	message := sprintf("is still with %v, who has left; take it back, or record who has it now", [person.person])
}

deny contains {"kind": "devices", "id": device.id, "field": "assigned_to", "basis": whose, "message": message} if {
	some device in handed_out
	not device.assigned_to in persons
	whose := device_basis(device)
	message := sprintf("is with %v, who is not in the workforce records; take it back if the person has left, else record the person", [device.assigned_to])
}

# How soon is this program's choice: the rule sets no number of days. So are the dates that show it.
deny contains {"kind": "user_accounts", "id": account.id, "field": "disabled_on", "basis": "program", "message": message} if {
	some {"account": account, "person": person} in departed
	access.disabled(account)
	account.account_type in person_or_unknown
	days := dates.days_between(person.ended_on, account.disabled_on)
	allowed := input.parameters.termination_procedures.access_days
	days > allowed
	message := sprintf("was disabled %v after %v left on %v; this program allows %v", [dates.words(days), person.person, person.ended_on, allowed])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "disabled_on", "basis": "program", "message": message} if {
	some {"account": account, "person": person} in departed
	access.disabled(account)
	account.account_type in person_or_unknown
	not account.disabled_on
	message := sprintf("does not show when it was disabled after %v left; record the day", [person.person])
}

deny contains {"kind": "workforce", "id": person.id, "field": "ended_on", "basis": "program", "message": message} if {
	some person in gone
	not person.ended_on
	message := "has left on a day that is not recorded; record the last day, against which the end of access is measured"
}

deny contains {"kind": "workforce", "id": person.id, "field": "ended_on", "basis": "program", "message": message} if {
	some person in gone
	person.ended_on > input.today
	message := sprintf("is recorded as gone, with a last day still to come (%v); correct the status or the day", [person.ended_on])
}

deny contains {"kind": "workforce", "id": person.id, "field": "status", "basis": "program", "message": message} if {
	some person in gone
	person.status != "ended"
	message := sprintf("has status %v, with a last day already past (%v); correct the status or the day", [person.status, person.ended_on])
}
