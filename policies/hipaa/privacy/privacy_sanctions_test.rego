package hipaa.privacy.privacy_sanctions_test

import data.hipaa.privacy.privacy_sanctions

record := {"id": "m1", "mitigation_id": "m1", "committed_by": "workforce", "known_on": "2026-09-01", "sanction_case": "sc1"}

case := {"id": "sc1", "case_id": "sc1", "status": "confirmed", "person": "w1", "noticed_on": "2026-09-01", "sanction": "written_warning", "decided_on": "2026-09-10", "applied_on": "2026-11-20"}

base := {
	"today": "2026-11-20",
	"parameters": {"privacy_sanctions": {"decide_days": 30, "apply_days": 14}},
	"evidence": {
		"mitigation": {"records": [record]},
		"sanctions": {"records": [case]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["sanctions"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_record(removed, fields) := with_records("mitigation", [object.union(object.remove(record, removed), fields)])

with_case(removed, fields) := with_records("sanctions", [object.union(object.remove(case, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_decided_and_applied_passes if {
	count(privacy_sanctions.deny) == 0 with input as base
	privacy_sanctions.population == {{"kind": "mitigation", "id": "m1"}, {"kind": "sanctions", "id": "sc1"}} with input as base
	count(privacy_sanctions.excluded) == 0 with input as base
	count(privacy_sanctions.deny) == 0 with input as with_record(["sanction_case"], {"no_sanction_because": "procedure was followed"})
}

test_no_policy_on_sanctions_fails if {
	deny := privacy_sanctions.deny with input as with_records("written_policies", [{"id": "p1", "policy_id": "p1", "status": "retired", "topics": ["sanctions"]}])
	found(deny) == {["written_policies", "", "", "rule", "no written policy on topic sanctions is in force, so that nothing shows sanctions for failures under the privacy policies; write down which failure leads to what, and have it approved"]}
}

test_a_violation_without_a_decision_fails if {
	count(privacy_sanctions.deny) == 0 with input as with_record(["sanction_case"], {"known_on": "2026-10-21"})
	deny := privacy_sanctions.deny with input as with_record(["sanction_case"], {"known_on": "2026-10-20"})
	found(deny) == {["mitigation", "m1", "sanction_case", "rule", "is a violation by the workforce, and nothing shows that a sanction was decided or found not appropriate 31 days after it became known; this program allows 30: decide it"]}
	undated := privacy_sanctions.deny with input as with_record(["sanction_case", "known_on"], {})
	found(undated) == {["mitigation", "m1", "known_on", "rule", "is a violation by the workforce of which nothing shows when it became known, nor that a sanction was decided; decide it, and record the day"]}
	count(privacy_sanctions.deny) == 0 with input as with_record(["known_on"], {})
}

test_a_case_that_is_not_on_record_fails if {
	deny := privacy_sanctions.deny with input as with_record([], {"sanction_case": "sc9"})
	found(deny) == {["mitigation", "m1", "sanction_case", "rule", "names sanction case sc9, of which nothing is on record; document the case, or correct the number"]}
}

test_a_case_that_says_otherwise_fails if {
	deny := privacy_sanctions.deny with input as with_case(["sanction", "applied_on"], {"status": "not_confirmed"})
	found(deny) == {["mitigation", "m1", "sanction_case", "rule", "is a violation by the workforce, and case sc1 found that the person did comply; record why no sanction is appropriate, or look at the case again"]}
	both := json.patch(with_case([], {"status": "not_confirmed"}), [{"op": "add", "path": "/evidence/mitigation/records/0/no_sanction_because", "value": "the system did it"}])
	count(privacy_sanctions.deny) == 0 with input as both
	count(privacy_sanctions.deny) == 0 with input as with_case(["sanction", "applied_on"], {"status": "under_review"})
}

test_a_confirmed_case_without_a_sanction_fails if {
	deny := privacy_sanctions.deny with input as with_case(["sanction", "applied_on", "decided_on"], {})
	found(deny) == {["sanctions", "sc1", "sanction", "rule", "is confirmed, and no sanction is documented 80 days after it was noticed; this program allows 30: decide one, or none with the reason"]}
	fresh := json.patch(with_case(["sanction", "applied_on", "decided_on"], {"noticed_on": "2026-10-21"}), [{"op": "replace", "path": "/evidence/mitigation/records/0/known_on", "value": "2026-10-21"}])
	count(privacy_sanctions.deny) == 0 with input as fresh
	over := json.patch(with_case(["sanction", "applied_on", "decided_on"], {"noticed_on": "2026-10-20"}), [{"op": "replace", "path": "/evidence/mitigation/records/0/known_on", "value": "2026-10-20"}])
	count(privacy_sanctions.deny) == 1 with input as over
}

test_none_needs_a_reason if {
	deny := privacy_sanctions.deny with input as with_case(["applied_on"], {"sanction": "none"})
	found(deny) == {["sanctions", "sc1", "reason", "rule", "ended without a sanction, and nothing documents why that is appropriate; record the reason, or decide a sanction"]}
	count(privacy_sanctions.deny) == 0 with input as with_case(["applied_on"], {"sanction": "none", "reason": "report of an own mistake"})
}

test_a_sanction_is_applied_in_time if {
	count(privacy_sanctions.deny) == 0 with input as with_case(["applied_on"], {"decided_on": "2026-11-06"})
	message := "is not documented to have been applied (written warning) after 15 days; this program allows 14: apply it and record the day"
	deny := privacy_sanctions.deny with input as with_case(["applied_on"], {"decided_on": "2026-11-05"})
	found(deny) == {["sanctions", "sc1", "applied_on", "rule", message]}
	future := privacy_sanctions.deny with input as with_case([], {"decided_on": "2026-11-05", "applied_on": "2026-11-21"})
	found(future) == {["sanctions", "sc1", "applied_on", "rule", message]}
	undecided := privacy_sanctions.deny with input as with_case(["applied_on", "decided_on"], {})
	found(undecided) == {["sanctions", "sc1", "applied_on", "rule", "is not documented to have been applied (written warning) after 80 days; this program allows 14: apply it and record the day"]}
}

test_days_that_do_not_agree_are_practice if {
	deny := privacy_sanctions.deny with input as with_record([], {"known_on": "2026-09-02"})
	found(deny) == {["mitigation", "m1", "sanction_case", "program", "became known on 2026-09-02, after its case sc1 was noticed on 2026-09-01; correct the days, or the number of the case"]}
	future := privacy_sanctions.deny with input as with_record(["sanction_case"], {"known_on": "2026-11-21"})
	found(future) == {["mitigation", "m1", "known_on", "program", "is recorded as known on 2026-11-21, a day still to come; correct the date"]}
	count(privacy_sanctions.deny) == 0 with input as with_record(["sanction_case"], {"known_on": "2026-11-20"})
}

test_others_are_left_out_and_said if {
	other := {"id": "m2", "mitigation_id": "m2", "committed_by": "business_associate", "known_on": "2026-01-05"}
	given := with_records("mitigation", [record, other])
	count(privacy_sanctions.deny) == 0 with input as given
	privacy_sanctions.excluded == {{"kind": "mitigation", "id": "m2", "reason": "committed by business associate"}} with input as given
	privacy_sanctions.population == {{"kind": "mitigation", "id": "m1"}, {"kind": "sanctions", "id": "sc1"}} with input as given
	alone := with_records("mitigation", [other])
	count(privacy_sanctions.deny) == 0 with input as alone
	privacy_sanctions.population == {{"kind": "mitigation", "id": "m2"}, {"kind": "sanctions", "id": "sc1"}} with input as alone
	count(privacy_sanctions.excluded) == 0 with input as alone
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("mitigation", []), [{"op": "replace", "path": "/evidence/sanctions/records", "value": []}])
	count(privacy_sanctions.population) == 0 with input as given
	count(privacy_sanctions.deny) == 0 with input as given
}
