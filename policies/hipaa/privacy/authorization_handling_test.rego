package hipaa.privacy.authorization_handling_test

import data.hipaa.privacy.authorization_handling

record := {
	"id": "a1", "authorization_id": "a1", "status": "accepted", "purpose": "legal",
	"combined_with": "none", "conditioned_on": "none",
}

given(records, roles) := {"today": "2026-11-20", "organization": {"roles": roles}, "evidence": {"authorizations": {"records": records}}}

with_record(fields) := given([object.union(record, fields)], ["provider"])

without(field) := given([object.remove(record, [field])], ["provider"])

found(findings) := {[f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "authorizations"}

test_a_sound_one_passes if {
	count(authorization_handling.deny) == 0 with input as with_record({})
	count(authorization_handling.excluded) == 0 with input as with_record({})
	authorization_handling.population == {{"kind": "authorizations", "id": "a1"}} with input as with_record({})
}

said(words) := {["a1", "combined_with", "rule", sprintf("%v; have it signed as a document of its own", [words])]}

test_compound_ones_fail if {
	absent := authorization_handling.deny with input as without("combined_with")
	found(absent) == said("is not shown to stand by itself")
	other := authorization_handling.deny with input as with_record({"combined_with": "other_document"})
	found(other) == said("stands in one document with something else, such as a consent or an intake form")
	every combined in ["authorization", "research_permission"] {
		notes := authorization_handling.deny with input as with_record({"psychotherapy_notes": true, "combined_with": combined})
		found(notes) == said("is for psychotherapy notes and combined with something other than another authorization for such notes")
	}
	with_notes := authorization_handling.deny with input as with_record({"combined_with": "psychotherapy_authorization"})
	found(with_notes) == said("is combined with an authorization for psychotherapy notes and is not for such notes itself")
	third := {"conditioned_on": "treatment", "conditioning_exception": "created_for_third_party"}
	every fields in [{"combined_with": "authorization"}, {"combined_with": "psychotherapy_authorization", "psychotherapy_notes": true}] {
		conditioned := authorization_handling.deny with input as with_record(object.union(third, fields))
		found(conditioned) == said("is combined with another authorization, and something depends on the signature")
		count(authorization_handling.deny) == 0 with input as with_record(fields)
	}
	study := object.union(third, {"combined_with": "research_permission"})
	every fields in [{}, {"components_differentiated": false}] {
		research := authorization_handling.deny with input as with_record(object.union(study, fields))
		found(research) == said("is combined with another permission for a study on which treatment depends, and does not tell the two apart")
	}
	count(authorization_handling.deny) == 0 with input as with_record(object.union(study, {"components_differentiated": true}))
	count(authorization_handling.deny) == 0 with input as with_record({"combined_with": "research_permission"})
	count(authorization_handling.deny) == 0 with input as with_record({"psychotherapy_notes": true})
}

test_nothing_depends_on_it if {
	every on in ["eligibility", "enrollment", "payment", "treatment"] {
		deny := authorization_handling.deny with input as with_record({"conditioned_on": on})
		found(deny) == {["a1", "conditioned_on", "rule", sprintf("was made a condition of %v, and no exception allows that here; tell the individual that nothing depends on it", [on])]}
	}
	absent := authorization_handling.deny with input as without("conditioned_on")
	found(absent) == {["a1", "conditioned_on", "rule", "is not shown to have been signed without anything depending on it; ask whoever took it, and record the answer"]}
}

test_the_exceptions_to_that if {
	study := {"conditioned_on": "treatment", "conditioning_exception": "research_treatment", "purpose": "research"}
	enrollment := {"conditioned_on": "enrollment", "conditioning_exception": "plan_before_enrollment"}
	third := {"conditioned_on": "treatment", "conditioning_exception": "created_for_third_party"}
	every case in [
		[study, "provider"], [enrollment, "plan"], [object.union(enrollment, {"conditioned_on": "eligibility"}), "plan"],
		[third, "provider"], [third, "plan"],
	] {
		count(authorization_handling.deny) == 0 with input as given([object.union(record, case[0])], [case[1]])
	}
	every case in [
		[study, "plan"], [object.union(study, {"purpose": "legal"}), "provider"], [object.union(study, {"conditioned_on": "payment"}), "provider"],
		[enrollment, "provider"], [object.union(enrollment, {"conditioned_on": "payment"}), "plan"],
		[object.union(enrollment, {"psychotherapy_notes": true}), "plan"], [object.union(third, {"conditioned_on": "payment"}), "provider"],
		[object.union(third, {"conditioning_exception": "none"}), "provider"],
		[object.union(study, {"conditioning_exception": "none"}), "provider"],
		[object.union(enrollment, {"conditioning_exception": "none"}), "plan"],
	] {
		deny := authorization_handling.deny with input as given([object.union(record, case[0])], [case[1]])
		{f.field | some f in deny} == {"conditioned_on"}
	}
}

test_a_rejected_one_is_left_out if {
	rejected := {"id": "a2", "authorization_id": "a2", "status": "rejected"}
	both := given([record, rejected], ["provider"])
	authorization_handling.excluded == {{"kind": "authorizations", "id": "a2", "reason": "rejected, nothing went out by it"}} with input as both
	authorization_handling.population == {{"kind": "authorizations", "id": "a1"}} with input as both
	count(authorization_handling.deny) == 0 with input as both
	only := given([rejected], ["provider"])
	authorization_handling.population == {{"kind": "authorizations", "id": "a2"}} with input as only
	count(authorization_handling.excluded) == 0 with input as only
	count(authorization_handling.deny) == 0 with input as only
}

test_nothing_recorded_is_an_empty_population if {
	count(authorization_handling.population) == 0 with input as given([], ["provider"])
	count(authorization_handling.deny) == 0 with input as given([], ["provider"])
}
