package hipaa.privacy.no_retaliation_test

import data.hipaa.privacy.no_retaliation

complaint := {"id": "co1", "complaint_id": "co1", "status": "closed", "concerns": "privacy", "received_on": "2026-06-01", "handled_by": "privacy-official", "adverse_act": "none", "person": "w1"}

act := {"adverse_act": "service_limited", "adverse_on": "2026-06-01", "adverse_because": "unpaid since January; same letter to all", "adverse_reviewed_by": "compliance-officer"}

case := {"id": "sc1", "case_id": "sc1", "status": "confirmed", "person": "w1", "noticed_on": "2026-06-01"}

base := {
	"today": "2026-11-20",
	"parameters": {"no_retaliation": {"watch_days": 90}},
	"evidence": {
		"complaints": {"records": [complaint]},
		"sanctions": {"records": []},
		"workforce": {"records": [{"id": "w1", "person": "w1", "status": "active"}]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["no_retaliation"]}]},
	},
}

with_records(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_complaint(removed, fields) := with_records(base, "complaints", [object.union(object.remove(complaint, removed), fields)])

with_act(removed, fields) := with_complaint([], object.union(object.remove(act, removed), fields))

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

unexplained := {["complaints", "co1", "adverse_act", "rule", "was followed by an act against the person (service limited), and nothing shows that the complaint was not why; undo it, or record what shows it"]}

test_nothing_done_passes if {
	count(no_retaliation.deny) == 0 with input as base
	no_retaliation.population == {{"kind": "complaints", "id": "co1"}} with input as base
	count(no_retaliation.excluded) == 0 with input as base
	count(no_retaliation.deny) == 0 with input as with_act([], {})
}

test_an_unexplained_act_fails if {
	on_the_day := no_retaliation.deny with input as with_act(["adverse_because"], {})
	found(on_the_day) == unexplained
	undated := no_retaliation.deny with input as with_act(["adverse_because", "adverse_on", "adverse_reviewed_by"], {})
	found(undated) == unexplained
	count(no_retaliation.deny) == 0 with input as with_act(["adverse_because"], {"adverse_on": "2026-05-31"})
}

test_a_sanction_that_follows_fails if {
	message := "was followed by sanction case sc1 against the person, of which this record says nothing; look whether the complaint was why, and record the act with its reason"
	every fields in [{}, {"noticed_on": "2026-08-30", "status": "under_review"}] {
		deny := no_retaliation.deny with input as with_records(base, "sanctions", [object.union(case, fields)])
		found(deny) == {["complaints", "co1", "person", "rule", message]}
	}
	every fields in [{"noticed_on": "2026-05-31"}, {"noticed_on": "2026-08-31"}, {"person": "w2"}, {"status": "not_confirmed"}] {
		count(no_retaliation.deny) == 0 with input as with_records(base, "sanctions", [object.union(case, fields)])
	}
	count(no_retaliation.deny) == 0 with input as with_records(with_act([], {"adverse_act": "disciplined"}), "sanctions", [case])
}

test_leaving_soon_after_is_practice if {
	deny := no_retaliation.deny with input as with_records(base, "workforce", [{"id": "w1", "person": "w1", "status": "ended", "ended_on": "2026-08-30"}])
	found(deny) == {["complaints", "co1", "person", "program", "was followed by the person's leaving on 2026-08-30; this program has another office look at why, and record it"]}
	every day in ["2026-08-31", "2026-05-31"] {
		count(no_retaliation.deny) == 0 with input as with_records(base, "workforce", [{"id": "w1", "person": "w1", "status": "ended", "ended_on": day}])
	}
	count(no_retaliation.deny) == 0 with input as with_records(with_act([], {}), "workforce", [{"id": "w1", "person": "w1", "status": "ended", "ended_on": "2026-08-30"}])
}

test_a_second_look_is_practice if {
	nobody := no_retaliation.deny with input as with_act(["adverse_reviewed_by"], {})
	found(nobody) == {["complaints", "co1", "adverse_reviewed_by", "program", "was followed by an act against the person that no other office looked at; have one review it"]}
	same := no_retaliation.deny with input as with_act([], {"adverse_reviewed_by": "privacy-official"})
	found(same) == {["complaints", "co1", "adverse_reviewed_by", "program", "was followed by an act against the person that privacy-official reviewed, who handled the complaint; have another office review it"]}
	count(no_retaliation.deny) == 0 with input as with_act(["adverse_reviewed_by"], {"adverse_on": "2026-05-31"})
}

test_not_having_looked_is_practice if {
	deny := no_retaliation.deny with input as with_complaint(["adverse_act"], {})
	found(deny) == {["complaints", "co1", "adverse_act", "program", "is closed and does not say whether anything was done against the person; this program looks, and records none where there was nothing"]}
	count(no_retaliation.deny) == 0 with input as with_complaint(["adverse_act"], {"status": "open"})
	sanctioned := no_retaliation.deny with input as with_records(with_complaint(["adverse_act"], {"status": "open"}), "sanctions", [case])
	count(sanctioned) == 1
}

test_the_text_is_practice if {
	deny := no_retaliation.deny with input as with_records(base, "written_policies", [])
	found(deny) == {["written_policies", "", "", "program", "no written policy on topic no_retaliation is in force; this program wants one that forbids it and says where to turn"]}
}

test_others_are_left_out_and_said if {
	other := object.union(complaint, {"id": "co2", "concerns": "other", "adverse_act": "discharged"})
	given := with_records(base, "complaints", [complaint, other])
	count(no_retaliation.deny) == 0 with input as given
	no_retaliation.excluded == {{"kind": "complaints", "id": "co2", "reason": "no complaint about privacy"}} with input as given
	no_retaliation.population == {{"kind": "complaints", "id": "co1"}} with input as given
	alone := with_records(base, "complaints", [other])
	no_retaliation.population == {{"kind": "complaints", "id": "co2"}} with input as alone
	count(no_retaliation.excluded) == 0 with input as alone
}

test_nothing_recorded_is_an_empty_population if {
	count(no_retaliation.population) == 0 with input as with_records(base, "complaints", [])
	count(no_retaliation.deny) == 0 with input as with_records(base, "complaints", [])
}
