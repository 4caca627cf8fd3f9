package hipaa.administrative.workforce_access_test

import data.hipaa.administrative.workforce_access

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

words(findings) := {f.message | some f in findings}

account := {"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "assigned_to": ["w1"]}

grant := {"id": "g1", "grant_id": "g1", "system": "pm", "user": "anna", "roles": ["Coder"], "status": "in_force", "person": "w1", "approved_on": "2026-01-05"}

role := {"id": "pm/Coder", "system": "pm", "role": "Coder", "ephi": true, "units": ["coding"]}

base := {
	"today": "2026-11-20",
	"evidence": {
		"access_grants": {"records": [grant]},
		"access_rights": {"records": [{"id": "pm/anna/Coder", "system": "pm", "user": "anna", "role": "Coder"}]},
		"role_profiles": {"records": [role]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}, {"id": "wiki", "system_id": "wiki", "ephi": false, "status": "in_use"}]},
		"user_accounts": {"records": [account]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "unit": "coding", "hired_on": "2026-01-05"},
			{"id": "w2", "person": "w2", "status": "ended", "unit": "coding", "hired_on": "2020-01-06", "ended_on": "2026-03-06"},
		]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["workforce_security"]}]},
	},
}

test_granted_access_for_the_own_unit_passes if {
	count(workforce_access.deny) == 0 with input as base
	workforce_access.population == {{"kind": "workforce", "id": "w1"}} with input as base
	workforce_access.excluded == {{"kind": "workforce", "id": "w2", "reason": "has left; termination-procedures judges it"}} with input as base
}

test_nobody_on_record_is_an_empty_population if {
	given := with_records("workforce", [])
	count(workforce_access.population) == 0 with input as given
	count(workforce_access.deny) == 0 with input as given
}

test_no_policy_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["workforce_security"]}], [{"id": "p1", "status": "in_force", "topics": ["termination"]}]] {
		deny := workforce_access.deny with input as with_records("written_policies", policies)
		faults(deny) == {["written_policies", "", "", "rule"]}
	}
}

test_access_that_nobody_granted_fails if {
	every grants in [
		[],
		[object.union(grant, {"person": "w9"})],
		[object.remove(grant, ["person"])],
		[object.union(grant, {"system": "ehr"})],
		[object.union(grant, {"status": "withdrawn"})],
		[object.union(grant, {"ends_on": "2026-11-19"})],
		[object.union(grant, {"approved_on": "2026-11-21"})],
		[object.remove(grant, ["approved_on"])],
	] {
		deny := workforce_access.deny with input as with_records("access_grants", grants)
		faults(deny) == {["workforce", "w1", "", "rule"]}
		words(deny) == {"reaches ePHI on pm by accounts for which no grant in force names this person; have the access approved, or disable it"}
	}
}

test_on_leave_is_judged_too if {
	given := json.patch(with_records("access_grants", []), [{"op": "replace", "path": "/evidence/workforce/records/0/status", "value": "on_leave"}])
	deny := workforce_access.deny with input as given
	faults(deny) == {["workforce", "w1", "", "rule"]}
}

test_accounts_that_open_no_ephi_need_no_grant_here if {
	every fields in [{"status": "disabled"}, {"system": "wiki"}, {"account_type": "service"}, {"assigned_to": []}] {
		given := json.patch(with_records("user_accounts", [object.union(account, fields)]), [{"op": "replace", "path": "/evidence/access_grants/records", "value": []}])
		count(workforce_access.deny) == 0 with input as given
	}
}

test_a_role_of_another_unit_fails if {
	deny := workforce_access.deny with input as with_records("role_profiles", [object.union(role, {"units": ["denials", "billing"]})])
	faults(deny) == {["workforce", "w1", "unit", "rule"]}
	words(deny) == {"works in unit coding and holds roles that are for other units: Coder on pm (for billing, denials); take them away, or correct the unit or the catalogue"}
}

test_a_role_of_one_other_unit_fails_while_the_account_is_open if {
	given := with_records("role_profiles", [object.union(role, {"units": ["billing"]})])
	deny := workforce_access.deny with input as given
	words(deny) == {"works in unit coding and holds roles that are for other units: Coder on pm (for billing); take them away, or correct the unit or the catalogue"}
	count(workforce_access.deny) == 0 with input as json.patch(given, [{"op": "replace", "path": "/evidence/user_accounts/records/0/status", "value": "disabled"}])
}

test_a_role_for_several_units_or_without_ephi_passes if {
	every fields in [{"units": ["billing", "coding"]}, {"units": []}, {"units": ["billing"], "ephi": false}, {"units": ["billing"], "role": "Other"}] {
		count(workforce_access.deny) == 0 with input as with_records("role_profiles", [object.union(role, fields)])
	}
	count(workforce_access.deny) == 0 with input as with_records("role_profiles", [object.remove(role, ["units"])])
}
