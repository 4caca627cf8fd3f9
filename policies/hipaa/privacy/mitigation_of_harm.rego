# METADATA
# title: Mitigation of harm
# description: What is known to harm somebody after a use or disclosure of PHI in violation is mitigated as far as practicable.
# custom:
#   citations: ["164.530(f)"]
#   parameters:
#     mitigate_days: {type: integer, minimum: 0, description: Days after a violation became known by which harm is looked for and something is done.}
package hipaa.privacy.mitigation_of_harm

import data.hipaa.lib.breaches
import data.hipaa.lib.dates
import data.hipaa.lib.documents

allowed := input.parameters.mitigation_of_harm.mitigate_days

# Incidents in which PHI of this organization was used or disclosed, or may have been, and can be read.
left_out(incident) := "held as a business associate, for whom the covered entity mitigates" if {
	not breaches.as_covered_entity(incident)
} else := sprintf("result %v", [incident.result]) if {
	incident.result in {"attempted", "unfounded"}
} else := "no PHI that anybody may read was reached" if {
	incident.phi in {"none", "secured"}
}

judged contains incident if {
	some incident in input.evidence.incidents.records
	not left_out(incident)
}

population contains {"kind": "incidents", "id": incident.id} if some incident in judged

# Where none reached PHI, each was looked at.
population contains {"kind": "incidents", "id": incident.id} if {
	count(judged) == 0
	some incident in input.evidence.incidents.records
}

excluded contains {"kind": "incidents", "id": incident.id, "reason": reason} if {
	count(judged) > 0
	some incident in input.evidence.incidents.records
	reason := left_out(incident)
}

population contains {"kind": "mitigation", "id": record.id} if some record in input.evidence.mitigation.records

on_incident := {record.incident | some record in input.evidence.mitigation.records}

deny contains {"kind": "incidents", "id": incident.id, "field": "mitigation", "message": message} if {
	some incident in judged
	not incident.incident_id in on_incident
	not incident.mitigation
	days := dates.days_since(incident.known_on)
	days > allowed
	message := sprintf("reached PHI, and nothing shows %v later whether anybody was harmed or what was done; this program allows %v: find out, and record it", [dates.words(days), allowed])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some incident in judged
	not incident.incident_id in on_incident
	not incident.mitigation
	not incident.known_on
	message := "reached PHI, and nothing shows when that became known nor what was done against its effects; find out, and record it"
}

# Somebody told of harm: then it is known.
answered_complaints := {record.complaint | some record in input.evidence.mitigation.records}

answered(complaint) if complaint.complaint_id in answered_complaints

answered(complaint) if complaint.incident in on_incident

deny contains {"kind": "mitigation", "message": message} if {
	some complaint in input.evidence.complaints.records
	complaint.harm_told
	complaint.outcome != "not_substantiated"
	not answered(complaint)
	message := sprintf("complaint %v tells of harm, and no mitigation is on record for it or its incident; see what can be done for the person, and record it", [complaint.complaint_id])
}

# Records of mitigation.
known_harm contains record if {
	some record in input.evidence.mitigation.records
	record.effect == "known"
}

deny contains {"kind": "mitigation", "id": record.id, "field": "status", "message": message} if {
	some record in known_harm
	record.status == "none_needed"
	message := "has a known harmful effect, and it was decided that nothing is needed; mitigate it, or record why nothing is practicable"
}

deny contains {"kind": "mitigation", "id": record.id, "field": "status", "message": message} if {
	some record in known_harm
	record.status == "planned"
	message := idle(record)
}

idle(record) := "has a known harmful effect, of which nothing shows since when, and nothing was done yet; begin, and record the day it became known" if not record.known_on

idle(record) := sprintf("has a known harmful effect, and nothing was done yet after %v; this program allows %v: begin", [dates.words(days), allowed]) if {
	days := dates.days_since(record.known_on)
	days > allowed
}

deny contains {"kind": "mitigation", "id": record.id, "field": "because", "message": message} if {
	some record in input.evidence.mitigation.records
	record.status == "not_practicable"
	not record.because
	message := "is called not practicable and does not say why; record the reason, or do what can be done"
}

deny contains {"kind": "mitigation", "id": record.id, "field": "measures", "message": message} if {
	some record in input.evidence.mitigation.records
	record.status in {"done", "under_way"}
	not record.measures
	message := sprintf("is called %v, and nothing shows what was done against harmful effects; record the measures", [replace(record.status, "_", " ")])
}

# From here on this program's practice.
deny contains {"kind": "incidents", "id": incident.id, "field": "mitigation", "basis": "program", "message": message} if {
	some incident in judged
	not incident.incident_id in on_incident
	incident.mitigation
	days := dates.days_since(incident.known_on)
	days > allowed
	message := sprintf("has no record of who committed it and whether harm is known %v later; this program writes one within %v", [dates.words(days), allowed])
}

deny contains {"kind": "mitigation", "id": record.id, "field": "effect", "basis": "program", "message": message} if {
	some record in input.evidence.mitigation.records
	record.effect == "unknown"
	days := dates.days_since(record.known_on)
	days > allowed
	message := sprintf("does not say whether anybody was harmed %v later; this program finds out within %v", [dates.words(days), allowed])
}

deny contains {"kind": "mitigation", "id": record.id, "field": "done_on", "basis": "program", "message": message} if {
	some record in input.evidence.mitigation.records
	record.status == "done"
	message := undone(record)
}

undone(record) := "is called done and names no day; record it" if {
	not record.done_on
} else := sprintf("is recorded as done on %v, a day still to come; correct the status or the day", [record.done_on]) if {
	record.done_on > input.today
} else := sprintf("was done on %v, before it became known on %v; correct the dates", [record.done_on, record.known_on]) if {
	record.done_on < record.known_on
}

incident_ids := {incident.incident_id | some incident in input.evidence.incidents.records}

deny contains {"kind": "mitigation", "id": record.id, "field": "incident", "basis": "program", "message": message} if {
	some record in input.evidence.mitigation.records
	message := unattached(record)
}

unattached(record) := "names neither incident nor complaint; say what it answers" if {
	not record.incident
	not record.complaint
}

unattached(record) := sprintf("names incident %v, which is not in the register; correct the number", [number]) if {
	number := record.incident
	not number in incident_ids
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "mitigation")
	message := "no written policy on topic mitigation is in force; this program wants one that says who looks for harm, and what is offered"
}
