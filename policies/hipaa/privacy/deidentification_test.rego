package hipaa.privacy.deidentification_test

import data.hipaa.privacy.deidentification

record := {"id": "d1", "dataset_id": "d1", "status": "in_use", "method": "safe_harbor", "flows": ["f1"], "made_on": "2026-10-05", "made_by": "own"}

by_expert := object.union(record, {
	"method": "expert", "expert_qualified": true, "risk_very_small": true, "determined_on": "2026-11-10",
	"determined_until": "2026-11-20", "analysis_kept_at": "compliance archive",
})

flow := {"id": "f1", "flow_id": "f1", "status": "in_use", "content": "de_identified"}

associate := {
	"id": "b1", "associate_id": "b1", "relationship": "business_associate", "status": "active", "arrangement": "contract",
	"signed": true, "agreement_from": "2020-02-17",
}

base := {
	"today": "2026-11-20",
	"parameters": {"deidentification": {"expert_days": 10}},
	"evidence": {
		"business_associates": {"records": [associate]},
		"deidentification": {"records": [record]},
		"phi_inventory": {"records": [flow]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["deidentification"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_record(fields) := with_records("deidentification", [object.union(record, fields)])

with_expert(fields) := with_records("deidentification", [object.union(by_expert, fields)])

without(one, field) := with_records("deidentification", [object.remove(one, [field])])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

of(field, message) := {["deidentification", "d1", field, "rule", message]}

test_sound_data_sets_pass if {
	count(deidentification.deny) == 0 with input as base
	count(deidentification.excluded) == 0 with input as base
	deidentification.population == {{"kind": "deidentification", "id": "d1"}} with input as base
	count(deidentification.deny) == 0 with input as with_expert({})
}

test_neither_method_fails if {
	deny := deidentification.deny with input as with_record({"method": "unknown"})
	found(deny) == of("method", "is used as de-identified by neither of the two methods; treat it as PHI until an expert determines it or the 18 classes are removed")
}

test_a_flow_that_nobody_determined_fails if {
	message := "flow f1 of the PHI inventory goes as de-identified, and no data set in use is on record for it; record how it is made so, or treat it as PHI"
	deny := deidentification.deny with input as with_records("deidentification", [object.remove(record, ["flows"])])
	found(deny) == {["deidentification", "", "", "rule", message]}
	retired := deidentification.deny with input as with_record({"status": "retired"})
	found(retired) == {["deidentification", "", "", "rule", message]}
	every fields in [{"status": "planned"}, {"content": "phi"}] {
		given := json.patch(without(record, "flows"), [{"op": "replace", "path": "/evidence/phi_inventory/records", "value": [object.union(flow, fields)]}])
		count(deidentification.deny) == 0 with input as given
	}
}

test_a_determination_that_does_not_hold_fails if {
	every case in [
		[{"determined_on": "2026-11-21"}, "determined_on", "shows a determination on 2026-11-21, a day still to come"],
		[{"determined_until": "2026-11-19"}, "determined_until", "was determined for no longer than 2026-11-19"],
		[{"made_on": "2026-11-21"}, "made_on", "was made on 2026-11-21, and the determination held until 2026-11-20"],
		[{"risk_very_small": false}, "risk_very_small", "is not shown to have been determined to carry a very small risk"],
		[{"expert_qualified": false}, "expert_qualified", "does not show that the expert knows and has used the methods"],
	] {
		deny := deidentification.deny with input as with_expert(case[0])
		found(deny) == of(case[1], sprintf("%v; treat it as PHI until that is mended", [case[2]]))
	}
	every field, words in {
		"analysis_kept_at": "does not show the methods and results of the analysis",
		"determined_on": "shows no day of the expert's determination",
		"expert_qualified": "does not show that the expert knows and has used the methods",
		"risk_very_small": "is not shown to have been determined to carry a very small risk",
	} {
		deny := deidentification.deny with input as without(by_expert, field)
		found(deny) == of(field, sprintf("%v; treat it as PHI until that is mended", [words]))
	}
	count(deidentification.deny) == 0 with input as with_expert({"determined_on": "2026-11-20"})
	count(deidentification.deny) == 0 with input as with_expert({"made_on": "2026-11-20"})
}

test_an_expert_looks_again_as_practice if {
	open := object.remove(by_expert, ["determined_until"])
	count(deidentification.deny) == 0 with input as with_records("deidentification", [open])
	late := deidentification.deny with input as with_records("deidentification", [object.union(open, {"determined_on": "2026-11-09"})])
	found(late) == {["deidentification", "d1", "determined_on", "program", "was determined 11 days ago without an end; this program has an expert look again after 10"]}
	count(deidentification.deny) == 0 with input as with_expert({"determined_on": "2026-11-09"})
	count(deidentification.deny) == 0 with input as with_record({"determined_on": "2026-11-09"})
}

made(words) := of("made_by", sprintf("%v; PHI goes only to a business associate to be de-identified: take the work back, or sign an agreement", [words]))

test_who_makes_it if {
	absent := deidentification.deny with input as without(record, "made_by")
	found(absent) == made("does not show who makes it from PHI")
	other := deidentification.deny with input as with_record({"made_by": "other"})
	found(other) == made("is made from PHI by others who are no business associate")
	count(deidentification.deny) == 0 with input as with_record({"made_by": "business_associate", "associate": "b1"})
	unnamed := deidentification.deny with input as with_record({"made_by": "business_associate"})
	found(unnamed) == made("is made from PHI by somebody unnamed, of whom no business associate agreement in force is on record")
	unknown := deidentification.deny with input as with_record({"made_by": "business_associate", "associate": "b9"})
	found(unknown) == made("is made from PHI by b9, of whom no business associate agreement in force is on record")
	every fields in [{"agreement_to": "2026-11-19"}, {"status": "ended"}, {"relationship": "covered_entity"}] {
		given := json.patch(with_record({"made_by": "business_associate", "associate": "b1"}), [{"op": "replace", "path": "/evidence/business_associates/records", "value": [object.union(associate, fields)]}])
		deny := deidentification.deny with input as given
		found(deny) == made("is made from PHI by b1, of whom no business associate agreement in force is on record")
	}
}

test_what_was_identified_again_is_phi if {
	message := "had records identified again on 2026-10-20, which are not shown to have been handled as PHI since; do so, and look into what went out"
	every fields in [{}, {"reidentified_handled_as_phi": false}] {
		deny := deidentification.deny with input as with_record(object.union(fields, {"reidentified_on": "2026-10-20"}))
		found(deny) == of("reidentified_on", message)
	}
	count(deidentification.deny) == 0 with input as with_record({"reidentified_on": "2026-10-20", "reidentified_handled_as_phi": true})
}

test_lists_agree_as_practice if {
	absent := deidentification.deny with input as with_record({"flows": ["f1", "f9"]})
	found(absent) == {["deidentification", "d1", "flows", "program", "goes by flow f9, which is not in the PHI inventory; correct one of the two"]}
	phi := deidentification.deny with input as with_records("phi_inventory", [object.union(flow, {"content": "phi"})])
	found(phi) == {["deidentification", "d1", "flows", "program", "goes by flow f1, which is recorded with content phi; correct one of the two"]}
	message := "no written policy on topic deidentification is in force; write down how data is de-identified and who may say that it is"
	unwritten := deidentification.deny with input as with_records("written_policies", [])
	found(unwritten) == {["written_policies", "", "", "program", message]}
}

test_what_is_not_in_use_is_left_out if {
	retired := {"id": "d2", "dataset_id": "d2", "status": "retired", "method": "unknown"}
	deidentification.excluded == {{"kind": "deidentification", "id": "d2", "reason": "status retired"}} with input as with_records("deidentification", [record, retired])
	deidentification.population == {{"kind": "deidentification", "id": "d1"}} with input as with_records("deidentification", [record, retired])
	count(deidentification.deny) == 0 with input as with_records("deidentification", [record, retired])
	only := json.patch(with_records("deidentification", [retired]), [
		{"op": "replace", "path": "/evidence/phi_inventory/records", "value": []},
		{"op": "replace", "path": "/evidence/written_policies/records", "value": []},
	])
	deidentification.population == {{"kind": "deidentification", "id": "d2"}} with input as only
	count(deidentification.excluded) == 0 with input as only
	count(deidentification.deny) == 0 with input as only
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(with_records("deidentification", []), [{"op": "replace", "path": "/evidence/phi_inventory/records", "value": []}])
	count(deidentification.population) == 0 with input as empty
	count(deidentification.deny) == 0 with input as empty
}
