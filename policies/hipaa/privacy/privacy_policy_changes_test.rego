package hipaa.privacy.privacy_policy_changes_test

import data.hipaa.privacy.privacy_policy_changes

change := {"id": "c1", "change_id": "c1", "status": "in_effect", "because": "audit", "policy_effect": "minor", "notice_effect": "none", "changed_on": "2026-10-20", "policies": ["p1"], "policy_documented_on": "2026-10-20", "complies_checked_by": "privacy-official"}

law := object.union(change, {"because": "law", "law_effective_on": "2026-10-20"})

stated := object.union(change, {"notice_effect": "stated_practice", "notice_effective_on": "2026-10-20", "notice_available_on": "2026-11-20", "right_reserved": true, "earlier_phi": true})

base := {
	"today": "2026-11-20",
	"parameters": {"privacy_policy_changes": {"prompt_days": 30}},
	"evidence": {
		"workflow_changes": {"records": [change]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["faxing"]}, {"id": "p2", "policy_id": "p2", "status": "draft", "topics": ["faxing"]}]},
	},
}

with_changes(changes) := json.patch(base, [{"op": "replace", "path": "/evidence/workflow_changes/records", "value": changes}])

given(record, removed, fields) := with_changes([object.union(object.remove(record, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

one(field, basis, message) := {["workflow_changes", "c1", field, basis, message]}

test_written_first_passes if {
	count(privacy_policy_changes.deny) == 0 with input as base
	privacy_policy_changes.population == {{"kind": "workflow_changes", "id": "c1"}} with input as base
	count(privacy_policy_changes.excluded) == 0 with input as base
	count(privacy_policy_changes.deny) == 0 with input as with_changes([law])
	count(privacy_policy_changes.deny) == 0 with input as with_changes([stated])
}

test_a_change_without_a_text_fails if {
	message := "is in effect, and no revised policy or procedure is shown to be documented; write it down and have it approved"
	absent := privacy_policy_changes.deny with input as given(change, ["policy_documented_on"], {})
	found(absent) == one("policy_documented_on", "rule", message)
	future := privacy_policy_changes.deny with input as given(change, [], {"policy_documented_on": "2026-11-21"})
	found(future) == one("policy_documented_on", "rule", message)
	count(privacy_policy_changes.deny) == 0 with input as given(change, [], {"policy_documented_on": "2026-11-20", "changed_on": "2026-11-20"})
}

test_a_change_in_law_is_documented_promptly if {
	waits := {"law_effective_on": "2026-10-21"}
	count(privacy_policy_changes.deny) == 0 with input as given(law, ["policy_documented_on"], waits)
	over := privacy_policy_changes.deny with input as given(law, ["policy_documented_on"], {})
	found(over) == one("policy_documented_on", "rule", "is in effect, and no revised policy or procedure is shown to be documented; write it down and have it approved")
	planned := privacy_policy_changes.deny with input as given(law, ["policy_documented_on"], {"status": "planned"})
	found(planned) == one("policy_documented_on", "rule", "is asked for by law since 2026-10-20, and no revised policy or procedure is shown to be documented; write it down and have it approved")
	other := privacy_policy_changes.deny with input as given(change, ["policy_documented_on"], {"law_effective_on": "2026-11-20"})
	count(other) == 1
}

test_a_law_written_late_fails_as_practice if {
	count(privacy_policy_changes.deny) == 0 with input as given(law, [], {"policy_documented_on": "2026-11-19"})
	late := privacy_policy_changes.deny with input as given(law, [], {"policy_documented_on": "2026-11-20"})
	found(late) == one("policy_documented_on", "program", "was written into the policy 31 days after the law applied; this program allows 30")
	count(privacy_policy_changes.deny) == 0 with input as given(change, [], {"law_effective_on": "2020-01-06"})
	undated := privacy_policy_changes.deny with input as given(law, ["law_effective_on"], {})
	found(undated) == one("law_effective_on", "program", "comes from a change in law and does not say from when it applies; record the day")
	still_open := privacy_policy_changes.deny with input as given(law, [], {"policy_documented_on": "2026-11-21", "law_effective_on": "2026-10-21"})
	count(still_open) == 0
}

test_a_change_before_its_text_fails if {
	deny := privacy_policy_changes.deny with input as given(change, [], {"policy_documented_on": "2026-10-21"})
	found(deny) == one("policy_documented_on", "rule", "took effect on 2026-10-20, before the revised policy was documented on 2026-10-21; in future write first, then change")
	count(privacy_policy_changes.deny) == 0 with input as given(law, [], {"policy_documented_on": "2026-10-21"})
}

test_no_policy_in_force_fails if {
	message := "names no policy or procedure in force that was changed for it; have the revised text approved, and name it"
	absent := privacy_policy_changes.deny with input as given(change, ["policies"], {})
	found(absent) == one("policies", "rule", message)
	draft := privacy_policy_changes.deny with input as given(change, [], {"policies": ["p2"]})
	found(draft) == one("policies", "rule", message)
	count(privacy_policy_changes.deny) == 0 with input as given(change, [], {"policies": ["p2", "p1"]})
	count(privacy_policy_changes.deny) == 1 with input as given(change, ["policies", "policy_documented_on"], {})
}

test_a_practice_runs_ahead_of_the_notice if {
	none := privacy_policy_changes.deny with input as given(stated, ["notice_effective_on"], {})
	found(none) == one("notice_effective_on", "rule", "changes what the notice of privacy practices states, and no revised notice is on record; go back to the stated practice until the notice is revised")
	before := privacy_policy_changes.deny with input as given(stated, [], {"notice_effective_on": "2026-10-21"})
	found(before) == one("notice_effective_on", "rule", "took effect on 2026-10-20, before the revised notice on 2026-10-21; go back to the stated practice until then, and look at what was done in between")
	undated := privacy_policy_changes.deny with input as given(stated, ["changed_on"], {"notice_effective_on": "2026-11-21"})
	found(undated) == {
		["workflow_changes", "c1", "notice_effective_on", "rule", "is in effect, and the revised notice takes effect only on 2026-11-21; go back to the stated practice until then"],
		["workflow_changes", "c1", "changed_on", "program", "is in effect and does not say since when; record the day"],
	}
	neither := privacy_policy_changes.deny with input as given(stated, ["notice_effective_on", "notice_available_on"], {})
	count(neither) == 1
	today := given(stated, [], {"changed_on": "2026-11-20", "notice_effective_on": "2026-11-20"})
	count(privacy_policy_changes.deny) == 0 with input as today
	undated_today := privacy_policy_changes.deny with input as given(stated, ["changed_on"], {"notice_effective_on": "2026-11-20"})
	found(undated_today) == one("changed_on", "program", "is in effect and does not say since when; record the day")
}

test_the_revised_notice_is_made_available if {
	message := "is stated in a revised notice that is not shown to be available; hand it out, post it, put it on the web site, and record the day"
	absent := privacy_policy_changes.deny with input as given(stated, ["notice_available_on"], {})
	found(absent) == one("notice_available_on", "rule", message)
	future := privacy_policy_changes.deny with input as given(stated, [], {"notice_available_on": "2026-11-21"})
	found(future) == one("notice_available_on", "rule", message)
}

test_earlier_phi_needs_the_reserved_right if {
	message := "is not shown to leave PHI of the time before the notice alone, and the former notice is not shown to reserve that right; keep to the former practice for it"
	every removed in [["right_reserved"], ["right_reserved", "earlier_phi"]] {
		deny := privacy_policy_changes.deny with input as given(stated, removed, {})
		found(deny) == one("earlier_phi", "rule", message)
	}
	unreserved := privacy_policy_changes.deny with input as given(stated, [], {"right_reserved": false})
	found(unreserved) == one("earlier_phi", "rule", message)
	count(privacy_policy_changes.deny) == 0 with input as given(stated, ["right_reserved"], {"earlier_phi": false})
	count(privacy_policy_changes.deny) == 0 with input as given(stated, ["earlier_phi"], {})
}

test_somebody_checks_the_text if {
	of_notice := privacy_policy_changes.deny with input as given(stated, ["complies_checked_by"], {})
	found(of_notice) == one("complies_checked_by", "rule", "changes what the notice states, and nobody is shown to have checked that the revised text complies; have the privacy official read it")
	other := privacy_policy_changes.deny with input as given(change, ["complies_checked_by"], {})
	found(other) == one("complies_checked_by", "program", "has a revised text that nobody is recorded to have checked; this program has each one read before it takes effect")
	undocumented := privacy_policy_changes.deny with input as given(change, ["complies_checked_by", "policy_documented_on"], {})
	count(undocumented) == 1
}

test_since_when_is_practice if {
	absent := privacy_policy_changes.deny with input as given(change, ["changed_on"], {})
	found(absent) == one("changed_on", "program", "is in effect and does not say since when; record the day")
	future := privacy_policy_changes.deny with input as given(change, [], {"changed_on": "2026-11-21"})
	found(future) == one("changed_on", "program", "is called in effect from 2026-11-21, a day still to come; correct the status or the day")
	count(privacy_policy_changes.deny) == 0 with input as given(change, [], {"changed_on": "2026-11-20"})
	count(privacy_policy_changes.deny) == 0 with input as given(law, ["changed_on"], {"status": "planned"})
}

test_others_are_left_out_and_said if {
	bare := object.remove(change, ["policies", "policy_documented_on", "complies_checked_by"])
	others := [
		object.union(bare, {"id": "c2", "status": "dropped"}),
		object.union(bare, {"id": "c3", "status": "planned"}),
		object.union(bare, {"id": "c4", "policy_effect": "none"}),
		object.union(bare, {"id": "c5", "status": "planned", "because": "law", "law_effective_on": "2026-11-21"}),
		object.union(bare, {"id": "c6", "status": "planned", "law_effective_on": "2026-01-05"}),
	]
	mixed := with_changes(array.concat([change], others))
	count(privacy_policy_changes.deny) == 0 with input as mixed
	privacy_policy_changes.population == {{"kind": "workflow_changes", "id": "c1"}} with input as mixed
	privacy_policy_changes.excluded == {
		{"kind": "workflow_changes", "id": "c2", "reason": "dropped"},
		{"kind": "workflow_changes", "id": "c3", "reason": "still planned"},
		{"kind": "workflow_changes", "id": "c4", "reason": "touches neither policy nor notice"},
		{"kind": "workflow_changes", "id": "c5", "reason": "still planned"},
		{"kind": "workflow_changes", "id": "c6", "reason": "still planned"},
	} with input as mixed
	alone := with_changes([others[2]])
	count(privacy_policy_changes.deny) == 0 with input as alone
	privacy_policy_changes.population == {{"kind": "workflow_changes", "id": "c4"}} with input as alone
	count(privacy_policy_changes.excluded) == 0 with input as alone
}

test_what_touches_the_notice_only_is_judged if {
	deny := privacy_policy_changes.deny with input as given(stated, ["notice_effective_on"], {"policy_effect": "none"})
	count(deny) == 1
	due := given(law, [], {"status": "planned", "law_effective_on": "2026-11-20"})
	privacy_policy_changes.population == {{"kind": "workflow_changes", "id": "c1"}} with input as due
	count(privacy_policy_changes.deny) == 0 with input as due
	beside := json.patch(due, [{"op": "add", "path": "/evidence/workflow_changes/records/-", "value": object.union(change, {"id": "c2"})}])
	count(privacy_policy_changes.population) == 2 with input as beside
	ahead := given(law, [], {"status": "planned", "notice_effect": "stated_practice"})
	count(privacy_policy_changes.deny) == 0 with input as ahead
}

test_nothing_recorded_is_an_empty_population if {
	count(privacy_policy_changes.population) == 0 with input as with_changes([])
	count(privacy_policy_changes.deny) == 0 with input as with_changes([])
}
