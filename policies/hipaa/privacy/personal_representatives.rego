# METADATA
# title: Personal representatives
# description: Who has authority under the law to act for a patient is treated as the patient, and nobody else is.
# custom:
#   citations: ["164.502(g)(1)", "164.502(g)(2)", "164.502(g)(3)(i)", "164.502(g)(3)(ii)(B)", "164.502(g)(3)(ii)(C)", "164.502(g)(4)", "164.502(g)(5)"]
package hipaa.privacy.personal_representatives

import data.hipaa.lib.patient_requests

judged contains request if {
	some request in input.evidence.patient_requests.records
	not left_out(request)
}

left_out(request) := "made by the individual" if request.requested_by == "individual"

left_out(request) := "made by another covered entity" if request.requested_by == "covered_entity"

left_out(request) := "not decided yet" if {
	request.requested_by == "personal_representative"
	not request.outcome
}

left_out(request) := "withdrawn" if {
	request.requested_by == "personal_representative"
	request.outcome == "withdrawn"
}

population contains {"kind": "patient_requests", "id": request.id} if some request in judged

# Where no representative asked, each request was looked at.
population contains {"kind": "patient_requests", "id": request.id} if {
	count(judged) == 0
	some request in input.evidence.patient_requests.records
}

excluded contains {"kind": "patient_requests", "id": request.id, "reason": reason} if {
	count(judged) > 0
	some request in input.evidence.patient_requests.records
	reason := left_out(request)
}

shown(request) if request.authority in {"court_order", "document", "law"}

# A minor who acts as an individual for this service has no representative in it, whatever a parent shows.
acts_alone(request) if {
	request.representative == "parent"
	request.minor_acts_alone
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "treated_as_individual", "message": message} if {
	some request in judged
	shown(request)
	not acts_alone(request)
	not request.treated_as_individual
	not reasoned(request)
	message := sprintf("was made by a representative (%v) whose authority is shown, and who was not treated as the patient; answer as to the patient", [role(request)])
}

role(request) := replace(object.get(request, "representative", "role not recorded"), "_", " ")

# Reasons that the paragraph itself gives. A reason about endangerment stands or falls by what is said of it below.
reasoned(request) if request.not_treated_because in {"endangerment", "outside_authority"}

deny contains {"kind": "patient_requests", "id": request.id, "field": "endangerment_judged", "message": message} if {
	some request in judged
	not request.treated_as_individual
	request.not_treated_because == "endangerment"
	not request.endangerment_judged
	message := "was refused for endangerment without a record of the belief, its grounds, and the professional judgment that it is not in the patient's interest; record them, or treat the person as representative"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "authority", "message": message} if {
	some request in judged
	request.treated_as_individual
	not shown(request)
	message := "was answered as to the patient, and nothing shows the representative's authority; get the document, and look at whether this was a disclosure that nothing permits"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "state_law", "message": message} if {
	some request in judged
	acts_alone(request)
	words := parents(request)
	message := sprintf("was made by a parent about a service for which the minor acts alone, and %v", [words])
}

parents(request) := "was granted though state law prohibits it; look at whether it is a breach" if {
	request.state_law == "prohibits"
	patient_requests.granted(request)
} else := "is not shown to be looked up in state law before it was answered; find out what it says" if {
	not request.state_law
} else := "was decided, where state law is silent, without the judgment of a licensed health care professional; have one decide" if {
	request.state_law == "silent"
	not request.professional_judged
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "representative", "basis": "program", "message": message} if {
	some request in judged
	not request.representative
	message := "was made by a representative whose role is not recorded; record it"
}
