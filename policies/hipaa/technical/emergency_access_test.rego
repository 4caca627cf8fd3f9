package hipaa.technical.emergency_access_test

import data.hipaa.technical.emergency_access

system := {"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use", "emergency_access": "vendor_hotline"}

use := {
	"id": "e1", "system": "pm", "used_by": "w1", "reason": "outage",
	"used_at": "2026-08-11T13:05:00Z", "ended_at": "2026-08-11T15:40:00Z",
	"reviewed_on": "2026-08-18", "reviewed_by": "w2",
}

reviewer := {"id": "w2", "person": "w2", "status": "active", "hired_on": "2020-01-06"}

base := {
	"as_of": "2026-11-20T23:59:59Z",
	"today": "2026-11-20",
	"parameters": {"emergency_access": {"open_days": 1, "review_days": 7}},
	"evidence": {
		"authentication": {"records": []},
		"emergency_access_uses": {"records": [use]},
		"systems": {"records": [system]},
		"user_accounts": {"records": [], "sources": [{"observed_at": "2026-08-12T06:00:00Z"}, {"observed_at": "2026-11-16T06:00:00Z"}]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "hired_on": "2026-08-11"},
			reviewer,
		]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["emergency_access"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_use(fields) := with_records("emergency_access_uses", [object.union(use, fields)])

without_in_use(fields, removed) := with_records("emergency_access_uses", [object.union(object.remove(use, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

fails_as_practice(deny, field, message) if found(deny) == {["emergency_access_uses", "e1", field, "program", message]}

test_a_reviewed_use_passes if {
	count(emergency_access.deny) == 0 with input as base
	emergency_access.population == {{"kind": "systems", "id": "pm"}, {"kind": "emergency_access_uses", "id": "e1"}} with input as base
	count(emergency_access.excluded) == 0 with input as base
}

test_a_quarter_without_use_passes if {
	changed := with_records("emergency_access_uses", [])
	count(emergency_access.deny) == 0 with input as changed
	emergency_access.population == {{"kind": "systems", "id": "pm"}} with input as changed
}

test_no_procedure_in_force_fails if {
	every policies in [
		[],
		[{"id": "p1", "status": "draft", "topics": ["emergency_access"]}],
		[{"id": "p1", "status": "retired", "topics": ["emergency_access"]}],
		[{"id": "p1", "status": "in_force", "topics": ["termination"]}],
		[{"id": "p1", "status": "in_force", "topics": ["emergency_access"], "effective_on": "2026-11-21"}],
	] {
		deny := emergency_access.deny with input as with_records("written_policies", policies)
		{[f.kind, object.get(f, "id", ""), object.get(f, "basis", "rule")] | some f in deny} == {["written_policies", "", "rule"]}
	}
	effective := with_records("written_policies", [{"id": "p1", "status": "in_force", "topics": ["emergency_access"], "effective_on": "2026-11-20"}])
	count(emergency_access.deny) == 0 with input as effective
}

test_a_system_without_a_way_in_fails_as_practice if {
	every bare in [object.union(system, {"id": "b", "system_id": "b", "emergency_access": "none"}), object.union(object.remove(system, ["emergency_access"]), {"id": "b", "system_id": "b"})] {
		deny := emergency_access.deny with input as with_records("systems", [system, bare])
		{[f.kind, object.get(f, "id", ""), object.get(f, "basis", "rule")] | some f in deny} == {["systems", "b", "program"]}
	}
}

test_no_way_in_anywhere_fails if {
	deny := emergency_access.deny with input as with_records("systems", [object.union(system, {"emergency_access": "none"})])
	{[f.kind, object.get(f, "id", ""), object.get(f, "basis", "rule")] | some f in deny} == {["systems", "", "rule"], ["systems", "pm", "program"]}
}

test_a_use_on_an_unknown_system_fails if {
	deny := emergency_access.deny with input as with_use({"system": "p m"})
	fails_as_practice(deny, "system", "names system p m, which is not in the inventory; correct the system")
}

test_a_use_on_a_retired_system_passes if {
	changed := with_records("systems", [object.union(system, {"status": "retired"}), object.union(system, {"id": "ehr", "system_id": "ehr"})])
	count(emergency_access.deny) == 0 with input as changed
}

test_a_use_still_to_come_fails if {
	later := with_records("emergency_access_uses", [{"id": "e1", "system": "pm", "used_by": "w1", "reason": "outage", "used_at": "2026-11-21T00:00:00Z"}])
	deny := emergency_access.deny with input as later
	fails_as_practice(deny, "used_at", "is recorded as used at a time still to come; correct the time")
	last := with_records("emergency_access_uses", [{"id": "e1", "system": "pm", "used_by": "w1", "reason": "outage", "used_at": "2026-11-20T23:59:59Z"}])
	count(emergency_access.deny) == 0 with input as last
}

test_a_use_by_an_unknown_person_fails if {
	deny := emergency_access.deny with input as with_use({"used_by": "w9"})
	fails_as_practice(deny, "used_by", "was used by w9, who is not in the workforce records; find out who it was")
}

test_a_use_by_somebody_not_working_then_fails if {
	every person in [
		{"id": "w1", "person": "w1", "status": "active", "hired_on": "2026-08-12"},
		{"id": "w1", "person": "w1", "status": "ended", "hired_on": "2026-01-05", "ended_on": "2026-08-10"},
		{"id": "w1", "person": "w1", "status": "ended", "hired_on": "2026-01-05"},
	] {
		deny := emergency_access.deny with input as with_records("workforce", [person, reviewer])
		fails_as_practice(deny, "used_by", "was used by w1, who is not shown to have worked here on 2026-08-11; find out who it was")
	}
}

test_a_use_on_the_last_day_passes if {
	changed := with_records("workforce", [{"id": "w1", "person": "w1", "status": "ended", "hired_on": "2026-01-05", "ended_on": "2026-08-11"}, reviewer])
	count(emergency_access.deny) == 0 with input as changed
}

test_a_use_left_open_fails_after_the_days_allowed if {
	open := {"used_at": "2026-11-18T22:00:00Z"}
	deny := emergency_access.deny with input as without_in_use(open, ["ended_at", "reviewed_on", "reviewed_by"])
	fails_as_practice(deny, "ended_at", "shows no end 2 days after it began; this program allows 1: close the way in and record when")
	yesterday := without_in_use({"used_at": "2026-11-19T00:00:00Z"}, ["ended_at", "reviewed_on", "reviewed_by"])
	count(emergency_access.deny) == 0 with input as yesterday
}

test_an_end_before_the_beginning_fails if {
	deny := emergency_access.deny with input as with_use({"ended_at": "2026-08-11T09:04:59-04:00"})
	fails_as_practice(deny, "ended_at", "ended before it began; correct the times")
	count(emergency_access.deny) == 0 with input as with_use({"ended_at": "2026-08-11T09:05:00-04:00"})
}

test_not_reviewed_fails_after_the_days_allowed if {
	recent := {"used_at": "2026-11-13T08:00:00Z", "ended_at": "2026-11-13T09:00:00Z"}
	count(emergency_access.deny) == 0 with input as without_in_use(recent, ["reviewed_on", "reviewed_by"])
	older := {"used_at": "2026-11-12T08:00:00Z", "ended_at": "2026-11-12T09:00:00Z"}
	deny := emergency_access.deny with input as without_in_use(older, ["reviewed_on", "reviewed_by"])
	fails_as_practice(deny, "reviewed_on", "has not been reviewed 8 days after it was used; this program allows 7")
}

test_a_review_still_to_come_is_none if {
	older := {"used_at": "2026-11-12T08:00:00Z", "ended_at": "2026-11-12T09:00:00Z", "reviewed_on": "2026-11-21"}
	deny := emergency_access.deny with input as with_use(older)
	fails_as_practice(deny, "reviewed_on", "has not been reviewed 8 days after it was used; this program allows 7")
}

test_reviewed_one_day_late_fails if {
	deny := emergency_access.deny with input as with_use({"reviewed_on": "2026-08-19"})
	fails_as_practice(deny, "reviewed_on", "was reviewed 8 days after it was used; this program allows 7")
}

test_reviewed_before_the_use_fails if {
	deny := emergency_access.deny with input as with_use({"reviewed_on": "2026-08-09"})
	fails_as_practice(deny, "reviewed_on", "was reviewed before it was used; correct the dates")
	count(emergency_access.deny) == 0 with input as with_use({"reviewed_on": "2026-08-10"})
}

test_reviewed_by_nobody_fails if {
	deny := emergency_access.deny with input as without_in_use({}, ["reviewed_by"])
	fails_as_practice(deny, "reviewed_by", "names nobody who reviewed it; record who did")
}

test_reviewed_by_who_used_it_fails if {
	deny := emergency_access.deny with input as with_use({"reviewed_by": "w1"})
	fails_as_practice(deny, "reviewed_by", "was reviewed by w1, who used it; have somebody else look at it")
}

test_systems_out_of_scope_are_left_out_and_said if {
	changed := with_records("systems", [
		system,
		{"id": "x", "system_id": "x", "ephi": false, "status": "in_use"},
		{"id": "y", "system_id": "y", "ephi": true, "status": "planned"},
	])
	count(emergency_access.deny) == 0 with input as changed
	emergency_access.excluded == {
		{"kind": "systems", "id": "x", "reason": "touches no ePHI"},
		{"kind": "systems", "id": "y", "reason": "status planned"},
	} with input as changed
}

test_no_system_in_scope_is_no_missing_way_in if {
	changed := json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/emergency_access_uses/records", "value": []}])
	count(emergency_access.deny) == 0 with input as changed
	count(emergency_access.population) == 0 with input as changed
}

test_a_review_today_counts if {
	today := {"used_at": "2026-11-13T08:00:00Z", "ended_at": "2026-11-13T09:00:00Z", "reviewed_on": "2026-11-20"}
	count(emergency_access.deny) == 0 with input as with_use(today)
	late := object.union(today, {"used_at": "2026-11-12T08:00:00Z"})
	deny := emergency_access.deny with input as with_use(late)
	fails_as_practice(deny, "reviewed_on", "was reviewed 8 days after it was used; this program allows 7")
}

glass := {"id": "pm/glass", "system": "pm", "user": "glass", "status": "active", "account_type": "emergency", "last_used_at": "2026-08-11T13:05:10Z"}

# The system's way in is a break-glass account, beside another system that has a hotline.
with_glass(accounts) := json.patch(with_records("user_accounts", accounts), [{"op": "replace", "path": "/evidence/systems/records", "value": [object.union(system, {"emergency_access": "break_glass_account"}), object.union(system, {"id": "ehr", "system_id": "ehr"})]}])

test_a_break_glass_account_is_in_the_user_list if {
	every type in ["emergency", "root"] {
		count(emergency_access.deny) == 0 with input as with_glass([object.union(glass, {"account_type": type})])
	}
	every accounts in [
		[],
		[object.union(glass, {"system": "ehr"})],
		[object.union(glass, {"account_type": "person"})],
		[object.union(glass, {"status": "disabled", "disabled_on": "2026-08-12"})],
	] {
		deny := emergency_access.deny with input as with_glass(accounts)
		found(deny) == {["systems", "pm", "emergency_access", "program", "names a break-glass account, and no active emergency account opens it by the user list; set one up and seal it, or record another way in"]}
	}
	count(emergency_access.deny) == 0 with input as with_glass([object.union(glass, {"status": "disabled", "disabled_on": "2026-11-21"})])
}

signing_in(setting) := json.patch(with_glass([object.union(glass, {"system": "idp"})]), [{"op": "replace", "path": "/evidence/authentication/records", "value": [setting]}])

test_a_break_glass_account_may_lie_where_persons_sign_in if {
	count(emergency_access.deny) == 0 with input as signing_in({"system": "pm", "method": "single_sign_on", "signs_in_at": "idp"})
	count(emergency_access.deny) == 1 with input as signing_in({"system": "pm", "method": "password", "signs_in_at": "idp"})
}

test_break_glass_alone_without_an_account_is_no_way_in_anywhere if {
	given := json.patch(with_glass([]), [{"op": "remove", "path": "/evidence/systems/records/1"}])
	deny := emergency_access.deny with input as given
	{[f.kind, object.get(f, "id", ""), object.get(f, "basis", "rule")] | some f in deny} == {["systems", "", "rule"], ["systems", "pm", "program"]}
	count(emergency_access.deny) == 0 with input as with_records("systems", [object.union(system, {"emergency_access": "downtime_copy"})])
}

test_a_use_that_no_account_shows_fails if {
	count(emergency_access.deny) == 0 with input as with_glass([object.union(glass, {"last_used_at": "2026-08-10T00:00:00Z"})])
	every accounts in [[object.union(glass, {"last_used_at": "2026-08-09T23:59:59Z"})], [object.remove(glass, ["last_used_at"])]] {
		deny := emergency_access.deny with input as with_glass(accounts)
		fails_as_practice(deny, "used_at", "was opened on 2026-08-11, and no emergency account of pm shows a sign-in since; find out by which way it was opened, and correct the record")
		count(emergency_access.deny) == 0 with input as with_glass(array.concat(accounts, [object.union(glass, {"user": "second"})]))
		by_hotline := json.patch(with_glass(accounts), [{"op": "replace", "path": "/evidence/systems/records/0/emergency_access", "value": "vendor_hotline"}])
		count(emergency_access.deny) == 0 with input as by_hotline
	}
}

test_accounts_listed_by_the_day_of_a_use_cannot_show_it if {
	bare := with_glass([object.remove(glass, ["last_used_at"])])
	early := json.patch(bare, [{"op": "replace", "path": "/evidence/user_accounts/sources/0/observed_at", "value": "2026-08-11T23:00:00Z"}])
	count(emergency_access.deny) == 0 with input as early
	unlisted := json.patch(bare, [{"op": "replace", "path": "/evidence/user_accounts/sources", "value": []}])
	count(emergency_access.deny) == 0 with input as unlisted
}

test_a_use_that_stood_open_for_long_fails if {
	count(emergency_access.deny) == 0 with input as with_use({"ended_at": "2026-08-12T23:59:59Z"})
	deny := emergency_access.deny with input as with_use({"ended_at": "2026-08-13T00:00:00Z"})
	fails_as_practice(deny, "ended_at", "stood open for 2 days; this program allows 1: close the way in as soon as the usual one works again")
}

test_a_use_that_ends_in_the_future_fails if {
	lately := {"used_at": "2026-11-18T08:00:00Z", "reviewed_on": "2026-11-19"}
	deny := emergency_access.deny with input as with_use(object.union(lately, {"ended_at": "2026-11-21T00:00:00Z"}))
	fails_as_practice(deny, "ended_at", "is recorded as ended at a time still to come; close the way in, and record when")
	count(emergency_access.deny) == 0 with input as with_use(object.union(lately, {"used_at": "2026-11-19T08:00:00Z", "ended_at": "2026-11-20T23:59:59Z"}))
}

hired(day) := with_records("workforce", [base.evidence.workforce.records[0], object.union(reviewer, {"hired_on": day})])

test_reviewed_by_somebody_who_cannot_have_fails if {
	unknown := emergency_access.deny with input as with_use({"reviewed_by": "w9"})
	fails_as_practice(unknown, "reviewed_by", "was reviewed by w9, who is not in the workforce records; find out who it was")
	count(emergency_access.deny) == 0 with input as hired("2026-08-18")
	later := emergency_access.deny with input as hired("2026-08-19")
	fails_as_practice(later, "reviewed_by", "was reviewed by w2, who is not shown to have worked here on 2026-08-18; find out who it was")
	own := emergency_access.deny with input as with_use({"used_by": "w2", "reviewed_by": "w2", "used_at": "2026-08-17T13:05:00Z", "ended_at": "2026-08-17T15:05:00Z"})
	{f.field | some f in own} == {"reviewed_by"}
	count(own) == 1
}

test_an_emergency_account_is_no_way_in_that_is_recorded if {
	given := json.patch(with_glass([glass]), [{"op": "replace", "path": "/evidence/systems/records/0/emergency_access", "value": "none"}])
	deny := emergency_access.deny with input as given
	found(deny) == {["systems", "pm", "emergency_access", "program", "has no emergency way in on record; this program wants a break-glass account, a downtime copy or a vendor hotline for each system with ePHI"]}
}

test_who_reviewed_is_asked_once if {
	to_come := emergency_access.deny with input as with_use({"used_at": "2026-11-12T08:00:00Z", "ended_at": "2026-11-12T09:00:00Z", "reviewed_on": "2026-11-21", "reviewed_by": "w9"})
	{f.field | some f in to_come} == {"reviewed_on"}
	own := emergency_access.deny with input as with_use({"used_by": "w9", "reviewed_by": "w9"})
	{f.message | some f in own; f.field == "reviewed_by"} == {"was reviewed by w9, who used it; have somebody else look at it"}
}

test_a_use_counts_from_the_day_it_began if {
	into_the_night := {"ended_at": "2026-08-12T01:00:00Z"}
	bare := json.patch(with_glass([object.remove(glass, ["last_used_at"])]), [{"op": "replace", "path": "/evidence/emergency_access_uses/records", "value": [object.union(use, into_the_night)]}])
	opened := emergency_access.deny with input as bare
	fails_as_practice(opened, "used_at", "was opened on 2026-08-11, and no emergency account of pm shows a sign-in since; find out by which way it was opened, and correct the record")
	before_hire := emergency_access.deny with input as with_use({"used_at": "2026-08-10T23:00:00Z", "ended_at": "2026-08-11T01:00:00Z", "reviewed_on": "2026-08-17"})
	fails_as_practice(before_hire, "used_by", "was used by w1, who is not shown to have worked here on 2026-08-10; find out who it was")
	unreviewed := emergency_access.deny with input as without_in_use({"used_at": "2026-11-12T23:00:00Z", "ended_at": "2026-11-13T01:00:00Z"}, ["reviewed_on", "reviewed_by"])
	fails_as_practice(unreviewed, "reviewed_on", "has not been reviewed 8 days after it was used; this program allows 7")
}
