# METADATA
# title: Law enforcement delay
# description: A notice is held back for law enforcement as long as a written statement specifies, or 30 days at most after an oral one that is documented.
# custom:
#   citations: ["164.412", "164.412(a)", "164.412(b)"]
package hipaa.breach.law_enforcement_delay

import data.hipaa.lib.breaches

incidents := {incident.incident_id: incident | some incident in input.evidence.incidents.records}

delay_fields := {"delay_confirmed_on", "delay_document", "delay_form", "delay_stated_on", "delay_until"}

# Any of these fields claims a delay.
judged contains notice if {
	some notice in input.evidence.notices.records
	count(object.keys(notice) & delay_fields) > 0
}

population contains {"kind": "notices", "id": notice.id} if some notice in judged

# Where none was held back, each was looked at.
population contains {"kind": "notices", "id": notice.id} if {
	count(judged) == 0
	some notice in input.evidence.notices.records
}

excluded contains {"kind": "notices", "id": notice.id, "reason": "not held back for law enforcement"} if {
	count(judged) > 0
	some notice in input.evidence.notices.records
	not notice in judged
}

deny contains {"kind": "notices", "id": notice.id, "field": "delay_form", "message": message} if {
	some notice in judged
	not notice.delay_form
	message := "is held back for law enforcement without saying whether the statement was written or oral, on which its length depends; record it"
}

deny contains {"kind": "notices", "id": notice.id, "field": "delay_stated_on", "message": message} if {
	some notice in judged
	not notice.delay_stated_on
	message := "is held back for law enforcement by a statement without a date; nothing shows until when: record the day, or send it"
}

deny contains {"kind": "notices", "id": notice.id, "field": "delay_until", "message": message} if {
	some notice in judged
	notice.delay_form in {"oral_then_written", "written"}
	not notice.delay_until
	message := "is held back by a written statement without the time for which a delay is required; ask the official for it: without it the statement is not counted as a delay"
}

deny contains {"kind": "notices", "id": notice.id, "field": "delay_document", "message": message} if {
	some notice in judged
	not notice.delay_document
	message := sprintf("is held back for law enforcement, and %v is not on file, so that the delay is not counted; file it, or send the notice", [paper(notice)])
}

paper(notice) := "the written statement" if notice.delay_form == "written"

paper(notice) := "a note of the statement" if not notice.delay_form == "written"

oral_forms := {"oral", "oral_then_written"}

deny contains {"kind": "notices", "id": notice.id, "field": "delay_official_on_file", "message": message} if {
	some notice in judged
	notice.delay_form in oral_forms
	not notice.delay_official_on_file
	message := "is held back by an oral statement, and its file is not shown to say which official made it, so that the delay is not counted; document who it was"
}

# Longer than 30 days without a written statement in that time.
deny contains {"kind": "notices", "id": notice.id, "field": "delay_until", "message": message} if {
	some notice in judged
	notice.delay_form in oral_forms
	not breaches.confirmed(notice)
	last := breaches.oral_end(notice)
	notice.delay_until > last
	message := sprintf("is held back until %v by an oral statement of %v without a written one in time; that delays it 30 days at most, until %v", [notice.delay_until, notice.delay_stated_on, last])
}

deny contains {"kind": "notices", "id": notice.id, "field": "sent_on", "message": message} if {
	some notice in judged
	notice.delay_form in oral_forms
	not breaches.confirmed(notice)
	breaches.sent(notice)
	last := breaches.oral_end(notice)
	notice.sent_on > last
	notice.sent_on > latest(notice)
	message := sprintf("was sent on %v, and the oral statement of %v delayed it until %v at most", [notice.sent_on, notice.delay_stated_on, last])
}

latest(notice) := breaches.latest(incidents[notice.incident])

# "Shall delay": a notice in that time goes against the statement.
deny contains {"kind": "notices", "id": notice.id, "field": "sent_on", "message": message} if {
	some notice in judged
	written_until(notice)
	notice.sent_on >= notice.delay_stated_on
	notice.sent_on < notice.delay_until
	message := sprintf("was sent on %v, and law enforcement had asked in writing to hold it back until %v; find out why it went, and tell the official", [notice.sent_on, notice.delay_until])
}

written_until(notice) if notice.delay_form == "written"

written_until(notice) if breaches.confirmed(notice)

# From here on: this program's practice.
deny contains {"kind": "notices", "id": notice.id, "field": "delay_until", "basis": "program", "message": message} if {
	some notice in judged
	notice.delay_until < notice.delay_stated_on
	message := sprintf("is held back until %v by a statement of %v; correct the dates", [notice.delay_until, notice.delay_stated_on])
}

deny contains {"kind": "notices", "id": notice.id, "field": field, "basis": "program", "message": message} if {
	some notice in judged
	some field in ["delay_confirmed_on", "delay_stated_on"]
	day := notice[field]
	day > input.today
	message := sprintf("names %v, a day still to come, in %v; until then it holds nothing back", [day, field])
}

# A statement made after the notice was due does not excuse it.
deny contains {"kind": "notices", "id": notice.id, "field": "delay_stated_on", "basis": "program", "message": message} if {
	some notice in judged
	last := latest(notice)
	notice.delay_stated_on > last
	message := sprintf("is held back by a statement of %v, made after the notice was due by %v; it is counted as late", [notice.delay_stated_on, last])
}

# What runs out next.
warn contains {"kind": "notices", "id": notice.id, "field": "delay_until", "message": message} if {
	some notice in judged
	not breaches.sent(notice)
	ends := breaches.delay_end(notice, latest(notice))
	ends >= input.today
	message := sprintf("is held back for law enforcement until %v (%v)", [ends, breaches.left(ends)])
}
