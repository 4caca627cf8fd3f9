package hipaa.privacy.restriction_requests_test

import data.hipaa.privacy.restriction_requests as requests

restriction := {
	"id": "s1", "of": "health_plan", "status": "agreed", "requested_on": "2026-11-10", "decided_on": "2026-11-10",
	"paid_in_full_on": "2026-11-20", "documented": true,
}

written := {"policy_id": "p", "status": "in_force", "topics": ["restrictions"]}

run(records, policies) := {
	"today": "2026-11-20",
	"parameters": {"restriction_requests": {"answer_days": 10}},
	"evidence": {"restrictions": {"records": records}, "written_policies": {"records": policies}},
}

with_one(change) := run([object.union(restriction, change)], [written])

without(fields, change) := run([object.union(object.remove(restriction, fields), change)], [written])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

one(field, basis, message) := {["restrictions", "s1", field, basis, message]}

test_agreed_and_documented_passes if {
	count(requests.deny) == 0 with input as with_one({})
	requests.population == {{"kind": "restrictions", "id": "s1"}} with input as with_one({})
	count(requests.population) == 0 with input as run([], [written])
}

test_what_was_paid_in_full_is_agreed_to if {
	deny := requests.deny with input as with_one({"status": "refused"})
	found(deny) == one("status", "rule", "was refused, though the patient paid in full on 2026-11-20 and the plan need not know by law; agree to it today and hold the account back from the plan")
	no_law := requests.deny with input as with_one({"status": "refused", "required_by_law": false})
	count(no_law) == 1
	count(requests.deny) == 0 with input as with_one({"status": "refused", "required_by_law": true})
	count(requests.deny) == 0 with input as without(["paid_in_full_on"], {"status": "refused"})
	every other in ["family_and_friends", "treatment_payment_operations"] {
		count(requests.deny) == 0 with input as with_one({"status": "refused", "of": other})
	}
}

test_paid_on_a_day_to_come if {
	deny := requests.deny with input as with_one({"status": "refused", "paid_in_full_on": "2026-11-21"})
	found(deny) == one("paid_in_full_on", "program", "is recorded as paid in full on 2026-11-21, a day still to come; correct the date")
}

test_agreed_ones_are_documented if {
	every status in ["agreed", "terminated"] {
		expected := one("documented", "rule", "was agreed to and is not shown to be documented; put it on record, to be kept for six years, where billing and the front desk see it")
		absent := requests.deny with input as without(["documented"], {"status": status})
		found(absent) == expected
		no := requests.deny with input as with_one({"documented": false, "status": status})
		found(no) == expected
	}
	count(requests.deny) == 0 with input as without(["documented", "paid_in_full_on"], {"status": "refused"})
	count(requests.deny) == 0 with input as without(["documented"], {"status": "requested"})
}

test_decided_within_this_programs_days if {
	count(requests.deny) == 0 with input as without(["decided_on"], {"status": "requested"})
	deny := requests.deny with input as without(["decided_on"], {"status": "requested", "requested_on": "2026-11-09"})
	found(deny) == one("status", "program", "was asked for 11 days ago and is not decided; this program allows 10")
	long_ago := requests.deny with input as with_one({"requested_on": "2026-01-01", "decided_on": "2026-03-01"})
	count(long_ago) == 0
}

test_days_are_recorded if {
	absent := requests.deny with input as without(["requested_on"], {})
	found(absent) == one("requested_on", "program", "does not say when it was asked for; record the day")
	future := requests.deny with input as with_one({"requested_on": "2026-11-21"})
	found(future) == one("requested_on", "program", "is recorded as asked for on 2026-11-21, a day still to come; correct the date")
	today := requests.deny with input as with_one({"requested_on": "2026-11-20", "decided_on": "2026-11-20"})
	count(today) == 0
	undecided := "is decided, and no day between the request and today is recorded for it; record the day"
	missing := requests.deny with input as without(["decided_on"], {})
	found(missing) == one("decided_on", "program", undecided)
	before := requests.deny with input as with_one({"decided_on": "2026-11-09"})
	found(before) == one("decided_on", "program", undecided)
	later := requests.deny with input as with_one({"decided_on": "2026-11-21"})
	found(later) == one("decided_on", "program", undecided)
}

test_no_procedure_is_this_programs_finding if {
	every policies in [[], [object.union(written, {"topics": ["faxing"]})], [object.union(written, {"status": "draft"})]] {
		deny := requests.deny with input as run([restriction], policies)
		found(deny) == {["written_policies", "", "", "program", "no policy or procedure on topic restrictions is in force; this program wants written down how patients ask, who decides, and how billing is stopped"]}
	}
}
