package hipaa.privacy.privacy_complaints_test

import data.hipaa.privacy.privacy_complaints

complaint := {
	"id": "co1", "complaint_id": "co1", "status": "closed", "concerns": "privacy", "received_on": "2026-10-20", "handled_by": "complaints-contact",
	"incident": "i1", "outcome": "substantiated", "disposition": "address corrected", "disposed_on": "2026-10-20",
}

base := {
	"today": "2026-11-20",
	"parameters": {"privacy_complaints": {"dispose_days": 30}},
	"evidence": {
		"complaints": {"records": [complaint]},
		"incidents": {"records": [{"id": "i1", "incident_id": "i1"}]},
		"mitigation": {"records": [{"id": "m1", "mitigation_id": "m1", "complaint": "co1"}, {"id": "m2", "mitigation_id": "m2"}]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["complaints"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_complaint(removed, fields) := with_records("complaints", [object.union(object.remove(complaint, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_documented_passes if {
	count(privacy_complaints.deny) == 0 with input as base
	privacy_complaints.population == {{"kind": "complaints", "id": "co1"}} with input as base
	count(privacy_complaints.excluded) == 0 with input as base
	count(privacy_complaints.deny) == 0 with input as with_complaint(["incident"], {"outcome": "not_substantiated", "concerns": "breach_notification"})
}

test_no_process_fails if {
	deny := privacy_complaints.deny with input as with_records("written_policies", [{"id": "p1", "policy_id": "p1", "status": "draft", "topics": ["complaints"]}, {"id": "p2", "policy_id": "p2", "status": "in_force", "topics": ["faxing"]}])
	found(deny) == {["written_policies", "", "", "rule", "no written policy on topic complaints is in force, so that nothing shows a process for them; write down how individuals complain and who answers, and have it approved"]}
}

test_closed_without_a_disposition_fails if {
	deny := privacy_complaints.deny with input as with_complaint(["disposition", "disposed_on"], {})
	found(deny) == {["complaints", "co1", "disposition", "rule", "is closed, and its disposition is not documented; record what was found and done"]}
}

test_open_has_the_days_of_this_program if {
	open := ["disposition", "disposed_on", "outcome"]
	count(privacy_complaints.deny) == 0 with input as with_complaint(open, {"status": "open", "received_on": "2026-10-21"})
	deny := privacy_complaints.deny with input as with_complaint(open, {"status": "open"})
	found(deny) == {["complaints", "co1", "status", "program", "is without a disposition 31 days after it was received; this program allows 30: settle it and answer"]}
}

test_a_complaint_that_only_other_records_know_fails if {
	deny := privacy_complaints.deny with input as with_records("mitigation", [{"id": "m1", "mitigation_id": "m1", "complaint": "co9"}])
	found(deny) == {["complaints", "", "", "rule", "co9, which mitigation m1 names, is not in the register of complaints; document what was received and its disposition"]}
}

test_details_are_practice if {
	cases := [
		[["received_on"], {}, "received_on", "does not say when it was received; record the day, from which this program counts"],
		[["handled_by"], {}, "handled_by", "names no office that looks into it; assign it"],
		[["disposed_on"], {}, "disposed_on", "does not say when it was settled; record the day"],
		[[], {"disposed_on": "2026-10-19"}, "disposed_on", "was settled on 2026-10-19, before it was received on 2026-10-20; correct the dates"],
		[[], {"disposed_on": "2026-11-21"}, "disposed_on", "is recorded as settled on 2026-11-21, a day still to come; correct the date"],
		[["disposed_on", "disposition"], {"status": "open", "received_on": "2026-11-21"}, "received_on", "is recorded as received on 2026-11-21, a day still to come; correct the date"],
		[["incident"], {}, "incident", "was right and names no incident; this program opens one, so that breach, harm and sanction are looked at"],
		[[], {"incident": "i9"}, "incident", "names incident i9, which is not in the register of incidents; correct the number, or open it"],
	]
	every one in cases {
		deny := privacy_complaints.deny with input as with_complaint(one[0], one[1])
		found(deny) == {["complaints", "co1", one[2], "program", one[3]]}
	}
	count(privacy_complaints.deny) == 0 with input as with_complaint([], {"received_on": "2026-11-20", "disposed_on": "2026-11-20"})
	count(privacy_complaints.deny) == 0 with input as with_complaint(["disposed_on", "incident", "outcome"], {"status": "open", "received_on": "2026-11-20"})
}

test_others_are_left_out_and_said if {
	other := {"id": "co2", "complaint_id": "co2", "status": "closed", "concerns": "other"}
	given := with_records("complaints", [complaint, other])
	count(privacy_complaints.deny) == 0 with input as given
	privacy_complaints.excluded == {{"kind": "complaints", "id": "co2", "reason": "no complaint about privacy"}} with input as given
	privacy_complaints.population == {{"kind": "complaints", "id": "co1"}} with input as given
	alone := json.patch(with_records("complaints", [other]), [{"op": "replace", "path": "/evidence/mitigation/records", "value": []}])
	count(privacy_complaints.deny) == 0 with input as alone
	privacy_complaints.population == {{"kind": "complaints", "id": "co2"}} with input as alone
	count(privacy_complaints.excluded) == 0 with input as alone
}

test_nothing_recorded_is_an_empty_population if {
	count(privacy_complaints.population) == 0 with input as with_records("complaints", [])
}
