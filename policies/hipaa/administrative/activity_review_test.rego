package hipaa.administrative.activity_review_test

import data.hipaa.administrative.activity_review

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

review(id, day) := {"id": id, "review_id": id, "system": "pm", "from": "2026-01-01", "to": day, "reviewed_on": day}

base := {
	"today": "2026-11-20",
	"parameters": {"activity_review": {"lookback_days": 365, "interval_days": 100, "delay_days": 31, "reports": ["incident_tracking"], "report_days": 200}},
	"evidence": {
		"activity_reviews": {"records": [review("a", "2026-05-04"), review("b", "2026-08-12")]},
		"audit_logs": {"records": [{"id": "pm/log", "system": "pm", "log": "log", "enabled": true}]},
		"evaluations": {"records": [{"id": "e1", "evaluation_id": "e1", "completed_on": "2026-05-04", "areas": ["incident_tracking"]}]},
		"systems": {"records": [system]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["log_review"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

system_fails(deny, basis, message) if found(deny) == {["systems", "pm", "", basis, message]}

test_reviewed_on_the_last_days_passes if {
	count(activity_review.deny) == 0 with input as base
	activity_review.population == {{"kind": "systems", "id": "pm"}, {"kind": "activity_reviews", "id": "a"}, {"kind": "activity_reviews", "id": "b"}} with input as base
	count(activity_review.excluded) == 0 with input as base
}

test_the_next_review_overdue_fails_as_practice if {
	given := with_records("activity_reviews", [review("a", "2026-05-04"), review("b", "2026-08-11")])
	deny := activity_review.deny with input as given
	system_fails(deny, "program", "was last reviewed on 2026-08-11, 101 days ago; this program reviews every 100 days: the next one is overdue")
}

test_a_pause_between_reviews_fails_as_practice if {
	given := with_records("activity_reviews", [review("z", "2026-05-02"), review("a", "2026-05-03"), review("b", "2026-08-12"), review("c", "2026-08-13")])
	deny := activity_review.deny with input as given
	system_fails(deny, "program", "was not reviewed from 2026-05-03 to 2026-08-12, 101 days; this program reviews every 100 days: see what kept it, and who stands in")
}

test_a_pause_long_ago_is_past if {
	later := [review("a", "2026-02-01"), review("b", "2026-05-04"), review("c", "2026-08-12")]
	past := with_records("activity_reviews", array.concat([review("y", "2020-01-01"), review("z", "2025-11-19")], later))
	count(activity_review.deny) == 0 with input as past
	deny := activity_review.deny with input as with_records("activity_reviews", array.concat([review("y", "2020-01-01"), review("z", "2025-11-20")], later))
	system_fails(deny, "program", "was not reviewed from 2020-01-01 to 2025-11-20, 2150 days; this program reviews every 100 days: see what kept it, and who stands in")
}

test_never_reviewed_fails if {
	deny := activity_review.deny with input as with_records("activity_reviews", [])
	system_fails(deny, "rule", "has a log, and no review of it in the last 365 days is on record; review it, and go on regularly")
	long_ago := activity_review.deny with input as with_records("activity_reviews", [review("a", "2025-11-19")])
	system_fails(long_ago, "rule", "has a log, and no review of it in the last 365 days is on record; review it, and go on regularly")
	once := activity_review.deny with input as with_records("activity_reviews", [review("a", "2025-11-20")])
	system_fails(once, "program", "was last reviewed on 2025-11-20, 365 days ago; this program reviews every 100 days: the next one is overdue")
}

test_a_review_to_come_is_none if {
	deny := activity_review.deny with input as with_records("activity_reviews", [review("a", "2026-11-21")])
	{object.get(f, "basis", "rule") | some f in deny} == {"rule"}
	today := with_records("activity_reviews", [review("a", "2026-11-20")])
	count(activity_review.deny) == 0 with input as today
}

test_a_payers_portal_fails_as_practice if {
	portal := json.patch(with_records("activity_reviews", []), [{"op": "replace", "path": "/evidence/systems/records/0/type", "value": "payer_portal"}])
	deny := activity_review.deny with input as portal
	{f.basis | some f in deny} == {"program"}
	count(deny) == 1
}

test_a_young_log_has_time if {
	young := json.patch(with_records("activity_reviews", []), [{"op": "add", "path": "/evidence/audit_logs/records/0/began_on", "value": "2026-08-12"}])
	count(activity_review.deny) == 0 with input as young
	older := json.patch(young, [{"op": "replace", "path": "/evidence/audit_logs/records/0/began_on", "value": "2026-08-11"}])
	count(activity_review.deny) == 1 with input as older
	every fields in [{"began_on": "2026-11-21"}, {"began_on": "2026-08-12", "oldest_entry_on": "2026-08-11"}] {
		contradicted := json.patch(young, [{"op": "replace", "path": "/evidence/audit_logs/records/0", "value": object.union(base.evidence.audit_logs.records[0], fields)}])
		count(activity_review.deny) == 1 with input as contradicted
	}
}

test_no_log_is_left_to_audit_controls if {
	long_ago := json.patch(with_records("activity_reviews", [review("a", "2025-11-20")]), [{"op": "replace", "path": "/evidence/audit_logs/records", "value": []}])
	count(activity_review.deny) == 0 with input as long_ago
	none := json.patch(with_records("activity_reviews", []), [{"op": "replace", "path": "/evidence/audit_logs/records", "value": []}])
	count(activity_review.deny) == 0 with input as none
	off := json.patch(with_records("activity_reviews", []), [{"op": "replace", "path": "/evidence/audit_logs/records/0/enabled", "value": false}])
	count(activity_review.deny) == 0 with input as off
}

test_done_late_fails_as_practice if {
	late := object.union(review("b", "2026-08-12"), {"to": "2026-07-11"})
	deny := activity_review.deny with input as with_records("activity_reviews", [review("a", "2026-05-04"), late])
	found(deny) == {["activity_reviews", "b", "reviewed_on", "program", "was done 32 days after the last entry it covers; this program allows 31, so that what is unusual can still be looked into"]}
	in_time := object.union(late, {"to": "2026-07-12"})
	count(activity_review.deny) == 0 with input as with_records("activity_reviews", [review("a", "2026-05-04"), in_time])
	every day, findings in {"2026-11-20": 1, "2026-11-21": 0} {
		last := object.union(review("c", day), {"to": "2026-10-19"})
		count(activity_review.deny) == findings with input as json.patch(base, [{"op": "add", "path": "/evidence/activity_reviews/records/-", "value": last}])
	}
	early := object.union(late, {"to": "2026-08-31"})
	count(activity_review.deny) == 0 with input as with_records("activity_reviews", [review("a", "2026-05-04"), early])
}

test_no_procedure_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["log_review"]}], [{"id": "p1", "status": "in_force", "topics": ["audit_controls"]}]] {
		deny := activity_review.deny with input as with_records("written_policies", policies)
		found(deny) == {["written_policies", "", "", "rule", "no written procedure on topic log_review is in force; write down who reviews which logs and reports, how often and what is looked into, and have it approved"]}
	}
}

test_reports_nobody_went_through_fail_as_practice if {
	every evaluations in [
		[],
		[{"id": "e1", "evaluation_id": "e1", "completed_on": "2026-05-03", "areas": ["incident_tracking"]}],
		[{"id": "e1", "evaluation_id": "e1", "completed_on": "2026-11-21", "areas": ["incident_tracking"]}],
		[{"id": "e1", "evaluation_id": "e1", "areas": ["incident_tracking"]}],
		[{"id": "e1", "evaluation_id": "e1", "completed_on": "2026-05-04", "areas": ["fax_practice"]}],
	] {
		deny := activity_review.deny with input as with_records("evaluations", evaluations)
		found(deny) == {["evaluations", "", "", "program", "no evaluation or internal audit of the last 200 days went through incident_tracking; this program does: go through them, and record it"]}
	}
}

test_an_audit_of_today_went_through_its_reports if {
	today := {"id": "e1", "evaluation_id": "e1", "completed_on": "2026-11-20", "areas": ["incident_tracking"]}
	count(activity_review.deny) == 0 with input as with_records("evaluations", [today])
}

test_systems_out_of_scope_are_left_out_and_said if {
	given := json.patch(base, [
		{"op": "add", "path": "/evidence/systems/records/-", "value": object.union(system, {"id": "old", "system_id": "old", "status": "retired"})},
		{"op": "add", "path": "/evidence/activity_reviews/records/-", "value": object.union(review("c", "2026-01-01"), {"system": "old"})},
	])
	count(activity_review.deny) == 0 with input as given
	activity_review.population == {{"kind": "systems", "id": "pm"}, {"kind": "activity_reviews", "id": "a"}, {"kind": "activity_reviews", "id": "b"}} with input as given
	activity_review.excluded == {
		{"kind": "systems", "id": "old", "reason": "status retired"},
		{"kind": "activity_reviews", "id": "c", "reason": "system status retired"},
	} with input as given
}

test_a_review_of_an_unknown_system_is_left_to_audit_controls if {
	given := json.patch(base, [{"op": "add", "path": "/evidence/activity_reviews/records/-", "value": object.union(review("c", "2026-01-01"), {"system": "cloud"})}])
	count(activity_review.deny) == 0 with input as given
	{"kind": "activity_reviews", "id": "c"} in activity_review.population with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/activity_reviews/records", "value": []}])
	count(activity_review.population) == 0 with input as given
}
