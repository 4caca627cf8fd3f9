package hipaa.breach.breach_notice_media_test

import data.hipaa.breach.breach_notice_media as media

# Discovered on 2026-09-21, so that 2026-11-20 is the 60th day.
incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "status": "open", "known_on": "2026-09-23", "workforce_known_on": "2026-09-21"}

assessment := {"id": "i1", "incident": "i1", "conclusion": "breach", "individuals": 501, "waiting_because": "printing"}

letter(number, state) := {"id": state, "notice_id": state, "incident": "i1", "recipient": "individuals", "individuals": number, "state": state, "sent_on": "2026-10-20"}

release(state) := {"id": "m", "notice_id": "m", "incident": "i1", "recipient": "media", "state": state, "sent_on": "2026-11-20", "delay_reason": "with the letters"}

at(day, incidents, assessments, notices) := {
	"today": day,
	"evidence": {
		"breach_assessments": {"records": assessments},
		"notices": {"records": notices},
		"incidents": {"records": incidents},
	},
}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

only(findings) := [f.message | some f in findings][0] if count(findings) == 1

test_500_residents_call_for_no_media if {
	given := at("2027-06-01", [incident], [object.union(assessment, {"individuals": 500})], [letter(500, "IL")])
	count(media.deny) == 0 with input as given
	count(media.warn) == 0 with input as given
	media.population == {{"kind": "incidents", "id": "i1"}} with input as given
}

test_501_residents_do if {
	given := at("2026-11-20", [incident], [assessment], [letter(501, "IL")])
	count(media.deny) == 0 with input as given
	warn := media.warn with input as given
	found(warn) == {["incidents", "i1", "", "rule", "is a breach discovered on 2026-09-21 that involves 501 residents of IL; notice to prominent media outlets there is due by 2026-11-20 at the latest (due today)"]}
	deny := media.deny with input as object.union(given, {"today": "2026-11-21"})
	found(deny) == {["incidents", "i1", "", "rule", "is a breach discovered on 2026-09-21 that involves 501 residents of IL, and notice to prominent media outlets there was due by 2026-11-20 (1 day over); send it today"]}
}

test_more_than_500_in_two_states_and_not_in_one_pass if {
	given := at("2027-06-01", [incident], [object.union(assessment, {"individuals": 900})], [letter(500, "IL"), letter(400, "WI")])
	count(media.deny) == 0 with input as given
}

test_an_own_page_is_no_outlet if {
	every method in ["home_page_posting", "patient_portal"] {
		deny := media.deny with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), object.union(release("IL"), {"method": method})])
		contains(only(deny), "notice to prominent media outlets there was due by 2026-11-20")
	}
	count(media.deny) == 0 with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), object.union(release("IL"), {"method": "press_release"})])
}

test_without_a_day_of_discovery_no_time_is_left if {
	bare := object.remove(incident, ["known_on", "workforce_known_on"])
	deny := media.deny with input as at("2027-06-01", [bare], [assessment], [letter(501, "IL"), release("IL")])
	found(deny) == {["incidents", "i1", "", "rule", "is a breach, or presumed one, of more than 500 individuals without a day of discovery, so that no notice to media is shown to be in time; record the day"]}
	count(media.deny) == 0 with input as at("2027-06-01", [bare], [object.union(assessment, {"individuals": 500})], [])
}

test_a_notice_from_before_discovery_notifies_nobody if {
	early := object.union(release("IL"), {"sent_on": "2026-09-20"})
	deny := media.deny with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), early])
	contains(only(deny), "notice to prominent media outlets there was due by 2026-11-20")
}

test_each_state_is_notified_for_itself if {
	two := [letter(501, "IL"), letter(600, "WI"), release("IL")]
	deny := media.deny with input as at("2027-06-01", [incident], [object.union(assessment, {"individuals": 1101})], two)
	contains(only(deny), "600 residents of WI")
}

test_notified_on_day_60_passes_and_a_day_later_fails if {
	count(media.deny) == 0 with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), release("IL")])
	late := object.union(release("IL"), {"sent_on": "2026-11-21"})
	deny := media.deny with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), late])
	only(deny) == "is a breach discovered on 2026-09-21; media notice m went out on 2026-11-21 and was due by 2026-11-20, 1 day over"
	future := object.union(release("IL"), {"sent_on": "2027-06-02"})
	unsent := media.deny with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), future])
	contains(only(unsent), "was due by 2026-11-20")
}

test_without_a_reason_fails if {
	bare := object.remove(release("IL"), ["delay_reason"])
	deny := media.deny with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), bare])
	only(deny) == "is a breach discovered on 2026-09-21; media notice m went out 60 days later, with no reason on record why not sooner"
	same := object.union(bare, {"sent_on": "2026-09-21"})
	count(media.deny) == 0 with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), same])
}

test_waiting_without_a_reason_fails if {
	bare := object.remove(assessment, ["waiting_because"])
	deny := media.deny with input as at("2026-09-22", [incident], [bare], [letter(501, "IL")])
	contains(only(deny), "with no reason on record why media are not notified yet")
	count(media.deny) == 0 with input as at("2026-09-21", [incident], [bare], [letter(501, "IL")])
	planned := object.remove(release("IL"), ["sent_on"])
	count(media.deny) == 0 with input as at("2026-09-22", [incident], [bare], [letter(501, "IL"), planned])
	held := object.union(object.remove(planned, ["delay_reason"]), {"delay_form": "oral", "delay_stated_on": "2026-09-22", "delay_document": "d", "delay_official_on_file": true})
	count(media.deny) == 0 with input as at("2026-09-22", [incident], [bare], [letter(501, "IL"), held])
}

test_states_nobody_recorded_may_be_one if {
	given := at("2026-11-21", [incident], [assessment], [])
	deny := media.deny with input as given
	contains(only(deny), "involves 501 individuals whose state is not recorded")
	some_placed := at("2026-11-21", [incident], [object.union(assessment, {"individuals": 699})], [letter(400, "IL"), letter(199, "WI")])
	close := media.deny with input as some_placed
	count(close) == 0
	nearer := media.deny with input as at("2026-11-21", [incident], [object.union(assessment, {"individuals": 700})], [letter(400, "IL"), letter(199, "WI")])
	contains(only(nearer), "involves 101 individuals whose state is not recorded")
	count(media.deny) == 0 with input as at("2027-06-01", [incident], [assessment], [release("IL")])
}

test_nobody_counted_is_shown if {
	warn := media.warn with input as at("2026-11-20", [incident], [], [])
	found(warn) == {["incidents", "i1", "", "program", "does not say how many individuals it concerns; more than 500 residents of one state call for notice to media there"]}
	count(media.warn) == 0 with input as at("2026-11-20", [incident], [object.union(assessment, {"individuals": 1})], [])
}

test_others_are_left_out_and_said if {
	incidents := [
		incident,
		object.union(incident, {"id": "i2", "incident_id": "i2", "held_as": "business_associate"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "result": "unfounded"}),
	]
	media.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "held as a business associate only"},
		{"kind": "incidents", "id": "i3", "reason": "looked into, and unfounded"},
	} with input as at("2026-11-20", incidents, [assessment], [])
}

test_where_none_is_a_breach_each_was_looked_at if {
	quiet := at("2027-11-20", [object.union(incident, {"phi": "secured", "secured_by": "destroyed"})], [], [])
	count(media.deny) == 0 with input as quiet
	count(media.warn) == 0 with input as quiet
	media.population == {{"kind": "incidents", "id": "i1"}} with input as quiet
	count(media.population) == 0 with input as at("2026-11-20", [], [], [])
}

both_states := [letter(501, "IL"), letter(20, "WI"), release("IL")]

test_what_is_notified_is_not_waited_for if {
	given := at("2026-11-20", [incident], [object.remove(object.union(assessment, {"individuals": 521}), ["waiting_because"])], both_states)
	count(media.warn) == 0 with input as given
	count(media.deny) == 0 with input as given
}

# Media of a state of which few live there may be told whenever.
test_another_state_is_not_judged if {
	other := object.union(object.remove(release("WI"), ["delay_reason"]), {"id": "m2", "notice_id": "m2"})
	count(media.deny) == 0 with input as at("2027-06-01", [incident], [object.union(assessment, {"individuals": 521})], array.concat(both_states, [other]))
	late := object.union(other, {"sent_on": "2027-01-01"})
	count(media.deny) == 0 with input as at("2027-06-01", [incident], [object.union(assessment, {"individuals": 521})], array.concat(both_states, [late]))
}

test_late_and_without_a_reason_is_said_once if {
	late := object.remove(object.union(release("IL"), {"sent_on": "2026-11-21"}), ["delay_reason"])
	deny := media.deny with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), late])
	count(deny) == 1
	next := object.remove(object.union(release("IL"), {"sent_on": "2026-09-22"}), ["delay_reason"])
	first := media.deny with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), next])
	only(first) == "is a breach discovered on 2026-09-21; media notice m went out 1 day later, with no reason on record why not sooner"
	planned := object.remove(release("IL"), ["delay_reason", "sent_on"])
	count(media.deny) == 0 with input as at("2026-11-20", [incident], [assessment], [letter(501, "IL"), planned])
}

test_waiting_until_the_last_day_needs_a_reason if {
	bare := object.remove(assessment, ["waiting_because"])
	last := media.deny with input as at("2026-11-20", [incident], [bare], [letter(501, "IL")])
	found(last) == {["incidents", "i1", "", "rule", "is a breach discovered 60 days ago that involves 501 residents of IL, with no reason on record why media are not notified yet; record what it waits for, or notify"]}
	over := media.deny with input as at("2026-11-21", [incident], [bare], [letter(501, "IL")])
	count(over) == 1
	count(media.warn) == 0 with input as at("2026-11-21", [incident], [bare], [letter(501, "IL")])

	# Neither a plan without a word nor what was sent elsewhere is a reason.
	planned := object.remove(release("IL"), ["sent_on", "delay_reason"])
	unexplained := media.deny with input as at("2026-10-21", [incident], [bare], [letter(501, "IL"), planned])
	count(unexplained) == 1
	elsewhere := object.union(release("WI"), {"sent_on": "2026-10-20"})
	sent := media.deny with input as at("2026-10-21", [incident], [bare], [letter(501, "IL"), elsewhere])
	count(sent) == 1
}

test_a_state_of_500_and_one_nobody_placed if {
	given := at("2026-11-20", [incident], [assessment], [letter(500, "IL")])
	warn := media.warn with input as given
	contains(only(warn), "involves 1 individual whose state is not recorded")
	more := media.warn with input as at("2026-11-20", [incident], [object.union(assessment, {"individuals": 502})], [letter(501, "IL")])
	contains(only(more), "involves 501 residents of IL")
}

test_all_are_looked_at_only_where_none_is_a_breach if {
	given := at("2026-11-20", [incident, object.union(incident, {"id": "i2", "incident_id": "i2", "result": "unfounded"})], [assessment], [])
	media.population == {{"kind": "incidents", "id": "i1"}} with input as given
	quiet := at("2026-11-20", [object.union(incident, {"result": "unfounded"})], [], [])
	count(media.excluded) == 0 with input as quiet
}

test_500_whom_nobody_placed_are_not_more_than_500 if {
	given := at("2026-11-21", [incident], [object.union(assessment, {"individuals": 500})], [])
	count(media.deny) == 0 with input as given
}

test_a_day_to_come_needs_no_reason_yet if {
	planned := object.remove(object.union(release("IL"), {"sent_on": "2026-10-05"}), ["delay_reason"])
	count(media.deny) == 0 with input as at("2026-10-01", [incident], [assessment], [letter(501, "IL"), planned])
}

test_what_is_no_letter_adds_no_residents if {
	call := object.union(letter(1, "IL"), {"id": "c", "notice_id": "c", "form": "urgent"})
	given := at("2027-06-01", [incident], [object.union(assessment, {"individuals": 500})], [letter(500, "IL"), call])
	count(media.deny) == 0 with input as given
}

test_findings_on_media_notices_name_the_incident if {
	late := media.deny with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), object.union(release("IL"), {"sent_on": "2026-11-21"})])
	brief(late) == {["incidents", "i1", "", "rule"]}
	unexplained := media.deny with input as at("2027-06-01", [incident], [assessment], [letter(501, "IL"), object.remove(release("IL"), ["delay_reason"])])
	brief(unexplained) == {["incidents", "i1", "", "rule"]}
}
