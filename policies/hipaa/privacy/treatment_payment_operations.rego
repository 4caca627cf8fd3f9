# METADATA
# title: Treatment, payment and operations
# description: What is disclosed for treatment, payment or health care operations is for that, and goes to whom 164.506(c) lets it go.
# custom:
#   citations: ["164.506(a)", "164.506(b)", "164.506(b)(2)", "164.506(c)"]
package hipaa.privacy.treatment_payment_operations

import data.hipaa.lib.disclosures
import data.hipaa.lib.documents

judged contains record if {
	some record in input.evidence.disclosures.records
	disclosures.relies(record, permissions)
}

population contains {"kind": "disclosures", "id": record.id} if some record in judged

# Where there is none, each disclosure was looked at.
population contains {"kind": "disclosures", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.disclosures.records
}

excluded contains {"kind": "disclosures", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.disclosures.records
	not disclosures.relies(record, permissions)
	reason := disclosures.left_out(record)
}

permissions := {"consent", "operations_of_recipient", "own_operations", "own_payment", "payment_of_recipient", "treatment"}

# What each of them is for.
purposes := {
	"operations_of_recipient": {"competence_review", "fraud_detection", "quality"},
	"own_operations": {"audit", "competence_review", "fraud_detection", "fundraising", "litigation", "other_operations", "quality", "transfer_of_practice"},
	"own_payment": {"audit", "benefits", "payment"},
	"payment_of_recipient": {"audit", "benefits", "payment"},
	"treatment": {"treatment"},
}

for_what(record) := disclosures.plain(object.get(record, "purpose", "an unrecorded purpose"))

# An audit by a payer before it pays is payment; one of its quality is not.
deny contains {"kind": "disclosures", "id": record.id, "field": "purpose", "message": message} if {
	some record in judged
	allowed := purposes[record.permission]
	purpose := object.get(record, "purpose", "")
	not purpose in allowed
	message := sprintf("relies on %v and was for %v, which is not that; find what permits it, or stop it", [disclosures.plain(record.permission), for_what(record)])
}

# 164.506(c)(2) to (4) name who receives. A provider who asks for payment or operations may be covered or not.
recipients := {
	"operations_of_recipient": {"covered_entity", "payer", "provider"},
	"payment_of_recipient": {"covered_entity", "payer", "provider"},
	"treatment": {"business_associate", "covered_entity", "individual", "personal_representative", "provider"},
}

deny contains {"kind": "disclosures", "id": record.id, "field": "recipient_kind", "message": message} if {
	some record in judged
	allowed := recipients[record.permission]
	kind := object.get(record, "recipient_kind", "unknown")
	not kind in allowed
	kind != "unknown"
	message := sprintf("relies on %v and went to a recipient of kind %v, whom 164.506(c) does not name for that; find what permits it, or stop it", [disclosures.plain(record.permission), disclosures.plain(kind)])
}

# 164.506(c)(4): the patient of both, and what belongs to that relationship.
asked_of_operations := {
	"both_had_relationship": "that each of both has or had a relationship with the patient",
	"pertains_to_relationship": "that the information pertains to that relationship",
}

deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "message": message} if {
	some record in judged
	record.permission == "operations_of_recipient"
	missing := disclosures.lacking(record, asked_of_operations)
	count(missing) > 0
	message := sprintf("was made for the operations of its recipient, and its file does not show %v; send nothing about patients it does not share", [concat(" nor ", missing)])
}

# 164.506(a) leaves out what needs an authorization (164.508(a)(2) to (4)).
without_consent := {"own_payment", "payment_of_recipient", "treatment"}

deny contains {"kind": "disclosures", "id": record.id, "field": "data", "message": message} if {
	some record in judged
	record.permission in without_consent
	"psychotherapy_notes" in record.data
	message := sprintf("gave away psychotherapy notes for %v, which needs the patient's authorization; ask for them back, and have an incident recorded", [for_what(record)])
}

# 164.506(b)(2): a consent permits nothing that needs an authorization or another condition.
deny contains {"kind": "disclosures", "id": record.id, "field": "permission", "message": message} if {
	some record in judged
	record.permission == "consent"
	words := beyond_consent(record)
	message := sprintf("relies on a consent %v; get an authorization, or find what else permits it", [words])
}

consented := {"audit", "benefits", "competence_review", "fraud_detection", "other_operations", "payment", "quality", "treatment"}

beyond_consent(record) := sprintf("and was for %v, which no consent permits", [for_what(record)]) if {
	purpose := object.get(record, "purpose", "")
	not purpose in consented
} else := "and gave away psychotherapy notes, which no consent permits" if "psychotherapy_notes" in record.data

# That it is written down is this program's practice here; 164.530(i) asks for it.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "disclosures")
	message := "no written policy on topic disclosures is in force; this program wants one that says what may go out for treatment, payment and operations, and to whom"
}
