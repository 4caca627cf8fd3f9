package hipaa.privacy.accounting_time_test

import data.hipaa.privacy.accounting_time

record := {"id": "r1", "request_id": "r1", "patient": "pt-k3f9qa", "status": "provided", "held_as": "covered_entity", "received_on": "2026-04-20", "provided_on": "2026-05-18"}

evidence := {}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"accounting_requests": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_an_accounting_in_time_passes if {
	count(accounting_time.deny) == 0 with input as given({}, [], {})
	count(accounting_time.deny) == 0 with input as given({"provided_on": "2026-06-19"}, [], {})
	accounting_time.population == {{"kind": "accounting_requests", "id": "r1"}} with input as given({}, [], {})
	count(accounting_time.excluded) == 0 with input as given({}, [], {})
	count(accounting_time.deny) == 0 with input as given({"status": "withdrawn"}, ["provided_on"], {})
	count(accounting_time.deny) == 0 with input as given({"status": "refused"}, ["provided_on"], {})
	count(accounting_time.deny) == 0 with input as given({"status": "withdrawn", "provided_on": "2026-06-20"}, [], {})
}

test_others_are_left_out_and_said if {
	accounting_time.population == {{"kind": "accounting_requests", "id": "r1"}} with input as given({}, [], {"accounting_requests": [record, object.union(record, {"id": "r2", "held_as": "business_associate"})]})
	accounting_time.excluded == {{"kind": "accounting_requests", "id": "r2", "reason": "helps a client, who owes the accounting"}} with input as given({}, [], {"accounting_requests": [record, object.union(record, {"id": "r2", "held_as": "business_associate"})]})
	accounting_time.population == {{"kind": "accounting_requests", "id": "r1"}} with input as given({"held_as": "business_associate"}, ["received_on"], {})
	count(accounting_time.excluded) == 0 with input as given({"held_as": "business_associate"}, ["received_on"], {})
	count(accounting_time.deny) == 0 with input as given({"held_as": "business_associate"}, ["received_on"], {})
	count(accounting_time.population) == 0 with input as given({}, [], {"accounting_requests": []})
	count(accounting_time.excluded) == 0 with input as given({}, [], {"accounting_requests": []})
}

test_day_61_is_late if {
	found(accounting_time.deny) == {["accounting_requests", "r1", "provided_on", "rule", "got its accounting 61 days after the request, 1 day late; find out what took so long, for the next"]} with input as given({"provided_on": "2026-06-20"}, [], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "provided_on", "rule", "got its accounting 72 days after the request, 12 days late; find out what took so long, for the next"]} with input as given({"provided_on": "2026-07-01"}, [], {})
}

test_who_waits_too_long_fails if {
	count(accounting_time.deny) == 0 with input as given({"status": "open", "received_on": "2026-09-21"}, ["provided_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-09-20, 1 day over; provide it today"]} with input as given({"status": "open", "received_on": "2026-09-20"}, ["provided_on"], {})
	found(accounting_time.warn) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-09-21; it is due in 0 days"]} with input as given({"status": "open", "received_on": "2026-09-21"}, ["provided_on"], {})
	count(accounting_time.warn) == 0 with input as given({"status": "open", "received_on": "2026-09-20"}, ["provided_on"], {})
	found(accounting_time.warn) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-11-20; it is due in 60 days"]} with input as given({"status": "open", "received_on": "2026-11-20"}, ["provided_on"], {})
}

test_one_extension_of_30_days if {
	count(accounting_time.deny) == 0 with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-20", "extension_states": ["reasons", "date"], "extended_to": "2026-11-20"}, ["provided_on"], {})
	found(accounting_time.warn) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-08-22; it is due in 0 days"]} with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-20", "extension_states": ["reasons", "date"], "extended_to": "2026-11-20"}, ["provided_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "extended_to", "rule", "was extended to 2026-11-20, 91 days after the request; 90 are the most, and no statement makes it longer"], ["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-08-21, 1 day over (with its extension); provide it today"]} with input as given({"status": "open", "received_on": "2026-08-21", "extended_on": "2026-10-20", "extension_states": ["reasons", "date"], "extended_to": "2026-11-20"}, ["provided_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-08-22, 1 day over (with its extension); provide it today"]} with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-20", "extension_states": ["reasons", "date"], "extended_to": "2026-11-19"}, ["provided_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "extended_to", "rule", "was extended to 2026-11-21, 91 days after the request; 90 are the most, and no statement makes it longer"]} with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-20", "extension_states": ["reasons", "date"], "extended_to": "2026-11-21"}, ["provided_on"], {})
	count(accounting_time.deny) == 0 with input as given({"extended_on": "2026-06-19", "extension_states": ["reasons", "date"], "extended_to": "2026-07-19", "received_on": "2026-04-20", "provided_on": "2026-07-19"}, [], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "provided_on", "rule", "got its accounting 91 days after the request, 1 day late (with its extension); find out what took so long, for the next"]} with input as given({"extended_on": "2026-06-19", "extension_states": ["reasons", "date"], "extended_to": "2026-07-19", "received_on": "2026-04-20", "provided_on": "2026-07-20"}, [], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "provided_on", "rule", "got its accounting 90 days after the request, 30 days late (the extension came late, or does not state reasons and date); find out what took so long, for the next"]} with input as given({"extended_on": "2026-06-20", "extension_states": ["reasons", "date"], "extended_to": "2026-07-19", "received_on": "2026-04-20", "provided_on": "2026-07-19"}, [], {})
	count(accounting_time.deny) == 0 with input as given({"extended_on": "2026-05-20", "extension_states": ["reasons", "date"], "extended_to": "2026-06-01", "received_on": "2026-04-20", "provided_on": "2026-06-19"}, [], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "provided_on", "rule", "got its accounting 61 days after the request, 1 day late (with its extension); find out what took so long, for the next"]} with input as given({"extended_on": "2026-05-20", "extension_states": ["reasons", "date"], "extended_to": "2026-06-01", "received_on": "2026-04-20", "provided_on": "2026-06-20"}, [], {})
}

test_an_extension_without_its_statement_is_none if {
	found(accounting_time.deny) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-08-22, 30 days over (the extension came late, or does not state reasons and date); provide it today"]} with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-20", "extension_states": ["reasons"], "extended_to": "2026-11-20"}, ["provided_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-08-22, 30 days over (the extension came late, or does not state reasons and date); provide it today"]} with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-20", "extension_states": ["date"], "extended_to": "2026-11-20"}, ["provided_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-08-22, 30 days over (the extension came late, or does not state reasons and date); provide it today"]} with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-20", "extension_states": ["reasons", "date"], "extended_to": "2026-11-20"}, ["provided_on", "extension_states"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-08-22, 30 days over (the extension came late, or does not state reasons and date); provide it today"]} with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-20", "extension_states": ["reasons", "date"], "extended_to": "2026-11-20"}, ["provided_on", "extended_to"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-08-22, 30 days over (the extension came late, or does not state reasons and date); provide it today"]} with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-22", "extension_states": ["reasons", "date"], "extended_to": "2026-11-20"}, ["provided_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-09-20, 1 day over (the extension came late, or does not state reasons and date); provide it today"]} with input as given({"status": "open", "received_on": "2026-09-20", "extended_on": "2026-11-20", "extension_states": ["reasons", "date"], "extended_to": "2026-12-10"}, ["provided_on"], {})
	count(accounting_time.deny) == 0 with input as given({"status": "open", "received_on": "2026-08-22", "extended_on": "2026-10-21", "extension_states": ["reasons", "date"], "extended_to": "2026-11-20"}, ["provided_on"], {})
	count(accounting_time.deny) == 0 with input as given({"status": "open", "received_on": "2026-09-20", "extended_on": "2026-11-19", "extension_states": ["reasons", "date"], "extended_to": "2026-12-10"}, ["provided_on"], {})
	count(accounting_time.deny) == 0 with input as given({"status": "open", "received_on": "2026-09-21", "extended_on": "2026-11-20", "extended_to": "2026-12-10", "extension_states": ["reasons", "date"]}, ["provided_on"], {})
	found(accounting_time.warn) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-09-21; it is due in 20 days"]} with input as given({"status": "open", "received_on": "2026-09-21", "extended_on": "2026-11-20", "extended_to": "2026-12-10", "extension_states": ["reasons", "date"]}, ["provided_on"], {})
	count(accounting_time.deny) == 0 with input as given({"status": "open", "received_on": "2026-09-22", "extended_on": "2026-11-21", "extension_states": ["reasons", "date"], "extended_to": "2026-12-10"}, ["provided_on"], {})
	found(accounting_time.warn) == {["accounting_requests", "r1", "status", "rule", "waits for its accounting since 2026-09-22; it is due in 1 day"]} with input as given({"status": "open", "received_on": "2026-09-22", "extended_on": "2026-11-21", "extension_states": ["reasons", "date"], "extended_to": "2026-12-10"}, ["provided_on"], {})
}

test_there_is_one if {
	count(accounting_time.deny) == 0 with input as given({"extensions": 1}, [], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "extensions", "rule", "was extended 2 times; one extension is all there is"]} with input as given({"extensions": 2}, [], {})
	count(accounting_time.deny) == 0 with input as given({"extensions": 0}, [], {})
}

test_days_are_recorded if {
	found(accounting_time.deny) == {["accounting_requests", "r1", "provided_on", "rule", "is said to be provided and shows no day, so that no accounting is shown to have gone out; record the day, or provide it"]} with input as given({}, ["provided_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "provided_on", "rule", "is said to be provided and shows 2026-11-21, a day still to come, so that no accounting is shown to have gone out; record the day, or provide it"]} with input as given({"provided_on": "2026-11-21", "received_on": "2026-10-01"}, [], {})
	count(accounting_time.deny) == 0 with input as given({"provided_on": "2026-11-20", "received_on": "2026-10-01"}, [], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "received_on", "rule", "does not say when it was received, so that nothing shows an answer in time; record the day"]} with input as given({}, ["received_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "received_on", "program", "is recorded as received on 2026-11-21, a day still to come; correct the date"]} with input as given({"status": "open", "received_on": "2026-11-21"}, ["provided_on"], {})
	count(accounting_time.deny) == 0 with input as given({"status": "open", "received_on": "2026-11-20"}, ["provided_on"], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "provided_on", "program", "was provided on 2026-04-19 and received only on 2026-04-20; correct the dates"]} with input as given({"provided_on": "2026-04-19"}, [], {})
	count(accounting_time.deny) == 0 with input as given({"provided_on": "2026-04-20"}, [], {})
}

test_the_first_in_12_months_is_free if {
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee", "rule", "was charged for, and no other accounting in the 12 months before is on record; the first is free: pay it back"]} with input as given({"fee": 15}, [], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee", "rule", "was charged for, and no other accounting in the 12 months before is on record; the first is free: pay it back"]} with input as given({"fee": 1}, [], {})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee", "rule", "was charged for, and no other accounting in the 12 months before is on record; the first is free: pay it back"]} with input as given({"fee": 15, "fee_told_on": "2026-05-19"}, [], {})
	count(accounting_time.deny) == 0 with input as given({"fee": 0}, [], {})
	count(accounting_time.deny) == 0 with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "received_on": "2025-04-21", "provided_on": "2025-05-05"}), object.union(record, {"fee": 15, "fee_cost_based": true, "fee_told_on": "2026-04-22"})]})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee", "rule", "was charged for, and no other accounting in the 12 months before is on record; the first is free: pay it back"]} with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "received_on": "2025-04-20", "provided_on": "2025-05-05"}), object.union(record, {"fee": 15, "fee_cost_based": true, "fee_told_on": "2026-04-22"})]})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee", "rule", "was charged for, and no other accounting in the 12 months before is on record; the first is free: pay it back"]} with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "patient": "pt-aaaaaa", "received_on": "2025-04-21", "provided_on": "2025-05-05"}), object.union(record, {"fee": 15, "fee_cost_based": true, "fee_told_on": "2026-04-22"})]})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee", "rule", "was charged for, and no other accounting in the 12 months before is on record; the first is free: pay it back"]} with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "status": "withdrawn", "received_on": "2025-04-21", "provided_on": "2025-05-05"}), object.union(record, {"fee": 15, "fee_cost_based": true, "fee_told_on": "2026-04-22"})]})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee", "rule", "was charged for, and no other accounting in the 12 months before is on record; the first is free: pay it back"]} with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "provided_on": "2026-05-05"}), object.union(record, {"fee": 15, "fee_cost_based": true, "fee_told_on": "2026-04-22"})]})
}

test_a_later_one_costs_what_it_costs if {
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee_cost_based", "rule", "was charged for, and nothing shows that the fee is reasonable and based on cost; show it, or pay it back"]} with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "received_on": "2025-04-21", "provided_on": "2025-05-05"}), object.union(record, {"fee": 15, "fee_told_on": "2026-04-22"})]})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee_cost_based", "rule", "was charged for, and nothing shows that the fee is reasonable and based on cost; show it, or pay it back"]} with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "received_on": "2025-04-21", "provided_on": "2025-05-05"}), object.union(record, {"fee": 15, "fee_cost_based": false, "fee_told_on": "2026-04-22"})]})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee_told_on", "rule", "was charged for, and nothing shows that the individual was told of it before and could withdraw; show it, or pay it back"]} with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "received_on": "2025-04-21", "provided_on": "2025-05-05"}), object.union(record, {"fee": 15, "fee_cost_based": true})]})
	count(accounting_time.deny) == 0 with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "received_on": "2025-04-21", "provided_on": "2025-05-05"}), object.union(record, {"fee": 15, "fee_cost_based": true, "fee_told_on": "2026-05-18"})]})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee_told_on", "rule", "was provided on 2026-05-18, and its fee was told only on 2026-05-19; the individual is told in advance: pay it back"]} with input as given({}, [], {"accounting_requests": [object.union(record, {"id": "r0", "request_id": "r0", "received_on": "2025-04-21", "provided_on": "2025-05-05"}), object.union(record, {"fee": 15, "fee_cost_based": true, "fee_told_on": "2026-05-19"})]})
	found(accounting_time.deny) == {["accounting_requests", "r1", "fee", "rule", "was charged for, and no other accounting in the 12 months before is on record; the first is free: pay it back"]} with input as given({"fee": 15}, ["fee_told_on"], {})
}
