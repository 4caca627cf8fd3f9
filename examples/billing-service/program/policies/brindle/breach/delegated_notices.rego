# METADATA
# title: Notices that clients delegated
# description: Where a client delegated breach notices, letters go within the days it set, by mail, to all, and say what 164.404(c) lists; the entry at HHS follows.
# custom:
#   citations: ["164.504(e)(2)(ii)(H)"]
#   parameters: {}
package brindle.breach.delegated_notices

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

assessments := {assessment.incident: assessment | some assessment in input.evidence.breach_assessments.records}

assessed(incident) := object.get(assessments, incident.incident_id, {})

clients := {record.associate_id | some record in input.evidence.business_associates.records; record.relationship == "covered_entity"}

duties contains duty if {
	some duty in input.evidence.delegated_duties.records
	duty.status == "in_force"
}

population contains {"kind": "delegated_duties", "id": duty.id} if some duty in duties

excluded contains {"kind": "delegated_duties", "id": duty.id, "reason": "taken back by the client"} if {
	some duty in input.evidence.delegated_duties.records
	duty.status == "ended"
}

# One pair for each breach and each duty of a client whose PHI it concerns.
owed contains {"incident": incident, "duty": duty} if {
	some incident in input.evidence.incidents.records
	breaches.as_business_associate(incident)
	breaches.breach(incident, assessed(incident))
	some client in incident.covered_entities
	some duty in duties
	duty.client == client
}

judged := {pair.incident.id | some pair in owed}

population contains {"kind": "incidents", "id": id} if some id in judged

# Where no breach concerns such a client, each incident was looked at.
population contains {"kind": "incidents", "id": incident.id} if {
	count(judged) == 0
	some incident in input.evidence.incidents.records
}

excluded contains {"kind": "incidents", "id": incident.id, "reason": "no breach of a client that delegated notices"} if {
	count(judged) > 0
	some incident in input.evidence.incidents.records
	not incident.id in judged
}

# A breach may concern several clients: only the letters of this one count. A notice that names none counts where the
# breach concerns one client.
of_client(notice, pair) if notice.covered_entity == pair.duty.client

of_client(notice, pair) if {
	not notice.covered_entity
	count(pair.incident.covered_entities) == 1
}

letters(pair) := {notice |
	some notice in input.evidence.notices.records
	notice.incident == pair.incident.incident_id
	breaches.written(notice)
	breaches.sent(notice)
	of_client(notice, pair)
}

entries(pair) := {notice |
	some notice in input.evidence.notices.records
	notice.incident == pair.incident.incident_id
	notice.recipient == "secretary"
	breaches.sent(notice)
	of_client(notice, pair)
}

due(pair) := breaches.add_days(breaches.discovered(pair.incident), pair.duty.within_days)

to_write contains pair if {
	some pair in owed
	pair.duty.duty == "individual_notices"
}

deny contains {"kind": "delegated_duties", "id": duty.id, "field": "client", "message": message} if {
	some duty in duties
	not duty.client in clients
	message := sprintf("is for %v, which is no client on record; correct the name, or add the client", [duty.client])
}

deny contains {"kind": "delegated_duties", "id": duty.id, "field": "within_days", "message": message} if {
	some duty in duties
	duty.duty == "individual_notices"
	not has_days(duty)
	message := "does not say within how many days letters go; agree on a number with the client"
}

has_days(duty) if duty.within_days >= 0

deny contains {"kind": "incidents", "id": pair.incident.id, "field": "covered_entities", "message": message} if {
	some pair in to_write
	count(letters(pair)) == 0
	last := due(pair)
	input.today > last
	message := sprintf("is a breach whose letters %v left to this company, and none has gone; they were due by %v under its agreement: send them today", [pair.duty.client, last])
}

warn contains {"kind": "incidents", "id": pair.incident.id, "field": "covered_entities", "message": message} if {
	some pair in to_write
	count(letters(pair)) == 0
	last := due(pair)
	input.today <= last
	message := sprintf("is a breach whose letters %v left to this company; they are due by %v (%v)", [pair.duty.client, last, breaches.left(last)])
}

deny contains {"kind": "incidents", "id": pair.incident.id, "field": "covered_entities", "message": message} if {
	some pair in to_write
	first := min([notice.sent_on | some notice in letters(pair)])
	days := dates.days_between(breaches.discovered(pair.incident), first)
	days > pair.duty.within_days
	message := sprintf("is a breach whose letters went %v after discovery, and the agreement with %v allows %v; tell the client, and find out what kept them", [dates.words(days), pair.duty.client, pair.duty.within_days])
}

deny contains {"kind": "incidents", "id": pair.incident.id, "field": "covered_entities", "message": message} if {
	some pair in to_write
	count(letters(pair)) > 0
	wanted := told(pair)
	reached := sum([notice.individuals | some notice in letters(pair)])
	reached < wanted
	message := sprintf("is a breach of which %v was told that it concerns %v, and letters went to %v; write to the others", [pair.duty.client, breaches.people(wanted), reached])
}

# As many as the client was told of.
told(pair) := sum([notice.individuals |
	some notice in input.evidence.notices.records
	notice.incident == pair.incident.incident_id
	notice.recipient == "covered_entity"
	notice.covered_entity == pair.duty.client
])

deny contains {"kind": "incidents", "id": pair.incident.id, "field": "covered_entities", "message": message} if {
	some pair in to_write
	some notice in letters(pair)
	not notice.method == "first_class_mail"
	message := sprintf("is a breach with letters (%v) not shown to have gone by first-class mail, as annex C asks; send them", [notice.notice_id])
}

elements := {"date_of_discovery", "types_of_phi", "steps_to_take", "what_happened", "contact_procedures", "investigation", "mitigation", "protection"}

deny contains {"kind": "incidents", "id": pair.incident.id, "field": "covered_entities", "message": message} if {
	some pair in to_write
	some notice in letters(pair)
	missing := elements - {element | some element in notice.content}
	count(missing) > 0
	message := sprintf("is a breach with letters (%v) that leave out %v; send what is missing", [notice.notice_id, concat(", ", sort([replace(element, "_", " ") | some element in missing]))])
}

# Fewer than 500: the entry is owed after the end of the year. More are rare here, and their day is the client's to set.
deny contains {"kind": "incidents", "id": pair.incident.id, "field": "covered_entities", "message": message} if {
	some pair in owed
	pair.duty.duty == "secretary_notices"
	count(entries(pair)) == 0
	last := breaches.after_year(breaches.discovered(pair.incident))
	input.today > last
	message := sprintf("is a breach whose entry at HHS %v left to this company, and none is on record; it was to be made by %v: make it today", [pair.duty.client, last])
}
