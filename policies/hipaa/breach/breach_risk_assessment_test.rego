package hipaa.breach.breach_risk_assessment_test

import data.hipaa.breach.breach_risk_assessment as assessing

incident := {"id": "i1", "incident_id": "i1", "result": "successful", "phi": "unsecured", "held_as": "covered_entity", "status": "closed", "known_on": "2026-09-10"}

assessment := {
	"id": "i1", "incident": "i1", "conclusion": "low_probability", "decided_on": "2026-09-24", "decided_by": "privacy-official",
	"nature_and_extent": "a", "nature_and_extent_risk": "medium",
	"unauthorized_person": "b", "unauthorized_person_risk": "low",
	"acquired_or_viewed": "c", "acquired_or_viewed_risk": "high",
	"risk_mitigated": "d", "risk_mitigated_risk": "low",
}

exception := {"id": "i1", "incident": "i1", "conclusion": "exception", "exception": "good_faith_workforce", "exception_reason": "r", "further_use": false, "decided_on": "2026-09-24", "decided_by": "privacy-official"}

base := {
	"today": "2026-11-20",
	"parameters": {"breach_risk_assessment": {"assess_days": 14}},
	"evidence": {
		"breach_assessments": {"records": [assessment]},
		"breach_notices": {"records": []},
		"devices": {"records": [{"id": "lt-1", "device_id": "lt-1", "encrypted": true}, {"id": "lt-2", "device_id": "lt-2", "encrypted": false}]},
		"incidents": {"records": [incident]},
		"officials": {"records": [{"id": "o", "office": "privacy-official", "person": "w1", "from": "2026-01-01", "to": "2026-09-24"}]},
	},
}

given(incidents, assessments) := json.patch(base, [
	{"op": "replace", "path": "/evidence/incidents/records", "value": incidents},
	{"op": "replace", "path": "/evidence/breach_assessments/records", "value": assessments},
])

assessed(fields, removed) := given([incident], [object.union(object.remove(assessment, removed), fields)])

excepted(fields, removed) := given([incident], [object.union(object.remove(exception, removed), fields)])

without_assessment(fields) := given([object.union(incident, fields)], [])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

on_assessment(deny, field, basis) if brief(deny) == {["breach_assessments", "i1", field, basis]}

on_incident(deny, field, basis) if brief(deny) == {["incidents", "i1", field, basis]}

test_a_low_probability_shown_by_four_factors_passes if {
	count(assessing.deny) == 0 with input as base
	assessing.population == {{"kind": "incidents", "id": "i1"}, {"kind": "breach_assessments", "id": "i1"}} with input as base
	count(assessing.excluded) == 0 with input as base
}

test_put_aside_without_assessment_fails if {
	deny := assessing.deny with input as without_assessment({})
	found(deny) == {["incidents", "i1", "status", "rule", "was put aside although nothing shows a low probability that its PHI was compromised, and it counts as a breach; assess the four factors, or notify"]}
	unknown := assessing.deny with input as without_assessment({"phi": "unknown", "result": "unknown"})
	on_incident(unknown, "status", "rule")
}

test_put_aside_undecided_fails if {
	undecided := assessing.deny with input as assessed({"conclusion": "undecided"}, ["decided_on", "decided_by"])
	on_incident(undecided, "status", "rule")

	# A conclusion dated in the future has not been drawn.
	future := assessing.deny with input as assessed({"decided_on": "2026-11-21"}, ["decided_by"])
	brief(future) == {
		["incidents", "i1", "status", "rule"],
		["breach_assessments", "i1", "decided_on", "program"],
		["breach_assessments", "i1", "decided_by", "program"],
	}
}

with_notice(fields) := json.patch(without_assessment({}), [{"op": "replace", "path": "/evidence/breach_notices/records", "value": [object.union({"id": "n", "notice_id": "n", "incident": "i1", "recipient": "individuals", "sent_on": "2026-09-20"}, fields)]}])

# Who would rather notify than assess may.
test_notified_without_assessment_passes if {
	count(assessing.deny) == 0 with input as with_notice({})
	every fields in [{"sent_on": "2026-11-21"}, {"form": "urgent"}, {"recipient": "secretary"}, {"incident": "i2"}] {
		deny := assessing.deny with input as with_notice(fields)
		on_incident(deny, "status", "rule")
	}
}

test_not_assessed_in_the_days_allowed_fails_as_practice if {
	count(assessing.deny) == 0 with input as without_assessment({"status": "open", "known_on": "2026-11-06"})
	deny := assessing.deny with input as without_assessment({"status": "open", "known_on": "2026-11-05"})
	found(deny) == {["incidents", "i1", "phi", "program", "is not assessed 15 days after discovery on 2026-11-05; this program allows 14: it is presumed a breach, with notice due by 2027-01-04 (45 days left)"]}
}

test_secured_without_saying_how_fails if {
	deny := assessing.deny with input as without_assessment({"phi": "secured"})
	on_incident(deny, "secured_by", "rule")
	count(assessing.deny) == 0 with input as without_assessment({"phi": "secured", "secured_by": "destroyed"})
}

test_secured_on_a_device_without_encryption_fails if {
	secured := {"phi": "secured", "secured_by": "encrypted", "key_exposed": false}
	count(assessing.deny) == 0 with input as without_assessment(object.union(secured, {"devices": ["lt-1"]}))
	count(assessing.deny) == 0 with input as without_assessment(secured)
	every device in ["lt-2", "lt-9"] {
		deny := assessing.deny with input as without_assessment(object.union(secured, {"devices": ["lt-1", device]}))
		on_incident(deny, "secured_by", "rule")
	}
}

test_secured_by_encryption_whose_key_went_with_it_fails if {
	secured := {"phi": "secured", "secured_by": "encrypted", "devices": ["lt-1"]}
	exposed := assessing.deny with input as without_assessment(object.union(secured, {"key_exposed": true}))
	on_incident(exposed, "key_exposed", "rule")
	unsaid := assessing.deny with input as without_assessment(secured)
	on_incident(unsaid, "key_exposed", "program")
}

test_each_factor_that_is_missing_fails if {
	every field in ["nature_and_extent", "unauthorized_person", "acquired_or_viewed", "risk_mitigated"] {
		deny := assessing.deny with input as assessed({}, [field])
		on_assessment(deny, field, "rule")
		unweighed := assessing.deny with input as assessed({}, [concat("_", [field, "risk"])])
		on_assessment(unweighed, concat("_", [field, "risk"]), "program")
	}
}

test_four_high_factors_show_no_low_probability if {
	high := {"nature_and_extent_risk": "high", "unauthorized_person_risk": "high", "acquired_or_viewed_risk": "high", "risk_mitigated_risk": "high"}
	deny := assessing.deny with input as assessed(high, [])
	on_assessment(deny, "conclusion", "rule")
	count(assessing.deny) == 0 with input as assessed(object.union(high, {"risk_mitigated_risk": "medium"}), [])
}

test_a_breach_needs_no_factors if {
	bare := {"id": "i1", "incident": "i1", "conclusion": "breach", "decided_on": "2026-09-24", "decided_by": "privacy-official"}
	count(assessing.deny) == 0 with input as given([incident], [bare])
}

test_an_exception_with_its_reason_passes if {
	count(assessing.deny) == 0 with input as excepted({}, [])
	count(assessing.deny) == 0 with input as excepted({"exception": "between_authorized_persons"}, [])
	count(assessing.deny) == 0 with input as excepted({"exception": "could_not_retain"}, ["further_use"])
}

test_an_exception_that_does_not_hold_fails if {
	which := assessing.deny with input as excepted({}, ["exception"])
	on_assessment(which, "exception", "rule")
	why := assessing.deny with input as excepted({}, ["exception_reason"])
	on_assessment(why, "exception_reason", "rule")
	used := assessing.deny with input as excepted({"further_use": true}, [])
	found(used) == {["breach_assessments", "i1", "further_use", "rule", "claims an exception, and the PHI was further used or disclosed in a manner not permitted; look into that, or assess the four factors"]}
	unsaid := assessing.deny with input as excepted({}, ["further_use"])
	found(unsaid) == {["breach_assessments", "i1", "further_use", "rule", "claims an exception, and the PHI is not shown to have not been further used or disclosed in a manner not permitted; look into that, or assess the four factors"]}
}

test_who_and_when_are_practice if {
	deny := assessing.deny with input as assessed({}, ["decided_on", "decided_by"])
	brief(deny) == {["breach_assessments", "i1", "decided_by", "program"], ["breach_assessments", "i1", "decided_on", "program"]}
}

test_concluded_late_fails_as_practice if {
	late := json.patch(assessed({"decided_on": "2026-09-25"}, []), [{"op": "remove", "path": "/evidence/officials/records/0/to"}])
	deny := assessing.deny with input as late
	found(deny) == {["breach_assessments", "i1", "decided_on", "program", "was concluded 15 days after discovery; this program allows 14"]}
}

test_concluded_before_it_was_known_fails_as_practice if {
	count(assessing.deny) == 0 with input as assessed({"decided_on": "2026-09-10"}, [])
	deny := assessing.deny with input as assessed({"decided_on": "2026-09-09"}, [])
	on_assessment(deny, "decided_on", "program")
}

test_concluded_by_an_office_nobody_held_fails_as_practice if {
	every officials in [
		[],
		[{"id": "o", "office": "privacy-official", "person": "w1", "from": "2026-09-25"}],
		[{"id": "o", "office": "privacy-official", "person": "w1", "from": "2026-01-01", "to": "2026-09-23"}],
	] {
		deny := assessing.deny with input as json.patch(base, [{"op": "replace", "path": "/evidence/officials/records", "value": officials}])
		found(deny) == {["breach_assessments", "i1", "decided_by", "program", "was concluded by privacy-official, an office nobody held on 2026-09-24; have an office in charge conclude it"]}
	}
}

test_an_unknown_incident_fails_as_practice if {
	deny := assessing.deny with input as given([], [assessment])
	found(deny) == {["breach_assessments", "i1", "incident", "program", "assesses incident i1, which is not on record; record the incident or correct the number"]}
}

test_a_breach_that_the_incident_contradicts_fails_as_practice if {
	breach := {"id": "i1", "incident": "i1", "conclusion": "breach", "decided_on": "2026-09-24", "decided_by": "privacy-official"}
	reasons := {
		"an attempt": {"result": "attempted"},
		"unfounded": {"result": "unfounded"},
		"phi none": {"phi": "none"},
		"phi secured": {"phi": "secured", "secured_by": "destroyed"},
	}
	every reason, fields in reasons {
		deny := assessing.deny with input as given([object.union(incident, fields)], [breach])
		found(deny) == {["breach_assessments", "i1", "conclusion", "program", sprintf("says breach, and its incident is recorded as %v; correct whichever is wrong", [reason])]}
	}
}

test_incidents_that_reached_no_phi_are_left_out_and_said if {
	incidents := [
		incident,
		object.union(incident, {"id": "i2", "incident_id": "i2", "result": "attempted"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "result": "unfounded"}),
		object.union(incident, {"id": "i4", "incident_id": "i4", "phi": "none"}),
	]
	count(assessing.deny) == 0 with input as given(incidents, [assessment])
	assessing.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "an attempt that did not succeed"},
		{"kind": "incidents", "id": "i3", "reason": "looked into, and unfounded"},
		{"kind": "incidents", "id": "i4", "reason": "no PHI was reached"},
	} with input as given(incidents, [assessment])
}

test_where_none_reached_phi_each_was_looked_at if {
	quiet := given([object.union(incident, {"result": "attempted"})], [])
	count(assessing.deny) == 0 with input as quiet
	assessing.population == {{"kind": "incidents", "id": "i1"}} with input as quiet
	count(assessing.population) == 0 with input as given([], [])
}
