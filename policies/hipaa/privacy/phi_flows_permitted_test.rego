package hipaa.privacy.phi_flows_permitted_test

import data.hipaa.privacy.phi_flows_permitted

terms := {
	"own_disclosures": "with_assurances",
	"term_access": true, "term_accounting": true, "term_amendment": true, "term_books_to_secretary": true,
	"term_delegated_duties": true, "term_no_other_use": true, "term_no_wider_uses": true, "term_permitted_uses": true,
	"term_reports_incidents": true, "term_reports_misuse": true, "term_return_or_destroy": true, "term_safeguards": true,
	"term_security_rule": true, "term_subcontractor_limits": true, "term_subcontractor_security": true,
	"term_termination": true,
}

associate := object.union(terms, {
	"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "ephi": true,
	"arrangement": "contract", "signed": true, "agreement_from": "2020-02-17",
})

flow := {
	"id": "f1", "flow_id": "f1", "touchpoint": "statements", "status": "in_use", "direction": "sent", "content": "phi",
	"sent_by": "edi", "channels": ["feed"], "recipient": "Print and Mail", "relationship": "business_associate",
	"associate": "a1", "permitted_as": "payment", "limited_by": "protocol", "checked_before_sending": "sample",
	"transmission_recorded": true,
}

to_payer := object.union(object.remove(flow, ["associate"]), {"relationship": "payer", "recipient": "Harbor", "touchpoint": "denials"})

channel := {"id": "feed", "channel_id": "feed", "type": "sftp", "ephi": true, "status": "in_use", "network": "internet", "partner": "Print and Mail"}

base := {
	"today": "2026-11-20",
	"evidence": {
		"business_associates": {"records": [associate]},
		"channels": {"records": [channel]},
		"phi_inventory": {"records": [flow]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_flow(fields) := with_records("phi_inventory", [object.union(flow, fields)])

with_payer(fields) := with_records("phi_inventory", [object.union(to_payer, fields)])

without(fields, removed) := with_records("phi_inventory", [object.remove(fields, removed)])

with_associate(fields) := with_records("business_associates", [object.union(associate, fields)])

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_a_flow_to_an_associate_with_an_agreement_passes if {
	count(phi_flows_permitted.deny) == 0 with input as base
	count(phi_flows_permitted.excluded) == 0 with input as base
	phi_flows_permitted.population == {{"kind": "phi_inventory", "id": "f1"}, {"kind": "channels", "id": "feed"}} with input as base
}

test_a_flow_whose_agreement_does_not_permit_it_fails if {
	every case in [
		[{"agreement_to": "2026-11-19"}, "which has an agreement that ended on 2026-11-19"],
		[{"agreement_from": "2026-11-21"}, "which has an agreement in force only from 2026-11-21"],
		[{"arrangement": "none"}, "which has no agreement on record"],
		[{"signed": false}, "which has an agreement that is not shown to be signed by both sides"],
		[{"status": "ended"}, "a relationship that has ended"],
		[{"relationship": "covered_entity"}, "which is this organization's client, not its associate"],
		[{"relationship": "subcontractor_of_associate"}, "which works for a business associate and has no agreement with this organization"],
		[{"term_termination": false}, "which has an agreement that is not shown to authorize its termination over a violation of a material term"],
		[{"term_termination": false, "term_access": false}, "which has an agreement that is not shown to authorize its termination over a violation of a material term (nor 1 more)"],
	] {
		deny := phi_flows_permitted.deny with input as with_associate(case[0])
		found(deny) == {["f1", "associate", "rule", sprintf("reaches a1, %v; stop it, or mend that first", [case[1]])]}
	}
	count(phi_flows_permitted.deny) == 0 with input as with_associate({"agreement_to": "2026-11-20"})
	count(phi_flows_permitted.deny) == 0 with input as with_associate({"relationship": "subcontractor"})
}

test_a_flow_to_an_associate_that_nobody_recorded_fails if {
	unknown := phi_flows_permitted.deny with input as with_flow({"associate": "a9"})
	found(unknown) == {["f1", "associate", "rule", "reaches a business associate and names a9, of whom no agreement is on record; record the relationship, or stop it"]}
	unnamed := phi_flows_permitted.deny with input as without(flow, ["associate"])
	found(unnamed) == {["f1", "associate", "rule", "reaches a business associate and names nobody in the register, of whom no agreement is on record; record the relationship, or stop it"]}
}

test_a_conduit_keeps_nothing if {
	carried := object.union(object.remove(flow, ["associate"]), {"relationship": "conduit", "recipient_keeps": false})
	count(phi_flows_permitted.deny) == 0 with input as with_records("phi_inventory", [carried])
	message := "treats Print and Mail as a conduit, which is not shown to keep nothing; who keeps PHI needs an agreement"
	every record in [object.union(carried, {"recipient_keeps": true}), object.remove(carried, ["recipient_keeps"])] {
		deny := phi_flows_permitted.deny with input as with_records("phi_inventory", [record])
		found(deny) == {["f1", "recipient_keeps", "rule", message]}
	}
}

test_an_unknown_relationship_fails if {
	deny := phi_flows_permitted.deny with input as without(object.union(flow, {"relationship": "unknown"}), ["associate", "recipient"])
	found(deny) == {["f1", "relationship", "rule", "reaches somebody unnamed, and what that is to this organization is not known; find out, and sign an agreement if it works on our behalf"]}
}

test_nothing_that_permits_it_fails if {
	every relationship in ["individual", "other", "payer", "treatment"] {
		deny := phi_flows_permitted.deny with input as with_payer({"relationship": relationship, "permitted_as": "none"})
		found(deny) == {["f1", "permitted_as", "rule", "reaches Harbor, and nothing was found that permits it; stop it, or find what does"]}
	}
	other := phi_flows_permitted.deny with input as without(object.union(to_payer, {"relationship": "other"}), ["permitted_as"])
	found(other) == {["f1", "permitted_as", "rule", "reaches Harbor, who is neither associate, payer, provider nor patient, and does not say what permits it; find out or stop it"]}
	count(phi_flows_permitted.deny) == 0 with input as with_payer({"relationship": "other", "permitted_as": "public_interest"})
}

test_grounds_fit_the_relationship if {
	fitting := {["payer", "payment"], ["payer", "required_by_law"], ["treatment", "treatment"], ["individual", "individual"]}
	every pair in fitting {
		count(phi_flows_permitted.deny) == 0 with input as with_payer({"relationship": pair[0], "permitted_as": pair[1]})
	}
	deny := phi_flows_permitted.deny with input as with_payer({"permitted_as": "treatment"})
	found(deny) == {["f1", "permitted_as", "program", "is recorded as permitted as treatment, which does not go with relationship payer; correct one of them"]}
	absent := phi_flows_permitted.deny with input as without(to_payer, ["permitted_as"])
	found(absent) == {["f1", "permitted_as", "program", "does not say why it is permitted; record it"]}
}

test_an_associate_recorded_as_something_else_fails_as_practice if {
	deny := phi_flows_permitted.deny with input as with_payer({"associate": "a1"})
	found(deny) == {["f1", "associate", "program", "names a1 of the register of associates, and relationship payer; correct one of them"]}
	upstream := json.patch(with_payer({"associate": "a1"}), [{"op": "replace", "path": "/evidence/business_associates/records/0/relationship", "value": "covered_entity"}])
	count(phi_flows_permitted.deny) == 0 with input as upstream
}

to_client := object.union(flow, {"relationship": "client"})

with_client(fields) := json.patch(base, [
	{"op": "replace", "path": "/evidence/phi_inventory/records", "value": [to_client]},
	{"op": "replace", "path": "/evidence/business_associates/records", "value": [object.union_n([associate, {"relationship": "covered_entity"}, fields])]},
])

test_a_client_has_an_agreement if {
	count(phi_flows_permitted.deny) == 0 with input as with_client({})
	every case in [
		[{"agreement_to": "2026-11-19"}, "that has an agreement that ended on 2026-11-19"],
		[{"status": "ended"}, "for which it no longer works"],
		[{"relationship": "business_associate"}, "that is not in the register"],
	] {
		deny := phi_flows_permitted.deny with input as with_client(case[0])
		found(deny) == {["f1", "associate", "program", sprintf("reaches a client %v; this program works for nobody without an agreement", [case[1]])]}
	}
	unnamed := phi_flows_permitted.deny with input as without(to_client, ["associate"])
	count(unnamed) == 1
}

test_a_channel_that_nobody_knows_fails if {
	stray := {"id": "stray", "channel_id": "stray", "type": "api", "ephi": true, "status": "in_use", "network": "internet", "partner": "Reminder App"}
	deny := phi_flows_permitted.deny with input as with_records("channels", [channel, stray])
	found(deny) == {["stray", "partner", "rule", "takes ePHI to Reminder App, of whom no flow and no agreement is on record; find out what goes there, what they are to us, and on what it stands"]}
	unnamed := phi_flows_permitted.deny with input as with_records("channels", [channel, object.remove(stray, ["partner", "network"])])
	{finding.id | some finding in unnamed; startswith(finding.message, "takes ePHI to somebody unnamed, ")} == {"stray"}
	listed := json.patch(with_records("channels", [channel, stray]), [{"op": "add", "path": "/evidence/business_associates/records/0/channels", "value": ["stray"]}])
	count(phi_flows_permitted.deny) == 0 with input as listed
	over := json.patch(listed, [{"op": "replace", "path": "/evidence/business_associates/records/0/status", "value": "ended"}])
	{finding.id | some finding in phi_flows_permitted.deny} == {"f1", "stray"} with input as over
}

test_channels_that_lead_to_nobody_else_are_left_out_and_said if {
	changed := with_records("channels", [
		channel,
		{"id": "i", "channel_id": "i", "type": "other", "ephi": true, "status": "in_use", "network": "internal"},
		{"id": "n", "channel_id": "n", "type": "api", "ephi": false, "status": "in_use", "network": "internet"},
		{"id": "p", "channel_id": "p", "type": "api", "ephi": true, "status": "planned", "network": "internet"},
		{"id": "v", "channel_id": "v", "type": "remote_access", "ephi": true, "status": "in_use", "network": "internet"},
		{"id": "w", "channel_id": "w", "type": "remote_access", "ephi": true, "status": "in_use", "network": "internal"},
	])
	count(phi_flows_permitted.deny) == 0 with input as changed
	phi_flows_permitted.excluded == {
		{"kind": "channels", "id": "i", "reason": "stays in the own network"},
		{"kind": "channels", "id": "n", "reason": "carries no ePHI"},
		{"kind": "channels", "id": "p", "reason": "status planned"},
		{"kind": "channels", "id": "v", "reason": "lets own people in"},
		{"kind": "channels", "id": "w", "reason": "stays in the own network"},
	} with input as changed
}

test_flows_out_of_scope_are_left_out_and_said if {
	bad := object.union(object.remove(flow, ["associate"]), {"relationship": "unknown"})
	changed := with_records("phi_inventory", [
		flow,
		object.union(bad, {"id": "d", "content": "de_identified"}),
		object.union(bad, {"id": "o", "status": "retired"}),
		object.union(bad, {"id": "p", "status": "planned"}),
	])
	count(phi_flows_permitted.deny) == 0 with input as changed
	phi_flows_permitted.excluded == {
		{"kind": "phi_inventory", "id": "d", "reason": "de-identified, no PHI"},
		{"kind": "phi_inventory", "id": "o", "reason": "status retired"},
		{"kind": "phi_inventory", "id": "p", "reason": "status planned"},
	} with input as changed
	limited := phi_flows_permitted.deny with input as with_records("phi_inventory", [object.union(bad, {"content": "limited_data_set"})])
	count(limited) == 1
}

test_a_recipient_without_a_direction_fails_as_practice if {
	message := "has a recipient (relationship payer) and is not shown to leave or come in; record the direction"
	every record in [object.remove(to_payer, ["direction"]), object.union(to_payer, {"direction": "inside"})] {
		deny := phi_flows_permitted.deny with input as with_records("phi_inventory", [record])
		found(deny) == {["f1", "direction", "program", message]}
	}
	inside := object.union(object.remove(flow, ["associate"]), {"relationship": "workforce", "direction": "inside"})
	count(phi_flows_permitted.deny) == 0 with input as with_records("phi_inventory", [inside])
	count(phi_flows_permitted.deny) == 0 with input as with_payer({"direction": "both"})
}

# That is for minimum-necessary.
test_what_leaves_is_not_asked_here_whether_it_is_limited if {
	every record in [object.remove(to_payer, ["limited_by"]), object.union(to_payer, {"limited_by": "not_needed"})] {
		count(phi_flows_permitted.deny) == 0 with input as with_records("phi_inventory", [record])
	}
}

test_it_is_known_what_it_goes_by if {
	deny := phi_flows_permitted.deny with input as without(flow, ["sent_by"])
	found(deny) == {["f1", "sent_by", "program", "leaves and does not say by what; record whether it goes by file, portal, email, fax, mail or telephone"]}
}

test_typed_recipients_are_verified if {
	fax := {"sent_by": "fax", "cover_sheet": true, "recipient_verified_by": "directory"}
	count(phi_flows_permitted.deny) == 0 with input as with_payer(fax)
	message := "goes by fax, and nothing verifies the recipient; use a directory, call back, or check who asks"
	unverified := phi_flows_permitted.deny with input as with_payer(object.union(fax, {"recipient_verified_by": "none"}))
	found(unverified) == {["f1", "recipient_verified_by", "program", message]}
	unknown := phi_flows_permitted.deny with input as with_payer(object.remove(fax, ["recipient_verified_by"]))
	found(unknown) == {["f1", "recipient_verified_by", "program", message]}
	bare := phi_flows_permitted.deny with input as with_payer(object.remove(fax, ["cover_sheet"]))
	found(bare) == {["f1", "cover_sheet", "program", "goes by fax and is not shown to have a standard cover sheet; use one without PHI"]}
	handed := phi_flows_permitted.deny with input as with_payer({"sent_by": "in_person"})
	found(handed) == {["f1", "recipient_verified_by", "program", "goes by in person, and nothing verifies the recipient; use a directory, call back, or check who asks"]}
	received := phi_flows_permitted.deny with input as with_payer({"sent_by": "fax", "direction": "received"})
	count(received) == 0
}

test_batches_are_checked_and_recorded if {
	every checked in [object.remove(flow, ["checked_before_sending"]), object.union(flow, {"checked_before_sending": "none"})] {
		deny := phi_flows_permitted.deny with input as with_records("phi_inventory", [checked])
		found(deny) == {["f1", "checked_before_sending", "program", "leaves (statements) without a check; this program wants a second look before a batch or packet goes"]}
	}
	every recorded in [object.remove(flow, ["transmission_recorded"]), object.union(flow, {"transmission_recorded": false})] {
		deny := phi_flows_permitted.deny with input as with_records("phi_inventory", [recorded])
		found(deny) == {["f1", "transmission_recorded", "program", "leaves (statements) and is not shown to be recorded each time; keep the confirmation or the batch report"]}
	}
	count(phi_flows_permitted.deny) == 0 with input as without(to_payer, ["checked_before_sending", "transmission_recorded"])
}

test_approved_channels_only if {
	retired := {"id": "old", "channel_id": "old", "type": "sftp", "ephi": true, "status": "retired"}
	clear := {"id": "clear", "channel_id": "clear", "type": "sftp", "ephi": false, "status": "in_use"}
	changed := json.patch(with_records("channels", [channel, retired, clear]), [{"op": "replace", "path": "/evidence/phi_inventory/records/0/channels", "value": ["feed", "old", "clear", "nowhere"]}])
	deny := phi_flows_permitted.deny with input as changed
	found(deny) == {
		["f1", "channels", "program", "goes over channel clear, which is recorded as carrying no ePHI; move it to one that is approved, or correct the lists"],
		["f1", "channels", "program", "goes over channel nowhere, which is not on the list of channels; move it to one that is approved, or correct the lists"],
		["f1", "channels", "program", "goes over channel old, which has status retired; move it to one that is approved, or correct the lists"],
	}
	none := phi_flows_permitted.deny with input as json.patch(without(flow, ["channels"]), [{"op": "replace", "path": "/evidence/channels/records", "value": []}])
	found(none) == {["f1", "channels", "program", "goes by edi and names no channel of the list; record over which it goes"]}
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(with_records("phi_inventory", []), [{"op": "replace", "path": "/evidence/channels/records", "value": []}])
	count(phi_flows_permitted.population) == 0 with input as empty
	count(phi_flows_permitted.deny) == 0 with input as empty
}
