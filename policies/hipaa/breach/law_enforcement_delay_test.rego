package hipaa.breach.law_enforcement_delay_test

import data.hipaa.breach.law_enforcement_delay as delay

# Discovered on 2026-09-01, so that 2026-10-31 is the 60th day.
incident := {"id": "i1", "incident_id": "i1", "known_on": "2026-09-01"}

written := {"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "individuals", "delay_form": "written", "delay_stated_on": "2026-10-21", "delay_until": "2026-12-24", "delay_document": "d"}

oral := {"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "individuals", "delay_form": "oral", "delay_stated_on": "2026-10-21", "delay_document": "d", "delay_official_on_file": true}

at(notices) := {"today": "2026-11-20", "evidence": {"notices": {"records": notices}, "incidents": {"records": [incident]}}}

changed(notice, fields, removed) := at([object.union(object.remove(notice, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

only(findings) := [f.message | some f in findings][0] if count(findings) == 1

test_a_written_statement_on_file_passes if {
	count(delay.deny) == 0 with input as at([written])
	delay.population == {{"kind": "notices", "id": "n1"}} with input as at([written])
	warn := delay.warn with input as at([written])
	only(warn) == "is held back for law enforcement until 2026-12-24 (34 days left)"
}

test_a_documented_oral_one_passes_for_30_days if {
	count(delay.deny) == 0 with input as at([oral])
	warn := delay.warn with input as at([oral])
	only(warn) == "is held back for law enforcement until 2026-11-20 (due today)"
	earlier := delay.warn with input as changed(oral, {"delay_stated_on": "2026-10-20"}, [])
	count(earlier) == 0
}

on_field(deny, field, basis) if brief(deny) == {["notices", "n1", field, basis]}

test_what_is_not_said_fails if {
	form := delay.deny with input as changed(written, {}, ["delay_form"])
	found(form) == {["notices", "n1", "delay_form", "rule", "is held back for law enforcement without saying whether the statement was written or oral, on which its length depends; record it"]}
	stated := delay.deny with input as changed(written, {}, ["delay_stated_on"])
	found(stated) == {["notices", "n1", "delay_stated_on", "rule", "is held back for law enforcement by a statement without a date; nothing shows until when: record the day, or send it"]}
	until := delay.deny with input as changed(written, {}, ["delay_until"])
	found(until) == {["notices", "n1", "delay_until", "rule", "is held back by a written statement without the time for which a delay is required; ask the official for it: without it the statement is not counted as a delay"]}
	paper := delay.deny with input as changed(written, {}, ["delay_document"])
	only(paper) == "is held back for law enforcement, and the written statement is not on file, so that the delay is not counted; file it, or send the notice"
	note := delay.deny with input as changed(oral, {}, ["delay_document"])
	only(note) == "is held back for law enforcement, and a note of the statement is not on file, so that the delay is not counted; file it, or send the notice"
}

test_who_made_an_oral_statement_is_documented if {
	every given in [changed(oral, {}, ["delay_official_on_file"]), changed(oral, {"delay_official_on_file": false}, [])] {
		deny := delay.deny with input as given
		found(deny) == {["notices", "n1", "delay_official_on_file", "rule", "is held back by an oral statement, and its file is not shown to say which official made it, so that the delay is not counted; document who it was"]}
	}
	count(delay.deny) == 0 with input as changed(written, {"delay_official_on_file": false}, [])
}

test_an_oral_one_for_longer_than_30_days_fails if {
	count(delay.deny) == 0 with input as changed(oral, {"delay_until": "2026-11-20"}, [])
	deny := delay.deny with input as changed(oral, {"delay_until": "2026-11-21"}, [])
	found(deny) == {["notices", "n1", "delay_until", "rule", "is held back until 2026-11-21 by an oral statement of 2026-10-21 without a written one in time; that delays it 30 days at most, until 2026-11-20"]}
}

test_a_written_one_within_30_days_replaces_it if {
	both := {"delay_form": "oral_then_written", "delay_until": "2027-01-31", "delay_confirmed_on": "2026-11-20"}
	count(delay.deny) == 0 with input as changed(oral, both, [])
	late := json.patch(changed(oral, object.union(both, {"delay_confirmed_on": "2026-11-21"}), []), [{"op": "replace", "path": "/today", "value": "2026-11-30"}])
	deny := delay.deny with input as late
	on_field(deny, "delay_until", "rule")
	bare := delay.deny with input as changed(oral, {"delay_form": "oral_then_written"}, [])
	on_field(bare, "delay_until", "rule")
}

on_day(notice, fields, day) := json.patch(changed(notice, fields, []), [{"op": "replace", "path": "/today", "value": day}])

test_sent_after_an_oral_delay_has_run_out_fails if {
	count(delay.deny) == 0 with input as on_day(oral, {"sent_on": "2026-11-20"}, "2026-12-31")
	deny := delay.deny with input as on_day(oral, {"sent_on": "2026-11-21"}, "2026-12-31")
	only(deny) == "was sent on 2026-11-21, and the oral statement of 2026-10-21 delayed it until 2026-11-20 at most"
	in_time := delay.deny with input as on_day(oral, {"delay_stated_on": "2026-09-10", "sent_on": "2026-10-31"}, "2026-12-31")
	count(in_time) == 0
}

test_sent_while_a_written_one_asked_to_wait_fails if {
	deny := delay.deny with input as on_day(written, {"sent_on": "2026-12-23"}, "2026-12-31")
	only(deny) == "was sent on 2026-12-23, and law enforcement had asked in writing to hold it back until 2026-12-24; find out why it went, and tell the official"
	count(delay.deny) == 0 with input as on_day(written, {"sent_on": "2026-12-24"}, "2026-12-31")
	count(delay.deny) == 0 with input as on_day(written, {"sent_on": "2026-10-20"}, "2026-12-31")
	both := {"delay_form": "oral_then_written", "delay_until": "2027-01-31", "delay_confirmed_on": "2026-11-01", "sent_on": "2026-11-25"}
	confirmed := delay.deny with input as on_day(oral, both, "2026-12-31")
	on_field(confirmed, "sent_on", "rule")
}

test_dates_that_cannot_be_fail_as_practice if {
	back := delay.deny with input as changed(written, {"delay_until": "2026-10-20"}, [])
	on_field(back, "delay_until", "program")
	future := delay.deny with input as changed(written, {"delay_stated_on": "2026-11-21"}, [])
	brief(future) == {["notices", "n1", "delay_stated_on", "program"]}
	confirmed := delay.deny with input as changed(written, {"delay_confirmed_on": "2026-11-21"}, [])
	on_field(confirmed, "delay_confirmed_on", "program")
}

test_a_statement_made_after_it_was_due_fails_as_practice if {
	count(delay.deny) == 0 with input as changed(written, {"delay_stated_on": "2026-10-31"}, [])
	deny := delay.deny with input as changed(written, {"delay_stated_on": "2026-11-01"}, [])
	only(deny) == "is held back by a statement of 2026-11-01, made after the notice was due by 2026-10-31; it is counted as late"
}

plain := {"id": "n2", "notice_id": "n2", "incident": "i1", "recipient": "individuals", "sent_on": "2026-10-01"}

test_others_are_left_out_and_said if {
	delay.excluded == {{"kind": "notices", "id": "n2", "reason": "not held back for law enforcement"}} with input as at([written, plain])
	delay.population == {{"kind": "notices", "id": "n2"}} with input as at([plain])
	count(delay.deny) == 0 with input as at([plain])
	count(delay.population) == 0 with input as at([])
}

test_any_of_its_fields_claims_a_delay if {
	fields := {"delay_confirmed_on": "2026-11-01", "delay_document": "d", "delay_form": "written", "delay_stated_on": "2026-10-21", "delay_until": "2026-12-24"}
	every field, value in fields {
		given := at([written, object.union(plain, {field: value})])
		{"kind": "notices", "id": "n2"} in delay.population with input as given
	}
}

test_all_are_looked_at_only_where_none_is_held_back if {
	delay.population == {{"kind": "notices", "id": "n1"}} with input as at([written, plain])
	count(delay.excluded) == 0 with input as at([plain])
}

test_each_finding_names_its_field if {
	paper := delay.deny with input as changed(written, {}, ["delay_document"])
	on_field(paper, "delay_document", "rule")
	late := delay.deny with input as on_day(oral, {"sent_on": "2026-11-21"}, "2026-12-31")
	on_field(late, "sent_on", "rule")
	after := delay.deny with input as changed(written, {"delay_stated_on": "2026-11-01"}, [])
	on_field(after, "delay_stated_on", "program")
	warn := delay.warn with input as at([written])
	brief(warn) == {["notices", "n1", "delay_until", "rule"]}
}

test_a_confirmed_one_is_over_when_it_says if {
	both := {"delay_form": "oral_then_written", "delay_until": "2026-12-10", "delay_confirmed_on": "2026-11-01", "sent_on": "2026-12-10"}
	count(delay.deny) == 0 with input as on_day(oral, both, "2026-12-31")
}

test_a_day_to_come_is_judged_elsewhere if {
	count(delay.deny) == 0 with input as on_day(oral, {"sent_on": "2027-01-01"}, "2026-12-31")
}

test_only_a_written_one_forbids_to_send if {
	count(delay.deny) == 0 with input as changed(oral, {"delay_until": "2026-11-10", "sent_on": "2026-11-01"}, [])
	same_day := delay.deny with input as changed(written, {"sent_on": "2026-10-21"}, [])
	on_field(same_day, "sent_on", "rule")
}

test_a_delay_of_no_days_may_be if {
	count(delay.deny) == 0 with input as changed(written, {"delay_until": "2026-10-21"}, [])
}

test_what_is_sent_is_not_warned_of if {
	count(delay.warn) == 0 with input as on_day(written, {"sent_on": "2026-11-20"}, "2026-11-20")
}

test_days_that_cannot_be_right_are_named if {
	backwards := delay.deny with input as changed(written, {"delay_until": "2026-10-20"}, [])
	["notices", "n1", "delay_until", "program", "is held back until 2026-10-20 by a statement of 2026-10-21; correct the dates"] in found(backwards)
	to_come := delay.deny with input as changed(written, {"delay_stated_on": "2026-11-21"}, [])
	["notices", "n1", "delay_stated_on", "program", "names 2026-11-21, a day still to come, in delay_stated_on; until then it holds nothing back"] in found(to_come)
}
