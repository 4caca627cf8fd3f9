package hipaa.privacy.accounting_content_test

import data.hipaa.privacy.accounting_content

record := {"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-20", "provided_on": "2026-05-18", "written": true, "shows": ["date", "recipient", "description", "purpose"], "disclosures": ["d1"], "associates_asked": true, "copy_kept": true, "handled_by": "privacy-official"}

evidence := {"disclosures": [{"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "oversight", "accountable": true}], "written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["accounting"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"accounting_requests": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_a_full_accounting_passes if {
	count(accounting_content.deny) == 0 with input as given({}, [], {})
	accounting_content.population == {{"kind": "accounting_requests", "id": "r1"}} with input as given({}, [], {})
	count(accounting_content.excluded) == 0 with input as given({}, [], {})
}

test_others_are_left_out_and_said if {
	accounting_content.population == {{"kind": "accounting_requests", "id": "r1"}} with input as given({}, [], {"accounting_requests": [record, object.union(record, {"id": "r2", "held_as": "business_associate"})]})
	accounting_content.excluded == {{"kind": "accounting_requests", "id": "r2", "reason": "helps a client, who owes the accounting"}} with input as given({}, [], {"accounting_requests": [record, object.union(record, {"id": "r2", "held_as": "business_associate"})]})
	accounting_content.population == {{"kind": "accounting_requests", "id": "r1"}} with input as given({"held_as": "business_associate"}, [], {})
	count(accounting_content.excluded) == 0 with input as given({"held_as": "business_associate"}, [], {})
	count(accounting_content.deny) == 0 with input as given({"held_as": "business_associate", "status": "refused"}, [], {})
	count(accounting_content.deny) == 0 with input as given({"held_as": "business_associate"}, ["written"], {})
	count(accounting_content.population) == 0 with input as given({}, [], {"accounting_requests": []})
	count(accounting_content.excluded) == 0 with input as given({}, [], {"accounting_requests": []})
}

test_a_refusal_fails if {
	found(accounting_content.deny) == {["accounting_requests", "r1", "status", "rule", "refuses an accounting, to which an individual has a right; provide it, without what is suspended for an agency or official"]} with input as given({"status": "refused"}, ["written", "disclosures"], {})
	count(accounting_content.deny) == 0 with input as given({"status": "open"}, ["written", "shows", "disclosures", "copy_kept", "associates_asked"], {})
	count(accounting_content.deny) == 0 with input as given({"status": "withdrawn"}, ["written"], {})
}

test_it_is_in_writing if {
	found(accounting_content.deny) == {["accounting_requests", "r1", "written", "rule", "was answered and is not shown to have been answered in writing; send the accounting"]} with input as given({}, ["written"], {})
	found(accounting_content.deny) == {["accounting_requests", "r1", "written", "rule", "was answered and is not shown to have been answered in writing; send the accounting"]} with input as given({"written": false}, [], {})
}

test_it_says_what_the_rule_wants if {
	found(accounting_content.deny) == {["accounting_requests", "r1", "shows", "rule", "gave an accounting that is not shown to say of each disclosure the date; send it anew"]} with input as given({"shows": ["recipient", "description", "purpose"]}, [], {})
	found(accounting_content.deny) == {["accounting_requests", "r1", "shows", "rule", "gave an accounting that is not shown to say of each disclosure who received it; send it anew"]} with input as given({"shows": ["date", "description", "purpose"]}, [], {})
	found(accounting_content.deny) == {["accounting_requests", "r1", "shows", "rule", "gave an accounting that is not shown to say of each disclosure a brief description of the PHI; send it anew"]} with input as given({"shows": ["date", "recipient", "purpose"]}, [], {})
	found(accounting_content.deny) == {["accounting_requests", "r1", "shows", "rule", "gave an accounting that is not shown to say of each disclosure the purpose or a copy of the request; send it anew"]} with input as given({"shows": ["date", "recipient", "description"]}, [], {})
	found(accounting_content.deny) == {["accounting_requests", "r1", "shows", "rule", "gave an accounting that is not shown to say of each disclosure a brief description of the PHI, the date, the purpose or a copy of the request, who received it; send it anew"]} with input as given({}, ["shows"], {})
}

test_associates_are_asked if {
	found(accounting_content.deny) == {["accounting_requests", "r1", "associates_asked", "rule", "gave an accounting that is not shown to include disclosures by business associates; ask them, and send what is missing"]} with input as given({}, ["associates_asked"], {})
}

test_no_disclosure_is_missing if {
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure d1 of 2026-03-23, which the log keeps for this patient; send it anew"]} with input as given({}, ["disclosures"], {})
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure d2 of 2025-07-01, which the log keeps for this patient; send it anew"]} with input as given({"disclosures": ["d1"]}, [], {"disclosures": [evidence.disclosures[0], object.union(evidence.disclosures[0], {"id": "d2", "disclosure_id": "d2", "disclosed_on": "2025-07-01"})]})
	count(accounting_content.deny) == 0 with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"patient": "pt-aaaaaa"})]})
	count(accounting_content.deny) == 0 with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"accountable": false})]})
	count(accounting_content.deny) == 0 with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"status": "refused"})]})
	count(accounting_content.deny) == 0 with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"held_as": "business_associate"})]})
	count(accounting_content.deny) == 0 with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"disclosed_on": "2026-04-21"})]})
	count(accounting_content.deny) == 0 with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"disclosed_on": "2020-04-19"})]})
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure d1 of 2026-04-20, which the log keeps for this patient; send it anew"]} with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"disclosed_on": "2026-04-20"})]})
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure d1 of 2020-04-20, which the log keeps for this patient; send it anew"]} with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"disclosed_on": "2020-04-20"})]})
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure d1 of 2019-04-20, which the log keeps for this patient; send it anew"]} with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"disclosed_on": "2019-04-20", "last_on": "2020-04-20"})]})
	count(accounting_content.deny) == 0 with input as given({}, ["disclosures"], {"disclosures": [object.remove(evidence.disclosures[0], ["disclosed_on"])]})
}

test_a_shorter_time_may_be_asked_for if {
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure d1 of 2026-03-23, which the log keeps for this patient; send it anew"]} with input as given({"asked_from": "2026-03-23"}, ["disclosures"], {})
	count(accounting_content.deny) == 0 with input as given({"asked_from": "2026-03-24"}, ["disclosures"], {})
	count(accounting_content.deny) == 0 with input as given({"asked_from": "2010-01-01"}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"disclosed_on": "2020-04-19"})]})
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure d1 of 2018-02-28, which the log keeps for this patient; send it anew"]} with input as given({"received_on": "2024-02-29", "provided_on": "2024-03-10"}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"disclosed_on": "2018-02-28"})]})
	count(accounting_content.deny) == 0 with input as given({"received_on": "2024-02-29", "provided_on": "2024-03-10"}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"disclosed_on": "2018-02-27"})]})
}

test_what_is_suspended_stays_out if {
	count(accounting_content.deny) == 0 with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"suspension": "written", "suspension_stated_on": "2026-04-01", "suspension_until": "2026-05-18"})]})
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure d1 of 2026-03-23, which the log keeps for this patient; send it anew"]} with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"suspension": "written", "suspension_stated_on": "2026-04-01", "suspension_until": "2026-05-17"})]})
	count(accounting_content.deny) == 0 with input as given({"status": "provided"}, ["disclosures", "provided_on"], {"disclosures": [object.union(evidence.disclosures[0], {"suspension": "written", "suspension_stated_on": "2026-04-01", "suspension_until": "2026-11-20"})]})
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure d1 of 2026-03-23, which the log keeps for this patient; send it anew"]} with input as given({}, ["disclosures", "provided_on"], {"disclosures": [object.union(evidence.disclosures[0], {"suspension": "written", "suspension_stated_on": "2026-04-01", "suspension_until": "2026-11-19"})]})
}

test_lists_agree if {
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "program", "names disclosure d9, which the log does not hold; correct one of them"]} with input as given({"disclosures": ["d1", "d9"]}, [], {})
}

test_it_is_written_down if {
	found(accounting_content.deny) == {["written_policies", "", "", "program", "no written policy on topic accounting is in force; this program wants one that says who receives requests and what an accounting holds"]} with input as given({}, [], {"written_policies": []})
	found(accounting_content.deny) == {["written_policies", "", "", "program", "no written policy on topic accounting is in force; this program wants one that says who receives requests and what an accounting holds"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["other"]})]})
}

test_an_accounting_without_any_leaves_out_one_of_any_name if {
	found(accounting_content.deny) == {["accounting_requests", "r1", "disclosures", "rule", "gave an accounting without disclosure x of 2026-03-23, which the log keeps for this patient; send it anew"]} with input as given({}, ["disclosures"], {"disclosures": [object.union(evidence.disclosures[0], {"id": "x", "disclosure_id": "x"})]})
}
