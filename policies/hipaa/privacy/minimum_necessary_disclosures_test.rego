package hipaa.privacy.minimum_necessary_disclosures_test

import data.hipaa.privacy.minimum_necessary_disclosures

flow := {
	"id": "f1", "flow_id": "f1", "touchpoint": "denials", "status": "in_use", "content": "phi", "direction": "both",
	"relationship": "payer", "permitted_as": "payment", "limited_by": "protocol",
}

check := {
	"id": "c1", "check_id": "c1", "outcome": "released", "requester": "payer", "purpose": "payment",
	"authority": "pays_for_patient", "limited_by": "review", "reviewed_by": "w1", "released_on": "2026-11-10",
	"entire_record": false,
}

policy := {
	"id": "p1", "status": "in_force",
	"topics": ["denials", "minimum_necessary_criteria", "minimum_necessary_disclosures", "minimum_necessary_requests"],
}

base := {
	"today": "2026-11-20",
	"evidence": {
		"identity_checks": {"records": [check]},
		"phi_inventory": {"records": [flow]},
		"workforce": {"records": [{"id": "w1", "person": "w1", "status": "active", "hired_on": "2026-11-10"}]},
		"written_policies": {"records": [policy]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_flow(fields) := with_records("phi_inventory", [object.union(flow, fields)])

with_check(fields) := with_records("identity_checks", [object.union(check, fields)])

without_topic(fields, topic) := json.patch(with_flow(fields), [{"op": "replace", "path": "/evidence/written_policies/records/0/topics", "value": [t | some t in policy.topics; t != topic]}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

out(excluded, kind) := {[x.id, x.reason] | some x in excluded; x.kind == kind}

test_written_protocols_pass if {
	count(minimum_necessary_disclosures.deny) == 0 with input as base
	count(minimum_necessary_disclosures.excluded) == 0 with input as base
	minimum_necessary_disclosures.population == {{"kind": "phi_inventory", "id": "f1"}, {"kind": "identity_checks", "id": "c1"}} with input as base
	count(minimum_necessary_disclosures.deny) == 0 with input as with_flow({"limited_by": "case_by_case"})
}

test_neither_protocol_nor_review_fails if {
	message := "goes to others under no protocol, and nobody is said to review each; write a protocol for it, or review each against criteria"
	every records in [[object.remove(flow, ["limited_by"])], [object.union(flow, {"limited_by": "not_needed"})]] {
		deny := minimum_necessary_disclosures.deny with input as with_records("phi_inventory", records)
		found(deny) == {["phi_inventory", "f1", "limited_by", "rule", message]}
	}
}

leaves_unwritten := "leaves by a protocol, and no written policy in force holds one (topics minimum_necessary_disclosures and denials); write it down and have it approved"

asked_unwritten := "is asked of others by a protocol, and no written policy in force holds one (topics minimum_necessary_requests and denials); write down what may be asked for"

test_a_protocol_that_nobody_wrote_fails if {
	disclosures := minimum_necessary_disclosures.deny with input as without_topic({}, "minimum_necessary_disclosures")
	found(disclosures) == {["phi_inventory", "f1", "limited_by", "rule", leaves_unwritten]}
	requests := minimum_necessary_disclosures.deny with input as without_topic({}, "minimum_necessary_requests")
	found(requests) == {["phi_inventory", "f1", "limited_by", "rule", asked_unwritten]}
	both := {["phi_inventory", "f1", "limited_by", "rule", leaves_unwritten], ["phi_inventory", "f1", "limited_by", "rule", asked_unwritten]}
	touchpoint := minimum_necessary_disclosures.deny with input as without_topic({}, "denials")
	found(touchpoint) == both
	draft := minimum_necessary_disclosures.deny with input as with_records("written_policies", [object.union(policy, {"status": "draft"})])
	found(draft) == both
}

test_what_only_leaves_or_only_comes_needs_its_own_protocol if {
	sent := minimum_necessary_disclosures.deny with input as without_topic({"direction": "sent"}, "denials")
	found(sent) == {["phi_inventory", "f1", "limited_by", "rule", leaves_unwritten]}
	every relationship in ["client", "other", "payer", "treatment", "unknown"] {
		received := minimum_necessary_disclosures.deny with input as without_topic({"direction": "received", "relationship": relationship}, "denials")
		found(received) == {["phi_inventory", "f1", "limited_by", "rule", asked_unwritten]}
	}
	associate := minimum_necessary_disclosures.deny with input as without_topic({"relationship": "business_associate"}, "denials")
	found(associate) == {["phi_inventory", "f1", "limited_by", "rule", leaves_unwritten]}
}

test_criteria_that_nobody_wrote_fail if {
	message := "is reviewed case by case, and no written policy in force holds the criteria (topics minimum_necessary_criteria and denials); write them down"
	every topic in ["denials", "minimum_necessary_criteria"] {
		deny := minimum_necessary_disclosures.deny with input as without_topic({"limited_by": "case_by_case"}, topic)
		found(deny) == {["phi_inventory", "f1", "limited_by", "rule", message]}
	}
	count(minimum_necessary_disclosures.deny) == 0 with input as without_topic({}, "minimum_necessary_criteria")
}

test_a_sample_is_no_review_of_each if {
	every checked in ["none", "sample", "system_edits"] {
		deny := minimum_necessary_disclosures.deny with input as with_flow({"limited_by": "case_by_case", "checked_before_sending": checked})
		found(deny) == {["phi_inventory", "f1", "checked_before_sending", "rule", sprintf("is said to be reviewed case by case, and the check before it leaves is %v; look at each one, or write a protocol", [replace(checked, "_", " ")])]}
		count(minimum_necessary_disclosures.deny) == 0 with input as with_flow({"checked_before_sending": checked})
		count(minimum_necessary_disclosures.deny) == 0 with input as with_flow({"limited_by": "case_by_case", "checked_before_sending": checked, "direction": "received"})
	}
	count(minimum_necessary_disclosures.deny) == 0 with input as with_flow({"limited_by": "case_by_case", "checked_before_sending": "second_person"})
}

test_flows_left_out_say_why if {
	every case in [
		[{"status": "retired"}, "status retired"],
		[{"content": "de_identified"}, "de-identified, no PHI"],
		[{"relationship": "individual"}, "an exception of 164.502(b)(2) applies"],
		[{"direction": "inside"}, "used inside"],
		[{"relationship": "workforce"}, "used inside"],
		[{"direction": "received", "relationship": "business_associate"}, "used inside"],
	] {
		other := object.union_n([flow, case[0], {"id": "f2", "limited_by": "not_needed"}])
		given := with_records("phi_inventory", [flow, other])
		excluded := minimum_necessary_disclosures.excluded with input as given
		out(excluded, "phi_inventory") == {["f2", case[1]]}
		count(minimum_necessary_disclosures.deny) == 0 with input as given
		minimum_necessary_disclosures.population == {{"kind": "phi_inventory", "id": "f1"}, {"kind": "identity_checks", "id": "c1"}} with input as given
		alone := with_flow(object.union(case[0], {"limited_by": "not_needed"}))
		count(minimum_necessary_disclosures.excluded) == 0 with input as alone
		count(minimum_necessary_disclosures.deny) == 0 with input as alone
		minimum_necessary_disclosures.population == {{"kind": "phi_inventory", "id": "f1"}, {"kind": "identity_checks", "id": "c1"}} with input as alone
	}
}

test_checks_left_out_say_why if {
	every case in [
		[{"outcome": "refused"}, "outcome refused"],
		[{"requester": "individual"}, "an exception of 164.502(b)(2) applies"],
		[{"requester": "personal_representative"}, "an exception of 164.502(b)(2) applies"],
		[{"authority": "authorization"}, "an exception of 164.502(b)(2) applies"],
		[{"authority": "required_by_law"}, "an exception of 164.502(b)(2) applies"],
		[{"requester": "provider", "purpose": "treatment"}, "an exception of 164.502(b)(2) applies"],
	] {
		other := object.remove(object.union_n([check, case[0], {"id": "c2"}]), ["limited_by"])
		given := with_records("identity_checks", [check, other])
		excluded := minimum_necessary_disclosures.excluded with input as given
		out(excluded, "identity_checks") == {["c2", case[1]]}
		minimum_necessary_disclosures.population == {{"kind": "phi_inventory", "id": "f1"}, {"kind": "identity_checks", "id": "c1"}} with input as given
		count(minimum_necessary_disclosures.deny) == 0 with input as given
		alone := with_records("identity_checks", [other])
		count(minimum_necessary_disclosures.excluded) == 0 with input as alone
		count(minimum_necessary_disclosures.deny) == 0 with input as alone
		minimum_necessary_disclosures.population == {{"kind": "phi_inventory", "id": "f1"}, {"kind": "identity_checks", "id": "c2"}} with input as alone
	}
	provider := minimum_necessary_disclosures.deny with input as with_check({"requester": "provider", "limited_by": "not_needed"})
	count(provider) == 1
	treatment := minimum_necessary_disclosures.deny with input as with_check({"purpose": "treatment", "limited_by": "not_needed"})
	count(treatment) == 1
}

test_an_answer_without_protocol_or_review_fails if {
	message := "was answered (public official) without protocol or review, and no exception is shown; review what such a request needs before it is answered"
	official := object.union(check, {"requester": "public_official"})
	every record in [object.remove(official, ["limited_by"]), object.union(official, {"limited_by": "not_needed"})] {
		deny := minimum_necessary_disclosures.deny with input as with_records("identity_checks", [record])
		found(deny) == {["identity_checks", "c1", "limited_by", "rule", message]}
	}
	protocol := object.remove(object.union(check, {"limited_by": "protocol"}), ["reviewed_by", "entire_record"])
	count(minimum_necessary_disclosures.deny) == 0 with input as with_records("identity_checks", [protocol])
}

test_a_review_by_nobody_fails if {
	deny := minimum_necessary_disclosures.deny with input as with_records("identity_checks", [object.remove(check, ["reviewed_by"])])
	found(deny) == {["identity_checks", "c1", "reviewed_by", "rule", "is said to have been reviewed, and nobody is recorded as having done so; have each reviewed against the criteria and say by whom"]}
}

test_an_entire_record_needs_a_reason if {
	deny := minimum_necessary_disclosures.deny with input as with_check({"entire_record": true})
	found(deny) == {["identity_checks", "c1", "entire_record_because", "rule", "was answered with an entire medical record, and why all of it was needed is not recorded; send the part that is needed"]}
	count(minimum_necessary_disclosures.deny) == 0 with input as with_check({"entire_record": true, "entire_record_because": "audit of all visits"})
	unknown := minimum_necessary_disclosures.deny with input as with_records("identity_checks", [object.remove(check, ["entire_record"])])
	found(unknown) == {["identity_checks", "c1", "entire_record", "rule", "was reviewed, and is not shown to have been answered with less than an entire medical record; record it"]}
}

test_who_reviewed_worked_here if {
	unknown := minimum_necessary_disclosures.deny with input as with_check({"reviewed_by": "w9"})
	found(unknown) == {["identity_checks", "c1", "reviewed_by", "program", "was reviewed by w9, who is not in the workforce records; correct the person or the day"]}
	early := minimum_necessary_disclosures.deny with input as with_check({"released_on": "2026-11-09"})
	found(early) == {["identity_checks", "c1", "reviewed_by", "program", "was reviewed by w1, who is not shown to have worked here on 2026-11-09; correct the person or the day"]}
	count(minimum_necessary_disclosures.deny) == 0 with input as with_records("identity_checks", [object.remove(check, ["released_on"])])
	count(minimum_necessary_disclosures.deny) == 0 with input as with_check({"limited_by": "protocol", "reviewed_by": "w9"})
}

test_nothing_recorded_is_an_empty_population if {
	empty := json.patch(base, [
		{"op": "replace", "path": "/evidence/identity_checks/records", "value": []},
		{"op": "replace", "path": "/evidence/phi_inventory/records", "value": []},
		{"op": "replace", "path": "/evidence/written_policies/records", "value": []},
	])
	count(minimum_necessary_disclosures.population) == 0 with input as empty
	count(minimum_necessary_disclosures.deny) == 0 with input as empty
}
