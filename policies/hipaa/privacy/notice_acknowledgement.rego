# METADATA
# title: Acknowledgement of the notice
# description: Patients get the notice in effect no later than at their first service, and acknowledge it in writing, or it is on record what was tried and why not.
# custom:
#   citations: ["164.520(c)(2)", "164.520(c)(2)(i)", "164.520(c)(2)(i)(A)", "164.520(c)(2)(i)(B)", "164.520(c)(2)(ii)", "164.520(c)(3)(iii)"]
#   parameters:
#     emergency_days: {type: integer, minimum: 1}
package hipaa.privacy.notice_acknowledgement

import data.hipaa.lib.dates
import data.hipaa.lib.retention

records := input.evidence.notice_acknowledgements.records

population contains {"kind": "notice_acknowledgements", "id": record.id} if some record in records

given(record) if record.given_on <= input.today

# When it was given.
deny contains {"kind": "notice_acknowledgements", "id": record.id, "field": field, "message": message} if {
	some record in records
	record.setting != "emergency"
	gap := late(record)
	field := gap.field
	message := sprintf("%v; give it now, and find out why", [gap.words])
}

late(record) := {"field": "first_service_on", "words": "has no day of first service, so that the notice is not shown to be given by then"} if {
	not record.first_service_on
} else := {"field": "given_on", "words": words} if {
	not given(record)
	record.first_service_on <= input.today
	words := sprintf("is not shown to be given the notice, and first service was on %v", [record.first_service_on])
} else := {"field": "given_on", "words": words} if {
	days := dates.days_between(record.first_service_on, record.given_on)
	days > 0
	words := sprintf("was given the notice on %v, %v after the first service", [record.given_on, dates.words(days)])
} else := {"field": "automatic", "words": "was first served electronically, and is not shown to get the notice automatically with the answer"} if {
	record.setting == "electronic"
	not record.automatic
}

# After an emergency, as soon as reasonably practicable; how soon is this program's number. Never is not soon.
deny contains {"kind": "notice_acknowledgements", "id": record.id, "field": "given_on", "basis": "program", "message": message} if {
	some record in records
	record.setting == "emergency"
	days := dates.days_between(object.get(record, "emergency_over_on", "1970-01-01"), object.get(record, "given_on", input.today))
	allowed := input.parameters.notice_acknowledgement.emergency_days
	days > allowed
	message := sprintf("was treated in an emergency, and the notice is not shown to be given within %v of its end; this program allows no more", [dates.words(allowed)])
}

# Which version: the one in effect on that day.
notices := {notice.notice_id: notice | some notice in input.evidence.privacy_notices.records}

deny contains {"kind": "notice_acknowledgements", "id": record.id, "field": "notice", "message": message} if {
	some record in records
	given(record)
	not current(record)
	message := sprintf("was given %v on %v, which is not shown to be the notice in effect that day; give the right one, and clear out old copies", [object.get(record, "notice", "an unrecorded version"), record.given_on])
}

current(record) if {
	notice := notices[record.notice]
	notice.status != "draft"
	notice.effective_on <= record.given_on
	not replaced(notice, record.given_on)
}

replaced(notice, day) if notice.replaced_on <= day

# How it was given.
deny contains {"kind": "notice_acknowledgements", "id": record.id, "field": "email_agreed", "message": message} if {
	some record in records
	record.given_by == "email"
	not record.email_agreed
	message := "was given the notice by email without an agreement to electronic notice on record; give it on paper, or get the agreement"
}

deny contains {"kind": "notice_acknowledgements", "id": record.id, "field": "paper_given_on", "message": message} if {
	some record in records
	record.given_by == "email"
	record.email_failed
	not on_paper(record)
	message := "was sent the notice by an email that failed, and is not shown to have a paper copy; send one"
}

on_paper(record) if record.paper_given_on <= input.today

# Receipt. In an emergency none is asked for.
asked contains record if {
	some record in records
	record.setting != "emergency"
	given(record)
}

deny contains {"kind": "notice_acknowledgements", "id": record.id, "field": "acknowledged_on", "message": message} if {
	some record in asked
	not acknowledged(record)
	words := untried(record)
	message := sprintf("did not acknowledge receipt in writing, and %v; ask at the next visit, or record what was tried", [words])
}

acknowledged(record) if record.acknowledged_on <= input.today

untried(record) := "neither effort nor reason is on record" if {
	not record.effort
	not record.reason
} else := "no effort to obtain it is on record" if {
	not record.effort
} else := "no reason why not is on record" if {
	not record.reason
}

# Kept for six years, the acknowledgement or the note.
deny contains {"kind": "notice_acknowledgements", "id": record.id, "field": "kept", "message": message} if {
	some record in asked
	not kept(record)
	message := sprintf("has an acknowledgement, or a note of effort and reason, that is not shown to be kept until %v; find it, or ask again", [retention.full_on(written_on(record))])
}

kept(record) if {
	record.kept
	not record.destroyed_on
}

kept(record) if record.destroyed_on >= retention.full_on(written_on(record))

written_on(record) := object.get(record, "acknowledged_on", record.given_on)

deny contains {"kind": "notice_acknowledgements", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in records
	some field in ["acknowledged_on", "first_service_on", "given_on"]
	day := record[field]
	day > input.today
	message := sprintf("has %v %v, a day still to come; correct the date", [replace(field, "_", " "), day])
}
