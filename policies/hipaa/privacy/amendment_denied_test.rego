package hipaa.privacy.amendment_denied_test

import data.hipaa.privacy.amendment_denied

request := {
	"id": "r1", "right": "amendment", "received_on": "2026-09-01", "outcome": "denied", "denial_sent_on": "2026-09-20", "denial_ground": "accurate",
	"denial_plain": true, "denial_says_basis": true, "denial_says_disagreement": true, "denial_says_enclosure": true,
	"denial_says_complaint": true, "denial_names_contact": true, "linked": true,
}

at(requests) := {"today": "2026-11-20", "evidence": {"patient_requests": {"records": requests}}}

with_request(change) := at([object.union(request, change)])

without(fields) := at([object.remove(request, fields)])

found(findings) := {[object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.id == "r1"; f.kind == "patient_requests"}

test_a_complete_denial_passes if {
	count(amendment_denied.deny) == 0 with input as with_request({})
	count(amendment_denied.deny) == 0 with input as with_request({"outcome": "granted_in_part"})
	amendment_denied.population == {{"kind": "patient_requests", "id": "r1"}} with input as with_request({})
	count(amendment_denied.excluded) == 0 with input as with_request({})
}

no_ground(words) := {["denial_ground", "rule", sprintf("was denied for %v, on which an amendment cannot be denied; amend, or find the ground that holds", [words])]}

test_only_on_the_rules_grounds if {
	every ground in ["accurate", "not_created_here", "not_in_record_set", "not_open_to_access"] {
		count(amendment_denied.deny) == 0 with input as with_request({"denial_ground": ground})
	}
	every ground, words in {"unpaid_bill": "unpaid bill", "other": "other", "danger": "danger"} {
		deny := amendment_denied.deny with input as with_request({"denial_ground": ground})
		found(deny) == no_ground(words)
	}
	none := amendment_denied.deny with input as without(["denial_ground"])
	found(none) == no_ground("no recorded ground")
}

says := {
	"denial_names_contact": "the name or title and the telephone number of the contact for complaints",
	"denial_plain": "the matter in plain language",
	"denial_says_basis": "its basis",
	"denial_says_complaint": "how to complain here and to the Secretary",
	"denial_says_disagreement": "that a statement of disagreement may be filed, and how",
	"denial_says_enclosure": "that request and denial go with future disclosures if the individual asks",
}

test_what_a_denial_says if {
	every field, words in says {
		expected := {["denial_sent_on", "rule", sprintf("has a denial that is not shown to say %v; send a complete one", [words])]}
		absent := amendment_denied.deny with input as without([field])
		found(absent) == expected
		no := amendment_denied.deny with input as with_request({field: false})
		found(no) == expected
		count(amendment_denied.deny) == 0 with input as without([field, "denial_sent_on", "linked"])
	}
	several := amendment_denied.deny with input as without(["denial_plain", "denial_says_basis"])
	found(several) == {["denial_sent_on", "rule", "has a denial that is not shown to say its basis, the matter in plain language; send a complete one"]}
}

test_a_statement_of_disagreement_is_taken if {
	deny := amendment_denied.deny with input as with_request({"disagreement_taken": false})
	found(deny) == {["disagreement_taken", "rule", "had a statement of disagreement that was refused; take it, and link it to the record"]}
	count(amendment_denied.deny) == 0 with input as with_request({"disagreement_taken": true})
}

test_a_rebuttal_goes_to_the_individual if {
	expected := {["rebuttal_copied", "rule", "has a rebuttal of 2026-10-10 of which the individual is not shown to have a copy; send it"]}
	absent := amendment_denied.deny with input as with_request({"rebuttal_on": "2026-10-10"})
	found(absent) == expected
	no := amendment_denied.deny with input as with_request({"rebuttal_on": "2026-10-10", "rebuttal_copied": false})
	found(no) == expected
	count(amendment_denied.deny) == 0 with input as with_request({"rebuttal_on": "2026-10-10", "rebuttal_copied": true})
}

test_the_dispute_is_linked if {
	expected := {["linked", "rule", "was denied, and request, denial and what followed are not shown to be linked to the disputed record; link them"]}
	absent := amendment_denied.deny with input as without(["linked"])
	found(absent) == expected
	no := amendment_denied.deny with input as with_request({"linked": false})
	found(no) == expected
	count(amendment_denied.deny) == 0 with input as without(["linked", "denial_sent_on"])
}

enclosed(since, words) := {["later_enclosed", "rule", sprintf("has %v, and %v; send what is missing to the recipients, and flag the account", [since, words])]}

test_the_dispute_goes_with_later_disclosures if {
	reasons := {"a statement of disagreement": {"disagreement_on": "2026-10-01"}, "the individual's wish to have it enclosed": {"enclosure_requested": true}}
	every since, change in reasons {
		count(amendment_denied.deny) == 0 with input as with_request(object.union(change, {"later_disclosures": 0}))
		count(amendment_denied.deny) == 0 with input as with_request(object.union(change, {"later_disclosures": 2, "later_enclosed": 2}))
		less := amendment_denied.deny with input as with_request(object.union(change, {"later_disclosures": 3, "later_enclosed": 2}))
		found(less) == enclosed(since, "of 3 later disclosures 1 went without it")
		unknown := amendment_denied.deny with input as with_request(change)
		found(unknown) == enclosed(since, "does not say how often the information was disclosed since")
		negative := amendment_denied.deny with input as with_request(object.union(change, {"later_disclosures": -1}))
		found(negative) == enclosed(since, "does not say how often the information was disclosed since")
		uncounted := amendment_denied.deny with input as with_request(object.union(change, {"later_disclosures": 1}))
		found(uncounted) == enclosed(since, "does not say how often the dispute was enclosed since")
		nothing := amendment_denied.deny with input as with_request(object.union(change, {"later_disclosures": 1, "later_enclosed": 0}))
		found(nothing) == enclosed(since, "of 1 later disclosures 1 went without it")
	}
	both := amendment_denied.deny with input as with_request({"disagreement_on": "2026-10-01", "enclosure_requested": true, "later_disclosures": 1, "later_enclosed": 0})
	found(both) == enclosed("a statement of disagreement", "of 1 later disclosures 1 went without it")
	count(amendment_denied.deny) == 0 with input as with_request({"later_disclosures": 3})
	count(amendment_denied.deny) == 0 with input as with_request({"enclosure_requested": false, "later_disclosures": 3})
}

test_others_are_left_out_and_said if {
	others := [
		request,
		{"id": "r2", "right": "access", "outcome": "denied"},
		{"id": "r3", "right": "amendment", "outcome": "granted"},
		{"id": "r4", "right": "amendment"},
	]
	amendment_denied.population == {{"kind": "patient_requests", "id": "r1"}} with input as at(others)
	amendment_denied.excluded == {
		{"kind": "patient_requests", "id": "r2", "reason": "a request for access"},
		{"kind": "patient_requests", "id": "r3", "reason": "granted"},
		{"kind": "patient_requests", "id": "r4", "reason": "not decided yet"},
	} with input as at(others)
	count(amendment_denied.deny) == 0 with input as at(others)
}

test_where_none_was_denied_each_was_looked_at if {
	given := at([{"id": "r2", "right": "access", "outcome": "granted"}])
	amendment_denied.population == {{"kind": "patient_requests", "id": "r2"}} with input as given
	count(amendment_denied.excluded) == 0 with input as given
	count(amendment_denied.deny) == 0 with input as given
	count(amendment_denied.population) == 0 with input as at([])
}
