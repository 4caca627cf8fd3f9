package hipaa.privacy.authorization_records_test

import data.hipaa.privacy.authorization_records

record := {
	"id": "a1", "authorization_id": "a1", "status": "accepted", "purpose": "legal", "drawn_up_by": "own",
	"signed_on": "2019-11-20", "copy_given_on": "2026-11-20",
	"kept_at": "release register",
}

given(records) := {"today": "2026-11-20", "evidence": {"authorizations": {"records": records}}}

with_record(fields) := given([object.union(record, fields)])

without(field) := given([object.remove(record, [field])])

found(findings) := {[f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "authorizations"}

test_a_sound_one_passes if {
	count(authorization_records.deny) == 0 with input as with_record({})
	count(authorization_records.excluded) == 0 with input as with_record({})
	authorization_records.population == {{"kind": "authorizations", "id": "a1"}} with input as with_record({})
}

test_it_is_kept if {
	deny := authorization_records.deny with input as without("kept_at")
	found(deny) == {["a1", "kept_at", "rule", "does not say where the signed document is kept, so that nothing shows it is; find it and record the place"]}
}

test_it_is_kept_for_six_years if {
	gone := given([object.union(object.remove(record, ["kept_at"]), {"destroyed_on": "2025-11-20"})])
	count(authorization_records.deny) == 0 with input as gone
	early := authorization_records.deny with input as with_record({"destroyed_on": "2025-11-19"})
	found(early) == {["a1", "destroyed_on", "rule", "was destroyed on 2025-11-19 and was to be kept until 2025-11-20 at the earliest; look for a copy, and stop what destroyed it"]}
	used := authorization_records.deny with input as with_record({"destroyed_on": "2025-11-20", "last_relied_on": "2019-11-21"})
	found(used) == {["a1", "destroyed_on", "rule", "was destroyed on 2025-11-20 and was to be kept until 2025-11-21 at the earliest; look for a copy, and stop what destroyed it"]}
}

test_a_copy_is_given if {
	message := "was asked for by this organization, and the individual is not shown to have been given a copy of it; send one and record the day"
	every records in [
		[object.remove(record, ["copy_given_on"])],
		[object.remove(record, ["copy_given_on", "drawn_up_by"])],
		[object.union(record, {"copy_given_on": "2026-11-21"})],
	] {
		deny := authorization_records.deny with input as given(records)
		found(deny) == {["a1", "copy_given_on", "rule", message]}
	}
	brought := object.union(object.remove(record, ["copy_given_on"]), {"drawn_up_by": "requester"})
	count(authorization_records.deny) == 0 with input as given([brought])
}

test_a_rejected_one_is_left_out if {
	rejected := {"id": "a2", "authorization_id": "a2", "status": "rejected"}
	both := given([record, rejected])
	authorization_records.excluded == {{"kind": "authorizations", "id": "a2", "reason": "rejected, nothing went out by it"}} with input as both
	authorization_records.population == {{"kind": "authorizations", "id": "a1"}} with input as both
	count(authorization_records.deny) == 0 with input as both
	only := given([rejected])
	authorization_records.population == {{"kind": "authorizations", "id": "a2"}} with input as only
	count(authorization_records.excluded) == 0 with input as only
	count(authorization_records.deny) == 0 with input as only
}

test_nothing_recorded_is_an_empty_population if {
	count(authorization_records.population) == 0 with input as given([])
	count(authorization_records.deny) == 0 with input as given([])
}
