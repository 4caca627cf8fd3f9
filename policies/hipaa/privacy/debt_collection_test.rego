package hipaa.privacy.debt_collection_test

import data.hipaa.privacy.debt_collection

record := {"id": "c1", "placement_id": "c1", "recipient_kind": "collection_agency", "held_as": "covered_entity", "associate": "a1", "recipient": "an agency", "placed_on": "2026-10-14", "accounts": 61, "data": ["account_number", "balance"], "reports_to_bureaus": false, "flow": "debts", "balances_verified_on": "2026-10-13", "checked_by": "w1", "left_out": ["open_dispute"], "disputes_open": 0}

evidence := {"workforce": [{"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"}], "phi_inventory": [{"id": "debts", "flow_id": "debts", "status": "in_use", "touchpoint": "collections", "direction": "sent", "associate": "a1"}], "business_associates": [{"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "arrangement": "contract", "signed": true, "agreement_from": "2020-02-17"}], "written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["debt_collection"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "parameters": {"debt_collection": {"dispute_days": 30, "placed_data": ["account_number", "balance"], "take_out": ["open_dispute"], "verify_days": 31}}, "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"collections": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_a_placement_under_an_agreement_passes if {
	count(debt_collection.deny) == 0 with input as given({}, [], {})
	debt_collection.population == {{"kind": "collections", "id": "c1"}} with input as given({}, [], {})
	count(debt_collection.population) == 0 with input as given({}, [], {"collections": []})
}

test_a_bureau_gets_what_the_definition_names if {
	count(debt_collection.deny) == 0 with input as given({"recipient_kind": "consumer_reporting_agency", "data": ["account_number", "address", "balance", "date_of_birth", "name", "payment_history", "provider_or_plan", "social_security_number"]}, ["associate"], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["associate"])]})
	found(debt_collection.deny) == {["collections", "c1", "data", "rule", "gives a consumer reporting agency diagnosis, procedure, which the definition of payment does not let through (164.501, Payment (2)(vi)); have it deleted there, and send the items named only"]} with input as given({"recipient_kind": "consumer_reporting_agency", "data": ["name", "diagnosis", "procedure"]}, ["associate"], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["associate"])]})
	found(debt_collection.deny) == {["collections", "c1", "data", "rule", "gives a consumer reporting agency dates of service, which the definition of payment does not let through (164.501, Payment (2)(vi)); have it deleted there, and send the items named only"]} with input as given({"recipient_kind": "consumer_reporting_agency", "data": ["name", "dates_of_service"]}, ["associate"], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["associate"])]})
	found(debt_collection.deny) == {["collections", "c1", "data", "rule", "gives a consumer reporting agency psychotherapy notes, which the definition of payment does not let through (164.501, Payment (2)(vi)); have it deleted there, and send the items named only"]} with input as given({"recipient_kind": "consumer_reporting_agency", "data": ["psychotherapy_notes"]}, ["associate"], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["associate"])]})
	found(debt_collection.deny) == {["collections", "c1", "data", "rule", "reaches a consumer reporting agency, and is not shown to be limited to the items that the definition of payment names; find out what was reported"]} with input as given({"recipient_kind": "consumer_reporting_agency", "data": ["account_number", "address", "balance", "date_of_birth", "name", "payment_history", "provider_or_plan", "social_security_number"]}, ["associate", "data"], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["associate"])]})
	count(debt_collection.deny) == 0 with input as given({"recipient_kind": "consumer_reporting_agency", "data": ["account_number", "address", "balance", "date_of_birth", "name", "payment_history", "provider_or_plan", "social_security_number"]}, ["associate", "reports_to_bureaus"], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["associate"])]})
}

test_an_agency_that_reports_is_held_to_the_same if {
	count(debt_collection.deny) == 0 with input as given({"reports_to_bureaus": true, "reported_data": ["account_number", "address", "balance", "date_of_birth", "name", "payment_history", "provider_or_plan", "social_security_number"]}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "reported_data", "rule", "gives a consumer reporting agency clinical notes, which the definition of payment does not let through (164.501, Payment (2)(vi)); have it deleted there, and send the items named only"]} with input as given({"reports_to_bureaus": true, "reported_data": ["name", "clinical_notes"]}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "reported_data", "rule", "reaches a consumer reporting agency, and is not shown to be limited to the items that the definition of payment names; find out what was reported"]} with input as given({"reports_to_bureaus": true}, [], {})
	count(debt_collection.deny) == 0 with input as given({"reported_data": ["clinical_notes"]}, [], {})
	count(debt_collection.deny) == 0 with input as given({"recipient_kind": "consumer_reporting_agency", "data": ["account_number", "address", "balance", "date_of_birth", "name", "payment_history", "provider_or_plan", "social_security_number"], "reports_to_bureaus": true, "reported_data": ["diagnosis"]}, ["associate"], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["associate"])]})
}

test_who_collects_on_behalf_has_an_agreement if {
	found(debt_collection.deny) == {["collections", "c1", "associate", "rule", "was placed with somebody who collects on behalf and of whom no agreement is on record; take it back, or sign an agreement first"]} with input as given({}, ["associate"], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["associate"])]})
	found(debt_collection.deny) == {["collections", "c1", "associate", "rule", "was placed with somebody who collects on behalf and of whom no agreement is on record; take it back, or sign an agreement first"]} with input as given({"associate": "a9"}, [], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"associate": "a9"})]})
	found(debt_collection.deny) == {["collections", "c1", "associate", "rule", "was placed with a1, which has an agreement that ended on 2026-11-19; take it back, or sign an agreement first"]} with input as given({"recipient_kind": "attorney"}, [], {"business_associates": [object.union(evidence.business_associates[0], {"agreement_to": "2026-11-19"})]})
	found(debt_collection.deny) == {["collections", "c1", "associate", "rule", "was placed with a1, which has an agreement that ended on 2026-11-19; take it back, or sign an agreement first"]} with input as given({}, [], {"business_associates": [object.union(evidence.business_associates[0], {"agreement_to": "2026-11-19"})]})
	count(debt_collection.deny) == 0 with input as given({"recalled_on": "2026-11-18"}, [], {"business_associates": [object.union(evidence.business_associates[0], {"agreement_to": "2026-11-19"})]})
	count(debt_collection.deny) == 0 with input as given({"placed_on": "2020-02-17", "balances_verified_on": "2020-02-17"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "associate", "rule", "was placed with a1 on 2020-02-16, before its agreement was in force (2020-02-17); take it back, or sign an agreement first"]} with input as given({"placed_on": "2020-02-16", "balances_verified_on": "2020-02-16"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "associate", "rule", "was placed with a1 on 2020-02-16, before its agreement was in force (2020-02-17); take it back, or sign an agreement first"]} with input as given({"recalled_on": "2026-11-18", "placed_on": "2020-02-16", "balances_verified_on": "2020-02-16"}, [], {"business_associates": [object.union(evidence.business_associates[0], {"agreement_to": "2026-11-19"})]})
	count(debt_collection.deny) == 0 with input as given({"recipient_kind": "debt_buyer"}, ["associate"], {"phi_inventory": [object.remove(evidence.phi_inventory[0], ["associate"])]})
}

test_psychotherapy_notes_need_an_authorization if {
	found(debt_collection.deny) == {["collections", "c1", "data", "rule", "gave away psychotherapy notes to collect a debt, which needs the patient's authorization; get them back, and have an incident recorded"]} with input as given({"data": ["balance", "psychotherapy_notes"]}, [], {})
}

test_who_collects_gets_what_that_takes if {
	found(debt_collection.deny) == {["collections", "c1", "data", "program", "gave diagnosis, procedure to who collects; this program places debts without that: send the account, the balance and the days of service"]} with input as given({"data": ["balance", "procedure", "diagnosis"]}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "data", "program", "gave diagnosis to who collects; this program places debts without that: send the account, the balance and the days of service"], ["collections", "c1", "data", "rule", "gave away psychotherapy notes to collect a debt, which needs the patient's authorization; get them back, and have an incident recorded"]} with input as given({"data": ["diagnosis", "psychotherapy_notes"]}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "data", "program", "does not say what was given to who collects; record the classes of information"]} with input as given({}, ["data"], {})
}

test_whether_it_is_reported_is_known if {
	found(debt_collection.deny) == {["collections", "c1", "reports_to_bureaus", "program", "does not say whether these debts are passed on to consumer reporting agencies; ask the recipient and record the answer"]} with input as given({}, ["reports_to_bureaus"], {})
}

test_days_are_recorded_and_have_come if {
	found(debt_collection.deny) == {["collections", "c1", "placed_on", "program", "does not say when it was placed; record the day"]} with input as given({}, ["placed_on"], {})
	count(debt_collection.deny) == 0 with input as given({"placed_on": "2026-11-20", "balances_verified_on": "2026-11-20"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "placed_on", "program", "shows 2026-11-21, a day still to come; correct the date"]} with input as given({"placed_on": "2026-11-21", "balances_verified_on": "2026-11-20"}, [], {})
	count(debt_collection.deny) == 0 with input as given({"recalled_on": "2026-11-20"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "recalled_on", "program", "shows 2026-11-21, a day still to come; correct the date"]} with input as given({"recalled_on": "2026-11-21"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "dispute_since", "program", "shows 2026-11-21, a day still to come; correct the date"]} with input as given({"dispute_since": "2026-11-21"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "balances_verified_on", "program", "shows 2026-11-21, a day still to come; correct the date"]} with input as given({"balances_verified_on": "2026-11-21"}, [], {})
}

test_balances_are_verified_before if {
	found(debt_collection.deny) == {["collections", "c1", "balances_verified_on", "program", "was placed without a look at its balances; this program compares each balance with remittances, credits and open claims in the 31 days before"]} with input as given({}, ["balances_verified_on"], {})
	count(debt_collection.deny) == 0 with input as given({"balances_verified_on": "2026-10-14"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "balances_verified_on", "program", "was placed before its balances were verified; this program compares each balance with remittances, credits and open claims in the 31 days before"]} with input as given({"balances_verified_on": "2026-11-20"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "balances_verified_on", "program", "was placed before its balances were verified; this program compares each balance with remittances, credits and open claims in the 31 days before"]} with input as given({"balances_verified_on": "2026-10-15"}, [], {})
	count(debt_collection.deny) == 0 with input as given({"balances_verified_on": "2026-09-13"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "balances_verified_on", "program", "was placed 32 days after its balances were verified; this program compares each balance with remittances, credits and open claims in the 31 days before"]} with input as given({"balances_verified_on": "2026-09-12"}, [], {})
}

test_what_is_not_to_be_placed_is_taken_out if {
	found(debt_collection.deny) == {["collections", "c1", "left_out", "program", "is not shown to have been cleared of accounts with open dispute; this program takes these out first"]} with input as given({"left_out": ["open_claim"]}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "left_out", "program", "is not shown to have been cleared of accounts with open dispute; this program takes these out first"]} with input as given({}, ["left_out"], {})
	count(debt_collection.deny) == 0 with input as given({"left_out": ["open_claim", "open_dispute"]}, [], {})
}

test_somebody_looks_through_it if {
	found(debt_collection.deny) == {["collections", "c1", "checked_by", "program", "was looked through by nobody before it went; this program wants somebody of the workforce"]} with input as given({}, ["checked_by"], {})
	found(debt_collection.deny) == {["collections", "c1", "checked_by", "program", "was looked through by w9, who is not in the workforce records before it went; this program wants somebody of the workforce"]} with input as given({"checked_by": "w9"}, [], {})
}

test_disputes_are_decided if {
	count(debt_collection.deny) == 0 with input as given({"disputes_open": 2, "dispute_since": "2026-10-21"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "disputes_open", "program", "has disputed accounts (2) for 31 days; this program decides in 30 days: look into them, or take them back"]} with input as given({"disputes_open": 2, "dispute_since": "2026-10-20"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "disputes_open", "program", "has disputed accounts (1) and does not say since when; this program decides in 30 days: look into them, or take them back"]} with input as given({"disputes_open": 1}, [], {})
	count(debt_collection.deny) == 0 with input as given({"disputes_open": 0, "dispute_since": "2026-01-05"}, [], {})
	count(debt_collection.deny) == 0 with input as given({}, ["disputes_open"], {})
}

test_placements_agree_with_the_inventory if {
	found(debt_collection.deny) == {["collections", "", "", "program", "no placement by flow debts is on record, by which the inventory says that debts are placed; record each, or retire the flow"], ["collections", "c1", "flow", "program", "went by a flow that it does not name; correct the placement or the inventory of PHI flows"]} with input as given({}, ["flow"], {})
	found(debt_collection.deny) == {["collections", "", "", "program", "no placement by flow debts is on record, by which the inventory says that debts are placed; record each, or retire the flow"], ["collections", "c1", "flow", "program", "went by flow nowhere, which the inventory does not hold; correct the placement or the inventory of PHI flows"]} with input as given({"flow": "nowhere"}, [], {})
	found(debt_collection.deny) == {["collections", "c1", "flow", "program", "went by flow debts, which is in the inventory for a2; correct the placement or the inventory of PHI flows"]} with input as given({}, [], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"associate": "a2"})]})
	found(debt_collection.deny) == {["collections", "", "", "program", "no placement by flow more is on record, by which the inventory says that debts are placed; record each, or retire the flow"]} with input as given({"flow": "debts"}, [], {"phi_inventory": [evidence.phi_inventory[0], object.union(evidence.phi_inventory[0], {"id": "more", "flow_id": "more"})]})
	found(debt_collection.deny) == {["collections", "", "", "program", "no placement by flow more is on record, by which the inventory says that debts are placed; record each, or retire the flow"]} with input as given({"flow": "debts"}, [], {"phi_inventory": [evidence.phi_inventory[0], object.union(evidence.phi_inventory[0], {"id": "more", "flow_id": "more", "direction": "both"})]})
	count(debt_collection.deny) == 0 with input as given({"flow": "debts"}, [], {"phi_inventory": [evidence.phi_inventory[0], object.union(evidence.phi_inventory[0], {"id": "more", "flow_id": "more", "direction": "received"})]})
	count(debt_collection.deny) == 0 with input as given({"flow": "debts"}, [], {"phi_inventory": [evidence.phi_inventory[0], object.union(evidence.phi_inventory[0], {"id": "more", "flow_id": "more", "status": "retired"})]})
	count(debt_collection.deny) == 0 with input as given({"flow": "debts"}, [], {"phi_inventory": [evidence.phi_inventory[0], object.union(evidence.phi_inventory[0], {"id": "more", "flow_id": "more", "touchpoint": "statements"})]})
}

test_it_is_written_down if {
	found(debt_collection.deny) == {["written_policies", "", "", "program", "no written policy on topic debt_collection is in force; this program wants one that says what goes to who collects, and what never does"]} with input as given({}, [], {"written_policies": []})
	found(debt_collection.deny) == {["written_policies", "", "", "program", "no written policy on topic debt_collection is in force; this program wants one that says what goes to who collects, and what never does"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["disclosures"]})]})
}
