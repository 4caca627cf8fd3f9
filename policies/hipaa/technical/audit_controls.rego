# METADATA
# title: Audit controls
# description: In every system with ePHI, a log shows who did what and when, and somebody examines it.
# custom:
#   citations: ["164.312(b)"]
#   parameters:
#     stored_activities:
#       type: array
#       items: {type: string, enum: [sign_in, failed_sign_in, view, create, change, delete, export, print, permission_change]}
#       minItems: 1
#       uniqueItems: true
#       description: What the logs of a system that stores ePHI record at least.
#     passing_activities:
#       type: array
#       items: {type: string, enum: [sign_in, failed_sign_in, view, create, change, delete, export, print, permission_change]}
#       minItems: 1
#       uniqueItems: true
#       description: What the logs of a system that ePHI only passes through record at least, a payer's portal among them.
#     lag_days: {type: integer, minimum: 0, description: Days by which the newest entry may lie behind a sign-in.}
#     silent_days: {type: integer, minimum: 1, description: Days without an entry that are taken as quiet and not as broken.}
#     retention_days: {type: integer, minimum: 1}
#     review_days: {type: integer, minimum: 1}
#     gap_days: {type: integer, minimum: 0, description: Days between two reviews of a system whose entries nobody looked at.}
#     open_days: {type: integer, minimum: 0}
package hipaa.technical.audit_controls

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.logs
import data.hipaa.lib.people
import data.hipaa.lib.scope
import data.hipaa.lib.spans

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

judged contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

population contains {"kind": "systems", "id": system.id} if some system in judged

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

# Logs and reviews go with their system.
system_left_out(record) := reason if {
	why := scope.left_out(systems[record.system])
	reason := sprintf("system %v", [why])
}

systems_logged := {log.system | some log in input.evidence.audit_logs.records}

systems_on := {log.system | some log in input.evidence.audit_logs.records; log.enabled}

log_left_out(log) := system_left_out(log)

log_left_out(log) := "switched off, another log of the system is on" if {
	scope.in_use(systems[log.system])
	not log.enabled
	log.system in systems_on
}

population contains {"kind": "audit_logs", "id": log.id} if {
	some log in input.evidence.audit_logs.records
	not log_left_out(log)
}

excluded contains {"kind": "audit_logs", "id": log.id, "reason": reason} if {
	some log in input.evidence.audit_logs.records
	reason := log_left_out(log)
}

reviews contains review if {
	some review in input.evidence.activity_reviews.records
	not system_left_out(review)
}

population contains {"kind": "activity_reviews", "id": review.id} if some review in reviews

excluded contains {"kind": "activity_reviews", "id": review.id, "reason": reason} if {
	some review in input.evidence.activity_reviews.records
	reason := system_left_out(review)
}

# 164.304 takes an information system as what stands under one management. A payer's portal is the payer's to log: the
# activity report it hands out, and that somebody looks at it, is this program's practice.
basis(system) := "program" if scope.payers_own(system)

basis(system) := "rule" if not scope.payers_own(system)

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "audit_controls")
	message := "no written policy on topic audit_controls is in force; this program wants one that says what each system logs, who looks at it and how often"
}

# Recorded.

deny contains {"kind": "systems", "id": system.id, "basis": whose, "message": message} if {
	some system in judged
	not system.system_id in systems_logged
	whose := basis(system)
	message := nothing_logged(system)
}

nothing_logged(system) := "has no activity report on record; have the portal's administrator run one, or ask the payer, and record what it shows" if scope.payers_own(system)

nothing_logged(system) := "has no audit log on record; switch it on or ask the vendor for it, and record what it shows" if not scope.payers_own(system)

deny contains {"kind": "audit_logs", "id": log.id, "field": "enabled", "basis": whose, "message": message} if {
	some log in input.evidence.audit_logs.records
	not log.enabled
	not log_left_out(log)
	whose := basis(systems[log.system])
	message := "is switched off, and no other log of the system is on; switch it on"
}

deny contains {"kind": "audit_logs", "id": log.id, "field": "system", "basis": "program", "message": message} if {
	some log in input.evidence.audit_logs.records
	not systems[log.system]
	message := sprintf("is of system %v, which is not in the inventory; add the system or correct its id", [log.system])
}

# Logs that are on, of systems that are judged.
live contains log if {
	some log in input.evidence.audit_logs.records
	log.enabled
	scope.in_use(systems[log.system])
}

# An entry that leaves one of these open records no activity.
needed := ["user", "action", "time"]

untold(log) := [words | some part in needed; not part in object.get(log, "shows", []); words := part_words[part]]

tells_all(log) if count(untold(log)) == 0

systems_told := {log.system | some log in live; tells_all(log)}

deny contains {"kind": "audit_logs", "id": log.id, "field": "shows", "basis": whose, "message": message} if {
	some log in live
	not log.system in systems_told
	whose := basis(systems[log.system])
	message := sprintf("is not shown to tell %v, and no other log of the system tells who, what and when; switch that on or ask who runs it", [concat(", ", untold(log))])
}

# What counts as recorded is what a log writes down that tells who, what and when.
recorded := {[log.system, activity] | some log in live; tells_all(log); some activity in object.get(log, "records", [])}

systems_recording := {pair[0] | some pair in recorded}

deny contains {"kind": "audit_logs", "id": log.id, "field": "records", "basis": whose, "message": message} if {
	some log in live
	tells_all(log)
	not log.system in systems_recording
	whose := basis(systems[log.system])
	message := "does not say which activity it records, nor does another log of the system; look it up or ask who runs it"
}

# Which activities is this program's choice.
wanted(system) := input.parameters.audit_controls.stored_activities if scope.stores(system)

wanted(system) := input.parameters.audit_controls.passing_activities if not scope.stores(system)

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged
	system.system_id in systems_recording
	unrecorded := [words | some activity in wanted(system); not [system.system_id, activity] in recorded; words := activity_words[activity]]
	count(unrecorded) > 0
	message := sprintf("has no log that is shown to record %v; this program wants that: switch it on or ask who runs it", [concat(", ", unrecorded)])
}

# Whether entries are still written. Accounts are listed on other days than logs, so a sign-in counts only where it
# came before the log was listed: before the first list that can hold the newest entry.
lists contains [at, day] if {
	some source in input.evidence.audit_logs.sources
	at := time.parse_rfc3339_ns(source.observed_at)
	day := dates.day_of(source.observed_at)
}

first_list(at) := min({list | some list in lists; list[0] >= at})

lag := input.parameters.audit_controls.lag_days * dates.nanoseconds

newest_at(log) := time.parse_rfc3339_ns(log.last_entry_at)

# The allowance also takes up an hour of listing that was rounded.
listed(log) := first_list(newest_at(log) - lag)

# The last of each system. In order, the last stands before another system or the end; a rule that collects by system
# would grow with the square of the records on OPA.
entries := array.concat(sort({[log.system, at] | some log in live; at := newest_at(log); at <= now}), [[""]])

now := time.parse_rfc3339_ns(input.as_of)

newest_entry := {entry[0]: entry[1] | some i, entry in entries; entries[i + 1][0] != entry[0]}

uses contains [system, [at, day]] if {
	some account in input.evidence.user_accounts.records
	system := account.system
	at := time.parse_rfc3339_ns(account.last_used_at)
	day := dates.day_of(account.last_used_at)
}

uses_in_order := array.concat(sort(uses), [[""]])

last_use := {use[0]: use[1] | some i, use in uses_in_order; uses_in_order[i + 1][0] != use[0]}

# The same for those between one list and the next.
uses_by_list := array.concat(sort({[[use[0], list], use[1]] | some use in uses; list := first_list(use[1][0])}), [[""]])

last_use_by_list := {use[0]: use[1] | some i, use in uses_by_list; uses_by_list[i + 1][0] != use[0]}

# Bound in the body: a system may have no sign-in between two of the lists.
# regal ignore:comprehension-term-assignment
last_use_before(system, list) := max({use | some earlier in lists; earlier[0] <= list[0]; use := last_use_by_list[[system, earlier]]})

systems_logging_sign_ins := {log.system | some log in live; "sign_in" in object.get(log, "records", [])}

# The sign-in that a log missed: one that records sign-ins itself, however current the others are; of the others the
# newest of a system, where any of its logs records them.
missed(log) := use if {
	missing_would_show(log)
	newest := newest_at(log)
	use := last_use_before(log.system, listed(log))
	use[0] - newest > lag
}

missing_would_show(log) if "sign_in" in object.get(log, "records", [])

missing_would_show(log) if {
	log.system in systems_logging_sign_ins
	newest_at(log) == newest_entry[log.system]
}

# Nobody is known to have signed in since.
quiet(log) if last_use[log.system][0] - newest_at(log) <= lag

# Logs of rare events, such as changes of permissions, may be silent for long.
everyday(log) if {
	some activity in wanted(systems[log.system])
	activity in object.get(log, "records", [])
}

deny contains {"kind": "audit_logs", "id": log.id, "field": "last_entry_at", "basis": whose, "message": message} if {
	some log in live
	use := missed(log)
	whose := basis(systems[log.system])
	message := sprintf("has no entry after %v, though an account was used on %v; find out why nothing was recorded", [dates.day_of(log.last_entry_at), use[1]])
}

deny contains {"kind": "audit_logs", "id": log.id, "field": "last_entry_at", "basis": "program", "message": message} if {
	some log in live
	everyday(log)
	not missed(log)
	not quiet(log)
	days := dates.days_between(dates.day_of(log.last_entry_at), listed(log)[1])
	allowed := input.parameters.audit_controls.silent_days
	days > allowed
	message := sprintf("wrote nothing in the %v before it was listed; this program allows %v: see whether it still records", [dates.words(days), allowed])
}

# No list can hold an entry that was written after it, and what cannot be dated shows nothing.
deny contains {"kind": "audit_logs", "id": log.id, "field": "last_entry_at", "basis": whose, "message": message} if {
	some log in live
	newest_at(log) <= now
	count(lists) > 0
	not listed(log)
	whose := basis(systems[log.system])
	message := "has a newest entry from after it was listed, so nothing shows when it last recorded; list it again"
}

deny contains {"kind": "audit_logs", "id": log.id, "field": "last_entry_at", "basis": "program", "message": message} if {
	some log in live
	newest_at(log) > now
	message := "has a newest entry at a time still to come; correct the time, or the clock of the system"
}

deny contains {"kind": "audit_logs", "id": log.id, "field": "last_entry_at", "basis": "program", "message": message} if {
	some log in live
	not log.last_entry_at
	message := "is not shown to hold any entry; look up the time of its newest, which tells whether it still records"
}

deny contains {"kind": "audit_logs", "id": log.id, "field": "began_on", "basis": "program", "message": message} if {
	some log in live
	log.began_on <= input.today
	logs.older(log)
	message := sprintf("is recorded as begun on %v, and holds entries from before that, so it is taken to be older; correct the date", [log.began_on])
}

deny contains {"kind": "audit_logs", "id": log.id, "field": "began_on", "basis": "program", "message": message} if {
	some log in live
	log.began_on > input.today
	message := sprintf("is recorded as begun on %v, a day still to come; correct the date", [log.began_on])
}

# Kept. How a payer keeps the log of its portal is the payer's; how long and how safely others are kept is this
# program's practice.
deny contains {"kind": "audit_logs", "id": log.id, "field": field, "basis": "program", "message": message} if {
	some log in live
	not scope.payers_own(systems[log.system])
	some field in ["retention_days", "oldest_entry_on", "protection", "clock_synchronized"]
	message := kept_badly(log, field)
}

keeping := input.parameters.audit_controls.retention_days

stated(log) if is_number(log.retention_days)

# 0 stands for entries that are never deleted.
long_enough(log) if log.retention_days == 0

long_enough(log) if log.retention_days >= keeping

kept_badly(log, "retention_days") := sprintf("is not shown to keep its entries for any time; this program keeps them for %v", [dates.words(keeping)]) if {
	not stated(log)
}

kept_badly(log, "retention_days") := sprintf("keeps its entries for %v; this program keeps them for %v: extend it, or copy them elsewhere before they are deleted", [dates.words(log.retention_days), keeping]) if {
	stated(log)
	not long_enough(log)
}

kept_badly(log, "oldest_entry_on") := "does not show how far back it reaches; look up the day of its oldest entry" if {
	long_enough(log)
	not log.oldest_entry_on
}

kept_badly(log, "oldest_entry_on") := sprintf("is recorded as reaching back to %v, a day still to come; correct the date", [log.oldest_entry_on]) if {
	long_enough(log)
	log.oldest_entry_on > input.today
}

# A log that is younger cannot reach further, and the first days may have been quiet.
kept_badly(log, "oldest_entry_on") := message if {
	long_enough(log)
	log.oldest_entry_on <= input.today
	list := listed(log)
	days := dates.days_between(log.oldest_entry_on, list[1])
	reach := min({keeping} | {age | logs.began(log); age := dates.days_between(log.began_on, list[1])})
	days + input.parameters.audit_controls.silent_days < reach
	message := sprintf("reaches back to %v only; this program keeps entries for %v: find out what became of the older ones", [log.oldest_entry_on, dates.words(keeping)])
}

kept_badly(log, "protection") := message if {
	not protected(log)
	message := "is not shown to be kept from those whose activity it shows; this program wants a copy on a separate system, write-once storage or restricted access"
}

protected(log) if log.protection != "none"

kept_badly(log, "clock_synchronized") := message if {
	not log.clock_synchronized
	message := "is not shown to set its clock from a common time source; this program wants that, so that times in different logs agree"
}

# Examined. What was looked at reaches no further than the day somebody looked; a review still to come is none.
examinations contains [system, last] if {
	some review in reviews
	system := review.system
	review.reviewed_on <= input.today
	last := min([review.to, review.reviewed_on])
}

examinations_in_order := array.concat(sort(examinations), [[""]])

examined := {one[0]: one[1] | some i, one in examinations_in_order; examinations_in_order[i + 1][0] != one[0]}

# A system with an older log has had the time to be examined.
systems_with_older_log := {log.system | some log in live; not recent(log)}

recent(log) if {
	logs.began(log)
	dates.days_since(log.began_on) <= input.parameters.audit_controls.review_days
}

deny contains {"kind": "systems", "id": system.id, "basis": whose, "message": message} if {
	some system in judged
	system.system_id in systems_with_older_log
	not examined[system.system_id]
	whose := basis(system)
	message := "has logs that nobody is shown to have examined; have somebody go through them, and record the review"
}

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged
	system.system_id in systems_on
	last := examined[system.system_id]
	days := dates.days_since(last)
	allowed := input.parameters.audit_controls.review_days
	days > allowed
	message := sprintf("had its logs examined up to %v only, %v ago; this program allows %v", [last, dates.words(days), allowed])
}

# Entries of days between two reviews that nobody looked at, as long as this program keeps them.
covered[system] contains [from, to] if {
	some review in reviews
	system := review.system
	review.reviewed_on <= input.today
	from := review.from
	to := min([review.to, review.reviewed_on])
	from <= to
}

spans_of := covered

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged
	system.system_id in systems_on
	allowed := input.parameters.audit_controls.gap_days
	[days, last, next] := spans.longest_gap(spans_of[system.system_id], allowed, keeping)
	message := sprintf("had no entries examined after %v and before %v (%v); this program allows %v between two reviews: have somebody go through them, and record the review", [last, next, dates.words(days), allowed])
}

# The reviews themselves: that each is dated, done by another than the administrator and brought to an end is this
# program's practice.
deny contains {"kind": "activity_reviews", "id": review.id, "field": field, "basis": "program", "message": message} if {
	some review in reviews
	some field in ["system", "to", "reviewed_on", "reviewed_by", "method", "outcome", "unusual_entries", "follow_up", "closed_on"]
	message := wrong(review, field)
}

wrong(review, "system") := sprintf("is of system %v, which is not in the inventory; add the system or correct its id", [review.system]) if {
	not systems[review.system]
}

wrong(review, "to") := sprintf("covers entries from %v to %v, which ends before it begins; correct the dates", [review.from, review.to]) if {
	review.to < review.from
}

wrong(review, "reviewed_on") := sprintf("is recorded as done on %v, a day still to come; correct the date", [review.reviewed_on]) if {
	review.reviewed_on > input.today
} else := sprintf("was done on %v, before all entries up to %v were there; correct the dates", [review.reviewed_on, review.to]) if {
	review.from <= review.to
	review.reviewed_on < review.to
}

wrong(review, "reviewed_by") := "names nobody who did it; record who looked" if {
	not review.reviewed_by
} else := sprintf("was done by %v, who is not in the workforce records; find out who it was", [review.reviewed_by]) if {
	not persons[review.reviewed_by]
} else := sprintf("was done by %v, who is not shown to have worked here on %v; find out who it was", [review.reviewed_by, review.reviewed_on]) if {
	review.reviewed_on <= input.today
	not people.working_at(persons[review.reviewed_by], concat("", [review.reviewed_on, "T12:00:00Z"]))
} else := sprintf("was done by %v, who administers system %v; this program wants somebody else to look", [review.reviewed_by, review.system]) if {
	by_administrator(review)
	not looked_at_again(review)
}

by_administrator(review) if administrator_since[[review.system, review.reviewed_by]] <= review.reviewed_on

# Another review, no earlier, by somebody else settles it, where it covers all that the first did.
looked_at_again(review) if {
	some other in independent[review.system]
	other.reviewed_on >= review.reviewed_on
	other.from <= review.from
	other.to >= review.to
}

# Reviews that anybody may rely on: done by somebody who worked here then and does not administer the system, when all
# entries were there.
independent_reviews[system] contains review if {
	some review in reviews
	system := review.system
	review.reviewed_on <= input.today
	review.to <= review.reviewed_on
	people.working_at(persons[review.reviewed_by], concat("", [review.reviewed_on, "T12:00:00Z"]))
	not by_administrator(review)
}

default independent := {}

independent := independent_reviews

# Accounts that persons sign in to. Who answers for a sealed emergency account or a program's does not work in it.
signed_in_to := {"person", "root", "shared", "unknown"}

administering contains [[system, person], created] if {
	some account in input.evidence.user_accounts.records
	system := account.system
	account.status == "active"
	account.privileged
	account.account_type in signed_in_to
	some person in object.get(account, "assigned_to", [])
	created := object.get(account, "created_on", "")
}

administering_in_order := array.concat([[""]], sort(administering))

# Since the first of several accounts.
administrator_since := {one[0]: one[1] | some i, before in administering_in_order; one := administering_in_order[i + 1]; one[0] != before[0]}

wrong(review, "method") := "does not say how the entries were looked at; record whether all, a sample, alerts or an exception report" if {
	not review.method
}

wrong(review, "outcome") := "shows no outcome; record whether anything unusual was found" if not review.outcome

wrong(review, "outcome") := message if {
	review.outcome == "nothing_unusual"
	review.unusual_entries != 0
	message := sprintf("counts unusual entries (%v) with outcome nothing_unusual; correct the count, or follow them up", [review.unusual_entries])
}

wrong(review, "outcome") := sprintf("is recorded as open, with a follow-up that ended on %v; correct the outcome", [review.closed_on]) if {
	review.outcome == "open"
	review.closed_on <= input.today
}

wrong(review, "outcome") := message if {
	review.outcome == "open"
	not review.closed_on
	days := dates.days_since(review.reviewed_on)
	allowed := input.parameters.audit_controls.open_days
	days > allowed
	message := sprintf("is still open after %v; this program allows %v: bring the follow-up to its end, and record the day", [dates.words(days), allowed])
}

wrong(review, "unusual_entries") := sprintf("has outcome %v without any unusual entry; correct the count or the outcome", [review.outcome]) if {
	review.outcome in {"followed_up", "open"}
	review.unusual_entries <= 0
}

wrong(review, "follow_up") := "was followed up under no number; record the incident or ticket" if {
	review.outcome == "followed_up"
	not review.follow_up
}

wrong(review, "closed_on") := "does not show when the follow-up ended; record the day, or the outcome as open" if {
	review.outcome == "followed_up"
	not review.closed_on
}

wrong(review, "closed_on") := sprintf("is recorded as closed on %v, a day still to come; correct the date", [review.closed_on]) if {
	review.closed_on > input.today
}

# Alerts may be followed up before the review that sums them up, but not before there were any.
wrong(review, "closed_on") := sprintf("was closed on %v, before the first entries it covers; correct the date", [review.closed_on]) if {
	review.closed_on <= input.today
	review.closed_on < min([review.from, review.to])
}

part_words := {"user": "who", "action": "what was done", "time": "when"}

activity_words := {
	"change": "changes",
	"create": "new records",
	"delete": "deletions",
	"export": "exports",
	"failed_sign_in": "failed sign-ins",
	"permission_change": "changes of permissions",
	"print": "printing",
	"sign_in": "sign-ins",
	"view": "views",
}
