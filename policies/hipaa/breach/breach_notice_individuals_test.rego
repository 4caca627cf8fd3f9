package hipaa.breach.breach_notice_individuals_test

import data.hipaa.breach.breach_notice_individuals as individuals

# Discovered on 2026-09-21, so that 2026-11-20 is the 60th day.
incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "status": "open", "known_on": "2026-09-23", "workforce_known_on": "2026-09-21"}

assessment := {"id": "i1", "incident": "i1", "conclusion": "breach", "individuals": 100, "waiting_because": "printing"}

letter := {"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "individuals", "form": "written", "individuals": 100, "sent_on": "2026-11-01", "delay_reason": "printing"}

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

test_all_notified_in_time_passes if {
	given := at("2027-06-01", [incident], [object.remove(assessment, ["waiting_because"])], [letter])
	count(individuals.deny) == 0 with input as given
	count(individuals.warn) == 0 with input as given
	individuals.population == {{"kind": "incidents", "id": "i1"}} with input as given
}

test_the_clock_runs_to_day_60_and_no_longer if {
	warn := individuals.warn with input as at("2026-11-20", [incident], [assessment], [])
	found(warn) == {["incidents", "i1", "known_on", "rule", "is a breach, or presumed one, discovered on 2026-09-21; notice to 100 individuals is due without unreasonable delay, by 2026-11-20 at the latest (due today)"]}
	count(individuals.deny) == 0 with input as at("2026-11-20", [incident], [assessment], [])
	deny := individuals.deny with input as at("2026-11-21", [incident], [assessment], [])
	found(deny) == {["incidents", "i1", "known_on", "rule", "is a breach discovered on 2026-09-21, and notice to 100 individuals was due by 2026-11-20 (1 day over); send it today, by first-class mail"]}
	count(individuals.warn) == 0 with input as at("2026-11-21", [incident], [assessment], [])
}

test_ends_of_years_and_leap_years if {
	days := {"2027-12-31": "2028-02-29", "2026-12-31": "2027-03-01", "2026-11-02": "2027-01-01", "2028-01-01": "2028-03-01"}
	every discovered, due in days {
		one := object.union(incident, {"known_on": discovered, "workforce_known_on": discovered})
		warn := individuals.warn with input as at(due, [one], [assessment], [])
		count(warn) == 1
		contains([f.message | some f in warn][0], sprintf("by %v at the latest (due today)", [due]))
	}
}

test_some_still_to_be_notified_fails if {
	deny := individuals.deny with input as at("2026-12-01", [incident], [assessment], [object.union(letter, {"individuals": 99})])
	found(deny) == {["incidents", "i1", "known_on", "rule", "is a breach discovered on 2026-09-21, and notice to 1 individual was due by 2026-11-20 (11 days over); send it today, by first-class mail"]}
}

test_several_mailings_add_up if {
	two := [object.union(letter, {"individuals": 60}), object.union(letter, {"id": "n2", "notice_id": "n2", "individuals": 40, "sent_on": "2026-11-20"})]
	count(individuals.deny) == 0 with input as at("2027-06-01", [incident], [assessment], two)
}

test_sent_late_fails if {
	deny := individuals.deny with input as at("2026-12-01", [incident], [assessment], [object.union(letter, {"sent_on": "2026-11-21"})])
	found(deny) == {["incidents", "i1", "known_on", "rule", "is a breach discovered on 2026-09-21; notice n1 went out on 2026-11-21 and was due by 2026-11-20, 1 day over; record in its file why, for the next"]}
}

substitute(day) := object.union(letter, {"id": "s", "notice_id": "s", "form": "substitute", "individuals": 3, "sent_on": day, "delay_reason": "came back"})

with_substitute(notice) := at("2027-06-01", [incident], [assessment], [object.union(letter, {"undeliverable": 3}), notice])

# What replaces letters has the same limit. One that came back after it is a matter of practice.
test_substitute_notice_after_day_60_fails if {
	count(individuals.deny) == 0 with input as with_substitute(substitute("2026-11-20"))
	deny := individuals.deny with input as with_substitute(object.remove(substitute("2026-11-21"), ["delay_reason"]))
	found(deny) == {["incidents", "i1", "known_on", "rule", "is a breach discovered on 2026-09-21; substitute notice s went out on 2026-11-21, 1 day after notice was due by 2026-11-20, with no reason on record; record when letters came back"]}
	practice := individuals.deny with input as with_substitute(substitute("2026-11-21"))
	found(practice) == {["incidents", "i1", "known_on", "program", "is a breach discovered on 2026-09-21; substitute notice s went out 1 day after notice was due by 2026-11-20; this program sends letters so early that those that come back are replaced in time"]}
	unexplained := individuals.deny with input as with_substitute(object.remove(substitute("2026-11-20"), ["delay_reason"]))
	contains([f.message | some f in unexplained][0], "notice s went out 60 days later, with no reason on record")
	future := substitute("2027-06-02")
	count(individuals.deny) == 0 with input as with_substitute(future)
	count(individuals.deny) == 0 with input as with_substitute(object.remove(future, ["delay_reason"]))
}

# An additional first word is judged by nothing here.
test_an_urgent_word_is_no_notice if {
	urgent := object.union(object.remove(letter, ["delay_reason"]), {"id": "u", "notice_id": "u", "form": "urgent", "sent_on": "2026-12-01"})
	count(individuals.deny) == 0 with input as at("2027-06-01", [incident], [assessment], [letter, urgent])
	alone := individuals.deny with input as at("2027-06-01", [incident], [assessment], [urgent])
	brief(alone) == {["incidents", "i1", "known_on", "rule"]}
}

# It cannot have been about a breach that nobody knew of.
test_a_notice_from_before_discovery_notifies_nobody if {
	deny := individuals.deny with input as at("2026-11-21", [incident], [assessment], [object.union(letter, {"sent_on": "2026-09-20"})])
	contains([f.message | some f in deny][0], "notice to 100 individuals was due by 2026-11-20 (1 day over)")
}

# Day 59 is not met by the count alone.
test_sent_in_time_without_a_reason_fails if {
	every day in ["2026-09-22", "2026-11-19", "2026-11-20"] {
		deny := individuals.deny with input as at("2027-06-01", [incident], [assessment], [object.union(object.remove(letter, ["delay_reason"]), {"sent_on": day})])
		brief(deny) == {["incidents", "i1", "known_on", "rule"]}
		contains([f.message | some f in deny][0], "no reason on record")
	}
	deny := individuals.deny with input as at("2027-06-01", [incident], [assessment], [object.union(object.remove(letter, ["delay_reason"]), {"sent_on": "2026-11-19"})])
	{f.message | some f in deny} == {"is a breach discovered on 2026-09-21; notice n1 went out 59 days later, with no reason on record why not sooner: day 60 is the outer limit, and no delay is reasonable by its number"}
	same_day := object.union(object.remove(letter, ["delay_reason"]), {"sent_on": "2026-09-21"})
	count(individuals.deny) == 0 with input as at("2027-06-01", [incident], [assessment], [same_day])
}

test_waiting_without_a_reason_fails_from_day_one if {
	bare := object.remove(assessment, ["waiting_because"])
	count(individuals.deny) == 0 with input as at("2026-09-21", [incident], [bare], [])
	every assessments in [[bare], [], [object.union(bare, {"conclusion": "undecided"})]] {
		deny := individuals.deny with input as at("2026-09-22", [incident], assessments, [])
		found(deny) == {["incidents", "i1", "known_on", "rule", "is a breach, or presumed one, discovered 1 day ago, with no reason on record why notice is not sent yet; send it, or record in its assessment what it waits for: due by 2026-11-20 at the latest (59 days left)"]}
	}
	planned := object.remove(letter, ["sent_on"])
	count(individuals.deny) == 0 with input as at("2026-09-22", [incident], [bare], [planned])
	unexplained := individuals.deny with input as at("2026-09-22", [incident], [bare], [object.remove(planned, ["delay_reason"])])
	count(unexplained) == 1
}

test_presumed_a_breach_until_it_is_shown_otherwise if {
	deny := individuals.deny with input as at("2026-11-21", [incident], [], [])
	contains([f.message | some f in deny][0], "notice to individuals (how many is not recorded) was due by 2026-11-20 (1 day over)")
	low := {"id": "i1", "incident": "i1", "conclusion": "low_probability", "nature_and_extent": "a", "unauthorized_person": "b", "acquired_or_viewed": "c", "risk_mitigated": "d", "decided_on": "2026-11-21"}
	count(individuals.deny) == 0 with input as at("2026-11-21", [incident], [low], [])

	# A conclusion without its factors demonstrates nothing.
	bare := individuals.deny with input as at("2026-11-21", [incident], [object.remove(low, ["risk_mitigated"])], [])
	contains([f.message | some f in bare][0], "was due by 2026-11-20 (1 day over)")
}

test_held_back_for_law_enforcement if {
	held := {"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "individuals", "delay_form": "written", "delay_stated_on": "2026-10-10", "delay_until": "2026-12-31", "delay_document": "d"}
	bare := object.remove(assessment, ["waiting_because"])
	count(individuals.deny) == 0 with input as at("2026-12-30", [incident], [bare], [held])
	last := individuals.deny with input as at("2026-12-31", [incident], [bare], [held])
	contains([f.message | some f in last][0], "no reason on record")
	over := individuals.deny with input as at("2027-01-01", [incident], [bare], [held])
	contains([f.message | some f in over][0], "was due by 2026-12-31 (1 day over)")
	oral := object.union(object.remove(held, ["delay_until"]), {"delay_form": "oral", "delay_stated_on": "2026-11-15", "delay_official_on_file": true})
	count(individuals.deny) == 0 with input as at("2026-12-15", [incident], [assessment], [oral])
	late := individuals.deny with input as at("2026-12-16", [incident], [assessment], [oral])
	contains([f.message | some f in late][0], "was due by 2026-12-15 (1 day over)")
}

test_nobody_counted_fails_after_the_day if {
	every bare in [object.remove(assessment, ["individuals"]), object.union(assessment, {"individuals": 0})] {
		deny := individuals.deny with input as at("2026-11-21", [incident], [bare], [letter])
		found(deny) == {["incidents", "i1", "", "rule", "is a breach whose assessment does not say how many individuals it concerns, so that each is not shown to be notified; record the number"]}
		count(individuals.deny) == 0 with input as at("2026-11-20", [incident], [bare], [letter])
	}
	nothing := individuals.deny with input as at("2026-11-21", [incident], [], [object.remove(letter, ["individuals"])])
	brief(nothing) == {["incidents", "i1", "known_on", "rule"]}
}

test_without_a_day_of_discovery_no_time_is_left if {
	bare := object.remove(incident, ["known_on", "workforce_known_on"])
	every one in [bare, object.union(bare, {"known_on": "2026-12-02"})] {
		every notices in [[], [letter]] {
			deny := individuals.deny with input as at("2026-12-01", [one], [assessment], notices)
			found(deny) == {["incidents", "i1", "known_on", "rule", "is a breach, or presumed one, without a day of discovery, so that no notice to individuals is shown to be in time; record the day, and send what is not sent yet"]}
		}
	}
}

test_others_are_left_out_and_said if {
	incidents := [
		incident,
		object.union(incident, {"id": "i2", "incident_id": "i2", "held_as": "business_associate"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "result": "unfounded"}),
	]
	individuals.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "held as a business associate only"},
		{"kind": "incidents", "id": "i3", "reason": "looked into, and unfounded"},
	} with input as at("2026-11-20", incidents, [assessment], [letter])
}

test_where_none_is_a_breach_each_was_looked_at if {
	quiet := at("2026-11-20", [object.union(incident, {"phi": "secured", "secured_by": "destroyed"})], [], [])
	count(individuals.deny) == 0 with input as quiet
	individuals.population == {{"kind": "incidents", "id": "i1"}} with input as quiet
	count(individuals.population) == 0 with input as at("2026-11-20", [], [], [])
}

test_all_are_looked_at_only_where_none_is_a_breach if {
	quiet := object.union(incident, {"id": "i2", "incident_id": "i2", "result": "unfounded"})
	individuals.population == {{"kind": "incidents", "id": "i1"}} with input as at("2026-11-20", [incident, quiet], [assessment], [])
	count(individuals.excluded) == 0 with input as at("2026-11-20", [quiet], [], [])
}

# Each notice has its own statement of law enforcement.
test_a_delay_of_another_notice_does_not_count if {
	held := {"id": "m", "notice_id": "m", "incident": "i1", "recipient": "media", "delay_form": "written", "delay_stated_on": "2026-10-10", "delay_until": "2026-12-31", "delay_document": "d"}
	deny := individuals.deny with input as at("2026-11-21", [incident], [assessment], [held])
	contains([f.message | some f in deny][0], "was due by 2026-11-20 (1 day over)")
}

test_one_individual if {
	one := object.union(assessment, {"individuals": 1})
	count(individuals.deny) == 0 with input as at("2027-06-01", [incident], [one], [object.union(letter, {"individuals": 1})])
	deny := individuals.deny with input as at("2026-11-21", [incident], [one], [])
	contains([f.message | some f in deny][0], "notice to 1 individual was due")
	late := individuals.deny with input as at("2027-06-01", [incident], [one], [object.union(letter, {"individuals": 1, "sent_on": "2026-11-21"})])
	count(late) == 1
}

test_a_day_to_come_has_sent_nothing if {
	planned := object.remove(object.union(letter, {"sent_on": "2026-12-15"}), ["delay_reason"])
	over := individuals.deny with input as at("2026-12-01", [incident], [assessment], [planned])
	found(over) == {["incidents", "i1", "known_on", "rule", "is a breach discovered on 2026-09-21, and notice to 100 individuals was due by 2026-11-20 (11 days over); send it today, by first-class mail"]}
	count(individuals.deny) == 0 with input as at("2026-10-01", [incident], [assessment], [object.union(planned, {"sent_on": "2026-10-05"})])
}

test_each_lack_is_said_once if {
	bare := object.remove(assessment, ["waiting_because"])
	over := individuals.deny with input as at("2026-11-21", [incident], [bare], [])
	count(over) == 1
	substituted := individuals.deny with input as with_substitute(object.remove(substitute("2026-11-20"), ["delay_reason"]))
	count(substituted) == 1
	urgent := object.union(object.remove(letter, ["delay_reason"]), {"id": "u", "notice_id": "u", "form": "urgent", "sent_on": "2026-10-01"})
	count(individuals.deny) == 0 with input as at("2027-06-01", [incident], [assessment], [letter, urgent])
}

# The reason of what is sent explains nothing of what is not.
test_the_rest_has_a_reason_of_its_own if {
	bare := object.remove(assessment, ["waiting_because"])
	deny := individuals.deny with input as at("2026-11-20", [incident], [bare], [object.union(letter, {"individuals": 99})])
	count(deny) == 1
	planned := object.union(object.remove(letter, ["sent_on"]), {"id": "n2", "notice_id": "n2", "individuals": 1})
	count(individuals.deny) == 0 with input as at("2026-11-20", [incident], [bare], [object.union(letter, {"individuals": 99}), planned])
}

test_what_law_enforcement_holds_back_is_warned_of_until_its_end if {
	held := {"id": "h", "notice_id": "h", "incident": "i1", "recipient": "individuals", "delay_form": "written", "delay_stated_on": "2026-10-01", "delay_until": "2026-12-31", "delay_document": "d"}
	given := at("2026-11-21", [incident], [object.remove(assessment, ["waiting_because"])], [held])
	count(individuals.deny) == 0 with input as given
	found(individuals.warn) == {["incidents", "i1", "known_on", "rule", "is a breach, or presumed one, discovered on 2026-09-21; notice to 100 individuals is due without unreasonable delay, by 2026-12-31 at the latest (40 days left)"]} with input as given
}
