package hipaa.breach.breach_notice_secretary_test

import data.hipaa.breach.breach_notice_secretary as secretary

# Discovered on 2026-09-21, so that 2026-11-20 is the 60th day.
incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "status": "open", "known_on": "2026-09-23", "workforce_known_on": "2026-09-21"}

assessment := {"id": "i1", "incident": "i1", "conclusion": "breach", "individuals": 499}

large := object.union(assessment, {"individuals": 500})

letter := {"id": "l", "notice_id": "l", "incident": "i1", "recipient": "individuals", "individuals": 499, "sent_on": "2026-11-01"}

report := {"id": "s", "notice_id": "s", "incident": "i1", "recipient": "secretary", "method": "hhs_portal", "individuals": 499, "sent_on": "2027-03-01"}

at(day, incidents, assessments, notices) := {
	"today": day,
	"parameters": {"breach_notice_secretary": {"contemporaneous_days": 5}},
	"evidence": {
		"breach_assessments": {"records": assessments},
		"notices": {"records": notices},
		"incidents": {"records": incidents},
	},
}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

only(findings) := [f.message | some f in findings][0] if count(findings) == 1

test_fewer_than_500_have_60_days_after_the_year if {
	given := at("2027-03-01", [incident], [assessment], [letter])
	count(secretary.deny) == 0 with input as given
	warn := secretary.warn with input as given
	only(warn) == "is a breach, or presumed one, discovered on 2026-09-21 of 499 individuals; notice to the Secretary is due by 2027-03-01 at the latest (due today)"
	deny := secretary.deny with input as object.union(given, {"today": "2027-03-02"})
	found(deny) == {["incidents", "i1", "", "rule", "is a breach discovered on 2026-09-21 of 499 individuals, and notice to the Secretary was due by 2027-03-01 (1 day over); submit it on the HHS web site today"]}
	count(secretary.deny) == 0 with input as at("2027-06-01", [incident], [assessment], [letter, report])
}

# The year of discovery counts, not the one in which it happened.
test_discovered_at_the_turn_of_the_year if {
	days := {"2026-12-31": "2027-03-01", "2027-01-01": "2028-02-29", "2028-01-01": "2029-03-01"}
	every discovered, due in days {
		one := object.union(object.remove(incident, ["workforce_known_on"]), {"occurred_on": "2026-12-01", "known_on": discovered})
		warn := secretary.warn with input as at(due, [one], [assessment], [])
		contains(only(warn), sprintf("by %v at the latest (due today)", [due]))
	}
}

test_reported_late_fails if {
	deny := secretary.deny with input as at("2027-06-01", [incident], [assessment], [letter, object.union(report, {"sent_on": "2027-03-02"})])
	only(deny) == "is a breach discovered on 2026-09-21 of 499 individuals; the Secretary was notified on 2027-03-02 and notice was due by 2027-03-01, 1 day over"
	future := secretary.deny with input as at("2027-03-02", [incident], [assessment], [letter, object.union(report, {"sent_on": "2027-03-03"})])
	contains(only(future), "was due by 2027-03-01 (1 day over)")
}

test_500_have_60_days_from_discovery if {
	deny := secretary.deny with input as at("2026-11-21", [incident], [large], [])
	contains(only(deny), "of 500 individuals, and notice to the Secretary was due by 2026-11-20 (1 day over)")
	count(secretary.deny) == 0 with input as at("2026-11-20", [incident], [large], [])
	counted := secretary.deny with input as at("2026-11-21", [incident], [assessment], [object.union(letter, {"individuals": 500, "sent_on": "2026-11-21"})])
	contains(only(counted), "of 500 individuals")
}

test_with_the_individuals_or_soon_after if {
	count(secretary.deny) == 0 with input as at("2026-11-20", [incident], [large], [letter, object.union(report, {"sent_on": "2026-11-06"})])
	deny := secretary.deny with input as at("2026-11-20", [incident], [large], [letter, object.union(report, {"sent_on": "2026-11-07"})])
	found(deny) == {["incidents", "i1", "", "program", "is a breach of 500 individuals; the Secretary was notified 6 days after the first of them, and this program takes 5 days as contemporaneous"]}
	count(secretary.deny) == 0 with input as at("2026-11-06", [incident], [large], [letter])
	waiting := secretary.deny with input as at("2026-11-07", [incident], [large], [letter])
	brief(waiting) == {["incidents", "i1", "", "program"]}
	contains(only(waiting), "the first were notified 6 days ago, and the Secretary is not")
}

test_submitted_otherwise_fails if {
	every other in [object.union(report, {"method": "fax"}), object.remove(report, ["method"])] {
		deny := secretary.deny with input as at("2027-06-01", [incident], [assessment], [letter, other])
		found(deny) == {["incidents", "i1", "", "rule", "is a breach whose notice s to the Secretary is not shown to have been submitted on the HHS web site; submit it there, or record that it was"]}
	}
}

test_without_a_day_of_discovery_no_time_is_left if {
	bare := object.remove(incident, ["known_on", "workforce_known_on"])
	deny := secretary.deny with input as at("2027-06-01", [bare], [assessment], [letter, report])
	found(deny) == {["incidents", "i1", "", "rule", "is a breach, or presumed one, without a day of discovery, so that no notice to the Secretary is shown to be in time; record the day"]}
}

test_a_notice_from_before_discovery_notifies_nobody if {
	deny := secretary.deny with input as at("2027-03-02", [incident], [assessment], [object.union(report, {"sent_on": "2026-09-20"})])
	contains(only(deny), "was due by 2027-03-01 (1 day over)")
}

test_held_back_for_law_enforcement if {
	held := {"id": "s", "notice_id": "s", "incident": "i1", "recipient": "secretary", "delay_form": "written", "delay_stated_on": "2026-10-01", "delay_until": "2027-04-01", "delay_document": "d"}
	count(secretary.deny) == 0 with input as at("2027-03-31", [incident], [assessment], [held])
	count(secretary.deny) == 0 with input as at("2027-03-31", [incident], [large], [letter, held])
	deny := secretary.deny with input as at("2027-04-02", [incident], [assessment], [held])
	contains(only(deny), "was due by 2027-04-01 (1 day over)")
}

test_nobody_counted_has_the_shorter_time if {
	bare := object.remove(assessment, ["individuals"])
	deny := secretary.deny with input as at("2026-11-21", [incident], [bare], [])
	contains(only(deny), "of individuals nobody has counted, perhaps 500 or more, and notice to the Secretary was due by 2026-11-20")
}

test_in_no_log_fails if {
	one := object.union(letter, {"individuals": 3})
	deny := secretary.deny with input as at("2026-11-21", [incident], [], [one])
	found(deny) == {["incidents", "i1", "", "program", "counts as a breach since 2026-09-21 and has no assessment record; this program keeps its log of breaches there: enter it with the number of individuals"]}
	count(secretary.deny) == 0 with input as at("2026-11-20", [incident], [], [one])
}

test_others_are_left_out_and_said if {
	incidents := [
		incident,
		object.union(incident, {"id": "i2", "incident_id": "i2", "held_as": "business_associate"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "result": "unfounded"}),
	]
	secretary.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "held as a business associate only"},
		{"kind": "incidents", "id": "i3", "reason": "looked into, and unfounded"},
	} with input as at("2026-11-20", incidents, [assessment], [])
}

test_where_none_is_a_breach_each_was_looked_at if {
	quiet := at("2027-11-20", [object.union(incident, {"phi": "secured", "secured_by": "destroyed"})], [], [])
	count(secretary.deny) == 0 with input as quiet
	count(secretary.warn) == 0 with input as quiet
	secretary.population == {{"kind": "incidents", "id": "i1"}} with input as quiet
	count(secretary.population) == 0 with input as at("2026-11-20", [], [], [])
}

test_one_individual_has_60_days_after_the_year if {
	one := object.union(assessment, {"individuals": 1})
	warn := secretary.warn with input as at("2026-11-21", [incident], [one], [])
	only(warn) == "is a breach, or presumed one, discovered on 2026-09-21 of 1 individual; notice to the Secretary is due by 2027-03-01 at the latest (100 days left)"
	nobody := secretary.warn with input as at("2026-11-20", [incident], [object.union(assessment, {"individuals": 0})], [])
	contains(only(nobody), "of individuals nobody has counted, perhaps 500 or more; notice to the Secretary is due by 2026-11-20")
}

test_what_is_sent_or_over_is_not_warned_of if {
	early := object.union(report, {"sent_on": "2026-11-20"})
	count(secretary.warn) == 0 with input as at("2026-11-20", [incident], [assessment], [early])
	count(secretary.deny) == 0 with input as at("2026-11-20", [incident], [assessment], [early])
	count(secretary.warn) == 0 with input as at("2027-03-02", [incident], [assessment], [])
	future := secretary.warn with input as at("2026-11-20", [incident], [assessment], [object.union(report, {"sent_on": "2026-11-21"})])
	count(future) == 1
}

test_late_is_said_once if {
	late := secretary.deny with input as at("2026-12-31", [incident], [large], [letter, object.union(report, {"sent_on": "2026-11-21"})])
	contains(only(late), "1 day over")
	last := secretary.deny with input as at("2026-12-31", [incident], [large], [letter, object.union(report, {"sent_on": "2026-11-20"})])
	contains(only(last), "19 days after the first of them")
	waiting := secretary.deny with input as at("2026-11-20", [incident], [large], [letter])
	contains(only(waiting), "19 days ago")
	over := secretary.deny with input as at("2026-11-21", [incident], [large], [letter])
	contains(only(over), "(1 day over)")
}

test_a_breach_of_500_stands_in_no_log if {
	many := object.union(letter, {"individuals": 500})
	deny := secretary.deny with input as at("2026-12-31", [incident], [], [many, object.union(report, {"sent_on": "2026-11-01"})])
	count(deny) == 0
}

test_all_are_looked_at_only_where_none_is_a_breach if {
	given := at("2026-11-20", [incident, object.union(incident, {"id": "i2", "incident_id": "i2", "result": "unfounded"})], [assessment], [])
	secretary.population == {{"kind": "incidents", "id": "i1"}} with input as given
	quiet := at("2026-11-20", [object.union(incident, {"result": "unfounded"})], [], [])
	count(secretary.excluded) == 0 with input as quiet
}

test_the_first_letter_is_what_counts if {
	second := object.union(letter, {"id": "l2", "notice_id": "l2", "individuals": 1, "sent_on": "2026-11-06"})
	deny := secretary.deny with input as at("2026-11-20", [incident], [large], [letter, second, object.union(report, {"sent_on": "2026-11-07"})])
	contains(only(deny), "notified 6 days after the first of them")
	waiting := secretary.deny with input as at("2026-11-07", [incident], [large], [letter, second])
	found(waiting) == {["incidents", "i1", "", "program", "is a breach of 500 individuals, of whom the first were notified 6 days ago, and the Secretary is not; this program takes 5 days as contemporaneous: submit the notice"]}
}

test_only_letters_to_individuals_begin_what_is_contemporaneous if {
	outlets := {"id": "m", "notice_id": "m", "incident": "i1", "recipient": "media", "sent_on": "2026-10-20"}
	given := at("2026-11-20", [incident], [large], [outlets, letter, object.union(report, {"sent_on": "2026-11-06"})])
	count(secretary.deny) == 0 with input as given
}

test_the_first_of_two_submissions_counts if {
	first := object.union(report, {"sent_on": "2027-03-01"})
	second := object.union(report, {"id": "s2", "notice_id": "s2", "sent_on": "2027-03-02"})
	count(secretary.deny) == 0 with input as at("2027-06-01", [incident], [assessment], [letter, first, second])
}

test_warnings_and_late_notices_name_the_incident if {
	warn := secretary.warn with input as at("2027-03-01", [incident], [assessment], [letter])
	brief(warn) == {["incidents", "i1", "", "rule"]}
	late := secretary.deny with input as at("2027-06-01", [incident], [assessment], [letter, object.union(report, {"sent_on": "2027-03-02"})])
	brief(late) == {["incidents", "i1", "", "rule"]}
}
