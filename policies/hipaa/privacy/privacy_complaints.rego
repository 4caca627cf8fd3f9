# METADATA
# title: Privacy complaints
# description: Individuals have a process for complaints about privacy; each one received is documented, and so is its disposition.
# custom:
#   citations: ["164.530(d)(1)", "164.530(d)(2)"]
#   parameters:
#     dispose_days: {type: integer, minimum: 0, description: Days after receipt by which a complaint is settled.}
package hipaa.privacy.privacy_complaints

import data.hipaa.lib.dates
import data.hipaa.lib.documents

allowed := input.parameters.privacy_complaints.dispose_days

judged contains complaint if {
	some complaint in input.evidence.complaints.records
	complaint.concerns != "other"
}

population contains {"kind": "complaints", "id": complaint.id} if some complaint in judged

# Where none is about privacy, each was looked at.
population contains {"kind": "complaints", "id": complaint.id} if {
	count(judged) == 0
	some complaint in input.evidence.complaints.records
}

excluded contains {"kind": "complaints", "id": complaint.id, "reason": "no complaint about privacy"} if {
	count(judged) > 0
	some complaint in input.evidence.complaints.records
	complaint.concerns == "other"
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "complaints")
	message := "no written policy on topic complaints is in force, so that nothing shows a process for them; write down how individuals complain and who answers, and have it approved"
}

deny contains {"kind": "complaints", "id": complaint.id, "field": "disposition", "message": message} if {
	some complaint in judged
	complaint.status == "closed"
	not complaint.disposition
	message := "is closed, and its disposition is not documented; record what was found and done"
}

# What other records know of and the register does not is a complaint that was not documented.
registered := {complaint.complaint_id | some complaint in input.evidence.complaints.records}

deny contains {"kind": "complaints", "message": message} if {
	some record in input.evidence.mitigation.records
	number := record.complaint
	not number in registered
	message := sprintf("%v, which mitigation %v names, is not in the register of complaints; document what was received and its disposition", [number, record.mitigation_id])
}

# How soon, and by whom, is this program's practice.
deny contains {"kind": "complaints", "id": complaint.id, "field": "status", "basis": "program", "message": message} if {
	some complaint in judged
	complaint.status == "open"
	days := dates.days_since(complaint.received_on)
	days > allowed
	message := sprintf("is without a disposition %v after it was received; this program allows %v: settle it and answer", [dates.words(days), allowed])
}

deny contains {"kind": "complaints", "id": complaint.id, "field": "received_on", "basis": "program", "message": message} if {
	some complaint in judged
	not complaint.received_on
	message := "does not say when it was received; record the day, from which this program counts"
}

deny contains {"kind": "complaints", "id": complaint.id, "field": "handled_by", "basis": "program", "message": message} if {
	some complaint in judged
	not complaint.handled_by
	message := "names no office that looks into it; assign it"
}

deny contains {"kind": "complaints", "id": complaint.id, "field": "disposed_on", "basis": "program", "message": message} if {
	some complaint in judged
	complaint.status == "closed"
	complaint.disposition
	not complaint.disposed_on
	message := "does not say when it was settled; record the day"
}

deny contains {"kind": "complaints", "id": complaint.id, "field": "disposed_on", "basis": "program", "message": message} if {
	some complaint in judged
	complaint.disposed_on < complaint.received_on
	message := sprintf("was settled on %v, before it was received on %v; correct the dates", [complaint.disposed_on, complaint.received_on])
}

deny contains {"kind": "complaints", "id": complaint.id, "field": field, "basis": "program", "message": message} if {
	some complaint in judged
	some field, words in {"disposed_on": "settled", "received_on": "received"}
	complaint[field] > input.today
	message := sprintf("is recorded as %v on %v, a day still to come; correct the date", [words, complaint[field]])
}

# What was right about a complaint is an incident, or was one already.
incidents := {incident.incident_id | some incident in input.evidence.incidents.records}

deny contains {"kind": "complaints", "id": complaint.id, "field": "incident", "basis": "program", "message": message} if {
	some complaint in judged
	complaint.outcome == "substantiated"
	not complaint.incident
	message := "was right and names no incident; this program opens one, so that breach, harm and sanction are looked at"
}

deny contains {"kind": "complaints", "id": complaint.id, "field": "incident", "basis": "program", "message": message} if {
	some complaint in judged
	number := complaint.incident
	not number in incidents
	message := sprintf("names incident %v, which is not in the register of incidents; correct the number, or open it", [number])
}
