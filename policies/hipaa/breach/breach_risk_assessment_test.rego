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
	"organization": {"roles": ["provider"]},
	"parameters": {"breach_risk_assessment": {"assess_days": 14}},
	"evidence": {
		"breach_assessments": {"records": [assessment]},
		"notices": {"records": []},
		"devices": {"records": [
			{"id": "lt-1", "device_id": "lt-1", "encrypted": true, "ephi": true},
			{"id": "lt-2", "device_id": "lt-2", "encrypted": false, "ephi": false},
		]},
		"incidents": {"records": [incident]},
		"systems": {"records": [{"id": "ehr", "system_id": "ehr", "ephi": true}, {"id": "wiki", "system_id": "wiki", "ephi": false}]},
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

with_notice(fields) := json.patch(without_assessment({}), [{"op": "replace", "path": "/evidence/notices/records", "value": [object.union({"id": "n", "notice_id": "n", "incident": "i1", "recipient": "individuals", "sent_on": "2026-09-20"}, fields)]}])

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
	found(deny) == {["incidents", "i1", "secured_by", "rule", "is recorded as concerning secured PHI, without what makes it unusable or unreadable, and counts as unsecured; record that, or assess it"]}
	open := assessing.deny with input as without_assessment({"phi": "secured", "status": "open"})
	on_incident(open, "secured_by", "rule")
	count(assessing.deny) == 0 with input as without_assessment({"phi": "secured", "secured_by": "destroyed"})
}

test_secured_on_a_device_without_encryption_fails if {
	secured := {"phi": "secured", "secured_by": "encrypted", "key_exposed": false}
	count(assessing.deny) == 0 with input as without_assessment(object.union(secured, {"devices": ["lt-1"]}))
	count(assessing.deny) == 0 with input as without_assessment(secured)
	every device in ["lt-2", "lt-9"] {
		deny := assessing.deny with input as without_assessment(object.union(secured, {"devices": ["lt-1", device]}))
		found(deny) == {["incidents", "i1", "secured_by", "rule", sprintf("is recorded as secured by encryption, and device %v is not shown to be encrypted; show that it was, or assess it as unsecured", [device])]}
	}
}

test_secured_by_encryption_whose_key_went_with_it_fails if {
	secured := {"phi": "secured", "secured_by": "encrypted", "devices": ["lt-1"]}
	exposed := assessing.deny with input as without_assessment(object.union(secured, {"key_exposed": true}))
	found(exposed) == {["incidents", "i1", "key_exposed", "rule", "is recorded as secured by encryption whose key or password went with it, so that it can be read and counts as unsecured; assess it"]}
	unsaid := assessing.deny with input as without_assessment(secured)
	found(unsaid) == {["incidents", "i1", "key_exposed", "rule", "is recorded as secured by encryption, and nothing shows that the key or password did not go with it: it counts as unsecured; look into it and record the answer"]}
	count(assessing.deny) == 0 with input as without_assessment(object.union(secured, {"secured_by": "destroyed", "devices": ["lt-2"]}))
}

test_each_factor_that_is_missing_fails if {
	factors := {
		"acquired_or_viewed": "whether the PHI was actually acquired or viewed",
		"nature_and_extent": "the nature and extent of the PHI",
		"risk_mitigated": "the extent to which the risk has been mitigated",
		"unauthorized_person": "the unauthorized person who used or received it",
	}
	every field, words in factors {
		deny := assessing.deny with input as assessed({}, [field])
		found(deny) == {["breach_assessments", "i1", field, "rule", sprintf("concludes a low probability of compromise without a finding on %v; weigh that factor and record it, or notify", [words])]}
		unweighed := assessing.deny with input as assessed({}, [concat("_", [field, "risk"])])
		found(unweighed) == {["breach_assessments", "i1", concat("_", [field, "risk"]), "program", sprintf("does not say what %v means for the probability of compromise; this program records low, medium or high for each factor", [words])]}
	}
}

test_four_high_factors_show_no_low_probability if {
	high := {"nature_and_extent_risk": "high", "unauthorized_person_risk": "high", "acquired_or_viewed_risk": "high", "risk_mitigated_risk": "high"}
	deny := assessing.deny with input as assessed(high, [])
	on_assessment(deny, "conclusion", "rule")
	count(assessing.deny) == 0 with input as assessed(object.union(high, {"risk_mitigated_risk": "low"}), [])
	unweighed := assessing.deny with input as assessed(object.remove(high, ["risk_mitigated_risk"]), ["risk_mitigated_risk"])
	on_assessment(unweighed, "risk_mitigated_risk", "program")
}

# What is concluded is supported by a factor at least.
test_no_factor_that_is_low_fails_as_practice if {
	high := {"nature_and_extent_risk": "high", "unauthorized_person_risk": "high", "acquired_or_viewed_risk": "high", "risk_mitigated_risk": "medium"}
	deny := assessing.deny with input as assessed(high, [])
	found(deny) == {["breach_assessments", "i1", "conclusion", "program", "concludes a low probability of compromise, and finds none of its four factors low; this program wants at least one that supports it: weigh them again, or notify"]}
	every field in ["nature_and_extent_risk", "unauthorized_person_risk", "acquired_or_viewed_risk", "risk_mitigated_risk"] {
		count(assessing.deny) == 0 with input as assessed(object.union(high, {field: "low"}), [])
	}
}

test_no_phi_where_phi_lies_needs_a_reason if {
	none := {"phi": "none"}
	every given in [{}, {"systems": ["wiki", "ehr"]}, {"devices": ["lt-2", "lt-1"]}, {"result": "unknown", "systems": ["ehr"]}] {
		deny := assessing.deny with input as without_assessment(object.union(none, given))
		found(deny) == {["incidents", "i1", "phi", "program", "is recorded as having reached no PHI, and it is not said what shows that, although PHI lies there or it is not said where it happened; record it in no_phi_because"]}
		explained := object.union_n([none, given, {"no_phi_because": "r"}])
		count(assessing.deny) == 0 with input as without_assessment(explained)
	}
	every given in [{"systems": ["wiki"]}, {"devices": ["lt-2"]}, {"systems": ["gone"]}] {
		count(assessing.deny) == 0 with input as without_assessment(object.union(none, given))
	}
}

# What reached PHI has succeeded.
test_an_attempt_that_may_have_reached_phi_fails if {
	deny := assessing.deny with input as without_assessment({"result": "attempted"})
	brief(deny) == {["incidents", "i1", "status", "rule"], ["incidents", "i1", "phi", "program"]}
	unsaid := assessing.deny with input as without_assessment({"result": "attempted", "phi": "unknown"})
	found(unsaid) == {["incidents", "i1", "phi", "program", "is recorded as an attempt that did not succeed, with phi unknown; establish whether PHI was reached and correct the record"]}
	every phi in ["none", "secured"] {
		count(assessing.deny) == 0 with input as without_assessment({"result": "attempted", "phi": phi})
	}
}

with_roles(held_as, roles) := json.patch(without_assessment({"phi": "secured", "secured_by": "destroyed", "held_as": held_as}), [{"op": "replace", "path": "/organization/roles", "value": roles}])

test_held_in_a_role_that_is_not_the_organizations_fails_as_practice if {
	every role in ["clearinghouse", "plan", "provider"] {
		count(assessing.deny) == 0 with input as with_roles("covered_entity", [role])
		count(assessing.deny) == 0 with input as with_roles("both", [role, "business_associate"])
		deny := assessing.deny with input as with_roles("business_associate", [role])
		found(deny) == {["incidents", "i1", "held_as", "program", "is recorded as concerning PHI held as a business associate, and this program's organization is none; correct the record, or the roles in hipaactl.yaml"]}
	}
	count(assessing.deny) == 0 with input as with_roles("business_associate", ["business_associate"])
	deny := assessing.deny with input as with_roles("covered_entity", ["business_associate"])
	found(deny) == {["incidents", "i1", "held_as", "program", "is recorded as concerning PHI held as a covered entity, and this program's organization is none; correct the record, or the roles in hipaactl.yaml"]}
	half := assessing.deny with input as with_roles("both", ["provider"])
	count(half) == 1
}

test_an_exception_that_the_incident_contradicts_fails_as_practice if {
	contrary := {
		"between_authorized_persons": ["account_misuse", "intrusion", "lost_or_stolen_device", "malware", "phishing", "ransomware"],
		"good_faith_workforce": ["account_misuse", "improper_disposal", "intrusion", "lost_or_stolen_device", "lost_paper", "malware", "misdirected_fax", "misdirected_mail", "phishing", "ransomware"],
	}
	every exception, types in contrary {
		every type in types {
			deny := assessing.deny with input as claimed(exception, type)
			on_assessment(deny, "exception", "program")
		}
		every type in ["misdirected_email", "other", "unauthorized_access", "wrong_record"] {
			count(assessing.deny) == 0 with input as claimed(exception, type)
		}
	}
	count(assessing.deny) == 0 with input as claimed("could_not_retain", "misdirected_mail")
	deny := assessing.deny with input as claimed("good_faith_workforce", "misdirected_fax")
	{f.message | some f in deny} == {"claims the exception good faith workforce, and its incident is of type misdirected fax, which this program does not take for that; assess the four factors, or correct the type"}
}

claimed(name, type) := given([object.union(incident, {"type": type})], [object.union(exception, {"exception": name})])

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
		"an attempt": {"result": "attempted", "phi": "none"},
		"unfounded": {"result": "unfounded"},
		"phi none": {"phi": "none", "no_phi_because": "r"},
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
		object.union(incident, {"id": "i2", "incident_id": "i2", "result": "attempted", "phi": "none"}),
		object.union(incident, {"id": "i3", "incident_id": "i3", "result": "unfounded"}),
		object.union(incident, {"id": "i4", "incident_id": "i4", "phi": "none", "no_phi_because": "r"}),
	]
	count(assessing.deny) == 0 with input as given(incidents, [assessment])
	assessing.excluded == {
		{"kind": "incidents", "id": "i2", "reason": "an attempt that did not succeed"},
		{"kind": "incidents", "id": "i3", "reason": "looked into, and unfounded"},
		{"kind": "incidents", "id": "i4", "reason": "no PHI was reached"},
	} with input as given(incidents, [assessment])
}

test_where_none_reached_phi_each_was_looked_at if {
	quiet := given([object.union(incident, {"result": "attempted", "phi": "none"})], [])
	count(assessing.deny) == 0 with input as quiet
	assessing.population == {{"kind": "incidents", "id": "i1"}} with input as quiet
	count(assessing.population) == 0 with input as given([], [])
}

test_all_are_looked_at_only_where_none_reached_phi if {
	quiet := object.union(incident, {"id": "i2", "incident_id": "i2", "result": "unfounded"})
	assessing.population == {{"kind": "incidents", "id": "i1"}} with input as given([incident, quiet], [])
	count(assessing.excluded) == 0 with input as given([quiet], [])
}

# What keeps one incident out says nothing of another.
test_only_what_reached_no_phi_is_left_out_so if {
	explained := assessing.deny with input as without_assessment({"no_phi_because": "r", "systems": ["wiki"]})
	on_incident(explained, "status", "rule")
	every result in ["attempted", "unfounded"] {
		quiet := without_assessment({"result": result, "phi": "none", "no_phi_because": "r"})
		count(assessing.deny) == 0 with input as quiet
	}
}

test_a_breach_concluded_for_a_day_to_come_is_still_one if {
	future := assessing.deny with input as assessed({"conclusion": "breach", "decided_on": "2026-11-21"}, ["decided_by"])
	brief(future) == {["breach_assessments", "i1", "decided_on", "program"], ["breach_assessments", "i1", "decided_by", "program"]}
}

test_what_waits_for_no_assessment_passes if {
	unsettled := assessing.deny with input as without_assessment({"status": "open", "result": "attempted", "phi": "unknown"})
	count(unsettled) == 1
	weighed := given([object.union(incident, {"status": "open"})], [assessment])
	count(assessing.deny) == 0 with input as weighed
	notified := json.patch(with_notice({}), [{"op": "replace", "path": "/evidence/incidents/records/0/status", "value": "open"}])
	count(assessing.deny) == 0 with input as notified
}

test_a_key_matters_only_to_encryption if {
	count(assessing.deny) == 0 with input as without_assessment({"phi": "secured", "secured_by": "destroyed", "key_exposed": true})
	unsecured := assessing.deny with input as without_assessment({"status": "open", "known_on": "2026-11-20", "secured_by": "encrypted", "key_exposed": true, "devices": ["lt-2"]})
	count(unsecured) == 0
}

test_a_factor_that_is_missing_is_said_once if {
	deny := assessing.deny with input as assessed({}, ["risk_mitigated", "risk_mitigated_risk"])
	on_assessment(deny, "risk_mitigated", "rule")
}

test_further_use_ends_both_exceptions if {
	every name in ["between_authorized_persons", "good_faith_workforce"] {
		deny := assessing.deny with input as excepted({"exception": name, "further_use": true}, [])
		on_assessment(deny, "further_use", "rule")
	}
	count(assessing.deny) == 0 with input as excepted({"exception": "could_not_retain", "further_use": true}, [])
}

test_every_conclusion_has_its_day_and_office if {
	every conclusion in ["breach", "exception", "low_probability"] {
		whole := object.union_n([assessment, exception, {"conclusion": conclusion}])
		count(assessing.deny) == 0 with input as given([incident], [whole])
		deny := assessing.deny with input as given([incident], [object.remove(whole, ["decided_on", "decided_by"])])
		found(deny) == {
			["breach_assessments", "i1", "decided_by", "program", "does not say which office drew its conclusion; record it"],
			["breach_assessments", "i1", "decided_on", "program", "does not say when its conclusion was drawn; record it"],
		}
	}
}

open_ended := [{"id": "o", "office": "privacy-official", "person": "w1", "from": "2026-11-20"}]

decided_today(known_on) := json.patch(given([object.union(incident, {"known_on": known_on})], [object.union(assessment, {"decided_on": "2026-11-20"})]), [{"op": "replace", "path": "/evidence/officials/records", "value": open_ended}])

test_concluded_today_is_concluded if {
	count(assessing.deny) == 0 with input as decided_today("2026-11-06")
	deny := assessing.deny with input as decided_today("2026-11-05")
	found(deny) == {["breach_assessments", "i1", "decided_on", "program", "was concluded 15 days after discovery; this program allows 14"]}
}

test_a_day_to_come_is_said_once if {
	future := assessing.deny with input as assessed({"decided_on": "2026-11-21", "conclusion": "breach"}, ["decided_by"])
	count(future) == 2
	{f.message | some f in future; f.field == "decided_on"} == {"is recorded as concluded on 2026-11-21, a day still to come; until then it counts as undecided"}
}

test_only_a_breach_contradicts_its_incident if {
	count(assessing.deny) == 0 with input as given([object.union(incident, {"result": "attempted", "phi": "none"})], [assessment])
	breach := {"id": "i1", "incident": "i1", "conclusion": "breach", "decided_on": "2026-09-24", "decided_by": "privacy-official"}
	deny := assessing.deny with input as given([object.union(incident, {"result": "unknown", "phi": "none", "no_phi_because": "r"})], [breach])
	on_assessment(deny, "conclusion", "program")
}

test_concluded_before_it_was_known_names_both_days if {
	deny := assessing.deny with input as assessed({"decided_on": "2026-09-09"}, [])
	{f.message | some f in deny} == {"was concluded on 2026-09-09, before the incident became known on 2026-09-10; correct the dates"}
}
