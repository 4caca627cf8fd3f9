package hipaa.technical.minimum_necessary_roles_test

import data.hipaa.technical.minimum_necessary_roles

system := {"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}

role := {
	"id": "pm/Poster", "system": "pm", "role": "Poster", "ephi": true, "purpose": "posts remittances",
	"permissions": ["view", "create", "change"], "information": ["claims", "remittances"], "units": ["posting", "billing"],
	"approved_by": "privacy-official", "reviewed_on": "2026-10-21",
}

right := {"id": "pm/u1/Poster", "system": "pm", "user": "u1", "role": "Poster"}

account := {"id": "pm/u1", "system": "pm", "user": "u1", "status": "active", "account_type": "person", "assigned_to": ["w1"]}

# The day judged is 2026-11-20; the role was compared with its work 30 days before.
base := {
	"today": "2026-11-20",
	"parameters": {"minimum_necessary_roles": {"review_days": 30, "max_holders": 1, "max_combined": 1, "separated_information": ["claims", "remittances"]}},
	"evidence": {
		"role_profiles": {"records": [role]},
		"access_rights": {"records": [right]},
		"systems": {"records": [system]},
		"user_accounts": {"records": [account]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "unit": "posting"}, {"id": "w2", "person": "w2", "unit": "posting"}, {"id": "w3", "person": "w3", "unit": "coding"}]},
	},
}

with_records(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_roles(roles) := with_records(base, "role_profiles", roles)

with_role(fields) := with_roles([object.union(role, fields)])

without_in_role(names) := with_roles([object.remove(role, names)])

with_account(fields) := with_records(base, "user_accounts", [object.union(account, fields)])

# The accounts u1, u2, … of w1, w2, … with these roles.
held_by(given, chosen, roles) := json.patch(given, [
	{"op": "replace", "path": "/evidence/user_accounts/records", "value": [added |
		some n in chosen
		added := object.union(account, {"id": sprintf("pm/u%v", [n]), "user": sprintf("u%v", [n]), "assigned_to": [sprintf("w%v", [n])]})
	]},
	{"op": "replace", "path": "/evidence/access_rights/records", "value": [added |
		some n in chosen
		some name in roles
		added := object.union(right, {"id": sprintf("pm/u%v/%v", [n, name]), "user": sprintf("u%v", [n]), "role": name})
	]},
])

with_parameter(given, name, value) := json.patch(given, [{"op": "replace", "path": sprintf("/parameters/minimum_necessary_roles/%v", [name]), "value": value}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", "")] | some f in findings}

fails(deny, kind, id, field, message) if found(deny) == {[kind, id, field, message]}

test_a_described_role_held_in_its_unit_passes if {
	count(minimum_necessary_roles.deny) == 0 with input as base
	count(minimum_necessary_roles.warn) == 0 with input as base
	minimum_necessary_roles.population == {{"kind": "systems", "id": "pm"}, {"kind": "role_profiles", "id": "pm/Poster"}, {"kind": "access_rights", "id": "pm/u1/Poster"}} with input as base
	count(minimum_necessary_roles.excluded) == 0 with input as base
}

test_nothing_recorded_is_an_empty_population if {
	nothing := object.union(base, {"evidence": {
		"role_profiles": {"records": []}, "access_rights": {"records": []}, "systems": {"records": []},
		"user_accounts": {"records": []}, "workforce": {"records": []},
	}})
	count(minimum_necessary_roles.population) == 0 with input as nothing
	count(minimum_necessary_roles.excluded) == 0 with input as nothing
	count(minimum_necessary_roles.deny) == 0 with input as nothing
	count(minimum_necessary_roles.warn) == 0 with input as nothing
}

test_a_role_that_is_not_described_fails_once if {
	one := held_by(base, [1], ["Poster", "Biller"])
	deny := minimum_necessary_roles.deny with input as one
	fails(deny, "systems", "pm", "", "has role Biller, which is not described, and held by 1 account; say what it may do, on which information and for whose work")
	more := minimum_necessary_roles.deny with input as held_by(base, [1, 2, 3], ["Biller"])
	fails(more, "systems", "pm", "", "has role Biller, which is not described, and held by 3 accounts; say what it may do, on which information and for whose work")
}

test_a_role_of_the_same_name_elsewhere_describes_nothing if {
	elsewhere := with_records(with_role({"id": "ehr/Poster", "system": "ehr"}), "systems", [system, object.union(system, {"id": "ehr", "system_id": "ehr"})])
	deny := minimum_necessary_roles.deny with input as elsewhere
	places(deny) == {["systems", "pm", ""]}
}

test_a_role_of_a_program_is_described_too if {
	service := json.patch(held_by(base, [1], ["Feed"]), [{"op": "replace", "path": "/evidence/user_accounts/records/0/account_type", "value": "service"}])
	deny := minimum_necessary_roles.deny with input as service
	places(deny) == {["systems", "pm", ""]}
}

test_a_system_without_roles_or_rights_fails if {
	ehr := object.union(system, {"id": "ehr", "system_id": "ehr"})
	deny := minimum_necessary_roles.deny with input as with_records(base, "systems", [system, ehr])
	fails(deny, "systems", "ehr", "", "has no role described by which its ePHI is reached; list its roles and what each may do")
	described := with_records(with_roles([role, object.union(role, {"id": "ehr/Poster", "system": "ehr"})]), "systems", [system, ehr])
	count(minimum_necessary_roles.deny) == 0 with input as described
	every fields in [{"ephi": false}, {"status": "retired"}, {"status": "planned"}] {
		count(minimum_necessary_roles.deny) == 0 with input as with_records(base, "systems", [system, object.union(ehr, fields)])
	}
}

test_a_role_without_permissions_fails if {
	every given in [with_role({"permissions": []}), without_in_role(["permissions"])] {
		deny := minimum_necessary_roles.deny with input as given
		fails(deny, "role_profiles", "pm/Poster", "permissions", "does not say what it may do; list its permissions as the system shows them")
	}
}

test_a_role_without_information_fails if {
	every given in [with_role({"information": []}), without_in_role(["information"])] {
		deny := minimum_necessary_roles.deny with input as given
		fails(deny, "role_profiles", "pm/Poster", "information", "does not say which information it reaches; list it, such as claims or clinical_notes")
	}
}

test_a_role_without_purpose_fails if {
	deny := minimum_necessary_roles.deny with input as without_in_role(["purpose"])
	fails(deny, "role_profiles", "pm/Poster", "purpose", "does not say what work it is for; write it down, or retire the role")
}

test_a_role_that_no_office_approved_fails if {
	deny := minimum_necessary_roles.deny with input as without_in_role(["approved_by"])
	fails(deny, "role_profiles", "pm/Poster", "approved_by", "was approved by no office on record; have it approved as it is, or made smaller first")
}

test_a_role_without_units_fails_once_when_persons_hold_it if {
	every given in [with_role({"units": []}), without_in_role(["units"])] {
		deny := minimum_necessary_roles.deny with input as held_by(given, [1, 3], ["Poster"])
		fails(deny, "role_profiles", "pm/Poster", "units", "names no unit whose work needs it, and persons hold it; name the units")
	}
}

test_a_role_of_programs_needs_no_units if {
	every type in ["service", "emergency", "root"] {
		given := with_records(without_in_role(["units"]), "user_accounts", [object.union(account, {"account_type": type})])
		count(minimum_necessary_roles.deny) == 0 with input as given
	}
}

test_a_holder_from_another_unit_fails if {
	every type in ["person", "shared", "unknown"] {
		deny := minimum_necessary_roles.deny with input as with_account({"account_type": type, "assigned_to": ["w1", "w3"]})
		fails(deny, "access_rights", "pm/u1/Poster", "role", "is held by w3 of unit coding, and is for billing, posting; take it away, or have the unit added to the role")
	}
	every type in ["service", "emergency", "root"] {
		count(minimum_necessary_roles.deny) == 0 with input as with_account({"account_type": type, "assigned_to": ["w3"]})
	}
}

test_a_holder_of_no_known_unit_fails if {
	unknown := minimum_necessary_roles.deny with input as with_account({"assigned_to": ["w9"]})
	fails(unknown, "access_rights", "pm/u1/Poster", "role", "is held by w9, who is not in the workforce records and so in none of its units; correct the person, or take it away")
	every nobody in [object.remove(account, ["assigned_to"]), object.union(account, {"assigned_to": []})] {
		deny := minimum_necessary_roles.deny with input as with_records(base, "user_accounts", [nobody])
		fails(deny, "access_rights", "pm/u1/Poster", "role", "is held by an account assigned to nobody, and so by none of its units; record whose it is")
	}
}

test_export_and_delete_for_many_fail if {
	every case in [
		{"permissions": ["view", "export"], "words": "export"},
		{"permissions": ["delete"], "words": "delete"},
		{"permissions": ["export", "delete"], "words": "delete and export"},
	] {
		given := with_role({"permissions": case.permissions})
		count(minimum_necessary_roles.deny) == 0 with input as held_by(given, [1], ["Poster"])
		deny := minimum_necessary_roles.deny with input as held_by(given, [1, 2], ["Poster"])
		fails(deny, "role_profiles", "pm/Poster", "permissions", sprintf("lets 2 persons %v; this program allows 1 for one role: keep that in a role that few hold", [case.words]))
	}
	count(minimum_necessary_roles.deny) == 0 with input as held_by(base, [1, 2], ["Poster"])
}

test_export_for_one_fails_where_none_is_allowed if {
	given := with_parameter(with_role({"permissions": ["export"]}), "max_holders", 0)
	deny := minimum_necessary_roles.deny with input as given
	fails(deny, "role_profiles", "pm/Poster", "permissions", "lets 1 person export; this program allows 0 for one role: keep that in a role that few hold")
	service := with_records(given, "user_accounts", [object.union(account, {"account_type": "service"})])
	count(minimum_necessary_roles.deny) == 0 with input as service
}

# Two accounts of one person are one holder, two persons of one account are two, and an account of nobody is one.
test_holders_are_persons if {
	exporting := with_role({"permissions": ["export"]})
	two_accounts := json.patch(held_by(exporting, [1, 2], ["Poster"]), [{"op": "replace", "path": "/evidence/user_accounts/records/1/assigned_to", "value": ["w1"]}])
	count(minimum_necessary_roles.deny) == 0 with input as two_accounts
	shared := with_records(exporting, "user_accounts", [object.union(account, {"account_type": "shared", "assigned_to": ["w1", "w2"]})])
	deny := minimum_necessary_roles.deny with input as shared
	places(deny) == {["role_profiles", "pm/Poster", "permissions"]}
	nobody := json.patch(held_by(exporting, [1, 2], ["Poster"]), [{"op": "replace", "path": "/evidence/user_accounts/records/1/assigned_to", "value": []}])
	both := minimum_necessary_roles.deny with input as nobody
	places(both) == {["role_profiles", "pm/Poster", "permissions"], ["access_rights", "pm/u2/Poster", "role"]}
}

test_a_role_never_reviewed_fails if {
	deny := minimum_necessary_roles.deny with input as without_in_role(["reviewed_on"])
	fails(deny, "role_profiles", "pm/Poster", "reviewed_on", "was never compared with the work it is for; do so and record the day")
}

test_a_role_reviewed_too_long_ago_or_in_the_future_fails if {
	old := minimum_necessary_roles.deny with input as with_role({"reviewed_on": "2026-10-20"})
	fails(old, "role_profiles", "pm/Poster", "reviewed_on", "was last compared with the work it is for 31 days ago; this program allows 30")
	future := minimum_necessary_roles.deny with input as with_role({"reviewed_on": "2026-11-21"})
	fails(future, "role_profiles", "pm/Poster", "reviewed_on", "is recorded as compared with its work on 2026-11-21, a day still to come; correct the date")
	count(minimum_necessary_roles.deny) == 0 with input as with_role({"reviewed_on": "2026-11-20"})
}

administrator := object.union(role, {"id": "pm/Administrator", "role": "Administrator", "permissions": ["administer"], "information": ["settings"]})

test_too_many_that_administer_and_enter_fail if {
	apart := with_roles([role, administrator])
	count(minimum_necessary_roles.deny) == 0 with input as held_by(apart, [1], ["Poster", "Administrator"])
	deny := minimum_necessary_roles.deny with input as held_by(apart, [1, 2], ["Poster", "Administrator"])
	message := "lets one account both administer pm and enter claims or remittances; 2 accounts can, this program allows 1: administer with a second account"
	found(deny) == {
		["access_rights", "pm/u1/Administrator", "role", message],
		["access_rights", "pm/u2/Administrator", "role", message],
	}
}

test_one_role_that_administers_and_enters_counts_alike if {
	every permission in ["create", "change"] {
		both := with_role({"permissions": ["administer", permission]})
		count(minimum_necessary_roles.deny) == 0 with input as held_by(both, [1], ["Poster"])
		deny := minimum_necessary_roles.deny with input as held_by(both, [1, 2], ["Poster"])
		places(deny) == {["access_rights", "pm/u1/Poster", "role"], ["access_rights", "pm/u2/Poster", "role"]}
		none := minimum_necessary_roles.deny with input as with_parameter(held_by(both, [1], ["Poster"]), "max_combined", 0)
		fails(none, "access_rights", "pm/u1/Poster", "role", "lets one account both administer pm and enter claims or remittances; 1 account can, this program allows 0: administer with a second account")
	}
}

test_administering_apart_from_entering_passes if {
	every fields in [
		{"permissions": ["administer", "view"]},
		{"permissions": ["administer", "change"], "information": ["settings"]},
	] {
		count(minimum_necessary_roles.deny) == 0 with input as held_by(with_role(fields), [1, 2], ["Poster"])
	}
	both := held_by(with_role({"permissions": ["administer", "change"]}), [1, 2], ["Poster"])
	count(minimum_necessary_roles.deny) == 0 with input as with_parameter(both, "separated_information", [])
	apart := json.patch(held_by(with_roles([role, administrator]), [1, 2], ["Poster"]), [{"op": "replace", "path": "/evidence/access_rights/records/1/role", "value": "Administrator"}])
	count(minimum_necessary_roles.deny) == 0 with input as apart
}

test_a_role_of_an_account_that_is_not_listed_fails if {
	deny := minimum_necessary_roles.deny with input as with_records(base, "user_accounts", [])
	fails(deny, "access_rights", "pm/u1/Poster", "user", "is held by an account that the user list does not show, so its unit is not known; export users and roles again, on one day")
}

test_records_of_an_unknown_system_fail if {
	given := json.patch(base, [
		{"op": "add", "path": "/evidence/role_profiles/records/-", "value": object.union(role, {"id": "p%2Fm/Poster", "system": "p/m"})},
		{"op": "add", "path": "/evidence/access_rights/records/-", "value": object.union(right, {"id": "p%2Fm/u1/Biller", "system": "p/m", "role": "Biller"})},
	])
	deny := minimum_necessary_roles.deny with input as given
	found(deny) == {
		["role_profiles", "p%2Fm/Poster", "system", "is of system p/m, which is not in the inventory; add the system or correct its id"],
		["access_rights", "p%2Fm/u1/Biller", "system", "is on system p/m, which is not in the inventory; add the system or correct its id"],
	}
}

test_a_role_that_nobody_holds_is_a_warning if {
	idle := object.union(role, {"id": "pm/Biller", "role": "Biller"})
	warn := minimum_necessary_roles.warn with input as with_roles([role, idle])
	fails(warn, "role_profiles", "pm/Biller", "role", "is held by no active account; retire it if no work needs it")
	count(minimum_necessary_roles.deny) == 0 with input as with_roles([role, idle])
	count(minimum_necessary_roles.warn) == 0 with input as with_records(base, "access_rights", [])
	disabled := minimum_necessary_roles.warn with input as with_account({"status": "disabled"})
	places(disabled) == {["role_profiles", "pm/Poster", "role"]}
}

test_rights_of_disabled_accounts_are_left_out_and_said if {
	given := with_account({"status": "disabled", "assigned_to": ["w3"]})
	count(minimum_necessary_roles.deny) == 0 with input as given
	minimum_necessary_roles.population == {{"kind": "systems", "id": "pm"}, {"kind": "role_profiles", "id": "pm/Poster"}} with input as given
	minimum_necessary_roles.excluded == {{"kind": "access_rights", "id": "pm/u1/Poster", "reason": "account disabled"}} with input as given
}

test_rights_of_an_account_that_is_not_closed_are_judged if {
	given := with_account({"status": "disabled", "disabled_on": "2026-11-21"})
	{"kind": "access_rights", "id": "pm/u1/Poster"} in minimum_necessary_roles.population with input as given
	count(minimum_necessary_roles.excluded) == 0 with input as given
}

test_roles_that_reach_no_ephi_are_left_out_and_said if {
	given := with_roles([{"id": "pm/Poster", "system": "pm", "role": "Poster", "ephi": false}])
	count(minimum_necessary_roles.deny) == 0 with input as given
	count(minimum_necessary_roles.warn) == 0 with input as given
	minimum_necessary_roles.population == {{"kind": "systems", "id": "pm"}} with input as given
	minimum_necessary_roles.excluded == {
		{"kind": "role_profiles", "id": "pm/Poster", "reason": "reaches no ePHI"},
		{"kind": "access_rights", "id": "pm/u1/Poster", "reason": "role reaches no ePHI"},
	} with input as given
}

test_systems_out_of_scope_are_left_out_and_said if {
	every case in [
		{"fields": {"ephi": false}, "reason": "system touches no ePHI"},
		{"fields": {"status": "retired"}, "reason": "system status retired"},
		{"fields": {"status": "planned"}, "reason": "system status planned"},
	] {
		given := with_records(without_in_role(["purpose", "reviewed_on"]), "systems", [object.union(system, case.fields)])
		count(minimum_necessary_roles.deny) == 0 with input as given
		count(minimum_necessary_roles.population) == 0 with input as given
		minimum_necessary_roles.excluded == {
			{"kind": "systems", "id": "pm", "reason": trim_prefix(case.reason, "system ")},
			{"kind": "role_profiles", "id": "pm/Poster", "reason": case.reason},
			{"kind": "access_rights", "id": "pm/u1/Poster", "reason": case.reason},
		} with input as given
	}
}

test_of_a_right_on_an_unknown_system_nothing_more_is_asked if {
	given := json.patch(base, [
		{"op": "add", "path": "/evidence/role_profiles/records/-", "value": object.union(role, {"id": "p%2Fm/Poster", "system": "p/m"})},
		{"op": "add", "path": "/evidence/access_rights/records/-", "value": object.union(right, {"id": "p%2Fm/u1/Poster", "system": "p/m"})},
		{"op": "add", "path": "/evidence/user_accounts/records/-", "value": object.union(account, {"id": "p%2Fm/u1", "system": "p/m", "assigned_to": ["w3"]})},
	])
	deny := minimum_necessary_roles.deny with input as given
	places(deny) == {["role_profiles", "p%2Fm/Poster", "system"], ["access_rights", "p%2Fm/u1/Poster", "system"]}
}

test_a_system_whose_only_role_is_not_described_fails_once if {
	deny := minimum_necessary_roles.deny with input as with_roles([])
	fails(deny, "systems", "pm", "", "has role Poster, which is not described, and held by 1 account; say what it may do, on which information and for whose work")
}

test_one_unit_is_asked_for_like_several if {
	one_unit := with_role({"units": ["posting"]})
	no_unit := with_role({"units": []})
	every holder in [{"assigned_to": ["w3"]}, {"assigned_to": ["w9"]}, {"assigned_to": []}] {
		accounts := [object.union(account, holder)]
		deny := minimum_necessary_roles.deny with input as with_records(one_unit, "user_accounts", accounts)
		places(deny) == {["access_rights", "pm/u1/Poster", "role"]}
		unnamed := minimum_necessary_roles.deny with input as with_records(no_unit, "user_accounts", accounts)
		places(unnamed) == {["role_profiles", "pm/Poster", "units"]}
	}
}

test_one_kind_of_information_kept_apart_is_enough if {
	given := held_by(with_role({"permissions": ["administer", "change"], "information": ["claims"]}), [1, 2], ["Poster"])
	deny := minimum_necessary_roles.deny with input as given
	places(deny) == {["access_rights", "pm/u1/Poster", "role"], ["access_rights", "pm/u2/Poster", "role"]}
}

test_who_administers_only_is_not_counted if {
	apart := with_roles([role, administrator])
	third := [
		{"op": "add", "path": "/evidence/user_accounts/records/-", "value": object.union(account, {"id": "pm/u3", "user": "u3", "assigned_to": ["w2"]})},
		{"op": "add", "path": "/evidence/access_rights/records/-", "value": object.union(right, {"id": "pm/u3/Administrator", "user": "u3", "role": "Administrator"})},
	]
	count(minimum_necessary_roles.deny) == 0 with input as json.patch(held_by(apart, [1], ["Poster", "Administrator"]), third)
	deny := minimum_necessary_roles.deny with input as json.patch(held_by(apart, [1, 2], ["Poster", "Administrator"]), third)
	places(deny) == {["access_rights", "pm/u1/Administrator", "role"], ["access_rights", "pm/u2/Administrator", "role"]}
}
