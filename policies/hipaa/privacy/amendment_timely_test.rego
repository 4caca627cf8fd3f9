package hipaa.privacy.amendment_timely_test

import data.hipaa.privacy.amendment_timely

request := {"id": "r1", "request_id": "r1", "right": "amendment", "requested_by": "individual", "received_on": "2026-09-21"}

written := {"policy_id": "p", "status": "in_force", "topics": ["amendment"]}

at(day, requests, policies) := {
	"today": day,
	"parameters": {"amendment_timely": {"warn_days": 10}},
	"evidence": {"patient_requests": {"records": requests}, "written_policies": {"records": policies}},
}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_the_clock_of_60_days if {
	given := at("2026-11-20", [request], [written])
	count(amendment_timely.deny) == 0 with input as given
	warn := amendment_timely.warn with input as given
	found(warn) == {["patient_requests", "r1", "received_on", "rule", "is to be acted on by 2026-11-20 (due today)"]}
	amendment_timely.population == {{"kind": "patient_requests", "id": "r1"}} with input as given
	count(amendment_timely.excluded) == 0 with input as given
	late := at("2026-11-21", [request], [written])
	deny := amendment_timely.deny with input as late
	found(deny) == {["patient_requests", "r1", "received_on", "rule", "was received on 2026-09-21 and was to be acted on by 2026-11-20 (1 day over); decide it and answer today"]}
	count(amendment_timely.warn) == 0 with input as late
}

test_warned_as_early_as_this_program_wants if {
	count(amendment_timely.warn) == 1 with input as at("2026-11-10", [request], [written])
	count(amendment_timely.warn) == 0 with input as at("2026-11-09", [request], [written])
}

test_others_are_left_out_and_said if {
	others := [
		request,
		{"id": "r2", "right": "access", "received_on": "2026-01-01"},
		{"id": "r3", "right": "notice_of_amendment", "received_on": "2026-01-01"},
		{"id": "r4", "right": "amendment", "received_on": "2026-01-01", "outcome": "withdrawn"},
	]
	given := at("2026-11-20", others, [written])
	count(amendment_timely.deny) == 0 with input as given
	amendment_timely.population == {{"kind": "patient_requests", "id": "r1"}} with input as given
	amendment_timely.excluded == {
		{"kind": "patient_requests", "id": "r2", "reason": "a request for access"},
		{"kind": "patient_requests", "id": "r3", "reason": "word of an amendment made elsewhere"},
		{"kind": "patient_requests", "id": "r4", "reason": "withdrawn"},
	} with input as given
}

test_where_nobody_asked_each_was_looked_at if {
	given := at("2026-11-20", [{"id": "r2", "right": "access", "received_on": "2026-01-01", "outcome": "withdrawn"}], [written])
	amendment_timely.population == {{"kind": "patient_requests", "id": "r2"}} with input as given
	count(amendment_timely.excluded) == 0 with input as given
	count(amendment_timely.deny) == 0 with input as given
	count(amendment_timely.population) == 0 with input as at("2026-11-20", [], [written])
}

test_no_procedure_is_this_programs_finding if {
	expected := {["written_policies", "", "", "program", "no policy or procedure on topic amendment is in force; this program wants written down who answers requests for amendment, by when, and who is told"]}
	every policies in [[], [object.union(written, {"topics": ["faxing"]})], [object.union(written, {"status": "draft"})]] {
		deny := amendment_timely.deny with input as at("2026-11-20", [request], policies)
		found(deny) == expected
	}
}
