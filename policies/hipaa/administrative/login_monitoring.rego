# METADATA
# title: Log-in monitoring
# description: Somebody looks at the attempts to sign in to every system with ePHI, and what does not fit is reported.
# custom:
#   citations: ["164.308(a)(5)(ii)(C)"]
#   parameters:
#     check_days: {type: integer, minimum: 1}
#     gap_days: {type: integer, minimum: 0, description: Days between two checks of a system of which nobody looked at the attempts.}
#     lookback_days: {type: integer, minimum: 1, description: Days back in which such days are looked for.}
#     report_days: {type: integer, minimum: 0}
#     close_days: {type: integer, minimum: 0}
package hipaa.administrative.login_monitoring

import data.hipaa.lib.acts
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.scope
import data.hipaa.lib.spans

limits := input.parameters.login_monitoring

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

judged_systems contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

# Where attempts for a system are made when it leaves verifying persons to another.
elsewhere := {record.system: at |
	some record in input.evidence.authentication.records
	record.method == "single_sign_on"
	at := record.signs_in_at
}

relied_on contains at if {
	some system in judged_systems
	at := elsewhere[system.system_id]
}

check_left_out(check) := reason if {
	not check.system in relied_on
	why := scope.left_out(systems[check.system])
	reason := sprintf("system %v", [why])
}

checks contains check if {
	some check in input.evidence.login_monitoring.records
	not check_left_out(check)
}

population contains {"kind": "login_monitoring", "id": check.id} if some check in checks

excluded contains {"kind": "login_monitoring", "id": check.id, "reason": reason} if {
	some check in input.evidence.login_monitoring.records
	reason := check_left_out(check)
}

# How far each system's attempts were looked at. A check to come, or of days to come, looked at nothing.
looked_at[system] contains [from, to] if {
	some check in checks
	check.checked_on <= input.today
	check.from <= check.to
	check.to <= check.checked_on
	system := check.system
	from := check.from
	to := check.to
}

monitored := looked_at

# The days of which attempts for a system were looked at, on the system or where its persons sign in.
spans_seen(name) := {span |
	some at in {name, object.get(elsewhere, name, name)}
	some span in monitored[at]
}

days_seen(name) := {span[1] | some span in spans_seen(name)}

seen(name) if count(days_seen(name)) > 0

# A payer's portal is the payer's to monitor; what our administrator can see there is this program's practice to look at.
basis(system) := "program" if scope.payers_own(system)

basis(system) := "rule" if not scope.payers_own(system)

# The text asks for procedures, and that they be implemented: for monitoring attempts …
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "login_monitoring")
	message := "no written procedure on topic login_monitoring is in force; write down who looks at attempts to sign in, and to whom what does not fit is reported"
}

deny contains {"kind": "systems", "id": system.id, "basis": whose, "message": message} if {
	some system in judged_systems
	not seen(system.system_id)
	whose := basis(system)
	message := sprintf("shows nobody who looked at attempts to sign in%v; draw the list of failed and locked ones, or have an alert raised, and record each look", [place(system.system_id)])
}

place(name) := sprintf(", neither here nor at %v, where its users sign in", [elsewhere[name]]) if {
	elsewhere[name]
} else := ""

# … and reporting discrepancies. How soon is this program's choice.
deny contains {"kind": "login_monitoring", "id": check.id, "field": "reported_on", "message": message} if {
	some check in checks
	check.discrepancies > 0
	not reported(check)
	days := dates.days_since(check.checked_on)
	allowed := limits.report_days
	days > allowed
	message := sprintf("found %v, not shown to be reported %v later; this program allows %v: report it to those who deal with incidents", [misfits(check.discrepancies), dates.words(days), allowed])
}

reported(check) if check.reported_on <= input.today

misfits(1) := "1 discrepancy"

misfits(number) := sprintf("%v discrepancies", [number]) if number != 1

# The rest is this program's practice.
deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged_systems
	days := dates.days_since(max(days_seen(system.system_id)))
	allowed := limits.check_days
	days > allowed
	message := sprintf("had its attempts to sign in looked at up to %v ago; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged_systems
	allowed := limits.gap_days
	[days, last, next] := spans.longest_gap(spans_seen(system.system_id), allowed, limits.lookback_days)
	message := sprintf("had no attempts to sign in looked at after %v and before %v (%v); this program allows %v between two checks: look at those too, and record it", [last, next, dates.words(days), allowed])
}

deny contains {"kind": "login_monitoring", "id": check.id, "field": "discrepancies", "basis": "program", "message": message} if {
	some check in checks
	not counted(check)
	message := "does not say whether anything did not fit; record how many, 0 included"
}

counted(check) if check.discrepancies >= 0

deny contains {"kind": "login_monitoring", "id": check.id, "field": "reported_on", "basis": "program", "message": message} if {
	some check in checks
	check.discrepancies > 0
	reported(check)
	days := dates.days_between(check.checked_on, check.reported_on)
	allowed := limits.report_days
	days > allowed
	message := sprintf("reported %v after %v; this program allows %v", [misfits(check.discrepancies), dates.words(days), allowed])
}

deny contains {"kind": "login_monitoring", "id": check.id, "field": "reported_on", "basis": "program", "message": message} if {
	some check in checks
	check.reported_on < check.from
	message := sprintf("was reported on %v, before the first day it is about, %v; correct the dates", [check.reported_on, check.from])
}

deny contains {"kind": "login_monitoring", "id": check.id, "field": "closed_on", "basis": "program", "message": message} if {
	some check in checks
	check.closed_on < check.reported_on
	message := sprintf("was closed on %v, before it was reported on %v; correct the dates", [check.closed_on, check.reported_on])
}

deny contains {"kind": "login_monitoring", "id": check.id, "field": "reported_to", "basis": "program", "message": message} if {
	some check in checks
	check.discrepancies > 0
	reported(check)
	not check.reported_to
	message := "does not say to which office the discrepancies were reported; record it"
}

deny contains {"kind": "login_monitoring", "id": check.id, "field": "closed_on", "basis": "program", "message": message} if {
	some check in checks
	check.discrepancies > 0
	not closed(check)
	days := dates.days_since(check.reported_on)
	allowed := limits.close_days
	days > allowed
	message := sprintf("has discrepancies that are still open %v after their report; this program allows %v", [dates.words(days), allowed])
}

closed(check) if check.closed_on <= input.today

deny contains {"kind": "login_monitoring", "id": check.id, "field": "checked_by", "basis": "program", "message": message} if {
	some check in checks
	not check.checked_by
	message := "names nobody who looked; record who did"
}

deny contains {"kind": "login_monitoring", "id": check.id, "field": "checked_by", "basis": "program", "message": message} if {
	some check in checks
	day := check.checked_on
	day <= input.today
	doubt := acts.doubt(persons, check.checked_by, day)
	message := sprintf("was done by %v, %v; find out who it was", [check.checked_by, doubt])
}

deny contains {"kind": "login_monitoring", "id": check.id, "field": "checked_on", "basis": "program", "message": message} if {
	some check in checks
	check.checked_on > input.today
	message := sprintf("is recorded as done on %v, a day still to come; correct the date", [check.checked_on])
}

deny contains {"kind": "login_monitoring", "id": check.id, "field": "to", "basis": "program", "message": message} if {
	some check in checks
	why := wrong_span(check)
	message := sprintf("is about days that %v, and counts for nothing until the dates are corrected", [why])
}

wrong_span(check) := "end before they begin" if check.to < check.from

wrong_span(check) := "end after the day they were looked at" if {
	check.from <= check.to
	check.to > check.checked_on
}

deny contains {"kind": "login_monitoring", "id": check.id, "field": "system", "basis": "program", "message": message} if {
	some check in checks
	not systems[check.system]
	message := sprintf("is about system %v, which is not in the inventory; add the system or correct its id", [check.system])
}
