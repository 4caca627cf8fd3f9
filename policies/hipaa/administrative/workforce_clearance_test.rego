package hipaa.administrative.workforce_clearance_test

import data.hipaa.administrative.workforce_clearance

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

words(findings) := {f.message | some f in findings}

account := {"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "assigned_to": ["w1"], "created_on": "2026-01-05"}

# Determined on the day on which access began.
clearance := {
	"id": "c1", "clearance_id": "c1", "person": "w1", "unit": "billing", "outcome": "appropriate",
	"determined_on": "2026-01-05", "determined_by": "w2", "checks": ["identity", "exclusion_list"],
}

person := {"id": "w1", "person": "w1", "status": "active", "unit": "billing", "hired_on": "2026-01-05"}

decider := {"id": "w2", "person": "w2", "status": "active", "unit": "administration", "hired_on": "2020-01-06"}

base := {
	"today": "2026-11-20",
	"parameters": {"workforce_clearance": {"renewal_days": 319, "checks": ["identity"]}},
	"evidence": {
		"clearances": {"records": [clearance]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}]},
		"user_accounts": {"records": [account]},
		"workforce": {"records": [person, decider], "sources": [{"observed_at": "2026-11-16T14:00:00Z"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["clearance"]}]},
	},
}

with_clearance(fields) := with_records("clearances", [object.union(clearance, fields)])

without(fields) := with_records("clearances", [object.remove(clearance, fields)])

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

practice(field) := ["clearances", "c1", field, "program"]

test_cleared_in_time_passes if {
	count(workforce_clearance.deny) == 0 with input as base
	workforce_clearance.population == {{"kind": "workforce", "id": "w1"}, {"kind": "clearances", "id": "c1"}} with input as base
	workforce_clearance.excluded == {{"kind": "workforce", "id": "w2", "reason": "has no account that opens ePHI"}} with input as base
}

test_who_left_is_left_out_and_said if {
	given := with_records("workforce", [object.union(person, {"status": "ended", "ended_on": "2026-11-19"})])
	count(workforce_clearance.deny) == 0 with input as given
	count(workforce_clearance.population) == 0 with input as given
	workforce_clearance.excluded == {{"kind": "workforce", "id": "w1", "reason": "has left"}, {"kind": "clearances", "id": "c1", "reason": "person has left"}} with input as given
}

test_no_procedure_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["clearance"]}], [{"id": "p1", "status": "in_force", "topics": ["training"]}]] {
		deny := workforce_clearance.deny with input as with_records("written_policies", policies)
		faults(deny) == {["written_policies", "", "", "rule"]}
	}
}

test_never_determined_fails if {
	deny := workforce_clearance.deny with input as with_records("clearances", [])
	fails(deny, ["workforce", "w1", "", "rule"], "reaches ePHI, and nobody is on record as having determined that this is appropriate; determine it, and hold the access until then")
}

test_not_determined_yet_fails if {
	open := "reaches ePHI while the determination whether this is appropriate is still open; decide it, and hold the access until then"
	deny_2 := workforce_clearance.deny with input as with_clearance({"outcome": "pending"})
	fails(deny_2, ["workforce", "w1", "", "rule"], open)
	deny_3 := workforce_clearance.deny with input as without(["outcome"])
	fails(deny_3, ["workforce", "w1", "", "rule"], open)
	deny_4 := workforce_clearance.deny with input as without(["determined_on"])
	fails(deny_4, ["workforce", "w1", "", "rule"], open)
	deny := workforce_clearance.deny with input as with_clearance({"determined_on": "2026-11-21"})
	faults(deny) == {["workforce", "w1", "", "rule"], practice("determined_on")}
}

test_found_not_appropriate_fails_until_a_newer_one if {
	refused := object.union(clearance, {"id": "c2", "outcome": "not_appropriate", "determined_on": "2026-03-02"})
	deny := workforce_clearance.deny with input as with_records("clearances", [clearance, refused])
	fails(deny, ["workforce", "w1", "", "rule"], "reaches ePHI, which was determined not to be appropriate; end the access, or record the newer determination")
	elsewhere := workforce_clearance.deny with input as with_records("clearances", [object.union(refused, {"unit": "coding"})])
	elsewhere == deny
	newer := object.union(clearance, {"id": "c3", "determined_on": "2026-03-03"})
	count(workforce_clearance.deny) == 0 with input as with_records("clearances", [clearance, refused, newer])
}

test_who_reaches_nothing_needs_none if {
	given := json.patch(with_records("clearances", []), [{"op": "replace", "path": "/evidence/user_accounts/records/0/status", "value": "disabled"}])
	count(workforce_clearance.deny) == 0 with input as given
	count(workforce_clearance.population) == 0 with input as given
}

test_cleared_after_access_began_fails_as_practice if {
	deny := workforce_clearance.deny with input as with_clearance({"determined_on": "2026-01-06"})
	fails(deny, ["workforce", "w1", "", "program"], "reached ePHI from 2026-01-05, and was cleared first on 2026-01-06; this program clears before it gives access: keep to that order")
	second := object.union(account, {"id": "pm/anna2", "user": "anna2", "created_on": "2026-03-01"})
	both := workforce_clearance.deny with input as json.patch(with_clearance({"determined_on": "2026-01-06"}), [{"op": "add", "path": "/evidence/user_accounts/records/-", "value": second}])
	both == deny
	later := json.patch(with_clearance({"determined_on": "2026-03-01"}), [{"op": "replace", "path": "/evidence/user_accounts/records", "value": [second]}])
	count(workforce_clearance.deny) == 0 with input as later
}

# The account is older than the person's work here, or shows no day.
test_access_begins_with_the_person_at_the_earliest if {
	every changed in [object.union(account, {"created_on": "2020-09-14"}), object.remove(account, ["created_on"])] {
		count(workforce_clearance.deny) == 0 with input as with_records("user_accounts", [changed])
	}
}

test_cleared_for_another_unit_fails_as_practice if {
	deny := workforce_clearance.deny with input as with_clearance({"unit": "coding"})
	fails(deny, ["workforce", "w1", "unit", "program"], "works in unit billing, and was cleared last for unit coding; this program clears again when the work changes")
	deny_2 := workforce_clearance.deny with input as without(["unit"])
	fails(deny_2, ["workforce", "w1", "unit", "program"], "works in unit billing, and was cleared last for unit unknown; this program clears again when the work changes")
}

test_cleared_too_long_ago_fails_as_practice if {
	given := json.patch(base, [{"op": "replace", "path": "/parameters/workforce_clearance/renewal_days", "value": 318}])
	deny := workforce_clearance.deny with input as given
	fails(deny, ["workforce", "w1", "", "program"], "was cleared last 319 days ago; this program allows 318: look again")
	again := object.union(clearance, {"id": "c2", "determined_on": "2026-11-20"})
	count(workforce_clearance.deny) == 0 with input as json.patch(given, [{"op": "add", "path": "/evidence/clearances/records/-", "value": again}])
}

test_determined_by_nobody_themselves_or_a_stranger_fails if {
	deny := workforce_clearance.deny with input as without(["determined_by"])
	fails(deny, practice("determined_by"), "names nobody who determined it; record who did")
	deny_2 := workforce_clearance.deny with input as with_clearance({"determined_by": "w1"})
	fails(deny_2, practice("determined_by"), "was determined by w1 about themselves; have somebody else determine it")
	deny_3 := workforce_clearance.deny with input as with_clearance({"determined_by": "w9"})
	fails(deny_3, practice("determined_by"), "was determined by w9, who is not in the workforce records; have somebody who does confirm it")
	today := object.remove(object.union(clearance, {"id": "c2", "determined_on": "2026-11-20"}), ["determined_by"])
	deny_4 := workforce_clearance.deny with input as with_records("clearances", [clearance, today])
	faults(deny_4) == {["clearances", "c2", "determined_by", "program"]}
	deny_5 := workforce_clearance.deny with input as with_records("clearances", [clearance, object.union(today, {"determined_on": "2026-11-21"})])
	faults(deny_5) == {["clearances", "c2", "determined_on", "program"]}
	new := json.patch(with_records("clearances", [object.union(today, {"determined_by": "w2"})]), [
		{"op": "replace", "path": "/evidence/workforce/records/0/hired_on", "value": "2026-11-20"},
		{"op": "replace", "path": "/evidence/user_accounts/records/0/created_on", "value": "2026-11-20"},
	])
	count(workforce_clearance.deny) == 0 with input as new
}

test_checks_that_this_program_wants if {
	deny := workforce_clearance.deny with input as with_clearance({"checks": ["exclusion_list"]})
	fails(deny, practice("checks"), "does not show that these were looked at: identity; this program looks at them each time")
	deny_2 := workforce_clearance.deny with input as without(["checks"])
	fails(deny_2, practice("checks"), "does not show that these were looked at: identity; this program looks at them each time")
}

test_limited_says_how if {
	deny := workforce_clearance.deny with input as with_clearance({"outcome": "limited"})
	fails(deny, practice("limits"), "is limited without saying how; write down the conditions, so that whoever gives access can keep them")
	count(workforce_clearance.deny) == 0 with input as with_clearance({"outcome": "limited", "limits": "not the own family"})
}

test_about_somebody_unknown if {
	strange := object.union(clearance, {"id": "c1", "person": "w9", "determined_on": "2026-11-15"})
	given := with_records("clearances", [object.union(clearance, {"id": "c0"}), strange])
	deny := workforce_clearance.deny with input as given
	fails(deny, practice("person"), "is about w9, who is not in the workforce records; correct the person, or take it out")
	themselves := workforce_clearance.deny with input as with_records("clearances", [object.union(clearance, {"id": "c0"}), object.union(strange, {"determined_by": "w9"})])
	words(themselves) == {
		"is about w9, who is not in the workforce records; correct the person, or take it out",
		"was determined by w9 about themselves; have somebody else determine it",
	}
	older := json.patch(given, [{"op": "add", "path": "/evidence/workforce/sources/-", "value": {"observed_at": "2026-11-10T14:00:00Z"}}])
	workforce_clearance.deny == deny with input as older
	coming := with_records("clearances", [object.union(clearance, {"id": "c0"}), object.union(strange, {"determined_on": "2026-11-16"})])
	count(workforce_clearance.deny) == 0 with input as coming
}
