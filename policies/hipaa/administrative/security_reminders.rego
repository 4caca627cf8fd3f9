# METADATA
# title: Security reminders
# description: Security updates reach every unit of the workforce, again and again.
# custom:
#   citations: ["164.308(a)(5)(ii)(A)"]
#   parameters:
#     reminder_days: {type: integer, minimum: 1}
package hipaa.administrative.security_reminders

import data.hipaa.lib.dates
import data.hipaa.lib.people

limits := input.parameters.security_reminders

present_units := {person.unit |
	some person in input.evidence.workforce.records
	person.status == "active"
	not people.gone(person)
}

# Units that exist or existed: a reminder of last year may have gone to one that was dissolved.
known_units := {person.unit | some person in input.evidence.workforce.records}

population contains {"kind": "reminders", "id": reminder.id} if some reminder in input.evidence.reminders.records

audience(reminder) := {unit | some unit in object.get(reminder, "audience", [])}

# A reminder that says neither what it was about nor whom it reached shows nothing, nor does one still to come.
sent contains reminder if {
	some reminder in input.evidence.reminders.records
	reminder.sent_on <= input.today
	reminder.subject
	count(audience(reminder)) > 0
}

# The days on which each unit was reminded.
days_of[unit] contains day if {
	some reminder in sent
	some unit in present_units
	reaches(reminder, unit)
	day := reminder.sent_on
}

reaches(reminder, unit) if unit in audience(reminder)

reaches(reminder, _) if "all" in audience(reminder)

reminded := days_of

deny contains {"kind": "reminders", "message": message} if {
	count(present_units) > 0
	count(sent) == 0
	message := "no security reminder is on record that went out with a subject, to anybody; send one, and another from time to time"
}

deny contains {"kind": "reminders", "message": message} if {
	count(sent) > 0
	some unit in present_units
	not reminded[unit]
	message := sprintf("no security reminder on record reached unit %v; send one, and another from time to time", [unit])
}

# Periodic is more than once. How often is this program's choice.
deny contains {"kind": "reminders", "basis": basis, "message": message} if {
	some unit in present_units
	days := dates.days_since(max(reminded[unit]))
	allowed := limits.reminder_days
	days > allowed
	basis := basis_of(unit)
	message := sprintf("unit %v was reminded of security %v, %v ago; this program allows %v: send the next", [unit, how_often(unit), dates.words(days), allowed])
}

basis_of(unit) := "rule" if count(reminded[unit]) == 1

basis_of(unit) := "program" if count(reminded[unit]) > 1

how_often(unit) := "once only" if count(reminded[unit]) == 1

how_often(unit) := "last" if count(reminded[unit]) > 1

deny contains {"kind": "reminders", "id": reminder.id, "field": "sent_on", "basis": "program", "message": message} if {
	some reminder in input.evidence.reminders.records
	reminder.sent_on > input.today
	message := sprintf("is recorded as sent on %v, a day still to come; correct the date", [reminder.sent_on])
}

deny contains {"kind": "reminders", "id": reminder.id, "field": "subject", "basis": "program", "message": message} if {
	some reminder in input.evidence.reminders.records
	not reminder.subject
	message := "does not say what it was about, and counts for nothing until it does; record the subject"
}

deny contains {"kind": "reminders", "id": reminder.id, "field": "audience", "basis": "program", "message": message} if {
	some reminder in input.evidence.reminders.records
	count(audience(reminder)) == 0
	message := "does not say whom it reached, and counts for nobody until it does; record the units, or all"
}

deny contains {"kind": "reminders", "id": reminder.id, "field": "audience", "basis": "program", "message": message} if {
	some reminder in input.evidence.reminders.records
	strange := audience(reminder) - (known_units | {"all"})
	count(strange) > 0
	message := sprintf("names %v, of which the workforce records know no member; write the units as they do", [concat(", ", sort(strange))])
}
