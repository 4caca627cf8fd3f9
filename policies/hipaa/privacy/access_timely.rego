# METADATA
# title: Access in time
# description: Each request for access is acted on within 30 days, or within one extension of 30 more whose written statement went out in time.
# custom:
#   citations: ["164.524(a)", "164.524(a)(1)", "164.524(b)", "164.524(b)(2)(i)", "164.524(b)(2)(i)(A)", "164.524(b)(2)(i)(B)", "164.524(b)(2)(ii)(A)", "164.524(b)(2)(ii)(B)"]
#   parameters:
#     warn_days: {type: integer, minimum: 1}
package hipaa.privacy.access_timely

import data.hipaa.lib.documents
import data.hipaa.lib.patient_requests
import data.hipaa.lib.request_clocks

judged contains request if {
	some request in input.evidence.patient_requests.records
	not left_out(request)
}

left_out(request) := patient_requests.not_right(request, "access")

left_out(request) := "withdrawn" if {
	request.right == "access"
	request.outcome == "withdrawn"
}

population contains {"kind": "patient_requests", "id": request.id} if some request in judged

# Where nobody asked for access, each request was looked at.
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
	caution := request_clocks.caution(request, input.parameters.access_timely.warn_days)
	field := caution.field
	message := caution.words
}

# The paragraph speaks of acts; written procedures are asked for elsewhere.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "individual_access")
	message := "no policy or procedure on topic individual_access is in force; this program wants written down who answers requests for access, by when, and what may be charged"
}
