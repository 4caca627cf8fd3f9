package hipaa.administrative.authorization_and_supervision_test

import data.hipaa.administrative.authorization_and_supervision

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

words(findings) := {f.message | some f in findings}

account := {"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "assigned_to": ["w1"]}

grant := {"id": "g1", "system": "pm", "user": "anna", "roles": ["Biller"], "status": "in_force", "person": "w1", "approved_by": "w2", "approved_on": "2026-01-05"}

# A look 100 days before the day judged.
review := {"id": "r1", "review_id": "r1", "queue": "claim-edits", "reviewed_on": "2026-08-12", "reviewed_by": "w2", "persons": ["w1"], "items_reviewed": 20, "errors": 0}

role := {"id": "pm/Biller", "system": "pm", "role": "Biller", "ephi": true, "permissions": ["view", "change"], "information": ["claims"]}

person := {"id": "w1", "person": "w1", "status": "active", "unit": "billing", "hired_on": "2026-01-05"}

supervisor := {"id": "w2", "person": "w2", "status": "active", "unit": "billing", "hired_on": "2020-01-06"}

base := {
	"today": "2026-11-20",
	"parameters": {"authorization_and_supervision": {"review_days": 100, "correct_days": 30, "supervised_information": ["claims"]}},
	"evidence": {
		"access_grants": {"records": [grant]},
		"access_rights": {"records": [{"id": "pm/anna/Biller", "system": "pm", "user": "anna", "role": "Biller"}]},
		"role_profiles": {"records": [role]},
		"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}]},
		"user_accounts": {"records": [account]},
		"work_queue_reviews": {"records": [review]},
		"workforce": {"records": [person, supervisor]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["supervision"]}]},
	},
}

with_review(fields) := with_records("work_queue_reviews", [object.union(review, fields)])

without(fields) := with_records("work_queue_reviews", [object.remove(review, fields)])

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

practice(field) := ["work_queue_reviews", "r1", field, "program"]

test_authorized_and_looked_at_passes if {
	count(authorization_and_supervision.deny) == 0 with input as base
	authorization_and_supervision.population == {{"kind": "workforce", "id": "w1"}, {"kind": "work_queue_reviews", "id": "r1"}} with input as base
	authorization_and_supervision.excluded == {{"kind": "workforce", "id": "w2", "reason": "has no account that opens ePHI"}} with input as base
}

test_who_left_is_left_out_and_said if {
	given := with_records("workforce", [object.union(person, {"status": "ended", "ended_on": "2026-11-19"})])
	authorization_and_supervision.excluded == {{"kind": "workforce", "id": "w1", "reason": "has left"}} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("workforce", []), [{"op": "replace", "path": "/evidence/work_queue_reviews/records", "value": []}])
	count(authorization_and_supervision.population) == 0 with input as given
	count(authorization_and_supervision.deny) == 0 with input as given
}

test_a_procedure_for_the_one_or_the_other_is_needed if {
	every policies in [[], [{"id": "p1", "status": "retired", "topics": ["supervision"]}], [{"id": "p1", "status": "in_force", "topics": ["training"]}]] {
		deny := authorization_and_supervision.deny with input as with_records("written_policies", policies)
		faults(deny) == {["written_policies", "", "", "rule"]}
	}
	count(authorization_and_supervision.deny) == 0 with input as with_records("written_policies", [{"id": "p1", "status": "in_force", "topics": ["access_authorization"]}])
}

# Neither a grant that somebody else made nor a look by somebody else.
test_neither_authorized_nor_supervised_fails if {
	every grants in [[], [object.union(grant, {"approved_by": "w1"})], [object.remove(grant, ["approved_by"])], [object.union(grant, {"status": "withdrawn"})]] {
		every reviews in [[], [object.union(review, {"persons": ["w2"], "reviewed_by": "w1"})]] {
			given := json.patch(with_records("access_grants", grants), [{"op": "replace", "path": "/evidence/work_queue_reviews/records", "value": reviews}])
			deny := authorization_and_supervision.deny with input as given
			faults(deny) == {["workforce", "w1", "", "rule"]}
		}
	}
}

test_supervised_alone_passes if {
	count(authorization_and_supervision.deny) == 0 with input as with_records("access_grants", [])
}

test_looks_that_count_for_nobody if {
	every fields in [{"reviewed_on": "2026-11-21"}, {"reviewed_by": "w1"}] {
		given := json.patch(with_review(fields), [{"op": "replace", "path": "/evidence/access_grants/records", "value": []}])
		deny := authorization_and_supervision.deny with input as given
		["workforce", "w1", "", "rule"] in faults(deny)
	}
}

test_last_looked_at_one_day_too_long_ago_fails_as_practice if {
	deny := authorization_and_supervision.deny with input as with_review({"reviewed_on": "2026-08-11"})
	fails(deny, ["workforce", "w1", "", "program"], "enters or changes what is billed, and nobody has looked at the work for 101 days; this program allows 100: have the supervisor look at this person's part of the queue")
}

test_never_looked_at_counts_from_the_first_day if {
	given := with_records("work_queue_reviews", [])
	deny := authorization_and_supervision.deny with input as given
	fails(deny, ["workforce", "w1", "", "program"], "enters or changes what is billed, and nobody has looked at the work since the first day, 319 days ago; this program allows 100: have the supervisor look at this person's part of the queue")
	count(authorization_and_supervision.deny) == 0 with input as json.patch(given, [{"op": "replace", "path": "/evidence/workforce/records/0/hired_on", "value": "2026-08-12"}])
}

test_the_last_of_several_looks_counts if {
	count(authorization_and_supervision.deny) == 0 with input as with_records("work_queue_reviews", [review, object.union(review, {"id": "r0", "reviewed_on": "2026-02-12"})])
}

test_an_account_that_opens_no_ephi_makes_no_worker if {
	given := json.patch(with_records("work_queue_reviews", []), [{"op": "replace", "path": "/evidence/systems/records/0/status", "value": "retired"}])
	count(authorization_and_supervision.deny) == 0 with input as given
	{"kind": "workforce", "id": "w1", "reason": "has no account that opens ePHI"} in authorization_and_supervision.excluded with input as given
	other := json.patch(given, [
		{"op": "add", "path": "/evidence/systems/records/-", "value": {"id": "ehr", "system_id": "ehr", "ephi": true, "status": "in_use"}},
		{"op": "add", "path": "/evidence/user_accounts/records/-", "value": object.union(account, {"id": "ehr/anna", "system": "ehr"})},
	])
	count(authorization_and_supervision.deny) == 0 with input as other
	{"kind": "workforce", "id": "w1"} in authorization_and_supervision.population with input as other
}

test_who_creates_changes_or_deletes_is_looked_at if {
	every permission in ["change", "create", "delete"] {
		given := json.patch(with_records("role_profiles", [object.union(role, {"permissions": [permission]})]), [{"op": "replace", "path": "/evidence/work_queue_reviews/records", "value": []}])
		deny := authorization_and_supervision.deny with input as given
		faults(deny) == {["workforce", "w1", "", "program"]}
	}
}

test_on_leave_waits_for_its_look if {
	given := json.patch(with_records("work_queue_reviews", []), [{"op": "replace", "path": "/evidence/workforce/records/0/status", "value": "on_leave"}])
	count(authorization_and_supervision.deny) == 0 with input as given
}

test_who_changes_nothing_billed_needs_no_look if {
	every fields in [{"permissions": ["view"]}, {"information": ["coverage"]}, {"role": "Other"}] {
		given := json.patch(with_records("role_profiles", [object.union(role, fields)]), [{"op": "replace", "path": "/evidence/work_queue_reviews/records", "value": []}])
		count(authorization_and_supervision.deny) == 0 with input as given
	}
}

test_a_review_still_to_come_fails if {
	deny := authorization_and_supervision.deny with input as with_review({"reviewed_on": "2026-11-21"})
	practice("reviewed_on") in faults(deny)
	count(authorization_and_supervision.deny) == 0 with input as with_review({"reviewed_on": "2026-11-20"})
}

test_reviewed_by_nobody_fails if {
	deny := authorization_and_supervision.deny with input as without(["reviewed_by"])
	practice("reviewed_by") in faults(deny)
}

test_reviewed_by_a_stranger_fails if {
	deny := authorization_and_supervision.deny with input as with_review({"reviewed_by": "w9"})
	fails(deny, practice("reviewed_by"), "was done by w9, who is not in the workforce records; find out who it was")
	every day, field in {"2026-11-20": "reviewed_by", "2026-11-21": "reviewed_on"} {
		dated := authorization_and_supervision.deny with input as with_review({"reviewed_by": "w9", "reviewed_on": day})
		{fault[2] | some fault in faults(dated); fault[0] == "work_queue_reviews"} == {field}
	}
}

test_the_own_work_fails if {
	deny := authorization_and_supervision.deny with input as with_review({"persons": ["w1", "w2"]})
	fails(deny, practice("reviewed_by"), "was done by w2 on their own work too; have somebody else look at that part")
}

test_persons_are_named_and_known if {
	deny := authorization_and_supervision.deny with input as without(["persons"])
	practice("persons") in faults(deny)
	deny_2 := authorization_and_supervision.deny with input as with_review({"persons": ["w1", "w8"]})
	fails(deny_2, practice("persons"), "names w8, who is not in the workforce records; correct the ids")
	deny_3 := authorization_and_supervision.deny with input as with_review({"persons": ["w1", "w9", "w8"]})
	fails(deny_3, practice("persons"), "names w8, w9, who are not in the workforce records; correct the ids")
}

test_items_are_counted if {
	every number in [0, -1] {
		deny := authorization_and_supervision.deny with input as with_review({"items_reviewed": number})
		fails(deny, practice("items_reviewed"), "shows no item that was looked at; record how many, or look at some")
	}
	deny_2 := authorization_and_supervision.deny with input as without(["items_reviewed"])
	fails(deny_2, practice("items_reviewed"), "shows no item that was looked at; record how many, or look at some")
	count(authorization_and_supervision.deny) == 0 with input as with_review({"items_reviewed": 1})
}

test_errors_are_counted if {
	deny := authorization_and_supervision.deny with input as without(["errors"])
	fails(deny, practice("errors"), "does not say how many items had been worked wrongly; record it, also where there were none")
	deny_2 := authorization_and_supervision.deny with input as with_review({"errors": -1})
	fails(deny_2, practice("errors"), "does not say how many items had been worked wrongly; record it, also where there were none")
}

test_errors_are_put_right_in_time if {
	open := {"errors": 1, "reviewed_on": "2026-10-21"}
	count(authorization_and_supervision.deny) == 0 with input as with_review(open)
	deny := authorization_and_supervision.deny with input as with_review({"errors": 1, "reviewed_on": "2026-10-20"})
	fails(deny, practice("corrected_on"), "found 1 item worked wrongly, not put right 31 days later; this program allows 30")
	deny_2 := authorization_and_supervision.deny with input as with_review({"errors": 2, "reviewed_on": "2026-10-20", "corrected_on": "2026-11-21"})
	fails(deny_2, practice("corrected_on"), "found 2 items worked wrongly, not put right 31 days later; this program allows 30")
	count(authorization_and_supervision.deny) == 0 with input as with_review({"errors": 1, "reviewed_on": "2026-10-20", "corrected_on": "2026-11-19"})
	deny_3 := authorization_and_supervision.deny with input as with_review({"errors": 2, "reviewed_on": "2026-10-20", "corrected_on": "2026-11-20"})
	fails(deny_3, practice("corrected_on"), "found 2 items worked wrongly, put right 31 days later; this program allows 30")
	every errors, findings in {0: 0, 1: 1} {
		count(authorization_and_supervision.deny) == findings with input as with_review({"errors": errors, "reviewed_on": "2026-10-20", "corrected_on": "2026-11-20"})
	}
}

test_put_right_before_it_was_found_fails_as_practice if {
	count(authorization_and_supervision.deny) == 0 with input as with_review({"errors": 1, "corrected_on": "2026-08-12"})
	deny := authorization_and_supervision.deny with input as with_review({"errors": 1, "corrected_on": "2026-08-11"})
	fails(deny, practice("corrected_on"), "was put right on 2026-08-11, before it was found on 2026-08-12; correct the dates")
}
