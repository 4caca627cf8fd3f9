# METADATA
# title: Emergency access procedure
# description: Necessary ePHI can be reached in an emergency, by a written procedure whose every use is ended and looked at afterwards.
# custom:
#   citations: ["164.312(a)(2)(ii)"]
#   parameters:
#     open_days: {type: integer, minimum: 0}
#     review_days: {type: integer, minimum: 0}
package hipaa.technical.emergency_access

import data.hipaa.lib.access
import data.hipaa.lib.acts
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people
import data.hipaa.lib.scope

persons := {person.person: person | some person in input.evidence.workforce.records}

systems := {system.system_id: system | some system in input.evidence.systems.records}

judged contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

population contains {"kind": "systems", "id": system.id} if some system in judged

population contains {"kind": "emergency_access_uses", "id": use.id} if some use in input.evidence.emergency_access_uses.records

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

has_way_in(system) if system.emergency_access in {"downtime_copy", "vendor_hotline"}

has_way_in(system) if {
	system.emergency_access == "break_glass_account"
	count(sealed(system.system_id)) > 0
}

# The accounts that an emergency opens: on the system itself, or where its persons sign in. The owner account of a
# tenant is one as well.
opened contains [system, account] if {
	some account in input.evidence.user_accounts.records
	account.account_type in {"emergency", "root"}
	not access.disabled(account)
	system := account.system
}

sealed_on[system] contains account if some [system, account] in opened

sealed_accounts := sealed_on

elsewhere := {record.system: at |
	some record in input.evidence.authentication.records
	some at in scope.sends_to(record)
}

sealed(name) := object.get(sealed_accounts, name, set()) | object.get(sealed_accounts, object.get(elsewhere, name, name), set())

# The text asks for a procedure that obtains necessary ePHI.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "emergency_access")
	message := "no written procedure on topic emergency_access is in force; write down how necessary ePHI is reached in an emergency, and have it approved"
}

deny contains {"kind": "systems", "message": message} if {
	count(judged) > 0
	count({system.id | some system in judged; has_way_in(system)}) == 0
	message := "no system that holds ePHI has an emergency way in; set up a break-glass account, a downtime copy or a vendor hotline where the ePHI is necessary"
}

# Which ePHI is necessary differs from system to system. That each has a way in, and the rest below, is this
# program's practice.
deny contains {"kind": "systems", "id": system.id, "field": "emergency_access", "basis": "program", "message": message} if {
	some system in judged
	not has_way_in(system)
	message := lacking(system)
}

lacking(system) := "names a break-glass account, and no active emergency account opens it by the user list; set one up and seal it, or record another way in" if {
	system.emergency_access == "break_glass_account"
} else := "has no emergency way in on record; this program wants a break-glass account, a downtime copy or a vendor hotline for each system with ePHI"

# Instants come from different clocks, so the days around a use count for it. Accounts that were listed before it
# cannot show it.
deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "used_at", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	system := systems[use.system]
	system.emergency_access == "break_glass_account"
	day := dates.day_of(use.used_at)
	dates.days_between(day, accounts_listed_on) > 0
	count(sealed(use.system)) > 0
	count([account | some account in sealed(use.system); dates.days_between(day, dates.day_of(account.last_used_at)) >= -1]) == 0
	message := sprintf("was opened on %v, and no emergency account of %v shows a sign-in since; find out by which way it was opened, and correct the record", [day, use.system])
}

# The oldest of the lists: which of them shows a system is not known.
accounts_listed_on := min({day | some source in input.evidence.user_accounts.sources; day := dates.day_of(source.observed_at)})

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "system", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	not systems[use.system]
	message := sprintf("names system %v, which is not in the inventory; correct the system", [use.system])
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "used_at", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	later(use.used_at, input.as_of)
	message := "is recorded as used at a time still to come; correct the time"
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "used_by", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	not persons[use.used_by]
	message := sprintf("was used by %v, who is not in the workforce records; find out who it was", [use.used_by])
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "used_by", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	person := persons[use.used_by]
	not people.working_at(person, use.used_at)
	message := sprintf("was used by %v, who is not shown to have worked here on %v; find out who it was", [use.used_by, dates.day_of(use.used_at)])
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "ended_at", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	not use.ended_at
	days := dates.days_since(dates.day_of(use.used_at))
	allowed := input.parameters.emergency_access.open_days
	days > allowed
	message := sprintf("shows no end %v after it began; this program allows %v: close the way in and record when", [dates.words(days), allowed])
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "ended_at", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	not later(use.ended_at, input.as_of)
	days := dates.days_between(dates.day_of(use.used_at), dates.day_of(use.ended_at))
	allowed := input.parameters.emergency_access.open_days
	days > allowed
	message := sprintf("stood open for %v; this program allows %v: close the way in as soon as the usual one works again", [dates.words(days), allowed])
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "ended_at", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	later(use.ended_at, input.as_of)
	message := "is recorded as ended at a time still to come; close the way in, and record when"
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "ended_at", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	later(use.used_at, use.ended_at)
	message := "ended before it began; correct the times"
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	not reviewed(use)
	days := dates.days_since(dates.day_of(use.used_at))
	allowed := input.parameters.emergency_access.review_days
	days > allowed
	message := sprintf("has not been reviewed %v after it was used; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	reviewed(use)
	days := dates.days_between(dates.day_of(use.used_at), use.reviewed_on)
	allowed := input.parameters.emergency_access.review_days
	days > allowed
	message := sprintf("was reviewed %v after it was used; this program allows %v", [dates.words(days), allowed])
}

# A use in the evening may bear the next day's date in UTC, so that its review seems a day early.
deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	days := dates.days_between(dates.day_of(use.used_at), use.reviewed_on)
	days < -1
	message := "was reviewed before it was used; correct the dates"
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	reviewed(use)
	not use.reviewed_by
	message := "names nobody who reviewed it; record who did"
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	use.reviewed_by == use.used_by
	message := sprintf("was reviewed by %v, who used it; have somebody else look at it", [use.reviewed_by])
}

deny contains {"kind": "emergency_access_uses", "id": use.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some use in input.evidence.emergency_access_uses.records
	reviewed(use)
	use.reviewed_by != use.used_by
	doubt := acts.doubt(persons, use.reviewed_by, use.reviewed_on)
	message := sprintf("was reviewed by %v, %v; find out who it was", [use.reviewed_by, doubt])
}

# A review dated in the future has not taken place.
reviewed(use) if use.reviewed_on <= input.today

later(one, other) if time.parse_rfc3339_ns(one) > time.parse_rfc3339_ns(other)
