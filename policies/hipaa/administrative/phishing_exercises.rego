# METADATA
# title: Phishing exercises
# description: This program sends everybody with a mailbox mock phishing messages, and goes through them with whoever fell for one.
# custom:
#   citations: ["164.308(a)(5)(i)"]
#   parameters:
#     exercise_days: {type: integer, minimum: 1}
#     coaching_days: {type: integer, minimum: 0}
package hipaa.administrative.phishing_exercises

import data.hipaa.lib.access
import data.hipaa.lib.acts
import data.hipaa.lib.dates
import data.hipaa.lib.people

limits := input.parameters.phishing_exercises

persons := {person.person: person | some person in input.evidence.workforce.records}

mail_systems := {system.system_id |
	some system in input.evidence.systems.records
	system.type == "email"
	system.status == "in_use"
}

# Since when each person has a mailbox; without a day since the first day of work.
boxes[person] contains day if {
	some account in input.evidence.user_accounts.records
	account.system in mail_systems
	account.status == "active"
	account.account_type in access.personal_types
	some person in access.assigned(account)
	day := object.get(account, "created_on", persons[person].hired_on)
}

mailboxes := boxes

judged contains person if {
	some person in input.evidence.workforce.records
	not left_out(person)
}

left_out(person) := "has left" if {
	people.gone(person)
} else := reason if {
	person.status != "active"
	reason := sprintf("status %v", [person.status])
} else := "has no mailbox on record" if {
	not mailboxes[person.person]
}

population contains {"kind": "workforce", "id": person.id} if some person in judged

excluded contains {"kind": "workforce", "id": person.id, "reason": reason} if {
	some person in input.evidence.workforce.records
	reason := left_out(person)
}

# Coaching waits for those who are away.
record_left_out(record) := "person has left" if {
	people.gone(persons[record.person])
} else := reason if {
	persons[record.person].status == "on_leave"
	reason := "person on_leave"
}

judged_records contains record if {
	some record in input.evidence.phishing_campaigns.records
	not record_left_out(record)
}

population contains {"kind": "phishing_campaigns", "id": record.id} if some record in judged_records

excluded contains {"kind": "phishing_campaigns", "id": record.id, "reason": reason} if {
	some record in input.evidence.phishing_campaigns.records
	reason := record_left_out(record)
}

days_of[person] contains day if {
	some record in judged_records
	record.sent_on <= input.today
	person := record.person
	day := record.sent_on
}

exercised := days_of

deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some person in judged
	last := max(exercised[person.person])
	days := dates.days_since(last)
	allowed := limits.exercise_days
	days > allowed
	message := sprintf("was last sent a mock phishing message %v ago; this program allows %v: include this person in the next campaign", [dates.words(days), allowed])
}

deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some person in judged
	not exercised[person.person]
	days := dates.days_since(min(mailboxes[person.person]))
	allowed := limits.exercise_days
	days > allowed
	message := sprintf("has had a mailbox for %v and was never sent a mock phishing message; this program allows %v", [dates.words(days), allowed])
}

# Who did this with the message fell for it.
fell := {"clicked": "clicked", "entered": "entered a password"}

coached(record) if record.coached_on <= input.today

deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "coached_on", "message": message} if {
	some record in judged_records
	did := fell[record.result]
	not coached(record)
	days := dates.days_since(record.sent_on)
	allowed := limits.coaching_days
	days > allowed
	message := sprintf("shows that %v %v and nobody went through it for %v; this program allows %v: coach this person", [record.person, did, dates.words(days), allowed])
}

deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "coached_on", "message": message} if {
	some record in judged_records
	fell[record.result]
	coached(record)
	days := dates.days_between(record.sent_on, record.coached_on)
	allowed := limits.coaching_days
	days > allowed
	message := sprintf("was gone through with %v after %v; this program allows %v", [record.person, dates.words(days), allowed])
}

deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "coached_on", "message": message} if {
	some record in judged_records
	record.coached_on < record.sent_on
	message := sprintf("was gone through on %v, before it was sent; correct the dates", [record.coached_on])
}

deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "coached_by", "message": message} if {
	some record in judged_records
	fell[record.result]
	coached(record)
	not record.coached_by
	message := "names nobody who went through it with the person; record who did"
}

deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "coached_by", "message": message} if {
	some record in judged_records
	coached(record)
	coach := record.coached_by
	coach == record.person
	message := sprintf("was gone through by %v alone; have somebody do it with this person", [coach])
}

deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "coached_by", "message": message} if {
	some record in judged_records
	coached(record)
	coach := record.coached_by
	coach != record.person
	doubt := acts.doubt(persons, coach, record.coached_on)
	message := sprintf("was gone through by %v, %v; find out who it was", [coach, doubt])
}

# The page was ours, the password was not: it has been typed where it does not belong.
deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "password_changed_on", "message": message} if {
	some record in judged_records
	record.result == "entered"
	not changed(record)
	days := dates.days_since(record.sent_on)
	allowed := limits.coaching_days
	days > allowed
	message := sprintf("shows that %v entered a password, not shown to be changed %v later; this program allows %v: change it", [record.person, dates.words(days), allowed])
}

changed(record) if {
	record.password_changed_on >= record.sent_on
	record.password_changed_on <= input.today
}

deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "result", "message": message} if {
	some record in judged_records
	not record.result
	record.sent_on <= input.today
	message := "does not say what the person did with it; record the result"
}

deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "sent_on", "message": message} if {
	some record in judged_records
	record.sent_on > input.today
	message := sprintf("is recorded as sent on %v, a day still to come; correct the date", [record.sent_on])
}

deny contains {"kind": "phishing_campaigns", "id": record.id, "field": "person", "message": message} if {
	some record in judged_records
	not persons[record.person]
	message := sprintf("went to %v, who is not in the workforce records; correct the person, or close the mailbox", [record.person])
}
