package hipaa.privacy.accounting_records_test

import data.hipaa.privacy.accounting_records

record := {"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "copy_kept": true, "handled_by": "privacy-official"}

evidence := {}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"accounting_requests": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_an_accounting_on_file_passes if {
	count(accounting_records.deny) == 0 with input as given({}, [], {})
	accounting_records.population == {{"kind": "accounting_requests", "id": "r1"}} with input as given({}, [], {})
	count(accounting_records.excluded) == 0 with input as given({}, [], {})
}

test_others_are_left_out_and_said if {
	accounting_records.population == {{"kind": "accounting_requests", "id": "r1"}} with input as given({}, [], {"accounting_requests": [record, object.union(record, {"id": "r2", "held_as": "business_associate"})]})
	accounting_records.excluded == {{"kind": "accounting_requests", "id": "r2", "reason": "helps a client, who owes the accounting"}} with input as given({}, [], {"accounting_requests": [record, object.union(record, {"id": "r2", "held_as": "business_associate"})]})
	accounting_records.population == {{"kind": "accounting_requests", "id": "r1"}} with input as given({"held_as": "business_associate"}, [], {})
	count(accounting_records.excluded) == 0 with input as given({"held_as": "business_associate"}, [], {})
	count(accounting_records.deny) == 0 with input as given({"held_as": "business_associate"}, ["handled_by", "copy_kept"], {})
	count(accounting_records.population) == 0 with input as given({}, [], {"accounting_requests": []})
	count(accounting_records.excluded) == 0 with input as given({}, [], {"accounting_requests": []})
}

test_a_copy_is_kept if {
	found(accounting_records.deny) == {["accounting_requests", "r1", "copy_kept", "rule", "was answered and the accounting that was provided is not shown to be on file; file it"]} with input as given({}, ["copy_kept"], {})
	found(accounting_records.deny) == {["accounting_requests", "r1", "copy_kept", "rule", "was answered and the accounting that was provided is not shown to be on file; file it"]} with input as given({"copy_kept": false}, [], {})
	count(accounting_records.deny) == 0 with input as given({"status": "open"}, ["copy_kept"], {})
}

test_an_office_is_responsible if {
	found(accounting_records.deny) == {["accounting_requests", "r1", "handled_by", "rule", "does not say which office is responsible for receiving and processing it; document the office"]} with input as given({}, ["handled_by"], {})
	found(accounting_records.deny) == {["accounting_requests", "r1", "handled_by", "rule", "does not say which office is responsible for receiving and processing it; document the office"]} with input as given({"status": "open"}, ["handled_by"], {})
}
