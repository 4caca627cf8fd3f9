package hipaa.administrative.security_management_process_test

import data.hipaa.administrative.security_management_process

policy := {"id": "p1", "policy_id": "p1", "version": "1.0", "status": "in_force", "topics": ["risk_management", "log_review", "incident_response", "sanctions"]}

case := {
	"id": "c1", "case_id": "c1", "status": "confirmed", "person": "w1", "noticed_on": "2026-05-04",
	"stopped_on": "2026-05-04", "corrected_on": "2026-05-20", "correction": "autocomplete switched off",
}

base := {
	"today": "2026-11-20",
	"parameters": {"security_management_process": {
		"prevent_topics": ["risk_management", "security_management"],
		"detect_topics": ["log_review"],
		"contain_topics": ["incident_response"],
		"correct_topics": ["corrective_action", "sanctions"],
		"stop_days": 2,
		"correct_days": 60,
	}},
	"evidence": {"sanctions": {"records": [case]}, "written_policies": {"records": [policy]}},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_case(removed, fields) := with_records("sanctions", [object.union(object.remove(case, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_stopped_and_put_right_passes if {
	count(security_management_process.deny) == 0 with input as base
	security_management_process.population == {{"kind": "written_policies", "id": "p1"}, {"kind": "sanctions", "id": "c1"}} with input as base
	count(security_management_process.excluded) == 0 with input as base
}

test_a_quarter_without_violations_passes if {
	count(security_management_process.deny) == 0 with input as with_records("sanctions", [])
}

test_no_policy_for_one_of_the_purposes_fails if {
	every topic, words in {
		"risk_management": "prevent security violations is in force (topic risk_management or security_management)",
		"log_review": "detect security violations is in force (topic log_review)",
		"incident_response": "contain security violations is in force (topic incident_response)",
		"sanctions": "correct security violations is in force (topic corrective_action or sanctions)",
	} {
		others := [other | some other in policy.topics; other != topic]
		deny := security_management_process.deny with input as with_records("written_policies", [object.union(policy, {"topics": others})])
		found(deny) == {["written_policies", "", "", "rule", sprintf("no policy or procedure to %v; write one and have it approved", [words])]}
	}
}

test_any_topic_of_a_purpose_will_do if {
	other := object.union(policy, {"topics": ["security_management", "log_review", "incident_response", "corrective_action"]})
	count(security_management_process.deny) == 0 with input as with_records("written_policies", [other])
}

test_what_is_not_in_force_counts_for_nothing_and_is_said if {
	every one in [
		{"fields": {"status": "draft"}, "reason": "status draft"},
		{"fields": {"status": "retired"}, "reason": "status retired"},
		{"fields": {"effective_on": "2026-11-21"}, "reason": "not yet in effect"},
		{"fields": {"topics": ["faxing"]}, "reason": "on other topics"},
	] {
		given := with_records("written_policies", [object.union(policy, one.fields)])
		deny := security_management_process.deny with input as given
		count(deny) == 4
		security_management_process.excluded == {{"kind": "written_policies", "id": "p1", "reason": one.reason}} with input as given
		security_management_process.population == {{"kind": "sanctions", "id": "c1"}} with input as given
	}
}

test_not_stopped_fails_after_the_days_allowed if {
	recent := {"noticed_on": "2026-11-18", "status": "under_review"}
	count(security_management_process.deny) == 0 with input as with_case(["stopped_on", "corrected_on", "correction"], recent)
	older := object.union(recent, {"noticed_on": "2026-11-17"})
	deny := security_management_process.deny with input as with_case(["stopped_on", "corrected_on", "correction"], older)
	found(deny) == {["sanctions", "c1", "stopped_on", "rule", "is not shown to be stopped 3 days after it was noticed; this program allows 2: end it and record the day"]}
}

test_not_put_right_fails_after_the_days_allowed if {
	allowed := {"noticed_on": "2026-09-21", "stopped_on": "2026-09-21"}
	count(security_management_process.deny) == 0 with input as with_case(["corrected_on", "correction"], allowed)
	older := {"noticed_on": "2026-09-20", "stopped_on": "2026-09-22"}
	deny := security_management_process.deny with input as with_case(["corrected_on", "correction"], older)
	found(deny) == {["sanctions", "c1", "corrected_on", "rule", "shows nothing put right 61 days after it was noticed; this program allows 60: mend what made it possible and record the day"]}
	count(security_management_process.deny) == 0 with input as with_case(["corrected_on", "correction"], object.union(older, {"status": "under_review"}))
}

test_a_day_to_come_stops_nothing if {
	deny := security_management_process.deny with input as with_case([], {"stopped_on": "2026-11-21"})
	found(deny) == {
		["sanctions", "c1", "stopped_on", "rule", "is not shown to be stopped 200 days after it was noticed; this program allows 2: end it and record the day"],
		["sanctions", "c1", "stopped_on", "program", "is recorded as stopped on 2026-11-21, a day still to come; correct the date"],
	}
	count(security_management_process.deny) == 0 with input as with_case([], {"stopped_on": "2026-11-20", "corrected_on": "2026-11-20"})
	right := security_management_process.deny with input as with_case([], {"noticed_on": "2026-11-19", "stopped_on": "2026-11-19", "corrected_on": "2026-11-21"})
	found(right) == {["sanctions", "c1", "corrected_on", "program", "is recorded as put right on 2026-11-21, a day still to come; correct the date"]}
}

test_no_words_on_what_was_put_right_fail_as_practice if {
	deny := security_management_process.deny with input as with_case(["correction"], {})
	found(deny) == {["sanctions", "c1", "correction", "program", "does not say what was put right; record it, without any patient detail"]}
}

test_put_right_before_it_was_stopped_fails_as_practice if {
	deny := security_management_process.deny with input as with_case([], {"corrected_on": "2026-05-03"})
	found(deny) == {["sanctions", "c1", "corrected_on", "program", "was put right on 2026-05-03, before it was stopped on 2026-05-04; correct the dates"]}
	count(security_management_process.deny) == 0 with input as with_case([], {"corrected_on": "2026-05-04"})
}

test_a_case_that_was_none_passes if {
	count(security_management_process.deny) == 0 with input as with_case(["stopped_on", "corrected_on", "correction"], {"status": "not_confirmed"})
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(base, [{"op": "replace", "path": "/evidence", "value": {"sanctions": {"records": []}, "written_policies": {"records": []}}}])
	count(security_management_process.population) == 0 with input as given
	deny := security_management_process.deny with input as given
	count(deny) == 4
}
