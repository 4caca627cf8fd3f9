package hipaa.breach.breach_notice_methods_test

import data.hipaa.breach.breach_notice_methods as methods

# Discovered on 2026-09-21, so that 2026-11-20 is the 60th day.
incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "known_on": "2026-09-21"}

letter := {"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "individuals", "form": "written", "method": "first_class_mail", "individuals": 200, "sent_on": "2026-11-01"}

posting := {"id": "s1", "notice_id": "s1", "incident": "i1", "recipient": "individuals", "form": "substitute", "method": "home_page_posting", "individuals": 10, "sent_on": "2026-11-10", "posted_until": "2027-02-07", "toll_free_until": "2027-02-07"}

call(number) := {"id": "s2", "notice_id": "s2", "incident": "i1", "recipient": "individuals", "form": "substitute", "method": "telephone", "individuals": number, "sent_on": "2026-11-10"}

returned(number) := object.union(letter, {"undeliverable": number})

at(day, notices) := {"today": day, "evidence": {
	"breach_assessments": {"records": []},
	"breach_notices": {"records": notices},
	"incidents": {"records": [incident]},
}}

changed(notice, fields, removed) := at("2026-11-20", [object.union(object.remove(notice, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

only(findings) := [f.message | some f in findings][0] if count(findings) == 1

test_letters_by_first_class_mail_pass if {
	count(methods.deny) == 0 with input as at("2027-06-01", [letter])
	methods.population == {{"kind": "breach_notices", "id": "n1"}} with input as at("2027-06-01", [letter])
	count(methods.deny) == 0 with input as changed(letter, {}, ["form"])
}

test_other_ways_are_not_the_notice if {
	every method in ["telephone", "patient_portal", "fax", "secure_message", "home_page_posting"] {
		deny := methods.deny with input as changed(letter, {"method": method}, [])
		brief(deny) == {["breach_notices", "n1", "method", "rule"]}
	}
	unsaid := methods.deny with input as changed(letter, {}, ["method"])
	only(unsaid) == "is not shown to have gone by first-class mail (no method on record); send the letter: other ways come in addition, or as substitute notice"
	count(methods.deny) == 0 with input as changed(letter, {"method": "telephone", "form": "urgent"}, [])
}

test_email_needs_agreement if {
	count(methods.deny) == 0 with input as changed(letter, {"method": "email", "email_agreed": true}, [])
	every given in [changed(letter, {"method": "email", "email_agreed": false}, []), changed(letter, {"method": "email"}, [])] {
		deny := methods.deny with input as given
		brief(deny) == {["breach_notices", "n1", "email_agreed", "rule"]}
	}
	kin := methods.deny with input as changed(letter, {"method": "email", "email_agreed": true, "recipient": "next_of_kin"}, [])
	brief(kin) == {["breach_notices", "n1", "method", "rule"]}
}

test_letters_that_came_back_need_substitute_notice if {
	early := at("2026-11-19", [returned(1)])
	count(methods.deny) == 0 with input as early
	warn := methods.warn with input as early
	only(warn) == "could not be delivered to all: of 1 whose contact information does not serve, substitute notice is recorded for 0; it is due by 2026-11-20 at the latest (1 day left)"
	deny := methods.deny with input as at("2026-11-20", [returned(1)])
	found(deny) == {["breach_notices", "n1", "undeliverable", "rule", "could not be delivered to all: of 1 whose contact information does not serve, substitute notice is recorded for 0; give it to the others (notice was due by 2026-11-20)"]}
	count(methods.deny) == 0 with input as at("2026-11-20", [returned(0)])
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(1), call(1)])
	unsent := methods.deny with input as at("2026-11-20", [returned(1), object.union(call(1), {"sent_on": "2026-11-21"})])
	count(unsent) == 1
}

test_without_a_day_of_discovery_no_time_is_left if {
	given := at("2026-11-19", [object.union(returned(1), {"incident": "i9"})])
	deny := methods.deny with input as given
	contains(only(deny), "notice was due by 2026-11-19")
}

test_substitute_for_fewer_than_10_may_be_by_telephone if {
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(9), call(9)])
	deny := methods.deny with input as at("2027-06-01", [returned(10), call(10)])
	found(deny) == {["breach_notices", "s2", "method", "rule", "is substitute notice by telephone, for 10 individuals in all; for 10 or more it takes a conspicuous posting on the home page or notice in major print or broadcast media"]}
}

# Ten came back, whatever the substitute notice says.
test_a_number_that_is_too_low_does_not_help if {
	deny := methods.deny with input as at("2027-06-01", [returned(10), call(9)])
	brief(deny) == {["breach_notices", "s2", "method", "rule"], ["breach_notices", "n1", "undeliverable", "rule"]}
	unsaid := methods.deny with input as at("2027-06-01", [object.remove(call(1), ["individuals"])])
	only(unsaid) == "is substitute notice by telephone, and for how many is not recorded; for 10 or more it takes a conspicuous posting on the home page or notice in major print or broadcast media"
}

test_a_posting_serves_all if {
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(10), posting])
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(13), posting, call(3)])
	media := object.union(object.remove(posting, ["posted_until"]), {"method": "major_media"})
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(10), media])
}

# From 2026-11-10 to 2027-02-07 are 90 days, both included.
test_90_days if {
	short := methods.deny with input as at("2027-06-01", [returned(10), object.union(posting, {"posted_until": "2027-02-06"})])
	found(short) == {["breach_notices", "s1", "posted_until", "rule", "is a posting on the home page for 89 days, until 2027-02-06; it has to stay for 90 days: post it again for the whole time"]}
	phone := methods.deny with input as at("2027-06-01", [returned(10), object.union(posting, {"toll_free_until": "2027-02-06"})])
	brief(phone) == {["breach_notices", "s1", "toll_free_until", "rule"]}
	neither := methods.deny with input as at("2027-06-01", [returned(10), object.remove(posting, ["posted_until", "toll_free_until"])])
	brief(neither) == {["breach_notices", "s1", "posted_until", "rule"], ["breach_notices", "s1", "toll_free_until", "rule"]}
	few := object.union(object.remove(posting, ["posted_until", "toll_free_until"]), {"individuals": 9})
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(9), few])
	back := methods.deny with input as at("2027-06-01", [returned(10), object.union(posting, {"posted_until": "2026-11-09"})])
	contains(only(back), "for 0 days, until 2026-11-09")
}

with_deceased(day, assessment, notices) := json.patch(at(day, notices), [{"op": "replace", "path": "/evidence/breach_assessments/records", "value": [assessment]}])

test_next_of_kin_are_written_to if {
	breach := {"id": "i1", "incident": "i1", "conclusion": "breach", "deceased_with_kin": 2}
	kin := {"id": "k", "notice_id": "k", "incident": "i1", "recipient": "next_of_kin", "method": "first_class_mail", "individuals": 2, "sent_on": "2026-11-02", "undeliverable": 2}
	count(methods.deny) == 0 with input as with_deceased("2027-06-01", breach, [letter, kin])
	count(methods.deny) == 0 with input as with_deceased("2026-11-20", breach, [letter])
	deny := methods.deny with input as with_deceased("2026-11-21", breach, [letter, object.union(kin, {"individuals": 1})])
	found(deny) == {["breach_notices", "", "", "rule", "no notice is recorded to next of kin or personal representatives of 1 of 2 deceased individuals of incident i1 who have one with an address; write to them"]}
	none := methods.deny with input as with_deceased("2026-11-21", breach, [])
	count(none) == 1
	count(methods.deny) == 0 with input as with_deceased("2026-11-21", object.union(breach, {"conclusion": "low_probability"}), [])
	count(methods.deny) == 0 with input as with_deceased("2026-11-21", object.union(breach, {"deceased_with_kin": 0}), [])
}

test_others_are_left_out_and_said if {
	others := [
		object.union(letter, {"id": "n2", "recipient": "secretary"}),
		object.union(letter, {"id": "n3", "recipient": "covered_entity"}),
		object.union(letter, {"id": "n4", "form": "urgent"}),
		object.remove(object.union(letter, {"id": "n5"}), ["sent_on"]),
	]
	given := at("2026-11-20", array.concat([letter], others))
	methods.excluded == {
		{"kind": "breach_notices", "id": "n2", "reason": "to secretary"},
		{"kind": "breach_notices", "id": "n3", "reason": "to covered entity"},
		{"kind": "breach_notices", "id": "n4", "reason": "an additional first word in an urgent case"},
		{"kind": "breach_notices", "id": "n5", "reason": "not sent yet"},
	} with input as given
	count(methods.population) == 4 with input as at("2026-11-20", others)
	count(methods.population) == 0 with input as at("2026-11-20", [])
}
