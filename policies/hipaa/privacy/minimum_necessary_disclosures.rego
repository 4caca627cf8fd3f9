# METADATA
# title: Minimum necessary disclosures and requests
# description: Routine disclosures and requests are limited by a written protocol, all others by criteria against which each is reviewed, and no entire record goes without a reason.
# custom:
#   citations:
#     - 164.514(d)(1)
#     - 164.514(d)(3)
#     - 164.514(d)(3)(i)
#     - 164.514(d)(3)(ii)
#     - 164.514(d)(3)(ii)(A)
#     - 164.514(d)(3)(ii)(B)
#     - 164.514(d)(4)
#     - 164.514(d)(4)(i)
#     - 164.514(d)(4)(ii)
#     - 164.514(d)(4)(iii)
#     - 164.514(d)(4)(iii)(A)
#     - 164.514(d)(4)(iii)(B)
#     - 164.514(d)(5)
package hipaa.privacy.minimum_necessary_disclosures

import data.hipaa.lib.acts
import data.hipaa.lib.documents
import data.hipaa.lib.minimum

persons := {person.person: person | some person in input.evidence.workforce.records}

# What others have a part in, and no exception takes out. A request is limited when it goes to another covered entity:
# a payer, a provider, a client.
left_out(flow) := reason if {
	reason := minimum.left_out(flow)
} else := "an exception of 164.502(b)(2) applies" if {
	minimum.excepted(flow)
} else := "used inside" if {
	not to_others(flow)
	not asked_of(flow)
}

to_others(flow) if {
	minimum.leaves(flow)
	flow.relationship != "workforce"
}

asked_of(flow) if {
	minimum.comes(flow)
	flow.relationship in {"client", "other", "payer", "treatment", "unknown"}
}

judged_flows contains flow if {
	some flow in input.evidence.phi_inventory.records
	not left_out(flow)
}

population contains {"kind": "phi_inventory", "id": flow.id} if some flow in judged_flows

# Where no flow goes to others, each was looked at.
population contains {"kind": "phi_inventory", "id": flow.id} if {
	count(judged_flows) == 0
	some flow in input.evidence.phi_inventory.records
}

excluded contains {"kind": "phi_inventory", "id": flow.id, "reason": reason} if {
	count(judged_flows) > 0
	some flow in input.evidence.phi_inventory.records
	reason := left_out(flow)
}

# Requests that were answered.
check_left_out(check) := reason if {
	check.outcome != "released"
	reason := sprintf("outcome %v", [check.outcome])
} else := "an exception of 164.502(b)(2) applies" if {
	excepted(check)
}

excepted(check) if check.requester in {"individual", "personal_representative"}

excepted(check) if check.authority in {"authorization", "required_by_law"}

excepted(check) if {
	check.requester == "provider"
	check.purpose == "treatment"
}

judged_checks contains check if {
	some check in input.evidence.identity_checks.records
	not check_left_out(check)
}

population contains {"kind": "identity_checks", "id": check.id} if some check in judged_checks

population contains {"kind": "identity_checks", "id": check.id} if {
	count(judged_checks) == 0
	some check in input.evidence.identity_checks.records
}

excluded contains {"kind": "identity_checks", "id": check.id, "reason": reason} if {
	count(judged_checks) > 0
	some check in input.evidence.identity_checks.records
	reason := check_left_out(check)
}

# What the policies in force say: on each of these topics, at which touchpoints.
written[topic] contains touchpoint if {
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
	some topic in {"minimum_necessary_criteria", "minimum_necessary_disclosures", "minimum_necessary_requests"}
	topic in policy.topics
	some touchpoint in policy.topics
}

default texts := {}

texts := written

on(topic, touchpoint) if touchpoint in object.get(texts, topic, set())

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "limited_by", "message": message} if {
	some flow in judged_flows
	object.get(flow, "limited_by", "not_needed") == "not_needed"
	message := "goes to others under no protocol, and nobody is said to review each; write a protocol for it, or review each against criteria"
}

# A written policy names the work it is for by the touchpoint's name among its topics.
deny contains {"kind": "phi_inventory", "id": flow.id, "field": "limited_by", "message": message} if {
	some flow in judged_flows
	flow.limited_by == "protocol"
	to_others(flow)
	not on("minimum_necessary_disclosures", flow.touchpoint)
	message := sprintf("leaves by a protocol, and no written policy in force holds one (topics minimum_necessary_disclosures and %v); write it down and have it approved", [flow.touchpoint])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "limited_by", "message": message} if {
	some flow in judged_flows
	flow.limited_by == "protocol"
	asked_of(flow)
	not on("minimum_necessary_requests", flow.touchpoint)
	message := sprintf("is asked of others by a protocol, and no written policy in force holds one (topics minimum_necessary_requests and %v); write down what may be asked for", [flow.touchpoint])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "limited_by", "message": message} if {
	some flow in judged_flows
	flow.limited_by == "case_by_case"
	not on("minimum_necessary_criteria", flow.touchpoint)
	message := sprintf("is reviewed case by case, and no written policy in force holds the criteria (topics minimum_necessary_criteria and %v); write them down", [flow.touchpoint])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "checked_before_sending", "message": message} if {
	some flow in judged_flows
	flow.limited_by == "case_by_case"
	to_others(flow)
	flow.checked_before_sending in {"none", "sample", "system_edits"}
	message := sprintf("is said to be reviewed case by case, and the check before it leaves is %v; look at each one, or write a protocol", [replace(flow.checked_before_sending, "_", " ")])
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "limited_by", "message": message} if {
	some check in judged_checks
	object.get(check, "limited_by", "not_needed") == "not_needed"
	message := sprintf("was answered (%v) without protocol or review, and no exception is shown; review what such a request needs before it is answered", [replace(check.requester, "_", " ")])
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "reviewed_by", "message": message} if {
	some check in judged_checks
	check.limited_by == "review"
	not check.reviewed_by
	message := "is said to have been reviewed, and nobody is recorded as having done so; have each reviewed against the criteria and say by whom"
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "entire_record_because", "message": message} if {
	some check in judged_checks
	check.entire_record
	not check.entire_record_because
	message := "was answered with an entire medical record, and why all of it was needed is not recorded; send the part that is needed"
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "entire_record", "message": message} if {
	some check in judged_checks
	check.limited_by == "review"
	not says_how_much(check)
	message := "was reviewed, and is not shown to have been answered with less than an entire medical record; record it"
}

says_how_much(check) if is_boolean(check.entire_record)

deny contains {"kind": "identity_checks", "id": check.id, "field": "reviewed_by", "basis": "program", "message": message} if {
	some check in judged_checks
	check.limited_by == "review"
	doubt := acts.doubt(persons, check.reviewed_by, object.get(check, "released_on", input.today))
	message := sprintf("was reviewed by %v, %v; correct the person or the day", [check.reviewed_by, doubt])
}
