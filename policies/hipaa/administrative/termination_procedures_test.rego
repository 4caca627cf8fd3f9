package hipaa.administrative.termination_procedures_test

import data.hipaa.administrative.termination_procedures

leaver := {"id": "w1", "person": "w1", "status": "ended", "hired_on": "2020-01-06", "ended_on": "2026-11-19"}

account := {"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "assigned_to": ["w1"]}

base := {
	"today": "2026-11-20",
	"parameters": {"termination_procedures": {"access_days": 1}},
	"evidence": {
		"systems": {"records": [
			{"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"},
			{"id": "wiki", "system_id": "wiki", "type": "other", "ephi": false, "status": "in_use"},
			{"id": "idp", "system_id": "idp", "type": "identity_provider", "ephi": false, "status": "in_use"},
			{"id": "vpn", "system_id": "vpn", "type": "remote_access", "ephi": false, "status": "in_use"},
		]},
		"user_accounts": {"records": [account]},
		"workforce": {"records": [leaver, {"id": "w2", "person": "w2", "status": "active", "hired_on": "2020-01-06"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["termination"]}]},
	},
}

with_input(accounts, person) := json.patch(base, [
	{"op": "replace", "path": "/evidence/user_accounts/records", "value": accounts},
	{"op": "replace", "path": "/evidence/workforce/records/0", "value": person},
])

with_account(fields) := with_input([object.union(account, fields)], leaver)

left_on(day) := object.union(leaver, {"ended_on": day})

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_active_on_the_last_day_allowed_passes if {
	count(termination_procedures.deny) == 0 with input as base
	termination_procedures.population == {{"kind": "workforce", "id": "w1"}, {"kind": "user_accounts", "id": "pm/anna"}} with input as base
	termination_procedures.excluded == {{"kind": "workforce", "id": "w2", "reason": "status active"}} with input as base
}

test_active_one_day_longer_fails if {
	deny := termination_procedures.deny with input as with_input([account], left_on("2026-11-18"))
	found(deny) == {["user_accounts", "pm/anna", "status", "rule", "is still active 2 days after w1 left on 2026-11-18; this program allows 1: disable it"]}
}

test_no_days_allowed_means_by_the_end_of_the_last_day if {
	none := json.patch(base, [{"op": "replace", "path": "/parameters/termination_procedures/access_days", "value": 0}])
	deny := termination_procedures.deny with input as none
	found(deny) == {["user_accounts", "pm/anna", "status", "rule", "is still active 1 day after w1 left on 2026-11-19; this program allows 0: disable it"]}
	same_day := json.patch(none, [{"op": "replace", "path": "/evidence/workforce/records/0/ended_on", "value": "2026-11-20"}])
	count(termination_procedures.deny) == 0 with input as same_day
}

test_active_after_an_unknown_day_fails if {
	deny := termination_procedures.deny with input as with_input([account], object.remove(leaver, ["ended_on"]))
	found(deny) == {
		["user_accounts", "pm/anna", "status", "rule", "is still active although w1 has left; disable it"],
		["workforce", "w1", "ended_on", "program", "has left on a day that is not recorded; record the last day, against which the end of access is measured"],
	}
}

test_accounts_that_are_not_a_persons_own_are_handed_over if {
	every type in ["shared", "service", "emergency", "root"] {
		deny := termination_procedures.deny with input as with_input([object.union(account, {"account_type": type, "assigned_to": ["w2", "w1"]})], left_on("2026-11-01"))
		found(deny) == {["user_accounts", "pm/anna", "status", "rule", "is still active 19 days after w1 left on 2026-11-01; this program allows 1: change its password and name who has it now"]}
	}
}

test_the_basis_follows_the_system if {
	every case in [["pm", "rule"], ["idp", "rule"], ["vpn", "rule"], ["not/in inventory", "rule"], ["wiki", "program"]] {
		at := object.union(account, {"system": case[0]})
		deny := termination_procedures.deny with input as with_input([at], left_on("2026-11-01"))
		{[f.id, f.field, f.basis] | some f in deny} == {["pm/anna", "status", case[1]]}
		unknown_day := termination_procedures.deny with input as with_input([at], object.remove(leaver, ["ended_on"]))
		{[f.id, f.field, f.basis] | some f in unknown_day; f.kind == "user_accounts"} == {["pm/anna", "status", case[1]]}
		stranger := termination_procedures.deny with input as with_input([object.union(at, {"assigned_to": ["w9"]})], leaver)
		{[f.id, f.field, f.basis] | some f in stranger} == {["pm/anna", "assigned_to", case[1]]}
		used := termination_procedures.deny with input as with_input([object.union(at, {"last_used_at": "2026-11-20T12:00:00Z"})], leaver)
		{[f.id, f.field, f.basis] | some f in used} == {["pm/anna", "last_used_at", case[1]]}
	}
}

test_an_account_of_an_unknown_type_counts_as_a_persons if {
	unknown := object.union(account, {"account_type": "unknown"})
	deny := termination_procedures.deny with input as with_input([unknown], left_on("2026-11-18"))
	found(deny) == {["user_accounts", "pm/anna", "status", "rule", "is still active 2 days after w1 left on 2026-11-18; this program allows 1: disable it"]}
	every type, fields in {"person": {"assigned_to"}, "unknown": {"assigned_to"}, "shared": set()} {
		stranger := termination_procedures.deny with input as with_input([object.union(account, {"account_type": type, "assigned_to": ["w9"]})], leaver)
		{f.field | some f in stranger} == fields
	}
}

test_disabled_in_time_passes if {
	count(termination_procedures.deny) == 0 with input as with_account({"status": "disabled", "disabled_on": "2026-11-20"})
	count(termination_procedures.deny) == 0 with input as with_account({"status": "disabled", "disabled_on": "2026-11-01"})
}

test_disabled_late_fails_as_practice if {
	deny := termination_procedures.deny with input as with_input([object.union(account, {"status": "disabled", "disabled_on": "2026-11-20"})], left_on("2026-11-18"))
	found(deny) == {["user_accounts", "pm/anna", "disabled_on", "program", "was disabled 2 days after w1 left on 2026-11-18; this program allows 1"]}
}

test_disabled_on_an_unknown_day_fails_as_practice if {
	changed := with_account({"status": "disabled"})
	deny := termination_procedures.deny with input as changed
	found(deny) == {["user_accounts", "pm/anna", "disabled_on", "program", "does not show when it was disabled after w1 left; record the day"]}
}

test_used_after_leaving_fails_even_when_disabled if {
	deny := termination_procedures.deny with input as with_account({"status": "disabled", "disabled_on": "2026-11-20", "last_used_at": "2026-11-20T12:00:00Z"})
	found(deny) == {["user_accounts", "pm/anna", "last_used_at", "rule", "was used at 2026-11-20T12:00:00Z, after w1 left on 2026-11-19; find out by whom and treat it as a security incident"]}
}

test_used_until_the_last_day_passes if {
	count(termination_procedures.deny) == 0 with input as with_account({"last_used_at": "2026-11-19T18:00:00-05:00"})
	count(termination_procedures.deny) == 0 with input as with_account({"last_used_at": "2026-11-20T03:00:00Z"})
}

test_used_by_others_of_a_shared_account_passes if {
	every fields in [{"account_type": "shared"}, {"assigned_to": ["w1", "w2"]}] {
		count(termination_procedures.deny) == 0 with input as with_account(object.union({"last_used_at": "2026-11-20T12:00:00Z"}, fields))
	}
}

test_a_last_day_still_to_come_fails_as_practice if {
	deny := termination_procedures.deny with input as with_input([account], left_on("2026-11-21"))
	found(deny) == {["workforce", "w1", "ended_on", "program", "is recorded as gone, with a last day still to come (2026-11-21); correct the status or the day"]}
	count(termination_procedures.deny) == 0 with input as with_input([account], left_on("2026-11-20"))
}

test_a_last_day_past_counts_as_gone if {
	deny := termination_procedures.deny with input as with_input([account], object.union(leaver, {"status": "active", "ended_on": "2026-11-18"}))
	found(deny) == {
		["workforce", "w1", "status", "program", "has status active, with a last day already past (2026-11-18); correct the status or the day"],
		["user_accounts", "pm/anna", "status", "rule", "is still active 2 days after w1 left on 2026-11-18; this program allows 1: disable it"],
	}
}

test_a_last_day_announced_is_left_out if {
	announced := with_input([account], object.union(leaver, {"status": "active", "ended_on": "2026-11-20"}))
	changed := json.patch(announced, [{"op": "replace", "path": "/evidence/workforce/records/1", "value": object.union(leaver, {"id": "w2", "person": "w2"})}])
	count(termination_procedures.deny) == 0 with input as changed
	termination_procedures.population == {{"kind": "workforce", "id": "w2"}, {"kind": "user_accounts", "id": "pm/anna"}} with input as changed
	termination_procedures.excluded == {{"kind": "workforce", "id": "w1", "reason": "status active"}} with input as changed
}

test_where_nobody_left_everybody_is_judged if {
	changed := with_input([account], object.union(object.remove(leaver, ["ended_on"]), {"status": "on_leave"}))
	count(termination_procedures.deny) == 0 with input as changed
	termination_procedures.population == {{"kind": "workforce", "id": "w1"}, {"kind": "workforce", "id": "w2"}, {"kind": "user_accounts", "id": "pm/anna"}} with input as changed
	count(termination_procedures.excluded) == 0 with input as changed
}

test_an_empty_roster_judges_no_person if {
	changed := json.patch(base, [{"op": "replace", "path": "/evidence/workforce/records", "value": []}])
	{subject.kind | some subject in termination_procedures.population} == {"user_accounts"} with input as changed
}

# An export of current staff only must not make the accounts of those who left vanish.
test_an_active_account_of_somebody_not_in_the_roster_fails if {
	changed := with_input([object.union(account, {"assigned_to": ["w9"]})], left_on("2026-11-01"))
	deny := termination_procedures.deny with input as changed
	{[f.kind, f.id, f.field, f.basis] | some f in deny} == {["user_accounts", "pm/anna", "assigned_to", "rule"]}
	disabled := with_input([object.union(account, {"assigned_to": ["w9"], "status": "disabled"})], left_on("2026-11-01"))
	count(termination_procedures.deny) == 0 with input as disabled
}

test_accounts_of_nobody_are_left_out_and_said if {
	changed := with_input(
		[
			object.union(account, {"id": "a", "assigned_to": []}),
			object.union(object.remove(account, ["assigned_to"]), {"id": "b"}),
			object.union(account, {"id": "d", "assigned_to": ["w2"]}),
		],
		left_on("2026-11-01"),
	)
	count(termination_procedures.deny) == 0 with input as changed
	termination_procedures.population == {{"kind": "workforce", "id": "w1"}, {"kind": "user_accounts", "id": "d"}} with input as changed
	termination_procedures.excluded == {
		{"kind": "workforce", "id": "w2", "reason": "status active"},
		{"kind": "user_accounts", "id": "a", "reason": "assigned to nobody"},
		{"kind": "user_accounts", "id": "b", "reason": "assigned to nobody"},
	} with input as changed
}

test_no_procedure_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["termination"]}], [{"id": "p1", "status": "in_force", "topics": ["maintenance"]}]] {
		deny := termination_procedures.deny with input as json.patch(base, [{"op": "replace", "path": "/evidence/written_policies/records", "value": policies}])
		{[f.kind, object.get(f, "id", ""), object.get(f, "basis", "rule")] | some f in deny} == {["written_policies", "", "rule"]}
	}
}

test_an_active_account_of_a_known_leaver_shows_one_fault if {
	deny := termination_procedures.deny with input as with_input([object.union(account, {"disabled_on": "2026-11-20"})], left_on("2026-11-18"))
	{[f.id, f.field] | some f in deny} == {["pm/anna", "status"]}
}

test_a_disabled_account_of_somebody_gone_since_an_unknown_day if {
	deny := termination_procedures.deny with input as with_input([object.union(account, {"status": "disabled"})], object.remove(leaver, ["ended_on"]))
	{[f.kind, f.id, f.field] | some f in deny} == {["workforce", "w1", "ended_on"], ["user_accounts", "pm/anna", "disabled_on"]}
}

test_an_account_that_is_not_closed_is_active if {
	every fields in [{"disabled_on": "2026-11-21"}, {"disabled_on": "2026-11-02", "last_used_at": "2026-11-03T12:00:00Z"}] {
		deny := termination_procedures.deny with input as with_input([object.union_n([account, {"status": "disabled"}, fields])], left_on("2026-11-18"))
		found(deny) == {["user_accounts", "pm/anna", "status", "rule", "is still active 2 days after w1 left on 2026-11-18; this program allows 1: disable it"]}
		unknown := termination_procedures.deny with input as with_input([object.union_n([account, {"status": "disabled"}, fields])], object.remove(leaver, ["ended_on"]))
		{[f.kind, f.field] | some f in unknown} == {["user_accounts", "status"], ["workforce", "ended_on"]}
		stranger := termination_procedures.deny with input as with_input([object.union_n([account, {"status": "disabled", "assigned_to": ["w9"]}, fields])], left_on("2026-11-01"))
		{[f.kind, f.field] | some f in stranger} == {["user_accounts", "assigned_to"]}
	}
}

test_when_a_shared_account_was_disabled_is_not_asked if {
	every fields in [{"disabled_on": "2026-11-20"}, {}] {
		changed := with_input([object.union_n([account, fields, {"account_type": "shared", "status": "disabled"}])], left_on("2026-11-01"))
		count(termination_procedures.deny) == 0 with input as changed
	}
}

test_a_recorded_day_of_disabling_passes if {
	count(termination_procedures.deny) == 0 with input as with_account({"status": "disabled", "disabled_on": "2026-11-20"})
}

laptop := {"id": "lt1", "device_id": "lt1", "ephi": true, "status": "in_use", "assigned_to": "w1"}

# The account is closed in time, so that only the device is left.
closed := object.union(account, {"status": "disabled", "disabled_on": "2026-10-01"})

with_devices(devices, day) := json.patch(with_input([closed], left_on(day)), [
	{"op": "add", "path": "/evidence/devices", "value": {"records": devices}},
	{"op": "add", "path": "/parameters/termination_procedures/return_days", "value": 7},
])

test_a_device_taken_back_by_the_last_day_allowed_passes if {
	given := with_devices([laptop], "2026-11-13")
	count(termination_procedures.deny) == 0 with input as given
	{"kind": "devices", "id": "lt1"} in termination_procedures.population with input as given
}

test_a_device_not_taken_back_fails if {
	deny := termination_procedures.deny with input as with_devices([laptop], "2026-11-12")
	found(deny) == {["devices", "lt1", "assigned_to", "rule", "is still with w1, 8 days after the last day on 2026-11-12; this program allows 7: take it back, or record who has it now"]}
	no_ephi := termination_procedures.deny with input as with_devices([object.union(laptop, {"ephi": false})], "2026-11-12")
	{[f.id, f.basis] | some f in no_ephi} == {["lt1", "program"]}
}

test_a_device_of_somebody_gone_since_an_unknown_day_fails if {
	given := json.patch(with_devices([laptop], "2026-11-12"), [{"op": "remove", "path": "/evidence/workforce/records/0/ended_on"}])
	deny := termination_procedures.deny with input as given
	{f | some f in found(deny); f[0] == "devices"} == {["devices", "lt1", "assigned_to", "rule", "is still with w1, who has left; take it back, or record who has it now"]}
	{[f.kind, f.field] | some f in deny} == {["devices", "assigned_to"], ["workforce", "ended_on"]}
	no_ephi := termination_procedures.deny with input as json.patch(given, [{"op": "replace", "path": "/evidence/devices/records/0/ephi", "value": false}])
	{[f.id, f.basis] | some f in no_ephi; f.kind == "devices"} == {["lt1", "program"]}
}

test_a_device_of_somebody_not_in_the_roster_fails if {
	deny := termination_procedures.deny with input as with_devices([object.union(laptop, {"assigned_to": "w9"})], "2026-11-12")
	found(deny) == {["devices", "lt1", "assigned_to", "rule", "is with w9, who is not in the workforce records; take it back if the person has left, else record the person"]}
	no_ephi := termination_procedures.deny with input as with_devices([object.union(laptop, {"assigned_to": "w9", "ephi": false})], "2026-11-12")
	{[f.id, f.basis] | some f in no_ephi} == {["lt1", "program"]}
}

test_devices_in_nobodys_hands_are_left_out_and_said if {
	others := [object.union(laptop, {"id": status, "status": status}) | some status in ["in_stock", "lost", "retired"]]
	shared := object.remove(object.union(laptop, {"id": "shared"}), ["assigned_to"])
	held := object.union(laptop, {"assigned_to": "w2"})
	given := with_devices(array.concat(others, [shared, held]), "2026-11-12")
	count(termination_procedures.deny) == 0 with input as given
	{subject.id | some subject in termination_procedures.population; subject.kind == "devices"} == {"lt1"} with input as given
	{[e.id, e.reason] | some e in termination_procedures.excluded; e.kind == "devices"} == {["in_stock", "status in_stock"], ["lost", "status lost"], ["retired", "status retired"], ["shared", "assigned to nobody"]} with input as given
}

test_where_nobody_has_a_device_every_one_was_looked_at if {
	given := with_devices([object.remove(laptop, ["assigned_to"])], "2026-11-12")
	count(termination_procedures.deny) == 0 with input as given
	{subject.id | some subject in termination_procedures.population; subject.kind == "devices"} == {"lt1"} with input as given
	{e | some e in termination_procedures.excluded; e.kind == "devices"} == set() with input as given
}
