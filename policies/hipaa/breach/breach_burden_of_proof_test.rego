package hipaa.breach.breach_burden_of_proof_test

import data.hipaa.breach.breach_burden_of_proof as proof

incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "status": "closed", "known_on": "2026-09-21"}

low := {
	"id": "i1", "incident": "i1", "conclusion": "low_probability", "decided_on": "2026-11-20", "document": "d",
	"nature_and_extent": "a", "unauthorized_person": "b", "acquired_or_viewed": "c", "risk_mitigated": "d",
}

breach := {"id": "i1", "incident": "i1", "conclusion": "breach", "individuals": 12}

letter := {"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "individuals", "individuals": 12, "sent_on": "2026-11-20", "document": "d"}

at(incidents, assessments, notices) := {
	"today": "2026-11-20",
	"evidence": {
		"breach_assessments": {"records": assessments},
		"notices": {"records": notices},
		"incidents": {"records": incidents},
	},
}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

only(findings) := [f.message | some f in findings][0] if count(findings) == 1

test_with_papers_on_file_passes if {
	count(proof.deny) == 0 with input as at([incident], [low], [])
	given := at([incident], [breach], [letter])
	count(proof.deny) == 0 with input as given
	proof.population == {{"kind": "incidents", "id": "i1"}, {"kind": "breach_assessments", "id": "i1"}, {"kind": "notices", "id": "n1"}} with input as given
}

test_secured_without_anything_on_file_fails if {
	secured := object.union(incident, {"phi": "secured"})
	deny := proof.deny with input as at([secured], [], [])
	found(deny) == {["incidents", "i1", "evidence_kept", "rule", "is held to be no breach of unsecured PHI, and nothing that shows it is on file; keep what shows that the PHI was secured"]}
	count(proof.deny) == 0 with input as at([object.union(secured, {"evidence_kept": "f"})], [], [])
	count(proof.deny) == 0 with input as at([object.union(secured, {"result": "attempted"})], [], [])
}

test_no_breach_without_a_written_assessment_fails if {
	every conclusion in ["low_probability", "exception"] {
		deny := proof.deny with input as at([incident], [object.remove(object.union(low, {"conclusion": conclusion}), ["document"])], [])
		found(deny) == {["breach_assessments", "i1", "document", "rule", "concludes that it was no breach, and no written assessment is on file to demonstrate it; file it, or notify"]}
	}
	future := object.union(object.remove(low, ["document"]), {"decided_on": "2026-11-21"})
	count(proof.deny) == 0 with input as at([incident], [future], [])
}

test_a_notice_without_a_copy_fails if {
	deny := proof.deny with input as at([incident], [breach], [object.remove(letter, ["document"])])
	found(deny) == {["notices", "n1", "document", "rule", "is recorded as sent, with neither a copy nor proof of sending on file; file both"]}
	count(proof.deny) == 0 with input as at([incident], [breach], [object.remove(letter, ["document", "sent_on"])])
}

test_what_contradicts_itself_fails_as_practice if {
	unknown := proof.deny with input as at([], [], [letter])
	found(unknown) == {["notices", "n1", "incident", "program", "is about incident i1, which is not on record; record the incident or correct the number"]}
	future := proof.deny with input as at([incident], [breach], [object.union(letter, {"sent_on": "2026-11-21"})])
	found(future) == {["notices", "n1", "sent_on", "program", "is recorded as sent on 2026-11-21, a day still to come; until then it counts as not sent"]}
	before := proof.deny with input as at([incident], [breach], [object.union(letter, {"sent_on": "2026-09-20"})])
	only(before) == "was sent on 2026-09-20, before the incident became known on 2026-09-21; correct the dates"
	count(proof.deny) == 0 with input as at([incident], [breach], [object.union(letter, {"sent_on": "2026-09-21"})])
	needless := proof.deny with input as at([incident], [low], [letter])
	found(needless) == {["notices", "n1", "incident", "program", "was sent about incident i1, which is assessed as no breach; correct whichever is wrong"]}
	count(proof.deny) == 0 with input as at([incident], [object.remove(low, ["risk_mitigated"])], [letter])
}

test_another_number_for_the_secretary_fails_as_practice if {
	report := object.union(letter, {"recipient": "secretary", "individuals": 11})
	deny := proof.deny with input as at([incident], [breach], [report])
	only(deny) == "gives the Secretary 11 individuals, and the assessment counts 12; submit an addendum, or correct the record"
	count(proof.deny) == 0 with input as at([incident], [breach], [object.union(report, {"individuals": 12})])
	count(proof.deny) == 0 with input as at([incident], [breach], [object.remove(report, ["sent_on"])])
}

test_others_are_left_out_and_said if {
	others := [
		object.union(incident, {"id": "i2", "incident_id": "i2", "result": "attempted", "phi": "unknown"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "result": "unfounded"}),
		object.union(incident, {"id": "i4", "incident_id": "i4", "phi": "none"}),
	]
	proof.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "an attempt that did not succeed"},
		{"kind": "incidents", "id": "i3", "reason": "looked into, and unfounded"},
		{"kind": "incidents", "id": "i4", "reason": "no PHI was reached"},
	} with input as at(array.concat([incident], others), [low], [])
	{"kind": "incidents", "id": "i1"} in proof.population with input as at([object.union(incident, {"result": "attempted"})], [], [])
	count(proof.population) == 3 with input as at(others, [], [])
	count(proof.excluded) == 0 with input as at(others, [], [])
	count(proof.population) == 0 with input as at([], [], [])
}

test_all_are_looked_at_only_where_none_reached_phi if {
	others := [
		object.union(incident, {"id": "i2", "incident_id": "i2", "result": "attempted", "phi": "none"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "result": "unfounded", "phi": "none"}),
		object.union(incident, {"id": "i4", "incident_id": "i4", "result": "unknown", "phi": "none"}),
	]
	proof.population == {{"kind": "incidents", "id": "i1"}} with input as at(array.concat([incident], others), [], [])
	reached := object.union(incident, {"id": "i5", "incident_id": "i5", "result": "attempted"})
	proof.population == {{"kind": "incidents", "id": "i1"}, {"kind": "incidents", "id": "i5"}} with input as at([incident, reached], [], [])
	count(proof.excluded) == 0 with input as at(others, [], [])
}

test_each_finding_names_its_field if {
	before := proof.deny with input as at([incident], [breach], [object.union(letter, {"sent_on": "2026-09-20"})])
	brief(before) == {["notices", "n1", "sent_on", "program"]}
	number := proof.deny with input as at([incident], [breach], [object.union(letter, {"recipient": "secretary", "individuals": 11})])
	brief(number) == {["notices", "n1", "individuals", "program"]}
	count(proof.deny) == 0 with input as at([incident], [breach], [object.union(letter, {"individuals": 11})])
	count(proof.deny) == 0 with input as at([incident], [low], [object.remove(letter, ["sent_on"])])
}

test_what_was_looked_at_is_named_by_kind if {
	quiet := object.union(incident, {"id": "i2", "incident_id": "i2", "result": "unfounded", "phi": "none"})
	proof.population == {{"kind": "incidents", "id": "i2"}} with input as at([quiet], [], [])
}
