# METADATA
# title: Security incident procedures
# description: Security incidents are addressed by written policies and procedures, and each incident by an office that took it on.
# custom:
#   citations: ["164.308(a)(6)(i)"]
#   parameters:
#     report_days: {type: integer, minimum: 0}
#     open_days: {type: integer, minimum: 1}
package hipaa.administrative.security_incident_procedures

import data.hipaa.lib.breaches
import data.hipaa.lib.dates
import data.hipaa.lib.documents

limits := input.parameters.security_incident_procedures

population contains {"kind": "incidents", "id": incident.id} if some incident in input.evidence.incidents.records

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "incident_response")
	message := "no written policy and procedure on topic incident_response is in force; write down what counts as an incident, whom to tell and who acts, and have it approved"
}

# An incident that nobody took on shows the procedure not carried out.
deny contains {"kind": "incidents", "id": incident.id, "field": "handled_by", "message": message} if {
	some incident in input.evidence.incidents.records
	not incident.handled_by
	message := "names no office that took it on, so that no procedure is shown to have been followed; have one take it on and record which"
}

# From here on: this program's practice. The text sets no days, and leaves roles and levels to each organization.
terms[office] contains term if {
	some term in input.evidence.officials.records
	office := term.office
}

# Named once more as a whole: OPA would go through all terms again for each office that is looked up.
terms_of := terms

ended_before(term, day) if term.to < day

held contains [office, day] if {
	some [office, day] in asked
	some term in terms_of[office]
	term.from <= day
	not ended_before(term, day)
}

asked contains [office, day] if {
	some incident in input.evidence.incidents.records
	office := incident.handled_by
	day := breaches.discovered(incident)
}

deny contains {"kind": "incidents", "id": incident.id, "field": "handled_by", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	office := incident.handled_by
	day := breaches.discovered(incident)
	not [office, day] in held
	message := sprintf("is recorded as taken on by %v, an office nobody held on %v; correct the office", [office, day])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	days := dates.days_between(incident.workforce_known_on, incident.known_on)
	allowed := limits.report_days
	days > allowed
	message := sprintf("was reported %v after somebody here knew of it; this program allows %v: find out what kept it, and remind the unit", [dates.words(days), allowed])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	not incident.known_on
	days := dates.days_since(incident.workforce_known_on)
	allowed := limits.report_days
	days > allowed
	message := sprintf("shows no day on which its office learnt of it, %v after somebody here knew; this program allows %v: record the day", [dates.words(days), allowed])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	count(breaches.known_days(incident)) == 0
	message := "names no day until today on which it became known; record the day"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "severity", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	not incident.severity
	message := "has no severity; this program ranks each incident, so that the grave ones are dealt with first"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "status", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	incident.status == "open"
	days := dates.days_since(breaches.discovered(incident))
	allowed := limits.open_days
	days > allowed
	message := sprintf("is still open %v after it became known; this program allows %v: finish it, or say in its file what is outstanding", [dates.words(days), allowed])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "closed_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	incident.status == "closed"
	not incident.closed_on
	message := "is closed on a day that is not recorded; record it"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "closed_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	incident.closed_on < breaches.discovered(incident)
	message := sprintf("was closed on %v, before it became known on %v; correct the dates", [incident.closed_on, breaches.discovered(incident)])
}

day_fields := ["associate_known_on", "associate_reported_on", "closed_on", "contained_on", "known_on", "occurred_on", "should_have_been_known_on", "workforce_known_on"]

deny contains {"kind": "incidents", "id": incident.id, "field": field, "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	some field in day_fields
	day := incident[field]
	day > input.today
	message := sprintf("names %v, a day still to come, in %v; correct the date", [day, field])
}

# Who says that there was nothing has looked. What is on record for the same days says otherwise.
deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "basis": "program", "message": message} if {
	some source in input.evidence.incidents.sources
	source.nil_return
	some incident in input.evidence.incidents.records
	incident.known_on >= source.period.from
	incident.known_on <= source.period.to
	message := sprintf("became known on %v, and a nil return says that nothing did from %v to %v; correct whichever is wrong", [incident.known_on, source.period.from, source.period.to])
}
