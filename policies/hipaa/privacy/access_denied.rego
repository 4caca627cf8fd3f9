# METADATA
# title: Denial of access
# description: Access is denied only on the rule's grounds, in a written denial that says what it must, with the rest given and a review where one is due.
# custom:
#   citations: ["164.524(a)(3)", "164.524(a)(4)", "164.524(d)", "164.524(d)(1)", "164.524(d)(2)", "164.524(d)(2)(i)", "164.524(d)(2)(ii)", "164.524(d)(2)(iii)", "164.524(d)(3)", "164.524(d)(4)"]
#   parameters:
#     refer_days: {type: integer, minimum: 1}
#     review_days: {type: integer, minimum: 1}
#     tell_days: {type: integer, minimum: 1}
package hipaa.privacy.access_denied

import data.hipaa.lib.dates
import data.hipaa.lib.patient_requests

judged contains request if {
	some request in input.evidence.patient_requests.records
	not left_out(request)
}

left_out(request) := patient_requests.not_right(request, "access")

left_out(request) := reason if {
	request.right == "access"
	not patient_requests.denied(request)
	reason := patient_requests.decided(request)
}

population contains {"kind": "patient_requests", "id": request.id} if some request in judged

# Where no access was denied, each request was looked at.
population contains {"kind": "patient_requests", "id": request.id} if {
	count(judged) == 0
	some request in input.evidence.patient_requests.records
}

excluded contains {"kind": "patient_requests", "id": request.id, "reason": reason} if {
	count(judged) > 0
	some request in input.evidence.patient_requests.records
	reason := left_out(request)
}

# Reviewable grounds: a licensed health care professional determined it, and the individual has a right to a review.
reviewable := {"danger", "harm_by_representative", "harm_to_other"}

# What nobody here keeps, or what is in no designated record set, is not what the right is about.
grounds := {"confidential_source", "inmate", "legal_proceeding", "not_in_record_set", "not_kept_here", "privacy_act", "psychotherapy_notes", "research"} | reviewable

deny contains {"kind": "patient_requests", "id": request.id, "field": "denial_ground", "message": message} if {
	some request in judged
	ground := object.get(request, "denial_ground", "no recorded ground")
	not ground in grounds
	message := sprintf("was denied for %v, on which access cannot be denied; give access, and say so in writing", [replace(ground, "_", " ")])
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "denial_ground", "message": message} if {
	some request in judged
	request.denial_ground == "harm_by_representative"
	request.requested_by != "personal_representative"
	message := "was denied for harm by a representative, and no representative asked for it; give access, or record the ground that holds"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "professional_judged", "message": message} if {
	some request in judged
	request.denial_ground in reviewable
	not request.professional_judged
	message := "was denied for danger or harm that no licensed health care professional is shown to have determined; have one decide, or give access"
}

# What the denial says. Without a ground to which a review belongs there is none to speak of.
says := {
	"denial_names_contact": "the name or title and the telephone number of the contact for complaints",
	"denial_plain": "the matter in plain language",
	"denial_says_basis": "its basis",
	"denial_says_complaint": "how to complain here and to the Secretary",
}

unsaid(request) := sort([words | some field, words in says; not stated(request, field)])

stated(request, field) if request[field] == true

deny contains {"kind": "patient_requests", "id": request.id, "field": "denial_sent_on", "message": message} if {
	some request in judged
	request.denial_sent_on
	missing := array.concat(unsaid(request), review_unsaid(request))
	count(missing) > 0
	message := sprintf("has a denial that is not shown to say %v; send a complete one", [concat(", ", missing)])
}

review_unsaid(request) := ["how to have it reviewed"] if {
	request.denial_ground in reviewable
	not request.denial_says_review
} else := []

# The rest of what was asked for.
deny contains {"kind": "patient_requests", "id": request.id, "field": "rest", "message": message} if {
	some request in judged
	request.outcome == "denied"
	not request.rest
	message := "was denied without a record that the rest of what was asked for was given, or that there is none; give what no ground covers"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "told_where", "message": message} if {
	some request in judged
	request.denial_ground == "not_kept_here"
	not unknown_where(request)
	not request.told_where
	message := "was denied because the records are not kept here, and the individual is not shown to be told where to ask; tell them"
}

# That nobody knows where they are is something somebody says.
unknown_where(request) if request.known_elsewhere == false

# The review.
reviews contains request if {
	some request in judged
	request.denial_ground in reviewable
	request.review_requested_on
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "reviewer_fit", "message": message} if {
	some request in reviews
	request.review_referred_on
	not request.reviewer_fit
	message := "is reviewed by somebody who is not shown to be a licensed professional, designated for it, without part in the denial; designate another"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "review_outcome", "message": message} if {
	some request in reviews
	request.review_outcome == "access"
	not given(request)
	message := "was reviewed, the reviewing official decided for access, and none is shown to be given since; give it"
}

given(request) if request.provided_on <= input.today

# Promptly and within a reasonable period name no number. Each step waits for the one before; the first that is late
# is named.
deny contains {"kind": "patient_requests", "id": request.id, "field": field, "basis": "program", "message": message} if {
	some request in reviews
	late := slow(request)
	field := late.field
	message := sprintf("asked for a review, and %v took %v; this program allows %v", [late.words, dates.words(late.days), late.allowed])
}

slow(request) := {"field": "review_referred_on", "words": "its referral to the reviewing official", "days": days, "allowed": allowed} if {
	allowed := input.parameters.access_denied.refer_days
	days := taken(request, "review_requested_on", "review_referred_on")
	days > allowed
} else := {"field": "review_decided_on", "words": "the reviewing official's decision", "days": days, "allowed": allowed} if {
	allowed := input.parameters.access_denied.review_days
	days := taken(request, "review_referred_on", "review_decided_on")
	days > allowed
} else := {"field": "review_told_on", "words": "the written word to the individual", "days": days, "allowed": allowed} if {
	allowed := input.parameters.access_denied.tell_days
	days := taken(request, "review_decided_on", "review_told_on")
	days > allowed
}

# Days from one step to the next, or to today where that is still to come.
taken(request, from, to) := dates.days_between(request[from], min([object.get(request, to, input.today), input.today]))
