package hipaa.privacy.accounting_suspension_test

import data.hipaa.privacy.accounting_suspension

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "oversight", "suspension": "oral", "suspension_stated_on": "2026-04-01", "suspension_documented": true}

evidence := {"accounting_requests": []}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_a_documented_statement_passes if {
	count(accounting_suspension.deny) == 0 with input as given({}, [], {})
	count(accounting_suspension.deny) == 0 with input as given({"suspension": "written", "suspension_until": "2026-08-01"}, [], {})
	accounting_suspension.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(accounting_suspension.excluded) == 0 with input as given({}, [], {})
}

test_others_are_left_out_and_said if {
	accounting_suspension.population == {{"kind": "disclosures", "id": "d1"}, {"kind": "disclosures", "id": "d4"}} with input as given({}, [], {"disclosures": [record, object.remove(object.union(record, {"id": "d2"}), ["suspension"]), object.union(record, {"id": "d3", "permission": "judicial"}), object.union(record, {"id": "d4", "permission": "law_enforcement"})]})
	accounting_suspension.excluded == {{"kind": "disclosures", "id": "d2", "reason": "no statement of an agency or official"}, {"kind": "disclosures", "id": "d3", "reason": "no statement of an agency or official"}} with input as given({}, [], {"disclosures": [record, object.remove(object.union(record, {"id": "d2"}), ["suspension"]), object.union(record, {"id": "d3", "permission": "judicial"}), object.union(record, {"id": "d4", "permission": "law_enforcement"})]})
	accounting_suspension.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d3", "permission": "judicial"})]})
	accounting_suspension.excluded == {{"kind": "disclosures", "id": "d3", "reason": "no statement of an agency or official"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d3", "permission": "judicial"})]})
	accounting_suspension.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, ["suspension"], {})
	count(accounting_suspension.excluded) == 0 with input as given({}, ["suspension"], {})
	count(accounting_suspension.population) == 0 with input as given({}, [], {"disclosures": []})
	count(accounting_suspension.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_it_is_on_file if {
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_documented", "rule", "is kept out of accountings by a statement (oral) that is not shown to be on file, with who made it; document it, or account for the disclosure"]} with input as given({}, ["suspension_documented"], {})
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_documented", "rule", "is kept out of accountings by a statement (written) that is not shown to be on file, with who made it; document it, or account for the disclosure"]} with input as given({"suspension": "written", "suspension_until": "2026-08-01", "suspension_documented": false}, [], {})
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_stated_on", "rule", "is kept out of accountings by a statement without a day; record the day it was made"]} with input as given({}, ["suspension_stated_on"], {})
	count(accounting_suspension.deny) == 0 with input as given({"suspension_stated_on": "2026-11-20"}, [], {})
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_stated_on", "rule", "is kept out of accountings by a statement of 2026-11-21, a day still to come; record the day it was made"]} with input as given({"suspension_stated_on": "2026-11-21"}, [], {})
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_until", "rule", "is kept out of accountings by a written statement that does not specify the time; ask for the time, or account for the disclosure"]} with input as given({"suspension": "written", "suspension_until": "2026-08-01"}, ["suspension_until"], {})
}

test_nothing_is_shown_while_it_holds if {
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension", "rule", "was shown in accounting r1 on 2026-05-01, while the statement of the agency or official held; tell it, and check the file before each accounting"]} with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-05-01", "disclosures": ["d1"]}]})
	count(accounting_suspension.deny) == 0 with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-05-02", "disclosures": ["d1"]}]})
	count(accounting_suspension.deny) == 0 with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-03-25", "provided_on": "2026-03-31", "disclosures": ["d1"]}]})
	count(accounting_suspension.deny) == 0 with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "open", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-05-01", "disclosures": ["d1"]}]})
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension", "rule", "was shown in accounting r1 on 2026-08-01, while the statement of the agency or official held; tell it, and check the file before each accounting"]} with input as given({"suspension": "written", "suspension_until": "2026-08-01"}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-08-01", "disclosures": ["d1"]}]})
}

test_an_oral_one_runs_out if {
	count(accounting_suspension.deny) == 0 with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-05-01", "disclosures": ["d9"]}]})
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_stated_on", "rule", "was kept out of accounting r1 on 2026-05-02, and its oral statement counted until 2026-05-01; send the patient what was left out"]} with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-05-02", "disclosures": ["d9"]}]})
	count(accounting_suspension.deny) == 0 with input as given({"suspension": "written", "suspension_until": "2026-08-01"}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-09-02", "disclosures": ["d9"]}]})
	count(accounting_suspension.deny) == 0 with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-aaaaaa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-05-02", "disclosures": ["d9"]}]})
	count(accounting_suspension.deny) == 0 with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-03-22", "provided_on": "2026-05-02", "disclosures": ["d9"]}]})
	count(accounting_suspension.deny) == 0 with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "open", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-05-02", "disclosures": ["d9"]}]})
	count(accounting_suspension.deny) == 0 with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "business_associate", "received_on": "2026-04-02", "provided_on": "2026-05-02", "disclosures": ["d9"]}]})
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_stated_on", "rule", "was kept out of accounting r1 on 2026-05-02, and its oral statement counted until 2026-05-01; send the patient what was left out"]} with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-03-23", "provided_on": "2026-05-02", "disclosures": ["d9"]}]})
	count(accounting_suspension.deny) == 0 with input as given({"suspension": "oral_then_written", "suspension_confirmed_on": "2026-05-01", "suspension_until": "2026-06-30"}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-06-30", "disclosures": ["d9"]}]})
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_stated_on", "rule", "was kept out of accounting r1 on 2026-07-01, and its oral statement counted until 2026-06-30; send the patient what was left out"]} with input as given({"suspension": "oral_then_written", "suspension_confirmed_on": "2026-05-01", "suspension_until": "2026-06-30"}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-07-01", "disclosures": ["d9"]}]})
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_stated_on", "rule", "was kept out of accounting r1 on 2026-05-02, and its oral statement counted until 2026-05-01; send the patient what was left out"]} with input as given({}, [], {"accounting_requests": [{"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-05-02"}]})
}

test_its_words_are_printed_as_words if {
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_documented", "rule", "is kept out of accountings by a statement (oral then written) that is not shown to be on file, with who made it; document it, or account for the disclosure"]} with input as given({"suspension": "oral_then_written", "suspension_confirmed_on": "2026-05-01", "suspension_until": "2026-06-30"}, ["suspension_documented"], {})
}

test_an_accounting_without_any_leaves_out_one_of_any_name if {
	answer := {"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-02", "provided_on": "2026-05-02"}
	found(accounting_suspension.deny) == {["disclosures", "d1", "suspension_stated_on", "rule", "was kept out of accounting r1 on 2026-05-02, and its oral statement counted until 2026-05-01; send the patient what was left out"]} with input as given({"disclosure_id": "x"}, [], {"accounting_requests": [answer]})
}
