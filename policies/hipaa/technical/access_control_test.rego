package hipaa.technical.access_control_test

import data.hipaa.technical.access_control

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

account := {"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "assigned_to": ["w1"]}

right := {"id": "pm/anna/Coder", "system": "pm", "user": "anna", "role": "Coder"}

grant := {
	"id": "g1", "grant_id": "g1", "system": "pm", "user": "anna", "roles": ["Coder", "Reader"],
	"status": "in_force", "person": "w1", "approved_by": "w2", "approved_on": "2026-01-20",
}

# The day judged is 2026-11-20, 304 days after the approval. Users were exported on 2026-11-16, roles on 2026-11-10.
base := {
	"as_of": "2026-11-20T23:59:59Z",
	"today": "2026-11-20",
	"parameters": {"access_control": {"review_days": 304, "used_days": 31}},
	"evidence": {
		"access_grants": {"records": [grant]},
		"access_rights": {"records": [right], "sources": [{"observed_at": "2026-10-01T06:00:00Z"}, {"observed_at": "2026-11-10T06:00:00Z"}]},
		"systems": {"records": [system]},
		"user_accounts": {"records": [account], "sources": [{"observed_at": "2026-11-16T06:00:00Z"}]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "hired_on": "2024-03-04"},
			{"id": "w2", "person": "w2", "status": "active", "hired_on": "2020-01-06"},
		]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["access_authorization"]}]},
	},
}

with_records(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_accounts(accounts) := with_records(base, "user_accounts", accounts)

with_rights(rights) := with_records(base, "access_rights", rights)

with_grants(grants) := with_records(base, "access_grants", grants)

with_systems(systems) := with_records(base, "systems", systems)

with_grant(fields) := with_grants([object.union(grant, fields)])

without(record, names) := object.remove(record, names)

portal := object.union(system, {"type": "payer_portal"})

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

fails(deny, kind, id, field, basis, message) if found(deny) == {[kind, id, field, basis, message]}

test_a_granted_role_passes if {
	count(access_control.deny) == 0 with input as base
	access_control.population == {
		{"kind": "systems", "id": "pm"},
		{"kind": "user_accounts", "id": "pm/anna"},
		{"kind": "access_rights", "id": "pm/anna/Coder"},
		{"kind": "access_grants", "id": "g1"},
	} with input as base
	count(access_control.excluded) == 0 with input as base
}

test_nothing_recorded_is_an_empty_population if {
	nothing := object.union(base, {"evidence": {
		"access_grants": {"records": []}, "access_rights": {"records": []},
		"systems": {"records": []}, "user_accounts": {"records": []}, "workforce": {"records": []},
	}})
	count(access_control.population) == 0 with input as nothing
	count(access_control.excluded) == 0 with input as nothing
	count(access_control.deny) == 0 with input as nothing
}

test_no_procedure_in_force_fails if {
	every policies in [
		[],
		[{"id": "p1", "status": "draft", "topics": ["access_authorization"]}],
		[{"id": "p1", "status": "retired", "topics": ["access_authorization"]}],
		[{"id": "p1", "status": "in_force", "topics": ["termination"]}],
		[{"id": "p1", "status": "in_force", "topics": ["access_authorization"], "effective_on": "2026-11-21"}],
	] {
		deny := access_control.deny with input as with_records(base, "written_policies", policies)
		places(deny) == {["written_policies", "", "", "rule"]}
	}
	effective := with_records(base, "written_policies", [{"id": "p1", "status": "in_force", "topics": ["access_authorization"], "effective_on": "2026-11-20"}])
	count(access_control.deny) == 0 with input as effective
}

test_a_system_without_any_role_fails if {
	deny := access_control.deny with input as with_systems([system, object.union(system, {"id": "ehr", "system_id": "ehr"})])
	fails(deny, "systems", "ehr", "", "rule", "shows no role that reaches its ePHI; export which account holds which role")
	through := access_control.deny with input as with_systems([system, object.union(portal, {"id": "payer", "system_id": "payer"})])
	places(through) == {["systems", "payer", "", "program"]}
}

test_a_system_without_any_role_fails_once_for_all_its_accounts if {
	deny := access_control.deny with input as with_rights([])
	places(deny) == {["systems", "pm", "", "rule"]}
}

test_systems_out_of_scope_need_no_roles if {
	given := with_systems([
		system,
		object.union(system, {"id": "phones", "system_id": "phones", "ephi": false}),
		object.union(system, {"id": "old", "system_id": "old", "status": "retired"}),
		object.union(system, {"id": "new", "system_id": "new", "status": "planned"}),
	])
	count(access_control.deny) == 0 with input as given
}

bert := {"id": "pm/bert", "system": "pm", "user": "bert", "status": "active", "account_type": "person", "assigned_to": ["w2"]}

test_an_account_without_any_role_fails if {
	every type in ["person", "shared", "service", "emergency", "root", "unknown"] {
		deny := access_control.deny with input as with_accounts([account, object.union(bert, {"account_type": type})])
		fails(deny, "user_accounts", "pm/bert", "user", "rule", "holds no role on record, so it is not shown what it may do; export its roles, or disable it")
	}
	through := access_control.deny with input as with_records(with_accounts([account, bert]), "systems", [portal])
	places(through) == {["user_accounts", "pm/bert", "user", "program"]}
}

test_an_account_made_after_roles_were_exported_fails_as_practice if {
	deny := access_control.deny with input as with_accounts([account, object.union(bert, {"created_on": "2026-11-11"})])
	fails(deny, "user_accounts", "pm/bert", "created_on", "program", "was made on 2026-11-11, after roles were last exported on 2026-11-10; export them again")
	today := access_control.deny with input as with_accounts([account, object.union(bert, {"created_on": "2026-11-20"})])
	places(today) == {["user_accounts", "pm/bert", "created_on", "program"]}
}

test_an_account_made_before_or_in_the_future_is_not_excused if {
	every day in ["2026-11-10", "2026-11-21"] {
		deny := access_control.deny with input as with_accounts([account, object.union(bert, {"created_on": day})])
		places(deny) == {["user_accounts", "pm/bert", "user", "rule"]}
	}
}

test_without_an_export_date_nothing_is_excused if {
	bare := json.patch(with_accounts([account, object.union(bert, {"created_on": "2026-11-11"})]), [{"op": "remove", "path": "/evidence/access_rights/sources"}])
	deny := access_control.deny with input as bare
	places(deny) == {["user_accounts", "pm/bert", "user", "rule"]}
}

test_a_role_of_an_account_that_is_not_listed_fails if {
	given := with_records(with_rights([right, object.union(right, {"id": "pm/carl/Coder", "user": "carl"})]), "access_grants", [grant, object.union(grant, {"id": "g2", "grant_id": "g2", "user": "carl"})])
	deny := access_control.deny with input as given
	fails(deny, "access_rights", "pm/carl/Coder", "user", "rule", "is held by an account that the user list does not show, so nobody knows who has it; export users and roles again, on one day")
	through := access_control.deny with input as with_records(given, "systems", [portal])
	places(through) == {["access_rights", "pm/carl/Coder", "user", "program"]}
}

test_a_role_nobody_granted_fails if {
	every grants in [
		[],
		[object.union(grant, {"user": "Anna", "approved_on": "2026-11-17"})],
		[object.union(grant, {"roles": ["coder"]})],
		[object.union(grant, {"system": "ehr"})],
	] {
		given := with_records(with_grants(grants), "systems", [system, {"id": "ehr", "system_id": "ehr", "type": "ehr", "ephi": true, "status": "retired"}])
		deny := access_control.deny with input as given
		fails(deny, "access_rights", "pm/anna/Coder", "role", "rule", "is covered by no grant on record; have it approved, or take the role away")
	}
	through := access_control.deny with input as with_records(with_grants([]), "systems", [portal])
	places(through) == {["access_rights", "pm/anna/Coder", "role", "program"]}
}

test_every_role_of_a_grant_is_granted if {
	given := with_rights([right, object.union(right, {"id": "pm/anna/Reader", "role": "Reader"})])
	count(access_control.deny) == 0 with input as given
}

test_service_root_and_emergency_accounts_need_grants_too if {
	every type in ["service", "root", "emergency", "shared", "unknown"] {
		typed := with_accounts([object.union(account, {"account_type": type})])
		count(access_control.deny) == 0 with input as typed
		deny := access_control.deny with input as with_records(typed, "access_grants", [])
		places(deny) == {["access_rights", "pm/anna/Coder", "role", "rule"]}
	}
}

test_a_role_still_held_after_its_grant_ended_fails if {
	every ending in [
		{"fields": {"status": "withdrawn", "withdrawn_on": "2026-11-09"}, "words": "g1 was withdrawn on 2026-11-09"},
		{"fields": {"withdrawn_on": "2026-11-09"}, "words": "g1 was withdrawn on 2026-11-09"},
		{"fields": {"status": "withdrawn"}, "words": "g1 was withdrawn"},
		{"fields": {"status": "withdrawn", "withdrawn_on": "2026-11-21"}, "words": "g1 was withdrawn"},
		{"fields": {"status": "withdrawn", "ends_on": "2026-11-09"}, "words": "g1 was withdrawn"},
		{"fields": {"ends_on": "2026-11-09"}, "words": "g1 ran out on 2026-11-09"},
	] {
		deny := access_control.deny with input as with_grant(ending.fields)
		fails(deny, "access_rights", "pm/anna/Coder", "role", "rule", sprintf("is still held, although grant %v; take the role away, or have it approved again", [ending.words]))
		through := access_control.deny with input as with_records(with_grant(ending.fields), "systems", [portal])
		places(through) == {["access_rights", "pm/anna/Coder", "role", "program"]}
	}
}

test_a_grant_that_ended_after_roles_were_exported_fails_as_practice if {
	deny := access_control.deny with input as with_grant({"status": "withdrawn", "withdrawn_on": "2026-11-10"})
	fails(deny, "access_rights", "pm/anna/Coder", "role", "program", "was held when roles were last exported, on 2026-11-10, and grant g1 was withdrawn on 2026-11-10; export them again to show it is gone")
	ran_out := access_control.deny with input as with_grant({"ends_on": "2026-11-19"})
	places(ran_out) == {["access_rights", "pm/anna/Coder", "role", "program"]}
}

test_a_grant_holds_through_its_last_day if {
	count(access_control.deny) == 0 with input as with_grant({"ends_on": "2026-11-20"})
	count(access_control.deny) == 0 with input as with_grant({"withdrawn_on": "2026-11-21"})
	deny := access_control.deny with input as with_grant({"withdrawn_on": "2026-11-20"})
	places(deny) == {["access_rights", "pm/anna/Coder", "role", "program"]}
}

test_the_last_end_is_named if {
	deny := access_control.deny with input as with_grants([
		object.union(grant, {"id": "g9", "grant_id": "g9", "ends_on": "2026-03-31"}),
		object.union(grant, {"status": "withdrawn", "withdrawn_on": "2026-06-30"}),
	])
	fails(deny, "access_rights", "pm/anna/Coder", "role", "rule", "is still held, although grant g1 was withdrawn on 2026-06-30; take the role away, or have it approved again")
}

test_another_grant_that_holds_is_enough if {
	given := with_grants([grant, object.union(grant, {"id": "g0", "status": "withdrawn", "withdrawn_on": "2026-01-19"})])
	count(access_control.deny) == 0 with input as given
}

test_a_role_granted_to_somebody_else_fails if {
	every type in ["person", "shared", "unknown"] {
		given := with_records(with_grant({"person": "w2", "approved_by": "w1"}), "user_accounts", [object.union(account, {"account_type": type})])
		deny := access_control.deny with input as given
		fails(deny, "access_rights", "pm/anna/Coder", "role", "rule", "is held by w1 and was granted to w2; have it approved for who has it now, or take the role away")
	}
	through := access_control.deny with input as with_records(with_grant({"person": "w2", "approved_by": "w1"}), "systems", [portal])
	places(through) == {["access_rights", "pm/anna/Coder", "role", "program"]}
}

test_each_person_of_a_shared_account_needs_a_grant if {
	shared := with_accounts([object.union(account, {"account_type": "shared", "assigned_to": ["w1", "w2"]})])
	deny := access_control.deny with input as shared
	fails(deny, "access_rights", "pm/anna/Coder", "role", "rule", "is held by w2 and was granted to w1; have it approved for who has it now, or take the role away")
	both := with_records(shared, "access_grants", [grant, object.union(grant, {"id": "g2", "person": "w2", "approved_by": "w1"})])
	count(access_control.deny) == 0 with input as both
}

# Whose it is, unique-user-identification asks.
test_an_account_assigned_to_nobody_is_not_asked_twice if {
	every nobody in [without(account, ["assigned_to"]), object.union(account, {"assigned_to": []})] {
		count(access_control.deny) == 0 with input as with_accounts([nobody])
	}
	every type in ["service", "root", "emergency"] {
		nobody := object.union(without(account, ["assigned_to"]), {"account_type": type})
		count(access_control.deny) == 0 with input as with_accounts([nobody])
	}
}

test_another_person_who_answers_fails_as_practice if {
	every type in ["service", "root", "emergency"] {
		given := with_records(with_grant({"person": "w2", "approved_by": "w1"}), "user_accounts", [object.union(account, {"account_type": type})])
		deny := access_control.deny with input as given
		fails(deny, "access_rights", "pm/anna/Coder", "role", "program", "was granted to w2, while w1 answers for the account; have it approved for who does")
		one_of_two := with_records(given, "user_accounts", [object.union(account, {"account_type": type, "assigned_to": ["w1", "w2"]})])
		count(access_control.deny) == 0 with input as one_of_two
	}
}

test_no_day_of_approval_fails if {
	deny := access_control.deny with input as with_grants([without(grant, ["approved_on"])])
	fails(deny, "access_grants", "g1", "approved_on", "rule", "shows no day on which it was approved; record the day, or have the access approved now")
	through := access_control.deny with input as with_records(with_grants([without(grant, ["approved_on"])]), "systems", [portal])
	places(through) == {["access_grants", "g1", "approved_on", "program"]}
}

test_an_approval_still_to_come_fails if {
	deny := access_control.deny with input as with_grant({"approved_on": "2026-11-21"})
	fails(deny, "access_grants", "g1", "approved_on", "rule", "is recorded as approved on 2026-11-21, a day still to come; correct the date")
	count(access_control.deny) == 0 with input as with_grant({"approved_on": "2026-11-20"})
}

test_an_approval_that_no_role_rests_on_fails_as_practice if {
	every undated in [
		object.union(without(grant, ["approved_on"]), {"id": "g2"}),
		object.union(without(grant, ["approved_on"]), {"id": "g2", "roles": ["Poster"]}),
	] {
		deny := access_control.deny with input as with_grants([grant, undated])
		places(deny) == {["access_grants", "g2", "approved_on", "program"]}
	}
}

test_an_approval_for_another_person_is_no_approval_for_this_one if {
	given := with_grants([without(grant, ["approved_on"]), object.union(grant, {"id": "g2", "person": "w2", "approved_by": "w1"})])
	deny := access_control.deny with input as given
	places(deny) == {["access_grants", "g1", "approved_on", "rule"]}
}

test_held_before_it_was_approved_fails_as_practice if {
	early := with_rights([object.union(right, {"since": "2026-01-19"})])
	deny := access_control.deny with input as early
	fails(deny, "access_rights", "pm/anna/Coder", "since", "program", "was given on 2026-01-19, before it was first approved on 2026-01-20; this program has access approved before it is given")
	count(access_control.deny) == 0 with input as with_rights([object.union(right, {"since": "2026-01-20"})])
}

test_an_earlier_grant_counts_for_when_it_was_approved if {
	early := with_rights([object.union(right, {"since": "2026-01-19"})])
	earlier := object.union(grant, {"id": "g0", "status": "withdrawn", "withdrawn_on": "2026-01-20", "approved_on": "2026-01-19"})
	count(access_control.deny) == 0 with input as with_records(early, "access_grants", [grant, earlier])
}

test_held_from_a_day_still_to_come_fails_as_practice if {
	deny := access_control.deny with input as with_rights([object.union(right, {"since": "2026-11-21"})])
	fails(deny, "access_rights", "pm/anna/Coder", "since", "program", "is recorded as held since 2026-11-21, a day still to come; correct the date")
	count(access_control.deny) == 0 with input as with_rights([object.union(right, {"since": "2026-11-20"})])
}

test_approved_by_nobody_fails_as_practice if {
	deny := access_control.deny with input as with_grants([without(grant, ["approved_by"])])
	fails(deny, "access_grants", "g1", "approved_by", "program", "names nobody who approved it; record who did")
}

test_approved_by_who_got_it_fails_as_practice if {
	deny := access_control.deny with input as with_grant({"approved_by": "w1"})
	fails(deny, "access_grants", "g1", "approved_by", "program", "was approved by w1 for w1; have somebody else approve it")
}

test_approved_by_an_unknown_person_fails_as_practice if {
	deny := access_control.deny with input as with_grant({"approved_by": "w9"})
	fails(deny, "access_grants", "g1", "approved_by", "program", "was approved by w9, who is not in the workforce records; have somebody who is confirm it")
}

test_approved_by_somebody_not_working_then_fails_as_practice if {
	every approver in [
		{"id": "w2", "person": "w2", "status": "active", "hired_on": "2026-01-21"},
		{"id": "w2", "person": "w2", "status": "ended", "hired_on": "2020-01-06", "ended_on": "2026-01-19"},
		{"id": "w2", "person": "w2", "status": "ended", "hired_on": "2020-01-06"},
	] {
		given := with_records(base, "workforce", [base.evidence.workforce.records[0], approver])
		deny := access_control.deny with input as given
		fails(deny, "access_grants", "g1", "approved_by", "program", "was approved by w2, who is not shown to have worked here on 2026-01-20; have somebody who does confirm it")
	}
	left := {"id": "w2", "person": "w2", "status": "ended", "hired_on": "2026-01-20", "ended_on": "2026-01-20"}
	count(access_control.deny) == 0 with input as with_records(base, "workforce", [base.evidence.workforce.records[0], left])
}

test_a_grant_for_nobody_fails_as_practice if {
	deny := access_control.deny with input as with_grants([without(grant, ["person"])])
	fails(deny, "access_grants", "g1", "person", "program", "names nobody for whom it was granted; record the person, for a program's account who answers for it")
}

test_a_grant_for_an_unknown_person_fails_as_practice if {
	given := with_records(with_grant({"person": "w9"}), "user_accounts", [object.union(account, {"assigned_to": ["w9"]})])
	deny := access_control.deny with input as given
	fails(deny, "access_grants", "g1", "person", "program", "is for w9, who is not in the workforce records; correct the person or withdraw it")
}

test_a_grant_confirmed_on_the_last_day_allowed_passes if {
	count(access_control.deny) == 0 with input as with_grant({"approved_on": "2020-01-20", "reviewed_on": "2026-01-20"})
	count(access_control.deny) == 0 with input as with_grant({"reviewed_on": "2019-01-01"})
	count(access_control.deny) == 0 with input as with_grant({"reviewed_on": "2026-11-20"})
}

test_a_grant_not_confirmed_in_time_fails_as_practice if {
	every fields in [{"approved_on": "2026-01-19"}, {"approved_on": "2020-01-20", "reviewed_on": "2026-01-19"}] {
		deny := access_control.deny with input as with_grant(fields)
		fails(deny, "access_grants", "g1", "reviewed_on", "program", "was last confirmed 305 days ago; this program allows 304: ask whether the work still needs it")
	}
}

test_a_review_still_to_come_fails_as_practice if {
	every fields in [{"reviewed_on": "2026-11-21"}, {"approved_on": "2026-01-19", "reviewed_on": "2026-11-21"}] {
		deny := access_control.deny with input as with_grant(fields)
		fails(deny, "access_grants", "g1", "reviewed_on", "program", "is recorded as reviewed on 2026-11-21, a day still to come; correct the date")
	}
}

test_a_grant_for_a_user_that_is_not_listed_fails_as_practice if {
	given := with_grants([grant, object.union(grant, {"id": "g2", "user": "ana"})])
	deny := access_control.deny with input as given
	fails(deny, "access_grants", "g2", "user", "program", "is for user ana, whom the user list of system pm does not show; correct the user or withdraw it")
}

test_a_grant_as_young_as_the_user_list_waits_for_its_account if {
	given := with_grants([grant, object.union(grant, {"id": "g2", "user": "dora", "approved_on": "2026-11-16"})])
	count(access_control.deny) == 0 with input as given
	older := access_control.deny with input as with_grants([grant, object.union(grant, {"id": "g2", "user": "dora", "approved_on": "2026-11-15"})])
	places(older) == {["access_grants", "g2", "user", "program"]}
	bare := json.patch(given, [{"op": "remove", "path": "/evidence/user_accounts/sources"}])
	deny := access_control.deny with input as bare
	places(deny) == {["access_grants", "g2", "user", "program"]}
}

test_a_grant_as_young_as_the_roster_waits_for_the_person_who_begins if {
	begins := with_records(with_grant({"person": "w9", "approved_on": "2026-11-12"}), "user_accounts", [object.union(account, {"assigned_to": ["w9"]})])
	dated := json.patch(begins, [{"op": "add", "path": "/evidence/workforce/sources", "value": [{"observed_at": "2026-11-12T06:00:00Z"}]}])
	count(access_control.deny) == 0 with input as dated
	later := json.patch(begins, [{"op": "add", "path": "/evidence/workforce/sources", "value": [{"observed_at": "2026-11-13T06:00:00Z"}]}])
	deny := access_control.deny with input as later
	places(deny) == {["access_grants", "g1", "person", "program"]}
}

test_records_of_an_unknown_system_fail_as_practice if {
	lost := json.patch(base, [
		{"op": "add", "path": "/evidence/user_accounts/records/-", "value": object.union(account, {"id": "p%2Fm/anna", "system": "p/m"})},
		{"op": "add", "path": "/evidence/access_rights/records/-", "value": object.union(right, {"id": "p%2Fm/anna/Poster", "system": "p/m", "role": "Poster"})},
		{"op": "add", "path": "/evidence/access_grants/records/-", "value": object.union(grant, {"id": "g2", "system": "p/m"})},
	])
	deny := access_control.deny with input as lost
	found(deny) == {
		["user_accounts", "p%2Fm/anna", "system", "program", "is on system p/m, which is not in the inventory; add the system or correct its id"],
		["access_rights", "p%2Fm/anna/Poster", "system", "program", "is on system p/m, which is not in the inventory; add the system or correct its id"],
		["access_grants", "g2", "system", "program", "is for system p/m, which is not in the inventory; add the system or correct its id"],
	}
}

test_disabled_accounts_with_roles_and_grants_are_left_out_and_said if {
	given := with_records(with_accounts([object.union(account, {"status": "disabled"})]), "access_grants", [without(grant, ["approved_on", "person"])])
	count(access_control.deny) == 0 with input as given
	access_control.population == {{"kind": "systems", "id": "pm"}} with input as given
	access_control.excluded == {
		{"kind": "user_accounts", "id": "pm/anna", "reason": "account disabled"},
		{"kind": "access_rights", "id": "pm/anna/Coder", "reason": "account disabled"},
		{"kind": "access_grants", "id": "g1", "reason": "account disabled"},
	} with input as given
}

# Nothing more is asked of a grant that is over than that its role is not held.
test_grants_that_are_over_pass_when_the_role_is_gone if {
	every fields in [{"status": "withdrawn"}, {"withdrawn_on": "2026-11-20"}, {"ends_on": "2026-11-19"}] {
		ended := object.union_n([without(grant, ["approved_by", "approved_on", "person"]), fields, {"id": "g2", "user": "bert"}])
		given := with_grants([grant, ended])
		count(access_control.deny) == 0 with input as given
		{"kind": "access_grants", "id": "g2"} in access_control.population with input as given
		count(access_control.excluded) == 0 with input as given
	}
}

test_records_of_systems_out_of_scope_are_left_out_and_said if {
	every case in [
		{"fields": {"ephi": false}, "reason": "system touches no ePHI"},
		{"fields": {"status": "retired"}, "reason": "system status retired"},
		{"fields": {"status": "planned"}, "reason": "system status planned"},
	] {
		given := with_records(with_systems([object.union(system, case.fields)]), "access_grants", [object.union(grant, {"roles": ["Poster"]})])
		count(access_control.deny) == 0 with input as given
		count(access_control.population) == 0 with input as given
		access_control.excluded == {
			{"kind": "systems", "id": "pm", "reason": trim_prefix(case.reason, "system ")},
			{"kind": "user_accounts", "id": "pm/anna", "reason": case.reason},
			{"kind": "access_rights", "id": "pm/anna/Coder", "reason": case.reason},
			{"kind": "access_grants", "id": "g1", "reason": case.reason},
		} with input as given
	}
}

test_a_system_signed_in_to_is_in_use_whatever_the_inventory_says if {
	every status in ["planned", "retired"] {
		idle := with_systems([object.union(system, {"status": status})])
		count(access_control.deny) == 0 with input as idle
		signed_in := with_records(idle, "user_accounts", [object.union(account, {"last_used_at": "2026-10-20T08:00:00Z"}), object.union(account, {"id": "pm/b", "user": "b", "last_used_at": "2026-10-21T08:00:00Z"})])
		deny := access_control.deny with input as signed_in
		fails(deny, "systems", "pm", "status", "rule", sprintf("is recorded as %v and with ePHI, and was signed in to on 2026-10-21, so what accounts may do there is not shown; correct its status, or close the accounts", [status]))
		{"kind": "systems", "id": "pm"} in access_control.population with input as signed_in
		not {"kind": "systems", "id": "pm", "reason": sprintf("status %v", [status])} in access_control.excluded with input as signed_in
	}
}

test_what_is_no_use_of_a_system_passes if {
	every changed in [
		[{"status": "retired"}, {"last_used_at": "2026-10-19T08:00:00Z"}],
		[{"status": "retired"}, {"status": "disabled", "last_used_at": "2026-11-16T08:00:00Z"}],
		[{"status": "retired"}, {"status": "disabled", "disabled_on": "2026-11-16", "last_used_at": "2026-11-16T08:00:00Z"}],
		[{"status": "retired", "ephi": false}, {"last_used_at": "2026-11-16T08:00:00Z"}],
		[{"status": "retired"}, {}],
	] {
		given := with_records(with_systems([object.union(system, changed[0])]), "user_accounts", [object.union(account, changed[1])])
		count(access_control.deny) == 0 with input as given
	}
}

disabled := object.union(account, {"status": "disabled", "disabled_on": "2026-11-02", "last_used_at": "2026-11-03T11:59:59Z"})

test_an_account_used_after_it_was_disabled_fails if {
	count(access_control.deny) == 0 with input as with_accounts([disabled])
	{"kind": "user_accounts", "id": "pm/anna", "reason": "account disabled"} in access_control.excluded with input as with_accounts([disabled])
	given := with_accounts([object.union(disabled, {"last_used_at": "2026-11-03T12:00:00Z"})])
	deny := access_control.deny with input as given
	fails(deny, "user_accounts", "pm/anna", "last_used_at", "rule", "is recorded as disabled on 2026-11-02, and was used at 2026-11-03T12:00:00Z; find out who still gets in by it, and close it")
	{"kind": "user_accounts", "id": "pm/anna"} in access_control.population with input as given
	through := access_control.deny with input as with_records(given, "systems", [portal])
	places(through) == {["user_accounts", "pm/anna", "last_used_at", "program"]}
}

test_an_account_disabled_on_a_day_to_come_fails if {
	given := with_accounts([object.union(disabled, {"disabled_on": "2026-11-21"})])
	deny := access_control.deny with input as given
	fails(deny, "user_accounts", "pm/anna", "disabled_on", "rule", "is recorded as disabled on 2026-11-21, a day still to come, so nothing shows that it is closed; correct the date, or disable it")
	through := access_control.deny with input as with_records(given, "systems", [portal])
	places(through) == {["user_accounts", "pm/anna", "disabled_on", "program"]}
	count(access_control.deny) == 0 with input as with_accounts([object.union(disabled, {"disabled_on": "2026-11-20"})])
}

# What it holds is judged like what an active one holds; that it holds nothing is no finding.
test_rights_of_an_account_that_is_not_closed_are_judged if {
	open := object.union(disabled, {"disabled_on": "2026-11-21"})
	held := access_control.deny with input as with_records(with_accounts([open]), "access_grants", [])
	places(held) == {["user_accounts", "pm/anna", "disabled_on", "rule"], ["access_rights", "pm/anna/Coder", "role", "rule"]}
	idle := access_control.deny with input as with_accounts([account, object.union(open, {"id": "pm/b", "user": "b"})])
	places(idle) == {["user_accounts", "pm/b", "disabled_on", "rule"]}
}

test_an_account_used_lately_and_disabled_on_no_day_fails_as_practice if {
	undated := without(disabled, ["disabled_on"])
	given := with_accounts([object.union(undated, {"last_used_at": "2026-10-20T00:00:00Z"})])
	deny := access_control.deny with input as given
	fails(deny, "user_accounts", "pm/anna", "disabled_on", "program", "was used on 2026-10-20, and shows no day on which it was disabled; record the day, against which a later use is measured")
	every quiet in [
		with_accounts([object.union(undated, {"last_used_at": "2026-10-19T23:59:59Z"})]),
		with_accounts([without(undated, ["last_used_at"])]),
		with_records(with_accounts([undated]), "systems", [object.union(system, {"ephi": false})]),
	] {
		count(access_control.deny) == 0 with input as quiet
		{record.id | some record in access_control.excluded; record.kind == "user_accounts"} == {"pm/anna"} with input as quiet
	}
}

test_an_account_that_was_opened_again_is_active if {
	every fields in [{"disabled_on": "2026-11-21"}, {"disabled_on": "2026-11-02", "last_used_at": "2026-11-16T12:00:00Z"}] {
		count(access_control.deny) == 0 with input as with_accounts([object.union(account, fields)])
	}
}

test_an_account_disabled_today_and_used_in_the_future_shows_one_fault if {
	deny := access_control.deny with input as with_accounts([object.union(disabled, {"disabled_on": "2026-11-20", "last_used_at": "2026-11-21T12:00:00Z"})])
	places(deny) == {["user_accounts", "pm/anna", "last_used_at", "rule"]}
}

test_a_sign_in_on_the_last_day_looked_at_shows_a_system_in_use if {
	given := with_records(with_systems([object.union(system, {"status": "retired"})]), "user_accounts", [object.union(account, {"last_used_at": "2026-10-20T08:00:00Z"})])
	deny := access_control.deny with input as given
	places(deny) == {["systems", "pm", "status", "rule"]}
}

test_of_an_unknown_system_nothing_more_is_asked if {
	without_role := json.patch(base, [
		{"op": "add", "path": "/evidence/user_accounts/records/-", "value": object.union(bert, {"id": "p%2Fm/bert", "system": "p/m"})},
		{"op": "add", "path": "/evidence/access_rights/records/-", "value": object.union(right, {"id": "p%2Fm/anna/Poster", "system": "p/m", "role": "Poster"})},
		{"op": "add", "path": "/evidence/access_grants/records/-", "value": object.union(grant, {"id": "g2", "system": "p/m", "user": "carl"})},
	])
	deny := access_control.deny with input as without_role
	places(deny) == {
		["user_accounts", "p%2Fm/bert", "system", "program"],
		["access_rights", "p%2Fm/anna/Poster", "system", "program"],
		["access_grants", "g2", "system", "program"],
	}
}

undated_lists(path) := [
	[{"op": "remove", "path": path}],
	[{"op": "replace", "path": path, "value": []}],
]

test_without_an_export_date_roles_count_as_of_today if {
	every patch in undated_lists("/evidence/access_rights/sources") {
		over := access_control.deny with input as json.patch(with_grant({"withdrawn_on": "2026-11-19"}), patch)
		fails(over, "access_rights", "pm/anna/Coder", "role", "rule", "is still held, although grant g1 was withdrawn on 2026-11-19; take the role away, or have it approved again")
		today := access_control.deny with input as json.patch(with_grant({"withdrawn_on": "2026-11-20"}), patch)
		fails(today, "access_rights", "pm/anna/Coder", "role", "program", "was held when roles were last exported, on 2026-11-20, and grant g1 was withdrawn on 2026-11-20; export them again to show it is gone")
	}
}

listed_by(day) := json.patch(
	with_grants([grant, object.union(grant, {"id": "g2", "user": "dora", "approved_on": day})]),
	[{"op": "replace", "path": "/evidence/user_accounts/sources", "value": []}],
)

test_users_without_a_day_of_export_count_as_of_today if {
	count(access_control.deny) == 0 with input as listed_by("2026-11-20")
	deny := access_control.deny with input as listed_by("2026-11-19")
	places(deny) == {["access_grants", "g2", "user", "program"]}
}

test_an_approval_still_to_come_fails_as_practice_on_what_keeps_no_ephi if {
	deny := access_control.deny with input as with_records(with_grant({"approved_on": "2026-11-21"}), "systems", [portal])
	places(deny) == {["access_grants", "g1", "approved_on", "program"]}
}

test_grants_for_nobody_stand_for_each_other if {
	nobodys := without(grant, ["person"])
	deny := access_control.deny with input as with_grants([without(nobodys, ["approved_on"]), object.union(nobodys, {"id": "g2"})])
	places(deny) == {
		["access_grants", "g1", "approved_on", "program"],
		["access_grants", "g1", "person", "program"],
		["access_grants", "g2", "person", "program"],
	}
}

test_another_grant_approved_today_is_an_approval if {
	deny := access_control.deny with input as with_grants([without(grant, ["approved_on"]), object.union(grant, {"id": "g2", "approved_on": "2026-11-20"})])
	places(deny) == {["access_grants", "g1", "approved_on", "program"]}
	future := access_control.deny with input as with_grants([without(grant, ["approved_on"]), object.union(grant, {"id": "g2", "approved_on": "2026-11-21"})])
	places(future) == {["access_grants", "g1", "approved_on", "rule"], ["access_grants", "g2", "approved_on", "rule"]}
}

test_since_when_a_role_is_held_is_compared_with_grants_that_hold if {
	early := with_rights([object.union(right, {"since": "2026-01-19"})])
	over := access_control.deny with input as with_records(early, "access_grants", [object.union(grant, {"withdrawn_on": "2026-11-09"})])
	places(over) == {["access_rights", "pm/anna/Coder", "role", "rule"]}
	future := access_control.deny with input as with_records(early, "access_grants", [object.union(grant, {"approved_on": "2026-11-21"})])
	places(future) == {["access_grants", "g1", "approved_on", "rule"]}
	today := access_control.deny with input as with_records(early, "access_grants", [object.union(grant, {"approved_on": "2026-11-20"})])
	places(today) == {["access_rights", "pm/anna/Coder", "since", "program"]}
}

test_of_who_approved_it_for_themselves_nothing_more_is_asked if {
	stranger := with_records(with_grant({"person": "w9", "approved_by": "w9"}), "user_accounts", [object.union(account, {"assigned_to": ["w9"]})])
	deny := access_control.deny with input as stranger
	found(deny) == {
		["access_grants", "g1", "approved_by", "program", "was approved by w9 for w9; have somebody else approve it"],
		["access_grants", "g1", "person", "program", "is for w9, who is not in the workforce records; correct the person or withdraw it"],
	}
	before_hire := access_control.deny with input as with_grant({"approved_by": "w1", "approved_on": "2024-03-03", "reviewed_on": "2026-11-02"})
	fails(before_hire, "access_grants", "g1", "approved_by", "program", "was approved by w1 for w1; have somebody else approve it")
}

test_whether_the_approver_worked_then_is_asked_of_days_up_to_today if {
	left := {"id": "w2", "person": "w2", "status": "ended", "hired_on": "2020-01-06", "ended_on": "2026-11-19"}
	today := access_control.deny with input as with_records(with_grant({"approved_on": "2026-11-20"}), "workforce", [base.evidence.workforce.records[0], left])
	fails(today, "access_grants", "g1", "approved_by", "program", "was approved by w2, who is not shown to have worked here on 2026-11-20; have somebody who does confirm it")
	future := access_control.deny with input as with_records(with_grant({"approved_on": "2026-11-21"}), "workforce", [base.evidence.workforce.records[0], left])
	places(future) == {["access_grants", "g1", "approved_on", "rule"]}
}

test_the_last_look_is_the_newest_day_up_to_today if {
	count(access_control.deny) == 0 with input as with_grant({"approved_on": "2026-01-19", "reviewed_on": "2026-11-20"})
	deny := access_control.deny with input as with_grant({"approved_on": "2026-11-21", "reviewed_on": "2026-01-19"})
	places(deny) == {["access_grants", "g1", "approved_on", "rule"], ["access_grants", "g1", "reviewed_on", "program"]}
}
