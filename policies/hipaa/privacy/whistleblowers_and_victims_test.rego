package hipaa.privacy.whistleblowers_and_victims_test

import data.hipaa.privacy.whistleblowers_and_victims

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "whistleblower", "recipient_kind": "health_oversight_agency", "shown": ["good_faith"], "data": ["claims"]}

evidence := {"written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["whistleblowers"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_a_report_in_good_faith_passes if {
	count(whistleblowers_and_victims.deny) == 0 with input as given({}, [], {})
	every value in ["accreditation_organization", "health_oversight_agency", "own_attorney", "public_health_authority"] { count(whistleblowers_and_victims.deny) == 0 with input as given({"recipient_kind": value}, [], {}) }
	count(whistleblowers_and_victims.deny) == 0 with input as given({"permission": "crime_victim", "recipient_kind": "law_enforcement", "shown": ["about_suspect"], "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, [], {})
	whistleblowers_and_victims.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(whistleblowers_and_victims.excluded) == 0 with input as given({}, [], {})
}

test_others_are_left_out_and_said if {
	whistleblowers_and_victims.population == {{"kind": "disclosures", "id": "d1"}, {"kind": "disclosures", "id": "d2"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "crime_victim", "recipient_kind": "law_enforcement", "shown": ["about_suspect"], "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "permission": "own_payment"})]})
	whistleblowers_and_victims.excluded == {{"kind": "disclosures", "id": "d3", "reason": "status pending"}, {"kind": "disclosures", "id": "d4", "reason": "relies on own payment"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "crime_victim", "recipient_kind": "law_enforcement", "shown": ["about_suspect"], "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "permission": "own_payment"})]})
	whistleblowers_and_victims.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d3", "status": "pending"})]})
	whistleblowers_and_victims.excluded == {{"kind": "disclosures", "id": "d3", "reason": "status pending"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d3", "status": "pending"})]})
	whistleblowers_and_victims.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"permission": "judicial"}, [], {})
	count(whistleblowers_and_victims.excluded) == 0 with input as given({"permission": "judicial"}, [], {})
	count(whistleblowers_and_victims.population) == 0 with input as given({}, [], {"disclosures": []})
	count(whistleblowers_and_victims.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_it_goes_to_whom_the_rule_names if {
	found(whistleblowers_and_victims.deny) == {["disclosures", "d1", "recipient_kind", "rule", "is counted as no violation (whistleblower) and went to a recipient of kind media, whom 164.502(j) does not name; look at it as an incident"]} with input as given({"recipient_kind": "media"}, [], {})
	found(whistleblowers_and_victims.deny) == {["disclosures", "d1", "recipient_kind", "rule", "is counted as no violation (whistleblower) and went to a recipient of kind unknown, whom 164.502(j) does not name; look at it as an incident"]} with input as given({}, ["recipient_kind"], {})
	found(whistleblowers_and_victims.deny) == {["disclosures", "d1", "recipient_kind", "rule", "is counted as no violation (crime victim) and went to a recipient of kind own attorney, whom 164.502(j) does not name; look at it as an incident"]} with input as given({"permission": "crime_victim", "recipient_kind": "own_attorney", "shown": ["about_suspect"], "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, [], {})
}

test_its_conditions_are_shown if {
	found(whistleblowers_and_victims.deny) == {["disclosures", "d1", "shown", "rule", "is counted as no violation (whistleblower), and its file does not show that who disclosed believes in good faith that something is unlawful, unprofessional or dangerous; look at it as an incident"]} with input as given({}, ["shown"], {})
	found(whistleblowers_and_victims.deny) == {["disclosures", "d1", "shown", "rule", "is counted as no violation (crime victim), and its file does not show that it is about the suspected perpetrator; look at it as an incident"]} with input as given({"permission": "crime_victim", "recipient_kind": "law_enforcement", "shown": ["good_faith"], "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, [], {})
}

test_a_victim_tells_of_the_suspect_only_this if {
	found(whistleblowers_and_victims.deny) == {["disclosures", "d1", "data", "rule", "is counted as no violation (crime victim) and gave diagnosis; only the items of 164.512(f)(2)(i) are left out of account"]} with input as given({"permission": "crime_victim", "recipient_kind": "law_enforcement", "shown": ["about_suspect"], "data": ["name", "diagnosis"]}, [], {})
	found(whistleblowers_and_victims.deny) == {["disclosures", "d1", "data", "rule", "is counted as no violation (crime victim) and does not record what was given; only the items of 164.512(f)(2)(i) are left out of account"]} with input as given({"permission": "crime_victim", "recipient_kind": "law_enforcement", "shown": ["about_suspect"], "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, ["data"], {})
	count(whistleblowers_and_victims.deny) == 0 with input as given({}, ["data"], {})
}

test_it_is_written_down if {
	found(whistleblowers_and_victims.deny) == {["written_policies", "", "", "program", "no written policy on topic whistleblowers is in force; this program wants one that says that whoever reports a wrong in good faith, or as the victim of a crime, has violated nothing, and to whom"]} with input as given({}, [], {"written_policies": []})
	found(whistleblowers_and_victims.deny) == {["written_policies", "", "", "program", "no written policy on topic whistleblowers is in force; this program wants one that says that whoever reports a wrong in good faith, or as the victim of a crime, has violated nothing, and to whom"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["other"]})]})
}
