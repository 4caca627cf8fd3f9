package hipaa.administrative.password_management_test

import data.hipaa.administrative.password_management

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "")] | some f in findings}

words(findings) := {f.message | some f in findings}

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

person := {"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"}

account := {"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "assigned_to": ["w1"]}

setting := {"id": "pm", "system": "pm", "method": "password", "default_passwords_changed": true}

# Read 731 days before the day judged.
read := {"id": "a1", "policy_id": "p1", "version": "1.0", "person": "w1", "acknowledged_on": "2024-11-19"}

lesson := {"id": "t1", "person": "w1", "course": "c", "completed_on": "2024-11-19", "topics": ["password_management"], "result": "attended"}

base := {
	"today": "2026-11-20",
	"parameters": {"password_management": {"tell_days": 14, "retell_days": 731}},
	"evidence": {
		"acknowledgements": {"records": [read]},
		"authentication": {"records": [setting]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}, {"id": "idp", "system_id": "idp", "type": "identity_provider", "ephi": false, "status": "in_use"}]},
		"training": {"records": []},
		"user_accounts": {"records": [account]},
		"workforce": {"records": [person]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["password_management"]}]},
	},
}

with_lesson(fields) := json.patch(with_records("acknowledgements", []), [{"op": "replace", "path": "/evidence/training/records", "value": [object.union(lesson, fields)]}])

untold := ["workforce", "w1", "", ""]

test_told_at_the_limit_passes if {
	count(password_management.deny) == 0 with input as base
	count(password_management.deny) == 0 with input as with_lesson({})
	count(password_management.deny) == 0 with input as with_lesson({"result": "passed"})
	password_management.population == {{"kind": "workforce", "id": "w1"}, {"kind": "authentication", "id": "pm"}} with input as base
	count(password_management.excluded) == 0 with input as base
}

test_no_procedure_in_force_fails if {
	every policies in [[], [{"id": "p1", "policy_id": "p1", "status": "draft", "topics": ["password_management"]}], [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["training"]}]] {
		given := json.patch(with_lesson({}), [{"op": "replace", "path": "/evidence/written_policies/records", "value": policies}])
		deny := password_management.deny with input as given
		fails(deny, ["written_policies", "", "", ""], "no written procedure on topic password_management is in force; write down how passwords are created, changed and kept safe, and have it approved")
	}
}

test_never_told_fails if {
	message := "has passwords for pm, and neither acknowledged the procedure on passwords nor was trained in it in 2510 days; this program allows 14"
	every records in [[], [object.union(read, {"policy_id": "p2"})], [object.union(read, {"acknowledged_on": "2026-11-21"})], [object.union(read, {"person": "w2"})]] {
		deny := password_management.deny with input as with_records("acknowledgements", records)
		fails(deny, untold, message)
	}
	every fields in [{"result": "failed"}, {"topics": ["phishing"]}, {"completed_on": "2026-11-21"}, {"person": "w2"}] {
		deny_2 := password_management.deny with input as with_lesson(fields)
		fails(deny_2, untold, message)
	}
}

test_a_former_version_told_too if {
	count(password_management.deny) == 0 with input as with_records("acknowledgements", [object.union(read, {"version": "0.9"})])
}

# Somebody who began on that day and was never told.
new(day) := json.patch(with_records("acknowledgements", []), [{"op": "replace", "path": "/evidence/workforce/records/0/hired_on", "value": day}])

test_the_first_days_are_given if {
	count(password_management.deny) == 0 with input as new("2026-11-06")
	deny := password_management.deny with input as new("2026-11-05")
	faults(deny) == {untold}
}

test_who_has_no_password_or_left_is_left_out_and_said if {
	every fields in [{"password_enabled": false}, {"status": "disabled"}, {"account_type": "service"}, {"assigned_to": []}] {
		given := json.patch(with_records("user_accounts", [object.union(account, fields), object.union(account, {"id": "pm/x", "assigned_to": ["w9"]})]), [{"op": "replace", "path": "/evidence/acknowledgements/records", "value": []}])
		count(password_management.deny) == 0 with input as given
		password_management.excluded == {{"kind": "workforce", "id": "w1", "reason": "has no password that opens ePHI"}} with input as given
	}
	gone := with_records("workforce", [object.union(person, {"status": "ended", "ended_on": "2026-11-19"})])
	password_management.population == {{"kind": "authentication", "id": "pm"}} with input as gone
	password_management.excluded == {{"kind": "workforce", "id": "w1", "reason": "has left"}} with input as gone
}

test_told_too_long_ago_fails_as_practice if {
	given := with_records("acknowledgements", [object.union(read, {"acknowledged_on": "2024-11-18"})])
	deny := password_management.deny with input as given
	fails(deny, ["workforce", "w1", "", "program"], "was last told 732 days ago how passwords are kept safe; this program allows 731: take it into the next training")
	count(password_management.deny) == 0 with input as json.patch(given, [{"op": "replace", "path": "/evidence/workforce/records/0/status", "value": "on_leave"}])
	again := object.union(read, {"id": "a2", "acknowledged_on": "2026-11-20"})
	count(password_management.deny) == 0 with input as json.patch(given, [{"op": "add", "path": "/evidence/acknowledgements/records/-", "value": again}])
	count(password_management.deny) == 0 with input as with_lesson({"completed_on": "2026-11-20"})
}

test_delivered_passwords_fail if {
	message := "is not shown to have had the passwords changed that it was delivered with; change them, and say in the procedure who does so for a new system"
	every changed in [object.union(setting, {"default_passwords_changed": false}), object.remove(setting, ["default_passwords_changed"])] {
		deny := password_management.deny with input as with_records("authentication", [changed])
		fails(deny, ["authentication", "pm", "default_passwords_changed", "rule"], message)
		portal := json.patch(with_records("authentication", [changed]), [{"op": "replace", "path": "/evidence/systems/records/0/type", "value": "payer_portal"}])
		deny_2 := password_management.deny with input as portal
		fails(deny_2, ["authentication", "pm", "default_passwords_changed", "program"], message)
		count(password_management.deny) == 0 with input as with_records("authentication", [object.union(changed, {"method": "passkey"})])
	}
}

test_a_directory_is_judged_where_it_is_relied_on if {
	directory := {"id": "idp", "system": "idp", "method": "password", "default_passwords_changed": false}
	alone := with_records("authentication", [setting, directory])
	count(password_management.deny) == 0 with input as alone
	password_management.excluded == {{"kind": "authentication", "id": "idp", "reason": "system touches no ePHI"}} with input as alone
	left_over := object.union(setting, {"signs_in_at": "idp"})
	retired := {"id": "old", "system": "old", "method": "single_sign_on", "signs_in_at": "idp"}
	every other in [left_over, retired] {
		given := json.patch(with_records("authentication", [setting, other, directory]), [{"op": "add", "path": "/evidence/systems/records/-", "value": {"id": "old", "system_id": "old", "type": "ehr", "ephi": true, "status": "retired"}}])
		count(password_management.deny) == 0 with input as given
	}
	relied := with_records("authentication", [{"id": "pm", "system": "pm", "method": "single_sign_on", "signs_in_at": "idp"}, directory])
	deny := password_management.deny with input as relied
	faults(deny) == {["authentication", "idp", "default_passwords_changed", "rule"]}
}

test_an_unknown_system_fails_as_practice if {
	deny := password_management.deny with input as with_records("authentication", [setting, object.union(setting, {"id": "zz", "system": "zz"})])
	fails(deny, ["authentication", "zz", "system", "program"], "is about system zz, which is not in the inventory; add the system or correct its id")
}

keyed := object.union(account, {"password_enabled": false})

test_where_no_account_opens_with_a_password_everybody_was_looked_at if {
	none := json.patch(with_records("user_accounts", [keyed]), [{"op": "replace", "path": "/evidence/acknowledgements/records", "value": []}])
	count(password_management.deny) == 0 with input as none
	{"kind": "workforce", "id": "w1"} in password_management.population with input as none
	count(password_management.excluded) == 0 with input as none
}

# Not known: the accounts are not on record, or nobody says who has the one with a password.
test_unknown_passwords_are_no_reason_to_look_at_nobody if {
	left_out := {"kind": "workforce", "id": "w1", "reason": "has no password that opens ePHI"}
	every accounts in [
		[],
		[object.union(keyed, {"status": "disabled"})],
		[keyed, object.remove(object.union(account, {"id": "pm/x", "user": "x"}), ["assigned_to"])],
	] {
		password_management.excluded == {left_out} with input as with_records("user_accounts", accounts)
		password_management.population == {{"kind": "authentication", "id": "pm"}} with input as with_records("user_accounts", accounts)
	}
}
