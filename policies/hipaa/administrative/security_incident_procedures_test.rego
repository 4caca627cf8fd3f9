package hipaa.administrative.security_incident_procedures_test

import data.hipaa.administrative.security_incident_procedures as procedures

incident := {
	"id": "i1", "incident_id": "i1", "result": "successful", "phi": "none", "held_as": "covered_entity",
	"status": "closed", "severity": "low", "known_on": "2026-09-10", "handled_by": "privacy-official", "closed_on": "2026-09-10",
}

base := {
	"today": "2026-11-20",
	"parameters": {"security_incident_procedures": {"report_days": 3, "open_days": 90}},
	"evidence": {
		"incidents": {"records": [incident], "sources": []},
		"officials": {"records": [{"id": "o1", "office": "privacy-official", "person": "w1", "from": "2026-09-10"}]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["incident_response"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_incident(fields) := with_records("incidents", [object.union(incident, fields)])

without(fields, removed) := with_records("incidents", [object.union(object.remove(incident, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_an_incident_that_was_taken_on_passes if {
	count(procedures.deny) == 0 with input as base
	procedures.population == {{"kind": "incidents", "id": "i1"}} with input as base
}

test_a_quarter_without_any_passes if {
	count(procedures.deny) == 0 with input as with_records("incidents", [])
	count(procedures.population) == 0 with input as with_records("incidents", [])
}

test_no_policy_in_force_fails if {
	every policies in [[], [{"id": "p1", "status": "draft", "topics": ["incident_response"]}], [{"id": "p1", "status": "in_force", "topics": ["mistakes"]}]] {
		deny := procedures.deny with input as with_records("written_policies", policies)
		{[f.kind, object.get(f, "basis", "rule")] | some f in deny} == {["written_policies", "rule"]}
	}
}

test_an_incident_nobody_took_on_fails if {
	deny := procedures.deny with input as without({}, ["handled_by"])
	found(deny) == {["incidents", "i1", "handled_by", "rule", "names no office that took it on, so that no procedure is shown to have been followed; have one take it on and record which"]}
}

test_an_attempt_that_nobody_took_on_fails if {
	deny := procedures.deny with input as without({"result": "attempted"}, ["handled_by"])
	brief(deny) == {["incidents", "i1", "handled_by", "rule"]}
}

test_an_office_nobody_held_that_day_fails_as_practice if {
	message := "is recorded as taken on by privacy-official, an office nobody held on 2026-09-10; correct the office"
	every officials in [
		[],
		[{"id": "o1", "office": "privacy-official", "person": "w1", "from": "2026-09-11"}],
		[{"id": "o1", "office": "privacy-official", "person": "w1", "from": "2020-01-01", "to": "2026-09-09"}],
		[{"id": "o1", "office": "privacy official", "person": "w1", "from": "2020-01-01"}],
	] {
		deny := procedures.deny with input as with_records("officials", officials)
		found(deny) == {["incidents", "i1", "handled_by", "program", message]}
	}
	last := with_records("officials", [{"id": "o1", "office": "privacy-official", "person": "w1", "from": "2020-01-01", "to": "2026-09-10"}])
	count(procedures.deny) == 0 with input as last
}

test_reported_late_fails_as_practice if {
	count(procedures.deny) == 0 with input as with_incident({"known_on": "2026-09-13", "workforce_known_on": "2026-09-10", "closed_on": "2026-09-20"})
	deny := procedures.deny with input as with_incident({"known_on": "2026-09-14", "workforce_known_on": "2026-09-10", "closed_on": "2026-09-20"})
	found(deny) == {["incidents", "i1", "known_on", "program", "was reported 4 days after somebody here knew of it; this program allows 3: find out what kept it, and remind the unit"]}
}

test_never_reported_fails_as_practice if {
	open := {"status": "open", "workforce_known_on": "2026-11-17"}
	count(procedures.deny) == 0 with input as without(open, ["known_on", "closed_on"])
	deny := procedures.deny with input as without(object.union(open, {"workforce_known_on": "2026-11-16"}), ["known_on", "closed_on"])
	found(deny) == {["incidents", "i1", "known_on", "program", "shows no day on which its office learnt of it, 4 days after somebody here knew; this program allows 3: record the day"]}
}

test_a_day_that_is_missing_fails_as_practice if {
	deny := procedures.deny with input as without({}, ["known_on"])
	found(deny) == {["incidents", "i1", "known_on", "program", "names no day until today on which it became known; record the day"]}
	future := procedures.deny with input as without({"known_on": "2026-11-21"}, ["closed_on", "handled_by"])
	["incidents", "i1", "known_on", "program"] in brief(future)
	count([f | some f in future; f.message == "names no day until today on which it became known; record the day"]) == 1
}

test_no_severity_fails_as_practice if {
	deny := procedures.deny with input as without({}, ["severity"])
	brief(deny) == {["incidents", "i1", "severity", "program"]}
}

test_left_open_fails_after_the_days_allowed if {
	officials := [{"id": "o1", "office": "privacy-official", "person": "w1", "from": "2020-01-01"}]
	opened := json.patch(without({"status": "open", "known_on": "2026-08-22"}, ["closed_on"]), [{"op": "replace", "path": "/evidence/officials/records", "value": officials}])
	count(procedures.deny) == 0 with input as opened
	deny := procedures.deny with input as json.patch(opened, [{"op": "replace", "path": "/evidence/incidents/records/0/known_on", "value": "2026-08-21"}])
	found(deny) == {["incidents", "i1", "status", "program", "is still open 91 days after it became known; this program allows 90: finish it, or say in its file what is outstanding"]}
}

test_closed_without_a_day_fails_as_practice if {
	deny := procedures.deny with input as without({}, ["closed_on"])
	brief(deny) == {["incidents", "i1", "closed_on", "program"]}
}

test_closed_before_it_was_known_fails_as_practice if {
	deny := procedures.deny with input as with_incident({"closed_on": "2026-09-09"})
	found(deny) == {["incidents", "i1", "closed_on", "program", "was closed on 2026-09-09, before it became known on 2026-09-10; correct the dates"]}
}

test_each_day_still_to_come_fails_as_practice if {
	every field in ["associate_known_on", "associate_reported_on", "closed_on", "contained_on", "known_on", "occurred_on", "should_have_been_known_on", "workforce_known_on"] {
		every day, findings in {"2026-11-20": 0, "2026-11-21": 1} {
			deny := procedures.deny with input as with_incident({field: day})
			message := sprintf("names %v, a day still to come, in %v; correct the date", [day, field])
			count([f | some f in deny; f.field == field; f.basis == "program"; f.message == message]) == findings
		}
	}
}

test_days_still_to_come_fail_as_practice if {
	deny := procedures.deny with input as with_incident({"closed_on": "2026-11-21", "occurred_on": "2026-11-21", "contained_on": "2026-11-20"})
	brief(deny) == {["incidents", "i1", "closed_on", "program"], ["incidents", "i1", "occurred_on", "program"]}
	count(procedures.deny) == 0 with input as with_incident({"closed_on": "2026-11-20"})
}

nil(from, to, said) := json.patch(base, [{"op": "replace", "path": "/evidence/incidents/sources", "value": [{"nil_return": said, "period": {"from": from, "to": to}}]}])

test_a_nil_return_that_is_not_true_fails_as_practice if {
	every period in [["2026-07-01", "2026-09-10"], ["2026-09-10", "2026-09-30"]] {
		deny := procedures.deny with input as nil(period[0], period[1], true)
		found(deny) == {["incidents", "i1", "known_on", "program", sprintf("became known on 2026-09-10, and a nil return says that nothing did from %v to %v; correct whichever is wrong", period)]}
	}
	count(procedures.deny) == 0 with input as nil("2026-07-01", "2026-09-09", true)
	count(procedures.deny) == 0 with input as nil("2026-09-11", "2026-12-31", true)
	count(procedures.deny) == 0 with input as nil("2026-07-01", "2026-09-30", false)
}

test_what_is_closed_is_not_left_open if {
	officials := [{"id": "o1", "office": "privacy-official", "person": "w1", "from": "2020-01-01"}]
	closed := json.patch(with_incident({"known_on": "2026-01-01"}), [{"op": "replace", "path": "/evidence/officials/records", "value": officials}])
	count(procedures.deny) == 0 with input as closed
}
