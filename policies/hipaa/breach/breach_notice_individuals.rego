# METADATA
# title: Breach notice to individuals
# description: Each individual concerned by a breach of unsecured PHI is notified without unreasonable delay, and in no case later than 60 calendar days after discovery.
# custom:
#   citations: ["164.404(a)", "164.404(a)(1)", "164.404(b)"]
package hipaa.breach.breach_notice_individuals

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

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

# The notices to individuals, and to next of kin, of each incident. Named once more as a whole: OPA would go through
# all notices again for each incident that is looked up.
grouped[incident] contains notice if {
	some notice in input.evidence.notices.records
	breaches.to_individuals(notice)
	incident := notice.incident
}

# Where there is no notice there is no group, and one engine then finds the rule undefined.
default notices_of := {}

notices_of := grouped

# Without any day of discovery there is no clock, and nothing shows that there is time left.
deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some incident in judged
	count(breaches.known_days(incident)) == 0
	message := "is a breach, or presumed one, without a day of discovery, so that no notice to individuals is shown to be in time; record the day, and send what is not sent yet"
}

# Each breach with its clock.
clocks contains clock if {
	some incident in judged
	notices := breaches.credible(incident, object.get(notices_of, incident.incident_id, set()))
	due := breaches.due(incident, notices)
	clock := {
		"due": due,
		"discovered": breaches.discovered(incident),
		"held_back": held_back(incident, notices),
		"incident": incident,
		"missing": missing(breaches.concerned(assessed(incident), notices), breaches.reached(notices)),
		"notices": notices,
	}
}

held_back(incident, notices) if breaches.held_back(incident, notices)

held_back(incident, notices) := false if not breaches.held_back(incident, notices)

# How many are still to be notified, in words; "nobody" when none is.
missing(concerned, reached) := "nobody" if {
	concerned > 0
	reached >= concerned
}

missing(concerned, reached) := breaches.people(concerned - reached) if {
	reached < concerned
}

missing(0, _) := "individuals (how many is not recorded)"

running contains clock if {
	some clock in clocks
	clock.missing != "nobody"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some clock in running
	incident := clock.incident
	input.today > clock.due
	message := sprintf("is a breach discovered on %v, and notice to %v was due by %v (%v); send it today, by first-class mail", [clock.discovered, clock.missing, clock.due, breaches.left(clock.due)])
}

# Shown from the first day, and no verdict: until then the number of days says nothing.
warn contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some clock in running
	incident := clock.incident
	input.today <= clock.due
	message := sprintf("is a breach, or presumed one, discovered on %v; notice to %v is due without unreasonable delay, by %v at the latest (%v)", [clock.discovered, clock.missing, clock.due, breaches.left(clock.due)])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some clock in clocks
	incident := clock.incident
	some notice in clock.notices
	breaches.written(notice)
	breaches.sent(notice)
	days := dates.days_between(clock.due, notice.sent_on)
	days > 0
	message := sprintf("is a breach discovered on %v; notice %v went out on %v and was due by %v, %v over; record in its file why, for the next", [clock.discovered, notice.notice_id, notice.sent_on, clock.due, dates.words(days)])
}

# A letter may come back after day 60, and what replaces it can then not go out before. Without a word on that it was
# simply late.
deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some clock in clocks
	incident := clock.incident
	some notice in clock.notices
	breaches.substitute(notice)
	breaches.sent(notice)
	not notice.delay_reason
	days := dates.days_between(clock.due, notice.sent_on)
	days > 0
	message := sprintf("is a breach discovered on %v; substitute notice %v went out on %v, %v after notice was due by %v, with no reason on record; record when letters came back", [clock.discovered, notice.notice_id, notice.sent_on, dates.words(days), clock.due])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "basis": "program", "message": message} if {
	some clock in clocks
	incident := clock.incident
	some notice in clock.notices
	breaches.substitute(notice)
	breaches.sent(notice)
	notice.delay_reason
	days := dates.days_between(clock.due, notice.sent_on)
	days > 0
	message := sprintf("is a breach discovered on %v; substitute notice %v went out %v after notice was due by %v; this program sends letters so early that those that come back are replaced in time", [clock.discovered, notice.notice_id, dates.words(days), clock.due])
}

# Without unreasonable delay: 60 days are the outer limit and no allowance. A notice on the day of discovery needs no
# reason; every other has one on record, from the first day on.
the_notice(notice) if breaches.written(notice)

the_notice(notice) if breaches.substitute(notice)

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some clock in clocks
	incident := clock.incident
	some notice in clock.notices
	the_notice(notice)
	breaches.sent(notice)
	not notice.delay_reason
	days := dates.days_between(clock.discovered, notice.sent_on)
	days > 0
	notice.sent_on <= clock.due
	message := sprintf("is a breach discovered on %v; notice %v went out %v later, with no reason on record why not sooner: day 60 is the outer limit, and no delay is reasonable by its number", [clock.discovered, notice.notice_id, dates.words(days)])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "known_on", "message": message} if {
	some clock in running
	incident := clock.incident
	input.today <= clock.due
	not clock.held_back
	not waits_for_a_reason(clock)
	days := dates.days_since(clock.discovered)
	days > 0
	message := sprintf("is a breach, or presumed one, discovered %v ago, with no reason on record why notice is not sent yet; send it, or record in its assessment what it waits for: due by %v at the latest (%v)", [dates.words(days), clock.due, breaches.left(clock.due)])
}

waits_for_a_reason(clock) if assessed(clock.incident).waiting_because

waits_for_a_reason(clock) if {
	some notice in clock.notices
	not breaches.sent(notice)
	notice.delay_reason
}

# A breach whose individuals nobody has counted cannot be shown to have been notified to each.
deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some clock in clocks
	incident := clock.incident
	input.today > clock.due
	clock.missing == "nobody"
	not counted(incident)
	message := "is a breach whose assessment does not say how many individuals it concerns, so that each is not shown to be notified; record the number"
}

counted(incident) if assessed(incident).individuals > 0
