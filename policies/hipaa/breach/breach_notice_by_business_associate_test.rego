package hipaa.breach.breach_notice_by_business_associate_test

import data.hipaa.breach.breach_notice_by_business_associate as notice

# Discovered on 2026-09-21, so that 2026-11-20 is the 60th day.
incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "business_associate", "known_on": "2026-09-23", "workforce_known_on": "2026-09-21", "should_have_been_known_on": "2026-09-22", "covered_entities": ["ce-1"]}

assessment := {"id": "i1", "incident": "i1", "conclusion": "breach", "discovered_on": "2026-09-21", "waiting_because": "lists"}

report := {
	"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "covered_entity", "covered_entity": "ce-1", "individuals": 12, "identified": 12,
	"sent_on": "2026-10-01", "delay_reason": "lists",
	"content": ["what_happened", "date_of_discovery", "types_of_phi", "investigation", "mitigation", "protection"],
}

at(day, incidents, assessments, notices) := {
	"today": day,
	"organization": {"roles": ["business_associate", "clearinghouse"]},
	"parameters": {"breach_notice_by_business_associate": {"agreed_days": 10}},
	"evidence": {
		"activity_reviews": {"records": []},
		"breach_assessments": {"records": assessments},
		"business_associates": {"records": [
			{"id": "ce-1", "associate_id": "ce-1", "relationship": "covered_entity"},
			{"id": "ce-2", "associate_id": "ce-2", "relationship": "upstream_associate"},
			{"id": "ce-3", "associate_id": "ce-3", "relationship": "covered_entity", "notice_days": 3},
			{"id": "ce-4", "associate_id": "ce-4", "relationship": "covered_entity"},
		]},
		"notices": {"records": notices},
		"incidents": {"records": incidents},
		"sanctions": {"records": []},
		"walkthroughs": {"records": []},
	},
}

changed(fields, removed) := at("2027-06-01", [incident], [assessment], [object.union(object.remove(report, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

# The one finding there is, on the field that all of them are on.
only(findings) := [f.message | some f in findings][0] if {
	count(findings) == 1
	{[f.id, f.field] | some f in findings} == {["i1", "covered_entities"]}
}

test_notified_with_all_it_needs_passes if {
	count(notice.deny) == 0 with input as changed({}, [])
	count(notice.warn) == 0 with input as changed({}, [])
	notice.population == {{"kind": "incidents", "id": "i1"}} with input as changed({}, [])
}

test_the_clock_runs_to_day_60 if {
	deny := notice.deny with input as at("2026-11-21", [incident], [assessment], [])
	found(deny) == {["incidents", "i1", "covered_entities", "rule", "is a breach discovered on 2026-09-21, and notice to ce-1, whose PHI it concerns, was due by 2026-11-20 (1 day over); send it today"]}
	last := at("2026-11-20", [incident], [assessment], [])
	practice := notice.deny with input as last
	found(practice) == {["incidents", "i1", "covered_entities", "program", "is not notified to ce-1 60 days after discovery, and this program allows 10; notify today"]}
	warn := notice.warn with input as last
	contains(only(warn), "by 2026-11-20 at the latest (due today)")
	count(notice.deny) == 0 with input as at("2026-10-01", [incident], [assessment], [])
}

test_sent_late_fails if {
	deny := notice.deny with input as changed({"sent_on": "2026-11-21"}, [])
	only(deny) == "is a breach discovered on 2026-09-21; ce-1 was notified on 2026-11-21 and notice was due by 2026-11-20, 1 day over"
	agreed := notice.deny with input as changed({"sent_on": "2026-10-02"}, [])
	found(agreed) == {["incidents", "i1", "covered_entities", "program", "was notified to ce-1 11 days after discovery, and this program allows 10"]}
}

for_entity(entity, day) := at("2027-06-01", [object.union(incident, {"covered_entities": [entity]})], [assessment], [object.union(report, {"covered_entity": entity, "sent_on": day})])

test_the_days_of_the_agreement_count_as_practice if {
	count(notice.deny) == 0 with input as for_entity("ce-3", "2026-09-24")
	deny := notice.deny with input as for_entity("ce-3", "2026-09-25")
	found(deny) == {["incidents", "i1", "covered_entities", "program", "was notified to ce-3 4 days after discovery, and its agreement promises 3"]}
	waiting := notice.deny with input as at("2026-09-25", [object.union(incident, {"covered_entities": ["ce-3"]})], [assessment], [])
	found(waiting) == {["incidents", "i1", "covered_entities", "program", "is not notified to ce-3 4 days after discovery, and its agreement promises 3; notify today"]}
	count(notice.deny) == 0 with input as at("2026-09-24", [object.union(incident, {"covered_entities": ["ce-3"]})], [assessment], [])
	count(notice.deny) == 0 with input as for_entity("ce-4", "2026-10-01")
	unnamed := notice.deny with input as for_entity("ce-4", "2026-10-02")
	only(unnamed) == "was notified to ce-4 11 days after discovery, and this program allows 10"
}

test_a_notice_from_before_discovery_notifies_nobody if {
	deny := notice.deny with input as changed({"sent_on": "2026-09-20"}, [])
	contains(only(deny), "notice to ce-1, whose PHI it concerns, was due by 2026-11-20")
}

test_the_date_of_the_breach_is_passed_on_where_it_is_known if {
	dated := object.union(incident, {"occurred_on": "2026-09-01"})
	deny := notice.deny with input as at("2027-06-01", [dated], [assessment], [report])
	only(deny) == "is a breach of which ce-1 was not told the date, which is known: 2026-09-01, and which it has to tell individuals; send that"
	told := object.union(report, {"content": array.concat(report.content, ["date_of_breach"])})
	count(notice.deny) == 0 with input as at("2027-06-01", [dated], [assessment], [told])
	count(notice.deny) == 0 with input as at("2027-06-01", [dated], [assessment], [object.union(report, {"left_out_because": "r"})])
}

test_each_covered_entity_is_notified_for_itself if {
	two := object.union(incident, {"covered_entities": ["ce-1", "ce-2"]})
	deny := notice.deny with input as at("2027-06-01", [two], [assessment], [report])
	contains(only(deny), "notice to ce-2")
}

test_without_a_reason_fails if {
	deny := notice.deny with input as changed({"sent_on": "2026-09-22"}, ["delay_reason"])
	only(deny) == "is a breach discovered on 2026-09-21; ce-1 was notified 1 day later, with no reason on record why not sooner"
	count(notice.deny) == 0 with input as changed({"sent_on": "2026-09-21"}, ["delay_reason"])
	waiting := notice.deny with input as at("2026-09-22", [incident], [], [])
	contains(only(waiting), "discovered 1 day ago, with no reason on record why ce-1 is not notified yet")
	count(notice.deny) == 0 with input as at("2026-09-21", [incident], [], [])
	planned := object.remove(report, ["sent_on"])
	count(notice.deny) == 0 with input as at("2026-09-22", [incident], [], [planned])
	held := object.union(object.remove(planned, ["delay_reason"]), {"delay_form": "written", "delay_stated_on": "2026-09-22", "delay_until": "2027-01-01", "delay_document": "d"})
	count(notice.deny) == 0 with input as at("2026-12-31", [incident], [], [held])
}

test_no_day_of_discovery_fails if {
	bare := object.remove(incident, ["known_on", "workforce_known_on", "should_have_been_known_on"])
	deny := notice.deny with input as at("2027-06-01", [bare], [assessment], [report])
	brief(deny) == {["incidents", "i1", "known_on", "rule"]}
}

test_counting_from_a_later_day_fails if {
	deny := notice.deny with input as at("2027-06-01", [incident], [object.union(assessment, {"discovered_on": "2026-09-23"})], [report])
	found(deny) == {["breach_assessments", "", "", "rule", "incident i1 is counted from 2026-09-23, and it was known here, or would have been by reasonable diligence, on 2026-09-21; count from then"]}
}

test_nobody_named_fails if {
	deny := notice.deny with input as at("2027-06-01", [object.remove(incident, ["covered_entities"])], [assessment], [report])
	brief(deny) == {["incidents", "i1", "covered_entities", "rule"]}
}

test_individuals_not_identified_fail if {
	every given in [changed({"identified": 0}, []), changed({}, ["identified"])] {
		deny := notice.deny with input as given
		only(deny) == "is a breach of which ce-1 was notified without identifying any individual; send the list, or record why it was not possible"
	}
	some_missing := notice.deny with input as changed({"identified": 11}, [])
	contains(only(some_missing), "with 11 of 12 individuals identified")
	uncounted := notice.deny with input as changed({}, ["individuals"])
	only(uncounted) == "is a breach of which ce-1 was notified with 12 individuals identified, of a number that is not recorded; send the list, or record why it was not possible"
	count(notice.deny) == 0 with input as changed({"left_out_because": "the archive is being read"}, ["identified"])
	rest := object.union(report, {"id": "n2", "notice_id": "n2", "individuals": 0, "identified": 1})
	two := [object.union(report, {"identified": 11}), rest]
	count(notice.deny) == 0 with input as at("2027-06-01", [incident], [assessment], two)
}

test_what_it_has_to_tell_individuals_is_passed_on if {
	every element in report.content {
		deny := notice.deny with input as changed({"content": [one | some one in report.content; one != element]}, [])
		brief(deny) == {["incidents", "i1", "covered_entities", "rule"]}
	}
	nothing := notice.deny with input as changed({}, ["content"])
	count(nothing) == 6
	count(notice.deny) == 0 with input as changed({"left_out_because": "being established"}, ["content"])
}

test_others_are_left_out_and_said if {
	incidents := [
		incident,
		object.union(incident, {"id": "i2", "incident_id": "i2", "held_as": "covered_entity"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "phi": "none"}),
	]
	notice.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "held as a covered entity only"},
		{"kind": "incidents", "id": "i3", "reason": "no PHI was reached"},
	} with input as at("2026-11-20", incidents, [assessment], [])
}

test_where_none_is_a_breach_each_was_looked_at if {
	quiet := at("2026-11-20", [object.union(incident, {"result": "attempted", "phi": "none"})], [], [])
	count(notice.deny) == 0 with input as quiet
	notice.population == {{"kind": "incidents", "id": "i1"}} with input as quiet
	count(notice.population) == 0 with input as at("2026-11-20", [], [], [])
}

test_what_is_sent_or_over_is_not_warned_of if {
	count(notice.warn) == 0 with input as at("2026-11-20", [incident], [assessment], [report])
	count(notice.warn) == 0 with input as at("2026-11-21", [incident], [assessment], [])
}

test_the_last_day_is_in_time if {
	deny := notice.deny with input as changed({"sent_on": "2026-11-20"}, [])
	found(deny) == {["incidents", "i1", "covered_entities", "program", "was notified to ce-1 60 days after discovery, and this program allows 10"]}
	bare := notice.deny with input as changed({"sent_on": "2026-11-20"}, ["delay_reason"])
	{f.message | some f in bare} == {
		"was notified to ce-1 60 days after discovery, and this program allows 10",
		"is a breach discovered on 2026-09-21; ce-1 was notified 60 days later, with no reason on record why not sooner",
	}
	late := notice.deny with input as changed({"sent_on": "2026-11-21"}, ["delay_reason"])
	contains(only(late), "1 day over")
}

test_waiting_until_the_last_day_needs_a_reason if {
	last := notice.deny with input as at("2026-11-20", [incident], [], [])
	{f.message | some f in last} == {
		"is not notified to ce-1 60 days after discovery, and this program allows 10; notify today",
		"is a breach, or presumed one, discovered 60 days ago, with no reason on record why ce-1 is not notified yet; notify, or record what it waits for",
	}
	over := notice.deny with input as at("2026-11-21", [incident], [], [])
	contains(only(over), "(1 day over)")
	count(notice.deny) == 0 with input as at("2026-09-22", [incident], [assessment], [])
	planned := object.remove(report, ["sent_on", "delay_reason"])
	unexplained := notice.deny with input as at("2026-09-22", [incident], [], [planned])
	contains(only(unexplained), "1 day ago")

	# What is sent needs no reason to wait.
	sent := notice.deny with input as at("2026-09-22", [incident], [], [object.union(object.remove(report, ["delay_reason"]), {"sent_on": "2026-09-21"})])
	count(sent) == 0
}

test_only_notices_to_the_covered_entity_count if {
	deny := notice.deny with input as at("2026-11-21", [incident], [assessment], [object.union(report, {"recipient": "individuals"})])
	contains(only(deny), "notice to ce-1, whose PHI it concerns, was due by 2026-11-20")
}

test_all_are_looked_at_only_where_none_is_a_breach if {
	given := at("2026-11-20", [incident, object.union(incident, {"id": "i2", "incident_id": "i2", "result": "unfounded"})], [assessment], [])
	notice.population == {{"kind": "incidents", "id": "i1"}} with input as given
	quiet := at("2026-11-20", [object.union(incident, {"result": "unfounded"})], [], [])
	count(notice.excluded) == 0 with input as quiet
}

test_one_of_one_is_identified if {
	count(notice.deny) == 0 with input as changed({"individuals": 1, "identified": 1}, [])
	one := notice.deny with input as changed({"individuals": 2, "identified": 1}, [])
	only(one) == "is a breach of which ce-1 was notified with 1 of 2 individuals identified; send the list, or record why it was not possible"
	unknown := notice.deny with input as changed({"identified": 1}, ["individuals"])
	only(unknown) == "is a breach of which ce-1 was notified with 1 individual identified, of a number that is not recorded; send the list, or record why it was not possible"
	none := notice.deny with input as changed({}, ["individuals", "identified"])
	only(none) == "is a breach of which ce-1 was notified without identifying any individual; send the list, or record why it was not possible"
}

test_what_is_not_sent_tells_nothing if {
	dated := object.union(incident, {"occurred_on": "2026-09-01"})
	count(notice.deny) == 0 with input as at("2026-10-01", [dated], [assessment], [])
	count(notice.deny) == 0 with input as at("2026-11-20", [incident], [assessment], [report])
}

test_held_as_does_not_decide_for_a_mere_business_associate if {
	other := at("2026-11-21", [object.union(incident, {"held_as": "covered_entity"})], [assessment], [])
	count(notice.deny) == 0 with input as other
	notice.population == {{"kind": "incidents", "id": "i1"}} with input as other
	mere := json.patch(other, [{"op": "replace", "path": "/organization/roles", "value": ["business_associate"]}])
	deny := notice.deny with input as mere
	only(deny) == "is a breach discovered on 2026-09-21, and notice to ce-1, whose PHI it concerns, was due by 2026-11-20 (1 day over); send it today"
}

test_a_name_on_no_list_of_agreements_fails_as_practice if {
	message := "names covered entity ce-9, for which this organization is not shown to work; correct the name, or add its agreement"
	deny := notice.deny with input as for_entity("ce-9", "2026-09-24")
	found(deny) == {["incidents", "i1", "covered_entities", "program", message]}
	subcontractor := json.patch(for_entity("ce-9", "2026-09-24"), [{"op": "add", "path": "/evidence/business_associates/records/-", "value": {"id": "ce-9", "associate_id": "ce-9", "relationship": "subcontractor"}}])
	wrong_side := notice.deny with input as subcontractor
	found(wrong_side) == {["incidents", "i1", "covered_entities", "program", message]}
	every entity in ["ce-1", "ce-2"] {
		count(notice.deny) == 0 with input as for_entity(entity, "2026-09-24")
	}
}

found_on(fields, kind, record) := json.patch(at("2027-06-01", [object.union(incident, fields)], [assessment], [report]), [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": [record]}])

# The discovery of a business associate is 164.410(a)(2)'s.
test_what_was_found_before_counts_as_discovered if {
	review := {"id": "r1", "review_id": "r1", "follow_up": "i1", "reviewed_on": "2026-09-20"}
	looked := notice.deny with input as found_on({}, "activity_reviews", review)
	found(looked) == {["incidents", "i1", "known_on", "rule", "counts as discovered on 2026-09-21, and activity review r1 had found it on 2026-09-20; count from then, or record in discovery_note why that was not knowledge of a breach"]}
	count(notice.deny) == 0 with input as found_on({}, "activity_reviews", object.union(review, {"reviewed_on": "2026-09-21"}))
	count(notice.deny) == 0 with input as found_on({"held_as": "covered_entity"}, "activity_reviews", review)
	visit := {"id": "desk/1", "walked_on": "2026-09-20"}
	walked := notice.deny with input as found_on({"found_in": ["walkthroughs/desk/1"]}, "walkthroughs", visit)
	contains([f.message | some f in walked][0], "walkthroughs desk 1 had found it on 2026-09-20")
	count(notice.deny) == 0 with input as found_on({}, "walkthroughs", visit)
	case := {"id": "s1", "noticed_on": "2026-09-20"}
	noticed := notice.deny with input as found_on({"found_in": ["sanctions/s1"]}, "sanctions", case)
	contains([f.message | some f in noticed][0], "sanctions s1 had found it on 2026-09-20")
}

with_incident(fields, removed) := at("2027-06-01", [object.union(object.remove(incident, removed), fields)], [assessment], [report])

test_what_an_agent_knew_is_settled if {
	unsettled := notice.deny with input as with_incident({"reported_by": "printer"}, [])
	brief(unsettled) == {["incidents", "i1", "associate_agent", "rule"]}
	undated := notice.deny with input as with_incident({"reported_by": "printer", "associate_agent": true}, [])
	brief(undated) == {["incidents", "i1", "associate_known_on", "rule"]}
	count(notice.deny) == 0 with input as with_incident({"reported_by": "printer", "associate_agent": true, "associate_known_on": "2026-09-21"}, [])
	count(notice.deny) == 0 with input as with_incident({"reported_by": "printer", "associate_agent": false}, [])
}

test_diligence_not_considered_fails_as_practice if {
	deny := notice.deny with input as with_incident({}, ["should_have_been_known_on"])
	found(deny) == {["incidents", "i1", "should_have_been_known_on", "program", "does not say from when it would have been known by reasonable diligence; this program records that each time, as the same day where it is no earlier"]}
}
