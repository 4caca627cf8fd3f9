package hipaa.privacy.mitigation_of_harm_test

import data.hipaa.privacy.mitigation_of_harm

incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "known_on": "2026-10-20", "mitigation": "pages returned"}

record := {"id": "m1", "mitigation_id": "m1", "committed_by": "workforce", "effect": "known", "status": "done", "incident": "i1", "known_on": "2026-10-20", "measures": "pages fetched back", "done_on": "2026-10-20"}

base := {
	"today": "2026-11-20",
	"parameters": {"mitigation_of_harm": {"mitigate_days": 30}},
	"evidence": {
		"complaints": {"records": []},
		"incidents": {"records": [incident]},
		"mitigation": {"records": [record]},
		"written_policies": {"records": [{"id": "p1", "policy_id": "p1", "status": "in_force", "topics": ["mitigation"]}]},
	},
}

with_records(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_incident(removed, fields) := with_records(with_records(base, "mitigation", []), "incidents", [object.union(object.remove(incident, removed), fields)])

with_record(removed, fields) := with_records(base, "mitigation", [object.union(object.remove(record, removed), fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_mitigated_passes if {
	count(mitigation_of_harm.deny) == 0 with input as base
	mitigation_of_harm.population == {{"kind": "incidents", "id": "i1"}, {"kind": "mitigation", "id": "m1"}} with input as base
	count(mitigation_of_harm.excluded) == 0 with input as base
}

test_an_incident_of_which_nothing_shows_fails if {
	count(mitigation_of_harm.deny) == 0 with input as with_incident(["mitigation"], {"known_on": "2026-10-21"})
	deny := mitigation_of_harm.deny with input as with_incident(["mitigation"], {})
	found(deny) == {["incidents", "i1", "mitigation", "rule", "reached PHI, and nothing shows 31 days later whether anybody was harmed or what was done; this program allows 30: find out, and record it"]}
	undated := mitigation_of_harm.deny with input as with_incident(["mitigation", "known_on"], {})
	found(undated) == {["incidents", "i1", "known_on", "rule", "reached PHI, and nothing shows when that became known nor what was done against its effects; find out, and record it"]}
	every fields in [{"result": "unknown"}, {"phi": "unknown"}, {"held_as": "both"}] {
		count(mitigation_of_harm.deny) == 1 with input as with_incident(["mitigation"], fields)
	}
	recorded := with_records(base, "incidents", [object.remove(incident, ["mitigation", "known_on"])])
	count(mitigation_of_harm.deny) == 0 with input as recorded
	count(mitigation_of_harm.deny) == 0 with input as with_records(base, "incidents", [object.remove(incident, ["mitigation"])])
	count(mitigation_of_harm.deny) == 0 with input as with_incident(["known_on"], {})
}

test_words_without_a_record_are_not_this_programs_practice if {
	deny := mitigation_of_harm.deny with input as with_incident([], {})
	found(deny) == {["incidents", "i1", "mitigation", "program", "has no record of who committed it and whether harm is known 31 days later; this program writes one within 30"]}
	count(mitigation_of_harm.deny) == 0 with input as with_incident([], {"known_on": "2026-10-21"})
	count(mitigation_of_harm.deny) == 0 with input as with_records(base, "incidents", [incident])
}

told := {"id": "co1", "complaint_id": "co1", "harm_told": true, "outcome": "substantiated"}

test_harm_told_in_a_complaint_is_known if {
	deny := mitigation_of_harm.deny with input as with_records(base, "complaints", [told])
	found(deny) == {["mitigation", "", "", "rule", "complaint co1 tells of harm, and no mitigation is on record for it or its incident; see what can be done for the person, and record it"]}
	every fields in [{"harm_told": false}, {"outcome": "not_substantiated"}, {"incident": "i1"}] {
		count(mitigation_of_harm.deny) == 0 with input as with_records(base, "complaints", [object.union(told, fields)])
	}
	count(mitigation_of_harm.deny) == 1 with input as with_records(base, "complaints", [object.union(told, {"incident": "i9"})])
	count(mitigation_of_harm.deny) == 0 with input as with_records(with_record([], {"complaint": "co1"}), "complaints", [told])
}

test_known_harm_is_not_left_alone if {
	none := mitigation_of_harm.deny with input as with_record(["done_on", "measures"], {"status": "none_needed"})
	found(none) == {["mitigation", "m1", "status", "rule", "has a known harmful effect, and it was decided that nothing is needed; mitigate it, or record why nothing is practicable"]}
	planned := mitigation_of_harm.deny with input as with_record(["done_on", "measures"], {"status": "planned"})
	found(planned) == {["mitigation", "m1", "status", "rule", "has a known harmful effect, and nothing was done yet after 31 days; this program allows 30: begin"]}
	undated := mitigation_of_harm.deny with input as with_record(["done_on", "known_on"], {"status": "planned"})
	found(undated) == {["mitigation", "m1", "status", "rule", "has a known harmful effect, of which nothing shows since when, and nothing was done yet; begin, and record the day it became known"]}
	count(mitigation_of_harm.deny) == 0 with input as with_record(["done_on"], {"status": "planned", "known_on": "2026-10-21"})
	every status in ["none_needed", "planned"] {
		count(mitigation_of_harm.deny) == 0 with input as with_record(["done_on"], {"status": status, "effect": "none_known"})
	}
}

test_not_practicable_needs_a_reason if {
	deny := mitigation_of_harm.deny with input as with_record(["done_on"], {"status": "not_practicable"})
	found(deny) == {["mitigation", "m1", "because", "rule", "is called not practicable and does not say why; record the reason, or do what can be done"]}
	count(mitigation_of_harm.deny) == 0 with input as with_record(["done_on"], {"status": "not_practicable", "because": "recipient unknown"})
}

test_what_was_done_is_shown if {
	every status, words in {"done": "done", "under_way": "under way"} {
		deny := mitigation_of_harm.deny with input as with_record(["measures"], {"status": status})
		found(deny) == {["mitigation", "m1", "measures", "rule", sprintf("is called %v, and nothing shows what was done against harmful effects; record the measures", [words])]}
	}
	count(mitigation_of_harm.deny) == 0 with input as with_record(["done_on"], {"status": "under_way"})
}

test_details_are_practice if {
	cases := [
		[[], {"effect": "unknown"}, "effect", "does not say whether anybody was harmed 31 days later; this program finds out within 30"],
		[[], {"effect": "unknown", "done_on": "2026-11-20"}, "effect", "does not say whether anybody was harmed 31 days later; this program finds out within 30"],
		[["done_on"], {}, "done_on", "is called done and names no day; record it"],
		[[], {"done_on": "2026-11-21"}, "done_on", "is recorded as done on 2026-11-21, a day still to come; correct the status or the day"],
		[[], {"done_on": "2026-10-19"}, "done_on", "was done on 2026-10-19, before it became known on 2026-10-20; correct the dates"],
	]
	every one in cases {
		deny := mitigation_of_harm.deny with input as with_record(one[0], one[1])
		found(deny) == {["mitigation", "m1", one[2], "program", one[3]]}
	}
	count(mitigation_of_harm.deny) == 0 with input as with_record([], {"effect": "unknown", "known_on": "2026-10-21", "done_on": "2026-11-20"})
}

test_what_it_answers_is_practice if {
	fresh := with_incident([], {"known_on": "2026-11-20"})
	nothing := mitigation_of_harm.deny with input as with_records(fresh, "mitigation", [object.remove(record, ["incident"])])
	found(nothing) == {["mitigation", "m1", "incident", "program", "names neither incident nor complaint; say what it answers"]}
	wrong := mitigation_of_harm.deny with input as with_records(fresh, "mitigation", [object.union(record, {"incident": "i9"})])
	found(wrong) == {["mitigation", "m1", "incident", "program", "names incident i9, which is not in the register; correct the number"]}
	count(mitigation_of_harm.deny) == 0 with input as with_records(fresh, "mitigation", [object.union(object.remove(record, ["incident"]), {"complaint": "co1"})])
}

test_the_text_is_practice if {
	deny := mitigation_of_harm.deny with input as with_records(base, "written_policies", [])
	found(deny) == {["written_policies", "", "", "program", "no written policy on topic mitigation is in force; this program wants one that says who looks for harm, and what is offered"]}
}

test_others_are_left_out_and_said if {
	bare := object.remove(incident, ["mitigation"])
	others := [
		object.union(bare, {"id": "i2", "incident_id": "i2", "result": "attempted"}),
		object.union(bare, {"id": "i3", "incident_id": "i3", "result": "unfounded"}),
		object.union(bare, {"id": "i4", "incident_id": "i4", "phi": "none"}),
		object.union(bare, {"id": "i5", "incident_id": "i5", "phi": "secured"}),
		object.union(bare, {"id": "i6", "incident_id": "i6", "held_as": "business_associate"}),
	]
	given := with_records(base, "incidents", array.concat([incident], others))
	count(mitigation_of_harm.deny) == 0 with input as given
	mitigation_of_harm.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "result attempted"},
		{"kind": "incidents", "id": "i3", "reason": "result unfounded"},
		{"kind": "incidents", "id": "i4", "reason": "no PHI that anybody may read was reached"},
		{"kind": "incidents", "id": "i5", "reason": "no PHI that anybody may read was reached"},
		{"kind": "incidents", "id": "i6", "reason": "held as a business associate, for whom the covered entity mitigates"},
	} with input as given
	mitigation_of_harm.population == {{"kind": "incidents", "id": "i1"}, {"kind": "mitigation", "id": "m1"}} with input as given
	none := with_records(with_records(base, "mitigation", []), "incidents", [others[0]])
	mitigation_of_harm.population == {{"kind": "incidents", "id": "i2"}} with input as none
	count(mitigation_of_harm.excluded) == 0 with input as none
}

test_nothing_recorded_is_an_empty_population if {
	given := with_records(with_records(base, "mitigation", []), "incidents", [])
	count(mitigation_of_harm.population) == 0 with input as given
	count(mitigation_of_harm.deny) == 0 with input as given
}
