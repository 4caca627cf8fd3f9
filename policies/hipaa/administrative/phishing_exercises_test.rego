package hipaa.administrative.phishing_exercises_test

import data.hipaa.administrative.phishing_exercises

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "")] | some f in findings}

words(findings) := {f.message | some f in findings}

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

person := {"id": "w1", "person": "w1", "status": "active", "unit": "billing", "hired_on": "2020-01-06"}

coach := {"id": "w2", "person": "w2", "status": "active", "unit": "billing", "hired_on": "2020-01-06"}

mailbox := {"id": "email/w1", "system": "email", "user": "w1", "status": "active", "account_type": "person", "assigned_to": ["w1"], "created_on": "2020-01-06"}

# Sent 200 days before the day judged.
message_sent := {"id": "c1/w1", "campaign": "c1", "person": "w1", "sent_on": "2026-05-04", "result": "reported"}

base := {
	"today": "2026-11-20",
	"parameters": {"phishing_exercises": {"exercise_days": 200, "coaching_days": 14}},
	"evidence": {
		"phishing_campaigns": {"records": [message_sent]},
		"systems": {"records": [{"id": "email", "system_id": "email", "type": "email", "ephi": true, "status": "in_use"}, {"id": "old", "system_id": "old", "type": "email", "ephi": true, "status": "retired"}, {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}]},
		"user_accounts": {"records": [mailbox]},
		"workforce": {"records": [person, coach]},
	},
}

with_record(fields) := with_records("phishing_campaigns", [object.union(message_sent, fields)])

fault(field) := ["phishing_campaigns", "c1/w1", field, ""]

test_at_the_limit_passes if {
	count(phishing_exercises.deny) == 0 with input as base
	phishing_exercises.population == {{"kind": "workforce", "id": "w1"}, {"kind": "phishing_campaigns", "id": "c1/w1"}} with input as base
	phishing_exercises.excluded == {{"kind": "workforce", "id": "w2", "reason": "has no mailbox on record"}} with input as base
}

test_who_is_away_is_left_out_and_said if {
	every case in [
		[{"status": "ended", "ended_on": "2026-11-19"}, "has left", "person has left"],
		[{"status": "on_leave"}, "status on_leave", "person on_leave"],
	] {
		given := json.patch(with_record({"result": "clicked"}), [{"op": "replace", "path": "/evidence/workforce/records", "value": [object.union(person, case[0])]}])
		count(phishing_exercises.deny) == 0 with input as given
		phishing_exercises.excluded == {{"kind": "workforce", "id": "w1", "reason": case[1]}, {"kind": "phishing_campaigns", "id": "c1/w1", "reason": case[2]}} with input as given
	}
}

test_accounts_that_are_no_mailbox if {
	every fields in [{"system": "old"}, {"system": "pm"}, {"status": "disabled"}, {"account_type": "service"}] {
		given := json.patch(with_records("user_accounts", [object.union(mailbox, fields)]), [{"op": "replace", "path": "/evidence/phishing_campaigns/records", "value": []}])
		count(phishing_exercises.deny) == 0 with input as given
		count(phishing_exercises.population) == 0 with input as given
	}
}

test_one_day_over_fails if {
	deny := phishing_exercises.deny with input as with_record({"sent_on": "2026-05-03"})
	fails(deny, ["workforce", "w1", "", ""], "was last sent a mock phishing message 201 days ago; this program allows 200: include this person in the next campaign")
	count(phishing_exercises.deny) == 0 with input as with_records("phishing_campaigns", [object.union(message_sent, {"id": "c0/w1", "sent_on": "2026-01-04"}), message_sent])
}

test_never_sent_one_counts_from_the_mailbox if {
	given := with_records("phishing_campaigns", [])
	deny := phishing_exercises.deny with input as given
	fails(deny, ["workforce", "w1", "", ""], "has had a mailbox for 2510 days and was never sent a mock phishing message; this program allows 200")
	deny_2 := phishing_exercises.deny with input as json.patch(given, [{"op": "remove", "path": "/evidence/user_accounts/records/0/created_on"}])
	fails(deny_2, ["workforce", "w1", "", ""], "has had a mailbox for 2510 days and was never sent a mock phishing message; this program allows 200")
	count(phishing_exercises.deny) == 0 with input as json.patch(given, [{"op": "replace", "path": "/evidence/user_accounts/records/0/created_on", "value": "2026-05-04"}])
	second := object.union(mailbox, {"id": "email/anna", "user": "anna", "created_on": "2026-11-02"})
	phishing_exercises.deny == deny with input as json.patch(given, [{"op": "add", "path": "/evidence/user_accounts/records/-", "value": second}])
}

test_a_message_still_to_come_fails if {
	alone := phishing_exercises.deny with input as with_record({"sent_on": "2026-11-21"})
	faults(alone) == {fault("sent_on"), ["workforce", "w1", "", ""]}
	deny := phishing_exercises.deny with input as with_records("phishing_campaigns", [message_sent, object.union(message_sent, {"id": "c2/w1", "sent_on": "2026-11-21"})])
	faults(deny) == {["phishing_campaigns", "c2/w1", "sent_on", ""]}
	count(phishing_exercises.deny) == 0 with input as with_record({"sent_on": "2026-11-20"})
}

test_who_fell_for_it_is_coached if {
	count(phishing_exercises.deny) == 0 with input as with_record({"sent_on": "2026-11-06", "result": "clicked"})
	deny := phishing_exercises.deny with input as with_record({"sent_on": "2026-11-05", "result": "clicked"})
	fails(deny, fault("coached_on"), "shows that w1 clicked and nobody went through it for 15 days; this program allows 14: coach this person")
	deny_2 := phishing_exercises.deny with input as with_record({"sent_on": "2026-11-05", "result": "clicked", "coached_on": "2026-11-21"})
	fails(deny_2, fault("coached_on"), "shows that w1 clicked and nobody went through it for 15 days; this program allows 14: coach this person")
	count(phishing_exercises.deny) == 0 with input as with_record({"result": "clicked", "coached_on": "2026-05-18", "coached_by": "w2"})
	deny_3 := phishing_exercises.deny with input as with_record({"result": "clicked", "coached_on": "2026-05-19", "coached_by": "w2"})
	fails(deny_3, fault("coached_on"), "was gone through with w1 after 15 days; this program allows 14")
	deny_4 := phishing_exercises.deny with input as with_record({"result": "clicked", "coached_on": "2026-05-03", "coached_by": "w2"})
	fails(deny_4, fault("coached_on"), "was gone through on 2026-05-03, before it was sent; correct the dates")
	count(phishing_exercises.deny) == 0 with input as with_record({"result": "no_action"})
	count(phishing_exercises.deny) == 0 with input as with_record({"result": "clicked", "coached_on": "2026-05-04", "coached_by": "w2"})
	count(phishing_exercises.deny) == 0 with input as with_record({"sent_on": "2026-11-06", "result": "clicked", "coached_on": "2026-11-20", "coached_by": "w2"})
	today := phishing_exercises.deny with input as with_record({"sent_on": "2026-11-05", "result": "clicked", "coached_on": "2026-11-20", "coached_by": "w2"})
	fails(today, fault("coached_on"), "was gone through with w1 after 15 days; this program allows 14")
	count(phishing_exercises.deny) == 0 with input as with_record({"result": "reported", "coached_on": "2026-05-19"})
}

test_a_password_that_was_entered_is_changed if {
	entered := {"result": "entered", "coached_on": "2026-05-05", "coached_by": "w2"}
	every day in ["2026-05-04", "2026-11-20"] {
		count(phishing_exercises.deny) == 0 with input as with_record(object.union(entered, {"password_changed_on": day}))
	}
	message := "shows that w1 entered a password, not shown to be changed 200 days later; this program allows 14: change it"
	deny := phishing_exercises.deny with input as with_record(entered)
	fails(deny, fault("password_changed_on"), message)
	deny_2 := phishing_exercises.deny with input as with_record(object.union(entered, {"password_changed_on": "2026-05-03"}))
	fails(deny_2, fault("password_changed_on"), message)
	deny_3 := phishing_exercises.deny with input as with_record(object.union(entered, {"password_changed_on": "2026-11-21"}))
	fails(deny_3, fault("password_changed_on"), message)
	both := phishing_exercises.deny with input as with_record({"sent_on": "2026-11-05", "result": "entered"})
	words(both) == {
		"shows that w1 entered a password and nobody went through it for 15 days; this program allows 14: coach this person",
		"shows that w1 entered a password, not shown to be changed 15 days later; this program allows 14: change it",
	}
	count(phishing_exercises.deny) == 0 with input as with_record({"sent_on": "2026-11-06", "result": "entered"})
}

test_who_coached if {
	coached := {"result": "clicked", "coached_on": "2026-05-05"}
	deny := phishing_exercises.deny with input as with_record(coached)
	fails(deny, fault("coached_by"), "names nobody who went through it with the person; record who did")
	deny_2 := phishing_exercises.deny with input as with_record(object.union(coached, {"coached_by": "w1"}))
	fails(deny_2, fault("coached_by"), "was gone through by w1 alone; have somebody do it with this person")
	deny_3 := phishing_exercises.deny with input as with_record(object.union(coached, {"coached_by": "w9"}))
	fails(deny_3, fault("coached_by"), "was gone through by w9, who is not in the workforce records; find out who it was")
	every stranger in ["w1", "w9"] {
		to_come := phishing_exercises.deny with input as with_record({"sent_on": "2026-11-05", "result": "clicked", "coached_on": "2026-11-21", "coached_by": stranger})
		faults(to_come) == {fault("coached_on")}
	}
	alone := phishing_exercises.deny with input as with_records("phishing_campaigns", [message_sent, object.union_n([message_sent, coached, {"id": "c1/w9", "person": "w9", "coached_by": "w9"}])])
	faults(alone) == {["phishing_campaigns", "c1/w9", "person", ""], ["phishing_campaigns", "c1/w9", "coached_by", ""]}
	words(alone) == {
		"went to w9, who is not in the workforce records; correct the person, or close the mailbox",
		"was gone through by w9 alone; have somebody do it with this person",
	}
}

test_no_result_fails if {
	deny := phishing_exercises.deny with input as with_records("phishing_campaigns", [object.remove(message_sent, ["result"])])
	fails(deny, fault("result"), "does not say what the person did with it; record the result")
	today := phishing_exercises.deny with input as with_records("phishing_campaigns", [object.remove(object.union(message_sent, {"sent_on": "2026-11-20"}), ["result"])])
	today == deny
	to_come := phishing_exercises.deny with input as with_records("phishing_campaigns", [message_sent, object.remove(object.union(message_sent, {"id": "c2/w1", "sent_on": "2026-11-21"}), ["result"])])
	faults(to_come) == {["phishing_campaigns", "c2/w1", "sent_on", ""]}
}

test_somebody_unknown_fails if {
	deny := phishing_exercises.deny with input as with_records("phishing_campaigns", [message_sent, object.union(message_sent, {"id": "c1/w9", "person": "w9"})])
	fails(deny, ["phishing_campaigns", "c1/w9", "person", ""], "went to w9, who is not in the workforce records; correct the person, or close the mailbox")
}
