package hipaa.privacy.access_timely_test

import data.hipaa.privacy.access_timely

request := {"id": "r1", "request_id": "r1", "right": "access", "requested_by": "individual", "received_on": "2026-10-21"}

written := {"policy_id": "p", "status": "in_force", "topics": ["individual_access"]}

at(day, requests, policies) := {
	"today": day,
	"parameters": {"access_timely": {"warn_days": 10}},
	"evidence": {"patient_requests": {"records": requests}, "written_policies": {"records": policies}},
}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_the_clock_of_30_days if {
	given := at("2026-11-20", [request], [written])
	count(access_timely.deny) == 0 with input as given
	warn := access_timely.warn with input as given
	found(warn) == {["patient_requests", "r1", "received_on", "rule", "is to be acted on by 2026-11-20 (due today)"]}
	access_timely.population == {{"kind": "patient_requests", "id": "r1"}} with input as given
	count(access_timely.excluded) == 0 with input as given
	late := at("2026-11-21", [request], [written])
	deny := access_timely.deny with input as late
	found(deny) == {["patient_requests", "r1", "received_on", "rule", "was received on 2026-10-21 and was to be acted on by 2026-11-20 (1 day over); decide it and answer today"]}
	count(access_timely.warn) == 0 with input as late
}

test_warned_as_early_as_this_program_wants if {
	count(access_timely.warn) == 1 with input as at("2026-11-10", [request], [written])
	count(access_timely.warn) == 0 with input as at("2026-11-09", [request], [written])
}

test_others_are_left_out_and_said if {
	others := [
		request,
		{"id": "r2", "right": "amendment", "received_on": "2026-01-01"},
		{"id": "r3", "right": "notice_of_amendment", "received_on": "2026-01-01"},
		{"id": "r4", "right": "access", "received_on": "2026-01-01", "outcome": "withdrawn"},
	]
	given := at("2026-11-20", others, [written])
	count(access_timely.deny) == 0 with input as given
	access_timely.population == {{"kind": "patient_requests", "id": "r1"}} with input as given
	access_timely.excluded == {
		{"kind": "patient_requests", "id": "r2", "reason": "a request for amendment"},
		{"kind": "patient_requests", "id": "r3", "reason": "word of an amendment made elsewhere"},
		{"kind": "patient_requests", "id": "r4", "reason": "withdrawn"},
	} with input as given
}

test_where_nobody_asked_each_was_looked_at if {
	given := at("2026-11-20", [{"id": "r2", "right": "amendment", "received_on": "2026-01-01", "outcome": "withdrawn"}], [written])
	access_timely.population == {{"kind": "patient_requests", "id": "r2"}} with input as given
	count(access_timely.excluded) == 0 with input as given
	count(access_timely.deny) == 0 with input as given
	count(access_timely.population) == 0 with input as at("2026-11-20", [], [written])
}

test_no_procedure_is_this_programs_finding if {
	expected := {["written_policies", "", "", "program", "no policy or procedure on topic individual_access is in force; this program wants written down who answers requests for access, by when, and what may be charged"]}
	every policies in [[], [object.union(written, {"topics": ["faxing"]})], [object.union(written, {"status": "draft"})]] {
		deny := access_timely.deny with input as at("2026-11-20", [request], policies)
		found(deny) == expected
	}
}
