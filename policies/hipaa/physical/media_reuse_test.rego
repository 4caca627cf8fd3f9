package hipaa.physical.media_reuse_test

import data.hipaa.physical.media_reuse

reuse := {
	"id": "m1", "record_id": "m1", "item": "lt1", "event": "reuse", "ephi": true, "happened_on": "2026-11-10", "removal": "cleared",
	"removed_on": "2026-11-10", "removed_by": "w1", "verified_by": "w2",
}

back := {"id": "m0", "record_id": "m0", "item": "lt1", "event": "returned", "ephi": true, "happened_on": "2026-11-09"}

base := {
	"today": "2026-11-20",
	"evidence": {
		"media": {"records": [reuse]},
		"devices": {"records": [{"id": "lt1", "device_id": "lt1", "status": "in_use"}], "sources": [{"observed_at": "2026-11-16T06:00:00Z"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["media_reuse"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_erased_and_checked_passes if {
	count(media_reuse.deny) == 0 with input as base
	media_reuse.population == {{"kind": "media", "id": "m1"}} with input as base
	count(media_reuse.excluded) == 0 with input as base
}

test_no_procedure_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["media_reuse"]}]] {
		deny := media_reuse.deny with input as with_records("written_policies", policies)
		places(deny) == {["written_policies", "", "", "rule"]}
	}
}

test_given_out_with_ephi_fails if {
	none := media_reuse.deny with input as changed("media", reuse, {"removal": "none"}, [])
	found(none) == {["media", "m1", "removal", "rule", "gave out lt1 with the ePHI of its former use in place; take it back and erase it"]}
	denied := media_reuse.deny with input as changed("media", reuse, {"removal": "not_needed"}, [])
	found(denied) == {["media", "m1", "removal", "rule", "says that nothing had to be removed, although ePHI was on lt1; take it back and erase it"]}
	unknown := media_reuse.deny with input as changed("media", reuse, {}, ["removal"])
	found(unknown) == {["media", "m1", "removal", "rule", "does not show how ePHI was removed from lt1; take it back and erase it"]}
}

test_removed_afterwards_fails if {
	deny := media_reuse.deny with input as changed("media", reuse, {"removed_on": "2026-11-11"}, [])
	found(deny) == {["media", "m1", "removed_on", "rule", "had its ePHI removed on 2026-11-11, after it was given out on 2026-11-10; find out who could read it"]}
	undated := media_reuse.deny with input as changed("media", reuse, {}, ["removed_on"])
	found(undated) == {["media", "m1", "removed_on", "rule", "does not say when ePHI was removed, so it is not shown that lt1 was clean before it was given out; look at the erasure report and record the day"]}
}

test_nobody_else_who_looked_fails_as_practice if {
	nobody := media_reuse.deny with input as changed("media", reuse, {}, ["verified_by"])
	places(nobody) == {["media", "m1", "verified_by", "program"]}
	same := media_reuse.deny with input as changed("media", reuse, {"verified_by": "w1"}, [])
	found(same) == {["media", "m1", "verified_by", "program", "was checked by w1, who removed it; this program has a second person look"]}
	company := changed("media", reuse, {}, ["removed_by"])
	count(media_reuse.deny) == 0 with input as company
}

test_taken_back_and_in_use_again_fails if {
	alone := with_records("media", [back])
	deny := media_reuse.deny with input as alone
	found(deny) == {["media", "m0", "item", "rule", "was taken back on 2026-11-09 and is in use again, and no record says that ePHI was removed in between; erase it, or record when it was"]}
	count(media_reuse.deny) == 0 with input as with_records("media", [back, reuse])
	count(media_reuse.deny) == 0 with input as with_records("media", [object.union(back, {"happened_on": "2026-11-10"}), reuse])
	again := media_reuse.deny with input as with_records("media", [object.union(back, {"happened_on": "2026-11-11"}), reuse])
	places(again) == {["media", "m0", "item", "rule"]}
	since := with_records("media", [object.union(back, {"happened_on": "2026-11-16"})])
	count(media_reuse.deny) == 0 with input as since
	stock := json.patch(alone, [{"op": "replace", "path": "/evidence/devices/records/0/status", "value": "in_stock"}])
	count(media_reuse.deny) == 0 with input as stock
}

test_other_records_are_left_out_and_said if {
	given := with_records("media", [reuse, object.union(reuse, {"id": "a", "ephi": false, "removal": "none"}), object.union(reuse, {"id": "b", "event": "moved", "removal": "none"})])
	count(media_reuse.deny) == 0 with input as given
	media_reuse.population == {{"kind": "media", "id": "m1"}} with input as given
	media_reuse.excluded == {
		{"kind": "media", "id": "a", "reason": "no ePHI on it"},
		{"kind": "media", "id": "b", "reason": "neither taken back nor given out again"},
	} with input as given
}

test_where_nothing_was_given_out_again_everything_was_looked_at if {
	given := with_records("media", [object.union(reuse, {"event": "moved"})])
	count(media_reuse.deny) == 0 with input as given
	media_reuse.population == {{"kind": "media", "id": "m1"}} with input as given
	count(media_reuse.excluded) == 0 with input as given
}

test_nothing_recorded_is_an_empty_population if {
	count(media_reuse.population) == 0 with input as with_records("media", [])
	count(media_reuse.deny) == 0 with input as with_records("media", [])
}

test_what_was_taken_back_is_looked_at_too if {
	both := with_records("media", [reuse, back])
	media_reuse.population == {{"kind": "media", "id": "m1"}, {"kind": "media", "id": "m0"}} with input as both
	count(media_reuse.excluded) == 0 with input as both
}

test_each_way_of_removal_is_to_be_dated if {
	every removal in ["cleared", "crypto_erase", "destroyed", "purged"] {
		deny := media_reuse.deny with input as changed("media", reuse, {"removal": removal}, ["removed_on"])
		places(deny) == {["media", "m1", "removed_on", "rule"]}
	}
}

test_what_was_not_removed_shows_one_fault if {
	every case in [{"fields": {"removed_on": "2026-11-11"}, "without": []}, {"fields": {}, "without": ["removed_on"]}, {"fields": {}, "without": ["verified_by"]}] {
		deny := media_reuse.deny with input as changed("media", reuse, object.union({"removal": "none"}, case.fields), case.without)
		places(deny) == {["media", "m1", "removal", "rule"]}
	}
}

test_the_newest_time_it_was_given_out_counts if {
	first := object.union(reuse, {"id": "m2", "record_id": "m2", "happened_on": "2026-11-01", "removed_on": "2026-11-01"})
	count(media_reuse.deny) == 0 with input as with_records("media", [first, back, reuse])
	deny := media_reuse.deny with input as with_records("media", [first, back])
	places(deny) == {["media", "m0", "item", "rule"]}
}
