# METADATA
# title: Amendment in time
# description: Each request for amendment is acted on within 60 days, or within one extension of 30 more whose written statement went out in time.
# custom:
#   citations: ["164.526(a)", "164.526(a)(1)", "164.526(b)", "164.526(b)(2)(i)", "164.526(b)(2)(i)(A)", "164.526(b)(2)(i)(B)", "164.526(b)(2)(ii)(A)", "164.526(b)(2)(ii)(B)"]
#   parameters:
#     warn_days: {type: integer, minimum: 1}
package hipaa.privacy.amendment_timely

import data.hipaa.lib.documents
import data.hipaa.lib.patient_requests
import data.hipaa.lib.request_clocks

judged contains request if {
	some request in input.evidence.patient_requests.records
	not left_out(request)
}

left_out(request) := patient_requests.not_right(request, "amendment")

left_out(request) := "withdrawn" if {
	request.right == "amendment"
	request.outcome == "withdrawn"
}

population contains {"kind": "patient_requests", "id": request.id} if some request in judged

# Where nobody asked for an amendment, each request was looked at.
population contains {"kind": "patient_requests", "id": request.id} if {
	count(judged) == 0
	some request in input.evidence.patient_requests.records
}

excluded contains {"kind": "patient_requests", "id": request.id, "reason": reason} if {
	count(judged) > 0
	some request in input.evidence.patient_requests.records
	reason := left_out(request)
}

deny contains {"kind": "patient_requests", "id": request.id, "field": field, "message": message} if {
	some request in judged
	objection := request_clocks.objection(request)
	field := objection.field
	message := objection.words
}

warn contains {"kind": "patient_requests", "id": request.id, "field": field, "message": message} if {
	some request in judged
	caution := request_clocks.caution(request, input.parameters.amendment_timely.warn_days)
	field := caution.field
	message := caution.words
}

# The paragraph speaks of acts; written procedures are asked for elsewhere.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "amendment")
	message := "no policy or procedure on topic amendment is in force; this program wants written down who answers requests for amendment, by when, and who is told"
}
