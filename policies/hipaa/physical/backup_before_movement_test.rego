package hipaa.physical.backup_before_movement_test

import data.hipaa.physical.backup_before_movement

move := {
	"id": "m1", "record_id": "m1", "item": "sv1", "event": "moved", "ephi": true, "happened_on": "2026-11-10", "system": "files",
	"copy": "made", "copy_on": "2026-11-10",
}

base := {
	"as_of": "2026-11-20T23:59:59Z",
	"today": "2026-11-20",
	"parameters": {"backup_before_movement": {"copy_days": 7}},
	"evidence": {
		"media": {"records": [move]},
		"systems": {"records": [{"id": "files", "system_id": "files", "type": "file_server", "ephi": true, "status": "in_use"}]},
		"backups": {"records": [{"id": "files/x", "system": "files", "backup_set": "x", "status": "in_use", "last_completed_at": "2026-11-20T23:59:59Z"}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_copied_before_it_was_moved_passes if {
	count(backup_before_movement.deny) == 0 with input as base
	backup_before_movement.population == {{"kind": "media", "id": "m1"}} with input as base
	count(backup_before_movement.excluded) == 0 with input as base
}

test_moved_without_a_copy_fails if {
	every event in ["moved", "sent_out"] {
		none := backup_before_movement.deny with input as changed("media", move, {"event": event, "copy": "none"}, ["copy_on"])
		found(none) == {["media", "m1", "copy", "rule", "moved sv1 without a copy of the ePHI on it; make one now, and before it is moved again"]}
		unsaid := backup_before_movement.deny with input as changed("media", move, {"event": event}, ["copy", "copy_on"])
		places(unsaid) == {["media", "m1", "copy", "rule"]}
	}
}

test_copied_after_it_was_moved_fails if {
	deny := backup_before_movement.deny with input as changed("media", move, {"copy_on": "2026-11-11"}, [])
	found(deny) == {["media", "m1", "copy_on", "rule", "had its copy made on 2026-11-11, after it was moved on 2026-11-10; copy first, then move"]}
	future := backup_before_movement.deny with input as changed("media", move, {"copy_on": "2026-11-21"}, [])
	places(future) == {["media", "m1", "copy_on", "rule"]}
	undated := backup_before_movement.deny with input as changed("media", move, {}, ["copy_on"])
	found(undated) == {["media", "m1", "copy_on", "rule", "does not say when the copy was made, so it is not shown that there was one before sv1 was moved; record the day"]}
	unknown := backup_before_movement.deny with input as changed("media", move, {"copy_on": "2026-11-21"}, ["happened_on"])
	found(unknown) == {["media", "m1", "copy_on", "program", "is recorded as copied on 2026-11-21, a day still to come; correct the date"]}
	count(backup_before_movement.deny) == 0 with input as changed("media", move, {"copy_on": "2026-11-20"}, ["happened_on"])
	same := backup_before_movement.deny with input as changed("media", move, {"copy_on": "2026-11-21", "happened_on": "2026-11-21"}, [])
	places(same) == {["media", "m1", "copy_on", "program"]}
}

test_a_copy_older_than_allowed_fails_as_practice if {
	count(backup_before_movement.deny) == 0 with input as changed("media", move, {"copy_on": "2026-11-03"}, [])
	deny := backup_before_movement.deny with input as changed("media", move, {"copy_on": "2026-11-02"}, [])
	found(deny) == {["media", "m1", "copy_on", "program", "was moved with a copy 8 days old, without what came after it; this program allows 7"]}
	spared := {"copy": "not_needed", "copy_reason": "nightly copies in the cloud", "copy_on": "2026-11-02"}
	count(backup_before_movement.deny) == 0 with input as changed("media", move, spared, [])
}

test_a_system_that_is_not_in_the_inventory_fails_as_practice if {
	deny := backup_before_movement.deny with input as changed("media", move, {"system": "flies"}, [])
	found(deny) == {["media", "m1", "system", "program", "holds data of system flies, which is not in the inventory; correct the system"]}
}

test_no_copy_needed_where_one_lies_elsewhere if {
	spared := {"copy": "not_needed", "copy_reason": "nightly copies in the cloud"}
	count(backup_before_movement.deny) == 0 with input as changed("media", move, spared, ["copy_on"])
	unreasoned := backup_before_movement.deny with input as changed("media", move, {"copy": "not_needed"}, ["copy_on"])
	found(unreasoned) == {["media", "m1", "copy_reason", "program", "does not say why no copy was needed; record where else the ePHI lies"]}
	count(backup_before_movement.deny) == 0 with input as changed("media", move, object.union(spared, {"copy_on": "2026-11-11"}), [])
	made := json.patch(base, [{"op": "replace", "path": "/evidence/backups/records", "value": []}])
	count(backup_before_movement.deny) == 0 with input as made
	portal := json.patch(changed("media", move, spared, ["copy_on"]), [
		{"op": "replace", "path": "/evidence/systems/records/0/type", "value": "payer_portal"},
		{"op": "replace", "path": "/evidence/backups/records", "value": []},
	])
	count(backup_before_movement.deny) == 0 with input as portal
	given := changed("media", move, spared, ["copy_on"])
	every fields in [{"status": "retired"}, {"system": "ehr"}, {"last_completed_at": "2026-11-21T00:00:00Z"}] {
		bare := json.patch(given, [{"op": "replace", "path": "/evidence/backups/records/0", "value": object.union(base.evidence.backups.records[0], fields)}])
		deny := backup_before_movement.deny with input as bare
		found(deny) == {["media", "m1", "copy", "rule", "was moved without a copy as if all of it lay elsewhere, and no copy of system files is on record; make one"]}
	}
	laptop := json.patch(changed("media", move, spared, ["copy_on", "system"]), [{"op": "replace", "path": "/evidence/backups/records", "value": []}])
	count(backup_before_movement.deny) == 0 with input as laptop
}

test_other_records_are_left_out_and_said if {
	given := with_records("media", [move, object.union(move, {"id": "a", "ephi": false, "copy": "none"}), object.union(move, {"id": "b", "event": "disposed", "copy": "none"})])
	count(backup_before_movement.deny) == 0 with input as given
	backup_before_movement.population == {{"kind": "media", "id": "m1"}} with input as given
	backup_before_movement.excluded == {
		{"kind": "media", "id": "a", "reason": "no ePHI on it"},
		{"kind": "media", "id": "b", "reason": "not moved"},
	} with input as given
}

test_where_nothing_was_moved_everything_was_looked_at if {
	given := with_records("media", [object.union(move, {"event": "returned", "copy": "none"})])
	count(backup_before_movement.deny) == 0 with input as given
	backup_before_movement.population == {{"kind": "media", "id": "m1"}} with input as given
	count(backup_before_movement.excluded) == 0 with input as given
}

test_nothing_recorded_is_an_empty_population if {
	count(backup_before_movement.population) == 0 with input as with_records("media", [])
	count(backup_before_movement.deny) == 0 with input as with_records("media", [])
}
