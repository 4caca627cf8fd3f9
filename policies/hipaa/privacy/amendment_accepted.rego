# METADATA
# title: Amendment carried out
# description: An amendment that is accepted, or that another covered entity tells of, is made in the records, and those who rely on the old ones are told.
# custom:
#   citations: ["164.526(c)", "164.526(c)(1)", "164.526(c)(2)", "164.526(c)(3)", "164.526(c)(3)(i)", "164.526(c)(3)(ii)", "164.526(e)"]
#   parameters:
#     notice_days: {type: integer, minimum: 1}
#     tell_days: {type: integer, minimum: 1}
package hipaa.privacy.amendment_accepted

import data.hipaa.lib.dates
import data.hipaa.lib.patient_requests

judged contains request if {
	some request in input.evidence.patient_requests.records
	not left_out(request)
}

left_out(request) := "a request for access" if request.right == "access"

left_out(request) := reason if {
	request.right == "amendment"
	not patient_requests.granted(request)
	reason := patient_requests.decided(request)
}

population contains {"kind": "patient_requests", "id": request.id} if some request in judged

# Where no amendment was accepted, each request was looked at.
population contains {"kind": "patient_requests", "id": request.id} if {
	count(judged) == 0
	some request in input.evidence.patient_requests.records
}

excluded contains {"kind": "patient_requests", "id": request.id, "reason": reason} if {
	count(judged) > 0
	some request in input.evidence.patient_requests.records
	reason := left_out(request)
}

# Made, or said to be made.
made contains request if {
	some request in judged
	request.provided_on <= input.today
}

steps := {
	"linked": "have the amendment appended to the records or linked",
	"records_identified": "identify the affected records",
}

deny contains {"kind": "patient_requests", "id": request.id, "field": field, "message": message} if {
	some request in made
	some field, words in steps
	not done(request, field)
	message := sprintf("is recorded as amended on %v, and is not shown to %v; do that in each designated record set", [request.provided_on, words])
}

done(request, field) if request[field] == true

# What another covered entity tells of is amended here as well. No number of days is named for it.
deny contains {"kind": "patient_requests", "id": request.id, "field": "provided_on", "message": message} if {
	some request in judged
	request.right == "notice_of_amendment"
	refused(request)
	message := "is word of an amendment from another covered entity, and was not taken over; amend the records here too"
}

refused(request) if request.outcome in {"denied", "granted_in_part", "withdrawn"}

deny contains {"kind": "patient_requests", "id": request.id, "field": "provided_on", "basis": "program", "message": message} if {
	some request in judged
	request.right == "notice_of_amendment"
	not refused(request)
	not request in made
	allowed := input.parameters.amendment_accepted.notice_days
	days := dates.days_since(object.get(request, "received_on", "1970-01-01"))
	days > allowed
	message := sprintf("is word of an amendment from another covered entity, and the records here are not shown to be amended after %v; this program allows %v", [waited(request, days), allowed])
}

waited(request, days) := dates.words(days) if request.received_on

waited(request, _) := "an unrecorded time" if not request.received_on

# Whom the individual names, with their agreement; and those who are known to have it, without being named.
told contains request if {
	some request in made
	request.right == "amendment"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "others_asked", "message": message} if {
	some request in told
	not request.others_asked
	message := "was accepted, and the individual is not shown to be asked whom to inform and to agree to it; ask"
}

circles := {
	"associates_told": "those known to have the information and to rely on it, such as payers, clearinghouse and collection agency",
	"others_told": "those whom the individual named",
}

deny contains {"kind": "patient_requests", "id": request.id, "field": field, "message": message} if {
	some request in told
	some field, words in circles
	object.get(request, field, "none") == "none"
	days := dates.days_since(request.provided_on)
	days > input.parameters.amendment_accepted.tell_days
	message := sprintf("was amended %v ago, and %v are not shown to be informed; send them the amendment", [dates.words(days), words])
}

deny contains {"kind": "patient_requests", "id": request.id, "field": field, "basis": "program", "message": message} if {
	some request in told
	some field, words in circles
	request[field] == "some"
	allowed := input.parameters.amendment_accepted.tell_days
	days := dates.days_since(request.provided_on)
	days > allowed
	message := sprintf("was amended %v ago, and only some of %v are informed; this program allows %v", [dates.words(days), words, dates.words(allowed)])
}
