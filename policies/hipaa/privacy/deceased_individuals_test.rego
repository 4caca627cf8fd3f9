package hipaa.privacy.deceased_individuals_test

import data.hipaa.privacy.deceased_individuals

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "individual", "recipient_kind": "personal_representative", "deceased": true}

evidence := {"written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["deceased_individuals"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_an_executor_passes if {
	count(deceased_individuals.deny) == 0 with input as given({}, [], {})
	deceased_individuals.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(deceased_individuals.excluded) == 0 with input as given({}, [], {})
}

test_others_are_left_out_and_said if {
	deceased_individuals.population == {{"kind": "disclosures", "id": "d1"}, {"kind": "disclosures", "id": "d4"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "deceased": false}), object.union(record, {"id": "d3", "status": "refused"}), object.remove(object.union(record, {"id": "d4", "permission": "no_longer_protected"}), ["deceased"])]})
	deceased_individuals.excluded == {{"kind": "disclosures", "id": "d2", "reason": "not about somebody deceased"}, {"kind": "disclosures", "id": "d3", "reason": "status refused"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "deceased": false}), object.union(record, {"id": "d3", "status": "refused"}), object.remove(object.union(record, {"id": "d4", "permission": "no_longer_protected"}), ["deceased"])]})
	deceased_individuals.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d5", "status": "refused", "deceased": false})]})
	deceased_individuals.excluded == {{"kind": "disclosures", "id": "d5", "reason": "status refused"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d5", "status": "refused", "deceased": false})]})
	deceased_individuals.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, ["deceased"], {})
	count(deceased_individuals.excluded) == 0 with input as given({}, ["deceased"], {})
	deceased_individuals.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"status": "refused"}, [], {})
	count(deceased_individuals.excluded) == 0 with input as given({"status": "refused"}, [], {})
	count(deceased_individuals.population) == 0 with input as given({}, [], {"disclosures": []})
	count(deceased_individuals.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_protection_lasts_50_years if {
	count(deceased_individuals.deny) == 0 with input as given({"permission": "no_longer_protected", "died_on": "1976-03-23"}, [], {})
	found(deceased_individuals.deny) == {["disclosures", "d1", "permission", "rule", "was made as no longer protected, and the patient's information is protected until 2026-03-24; find what permits it, or treat it as an incident"]} with input as given({"permission": "no_longer_protected", "died_on": "1976-03-24"}, [], {})
	found(deceased_individuals.deny) == {["disclosures", "d1", "permission", "rule", "was made as no longer protected, and the day of death is not recorded; find what permits it, or treat it as an incident"]} with input as given({"permission": "no_longer_protected", "died_on": "1976-03-23"}, ["died_on"], {})
	found(deceased_individuals.deny) == {["disclosures", "d1", "permission", "rule", "was made as no longer protected, and the day of the disclosure is not recorded; find what permits it, or treat it as an incident"]} with input as given({"permission": "no_longer_protected", "died_on": "1976-03-23"}, ["disclosed_on"], {})
	found(deceased_individuals.deny) == {["disclosures", "d1", "permission", "rule", "was made as no longer protected, and the day of death is not recorded; find what permits it, or treat it as an incident"]} with input as given({"permission": "no_longer_protected", "died_on": "1976-03-23"}, ["died_on", "disclosed_on"], {})
	found(deceased_individuals.deny) == {["disclosures", "d1", "permission", "rule", "was made as no longer protected, and the patient's information is protected until 2026-03-01; find what permits it, or treat it as an incident"]} with input as given({"permission": "no_longer_protected", "died_on": "1976-02-29", "disclosed_on": "2026-02-28"}, [], {})
	count(deceased_individuals.deny) == 0 with input as given({"permission": "no_longer_protected", "died_on": "1976-02-29", "disclosed_on": "2026-03-01"}, [], {})
	count(deceased_individuals.deny) == 0 with input as given({"permission": "no_longer_protected", "died_on": "1976-03-23"}, ["deceased"], {})
	count(deceased_individuals.deny) == 0 with input as given({"died_on": "2025-01-05"}, [], {})
}

test_a_relative_is_no_representative if {
	found(deceased_individuals.deny) == {["disclosures", "d1", "permission", "rule", "was given as if to the patient, who is dead, to somebody who is not recorded as personal representative; ask for letters of the estate, or tell only what involvement in care or payment permits"]} with input as given({"recipient_kind": "family_or_friend"}, [], {})
	count(deceased_individuals.deny) == 0 with input as given({"recipient_kind": "family_or_friend", "permission": "involved_in_care"}, [], {})
}

test_dates_agree if {
	count(deceased_individuals.deny) == 0 with input as given({"died_on": "2026-03-23"}, [], {})
	found(deceased_individuals.deny) == {["disclosures", "d1", "died_on", "program", "shows a death on 2026-03-24, after the disclosure on 2026-03-23; correct the dates"]} with input as given({"died_on": "2026-03-24"}, [], {})
}

test_it_is_written_down if {
	found(deceased_individuals.deny) == {["written_policies", "", "", "program", "no written policy on topic deceased_individuals is in force; this program wants one that says who gets bills and records of patients who died"]} with input as given({}, [], {"written_policies": []})
	found(deceased_individuals.deny) == {["written_policies", "", "", "program", "no written policy on topic deceased_individuals is in force; this program wants one that says who gets bills and records of patients who died"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["other"]})]})
}
