package hipaa.privacy.permitted_disclosures_test

import data.hipaa.privacy.permitted_disclosures

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "permission": "judicial", "held_as": "covered_entity", "patient": "pt-k3f9qa", "requested_on": "2026-03-04", "disclosed_on": "2026-03-23", "recipient": "attorney in a civil case", "recipient_kind": "party_or_attorney", "purpose": "litigation", "data": ["balance"], "request": "subpoena", "verified_by": "call_back", "remuneration": "none", "flow": "subpoenas", "disclosed_by": "w1", "decided_by": "privacy-official"}

evidence := {"workforce": [{"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"}], "phi_inventory": [{"id": "subpoenas", "flow_id": "subpoenas", "status": "in_use", "touchpoint": "records_requests", "direction": "sent"}], "business_associates": [{"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "arrangement": "contract", "signed": true, "agreement_from": "2020-02-17"}], "incidents": [{"id": "I-1", "incident_id": "I-1", "status": "closed"}, {"id": "I-2", "incident_id": "I-2", "status": "open"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_a_disclosure_that_says_what_permits_it_passes if {
	count(permitted_disclosures.deny) == 0 with input as given({}, [], {})
	permitted_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(permitted_disclosures.excluded) == 0 with input as given({}, [], {})
}

test_what_was_only_asked_for_is_left_out if {
	permitted_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "disclosure_id": "d2", "status": "refused"}), object.union(record, {"id": "d3", "disclosure_id": "d2", "status": "pending", "permission": "none"}), object.union(record, {"id": "d4", "disclosure_id": "d2", "status": "pending", "permission": "none", "incident": "I-1"})]})
	permitted_disclosures.excluded == {{"kind": "disclosures", "id": "d2", "reason": "status refused"}, {"kind": "disclosures", "id": "d3", "reason": "status pending"}, {"kind": "disclosures", "id": "d4", "reason": "status pending"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "disclosure_id": "d2", "status": "refused"}), object.union(record, {"id": "d3", "disclosure_id": "d2", "status": "pending", "permission": "none"}), object.union(record, {"id": "d4", "disclosure_id": "d2", "status": "pending", "permission": "none", "incident": "I-1"})]})
	permitted_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"status": "refused"}, [], {})
	count(permitted_disclosures.excluded) == 0 with input as given({"status": "refused"}, [], {})
	count(permitted_disclosures.deny) == 0 with input as given({"status": "refused", "permission": "unknown"}, [], {})
	count(permitted_disclosures.population) == 0 with input as given({}, [], {"disclosures": []})
	count(permitted_disclosures.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_an_unknown_permission_fails if {
	found(permitted_disclosures.deny) == {["disclosures", "d1", "permission", "rule", "was made, and what permits it is not known; find out, or treat it as an incident"]} with input as given({"permission": "unknown", "decided_by": "privacy-official"}, [], {})
}

test_a_mistake_fails_until_its_incident_is_closed if {
	found(permitted_disclosures.deny) == {["disclosures", "d1", "permission", "rule", "was made and nothing permits it, and no incident of the register holds it; get it back, mitigate, and have it assessed as an incident"]} with input as given({"permission": "none", "request": "none"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "permission", "rule", "was made and nothing permits it, and no incident of the register holds it; get it back, mitigate, and have it assessed as an incident"]} with input as given({"permission": "none", "request": "none", "incident": "I-9"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "permission", "rule", "was made and nothing permits it, and incident I-2 is not closed; get it back, mitigate, and have it assessed as an incident"]} with input as given({"permission": "none", "request": "none", "incident": "I-2"}, [], {})
	count(permitted_disclosures.deny) == 0 with input as given({"permission": "none", "request": "none", "incident": "I-1", "disclosed_by": "w9"}, [], {})
	permitted_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "disclosure_id": "d2", "permission": "none", "request": "none", "incident": "I-1"})]})
	permitted_disclosures.excluded == {{"kind": "disclosures", "id": "d2", "reason": "a mistake, handled as an incident that is closed"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "disclosure_id": "d2", "permission": "none", "request": "none", "incident": "I-1"})]})
	permitted_disclosures.population == {{"kind": "disclosures", "id": "d1"}, {"kind": "disclosures", "id": "d2"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "disclosure_id": "d2", "incident": "I-1"})]})
	count(permitted_disclosures.excluded) == 0 with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "disclosure_id": "d2", "incident": "I-1"})]})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "permission", "rule", "was made and nothing permits it, and incident I-2 is not closed; get it back, mitigate, and have it assessed as an incident"]} with input as given({"permission": "none", "request": "none", "incident": "I-2"}, ["verified_by"], {})
}

test_an_individual_is_the_patient_or_a_representative if {
	every value in ["individual", "personal_representative"] { count(permitted_disclosures.deny) == 0 with input as given(object.union({"permission": "individual"}, {"recipient_kind": value}), [], {}) }
	found(permitted_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on permission individual and went to spouse, whom that does not cover; find what permits it, or treat it as an incident"]} with input as given({"permission": "individual", "recipient_kind": "family_or_friend", "recipient": "spouse"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on permission individual and went to somebody unnamed, whom that does not cover; find what permits it, or treat it as an incident"]} with input as given({"permission": "individual"}, ["recipient_kind", "recipient"], {})
	count(permitted_disclosures.deny) == 0 with input as given({"permission": "secretary", "recipient_kind": "secretary"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on permission secretary and went to attorney in a civil case, whom that does not cover; find what permits it, or treat it as an incident"]} with input as given({"permission": "secretary"}, [], {})
}

test_an_unknown_recipient_fails if {
	found(permitted_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "went to attorney in a civil case, and what that is is not known, so that nothing shows that permission judicial covers it; find out"]} with input as given({"recipient_kind": "unknown"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "went to somebody unnamed, and what that is is not known, so that nothing shows that permission judicial covers it; find out"]} with input as given({}, ["recipient_kind", "recipient"], {})
}

test_required_by_law_names_the_law if {
	found(permitted_disclosures.deny) == {["disclosures", "d1", "law", "rule", "is said to be required by law and names no law; name it, or find what else permits the disclosure"]} with input as given({"permission": "required_by_law"}, [], {})
	count(permitted_disclosures.deny) == 0 with input as given({"permission": "required_by_law", "law": "state reporting act"}, [], {})
}

test_an_associate_has_an_agreement if {
	count(permitted_disclosures.deny) == 0 with input as given({"permission": "business_associate", "recipient_kind": "business_associate", "associate": "a1"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "associate", "rule", "went to a business associate of whom no agreement is on record; stop it until an agreement is in force"]} with input as given({"permission": "business_associate", "recipient_kind": "business_associate"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "associate", "rule", "went to a business associate of whom no agreement is on record; stop it until an agreement is in force"]} with input as given({"permission": "business_associate", "recipient_kind": "business_associate", "associate": "a9"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "associate", "rule", "went to a business associate that has an agreement that ended on 2026-11-19; stop it until an agreement is in force"]} with input as given({"permission": "business_associate", "recipient_kind": "business_associate", "associate": "a1"}, [], {"business_associates": [object.union(evidence.business_associates[0], {"agreement_to": "2026-11-19"})]})
}

test_days_are_recorded_and_agree if {
	found(permitted_disclosures.deny) == {["disclosures", "d1", "disclosed_on", "program", "does not say when it was made; record the day"]} with input as given({}, ["disclosed_on"], {})
	every value in ["2026-11-20"] { count(permitted_disclosures.deny) == 0 with input as given({"disclosed_on": value}, [], {}) }
	found(permitted_disclosures.deny) == {["disclosures", "d1", "disclosed_on", "program", "shows 2026-11-21, a day still to come; correct the date"]} with input as given({"disclosed_on": "2026-11-21"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "last_on", "program", "shows 2026-11-21, a day still to come; correct the date"]} with input as given({"last_on": "2026-11-21"}, [], {})
	count(permitted_disclosures.deny) == 0 with input as given({"last_on": "2026-11-20"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "disclosed_on", "program", "does not say when it was made; record the day"], ["disclosures", "d1", "requested_on", "program", "shows 2026-11-21, a day still to come; correct the date"]} with input as given({"requested_on": "2026-11-21"}, ["disclosed_on"], {})
	count(permitted_disclosures.deny) == 0 with input as given({"requested_on": "2026-03-23"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "disclosed_on", "program", "was made on 2026-03-23 and asked for only on 2026-03-24; correct the dates"]} with input as given({"requested_on": "2026-03-24"}, [], {})
	count(permitted_disclosures.deny) == 0 with input as given({}, ["requested_on"], {})
}

test_somebody_of_the_workforce_made_it if {
	found(permitted_disclosures.deny) == {["disclosures", "d1", "disclosed_by", "program", "was made by somebody unnamed; record who made it"]} with input as given({}, ["disclosed_by"], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "disclosed_by", "program", "was made by w9, who is not in the workforce records; record who made it"]} with input as given({"disclosed_by": "w9"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "disclosed_by", "program", "was made by w1, who is not shown to have worked here on 2020-01-05; record who made it"]} with input as given({"disclosed_on": "2020-01-05", "requested_on": "2020-01-02"}, [], {})
}

test_who_asks_is_verified if {
	found(permitted_disclosures.deny) == {["disclosures", "d1", "verified_by", "program", "went to attorney in a civil case, and nothing shows how identity and authority were verified; this program wants credentials, a call back or a known address"]} with input as given({}, ["verified_by"], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "verified_by", "program", "went to attorney in a civil case, and nothing shows how identity and authority were verified; this program wants credentials, a call back or a known address"]} with input as given({"verified_by": "none"}, [], {})
	count(permitted_disclosures.deny) == 0 with input as given({"verified_by": "none", "request": "report"}, [], {})
}

test_what_is_not_routine_is_decided if {
	found(permitted_disclosures.deny) == {["disclosures", "d1", "decided_by", "program", "relies on permission judicial, and no office is shown to have decided that; this program has one look at each"]} with input as given({}, ["decided_by"], {})
	every value in ["authorization", "consent", "involved_in_care", "operations_of_recipient", "own_operations", "own_payment", "payment_of_recipient", "treatment"] { count(permitted_disclosures.deny) == 0 with input as given({"permission": value}, ["decided_by"], {}) }
	count(permitted_disclosures.deny) == 0 with input as given({"permission": "business_associate", "recipient_kind": "business_associate", "associate": "a1"}, ["decided_by"], {})
	count(permitted_disclosures.deny) == 0 with input as given({"permission": "individual", "recipient_kind": "individual"}, ["decided_by"], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "permission", "rule", "was made and nothing permits it, and incident I-2 is not closed; get it back, mitigate, and have it assessed as an incident"]} with input as given({"permission": "none", "request": "none", "incident": "I-2"}, ["decided_by"], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "decided_by", "program", "relies on permission oversight, and no office is shown to have decided that; this program has one look at each"]} with input as given({"permission": "oversight"}, ["decided_by"], {})
}

test_it_says_whom_it_concerns_and_what_it_was if {
	found(permitted_disclosures.deny) == {["disclosures", "d1", "patient", "program", "does not say whom it concerns; record the patient's surrogate, or how many individuals"]} with input as given({}, ["patient"], {})
	count(permitted_disclosures.deny) == 0 with input as given({"individuals": 3}, ["patient"], {})
	found(permitted_disclosures.deny) == {["disclosures", "d1", "data", "program", "does not say what was disclosed; record the classes of information"]} with input as given({}, ["data"], {})
}

test_flows_agree_with_the_inventory if {
	found(permitted_disclosures.deny) == {["disclosures", "", "", "program", "no disclosure by flow subpoenas is on record, by which the inventory says that records go out on request; log each, or retire the flow"], ["disclosures", "d1", "flow", "program", "went by flow nowhere, which the inventory of PHI flows does not hold; correct one of them"]} with input as given({"flow": "nowhere"}, [], {})
	found(permitted_disclosures.deny) == {["disclosures", "", "", "program", "no disclosure by flow subpoenas is on record, by which the inventory says that records go out on request; log each, or retire the flow"]} with input as given({}, ["flow"], {})
	count(permitted_disclosures.deny) == 0 with input as given({}, ["flow"], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"status": "retired"})]})
	count(permitted_disclosures.deny) == 0 with input as given({}, ["flow"], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"touchpoint": "statements"})]})
	count(permitted_disclosures.deny) == 0 with input as given({}, ["flow"], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"direction": "received"})]})
	found(permitted_disclosures.deny) == {["disclosures", "", "", "program", "no disclosure by flow subpoenas is on record, by which the inventory says that records go out on request; log each, or retire the flow"]} with input as given({}, ["flow"], {"phi_inventory": [object.union(evidence.phi_inventory[0], {"direction": "both"})]})
	count(permitted_disclosures.deny) == 0 with input as given({}, ["flow"], {"phi_inventory": []})
}
