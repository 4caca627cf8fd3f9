package hipaa.privacy.judicial_disclosures_test

import data.hipaa.privacy.judicial_disclosures

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "judicial", "recipient_kind": "party_or_attorney", "purpose": "litigation", "request": "subpoena", "data": ["claims"], "authorized_data": ["claims"], "shown": ["written_statement", "notice_given", "litigation_described", "objection_time_elapsed", "objections_settled"]}

evidence := {"written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["legal_requests"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_others_are_left_out_and_said if {
	judicial_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	judicial_disclosures.excluded == {{"kind": "disclosures", "id": "d2", "reason": "relies on none"}, {"kind": "disclosures", "id": "d3", "reason": "status pending"}, {"kind": "disclosures", "id": "d4", "reason": "held as a business associate"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	judicial_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"permission": "none"}, [], {})
	count(judicial_disclosures.excluded) == 0 with input as given({"permission": "none"}, [], {})
	judicial_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(judicial_disclosures.excluded) == 0 with input as given({}, [], {})
	count(judicial_disclosures.population) == 0 with input as given({}, [], {"disclosures": []})
	count(judicial_disclosures.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_a_subpoena_with_assurances_passes if {
	count(judicial_disclosures.deny) == 0 with input as given({}, [], {})
	every value in ["administrative_request", "discovery_request", "grand_jury_subpoena", "judicial_subpoena", "subpoena"] { count(judicial_disclosures.deny) == 0 with input as given({"request": value}, [], {}) }
	count(judicial_disclosures.deny) == 0 with input as given({"shown": ["own_efforts", "notice_given", "litigation_described", "objection_time_elapsed", "objections_settled"]}, [], {})
}

test_without_process_nothing_goes if {
	found(judicial_disclosures.deny) == {["disclosures", "d1", "request", "rule", "relies on a proceeding, and what is on record is written request; answer nothing but an order, a subpoena, a discovery request or other lawful process"]} with input as given({"request": "written_request"}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "request", "rule", "relies on a proceeding, and what is on record is no request; answer nothing but an order, a subpoena, a discovery request or other lawful process"]} with input as given({"request": "none"}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "request", "rule", "relies on a proceeding, and what is on record is no request; answer nothing but an order, a subpoena, a discovery request or other lawful process"]} with input as given({}, ["request"], {})
}

test_an_order_is_followed_to_the_letter if {
	every value in ["court_order", "court_ordered_warrant"] { count(judicial_disclosures.deny) == 0 with input as given({"request": value}, ["shown"], {}) }
	found(judicial_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave clinical notes, which the order does not expressly authorize; tell the court's clerk, ask for it back, and record an incident"]} with input as given({"request": "court_order", "data": ["claims", "clinical_notes"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave images, which the order does not expressly authorize; tell the court's clerk, ask for it back, and record an incident"]} with input as given({"request": "court_ordered_warrant", "data": ["images"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "authorized_data", "rule", "answered an order and does not record what the order authorizes, so that nothing shows that no more was given; compare them"]} with input as given({"request": "court_order"}, ["authorized_data"], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "data", "rule", "answered an order and does not record what was given, so that nothing shows that no more was given; compare them"]} with input as given({"request": "court_order"}, ["data"], {})
}

test_notice_is_shown_in_full if {
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that a written statement with its documentation came from the party, or own efforts were made; do not answer before it does"]} with input as given({"shown": ["notice_given", "litigation_described", "objection_time_elapsed", "objections_settled"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that the patient was given notice; do not answer before it does"]} with input as given({"shown": ["written_statement", "litigation_described", "objection_time_elapsed", "objections_settled"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that the notice described the proceeding well enough to object; do not answer before it does"]} with input as given({"shown": ["written_statement", "notice_given", "objection_time_elapsed", "objections_settled"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that the time to object has elapsed; do not answer before it does"]} with input as given({"shown": ["written_statement", "notice_given", "litigation_described", "objections_settled"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that no objection is left open; do not answer before it does"]} with input as given({"shown": ["written_statement", "notice_given", "litigation_described", "objection_time_elapsed"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that a written statement with its documentation came from the party, or own efforts were made (nor 4 more); do not answer before it does"]} with input as given({}, ["shown"], {})
}

test_a_protective_order_will_do if {
	count(judicial_disclosures.deny) == 0 with input as given({"shown": ["written_statement", "order_requested", "use_limited", "return_or_destroy"]}, [], {})
	count(judicial_disclosures.deny) == 0 with input as given({"shown": ["own_efforts", "order_agreed_and_presented", "use_limited", "return_or_destroy"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that a written statement with its documentation came from the party, or own efforts were made; do not answer before it does"]} with input as given({"shown": ["order_requested", "use_limited", "return_or_destroy"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that no objection is left open (nor 3 more); do not answer before it does"]} with input as given({"shown": ["written_statement", "use_limited", "return_or_destroy"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that it forbids other uses; do not answer before it does"]} with input as given({"shown": ["written_statement", "order_requested", "return_or_destroy"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a subpoena without an order and without satisfactory assurance: its file does not show that it has the PHI returned or destroyed at the end; do not answer before it does"]} with input as given({"shown": ["written_statement", "order_requested", "use_limited"]}, [], {})
}

test_what_was_asked_for_goes if {
	found(judicial_disclosures.deny) == {["disclosures", "d1", "data", "program", "gave images, which the subpoena is not recorded as asking for; this program sends what was asked for"]} with input as given({"data": ["claims", "images"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "data", "program", "gave claims, which the subpoena is not recorded as asking for; this program sends what was asked for"]} with input as given({}, ["authorized_data"], {})
	count(judicial_disclosures.deny) == 0 with input as given({}, ["data"], {})
}

test_it_is_written_down if {
	found(judicial_disclosures.deny) == {["written_policies", "", "", "program", "no written policy on topic legal_requests is in force; this program wants one that says who opens subpoenas, and what has to be on file before one is answered"]} with input as given({}, [], {"written_policies": []})
	found(judicial_disclosures.deny) == {["written_policies", "", "", "program", "no written policy on topic legal_requests is in force; this program wants one that says who opens subpoenas, and what has to be on file before one is answered"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["other"]})]})
}

test_its_words_are_printed_as_words if {
	found(judicial_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered a discovery request without an order and without satisfactory assurance: its file does not show that the patient was given notice; do not answer before it does"]} with input as given({"request": "discovery_request", "shown": ["written_statement", "litigation_described", "objection_time_elapsed", "objections_settled"]}, [], {})
	found(judicial_disclosures.deny) == {["disclosures", "d1", "data", "program", "gave images, which the discovery request is not recorded as asking for; this program sends what was asked for"]} with input as given({"request": "discovery_request", "data": ["claims", "images"]}, [], {})
}
