# METADATA
# title: Breach discovery
# description: A breach counts as discovered on the first day on which anybody here knew of it, or would have known by exercising reasonable diligence.
# custom:
#   citations: ["164.404(a)(2)"]
#   parameters:
#     exposed_days: {type: integer, minimum: 0}
package hipaa.breach.breach_discovery

import data.hipaa.lib.breaches
import data.hipaa.lib.dates
import data.hipaa.lib.discovery

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
	message := "names no day until today on which it was first known here, so that no day of discovery is shown from which its notices are counted; record the day"
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

seen := discovery.seen(
	input.evidence.incidents.records,
	input.evidence.activity_reviews.records,
	input.evidence.walkthroughs.records,
	input.evidence.sanctions.records,
)

judged_by_number := {incident.incident_id: incident | some incident in judged}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some [number, day, source] in seen
	incident := judged_by_number[number]
	message := discovery.overlooked(incident, day, source)
}

deny contains {"kind": "incidents", "id": incident.id, "field": "associate_agent", "message": message} if {
	some incident in judged
	message := discovery.unsettled(incident)
}

deny contains {"kind": "incidents", "id": incident.id, "field": "associate_known_on", "message": message} if {
	some incident in judged
	message := discovery.undated(incident)
}

# From here on: this program's practice.
# PHI that lay in the open for longer than a walk may have been seen: that is looked into under a number.
all_origins := {source | some incident in input.evidence.incidents.records; some source in incident.found_in}

deny contains {"kind": "incidents", "basis": "program", "message": message} if {
	some visit in input.evidence.walkthroughs.records
	visit.result == "exceptions"
	open_for(visit) > input.parameters.breach_discovery.exposed_days
	not concat("/", ["walkthroughs", visit.id]) in all_origins
	message := sprintf("no incident names the walk through %v on %v in found_in, whose findings lay in the open for %v; this program allows %v before it is looked into whether anybody saw them: open one", [replace(visit.area, "_", " "), visit.walked_on, dates.words(open_for(visit)), input.parameters.breach_discovery.exposed_days])
}

open_for(visit) := dates.days_between(visit.walked_on, min([visit.corrected_on, input.today])) if visit.corrected_on

open_for(visit) := dates.days_since(visit.walked_on) if not visit.corrected_on

deny contains {"kind": "incidents", "id": incident.id, "field": "should_have_been_known_on", "basis": "program", "message": message} if {
	some incident in judged
	message := discovery.not_considered(incident)
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
