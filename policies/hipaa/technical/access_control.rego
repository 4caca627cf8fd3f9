# METADATA
# title: Access control
# description: Every account that reaches ePHI holds only roles that were granted to the person or program that has it.
# custom:
#   citations: ["164.312(a)(1)"]
#   parameters:
#     review_days: {type: integer, minimum: 1}
#     used_days: {type: integer, minimum: 1, description: Days back in which a sign-in shows that a system or an account is in use.}
package hipaa.technical.access_control

import data.hipaa.lib.access
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

accounts := {[account.system, account.user]: account | some account in input.evidence.user_accounts.records}

systems_with_rights := {right.system | some right in input.evidence.access_rights.records}

users_with_rights := {[right.system, right.user] | some right in input.evidence.access_rights.records}

# Accounts that persons sign in to. The others belong to a program, or are opened by whoever an emergency finds;
# somebody answers for them.
personal_types := {"person", "shared", "unknown"}

assigned(account) := {person | some person in object.get(account, "assigned_to", [])}

account_left_out(account) := "account disabled" if {
	access.disabled(account)
	not unshown(account)
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[account.system])])
}

# The same for a right and for a grant of it.
held_left_out(record) := "account disabled" if {
	access.disabled(accounts[[record.system, record.user]])
} else := reason if {
	reason := sprintf("system %v", [scope.left_out(systems[record.system])])
}

withdrawn(grant) if grant.status == "withdrawn"

withdrawn(grant) if grant.withdrawn_on <= input.today

ran_out(grant) if grant.ends_on < input.today

over(grant) if withdrawn(grant)

over(grant) if ran_out(grant)

# Disabled on no day that is recorded, and used not long ago: since then or before, nothing shows.
unshown(account) if {
	not account.disabled_on
	dates.days_since(dates.day_of(account.last_used_at)) <= input.parameters.access_control.used_days
}

# Systems in scope, and those that are signed in to whatever the inventory says of them.
judged_systems contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

judged_systems contains system if {
	some system in input.evidence.systems.records
	last_use[system.system_id]
}

judged_accounts contains account if {
	some account in input.evidence.user_accounts.records
	not account_left_out(account)
}

judged_rights contains right if {
	some right in input.evidence.access_rights.records
	not held_left_out(right)
}

judged_grants contains grant if {
	some grant in input.evidence.access_grants.records
	not held_left_out(grant)
}

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

population contains {"kind": "user_accounts", "id": account.id} if some account in judged_accounts

population contains {"kind": "access_rights", "id": right.id} if some right in judged_rights

population contains {"kind": "access_grants", "id": grant.id} if some grant in judged_grants

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	not last_use[system.system_id]
	reason := scope.left_out(system)
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": reason} if {
	some account in input.evidence.user_accounts.records
	reason := account_left_out(account)
}

excluded contains {"kind": "access_rights", "id": right.id, "reason": reason} if {
	some right in input.evidence.access_rights.records
	reason := held_left_out(right)
}

excluded contains {"kind": "access_grants", "id": grant.id, "reason": reason} if {
	some grant in input.evidence.access_grants.records
	reason := held_left_out(grant)
}

# A grant that is over is judged by whether its role is still held. What follows asks more of those that hold.
standing contains grant if {
	some grant in judged_grants
	not over(grant)
}

# The grants of a role to an account, those that hold and those that are over. Named once more as a whole: OPA would
# go through all grants again for each key that is looked up.
running[key] contains grant if {
	some grant in input.evidence.access_grants.records
	not over(grant)
	some role in grant.roles
	key := [grant.system, grant.user, role]
}

ended[key] contains grant if {
	some grant in input.evidence.access_grants.records
	over(grant)
	some role in grant.roles
	key := [grant.system, grant.user, role]
}

running_grants := running

ended_grants := ended

# Rights of which account and system are known, and so what they are to be compared with.
known_rights contains {"right": right, "account": account, "key": key} if {
	some right in judged_rights
	systems[right.system]
	account := accounts[[right.system, right.user]]
	key := [right.system, right.user, right.role]
}

# The text speaks of systems that maintain ePHI. The same on a payer's own portal, a way in from outside or a
# directory of users is this program's practice.
basis(system) := "rule" if {
	scope.stores(systems[system])
} else := "program"

# The text asks for policies and procedures as well.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "access_authorization")
	message := "no written procedure on topic access_authorization is in force; write down who grants which access to ePHI and how systems allow no other, and have it approved"
}

# A system from which no role is recorded at all shows nothing.
deny contains {"kind": "systems", "id": system.id, "basis": whose, "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	not system.system_id in systems_with_rights
	whose := basis(system.system_id)
	message := "shows no role that reaches its ePHI; export which account holds which role"
}

# What the inventory calls planned or retired leaves every comparison here, and people sign in to it all the same.
used contains [id, day] if {
	some account in input.evidence.user_accounts.records
	not access.disabled(account)
	id := account.system
	system := systems[id]
	system.ephi
	system.status != "in_use"
	day := dates.day_of(account.last_used_at)
	dates.days_since(day) <= input.parameters.access_control.used_days
}

uses_in_order := array.concat(sort(used), [[""]])

last_use := {use[0]: use[1] | some i, use in uses_in_order; uses_in_order[i + 1][0] != use[0]}

deny contains {"kind": "systems", "id": system.id, "field": "status", "message": message} if {
	some system in judged_systems
	last := last_use[system.system_id]
	message := sprintf("is recorded as %v and with ePHI, and was signed in to on %v, so what accounts may do there is not shown; correct its status, or close the accounts", [system.status, last])
}

# An account that was closed lets nobody in, whatever was granted. Since when it is closed is this program's practice
# to record.
deny contains {"kind": "user_accounts", "id": account.id, "field": "last_used_at", "basis": whose, "message": message} if {
	some account in judged_accounts
	account.status == "disabled"
	dates.after_day(account.last_used_at, account.disabled_on)
	whose := basis(account.system)
	message := sprintf("is recorded as disabled on %v, and was used at %v; find out who still gets in by it, and close it", [account.disabled_on, account.last_used_at])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "disabled_on", "basis": whose, "message": message} if {
	some account in judged_accounts
	account.status == "disabled"
	account.disabled_on > input.today
	whose := basis(account.system)
	message := sprintf("is recorded as disabled on %v, a day still to come, so nothing shows that it is closed; correct the date, or disable it", [account.disabled_on])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "disabled_on", "basis": "program", "message": message} if {
	some account in judged_accounts
	access.disabled(account)
	message := sprintf("was used on %v, and shows no day on which it was disabled; record the day, against which a later use is measured", [dates.day_of(account.last_used_at)])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "user", "basis": whose, "message": message} if {
	some account in without_roles
	not made_since(account)
	whose := basis(account.system)
	message := "holds no role on record, so it is not shown what it may do; export its roles, or disable it"
}

without_roles contains account if {
	some account in judged_accounts
	account.status == "active"
	systems[account.system]
	account.system in systems_with_rights
	not [account.system, account.user] in users_with_rights
}

# An account that was made after the roles were exported cannot be among them.
made_since(account) if {
	account.created_on > roles_listed_on
	account.created_on <= input.today
}

# The day of the newest list; without one it is taken to be today's, so that nothing is excused by its age.
newest_list(sources) := max({day | some source in sources; day := dates.day_of(source.observed_at)}) if {
	count(sources) > 0
} else := input.today

roles_listed_on := day if {
	day := newest_list(input.evidence.access_rights.sources)
} else := input.today

deny contains {"kind": "user_accounts", "id": account.id, "field": "created_on", "basis": "program", "message": message} if {
	some account in without_roles
	made_since(account)
	message := sprintf("was made on %v, after roles were last exported on %v; export them again", [account.created_on, roles_listed_on])
}

deny contains {"kind": "access_rights", "id": right.id, "field": "user", "basis": whose, "message": message} if {
	some right in judged_rights
	systems[right.system]
	not accounts[[right.system, right.user]]
	whose := basis(right.system)
	message := "is held by an account that the user list does not show, so nobody knows who has it; export users and roles again, on one day"
}

deny contains {"kind": "access_rights", "id": right.id, "field": "role", "basis": whose, "message": message} if {
	some known in known_rights
	not running_grants[known.key]
	not ended_grants[known.key]
	right := known.right
	whose := basis(right.system)
	message := "is covered by no grant on record; have it approved, or take the role away"
}

deny contains {"kind": "access_rights", "id": right.id, "field": "role", "basis": whose, "message": message} if {
	some known in overdue
	known.day < roles_listed_on
	right := known.right
	whose := basis(right.system)
	message := sprintf("is still held, although grant %v; take the role away, or have it approved again", [known.end])
}

# Rights of which every grant is over, with the day and the words of its last end.
overdue contains {"right": right, "day": day, "end": end} if {
	some known in known_rights
	not running_grants[known.key]
	ends := sort([[last_day(grant), ended_how(grant)] | some grant in ended_grants[known.key]])
	[day, end] := ends[count(ends) - 1]
	right := known.right
}

# Without a day it may have been over for long.
last_day(grant) := grant.withdrawn_on if {
	withdrawn(grant)
	grant.withdrawn_on <= input.today
} else := "" if {
	withdrawn(grant)
} else := grant.ends_on

ended_how(grant) := text if {
	withdrawn(grant)
	day := last_day(grant)
	text := concat("", [sprintf("%v was withdrawn", [grant.grant_id]), on_day(day)])
} else := sprintf("%v ran out on %v", [grant.grant_id, grant.ends_on])

on_day("") := ""

on_day(day) := sprintf(" on %v", [day]) if day != ""

# Access is granted to a person, not to a user name that may have been somebody else's. Whose an account is,
# unique-user-identification asks.
deny contains {"kind": "access_rights", "id": right.id, "field": "role", "basis": whose, "message": message} if {
	some known in known_rights
	known.account.account_type in personal_types
	named := {grant.person | some grant in running_grants[known.key]}
	count(named) > 0
	others := assigned(known.account) - named
	count(others) > 0
	right := known.right
	whose := basis(right.system)
	message := sprintf("is held by %v and was granted to %v; have it approved for who has it now, or take the role away", [concat(", ", sort(others)), concat(", ", sort(named))])
}

# When a grant was made shows that it was made.
deny contains {"kind": "access_grants", "id": grant.id, "field": "approved_on", "basis": whose, "message": message} if {
	some grant in standing
	not grant.approved_on
	whose := approval_basis(grant)
	message := "shows no day on which it was approved; record the day, or have the access approved now"
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "approved_on", "basis": whose, "message": message} if {
	some grant in standing
	grant.approved_on > input.today
	whose := approval_basis(grant)
	message := sprintf("is recorded as approved on %v, a day still to come; correct the date", [grant.approved_on])
}

# It takes nothing from a role that is not held, or that another grant gives the same person.
approval_basis(grant) := whose if {
	some role in grant.roles
	key := [grant.system, grant.user, role]
	key in held
	not [key, object.get(grant, "person", "")] in approved
	whose := basis(grant.system)
} else := "program"

held := {known.key | some known in known_rights}

approved contains [key, person] if {
	some key, grants in running_grants
	some grant in grants
	grant.approved_on <= input.today
	person := object.get(grant, "person", "")
}

# Who may approve, how often a grant is looked at, and lists that agree are this program's practice.
deny contains {"kind": "access_rights", "id": right.id, "field": "role", "basis": "program", "message": message} if {
	some known in known_rights
	not known.account.account_type in personal_types
	named := {grant.person | some grant in running_grants[known.key]}
	count(named) > 0
	answering := assigned(known.account)
	count(answering) > 0
	count(answering & named) == 0
	right := known.right
	message := sprintf("was granted to %v, while %v answers for the account; have it approved for who does", [concat(", ", sort(named)), concat(", ", sort(answering))])
}

deny contains {"kind": "access_rights", "id": right.id, "field": "role", "basis": "program", "message": message} if {
	some known in overdue
	known.day >= roles_listed_on
	right := known.right
	message := sprintf("was held when roles were last exported, on %v, and grant %v; export them again to show it is gone", [roles_listed_on, known.end])
}

deny contains {"kind": "access_rights", "id": right.id, "field": "since", "basis": "program", "message": message} if {
	some right in judged_rights
	right.since > input.today
	message := sprintf("is recorded as held since %v, a day still to come; correct the date", [right.since])
}

deny contains {"kind": "access_rights", "id": right.id, "field": "since", "basis": "program", "message": message} if {
	some known in known_rights
	running_grants[known.key]
	first := min({grant.approved_on | some grant in running_grants[known.key]} | {grant.approved_on | some grant in ended_grants[known.key]})
	first <= input.today
	right := known.right
	right.since < first
	message := sprintf("was given on %v, before it was first approved on %v; this program has access approved before it is given", [right.since, first])
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "approved_by", "basis": "program", "message": message} if {
	some grant in standing
	not grant.approved_by
	message := "names nobody who approved it; record who did"
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "approved_by", "basis": "program", "message": message} if {
	some grant in standing
	grant.approved_by == grant.person
	message := sprintf("was approved by %v for %v; have somebody else approve it", [grant.approved_by, grant.person])
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "approved_by", "basis": "program", "message": message} if {
	some grant in standing
	not self_approved(grant)
	approver := grant.approved_by
	not persons[approver]
	message := sprintf("was approved by %v, who is not in the workforce records; have somebody who is confirm it", [approver])
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "approved_by", "basis": "program", "message": message} if {
	some grant in standing
	not self_approved(grant)
	grant.approved_on <= input.today
	person := persons[grant.approved_by]
	not people.working_at(person, noon(grant.approved_on))
	message := sprintf("was approved by %v, who is not shown to have worked here on %v; have somebody who does confirm it", [grant.approved_by, grant.approved_on])
}

self_approved(grant) if grant.approved_by == grant.person

# The first instant that lies after the day before everywhere on earth.
noon(date) := concat("", [date, "T12:00:00Z"])

deny contains {"kind": "access_grants", "id": grant.id, "field": "person", "basis": "program", "message": message} if {
	some grant in standing
	not grant.person
	message := "names nobody for whom it was granted; record the person, for a program's account who answers for it"
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "person", "basis": "program", "message": message} if {
	some grant in standing
	person := grant.person
	not persons[person]
	not approved_before_hire(grant)
	message := sprintf("is for %v, who is not in the workforce records; correct the person or withdraw it", [person])
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some grant in standing
	grant.reviewed_on > input.today
	message := sprintf("is recorded as reviewed on %v, a day still to come; correct the date", [grant.reviewed_on])
}

# The approval counts as the first look.
deny contains {"kind": "access_grants", "id": grant.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some grant in standing
	not reviewed_later(grant)
	last := max({day | some field in ["approved_on", "reviewed_on"]; day := grant[field]; day <= input.today})
	days := dates.days_since(last)
	allowed := input.parameters.access_control.review_days
	days > allowed
	message := sprintf("was last confirmed %v ago; this program allows %v: ask whether the work still needs it", [dates.words(days), allowed])
}

reviewed_later(grant) if grant.reviewed_on > input.today

deny contains {"kind": "access_grants", "id": grant.id, "field": "user", "basis": "program", "message": message} if {
	some grant in standing
	systems[grant.system]
	not accounts[[grant.system, grant.user]]
	not [grant.system, grant.user] in users_with_rights
	not approved_since(grant)
	message := sprintf("is for user %v, whom the user list of system %v does not show; correct the user or withdraw it", [grant.user, grant.system])
}

# A grant as young as the list waits for its account, or for the person who begins.
approved_since(grant) if grant.approved_on >= newest_list(input.evidence.user_accounts.sources)

approved_before_hire(grant) if grant.approved_on >= newest_list(input.evidence.workforce.sources)

deny contains {"kind": "user_accounts", "id": account.id, "field": "system", "basis": "program", "message": message} if {
	some account in judged_accounts
	not systems[account.system]
	message := sprintf("is on system %v, which is not in the inventory; add the system or correct its id", [account.system])
}

deny contains {"kind": "access_rights", "id": right.id, "field": "system", "basis": "program", "message": message} if {
	some right in judged_rights
	not systems[right.system]
	message := sprintf("is on system %v, which is not in the inventory; add the system or correct its id", [right.system])
}

deny contains {"kind": "access_grants", "id": grant.id, "field": "system", "basis": "program", "message": message} if {
	some grant in judged_grants
	not systems[grant.system]
	message := sprintf("is for system %v, which is not in the inventory; add the system or correct its id", [grant.system])
}
