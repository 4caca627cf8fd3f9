package hipaa.privacy.required_disclosures_test

import data.hipaa.privacy.required_disclosures

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "secretary", "recipient_kind": "secretary", "due_on": "2026-04-01"}

evidence := {}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_given_in_time_passes if {
	count(required_disclosures.deny) == 0 with input as given({}, [], {})
	count(required_disclosures.deny) == 0 with input as given({"disclosed_on": "2026-04-01"}, [], {})
	count(required_disclosures.deny) == 0 with input as given({"permission": "individual", "held_as": "business_associate", "purpose": "electronic_copy"}, [], {})
	required_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(required_disclosures.excluded) == 0 with input as given({}, [], {})
}

test_others_are_left_out_and_said if {
	required_disclosures.population == {{"kind": "disclosures", "id": "d1"}, {"kind": "disclosures", "id": "d2"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "held_as": "business_associate", "permission": "individual", "purpose": "electronic_copy"}), object.union(record, {"id": "d3", "permission": "individual", "purpose": "electronic_copy"}), object.union(record, {"id": "d4", "held_as": "business_associate", "permission": "individual", "purpose": "access"})]})
	required_disclosures.excluded == {{"kind": "disclosures", "id": "d3", "reason": "not a disclosure that the rule requires"}, {"kind": "disclosures", "id": "d4", "reason": "not a disclosure that the rule requires"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "held_as": "business_associate", "permission": "individual", "purpose": "electronic_copy"}), object.union(record, {"id": "d3", "permission": "individual", "purpose": "electronic_copy"}), object.union(record, {"id": "d4", "held_as": "business_associate", "permission": "individual", "purpose": "access"})]})
	required_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d3", "permission": "judicial"})]})
	required_disclosures.excluded == {{"kind": "disclosures", "id": "d3", "reason": "not a disclosure that the rule requires"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d3", "permission": "judicial"})]})
	required_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"permission": "judicial"}, [], {})
	count(required_disclosures.excluded) == 0 with input as given({"permission": "judicial"}, [], {})
	count(required_disclosures.deny) == 0 with input as given({"permission": "judicial", "status": "refused"}, [], {})
	count(required_disclosures.population) == 0 with input as given({}, [], {"disclosures": []})
	count(required_disclosures.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_a_refusal_fails if {
	found(required_disclosures.deny) == {["disclosures", "d1", "status", "rule", "refuses what is required for the Secretary; give it, or record by whom the request was taken back"]} with input as given({"status": "refused"}, ["disclosed_on"], {})
	found(required_disclosures.deny) == {["disclosures", "d1", "status", "rule", "refuses what is required for a client's individual who asked for an electronic copy; give it, or record by whom the request was taken back"]} with input as given({"permission": "individual", "held_as": "business_associate", "purpose": "electronic_copy", "status": "refused"}, ["disclosed_on", "due_on"], {})
	found(required_disclosures.deny) == {["disclosures", "d1", "status", "rule", "refuses what is required for the Secretary; give it, or record by whom the request was taken back"]} with input as given({"permission": "secretary", "held_as": "business_associate", "purpose": "electronic_copy", "status": "refused"}, ["disclosed_on"], {})
}

test_what_is_due_is_given if {
	count(required_disclosures.deny) == 0 with input as given({"status": "pending", "due_on": "2026-11-20"}, ["disclosed_on"], {})
	found(required_disclosures.deny) == {["disclosures", "d1", "due_on", "rule", "is required for the Secretary and was due 1 day ago; give it today"]} with input as given({"status": "pending", "due_on": "2026-11-19"}, ["disclosed_on"], {})
	found(required_disclosures.deny) == {["disclosures", "d1", "due_on", "rule", "is required for a client's individual who asked for an electronic copy and was due 3 days ago; give it today"]} with input as given({"status": "pending", "permission": "individual", "held_as": "business_associate", "purpose": "electronic_copy", "due_on": "2026-11-17"}, ["disclosed_on"], {})
	found(required_disclosures.deny) == {["disclosures", "d1", "due_on", "program", "is required for the Secretary and does not say by when; record the day that the request names"]} with input as given({"status": "pending"}, ["disclosed_on", "due_on"], {})
	found(required_disclosures.deny) == {["disclosures", "d1", "due_on", "program", "is required for the Secretary and does not say by when; record the day that the request names"]} with input as given({}, ["due_on"], {})
}

test_late_is_said if {
	found(required_disclosures.deny) == {["disclosures", "d1", "disclosed_on", "program", "was given 1 day after it was due; ask for more time before the day, and record that"]} with input as given({"disclosed_on": "2026-04-02"}, [], {})
	count(required_disclosures.deny) == 0 with input as given({}, ["disclosed_on"], {})
	count(required_disclosures.deny) == 0 with input as given({"status": "pending", "due_on": "2026-11-20", "disclosed_on": "2026-11-21"}, [], {})
}
