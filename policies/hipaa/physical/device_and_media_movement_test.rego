package hipaa.physical.device_and_media_movement_test

import data.hipaa.physical.device_and_media_movement

device := {"id": "lt1", "device_id": "lt1", "type": "laptop", "ephi": true, "status": "in_use", "location": "home"}

move := {
	"id": "m1", "record_id": "m1", "item": "lt1", "event": "moved", "ephi": true, "happened_on": "2026-11-20", "item_type": "laptop",
	"from_place": "suite", "to_place": "home of w1", "responsible": "w1", "approved_by": "w2",
}

base := {
	"today": "2026-11-20",
	"parameters": {"device_and_media_movement": {"return_days": 10}},
	"evidence": {
		"media": {"records": [move]},
		"devices": {"records": [device], "sources": [{"observed_at": "2026-11-16T06:00:00Z"}]},
		"workforce": {"records": [{"id": "w1", "person": "w1"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["device_movement"]}]},
	},
}

sent(day) := {
	"id": "s1", "record_id": "s1", "item": "disk7", "event": "sent_out", "ephi": true, "happened_on": day, "item_type": "disk",
	"from_place": "suite", "to_place": "Repair Shop", "responsible": "w1", "approved_by": "w2",
}

beside(record) := with_records("media", array.concat([move], record))

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_a_movement_on_record_passes if {
	count(device_and_media_movement.deny) == 0 with input as base
	device_and_media_movement.population == {{"kind": "media", "id": "m1"}, {"kind": "devices", "id": "lt1"}} with input as base
	count(device_and_media_movement.excluded) == 0 with input as base
}

test_no_policy_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["device_movement"]}]] {
		deny := device_and_media_movement.deny with input as with_records("written_policies", policies)
		places(deny) == {["written_policies", "", "", "rule"]}
	}
}

test_a_lost_device_without_a_record_fails if {
	given := changed("devices", device, {"status": "lost", "location": "unknown"}, [])
	deny := device_and_media_movement.deny with input as given
	found(deny) == {["devices", "lt1", "status", "rule", "is lost, and the media log does not say when, where and who answered for it; record the loss and report it as an incident"]}
	loss := object.union(move, {"id": "m2", "event": "lost", "ticket": "inc-7"})
	recorded := json.patch(given, [{"op": "add", "path": "/evidence/media/records/-", "value": loss}])
	count(device_and_media_movement.deny) == 0 with input as recorded
	unreported := device_and_media_movement.deny with input as json.patch(recorded, [{"op": "remove", "path": "/evidence/media/records/1/ticket"}])
	places(unreported) == {["media", "m2", "ticket", "program"]}
}

test_a_device_outside_without_a_record_fails if {
	every location in ["home", "vehicle"] {
		deny := device_and_media_movement.deny with input as with_records("devices", [device, object.union(device, {"id": "lt2", "device_id": "lt2", "location": location})])
		found(deny) == {["devices", "lt2", "location", "rule", "is outside the office, and no record says who took it there and when; record the movement"]}
	}
	every event in ["received", "reuse", "sent_out"] {
		count(device_and_media_movement.deny) == 0 with input as changed("media", move, {"event": event}, [])
	}
	every event in ["returned", "lost"] {
		deny := device_and_media_movement.deny with input as changed("media", move, {"event": event, "ticket": "inc-7"}, [])
		places(deny) == {["devices", "lt1", "location", "rule"]}
	}
	every fields in [{"location": "office"}, {"status": "in_stock"}] {
		other := object.union_n([device, {"id": "lt2", "device_id": "lt2"}, fields])
		count(device_and_media_movement.deny) == 0 with input as with_records("devices", [device, other])
	}
}

test_nobody_who_answers_for_it_fails if {
	deny := device_and_media_movement.deny with input as changed("media", move, {}, ["responsible"])
	found(deny) == {["media", "m1", "responsible", "rule", "does not say who answered for lt1; find out and record the person"]}
	stranger := device_and_media_movement.deny with input as changed("media", move, {"responsible": "w9"}, [])
	places(stranger) == {["media", "m1", "responsible", "program"]}
}

test_where_it_went_and_where_from if {
	every event in ["moved", "sent_out"] {
		nowhere := device_and_media_movement.deny with input as changed("media", move, {"event": event}, ["to_place"])
		places(nowhere) == {["media", "m1", "to_place", "rule"]}
		every field in ["approved_by", "from_place"] {
			deny := device_and_media_movement.deny with input as changed("media", move, {"event": event}, [field])
			places(deny) == {["media", "m1", field, "program"]}
		}
	}
	count(device_and_media_movement.deny) == 0 with input as changed("media", move, {"event": "received"}, ["to_place", "from_place", "approved_by"])
}

test_the_day_it_happened if {
	undated := device_and_media_movement.deny with input as changed("media", move, {}, ["happened_on"])
	places(undated) == {["media", "m1", "happened_on", "program"]}
	future := device_and_media_movement.deny with input as changed("media", move, {"happened_on": "2026-11-21"}, [])
	found(future) == {["media", "m1", "happened_on", "program", "is recorded on 2026-11-21, a day still to come; correct the date"]}
}

test_what_was_sent_out_comes_back if {
	count(device_and_media_movement.deny) == 0 with input as beside([sent("2026-11-10")])
	late := device_and_media_movement.deny with input as beside([sent("2026-11-09")])
	found(late) == {["media", "s1", "happened_on", "program", "went to Repair Shop 11 days ago and is not recorded as back; this program allows 10: ask for it"]}
	every event in ["returned", "disposed", "lost"] {
		back := object.union(sent("2026-11-09"), {"id": "s2", "event": event, "ticket": "inc-7"})
		count(device_and_media_movement.deny) == 0 with input as beside([sent("2026-11-09"), back])
	}
	earlier := object.union(sent("2026-11-08"), {"id": "s2", "event": "returned"})
	again := device_and_media_movement.deny with input as beside([sent("2026-11-09"), earlier])
	places(again) == {["media", "s1", "happened_on", "program"]}
	unknown := device_and_media_movement.deny with input as beside([object.remove(sent("2026-11-09"), ["to_place"])])
	found(unknown) == {
		["media", "s1", "to_place", "rule", "does not say where disk7 went; find out where it is and record it"],
		["media", "s1", "happened_on", "program", "went to an unknown place 11 days ago and is not recorded as back; this program allows 10: ask for it"],
	}
}

test_a_loss_that_the_list_of_devices_does_not_know_fails_as_practice if {
	loss := object.union(move, {"id": "m2", "event": "lost", "happened_on": "2026-11-15", "ticket": "inc-7"})
	every status in ["in_stock", "in_use", "retired"] {
		given := json.patch(beside([loss]), [{"op": "replace", "path": "/evidence/devices/records/0/status", "value": status}])
		deny := device_and_media_movement.deny with input as given
		found(deny) == {["media", "m2", "item", "program", sprintf("was lost on 2026-11-15, and the list of devices has it as %v; find out which is true, and record the return or the disposal", [replace(status, "_", " ")])]}
	}
	listed := json.patch(beside([loss]), [{"op": "replace", "path": "/evidence/devices/records/0/status", "value": "lost"}])
	count(device_and_media_movement.deny) == 0 with input as listed
	count(device_and_media_movement.deny) == 0 with input as beside([object.union(loss, {"happened_on": "2026-11-16"})])
	every event in ["returned", "disposed"] {
		count(device_and_media_movement.deny) == 0 with input as beside([loss, object.union(loss, {"id": "m3", "event": event})])
		before := object.union(loss, {"id": "m3", "event": event, "happened_on": "2026-11-14"})
		deny := device_and_media_movement.deny with input as beside([loss, before])
		places(deny) == {["media", "m2", "item", "program"]}
	}
	again := object.union(loss, {"id": "m3", "happened_on": "2026-11-14"})
	deny := device_and_media_movement.deny with input as beside([again])
	places(deny) == {["media", "m3", "item", "program"]}
}

test_a_device_that_is_not_listed_fails_as_practice if {
	every type in ["desktop", "laptop", "phone", "server", "tablet"] {
		deny := device_and_media_movement.deny with input as beside([object.union(move, {"id": "m2", "item": "lt9", "item_type": type})])
		found(deny) == {["media", "m2", "item", "program", sprintf("is about %v lt9, which is not in the list of devices; correct the number, or add it there", [type])]}
	}
	count(device_and_media_movement.deny) == 0 with input as beside([object.union(move, {"id": "m2", "item": "disk 4", "item_type": "disk"})])
}

test_out_of_scope_is_left_out_and_said if {
	given := json.patch(beside([{"id": "x", "record_id": "x", "item": "k", "event": "disposed", "ephi": false}]), [
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "a", "device_id": "a", "status": "retired"})},
		{"op": "add", "path": "/evidence/devices/records/-", "value": object.union(device, {"id": "b", "device_id": "b", "ephi": false})},
	])
	count(device_and_media_movement.deny) == 0 with input as given
	device_and_media_movement.population == {{"kind": "media", "id": "m1"}, {"kind": "devices", "id": "lt1"}} with input as given
	device_and_media_movement.excluded == {
		{"kind": "media", "id": "x", "reason": "no ePHI on it"},
		{"kind": "devices", "id": "a", "reason": "retired: judged by media-disposal"},
		{"kind": "devices", "id": "b", "reason": "touches no ePHI"},
	} with input as given
}

test_where_nothing_with_ephi_is_logged_all_of_it_was_looked_at if {
	given := json.patch(changed("media", move, {"ephi": false}, ["responsible"]), [{"op": "replace", "path": "/evidence/devices/records", "value": []}])
	count(device_and_media_movement.deny) == 0 with input as given
	device_and_media_movement.population == {{"kind": "media", "id": "m1"}} with input as given
	count(device_and_media_movement.excluded) == 0 with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("media", []), [{"op": "replace", "path": "/evidence/devices/records", "value": []}])
	count(device_and_media_movement.population) == 0 with input as given
	count(device_and_media_movement.deny) == 0 with input as given
}

test_what_was_only_moved_need_not_come_back if {
	count(device_and_media_movement.deny) == 0 with input as changed("media", move, {"happened_on": "2026-01-05"}, [])
}

came(day, event) := object.union(sent(day), {"id": concat("-", [event, day]), "record_id": concat("-", [event, day]), "event": event})

test_the_newest_return_settles_what_was_sent_out if {
	count(device_and_media_movement.deny) == 0 with input as beside([sent("2026-11-01"), came("2026-10-01", "returned"), came("2026-11-05", "returned")])
	deny := device_and_media_movement.deny with input as beside([sent("2026-11-01"), came("2026-10-01", "returned")])
	{f.id | some f in deny} == {"s1"}
}

of_laptop(day, event) := object.union(came(day, event), {"item": "lt1", "item_type": "laptop", "ticket": "inc-7"})

test_the_newest_return_accounts_for_what_was_lost if {
	count(device_and_media_movement.deny) == 0 with input as beside([of_laptop("2026-11-01", "returned"), of_laptop("2026-11-05", "lost"), of_laptop("2026-11-10", "returned")])
	deny := device_and_media_movement.deny with input as beside([of_laptop("2026-11-01", "returned"), of_laptop("2026-11-05", "lost")])
	{f.id | some f in deny; f.kind == "media"} == {"lost-2026-11-05"}
}
