package hipaa.documentation.documentation_retention_test

import data.hipaa.documentation.documentation_retention

document := {
	"id": "d1", "document_id": "d1", "type": "policy", "status": "kept", "policy_id": "p1", "version": "1.0",
	"created_on": "2019-06-04", "last_in_effect_on": "2024-02-29", "keep_until": "2030-03-01", "location": "archive",
}

base := {
	"today": "2026-11-20",
	"parameters": {"documentation_retention": {}},
	"evidence": {
		"documents": {"records": [document]},
		"acknowledgements": {"records": []},
		"written_policies": {"records": [{"id": "p0", "policy_id": "p0", "version": "2.0", "status": "in_force", "topics": ["retention"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_document(fields) := with_records("documents", [object.union(document, fields)])

without(removed, fields) := with_records("documents", [object.union(object.remove(document, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_kept_until_the_day_passes if {
	count(documentation_retention.deny) == 0 with input as base
	documentation_retention.population == {{"kind": "documents", "id": "d1"}} with input as base
}

test_nothing_recorded_is_an_empty_population if {
	count(documentation_retention.population) == 0 with input as with_records("documents", [])
	count(documentation_retention.deny) == 0 with input as with_records("documents", [])
}

test_a_schedule_one_day_short_fails if {
	deny := documentation_retention.deny with input as with_document({"keep_until": "2030-02-28"})
	found(deny) == {["documents", "d1", "keep_until", "rule", "may be destroyed from 2030-02-28 by the schedule, and its six years are full on 2030-03-01; correct the schedule"]}
}

# Six years from approval, while the policy stayed in effect for five more: the usual mistake.
test_counting_from_creation_alone_fails if {
	deny := documentation_retention.deny with input as with_document({"keep_until": "2025-06-04"})
	found(deny) == {["documents", "d1", "keep_until", "rule", "may be destroyed from 2025-06-04 by the schedule, and its six years are full on 2030-03-01; correct the schedule"]}
}

test_no_schedule_fails_as_practice if {
	deny := documentation_retention.deny with input as without(["keep_until"], {})
	found(deny) == {["documents", "d1", "keep_until", "program", "has no day until which it is kept; this program records one: 2030-03-01 at the earliest"]}
}

test_in_effect_needs_no_schedule if {
	count(documentation_retention.deny) == 0 with input as without(["keep_until", "last_in_effect_on"], {})
	count(documentation_retention.deny) == 0 with input as without(["last_in_effect_on"], {"keep_until": "2026-11-21"})
	deny := documentation_retention.deny with input as without(["last_in_effect_on"], {"keep_until": "2026-11-20"})
	found(deny) == {["documents", "d1", "keep_until", "rule", "is in effect, and may be destroyed from 2026-11-20 by the schedule; take the day out until it is replaced"]}
}

test_destroyed_on_the_day_passes_and_a_day_earlier_fails if {
	old := {"status": "destroyed", "created_on": "2015-01-05", "last_in_effect_on": "2020-02-29"}
	count(documentation_retention.deny) == 0 with input as with_document(object.union(old, {"destroyed_on": "2026-03-01"}))
	deny := documentation_retention.deny with input as with_document(object.union(old, {"destroyed_on": "2026-02-28"}))
	found(deny) == {["documents", "d1", "destroyed_on", "rule", "was destroyed on 2026-02-28, 1 day too early: its six years were full on 2026-03-01; look for another copy, and stop the schedule that did it"]}
}

test_a_record_counts_from_its_creation if {
	record := {"id": "d1", "document_id": "d1", "type": "incident_record", "status": "destroyed", "created_on": "2020-10-31", "destroyed_on": "2026-10-31"}
	count(documentation_retention.deny) == 0 with input as with_records("documents", [record])
	deny := documentation_retention.deny with input as with_records("documents", [object.union(record, {"destroyed_on": "2026-10-30"})])
	{[f.id, f.field, object.get(f, "basis", "rule")] | some f in deny} == {["d1", "destroyed_on", "rule"]}
}

test_destroyed_on_an_unknown_day_fails if {
	deny := documentation_retention.deny with input as with_document({"status": "destroyed"})
	found(deny) == {["documents", "d1", "destroyed_on", "rule", "is destroyed, and not shown to have been kept for six years; record the day it was destroyed"]}
}

test_destroyed_on_a_day_to_come_fails_as_practice if {
	deny := documentation_retention.deny with input as with_document({"status": "destroyed", "destroyed_on": "2026-11-21"})
	found(deny) == {["documents", "d1", "destroyed_on", "program", "is recorded as destroyed on 2026-11-21, a day still to come; correct the status or the day"]}
}

test_destroyed_or_lost_while_in_effect_fails if {
	every status in ["destroyed", "lost"] {
		deny := documentation_retention.deny with input as without(["last_in_effect_on"], {"status": status, "destroyed_on": "2026-01-01"})
		found(deny) == {["documents", "d1", "last_in_effect_on", "rule", sprintf("is %v, and nothing shows that it was out of effect for six years by then; look for a copy, or record its last day in effect", [status])]}
	}
}

test_gone_without_any_date_fails if {
	every status in ["destroyed", "lost"] {
		bare := {"id": "d1", "document_id": "d1", "type": "evaluation", "status": status}
		deny := documentation_retention.deny with input as with_records("documents", [bare])
		found(deny) == {["documents", "d1", "created_on", "rule", sprintf("is %v, and nothing shows that six years had passed; record when it was created", [status])]}
		every type in ["agreement", "contingency_plan", "designation", "policy", "procedure"] {
			in_effect := documentation_retention.deny with input as with_records("documents", [object.union(bare, {"type": type})])
			{[finding.field, object.get(finding, "basis", "rule")] | some finding in in_effect} == {["last_in_effect_on", "rule"]}
		}
	}
}

test_kept_without_any_date_fails_as_practice if {
	deny := documentation_retention.deny with input as with_records("documents", [{"id": "d1", "document_id": "d1", "type": "evaluation", "status": "kept", "location": "archive"}])
	found(deny) == {["documents", "d1", "created_on", "program", "does not say when it was created; record the day, from which its six years may run"]}
}

test_destroyed_too_early_today_fails_once if {
	deny := documentation_retention.deny with input as with_document({"status": "destroyed", "last_in_effect_on": "2020-11-21", "destroyed_on": "2026-11-20"})
	found(deny) == {["documents", "d1", "destroyed_on", "rule", "was destroyed on 2026-11-20, 1 day too early: its six years were full on 2026-11-21; look for another copy, and stop the schedule that did it"]}
}

test_lost_before_its_time_fails_and_afterwards_passes if {
	deny := documentation_retention.deny with input as with_document({"status": "lost"})
	found(deny) == {["documents", "d1", "status", "rule", "is lost, and to be kept until 2030-03-01; restore it from a backup, or ask whoever was sent a copy"]}
	count(documentation_retention.deny) == 0 with input as with_document({"status": "lost", "last_in_effect_on": "2020-11-20"})
	late := documentation_retention.deny with input as with_document({"status": "lost", "last_in_effect_on": "2020-11-21"})
	count(late) == 1
}

test_no_place_fails if {
	deny := documentation_retention.deny with input as without(["location"], {})
	found(deny) == {["documents", "d1", "location", "rule", "does not say where it is kept, so that nothing shows it is; record the place"]}
}

test_no_day_of_creation_fails_as_practice if {
	deny := documentation_retention.deny with input as without(["created_on"], {})
	found(deny) == {["documents", "d1", "created_on", "program", "does not say when it was created; record the day, from which its six years may run"]}
}

test_days_to_come_and_out_of_order_fail_as_practice if {
	created := documentation_retention.deny with input as with_document({"created_on": "2026-11-21", "last_in_effect_on": "2026-11-21", "keep_until": "2032-11-21"})
	found(created) == {
		["documents", "d1", "created_on", "program", "is recorded as created on 2026-11-21, a day still to come; correct the date"],
		["documents", "d1", "last_in_effect_on", "program", "is recorded as last in effect on 2026-11-21, a day still to come; correct the date"],
	}
	order := documentation_retention.deny with input as with_document({"created_on": "2024-03-01"})
	found(order) == {["documents", "d1", "last_in_effect_on", "program", "was last in effect on 2024-02-29, before it was created on 2024-03-01; correct the dates"]}
	same_day := with_document({"created_on": "2024-02-29"})
	count(documentation_retention.deny) == 0 with input as same_day
	today := with_document({"created_on": "2026-11-20", "last_in_effect_on": "2026-11-20", "keep_until": "2032-11-20"})
	count(documentation_retention.deny) == 0 with input as today
}

acknowledgement := {"id": "a", "policy_id": "p0", "version": "1.9", "person": "w1", "acknowledged_on": "2020-11-21"}

test_a_former_version_that_people_acknowledged_is_looked_for if {
	deny := documentation_retention.deny with input as with_records("acknowledgements", [acknowledgement, object.union(acknowledgement, {"id": "b", "person": "w2", "acknowledged_on": "2020-11-19"})])
	found(deny) == {["documents", "", "", "rule", "p0 version 1.9 was acknowledged on 2020-11-21 and is not on the list of documents; find its text and keep it for six years from its last day in effect"]}
	count(documentation_retention.deny) == 0 with input as with_records("acknowledgements", [object.union(acknowledgement, {"acknowledged_on": "2020-11-20"})])
	count(documentation_retention.deny) == 0 with input as with_records("acknowledgements", [object.union(acknowledgement, {"version": "2.0"})])
	count(documentation_retention.deny) == 0 with input as with_records("acknowledgements", [object.union(acknowledgement, {"policy_id": "p1", "version": "1.0"})])
}

test_a_retired_policy_is_looked_for_once if {
	retired := {"id": "p9", "policy_id": "p9", "version": "6.0", "status": "retired", "topics": ["x"]}
	registered := with_records("written_policies", array.concat(base.evidence.written_policies.records, [retired]))
	deny := documentation_retention.deny with input as registered
	found(deny) == {["documents", "", "", "rule", "retired policy p9 version 6.0 is not on the list of documents; find its text, and record its last day in effect"]}
	acknowledged := json.patch(registered, [{"op": "replace", "path": "/evidence/acknowledgements/records", "value": [object.union(acknowledgement, {"policy_id": "p9", "version": "6.0"})]}])
	once := documentation_retention.deny with input as acknowledged
	found(once) == {["documents", "", "", "rule", "p9 version 6.0 was acknowledged on 2020-11-21 and is not on the list of documents; find its text and keep it for six years from its last day in effect"]}
	long_ago := json.patch(acknowledged, [{"op": "replace", "path": "/evidence/acknowledgements/records/0/acknowledged_on", "value": "2020-11-20"}])
	documentation_retention.deny == deny with input as long_ago
	listed := json.patch(registered, [{"op": "add", "path": "/evidence/documents/records/-", "value": object.union(document, {"id": "d9", "policy_id": "p9", "version": "6.0"})}])
	count(documentation_retention.deny) == 0 with input as listed
}

test_no_policy_fails_as_practice if {
	deny := documentation_retention.deny with input as with_records("written_policies", [])
	found(deny) == {["written_policies", "", "", "program", "no written policy on topic retention is in force; this program wants one that says what is kept how long, and who may destroy it"]}
}
