package hipaa.privacy.health_oversight_disclosures_test

import data.hipaa.privacy.health_oversight_disclosures

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "oversight", "recipient_kind": "health_oversight_agency", "purpose": "audit", "law": "42 U.S.C. 1395ddd", "shown": ["authorized_by_law"], "individual_is_subject": false, "data": ["claims"], "authorized_data": ["claims", "name"]}

evidence := {"written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["oversight_requests"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_others_are_left_out_and_said if {
	health_oversight_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	health_oversight_disclosures.excluded == {{"kind": "disclosures", "id": "d2", "reason": "relies on none"}, {"kind": "disclosures", "id": "d3", "reason": "status pending"}, {"kind": "disclosures", "id": "d4", "reason": "held as a business associate"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	health_oversight_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"permission": "none"}, [], {})
	count(health_oversight_disclosures.excluded) == 0 with input as given({"permission": "none"}, [], {})
	health_oversight_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(health_oversight_disclosures.excluded) == 0 with input as given({}, [], {})
	count(health_oversight_disclosures.population) == 0 with input as given({}, [], {"disclosures": []})
	count(health_oversight_disclosures.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_an_audit_authorized_by_law_passes if {
	count(health_oversight_disclosures.deny) == 0 with input as given({}, [], {})
}

test_it_goes_to_an_oversight_agency if {
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on health oversight and went to a recipient of kind payer; only an agency authorized by law to oversee, or who acts for it, may get it so"]} with input as given({"recipient_kind": "payer"}, [], {})
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on health oversight and went to a recipient of kind unknown; only an agency authorized by law to oversee, or who acts for it, may get it so"]} with input as given({}, ["recipient_kind"], {})
}

test_a_law_authorizes_it if {
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "law", "rule", "relies on health oversight, and no law is named that authorizes it; ask the agency under which authority it asks"]} with input as given({}, ["law"], {})
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "law", "rule", "relies on health oversight, and nothing shows that the law named authorizes it; ask the agency under which authority it asks"]} with input as given({}, ["shown"], {})
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "law", "rule", "relies on health oversight, and no law is named that authorizes it; ask the agency under which authority it asks"]} with input as given({"shown": ["agreed"]}, ["law"], {})
}

test_an_investigation_of_the_patient_is_about_health if {
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "individual_is_subject", "rule", "relies on health oversight in an investigation of the patient, which is not shown to be about health care or public benefits related to health; answer it as law enforcement or a proceeding"]} with input as given({"individual_is_subject": true}, [], {})
	count(health_oversight_disclosures.deny) == 0 with input as given({"individual_is_subject": true, "shown": ["authorized_by_law", "directly_about_health_care_or_benefits"]}, [], {})
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "individual_is_subject", "program", "does not say whether the patient is the one investigated; ask, and record the answer"]} with input as given({}, ["individual_is_subject"], {})
}

test_what_was_asked_for_goes if {
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "data", "program", "gave images, which the agency is not recorded as asking for; this program sends what was asked for"]} with input as given({"data": ["claims", "images"]}, [], {})
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "data", "program", "gave claims, which the agency is not recorded as asking for; this program sends what was asked for"]} with input as given({}, ["authorized_data"], {})
	count(health_oversight_disclosures.deny) == 0 with input as given({}, ["data"], {})
}

test_it_is_written_down if {
	found(health_oversight_disclosures.deny) == {["written_policies", "", "", "program", "no written policy on topic oversight_requests is in force; this program wants one that says who answers agencies, and what is asked of them first"]} with input as given({}, [], {"written_policies": []})
	found(health_oversight_disclosures.deny) == {["written_policies", "", "", "program", "no written policy on topic oversight_requests is in force; this program wants one that says who answers agencies, and what is asked of them first"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["other"]})]})
}

test_its_words_are_printed_as_words if {
	found(health_oversight_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on health oversight and went to a recipient of kind government agency; only an agency authorized by law to oversee, or who acts for it, may get it so"]} with input as given({"recipient_kind": "government_agency"}, [], {})
}
