package brindle.breach.delegated_notices_test

import data.brindle.breach.delegated_notices

duty := {"id": "c1/individual_notices", "client": "c1", "duty": "individual_notices", "status": "in_force", "within_days": 30}

entry := {"id": "c1/secretary_notices", "client": "c1", "duty": "secretary_notices", "status": "in_force"}

breach := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "business_associate", "status": "closed", "known_on": "2026-10-01", "covered_entities": ["c1"]}

report := {"id": "n0", "notice_id": "n0", "incident": "i1", "recipient": "covered_entity", "covered_entity": "c1", "individuals": 2, "sent_on": "2026-10-02"}

all_said := ["what_happened", "date_of_discovery", "types_of_phi", "steps_to_take", "investigation", "mitigation", "protection", "contact_procedures"]

letter := {"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "individuals", "form": "written", "method": "first_class_mail", "covered_entity": "c1", "individuals": 2, "sent_on": "2026-10-31", "content": all_said}

given(today, duties, incidents, notices) := {
	"today": today,
	"parameters": {"delegated_notices": {}},
	"evidence": {
		"delegated_duties": {"records": duties},
		"incidents": {"records": incidents},
		"breach_assessments": {"records": []},
		"notices": {"records": notices},
		"business_associates": {"records": [{"id": "c1", "associate_id": "c1", "relationship": "covered_entity", "status": "active"}]},
	},
}

messages(findings) := [finding.message | some finding in findings]

test_letters_on_the_last_day_pass if {
	x := given("2026-11-20", [duty, entry], [breach], [report, letter])
	count(delegated_notices.deny) == 0 with input as x
	count(delegated_notices.population) == 3 with input as x
	count(delegated_notices.excluded) == 0 with input as x
}

test_a_day_late_fails if {
	deny := delegated_notices.deny with input as given("2026-11-20", [duty], [breach], [report, object.union(letter, {"sent_on": "2026-11-01"})])
	messages(deny) == ["is a breach whose letters went 31 days after discovery, and the agreement with c1 allows 30; tell the client, and find out what kept them"]
}

test_no_letter_warns_until_due_and_then_fails if {
	x := given("2026-10-31", [duty], [breach], [report])
	count(delegated_notices.deny) == 0 with input as x
	count(delegated_notices.warn) == 1 with input as x
	y := given("2026-11-01", [duty], [breach], [report])
	count(delegated_notices.deny) == 1 with input as y
	count(delegated_notices.warn) == 0 with input as y
}

test_a_letter_to_nobody_s_client_counts_where_there_is_one if {
	x := given("2026-11-20", [duty], [breach], [report, object.remove(letter, ["covered_entity"])])
	count(delegated_notices.deny) == 0 with input as x
}

test_a_letter_for_another_client_does_not_count if {
	two := object.union(breach, {"covered_entities": ["c1", "c2"]})
	x := given("2026-11-20", [duty], [two], [report, object.union(letter, {"covered_entity": "c2"})])
	count(delegated_notices.deny) == 1 with input as x
	y := given("2026-11-20", [duty], [two], [report, object.remove(letter, ["covered_entity"])])
	count(delegated_notices.deny) == 1 with input as y
}

test_fewer_letters_than_individuals_fail if {
	deny := delegated_notices.deny with input as given("2026-11-20", [duty], [breach], [report, object.union(letter, {"individuals": 1})])
	messages(deny) == ["is a breach of which c1 was told that it concerns 2 individuals, and letters went to 1; write to the others"]
}

test_another_way_than_mail_fails if {
	x := given("2026-11-20", [duty], [breach], [report, object.union(letter, {"method": "telephone"})])
	count(delegated_notices.deny) == 1 with input as x
	y := given("2026-11-20", [duty], [breach], [report, object.remove(letter, ["method"])])
	count(delegated_notices.deny) == 1 with input as y
}

test_what_a_letter_leaves_out if {
	deny := delegated_notices.deny with input as given("2026-11-20", [duty], [breach], [report, object.union(letter, {"content": ["what_happened"]})])
	count(deny) == 1
}

test_the_entry_is_owed_after_the_year if {
	old := object.union(breach, {"known_on": "2025-03-01"})
	x := given("2026-03-01", [entry], [old], [])
	count(delegated_notices.deny) == 0 with input as x
	y := given("2026-03-02", [entry], [old], [])
	count(delegated_notices.deny) == 1 with input as y
	done := given("2026-03-02", [entry], [old], [{"id": "n2", "notice_id": "n2", "incident": "i1", "recipient": "secretary", "covered_entity": "c1", "sent_on": "2026-02-20"}])
	count(delegated_notices.deny) == 0 with input as done
}

test_a_duty_without_days_or_client_fails if {
	x := given("2026-11-20", [object.remove(duty, ["within_days"])], [], [])
	count(delegated_notices.deny) == 1 with input as x
	y := given("2026-11-20", [object.union(duty, {"client": "c9"})], [], [])
	count(delegated_notices.deny) == 1 with input as y
}

test_no_days_is_a_number_too if {
	x := given("2026-11-20", [object.union(duty, {"within_days": 0})], [breach], [report, object.union(letter, {"sent_on": "2026-10-01"})])
	count(delegated_notices.deny) == 0 with input as x
}

test_what_is_no_breach_of_such_a_client_is_left_out if {
	other := object.union(breach, {"id": "i2", "incident_id": "i2", "covered_entities": ["c2"]})
	attempt := object.union(breach, {"id": "i3", "incident_id": "i3", "result": "attempted", "phi": "none"})
	x := given("2026-11-20", [duty], [breach, other, attempt], [report, letter])
	count(delegated_notices.excluded) == 2 with input as x
	y := given("2026-11-20", [duty], [other, attempt], [])
	count(delegated_notices.excluded) == 0 with input as y
	count(delegated_notices.population) == 3 with input as y
}

test_a_duty_taken_back_is_left_out if {
	x := given("2026-11-20", [object.union(duty, {"status": "ended"})], [breach], [])
	count(delegated_notices.deny) == 0 with input as x
	{"kind": "delegated_duties", "id": "c1/individual_notices", "reason": "taken back by the client"} in delegated_notices.excluded with input as x
}

test_nothing_recorded_is_an_empty_population if {
	x := given("2026-11-20", [], [], [])
	count(delegated_notices.population) == 0 with input as x
	count(delegated_notices.deny) == 0 with input as x
}
