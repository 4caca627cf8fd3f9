package hipaa.privacy.notice_acknowledgement_test

import data.hipaa.privacy.notice_acknowledgement as acks

record := {
	"id": "a1", "ack_id": "a1", "patient": "pt-aaaaaa", "setting": "in_person", "first_service_on": "2026-10-01", "notice": "n2",
	"given_on": "2026-10-01", "given_by": "paper", "acknowledged_on": "2026-10-01", "kept": true,
}

notices := [
	{"notice_id": "n1", "status": "replaced", "effective_on": "2020-01-01", "replaced_on": "2026-02-16"},
	{"notice_id": "n2", "status": "in_effect", "effective_on": "2026-02-16"},
	{"notice_id": "n3", "status": "draft", "effective_on": "2026-01-01"},
	{"notice_id": "n4", "status": "replaced", "effective_on": "2020-01-01"},
	{"notice_id": "n5", "status": "in_effect"},
]

at(records) := {"today": "2026-11-20", "parameters": {"notice_acknowledgement": {"emergency_days": 7}}, "evidence": {"notice_acknowledgements": {"records": records}, "privacy_notices": {"records": notices}}}

with_one(change) := at([object.union(record, change)])

without(fields, change) := at([object.union(object.remove(record, fields), change)])

found(findings) := {[object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.id == "a1"; f.kind == "notice_acknowledgements"}

test_given_and_acknowledged_passes if {
	count(acks.deny) == 0 with input as with_one({})
	acks.population == {{"kind": "notice_acknowledgements", "id": "a1"}} with input as with_one({})
	count(acks.population) == 0 with input as at([])
	count(acks.deny) == 0 with input as with_one({"given_on": "2026-09-30"})
}

test_no_later_than_the_first_service if {
	late := acks.deny with input as with_one({"given_on": "2026-10-02"})
	found(late) == {["given_on", "rule", "was given the notice on 2026-10-02, 1 day after the first service; give it now, and find out why"]}
	never := acks.deny with input as without(["given_on"], {})
	found(never) == {["given_on", "rule", "is not shown to be given the notice, and first service was on 2026-10-01; give it now, and find out why"]}
	today := acks.deny with input as without(["given_on"], {"first_service_on": "2026-11-20"})
	count(today) == 1
	undated := acks.deny with input as without(["first_service_on"], {})
	found(undated) == {["first_service_on", "rule", "has no day of first service, so that the notice is not shown to be given by then; give it now, and find out why"]}
	booked := acks.deny with input as without(["given_on", "acknowledged_on"], {"first_service_on": "2026-11-21"})
	found(booked) == {["first_service_on", "program", "has first service on 2026-11-21, a day still to come; correct the date"]}
}

test_electronic_first_service if {
	expected := {["automatic", "rule", "was first served electronically, and is not shown to get the notice automatically with the answer; give it now, and find out why"]}
	absent := acks.deny with input as with_one({"setting": "electronic"})
	found(absent) == expected
	no := acks.deny with input as with_one({"setting": "electronic", "automatic": false})
	found(no) == expected
	count(acks.deny) == 0 with input as with_one({"setting": "electronic", "automatic": true})
}

emergency := {"setting": "emergency", "emergency_over_on": "2026-10-03", "given_on": "2026-10-10"}

test_after_an_emergency if {
	bare := ["acknowledged_on", "kept"]
	count(acks.deny) == 0 with input as without(bare, emergency)
	expected := {["given_on", "program", "was treated in an emergency, and the notice is not shown to be given within 7 days of its end; this program allows no more"]}
	late := acks.deny with input as without(bare, object.union(emergency, {"given_on": "2026-10-11"}))
	found(late) == expected
	never := acks.deny with input as at([object.remove(object.union(record, emergency), array.concat(bare, ["given_on"]))])
	found(never) == expected
	undated := acks.deny with input as at([object.remove(object.union(record, emergency), array.concat(bare, ["emergency_over_on"]))])
	found(undated) == expected
	fresh := acks.deny with input as at([object.remove(object.union_n([record, emergency, {"emergency_over_on": "2026-11-13"}]), array.concat(bare, ["given_on"]))])
	count(fresh) == 0
}

version(name) := {["notice", "rule", sprintf("was given %v on 2026-10-01, which is not shown to be the notice in effect that day; give the right one, and clear out old copies", [name])]}

test_the_version_in_effect if {
	every name in ["n1", "n3", "n5", "n9"] {
		deny := acks.deny with input as with_one({"notice": name})
		found(deny) == version(name)
	}
	absent := acks.deny with input as without(["notice"], {})
	found(absent) == version("an unrecorded version")
	first := acks.deny with input as with_one({"first_service_on": "2026-02-16", "given_on": "2026-02-16"})
	count(first) == 0
	early := acks.deny with input as with_one({"first_service_on": "2026-02-15", "given_on": "2026-02-15"})
	count(early) == 1
	last := acks.deny with input as with_one({"notice": "n1", "first_service_on": "2026-02-15", "given_on": "2026-02-15"})
	count(last) == 0
	over := acks.deny with input as with_one({"notice": "n1", "first_service_on": "2026-02-16", "given_on": "2026-02-16"})
	count(over) == 1
	open_end := acks.deny with input as with_one({"notice": "n4"})
	count(open_end) == 0
}

test_by_email if {
	expected := {["email_agreed", "rule", "was given the notice by email without an agreement to electronic notice on record; give it on paper, or get the agreement"]}
	absent := acks.deny with input as with_one({"given_by": "email"})
	found(absent) == expected
	no := acks.deny with input as with_one({"given_by": "email", "email_agreed": false})
	found(no) == expected
	agreed := {"given_by": "email", "email_agreed": true}
	count(acks.deny) == 0 with input as with_one(agreed)
	lost := {["paper_given_on", "rule", "was sent the notice by an email that failed, and is not shown to have a paper copy; send one"]}
	failed := acks.deny with input as with_one(object.union(agreed, {"email_failed": true}))
	found(failed) == lost
	planned := acks.deny with input as with_one(object.union(agreed, {"email_failed": true, "paper_given_on": "2026-11-21"}))
	found(planned) == lost
	count(acks.deny) == 0 with input as with_one(object.union(agreed, {"email_failed": true, "paper_given_on": "2026-11-20"}))
	count(acks.deny) == 0 with input as with_one(object.union(agreed, {"email_failed": false}))
	count(acks.deny) == 0 with input as with_one({"email_failed": true})
}

unsigned(words) := {["acknowledged_on", "rule", sprintf("did not acknowledge receipt in writing, and %v; ask at the next visit, or record what was tried", [words])]}

test_acknowledged_or_tried if {
	neither := acks.deny with input as without(["acknowledged_on"], {})
	found(neither) == unsigned("neither effort nor reason is on record")
	reason := acks.deny with input as without(["acknowledged_on"], {"reason": "declined"})
	found(reason) == unsigned("no effort to obtain it is on record")
	effort := acks.deny with input as without(["acknowledged_on"], {"effort": "asked twice"})
	found(effort) == unsigned("no reason why not is on record")
	count(acks.deny) == 0 with input as without(["acknowledged_on"], {"effort": "asked twice", "reason": "declined"})
	ungiven := acks.deny with input as without(["given_on", "acknowledged_on"], {})
	count(ungiven) == 1
}

test_acknowledged_on_a_day_to_come if {
	deny := acks.deny with input as with_one({"acknowledged_on": "2026-11-21"})
	found(deny) == unsigned("neither effort nor reason is on record") | {["acknowledged_on", "program", "has acknowledged on 2026-11-21, a day still to come; correct the date"]}
	today := acks.deny with input as with_one({"acknowledged_on": "2026-11-20"})
	count(today) == 0
}

test_given_on_a_day_to_come if {
	deny := acks.deny with input as without(["acknowledged_on"], {"given_on": "2026-11-21", "notice": "n9"})
	found(deny) == {
		["given_on", "program", "has given on 2026-11-21, a day still to come; correct the date"],
		["given_on", "rule", "is not shown to be given the notice, and first service was on 2026-10-01; give it now, and find out why"],
	}
	today := acks.deny with input as with_one({"first_service_on": "2026-11-20", "given_on": "2026-11-20", "acknowledged_on": "2026-11-20"})
	count(today) == 0
}

unkept(day) := {["kept", "rule", sprintf("has an acknowledgement, or a note of effort and reason, that is not shown to be kept until %v; find it, or ask again", [day])]}

test_kept_for_six_years if {
	absent := acks.deny with input as without(["kept"], {})
	found(absent) == unkept("2032-10-01")
	no := acks.deny with input as with_one({"kept": false})
	found(no) == unkept("2032-10-01")
	later := acks.deny with input as with_one({"kept": false, "acknowledged_on": "2026-11-01"})
	found(later) == unkept("2032-11-01")
	note := acks.deny with input as without(["acknowledged_on", "kept"], {"effort": "asked", "reason": "left"})
	found(note) == unkept("2032-10-01")
	destroyed := acks.deny with input as with_one({"destroyed_on": "2026-11-01"})
	found(destroyed) == unkept("2032-10-01")
	old := {"first_service_on": "2020-03-02", "given_on": "2020-03-02", "acknowledged_on": "2020-03-02", "notice": "n1"}
	count(acks.deny) == 0 with input as without(["kept"], object.union(old, {"destroyed_on": "2026-03-02"}))
	short := acks.deny with input as with_one(object.union(old, {"destroyed_on": "2026-03-01"}))
	found(short) == unkept("2026-03-02")
}
