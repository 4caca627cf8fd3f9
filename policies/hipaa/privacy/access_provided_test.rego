package hipaa.privacy.access_provided_test

import data.hipaa.privacy.access_provided

request := {
	"id": "r1", "right": "access", "requested_by": "individual", "received_on": "2026-10-01", "outcome": "granted", "provided_on": "2026-11-20",
	"sets_requested": ["billing"], "sets_given": ["billing"], "form_requested": "email", "form_given": "email", "fee_cents": 0,
}

sets := [{"id": "billing", "set_id": "billing", "electronic": true}, {"id": "charts", "set_id": "charts", "electronic": false}, {"id": "files", "set_id": "files"}]

at(requests) := {"today": "2026-11-20", "evidence": {"patient_requests": {"records": requests}, "designated_record_sets": {"records": sets}}}

with_request(change) := at([object.union(request, change)])

without(fields, change) := at([object.union(object.remove(request, fields), change)])

found(findings) := {[object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.id == "r1"; f.kind == "patient_requests"}

test_given_as_asked_passes if {
	count(access_provided.deny) == 0 with input as with_request({})
	access_provided.population == {{"kind": "patient_requests", "id": "r1"}} with input as with_request({})
	count(access_provided.excluded) == 0 with input as with_request({})
}

test_what_was_asked_for_is_known if {
	every given in [without(["sets_requested"], {}), with_request({"sets_requested": []})] {
		deny := access_provided.deny with input as given
		found(deny) == {["sets_requested", "rule", "does not say which records were asked for, so that access is not shown to be what was requested; record the sets"]}
	}
}

test_all_that_was_asked_for_is_given if {
	deny := access_provided.deny with input as with_request({"sets_requested": ["files", "billing", "charts"]})
	found(deny) == {["sets_given", "rule", "was granted, and charts, files is not shown to be given; give it, or deny it in writing"]}
	nothing := access_provided.deny with input as without(["sets_given"], {})
	found(nothing) == {["sets_given", "rule", "was granted, and billing is not shown to be given; give it, or deny it in writing"]}
	count(access_provided.deny) == 0 with input as with_request({"outcome": "granted_in_part", "sets_requested": ["charts", "billing"]})
	count(access_provided.deny) == 0 with input as with_request({"sets_given": ["charts", "billing"]})
}

test_not_given_yet_is_not_judged_here if {
	wrong_all_over := {"provided_on": "2026-11-21", "sets_given": [], "form_given": "paper", "fee_cents": -1, "summary": true, "mail_requested": true, "given_to_other": true}
	count(access_provided.deny) == 0 with input as with_request(wrong_all_over)
	count(access_provided.deny) == 0 with input as without(["provided_on", "sets_given"], {})
}

test_a_set_that_is_not_on_the_list_is_this_programs_finding if {
	deny := access_provided.deny with input as with_request({"sets_requested": ["notes"], "sets_given": ["notes"]})
	found(deny) == {["sets_requested", "program", "names record set notes, which is not on the list; correct the name or add the set"]}
}

advice := "; give it so, or in a form agreed to"

test_the_form_is_recorded if {
	forms(access_provided.deny) == [concat("", ["was asked for as email and does not say in what form it was given", advice])] with input as without(["form_given"], {})
	forms(access_provided.deny) == [concat("", ["was asked for as (not recorded) and was given as email, though it is not shown that it could not readily be produced as asked", advice])] with input as without(["form_requested"], {})
}

test_the_form_is_found_on_its_request if {
	deny := access_provided.deny with input as without(["form_given"], {})
	found(deny) == {["form_given", "rule", concat("", ["was asked for as email and does not say in what form it was given", advice])]}
}

test_another_form_than_asked_for if {
	expected := [concat("", ["was asked for as email and was given as portal, though it is not shown that it could not readily be produced as asked", advice])]
	forms(access_provided.deny) == expected with input as with_request({"form_given": "portal"})
	forms(access_provided.deny) == expected with input as with_request({"form_given": "portal", "readily_producible": true, "form_agreed": true})
	unagreed := [concat("", ["was asked for as email and was given as portal, to which nobody is shown to have agreed", advice])]
	forms(access_provided.deny) == unagreed with input as with_request({"form_given": "portal", "readily_producible": false})
	forms(access_provided.deny) == unagreed with input as with_request({"form_given": "portal", "readily_producible": false, "form_agreed": false})
	forms(access_provided.deny) == [] with input as with_request({"form_given": "portal", "readily_producible": false, "form_agreed": true})
	forms(access_provided.deny) == [] with input as with_request({"readily_producible": false})
}

test_paper_in_place_of_another_form if {
	unasked := [concat("", ["was asked for as email and was given on paper, though it is kept electronically and no other form was agreed to", advice])]
	forms(access_provided.deny) == unasked with input as with_request({"form_given": "paper", "readily_producible": false})
	forms(access_provided.deny) == [] with input as with_request({"form_given": "paper", "readily_producible": false, "form_agreed": true})
	forms(access_provided.deny) == [] with input as with_request({"form_given": "paper", "readily_producible": false, "sets_requested": ["charts"], "sets_given": ["charts"]})
	forms(access_provided.deny) == unasked with input as with_request({"form_given": "paper", "readily_producible": false, "sets_requested": ["files"], "sets_given": ["files"]})
	forms(access_provided.deny) == unasked with input as with_request({"form_given": "paper", "readily_producible": false, "sets_requested": ["charts", "billing"], "sets_given": ["charts", "billing"]})
	every asked in ["disc", "file", "portal"] {
		forms(access_provided.deny) == [concat("", ["was asked for as ", asked, " and was given on paper, though it is kept electronically and no other form was agreed to", advice])] with input as with_request({"form_requested": asked, "form_given": "paper", "readily_producible": false})
	}
	forms(access_provided.deny) == [] with input as with_request({"form_requested": "inspection", "form_given": "paper", "readily_producible": false})
}

test_a_summary_is_agreed_to_in_advance if {
	expected := {["summary_agreed", "rule", "was answered with a summary or explanation to which, and to whose fee, the individual is not shown to have agreed in advance; give the records themselves, or get the agreement first"]}
	every change in [{"summary": true}, {"summary": true, "summary_agreed": false}] {
		deny := access_provided.deny with input as with_request(change)
		found(deny) == expected
	}
	count(access_provided.deny) == 0 with input as with_request({"summary": true, "summary_agreed": true})
	count(access_provided.deny) == 0 with input as with_request({"summary": false})
}

test_mailed_where_asked_for if {
	every change in [{"mail_requested": true}, {"mail_requested": true, "mailed": false}] {
		deny := access_provided.deny with input as with_request(change)
		found(deny) == {["mailed", "rule", "asked for the copy by mail, and it is not shown to be mailed; mail it"]}
	}
	count(access_provided.deny) == 0 with input as with_request({"mail_requested": true, "mailed": true})
	count(access_provided.deny) == 0 with input as with_request({"mail_requested": false})
}

test_directed_to_another_person if {
	deny := access_provided.deny with input as with_request({"directed_to_other": true, "direction_complete": true})
	found(deny) == {["given_to_other", "rule", "directed the copy to another person, in writing and signed, and it is not shown to have gone there; send it"]}
	count(access_provided.deny) == 0 with input as with_request({"directed_to_other": true, "direction_complete": true, "given_to_other": true})
	count(access_provided.deny) == 0 with input as with_request({"directed_to_other": true, "direction_complete": false})
	count(access_provided.deny) == 0 with input as with_request({"directed_to_other": false, "direction_complete": true})
	stray := access_provided.deny with input as with_request({"directed_to_other": true, "given_to_other": true})
	found(stray) == {["direction_complete", "rule", "went to another person without a direction that is written, signed and clear about to whom and where; get one, and look at whether this was a disclosure that nothing permits"]}
}

forms(findings) := [f.message | some f in findings; f.field == "form_given"]

charged(change) := with_request(object.union({"fee_cents": 650, "fee_told": true}, change))

wrong(words) := {["fee_items", "rule", sprintf("was charged 650 cents %v; pay back what is not copying, supplies, postage or an agreed summary", [words])]}

test_a_fee_of_the_costs_the_rule_names_passes if {
	found(access_provided.deny) == set() with input as charged({"fee_items": ["copying_labor"]})
	found(access_provided.deny) == set() with input as charged({"fee_items": ["copying_labor", "supplies"], "form_requested": "disc", "form_given": "disc"})
	found(access_provided.deny) == set() with input as charged({"fee_items": ["supplies"], "form_requested": "paper", "form_given": "paper"})
	found(access_provided.deny) == set() with input as charged({"fee_items": ["postage"], "mail_requested": true, "mailed": true})
	found(access_provided.deny) == set() with input as charged({"fee_items": ["summary"], "summary_agreed": true})
}

test_other_fees_fail if {
	found(access_provided.deny) == wrong("without a record of what for") with input as charged({})
	found(access_provided.deny) == wrong("without a record of what for") with input as charged({"fee_items": []})
	found(access_provided.deny) == wrong("with per page, search in it, which is no cost that may be charged") with input as charged({"fee_items": ["copying_labor", "search", "per_page"]})
	every item in ["other", "search", "system", "verification"] {
		found(access_provided.deny) == wrong(sprintf("with %v in it, which is no cost that may be charged", [item])) with input as charged({"fee_items": [item]})
	}
	found(access_provided.deny) == wrong("for looking at records, where no copy was asked for or made") with input as charged({"fee_items": ["copying_labor"], "form_requested": "inspection", "form_given": "inspection"})
	found(access_provided.deny) == wrong("with postage in it, though nothing was to be mailed") with input as charged({"fee_items": ["postage"]})
	found(access_provided.deny) == wrong("with supplies in it for a copy given as email") with input as charged({"fee_items": ["supplies"]})
	found(access_provided.deny) == wrong("with a summary in it that was not agreed to") with input as charged({"fee_items": ["summary"]})
}

test_a_fee_of_nothing_or_of_another_person_is_none if {
	count(access_provided.deny) == 0 with input as with_request({"fee_cents": 0, "fee_items": ["search"]})
	other := {"fee_items": ["search"], "directed_to_other": true, "direction_complete": true, "given_to_other": true, "fee_told": false}
	found(access_provided.deny) == set() with input as charged(other)
	found(access_provided.deny) == {["fee_items", "rule", "was charged 1 cents without a record of what for; pay back what is not copying, supplies, postage or an agreed summary"]} with input as charged({"fee_cents": 1, "fee_items": []})
}

test_a_fee_is_recorded if {
	unknown := access_provided.deny with input as without(["fee_cents"], {})
	found(unknown) == {["fee_cents", "rule", "does not say what was charged, so that its fee is not shown to be cost-based; record what was charged, 0 where nothing was"]}
	negative := access_provided.deny with input as with_request({"fee_cents": -1})
	found(negative) == {["fee_cents", "rule", "has a fee below 0, so that its fee is not shown to be cost-based; record what was charged, 0 where nothing was"]}
}

test_a_fee_is_told_beforehand if {
	found(access_provided.deny) == {["fee_told", "program", "was charged a fee that is not shown to be told beforehand; this program tells it before the copy is made"]} with input as charged({"fee_items": ["copying_labor"], "fee_told": false})
}

test_others_are_left_out_and_said if {
	others := [
		object.union(request, {"outcome": "granted_in_part"}),
		{"id": "r2", "right": "amendment", "outcome": "granted"},
		{"id": "r3", "right": "access", "outcome": "denied"},
		{"id": "r4", "right": "access"},
	]
	access_provided.population == {{"kind": "patient_requests", "id": "r1"}} with input as at(others)
	access_provided.excluded == {
		{"kind": "patient_requests", "id": "r2", "reason": "a request for amendment"},
		{"kind": "patient_requests", "id": "r3", "reason": "denied"},
		{"kind": "patient_requests", "id": "r4", "reason": "not decided yet"},
	} with input as at(others)
	count(access_provided.deny) == 0 with input as at(others)
}

test_where_no_access_was_granted_each_was_looked_at if {
	given := at([{"id": "r2", "right": "amendment"}])
	access_provided.population == {{"kind": "patient_requests", "id": "r2"}} with input as given
	count(access_provided.excluded) == 0 with input as given
	count(access_provided.population) == 0 with input as at([])
}

test_a_set_of_any_name_is_given if {
	asked := json.patch(without(["sets_given"], {"sets_requested": ["x"]}), [{"op": "add", "path": "/evidence/designated_record_sets/records/-", "value": {"id": "x", "set_id": "x", "electronic": true}}])
	deny := access_provided.deny with input as asked
	found(deny) == {["sets_given", "rule", "was granted, and x is not shown to be given; give it, or deny it in writing"]}
}

test_a_fee_counts_until_the_copy_went_to_another_person if {
	deny := access_provided.deny with input as charged({"fee_items": ["search"], "directed_to_other": true, "direction_complete": true})
	{f.field | some f in deny} == {"fee_items", "given_to_other"}
}
