package hipaa.privacy.law_enforcement_disclosures_test

import data.hipaa.privacy.law_enforcement_disclosures

record := {"id": "d1", "disclosure_id": "d1", "status": "made", "held_as": "covered_entity", "patient": "pt-k3f9qa", "disclosed_on": "2026-03-23", "permission": "law_enforcement", "recipient_kind": "law_enforcement", "purpose": "investigation", "request": "grand_jury_subpoena", "data": ["claims"], "authorized_data": ["claims"]}

evidence := {"written_policies": [{"id": "p1", "policy_id": "p1", "topics": ["law_enforcement_requests"], "status": "in_force", "version": "1"}]}

# The record with other fields, without some, and beside other evidence.
given(fields, removed, others) := {"today": "2026-11-20", "evidence": {kind: {"records": records} | some kind, records in object.union_n([evidence, {"disclosures": [object.remove(object.union(record, fields), removed)]}, others])}}

found(findings) := {[finding.kind, object.get(finding, "id", ""), object.get(finding, "field", ""), object.get(finding, "basis", "rule"), finding.message] | some finding in findings}

test_others_are_left_out_and_said if {
	law_enforcement_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	law_enforcement_disclosures.excluded == {{"kind": "disclosures", "id": "d2", "reason": "relies on none"}, {"kind": "disclosures", "id": "d3", "reason": "status pending"}, {"kind": "disclosures", "id": "d4", "reason": "held as a business associate"}} with input as given({}, [], {"disclosures": [record, object.union(record, {"id": "d2", "permission": "none"}), object.union(record, {"id": "d3", "status": "pending"}), object.union(record, {"id": "d4", "held_as": "business_associate"})]})
	law_enforcement_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({"permission": "none"}, [], {})
	count(law_enforcement_disclosures.excluded) == 0 with input as given({"permission": "none"}, [], {})
	law_enforcement_disclosures.population == {{"kind": "disclosures", "id": "d1"}} with input as given({}, [], {})
	count(law_enforcement_disclosures.excluded) == 0 with input as given({}, [], {})
	count(law_enforcement_disclosures.population) == 0 with input as given({}, [], {"disclosures": []})
	count(law_enforcement_disclosures.excluded) == 0 with input as given({}, [], {"disclosures": []})
}

test_process_of_a_court_passes if {
	count(law_enforcement_disclosures.deny) == 0 with input as given({}, [], {})
	every value in ["court_order", "court_ordered_warrant", "grand_jury_subpoena", "judicial_subpoena"] { count(law_enforcement_disclosures.deny) == 0 with input as given({"request": value}, [], {}) }
}

test_it_goes_to_an_official if {
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on law enforcement and went to a recipient of kind party or attorney; only an official who enforces the law may get it so"]} with input as given({"recipient_kind": "party_or_attorney"}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "recipient_kind", "rule", "relies on law enforcement and went to a recipient of kind unknown; only an official who enforces the law may get it so"]} with input as given({}, ["recipient_kind"], {})
}

test_the_purpose_is_one_of_the_rule if {
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "purpose", "rule", "went to law enforcement for a purpose (payment) that 164.512(f) does not have; find what permits it"]} with input as given({"purpose": "payment"}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "purpose", "rule", "went to law enforcement for a purpose (unrecorded) that 164.512(f) does not have; find what permits it"]} with input as given({}, ["purpose"], {})
}

test_an_investigation_needs_process_or_a_law if {
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "request", "rule", "gave an investigation what it asked for, and what is on record is oral request and no law that requires it; ask for process first"]} with input as given({"request": "oral_request"}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "request", "rule", "gave an investigation what it asked for, and what is on record is no request and no law that requires it; ask for process first"]} with input as given({}, ["request"], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "request", "rule", "gave an investigation what it asked for, and what is on record is no request and no law that requires it; ask for process first"]} with input as given({"request": "none"}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"request": "report", "law": "state gunshot wound act", "shown": ["authorized_by_law"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "request", "rule", "gave an investigation what it asked for, and what is on record is report and no law that requires it; ask for process first"]} with input as given({"request": "report", "law": "state act"}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "request", "rule", "gave an investigation what it asked for, and what is on record is report and no law that requires it; ask for process first"]} with input as given({"request": "report", "shown": ["authorized_by_law"]}, [], {})
}

test_an_administrative_request_passes_three_tests if {
	every value in ["administrative_request", "subpoena"] { count(law_enforcement_disclosures.deny) == 0 with input as given(object.union({"shown": ["deidentified_not_usable", "relevant_and_material", "specific_and_limited"]}, {"request": value}), [], {}) }
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered an administrative request, and its file does not show that de-identified information could not reasonably be used; ask the official to say so in writing"]} with input as given({"request": "administrative_request", "shown": ["relevant_and_material", "specific_and_limited"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered an administrative request, and its file does not show that it is relevant and material to a legitimate inquiry; ask the official to say so in writing"]} with input as given({"request": "administrative_request", "shown": ["deidentified_not_usable", "specific_and_limited"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered an administrative request, and its file does not show that it is specific and limited in scope; ask the official to say so in writing"]} with input as given({"request": "administrative_request", "shown": ["deidentified_not_usable", "relevant_and_material"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "answered an administrative request, and its file does not show that de-identified information could not reasonably be used (nor 2 more); ask the official to say so in writing"]} with input as given({"request": "subpoena"}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"request": "subpoena", "law": "state gunshot wound act", "shown": ["authorized_by_law"]}, [], {})
}

test_process_limits_what_goes if {
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave images, which the grand jury subpoena is not shown to ask for; give what it names and nothing else"]} with input as given({"data": ["claims", "images"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave claims, which the grand jury subpoena is not shown to ask for; give what it names and nothing else"]} with input as given({}, ["authorized_data"], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave dna, which the administrative request is not shown to ask for; give what it names and nothing else"]} with input as given({"request": "administrative_request", "shown": ["deidentified_not_usable", "relevant_and_material", "specific_and_limited"], "data": ["dna"]}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"request": "report", "data": ["injury_type"], "law": "state gunshot wound act", "shown": ["authorized_by_law"]}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({}, ["data"], {})
}

test_somebody_is_found_by_the_list if {
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "identify_or_locate", "request": "oral_request", "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave diagnosis, insurance to identify or locate somebody, which is not on the list of 164.512(f)(2)(i); have it returned, and record an incident"]} with input as given({"purpose": "identify_or_locate", "request": "oral_request", "data": ["name", "diagnosis", "insurance"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave dna to identify or locate somebody, which 164.512(f)(2)(ii) forbids; have it returned, and record an incident"]} with input as given({"purpose": "identify_or_locate", "request": "oral_request", "data": ["name", "dna"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave body fluid or tissue, dental records, dna to identify or locate somebody, which 164.512(f)(2)(ii) forbids; have it returned, and record an incident"]} with input as given({"purpose": "identify_or_locate", "request": "oral_request", "data": ["body_fluid_or_tissue", "dental_records", "dna"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave diagnosis to identify or locate somebody, which is not on the list of 164.512(f)(2)(i); have it returned, and record an incident"], ["disclosures", "d1", "data", "rule", "gave dna to identify or locate somebody, which 164.512(f)(2)(ii) forbids; have it returned, and record an incident"]} with input as given({"purpose": "identify_or_locate", "request": "oral_request", "data": ["dna", "diagnosis"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "data", "rule", "gave something to identify or locate somebody, and does not record what, so that nothing shows that it was limited; find out"]} with input as given({"purpose": "identify_or_locate", "request": "oral_request", "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, ["data"], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "identify_or_locate", "request": "oral_request", "data": ["dna", "diagnosis"], "law": "state gunshot wound act", "shown": ["authorized_by_law"]}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "identify_or_locate", "request": "administrative_request", "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, [], {})
}

test_they_have_to_ask if {
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "request", "rule", "went to law enforcement (identify or locate), and no request of an official is on record; this is no permission to volunteer it"]} with input as given({"purpose": "identify_or_locate", "request": "oral_request", "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, ["request"], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "request", "rule", "went to law enforcement (identify or locate), and no request of an official is on record; this is no permission to volunteer it"]} with input as given({"purpose": "identify_or_locate", "request": "report", "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "request", "rule", "went to law enforcement (identify or locate), and no request of an official is on record; this is no permission to volunteer it"]} with input as given({"purpose": "identify_or_locate", "request": "none", "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"]}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "identify_or_locate", "request": "report", "data": ["address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"], "law": "state gunshot wound act", "shown": ["authorized_by_law"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "request", "rule", "went to law enforcement (victim of crime), and no request of an official is on record; this is no permission to volunteer it"]} with input as given({"purpose": "victim_of_crime", "request": "none", "shown": ["agreed"]}, [], {})
}

test_a_victim_agrees_or_cannot if {
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "victim_of_crime", "request": "oral_request", "shown": ["agreed"]}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "victim_of_crime", "request": "oral_request", "shown": ["best_interests", "cannot_wait", "incapacity_or_emergency", "not_against_victim", "violation_by_another"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (victim of crime), and its file does not show that it was judged to be in the victim's best interests; find out, or treat it as an incident"]} with input as given({"purpose": "victim_of_crime", "request": "oral_request", "shown": ["cannot_wait", "incapacity_or_emergency", "not_against_victim", "violation_by_another"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (victim of crime), and its file does not show that the official said that it cannot wait; find out, or treat it as an incident"]} with input as given({"purpose": "victim_of_crime", "request": "oral_request", "shown": ["best_interests", "incapacity_or_emergency", "not_against_victim", "violation_by_another"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (victim of crime), and its file does not show that the victim could not be asked; find out, or treat it as an incident"]} with input as given({"purpose": "victim_of_crime", "request": "oral_request", "shown": ["best_interests", "cannot_wait", "not_against_victim", "violation_by_another"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (victim of crime), and its file does not show that the official said that it is not used against the victim; find out, or treat it as an incident"]} with input as given({"purpose": "victim_of_crime", "request": "oral_request", "shown": ["best_interests", "cannot_wait", "incapacity_or_emergency", "violation_by_another"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (victim of crime), and its file does not show that the official said that it is about somebody else's violation; find out, or treat it as an incident"]} with input as given({"purpose": "victim_of_crime", "request": "oral_request", "shown": ["best_interests", "cannot_wait", "incapacity_or_emergency", "not_against_victim"]}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "victim_of_crime", "request": "oral_request", "law": "state gunshot wound act", "shown": ["authorized_by_law"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (victim of crime), and its file does not show that it was judged to be in the victim's best interests (nor 4 more); find out, or treat it as an incident"]} with input as given({"purpose": "victim_of_crime", "request": "oral_request", "shown": ["good_faith"]}, [], {})
}

test_alerts_have_conditions if {
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "crime_on_premises", "request": "report", "shown": ["good_faith"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (crime on premises), and its file does not show that somebody believed in good faith that it is evidence of a crime here; find out, or treat it as an incident"]} with input as given({"purpose": "crime_on_premises", "request": "report", "shown": ["agreed"]}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "death_alert", "request": "report", "shown": ["suspicion_of_crime"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (death alert), and its file does not show that there was a suspicion that the death came of a crime; find out, or treat it as an incident"]} with input as given({"purpose": "death_alert", "request": "report", "shown": ["agreed"]}, [], {})
	count(law_enforcement_disclosures.deny) == 0 with input as given({"purpose": "emergency_crime", "request": "report", "shown": ["incapacity_or_emergency"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (emergency crime), and its file does not show that it was to alert them in a medical emergency elsewhere; find out, or treat it as an incident"]} with input as given({"purpose": "emergency_crime", "request": "report", "shown": ["agreed"]}, [], {})
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "shown", "rule", "went to law enforcement (death alert), and its file does not show that there was a suspicion that the death came of a crime; find out, or treat it as an incident"]} with input as given({"purpose": "death_alert", "request": "report"}, ["shown"], {})
}

test_it_is_written_down if {
	found(law_enforcement_disclosures.deny) == {["written_policies", "", "", "program", "no written policy on topic law_enforcement_requests is in force; this program wants one that says who speaks with officials, and what each kind of request has to show"]} with input as given({}, [], {"written_policies": []})
	found(law_enforcement_disclosures.deny) == {["written_policies", "", "", "program", "no written policy on topic law_enforcement_requests is in force; this program wants one that says who speaks with officials, and what each kind of request has to show"]} with input as given({}, [], {"written_policies": [object.union(evidence.written_policies[0], {"topics": ["other"]})]})
}

test_its_words_are_printed_as_words if {
	found(law_enforcement_disclosures.deny) == {["disclosures", "d1", "purpose", "rule", "went to law enforcement for a purpose (public health) that 164.512(f) does not have; find what permits it"]} with input as given({"purpose": "public_health"}, [], {})
}
