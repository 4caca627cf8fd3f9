package hipaa.administrative.business_associate_agreements_test

import data.hipaa.administrative.business_associate_agreements

associate := {
	"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "ephi": true,
	"phi_from": "2020-03-02", "arrangement": "contract", "signed": true, "agreement_from": "2020-03-02",
	"location": "contract file", "systems": ["pm"], "channels": ["pm-web"], "accounts": ["pm/vendor 1"],
}

base := {
	"today": "2026-11-20",
	"parameters": {"business_associate_agreements": {"lookback_days": 365, "warn_days": 60}},
	"evidence": {
		"business_associates": {"records": [associate]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use", "hosting": "vendor"}]},
		"channels": {"records": [{"id": "pm-web", "channel_id": "pm-web", "ephi": true, "status": "in_use"}]},
		"user_accounts": {"records": [{"id": "pm/vendor%201", "system": "pm", "user": "vendor 1", "status": "active"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["business_associates"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_associate(fields) := with_records("business_associates", [object.union(associate, fields)])

without(removed) := with_records("business_associates", [object.remove(associate, removed)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_an_agreement_in_force_passes if {
	count(business_associate_agreements.deny) == 0 with input as base
	count(business_associate_agreements.warn) == 0 with input as base
	count(business_associate_agreements.excluded) == 0 with input as base
	business_associate_agreements.population == {{"kind": "business_associates", "id": "a1"}, {"kind": "systems", "id": "pm"}} with input as base
}

test_no_agreement_in_force_fails if {
	every field, case in {
		"agreement_to": {"fields": {"agreement_to": "2026-11-19"}, "words": "has an agreement that ended on 2026-11-19"},
		"arrangement": {"fields": {"arrangement": "none"}, "words": "has no agreement on record"},
		"signed": {"fields": {"signed": false}, "words": "has an agreement that is not shown to be signed by both sides"},
	} {
		deny := business_associate_agreements.deny with input as with_associate(case.fields)
		found(deny) == {["business_associates", "a1", field, "rule", sprintf("handles PHI and %v; have both sides sign one, or keep PHI from it until then", [case.words])]}
	}
	deny := business_associate_agreements.deny with input as with_associate({"agreement_from": "2026-11-21"})
	found(deny) == {["business_associates", "a1", "agreement_from", "rule", "handles PHI and has an agreement in force only from 2026-11-21; have both sides sign one, or keep PHI from it until then"]}
}

test_the_last_day_still_passes_and_is_warned_of if {
	changed := with_associate({"agreement_to": "2026-11-20"})
	count(business_associate_agreements.deny) == 0 with input as changed
	warn := business_associate_agreements.warn with input as changed
	found(warn) == {["business_associates", "a1", "agreement_to", "program", "has an agreement until 2026-11-20; renew it before then"]}
	count(business_associate_agreements.warn) == 1 with input as with_associate({"agreement_to": "2027-01-19"})
	count(business_associate_agreements.warn) == 0 with input as with_associate({"agreement_to": "2027-01-20"})
	count(business_associate_agreements.warn) == 0 with input as with_associate({"agreement_to": "2026-11-19"})
}

test_a_hosted_system_without_an_associate_fails if {
	message := "holds ePHI with somebody else (hosting vendor), and no business associate on record runs it; find out who does and on what agreement"
	deny := business_associate_agreements.deny with input as without(["systems"])
	found(deny) == {["systems", "pm", "", "rule", message]}
	upstream := business_associate_agreements.deny with input as with_associate({"relationship": "covered_entity"})
	found(upstream) == {["systems", "pm", "", "rule", message]}
	planned := business_associate_agreements.deny with input as with_associate({"status": "planned", "phi_from": "2026-11-21"})
	found(planned) == {["systems", "pm", "", "rule", message]}
}

test_where_a_system_runs if {
	system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}
	none := object.remove(associate, ["systems"])
	places := {hosting: messages |
		some hosting in ["cloud", "on_premises", "vendor"]
		given := json.patch(with_records("systems", [object.union(system, {"hosting": hosting})]), [{"op": "replace", "path": "/evidence/business_associates/records", "value": [none]}])
		deny := business_associate_agreements.deny with input as given
		messages := count(deny)
	}
	places == {"cloud": 1, "on_premises": 0, "vendor": 1}
	unknown := json.patch(with_records("systems", [system]), [{"op": "replace", "path": "/evidence/business_associates/records", "value": [none]}])
	deny := business_associate_agreements.deny with input as unknown
	found(deny) == {["systems", "pm", "", "rule", "is not shown to run on own equipment (no hosting), and no business associate on record runs it; find out who does and on what agreement"]}
}

test_systems_out_of_scope_are_left_out_and_said if {
	changed := with_records("systems", [
		{"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use", "hosting": "vendor"},
		{"id": "o", "system_id": "o", "type": "file_server", "ephi": true, "status": "in_use", "hosting": "on_premises"},
		{"id": "p", "system_id": "p", "type": "payer_portal", "ephi": true, "status": "in_use", "hosting": "vendor"},
		{"id": "w", "system_id": "w", "type": "other", "ephi": false, "status": "in_use", "hosting": "vendor"},
		{"id": "x", "system_id": "x", "type": "other", "ephi": true, "status": "retired", "hosting": "vendor"},
		{"id": "y", "system_id": "y", "type": "payer_portal", "ephi": true, "status": "retired", "hosting": "vendor"},
		{"id": "z", "system_id": "z", "type": "file_server", "ephi": true, "status": "retired", "hosting": "on_premises"},
	])
	count(business_associate_agreements.deny) == 0 with input as changed
	business_associate_agreements.excluded == {
		{"kind": "systems", "id": "o", "reason": "runs on own equipment"},
		{"kind": "systems", "id": "p", "reason": "type payer_portal: a payer runs it for itself"},
		{"kind": "systems", "id": "w", "reason": "touches no ePHI"},
		{"kind": "systems", "id": "x", "reason": "status retired"},
		{"kind": "systems", "id": "y", "reason": "status retired"},
		{"kind": "systems", "id": "z", "reason": "status retired"},
	} with input as changed
}

# What is recorded as a payer's portal and runs here, or keeps ePHI here, is no payer's own.
test_a_portal_that_is_not_the_payers_is_run_by_somebody if {
	portal := {"id": "p", "system_id": "p", "type": "payer_portal", "ephi": true, "status": "in_use"}
	cloud := business_associate_agreements.deny with input as with_records("systems", [object.union(portal, {"hosting": "cloud"}), base.evidence.systems.records[0]])
	found(cloud) == {["systems", "p", "", "rule", "holds ePHI with somebody else (hosting cloud), and no business associate on record runs it; find out who does and on what agreement"]}
	own := with_records("systems", [object.union(portal, {"hosting": "on_premises"}), base.evidence.systems.records[0]])
	business_associate_agreements.excluded == {{"kind": "systems", "id": "p", "reason": "runs on own equipment"}} with input as own
}

ended := object.union(associate, {"id": "a2", "associate_id": "a2", "status": "ended"})

test_an_ended_one_that_still_reaches_phi_fails if {
	changed := with_records("business_associates", [ended])
	deny := business_associate_agreements.deny with input as changed
	found(deny) == {
		["business_associates", "a2", "accounts", "rule", "has ended, and its account pm/vendor 1 can still be used; close it, or record the agreement it stands on"],
		["business_associates", "a2", "channels", "rule", "has ended, and its channel pm-web can still be used; close it, or record the agreement it stands on"],
		["business_associates", "a2", "systems", "rule", "has ended, and its system pm can still be used; close it, or record the agreement it stands on"],
	}
	business_associate_agreements.population == {{"kind": "business_associates", "id": "a2"}, {"kind": "systems", "id": "pm"}} with input as changed
	count(business_associate_agreements.excluded) == 0 with input as changed
}

test_an_ended_one_whose_ways_are_closed_is_left_out if {
	other := object.remove(associate, ["systems", "channels", "accounts"])
	closed := json.patch(with_records("business_associates", [other, ended]), [
		{"op": "replace", "path": "/evidence/systems/records/0/status", "value": "retired"},
		{"op": "replace", "path": "/evidence/channels/records/0/status", "value": "retired"},
		{"op": "replace", "path": "/evidence/user_accounts/records/0/status", "value": "disabled"},
	])
	count(business_associate_agreements.deny) == 0 with input as closed
	{"kind": "business_associates", "id": "a2", "reason": "status ended"} in business_associate_agreements.excluded with input as closed
}

test_what_another_has_taken_over_is_not_the_former_ones if {
	changed := with_records("business_associates", [associate, ended])
	count(business_associate_agreements.deny) == 0 with input as changed
	business_associate_agreements.excluded == {{"kind": "business_associates", "id": "a2", "reason": "status ended"}} with input as changed
	business_associate_agreements.population == {{"kind": "business_associates", "id": "a1"}, {"kind": "systems", "id": "pm"}} with input as changed
}

test_an_ended_one_that_still_reaches_phi_is_judged_beside_others if {
	changed := with_records("business_associates", [object.union(object.remove(associate, ["channels"]), {"systems": ["pm"]}), ended])
	deny := business_associate_agreements.deny with input as changed
	found(deny) == {["business_associates", "a2", "channels", "rule", "has ended, and its channel pm-web can still be used; close it, or record the agreement it stands on"]}
	{"kind": "business_associates", "id": "a2"} in business_associate_agreements.population with input as changed
	count(business_associate_agreements.excluded) == 0 with input as changed
	client := with_records("business_associates", [object.remove(associate, ["channels"]), object.union(ended, {"relationship": "covered_entity"})])
	count(business_associate_agreements.deny) == 0 with input as client
	business_associate_agreements.excluded == {{"kind": "business_associates", "id": "a2", "reason": "this organization works for it"}} with input as client
}

test_no_policy_fails_as_practice if {
	deny := business_associate_agreements.deny with input as with_records("written_policies", [])
	{[f.kind, f.basis] | some f in deny} == {["written_policies", "program"]}
}

test_phi_before_the_agreement_fails_as_practice if {
	message := "got PHI from 2026-03-01, and its agreement is in force only from 2026-03-02; assess the days between as a possible breach"
	late := with_associate({"phi_from": "2026-03-01", "agreement_from": "2026-03-02"})
	deny := business_associate_agreements.deny with input as late
	found(deny) == {["business_associates", "a1", "agreement_from", "program", message]}
	count(business_associate_agreements.deny) == 0 with input as with_associate({"phi_from": "2026-03-02", "agreement_from": "2026-03-02"})
	count(business_associate_agreements.deny) == 1 with input as with_associate({"phi_from": "2026-11-19", "agreement_from": "2026-11-20"})
	count(business_associate_agreements.deny) == 1 with input as with_associate({"phi_from": "2025-11-19", "agreement_from": "2025-11-20"})
	count(business_associate_agreements.deny) == 0 with input as with_associate({"phi_from": "2025-11-18", "agreement_from": "2025-11-19"})
}

test_the_days_of_phi_are_known_and_fit if {
	unknown := business_associate_agreements.deny with input as without(["phi_from"])
	found(unknown) == {["business_associates", "a1", "phi_from", "program", "does not say since when PHI reaches it; record the day, against which the agreement is measured"]}
	later := business_associate_agreements.deny with input as with_associate({"phi_from": "2026-11-21"})
	found(later) == {["business_associates", "a1", "phi_from", "program", "is recorded as active, and PHI reaches it only from 2026-11-21; correct the status or the day"]}
	count(business_associate_agreements.deny) == 0 with input as with_associate({"phi_from": "2026-11-20"})
	planned := business_associate_agreements.deny with input as with_associate({"status": "planned", "phi_from": "2026-11-20"})
	found(planned) == {["business_associates", "a1", "status", "program", "is recorded as planned, and PHI reaches it since 2026-11-20; correct the status or the day"]}
}

test_the_signed_copy_can_be_found if {
	deny := business_associate_agreements.deny with input as without(["location"])
	found(deny) == {["business_associates", "a1", "location", "program", "does not say where the signed agreement is kept; find the signed copy and record the place"]}
	law := with_records("business_associates", [object.union(object.remove(associate, ["location"]), {"arrangement": "other_law"})])
	count(business_associate_agreements.deny) == 0 with input as law
}

test_names_that_are_on_no_list_fail_as_practice if {
	changed := with_associate({"systems": ["pm", "pmm"], "channels": ["nowhere"], "accounts": ["pm/nobody"]})
	deny := business_associate_agreements.deny with input as changed
	found(deny) == {
		["business_associates", "a1", "accounts", "program", "names account pm/nobody, which is on no list; add it there or correct the name"],
		["business_associates", "a1", "channels", "program", "names channel nowhere, which is on no list; add it there or correct the name"],
		["business_associates", "a1", "systems", "program", "names system pmm, which is on no list; add it there or correct the name"],
	}
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(with_records("business_associates", []), [{"op": "replace", "path": "/evidence/systems/records", "value": []}])
	count(business_associate_agreements.deny) == 0 with input as empty
	count(business_associate_agreements.population) == 0 with input as empty
}

test_where_nobody_works_for_it_all_were_looked_at if {
	own := {"id": "o", "system_id": "o", "type": "file_server", "ephi": true, "status": "in_use", "hosting": "on_premises"}
	given := json.patch(with_associate({"relationship": "covered_entity"}), [{"op": "replace", "path": "/evidence/systems/records", "value": [own]}])
	count(business_associate_agreements.deny) == 0 with input as given
	business_associate_agreements.population == {{"kind": "business_associates", "id": "a1"}} with input as given
	business_associate_agreements.excluded == {{"kind": "systems", "id": "o", "reason": "runs on own equipment"}} with input as given
}
