# METADATA
# title: Disclosures are permitted
# description: PHI is disclosed only where a permission or a duty of the rule covers it, and each disclosure says which.
# custom:
#   citations: ["164.502(a)"]
package hipaa.privacy.permitted_disclosures

import data.hipaa.lib.acts
import data.hipaa.lib.agreements
import data.hipaa.lib.disclosures

incidents := {incident.incident_id: incident | some incident in input.evidence.incidents.records}

associates := {record.associate_id: record | some record in input.evidence.business_associates.records}

flows := {flow.flow_id: flow | some flow in input.evidence.phi_inventory.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

# A mistake that the register of incidents holds, and that is dealt with to the end.
handled(record) if {
	record.permission == "none"
	incidents[record.incident].status == "closed"
}

left_out(record) := sprintf("status %v", [record.status]) if not disclosures.made(record)

left_out(record) := "a mistake, handled as an incident that is closed" if {
	disclosures.made(record)
	handled(record)
}

judged contains record if {
	some record in input.evidence.disclosures.records
	not left_out(record)
}

population contains {"kind": "disclosures", "id": record.id} if some record in judged

# Where there is none, each was looked at.
population contains {"kind": "disclosures", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.disclosures.records
}

excluded contains {"kind": "disclosures", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.disclosures.records
	reason := left_out(record)
}

deny contains {"kind": "disclosures", "id": record.id, "field": "permission", "message": message} if {
	some record in judged
	record.permission == "unknown"
	message := "was made, and what permits it is not known; find out, or treat it as an incident"
}

deny contains {"kind": "disclosures", "id": record.id, "field": "permission", "message": message} if {
	some record in judged
	record.permission == "none"
	message := sprintf("was made and nothing permits it%v; get it back, mitigate, and have it assessed as an incident", [known(record)])
}

known(record) := sprintf(", and incident %v is not closed", [record.incident]) if registered(record)

known(record) := ", and no incident of the register holds it" if not registered(record)

registered(record) if incidents[record.incident]

# To whom it went decides whether the permission covers it. The other permissions have controls of their own.
fits := {
	"individual": {"individual", "personal_representative"},
	"secretary": {"secretary"},
}

deny contains {"kind": "disclosures", "id": record.id, "field": "recipient_kind", "message": message} if {
	some record in judged
	fits[record.permission]
	not covers(record)
	message := sprintf("relies on permission %v and went to %v, whom that does not cover; find what permits it, or treat it as an incident", [record.permission, recipient(record)])
}

covers(record) if record.recipient_kind in fits[record.permission]

recipient(record) := object.get(record, "recipient", "somebody unnamed")

deny contains {"kind": "disclosures", "id": record.id, "field": "recipient_kind", "message": message} if {
	some record in judged
	not record.permission in object.keys(fits)
	object.get(record, "recipient_kind", "unknown") == "unknown"
	message := sprintf("went to %v, and what that is is not known, so that nothing shows that permission %v covers it; find out", [recipient(record), record.permission])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "law", "message": message} if {
	some record in judged
	record.permission == "required_by_law"
	not record.law
	message := "is said to be required by law and names no law; name it, or find what else permits the disclosure"
}

deny contains {"kind": "disclosures", "id": record.id, "field": "associate", "message": message} if {
	some record in judged
	record.permission == "business_associate"
	words := objection(record)
	message := sprintf("went to a business associate %v; stop it until an agreement is in force", [words])
}

objection(record) := "of whom no agreement is on record" if not listed(record)

listed(record) if associates[record.associate]

objection(record) := sprintf("that %v", [gap.words]) if gap := agreements.gap(associates[record.associate])

# The rest is this program's practice: a log that can be followed.
deny contains {"kind": "disclosures", "id": record.id, "field": "disclosed_on", "basis": "program", "message": message} if {
	some record in judged
	not record.disclosed_on
	message := "does not say when it was made; record the day"
}

deny contains {"kind": "disclosures", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field in {"disclosed_on", "last_on", "requested_on"}
	record[field] > input.today
	message := sprintf("shows %v, a day still to come; correct the date", [record[field]])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "disclosed_on", "basis": "program", "message": message} if {
	some record in judged
	record.disclosed_on < record.requested_on
	message := sprintf("was made on %v and asked for only on %v; correct the dates", [record.disclosed_on, record.requested_on])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "disclosed_by", "basis": "program", "message": message} if {
	some record in judged
	words := nobody(record)
	message := sprintf("was made by %v; record who made it", [words])
}

nobody(record) := "somebody unnamed" if not record.disclosed_by

nobody(record) := sprintf("%v, %v", [record.disclosed_by, acts.doubt(persons, record.disclosed_by, record.disclosed_on)])

# Whoever asks is looked at before anything goes out; a mistake and a report that nobody asked for are not asked about.
unasked(record) if record.permission == "none"

unasked(record) if record.request == "report"

deny contains {"kind": "disclosures", "id": record.id, "field": "verified_by", "basis": "program", "message": message} if {
	some record in judged
	not unasked(record)
	object.get(record, "verified_by", "none") == "none"
	message := sprintf("went to %v, and nothing shows how identity and authority were verified; this program wants credentials, a call back or a known address", [recipient(record)])
}

# What is neither treatment, payment nor operations, nor the patient's own wish, is decided by an office.
routine := {"authorization", "business_associate", "consent", "individual", "involved_in_care", "none", "operations_of_recipient", "own_operations", "own_payment", "payment_of_recipient", "treatment"}

deny contains {"kind": "disclosures", "id": record.id, "field": "decided_by", "basis": "program", "message": message} if {
	some record in judged
	not record.permission in routine
	not record.decided_by
	message := sprintf("relies on permission %v, and no office is shown to have decided that; this program has one look at each", [record.permission])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "patient", "basis": "program", "message": message} if {
	some record in judged
	not record.patient
	not record.individuals
	message := "does not say whom it concerns; record the patient's surrogate, or how many individuals"
}

deny contains {"kind": "disclosures", "id": record.id, "field": "data", "basis": "program", "message": message} if {
	some record in judged
	not record.data
	message := "does not say what was disclosed; record the classes of information"
}

deny contains {"kind": "disclosures", "id": record.id, "field": "flow", "basis": "program", "message": message} if {
	some record in judged
	named := record.flow
	not flows[named]
	message := sprintf("went by flow %v, which the inventory of PHI flows does not hold; correct one of them", [named])
}

# What the inventory says goes out on request shows in the log.
named_flows := {record.flow | some record in input.evidence.disclosures.records}

deny contains {"kind": "disclosures", "basis": "program", "message": message} if {
	some id, flow in flows
	flow.status == "in_use"
	flow.touchpoint == "records_requests"
	flow.direction in {"both", "sent"}
	not id in named_flows
	message := sprintf("no disclosure by flow %v is on record, by which the inventory says that records go out on request; log each, or retire the flow", [id])
}
