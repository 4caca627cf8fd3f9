# METADATA
# title: Breach discovery
# description: A breach counts as discovered on the first day on which anybody here knew of it, or would have known by exercising reasonable diligence.
# custom:
#   citations: ["164.404(a)(2)"]
package hipaa.breach.breach_discovery

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

incidents := {incident.incident_id: incident | some incident in input.evidence.incidents.records}

assessments := {assessment.incident: assessment | some assessment in input.evidence.breach_assessments.records}

assessed(incident) := object.get(assessments, incident.incident_id, {})

left_out(incident) := "held as a business associate only" if {
	not breaches.as_covered_entity(incident)
} else := reason if {
	reason := breaches.none(incident, assessed(incident))
}

judged contains incident if {
	some incident in input.evidence.incidents.records
	not left_out(incident)
}

population contains {"kind": "incidents", "id": incident.id} if some incident in judged

# Where none is a breach, each was looked at.
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

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some incident in judged
	count(breaches.known_days(incident)) == 0
	message := "does not say when it was first known here, so that no day of discovery is shown from which its notices are counted; record the day"
}

# The realistic mistake: counting from the day the compliance office heard of it.
deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "discovered_on", "message": message} if {
	some assessment in input.evidence.breach_assessments.records
	incident := incidents[assessment.incident]
	breaches.as_covered_entity(incident)
	breaches.breach(incident, assessment)
	first := breaches.discovered(incident)
	days := dates.days_between(first, assessment.discovered_on)
	days > 0
	message := sprintf("counts from %v, and it was known, or would have been by reasonable diligence, on %v, %v earlier; count from then: notice is due by %v", [assessment.discovered_on, first, dates.words(days), breaches.latest(incident)])
}

# Somebody of the workforce saw in a log what was then followed up as this incident.
seen contains [number, day, name] if {
	some review in input.evidence.activity_reviews.records
	number := review.follow_up
	incidents[number]
	day := review.reviewed_on
	name := review.review_id
}

judged_by_number := {incident.incident_id: incident | some incident in judged}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some [number, day, review] in seen
	incident := judged_by_number[number]
	not incident.discovery_note
	first := breaches.discovered(incident)
	day < first
	message := sprintf("counts as discovered on %v, and activity review %v had found it on %v; count from then, or record in discovery_note why that was not knowledge of a breach", [first, review, day])
}

# From here on: this program's practice.
deny contains {"kind": "incidents", "id": incident.id, "field": "should_have_been_known_on", "basis": "program", "message": message} if {
	some incident in judged
	count(breaches.known_days(incident)) > 0
	not incident.should_have_been_known_on
	message := "does not say from when it would have been known by reasonable diligence; this program records that each time, as the same day where it is no earlier"
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "discovered_on", "basis": "program", "message": message} if {
	some assessment in input.evidence.breach_assessments.records
	assessment.conclusion == "breach"
	not assessment.discovered_on
	message := "does not say from which day of discovery its notices are counted; record the day"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "occurred_on", "basis": "program", "message": message} if {
	some incident in judged
	first := breaches.discovered(incident)
	first < incident.occurred_on
	message := sprintf("is recorded as known on %v, before it happened on %v; correct the dates", [first, incident.occurred_on])
}
