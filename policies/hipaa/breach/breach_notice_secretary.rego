# METADATA
# title: Breach notice to the Secretary
# description: The Secretary of HHS is notified of each breach of unsecured PHI - of 500 or more individuals contemporaneously with them, of fewer within 60 days after the end of the calendar year of discovery.
# custom:
#   citations: ["164.408(a)", "164.408(b)", "164.408(c)"]
#   parameters:
#     contemporaneous_days: {type: integer, minimum: 0}
package hipaa.breach.breach_notice_secretary

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

# "Involving 500 or more individuals."
threshold := 500

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

# Named once more as a whole: OPA would go through all notices again for each incident that is looked up.
grouped[incident] contains notice if {
	some notice in input.evidence.notices.records
	incident := notice.incident
}

# Where there is no notice there is no group, and one engine then finds the rule undefined.
default notices_of := {}

notices_of := grouped

# Without any day of discovery there is no clock, and nothing shows that there is time left.
deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some incident in judged
	count(breaches.known_days(incident)) == 0
	message := "is a breach, or presumed one, without a day of discovery, so that no notice to the Secretary is shown to be in time; record the day"
}

clocks contains clock if {
	some incident in judged
	notices := breaches.credible(incident, object.get(notices_of, incident.incident_id, set()))
	secretary := {notice | some notice in notices; notice.recipient == "secretary"}
	individuals := breaches.concerned(assessed(incident), notices)
	due := due_of(incident, individuals, secretary)
	clock := {
		"discovered": breaches.discovered(incident),
		"due": due,
		"incident": incident,
		"individuals": individuals,
		"secretary": secretary,
		"sent": {notice | some notice in secretary; breaches.sent(notice)},
		"letters": [notice.sent_on | some notice in notices; breaches.written(notice); breaches.sent(notice)],
	}
}

due_of(incident, individuals, notices) := breaches.due(incident, notices) if individuals >= threshold

# Of fewer: the year that counts is the year of discovery, not the one in which it happened or was assessed.
due_of(incident, individuals, notices) := due if {
	individuals > 0
	individuals < threshold
	ends := [end | some notice in notices; end := breaches.delay_end(notice, breaches.after_year(breaches.discovered(incident)))]
	due := max(array.concat([breaches.after_year(breaches.discovered(incident))], ends))
}

# Nobody counted them. It may be 500, so the shorter time is the one to look at.
due_of(incident, 0, notices) := breaches.due(incident, notices)

size(0) := "individuals nobody has counted, perhaps 500 or more"

size(number) := breaches.people(number) if number > 0

deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some clock in clocks
	incident := clock.incident
	count(clock.sent) == 0
	input.today > clock.due
	message := sprintf("is a breach discovered on %v of %v, and notice to the Secretary was due by %v (%v); submit it on the HHS web site today", [clock.discovered, size(clock.individuals), clock.due, breaches.left(clock.due)])
}

warn contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some clock in clocks
	incident := clock.incident
	count(clock.sent) == 0
	input.today <= clock.due
	message := sprintf("is a breach, or presumed one, discovered on %v of %v; notice to the Secretary is due by %v at the latest (%v)", [clock.discovered, size(clock.individuals), clock.due, breaches.left(clock.due)])
}

# Undefined where none was sent.
first_sent(clock) := min([notice.sent_on | some notice in clock.sent])

deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some clock in clocks
	incident := clock.incident
	days := dates.days_between(clock.due, first_sent(clock))
	days > 0
	message := sprintf("is a breach discovered on %v of %v; the Secretary was notified on %v and notice was due by %v, %v over", [clock.discovered, size(clock.individuals), first_sent(clock), clock.due, dates.words(days)])
}

# "Contemporaneously with the notice" to individuals. How many days apart that still is, is this program's choice.
deny contains {"kind": "incidents", "id": incident.id, "basis": "program", "message": message} if {
	some clock in clocks
	incident := clock.incident
	clock.individuals >= threshold
	days := dates.days_between(min(clock.letters), first_sent(clock))
	allowed := input.parameters.breach_notice_secretary.contemporaneous_days
	days > allowed
	first_sent(clock) <= clock.due
	message := sprintf("is a breach of %v; the Secretary was notified %v after the first of them, and this program takes %v as contemporaneous", [breaches.people(clock.individuals), dates.words(days), dates.words(allowed)])
}

deny contains {"kind": "incidents", "id": incident.id, "basis": "program", "message": message} if {
	some clock in clocks
	incident := clock.incident
	clock.individuals >= threshold
	count(clock.sent) == 0
	not breaches.held_back(incident, clock.secretary)
	days := dates.days_since(min(clock.letters))
	allowed := input.parameters.breach_notice_secretary.contemporaneous_days
	days > allowed
	input.today <= clock.due
	message := sprintf("is a breach of %v, of whom the first were notified %v ago, and the Secretary is not; this program takes %v as contemporaneous: submit the notice", [breaches.people(clock.individuals), dates.words(days), dates.words(allowed)])
}

# "In the manner specified on the HHS web site": that has a form to submit.
deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some clock in clocks
	incident := clock.incident
	some notice in clock.sent
	not object.get(notice, "method", "") == "hhs_portal"
	message := sprintf("is a breach whose notice %v to the Secretary is not shown to have been submitted on the HHS web site; submit it there, or record that it was", [notice.notice_id])
}

# 164.408(c) speaks of "a log or other documentation" of the smaller ones. The assessments are this program's log.
deny contains {"kind": "incidents", "id": incident.id, "basis": "program", "message": message} if {
	some clock in clocks
	incident := clock.incident
	clock.individuals < threshold
	input.today > breaches.latest(incident)
	not logged(incident)
	message := sprintf("counts as a breach since %v and has no assessment record; this program keeps its log of breaches there: enter it with the number of individuals", [clock.discovered])
}

logged(incident) if assessments[incident.incident_id]
