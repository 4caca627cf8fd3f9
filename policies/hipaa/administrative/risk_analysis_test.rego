package hipaa.administrative.risk_analysis_test

import data.hipaa.administrative.risk_analysis

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

risk := {
	"id": "r1", "risk_id": "r1", "area": "system", "status": "current", "system": "pm", "threat": "outage", "vulnerability": "one line",
	"affects": ["availability", "confidentiality", "integrity"], "existing_measures": "hotline", "likelihood": 2, "impact": 3, "score": 6, "rank": 1,
	"analysed_on": "2025-11-20", "analysed_by": "security-official",
}

base := {
	"today": "2026-11-20",
	"parameters": {"risk_analysis": {"scale": 5, "analysis_days": 365, "change_days": 60, "areas": ["system"]}},
	"evidence": {
		"channels": {"records": []},
		"evaluations": {"records": []},
		"phi_inventory": {"records": []},
		"role_profiles": {"records": []},
		"risk_analysis": {"records": [risk]},
		"systems": {"records": [system]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["risk_analysis"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_risk(removed, fields) := with_records("risk_analysis", [object.union(object.remove(risk, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

risk_fails(deny, field, basis, message) if found(deny) == {["risk_analysis", "r1", field, basis, message]}

test_an_assessment_on_the_last_day_passes if {
	count(risk_analysis.deny) == 0 with input as base
	risk_analysis.population == {{"kind": "systems", "id": "pm"}, {"kind": "risk_analysis", "id": "r1"}} with input as base
	count(risk_analysis.excluded) == 0 with input as base
}

test_a_system_that_was_overlooked_fails if {
	deny := risk_analysis.deny with input as with_records("systems", [system, object.union(system, {"id": "scan", "system_id": "scan", "type": "other"})])
	found(deny) == {["systems", "scan", "", "rule", "has no risk on record in the risk analysis; assess what could happen to the ePHI on it, and rate it"]}
}

test_a_payers_portal_that_was_overlooked_fails_as_practice if {
	deny := risk_analysis.deny with input as with_records("systems", [system, object.union(system, {"id": "portal", "system_id": "portal", "type": "payer_portal"})])
	{[f.id, f.basis] | some f in deny} == {["portal", "program"]}
	portal := json.patch(with_risk([], {"affects": ["confidentiality"]}), [{"op": "replace", "path": "/evidence/systems/records/0/type", "value": "payer_portal"}])
	in_part := risk_analysis.deny with input as portal
	found(in_part) == {["systems", "pm", "", "program", "has no risk on record to the availability and integrity of its ePHI; assess that too"]}
}

test_each_of_the_three_aspects_is_asked_for if {
	deny := risk_analysis.deny with input as with_risk([], {"affects": ["confidentiality"]})
	found(deny) == {["systems", "pm", "", "rule", "has no risk on record to the availability and integrity of its ePHI; assess that too"]}
	none := risk_analysis.deny with input as with_risk(["affects"], {})
	found(none) == {["systems", "pm", "", "rule", "has no risk on record to the availability and confidentiality and integrity of its ePHI; assess that too"]}
	one := risk_analysis.deny with input as with_risk([], {"affects": ["availability", "integrity"]})
	found(one) == {["systems", "pm", "", "rule", "has no risk on record to the confidentiality of its ePHI; assess that too"]}
	two := with_records("risk_analysis", [
		object.union(risk, {"affects": ["confidentiality", "integrity"]}),
		object.union(risk, {"id": "r2", "risk_id": "r2", "affects": ["availability"]}),
	])
	count(risk_analysis.deny) == 0 with input as two
}

test_neither_threat_nor_vulnerability_fails if {
	deny := risk_analysis.deny with input as with_risk(["threat", "vulnerability"], {})
	risk_fails(deny, "threat", "rule", "names neither a threat nor a vulnerability, and so assesses nothing; say what could happen and through which weakness")
	count(risk_analysis.deny) == 0 with input as with_risk(["threat"], {})
	count(risk_analysis.deny) == 0 with input as with_risk(["vulnerability"], {})
}

test_not_rated_fails if {
	deny := risk_analysis.deny with input as with_risk(["likelihood", "impact", "score", "rank"], {})
	risk_fails(deny, "score", "rule", "is listed and not rated; assess how likely it is and how much harm it would do")
}

test_rated_in_part_fails_as_practice if {
	deny := risk_analysis.deny with input as with_risk(["likelihood"], {})
	risk_fails(deny, "likelihood", "program", "is rated without likelihood; this program multiplies likelihood and impact, so record all three")
	every part, others in {"impact": ["likelihood", "score"], "likelihood": ["impact", "score"], "score": ["impact", "likelihood"]} {
		one := risk_analysis.deny with input as with_risk([part], {})
		risk_fails(one, part, "program", sprintf("is rated without %v; this program multiplies likelihood and impact, so record all three", [part]))
		two := risk_analysis.deny with input as with_risk(others, {})
		{[finding.field, finding.basis] | some finding in two} == {[other, "program"] | some other in others}
	}
}

test_a_day_that_is_none_fails if {
	none := risk_analysis.deny with input as with_risk(["analysed_on"], {})
	risk_fails(none, "analysed_on", "rule", "is not shown to have been assessed on any day; record when it was")
	future := risk_analysis.deny with input as with_risk([], {"analysed_on": "2026-11-21"})
	risk_fails(future, "analysed_on", "rule", "is recorded as analysed on 2026-11-21, a day still to come: nothing shows that it was; correct the date")
	count(risk_analysis.deny) == 0 with input as with_risk([], {"analysed_on": "2026-11-20"})
}

test_analysed_a_day_too_long_ago_fails_as_practice if {
	deny := risk_analysis.deny with input as with_risk([], {"analysed_on": "2025-11-19"})
	risk_fails(deny, "analysed_on", "program", "was last analysed 366 days ago; this program analyses anew within 365")
}

test_off_the_scale_fails_as_practice if {
	every number in [-1, 0, 6] {
		deny := risk_analysis.deny with input as with_risk([], {"likelihood": number, "impact": 1, "score": number})
		risk_fails(deny, "likelihood", "program", sprintf("has likelihood %v; this program's scale goes from 1 to 5", [number]))
	}
	top := with_risk([], {"likelihood": 5, "impact": 5, "score": 25})
	count(risk_analysis.deny) == 0 with input as top
	over := risk_analysis.deny with input as with_risk([], {"likelihood": 1, "impact": 6, "score": 6})
	risk_fails(over, "impact", "program", "has impact 6; this program's scale goes from 1 to 5")
}

test_a_score_that_is_not_the_product_fails_as_practice if {
	deny := risk_analysis.deny with input as with_risk([], {"score": 5})
	risk_fails(deny, "score", "program", "has score 5, and likelihood 2 times impact 3 is 6; work it out anew")
}

test_ranks_follow_scores if {
	second := object.union(risk, {"id": "r2", "risk_id": "r2", "likelihood": 3, "score": 9})
	behind := with_records("risk_analysis", [risk, object.union(second, {"rank": 2})])
	deny := risk_analysis.deny with input as behind
	found(deny) == {["risk_analysis", "r2", "rank", "program", "is ranked 2 with score 9, behind a risk with score 6; rank them anew"]}
	shared := with_records("risk_analysis", [risk, object.union(second, {"rank": 1})])
	count(risk_analysis.deny) == 0 with input as shared
	before := with_records("risk_analysis", [object.union(risk, {"rank": 2}), object.union(second, {"rank": 1})])
	count(risk_analysis.deny) == 0 with input as before
	none := risk_analysis.deny with input as with_risk(["rank"], {})
	risk_fails(none, "rank", "program", "has no rank; give it its place in the list")
}

test_what_it_is_on_is_asked_for_as_practice if {
	given := json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/risk_analysis/records", "value": [object.remove(risk, ["system"])]}])
	deny := risk_analysis.deny with input as given
	risk_fails(deny, "system", "program", "is on a system and does not say which; record its system_id")
	unknown := risk_analysis.deny with input as with_records("systems", [])
	risk_fails(unknown, "system", "program", "is on system pm, which is not in the inventory; add the system or correct its id")
	paper := object.union(object.remove(risk, ["system"]), {"id": "r2", "risk_id": "r2", "area": "paper"})
	vague := risk_analysis.deny with input as with_records("risk_analysis", [risk, paper])
	found(vague) == {["risk_analysis", "r2", "touchpoint", "program", "does not say what it is on; name the process, the paper, the people or the place"]}
	every fields in [{"touchpoint": "fax tray"}, {"system": "pm"}] {
		count(risk_analysis.deny) == 0 with input as with_records("risk_analysis", [risk, object.union(paper, fields)])
	}
}

test_who_and_what_stands_against_it_are_asked_for_as_practice if {
	deny := risk_analysis.deny with input as with_risk(["analysed_by", "existing_measures"], {})
	found(deny) == {
		["risk_analysis", "r1", "analysed_by", "program", "does not say who analysed it; record the office or firm"],
		["risk_analysis", "r1", "existing_measures", "program", "does not say what stands against it already, with which this program rates; record it"],
	}
}

test_an_area_without_risks_fails_as_practice if {
	deny := risk_analysis.deny with input as json.patch(base, [{"op": "replace", "path": "/parameters/risk_analysis/areas", "value": ["system", "paper"]}])
	found(deny) == {["risk_analysis", "", "", "program", "no risk of area paper is on record; this program looks for risks there too"]}
}

test_no_procedure_fails_as_practice if {
	deny := risk_analysis.deny with input as with_records("written_policies", [])
	found(deny) == {["written_policies", "", "", "program", "no written procedure on topic risk_analysis is in force; this program wants one that says who analyses, how it is rated and how often"]}
}

change := {"id": "e1", "evaluation_id": "e1", "type": "technical", "trigger": "change", "change_on": "2026-09-20", "systems": ["pm"]}

test_a_changed_system_is_analysed_anew if {
	deny := risk_analysis.deny with input as with_records("evaluations", [change, object.union(change, {"id": "e0", "evaluation_id": "e0", "change_on": "2026-01-01"})])
	found(deny) == {["systems", "pm", "", "program", "was changed on 2026-09-20 (e1), and its risks were last analysed on 2025-11-20; this program does it anew within 60 days"]}
	count(risk_analysis.deny) == 0 with input as with_records("evaluations", [object.union(change, {"change_on": "2026-09-21"})])
	count(risk_analysis.deny) == 0 with input as with_records("evaluations", [object.union(change, {"trigger": "periodic"})])
	count(risk_analysis.deny) == 0 with input as with_records("evaluations", [object.remove(change, ["change_on"])])
	every day in ["2026-09-20", "2026-11-20"] {
		anew := json.patch(with_records("evaluations", [change]), [{"op": "add", "path": "/evidence/risk_analysis/records/-", "value": object.union(risk, {"id": "r2", "risk_id": "r2", "analysed_on": day})}])
		count(risk_analysis.deny) == 0 with input as anew
	}
	to_come := json.patch(with_records("evaluations", [change]), [{"op": "add", "path": "/evidence/risk_analysis/records/-", "value": object.union(risk, {"id": "r2", "risk_id": "r2", "analysed_on": "2026-11-21"})}])
	deny_2 := risk_analysis.deny with input as to_come
	{f.kind | some f in deny_2} == {"systems", "risk_analysis"}
}

test_each_system_has_its_own_changes if {
	both := json.patch(with_records("systems", [system, object.union(system, {"id": "ehr", "system_id": "ehr"})]), [
		{"op": "add", "path": "/evidence/risk_analysis/records/-", "value": object.union(risk, {"id": "r2", "risk_id": "r2", "system": "ehr", "analysed_on": "2026-10-01"})},
		{"op": "replace", "path": "/evidence/evaluations/records", "value": [object.union(change, {"systems": ["ehr", "pm"]})]},
	])
	deny := risk_analysis.deny with input as both
	{[f.kind, f.id] | some f in deny} == {["systems", "pm"]}
}

# Neither one to come nor one that still has time for its analysis.
test_a_later_change_hides_none_before_it if {
	every day in ["2026-09-21", "2026-11-20", "2026-12-01"] {
		later := object.union(change, {"id": "e2", "evaluation_id": "e2", "change_on": day})
		deny := risk_analysis.deny with input as with_records("evaluations", [change, later])
		found(deny) == {["systems", "pm", "", "program", "was changed on 2026-09-20 (e1), and its risks were last analysed on 2025-11-20; this program does it anew within 60 days"]}
		count(risk_analysis.deny) == 0 with input as with_records("evaluations", [later])
	}
}

test_what_is_gone_is_left_out_and_said if {
	given := json.patch(base, [
		{"op": "replace", "path": "/evidence/systems/records", "value": [
			system,
			object.union(system, {"id": "old", "system_id": "old", "status": "retired"}),
			object.union(system, {"id": "wiki", "system_id": "wiki", "type": "other", "ephi": false}),
		]},
		{"op": "replace", "path": "/evidence/risk_analysis/records", "value": [
			risk,
			{"id": "r2", "risk_id": "r2", "area": "system", "status": "current", "system": "old"},
			{"id": "r3", "risk_id": "r3", "area": "paper", "status": "withdrawn"},
		]},
	])
	count(risk_analysis.deny) == 0 with input as given
	risk_analysis.excluded == {
		{"kind": "systems", "id": "old", "reason": "status retired"},
		{"kind": "systems", "id": "wiki", "reason": "touches no ePHI"},
		{"kind": "risk_analysis", "id": "r2", "reason": "system status retired"},
		{"kind": "risk_analysis", "id": "r3", "reason": "withdrawn"},
	} with input as given
}

test_a_withdrawn_risk_covers_no_system if {
	deny := risk_analysis.deny with input as with_risk([], {"status": "withdrawn"})
	{[f.kind, object.get(f, "id", ""), object.get(f, "basis", "rule")] | some f in deny} == {["systems", "pm", "rule"], ["risk_analysis", "", "program"]}
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/risk_analysis/records", "value": []}])
	count(risk_analysis.population) == 0 with input as given
}

# A second system that is recorded as touching no ePHI.
scan := object.union(system, {"id": "sc", "system_id": "scan", "type": "other", "ephi": false})

channel := {"channel_id": "c1", "system": "scan", "ephi": true, "status": "in_use"}

flow := {"flow_id": "f1", "status": "in_use", "content": "phi", "systems": ["pm", "scan"]}

role := {"system": "scan", "role": "Clerk", "ephi": true}

with_scan(fields, named) := json.patch(with_records("systems", [system, object.union(scan, fields)]), [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records} | some kind, records in named])

belied(words) := {["systems", "sc", "ephi", "rule", sprintf("is recorded as touching no ePHI, and %v put ePHI on it, so that its risks go unassessed; correct the inventory and assess them, or correct these", [words])]}

test_a_system_without_ephi_that_other_records_put_ephi_on_fails if {
	every case in [
		{"named": {"channels": [channel]}, "words": "channel c1"},
		{"named": {"phi_inventory": [flow]}, "words": "flow f1"},
		{"named": {"phi_inventory": [object.union(flow, {"content": "limited_data_set"})]}, "words": "flow f1"},
		{"named": {"role_profiles": [role]}, "words": "role Clerk"},
		{"named": {"channels": [channel, object.union(channel, {"channel_id": "c0"})], "phi_inventory": [flow], "role_profiles": [role]}, "words": "channel c1 and flow f1 and role Clerk"},
	] {
		given := with_scan({}, case.named)
		found(risk_analysis.deny) == belied(case.words) with input as given
		{"kind": "systems", "id": "sc"} in risk_analysis.population with input as given
		count(risk_analysis.excluded) == 0 with input as given
	}
	two := json.patch(with_scan({}, {"channels": [channel, object.union(channel, {"channel_id": "c2", "system": "wiki"})]}), [{"op": "add", "path": "/evidence/systems/records/-", "value": object.union(scan, {"id": "wiki", "system_id": "wiki"})}])
	each := risk_analysis.deny with input as two
	{f.id | some f in each} == {"sc", "wiki"}
	through := risk_analysis.deny with input as with_scan({"type": "identity_provider"}, {"role_profiles": [role]})
	{[f.id, f.field, f.basis] | some f in through} == {["sc", "ephi", "program"]}
}

test_records_that_put_no_ephi_on_a_system if {
	every named in [
		{},
		{"channels": [object.union(channel, {"ephi": false})]},
		{"channels": [object.union(channel, {"status": "retired"})]},
		{"channels": [object.union(channel, {"system": "pm"})]},
		{"phi_inventory": [object.union(flow, {"content": "de_identified"})]},
		{"phi_inventory": [object.union(flow, {"status": "retired"})]},
		{"phi_inventory": [object.union(flow, {"systems": ["pm"]})]},
		{"phi_inventory": [object.remove(flow, ["systems"])]},
		{"role_profiles": [object.union(role, {"ephi": false})]},
		{"role_profiles": [object.union(role, {"system": "pm"})]},
	] {
		given := with_scan({}, named)
		count(risk_analysis.deny) == 0 with input as given
		risk_analysis.excluded == {{"kind": "systems", "id": "sc", "reason": "touches no ePHI"}} with input as given
	}
	retired := with_scan({"status": "retired"}, {"role_profiles": [role]})
	count(risk_analysis.deny) == 0 with input as retired
	risk_analysis.excluded == {{"kind": "systems", "id": "sc", "reason": "touches no ePHI"}} with input as retired
}

test_a_system_made_for_ephi_without_any_fails_as_practice if {
	every type in ["billing_engine", "clearinghouse_portal", "ehr", "payer_portal", "practice_management"] {
		given := with_scan({"type": type}, {})
		found(risk_analysis.deny) == {["systems", "sc", "ephi", "program", sprintf("is recorded as touching no ePHI, and is of type %v, which this program takes to; correct it, or call a copy for training type other", [type])]} with input as given
		count(risk_analysis.deny) == 0 with input as with_scan({"type": type, "status": "planned"}, {})
	}
	both := risk_analysis.deny with input as with_scan({"type": "ehr"}, {"role_profiles": [role]})
	found(both) == belied("role Clerk")
	every type in ["database", "email", "file_server", "identity_provider", "imaging_archive"] {
		count(risk_analysis.deny) == 0 with input as with_scan({"type": type}, {})
	}
}
