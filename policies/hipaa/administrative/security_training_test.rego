package hipaa.administrative.security_training_test

import data.hipaa.administrative.security_training

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# What is found, without its words.
faults(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "")] | some f in findings}

words(findings) := {f.message | some f in findings}

fails(deny, fault, message) if {
	faults(deny) == {fault}
	words(deny) == {message}
}

person := {"id": "w1", "person": "w1", "status": "active", "unit": "billing", "hired_on": "2020-01-06"}

# Taken 396 days before the day judged.
course := {"id": "t1", "person": "w1", "course": "security-2025", "completed_on": "2025-10-20", "occasion": "recurring", "topics": ["phishing"], "result": "passed"}

base := {
	"today": "2026-11-20",
	"parameters": {"security_training": {"onboarding_days": 7, "recurring_days": 396, "topics": ["phishing"]}},
	"evidence": {
		"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}]},
		"training": {"records": [course]},
		"user_accounts": {"records": [{"id": "pm/anna", "system": "pm", "user": "anna", "status": "active", "account_type": "person", "assigned_to": ["w1"]}]},
		"workforce": {"records": [person], "sources": [{"observed_at": "2026-11-16T14:00:00Z"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["training"]}]},
	},
}

# A second course keeps the topics taught where the first is changed.
other := {"id": "t0", "person": "w0", "course": "security-2026", "completed_on": "2026-10-01", "occasion": "recurring", "topics": ["phishing"], "result": "passed"}

colleague := {"id": "w0", "person": "w0", "status": "active", "unit": "billing", "hired_on": "2020-01-06"}

with_courses(courses) := json.patch(with_records("training", array.concat([other], courses)), [{"op": "replace", "path": "/evidence/workforce/records", "value": [person, colleague]}])

with_course(fields) := with_courses([object.union(course, fields)])

# Somebody new, with no training but these.
new(hired_on, courses) := json.patch(with_courses(courses), [{"op": "replace", "path": "/evidence/workforce/records/0/hired_on", "value": hired_on}])

untrained := ["workforce", "w1", "", ""]

late := ["workforce", "w1", "", "program"]

test_trained_at_the_limit_passes if {
	count(security_training.deny) == 0 with input as base
	count(security_training.deny) == 0 with input as with_records("training", [object.union(course, {"result": "attended"})])
	security_training.population == {{"kind": "workforce", "id": "w1"}, {"kind": "training", "id": "t1"}} with input as base
	count(security_training.excluded) == 0 with input as base
}

test_who_left_is_left_out_and_said if {
	given := json.patch(base, [{"op": "replace", "path": "/evidence/workforce/records", "value": [object.union(person, {"status": "ended", "ended_on": "2026-11-19"})]}])
	security_training.excluded == {{"kind": "workforce", "id": "w1", "reason": "has left"}, {"kind": "training", "id": "t1", "reason": "person has left"}} with input as given
	count(security_training.population) == 0 with input as given
}

test_never_trained_fails if {
	deny := security_training.deny with input as with_courses([])
	fails(deny, untrained, "has no security training on record 2510 days after the first day; this program allows 7: train this person now, and hold the access to pm until then")
	deny_2 := security_training.deny with input as new("2026-11-12", [])
	fails(deny_2, untrained, "has no security training on record 8 days after the first day; this program allows 7: train this person now, and hold the access to pm until then")
}

test_never_trained_and_without_access_fails_too if {
	closed := object.union(base.evidence.user_accounts.records[0], {"status": "disabled"})
	every accounts in [[], [closed]] {
		given := json.patch(with_courses([]), [{"op": "replace", "path": "/evidence/user_accounts/records", "value": accounts}])
		deny := security_training.deny with input as given
		fails(deny, untrained, "has no security training on record 2510 days after the first day; this program allows 7: train this person now")
	}
}

test_on_leave_and_never_trained_fails if {
	given := json.patch(with_courses([]), [{"op": "replace", "path": "/evidence/workforce/records/0/status", "value": "on_leave"}])
	deny := security_training.deny with input as given
	faults(deny) == {untrained}
}

test_trainings_that_do_not_count if {
	every fields in [{"result": "failed"}, {"completed_on": "2026-11-21"}] {
		deny := security_training.deny with input as with_course(fields)
		untrained in faults(deny)
		count(deny) == 2
	}
	deny := security_training.deny with input as with_courses([object.remove(course, ["result"])])
	faults(deny) == {untrained, ["training", "t1", "result", "program"]}
}

test_access_in_the_first_days_without_training_fails_as_practice if {
	every day in ["2026-11-13", "2026-11-20"] {
		deny := security_training.deny with input as new(day, [])
		fails(deny, late, "reaches ePHI on pm and has no security training on record; this program trains before it gives access")
	}
	count(security_training.deny) == 0 with input as new("2026-11-21", [])
	count(security_training.deny) == 0 with input as json.patch(new("2026-11-13", []), [{"op": "replace", "path": "/evidence/user_accounts/records", "value": []}])
}

test_single_matters_are_not_the_whole_course if {
	every occasion in ["change", "coaching"] {
		given := with_course({"occasion": occasion})
		deny_2 := security_training.deny with input as given
		fails(deny_2, late, "was trained on single matters only, 2510 days after the first day; this program gives everybody the whole course within 7")
		count(security_training.deny) == 0 with input as json.patch(given, [{"op": "replace", "path": "/evidence/workforce/records/0/status", "value": "on_leave"}])
		count(security_training.deny) == 0 with input as json.patch(with_course({"occasion": occasion, "completed_on": "2026-11-13"}), [{"op": "replace", "path": "/evidence/workforce/records/0/hired_on", "value": "2026-11-13"}])
	}
	deny := security_training.deny with input as with_courses([object.remove(course, ["occasion"])])
	faults(deny) == {late}
}

test_one_day_over_fails_as_practice if {
	given := with_course({"completed_on": "2025-10-19"})
	deny_2 := security_training.deny with input as given
	fails(deny_2, late, "was last given the whole security training 397 days ago; this program allows 396: train again")
	count(security_training.deny) == 0 with input as json.patch(given, [{"op": "replace", "path": "/evidence/workforce/records/0/status", "value": "on_leave"}])
	lesson := object.union(course, {"id": "t2", "course": "portals", "occasion": "change", "completed_on": "2026-11-02"})
	deny := security_training.deny with input as with_courses([object.union(course, {"completed_on": "2025-10-19"}), lesson])
	faults(deny) == {late}
}

test_trained_late_at_the_beginning_fails_as_practice if {
	first := object.union(course, {"occasion": "onboarding", "completed_on": "2026-06-23"})
	count(security_training.deny) == 0 with input as new("2026-06-16", [first])
	deny := security_training.deny with input as new("2026-06-15", [first])
	fails(deny, late, "was trained first on 2026-06-23, 8 days after the first day; this program allows 7")
	count(security_training.deny) == 0 with input as new("2026-07-01", [first])
	count(security_training.deny) == 0 with input as new("2026-06-16", [first, object.union(first, {"id": "t2", "completed_on": "2026-07-23"})])
}

# The records need not reach back to the first course of those who have been here for long.
test_old_beginnings_are_not_measured if {
	count(security_training.deny) == 0 with input as new("2025-10-19", [object.union(course, {"completed_on": "2025-11-03"})])
	deny := security_training.deny with input as new("2025-10-20", [object.union(course, {"completed_on": "2025-11-03"})])
	faults(deny) == {late}
}

test_failed_and_not_passed_since_fails if {
	failed := object.union(course, {"id": "t2", "course": "security-2026", "result": "failed", "completed_on": "2026-10-12"})
	deny := security_training.deny with input as with_courses([course, failed])
	fails(deny, ["training", "t2", "result", "program"], "was failed, and the same course was not passed since; repeat it with the person")
	every day in ["2026-10-12", "2026-11-20"] {
		count(security_training.deny) == 0 with input as with_courses([course, failed, object.union(failed, {"id": "t3", "result": "passed", "completed_on": day})])
	}
	before := security_training.deny with input as with_courses([course, failed, object.union(failed, {"id": "t3", "result": "passed", "completed_on": "2026-10-11"})])
	faults(before) == {["training", "t2", "result", "program"]}
}

test_a_day_still_to_come_fails if {
	given := with_courses([course, object.union(course, {"id": "t2", "completed_on": "2026-11-21"})])
	deny := security_training.deny with input as given
	fails(deny, ["training", "t2", "completed_on", "program"], "is recorded as finished on 2026-11-21, a day still to come; correct the date")
	count(security_training.deny) == 0 with input as with_courses([course, object.union(course, {"id": "t2", "completed_on": "2026-11-20"})])
}

test_somebody_unknown_fails_unless_about_to_begin if {
	strange := object.union(course, {"id": "t2", "person": "w9", "completed_on": "2026-11-15"})
	deny := security_training.deny with input as with_courses([course, strange])
	fails(deny, ["training", "t2", "person", "program"], "is of w9, who is not in the workforce records; correct the person, or have personnel add them")
	count(security_training.deny) == 0 with input as with_courses([course, object.union(strange, {"completed_on": "2026-11-16"})])
	older := json.patch(with_courses([course, strange]), [{"op": "add", "path": "/evidence/workforce/sources/-", "value": {"observed_at": "2026-11-10T14:00:00Z"}}])
	security_training.deny == deny with input as older
}

test_a_topic_that_is_not_taught_fails_as_practice if {
	every records in [[object.remove(course, ["topics"])], [object.union(course, {"topics": ["record_access"]})]] {
		deny_2 := security_training.deny with input as with_records("training", records)
		fails(deny_2, ["training", "", "", "program"], "no training on record of the last 396 days teaches phishing, as this program wants; take it into the next course")
	}
	old := object.union(course, {"completed_on": "2025-10-19"})
	new_course := object.union(course, {"id": "t2", "topics": ["record_access"], "completed_on": "2026-10-01"})
	deny := security_training.deny with input as with_records("training", [old, new_course])
	faults(deny) == {["training", "", "", "program"]}
}

test_no_policy_fails_as_practice if {
	deny := security_training.deny with input as with_records("written_policies", [])
	fails(deny, ["written_policies", "", "", "program"], "no written policy on topic training is in force; this program wants one that says who is trained in what, when and again when")
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("training", []), [{"op": "replace", "path": "/evidence/workforce/records", "value": []}])
	count(security_training.population) == 0 with input as given
}

test_a_course_on_privacy_alone_counts_for_nothing_here if {
	privacy := {"id": "t2", "person": "w1", "course": "privacy-2026", "completed_on": "2026-10-20", "occasion": "recurring", "topics": ["privacy_policies"], "result": "passed"}
	old := object.union(course, {"completed_on": "2025-10-19"})
	deny := security_training.deny with input as with_courses([old, privacy])
	fails(deny, late, "was last given the whole security training 397 days ago; this program allows 396: train again")
	security_training.excluded == {{"kind": "training", "id": "t2", "reason": "teaches privacy only"}} with input as with_courses([old, privacy])
	both := object.union(privacy, {"topics": ["privacy_policies", "phishing"]})
	count(security_training.deny) == 0 with input as with_courses([old, both])
}
