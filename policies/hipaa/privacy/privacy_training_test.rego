package hipaa.privacy.privacy_training_test

import data.hipaa.privacy.privacy_training

person := {"id": "w1", "person": "w1", "status": "active", "unit": "billing", "hired_on": "2020-01-06"}

training := {"id": "t1", "person": "w1", "course": "privacy-2026", "completed_on": "2026-01-01", "topics": ["faxing", "privacy_policies"], "result": "passed"}

change := {"id": "c1", "change_id": "c1", "status": "in_effect", "policy_effect": "material", "changed_on": "2026-10-20", "units": ["billing"], "training_course": "appeals-2026"}

base := {
	"today": "2026-11-20",
	"parameters": {"privacy_training": {"topics": ["privacy_policies", "privacy_basics"], "joining_days": 30, "change_days": 30, "recurring_days": 323}},
	"evidence": {
		"systems": {"records": [{"id": "pm", "system_id": "pm", "ephi": true, "status": "in_use"}, {"id": "ehr", "system_id": "ehr", "ephi": true, "status": "in_use"}, {"id": "file", "system_id": "file", "ephi": true, "status": "in_use"}]},
		"training": {"records": [training]},
		"user_accounts": {"records": []},
		"workflow_changes": {"records": []},
		"workforce": {"records": [person]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["privacy_training"]}]},
	},
}

with_records(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_person(fields) := with_records(base, "workforce", [object.union(person, fields)])

with_training(removed, fields) := with_records(base, "training", [object.union(object.remove(training, removed), fields)])

with_change(removed, fields) := with_records(base, "workflow_changes", [object.union(object.remove(change, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

untrained := {["workforce", "w1", "", "rule"]}

test_trained_passes if {
	count(privacy_training.deny) == 0 with input as base
	privacy_training.population == {{"kind": "workforce", "id": "w1"}} with input as base
	count(privacy_training.excluded) == 0 with input as base
	count(privacy_training.deny) == 0 with input as with_training([], {"result": "attended", "topics": ["privacy_basics"]})
	count(privacy_training.deny) == 0 with input as with_training([], {"completed_on": "2026-11-20"})
}

test_what_does_not_count_as_training if {
	every fields in [{"topics": ["phishing"]}, {"result": "failed"}, {"person": "w9"}, {"completed_on": "2026-11-21"}] {
		deny := privacy_training.deny with input as with_training([], fields)
		brief(deny) == untrained
	}
	every field in ["topics", "result"] {
		deny := privacy_training.deny with input as with_training([field], {})
		brief(deny) == untrained
	}
}

test_a_new_member_has_the_days_of_this_program if {
	without := with_records(base, "training", [])
	count(privacy_training.deny) == 0 with input as with_records(without, "workforce", [object.union(person, {"hired_on": "2026-10-21"})])
	deny := privacy_training.deny with input as with_records(without, "workforce", [object.union(person, {"hired_on": "2026-10-20", "status": "on_leave"})])
	found(deny) == {["workforce", "w1", "", "rule", "has no training on the privacy policies on record 31 days after the first day; this program allows 30: train this person now"]}
}

test_access_in_the_meantime_is_said if {
	accounts := [
		{"id": "pm/a", "system": "pm", "user": "a", "status": "active", "account_type": "person", "assigned_to": ["w1"]},
		{"id": "ehr/a", "system": "ehr", "user": "a", "status": "active", "account_type": "person", "assigned_to": ["w1"]},
		{"id": "ehr/b", "system": "ehr", "user": "b", "status": "active", "account_type": "person", "assigned_to": ["w2"]},
		{"id": "file/a", "system": "file", "user": "a", "status": "disabled", "account_type": "person", "assigned_to": ["w1"]},
	]
	given := with_records(with_records(with_records(base, "training", []), "user_accounts", accounts), "workforce", [object.union(person, {"hired_on": "2026-10-20"})])
	deny := privacy_training.deny with input as given
	found(deny) == {["workforce", "w1", "", "rule", "has no training on the privacy policies on record 31 days after the first day, and reaches ePHI on ehr, pm; this program allows 30: train this person now"]}
}

test_who_left_is_left_out_and_said if {
	given := with_records(with_person({"status": "ended"}), "training", [])
	count(privacy_training.deny) == 0 with input as given
	count(privacy_training.population) == 0 with input as given
	privacy_training.excluded == {{"kind": "workforce", "id": "w1", "reason": "has left"}} with input as given
}

test_a_late_first_training_fails_as_practice if {
	count(privacy_training.deny) == 0 with input as with_person({"hired_on": "2026-10-21"})
	count(privacy_training.deny) == 0 with input as with_records(with_person({"hired_on": "2026-01-01"}), "training", [object.union(training, {"completed_on": "2026-01-31"})])
	deny := privacy_training.deny with input as with_records(with_person({"hired_on": "2026-01-01"}), "training", [object.union(training, {"completed_on": "2026-02-01"}), object.union(training, {"id": "t2", "completed_on": "2026-06-01"})])
	found(deny) == {["workforce", "w1", "", "program", "was trained on the privacy policies first on 2026-02-01, 31 days after the first day; this program allows 30"]}
	count(privacy_training.deny) == 0 with input as with_records(with_person({"hired_on": "2025-12-31"}), "training", [object.union(training, {"completed_on": "2026-02-01"})])
}

test_a_refresher_is_practice if {
	count(privacy_training.deny) == 0 with input as with_training([], {"completed_on": "2026-01-01"})
	deny := privacy_training.deny with input as with_records(base, "training", [object.union(training, {"completed_on": "2025-12-31"}), object.union(training, {"id": "t2", "completed_on": "2024-12-31"})])
	found(deny) == {["workforce", "w1", "", "program", "was last trained on the privacy policies 324 days ago; this program allows 323: train again"]}
	count(privacy_training.deny) == 0 with input as with_records(with_person({"status": "on_leave"}), "training", [object.union(training, {"completed_on": "2025-12-31"})])
}

test_a_material_change_is_taught_in_time if {
	deny := privacy_training.deny with input as with_change([], {})
	found(deny) == {["workforce", "w1", "", "rule", "works by what c1 changed on 2026-10-20 and has not taken appeals-2026 31 days later; this program allows 30: train this person now"]}
	every fields in [{"changed_on": "2026-10-21"}, {"units": ["coding"]}, {"status": "planned"}, {"policy_effect": "minor"}, {"changed_on": "2026-11-21"}] {
		count(privacy_training.deny) == 0 with input as with_change([], fields)
	}
	everybody := privacy_training.deny with input as with_change([], {"units": ["all"]})
	count(everybody) == 1
	taught := object.union(training, {"id": "t2", "course": "appeals-2026", "topics": ["appeals"], "completed_on": "2026-11-20", "result": "attended"})
	count(privacy_training.deny) == 0 with input as with_records(with_change([], {}), "training", [training, taught])
	other := object.union(taught, {"person": "w2"})
	count(privacy_training.deny) == 1 with input as with_records(with_change([], {}), "training", [training, other])
}

test_who_was_not_there_need_not_learn_the_change if {
	joined := object.union(training, {"completed_on": "2026-11-01"})
	later := with_records(with_records(with_change([], {}), "workforce", [object.union(person, {"hired_on": "2026-10-21"})]), "training", [joined])
	count(privacy_training.deny) == 0 with input as later
	that_day := with_records(with_records(with_change([], {}), "workforce", [object.union(person, {"hired_on": "2026-10-20"})]), "training", [joined])
	count(privacy_training.deny) == 1 with input as that_day
	away := with_records(with_change([], {}), "workforce", [object.union(person, {"status": "on_leave"})])
	count(privacy_training.deny) == 0 with input as away
}

test_a_material_change_without_training_fails if {
	deny := privacy_training.deny with input as with_change(["training_course"], {})
	found(deny) == {["workflow_changes", "", "", "rule", "c1 is material and names no training 31 days after it took effect; this program allows 30: train those it affects, and record the course"]}
	count(privacy_training.deny) == 0 with input as with_change(["training_course"], {"changed_on": "2026-10-21"})
}

test_whom_a_change_affects_is_practice if {
	deny := privacy_training.deny with input as with_change(["units"], {})
	found(deny) == {["workflow_changes", "", "", "program", "c1 is material and does not say whose work it affects; record the units, so that they can be trained"]}
	count(privacy_training.deny) == 1 with input as with_change([], {"units": []})
	count(privacy_training.deny) == 1 with input as with_change(["units"], {"changed_on": "2026-11-20"})
	count(privacy_training.deny) == 0 with input as with_change(["units"], {"changed_on": "2026-11-21"})
}

test_the_text_is_practice if {
	deny := privacy_training.deny with input as with_records(base, "written_policies", [{"id": "p1", "policy_id": "p1", "status": "draft", "topics": ["privacy_training"]}])
	found(deny) == {["written_policies", "", "", "program", "no written policy on topic privacy_training is in force; this program wants one that says who is trained in what, when and again when"]}
}

test_nothing_recorded_is_an_empty_population if {
	count(privacy_training.population) == 0 with input as with_records(base, "workforce", [])
	count(privacy_training.deny) == 0 with input as with_records(base, "workforce", [])
}

test_the_time_after_a_change_is_its_own if {
	every removed in [[], ["training_course"]] {
		longer := json.patch(with_change(removed, {}), [{"op": "replace", "path": "/parameters/privacy_training/joining_days", "value": 60}])
		deny := privacy_training.deny with input as longer
		expected := privacy_training.deny with input as with_change(removed, {})
		count(deny) == 1
		deny == expected
	}
}
