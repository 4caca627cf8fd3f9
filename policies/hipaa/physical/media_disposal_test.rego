package hipaa.physical.media_disposal_test

import data.hipaa.physical.media_disposal

device := {"id": "lt1", "device_id": "lt1", "type": "laptop", "ephi": true, "status": "retired"}

disposal := {
	"id": "m1", "record_id": "m1", "item": "lt1", "event": "disposed", "ephi": true, "happened_on": "2026-11-10", "removal": "destroyed",
	"removed_on": "2026-11-10", "removed_by": "Shredding Co", "certificate": "c-1",
}

base := {
	"today": "2026-11-20",
	"evidence": {
		"media": {"records": [disposal]},
		"devices": {"records": [device], "sources": [{"observed_at": "2026-11-16T06:00:00Z"}]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use", "hosting": "on_premises"}]},
		"backups": {"records": []},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["disposal"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_certified_disposal_passes if {
	count(media_disposal.deny) == 0 with input as base
	media_disposal.population == {{"kind": "media", "id": "m1"}, {"kind": "devices", "id": "lt1"}} with input as base
	count(media_disposal.excluded) == 0 with input as base
}

test_no_policy_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["disposal"]}]] {
		deny := media_disposal.deny with input as with_records("written_policies", policies)
		places(deny) == {["written_policies", "", "", "rule"]}
	}
}

test_a_retired_device_without_a_record_fails if {
	every records in [[], [object.union(disposal, {"item": "lt2"})], [object.union(disposal, {"event": "returned"})], [object.union(disposal, {"ephi": false})], [object.union(disposal, {"happened_on": "2026-11-21"})]] {
		deny := media_disposal.deny with input as with_records("media", records)
		found(deny) == {["devices", "lt1", "status", "rule", "is retired, and no record says what became of the ePHI on it; look for the certificate and record the disposal, or find the device"]}
	}
}

old_system(fields) := json.patch(base, [{"op": "add", "path": "/evidence/systems/records/-", "value": object.union({"id": "old", "system_id": "old", "ephi": true, "status": "retired", "hosting": "on_premises"}, fields)}])

test_a_retired_system_whose_disks_are_not_accounted_for_fails if {
	deny := media_disposal.deny with input as old_system({})
	found(deny) == {["media", "", "", "rule", "system old is retired, and no record says what became of its disks; record the disposal, or that they were taken back, or find them"]}
	every fields in [{"hosting": "vendor"}, {"hosting": "cloud"}, {"ephi": false}, {"status": "planned"}] {
		count(media_disposal.deny) == 0 with input as old_system(fields)
	}
	disks := object.union(disposal, {"id": "m2", "item": "disks", "system": "old"})
	recorded := json.patch(old_system({}), [{"op": "add", "path": "/evidence/media/records/-", "value": disks}])
	count(media_disposal.deny) == 0 with input as recorded
	kept := json.patch(recorded, [{"op": "replace", "path": "/evidence/media/records/1/event", "value": "returned"}])
	count(media_disposal.deny) == 0 with input as kept
	every day in [{"happened_on": "2026-11-21"}, {"happened_on": "2026-11-21", "event": "returned"}, {"event": "moved"}] {
		later := json.patch(recorded, [{"op": "replace", "path": "/evidence/media/records/1", "value": object.union(disks, day)}])
		found_later := media_disposal.deny with input as later
		places(found_later) == {["media", "", "", "rule"]}
	}
}

test_copies_that_are_said_to_be_destroyed if {
	backup := {"id": "pm/x", "system": "pm", "backup_set": "tapes", "status": "retired"}
	deny := media_disposal.deny with input as with_records("backups", [backup])
	found(deny) == {["media", "", "", "rule", "copies of system pm (tapes) are recorded as destroyed, and no record says how; record the disposal"]}
	every fields in [{"kept_by": "vendor"}, {"status": "in_use"}, {"system": "gone"}] {
		count(media_disposal.deny) == 0 with input as with_records("backups", [object.union(backup, fields)])
	}
	recorded := json.patch(with_records("backups", [backup]), [{"op": "add", "path": "/evidence/media/records/0/system", "value": "pm"}])
	count(media_disposal.deny) == 0 with input as recorded
}

test_ephi_that_was_given_away_fails if {
	none := media_disposal.deny with input as changed("media", disposal, {"removal": "none"}, [])
	found(none) == {["media", "m1", "removal", "rule", "was given away with the ePHI on lt1 in place; get it back or a certificate, and treat it as a security incident until then"]}
	denied := media_disposal.deny with input as changed("media", disposal, {"removal": "not_needed"}, [])
	places(denied) == {["media", "m1", "removal", "rule"]}
	unknown := media_disposal.deny with input as changed("media", disposal, {}, ["removal", "removed_on", "certificate"])
	found(unknown) == {["media", "m1", "removal", "rule", "does not show how the ePHI on lt1 was made unreadable; get it back or a certificate, and treat it as a security incident until then"]}
}

test_every_way_of_removal_passes if {
	every removal in ["cleared", "crypto_erase", "purged", "destroyed"] {
		count(media_disposal.deny) == 0 with input as changed("media", disposal, {"removal": removal}, [])
	}
}

test_made_unreadable_afterwards if {
	future := media_disposal.deny with input as changed("media", disposal, {"removed_on": "2026-11-21"}, [])
	places(future) == {["media", "m1", "removed_on", "rule"]}
	every removal in ["cleared", "crypto_erase", "purged"] {
		deny := media_disposal.deny with input as changed("media", disposal, {"removal": removal, "removed_on": "2026-11-11"}, [])
		found(deny) == {["media", "m1", "removed_on", "program", "was made unreadable on 2026-11-11, after it left on 2026-11-10; this program erases before anything leaves"]}
	}
	count(media_disposal.deny) == 0 with input as changed("media", disposal, {"removed_on": "2026-11-11"}, [])
}

test_what_a_record_lacks_fails_as_practice if {
	every field in ["removed_by", "removed_on", "certificate"] {
		deny := media_disposal.deny with input as changed("media", disposal, {}, [field])
		places(deny) == {["media", "m1", field, "program"]}
	}
	count(media_disposal.deny) == 0 with input as changed("media", disposal, {"verified_by": "w1"}, ["certificate"])
}

test_a_device_that_is_still_listed_fails_as_practice if {
	every status in ["in_use", "in_stock"] {
		given := changed("devices", device, {"status": status}, [])
		deny := media_disposal.deny with input as given
		found(deny) == {["media", "m1", "item", "program", sprintf("was disposed of on 2026-11-10, and the list of devices has it as %v; find out which is true", [replace(status, "_", " ")])]}
		since := json.patch(given, [{"op": "replace", "path": "/evidence/media/records/0/happened_on", "value": "2026-11-16"}])
		count(media_disposal.deny) == 0 with input as since
	}
}

test_out_of_scope_is_left_out_and_said if {
	given := json.patch(with_records("media", [disposal, object.union(disposal, {"id": "a", "ephi": false}), object.union(disposal, {"id": "b", "event": "moved"})]), [
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "c", "device_id": "c", "status": "in_use"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "d", "device_id": "d", "ephi": false})},
	])
	count(media_disposal.deny) == 0 with input as given
	media_disposal.population == {{"kind": "media", "id": "m1"}, {"kind": "devices", "id": "lt1"}} with input as given
	media_disposal.excluded == {
		{"kind": "media", "id": "a", "reason": "no ePHI on it"},
		{"kind": "media", "id": "b", "reason": "not disposed of"},
		{"kind": "devices", "id": "c", "reason": "status in_use"},
		{"kind": "devices", "id": "d", "reason": "touches no ePHI"},
	} with input as given
}

test_where_nothing_was_disposed_of_everything_was_looked_at if {
	given := json.patch(with_records("media", [object.union(disposal, {"event": "moved"})]), [{"op": "replace", "path": "/evidence/devices/records", "value": [object.union(device, {"status": "in_use"})]}])
	count(media_disposal.deny) == 0 with input as given
	media_disposal.population == {{"kind": "media", "id": "m1"}, {"kind": "devices", "id": "lt1"}} with input as given
	count(media_disposal.excluded) == 0 with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("media", []), [{"op": "replace", "path": "/evidence/devices/records", "value": []}])
	count(media_disposal.population) == 0 with input as given
	count(media_disposal.deny) == 0 with input as given
}

test_a_disposal_of_today_has_taken_place if {
	count(media_disposal.deny) == 0 with input as changed("media", disposal, {"happened_on": "2026-11-20", "removed_on": "2026-11-20"}, [])
}

test_copies_of_a_system_that_is_gone_show_one_fault if {
	given := json.patch(with_records("systems", [{"id": "pm", "system_id": "pm", "ephi": true, "status": "retired"}]), [{"op": "add", "path": "/evidence/backups/records/-", "value": {"id": "pm/x", "system": "pm", "backup_set": "x", "status": "retired"}}])
	deny := media_disposal.deny with input as given
	places(deny) == {["media", "", "", "rule"]}
	count(deny) == 1
}

test_each_way_of_removal_is_to_be_dated if {
	every removal in ["cleared", "crypto_erase", "destroyed", "purged"] {
		deny := media_disposal.deny with input as changed("media", disposal, {"removal": removal}, ["removed_on"])
		places(deny) == {["media", "m1", "removed_on", "program"]}
	}
}

test_what_was_not_removed_shows_one_fault if {
	every fields in [{}, {"removed_on": "2026-11-21"}] {
		deny := media_disposal.deny with input as changed("media", disposal, object.union({"removal": "none"}, fields), ["removed_by", "certificate"])
		places(deny) == {["media", "m1", "removal", "rule"]}
	}
}

test_erased_after_it_left_fails_as_practice_from_the_day_on if {
	every removal in ["cleared", "crypto_erase", "purged"] {
		deny := media_disposal.deny with input as changed("media", disposal, {"removal": removal, "removed_on": "2026-11-20"}, [])
		places(deny) == {["media", "m1", "removed_on", "program"]}
		later := media_disposal.deny with input as changed("media", disposal, {"removal": removal, "removed_on": "2026-11-21"}, [])
		places(later) == {["media", "m1", "removed_on", "rule"]}
	}
	count(media_disposal.deny) == 0 with input as changed("media", disposal, {"removed_on": "2026-11-20"}, [])
}

test_findings_name_the_day_they_are_about if {
	to_come := media_disposal.deny with input as changed("media", disposal, {"removed_on": "2026-11-21"}, [])
	["media", "m1", "removed_on", "rule", "is to be made unreadable on 2026-11-21, a day still to come, and was disposed of already; correct the date, or get it back"] in found(to_come)
	listed := json.patch(changed("media", disposal, {"removed_on": "2026-11-09"}, []), [{"op": "replace", "path": "/evidence/devices/records/0/status", "value": "in_use"}])
	still := media_disposal.deny with input as listed
	["media", "m1", "item", "program", "was disposed of on 2026-11-10, and the list of devices has it as in use; find out which is true"] in found(still)
	afterwards := media_disposal.deny with input as changed("media", disposal, {"removal": "purged", "removed_on": "2026-11-11"}, [])
	found(afterwards) == {["media", "m1", "removed_on", "program", "was made unreadable on 2026-11-11, after it left on 2026-11-10; this program erases before anything leaves"]}
}
