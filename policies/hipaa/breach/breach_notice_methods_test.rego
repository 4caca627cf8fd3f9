package hipaa.breach.breach_notice_methods_test

import data.hipaa.breach.breach_notice_methods as methods

# Discovered on 2026-09-21, so that 2026-11-20 is the 60th day.
incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "known_on": "2026-09-21"}

letter := {"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "individuals", "form": "written", "method": "first_class_mail", "individuals": 200, "undeliverable": 0, "sent_on": "2026-11-01"}

posting := {"id": "s1", "notice_id": "s1", "incident": "i1", "recipient": "individuals", "form": "substitute", "method": "home_page_posting", "individuals": 10, "sent_on": "2026-11-10", "posted_until": "2027-02-07", "toll_free_until": "2027-02-07"}

call(number) := {"id": "s2", "notice_id": "s2", "incident": "i1", "recipient": "individuals", "form": "substitute", "method": "telephone", "individuals": number, "sent_on": "2026-11-10"}

returned(number) := object.union(letter, {"undeliverable": number})

at(day, notices) := {"today": day, "parameters": {"breach_notice_methods": {"count_days": 30}}, "evidence": {
	"breach_assessments": {"records": []},
	"notices": {"records": notices},
	"incidents": {"records": [incident]},
}}

changed(notice, fields, removed) := at("2026-11-20", [object.union(object.remove(notice, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

only(findings) := [f.message | some f in findings][0] if count(findings) == 1

test_letters_by_first_class_mail_pass if {
	count(methods.deny) == 0 with input as at("2027-06-01", [letter])
	methods.population == {{"kind": "notices", "id": "n1"}} with input as at("2027-06-01", [letter])
	count(methods.deny) == 0 with input as changed(letter, {}, ["form"])
}

test_other_ways_are_not_the_notice if {
	every method in ["telephone", "patient_portal", "fax", "secure_message", "home_page_posting"] {
		deny := methods.deny with input as changed(letter, {"method": method}, [])
		brief(deny) == {["notices", "n1", "method", "rule"]}
	}
	unsaid := methods.deny with input as changed(letter, {}, ["method"])
	only(unsaid) == "is not shown to have gone by first-class mail (no method on record); send the letter: other ways come in addition, or as substitute notice"
	count(methods.deny) == 0 with input as changed(letter, {"method": "telephone", "form": "urgent"}, [])
}

test_email_needs_agreement if {
	count(methods.deny) == 0 with input as changed(letter, {"method": "email", "email_agreed": true}, [])
	every given in [changed(letter, {"method": "email", "email_agreed": false}, []), changed(letter, {"method": "email"}, [])] {
		deny := methods.deny with input as given
		brief(deny) == {["notices", "n1", "email_agreed", "rule"]}
	}
	kin := methods.deny with input as changed(letter, {"method": "email", "email_agreed": true, "recipient": "next_of_kin"}, [])
	brief(kin) == {["notices", "n1", "method", "rule"]}
}

test_letters_that_came_back_need_substitute_notice if {
	last := at("2026-11-20", [returned(1)])
	count(methods.deny) == 0 with input as last
	warn := methods.warn with input as last
	found(warn) == {["notices", "n1", "undeliverable", "rule", "could not be delivered to all: of 1 whose contact information does not serve, substitute notice is recorded for 0; it is due by 2026-11-20 at the latest (due today)"]}
	deny := methods.deny with input as at("2026-11-21", [returned(1)])
	count(methods.warn) == 0 with input as at("2026-11-21", [returned(1)])
	found(deny) == {["notices", "n1", "undeliverable", "rule", "could not be delivered to all: of 1 whose contact information does not serve, substitute notice is recorded for 0; give it to the others (notice was due by 2026-11-20)"]}
	count(methods.deny) == 0 with input as at("2026-11-21", [returned(0)])
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(1), call(1)])
	unsent := methods.deny with input as at("2026-11-21", [returned(1), object.union(call(1), {"sent_on": "2026-11-22"})])
	count(unsent) == 1
	few := methods.deny with input as at("2026-11-21", [returned(3), call(2)])
	contains(only(few), "of 3 whose contact information does not serve, substitute notice is recorded for 2;")

	# Substitute notice need not be provided to next of kin.
	kin := object.union(returned(1), {"recipient": "next_of_kin"})
	count(methods.deny) == 0 with input as at("2026-11-21", [kin])
}

test_without_a_day_of_discovery_no_time_is_left if {
	given := at("2026-11-19", [object.union(returned(1), {"incident": "i9"})])
	deny := methods.deny with input as given
	only(deny) == "could not be delivered to all: of 1 whose contact information does not serve, substitute notice is recorded for 0; give it to the others (no day of discovery shows that there is time left)"
	count(methods.warn) == 0 with input as given
}

test_substitute_for_fewer_than_10_may_be_by_telephone if {
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(9), call(9)])
	deny := methods.deny with input as at("2027-06-01", [returned(10), call(10)])
	found(deny) == {["notices", "s2", "method", "rule", "is substitute notice by telephone, for 10 individuals in all; for 10 or more it takes a conspicuous posting on the home page or notice in major print or broadcast media"]}
}

# Ten came back, whatever the substitute notice says.
test_a_number_that_is_too_low_does_not_help if {
	deny := methods.deny with input as at("2027-06-01", [returned(10), call(9)])
	brief(deny) == {["notices", "s2", "method", "rule"], ["notices", "n1", "undeliverable", "rule"]}
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
	found(short) == {["notices", "s1", "posted_until", "rule", "is a posting on the home page for 89 days, until 2027-02-06; it has to stay for 90 days: post it again for the whole time"]}
	phone := methods.deny with input as at("2027-06-01", [returned(10), object.union(posting, {"toll_free_until": "2027-02-06"})])
	brief(phone) == {["notices", "s1", "toll_free_until", "rule"]}
	neither := methods.deny with input as at("2027-06-01", [returned(10), object.remove(posting, ["posted_until", "toll_free_until"])])
	brief(neither) == {["notices", "s1", "posted_until", "rule"], ["notices", "s1", "toll_free_until", "rule"]}
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
	deny := methods.deny with input as with_deceased("2026-11-21", breach, [letter, object.union(kin, {"individuals": 1, "undeliverable": 1})])
	found(deny) == {["notices", "", "", "rule", "no notice is recorded to next of kin or personal representatives of 1 of 2 deceased individuals of incident i1 who have one with an address; write to them"]}
	none := methods.deny with input as with_deceased("2026-11-21", breach, [])
	count(none) == 1
	presumed := methods.deny with input as with_deceased("2026-11-21", object.union(breach, {"conclusion": "undecided"}), [])
	count(presumed) == 1
	weighed := {"conclusion": "low_probability", "nature_and_extent": "a", "unauthorized_person": "b", "acquired_or_viewed": "c", "risk_mitigated": "d"}
	count(methods.deny) == 0 with input as with_deceased("2026-11-21", object.union(breach, weighed), [])
	count(methods.deny) == 0 with input as with_deceased("2026-11-21", object.union(breach, {"deceased_with_kin": 0}), [])
}

test_how_many_came_back_is_counted if {
	bare := object.remove(letter, ["undeliverable"])
	count(methods.deny) == 0 with input as at("2026-12-01", [bare])
	deny := methods.deny with input as at("2026-12-02", [bare])
	found(deny) == {["notices", "n1", "undeliverable", "program", "does not say how many came back 31 days after it went out; this program counts them within 30: record the number, 0 where none did"]}
	count(methods.deny) == 0 with input as at("2026-12-02", [letter])
	count(methods.deny) == 0 with input as at("2026-12-02", [object.union(bare, {"recipient": "next_of_kin"})])
	count(methods.deny) == 0 with input as at("2027-06-01", [letter, call(1)])
}

test_more_back_than_were_sent_fails_as_practice if {
	substitute := object.union(posting, {"individuals": 201})
	deny := methods.deny with input as at("2027-06-01", [returned(201), substitute])
	found(deny) == {["notices", "n1", "undeliverable", "program", "is recorded as made out to 200 individuals, of which 201 came back; correct the numbers"]}
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(200), object.union(posting, {"individuals": 200})])
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
		{"kind": "notices", "id": "n2", "reason": "to secretary"},
		{"kind": "notices", "id": "n3", "reason": "to covered entity"},
		{"kind": "notices", "id": "n4", "reason": "an additional first word in an urgent case"},
		{"kind": "notices", "id": "n5", "reason": "not sent yet"},
	} with input as given
	count(methods.population) == 4 with input as at("2026-11-20", others)
	count(methods.population) == 0 with input as at("2026-11-20", [])
}

test_all_are_looked_at_only_where_none_has_gone if {
	unsent := object.remove(object.union(letter, {"id": "n2"}), ["sent_on"])
	methods.population == {{"kind": "notices", "id": "n1"}} with input as at("2026-11-20", [letter, unsent])
	count(methods.excluded) == 0 with input as at("2026-11-20", [unsent])
}

test_substitute_by_email_needs_no_agreement if {
	count(methods.deny) == 0 with input as at("2027-06-01", [returned(2), object.union(call(2), {"method": "email"})])
}

# One finding on each letter that came back, and none on what did not or need not be replaced.
test_the_letter_that_came_back_is_named if {
	other := object.union(letter, {"id": "n2", "notice_id": "n2"})
	kin := object.union(returned(1), {"id": "k", "notice_id": "k", "recipient": "next_of_kin"})
	substitute := object.union(call(1), {"undeliverable": 1})
	deny := methods.deny with input as at("2027-06-01", [returned(2), other, kin, substitute])
	brief(deny) == {["notices", "n1", "undeliverable", "rule"]}
}

test_a_delay_of_another_notice_does_not_count if {
	held := {"id": "m", "notice_id": "m", "incident": "i1", "recipient": "media", "delay_form": "written", "delay_stated_on": "2026-10-10", "delay_until": "2026-12-31", "delay_document": "d"}
	deny := methods.deny with input as at("2026-11-21", [returned(1), held])
	contains(only(deny), "notice was due by 2026-11-20")
}

test_next_of_kin_are_for_the_covered_entity_to_write_to if {
	breach := {"id": "i1", "incident": "i1", "conclusion": "breach", "deceased_with_kin": 2}
	held := json.patch(with_deceased("2026-11-21", breach, []), [{"op": "replace", "path": "/evidence/incidents/records/0/held_as", "value": "business_associate"}])
	count(methods.deny) == 0 with input as held
}

test_what_was_looked_at_is_named_by_kind if {
	unsent := object.remove(object.union(letter, {"id": "n2"}), ["sent_on"])
	methods.population == {{"kind": "notices", "id": "n2"}} with input as at("2026-11-20", [unsent])
}

test_a_way_is_named_in_words if {
	deny := methods.deny with input as changed(letter, {"method": "secure_message"}, [])
	only(deny) == "is not shown to have gone by first-class mail (secure message); send the letter: other ways come in addition, or as substitute notice"
}

test_substitutes_add_up_whatever_came_back if {
	other := object.union(call(5), {"id": "s3", "notice_id": "s3"})
	deny := methods.deny with input as at("2027-06-01", [letter, call(5), other])
	brief(deny) == {["notices", "s2", "method", "rule"], ["notices", "s3", "method", "rule"]}
	count(methods.deny) == 0 with input as at("2027-06-01", [letter, call(4), other])
}

test_how_long_a_number_was_active_is_said if {
	short := methods.deny with input as at("2027-06-01", [returned(10), object.union(posting, {"toll_free_until": "2027-02-06"})])
	found(short) == {["notices", "s1", "toll_free_until", "rule", "gives a toll-free number that is active for 89 days, until 2027-02-06; it has to be for at least 90 days: keep it open, and say so in the notice"]}
	unsaid := methods.deny with input as at("2027-06-01", [returned(10), object.remove(posting, ["toll_free_until"])])
	found(unsaid) == {["notices", "s1", "toll_free_until", "rule", "gives a toll-free number that is active until a day that is not recorded; it has to be for at least 90 days: keep it open, and say so in the notice"]}
}

test_only_letters_that_went_out_count_for_next_of_kin if {
	breach := {"id": "i1", "incident": "i1", "conclusion": "breach", "deceased_with_kin": 2}
	kin := {"id": "k", "notice_id": "k", "incident": "i1", "recipient": "next_of_kin", "method": "first_class_mail", "individuals": 2, "sent_on": "2026-11-21", "undeliverable": 0}
	count(methods.deny) == 0 with input as with_deceased("2026-11-21", breach, [letter, kin])
	every fields in [{"sent_on": "2026-11-22"}, {"form": "urgent"}] {
		deny := methods.deny with input as with_deceased("2026-11-21", breach, [letter, object.union(kin, fields)])
		only(deny) == "no notice is recorded to next of kin or personal representatives of 2 of 2 deceased individuals of incident i1 who have one with an address; write to them"
	}
}
