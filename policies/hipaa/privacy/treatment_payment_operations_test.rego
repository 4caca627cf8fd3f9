package hipaa.privacy.treatment_payment_operations_test

import data.hipaa.privacy.treatment_payment_operations

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "permission": "own_payment", "held_as": "covered_entity", "patient": "pt-k3f9qa", "requested_on": "2026-03-04", "disclosed_on": "2026-03-23", "recipient": "attorney in a civil case", "recipient_kind": "payer", "purpose": "payment", "data": ["balance"], "request": "subpoena", "verified_by": "call_back", "remuneration": "none", "flow": "subpoenas", "disclosed_by": "w1", "decided_by": "privacy-official"}

evidence := {"written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["disclosures"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_others_are_left_out_and_said if {
	treatment_payment_operations.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	treatment_payment_operations.excluded == {{"kind": "disclosures", "id": "d2", "reason": "relies on none"}, {"kind": "disclosures", "id": "d3", "reason": "status pending"}, {"kind": "disclosures", "id": "d4", "reason": "held as a business associate"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	treatment_payment_operations.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"permission": "none"}, [], {})
	count(treatment_payment_operations.excluded) == 0 with input as given({"permission": "none"}, [], {})
	treatment_payment_operations.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(treatment_payment_operations.excluded) == 0 with input as given({}, [], {})
	count(treatment_payment_operations.population) == 0 with input as given({}, [], {"disclosures": []})
	count(treatment_payment_operations.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_a_disclosure_for_payment_passes if {
	count(treatment_payment_operations.deny) == 0 with input as given({}, [], {})
}

test_each_purpose_belongs_to_its_permission if {
	every value in ["audit", "benefits", "payment"] { count(treatment_payment_operations.deny) == 0 with input as given({"purpose": value}, [], {}) }
	every value in ["audit", "benefits", "payment"] { count(treatment_payment_operations.deny) == 0 with input as given(object.union({"permission": "payment_of_recipient"}, {"purpose": value}), [], {}) }
	every value in ["audit", "competence_review", "fraud_detection", "fundraising", "litigation", "other_operations", "quality", "transfer_of_practice"] { count(treatment_payment_operations.deny) == 0 with input as given(object.union({"permission": "own_operations"}, {"purpose": value}), [], {}) }
	every value in ["competence_review", "fraud_detection", "quality"] { count(treatment_payment_operations.deny) == 0 with input as given(object.union({"permission": "operations_of_recipient", "shown": ["both_had_relationship", "pertains_to_relationship"]}, {"purpose": value}), [], {}) }
	count(treatment_payment_operations.deny) == 0 with input as given({"permission": "treatment", "purpose": "treatment", "recipient_kind": "provider"}, [], {})
}

test_another_purpose_fails if {
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "purpose", "rule", "relies on own payment and was for marketing, which is not that; find what permits it, or stop it"]} with input as given({"purpose": "marketing"}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "purpose", "rule", "relies on own payment and was for an unrecorded purpose, which is not that; find what permits it, or stop it"]} with input as given({}, ["purpose"], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "purpose", "rule", "relies on operations of recipient and was for other operations, which is not that; find what permits it, or stop it"]} with input as given({"permission": "operations_of_recipient", "purpose": "other_operations", "shown": ["both_had_relationship", "pertains_to_relationship"]}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "purpose", "rule", "relies on own operations and was for payment, which is not that; find what permits it, or stop it"]} with input as given({"permission": "own_operations", "purpose": "payment"}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "purpose", "rule", "relies on payment of recipient and was for quality, which is not that; find what permits it, or stop it"]} with input as given({"permission": "payment_of_recipient", "purpose": "quality"}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "purpose", "rule", "relies on treatment and was for payment, which is not that; find what permits it, or stop it"]} with input as given({"permission": "treatment", "recipient_kind": "provider"}, [], {})
}

test_who_receives_is_named_by_the_rule if {
	every value in ["covered_entity", "payer", "provider"] { count(treatment_payment_operations.deny) == 0 with input as given(object.union({"permission": "operations_of_recipient", "purpose": "quality", "shown": ["both_had_relationship", "pertains_to_relationship"]}, {"recipient_kind": value}), [], {}) }
	every value in ["covered_entity", "payer", "provider"] { count(treatment_payment_operations.deny) == 0 with input as given(object.union({"permission": "payment_of_recipient"}, {"recipient_kind": value}), [], {}) }
	every value in ["business_associate", "covered_entity", "individual", "personal_representative", "provider"] { count(treatment_payment_operations.deny) == 0 with input as given(object.union({"permission": "treatment", "purpose": "treatment"}, {"recipient_kind": value}), [], {}) }
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on operations of recipient and went to a recipient of kind employer, whom 164.506(c) does not name for that; find what permits it, or stop it"]} with input as given({"permission": "operations_of_recipient", "purpose": "quality", "shown": ["both_had_relationship", "pertains_to_relationship"], "recipient_kind": "employer"}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on payment of recipient and went to a recipient of kind consumer reporting agency, whom 164.506(c) does not name for that; find what permits it, or stop it"]} with input as given({"permission": "payment_of_recipient", "recipient_kind": "consumer_reporting_agency"}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on treatment and went to a recipient of kind payer, whom 164.506(c) does not name for that; find what permits it, or stop it"]} with input as given({"permission": "treatment", "purpose": "treatment"}, [], {})
	every value in ["unknown"] { count(treatment_payment_operations.deny) == 0 with input as given(object.union({"permission": "treatment", "purpose": "treatment"}, {"recipient_kind": value}), [], {}) }
	count(treatment_payment_operations.deny) == 0 with input as given({"permission": "treatment", "purpose": "treatment"}, ["recipient_kind"], {})
	count(treatment_payment_operations.deny) == 0 with input as given({"recipient_kind": "employer"}, [], {})
}

test_operations_of_somebody_else_concern_shared_patients if {
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "shown", "rule", "was made for the operations of its recipient, and its file does not show that the information pertains to that relationship; send nothing about patients it does not share"]} with input as given({"permission": "operations_of_recipient", "purpose": "quality", "shown": ["both_had_relationship"]}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "shown", "rule", "was made for the operations of its recipient, and its file does not show that each of both has or had a relationship with the patient; send nothing about patients it does not share"]} with input as given({"permission": "operations_of_recipient", "purpose": "quality", "shown": ["pertains_to_relationship"]}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "shown", "rule", "was made for the operations of its recipient, and its file does not show that each of both has or had a relationship with the patient nor that the information pertains to that relationship; send nothing about patients it does not share"]} with input as given({"permission": "operations_of_recipient", "purpose": "quality", "shown": ["both_had_relationship", "pertains_to_relationship"]}, ["shown"], {})
	count(treatment_payment_operations.deny) == 0 with input as given({"permission": "own_operations", "purpose": "quality"}, [], {})
}

test_psychotherapy_notes_need_an_authorization if {
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "data", "rule", "gave away psychotherapy notes for payment, which needs the patient's authorization; ask for them back, and have an incident recorded"]} with input as given({"data": ["balance", "psychotherapy_notes"]}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "data", "rule", "gave away psychotherapy notes for payment, which needs the patient's authorization; ask for them back, and have an incident recorded"]} with input as given({"data": ["balance", "psychotherapy_notes"], "permission": "payment_of_recipient"}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "data", "rule", "gave away psychotherapy notes for treatment, which needs the patient's authorization; ask for them back, and have an incident recorded"]} with input as given({"data": ["balance", "psychotherapy_notes"], "permission": "treatment", "purpose": "treatment", "recipient_kind": "provider"}, [], {})
	count(treatment_payment_operations.deny) == 0 with input as given({"data": ["balance", "psychotherapy_notes"], "permission": "own_operations", "purpose": "litigation"}, [], {})
	count(treatment_payment_operations.deny) == 0 with input as given({}, ["data"], {})
}

test_a_consent_is_no_authorization if {
	every value in ["audit", "benefits", "competence_review", "fraud_detection", "other_operations", "payment", "quality", "treatment"] { count(treatment_payment_operations.deny) == 0 with input as given(object.union({"permission": "consent"}, {"purpose": value}), [], {}) }
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "permission", "rule", "relies on a consent and was for marketing, which no consent permits; get an authorization, or find what else permits it"]} with input as given({"permission": "consent", "purpose": "marketing"}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "permission", "rule", "relies on a consent and was for an unrecorded purpose, which no consent permits; get an authorization, or find what else permits it"]} with input as given({"permission": "consent"}, ["purpose"], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "permission", "rule", "relies on a consent and gave away psychotherapy notes, which no consent permits; get an authorization, or find what else permits it"]} with input as given({"permission": "consent", "data": ["balance", "psychotherapy_notes"]}, [], {})
	found(treatment_payment_operations.deny) == {["disclosures", "d1", "permission", "rule", "relies on a consent and was for research, which no consent permits; get an authorization, or find what else permits it"]} with input as given({"permission": "consent", "data": ["balance", "psychotherapy_notes"], "purpose": "research"}, [], {})
}

test_it_is_written_down if {
	found(treatment_payment_operations.deny) == {["written_policies", "", "", "program", "no written policy on topic disclosures is in force; this program wants one that says what may go out for treatment, payment and operations, and to whom"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["accounting"]})]})
	found(treatment_payment_operations.deny) == {["written_policies", "", "", "program", "no written policy on topic disclosures is in force; this program wants one that says what may go out for treatment, payment and operations, and to whom"]} with input as given({}, [], {"written_policies": []})
}
