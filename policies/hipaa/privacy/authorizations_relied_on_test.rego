package hipaa.privacy.authorizations_relied_on_test

import data.hipaa.privacy.authorizations_relied_on

record := {
	"id": "a1", "authorization_id": "a1", "status": "accepted", "purpose": "legal", "individual": "pt-aaaaaa", "flow": "f1",
	"element_discloser": true, "element_information": true, "element_purpose": true, "element_recipient": true,
	"plain_language": true, "statement_conditioning": true, "statement_redisclosure": true, "statement_revocation": true,
	"revocation_described": "in_text", "expires_on": "2026-10-31", "signed_by": "individual", "signed_on": "2026-09-08",
	"last_relied_on": "2026-09-15",
}

check := {
	"id": "c1", "check_id": "c1", "outcome": "released", "requester": "attorney", "individual": "pt-aaaaaa",
	"purpose": "legal", "authority": "authorization", "authorization": "a1", "within_authorization": true,
	"released_on": "2026-09-15",
}

flow := {"id": "f1", "flow_id": "f1", "status": "in_use", "content": "phi", "permitted_as": "authorization"}

base := {
	"today": "2026-11-20",
	"evidence": {
		"authorizations": {"records": [record]},
		"identity_checks": {"records": [check]},
		"phi_inventory": {"records": [flow]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["authorizations"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_record(fields) := with_records("authorizations", [object.union(record, fields)])

with_check(fields) := with_records("identity_checks", [object.union(check, fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_a_valid_one_passes if {
	count(authorizations_relied_on.deny) == 0 with input as base
	count(authorizations_relied_on.excluded) == 0 with input as base
	authorizations_relied_on.population == {{"kind": "authorizations", "id": "a1"}, {"kind": "identity_checks", "id": "c1"}} with input as base
}

test_reliance_after_the_end_fails if {
	count(authorizations_relied_on.deny) == 0 with input as with_record({"last_relied_on": "2026-10-31"})
	every case in [
		[{"last_relied_on": "2026-11-01"}, "was relied on on 2026-11-01, after its expiration on 2026-10-31"],
		[{"revoked_on": "2026-09-14"}, "was relied on on 2026-09-15, after its revocation on 2026-09-14"],
		[{"event_on": "2026-09-14"}, "was relied on on 2026-09-15, after its expiration event on 2026-09-14"],
		[{"found_false_on": "2026-09-14"}, "was relied on on 2026-09-15, after the day it was known to be false on 2026-09-14"],
	] {
		deny := authorizations_relied_on.deny with input as with_record(case[0])
		found(deny) == {["authorizations", "a1", "last_relied_on", "rule", sprintf("%v; look into that disclosure as a possible breach, and ask for a new one", [case[1]])]}
	}
	count(authorizations_relied_on.deny) == 0 with input as with_record({"revoked_on": "2026-09-15"})
}

test_a_request_that_relies_on_it_counts if {
	deny := authorizations_relied_on.deny with input as with_check({"released_on": "2026-11-02"})
	found(deny) == {["authorizations", "a1", "last_relied_on", "rule", "was relied on on 2026-11-02, after its expiration on 2026-10-31; look into that disclosure as a possible breach, and ask for a new one"]}
	unused := object.remove(record, ["last_relied_on"])
	count(authorizations_relied_on.deny) == 0 with input as with_records("authorizations", [unused])
	never := json.patch(with_records("authorizations", [object.union(unused, {"expires_on": "2026-09-10"})]), [{"op": "replace", "path": "/evidence/identity_checks/records", "value": []}])
	count(authorizations_relied_on.deny) == 0 with input as never
}

test_reliance_before_the_signature_fails if {
	count(authorizations_relied_on.deny) == 0 with input as with_record({"signed_on": "2026-09-15"})
	deny := authorizations_relied_on.deny with input as with_record({"signed_on": "2026-09-16", "last_relied_on": "2026-09-20"})
	found(deny) == {["authorizations", "a1", "signed_on", "rule", "was relied on on 2026-09-15, before it was signed on 2026-09-16; look into that disclosure as a possible breach"]}
}

test_payment_is_stated if {
	every fields in [{"purpose": "sale"}, {"purpose": "sale", "remuneration": false}, {"purpose": "marketing"}, {"purpose": "marketing", "remuneration": true}, {"purpose": "sale", "statement_remuneration": false}] {
		deny := authorizations_relied_on.deny with input as with_record(fields)
		found(deny) == {["authorizations", "a1", "statement_remuneration", "rule", sprintf("is for %v and does not state that this organization is paid; use nothing by it until it does", [fields.purpose])]}
		count(authorizations_relied_on.deny) == 0 with input as with_record(object.union(fields, {"statement_remuneration": true}))
	}
	count(authorizations_relied_on.deny) == 0 with input as with_record({"purpose": "marketing", "remuneration": false})
	count(authorizations_relied_on.deny) == 0 with input as with_record({"purpose": "research", "remuneration": true})
}

said(words) := {["identity_checks", "c1", "authorization", "rule", sprintf("went out %v; look into it as a possible breach, and let nothing more go by it", [words])]}

test_a_request_by_what_does_not_carry_it_fails if {
	nameless := authorizations_relied_on.deny with input as with_records("identity_checks", [object.remove(check, ["authorization"])])
	found(nameless) == said("without saying by which authorization")
	unknown := authorizations_relied_on.deny with input as with_check({"authorization": "a9"})
	found(unknown) == said("by authorization a9, which is not in the register")
	other := authorizations_relied_on.deny with input as with_check({"individual": "pt-bbbbbb"})
	found(other) == said("by authorization a1 of another individual")
	incomplete := authorizations_relied_on.deny with input as with_records("authorizations", [object.remove(record, ["element_purpose", "plain_language"])])
	found(incomplete) == said("by authorization a1, which does not show each purpose, plain language")
	one := authorizations_relied_on.deny with input as with_records("authorizations", [object.remove(record, ["plain_language"])])
	found(one) == said("by authorization a1, which does not show plain language")
	notes := authorizations_relied_on.deny with input as with_check({"psychotherapy_notes": true})
	found(notes) == said("by authorization a1, which is not for psychotherapy notes")
	for_notes := json.patch(with_check({"psychotherapy_notes": true}), [{"op": "add", "path": "/evidence/authorizations/records/0/psychotherapy_notes", "value": true}])
	count(authorizations_relied_on.deny) == 0 with input as for_notes
	every changed in [object.union(check, {"within_authorization": false}), object.remove(check, ["within_authorization"])] {
		deny := authorizations_relied_on.deny with input as with_records("identity_checks", [changed])
		found(deny) == said("by authorization a1 and is not shown to be what it says")
	}
}

test_a_request_by_a_rejected_one_fails if {
	sound := object.union(record, {"id": "a2", "authorization_id": "a2"})
	rejected := object.union(record, {"status": "rejected", "last_relied_on": "2026-11-01"})
	given := with_records("authorizations", [rejected, sound])
	deny := authorizations_relied_on.deny with input as given
	found(deny) == said("by authorization a1, which was rejected")
	authorizations_relied_on.excluded == {{"kind": "authorizations", "id": "a1", "reason": "rejected, nothing went out by it"}} with input as given
	authorizations_relied_on.population == {{"kind": "authorizations", "id": "a2"}, {"kind": "identity_checks", "id": "c1"}} with input as given
	only := json.patch(with_records("authorizations", [rejected]), [
		{"op": "replace", "path": "/evidence/identity_checks/records", "value": []},
		{"op": "replace", "path": "/evidence/phi_inventory/records", "value": []},
	])
	authorizations_relied_on.population == {{"kind": "authorizations", "id": "a1"}} with input as only
	count(authorizations_relied_on.excluded) == 0 with input as only
	count(authorizations_relied_on.deny) == 0 with input as only
}

test_what_needs_an_authorization_fails_without if {
	other := object.remove(object.union(check, {"authority": "legal_process"}), ["authorization", "within_authorization"])
	count(authorizations_relied_on.deny) == 0 with input as with_records("identity_checks", [other])
	every case in [
		[{"purpose": "marketing"}, "marketing"],
		[{"purpose": "sale"}, "sale"],
		[{"purpose": "sale", "psychotherapy_notes": true}, "sale"],
		[{"purpose": "marketing", "psychotherapy_notes": true}, "marketing"],
		[{"psychotherapy_notes": true}, "psychotherapy notes"],
	] {
		deny := authorizations_relied_on.deny with input as with_records("identity_checks", [object.union(other, case[0])])
		found(deny) == {["identity_checks", "c1", "purpose", "rule", sprintf("went out for %v without an authorization; look into it as a possible breach, and obtain one first", [case[1]])]}
	}
	bare := object.remove(object.union(other, {"psychotherapy_notes": true}), ["authority", "purpose"])
	unsaid := authorizations_relied_on.deny with input as with_records("identity_checks", [bare])
	count(unsaid) == 1
	law := object.union(other, {"psychotherapy_notes": true, "authority": "required_by_law"})
	count(authorizations_relied_on.deny) == 0 with input as with_records("identity_checks", [law])
	selling := authorizations_relied_on.deny with input as with_records("identity_checks", [object.union(law, {"purpose": "sale"})])
	count(selling) == 1
	refused := with_records("identity_checks", [check, object.union(other, {"id": "c2", "purpose": "sale", "outcome": "refused"})])
	count(authorizations_relied_on.deny) == 0 with input as refused
}

test_a_flow_by_authorizations_that_nobody_recorded_fails if {
	message := "flow f1 of the PHI inventory is permitted by authorization, and no accepted authorization is for it; record those it goes by, or stop it"
	every fields in [{"flow": "f9"}, {"flow": "F1"}] {
		deny := authorizations_relied_on.deny with input as with_record(fields)
		found(deny) == {["authorizations", "", "", "rule", message]}
	}
	every fields in [{"status": "planned"}, {"content": "de_identified"}, {"permitted_as": "payment"}] {
		given := json.patch(with_record({"flow": "f9"}), [{"op": "replace", "path": "/evidence/phi_inventory/records/0", "value": object.union(flow, fields)}])
		count(authorizations_relied_on.deny) == 0 with input as given
	}
}

test_practice if {
	policies := authorizations_relied_on.deny with input as with_records("written_policies", [])
	found(policies) == {["written_policies", "", "", "program", "no written policy on topic authorizations is in force; write down when one is needed and how it is checked, and have it approved"]}
	every field in ["event_on", "found_false_on", "revoked_on"] {
		count(authorizations_relied_on.deny) == 0 with input as with_record({field: "2026-11-20"})
		deny := authorizations_relied_on.deny with input as with_record({field: "2026-11-21"})
		found(deny) == {["authorizations", "a1", field, "program", "shows 2026-11-21, a day still to come; correct the date"]}
	}
	relied := authorizations_relied_on.deny with input as with_record({"last_relied_on": "2026-11-21", "expires_on": "2027-01-01"})
	found(relied) == {["authorizations", "a1", "last_relied_on", "program", "shows 2026-11-21, a day still to come; correct the date"]}
}

test_requests_that_were_not_answered_are_left_out if {
	open := object.union(check, {"id": "c2", "outcome": "open"})
	authorizations_relied_on.excluded == {{"kind": "identity_checks", "id": "c2", "reason": "outcome open"}} with input as with_records("identity_checks", [check, open])
	authorizations_relied_on.population == {{"kind": "authorizations", "id": "a1"}, {"kind": "identity_checks", "id": "c1"}} with input as with_records("identity_checks", [check, open])
	authorizations_relied_on.population == {{"kind": "authorizations", "id": "a1"}, {"kind": "identity_checks", "id": "c2"}} with input as with_records("identity_checks", [open])
	count(authorizations_relied_on.excluded) == 0 with input as with_records("identity_checks", [open])
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(base, [
		{"op": "replace", "path": "/evidence/authorizations/records", "value": []},
		{"op": "replace", "path": "/evidence/identity_checks/records", "value": []},
		{"op": "replace", "path": "/evidence/phi_inventory/records", "value": []},
	])
	count(authorizations_relied_on.population) == 0 with input as empty
	count(authorizations_relied_on.deny) == 0 with input as empty
}
