package hipaa.privacy.workers_compensation_disclosures_test

import data.hipaa.privacy.workers_compensation_disclosures

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "workers_compensation", "recipient_kind": "workers_compensation", "purpose": "work_injury", "law": "820 ILCS 305", "data": ["claims"], "authorized_data": ["claims", "images"], "shown": ["directly_relevant"]}

evidence := {"written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["workers_compensation"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_others_are_left_out_and_said if {
	workers_compensation_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	workers_compensation_disclosures.excluded == {{"kind": "disclosures", "id": "d2", "reason": "relies on none"}, {"kind": "disclosures", "id": "d3", "reason": "status pending"}, {"kind": "disclosures", "id": "d4", "reason": "held as a business associate"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	workers_compensation_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"permission": "none"}, [], {})
	count(workers_compensation_disclosures.excluded) == 0 with input as given({"permission": "none"}, [], {})
	workers_compensation_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(workers_compensation_disclosures.excluded) == 0 with input as given({}, [], {})
	count(workers_compensation_disclosures.population) == 0 with input as given({}, [], {"disclosures": []})
	count(workers_compensation_disclosures.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_what_the_law_asks_for_passes if {
	count(workers_compensation_disclosures.deny) == 0 with input as given({}, [], {})
}

test_it_goes_to_whom_the_law_names if {
	found(workers_compensation_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on workers' compensation and went to a recipient of kind employer; send it to whom that law names, or ask for an authorization"]} with input as given({"recipient_kind": "employer"}, [], {})
	found(workers_compensation_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on workers' compensation and went to a recipient of kind unknown; send it to whom that law names, or ask for an authorization"]} with input as given({}, ["recipient_kind"], {})
}

test_a_law_is_named if {
	found(workers_compensation_disclosures.deny) == {["disclosures", "d1", "law", "rule", "relies on workers' compensation and names no law that authorizes it; name the statute or rule, or ask for an authorization"]} with input as given({}, ["law"], {})
}

test_the_rest_of_the_chart_stays if {
	found(workers_compensation_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave clinical notes beyond what the law on workers' compensation asks for; ask for it back, and send what concerns the claimed injury"]} with input as given({"data": ["claims", "clinical_notes"]}, [], {})
	found(workers_compensation_disclosures.deny) == {["disclosures", "d1", "authorized_data", "rule", "relies on workers' compensation and does not record what that law asks for, so that nothing shows that no more was given; compare them"]} with input as given({}, ["authorized_data"], {})
	found(workers_compensation_disclosures.deny) == {["disclosures", "d1", "data", "rule", "relies on workers' compensation and does not record what was given, so that nothing shows that no more was given; compare them"]} with input as given({}, ["data"], {})
	found(workers_compensation_disclosures.deny) == {["disclosures", "d1", "shown", "program", "is not shown to have been limited to the claimed injury; this program has somebody take out the rest and note it"]} with input as given({}, ["shown"], {})
}

test_it_is_written_down if {
	found(workers_compensation_disclosures.deny) == {["written_policies", "", "", "program", "no written policy on topic workers_compensation is in force; this program wants one that says to whom records of a work injury go, under which law, and what is taken out"]} with input as given({}, [], {"written_policies": []})
	found(workers_compensation_disclosures.deny) == {["written_policies", "", "", "program", "no written policy on topic workers_compensation is in force; this program wants one that says to whom records of a work injury go, under which law, and what is taken out"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["other"]})]})
}

test_its_words_are_printed_as_words if {
	found(workers_compensation_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on workers' compensation and went to a recipient of kind government agency; send it to whom that law names, or ask for an authorization"]} with input as given({"recipient_kind": "government_agency"}, [], {})
}
