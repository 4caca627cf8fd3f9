# METADATA
# title: Accountings in time
# description: An accounting is provided within 60 days of the request, with one extension of at most 30 days, and the first in 12 months is free.
# custom:
#   citations: ["164.502(a)(2)", "164.502(a)(2)(i)", "164.528(c)", "164.528(c)(1)", "164.528(c)(1)(i)", "164.528(c)(1)(ii)", "164.528(c)(1)(ii)(B)", "164.528(c)(2)"]
package hipaa.privacy.accounting_time

import data.hipaa.lib.dates

# The numbers of the text.
act_days := 60

extension_days := 30

owed(record) if record.held_as == "covered_entity"

judged contains record if {
	some record in input.evidence.accounting_requests.records
	owed(record)
}

population contains {"kind": "accounting_requests", "id": record.id} if some record in judged

# Where this organization owes none, each request was looked at.
population contains {"kind": "accounting_requests", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.accounting_requests.records
}

excluded contains {"kind": "accounting_requests", "id": record.id, "reason": "helps a client, who owes the accounting"} if {
	count(judged) > 0
	some record in input.evidence.accounting_requests.records
	not owed(record)
}

# A statement of the reasons and of the date, given within the first 60 days.
extended(record) if {
	days := dates.days_between(record.received_on, record.extended_on)
	days <= act_days
	record.extended_on <= input.today
	states(record, "reasons")
	states(record, "date")
	record.extended_to
}

states(record, item) if item in record.extension_states

# The last day: 60 days, or the date that a valid statement names, 30 days later at most.
allowed(record) := act_days if not extended(record)

allowed(record) := max([act_days, min([act_days + extension_days, dates.days_between(record.received_on, record.extended_to)])]) if extended(record)

waiting contains record if {
	some record in judged
	record.status == "open"
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "status", "message": message} if {
	some record in waiting
	days := dates.days_since(record.received_on)
	limit := allowed(record)
	days > limit
	message := sprintf("waits for its accounting since %v, %v over%v; provide it today", [record.received_on, dates.words(days - limit), lapsed(record)])
}

# Shown from the first day, and no verdict.
warn contains {"kind": "accounting_requests", "id": record.id, "field": "status", "message": message} if {
	some record in waiting
	days := dates.days_since(record.received_on)
	limit := allowed(record)
	days <= limit
	message := sprintf("waits for its accounting since %v; it is due in %v", [record.received_on, dates.words(limit - days)])
}

lapsed(record) := " (the extension came late, or does not state reasons and date)" if {
	record.extended_on
	not extended(record)
}

lapsed(record) := " (with its extension)" if extended(record)

lapsed(record) := "" if not record.extended_on

deny contains {"kind": "accounting_requests", "id": record.id, "field": "provided_on", "message": message} if {
	some record in judged
	record.status == "provided"
	days := dates.days_between(record.received_on, record.provided_on)
	limit := allowed(record)
	days > limit
	message := sprintf("got its accounting %v after the request, %v late%v; find out what took so long, for the next", [dates.words(days), dates.words(days - limit), lapsed(record)])
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "provided_on", "message": message} if {
	some record in judged
	record.status == "provided"
	words := unprovided(record)
	message := sprintf("is said to be provided and %v, so that no accounting is shown to have gone out; record the day, or provide it", [words])
}

unprovided(record) := "shows no day" if not record.provided_on

unprovided(record) := sprintf("shows %v, a day still to come", [record.provided_on]) if record.provided_on > input.today

deny contains {"kind": "accounting_requests", "id": record.id, "field": "extended_to", "message": message} if {
	some record in judged
	days := dates.days_between(record.received_on, record.extended_to)
	days > act_days + extension_days
	message := sprintf("was extended to %v, %v after the request; %v are the most, and no statement makes it longer", [record.extended_to, dates.words(days), act_days + extension_days])
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "extensions", "message": message} if {
	some record in judged
	record.extensions > 1
	message := sprintf("was extended %v times; one extension is all there is", [record.extensions])
}

# Without a day there is no clock, and so nothing that shows an answer in time.
deny contains {"kind": "accounting_requests", "id": record.id, "field": "received_on", "message": message} if {
	some record in judged
	not record.received_on
	message := "does not say when it was received, so that nothing shows an answer in time; record the day"
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "received_on", "basis": "program", "message": message} if {
	some record in judged
	record.received_on > input.today
	message := sprintf("is recorded as received on %v, a day still to come; correct the date", [record.received_on])
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "provided_on", "basis": "program", "message": message} if {
	some record in judged
	record.provided_on < record.received_on
	message := sprintf("was provided on %v and received only on %v; correct the dates", [record.provided_on, record.received_on])
}

# The first in any 12 months is free; a later one may cost what it costs, told before.
charged contains record if {
	some record in judged
	record.fee > 0
}

grouped[patient] contains day if {
	some record in judged
	record.status == "provided"
	patient := record.patient
	day := record.received_on
}

default answered := {}

answered := grouped

# Another of the same patient within the 12 months before.
earlier(record) if {
	some day in answered[record.patient]
	day < record.received_on
	day > year_before(record.received_on)
}

year_before(date) := sprintf("%v%v", [time.date(time.parse_rfc3339_ns(concat("", [date, "T00:00:00Z"])))[0] - 1, substring(date, 4, 6)])

deny contains {"kind": "accounting_requests", "id": record.id, "field": "fee", "message": message} if {
	some record in charged
	not earlier(record)
	message := "was charged for, and no other accounting in the 12 months before is on record; the first is free: pay it back"
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": field, "message": message} if {
	some record in charged
	earlier(record)
	some field, words in {"fee_cost_based": "the fee is reasonable and based on cost", "fee_told_on": "the individual was told of it before and could withdraw"}
	not record[field]
	message := sprintf("was charged for, and nothing shows that %v; show it, or pay it back", [words])
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "fee_told_on", "message": message} if {
	some record in charged
	earlier(record)
	record.fee_told_on > record.provided_on
	message := sprintf("was provided on %v, and its fee was told only on %v; the individual is told in advance: pay it back", [record.provided_on, record.fee_told_on])
}
