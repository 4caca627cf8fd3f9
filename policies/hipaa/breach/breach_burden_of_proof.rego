# METADATA
# title: Burden of proof
# description: Documents show that all notices of a breach were made, or that a use or disclosure was none.
# custom:
#   citations: ["164.414(b)"]
package hipaa.breach.breach_burden_of_proof

import data.hipaa.lib.breaches

incidents := {incident.incident_id: incident | some incident in input.evidence.incidents.records}

assessments := {assessment.incident: assessment | some assessment in input.evidence.breach_assessments.records}

# Where PHI was secured there is no assessment: the incident's own file has to show it.
left_out(incident) := "an attempt that did not succeed" if {
	incident.result == "attempted"
	incident.phi != "unsecured"
}

left_out(incident) := "looked into, and unfounded" if incident.result == "unfounded"

left_out(incident) := "no PHI was reached" if {
	incident.result in {"successful", "unknown"}
	incident.phi == "none"
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

population contains {"kind": "breach_assessments", "id": assessment.id} if some assessment in input.evidence.breach_assessments.records

population contains {"kind": "notices", "id": notice.id} if some notice in input.evidence.notices.records

deny contains {"kind": "incidents", "id": incident.id, "field": "evidence_kept", "message": message} if {
	some incident in judged
	incident.phi == "secured"
	not incident.evidence_kept
	message := "is held to be no breach of unsecured PHI, and nothing that shows it is on file; keep what shows that the PHI was secured"
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "document", "message": message} if {
	some assessment in input.evidence.breach_assessments.records
	breaches.claimed(assessment)
	not assessment.document
	message := "concludes that it was no breach, and no written assessment is on file to demonstrate it; file it, or notify"
}

deny contains {"kind": "notices", "id": notice.id, "field": "document", "message": message} if {
	some notice in input.evidence.notices.records
	breaches.sent(notice)
	not notice.document
	message := "is recorded as sent, with neither a copy nor proof of sending on file; file both"
}

# From here on: what contradicts itself demonstrates nothing.
deny contains {"kind": "notices", "id": notice.id, "field": "incident", "basis": "program", "message": message} if {
	some notice in input.evidence.notices.records
	not incidents[notice.incident]
	message := sprintf("is about incident %v, which is not on record; record the incident or correct the number", [notice.incident])
}

deny contains {"kind": "notices", "id": notice.id, "field": "sent_on", "basis": "program", "message": message} if {
	some notice in input.evidence.notices.records
	notice.sent_on > input.today
	message := sprintf("is recorded as sent on %v, a day still to come; until then it counts as not sent", [notice.sent_on])
}

deny contains {"kind": "notices", "id": notice.id, "field": "sent_on", "basis": "program", "message": message} if {
	some notice in input.evidence.notices.records
	first := breaches.discovered(incidents[notice.incident])
	notice.sent_on < first
	message := sprintf("was sent on %v, before the incident became known on %v; correct the dates", [notice.sent_on, first])
}

deny contains {"kind": "notices", "id": notice.id, "field": "incident", "basis": "program", "message": message} if {
	some notice in input.evidence.notices.records
	breaches.sent(notice)
	breaches.cleared(assessments[notice.incident])
	message := sprintf("was sent about incident %v, which is assessed as no breach; correct whichever is wrong", [notice.incident])
}

deny contains {"kind": "notices", "id": notice.id, "field": "individuals", "basis": "program", "message": message} if {
	some notice in input.evidence.notices.records
	notice.recipient == "secretary"
	breaches.sent(notice)
	counted := assessments[notice.incident].individuals
	counted != notice.individuals
	message := sprintf("gives the Secretary %v, and the assessment counts %v; submit an addendum, or correct the record", [breaches.people(notice.individuals), counted])
}
