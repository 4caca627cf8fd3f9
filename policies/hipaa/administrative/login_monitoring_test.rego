package hipaa.administrative.login_monitoring_test

import data.hipaa.administrative.login_monitoring

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "")] | some f in findings}

words(findings) := {f.message | some f in findings}

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

# Attempts up to 145 days before the day judged.
check := {"id": "l1", "check_id": "l1", "system": "pm", "from": "2026-06-01", "to": "2026-06-28", "checked_on": "2026-07-01", "checked_by": "w1", "failed_attempts": 9, "discrepancies": 0}

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

base := {
	"today": "2026-11-20",
	"parameters": {"login_monitoring": {"check_days": 145, "gap_days": 7, "lookback_days": 365, "report_days": 3, "close_days": 45}},
	"evidence": {
		"authentication": {"records": [{"id": "pm", "system": "pm", "method": "password"}]},
		"login_monitoring": {"records": [check]},
		"systems": {"records": [system, {"id": "idp", "system_id": "idp", "type": "identity_provider", "ephi": false, "status": "in_use"}]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["login_monitoring"]}]},
	},
}

with_check(fields) := with_records("login_monitoring", [object.union(check, fields)])

without(fields) := with_records("login_monitoring", [object.remove(check, fields)])

directory := {"op": "replace", "path": "/evidence/authentication/records", "value": [{"id": "pm", "system": "pm", "method": "single_sign_on", "signs_in_at": "idp"}]}

practice(field) := ["login_monitoring", "l1", field, "program"]

unwatched := ["systems", "pm", "", "rule"]

test_at_the_limit_passes if {
	count(login_monitoring.deny) == 0 with input as base
	login_monitoring.population == {{"kind": "systems", "id": "pm"}, {"kind": "login_monitoring", "id": "l1"}} with input as base
	login_monitoring.excluded == {{"kind": "systems", "id": "idp", "reason": "touches no ePHI"}} with input as base
}

test_a_check_of_a_system_out_of_scope_is_left_out_and_said if {
	given := with_records("login_monitoring", [check, object.union(check, {"id": "l2", "system": "idp"})])
	count(login_monitoring.deny) == 0 with input as given
	{"kind": "login_monitoring", "id": "l2", "reason": "system touches no ePHI"} in login_monitoring.excluded with input as given
	not {"kind": "login_monitoring", "id": "l2"} in login_monitoring.population with input as given
}

test_no_procedure_in_force_fails if {
	deny := login_monitoring.deny with input as with_records("written_policies", [])
	faults(deny) == {["written_policies", "", "", ""]}
}

test_a_system_that_nobody_watches_fails if {
	deny := login_monitoring.deny with input as with_records("login_monitoring", [])
	fails(deny, unwatched, "shows nobody who looked at attempts to sign in; draw the list of failed and locked ones, or have an alert raised, and record each look")
}

test_a_payers_portal_fails_as_practice if {
	given := json.patch(with_records("login_monitoring", []), [{"op": "replace", "path": "/evidence/systems/records/0/type", "value": "payer_portal"}])
	deny := login_monitoring.deny with input as given
	faults(deny) == {["systems", "pm", "", "program"]}
}

test_watched_where_its_users_sign_in_passes if {
	given := json.patch(with_check({"system": "idp"}), [directory])
	count(login_monitoring.deny) == 0 with input as given
	login_monitoring.population == {{"kind": "systems", "id": "pm"}, {"kind": "login_monitoring", "id": "l1"}} with input as given
	count(login_monitoring.deny) == 0 with input as json.patch(base, [directory])
	deny := login_monitoring.deny with input as json.patch(with_records("login_monitoring", []), [directory])
	fails(deny, unwatched, "shows nobody who looked at attempts to sign in, neither here nor at idp, where its users sign in; draw the list of failed and locked ones, or have an alert raised, and record each look")
	own := json.patch(given, [{"op": "replace", "path": "/evidence/authentication/records/0/method", "value": "password"}])
	deny_2 := login_monitoring.deny with input as own
	fails(deny_2, unwatched, "shows nobody who looked at attempts to sign in; draw the list of failed and locked ones, or have an alert raised, and record each look")
}

test_checks_that_count_for_nothing if {
	later := login_monitoring.deny with input as with_check({"checked_on": "2026-11-21"})
	faults(later) == {unwatched, practice("checked_on")}
	count(login_monitoring.deny) == 0 with input as with_check({"checked_on": "2026-11-20"})
	backwards := login_monitoring.deny with input as with_check({"from": "2026-06-29"})
	faults(backwards) == {unwatched, practice("to")}
	ahead := login_monitoring.deny with input as with_check({"to": "2026-07-02"})
	faults(ahead) == {unwatched, practice("to")}
	count(login_monitoring.deny) == 0 with input as with_check({"from": "2026-07-01", "to": "2026-07-01"})
	one_day := login_monitoring.deny with input as with_check({"from": "2026-07-02", "to": "2026-07-02"})
	"is about days that end after the day they were looked at, and counts for nothing until the dates are corrected" in words(one_day)
	both := login_monitoring.deny with input as with_check({"from": "2026-07-04", "to": "2026-07-03"})
	"is about days that end before they begin, and counts for nothing until the dates are corrected" in words(both)
	faults(both) == {unwatched, practice("to")}
}

test_one_day_over_fails_as_practice if {
	deny := login_monitoring.deny with input as with_check({"to": "2026-06-27"})
	fails(deny, ["systems", "pm", "", "program"], "had its attempts to sign in looked at up to 146 days ago; this program allows 145")
}

test_discrepancies_that_nobody_reported_fail if {
	recent := {"discrepancies": 1, "to": "2026-11-15", "checked_on": "2026-11-17"}
	count(login_monitoring.deny) == 0 with input as with_check(recent)
	message := "found 2 discrepancies, not shown to be reported 4 days later; this program allows 3: report it to those who deal with incidents"
	open := {"discrepancies": 2, "to": "2026-11-15", "checked_on": "2026-11-16"}
	deny := login_monitoring.deny with input as with_check(open)
	fails(deny, ["login_monitoring", "l1", "reported_on", ""], message)
	deny_2 := login_monitoring.deny with input as with_check(object.union(open, {"reported_on": "2026-11-21"}))
	fails(deny_2, ["login_monitoring", "l1", "reported_on", ""], message)
	one := login_monitoring.deny with input as with_check(object.union(open, {"discrepancies": 1}))
	fails(one, ["login_monitoring", "l1", "reported_on", ""], replace(message, "2 discrepancies", "1 discrepancy"))
	today := login_monitoring.deny with input as with_check(object.union(open, {"reported_on": "2026-11-20", "reported_to": "security-official"}))
	fails(today, practice("reported_on"), "reported 2 discrepancies after 4 days; this program allows 3")
}

test_reported_late_to_nobody_or_never_closed_fails_as_practice if {
	done := {"discrepancies": 1, "reported_on": "2026-07-04", "reported_to": "security-official", "closed_on": "2026-07-09"}
	count(login_monitoring.deny) == 0 with input as with_check(done)
	count(login_monitoring.deny) == 0 with input as with_check(object.union(done, {"closed_on": "2026-11-20"}))
	count(login_monitoring.deny) == 0 with input as with_check({"discrepancies": 0, "reported_on": "2026-07-05"})
	deny := login_monitoring.deny with input as with_check(object.union(done, {"reported_on": "2026-07-05"}))
	fails(deny, practice("reported_on"), "reported 1 discrepancy after 4 days; this program allows 3")
	deny_2 := login_monitoring.deny with input as with_check(object.remove(done, ["reported_to"]))
	fails(deny_2, practice("reported_to"), "does not say to which office the discrepancies were reported; record it")
	deny_3 := login_monitoring.deny with input as with_check(object.remove(done, ["closed_on"]))
	fails(deny_3, practice("closed_on"), "has discrepancies that are still open 139 days after their report; this program allows 45")
	deny_4 := login_monitoring.deny with input as with_check(object.union(done, {"closed_on": "2026-11-21"}))
	fails(deny_4, practice("closed_on"), "has discrepancies that are still open 139 days after their report; this program allows 45")
	fresh := object.union(object.remove(done, ["closed_on"]), {"to": "2026-10-05", "checked_on": "2026-10-06", "reported_on": "2026-10-06"})
	count(login_monitoring.deny) == 0 with input as with_check(fresh)
	old := object.union(fresh, {"checked_on": "2026-10-05", "reported_on": "2026-10-05"})
	deny_5 := login_monitoring.deny with input as with_check(old)
	fails(deny_5, practice("closed_on"), "has discrepancies that are still open 46 days after their report; this program allows 45")
}

test_reported_or_closed_too_early_to_be_true_fails_as_practice if {
	done := {"discrepancies": 1, "reported_on": "2026-06-01", "reported_to": "security-official", "closed_on": "2026-06-01"}
	count(login_monitoring.deny) == 0 with input as with_check(done)
	reported := login_monitoring.deny with input as with_check(object.union(done, {"reported_on": "2026-05-31"}))
	fails(reported, practice("reported_on"), "was reported on 2026-05-31, before the first day it is about, 2026-06-01; correct the dates")
	closed := login_monitoring.deny with input as with_check(object.union(done, {"closed_on": "2026-05-31"}))
	fails(closed, practice("closed_on"), "was closed on 2026-05-31, before it was reported on 2026-06-01; correct the dates")
}

test_whether_anything_did_not_fit if {
	deny := login_monitoring.deny with input as without(["discrepancies"])
	fails(deny, practice("discrepancies"), "does not say whether anything did not fit; record how many, 0 included")
	deny_2 := login_monitoring.deny with input as with_check({"discrepancies": -1})
	fails(deny_2, practice("discrepancies"), "does not say whether anything did not fit; record how many, 0 included")
}

test_who_looked if {
	deny := login_monitoring.deny with input as without(["checked_by"])
	fails(deny, practice("checked_by"), "names nobody who looked; record who did")
	deny_2 := login_monitoring.deny with input as with_check({"checked_by": "w9"})
	fails(deny_2, practice("checked_by"), "was done by w9, who is not in the workforce records; find out who it was")
	every day, field in {"2026-11-20": "checked_by", "2026-11-21": "checked_on"} {
		dated := login_monitoring.deny with input as with_check({"checked_by": "w9", "checked_on": day})
		{fault[2] | some fault in faults(dated); fault[0] == "login_monitoring"} == {field}
	}
}

test_an_unknown_system_fails_as_practice if {
	deny := login_monitoring.deny with input as with_records("login_monitoring", [check, object.union(check, {"id": "l2", "system": "zz"})])
	fails(deny, ["login_monitoring", "l2", "system", "program"], "is about system zz, which is not in the inventory; add the system or correct its id")
}

with_earlier(to) := with_records("login_monitoring", [check, object.union(check, {"id": "l0", "from": "2026-05-01", "to": to, "checked_on": "2026-05-31"})])

test_days_of_which_nobody_looked_at_attempts_fail_as_practice if {
	count(login_monitoring.deny) == 0 with input as with_earlier("2026-05-24")
	deny := login_monitoring.deny with input as with_earlier("2026-05-23")
	fails(deny, ["systems", "pm", "", "program"], "had no attempts to sign in looked at after 2026-05-23 and before 2026-06-01 (8 days); this program allows 7 between two checks: look at those too, and record it")
	at_the_directory := json.patch(with_earlier("2026-05-23"), [
		directory,
		{"op": "add", "path": "/evidence/login_monitoring/records/-", "value": object.union(check, {"id": "l9", "system": "idp", "from": "2026-05-20", "to": "2026-06-02", "checked_on": "2026-06-02"})},
	])
	count(login_monitoring.deny) == 0 with input as at_the_directory
}

long(from) := json.patch(with_earlier("2026-05-31"), [{"op": "add", "path": "/evidence/login_monitoring/records/-", "value": object.union(check, {"id": "l9", "from": "2025-01-01", "to": "2025-01-31", "checked_on": "2025-02-01"})}, {"op": "replace", "path": "/evidence/login_monitoring/records/1/from", "value": from}])

test_days_long_ago_are_past if {
	count(login_monitoring.deny) == 0 with input as long("2025-11-19")
	count(login_monitoring.deny) == 1 with input as long("2025-11-20")
}
