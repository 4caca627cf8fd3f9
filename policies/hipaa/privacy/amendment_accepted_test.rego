package hipaa.privacy.amendment_accepted_test

import data.hipaa.privacy.amendment_accepted

# Amended on 2026-10-21: 2026-11-20 is 30 days later.
request := {
	"id": "r1", "right": "amendment", "received_on": "2026-09-01", "outcome": "granted", "provided_on": "2026-10-21", "informed_on": "2026-10-21",
	"records_identified": true, "linked": true, "others_asked": true, "others_told": "all", "associates_told": "all",
}

notice := {"id": "r1", "right": "notice_of_amendment", "received_on": "2026-10-21", "outcome": "granted", "provided_on": "2026-10-25", "records_identified": true, "linked": true}

on(day, requests) := {"today": day, "parameters": {"amendment_accepted": {"notice_days": 30, "tell_days": 30}}, "evidence": {"patient_requests": {"records": requests}}}

at(requests) := on("2026-11-21", requests)

with_request(change) := at([object.union(request, change)])

without(fields) := at([object.remove(request, fields)])

found(findings) := {[object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.id == "r1"; f.kind == "patient_requests"}

test_carried_out_passes if {
	count(amendment_accepted.deny) == 0 with input as with_request({})
	count(amendment_accepted.deny) == 0 with input as with_request({"outcome": "granted_in_part"})
	count(amendment_accepted.deny) == 0 with input as at([notice])
	amendment_accepted.population == {{"kind": "patient_requests", "id": "r1"}} with input as with_request({})
	count(amendment_accepted.excluded) == 0 with input as with_request({})
}

test_identified_and_linked if {
	steps := {"linked": "have the amendment appended to the records or linked", "records_identified": "identify the affected records"}
	every field, words in steps {
		expected := {[field, "rule", sprintf("is recorded as amended on 2026-10-21, and is not shown to %v; do that in each designated record set", [words])]}
		absent := amendment_accepted.deny with input as without([field])
		found(absent) == expected
		no := amendment_accepted.deny with input as with_request({field: false})
		found(no) == expected
		open := amendment_accepted.deny with input as without([field, "provided_on"])
		count(open) == 0
		elsewhere := amendment_accepted.deny with input as at([object.remove(notice, [field])])
		count(elsewhere) == 1
	}
	today := amendment_accepted.deny with input as with_request({"provided_on": "2026-11-21", "linked": false})
	count(today) == 1
	future := amendment_accepted.deny with input as with_request({"provided_on": "2026-11-22", "linked": false, "others_asked": false, "others_told": "none"})
	count(future) == 0
}

test_the_individual_says_whom_to_inform if {
	expected := {["others_asked", "rule", "was accepted, and the individual is not shown to be asked whom to inform and to agree to it; ask"]}
	absent := amendment_accepted.deny with input as without(["others_asked"])
	found(absent) == expected
	no := amendment_accepted.deny with input as with_request({"others_asked": false})
	found(no) == expected
}

circles := {
	"associates_told": "those known to have the information and to rely on it, such as payers, clearinghouse and collection agency",
	"others_told": "those whom the individual named",
}

test_others_are_informed_within_a_reasonable_time if {
	every field, words in circles {
		expected := {[field, "rule", sprintf("was amended 31 days ago, and %v are not shown to be informed; send them the amendment", [words])]}
		absent := amendment_accepted.deny with input as without([field])
		found(absent) == expected
		none := amendment_accepted.deny with input as with_request({field: "none"})
		found(none) == expected
		in_time := amendment_accepted.deny with input as on("2026-11-20", [object.union(request, {field: "none"})])
		count(in_time) == 0
		some_of_them := amendment_accepted.deny with input as with_request({field: "some"})
		found(some_of_them) == {[field, "program", sprintf("was amended 31 days ago, and only some of %v are informed; this program allows 30 days", [words])]}
		some_in_time := amendment_accepted.deny with input as on("2026-11-20", [object.union(request, {field: "some"})])
		count(some_in_time) == 0
		nobody := amendment_accepted.deny with input as with_request({field: "nobody_to_tell"})
		count(nobody) == 0
	}
}

test_word_of_an_amendment_is_taken_over if {
	every outcome in ["denied", "granted_in_part", "withdrawn"] {
		deny := amendment_accepted.deny with input as at([object.union(notice, {"outcome": outcome})])
		found(deny) == {["provided_on", "rule", "is word of an amendment from another covered entity, and was not taken over; amend the records here too"]}
		waiting := amendment_accepted.deny with input as at([object.remove(object.union(notice, {"outcome": outcome}), ["provided_on"])])
		count(waiting) == 1
	}
}

test_word_of_an_amendment_is_taken_over_in_this_programs_time if {
	open := object.remove(notice, ["provided_on", "outcome"])
	deny := amendment_accepted.deny with input as at([open])
	found(deny) == {["provided_on", "program", "is word of an amendment from another covered entity, and the records here are not shown to be amended after 31 days; this program allows 30"]}
	count(amendment_accepted.deny) == 0 with input as on("2026-11-20", [open])
	undated := amendment_accepted.deny with input as at([object.remove(open, ["received_on"])])
	found(undated) == {["provided_on", "program", "is word of an amendment from another covered entity, and the records here are not shown to be amended after an unrecorded time; this program allows 30"]}
	own := amendment_accepted.deny with input as without(["provided_on"])
	count(own) == 0
}

test_others_are_left_out_and_said if {
	others := [
		request,
		{"id": "r2", "right": "access", "outcome": "granted"},
		{"id": "r3", "right": "amendment", "outcome": "denied"},
		{"id": "r4", "right": "amendment"},
	]
	amendment_accepted.population == {{"kind": "patient_requests", "id": "r1"}} with input as at(others)
	amendment_accepted.excluded == {
		{"kind": "patient_requests", "id": "r2", "reason": "a request for access"},
		{"kind": "patient_requests", "id": "r3", "reason": "denied"},
		{"kind": "patient_requests", "id": "r4", "reason": "not decided yet"},
	} with input as at(others)
	count(amendment_accepted.deny) == 0 with input as at(others)
}

test_where_none_was_accepted_each_was_looked_at if {
	given := at([{"id": "r2", "right": "access", "outcome": "granted"}])
	amendment_accepted.population == {{"kind": "patient_requests", "id": "r2"}} with input as given
	count(amendment_accepted.excluded) == 0 with input as given
	count(amendment_accepted.deny) == 0 with input as given
	count(amendment_accepted.population) == 0 with input as at([])
}

test_each_time_is_its_own if {
	others := object.union(request, {"others_told": "none"})
	of_some := object.union(request, {"others_told": "some"})
	open := object.remove(notice, ["provided_on", "outcome"])
	shorter := {"notice_days": 10, "tell_days": 30}
	longer := {"notice_days": 30, "tell_days": 10}
	every case in [[shorter, others, 0], [longer, others, 1], [shorter, of_some, 0], [longer, of_some, 1], [shorter, open, 1], [longer, open, 0]] {
		given := json.patch(on("2026-11-20", [case[1]]), [{"op": "replace", "path": "/parameters/amendment_accepted", "value": case[0]}])
		count(amendment_accepted.deny) == case[2] with input as given
	}
}
