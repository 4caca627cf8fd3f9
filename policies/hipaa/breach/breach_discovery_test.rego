package hipaa.breach.breach_discovery_test

import data.hipaa.breach.breach_discovery as discovery

incident := {
	"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "status": "open",
	"occurred_on": "2026-09-09", "known_on": "2026-09-14", "workforce_known_on": "2026-09-10", "should_have_been_known_on": "2026-09-12",
}

assessment := {"id": "i1", "incident": "i1", "conclusion": "breach", "discovered_on": "2026-09-10"}

base := {
	"today": "2026-11-20",
	"evidence": {
		"activity_reviews": {"records": []},
		"breach_assessments": {"records": [assessment]},
		"incidents": {"records": [incident]},
	},
}

given(incidents, assessments, reviews) := json.patch(base, [
	{"op": "replace", "path": "/evidence/incidents/records", "value": incidents},
	{"op": "replace", "path": "/evidence/breach_assessments/records", "value": assessments},
	{"op": "replace", "path": "/evidence/activity_reviews/records", "value": reviews},
])

review(day) := {"id": "r1", "review_id": "r1", "follow_up": "i1", "reviewed_on": day}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_counting_from_the_first_day_passes if {
	count(discovery.deny) == 0 with input as base
	discovery.population == {{"kind": "incidents", "id": "i1"}, {"kind": "breach_assessments", "id": "i1"}} with input as base
}

# A biller knew four days before the privacy office heard of it.
test_counting_from_the_day_the_office_heard_of_it_fails if {
	deny := discovery.deny with input as given([incident], [object.union(assessment, {"discovered_on": "2026-09-14"})], [])
	found(deny) == {["breach_assessments", "i1", "discovered_on", "rule", "counts from 2026-09-14, and it was known, or would have been by reasonable diligence, on 2026-09-10, 4 days earlier; count from then: notice is due by 2026-11-09"]}
	next := discovery.deny with input as given([incident], [object.union(assessment, {"discovered_on": "2026-09-11"})], [])
	brief(next) == {["breach_assessments", "i1", "discovered_on", "rule"]}
	count(discovery.deny) == 0 with input as given([incident], [object.union(assessment, {"discovered_on": "2026-09-09"})], [])
}

test_counting_past_reasonable_diligence_fails if {
	imputed := object.union(object.remove(incident, ["workforce_known_on", "occurred_on"]), {"should_have_been_known_on": "2026-09-01"})
	deny := discovery.deny with input as given([imputed], [assessment], [])
	brief(deny) == {["breach_assessments", "i1", "discovered_on", "rule"]}
}

test_what_is_no_breach_is_not_counted if {
	low := {"id": "i1", "incident": "i1", "conclusion": "low_probability", "decided_on": "2026-09-20", "discovered_on": "2026-09-14"}
	count(discovery.deny) == 0 with input as given([incident], [low], [])
	held := object.union(incident, {"held_as": "business_associate"})
	count(discovery.deny) == 0 with input as given([held], [object.union(assessment, {"discovered_on": "2026-09-14"})], [])
}

test_no_day_at_all_fails if {
	bare := object.remove(incident, ["known_on", "workforce_known_on", "should_have_been_known_on"])
	deny := discovery.deny with input as given([bare], [assessment], [])
	brief(deny) == {["incidents", "i1", "known_on", "rule"]}
}

test_seen_in_a_review_before_fails if {
	deny := discovery.deny with input as given([incident], [assessment], [review("2026-09-09")])
	found(deny) == {["incidents", "i1", "known_on", "rule", "counts as discovered on 2026-09-10, and activity review r1 had found it on 2026-09-09; count from then, or record in discovery_note why that was not knowledge of a breach"]}
	count(discovery.deny) == 0 with input as given([incident], [assessment], [review("2026-09-10")])
	count(discovery.deny) == 0 with input as given([object.union(incident, {"discovery_note": "n"})], [assessment], [review("2026-09-09")])
	count(discovery.deny) == 0 with input as given([incident], [assessment], [object.union(review("2026-09-09"), {"follow_up": "i2"})])
}

test_diligence_not_considered_fails_as_practice if {
	deny := discovery.deny with input as given([object.remove(incident, ["should_have_been_known_on"])], [assessment], [])
	brief(deny) == {["incidents", "i1", "should_have_been_known_on", "program"]}
}

test_no_day_counted_from_fails_as_practice if {
	deny := discovery.deny with input as given([incident], [object.remove(assessment, ["discovered_on"])], [])
	brief(deny) == {["breach_assessments", "i1", "discovered_on", "program"]}
}

test_known_before_it_happened_fails_as_practice if {
	deny := discovery.deny with input as given([object.union(incident, {"occurred_on": "2026-09-11"})], [assessment], [])
	brief(deny) == {["incidents", "i1", "occurred_on", "program"]}
	count(discovery.deny) == 0 with input as given([object.union(incident, {"occurred_on": "2026-09-10"})], [assessment], [])
}

test_others_are_left_out_and_said if {
	incidents := [
		incident,
		object.union(incident, {"id": "i2", "incident_id": "i2", "held_as": "business_associate"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "phi": "none"}),
	]
	discovery.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "held as a business associate only"},
		{"kind": "incidents", "id": "i3", "reason": "no PHI was reached"},
	} with input as given(incidents, [assessment], [])
}

test_where_none_is_a_breach_each_was_looked_at if {
	quiet := given([object.union(incident, {"result": "attempted"})], [], [review("2026-01-01")])
	count(discovery.deny) == 0 with input as quiet
	discovery.population == {{"kind": "incidents", "id": "i1"}} with input as quiet
	count(discovery.population) == 0 with input as given([], [], [])
}
