package hipaa.privacy.consistent_with_notice_test

import data.hipaa.privacy.consistent_with_notice

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "own_operations", "purpose": "quality", "in_notice": true}

evidence := {}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_what_the_notice_describes_passes if {
	count(consistent_with_notice.deny) == 0 with input as given({}, [], {})
	consistent_with_notice.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(consistent_with_notice.excluded) == 0 with input as given({}, [], {})
}

test_others_are_left_out_and_said if {
	consistent_with_notice.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"}), object.union(record, {"id": "d5", "permission": "crime_victim"}), object.union(record, {"id": "d6", "permission": "no_longer_protected"}), object.union(record, {"id": "d7", "permission": "whistleblower"})]})
	consistent_with_notice.excluded == {{"kind": "disclosures", "id": "d2", "reason": "relies on none"}, {"kind": "disclosures", "id": "d3", "reason": "status pending"}, {"kind": "disclosures", "id": "d4", "reason": "held as a business associate"}, {"kind": "disclosures", "id": "d5", "reason": "relies on crime victim"}, {"kind": "disclosures", "id": "d6", "reason": "relies on no longer protected"}, {"kind": "disclosures", "id": "d7", "reason": "relies on whistleblower"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"}), object.union(record, {"id": "d5", "permission": "crime_victim"}), object.union(record, {"id": "d6", "permission": "no_longer_protected"}), object.union(record, {"id": "d7", "permission": "whistleblower"})]})
	consistent_with_notice.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"permission": "none", "in_notice": false}, [], {})
	count(consistent_with_notice.excluded) == 0 with input as given({"permission": "none", "in_notice": false}, [], {})
	count(consistent_with_notice.deny) == 0 with input as given({"permission": "none", "in_notice": false}, [], {})
	count(consistent_with_notice.population) == 0 with input as given({}, [], {"disclosures": []})
	count(consistent_with_notice.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_what_it_does_not_describe_fails if {
	found(consistent_with_notice.deny) == {["disclosures", "d1", "in_notice", "rule", "is of a kind (own operations) that the notice of privacy practices does not describe; stop it, or revise the notice first"]} with input as given({"in_notice": false}, [], {})
	found(consistent_with_notice.deny) == {["disclosures", "d1", "in_notice", "rule", "is of a kind (own operations) that the notice of privacy practices does not describe; stop it, or revise the notice first"]} with input as given({"in_notice": false, "purpose": "fundraising"}, [], {})
}

test_some_are_stated_separately if {
	found(consistent_with_notice.deny) == {["disclosures", "d1", "in_notice", "rule", "was for fundraising, which the notice of privacy practices is not shown to state separately; stop it, or revise the notice first"]} with input as given({"purpose": "fundraising"}, ["in_notice"], {})
	found(consistent_with_notice.deny) == {["disclosures", "d1", "in_notice", "rule", "was for underwriting, which the notice of privacy practices is not shown to state separately; stop it, or revise the notice first"]} with input as given({"purpose": "underwriting"}, ["in_notice"], {})
	count(consistent_with_notice.deny) == 0 with input as given({"purpose": "fundraising"}, [], {})
}

test_no_answer_fails if {
	found(consistent_with_notice.deny) == {["disclosures", "d1", "in_notice", "program", "does not say whether the notice describes disclosures of its kind (own operations); compare it with the notice in force that day"]} with input as given({}, ["in_notice"], {})
	found(consistent_with_notice.deny) == {["disclosures", "d1", "in_notice", "program", "does not say whether the notice describes disclosures of its kind (own operations); compare it with the notice in force that day"]} with input as given({}, ["in_notice", "purpose"], {})
}
