package hipaa.privacy.identity_verification_test

import data.hipaa.privacy.identity_verification

check := {
	"id": "c1", "check_id": "c1", "outcome": "released", "requester": "attorney", "flow": "f1", "asked_on": "2026-11-10",
	"verified_by": ["letterhead"], "authority": "legal_process", "condition": "court_order",
	"condition_met_on": "2026-11-12", "verified_on": "2026-11-12", "released_on": "2026-11-12", "handled_by": "w1",
}

flow := {
	"id": "f1", "flow_id": "f1", "touchpoint": "records_requests", "status": "in_use", "content": "phi",
	"direction": "sent",
}

base := {
	"today": "2026-11-20",
	"parameters": {"identity_verification": {"asked_touchpoints": ["patient_calls", "records_requests"], "sample_days": 10}},
	"evidence": {
		"identity_checks": {"records": [check]},
		"phi_inventory": {"records": [flow]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "status": "active", "hired_on": "2026-11-11"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["identity_verification"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_check(fields) := with_records("identity_checks", [object.union(check, fields)])

changed(fields, removed) := with_records("identity_checks", [object.remove(object.union(check, fields), removed)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

of(field, basis, message) := {["identity_checks", "c1", field, basis, message]}

test_verified_first_passes if {
	count(identity_verification.deny) == 0 with input as base
	count(identity_verification.excluded) == 0 with input as base
	identity_verification.population == {{"kind": "identity_checks", "id": "c1"}} with input as base
}

test_nobody_knows_who_asked if {
	deny := identity_verification.deny with input as changed({"requester": "unknown"}, ["verified_by", "authority"])
	found(deny) == of("requester", "rule", "was answered, and nobody knows who asked; look into it as a possible breach, and ask before anything is said")
}

test_not_verified_fails if {
	message := "was answered without verifying who asked (personal representative); ask for two identifiers, call back, or see a credential first"
	every given in [changed({"requester": "personal_representative"}, ["verified_by"]), with_check({"requester": "personal_representative", "verified_by": []})] {
		deny := identity_verification.deny with input as given
		found(deny) == of("verified_by", "rule", message)
	}
	count(identity_verification.deny) == 0 with input as changed({"requester_known": true}, ["verified_by", "authority", "verified_on"])
	unknown := identity_verification.deny with input as changed({"requester_known": false}, ["verified_by"])
	count(unknown) == 1
}

test_authority_fails if {
	message := "was answered, and the authority of who asked (public official) is not shown to be verified; see what gives it before PHI goes"
	every given in [
		changed({"requester": "public_official"}, ["authority"]),
		with_check({"requester": "public_official", "authority": "none"}),
		with_check({"requester": "public_official", "authority": "self"}),
	] {
		deny := identity_verification.deny with input as given
		found(deny) == of("authority", "rule", message)
	}
	count(identity_verification.deny) == 0 with input as with_check({"requester": "individual", "authority": "self"})
	count(identity_verification.deny) == 0 with input as changed({"requester": "individual"}, ["authority"])
}

test_verified_late_fails if {
	late := identity_verification.deny with input as with_check({"verified_on": "2026-11-13"})
	found(late) == of("verified_on", "rule", "was verified on 2026-11-13, after PHI went on 2026-11-12; verify first")
	absent := identity_verification.deny with input as changed({}, ["verified_on"])
	found(absent) == of("verified_on", "rule", "does not show that it was verified before PHI went; record the day")
	unverified := identity_verification.deny with input as changed({"verified_on": "2026-11-13"}, ["verified_by"])
	{f.field | some f in unverified} == {"verified_by"}
	neither := identity_verification.deny with input as changed({}, ["verified_by", "verified_on"])
	{f.field | some f in neither} == {"verified_by"}
}

test_what_it_depends_on if {
	absent := identity_verification.deny with input as changed({}, ["condition_met_on"])
	found(absent) == of("condition_met_on", "rule", "depends on a document or statement (court order) that is not shown to have been obtained; have it at hand before PHI goes")
	late := identity_verification.deny with input as with_check({"condition_met_on": "2026-11-13"})
	found(late) == of("condition_met_on", "rule", "depends on a document or statement (court order) that came on 2026-11-13, after PHI went on 2026-11-12; have it first")
	by_authorization := identity_verification.deny with input as changed({"requester": "payer", "authority": "authorization"}, ["condition", "condition_met_on"])
	found(by_authorization) == of("condition_met_on", "rule", "depends on a document or statement (authorization) that is not shown to have been obtained; have it at hand before PHI goes")
	count(identity_verification.deny) == 0 with input as changed({"condition": "none"}, ["condition_met_on"])
	count(identity_verification.deny) == 0 with input as with_check({"condition": "none", "condition_met_on": "2026-11-13"})
	known := identity_verification.deny with input as changed({"requester_known": true}, ["condition_met_on"])
	count(known) == 1
}

test_a_flow_nobody_checked_fails if {
	message := "no identity check is on record for flow f2, by which PHI goes to who asks; record requests, or listen to a sample of the calls"
	other := object.union(flow, {"id": "f2", "flow_id": "f2", "touchpoint": "patient_calls", "direction": "both"})
	deny := identity_verification.deny with input as with_records("phi_inventory", [flow, other])
	found(deny) == {["identity_checks", "", "", "rule", message]}
	every fields in [{"status": "planned"}, {"direction": "received"}, {"touchpoint": "denials"}, {"content": "de_identified"}] {
		count(identity_verification.deny) == 0 with input as with_records("phi_inventory", [flow, object.union(other, fields)])
	}
}

test_the_newest_check_is_recent_as_practice if {
	older := object.union(check, {"id": "c2", "asked_on": "2026-11-01", "verified_on": "2026-11-12"})
	count(identity_verification.deny) == 0 with input as with_records("identity_checks", [check, older])
	deny := identity_verification.deny with input as with_check({"asked_on": "2026-11-09"})
	found(deny) == {["identity_checks", "", "", "program", "the newest identity check for flow f1 is 11 days old; this program allows 10"]}
}

test_how_well_as_practice if {
	caller := identity_verification.deny with input as with_check({"verified_by": ["caller_id"]})
	found(caller) == of("verified_by", "program", "was verified by the caller's number alone, which can be made up; this program wants two identifiers or a call back")
	count(identity_verification.deny) == 0 with input as with_check({"verified_by": ["caller_id", "two_identifiers"]})
	count(identity_verification.deny) == 0 with input as with_check({"verified_by": ["caller_id"], "requester_known": true})
	message := "was answered for family without asking which account they call about; this program wants two identifiers of the account"
	family := identity_verification.deny with input as changed({"requester": "family", "authority": "involved_in_care"}, ["verified_by", "verified_on", "condition", "condition_met_on"])
	found(family) == of("verified_by", "program", message)
	known := changed({"requester": "family", "requester_known": true}, ["verified_by"])
	count(identity_verification.deny) == 0 with input as known
	count(identity_verification.deny) == 0 with input as with_check({"requester": "family"})
}

test_what_the_record_says_as_practice if {
	every requester in ["attorney", "other", "public_official"] {
		deny := identity_verification.deny with input as changed({"requester": requester}, ["condition"])
		found(deny) == of("condition", "program", "does not say whether the disclosure depends on a document or statement; record which, or none")
	}
	count(identity_verification.deny) == 0 with input as changed({"requester": "payer"}, ["condition"])
	undated := identity_verification.deny with input as changed({}, ["released_on"])
	found(undated) == of("released_on", "program", "does not say when PHI went; record the day")
	to_come := identity_verification.deny with input as with_check({"asked_on": "2026-11-21", "condition_met_on": "2026-11-21", "released_on": "2026-11-21", "verified_on": "2026-11-21"})
	found(to_come) == {["identity_checks", "c1", field, "program", "shows 2026-11-21, a day still to come; correct the date"] | some field in ["asked_on", "condition_met_on", "released_on", "verified_on"]}
	today := with_check({"released_on": "2026-11-20"})
	count(identity_verification.deny) == 0 with input as today
	nobody := identity_verification.deny with input as changed({}, ["handled_by"])
	found(nobody) == of("handled_by", "program", "was handled by nobody on record; correct the record")
	stranger := identity_verification.deny with input as with_check({"handled_by": "w9"})
	found(stranger) == of("handled_by", "program", "was handled by w9, who is not in the workforce records; correct the record")
	early := identity_verification.deny with input as with_check({"released_on": "2026-11-10", "verified_on": "2026-11-10", "condition_met_on": "2026-11-10"})
	found(early) == of("handled_by", "program", "was handled by w1, who is not shown to have worked here on 2026-11-10; correct the record")
}

test_flows_agree_as_practice if {
	second := object.union(check, {"id": "c2"})
	none := identity_verification.deny with input as with_records("identity_checks", [second, object.remove(check, ["flow"])])
	found(none) == of("flow", "program", "names no flow of the PHI inventory; correct it")
	unknown := identity_verification.deny with input as with_records("identity_checks", [second, object.union(check, {"flow": "f9"})])
	found(unknown) == of("flow", "program", "names flow f9, which is not in the PHI inventory; correct it")
}

test_no_written_policy_fails_as_practice if {
	deny := identity_verification.deny with input as with_records("written_policies", [])
	found(deny) == {["written_policies", "", "", "program", "no written policy on topic identity_verification is in force; write down what is asked of callers and of who comes with a letter"]}
}

test_what_was_not_answered_is_left_out if {
	refused := {"id": "c2", "check_id": "c2", "outcome": "refused", "requester": "unknown", "flow": "f1", "asked_on": "2026-11-12"}
	identity_verification.excluded == {{"kind": "identity_checks", "id": "c2", "reason": "outcome refused"}} with input as with_records("identity_checks", [check, refused])
	identity_verification.population == {{"kind": "identity_checks", "id": "c1"}} with input as with_records("identity_checks", [check, refused])
	count(identity_verification.deny) == 0 with input as with_records("identity_checks", [check, refused])
	identity_verification.population == {{"kind": "identity_checks", "id": "c2"}} with input as with_records("identity_checks", [refused])
	count(identity_verification.excluded) == 0 with input as with_records("identity_checks", [refused])
	count(identity_verification.deny) == 0 with input as with_records("identity_checks", [refused])
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(with_records("identity_checks", []), [{"op": "replace", "path": "/evidence/phi_inventory/records", "value": []}])
	count(identity_verification.population) == 0 with input as empty
	count(identity_verification.deny) == 0 with input as empty
}

test_a_condition_is_met_before_phi_goes_not_before_verifying if {
	count(identity_verification.deny) == 0 with input as with_check({"verified_on": "2026-11-11"})
	late := identity_verification.deny with input as with_check({"verified_on": "2026-11-11", "condition_met_on": "2026-11-13"})
	found(late) == of("condition_met_on", "rule", "depends on a document or statement (court order) that came on 2026-11-13, after PHI went on 2026-11-12; have it first")
}
