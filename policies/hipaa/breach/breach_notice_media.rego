# METADATA
# title: Breach notice to the media
# description: Where a breach involves more than 500 residents of a state or jurisdiction, prominent media outlets there are notified without unreasonable delay, and in no case later than 60 calendar days after discovery.
# custom:
#   citations: ["164.406(a)", "164.406(b)"]
package hipaa.breach.breach_notice_media

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

# "Involving more than 500 residents of a State or jurisdiction."
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

# Residents by state, by the notices made out to them, sent or not; and how many are in no state yet.
residents(notices) := {state: number |
	some state in {notice.state | some notice in notices; breaches.written(notice)}
	number := sum([notice.individuals | some notice in notices; breaches.written(notice); notice.state == state])
}

unplaced(incident, notices) := number if {
	placed := sum([people | some people in residents(notices)])
	number := max([0, breaches.concerned(assessed(incident), notices) - placed])
}

# What is posted on an own page notifies no outlet.
own_page := {"home_page_posting", "patient_portal"}

to_media(notices) := {notice |
	some notice in notices
	notice.recipient == "media"
	not object.get(notice, "method", "") in own_page
}

# Without any day of discovery there is no clock, and nothing shows that there is time left.
deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some incident in judged
	count(breaches.known_days(incident)) == 0
	breaches.concerned(assessed(incident), object.get(notices_of, incident.incident_id, set())) > threshold
	message := "is a breach, or presumed one, of more than 500 individuals without a day of discovery, so that no notice to media is shown to be in time; record the day"
}

# Each breach with its clock.
clocks contains clock if {
	some incident in judged
	notices := breaches.credible(incident, object.get(notices_of, incident.incident_id, set()))
	media := to_media(notices)
	due := breaches.due(incident, media)
	clock := {
		"discovered": breaches.discovered(incident),
		"due": due,
		"incident": incident,
		"media": media,
		"residents": residents(notices),
		"unplaced": unplaced(incident, notices),
	}
}

largest_below(clock) := max(array.concat([0], [number | some number in clock.residents; number <= threshold]))

# What media notice is owed for: each state with more than 500 of its residents, and where too many are in no state
# yet, whichever state that may be.
owed contains [clock, place, words] if {
	some clock in clocks
	some place, number in clock.residents
	number > threshold
	words := sprintf("%v residents of %v", [number, place])
}

owed contains [clock, "", words] if {
	some clock in clocks
	clock.unplaced + largest_below(clock) > threshold
	words := sprintf("%v whose state is not recorded", [breaches.people(clock.unplaced)])
}

serves(notice, place) if notice.state == place

# Whose state nobody recorded may live wherever media were notified.
serves(notice, "") if notice.recipient == "media"

notified(clock, place) if {
	some notice in clock.media
	breaches.sent(notice)
	serves(notice, place)
}

deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some [clock, place, words] in owed
	incident := clock.incident
	not notified(clock, place)
	input.today > clock.due
	message := sprintf("is a breach discovered on %v that involves %v, and notice to prominent media outlets there was due by %v (%v); send it today", [clock.discovered, words, clock.due, breaches.left(clock.due)])
}

warn contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some [clock, place, words] in owed
	incident := clock.incident
	not notified(clock, place)
	input.today <= clock.due
	message := sprintf("is a breach discovered on %v that involves %v; notice to prominent media outlets there is due by %v at the latest (%v)", [clock.discovered, words, clock.due, breaches.left(clock.due)])
}

deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some [clock, place, _] in owed
	incident := clock.incident
	some notice in clock.media
	breaches.sent(notice)
	serves(notice, place)
	days := dates.days_between(clock.due, notice.sent_on)
	days > 0
	message := sprintf("is a breach discovered on %v; media notice %v went out on %v and was due by %v, %v over", [clock.discovered, notice.notice_id, notice.sent_on, clock.due, dates.words(days)])
}

deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some [clock, place, _] in owed
	incident := clock.incident
	some notice in clock.media
	breaches.sent(notice)
	serves(notice, place)
	not notice.delay_reason
	days := dates.days_between(clock.discovered, notice.sent_on)
	days > 0
	notice.sent_on <= clock.due
	message := sprintf("is a breach discovered on %v; media notice %v went out %v later, with no reason on record why not sooner", [clock.discovered, notice.notice_id, dates.words(days)])
}

deny contains {"kind": "incidents", "id": incident.id, "message": message} if {
	some [clock, place, words] in owed
	incident := clock.incident
	not notified(clock, place)
	input.today <= clock.due
	not waits_for_a_reason(clock)
	days := dates.days_since(clock.discovered)
	days > 0
	message := sprintf("is a breach discovered %v ago that involves %v, with no reason on record why media are not notified yet; record what it waits for, or notify", [dates.words(days), words])
}

waits_for_a_reason(clock) if assessed(clock.incident).waiting_because

waits_for_a_reason(clock) if {
	some notice in clock.media
	not breaches.sent(notice)
	notice.delay_reason
}

waits_for_a_reason(clock) if breaches.held_back(clock.incident, clock.media)

# A breach nobody counted is judged as one of fewer by the others. That it may be one of these has to be seen.
warn contains {"kind": "incidents", "id": incident.id, "basis": "program", "message": message} if {
	some incident in judged
	notices := object.get(notices_of, incident.incident_id, set())
	breaches.concerned(assessed(incident), notices) == 0
	message := "does not say how many individuals it concerns; more than 500 residents of one state call for notice to media there"
}
