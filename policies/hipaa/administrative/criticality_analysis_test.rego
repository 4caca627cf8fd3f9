package hipaa.administrative.criticality_analysis_test

import data.hipaa.administrative.criticality_analysis

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

record := {
	"id": "pm", "system": "pm", "tier": "critical", "data": "claims and payments", "max_downtime_hours": 8, "max_data_loss_hours": 24,
	"analysed_on": "2025-11-20", "analysed_by": "billing-manager",
}

base := {
	"today": "2026-11-20",
	"parameters": {"criticality_analysis": {"review_days": 365}},
	"evidence": {"systems": {"records": [system]}, "criticality": {"records": [record]}},
}

other(fields) := object.union(record, fields)

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_system_weighed_passes if {
	count(criticality_analysis.deny) == 0 with input as base
	count(criticality_analysis.warn) == 0 with input as base
	criticality_analysis.population == {{"kind": "systems", "id": "pm"}, {"kind": "criticality", "id": "pm"}} with input as base
	count(criticality_analysis.excluded) == 0 with input as base
}

test_a_system_missing_from_the_analysis_fails if {
	deny := criticality_analysis.deny with input as with_records("systems", [system, object.union(system, {"id": "fax", "system_id": "fax"})])
	found(deny) == {["systems", "fax", "", "rule", "is missing from the criticality analysis; weigh how much the work depends on it and for how long it can do without"]}
}

test_without_tier_or_data_nothing_was_weighed if {
	every field in ["tier", "data"] {
		deny := criticality_analysis.deny with input as changed("criticality", record, {}, [field])
		places(deny) == {["criticality", "pm", field, "rule"]}
	}
}

test_everything_in_one_tier_is_a_warning if {
	fax := object.union(system, {"id": "fax", "system_id": "fax"})
	two := json.patch(with_records("systems", [system, fax]), [{"op": "replace", "path": "/evidence/criticality/records", "value": [record, other({"id": "fax", "system": "fax"})]}])
	count(criticality_analysis.deny) == 0 with input as two
	warn := criticality_analysis.warn with input as two
	places(warn) == {["criticality", "", "", "program"]}
	apart := json.patch(two, [{"op": "replace", "path": "/evidence/criticality/records/1/tier", "value": "deferrable"}])
	count(criticality_analysis.warn) == 0 with input as apart
}

test_hours if {
	every field in ["max_downtime_hours", "max_data_loss_hours"] {
		every given in [changed("criticality", record, {}, [field]), changed("criticality", record, {field: -1}, [])] {
			deny := criticality_analysis.deny with input as given
			places(deny) == {["criticality", "pm", field, "program"]}
		}
		count(criticality_analysis.deny) == 0 with input as changed("criticality", record, {field: 0}, [])
	}
}

test_what_a_system_leans_on_has_a_tier_as_high if {
	fax := object.union(system, {"id": "fax", "system_id": "fax"})
	every case in [
		["critical", "critical", 0], ["critical", "important", 1], ["critical", "deferrable", 1],
		["important", "critical", 0], ["important", "important", 0], ["important", "deferrable", 1],
		["deferrable", "critical", 0], ["deferrable", "deferrable", 0],
	] {
		records := [other({"tier": case[0], "depends_on": ["fax"]}), other({"id": "fax", "system": "fax", "tier": case[1]})]
		given := json.patch(with_records("systems", [system, fax]), [{"op": "replace", "path": "/evidence/criticality/records", "value": records}])
		deny := criticality_analysis.deny with input as given
		count(deny) == case[2]
		every finding in deny { finding.message == sprintf("leans on system fax, which is only %v; give it a tier at least as high", [case[1]]) }
	}
	unknown := criticality_analysis.deny with input as changed("criticality", record, {"depends_on": ["idp"]}, [])
	found(unknown) == {["criticality", "pm", "depends_on", "program", "leans on system idp, which is not in the analysis; give it a tier at least as high"]}
}

test_the_day_it_was_weighed if {
	undated := criticality_analysis.deny with input as changed("criticality", record, {}, ["analysed_on"])
	places(undated) == {["criticality", "pm", "analysed_on", "program"]}
	late := criticality_analysis.deny with input as changed("criticality", record, {"analysed_on": "2025-11-19"}, [])
	found(late) == {["criticality", "pm", "analysed_on", "program", "was last weighed 366 days ago; this program weighs again within 365"]}
	future := criticality_analysis.deny with input as changed("criticality", record, {"analysed_on": "2026-11-21"}, [])
	found(future) == {["criticality", "pm", "analysed_on", "program", "is recorded as weighed on 2026-11-21, a day still to come; correct the date"]}
}

test_weighed_by_nobody_fails_as_practice if {
	deny := criticality_analysis.deny with input as changed("criticality", record, {}, ["analysed_by"])
	places(deny) == {["criticality", "pm", "analysed_by", "program"]}
}

test_an_unknown_system_fails_as_practice if {
	deny := criticality_analysis.deny with input as with_records("criticality", [record, other({"id": "p%2Fm", "system": "p/m", "tier": "deferrable"})])
	found(deny) == {["criticality", "p%2Fm", "system", "program", "weighs system p/m, which is not in the inventory; add the system or correct its id"]}
}

test_out_of_scope_is_left_out_and_said if {
	old := object.union(system, {"id": "old", "system_id": "old", "status": "retired"})
	given := json.patch(with_records("systems", [system, old]), [{"op": "add", "path": "/evidence/criticality/records/-", "value": {"id": "old", "system": "old"}}])
	count(criticality_analysis.deny) == 0 with input as given
	criticality_analysis.population == {{"kind": "systems", "id": "pm"}, {"kind": "criticality", "id": "pm"}} with input as given
	criticality_analysis.excluded == {
		{"kind": "systems", "id": "old", "reason": "status retired"},
		{"kind": "criticality", "id": "old", "reason": "system status retired"},
	} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/criticality/records", "value": []}])
	count(criticality_analysis.population) == 0 with input as given
	count(criticality_analysis.deny) == 0 with input as given
}

test_weighed_today_passes if {
	count(criticality_analysis.deny) == 0 with input as changed("criticality", record, {"analysed_on": "2026-11-20"}, [])
}
