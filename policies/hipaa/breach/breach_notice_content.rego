# METADATA
# title: Content of breach notices
# description: Each notice to individuals or media says, to the extent possible, what the rule lists, how to ask, and all of it in plain language.
# custom:
#   citations:
#     - 164.404(c)
#     - 164.404(c)(1)
#     - 164.404(c)(1)(A)
#     - 164.404(c)(1)(B)
#     - 164.404(c)(1)(C)
#     - 164.404(c)(1)(D)
#     - 164.404(c)(1)(E)
#     - 164.404(c)(2)
#     - 164.406(c)
package hipaa.breach.breach_notice_content

import data.hipaa.lib.breaches

incidents := {incident.incident_id: incident | some incident in input.evidence.incidents.records}

left_out(notice) := "to the Secretary: the form on the HHS web site asks for its content" if notice.recipient == "secretary"

left_out(notice) := "to a covered entity" if notice.recipient == "covered_entity"

left_out(notice) := "an additional first word in an urgent case" if {
	breaches.to_individuals(notice)
	notice.form == "urgent"
}

left_out(notice) := "not sent yet" if {
	notice.recipient in {"individuals", "media", "next_of_kin"}
	not notice.form == "urgent"
	not breaches.sent(notice)
}

judged contains notice if {
	some notice in input.evidence.notices.records
	not left_out(notice)
}

population contains {"kind": "notices", "id": notice.id} if some notice in judged

# Where none has gone to individuals or media, each was looked at.
population contains {"kind": "notices", "id": notice.id} if {
	count(judged) == 0
	some notice in input.evidence.notices.records
}

excluded contains {"kind": "notices", "id": notice.id, "reason": reason} if {
	count(judged) > 0
	some notice in input.evidence.notices.records
	reason := left_out(notice)
}

# What each letter of (c)(1) lists.
elements := {
	"contact_procedures": "how to ask questions or learn more (E)",
	"date_of_discovery": "the date of discovery (A)",
	"investigation": "what is being done to investigate (D)",
	"mitigation": "what is being done to mitigate harm (D)",
	"protection": "what is being done to protect against further breaches (D)",
	"steps_to_take": "the steps individuals should take to protect themselves (C)",
	"types_of_phi": "the types of PHI involved (B)",
	"what_happened": "what happened (A)",
}

says(notice, element) if element in notice.content

# "To the extent possible": what could not be said is left out with its reason. The day of discovery, from which the
# notice is counted, and how to ask can always be said.
always_possible := {"contact_procedures", "date_of_discovery"}

excused(notice, element) if {
	notice.left_out_because
	not element in always_possible
}

deny contains {"kind": "notices", "id": notice.id, "field": "content", "message": message} if {
	some notice in judged
	some element, words in elements
	not says(notice, element)
	not excused(notice, element)
	message := sprintf("does not say %v; send what is missing, and mend the template", [words])
}

# The date of the breach, if known.
deny contains {"kind": "notices", "id": notice.id, "field": "content", "message": message} if {
	some notice in judged
	day := incidents[notice.incident].occurred_on
	not says(notice, "date_of_breach")
	not excused(notice, "date_of_breach")
	message := sprintf("does not give the date of the breach (A), which is known: %v; send what is missing, and mend the template", [day])
}

deny contains {"kind": "notices", "id": notice.id, "field": "contact_by", "message": message} if {
	some notice in judged
	says(notice, "contact_procedures")
	not notice.contact_by
	message := "is not shown to give a toll-free number, an e-mail address, a web site or a postal address (E); send it to those who got the notice"
}

deny contains {"kind": "notices", "id": notice.id, "field": "plain_language", "message": message} if {
	some notice in judged
	not spoken(notice)
	not notice.plain_language
	message := "is not shown to be written in plain language; have somebody outside the office read it, and send it again where they stumble"
}

# (c)(2) is about what is written.
spoken(notice) if notice.method == "telephone"
