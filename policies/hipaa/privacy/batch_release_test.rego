package hipaa.privacy.batch_release_test

import data.hipaa.privacy.batch_release

batch := {
	"id": "b1", "batch_id": "b1", "type": "claims", "status": "released", "flow": "f1", "file": "x1", "prepared_by": "w1",
	"prepared_on": "2026-11-10", "released_by": "w2", "released_on": "2026-11-10", "checks": ["totals", "destination"],
	"errors_found": 0,
}

base := {
	"today": "2026-11-20",
	"parameters": {"batch_release": {
		"batch_days": 10, "claims_checks": ["totals", "destination"], "collections_checks": ["amounts"],
		"statements_checks": ["sample_opened"],
	}},
	"evidence": {
		"batch_releases": {"records": [batch]},
		"claim_files": {"records": [{"id": "x1", "file_id": "x1", "sent_at": "2026-11-10T22:00:00Z"}]},
		"phi_inventory": {"records": [{"id": "f1", "flow_id": "f1", "touchpoint": "claim_submission", "status": "in_use", "direction": "sent"}]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "hired_on": "2026-11-10"},
			{"id": "w2", "person": "w2", "status": "active", "hired_on": "2026-11-10"},
		]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_batch(fields) := with_records("batch_releases", [object.union(batch, fields)])

without(field) := with_records("batch_releases", [object.remove(batch, [field])])

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), f.message] | some f in findings; f.kind == "batch_releases"}

test_a_second_person_passes if {
	count(batch_release.deny) == 0 with input as base
	count(batch_release.excluded) == 0 with input as base
	batch_release.population == {{"kind": "batch_releases", "id": "b1"}} with input as base
}

test_the_same_person_fails if {
	deny := batch_release.deny with input as with_batch({"released_by": "w1"})
	found(deny) == {["b1", "released_by", "was released by w1, who prepared it; this program wants a second person to look before it goes"]}
}

test_both_persons_are_recorded if {
	every field, word in {"prepared_by": "prepared", "released_by": "released"} {
		absent := batch_release.deny with input as without(field)
		found(absent) == {["b1", field, sprintf("does not say who %v it; record it, so that two persons are shown", [word])]}
		stranger := batch_release.deny with input as with_batch({field: "w9"})
		found(stranger) == {["b1", field, sprintf("was %v by w9, who is not in the workforce records; correct the person or the day", [word])]}
	}
	early := batch_release.deny with input as with_batch({"prepared_on": "2026-11-09"})
	found(early) == {["b1", "prepared_by", "was prepared by w1, who is not shown to have worked here on 2026-11-09; correct the person or the day"]}
	count(batch_release.deny) == 0 with input as without("prepared_on")
	gone := json.patch(base, [{"op": "replace", "path": "/evidence/workforce/records/1/hired_on", "value": "2026-11-11"}])
	late := batch_release.deny with input as gone
	found(late) == {["b1", "released_by", "was released by w2, who is not shown to have worked here on 2026-11-10; correct the person or the day"]}
}

test_the_checks_of_each_type if {
	every type, words in {"claims": "totals, destination", "collections": "amounts", "statements": "sample opened"} {
		given := json.patch(with_records("batch_releases", [batch, object.remove(object.union(batch, {"id": "b2", "type": type}), ["checks"])]), [{"op": "replace", "path": "/evidence/claim_files/records", "value": []}])
		deny := batch_release.deny with input as given
		found(deny) == {["b2", "checks", sprintf("was released without a check of %v, which this program wants for %v; check it before the next goes", [words, type])]}
	}
	one := batch_release.deny with input as with_batch({"checks": ["totals"]})
	found(one) == {["b1", "checks", "was released without a check of destination, which this program wants for claims; check it before the next goes"]}
}

test_errors if {
	absent := batch_release.deny with input as without("errors_found")
	found(absent) == {["b1", "errors_found", "does not say how many items were found wrong; record the number, 0 when none"]}
	message := "went out with items found wrong (1) that are not shown to have been corrected before; hold a batch until they are"
	every fields in [{}, {"errors_corrected_on": "2026-11-11"}] {
		deny := batch_release.deny with input as with_batch(object.union(fields, {"errors_found": 1}))
		found(deny) == {["b1", "errors_corrected_on", message]}
	}
	count(batch_release.deny) == 0 with input as with_batch({"errors_found": 1, "errors_corrected_on": "2026-11-10"})
}

test_days if {
	second := object.union(batch, {"id": "b2", "batch_id": "b2"})
	every case in [
		[object.remove(batch, ["released_on"]), "does not say when it was released"],
		[object.union(batch, {"released_on": "2026-11-21"}), "is recorded as released on 2026-11-21, a day still to come"],
		[object.union(batch, {"prepared_on": "2026-11-11"}), "is recorded as released on 2026-11-10, before it was made ready on 2026-11-11"],
	] {
		deny := batch_release.deny with input as with_records("batch_releases", [second, case[0]])
		found(deny) == {["b1", "released_on", sprintf("%v; correct the days", [case[1]])]}
	}
	both := batch_release.deny with input as with_records("batch_releases", [second, object.union(batch, {"released_on": "2026-11-21", "prepared_on": "2026-11-22"})])
	count(both) == 1
	today := batch_release.deny with input as with_records("batch_releases", [second, object.union(batch, {"released_on": "2026-11-20", "prepared_on": "2026-11-21"})])
	found(today) == {["b1", "released_on", "is recorded as released on 2026-11-20, before it was made ready on 2026-11-21; correct the days"]}
	to_come := batch_release.deny with input as json.patch(with_batch({"released_on": "2026-11-21"}), [{"op": "replace", "path": "/evidence/claim_files/records", "value": []}])
	{f.message | some f in to_come; not f.id} == {"no release of a batch of claims is on record, and the PHI inventory has a flow for them; record who prepares and who releases"}
	count(batch_release.deny) == 0 with input as with_records("batch_releases", [second, object.union(batch, {"released_on": "2026-11-20"})])
}

flow(touchpoint) := {"id": touchpoint, "flow_id": touchpoint, "touchpoint": touchpoint, "status": "in_use", "direction": "both"}

test_each_kind_of_batch_is_recorded if {
	every touchpoint, type in {"collections": "collections", "statements": "statements"} {
		deny := batch_release.deny with input as with_records("phi_inventory", [flow(touchpoint)])
		found(deny) == {["", "", sprintf("no release of a batch of %v is on record, and the PHI inventory has a flow for them; record who prepares and who releases", [type])]}
		every fields in [{"status": "planned"}, {"direction": "inside"}] {
			count(batch_release.deny) == 0 with input as with_records("phi_inventory", [object.union(flow(touchpoint), fields)])
		}
	}
	count(batch_release.deny) == 0 with input as with_records("phi_inventory", [flow("denials")])
	claims := batch_release.deny with input as with_batch({"type": "statements", "checks": ["sample_opened"]})
	found(claims) == {["", "", "no release of a batch of claims is on record, and the PHI inventory has a flow for them; record who prepares and who releases"]}
}

test_releases_are_recent if {
	late := with_records("claim_files", [])
	older := json.patch(late, [{"op": "replace", "path": "/today", "value": "2026-11-21"}])
	deny := batch_release.deny with input as older
	found(deny) == {["", "", "the newest release of a batch of claims on record is 11 days old; this program records each: look for the missing ones"]}
	first := object.union(batch, {"id": "b0", "batch_id": "b0", "released_on": "2026-11-10", "prepared_on": "2026-11-10"})
	newer := json.patch(older, [{"op": "replace", "path": "/evidence/batch_releases/records", "value": [first, object.union(batch, {"released_on": "2026-11-11"})]}])
	count(batch_release.deny) == 0 with input as newer
	on_the_day := json.patch(late, [{"op": "replace", "path": "/today", "value": "2026-11-10"}])
	count(batch_release.deny) == 0 with input as on_the_day
}

test_files_without_a_release if {
	sent := {"id": "x2", "file_id": "x2", "sent_at": "2026-11-10T09:00:00Z"}
	one := batch_release.deny with input as with_records("claim_files", [sent])
	found(one) == {["", "", "1 claim file went out without a release on record, the first x2; find out who let it go"]}
	two := batch_release.deny with input as with_records("claim_files", [{"id": "x3", "file_id": "x3", "sent_at": "2026-11-11T09:00:00Z"}, sent])
	found(two) == {["", "", "2 claim files went out without a release on record, the first x2; find out who let it go"]}
	before := object.union(sent, {"sent_at": "2026-11-09T23:00:00Z"})
	count(batch_release.deny) == 0 with input as with_records("claim_files", [before])
}

test_what_was_not_released_is_left_out if {
	held := {"id": "b2", "batch_id": "b2", "type": "claims", "status": "held", "file": "x2"}
	batch_release.excluded == {{"kind": "batch_releases", "id": "b2", "reason": "status held"}} with input as with_records("batch_releases", [batch, held])
	batch_release.population == {{"kind": "batch_releases", "id": "b1"}} with input as with_records("batch_releases", [batch, held])
	count(batch_release.deny) == 0 with input as with_records("batch_releases", [batch, held])
	only := json.patch(with_records("batch_releases", [held]), [{"op": "replace", "path": "/evidence/phi_inventory/records", "value": []}])
	batch_release.population == {{"kind": "batch_releases", "id": "b2"}} with input as only
	count(batch_release.excluded) == 0 with input as only
	count(batch_release.deny) == 0 with input as only
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(with_records("batch_releases", []), [{"op": "replace", "path": "/evidence/phi_inventory/records", "value": []}])
	count(batch_release.population) == 0 with input as empty
	count(batch_release.deny) == 0 with input as empty
}

test_files_count_from_the_first_release_on if {
	second := object.union(batch, {"id": "b2", "batch_id": "b2", "file": "x2", "released_on": "2026-11-12", "prepared_on": "2026-11-12"})
	given := json.patch(with_records("batch_releases", [batch, second]), [{"op": "replace", "path": "/evidence/claim_files/records", "value": [{"id": "x3", "file_id": "x3", "sent_at": "2026-11-11T09:00:00Z"}]}])
	deny := batch_release.deny with input as given
	found(deny) == {["", "", "1 claim file went out without a release on record, the first x3; find out who let it go"]}
}
