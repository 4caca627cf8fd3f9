# METADATA
# title: Methods of breach notice
# description: Individuals are notified by first-class mail, or by e-mail where they agreed; who cannot be reached so gets substitute notice in the form that the number calls for.
# custom:
#   citations:
#     - 164.404(d)
#     - 164.404(d)(1)(i)
#     - 164.404(d)(1)(ii)
#     - 164.404(d)(2)
#     - 164.404(d)(2)(ii)
#     - 164.404(d)(2)(ii)(A)
#     - 164.404(d)(2)(ii)(B)
#   parameters:
#     count_days: {type: integer, minimum: 0}
package hipaa.breach.breach_notice_methods

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

# "For 10 or more individuals", "for a period of 90 days".
many := 10

posting_days := 90

incidents := {incident.incident_id: incident | some incident in input.evidence.incidents.records}

left_out(notice) := sprintf("to %v", [to]) if {
	not breaches.to_individuals(notice)
	to := replace(notice.recipient, "_", " ")
} else := "an additional first word in an urgent case" if {
	notice.form == "urgent"
} else := "not sent yet" if {
	not breaches.sent(notice)
}

judged contains notice if {
	some notice in input.evidence.notices.records
	not left_out(notice)
}

population contains {"kind": "notices", "id": notice.id} if some notice in judged

# Where none has gone to individuals, each was looked at.
population contains {"kind": "notices", "id": notice.id} if {
	count(judged) == 0
	some notice in input.evidence.notices.records
}

excluded contains {"kind": "notices", "id": notice.id, "reason": reason} if {
	count(judged) > 0
	some notice in input.evidence.notices.records
	reason := left_out(notice)
}

method_of(notice) := replace(object.get(notice, "method", "no method on record"), "_", " ")

deny contains {"kind": "notices", "id": notice.id, "field": "method", "message": message} if {
	some notice in judged
	breaches.written(notice)
	not by_mail(notice)
	not by_email(notice)
	message := sprintf("is not shown to have gone by first-class mail (%v); send the letter: other ways come in addition, or as substitute notice", [method_of(notice)])
}

by_mail(notice) if notice.method == "first_class_mail"

# Next of kin and personal representatives are written to by mail.
by_email(notice) if {
	notice.method == "email"
	notice.recipient == "individuals"
}

deny contains {"kind": "notices", "id": notice.id, "field": "email_agreed", "message": message} if {
	some notice in judged
	breaches.written(notice)
	by_email(notice)
	not notice.email_agreed
	message := "went by e-mail to individuals who are not shown to have agreed to electronic notice; send it by first-class mail"
}

# All notices of an incident to individuals. Named once more as a whole: OPA would go through all notices again for
# each incident that is looked up.
grouped[incident] contains notice if {
	some notice in input.evidence.notices.records
	breaches.to_individuals(notice)
	incident := notice.incident
}

# Where there is no notice there is no group, and one engine then finds the rule undefined.
default notices_of := {}

notices_of := grouped

substituted(notices) := sum([notice.individuals | some notice in notices; breaches.substitute(notice); breaches.sent(notice)])

# Letters that came back, by incident, and what took their place.
returned contains gap if {
	some number, notices in notices_of
	back := breaches.undeliverable(notices)
	back > substituted(notices)
	incident := object.get(incidents, number, {})
	gap := {"back": back, "incident": number, "due": due_of(incident, notices), "substituted": substituted(notices)}
}

due_of(incident, notices) := breaches.due(incident, notices)

# Without a day of discovery nothing shows that there is time left.
due_of(incident, _) := "1970-01-01" if count(breaches.known_days(incident)) == 0

gap_of := {gap.incident: gap | some gap in returned}

came_back contains notice if {
	some notice in judged
	breaches.written(notice)
	notice.recipient == "individuals"
	notice.undeliverable > 0
}

deny contains {"kind": "notices", "id": notice.id, "field": "undeliverable", "message": message} if {
	some notice in came_back
	gap := gap_of[notice.incident]
	input.today > gap.due
	message := sprintf("could not be delivered to all: of %v whose contact information does not serve, substitute notice is recorded for %v; give it to the others (%v)", [gap.back, gap.substituted, when(gap)])
}

when(gap) := "no day of discovery shows that there is time left" if gap.due == "1970-01-01"

when(gap) := sprintf("notice was due by %v", [gap.due]) if gap.due != "1970-01-01"

warn contains {"kind": "notices", "id": notice.id, "field": "undeliverable", "message": message} if {
	some notice in came_back
	gap := gap_of[notice.incident]
	input.today <= gap.due
	message := sprintf("could not be delivered to all: of %v whose contact information does not serve, substitute notice is recorded for %v; it is due by %v at the latest (%v)", [gap.back, gap.substituted, gap.due, breaches.left(gap.due)])
}

# How many an incident's substitute notice is for: as recorded, or as many letters as came back, whichever is more.
substitutes contains [notice, number] if {
	some notice in judged
	breaches.substitute(notice)
	notices := notices_of[notice.incident]
	number := max([substituted(notices), breaches.undeliverable(notices)])
}

# Fewer than 10 is not shown where no number is recorded.
for_many(_, number) if number >= many

for_many(notice, _) if not notice.individuals

wide_methods := {"home_page_posting", "major_media"}

wide(notice) if notice.method in wide_methods

# One posting or notice in the media serves all of them. What else was done comes in addition.
widely_given contains incident if {
	some [notice, _] in substitutes
	wide(notice)
	incident := notice.incident
}

deny contains {"kind": "notices", "id": notice.id, "field": "method", "message": message} if {
	some [notice, number] in substitutes
	for_many(notice, number)
	not notice.incident in widely_given
	message := sprintf("is substitute notice by %v, %v; for 10 or more it takes a conspicuous posting on the home page or notice in major print or broadcast media", [method_of(notice), shown(notice, number)])
}

shown(notice, number) := sprintf("for %v in all", [breaches.people(number)]) if notice.individuals

shown(notice, _) := "and for how many is not recorded" if not notice.individuals

# Both the first and the last day count.
days_up(notice, until) := dates.days_between(notice.sent_on, until) + 1

deny contains {"kind": "notices", "id": notice.id, "field": "posted_until", "message": message} if {
	some [notice, number] in substitutes
	for_many(notice, number)
	notice.method == "home_page_posting"
	not lasting(notice, "posted_until")
	message := sprintf("is a posting on the home page %v; it has to stay for 90 days: post it again for the whole time", [lasts(notice, "posted_until")])
}

deny contains {"kind": "notices", "id": notice.id, "field": "toll_free_until", "message": message} if {
	some [notice, number] in substitutes
	for_many(notice, number)
	wide(notice)
	not lasting(notice, "toll_free_until")
	message := sprintf("gives a toll-free number that is active %v; it has to be for at least 90 days: keep it open, and say so in the notice", [lasts(notice, "toll_free_until")])
}

lasting(notice, field) if days_up(notice, notice[field]) >= posting_days

lasts(notice, field) := "until a day that is not recorded" if not notice[field]

lasts(notice, field) := sprintf("for %v, until %v", [dates.words(days_up(notice, until)), until]) if until := notice[field]

# Of those known to be deceased, next of kin or personal representatives with an address are written to. Whose letter
# comes back need not be given substitute notice.
deny contains {"kind": "notices", "message": message} if {
	some assessment in input.evidence.breach_assessments.records
	incident := incidents[assessment.incident]
	breaches.as_covered_entity(incident)
	breaches.breach(incident, assessment)
	notices := object.get(notices_of, assessment.incident, set())
	written_to := sum([notice.individuals | some notice in notices; notice.recipient == "next_of_kin"; breaches.written(notice); breaches.sent(notice)])
	wanted := assessment.deceased_with_kin
	wanted > written_to
	input.today > breaches.due(incident, notices)
	message := sprintf("no notice is recorded to next of kin or personal representatives of %v of %v deceased individuals of incident %v who have one with an address; write to them", [wanted - written_to, wanted, assessment.incident])
}

# From here on: this program's practice.
deny contains {"kind": "notices", "id": notice.id, "field": "undeliverable", "basis": "program", "message": message} if {
	some notice in judged
	breaches.written(notice)
	notice.recipient == "individuals"
	not counted_back(notice)
	days := dates.days_since(notice.sent_on)
	allowed := input.parameters.breach_notice_methods.count_days
	days > allowed
	message := sprintf("does not say how many came back %v after it went out; this program counts them within %v: record the number, 0 where none did", [dates.words(days), allowed])
}

counted_back(notice) if notice.undeliverable >= 0

deny contains {"kind": "notices", "id": notice.id, "field": "undeliverable", "basis": "program", "message": message} if {
	some notice in judged
	notice.undeliverable > notice.individuals
	message := sprintf("is recorded as made out to %v, of which %v came back; correct the numbers", [breaches.people(notice.individuals), notice.undeliverable])
}
