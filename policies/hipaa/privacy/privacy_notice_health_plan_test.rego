package hipaa.privacy.privacy_notice_health_plan_test

import data.hipaa.privacy.privacy_notice_health_plan as plans

# Told on 2023-11-20, so that three years end on 2026-11-20.
notice := {"id": "n2", "notice_id": "n2", "status": "in_effect", "issued_as": ["plan"], "effective_on": "2026-09-21", "on_request": true, "provided_at_enrollment": true, "reminded_on": "2023-11-20"}

former := {"id": "n1", "notice_id": "n1", "status": "replaced", "issued_as": ["plan"]}

on(day, notices) := {"today": day, "evidence": {"privacy_notices": {"records": notices}}}

at(notices) := on("2026-11-20", notices)

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "privacy_notices"}

test_told_in_time_passes if {
	given := at([notice])
	count(plans.deny) == 0 with input as given
	plans.population == {{"kind": "privacy_notices", "id": "n2"}} with input as given
	count(plans.excluded) == 0 with input as given
}

test_new_enrollees_get_it if {
	expected := {["n2", "provided_at_enrollment", "rule", "is not shown to be given to new enrollees at enrollment; put it into the enrollment packet"]}
	absent := plans.deny with input as at([object.remove(notice, ["provided_at_enrollment"])])
	found(absent) == expected
	no := plans.deny with input as at([object.union(notice, {"provided_at_enrollment": false})])
	found(no) == expected
}

test_whoever_asks_gets_it if {
	expected := {["n2", "on_request", "rule", "is not shown to be given to anybody who asks the plan for it; keep copies"]}
	absent := plans.deny with input as at([object.remove(notice, ["on_request"])])
	found(absent) == expected
	insured := {"id": "n2", "notice_id": "n2", "status": "in_effect", "issued_as": ["group_health_plan"]}
	no := plans.deny with input as at([insured])
	found(no) == expected
	count(plans.deny) == 0 with input as at([object.union(insured, {"on_request": true})])
}

test_three_years if {
	late := plans.deny with input as on("2026-11-21", [notice])
	found(late) == {["n2", "reminded_on", "rule", "was announced to those covered on 2023-11-20, and again by 2026-11-20 at the latest (1 day over); tell those covered that it exists and how to get it"]}
	leap := object.union(notice, {"reminded_on": "2024-02-29"})
	count(plans.deny) == 0 with input as on("2027-03-01", [leap])
	over := plans.deny with input as on("2027-03-02", [leap])
	count(over) == 1
	sent := object.union(notice, {"reminded_on": "2020-01-01", "change_sent_on": "2024-01-01"})
	count(plans.deny) == 0 with input as at([sent])
	expected := {["n2", "reminded_on", "rule", "is not shown to have been announced to those covered; tell those covered that it exists and how to get it"]}
	never := plans.deny with input as at([object.remove(notice, ["reminded_on"])])
	found(never) == expected
	future := plans.deny with input as at([object.union(notice, {"reminded_on": "2026-11-21"})])
	found(future) == expected
	today := plans.deny with input as at([object.union(notice, {"reminded_on": "2026-11-20"})])
	count(today) == 0
}

revision(words) := {["n2", "change_sent_on", "rule", sprintf("is a revision of 2026-09-21 that was to reach those covered by 2026-11-20, and %v; send it, or what changed and how to get it", [words])]}

test_a_revision_reaches_those_covered if {
	count(plans.deny) == 0 with input as at([notice, former])
	unsent := plans.deny with input as on("2026-11-21", [object.union(notice, {"reminded_on": "2026-01-01"}), former])
	found(unsent) == revision("is not shown to be sent (1 day over)")
	planned := plans.deny with input as on("2026-11-21", [object.union(notice, {"reminded_on": "2026-01-01", "change_sent_on": "2026-11-22"}), former])
	found(planned) == revision("is not shown to be sent (1 day over)")
	late := plans.deny with input as on("2026-12-01", [object.union(notice, {"change_sent_on": "2026-11-21"}), former])
	found(late) == revision("went out on 2026-11-21, 1 day over")
	count(plans.deny) == 0 with input as on("2026-12-01", [object.union(notice, {"change_sent_on": "2026-11-20"}), former])
	new_day := plans.deny with input as on("2026-11-21", [object.union(notice, {"change_sent_on": "2026-11-21"}), former])
	found(new_day) == revision("went out on 2026-11-21, 1 day over")
}

test_a_revision_on_the_web_site_goes_with_the_annual_mailing if {
	both := object.union(notice, {"reminded_on": "2026-01-01", "website_posts_it": true, "change_in_annual_mailing": true})
	count(plans.deny) == 0 with input as on("2026-12-01", [both, former])
	every field in ["website_posts_it", "change_in_annual_mailing"] {
		deny := plans.deny with input as on("2026-12-01", [object.remove(both, [field]), former])
		count(deny) == 1
	}
}

test_the_first_notice_is_no_revision if {
	alone := object.union(notice, {"reminded_on": "2026-01-01"})
	count(plans.deny) == 0 with input as on("2026-12-01", [alone])
	count(plans.deny) == 0 with input as on("2026-12-01", [alone, object.union(former, {"issued_as": ["provider"]})])
	count(plans.deny) == 0 with input as on("2026-12-01", [alone, object.union(former, {"status": "draft"})])
}

test_others_are_left_out_and_said if {
	others := at([notice, {"id": "n0", "status": "draft", "issued_as": ["plan"]}, {"id": "n3", "status": "in_effect", "issued_as": ["provider"]}])
	count(plans.deny) == 0 with input as others
	plans.population == {{"kind": "privacy_notices", "id": "n2"}} with input as others
	plans.excluded == {
		{"kind": "privacy_notices", "id": "n0", "reason": "draft"},
		{"kind": "privacy_notices", "id": "n3", "reason": "not issued by a health plan"},
	} with input as others
	mixed := plans.deny with input as at([object.union(notice, {"issued_as": ["provider", "plan"]})])
	count(mixed) == 0
}

test_a_plan_has_a_notice if {
	expected := {["", "", "rule", "no notice of privacy practices of the health plan is in effect; write one, or get the issuer's where it provides all benefits"]}
	every notices in [[], [former], [object.union(notice, {"issued_as": ["provider"]})]] {
		deny := plans.deny with input as at(notices)
		found(deny) == expected
		count(plans.population) == 0 with input as at(notices)
	}
}
