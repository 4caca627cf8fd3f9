package hipaa.administrative.incident_response_test

import data.hipaa.administrative.incident_response as response

incident := {
	"id": "i1", "incident_id": "i1", "result": "successful", "phi": "none", "held_as": "covered_entity", "status": "closed",
	"known_on": "2026-09-10", "contained_on": "2026-09-10", "closed_on": "2026-09-20", "systems": ["pm"], "devices": ["lt-1"],
	"response": "r", "mitigation": "m", "outcome": "o", "root_cause": "c", "evidence_kept": "file",
}

device := {"id": "lt-1", "device_id": "lt-1", "ephi": true, "status": "lost"}

base := {
	"today": "2026-11-20",
	"parameters": {"incident_response": {"respond_days": 3, "contain_days": 14, "number_prefixes": ["INC-"]}},
	"evidence": {
		"activity_reviews": {"records": []},
		"devices": {"records": [device]},
		"incidents": {"records": [incident]},
		"systems": {"records": [{"id": "pm", "system_id": "pm"}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_incident(fields) := with_records("incidents", [object.union(incident, fields)])

without(fields, removed) := with_records("incidents", [object.union(object.remove(incident, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_an_incident_worked_to_its_end_passes if {
	count(response.deny) == 0 with input as base
	response.population == {{"kind": "incidents", "id": "i1"}, {"kind": "devices", "id": "lt-1"}} with input as base
	count(response.excluded) == 0 with input as base
}

test_a_lost_device_without_an_incident_fails if {
	deny := response.deny with input as without({}, ["devices"])
	found(deny) == {["devices", "lt-1", "status", "rule", "is lost or stolen, and no incident names it; open one today: its day of discovery is the day somebody here noticed"]}
	nothing := response.deny with input as with_records("incidents", [])
	brief(nothing) == {["status", "rule"]}
}

test_devices_that_are_not_lost_are_left_out_and_said if {
	given := with_records("devices", [
		device,
		object.union(device, {"id": "lt-2", "device_id": "lt-2", "status": "in_use"}),
		object.union(device, {"id": "lt-3", "device_id": "lt-3", "ephi": false}),
	])
	count(response.deny) == 0 with input as given
	response.excluded == {
		{"kind": "devices", "id": "lt-2", "reason": "status in_use"},
		{"kind": "devices", "id": "lt-3", "reason": "touches no ePHI"},
	} with input as given
}

test_where_none_is_lost_each_was_looked_at if {
	given := with_records("devices", [object.union(device, {"status": "retired"})])
	count(response.deny) == 0 with input as given
	response.population == {{"kind": "incidents", "id": "i1"}, {"kind": "devices", "id": "lt-1"}} with input as given
}

with_review(fields) := with_records("activity_reviews", [object.union({"id": "r1", "review_id": "r1"}, fields)])

test_a_review_followed_up_under_an_unknown_incident_fails if {
	deny := response.deny with input as with_review({"follow_up": "INC-2026-09"})
	found(deny) == {["incidents", "", "", "rule", "no incident INC-2026-09 is on record, under which activity review r1 says that what it found was followed up; record the incident, or correct the review"]}
}

with_sources(reviewed_on, sources) := json.patch(with_review({"follow_up": "INC-2026-09", "reviewed_on": reviewed_on}), [{"op": "add", "path": "/evidence/incidents/sources", "value": sources}])

test_a_review_newer_than_the_register_is_only_shown if {
	every sources in [
		[{"period": {"from": "2026-04-01", "to": "2026-06-30"}, "observed_at": "2026-07-06T15:00:00Z"}, {"period": {"from": "2026-07-01", "to": "2026-09-30"}, "observed_at": "2026-10-06T15:00:00Z"}],
		[{"observed_at": "2026-09-30T23:00:00-05:00"}],
	] {
		newer := with_sources("2026-10-01", sources)
		count(response.deny) == 0 with input as newer
		warn := response.warn with input as newer
		found(warn) == {["incidents", "", "", "program", "incident INC-2026-09, which activity review r1 names, is not in the register as last brought in, with 2026-09-30 as its last day; bring in a newer one"]}
		deny := response.deny with input as with_sources("2026-09-30", sources)
		brief(deny) == {["", "rule"]}
		count(response.warn) == 0 with input as with_sources("2026-09-30", sources)
	}
}

test_a_review_with_its_incident_or_with_a_ticket_passes if {
	count(response.deny) == 0 with input as with_review({"follow_up": "i1"})
	count(response.deny) == 0 with input as with_review({"follow_up": "HD-4711"})
	count(response.deny) == 0 with input as with_review({})
	named := json.patch(with_review({"follow_up": "INC-2026-09"}), [{"op": "replace", "path": "/evidence/incidents/records/0/incident_id", "value": "INC-2026-09"}])
	count(response.deny) == 0 with input as named
}

test_an_attempt_needs_neither_mitigation_nor_cause if {
	given := without({"result": "attempted"}, ["mitigation", "root_cause", "evidence_kept", "contained_on"])
	count(response.deny) == 0 with input as given
}

test_closed_without_a_response_fails if {
	every result in ["attempted", "unfounded", "successful"] {
		deny := response.deny with input as without({"result": result}, ["response"])
		found(deny) == {["incidents", "i1", "response", "rule", "was closed without any response on record; record what was done on learning of it"]}
	}
}

opened(day) := without({"status": "open", "known_on": day, "contained_on": day}, ["response", "closed_on", "mitigation", "outcome", "root_cause", "evidence_kept"])

test_no_response_in_the_days_given_fails if {
	count(response.deny) == 0 with input as opened("2026-11-17")
	deny := response.deny with input as opened("2026-11-16")
	found(deny) == {["incidents", "i1", "response", "rule", "shows no response 4 days after it became known (this program gives 3 to record one); act on it and record what was done"]}
}

test_closed_without_mitigation_fails if {
	deny := response.deny with input as without({}, ["mitigation"])
	found(deny) == {["incidents", "i1", "mitigation", "rule", "was closed without a word on its harmful effects; record what was done against them, or why nothing was practicable"]}
}

test_closed_without_an_outcome_fails if {
	deny := response.deny with input as without({}, ["outcome"])
	brief(deny) == {["outcome", "rule"]}
	attempt := response.deny with input as without({"result": "attempted"}, ["outcome"])
	brief(attempt) == {["outcome", "rule"]}
}

test_closed_without_knowing_whether_it_succeeded_fails if {
	deny := response.deny with input as with_incident({"result": "unknown"})
	brief(deny) == {["result", "rule"]}
	count(response.deny) == 0 with input as with_incident({"result": "unknown", "status": "open"})
}

test_not_contained_fails_as_practice if {
	open := {"status": "open", "known_on": "2026-11-06"}
	count(response.deny) == 0 with input as without(open, ["contained_on", "closed_on"])
	deny := response.deny with input as without(object.union(open, {"known_on": "2026-11-05"}), ["contained_on", "closed_on"])
	found(deny) == {["incidents", "i1", "contained_on", "program", "is not shown to be contained 15 days after it became known; this program allows 14: stop it from going further and record the day"]}
	future := response.deny with input as without({"status": "open", "known_on": "2026-11-05", "contained_on": "2026-11-21"}, ["closed_on"])
	brief(future) == {["contained_on", "program"]}
}

test_contained_late_fails_as_practice if {
	count(response.deny) == 0 with input as with_incident({"contained_on": "2026-09-24", "closed_on": "2026-09-24"})
	deny := response.deny with input as with_incident({"contained_on": "2026-09-25", "closed_on": "2026-09-25"})
	found(deny) == {["incidents", "i1", "contained_on", "program", "was contained 15 days after it became known; this program allows 14"]}
}

test_contained_before_anybody_knew_passes if {
	count(response.deny) == 0 with input as with_incident({"contained_on": "2026-09-01"})
}

test_closed_before_it_was_contained_fails_as_practice if {
	deny := response.deny with input as with_incident({"contained_on": "2026-09-21"})
	brief(deny) == {["contained_on", "program"]}
}

test_closed_without_cause_or_file_fails_as_practice if {
	deny := response.deny with input as without({}, ["root_cause", "evidence_kept"])
	brief(deny) == {["evidence_kept", "program"], ["root_cause", "program"]}
}

test_unknown_systems_and_devices_fail_as_practice if {
	deny := response.deny with input as with_incident({"systems": ["pm", "p m"], "devices": ["lt-1", "lt-9"]})
	found(deny) == {
		["incidents", "i1", "systems", "program", "names system p m, which is not in the inventory; add the system or correct the name"],
		["incidents", "i1", "devices", "program", "names device lt-9, which is not in the list of devices; lost and retired ones stay in it"],
	}
}
