# METADATA
# title: Incident response
# description: Security incidents are identified, responded to, mitigated as far as practicable, and documented with their outcomes.
# custom:
#   citations: ["164.308(a)(6)(ii)"]
#   parameters:
#     respond_days: {type: integer, minimum: 0}
#     contain_days: {type: integer, minimum: 0}
#     number_prefixes: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
package hipaa.administrative.incident_response

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

limits := input.parameters.incident_response

on_record := {incident.incident_id | some incident in input.evidence.incidents.records}

system_ids := {system.system_id | some system in input.evidence.systems.records}

device_ids := {device.device_id | some device in input.evidence.devices.records}

population contains {"kind": "incidents", "id": incident.id} if some incident in input.evidence.incidents.records

lost contains device if {
	some device in input.evidence.devices.records
	device.ephi
	device.status == "lost"
}

population contains {"kind": "devices", "id": device.id} if some device in lost

# Where none is lost, each was looked at.
population contains {"kind": "devices", "id": device.id} if {
	count(lost) == 0
	some device in input.evidence.devices.records
}

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	count(lost) > 0
	some device in input.evidence.devices.records
	reason := not_lost(device)
}

not_lost(device) := "touches no ePHI" if not device.ephi

not_lost(device) := reason if {
	device.ephi
	device.status != "lost"
	reason := sprintf("status %v", [device.status])
}

# An older incident of another sort that names the device is not this one.
named_devices := {device |
	some incident in input.evidence.incidents.records
	incident.type == "lost_or_stolen_device"
	had_effect(incident)
	some device in incident.devices
}

# Identify. What another list shows to have happened has to be on record as an incident.
deny contains {"kind": "devices", "id": device.id, "field": "status", "message": message} if {
	some device in lost
	not device.device_id in named_devices
	message := "is lost or stolen, and no incident of a loss or theft names it; open one today: its day of discovery is the day somebody here noticed"
}

# A review may be newer than the register as it was brought in; what it found is then not expected there yet.
registered := [day | some source in input.evidence.incidents.sources; day := last_day(source)]

last_day(source) := source.period.to

last_day(source) := dates.day_of(source.observed_at) if not source.period

newer(review) if review.reviewed_on > max(registered)

unregistered contains review if {
	some review in input.evidence.activity_reviews.records
	number := review.follow_up
	strings.any_prefix_match(number, limits.number_prefixes)
	not number in on_record
}

deny contains {"kind": "incidents", "message": message} if {
	some review in unregistered
	not newer(review)
	message := sprintf("no incident %v is on record, under which activity review %v says that what it found was followed up; record the incident, or correct the review", [review.follow_up, review.review_id])
}

warn contains {"kind": "incidents", "basis": "program", "message": message} if {
	some review in unregistered
	newer(review)
	message := sprintf("incident %v, which activity review %v names, is not in the register as last brought in, with %v as its last day; bring in a newer one", [review.follow_up, review.review_id, max(registered)])
}

# What a person was found to have done on purpose, or to have done harm with, was an incident too.
all_origins := {source | some incident in input.evidence.incidents.records; some source in incident.found_in}

deny contains {"kind": "incidents", "basis": "program", "message": message} if {
	some case in input.evidence.sanctions.records
	case.status != "not_confirmed"
	case.seriousness in {"deliberate", "harmful"}
	not concat("/", ["sanctions", case.id]) in all_origins
	message := sprintf("no incident names case %v, a failure that was %v, in found_in; this program looks into each such case as an incident: open one, or name the case in the one it led to", [case.case_id, case.seriousness])
}

# Respond.
deny contains {"kind": "incidents", "id": incident.id, "field": "response", "message": message} if {
	some incident in input.evidence.incidents.records
	not incident.response
	incident.status == "closed"
	message := "was closed without any response on record; record what was done on learning of it"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "response", "message": message} if {
	some incident in input.evidence.incidents.records
	not incident.response
	incident.status == "open"
	days := dates.days_since(breaches.discovered(incident))
	allowed := limits.respond_days
	days > allowed
	message := sprintf("shows no response %v after it became known (this program gives %v to record one); act on it and record what was done", [dates.words(days), allowed])
}

# Without a day the days given cannot be counted: nothing shows that they are left.
deny contains {"kind": "incidents", "id": incident.id, "field": "response", "message": message} if {
	some incident in input.evidence.incidents.records
	not incident.response
	incident.status == "open"
	count(breaches.known_days(incident)) == 0
	message := "shows no response, nor a day until today on which it became known; act on it and record what was done, and since when it is known"
}

# Mitigate, to the extent practicable, harmful effects that are known. Of an attempt there are none.
had_effect(incident) if incident.result in {"successful", "unknown"}

deny contains {"kind": "incidents", "id": incident.id, "field": "mitigation", "message": message} if {
	some incident in input.evidence.incidents.records
	had_effect(incident)
	incident.status == "closed"
	not incident.mitigation
	message := "was closed without a word on its harmful effects; record what was done against them, or why nothing was practicable"
}

# Document incidents and their outcomes.
deny contains {"kind": "incidents", "id": incident.id, "field": "outcome", "message": message} if {
	some incident in input.evidence.incidents.records
	incident.status == "closed"
	not incident.outcome
	message := "was closed without an outcome on record; record what came out of it"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "result", "message": message} if {
	some incident in input.evidence.incidents.records
	incident.status == "closed"
	incident.result == "unknown"
	message := "was closed without establishing whether it succeeded; look into it to its end, and record what it was"
}

# From here on: this program's practice.
deny contains {"kind": "incidents", "id": incident.id, "field": "contained_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	had_effect(incident)
	not contained(incident)
	days := dates.days_since(breaches.discovered(incident))
	allowed := limits.contain_days
	days > allowed
	message := sprintf("is not shown to be contained %v after it became known; this program allows %v: stop it from going further and record the day", [dates.words(days), allowed])
}

# A day still to come has contained nothing.
contained(incident) if incident.contained_on <= input.today

deny contains {"kind": "incidents", "id": incident.id, "field": "contained_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	had_effect(incident)
	days := dates.days_between(breaches.discovered(incident), incident.contained_on)
	contained(incident)
	allowed := limits.contain_days
	days > allowed
	message := sprintf("was contained %v after it became known; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "contained_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	incident.closed_on < incident.contained_on
	message := sprintf("was closed on %v, before it was contained on %v; correct the dates", [incident.closed_on, incident.contained_on])
}

deny contains {"kind": "incidents", "id": incident.id, "field": field, "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	had_effect(incident)
	incident.status == "closed"
	some field, words in {
		"evidence_kept": "where its file and what was kept as evidence lie",
		"root_cause": "why it could happen",
	}
	not incident[field]
	message := sprintf("was closed without saying %v; record it", [words])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "systems", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	some system in incident.systems
	not system in system_ids
	message := sprintf("names system %v, which is not in the inventory; add the system or correct the name", [system])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "devices", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	some device in incident.devices
	not device in device_ids
	message := sprintf("names device %v, which is not in the list of devices; lost and retired ones stay in it", [device])
}

# What others report: within the days their agreement names, and by somebody on the list.
associates := {record.associate_id: record | some record in input.evidence.business_associates.records}

deny contains {"kind": "incidents", "id": incident.id, "field": "reported_by", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	associate := incident.reported_by
	not associates[associate]
	message := sprintf("was reported by %v, which is not in the list of business associates; add it, or correct the name", [associate])
}

deny contains {"kind": "incidents", "id": incident.id, "field": field, "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	associate := incident.reported_by
	some field, words in {
		"associate_known_on": "on which day that discovered it",
		"associate_reported_on": "on which day its report came",
	}
	not incident[field]
	message := sprintf("was reported by %v, and it is not recorded %v; ask and record it", [associate, words])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "associate_reported_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	days := dates.days_between(incident.associate_known_on, incident.associate_reported_on)
	allowed := associates[incident.reported_by].notice_days
	days > allowed
	message := sprintf("was reported by %v %v after that discovered it, and its agreement allows %v; hold it to the agreement, and record what follows", [incident.reported_by, dates.words(days), allowed])
}

# A report that is here is knowledge.
deny contains {"kind": "incidents", "id": incident.id, "field": "associate_reported_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	first := breaches.discovered(incident)
	incident.associate_reported_on < first
	message := sprintf("was reported here on %v, and counts as known from %v; correct whichever is wrong", [incident.associate_reported_on, first])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "associate_reported_on", "basis": "program", "message": message} if {
	some incident in input.evidence.incidents.records
	incident.associate_reported_on < incident.associate_known_on
	message := sprintf("was reported on %v, before the associate discovered it on %v; correct the dates", [incident.associate_reported_on, incident.associate_known_on])
}
