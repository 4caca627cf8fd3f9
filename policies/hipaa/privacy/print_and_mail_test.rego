package hipaa.privacy.print_and_mail_test

import data.hipaa.privacy.print_and_mail

mail_room := {
	"id": "suite/mail_room", "facility": "suite", "area": "mail_room", "phi": true, "status": "in_use",
	"prints": ["statements", "checks"], "mails": true, "release": "waits_in_tray", "units": ["billing"],
	"check_stock": "locked_and_counted", "envelope_check": "each_run", "discarded": "locked_bin",
	"checked_on": "2026-08-20", "checked_by": "w1", "pieces_checked": 40, "misdirected": 0,
}

front_desk := {"id": "suite/front_desk", "facility": "suite", "area": "front_desk"}

base := {
	"today": "2026-11-20",
	"parameters": {"print_and_mail": {"check_days": 92}},
	"evidence": {
		"print_areas": {"records": [mail_room]},
		"facilities": {"records": [
			{"id": "suite/mail_room", "facility": "suite", "area": "mail_room", "ephi": true, "status": "in_use", "entry": "key", "open_to_public": false},
			{"id": "suite/front_desk", "facility": "suite", "area": "front_desk", "ephi": true, "status": "in_use", "entry": "attended", "open_to_public": true},
		]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "status": "active"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["printing"]}]},
	},
}

with_areas(records) := json.patch(base, [{"op": "replace", "path": "/evidence/print_areas/records", "value": records}])

with_fields(fields) := with_areas([object.union(mail_room, fields)])

without(field) := with_areas([object.remove(mail_room, [field])])

with_place(fields) := json.patch(base, [{"op": "replace", "path": "/evidence/facilities/records/0", "value": object.union(base.evidence.facilities.records[0], fields)}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), f.basis, f.message] | some f in findings}

one(field, basis, message) := {["print_areas", "suite/mail_room", field, basis, message]}

test_a_closed_area_checked_on_the_last_day_allowed_passes if {
	count(print_and_mail.deny) == 0 with input as base
	print_and_mail.population == {{"kind": "print_areas", "id": "suite/mail_room"}} with input as base
	print_and_mail.excluded == set() with input as base
}

test_areas_without_phi_and_given_up_are_left_out_with_the_reason if {
	records := [mail_room, {"id": "a", "phi": false, "status": "in_use"}, {"id": "b", "phi": true, "status": "given_up"}, {"id": "c", "phi": false, "status": "given_up"}]
	count(print_and_mail.deny) == 0 with input as with_areas(records)
	print_and_mail.population == {{"kind": "print_areas", "id": "suite/mail_room"}} with input as with_areas(records)
	print_and_mail.excluded == {
		{"kind": "print_areas", "id": "a", "reason": "no PHI there"},
		{"kind": "print_areas", "id": "b", "reason": "given up"},
		{"kind": "print_areas", "id": "c", "reason": "no PHI there"},
	} with input as with_areas(records)
}

test_where_nothing_prints_phi_every_area_was_looked_at if {
	records := [{"id": "a", "phi": false, "status": "in_use"}]
	count(print_and_mail.deny) == 0 with input as with_areas(records)
	print_and_mail.population == {{"kind": "print_areas", "id": "a"}} with input as with_areas(records)
	print_and_mail.excluded == set() with input as with_areas(records)
}

test_nothing_recorded_has_no_population if {
	print_and_mail.population == set() with input as with_areas([])
}

test_printouts_that_wait_where_others_come_by_fail if {
	waiting := {["print_areas", "suite/front_desk", "release", "rule", "lets printouts wait in the tray, and no door is shown to keep others from them; have them wait for a badge or PIN, or close the area"]}
	found(print_and_mail.deny) == waiting with input as with_fields(front_desk)
	count(print_and_mail.deny) == 0 with input as with_fields(object.union(front_desk, {"release": "badge_or_pin"}))
	count(print_and_mail.deny) == 0 with input as with_fields(object.union(front_desk, {"release": "attended"}))
	unknown := with_areas([object.remove(object.union(mail_room, front_desk), ["release"])])
	found(print_and_mail.deny) == {["print_areas", "suite/front_desk", "release", "rule", "does not say how printouts wait, and no door is shown to keep others from them; have them wait for a badge or PIN, or close the area"]} with input as unknown
}

test_behind_a_door_it_may_be_unknown_how_printouts_wait if {
	count(print_and_mail.deny) == 0 with input as without("release")
}

test_a_door_that_is_open_or_unknown_keeps_nobody_out if {
	waiting := one("release", "rule", "lets printouts wait in the tray, and no door is shown to keep others from them; have them wait for a badge or PIN, or close the area")
	found(print_and_mail.deny) == waiting with input as with_place({"entry": "none"})
	found(print_and_mail.deny) == waiting with input as with_place({"open_to_public": true})
	found(print_and_mail.deny) == waiting with input as with_place({"status": "given_up"})
	no_entry := json.patch(base, [{"op": "remove", "path": "/evidence/facilities/records/0/entry"}])
	found(print_and_mail.deny) == waiting with input as no_entry
}

test_an_area_that_is_not_on_record_fails_as_practice if {
	elsewhere := {"facility": "annex", "release": "attended"}
	found(print_and_mail.deny) == one("area", "program", "prints in mail_room, annex, which is no area in use; add the area or correct its name") with input as with_fields(elsewhere)
}

test_pages_in_the_trash_or_unknown_fail if {
	found(print_and_mail.deny) == one("discarded", "rule", "throws misprints and leftover pages into the ordinary trash; set up a locked bin that is shredded") with input as with_fields({"discarded": "trash"})
	found(print_and_mail.deny) == one("discarded", "rule", "does not show what becomes of misprints and leftover pages; set up a locked bin that is shredded") with input as without("discarded")
	count(print_and_mail.deny) == 0 with input as with_fields({"discarded": "shredded_there"})
	found(print_and_mail.deny) == one("discarded", "program", "collects misprints and leftover pages in an open box; this program locks them away until they are shredded") with input as with_fields({"discarded": "open_box"})
}

test_misdirected_pieces_that_nobody_follows_up_fail if {
	found(print_and_mail.deny) == one("misdirected", "rule", "had 1 piece for the wrong recipient, and nobody follows it up; stop the run, report what left and record the number") with input as with_fields({"misdirected": 1})
	found(print_and_mail.deny) == one("misdirected", "rule", "had 40 pieces for the wrong recipient, and nobody follows it up; stop the run, report what left and record the number") with input as with_fields({"misdirected": 40})
	count(print_and_mail.deny) == 0 with input as with_fields({"misdirected": 40, "follow_up": "inc-1"})
}

test_numbers_that_cannot_be_fail_as_practice if {
	found(print_and_mail.deny) == one("misdirected", "program", "has 41 pieces for the wrong recipient on record, of 40 looked at; correct the numbers") with input as with_fields({"misdirected": 41, "follow_up": "inc-1"})
	found(print_and_mail.deny) == one("misdirected", "program", "has -1 pieces for the wrong recipient on record, of 40 looked at; correct the numbers") with input as with_fields({"misdirected": -1})
	found(print_and_mail.deny) == one("misdirected", "program", "does not say how many pieces were for the wrong recipient; record the number, 0 where none was") with input as without("misdirected")
}

test_a_check_of_no_piece_fails_as_practice if {
	none := one("pieces_checked", "program", "shows no piece that was looked at; record how many were, or look again")
	found(print_and_mail.deny) == none with input as with_fields({"pieces_checked": 0})
	found(print_and_mail.deny) == none with input as with_fields({"pieces_checked": -1})
	found(print_and_mail.deny) == none with input as with_fields({"pieces_checked": 0, "misdirected": -1})
	found(print_and_mail.deny) == none with input as with_fields({"pieces_checked": 0, "misdirected": 1, "follow_up": "inc-1"})
	found(print_and_mail.deny) == none with input as without("pieces_checked")
	count(print_and_mail.deny) == 0 with input as with_fields({"pieces_checked": 1})
}

test_a_check_a_day_too_long_ago_absent_or_still_to_come_fails_as_practice if {
	found(print_and_mail.deny) == one("checked_on", "program", "was last looked through for wrong recipients 93 days ago; this program looks within 92") with input as with_fields({"checked_on": "2026-08-19"})
	found(print_and_mail.deny) == one("checked_on", "program", "does not say when its pieces were last looked through for wrong recipients; record it, or look through some today") with input as without("checked_on")
	found(print_and_mail.deny) == one("checked_on", "program", "is recorded as looked through on 2026-11-21, a day still to come; correct the date") with input as with_fields({"checked_on": "2026-11-21"})
	count(print_and_mail.deny) == 0 with input as with_fields({"checked_on": "2026-11-20"})
}

test_who_looked_is_known if {
	found(print_and_mail.deny) == one("checked_by", "program", "does not say who last looked through its pieces; record it, or look through some today") with input as without("checked_by")
	found(print_and_mail.deny) == one("checked_by", "program", "was looked through by w9, who is not in the workforce records; find out who it was") with input as with_fields({"checked_by": "w9"})
}

test_check_stock_is_locked_and_counted if {
	loose := one("check_stock", "program", "is not shown to keep blank checks locked and counted, which this program wants; lock them and account for each number")
	found(print_and_mail.deny) == loose with input as with_fields({"check_stock": "locked"})
	found(print_and_mail.deny) == loose with input as with_fields({"check_stock": "open"})
	found(print_and_mail.deny) == loose with input as without("check_stock")
	found(print_and_mail.deny) == loose with input as with_fields({"check_stock": "none_kept"})
	count(print_and_mail.deny) == 0 with input as with_fields({"check_stock": "none_kept", "prints": ["reports"]})
	found(print_and_mail.deny) == loose with input as with_fields({"check_stock": "locked", "prints": ["reports"]})
}

test_envelopes_are_checked_where_post_leaves if {
	unchecked := one("envelope_check", "program", "is not shown to check envelopes before they leave; this program compares pages, name and window")
	found(print_and_mail.deny) == unchecked with input as with_fields({"envelope_check": "none"})
	found(print_and_mail.deny) == unchecked with input as without("envelope_check")
	count(print_and_mail.deny) == 0 with input as with_fields({"envelope_check": "none", "mails": false})
	count(print_and_mail.deny) == 0 with input as with_fields({"envelope_check": "sample"})
	found(print_and_mail.deny) == one("mails", "program", "does not say whether post with PHI leaves from there; record mails as true or false") with input as without("mails")
}

test_what_is_printed_and_who_picks_it_up_is_known if {
	found(print_and_mail.deny) == one("prints", "program", "does not say what is printed there; record it") with input as with_fields({"prints": []})
	found(print_and_mail.deny) == one("prints", "program", "does not say what is printed there; record it") with input as without("prints")
	found(print_and_mail.deny) == one("units", "program", "does not say which units pick printouts up there; record it") with input as without("units")
	no_stock := object.remove(object.union(mail_room, {"check_stock": "none_kept"}), ["prints"])
	found(print_and_mail.deny) == one("prints", "program", "does not say what is printed there; record it") with input as with_areas([no_stock])
}

test_without_a_written_policy_it_fails_as_practice if {
	missing := {["written_policies", "", "", "program", "no written policy on topic printing is in force, which this program wants; write down how paper with PHI is printed, picked up, mailed and discarded"]}
	found(print_and_mail.deny) == missing with input as json.patch(base, [{"op": "replace", "path": "/evidence/written_policies/records/0/topics", "value": ["mailing"]}])
	found(print_and_mail.deny) == missing with input as json.patch(base, [{"op": "replace", "path": "/evidence/written_policies/records/0/status", "value": "draft"}])
}
