package hipaa.administrative.access_authorization_test

import data.hipaa.administrative.access_authorization

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

words(findings) := {f.message | some f in findings}

account := {"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "created_on": "2026-01-05"}

grant := {"id": "g1", "system": "pm", "user": "anna", "roles": ["Coder"], "status": "in_force", "person": "w1", "requested_by": "w3", "approved_by": "w2", "approved_on": "2026-01-05"}

device := {"id": "lt-1", "device_id": "lt-1", "ephi": true, "status": "in_use", "assigned_to": "w1"}

base := {
	"today": "2026-11-20",
	"evidence": {
		"access_grants": {"records": [grant], "sources": [{"observed_at": "2026-11-16T20:20:00Z"}]},
		"devices": {"records": [device]},
		"officials": {"records": [{"id": "o1", "office": "billing-manager", "person": "w2", "from": "2026-01-05"}]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}, {"id": "old", "system_id": "old", "ephi": true, "status": "retired"}]},
		"user_accounts": {"records": [account]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["access_authorization"]}]},
	},
}

with_grant(fields) := with_records("access_grants", [object.union(grant, fields)])

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

test_a_granted_account_and_device_pass if {
	count(access_authorization.deny) == 0 with input as base
	access_authorization.population == {{"kind": "user_accounts", "id": "pm/anna"}, {"kind": "access_grants", "id": "g1"}, {"kind": "devices", "id": "lt-1"}} with input as base
	count(access_authorization.excluded) == 0 with input as base
}

test_an_account_that_is_not_closed_is_judged if {
	open := json.patch(base, [{"op": "replace", "path": "/evidence/user_accounts/records", "value": [object.union(account, {"status": "disabled", "disabled_on": "2026-11-21"})]}])
	{"kind": "user_accounts", "id": "pm/anna"} in access_authorization.population with input as open
	count(access_authorization.excluded) == 0 with input as open
}

test_what_is_left_out_is_said if {
	given := json.patch(base, [
		{"op": "replace", "path": "/evidence/user_accounts/records", "value": [object.union(account, {"status": "disabled"}), object.union(account, {"id": "old/anna", "system": "old"})]},
		{"op": "replace", "path": "/evidence/access_grants/records", "value": [object.union(grant, {"status": "withdrawn"}), object.union(grant, {"id": "g2", "system": "old"})]},
		{"op": "replace", "path": "/evidence/devices/records", "value": [object.union(device, {"status": "lost"}), object.union(object.remove(device, ["assigned_to"]), {"id": "dt-1"}), object.union(object.remove(device, ["assigned_to"]), {"id": "dt-2", "status": "retired"})]},
	])
	count(access_authorization.deny) == 0 with input as given
	count(access_authorization.population) == 0 with input as given
	access_authorization.excluded == {
		{"kind": "user_accounts", "id": "pm/anna", "reason": "account disabled"},
		{"kind": "user_accounts", "id": "old/anna", "reason": "system status retired"},
		{"kind": "access_grants", "id": "g1", "reason": "is over"},
		{"kind": "access_grants", "id": "g2", "reason": "system status retired"},
		{"kind": "devices", "id": "lt-1", "reason": "status lost"},
		{"kind": "devices", "id": "dt-1", "reason": "assigned to nobody"},
		{"kind": "devices", "id": "dt-2", "reason": "status retired"},
	} with input as given
}

test_no_procedure_in_force_fails if {
	deny := access_authorization.deny with input as with_records("written_policies", [{"id": "p1", "status": "draft", "topics": ["access_authorization"]}])
	faults(deny) == {["written_policies", "", "", "rule"]}
}

test_an_account_that_nobody_asked_for_fails if {
	other := object.union(account, {"id": "pm/temp", "user": "temp", "created_on": "2026-11-16"})
	deny_2 := access_authorization.deny with input as with_records("user_accounts", [account, other])
	fails(deny_2, ["user_accounts", "pm/temp", "user", "rule"], "was opened, and no grant on record ever asked for it; have the access granted by whoever may, or disable it")
	deny_3 := access_authorization.deny with input as with_records("user_accounts", [account, object.remove(other, ["created_on"])])
	fails(deny_3, ["user_accounts", "pm/temp", "user", "rule"], "was opened, and no grant on record ever asked for it; have the access granted by whoever may, or disable it")
	deny := access_authorization.deny with input as with_records("user_accounts", [account, object.union(other, {"created_on": "2026-11-21"})])
	faults(deny) == {["user_accounts", "pm/temp", "user", "rule"]}
}

test_an_account_made_after_the_register_fails_as_practice if {
	every day in ["2026-11-17", "2026-11-20"] {
		given := with_records("user_accounts", [account, object.union(account, {"id": "pm/temp", "user": "temp", "created_on": day})])
		deny := access_authorization.deny with input as given
		fails(deny, ["user_accounts", "pm/temp", "created_on", "program"], sprintf("was made on %v, after the register of grants was last exported; export it again to show the grant", [day]))
		count(access_authorization.deny) == 0 with input as with_records("user_accounts", [object.union(account, {"created_on": day})])
	}
	older := json.patch(base, [
		{"op": "add", "path": "/evidence/access_grants/sources/-", "value": {"observed_at": "2026-11-10T20:20:00Z"}},
		{"op": "add", "path": "/evidence/user_accounts/records/-", "value": object.union(account, {"id": "pm/temp", "user": "temp", "created_on": "2026-11-12"})},
	])
	deny := access_authorization.deny with input as older
	faults(deny) == {["user_accounts", "pm/temp", "user", "rule"]}
}

# What outlived its grant is left to access-control.
test_an_account_with_a_former_grant_passes if {
	given := json.patch(base, [
		{"op": "replace", "path": "/evidence/access_grants/records", "value": [object.union(grant, {"status": "withdrawn"})]},
		{"op": "replace", "path": "/evidence/devices/records", "value": []},
	])
	count(access_authorization.deny) == 0 with input as given
}

test_a_grant_by_nobody_fails if {
	deny := access_authorization.deny with input as with_records("access_grants", [object.remove(grant, ["approved_by"])])
	fails(deny, ["access_grants", "g1", "approved_by", "rule"], "names nobody who granted it, so that nothing shows it was granted; have it approved by whoever may, or withdraw it")
}

test_a_grant_by_somebody_without_an_office_fails_as_practice if {
	message := "was granted by w2, who held no office on 2026-01-05; this program has holders of an office grant access: have one confirm it"
	every terms in [
		[],
		[{"id": "o1", "office": "billing-manager", "person": "w2", "from": "2026-01-06"}],
		[{"id": "o1", "office": "billing-manager", "person": "w2", "from": "2020-01-06", "to": "2026-01-04"}],
	] {
		deny := access_authorization.deny with input as with_records("officials", terms)
		fails(deny, ["access_grants", "g1", "approved_by", "program"], message)
	}
	count(access_authorization.deny) == 0 with input as with_records("officials", [{"id": "o1", "office": "billing-manager", "person": "w2", "from": "2020-01-06", "to": "2026-01-05"}])
	every day, findings in {"2026-11-20": 1, "2026-11-21": 0} {
		count(access_authorization.deny) == findings with input as with_grant({"approved_by": "w4", "approved_on": day})
	}
}

test_who_asked_fails_as_practice if {
	deny := access_authorization.deny with input as with_records("access_grants", [object.remove(grant, ["requested_by"])])
	fails(deny, ["access_grants", "g1", "requested_by", "program"], "names nobody who asked for it; record which supervisor said that the work needs it")
	deny_2 := access_authorization.deny with input as with_grant({"requested_by": "w2"})
	fails(deny_2, ["access_grants", "g1", "requested_by", "program"], "was asked for and granted by the same person, w2; this program has two look at each")
}

test_a_device_of_somebody_without_access_fails_as_practice if {
	deny := access_authorization.deny with input as with_records("devices", [object.union(device, {"assigned_to": "w7"})])
	fails(deny, ["devices", "lt-1", "assigned_to", "program"], "is used for ePHI and assigned to w7, to whom no access in force was granted; grant it, or take the device back")
}

test_an_unknown_system_fails_as_practice if {
	deny := access_authorization.deny with input as with_records("systems", [])
	faults(deny) == {["user_accounts", "pm/anna", "system", "program"], ["access_grants", "g1", "system", "program"]}
}
