package hipaa.breach.breach_discovery_test

import data.hipaa.breach.breach_discovery as discovery

incident := {
	"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "status": "open",
	"occurred_on": "2026-09-09", "known_on": "2026-09-14", "workforce_known_on": "2026-09-10", "should_have_been_known_on": "2026-09-12",
}

assessment := {"id": "i1", "incident": "i1", "conclusion": "breach", "discovered_on": "2026-09-10"}

base := {
	"today": "2026-11-20",
	"parameters": {"breach_discovery": {"exposed_days": 2}},
	"evidence": {
		"activity_reviews": {"records": []},
		"breach_assessments": {"records": [assessment]},
		"incidents": {"records": [incident]},
		"sanctions": {"records": []},
		"walkthroughs": {"records": []},
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
	low := {"id": "i1", "incident": "i1", "conclusion": "low_probability", "nature_and_extent": "a", "unauthorized_person": "b", "acquired_or_viewed": "c", "risk_mitigated": "d", "decided_on": "2026-09-20", "discovered_on": "2026-09-14"}
	count(discovery.deny) == 0 with input as given([incident], [low], [])
	held := object.union(incident, {"held_as": "business_associate"})
	count(discovery.deny) == 0 with input as given([held], [object.union(assessment, {"discovered_on": "2026-09-14"})], [])
}

test_no_day_at_all_fails if {
	bare := object.remove(incident, ["known_on", "workforce_known_on", "should_have_been_known_on"])
	deny := discovery.deny with input as given([bare], [assessment], [])
	found(deny) == {["incidents", "i1", "known_on", "rule", "names no day until today on which it was first known here, so that no day of discovery is shown from which its notices are counted; record the day"]}
	future := {"known_on": "2026-11-21", "workforce_known_on": "2026-11-21", "should_have_been_known_on": "2026-11-21"}
	unknown := discovery.deny with input as given([object.union(bare, future)], [assessment], [])
	brief(unknown) == {["incidents", "i1", "known_on", "rule"]}
}

test_seen_in_a_review_before_fails if {
	deny := discovery.deny with input as given([incident], [assessment], [review("2026-09-09")])
	found(deny) == {["incidents", "i1", "known_on", "rule", "counts as discovered on 2026-09-10, and activity review r1 had found it on 2026-09-09; count from then, or record in discovery_note why that was not knowledge of a breach"]}
	count(discovery.deny) == 0 with input as given([incident], [assessment], [review("2026-09-10")])
	count(discovery.deny) == 0 with input as given([object.union(incident, {"discovery_note": "n"})], [assessment], [review("2026-09-09")])
	count(discovery.deny) == 0 with input as given([incident], [assessment], [object.union(review("2026-09-09"), {"follow_up": "i2"})])
}

found_on(source, kind, record) := json.patch(given([object.union(incident, {"found_in": [source]})], [assessment], []), [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": [record]}])

visit := {"id": "print_area/2026-09-09", "area": "print_area", "walked_on": "2026-09-09", "result": "exceptions", "corrected_on": "2026-09-09"}

# What is on another list with its day was known on that day.
test_found_on_a_walk_or_as_a_case_before_fails if {
	walked := discovery.deny with input as found_on("walkthroughs/print_area/2026-09-09", "walkthroughs", visit)
	found(walked) == {["incidents", "i1", "known_on", "rule", "counts as discovered on 2026-09-10, and walkthroughs print_area 2026-09-09 had found it on 2026-09-09; count from then, or record in discovery_note why that was not knowledge of a breach"]}
	count(discovery.deny) == 0 with input as found_on("walkthroughs/print_area/2026-09-09", "walkthroughs", object.union(visit, {"walked_on": "2026-09-10"}))
	noticed := discovery.deny with input as found_on("sanctions/sc-1", "sanctions", {"id": "sc-1", "noticed_on": "2026-09-09"})
	found(noticed) == {["incidents", "i1", "known_on", "rule", "counts as discovered on 2026-09-10, and sanctions sc-1 had found it on 2026-09-09; count from then, or record in discovery_note why that was not knowledge of a breach"]}
	count(discovery.deny) == 0 with input as found_on("sanctions/sc-1", "sanctions", {"id": "sc-1", "noticed_on": "2026-09-10"})
	count(discovery.deny) == 0 with input as found_on("sanctions/sc-2", "sanctions", {"id": "sc-1", "noticed_on": "2026-09-09"})
}

test_what_lay_in_the_open_for_days_without_an_incident_fails_as_practice if {
	every corrected in ["2026-09-09", "2026-09-11"] {
		count(discovery.deny) == 0 with input as found_on("x", "walkthroughs", object.union(visit, {"corrected_on": corrected}))
	}
	late := object.union(visit, {"corrected_on": "2026-09-12"})
	deny := discovery.deny with input as found_on("x", "walkthroughs", late)
	found(deny) == {["incidents", "", "", "program", "no incident names the walk through print area on 2026-09-09 in found_in, whose findings lay in the open for 3 days; this program allows 2 before it is looked into whether anybody saw them: open one"]}
	count(discovery.deny) == 0 with input as found_on("x", "walkthroughs", object.union(late, {"result": "clean"}))
	named := object.union(late, {"walked_on": "2026-09-10", "id": "print_area/2026-09-10"})
	count(discovery.deny) == 0 with input as found_on("walkthroughs/print_area/2026-09-10", "walkthroughs", object.union(named, {"corrected_on": "2026-10-01"}))
	still := object.remove(object.union(visit, {"walked_on": "2026-11-17"}), ["corrected_on"])
	open := discovery.deny with input as found_on("x", "walkthroughs", still)
	contains([f.message | some f in open][0], "in the open for 3 days")
	count(discovery.deny) == 0 with input as found_on("x", "walkthroughs", object.union(still, {"walked_on": "2026-11-18"}))

	# A day still to come has put nothing right.
	future := object.union(still, {"corrected_on": "2027-01-01"})
	planned := discovery.deny with input as found_on("x", "walkthroughs", future)
	contains([f.message | some f in planned][0], "in the open for 3 days")
}

reported := object.union(incident, {"reported_by": "printer", "associate_known_on": "2026-09-02", "associate_agent": false, "occurred_on": "2026-09-01"})

# A business associate that is no agent knows for itself; its report starts the clock.
test_what_a_business_associate_knew if {
	count(discovery.deny) == 0 with input as given([reported], [assessment], [])
	agent := discovery.deny with input as given([object.union(reported, {"associate_agent": true})], [assessment], [])
	found(agent) == {["breach_assessments", "i1", "discovered_on", "rule", "counts from 2026-09-10, and it was known, or would have been by reasonable diligence, on 2026-09-02, 8 days earlier; count from then: notice is due by 2026-11-01"]}
	unsettled := discovery.deny with input as given([object.remove(reported, ["associate_agent"])], [assessment], [])
	found(unsettled) == {["incidents", "i1", "associate_agent", "rule", "was reported by printer, and it is not recorded whether that acted as an agent, whose knowledge counts as this organization's; settle that, and count from the earlier day if it did"]}
	undated := discovery.deny with input as given([object.union(object.remove(reported, ["associate_known_on"]), {"associate_agent": true})], [assessment], [])
	found(undated) == {["incidents", "i1", "associate_known_on", "rule", "was reported by printer, an agent whose knowledge counts as this organization's, without the day on which that knew; ask for the day and count from it"]}
	count(discovery.deny) == 0 with input as given([object.remove(reported, ["associate_known_on"])], [assessment], [])
}

test_diligence_not_considered_fails_as_practice if {
	deny := discovery.deny with input as given([object.remove(incident, ["should_have_been_known_on"])], [assessment], [])
	found(deny) == {["incidents", "i1", "should_have_been_known_on", "program", "does not say from when it would have been known by reasonable diligence; this program records that each time, as the same day where it is no earlier"]}
}

test_one_day_is_a_day_of_discovery if {
	one := object.remove(incident, ["workforce_known_on", "should_have_been_known_on"])
	deny := discovery.deny with input as given([one], [assessment], [])
	brief(deny) == {["incidents", "i1", "should_have_been_known_on", "program"]}
}

test_no_day_counted_from_fails_as_practice if {
	deny := discovery.deny with input as given([incident], [object.remove(assessment, ["discovered_on"])], [])
	found(deny) == {["breach_assessments", "i1", "discovered_on", "program", "does not say from which day of discovery its notices are counted; record the day"]}
}

test_known_before_it_happened_fails_as_practice if {
	deny := discovery.deny with input as given([object.union(incident, {"occurred_on": "2026-09-11"})], [assessment], [])
	found(deny) == {["incidents", "i1", "occurred_on", "program", "is recorded as known on 2026-09-10, before it happened on 2026-09-11; correct the dates"]}
	count(discovery.deny) == 0 with input as given([object.union(incident, {"occurred_on": "2026-09-10"})], [assessment], [])
}

test_others_are_left_out_and_said if {
	incidents := [
		incident,
		object.union(incident, {"id": "i2", "incident_id": "i2", "held_as": "business_associate"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "phi": "none", "reported_by": "printer"}),
	]
	discovery.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "held as a business associate only"},
		{"kind": "incidents", "id": "i3", "reason": "no PHI was reached"},
	} with input as given(incidents, [assessment], [])
}

test_where_none_is_a_breach_each_was_looked_at if {
	quiet := given([object.union(incident, {"result": "attempted", "phi": "none"})], [], [review("2026-01-01")])
	count(discovery.deny) == 0 with input as quiet
	discovery.population == {{"kind": "incidents", "id": "i1"}} with input as quiet
	count(discovery.population) == 0 with input as given([], [], [])
}

test_all_are_looked_at_only_where_none_is_a_breach if {
	quiet := object.union(incident, {"id": "i2", "incident_id": "i2", "result": "unfounded"})
	discovery.population == {{"kind": "incidents", "id": "i1"}} with input as given([incident, quiet], [], [])
	count(discovery.excluded) == 0 with input as given([quiet], [], [])
}

test_only_a_breach_is_counted_from_a_day if {
	low := {"id": "i1", "incident": "i1", "conclusion": "undecided"}
	count(discovery.deny) == 0 with input as given([incident], [low], [])
}

test_what_was_assessed_as_no_breach_is_left_out_and_said if {
	low := {"id": "i2", "incident": "i2", "conclusion": "low_probability", "nature_and_extent": "a", "unauthorized_person": "b", "acquired_or_viewed": "c", "risk_mitigated": "d", "decided_on": "2026-09-20"}
	assessed := object.union(incident, {"id": "i2", "incident_id": "i2"})
	discovery.excluded == {{"kind": "incidents", "id": "i2", "reason": "assessed as no breach"}} with input as given([incident, assessed], [assessment, low], [])
}
