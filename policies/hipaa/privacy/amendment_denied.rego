# METADATA
# title: Denial of amendment
# description: Amendment is denied only on the rule's grounds, in a written denial that says what it must, and the dispute stays with the record.
# custom:
#   citations: ["164.526(d)", "164.526(d)(1)", "164.526(d)(1)(i)", "164.526(d)(1)(ii)", "164.526(d)(1)(iii)", "164.526(d)(1)(iv)", "164.526(d)(2)", "164.526(d)(3)", "164.526(d)(4)", "164.526(d)(5)(i)", "164.526(d)(5)(ii)"]
package hipaa.privacy.amendment_denied

import data.hipaa.lib.patient_requests

judged contains request if {
	some request in input.evidence.patient_requests.records
	not left_out(request)
}

left_out(request) := patient_requests.not_right(request, "amendment")

left_out(request) := reason if {
	request.right == "amendment"
	not patient_requests.denied(request)
	reason := patient_requests.decided(request)
}

population contains {"kind": "patient_requests", "id": request.id} if some request in judged

# Where no amendment was denied, each request was looked at.
population contains {"kind": "patient_requests", "id": request.id} if {
	count(judged) == 0
	some request in input.evidence.patient_requests.records
}

excluded contains {"kind": "patient_requests", "id": request.id, "reason": reason} if {
	count(judged) > 0
	some request in input.evidence.patient_requests.records
	reason := left_out(request)
}

grounds := {"accurate", "not_created_here", "not_in_record_set", "not_open_to_access"}

deny contains {"kind": "patient_requests", "id": request.id, "field": "denial_ground", "message": message} if {
	some request in judged
	ground := object.get(request, "denial_ground", "no recorded ground")
	not ground in grounds
	message := sprintf("was denied for %v, on which an amendment cannot be denied; amend, or find the ground that holds", [replace(ground, "_", " ")])
}

says := {
	"denial_names_contact": "the name or title and the telephone number of the contact for complaints",
	"denial_plain": "the matter in plain language",
	"denial_says_basis": "its basis",
	"denial_says_complaint": "how to complain here and to the Secretary",
	"denial_says_disagreement": "that a statement of disagreement may be filed, and how",
	"denial_says_enclosure": "that request and denial go with future disclosures if the individual asks",
}

unsaid(request) := sort([words | some field, words in says; not stated(request, field)])

stated(request, field) if request[field] == true

deny contains {"kind": "patient_requests", "id": request.id, "field": "denial_sent_on", "message": message} if {
	some request in judged
	request.denial_sent_on
	missing := unsaid(request)
	count(missing) > 0
	message := sprintf("has a denial that is not shown to say %v; send a complete one", [concat(", ", missing)])
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "disagreement_taken", "message": message} if {
	some request in judged
	request.disagreement_taken == false
	message := "had a statement of disagreement that was refused; take it, and link it to the record"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "rebuttal_copied", "message": message} if {
	some request in judged
	written_on := request.rebuttal_on
	not request.rebuttal_copied
	message := sprintf("has a rebuttal of %v of which the individual is not shown to have a copy; send it", [written_on])
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "linked", "message": message} if {
	some request in judged
	request.denial_sent_on
	not request.linked
	message := "was denied, and request, denial and what followed are not shown to be linked to the disputed record; link them"
}

# With a statement of disagreement, or where the individual asked for it, the dispute goes with later disclosures.
disputed(request) := "a statement of disagreement" if request.disagreement_on

disputed(request) := "the individual's wish to have it enclosed" if {
	not request.disagreement_on
	request.enclosure_requested
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "later_enclosed", "message": message} if {
	some request in judged
	since := disputed(request)
	words := unenclosed(request)
	message := sprintf("has %v, and %v; send what is missing to the recipients, and flag the account", [since, words])
}

unenclosed(request) := "does not say how often the information was disclosed since" if not counted(request, "later_disclosures")

unenclosed(request) := "does not say how often the dispute was enclosed since" if {
	request.later_disclosures > 0
	not counted(request, "later_enclosed")
}

unenclosed(request) := sprintf("of %v later disclosures %v went without it", [request.later_disclosures, missing]) if {
	missing := request.later_disclosures - request.later_enclosed
	missing > 0
}

# A count below 0 counts nothing.
counted(request, field) if request[field] >= 0
