package hipaa.lib.breaches_test

import data.hipaa.lib.breaches

on(day) := {"today": day}

today := on("2026-11-20")

unsecured := {"result": "successful", "phi": "unsecured", "held_as": "covered_entity", "known_on": "2026-03-04"}

# Whether a set that a function may leave empty holds something.
is_breach(incident, assessment) if count({true | breaches.breach(incident, assessment)}) == 1

is_none(incident, assessment) if count({true | breaches.breach(incident, assessment)}) == 0

test_unsecured_phi_is_presumed_a_breach if {
	every result in ["successful", "unknown"] {
		every phi in ["unsecured", "unknown"] {
			is_breach({"result": result, "phi": phi}, {}) with input as today
			is_breach({"result": result, "phi": phi}, {"conclusion": "undecided"}) with input as today
		}
	}
}

test_what_is_none_says_why if {
	reasons := {
		"an attempt that did not succeed": [{"result": "attempted", "phi": "unknown"}, {}],
		"looked into, and unfounded": [{"result": "unfounded", "phi": "unknown"}, {}],
		"no PHI was reached": [{"result": "successful", "phi": "none"}, {}],
		"the PHI was secured": [{"result": "unknown", "phi": "secured", "secured_by": "destroyed"}, {"conclusion": "undecided"}],
		"assessed as no breach": [unsecured, object.union(weighed, {"decided_on": "2026-11-20"})],
	}
	every reason, given in reasons {
		breaches.none(given[0], given[1]) == reason with input as today
		is_none(given[0], given[1]) with input as today
	}
}

test_a_breach_gives_no_reason if {
	count({reason | reason := breaches.none(unsecured, {})}) == 0 with input as today
	count({reason | reason := breaches.none({"result": "attempted", "phi": "none"}, {"conclusion": "breach"})}) == 0 with input as today
}

test_a_conclusion_clears_from_its_day_on if {
	every given in [object.union(excepted, {"decided_on": "2026-11-20"}), object.union(weighed, {"decided_on": "2026-11-20"})] {
		is_none(unsecured, given) with input as on("2026-11-20")
		is_breach(unsecured, given) with input as on("2026-11-19")
	}
	is_none(unsecured, weighed) with input as today
}

weighed := {"conclusion": "low_probability", "nature_and_extent": "a", "unauthorized_person": "b", "acquired_or_viewed": "c", "risk_mitigated": "d"}

excepted := {"conclusion": "exception", "exception": "good_faith_workforce", "exception_reason": "r", "further_use": false}

# The burden is on who says that it is none: a claim without its factors demonstrates nothing.
test_a_low_probability_takes_all_four_factors if {
	every field in breaches.factors {
		is_breach(unsecured, object.remove(weighed, [field])) with input as today
	}
	high := {"nature_and_extent_risk": "high", "unauthorized_person_risk": "high", "acquired_or_viewed_risk": "high", "risk_mitigated_risk": "high"}
	is_breach(unsecured, object.union(weighed, high)) with input as today
	every field in object.keys(high) {
		is_none(unsecured, object.union(weighed, object.remove(high, [field]))) with input as today
		is_none(unsecured, object.union_n([weighed, high, {field: "medium"}])) with input as today
	}
}

test_an_exception_takes_what_shows_it if {
	is_none(unsecured, object.union(excepted, {"exception": "between_authorized_persons"})) with input as today
	is_none(unsecured, object.remove(object.union(excepted, {"exception": "could_not_retain"}), ["further_use"])) with input as today
	every field in ["exception", "exception_reason", "further_use"] {
		is_breach(unsecured, object.remove(excepted, [field])) with input as today
	}
	is_breach(unsecured, object.union(excepted, {"further_use": true})) with input as today
	is_breach(unsecured, object.union(weighed, {"conclusion": "exception"})) with input as today
	is_breach(unsecured, object.union(excepted, {"conclusion": "low_probability"})) with input as today
}

test_claimed_is_not_yet_cleared if {
	count({true | breaches.claimed({"conclusion": "low_probability"})}) == 1 with input as today
	count({true | breaches.claimed({"conclusion": "exception", "decided_on": "2026-11-20"})}) == 1 with input as today
	count({true | breaches.claimed({"conclusion": "exception", "decided_on": "2026-11-21"})}) == 0 with input as today
	count({true | breaches.claimed({"conclusion": "breach"})}) == 0 with input as today
}

test_what_is_said_to_be_secured_is_shown_to_be if {
	said := {"result": "successful", "phi": "secured"}
	is_none(object.union(said, {"secured_by": "destroyed"}), {}) with input as today
	is_none(object.union(said, {"secured_by": "encrypted", "key_exposed": false}), {}) with input as today
	every fields in [{}, {"key_exposed": false}, {"secured_by": "encrypted"}, {"secured_by": "encrypted", "key_exposed": true}] {
		is_breach(object.union(said, fields), {}) with input as today
		is_none(object.union_n([said, fields, {"result": "attempted"}]), {}) with input as today
	}
	is_breach({"result": "successful", "phi": "unsecured", "secured_by": "destroyed"}, {}) with input as today
}

# What reached unsecured PHI has succeeded, whatever it is called.
test_an_attempt_on_record_as_reaching_unsecured_phi_is_presumed_a_breach if {
	is_breach({"result": "attempted", "phi": "unsecured"}, {}) with input as today
	is_none({"result": "unfounded", "phi": "unsecured"}, {}) with input as today
}

test_roles if {
	count({true | breaches.as_covered_entity({"held_as": "covered_entity"})}) == 1
	count({true | breaches.as_covered_entity({"held_as": "both"})}) == 1
	count({true | breaches.as_covered_entity({"held_as": "business_associate"})}) == 0
	count({true | breaches.as_business_associate({"held_as": "business_associate"})}) == 1
	count({true | breaches.as_business_associate({"held_as": "both"})}) == 1
	count({true | breaches.as_business_associate({"held_as": "covered_entity"})}) == 0
}

# The earlier of known and should have been known, and of what anybody of the workforce knew.
test_discovery_is_the_earliest_day if {
	breaches.discovered({"known_on": "2026-03-09", "workforce_known_on": "2026-03-04", "should_have_been_known_on": "2026-03-06"}) == "2026-03-04" with input as today
	breaches.discovered({"known_on": "2026-03-09", "workforce_known_on": "2026-03-08", "should_have_been_known_on": "2026-02-28"}) == "2026-02-28" with input as today
	breaches.discovered({"known_on": "2026-03-09", "should_have_been_known_on": "2026-03-31"}) == "2026-03-09" with input as today
	breaches.discovered({"should_have_been_known_on": "2026-03-31"}) == "2026-03-31" with input as today
	count({day | day := breaches.discovered({"incident_id": "i"})}) == 0 with input as today
}

# Nobody has known on a day still to come.
test_discovery_is_no_later_than_today if {
	breaches.discovered({"known_on": "2026-11-20"}) == "2026-11-20" with input as today
	count({day | day := breaches.discovered({"known_on": "2026-11-21", "workforce_known_on": "2027-01-01"})}) == 0 with input as today
}

# What an agent knew is known here; what another business associate knew is known when it reports.
test_the_knowledge_of_an_agent_is_imputed if {
	given := {"known_on": "2026-03-09", "reported_by": "printer", "associate_known_on": "2026-03-02"}
	breaches.discovered(object.union(given, {"associate_agent": true})) == "2026-03-02" with input as today
	breaches.discovered(object.union(given, {"associate_agent": false})) == "2026-03-09" with input as today
	breaches.discovered(given) == "2026-03-09" with input as today
	breaches.discovered(object.remove(object.union(given, {"associate_agent": true}), ["reported_by"])) == "2026-03-09" with input as today
	breaches.discovered(object.union(given, {"associate_agent": true, "associate_known_on": "2026-03-10"})) == "2026-03-09" with input as today
}

test_a_notice_from_before_discovery_is_none_about_it if {
	notices := {{"notice_id": "a", "sent_on": "2026-03-03"}, {"notice_id": "b", "sent_on": "2026-03-04"}, {"notice_id": "c"}}
	{notice.notice_id | some notice in breaches.credible(unsecured, notices)} == {"b", "c"} with input as today
	count(breaches.credible({"incident_id": "i"}, notices)) == 3 with input as today
}

# Day 1 is the day after discovery.
test_day_60 if {
	days := {
		"2026-01-01": "2026-03-02",
		"2024-01-01": "2024-03-01", # a leap year
		"2026-01-31": "2026-04-01",
		"2027-12-31": "2028-02-29",
		"2026-12-31": "2027-03-01",
		"2026-11-02": "2027-01-01",
		"2026-09-21": "2026-11-20",
		"2024-02-29": "2024-04-29",
	}
	every discovered, due in days {
		breaches.latest({"known_on": discovered}) == due with input as on("2030-01-01")
	}
}

test_60_days_after_the_year if {
	breaches.after_year("2026-01-01") == "2027-03-01"
	breaches.after_year("2026-12-31") == "2027-03-01"
	breaches.after_year("2027-06-30") == "2028-02-29"
	breaches.after_year("2028-06-30") == "2029-03-01"
}

test_dates_are_written_with_two_digits if {
	breaches.add_days("2026-12-31", 1) == "2027-01-01"
	breaches.add_days("2026-10-09", 1) == "2026-10-10"
	breaches.add_days("2026-03-01", -1) == "2026-02-28"
	breaches.add_days("1970-01-01", 0) == "1970-01-01"
	breaches.add_days("1969-12-31", 0) == "1969-12-31"
}

test_what_is_left if {
	breaches.left("2026-11-22") == "2 days left" with input as today
	breaches.left("2026-11-21") == "1 day left" with input as today
	breaches.left("2026-11-20") == "due today" with input as today
	breaches.left("2026-11-19") == "1 day over" with input as today
	breaches.left("2026-01-19") == "305 days over" with input as today
}

written := {"recipient": "individuals", "delay_form": "written", "delay_stated_on": "2026-04-01", "delay_until": "2026-06-15", "delay_document": "d"}

oral := {"recipient": "individuals", "delay_form": "oral", "delay_stated_on": "2026-04-20", "delay_document": "d", "delay_official_on_file": true}

# unsecured is due by 2026-05-03.
test_a_written_statement_delays_as_specified if {
	breaches.due(unsecured, {written}) == "2026-06-15" with input as today
	breaches.due(unsecured, {object.union(written, {"delay_until": "2026-04-15"})}) == "2026-05-03" with input as today
	breaches.due(unsecured, {object.remove(written, ["delay_until"])}) == "2026-05-03" with input as today
	breaches.due(unsecured, set()) == "2026-05-03" with input as today
	count({due | due := breaches.due({"known_days": []}, {written})}) == 0 with input as today
}

test_an_oral_statement_delays_30_days_at_most if {
	breaches.due(unsecured, {oral}) == "2026-05-20" with input as today
	breaches.due(unsecured, {object.union(oral, {"delay_until": "2026-05-10"})}) == "2026-05-10" with input as today
	breaches.due(unsecured, {object.union(oral, {"delay_until": "2026-05-21"})}) == "2026-05-20" with input as today
	breaches.due(unsecured, {object.union(oral, {"delay_form": "oral_then_written"})}) == "2026-05-20" with input as today
}

test_a_written_one_submitted_in_time_replaces_it if {
	both := object.union(oral, {"delay_form": "oral_then_written", "delay_until": "2026-07-01"})
	breaches.due(unsecured, {object.union(both, {"delay_confirmed_on": "2026-05-20"})}) == "2026-07-01" with input as today
	breaches.due(unsecured, {object.union(both, {"delay_confirmed_on": "2026-05-21"})}) == "2026-05-20" with input as today
	breaches.due(unsecured, {object.union(both, {"delay_confirmed_on": "2026-04-19"})}) == "2026-05-20" with input as today
	breaches.due(unsecured, {object.union(both, {"delay_confirmed_on": "2026-05-20"})}) == "2026-05-20" with input as on("2026-05-19")
	breaches.due(unsecured, {object.union(oral, {"delay_form": "oral_then_written", "delay_confirmed_on": "2026-05-01"})}) == "2026-05-20" with input as today
}

# Who relies on a delay has it on file.
test_a_statement_that_is_not_documented_delays_nothing if {
	breaches.due(unsecured, {object.remove(written, ["delay_document"])}) == "2026-05-03" with input as today
	breaches.due(unsecured, {object.remove(oral, ["delay_document"])}) == "2026-05-03" with input as today
	breaches.due(unsecured, {object.remove(oral, ["delay_official_on_file"])}) == "2026-05-03" with input as today
	breaches.due(unsecured, {object.union(oral, {"delay_official_on_file": false})}) == "2026-05-03" with input as today
	confirmed := object.union(oral, {"delay_form": "oral_then_written", "delay_until": "2026-07-01", "delay_confirmed_on": "2026-05-01"})
	breaches.due(unsecured, {object.remove(confirmed, ["delay_official_on_file"])}) == "2026-07-01" with input as today
}

test_a_statement_made_too_late_or_still_to_come_delays_nothing if {
	breaches.due(unsecured, {object.union(written, {"delay_stated_on": "2026-05-03"})}) == "2026-06-15" with input as today
	breaches.due(unsecured, {object.union(written, {"delay_stated_on": "2026-05-04"})}) == "2026-05-03" with input as today
	breaches.due(unsecured, {written}) == "2026-05-03" with input as on("2026-03-31")
}

letter(number) := {"notice_id": sprintf("l%v", [number]), "recipient": "individuals", "individuals": number, "sent_on": "2026-04-01"}

replaced(number) := {"notice_id": sprintf("s%v", [number]), "recipient": "individuals", "form": "substitute", "individuals": number, "sent_on": "2026-05-01"}

test_a_substitute_for_a_letter_that_came_back_adds_nobody if {
	back := object.union(letter(100), {"undeliverable": 5})
	breaches.reached({letter(100)}) == 100 with input as today
	breaches.reached({back, replaced(5)}) == 100 with input as today
	breaches.reached({back, replaced(8)}) == 103 with input as today
	breaches.reached({back}) == 100 with input as today
	breaches.reached(set()) == 0 with input as today
}

test_only_what_was_sent_reaches if {
	breaches.reached({object.union(letter(3), {"sent_on": "2026-11-20"})}) == 3 with input as today
	breaches.reached({object.union(letter(3), {"sent_on": "2026-11-21"})}) == 0 with input as today
	breaches.reached({object.remove(letter(3), ["sent_on"])}) == 0 with input as today
	breaches.reached({object.union(letter(3), {"form": "urgent"})}) == 0 with input as today
	breaches.reached({object.union(letter(3), {"recipient": "media"})}) == 0 with input as today
	breaches.reached({object.union(letter(3), {"recipient": "next_of_kin"}), letter(4)}) == 7 with input as today
}

test_concerned_is_the_larger_number if {
	breaches.concerned({"individuals": 12}, {letter(10)}) == 12
	breaches.concerned({"individuals": 9}, {letter(10)}) == 10
	breaches.concerned({}, {letter(10), object.remove(letter(11), ["sent_on"])}) == 21
	breaches.concerned({}, set()) == 0
}

test_people_in_words if {
	breaches.people(1) == "1 individual"
	breaches.people(0) == "0 individuals"
	breaches.people(501) == "501 individuals"
}

test_held_back_until_the_day if {
	count({true | breaches.held_back(unsecured, {written})}) == 1 with input as on("2026-06-14")
	count({true | breaches.held_back(unsecured, {written})}) == 0 with input as on("2026-06-15")
	count({true | breaches.held_back({"incident_id": "i"}, {written})}) == 0 with input as on("2026-06-14")
}

test_to_individuals if {
	count({recipient | some recipient in ["individuals", "next_of_kin", "media", "secretary", "covered_entity"]; breaches.to_individuals({"recipient": recipient})}) == 2
}

reasons(incident, assessment) := {reason | reason := breaches.none(incident, assessment)}

test_what_was_assessed_as_a_breach_gives_no_reason if {
	every incident in [
		{"result": "attempted", "phi": "unknown"},
		{"result": "unfounded", "phi": "unknown"},
		{"result": "successful", "phi": "none"},
		{"result": "successful", "phi": "secured", "secured_by": "destroyed"},
	] {
		count(reasons(incident, {"conclusion": "breach"})) == 0 with input as today
		count(reasons(incident, {})) == 1 with input as today
	}
}

test_what_fits_no_reason_is_given_none if {
	count(reasons({"phi": "unsecured"}, {})) == 0 with input as today
}

test_only_phi_recorded_as_secured_is_secured if {
	every shown in [{"secured_by": "destroyed"}, {"secured_by": "encrypted", "key_exposed": false}] {
		breaches.secured(object.union(shown, {"phi": "secured"}))
		every phi in ["unsecured", "unknown", "none"] {
			count({true | breaches.secured(object.union(shown, {"phi": phi}))}) == 0
		}
	}
}

statement := {"delay_stated_on": "2026-10-01", "delay_until": "2026-12-31", "delay_document": "d", "delay_official_on_file": true}

test_the_form_of_a_statement_decides_how_long_it_delays if {
	ends := {
		"written": "2026-12-31",
		"oral": "2026-10-31",
	}
	every form, end in ends {
		given := object.union(statement, {"delay_form": form, "delay_confirmed_on": "2026-10-02"})
		breaches.stated_end(given) == end with input as today
	}
	count({end | end := breaches.stated_end(statement)}) == 0 with input as today
}

test_a_statement_confirmed_on_its_own_day_is_confirmed if {
	given := object.union(statement, {"delay_form": "oral_then_written", "delay_confirmed_on": "2026-10-01"})
	breaches.stated_end(given) == "2026-12-31" with input as today
	earlier := object.union(given, {"delay_confirmed_on": "2026-09-30"})
	breaches.stated_end(earlier) == "2026-10-31" with input as today
}

test_letters_that_came_back_are_those_sent_to_individuals if {
	returned := {"recipient": "individuals", "individuals": 9, "undeliverable": 4, "sent_on": "2026-11-20"}
	breaches.undeliverable([returned]) == 4 with input as today
	every other in [{"recipient": "next_of_kin"}, {"recipient": "media"}, {"form": "substitute"}, {"form": "urgent"}, {"sent_on": "2026-11-21"}] {
		breaches.undeliverable([returned, object.union(returned, other)]) == 4 with input as today
	}
}

test_substitutes_that_reach_nobody_more if {
	sent := {"recipient": "individuals", "individuals": 9, "sent_on": "2026-11-20"}
	replacing := object.union(sent, {"form": "substitute", "individuals": 5})
	breaches.reached([sent, replacing]) == 14 with input as today
	every other in [{"recipient": "next_of_kin"}, {"sent_on": "2026-11-21"}] {
		breaches.reached([sent, object.union(replacing, other)]) == 9 with input as today
	}
}
