package hipaa.administrative.access_establishment_and_modification_test

import data.hipaa.administrative.access_establishment_and_modification

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

words(findings) := {f.message | some f in findings}

# A review 215 days before the day judged.
review := {"id": "r1", "review_id": "r1", "system": "pm", "reviewed_on": "2026-04-19", "reviewed_by": "w2", "listed_on": "2026-04-19", "rights_reviewed": 1, "changes": 0}

base := {
	"today": "2026-11-20",
	"parameters": {"access_establishment_and_modification": {"review_days": 215, "change_days": 14}},
	"evidence": {
		"access_reviews": {"records": [review]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}, {"id": "old", "system_id": "old", "ephi": true, "status": "retired"}]},
		"user_accounts": {"records": [{"id": "pm/root", "system": "pm", "user": "root", "status": "active", "privileged": true, "assigned_to": ["w1"]}]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"},
			{"id": "w2", "person": "w2", "status": "active", "hired_on": "2020-01-06"},
		]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["access_review"]}]},
	},
}

with_review(fields) := with_records("access_reviews", [object.union(review, fields)])

without(fields) := with_records("access_reviews", [object.remove(review, fields)])

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

practice(field) := ["access_reviews", "r1", field, "program"]

unreviewed := ["systems", "pm", "", "rule"]

test_a_review_at_the_limit_passes if {
	count(access_establishment_and_modification.deny) == 0 with input as base
	access_establishment_and_modification.population == {{"kind": "systems", "id": "pm"}, {"kind": "access_reviews", "id": "r1"}} with input as base
	access_establishment_and_modification.excluded == {{"kind": "systems", "id": "old", "reason": "status retired"}} with input as base
}

test_reviews_of_systems_out_of_scope_are_left_out_and_said if {
	given := with_records("access_reviews", [review, object.union(review, {"id": "r2", "system": "old"})])
	count(access_establishment_and_modification.deny) == 0 with input as given
	{"kind": "access_reviews", "id": "r2", "reason": "system status retired"} in access_establishment_and_modification.excluded with input as given
	not {"kind": "access_reviews", "id": "r2"} in access_establishment_and_modification.population with input as given
}

test_no_procedure_in_force_fails if {
	deny := access_establishment_and_modification.deny with input as with_records("written_policies", [])
	faults(deny) == {["written_policies", "", "", "rule"]}
}

test_no_review_fails if {
	deny := access_establishment_and_modification.deny with input as with_records("access_reviews", [])
	fails(deny, unreviewed, "has no review of its users' rights on record; go through the list of who may do what, and record what was changed")
}

test_a_review_of_nothing_or_still_to_come_is_none if {
	every number in [0, -1] {
		deny := access_establishment_and_modification.deny with input as with_review({"rights_reviewed": number})
		faults(deny) == {unreviewed, practice("rights_reviewed")}
	}
	deny := access_establishment_and_modification.deny with input as with_review({"reviewed_on": "2026-11-21"})
	faults(deny) == {unreviewed, practice("reviewed_on")}
	count(access_establishment_and_modification.deny) == 0 with input as with_review({"reviewed_on": "2026-11-20"})
}

test_one_day_over_fails_as_practice if {
	deny := access_establishment_and_modification.deny with input as with_review({"reviewed_on": "2026-04-18", "listed_on": "2026-04-18"})
	fails(deny, ["systems", "pm", "", "program"], "had its users' rights reviewed last 216 days ago; this program allows 215")
	older := object.union(review, {"id": "r0", "reviewed_on": "2025-04-18", "listed_on": "2025-04-18"})
	count(access_establishment_and_modification.deny) == 0 with input as with_records("access_reviews", [older, review])
}

test_a_change_not_made_fails if {
	wanted := {"reviewed_on": "2026-11-06", "changes": 1}
	count(access_establishment_and_modification.deny) == 0 with input as with_review(wanted)
	late := {"reviewed_on": "2026-11-05", "changes": 1}
	deny := access_establishment_and_modification.deny with input as with_review(late)
	fails(deny, ["access_reviews", "r1", "changed_on", "rule"], "wanted 1 right changed, not shown to be made 15 days later; this program allows 14: make them on the system and record the day")
	deny_2 := access_establishment_and_modification.deny with input as with_review({"reviewed_on": "2026-11-05", "changes": 2, "changed_on": "2026-11-21"})
	fails(deny_2, ["access_reviews", "r1", "changed_on", "rule"], "wanted 2 rights changed, not shown to be made 15 days later; this program allows 14: make them on the system and record the day")
}

test_a_change_made_late_fails_as_practice if {
	count(access_establishment_and_modification.deny) == 0 with input as with_review({"changes": 2, "changed_on": "2026-05-03"})
	deny := access_establishment_and_modification.deny with input as with_review({"changes": 2, "changed_on": "2026-05-04"})
	fails(deny, practice("changed_on"), "wanted 2 rights changed, made 15 days later; this program allows 14")
	count(access_establishment_and_modification.deny) == 0 with input as with_review({"changes": 0, "changed_on": "2026-05-04"})
	today := access_establishment_and_modification.deny with input as with_review({"reviewed_on": "2026-11-05", "changes": 1, "changed_on": "2026-11-20"})
	fails(today, practice("changed_on"), "wanted 1 right changed, made 15 days later; this program allows 14")
}

test_a_change_made_before_the_review_began_fails_as_practice if {
	wanted := {"changes": 1, "reviewed_on": "2026-04-19"}
	every day, list in {"2026-04-15": {"listed_on": "2026-04-15"}, "2026-04-19": {}} {
		record := object.union_n([object.remove(review, ["listed_on"]), wanted, list])
		count(access_establishment_and_modification.deny) == 0 with input as with_records("access_reviews", [object.union(record, {"changed_on": day})])
		deny := access_establishment_and_modification.deny with input as with_records("access_reviews", [object.union(record, {"changed_on": "2026-04-14"})])
		fails(deny, practice("changed_on"), sprintf("shows rights changed on 2026-04-14, and looked at them from %v on; correct the dates", [day]))
	}
}

test_numbers_are_given if {
	deny := access_establishment_and_modification.deny with input as without(["changes"])
	fails(deny, practice("changes"), "does not say how many rights were to be changed; record it, also where all stay")
	deny_2 := access_establishment_and_modification.deny with input as with_review({"changes": -1})
	fails(deny_2, practice("changes"), "does not say how many rights were to be changed; record it, also where all stay")
	deny_3 := access_establishment_and_modification.deny with input as without(["rights_reviewed"])
	fails(deny_3, practice("rights_reviewed"), "shows no right that was looked at; record how many accounts the list held")
}

test_a_list_drawn_after_the_review_fails if {
	deny := access_establishment_and_modification.deny with input as with_review({"listed_on": "2026-04-20"})
	fails(deny, practice("listed_on"), "was done on 2026-04-19, before its list was drawn on 2026-04-20; correct the dates")
}

test_who_reviewed if {
	deny := access_establishment_and_modification.deny with input as without(["reviewed_by"])
	fails(deny, practice("reviewed_by"), "names nobody who decided what stays; record who did")
	deny_2 := access_establishment_and_modification.deny with input as with_review({"reviewed_by": "w1"})
	fails(deny_2, practice("reviewed_by"), "was done by w1, who administers pm; this program has somebody else decide what stays")
	deny_3 := access_establishment_and_modification.deny with input as with_review({"reviewed_by": "w9"})
	fails(deny_3, practice("reviewed_by"), "was done by w9, who is not in the workforce records; find out who it was")
	every day, amiss in {"2026-11-20": {"reviewed_by"}, "2026-11-21": {"", "reviewed_on"}} {
		deny_4 := access_establishment_and_modification.deny with input as with_review({"reviewed_by": "w9", "reviewed_on": day})
		{fault[2] | some fault in faults(deny_4)} == amiss
	}
}

test_who_administers_by_an_open_privileged_account if {
	given := with_review({"reviewed_by": "w1"})
	every field, value in {"privileged": false, "status": "disabled", "system": "old"} {
		count(access_establishment_and_modification.deny) == 0 with input as json.patch(given, [{"op": "replace", "path": sprintf("/evidence/user_accounts/records/0/%v", [field]), "value": value}])
	}
}

test_an_unknown_system_fails_as_practice if {
	given := with_records("access_reviews", [review, object.union(review, {"id": "r2", "system": "zz"})])
	deny := access_establishment_and_modification.deny with input as given
	faults(deny) == {["access_reviews", "r2", "system", "program"]}
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("access_reviews", []), [{"op": "replace", "path": "/evidence/systems/records", "value": []}])
	count(access_establishment_and_modification.population) == 0 with input as given
	count(access_establishment_and_modification.deny) == 0 with input as given
}
