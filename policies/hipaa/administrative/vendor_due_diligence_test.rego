package hipaa.administrative.vendor_due_diligence_test

import data.hipaa.administrative.vendor_due_diligence

associate := {"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "ephi": true, "phi_from": "2020-03-02"}

review := {
	"id": "r1", "review_id": "r1", "associate": "a1", "reviewed_on": "2026-11-20", "reviewed_by": "w1",
	"areas": ["access", "incident_response"], "access_confirmed": true, "outcome": "acceptable",
}

base := {
	"today": "2026-11-20",
	"parameters": {"vendor_due_diligence": {"review_days": 365, "areas": ["access", "incident_response"], "paper_areas": ["access"]}},
	"evidence": {
		"business_associates": {"records": [associate]},
		"vendor_reviews": {"records": [review]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_review(fields) := with_records("vendor_reviews", [object.union(review, fields)])

without(removed) := with_records("vendor_reviews", [object.remove(review, removed)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_a_recent_review_passes if {
	count(vendor_due_diligence.deny) == 0 with input as base
	count(vendor_due_diligence.excluded) == 0 with input as base
	vendor_due_diligence.population == {{"kind": "business_associates", "id": "a1"}, {"kind": "vendor_reviews", "id": "r1"}} with input as base
}

test_never_looked_at_fails if {
	message := "was never looked at; go through how it protects PHI and record the review"
	none := vendor_due_diligence.deny with input as with_records("vendor_reviews", [])
	found(none) == {["business_associates", "a1", "", "rule", message]}
	future := vendor_due_diligence.deny with input as with_review({"reviewed_on": "2026-11-21"})
	found(future) == {["business_associates", "a1", "", "rule", message], ["vendor_reviews", "r1", "reviewed_on", "rule", "shows 2026-11-21, a day still to come; correct the date"]}
}

test_a_review_grows_old if {
	count(vendor_due_diligence.deny) == 0 with input as with_review({"reviewed_on": "2025-11-20"})
	deny := vendor_due_diligence.deny with input as with_review({"reviewed_on": "2025-11-19"})
	found(deny) == {["business_associates", "a1", "", "rule", "was last looked at 366 days ago; this program allows 365: review it again"]}
}

started(day, reviews) := json.patch(with_records("vendor_reviews", reviews), [{"op": "replace", "path": "/evidence/business_associates/records/0/phi_from", "value": day}])

test_the_first_look_comes_before_the_first_phi if {
	late := vendor_due_diligence.deny with input as started("2026-11-19", [review])
	found(late) == {["business_associates", "a1", "phi_from", "rule", "got PHI from 2026-11-19 and was first looked at on 2026-11-20; this program looks before the first PHI"]}
	count(vendor_due_diligence.deny) == 0 with input as started("2026-11-20", [review])
	before := object.union(review, {"id": "r0", "review_id": "r0", "reviewed_on": "2026-10-01"})
	count(vendor_due_diligence.deny) == 0 with input as started("2026-11-19", [before, review])
	count(vendor_due_diligence.deny) == 1 with input as started("2025-11-20", [review])
	count(vendor_due_diligence.deny) == 0 with input as started("2025-11-19", [review])
}

test_areas_that_were_not_looked_at_fail if {
	one := vendor_due_diligence.deny with input as with_review({"areas": ["access"]})
	found(one) == {["vendor_reviews", "r1", "areas", "rule", "did not look at incident response; this program looks at that too"]}
	none := vendor_due_diligence.deny with input as without(["areas"])
	found(none) == {["vendor_reviews", "r1", "areas", "rule", "did not look at access, incident response; this program looks at that too"]}
}

test_less_is_asked_of_paper_only if {
	paper := json.patch(with_review({"areas": ["access"]}), [{"op": "replace", "path": "/evidence/business_associates/records/0/ephi", "value": false}])
	count(vendor_due_diligence.deny) == 0 with input as paper
	bare := json.patch(paper, [{"op": "replace", "path": "/evidence/vendor_reviews/records/0/areas", "value": ["retention"]}])
	deny := vendor_due_diligence.deny with input as bare
	found(deny) == {["vendor_reviews", "r1", "areas", "rule", "did not look at access; this program looks at that too"]}
}

test_what_it_reaches_is_confirmed if {
	every given in [with_review({"access_confirmed": false}), without(["access_confirmed"])] {
		deny := vendor_due_diligence.deny with input as given
		found(deny) == {["vendor_reviews", "r1", "access_confirmed", "rule", "is not shown to have gone through what the associate can reach; confirm that each system, channel and account is still needed"]}
	}
}

test_outcomes if {
	bad := vendor_due_diligence.deny with input as with_review({"outcome": "not_acceptable"})
	found(bad) == {["vendor_reviews", "r1", "outcome", "rule", "found the associate not acceptable, and it goes on; agree on what is to change, or end the relationship"]}
	none := vendor_due_diligence.deny with input as without(["outcome"])
	found(none) == {["vendor_reviews", "r1", "outcome", "rule", "shows no outcome; agree on what is to change, or end the relationship"]}
}

test_conditions_are_met_in_time if {
	conditions := {"outcome": "conditions", "conditions_due": "2026-11-19"}
	message := "set conditions that were due by 2026-11-19 and are not shown to be met; have them met, or decide what happens to the relationship"
	late := vendor_due_diligence.deny with input as with_review(conditions)
	found(late) == {["vendor_reviews", "r1", "conditions_due", "rule", message]}
	count(vendor_due_diligence.deny) == 0 with input as with_review(object.union(conditions, {"conditions_due": "2026-11-20"}))
	count(vendor_due_diligence.deny) == 0 with input as with_review(object.union(conditions, {"conditions_met_on": "2026-11-20"}))
	future := vendor_due_diligence.deny with input as with_review(object.union(conditions, {"conditions_met_on": "2026-11-21"}))
	found(future) == {["vendor_reviews", "r1", "conditions_due", "rule", message], ["vendor_reviews", "r1", "conditions_met_on", "rule", "shows 2026-11-21, a day still to come; correct the date"]}
	before := vendor_due_diligence.deny with input as with_review(object.union(conditions, {"conditions_met_on": "2026-11-19"}))
	found(before) == {["vendor_reviews", "r1", "conditions_met_on", "rule", "shows its conditions met on 2026-11-19, before it set them on 2026-11-20; correct the dates"]}
	open := vendor_due_diligence.deny with input as with_review({"outcome": "conditions"})
	found(open) == {["vendor_reviews", "r1", "conditions_due", "rule", "set conditions without a day by which they are to be met; have them met, or decide what happens to the relationship"]}
}

test_a_newer_review_takes_its_place if {
	older := object.union(object.remove(review, ["areas", "access_confirmed"]), {"id": "r0", "review_id": "r0", "reviewed_on": "2025-10-01", "outcome": "not_acceptable"})
	count(vendor_due_diligence.deny) == 0 with input as with_records("vendor_reviews", [older, review])
}

test_reviews_of_nobody_in_the_register_fail if {
	stray := object.union(review, {"id": "r2", "review_id": "r2", "associate": "a9"})
	deny := vendor_due_diligence.deny with input as with_records("vendor_reviews", [review, stray])
	found(deny) == {["vendor_reviews", "r2", "associate", "rule", "is of a9, which is not in the register; add the relationship or correct the name"]}
}

test_somebody_who_works_here_did_it if {
	nobody := vendor_due_diligence.deny with input as without(["reviewed_by"])
	found(nobody) == {["vendor_reviews", "r1", "reviewed_by", "rule", "was done by nobody named; record who did it"]}
	unknown := vendor_due_diligence.deny with input as with_review({"reviewed_by": "w9"})
	found(unknown) == {["vendor_reviews", "r1", "reviewed_by", "rule", "was done by w9, who is not in the workforce records; record who did it"]}
	gone := with_records("workforce", [{"id": "w1", "person": "w1", "status": "ended", "hired_on": "2020-01-06", "ended_on": "2026-11-18"}])
	left := vendor_due_diligence.deny with input as gone
	found(left) == {["vendor_reviews", "r1", "reviewed_by", "rule", "was done by w1, who is not shown to have worked here on 2026-11-20; record who did it"]}
}

test_ended_ones_are_left_out_and_their_reviews_stay if {
	given := json.patch(base, [
		{"op": "add", "path": "/evidence/business_associates/records/-", "value": object.union(associate, {"id": "a2", "associate_id": "a2", "status": "ended"})},
		{"op": "add", "path": "/evidence/vendor_reviews/records/-", "value": object.union(review, {"id": "r2", "review_id": "r2", "associate": "a2", "outcome": "not_acceptable"})},
	])
	count(vendor_due_diligence.deny) == 0 with input as given
	vendor_due_diligence.excluded == {{"kind": "business_associates", "id": "a2", "reason": "status ended"}} with input as given
	vendor_due_diligence.population == {
		{"kind": "business_associates", "id": "a1"},
		{"kind": "vendor_reviews", "id": "r1"},
		{"kind": "vendor_reviews", "id": "r2"},
	} with input as given
	alone := json.patch(base, [{"op": "replace", "path": "/evidence/business_associates/records/0/status", "value": "ended"}])
	count(vendor_due_diligence.deny) == 0 with input as alone
	count(vendor_due_diligence.excluded) == 0 with input as alone
	vendor_due_diligence.population == {{"kind": "business_associates", "id": "a1"}, {"kind": "vendor_reviews", "id": "r1"}} with input as alone
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(with_records("vendor_reviews", []), [{"op": "replace", "path": "/evidence/business_associates/records", "value": []}])
	count(vendor_due_diligence.population) == 0 with input as empty
	count(vendor_due_diligence.deny) == 0 with input as empty
}
