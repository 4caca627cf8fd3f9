package hipaa.administrative.security_reminders_test

import data.hipaa.administrative.security_reminders

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "")] | some f in findings}

words(findings) := {f.message | some f in findings}

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

# Sent 45 and 75 days before the day judged.
second := {"id": "r2", "reminder_id": "r2", "sent_on": "2026-10-06", "subject": "faxes", "audience": ["all"]}

first := {"id": "r1", "reminder_id": "r1", "sent_on": "2026-09-06", "subject": "mail", "audience": ["billing", "coding"]}

base := {
	"today": "2026-11-20",
	"parameters": {"security_reminders": {"reminder_days": 45}},
	"evidence": {
		"reminders": {"records": [first, second]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "unit": "billing"},
			{"id": "w2", "person": "w2", "status": "active", "unit": "coding"},
			{"id": "w3", "person": "w3", "status": "ended", "unit": "collections"},
			{"id": "w4", "person": "w4", "status": "on_leave", "unit": "mail_room"},
		]},
	},
}

test_reminded_again_at_the_limit_passes if {
	count(security_reminders.deny) == 0 with input as base
	security_reminders.population == {{"kind": "reminders", "id": "r1"}, {"kind": "reminders", "id": "r2"}} with input as base
}

none := "no security reminder is on record that went out with a subject, to anybody; send one, and another from time to time"

test_no_reminder_at_all_fails_once if {
	deny := security_reminders.deny with input as with_records("reminders", [])
	fails(deny, ["reminders", "", "", ""], none)
	one_unit := security_reminders.deny with input as json.patch(with_records("reminders", []), [{"op": "replace", "path": "/evidence/workforce/records", "value": [{"id": "w1", "person": "w1", "status": "active", "unit": "billing"}]}])
	one_unit == deny
	count(security_reminders.population) == 0 with input as with_records("reminders", [])
}

test_nobody_to_remind_passes if {
	every records in [[], [{"id": "w1", "person": "w1", "status": "active", "unit": "billing", "ended_on": "2026-11-19"}]] {
		count(security_reminders.deny) == 0 with input as json.patch(with_records("reminders", []), [{"op": "replace", "path": "/evidence/workforce/records", "value": records}])
	}
}

test_a_unit_that_was_never_reminded_fails if {
	every audience in [["billing"], ["billing", "collections"]] {
		given := with_records("reminders", [object.union(first, {"audience": audience}), object.union(second, {"audience": audience})])
		deny := security_reminders.deny with input as given
		fails(deny, ["reminders", "", "", ""], "no security reminder on record reached unit coding; send one, and another from time to time")
		once := security_reminders.deny with input as with_records("reminders", [object.union(second, {"audience": audience})])
		once == deny
	}
}

test_once_is_not_periodic if {
	count(security_reminders.deny) == 0 with input as with_records("reminders", [second])
	deny := security_reminders.deny with input as with_records("reminders", [object.union(second, {"sent_on": "2026-10-05"})])
	faults(deny) == {["reminders", "", "", "rule"]}
	words(deny) == {
		"unit billing was reminded of security once only, 46 days ago; this program allows 45: send the next",
		"unit coding was reminded of security once only, 46 days ago; this program allows 45: send the next",
	}
}

test_again_and_then_late_fails_as_practice if {
	given := with_records("reminders", [first, object.union(second, {"audience": ["billing"]}), object.union(first, {"id": "r0", "sent_on": "2026-08-06", "audience": ["coding"]})])
	deny := security_reminders.deny with input as given
	fails(deny, ["reminders", "", "", "program"], "unit coding was reminded of security last, 75 days ago; this program allows 45: send the next")
}

test_reminders_that_count_for_nothing if {
	later := security_reminders.deny with input as with_records("reminders", [first, second, object.union(second, {"id": "r3", "sent_on": "2026-11-21"})])
	faults(later) == {["reminders", "r3", "sent_on", "program"]}
	count(security_reminders.deny) == 0 with input as with_records("reminders", [first, second, object.union(second, {"id": "r3", "sent_on": "2026-11-20"})])
	every case in [["subject", "does not say what it was about, and counts for nothing until it does; record the subject"], ["audience", "does not say whom it reached, and counts for nobody until it does; record the units, or all"]] {
		bare := object.remove(object.union(second, {"id": "r3"}), [case[0]])
		deny := security_reminders.deny with input as with_records("reminders", [first, second, bare])
		fails(deny, ["reminders", "r3", case[0], "program"], case[1])
		alone := security_reminders.deny with input as with_records("reminders", [bare])
		faults(alone) == {["reminders", "", "", ""], ["reminders", "r3", case[0], "program"]}
		words(alone) == {none, case[1]}
	}
	to_come := security_reminders.deny with input as with_records("reminders", [object.union(second, {"sent_on": "2026-11-21"})])
	none in words(to_come)
	faults(to_come) == {["reminders", "", "", ""], ["reminders", "r2", "sent_on", "program"]}
	count(security_reminders.deny) == 0 with input as with_records("reminders", [object.union(second, {"sent_on": "2026-11-20"})])
}

test_a_unit_that_nobody_knows_fails_as_practice if {
	given := with_records("reminders", [first, second, object.union(second, {"id": "r3", "audience": ["all", "coders", "mail_room"]})])
	deny := security_reminders.deny with input as given
	fails(deny, ["reminders", "r3", "audience", "program"], "names coders, of which the workforce records know no member; write the units as they do")
}
