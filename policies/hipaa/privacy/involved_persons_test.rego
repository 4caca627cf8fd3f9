package hipaa.privacy.involved_persons_test

import data.hipaa.privacy.involved_persons

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "involved_in_care", "recipient_kind": "family_or_friend", "recipient": "spouse", "purpose": "payment", "data": ["balance"], "shown": ["involved", "directly_relevant", "agreed"]}

evidence := {"written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["family_involvement"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "parameters": {"involved_persons": {"payment_data": ["balance", "name"]}}, "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_others_are_left_out_and_said if {
	involved_persons.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	involved_persons.excluded == {{"kind": "disclosures", "id": "d2", "reason": "relies on none"}, {"kind": "disclosures", "id": "d3", "reason": "status pending"}, {"kind": "disclosures", "id": "d4", "reason": "held as a business associate"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	involved_persons.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"permission": "none"}, [], {})
	count(involved_persons.excluded) == 0 with input as given({"permission": "none"}, [], {})
	involved_persons.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(involved_persons.excluded) == 0 with input as given({}, [], {})
	count(involved_persons.population) == 0 with input as given({}, [], {"disclosures": []})
	count(involved_persons.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_a_spouse_who_pays_and_an_agreement_pass if {
	count(involved_persons.deny) == 0 with input as given({}, [], {})
	every value in [["involved", "directly_relevant", "agreed"], ["involved", "directly_relevant", "no_objection"], ["involved", "directly_relevant", "inferred_no_objection"]] { count(involved_persons.deny) == 0 with input as given({"shown": value}, [], {}) }
	every value in [["involved", "directly_relevant", "best_interests", "not_present"], ["involved", "directly_relevant", "best_interests", "incapacity_or_emergency"]] { count(involved_persons.deny) == 0 with input as given({"shown": value}, [], {}) }
}

test_others_are_named_by_the_patient if {
	found(involved_persons.deny) == {["disclosures", "d1", "recipient_kind", "rule", "went to a recipient of kind employer as involved in care or payment, whom the patient is not shown to have named; find what else permits it"]} with input as given({"recipient_kind": "employer", "shown": ["involved", "directly_relevant", "no_objection"]}, [], {})
	count(involved_persons.deny) == 0 with input as given({"recipient_kind": "employer"}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "recipient_kind", "rule", "went to a recipient of kind unknown as involved in care or payment, whom the patient is not shown to have named; find what else permits it"]} with input as given({"shown": ["involved", "directly_relevant", "no_objection"]}, ["recipient_kind"], {})
}

test_involvement_limits_what_is_told if {
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and its record does not show that it was directly relevant to that involvement; tell no more than that, and note what the person does for the patient"]} with input as given({"shown": ["involved", "agreed"]}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and its record does not show that the person is involved in care or payment; tell no more than that, and note what the person does for the patient"]} with input as given({"shown": ["directly_relevant", "agreed"]}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and its record does not show that it was directly relevant to that involvement nor that the person is involved in care or payment; tell no more than that, and note what the person does for the patient"]} with input as given({"shown": ["agreed"]}, [], {})
	count(involved_persons.deny) == 0 with input as given({"shown": ["agreed"], "purpose": "notification"}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and its record does not show that it was directly relevant to that involvement nor that the person is involved in care or payment; tell no more than that, and note what the person does for the patient"]} with input as given({"shown": ["agreed"]}, ["purpose"], {})
}

test_the_patient_is_asked_or_could_not_be if {
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and neither an agreement nor a chance to object is shown, nor that the patient was absent; ask the patient, or note why it is in the patient's interest"]} with input as given({"shown": ["involved", "directly_relevant"]}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and neither an agreement nor a chance to object is shown, nor that the patient was absent; ask the patient, or note why it is in the patient's interest"]} with input as given({"shown": ["involved", "directly_relevant", "best_interests"]}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and is not shown that anybody judged it to be in the best interests of the patient, who could not be asked; ask the patient, or note why it is in the patient's interest"]} with input as given({"shown": ["involved", "directly_relevant", "not_present"]}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and is not shown that anybody judged it to be in the best interests of the patient, who could not be asked; ask the patient, or note why it is in the patient's interest"]} with input as given({"shown": ["involved", "directly_relevant", "incapacity_or_emergency"]}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and neither an agreement nor a chance to object is shown, nor that the patient was absent; ask the patient, or note why it is in the patient's interest"]} with input as given({"purpose": "notification"}, ["shown"], {})
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved, and neither an agreement nor a chance to object is shown, nor that the patient was absent; ask the patient, or note why it is in the patient's interest"]} with input as given({"deceased": false, "shown": ["involved", "directly_relevant"]}, [], {})
}

test_after_death_a_contrary_wish_is_looked_for if {
	count(involved_persons.deny) == 0 with input as given({"deceased": true, "shown": ["involved", "directly_relevant", "no_contrary_preference"]}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "shown", "rule", "went to somebody as involved after the patient's death, and nothing shows that a contrary wish was looked for; look for notes of one, and record that there is none"]} with input as given({"deceased": true}, [], {})
}

test_who_pays_hears_of_the_bill if {
	found(involved_persons.deny) == {["disclosures", "d1", "data", "program", "told somebody who pays of clinical notes, diagnosis; this program speaks with them about the bill only"]} with input as given({"data": ["balance", "diagnosis", "clinical_notes"]}, [], {})
	found(involved_persons.deny) == {["disclosures", "d1", "data", "program", "told somebody who pays of diagnosis; this program speaks with them about the bill only"]} with input as given({"data": ["diagnosis"]}, [], {})
	count(involved_persons.deny) == 0 with input as given({"data": ["diagnosis"], "purpose": "treatment"}, [], {})
	count(involved_persons.deny) == 0 with input as given({"data": ["name", "balance"]}, [], {})
	count(involved_persons.deny) == 0 with input as given({}, ["data"], {})
}

test_it_is_written_down if {
	found(involved_persons.deny) == {["written_policies", "", "", "program", "no written policy on topic family_involvement is in force; this program wants one that says who may hear what on the telephone, and how that is noted"]} with input as given({}, [], {"written_policies": []})
	found(involved_persons.deny) == {["written_policies", "", "", "program", "no written policy on topic family_involvement is in force; this program wants one that says who may hear what on the telephone, and how that is noted"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["other"]})]})
}

test_its_words_are_printed_as_words if {
	found(involved_persons.deny) == {["disclosures", "d1", "recipient_kind", "rule", "went to a recipient of kind government agency as involved in care or payment, whom the patient is not shown to have named; find what else permits it"]} with input as given({"recipient_kind": "government_agency", "shown": ["involved", "directly_relevant", "no_objection"]}, [], {})
}
