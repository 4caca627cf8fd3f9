# METADATA
# title: Confidential communications
# description: Reasonable requests to be reached elsewhere are accommodated, and no statement or letter goes anywhere else from then on.
# custom:
#   citations: ["164.502(h)", "164.522(b)(1)", "164.522(b)(1)(i)", "164.522(b)(1)(ii)", "164.522(b)(2)", "164.522(b)(2)(iii)"]
#   parameters:
#     answer_days: {type: integer, minimum: 1}
package hipaa.privacy.confidential_communications

import data.hipaa.lib.dates
import data.hipaa.lib.documents

arrangements := input.evidence.confidential_communications.records

population contains {"kind": "confidential_communications", "id": arrangement.id} if some arrangement in arrangements

population contains {"kind": "mailings", "id": mailing.id} if some mailing in input.evidence.mailings.records

# The arrangements of each patient. Named once more as a whole: OPA would go through all of them for each mailing.
grouped[patient] contains arrangement if {
	some arrangement in arrangements
	arrangement.status in {"accommodated", "ended"}
	patient := arrangement.patient
}

# Without any there is no group, and one engine then finds the rule undefined.
default arranged := {}

arranged := grouped

binds(arrangement, mailing) if {
	arrangement.from <= mailing.sent_on
	not over(arrangement, mailing)
	governs(arrangement, mailing)
}

over(arrangement, mailing) if arrangement.ended_on <= mailing.sent_on

governs(arrangement, mailing) if mailing.means in arrangement.governs

governs(arrangement, _) if not arrangement.governs

deny contains {"kind": "mailings", "id": mailing.id, "field": "destination", "message": message} if {
	some mailing in input.evidence.mailings.records
	held := arranged[mailing.patient]
	binding := {arrangement | some arrangement in held; binds(arrangement, mailing)}
	count(binding) > 0
	not arrives(mailing, binding)
	message := sprintf("went out by %v on %v to %v, and %v has the patient reached elsewhere; tell the privacy official, and correct the address in each system and at the vendor", [mailing.means, mailing.sent_on, object.get(mailing, "destination", "a destination not recorded"), concat(", ", sort({arrangement.arrangement_id | some arrangement in binding}))])
}

arrives(mailing, binding) if {
	some arrangement in binding
	arrangement.destination == mailing.destination
}

deny contains {"kind": "mailings", "id": mailing.id, "field": "sent_on", "basis": "program", "message": message} if {
	some mailing in input.evidence.mailings.records
	mailing.sent_on > input.today
	message := sprintf("is recorded as sent on %v, a day still to come; correct the date", [mailing.sent_on])
}

# Requests.
deny contains {"kind": "confidential_communications", "id": arrangement.id, "field": "refused_because", "message": message} if {
	some arrangement in arrangements
	arrangement.status == "refused"
	reason := object.get(arrangement, "refused_because", "no recorded reason")
	allowed := allowed_reasons(arrangement)
	not reason in allowed
	message := sprintf("was refused (%v); a reasonable request is accommodated without asking why", [replace(reason, "_", " ")])
}

reasons := {"no_destination", "no_payment_information", "unreasonable"}

allowed_reasons(arrangement) := reasons if not lacks_statement(arrangement)

allowed_reasons(arrangement) := reasons | {"no_danger_stated"} if lacks_statement(arrangement)

# Of a plan it can be asked only with the statement about danger.
lacks_statement(arrangement) if {
	arrangement.asked_of == "health_plan"
	not arrangement.danger_stated
}

deny contains {"kind": "confidential_communications", "id": arrangement.id, "field": "explanation_demanded", "message": message} if {
	some arrangement in arrangements
	arrangement.asked_of == "provider"
	not unexplained(arrangement)
	message := "is not shown to be taken without an explanation why; take the question off the form, and tell those who take requests"
}

unexplained(arrangement) if arrangement.explanation_demanded == false

deny contains {"kind": "confidential_communications", "id": arrangement.id, "field": field, "message": message} if {
	some arrangement in arrangements
	arrangement.status == "accommodated"
	gap := unarranged(arrangement)
	field := gap.field
	message := sprintf("is recorded as accommodated, and %v; put it into each system that sends something, and record it", [gap.words])
}

unarranged(arrangement) := {"field": "destination", "words": "nothing shows where the patient is to be reached"} if {
	not arrangement.destination
} else := {"field": "from", "words": "nothing shows from which day"} if {
	not arrangement.from
} else := {"field": "from", "words": words} if {
	arrangement.from > input.today
	words := sprintf("holds only from %v, a day still to come", [arrangement.from])
}

deny contains {"kind": "confidential_communications", "id": arrangement.id, "field": field, "basis": "program", "message": message} if {
	some arrangement in arrangements
	delay := delayed(arrangement)
	field := delay.field
	message := delay.words
}

delayed(arrangement) := {"field": "requested_on", "words": "does not say when it was asked for; record the day"} if {
	not arrangement.requested_on
} else := {"field": "requested_on", "words": words} if {
	arrangement.requested_on > input.today
	words := sprintf("is recorded as asked for on %v, a day still to come; correct the date", [arrangement.requested_on])
} else := {"field": "status", "words": words} if {
	arrangement.status == "requested"
	days := dates.days_since(arrangement.requested_on)
	allowed := input.parameters.confidential_communications.answer_days
	days > allowed
	words := sprintf("was asked for %v ago and is not decided; this program allows %v", [dates.words(days), allowed])
} else := {"field": "from", "words": words} if {
	arrangement.status == "accommodated"
	days := dates.days_between(arrangement.requested_on, arrangement.from)
	allowed := input.parameters.confidential_communications.answer_days
	days > allowed
	words := sprintf("was asked for %v before it held; this program allows %v", [dates.words(days), allowed])
} else := {"field": "ended_on", "words": "is ended, and no day is recorded on which; record it: until then mailings are held to it"} if {
	arrangement.status == "ended"
	not arrangement.ended_on
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "confidential_communications")
	message := "no policy or procedure on topic confidential_communications is in force; this program wants written down how patients ask, and into which systems the address goes"
}
