# METADATA
# title: Breach notice by a business associate
# description: A business associate notifies each covered entity whose unsecured PHI was breached, without unreasonable delay and in no case later than 60 calendar days after discovery, and identifies the individuals.
# custom:
#   citations:
#     - 164.410(a)
#     - 164.410(a)(1)
#     - 164.410(a)(2)
#     - 164.410(b)
#     - 164.410(c)
#     - 164.410(c)(1)
#     - 164.410(c)(2)
#   parameters:
#     agreed_days: {type: integer, minimum: 0}
package hipaa.breach.breach_notice_by_business_associate

import data.hipaa.lib.agreements
import data.hipaa.lib.breaches
import data.hipaa.lib.dates
import data.hipaa.lib.discovery

assessments := {assessment.incident: assessment | some assessment in input.evidence.breach_assessments.records}

assessed(incident) := object.get(assessments, incident.incident_id, {})

# Who is nothing but a business associate holds nothing in another role, whatever a record says.
associate_only if {role | some role in input.organization.roles} == {"business_associate"}

left_out(incident) := "held as a covered entity only" if {
	not associate_only
	not breaches.as_business_associate(incident)
} else := reason if {
	reason := breaches.none(incident, assessed(incident))
}

judged contains incident if {
	some incident in input.evidence.incidents.records
	not left_out(incident)
}

population contains {"kind": "incidents", "id": incident.id} if some incident in judged

# Where none is a breach of what was entrusted, each was looked at.
population contains {"kind": "incidents", "id": incident.id} if {
	count(judged) == 0
	some incident in input.evidence.incidents.records
}

excluded contains {"kind": "incidents", "id": incident.id, "reason": reason} if {
	count(judged) > 0
	some incident in input.evidence.incidents.records
	reason := left_out(incident)
}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some incident in judged
	count(breaches.known_days(incident)) == 0
	message := "names no day until today on which it was first known here, so that no day of discovery is shown from which notice is counted; record the day"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "message": message} if {
	some incident in judged
	not incident.covered_entities
	message := "does not say which covered entities' PHI it concerns, so that none is shown to be notified; record them"
}

deny contains {"kind": "breach_assessments", "message": message} if {
	some incident in judged
	first := breaches.discovered(incident)
	counted := assessed(incident).discovered_on
	counted > first
	message := sprintf("incident %v is counted from %v, and it was known here, or would have been by reasonable diligence, on %v; count from then", [incident.incident_id, counted, first])
}

# (a)(2): known, or by reasonable diligence would have been, to anybody of the workforce or an agent, a subcontractor
# among them.
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

deny contains {"kind": "incidents", "id": incident.id, "field": "should_have_been_known_on", "basis": "program", "message": message} if {
	some incident in judged
	message := discovery.not_considered(incident)
}

# Named once more as a whole: OPA would go through all notices again for each incident that is looked up.
grouped[incident] contains notice if {
	some notice in input.evidence.notices.records
	notice.recipient == "covered_entity"
	incident := notice.incident
}

# Where there is no notice there is no group, and one engine then finds the rule undefined.
default notices_of := {}

notices_of := grouped

# One clock for each covered entity of each breach.
clocks contains clock if {
	some incident in judged
	some entity in incident.covered_entities
	all_notices := {notice | some notice in object.get(notices_of, incident.incident_id, set()); notice.covered_entity == entity}
	notices := breaches.credible(incident, all_notices)
	due := breaches.due(incident, notices)
	clock := {
		"discovered": breaches.discovered(incident),
		"due": due,
		"entity": entity,
		"incident": incident,
		"notices": notices,
		"sent": {notice | some notice in notices; breaches.sent(notice)},
	}
}

# Undefined where none was sent.
first_sent(clock) := min([notice.sent_on | some notice in clock.sent])

deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "message": message} if {
	some clock in clocks
	incident := clock.incident
	count(clock.sent) == 0
	input.today > clock.due
	message := sprintf("is a breach discovered on %v, and notice to %v, whose PHI it concerns, was due by %v (%v); send it today", [clock.discovered, clock.entity, clock.due, breaches.left(clock.due)])
}

warn contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "message": message} if {
	some clock in clocks
	incident := clock.incident
	count(clock.sent) == 0
	input.today <= clock.due
	message := sprintf("is a breach, or presumed one, discovered on %v; notice to %v is due without unreasonable delay, by %v at the latest (%v)", [clock.discovered, clock.entity, clock.due, breaches.left(clock.due)])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "message": message} if {
	some clock in clocks
	incident := clock.incident
	days := dates.days_between(clock.due, first_sent(clock))
	days > 0
	message := sprintf("is a breach discovered on %v; %v was notified on %v and notice was due by %v, %v over", [clock.discovered, clock.entity, first_sent(clock), clock.due, dates.words(days)])
}

# Without unreasonable delay: a reason is on record from the first day on.
deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "message": message} if {
	some clock in clocks
	incident := clock.incident
	first := first_sent(clock)
	days := dates.days_between(clock.discovered, first)
	days > 0
	first <= clock.due
	not explained(clock.sent)
	message := sprintf("is a breach discovered on %v; %v was notified %v later, with no reason on record why not sooner", [clock.discovered, clock.entity, dates.words(days)])
}

waits_for_a_reason(incident) if assessed(incident).waiting_because

explained(notices) if {
	some notice in notices
	notice.delay_reason
}

deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "message": message} if {
	some clock in clocks
	incident := clock.incident
	count(clock.sent) == 0
	input.today <= clock.due
	days := dates.days_since(clock.discovered)
	days > 0
	not waits_for_a_reason(incident)
	not explained(clock.notices)
	not breaches.held_back(incident, clock.notices)
	message := sprintf("is a breach, or presumed one, discovered %v ago, with no reason on record why %v is not notified yet; notify, or record what it waits for", [dates.words(days), clock.entity])
}

# (c)(1) and (2): the individuals, and what the covered entity has to tell them. What is not available yet follows.
deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "message": message} if {
	some clock in clocks
	incident := clock.incident
	count(clock.sent) > 0
	not later_in_part(clock.sent)
	identified := sum([notice.identified | some notice in clock.sent])
	wanted := sum([notice.individuals | some notice in clock.sent])
	why := unidentified(identified, wanted)
	message := sprintf("is a breach of which %v was notified %v; send the list, or record why it was not possible", [clock.entity, why])
}

later_in_part(notices) if {
	some notice in notices
	notice.left_out_because
}

unidentified(0, _) := "without identifying any individual"

# Of how many, nobody says: all are not shown to be identified.
unidentified(identified, 0) := sprintf("with %v identified, of a number that is not recorded", [breaches.people(identified)]) if identified != 0

unidentified(identified, wanted) := sprintf("with %v of %v identified", [identified, breaches.people(wanted)]) if {
	identified > 0
	identified < wanted
}

elements := {
	"date_of_discovery": "the date of discovery",
	"investigation": "what is done to investigate",
	"mitigation": "what is done to mitigate harm",
	"protection": "what is done against further breaches",
	"types_of_phi": "the types of PHI involved",
	"what_happened": "what happened",
}

deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "message": message} if {
	some clock in clocks
	incident := clock.incident
	count(clock.sent) > 0
	not later_in_part(clock.sent)
	said := {element | some notice in clock.sent; some element in notice.content}
	some element, words in elements
	not element in said
	message := sprintf("is a breach of which %v was not told %v, which it has to tell individuals; send that, or record why it is not available", [clock.entity, words])
}

# The date of the breach, where it is known here.
deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "message": message} if {
	some clock in clocks
	incident := clock.incident
	count(clock.sent) > 0
	not later_in_part(clock.sent)
	day := incident.occurred_on
	not "date_of_breach" in {element | some notice in clock.sent; some element in notice.content}
	message := sprintf("is a breach of which %v was not told the date, which is known: %v, and which it has to tell individuals; send that", [clock.entity, day])
}

# Whose agreement nobody can look up would be given the days of this program without a word.
clients := {record.associate_id | some record in input.evidence.business_associates.records; agreements.upstream(record)}

deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "basis": "program", "message": message} if {
	some incident in judged
	some entity in incident.covered_entities
	not entity in clients
	message := sprintf("names covered entity %v, for which this organization is not shown to work; correct the name, or add its agreement", [entity])
}

# What agreements promise is often sooner. Where an agreement on record names no days, this program takes its own.
agreed := {record.associate_id: record.notice_days | some record in input.evidence.business_associates.records}

promised(entity) := {"days": days, "by": "its agreement promises"} if days := agreed[entity]

promised(entity) := {"days": input.parameters.breach_notice_by_business_associate.agreed_days, "by": "this program allows"} if not entity in object.keys(agreed)

deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "basis": "program", "message": message} if {
	some clock in clocks
	incident := clock.incident
	first := first_sent(clock)
	first <= clock.due
	days := dates.days_between(clock.discovered, first)
	allowed := promised(clock.entity)
	days > allowed.days
	message := sprintf("was notified to %v %v after discovery, and %v %v", [clock.entity, dates.words(days), allowed.by, allowed.days])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "covered_entities", "basis": "program", "message": message} if {
	some clock in clocks
	incident := clock.incident
	count(clock.sent) == 0
	input.today <= clock.due
	not breaches.held_back(incident, clock.notices)
	days := dates.days_since(clock.discovered)
	allowed := promised(clock.entity)
	days > allowed.days
	message := sprintf("is not notified to %v %v after discovery, and %v %v; notify today", [clock.entity, dates.words(days), allowed.by, allowed.days])
}
