package hipaa.lib.discovery_test

import data.hipaa.lib.discovery

incident := {"incident_id": "i1", "known_on": "2026-09-10", "should_have_been_known_on": "2026-09-12", "found_in": ["walkthroughs/desk/1", "sanctions/s1", "sanctions/s9"]}

at(fields) := object.union(incident, fields)

test_what_was_seen_and_where if {
	discovery.seen(
		[incident, {"incident_id": "i2"}],
		[{"review_id": "r1", "follow_up": "i1", "reviewed_on": "2026-09-01"}, {"review_id": "r2", "reviewed_on": "2026-09-01"}],
		[{"id": "desk/1", "walked_on": "2026-09-02"}, {"id": "desk/2", "walked_on": "2026-09-02"}],
		[{"id": "s1", "noticed_on": "2026-09-03"}],
	) == {
		["i1", "2026-09-01", "activity review r1"],
		["i1", "2026-09-02", "walkthroughs desk 1"],
		["i1", "2026-09-03", "sanctions s1"],
	}
	discovery.seen([], [], [], []) == set()
}

test_found_before_it_counts_as_discovered if {
	words := discovery.overlooked(incident, "2026-09-09", "sanctions s1") with input.today as "2026-11-20"
	words == "counts as discovered on 2026-09-10, and sanctions s1 had found it on 2026-09-09; count from then, or record in discovery_note why that was not knowledge of a breach"
	count({words | words := discovery.overlooked(incident, "2026-09-10", "sanctions s1")}) == 0 with input.today as "2026-11-20"
	count({words | words := discovery.overlooked(at({"discovery_note": "n"}), "2026-09-09", "sanctions s1")}) == 0 with input.today as "2026-11-20"
}

test_whether_it_was_an_agent if {
	discovery.unsettled(at({"reported_by": "printer"})) == "was reported by printer, and it is not recorded whether that acted as an agent, whose knowledge counts as this organization's; settle that, and count from the earlier day if it did"
	every fields in [{}, {"reported_by": "printer", "associate_agent": false}, {"reported_by": "printer", "associate_agent": true}] {
		count({words | words := discovery.unsettled(at(fields))}) == 0
	}
}

test_when_an_agent_knew if {
	agent := at({"reported_by": "printer", "associate_agent": true})
	discovery.undated(agent) == "was reported by printer, an agent whose knowledge counts as this organization's, without the day on which that knew; ask for the day and count from it"
	every fields in [{"associate_known_on": "2026-09-02"}, {"associate_agent": false}] {
		count({words | words := discovery.undated(object.union(agent, fields))}) == 0
	}
}

test_whether_diligence_was_considered if {
	count({words | words := discovery.not_considered(incident)}) == 0 with input.today as "2026-11-20"
	blank := object.remove(incident, ["should_have_been_known_on"])
	count({words | words := discovery.not_considered(blank)}) == 1 with input.today as "2026-09-10"
	count({words | words := discovery.not_considered(blank)}) == 0 with input.today as "2026-09-09"
}
