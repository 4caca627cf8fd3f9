package hipaa.administrative.risk_management_test

import data.hipaa.administrative.risk_management

risk := {"id": "r1", "risk_id": "r1", "area": "system", "status": "current", "score": 12, "analysed_on": "2026-01-10"}

treatment := {
	"id": "t1", "treatment_id": "t1", "risk": "r1", "strategy": "reduce", "status": "done", "measure": "keys replaced", "owner": "it-operations",
	"due": "2026-08-31", "done_on": "2026-08-22", "reviewed_on": "2026-10-01", "residual_score": 6,
}

acceptance := {
	"id": "t2", "treatment_id": "t2", "risk": "r1", "strategy": "accept", "status": "done", "owner": "it-operations", "done_on": "2026-02-01",
	"reason": "ends with the lease", "approved_by": "compliance-officer", "review_by": "2026-11-20",
}

base := {
	"today": "2026-11-20",
	"parameters": {"risk_management": {"acceptable_score": 6, "review_days": 90}},
	"evidence": {
		"risk_analysis": {"records": [risk]},
		"risk_treatments": {"records": [treatment]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["risk_management"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_treatments(records) := with_records("risk_treatments", records)

changed(removed, fields) := object.union(object.remove(treatment, removed), fields)

with_treatment(removed, fields) := with_treatments([changed(removed, fields)])

planned := {"id": "t3", "treatment_id": "t3", "risk": "r1", "strategy": "reduce", "status": "planned", "measure": "new server", "owner": "it-operations", "due": "2026-11-20"}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

fails(deny, id, field, basis, message) if found(deny) == {["risk_treatments", id, field, basis, message]}

test_brought_down_to_what_is_borne_passes if {
	count(risk_management.deny) == 0 with input as base
	risk_management.population == {{"kind": "risk_analysis", "id": "r1"}, {"kind": "risk_treatments", "id": "t1"}} with input as base
	count(risk_management.excluded) == 0 with input as base
}

test_a_risk_with_no_measure_fails if {
	every records in [[], [changed([], {"status": "cancelled"})]] {
		deny := risk_management.deny with input as with_treatments(records)
		found(deny) == {["risk_analysis", "r1", "score", "rule", "is rated 12, and no measure against it is on record; this program bears 6: plan one, or have it borne with the reason"]}
	}
}

test_a_risk_that_is_borne_needs_no_measure if {
	borne := json.patch(with_treatments([]), [{"op": "replace", "path": "/evidence/risk_analysis/records/0/score", "value": 6}])
	count(risk_management.deny) == 0 with input as borne
	over := json.patch(borne, [{"op": "replace", "path": "/evidence/risk_analysis/records/0/score", "value": 7}])
	count(risk_management.deny) == 1 with input as over
}

test_without_a_score_likelihood_and_impact_count if {
	rated := json.patch(with_treatments([]), [{"op": "replace", "path": "/evidence/risk_analysis/records/0", "value": object.union(object.remove(risk, ["score"]), {"likelihood": 2, "impact": 4})}])
	deny := risk_management.deny with input as rated
	{[f.id, f.field] | some f in deny} == {["r1", "score"]}
	both := risk_management.deny with input as json.patch(rated, [{"op": "add", "path": "/evidence/risk_analysis/records/0/score", "value": 12}])
	{f.message | some f in both} == {"is rated 12, and no measure against it is on record; this program bears 6: plan one, or have it borne with the reason"}
	unrated := json.patch(with_treatments([]), [{"op": "replace", "path": "/evidence/risk_analysis/records/0", "value": object.remove(risk, ["score"])}])
	count(risk_management.deny) == 0 with input as unrated
}

test_a_measure_that_does_not_suffice_fails if {
	deny := risk_management.deny with input as with_treatment([], {"residual_score": 8})
	found(deny) == {["risk_analysis", "r1", "score", "rule", "is still rated 8 with its measures in place; this program bears 6: plan another, or have it borne with the reason"]}
	count(risk_management.deny) == 0 with input as with_treatments([changed([], {"residual_score": 8}), planned])
	count(risk_management.deny) == 0 with input as with_treatments([changed([], {"residual_score": 8}), acceptance])
	today := risk_management.deny with input as with_treatment(["reviewed_on"], {"residual_score": 8, "done_on": "2026-11-20"})
	today == deny
	worse := risk_management.deny with input as with_treatment([], {"residual_score": 15})
	{f.message | some f in worse} == {"is still rated 12 with its measures in place; this program bears 6: plan another, or have it borne with the reason"}
}

test_the_better_of_two_measures_counts if {
	count(risk_management.deny) == 0 with input as with_treatments([changed([], {"residual_score": 8}), object.union(treatment, {"id": "t9", "treatment_id": "t9"})])
}

test_a_newer_rating_takes_in_what_was_done_before if {
	anew := json.patch(base, [{"op": "replace", "path": "/evidence/risk_analysis/records/0/analysed_on", "value": "2026-08-22"}])
	count(risk_management.deny) == 0 with input as json.patch(base, [{"op": "remove", "path": "/evidence/risk_analysis/records/0/analysed_on"}])
	deny := risk_management.deny with input as anew
	found(deny) == {["risk_analysis", "r1", "score", "rule", "is still rated 12 with its measures in place; this program bears 6: plan another, or have it borne with the reason"]}
}

test_overdue_fails_by_rule_where_nothing_else_is_in_place if {
	count(risk_management.deny) == 0 with input as with_treatments([planned])
	late := object.union(planned, {"due": "2026-11-19", "status": "under_way"})
	deny := risk_management.deny with input as with_treatments([late])
	fails(deny, "t3", "due", "rule", "was due on 2026-11-19 and is not in place 1 day later; finish it, or decide what stands in until then")
	beside := risk_management.deny with input as with_treatments([late, treatment])
	fails(beside, "t3", "due", "program", "was due on 2026-11-19 and is not in place 1 day later; finish it, or decide what stands in until then")
	low := json.patch(with_treatments([late]), [{"op": "replace", "path": "/evidence/risk_analysis/records/0/score", "value": 3}])
	small := risk_management.deny with input as low
	{f.basis | some f in small} == {"program"}
	begun := risk_management.deny with input as with_treatments([object.union(late, {"done_on": "2026-08-22"})])
	begun == deny
}

# On a risk that this program bears as it is.
test_what_a_small_risk_lacks_fails_as_practice if {
	every one in [
		[object.union(planned, {"due": "2026-11-19"}), "due"],
		[object.remove(planned, ["due"]), "due"],
		[changed(["done_on", "reviewed_on"], {}), "done_on"],
		[object.remove(acceptance, ["reason"]), "reason"],
		[object.union(acceptance, {"review_by": "2026-11-19"}), "review_by"],
	] {
		given := json.patch(with_treatments([one[0]]), [{"op": "replace", "path": "/evidence/risk_analysis/records/0/score", "value": 6}])
		deny := risk_management.deny with input as given
		{[f.field, object.get(f, "basis", "rule")] | some f in deny} == {[one[1], "program"]}
	}
}

test_no_day_it_is_due_fails if {
	deny := risk_management.deny with input as with_treatments([object.remove(planned, ["due"])])
	fails(deny, "t3", "due", "rule", "has no day by which it is to be in place; set one")
}

test_done_on_no_day_or_one_to_come_fails if {
	none := risk_management.deny with input as with_treatment(["done_on"], {})
	fails(none, "t1", "done_on", "rule", "is called done on no day; record when it was in place")
	every removed in [["reviewed_on"], []] {
		to_come := risk_management.deny with input as with_treatment(removed, {"done_on": "2026-11-21"})
		{f.field | some f in to_come} == {"done_on"}
	}
	later := risk_management.deny with input as with_treatment(["reviewed_on"], {"done_on": "2026-11-21"})
	fails(later, "t1", "done_on", "rule", "is called done on 2026-11-21, a day still to come; correct the status or the day")
	count(risk_management.deny) == 0 with input as with_treatment(["reviewed_on"], {"done_on": "2026-11-20"})
}

test_what_is_left_is_rated_within_the_days_allowed if {
	count(risk_management.deny) == 0 with input as with_treatment(["residual_score"], {"done_on": "2026-08-22"})
	deny := risk_management.deny with input as with_treatment(["residual_score"], {"done_on": "2026-08-21"})
	fails(deny, "t1", "residual_score", "rule", "is in place for 91 days, and nothing shows what it left of the risk; see whether it is sufficient, and rate that")
	low := json.patch(with_treatment(["residual_score"], {"done_on": "2026-08-21"}), [{"op": "replace", "path": "/evidence/risk_analysis/records/0/score", "value": 3}])
	small := risk_management.deny with input as low
	{f.basis | some f in small} == {"program"}
}

test_a_risk_may_be_borne_with_reasons if {
	count(risk_management.deny) == 0 with input as with_treatments([acceptance])
	deny := risk_management.deny with input as with_treatments([object.remove(acceptance, ["reason"])])
	fails(deny, "t2", "reason", "rule", "bears the risk and does not say why that is reasonable and appropriate; record the reason, or plan a measure")
}

test_bearing_it_ends_on_its_day if {
	deny := risk_management.deny with input as with_treatments([object.union(acceptance, {"review_by": "2026-11-19"})])
	fails(deny, "t2", "review_by", "rule", "bears the risk until 2026-11-19, which has passed; look at it again, and decide anew")
	endless := risk_management.deny with input as with_treatments([object.remove(acceptance, ["review_by"])])
	fails(endless, "t2", "review_by", "program", "bears the risk without an end; set the day by which it is looked at again")
}

test_bearing_it_is_approved_by_another_office if {
	none := risk_management.deny with input as with_treatments([object.remove(acceptance, ["approved_by"])])
	fails(none, "t2", "approved_by", "program", "bears the risk without anybody's approval; have an office other than its owner approve it")
	self := risk_management.deny with input as with_treatments([object.union(acceptance, {"approved_by": "it-operations"})])
	fails(self, "t2", "approved_by", "program", "bears the risk on the approval of its own owner, it-operations; have another office approve it")
	count(risk_management.deny) == 0 with input as with_treatment([], {"approved_by": "it-operations"})
}

test_owner_and_measure_are_asked_for_as_practice if {
	deny := risk_management.deny with input as with_treatment(["owner", "measure"], {})
	found(deny) == {
		["risk_treatments", "t1", "owner", "program", "names no office that sees to it; record one"],
		["risk_treatments", "t1", "measure", "program", "does not say what is done; record the measure"],
	}
}

test_a_measure_is_looked_at_afterwards if {
	count(risk_management.deny) == 0 with input as with_treatment(["reviewed_on"], {"done_on": "2026-08-22"})
	none := risk_management.deny with input as with_treatment(["reviewed_on"], {"done_on": "2026-08-21"})
	fails(none, "t1", "reviewed_on", "program", "was put in place 91 days ago and nobody is shown to have looked since whether it works; this program does within 90")
	later := risk_management.deny with input as with_treatment([], {"reviewed_on": "2026-11-21"})
	fails(later, "t1", "reviewed_on", "program", "is recorded as looked at on 2026-11-21, a day still to come; correct the date")
	before := risk_management.deny with input as with_treatment([], {"reviewed_on": "2026-08-21"})
	fails(before, "t1", "reviewed_on", "program", "was looked at on 2026-08-21, before it was in place on 2026-08-22; look again")
	every day in ["2026-08-22", "2026-11-20"] {
		count(risk_management.deny) == 0 with input as with_treatment([], {"reviewed_on": day})
	}
}

test_a_risk_that_is_not_in_the_register_fails_as_practice if {
	deny := risk_management.deny with input as with_treatments([treatment, object.union(planned, {"risk": "r9"})])
	fails(deny, "t3", "risk", "program", "is against risk r9, which is not in the risk register; correct the number, or enter the risk")
}

test_no_procedure_fails_as_practice if {
	deny := risk_management.deny with input as with_records("written_policies", [])
	found(deny) == {["written_policies", "", "", "program", "no written procedure on topic risk_management is in force; this program wants one that says which level it bears and who may accept more"]}
}

test_withdrawn_risks_are_left_out_and_said if {
	given := json.patch(with_treatments([object.remove(planned, ["due"])]), [{"op": "replace", "path": "/evidence/risk_analysis/records/0/status", "value": "withdrawn"}])
	count(risk_management.deny) == 0 with input as given
	count(risk_management.population) == 0 with input as given
	risk_management.excluded == {{"kind": "risk_analysis", "id": "r1", "reason": "withdrawn"}, {"kind": "risk_treatments", "id": "t3", "reason": "risk withdrawn"}} with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_treatments([]), [{"op": "replace", "path": "/evidence/risk_analysis/records", "value": []}])
	count(risk_management.population) == 0 with input as given
	count(risk_management.deny) == 0 with input as given
}
