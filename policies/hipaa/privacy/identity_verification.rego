# METADATA
# title: Verification of who asks
# description: Before PHI is said or sent, the identity and authority of who asks are verified, and what the disclosure depends on is at hand.
# custom:
#   citations: ["164.514(h)(1)", "164.514(h)(1)(i)", "164.514(h)(1)(ii)", "164.514(h)(2)"]
#   parameters:
#     asked_touchpoints: {type: array, items: {type: string}, minItems: 1, uniqueItems: true, description: Touchpoints at which others ask for PHI.}
#     sample_days: {type: integer, minimum: 1}
package hipaa.privacy.identity_verification

import data.hipaa.lib.acts
import data.hipaa.lib.dates
import data.hipaa.lib.documents

limits := input.parameters.identity_verification

persons := {person.person: person | some person in input.evidence.workforce.records}

flows := {flow.flow_id: flow | some flow in input.evidence.phi_inventory.records}

answered contains check if {
	some check in input.evidence.identity_checks.records
	check.outcome == "released"
}

population contains {"kind": "identity_checks", "id": check.id} if some check in answered

# Where nothing was released, each was looked at.
population contains {"kind": "identity_checks", "id": check.id} if {
	count(answered) == 0
	some check in input.evidence.identity_checks.records
}

excluded contains {"kind": "identity_checks", "id": check.id, "reason": reason} if {
	count(answered) > 0
	some check in input.evidence.identity_checks.records
	check.outcome != "released"
	reason := sprintf("outcome %v", [check.outcome])
}

# The paragraph leaves out disclosures under 164.510, and who is known already.
to_verify contains check if {
	some check in answered
	not check.requester in {"family", "unknown"}
	not check.requester_known
}

verified(check) if count(check.verified_by) > 0

deny contains {"kind": "identity_checks", "id": check.id, "field": "requester", "message": message} if {
	some check in answered
	check.requester == "unknown"
	message := "was answered, and nobody knows who asked; look into it as a possible breach, and ask before anything is said"
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "verified_by", "message": message} if {
	some check in to_verify
	not verified(check)
	message := sprintf("was answered without verifying who asked (%v); ask for two identifiers, call back, or see a credential first", [replace(check.requester, "_", " ")])
}

# The patient's authority is that of being the patient.
deny contains {"kind": "identity_checks", "id": check.id, "field": "authority", "message": message} if {
	some check in to_verify
	check.requester != "individual"
	object.get(check, "authority", "none") in {"none", "self"}
	message := sprintf("was answered, and the authority of who asked (%v) is not shown to be verified; see what gives it before PHI goes", [replace(check.requester, "_", " ")])
}

# Verified first, disclosed then.
deny contains {"kind": "identity_checks", "id": check.id, "field": "verified_on", "message": message} if {
	some check in to_verify
	verified(check)
	not check.verified_on
	message := "does not show that it was verified before PHI went; record the day"
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "verified_on", "message": message} if {
	some check in to_verify
	verified(check)
	check.verified_on > check.released_on
	message := sprintf("was verified on %v, after PHI went on %v; verify first", [check.verified_on, check.released_on])
}

depends(check) if {
	condition := object.get(check, "condition", "none")
	condition != "none"
}

depends(check) if check.authority == "authorization"

deny contains {"kind": "identity_checks", "id": check.id, "field": "condition_met_on", "message": message} if {
	some check in answered
	depends(check)
	not check.condition_met_on
	message := sprintf("depends on a document or statement (%v) that is not shown to have been obtained; have it at hand before PHI goes", [words_for(check)])
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "condition_met_on", "message": message} if {
	some check in answered
	depends(check)
	check.condition_met_on > check.released_on
	message := sprintf("depends on a document or statement (%v) that came on %v, after PHI went on %v; have it first", [words_for(check), check.condition_met_on, check.released_on])
}

words_for(check) := replace(object.get(check, "condition", "authorization"), "_", " ")

# A flow on which others ask and of which no check is on record at all.
checked := {check.flow | some check in input.evidence.identity_checks.records}

asked contains flow if {
	some flow in flows
	flow.status == "in_use"
	flow.direction in {"both", "sent"}
	flow.touchpoint in limits.asked_touchpoints
	flow.content != "de_identified"
}

deny contains {"kind": "identity_checks", "message": message} if {
	some flow in asked
	not flow.flow_id in checked
	message := sprintf("no identity check is on record for flow %v, by which PHI goes to who asks; record requests, or listen to a sample of the calls", [flow.flow_id])
}

# How often, how well and by whom is this program's practice.
newest := {flow: max(days) | some flow, days in dates_of}

dates_of[flow] contains day if {
	some check in input.evidence.identity_checks.records
	flow := check.flow
	day := check.asked_on
}

deny contains {"kind": "identity_checks", "basis": "program", "message": message} if {
	some flow in asked
	days := dates.days_since(newest[flow.flow_id])
	days > limits.sample_days
	message := sprintf("the newest identity check for flow %v is %v old; this program allows %v", [flow.flow_id, dates.words(days), limits.sample_days])
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "verified_by", "basis": "program", "message": message} if {
	some check in to_verify
	check.verified_by == ["caller_id"]
	message := "was verified by the caller's number alone, which can be made up; this program wants two identifiers or a call back"
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "verified_by", "basis": "program", "message": message} if {
	some check in answered
	check.requester == "family"
	not check.requester_known
	not verified(check)
	message := "was answered for family without asking which account they call about; this program wants two identifiers of the account"
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "condition", "basis": "program", "message": message} if {
	some check in answered
	check.requester in {"attorney", "other", "public_official"}
	not check.condition
	message := "does not say whether the disclosure depends on a document or statement; record which, or none"
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "released_on", "basis": "program", "message": message} if {
	some check in answered
	not check.released_on
	message := "does not say when PHI went; record the day"
}

deny contains {"kind": "identity_checks", "id": check.id, "field": field, "basis": "program", "message": message} if {
	some check in answered
	some field in {"asked_on", "condition_met_on", "released_on", "verified_on"}
	check[field] > input.today
	message := sprintf("shows %v, a day still to come; correct the date", [check[field]])
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "handled_by", "basis": "program", "message": message} if {
	some check in answered
	words := handler(check)
	message := sprintf("was handled by %v; correct the record", [words])
}

handler(check) := "nobody on record" if not check.handled_by

handler(check) := sprintf("%v, %v", [check.handled_by, doubt]) if {
	doubt := acts.doubt(persons, check.handled_by, object.get(check, "released_on", input.today))
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "flow", "basis": "program", "message": message} if {
	some check in answered
	words := strange(check)
	message := sprintf("names %v; correct it", [words])
}

strange(check) := "no flow of the PHI inventory" if not check.flow

strange(check) := sprintf("flow %v, which is not in the PHI inventory", [check.flow]) if not flows[check.flow]

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "identity_verification")
	message := "no written policy on topic identity_verification is in force; write down what is asked of callers and of who comes with a letter"
}
