package hipaa.breach.breach_administrative_requirements_test

import data.hipaa.breach.breach_administrative_requirements as requirements

topics := ["breach_notification", "complaints", "no_retaliation", "no_waiver", "retention", "sanctions"]

person := {"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"}

base := {
	"today": "2026-11-20",
	"parameters": {"breach_administrative_requirements": {"training_days": 60, "training_topics": ["breach_notification", "incident_response"]}},
	"evidence": {
		"acknowledgements": {"records": [{"id": "a1", "policy_id": "p1", "person": "w1", "acknowledged_on": "2026-11-20"}]},
		"workforce": {"records": [person]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": topics}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

only(findings) := [f.message | some f in findings][0] if count(findings) == 1

test_all_in_place_passes if {
	count(requirements.deny) == 0 with input as base
	requirements.population == {{"kind": "workforce", "id": "w1"}} with input as base
}

test_each_topic_without_a_policy_in_force_fails if {
	every topic in topics {
		policies := [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": array.concat(["incident_response"], [one | some one in topics; one != topic])}]
		deny := requirements.deny with input as with_records("written_policies", policies)
		brief(deny) == {["written_policies", "", "", "rule"]}
		contains(only(deny), sprintf("on topic %v is in force", [topic]))
	}
	draft := requirements.deny with input as with_records("written_policies", [{"id": "p1", "policy_id": "p1", "status": "draft", "topics": topics}])
	count(draft) == 6
}

test_nobody_trained_fails if {
	every given in [[], [{"id": "a1", "policy_id": "p1", "person": "w1", "acknowledged_on": "2026-11-21"}], [{"id": "a1", "policy_id": "p9", "person": "w1", "acknowledged_on": "2026-11-20"}]] {
		deny := requirements.deny with input as with_records("acknowledgements", given)
		brief(deny) == {["workforce", "", "", "rule"], ["workforce", "w1", "", "program"]}
	}
}

test_one_person_not_trained_fails_as_practice if {
	fresh := object.union(person, {"id": "w2", "person": "w2", "hired_on": "2026-09-21"})
	count(requirements.deny) == 0 with input as with_records("workforce", [person, fresh])
	deny := requirements.deny with input as with_records("workforce", [person, object.union(fresh, {"hired_on": "2026-09-20"})])
	found(deny) == {["workforce", "w2", "", "program", "has acknowledged no policy on incidents or breaches 61 days after starting here; this program allows 60"]}
}

test_others_are_left_out_and_said if {
	given := with_records("workforce", [person, {"id": "w2", "person": "w2", "status": "ended", "hired_on": "2020-01-06"}, {"id": "w3", "person": "w3", "status": "on_leave", "hired_on": "2020-01-06"}])
	count(requirements.deny) == 0 with input as given
	requirements.excluded == {
		{"kind": "workforce", "id": "w2", "reason": "status ended"},
		{"kind": "workforce", "id": "w3", "reason": "status on_leave"},
	} with input as given
}

test_nobody_recorded_is_an_empty_population if {
	count(requirements.population) == 0 with input as with_records("workforce", [])
	count(requirements.deny) == 0 with input as with_records("workforce", [])
}

test_a_policy_on_another_topic_teaches_nothing_of_breaches if {
	other := {"id": "p2", "policy_id": "p2", "status": "in_force", "topics": ["workstation_use"]}
	given := json.patch(base, [
		{"op": "add", "path": "/evidence/written_policies/records/-", "value": other},
		{"op": "replace", "path": "/evidence/acknowledgements/records/0/policy_id", "value": "p2"},
	])
	deny := requirements.deny with input as given
	brief(deny) == {["workforce", "", "", "rule"], ["workforce", "w1", "", "program"]}
}
