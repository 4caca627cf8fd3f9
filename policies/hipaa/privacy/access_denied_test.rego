package hipaa.privacy.access_denied_test

import data.hipaa.privacy.access_denied

# Denied in full on a reviewable ground, with a denial that says everything.
request := {
	"id": "r1", "right": "access", "requested_by": "individual", "received_on": "2026-09-01", "outcome": "denied", "denial_sent_on": "2026-09-20",
	"denial_ground": "danger", "professional_judged": true, "rest": "given", "denial_plain": true, "denial_says_basis": true,
	"denial_says_review": true, "denial_says_complaint": true, "denial_names_contact": true,
}

at(requests) := {"today": "2026-11-20", "parameters": {"access_denied": {"refer_days": 5, "review_days": 30, "tell_days": 10}}, "evidence": {"patient_requests": {"records": requests}}}

with_request(change) := at([object.union(request, change)])

without(fields, change) := at([object.union(object.remove(request, fields), change)])

found(findings) := {[object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.id == "r1"; f.kind == "patient_requests"}

test_a_complete_denial_passes if {
	count(access_denied.deny) == 0 with input as with_request({})
	access_denied.population == {{"kind": "patient_requests", "id": "r1"}} with input as with_request({})
	count(access_denied.excluded) == 0 with input as with_request({})
}

no_ground(words) := {["denial_ground", "rule", sprintf("was denied for %v, on which access cannot be denied; give access, and say so in writing", [words])]}

test_only_on_the_rules_grounds if {
	every ground in ["confidential_source", "danger", "harm_to_other", "inmate", "legal_proceeding", "not_in_record_set", "privacy_act", "psychotherapy_notes", "research"] {
		count(access_denied.deny) == 0 with input as with_request({"denial_ground": ground})
	}
	every ground, words in {"unpaid_bill": "unpaid bill", "other": "other", "accurate": "accurate"} {
		deny := access_denied.deny with input as with_request({"denial_ground": ground})
		found(deny) == no_ground(words)
	}
	none := access_denied.deny with input as without(["denial_ground"], {})
	found(none) == no_ground("no recorded ground")
}

test_harm_by_a_representative_needs_one if {
	deny := access_denied.deny with input as with_request({"denial_ground": "harm_by_representative"})
	found(deny) == {["denial_ground", "rule", "was denied for harm by a representative, and no representative asked for it; give access, or record the ground that holds"]}
	count(access_denied.deny) == 0 with input as with_request({"denial_ground": "harm_by_representative", "requested_by": "personal_representative"})
}

test_danger_is_determined_by_a_professional if {
	expected := {["professional_judged", "rule", "was denied for danger or harm that no licensed health care professional is shown to have determined; have one decide, or give access"]}
	every ground in ["danger", "harm_to_other", "harm_by_representative"] {
		deny := access_denied.deny with input as without(["professional_judged"], {"denial_ground": ground, "requested_by": "personal_representative"})
		found(deny) == expected
	}
	count(access_denied.deny) == 0 with input as without(["professional_judged"], {"denial_ground": "research"})
}

says := {
	"denial_names_contact": "the name or title and the telephone number of the contact for complaints",
	"denial_plain": "the matter in plain language",
	"denial_says_basis": "its basis",
	"denial_says_complaint": "how to complain here and to the Secretary",
	"denial_says_review": "how to have it reviewed",
}

test_what_a_denial_says if {
	every field, words in says {
		expected := {["denial_sent_on", "rule", sprintf("has a denial that is not shown to say %v; send a complete one", [words])]}
		absent := access_denied.deny with input as without([field], {})
		found(absent) == expected
		no := access_denied.deny with input as with_request({field: false})
		found(no) == expected
		count(access_denied.deny) == 0 with input as without([field, "denial_sent_on"], {})
	}
	several := access_denied.deny with input as without(["denial_says_review", "denial_says_basis", "denial_plain"], {})
	found(several) == {["denial_sent_on", "rule", "has a denial that is not shown to say its basis, the matter in plain language, how to have it reviewed; send a complete one"]}
	count(access_denied.deny) == 0 with input as without(["denial_says_review"], {"denial_ground": "privacy_act"})
}

test_the_rest_is_given if {
	deny := access_denied.deny with input as without(["rest"], {})
	found(deny) == {["rest", "rule", "was denied without a record that the rest of what was asked for was given, or that there is none; give what no ground covers"]}
	count(access_denied.deny) == 0 with input as without(["rest"], {"outcome": "granted_in_part"})
	count(access_denied.deny) == 0 with input as with_request({"rest": "nothing_else"})
}

test_told_where_to_ask if {
	expected := {["told_where", "rule", "was denied because the records are not kept here, and the individual is not shown to be told where to ask; tell them"]}
	every change in [{}, {"known_elsewhere": true}, {"known_elsewhere": true, "told_where": false}] {
		deny := access_denied.deny with input as with_request(object.union({"denial_ground": "not_kept_here"}, change))
		found(deny) == expected
	}
	count(access_denied.deny) == 0 with input as with_request({"denial_ground": "not_kept_here", "known_elsewhere": false})
	count(access_denied.deny) == 0 with input as with_request({"denial_ground": "not_kept_here", "told_where": true})
	count(access_denied.deny) == 0 with input as with_request({"denial_ground": "research", "told_where": false})
}

# Asked for on 2026-09-25, referred 5 days later, decided 30 after that, told 10 after that: 2026-11-09.
review := {"review_requested_on": "2026-09-25", "review_referred_on": "2026-09-30", "reviewer_fit": true, "review_decided_on": "2026-10-30", "review_told_on": "2026-11-09", "review_outcome": "upheld"}

reviewed(change) := with_request(object.union(review, change))

reviewed_without(fields) := with_request(object.remove(review, fields))

slow(field, step, days, allowed) := {[field, "program", sprintf("asked for a review, and %v took %v; this program allows %v", [step, days, allowed])]}

test_a_review_in_time_passes if {
	count(access_denied.deny) == 0 with input as reviewed({})
}

test_the_reviewer_had_no_part_in_it if {
	expected := {["reviewer_fit", "rule", "is reviewed by somebody who is not shown to be a licensed professional, designated for it, without part in the denial; designate another"]}
	absent := access_denied.deny with input as reviewed_without(["reviewer_fit"])
	found(absent) == expected
	no := access_denied.deny with input as reviewed({"reviewer_fit": false})
	found(no) == expected
	other := access_denied.deny with input as with_request(object.union(object.remove(review, ["reviewer_fit"]), {"denial_ground": "research"}))
	count(other) == 0
	unasked := access_denied.deny with input as with_request(object.remove(review, ["reviewer_fit", "review_requested_on"]))
	count(unasked) == 0
	waiting := access_denied.deny with input as at([object.union(request, {"review_requested_on": "2026-11-15"})])
	count(waiting) == 0
}

test_access_is_given_where_the_reviewer_says_so if {
	expected := {["review_outcome", "rule", "was reviewed, the reviewing official decided for access, and none is shown to be given since; give it"]}
	absent := access_denied.deny with input as reviewed({"review_outcome": "access"})
	found(absent) == expected
	later := access_denied.deny with input as reviewed({"review_outcome": "access", "provided_on": "2026-11-21"})
	found(later) == expected
	count(access_denied.deny) == 0 with input as reviewed({"review_outcome": "access", "provided_on": "2026-11-20"})
}

test_each_step_of_a_review_in_time if {
	referral := access_denied.deny with input as reviewed({"review_requested_on": "2026-09-24"})
	found(referral) == slow("review_referred_on", "its referral to the reviewing official", "6 days", 5)
	unreferred := access_denied.deny with input as with_request({"review_requested_on": "2026-11-14"})
	found(unreferred) == slow("review_referred_on", "its referral to the reviewing official", "6 days", 5)
	future := access_denied.deny with input as reviewed({"review_requested_on": "2026-11-14", "review_referred_on": "2026-12-14"})
	found(future) == slow("review_referred_on", "its referral to the reviewing official", "6 days", 5)
	decision := access_denied.deny with input as reviewed({"review_decided_on": "2026-10-31"})
	found(decision) == slow("review_decided_on", "the reviewing official's decision", "31 days", 30)
	undecided := access_denied.deny with input as reviewed_without(["review_decided_on", "review_told_on"])
	found(undecided) == slow("review_decided_on", "the reviewing official's decision", "51 days", 30)
	word := access_denied.deny with input as reviewed({"review_told_on": "2026-11-10"})
	found(word) == slow("review_told_on", "the written word to the individual", "11 days", 10)
	untold := access_denied.deny with input as reviewed_without(["review_told_on"])
	found(untold) == slow("review_told_on", "the written word to the individual", "21 days", 10)
}

test_others_are_left_out_and_said if {
	others := [
		request,
		{"id": "r2", "right": "amendment", "outcome": "granted"},
		{"id": "r3", "right": "access", "outcome": "granted"},
		{"id": "r4", "right": "access"},
	]
	access_denied.population == {{"kind": "patient_requests", "id": "r1"}} with input as at(others)
	access_denied.excluded == {
		{"kind": "patient_requests", "id": "r2", "reason": "a request for amendment"},
		{"kind": "patient_requests", "id": "r3", "reason": "granted"},
		{"kind": "patient_requests", "id": "r4", "reason": "not decided yet"},
	} with input as at(others)
	count(access_denied.deny) == 0 with input as at(others)
}

test_where_none_was_denied_each_was_looked_at if {
	given := at([{"id": "r3", "right": "access", "outcome": "granted"}])
	access_denied.population == {{"kind": "patient_requests", "id": "r3"}} with input as given
	count(access_denied.excluded) == 0 with input as given
	count(access_denied.deny) == 0 with input as given
	count(access_denied.population) == 0 with input as at([])
}
