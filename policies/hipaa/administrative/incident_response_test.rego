package hipaa.administrative.incident_response_test

import data.hipaa.administrative.incident_response as response

incident := {
	"id": "i1", "incident_id": "i1", "result": "successful", "phi": "none", "held_as": "covered_entity", "status": "closed", "type": "lost_or_stolen_device",
	"known_on": "2026-09-10", "contained_on": "2026-09-10", "closed_on": "2026-09-20", "systems": ["pm"], "devices": ["lt-1"],
	"response": "r", "mitigation": "m", "outcome": "o", "root_cause": "c", "evidence_kept": "file",
}

device := {"id": "lt-1", "device_id": "lt-1", "ephi": true, "status": "lost"}

base := {
	"today": "2026-11-20",
	"parameters": {"incident_response": {"respond_days": 3, "contain_days": 14, "number_prefixes": ["INC-"]}},
	"evidence": {
		"activity_reviews": {"records": []},
		"business_associates": {"records": [{"id": "printer", "associate_id": "printer", "notice_days": 3}, {"id": "shredder", "associate_id": "shredder"}]},
		"sanctions": {"records": []},
		"devices": {"records": [device]},
		"incidents": {"records": [incident]},
		"systems": {"records": [{"id": "pm", "system_id": "pm"}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_incident(fields) := with_records("incidents", [object.union(incident, fields)])

without(fields, removed) := with_records("incidents", [object.union(object.remove(incident, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_an_incident_worked_to_its_end_passes if {
	count(response.deny) == 0 with input as base
	response.population == {{"kind": "incidents", "id": "i1"}, {"kind": "devices", "id": "lt-1"}} with input as base
	count(response.excluded) == 0 with input as base
}

test_a_lost_device_without_an_incident_fails if {
	deny := response.deny with input as without({}, ["devices"])
	message := "is lost or stolen, and no incident of a loss or theft names it; open one today: its day of discovery is the day somebody here noticed"
	found(deny) == {["devices", "lt-1", "status", "rule", message]}
	every fields in [{"type": "malware"}, {"result": "unfounded"}, {"result": "attempted"}] {
		other := response.deny with input as with_incident(fields)
		found(other) == {["devices", "lt-1", "status", "rule", message]}
	}
	untyped := response.deny with input as without({}, ["type"])
	found(untyped) == {["devices", "lt-1", "status", "rule", message]}
	count(response.deny) == 0 with input as without({"result": "unknown", "status": "open"}, ["closed_on"])
	nothing := response.deny with input as with_records("incidents", [])
	brief(nothing) == {["devices", "lt-1", "status", "rule"]}
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
		brief(deny) == {["incidents", "", "", "rule"]}
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

case(fields, found_in) := json.patch(with_incident({"found_in": [found_in]}), [{"op": "replace", "path": "/evidence/sanctions/records", "value": [object.union({"id": "sc-1", "case_id": "sc-1", "status": "confirmed"}, fields)]}])

test_a_case_on_purpose_without_an_incident_fails_as_practice if {
	every seriousness in ["deliberate", "harmful"] {
		every status in ["confirmed", "under_review"] {
			deny := response.deny with input as case({"seriousness": seriousness, "status": status}, "sanctions/sc-2")
			found(deny) == {["incidents", "", "", "program", sprintf("no incident names case sc-1, a failure that was %v, in found_in; this program looks into each such case as an incident: open one, or name the case in the one it led to", [seriousness])]}
		}
		count(response.deny) == 0 with input as case({"seriousness": seriousness}, "sanctions/sc-1")
		count(response.deny) == 0 with input as case({"seriousness": seriousness, "status": "not_confirmed"}, "sanctions/sc-2")
	}
	every seriousness in ["careless", "unintended"] {
		count(response.deny) == 0 with input as case({"seriousness": seriousness}, "sanctions/sc-2")
	}
}

by_printer := {"reported_by": "printer", "associate_known_on": "2026-09-07", "associate_reported_on": "2026-09-10"}

test_a_report_within_the_days_of_the_agreement_passes if {
	count(response.deny) == 0 with input as with_incident(by_printer)
	deny := response.deny with input as with_incident(object.union(by_printer, {"associate_known_on": "2026-09-06"}))
	found(deny) == {["incidents", "i1", "associate_reported_on", "program", "was reported by printer 4 days after that discovered it, and its agreement allows 3; hold it to the agreement, and record what follows"]}
	count(response.deny) == 0 with input as with_incident({"reported_by": "shredder", "associate_known_on": "2026-01-01", "associate_reported_on": "2026-09-10"})
}

test_a_report_by_nobody_on_the_list_fails_as_practice if {
	deny := response.deny with input as with_incident(object.union(by_printer, {"reported_by": "copier"}))
	found(deny) == {["incidents", "i1", "reported_by", "program", "was reported by copier, which is not in the list of business associates; add it, or correct the name"]}
}

test_a_report_without_its_days_fails_as_practice if {
	deny := response.deny with input as with_incident({"reported_by": "printer"})
	found(deny) == {
		["incidents", "i1", "associate_known_on", "program", "was reported by printer, and it is not recorded on which day that discovered it; ask and record it"],
		["incidents", "i1", "associate_reported_on", "program", "was reported by printer, and it is not recorded on which day its report came; ask and record it"],
	}
}

test_a_report_before_anybody_knew_fails_as_practice if {
	early := response.deny with input as with_incident(object.union(by_printer, {"associate_reported_on": "2026-09-09"}))
	found(early) == {["incidents", "i1", "associate_reported_on", "program", "was reported here on 2026-09-09, and counts as known from 2026-09-10; correct whichever is wrong"]}
	before := response.deny with input as with_incident(object.union(by_printer, {"associate_known_on": "2026-09-11"}))
	found(before) == {["incidents", "i1", "associate_reported_on", "program", "was reported on 2026-09-10, before the associate discovered it on 2026-09-11; correct the dates"]}
	count(response.deny) == 0 with input as with_incident(object.union(by_printer, {"associate_known_on": "2026-09-10"}))
}

with_device(given) := json.patch(given, [{"op": "replace", "path": "/evidence/devices/records", "value": [object.union(device, {"status": "retired"})]}])

test_an_attempt_needs_neither_mitigation_nor_cause if {
	given := with_device(without({"result": "attempted"}, ["mitigation", "root_cause", "evidence_kept", "contained_on"]))
	count(response.deny) == 0 with input as given
}

test_closed_without_a_response_fails if {
	every result in ["attempted", "unfounded", "successful"] {
		deny := response.deny with input as with_device(without({"result": result}, ["response"]))
		found(deny) == {["incidents", "i1", "response", "rule", "was closed without any response on record; record what was done on learning of it"]}
	}
}

opened(day) := without({"status": "open", "known_on": day, "contained_on": day}, ["response", "closed_on", "mitigation", "outcome", "root_cause", "evidence_kept"])

test_no_response_in_the_days_given_fails if {
	count(response.deny) == 0 with input as opened("2026-11-17")
	deny := response.deny with input as opened("2026-11-16")
	found(deny) == {["incidents", "i1", "response", "rule", "shows no response 4 days after it became known (this program gives 3 to record one); act on it and record what was done"]}
}

test_no_response_since_an_unknown_day_fails if {
	message := "shows no response, nor a day until today on which it became known; act on it and record what was done, and since when it is known"
	unknown := opened("2026-11-21")
	every given in [unknown, json.patch(unknown, [{"op": "remove", "path": "/evidence/incidents/records/0/known_on"}])] {
		deny := response.deny with input as given
		found(deny) == {["incidents", "i1", "response", "rule", message]}
		answered := json.patch(given, [{"op": "add", "path": "/evidence/incidents/records/0/response", "value": "r"}])
		count(response.deny) == 0 with input as answered
	}
	closed := response.deny with input as without({}, ["response", "known_on", "contained_on"])
	not message in {f.message | some f in closed}
}

test_closed_without_mitigation_fails if {
	deny := response.deny with input as without({}, ["mitigation"])
	found(deny) == {["incidents", "i1", "mitigation", "rule", "was closed without a word on its harmful effects; record what was done against them, or why nothing was practicable"]}
}

test_closed_without_an_outcome_fails if {
	deny := response.deny with input as without({}, ["outcome"])
	brief(deny) == {["incidents", "i1", "outcome", "rule"]}
	attempt := response.deny with input as with_device(without({"result": "attempted"}, ["outcome"]))
	brief(attempt) == {["incidents", "i1", "outcome", "rule"]}
}

test_closed_without_knowing_whether_it_succeeded_fails if {
	deny := response.deny with input as with_incident({"result": "unknown"})
	brief(deny) == {["incidents", "i1", "result", "rule"]}
	count(response.deny) == 0 with input as with_incident({"result": "unknown", "status": "open"})
}

test_not_contained_fails_as_practice if {
	open := {"status": "open", "known_on": "2026-11-06"}
	count(response.deny) == 0 with input as without(open, ["contained_on", "closed_on"])
	deny := response.deny with input as without(object.union(open, {"known_on": "2026-11-05"}), ["contained_on", "closed_on"])
	found(deny) == {["incidents", "i1", "contained_on", "program", "is not shown to be contained 15 days after it became known; this program allows 14: stop it from going further and record the day"]}
	future := response.deny with input as without({"status": "open", "known_on": "2026-11-05", "contained_on": "2026-11-21"}, ["closed_on"])
	brief(future) == {["incidents", "i1", "contained_on", "program"]}
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
	found(deny) == {["incidents", "i1", "contained_on", "program", "was closed on 2026-09-20, before it was contained on 2026-09-21; correct the dates"]}
}

test_closed_without_cause_or_file_fails_as_practice if {
	deny := response.deny with input as without({}, ["root_cause", "evidence_kept"])
	brief(deny) == {["incidents", "i1", "evidence_kept", "program"], ["incidents", "i1", "root_cause", "program"]}
}

test_unknown_systems_and_devices_fail_as_practice if {
	deny := response.deny with input as with_incident({"systems": ["pm", "p m"], "devices": ["lt-1", "lt-9"]})
	found(deny) == {
		["incidents", "i1", "systems", "program", "names system p m, which is not in the inventory; add the system or correct the name"],
		["incidents", "i1", "devices", "program", "names device lt-9, which is not in the list of devices; lost and retired ones stay in it"],
	}
}

test_each_device_is_left_out_for_one_reason if {
	given := with_records("devices", [device, object.union(device, {"id": "lt-2", "device_id": "lt-2", "ephi": false, "status": "in_use"})])
	response.excluded == {{"kind": "devices", "id": "lt-2", "reason": "touches no ePHI"}} with input as given
	response.population == {{"kind": "incidents", "id": "i1"}, {"kind": "devices", "id": "lt-1"}} with input as given
	count(response.excluded) == 0 with input as with_device(base)
}

test_contained_today_is_contained if {
	open := {"status": "open", "known_on": "2026-11-06", "contained_on": "2026-11-20"}
	count(response.deny) == 0 with input as without(open, ["closed_on"])
	late := response.deny with input as without(object.union(open, {"known_on": "2026-11-05"}), ["closed_on"])
	found(late) == {["incidents", "i1", "contained_on", "program", "was contained 15 days after it became known; this program allows 14"]}
	future := response.deny with input as without(object.union(open, {"known_on": "2026-11-05", "contained_on": "2026-11-21"}), ["closed_on"])
	found(future) == {["incidents", "i1", "contained_on", "program", "is not shown to be contained 15 days after it became known; this program allows 14: stop it from going further and record the day"]}
}

test_an_attempt_has_nothing_to_contain if {
	given := with_device(with_incident({"result": "attempted", "contained_on": "2026-09-25", "closed_on": "2026-09-25"}))
	count(response.deny) == 0 with input as given
}
