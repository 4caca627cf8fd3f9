package hipaa.privacy.personal_representatives_test

import data.hipaa.privacy.personal_representatives as representatives

request := {
	"id": "r1", "right": "access", "requested_by": "personal_representative", "outcome": "granted",
	"representative": "guardian", "authority": "court_order", "treated_as_individual": true,
}

at(requests) := {"today": "2026-11-20", "evidence": {"patient_requests": {"records": requests}}}

with_request(change) := at([object.union(request, change)])

without(fields, change) := at([object.union(object.remove(request, fields), change)])

found(findings) := {[object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.id == "r1"; f.kind == "patient_requests"}

test_treated_as_the_patient_passes if {
	every authority in ["court_order", "document", "law"] {
		count(representatives.deny) == 0 with input as with_request({"authority": authority})
	}
	representatives.population == {{"kind": "patient_requests", "id": "r1"}} with input as with_request({})
	count(representatives.excluded) == 0 with input as with_request({})
}

refused(role) := {["treated_as_individual", "rule", sprintf("was made by a representative (%v) whose authority is shown, and who was not treated as the patient; answer as to the patient", [role])]}

test_shown_authority_is_enough if {
	every role, words in {"guardian": "guardian", "health_care_agent": "health care agent", "executor": "executor", "parent": "parent"} {
		no := representatives.deny with input as with_request({"representative": role, "treated_as_individual": false})
		found(no) == refused(words)
		absent := representatives.deny with input as without(["treated_as_individual"], {"representative": role})
		found(absent) == refused(words)
	}
	every reason in ["no_authority", "minor_acts_alone", "state_law", "other"] {
		deny := representatives.deny with input as with_request({"treated_as_individual": false, "not_treated_because": reason})
		found(deny) == refused("guardian")
	}
	count(representatives.deny) == 0 with input as with_request({"treated_as_individual": false, "not_treated_because": "outside_authority"})
	count(representatives.deny) == 0 with input as with_request({"treated_as_individual": false, "authority": "none"})
}

test_without_a_role_it_is_said if {
	deny := representatives.deny with input as without(["representative"], {})
	found(deny) == {["representative", "program", "was made by a representative whose role is not recorded; record it"]}
	both := representatives.deny with input as without(["representative", "treated_as_individual"], {})
	found(both) == refused("role not recorded") | {["representative", "program", "was made by a representative whose role is not recorded; record it"]}
}

test_endangerment_is_judged if {
	change := {"treated_as_individual": false, "not_treated_because": "endangerment"}
	expected := {["endangerment_judged", "rule", "was refused for endangerment without a record of the belief, its grounds, and the professional judgment that it is not in the patient's interest; record them, or treat the person as representative"]}
	absent := representatives.deny with input as with_request(change)
	found(absent) == expected
	no := representatives.deny with input as with_request(object.union(change, {"endangerment_judged": false}))
	found(no) == expected
	count(representatives.deny) == 0 with input as with_request(object.union(change, {"endangerment_judged": true}))
	count(representatives.deny) == 0 with input as with_request({"not_treated_because": "endangerment"})
}

test_nobody_without_authority if {
	expected := {["authority", "rule", "was answered as to the patient, and nothing shows the representative's authority; get the document, and look at whether this was a disclosure that nothing permits"]}
	none := representatives.deny with input as with_request({"authority": "none"})
	found(none) == expected
	absent := representatives.deny with input as without(["authority"], {})
	found(absent) == expected
	count(representatives.deny) == 0 with input as with_request({"authority": "none", "treated_as_individual": false})
}

alone := {"representative": "parent", "authority": "law", "minor_acts_alone": true}

parent(words) := {["state_law", "rule", sprintf("was made by a parent about a service for which the minor acts alone, and %v", [words])]}

test_a_minor_who_acts_alone if {
	granted := "was granted though state law prohibits it; look at whether it is a breach"
	every outcome in ["granted", "granted_in_part"] {
		deny := representatives.deny with input as with_request(object.union(alone, {"state_law": "prohibits", "outcome": outcome}))
		found(deny) == parent(granted)
	}
	denied := {"outcome": "denied", "treated_as_individual": false}
	count(representatives.deny) == 0 with input as with_request(object.union_n([alone, denied, {"state_law": "prohibits"}]))
	count(representatives.deny) == 0 with input as with_request(object.union(alone, {"state_law": "permits"}))
	unknown := representatives.deny with input as with_request(alone)
	found(unknown) == parent("is not shown to be looked up in state law before it was answered; find out what it says")
	silent := representatives.deny with input as with_request(object.union(alone, {"state_law": "silent"}))
	found(silent) == parent("was decided, where state law is silent, without the judgment of a licensed health care professional; have one decide")
	count(representatives.deny) == 0 with input as with_request(object.union(alone, {"state_law": "silent", "professional_judged": true}))
	other := representatives.deny with input as with_request(object.union(alone, {"representative": "guardian"}))
	count(other) == 0
	count(representatives.deny) == 0 with input as with_request(object.union(alone, {"minor_acts_alone": false}))
}

test_others_are_left_out_and_said if {
	others := [
		request,
		object.union(request, {"id": "r2", "requested_by": "individual"}),
		{"id": "r3", "requested_by": "covered_entity", "right": "notice_of_amendment"},
		object.remove(object.union(request, {"id": "r4"}), ["outcome"]),
		object.union(request, {"id": "r5", "outcome": "withdrawn"}),
	]
	representatives.population == {{"kind": "patient_requests", "id": "r1"}} with input as at(others)
	representatives.excluded == {
		{"kind": "patient_requests", "id": "r2", "reason": "made by the individual"},
		{"kind": "patient_requests", "id": "r3", "reason": "made by another covered entity"},
		{"kind": "patient_requests", "id": "r4", "reason": "not decided yet"},
		{"kind": "patient_requests", "id": "r5", "reason": "withdrawn"},
	} with input as at(others)
	count(representatives.deny) == 0 with input as at(others)
}

test_where_no_representative_asked_each_was_looked_at if {
	given := at([{"id": "r2", "right": "access", "requested_by": "individual", "outcome": "withdrawn"}])
	representatives.population == {{"kind": "patient_requests", "id": "r2"}} with input as given
	count(representatives.excluded) == 0 with input as given
	count(representatives.deny) == 0 with input as given
	count(representatives.population) == 0 with input as at([])
}
