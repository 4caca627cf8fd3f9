package hipaa.organizational.other_arrangements_test

import data.hipaa.organizational.other_arrangements

contract := {"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "ephi": true, "arrangement": "contract"}

resting_on(form, fields) := object.union_n([contract, {"id": "a2", "associate_id": "a2", "arrangement": form}, fields])

mandate := resting_on("legal_mandate", {"law": "state law", "assurances_asked_on": "2026-11-20", "assurances_refused_because": "no authority to sign"})

limited := resting_on("data_use_agreement", {"data_use_terms": true, "limited_data_set_only": true, "operations_only": true})

with_associates(records) := {"today": "2026-11-20", "evidence": {"business_associates": {"records": records}}}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_contracts_alone_were_all_looked_at if {
	every other in [object.union(contract, {"id": "a3", "status": "ended"}), object.union(contract, {"id": "a3", "arrangement": "none"}), resting_on("memorandum", {"id": "a3", "status": "ended"})] {
		given := with_associates([contract, other])
		count(other_arrangements.deny) == 0 with input as given
		count(other_arrangements.excluded) == 0 with input as given
		other_arrangements.population == {{"kind": "business_associates", "id": "a1"}, {"kind": "business_associates", "id": "a3"}} with input as given
	}
}

test_what_meets_its_conditions_passes if {
	every record in [
		resting_on("memorandum", {"both_governmental": true}),
		resting_on("other_law", {"both_governmental": true, "law": "state law"}),
		mandate,
		limited,
	] {
		count(other_arrangements.deny) == 0 with input as with_associates([contract, record])
		other_arrangements.population == {{"kind": "business_associates", "id": "a2"}} with input as with_associates([contract, record])
	}
}

test_the_rest_is_left_out_and_said if {
	given := with_associates([
		mandate,
		contract,
		object.remove(object.union(contract, {"id": "a3"}), ["arrangement"]),
		object.union(contract, {"id": "a4", "status": "ended"}),
	])
	other_arrangements.excluded == {
		{"kind": "business_associates", "id": "a1", "reason": "arrangement contract"},
		{"kind": "business_associates", "id": "a3", "reason": "arrangement none"},
		{"kind": "business_associates", "id": "a4", "reason": "status ended"},
	} with input as given
}

test_only_governmental_entities_may_rest_on_these if {
	memorandum := other_arrangements.deny with input as with_associates([resting_on("memorandum", {})])
	found(memorandum) == {["business_associates", "a2", "both_governmental", "rule", "rests on a memorandum of understanding, and both sides are not shown to be governmental entities; sign a contract"]}
	law := other_arrangements.deny with input as with_associates([resting_on("other_law", {"law": "state law", "both_governmental": false})])
	found(law) == {["business_associates", "a2", "both_governmental", "rule", "rests on other law, and both sides are not shown to be governmental entities; sign a contract"]}
}

test_a_law_is_named if {
	message := "rests on a law that is not named; record which law requires it, or sign a contract"
	law := other_arrangements.deny with input as with_associates([resting_on("other_law", {"both_governmental": true})])
	found(law) == {["business_associates", "a2", "law", "rule", message]}
	unnamed := other_arrangements.deny with input as with_associates([object.remove(mandate, ["law"])])
	found(unnamed) == {["business_associates", "a2", "law", "rule", message]}
}

test_a_mandate_needs_an_attempt_and_reasons if {
	deny := other_arrangements.deny with input as with_associates([object.remove(mandate, ["assurances_asked_on", "assurances_refused_because"])])
	found(deny) == {
		["business_associates", "a2", "assurances_asked_on", "rule", "works by a legal mandate, and no attempt to obtain its assurances is documented; ask for them and record the day"],
		["business_associates", "a2", "assurances_refused_because", "rule", "works by a legal mandate, and why its assurances cannot be obtained is not documented; write the reasons down"],
	}
	later := other_arrangements.deny with input as with_associates([object.union(mandate, {"assurances_asked_on": "2026-11-21"})])
	found(later) == {["business_associates", "a2", "assurances_asked_on", "rule", "is recorded as asked for assurances on 2026-11-21, a day still to come; ask, or correct the date"]}
	unasked := resting_on("memorandum", {"both_governmental": true, "assurances_asked_on": "2026-11-21"})
	count(other_arrangements.deny) == 0 with input as with_associates([unasked])
}

test_a_data_use_agreement_has_its_conditions if {
	every field, words in {
		"data_use_terms": "its data use agreement is not shown to have the contents of 164.514(e)(4)",
		"limited_data_set_only": "it is not shown to get nothing but a limited data set",
		"operations_only": "its work is not shown to be a health care operations function",
	} {
		message := sprintf("has no contract, and %v; sign a contract, or mend that", [words])
		deny := other_arrangements.deny with input as with_associates([object.remove(limited, [field])])
		found(deny) == {["business_associates", "a2", field, "rule", message]}
		false_one := other_arrangements.deny with input as with_associates([object.union(limited, {field: false})])
		found(false_one) == {["business_associates", "a2", field, "rule", message]}
	}
}

test_nothing_recorded_is_an_empty_population if {
	count(other_arrangements.population) == 0 with input as with_associates([])
	count(other_arrangements.deny) == 0 with input as with_associates([])
}
