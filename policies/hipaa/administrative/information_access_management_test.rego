package hipaa.administrative.information_access_management_test

import data.hipaa.administrative.information_access_management

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

words(findings) := {f.message | some f in findings}

role := {"id": "pm/Coder", "system": "pm", "role": "Coder", "ephi": true, "units": ["coding"], "information": ["claims"]}

grant := {"id": "g1", "system": "pm", "user": "anna", "roles": ["Coder"], "status": "in_force", "person": "w1", "approved_on": "2026-01-05"}

base := {
	"today": "2026-11-20",
	"organization": {"roles": ["provider"]},
	"evidence": {
		"access_grants": {"records": [grant]},
		"role_profiles": {"records": [role]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}, {"id": "old", "system_id": "old", "ephi": true, "status": "retired"}]},
		"user_accounts": {"records": [{"id": "pm/anna", "system": "pm", "user": "anna", "account_type": "person", "status": "active"}]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "status": "active", "unit": "coding", "hired_on": "2026-01-05"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["access_authorization", "minimum_necessary"]}]},
	},
}

with_role(fields) := with_records("role_profiles", [object.union(role, fields)])

of(given, roles) := json.patch(given, [{"op": "replace", "path": "/organization/roles", "value": roles}])

test_a_described_role_for_the_own_unit_passes if {
	count(information_access_management.deny) == 0 with input as base
	information_access_management.population == {{"kind": "role_profiles", "id": "pm/Coder"}, {"kind": "access_grants", "id": "g1"}} with input as base
	count(information_access_management.excluded) == 0 with input as base
}

test_what_is_left_out_is_said if {
	given := json.patch(with_records("role_profiles", [object.union(role, {"ephi": false}), object.union(role, {"id": "old/Coder", "system": "old"})]), [{
		"op": "replace", "path": "/evidence/access_grants/records",
		"value": [object.union(grant, {"status": "withdrawn"}), object.union(grant, {"id": "g2", "system": "old"})],
	}])
	count(information_access_management.deny) == 0 with input as given
	count(information_access_management.population) == 0 with input as given
	information_access_management.excluded == {
		{"kind": "role_profiles", "id": "pm/Coder", "reason": "reaches no ePHI"},
		{"kind": "role_profiles", "id": "old/Coder", "reason": "system status retired"},
		{"kind": "access_grants", "id": "g1", "reason": "is over"},
		{"kind": "access_grants", "id": "g2", "reason": "system status retired"},
	} with input as given
}

test_a_policy_on_each_topic_is_needed if {
	every topics in [["access_authorization"], ["minimum_necessary"]] {
		deny := information_access_management.deny with input as with_records("written_policies", [{"id": "p1", "status": "in_force", "topics": topics}])
		faults(deny) == {["written_policies", "", "", "rule"]}
	}
	deny := information_access_management.deny with input as with_records("written_policies", [])
	count(deny) == 2
}

test_a_role_without_units_or_information_fails if {
	every field in ["units", "information"] {
		every records in [[object.remove(role, [field])], [object.union(role, {field: []})]] {
			given := with_records("role_profiles", records)
			deny := information_access_management.deny with input as given
			faults(deny) == {["role_profiles", "pm/Coder", field, "rule"]}
			associate := information_access_management.deny with input as of(given, ["business_associate"])
			faults(associate) == {["role_profiles", "pm/Coder", field, "program"]}
			every covered in ["provider", "plan", "clearinghouse"] {
				both := information_access_management.deny with input as of(given, ["business_associate", covered])
				faults(both) == {["role_profiles", "pm/Coder", field, "rule"]}
			}
		}
	}
}

test_a_role_of_a_program_needs_no_units if {
	every records in [[object.union(role, {"units": [], "information": []})], [object.union(role, {"units": ["billing"]})], []] {
		given := json.patch(with_records("role_profiles", records), [{"op": "replace", "path": "/evidence/user_accounts/records/0/account_type", "value": "service"}])
		count(information_access_management.deny) == 0 with input as given
	}
}

test_an_unknown_account_counts_as_a_persons if {
	given := json.patch(with_role({"units": []}), [{"op": "replace", "path": "/evidence/user_accounts/records", "value": []}])
	deny := information_access_management.deny with input as given
	faults(deny) == {["role_profiles", "pm/Coder", "units", "rule"]}
}

test_a_role_that_no_profile_describes_fails if {
	deny := information_access_management.deny with input as with_records("role_profiles", [])
	faults(deny) == {["access_grants", "g1", "roles", "rule"]}
	words(deny) == {"gives Coder, of which no profile says whose work needs it and what it reaches; describe it, or withdraw the grant"}
	associate := information_access_management.deny with input as of(with_records("role_profiles", []), ["business_associate"])
	faults(associate) == {["access_grants", "g1", "roles", "program"]}
}

test_a_role_of_another_unit_fails if {
	deny := information_access_management.deny with input as with_role({"units": ["billing"]})
	faults(deny) == {["access_grants", "g1", "person", "rule"]}
	words(deny) == {"gives w1 of unit coding what the catalogue has for other units: Coder; withdraw it, or correct the unit or the catalogue"}
	count(information_access_management.deny) == 0 with input as with_role({"units": ["billing", "coding"]})
}

test_an_unknown_system_fails_as_practice if {
	given := json.patch(base, [{"op": "replace", "path": "/evidence/systems/records", "value": []}])
	deny := information_access_management.deny with input as given
	faults(deny) == {["access_grants", "g1", "system", "program"], ["role_profiles", "pm/Coder", "system", "program"]}
	undescribed := information_access_management.deny with input as json.patch(given, [{"op": "replace", "path": "/evidence/role_profiles/records", "value": []}])
	faults(undescribed) == {["access_grants", "g1", "system", "program"]}
}
