package hipaa.privacy.confidential_communications_test

import data.hipaa.privacy.confidential_communications as confidential

arrangement := {
	"id": "c1", "arrangement_id": "c1", "patient": "pt-aaaaaa", "asked_of": "provider", "status": "accommodated",
	"requested_on": "2026-10-01", "from": "2026-10-11", "destination": "to-safe01", "explanation_demanded": false,
}

mailing := {"id": "m1", "mailing_id": "m1", "patient": "pt-aaaaaa", "sent_on": "2026-10-11", "means": "mail", "kind": "statement", "destination": "to-safe01"}

written := {"policy_id": "p", "status": "in_force", "topics": ["confidential_communications"]}

run(arrangements, mailings, policies) := {
	"today": "2026-11-20",
	"parameters": {"confidential_communications": {"answer_days": 10}},
	"evidence": {
		"confidential_communications": {"records": arrangements},
		"mailings": {"records": mailings},
		"written_policies": {"records": policies},
	},
}

with_one(change) := run([object.union(arrangement, change)], [], [written])

without(fields, change) := run([object.union(object.remove(arrangement, fields), change)], [], [written])

sent(change) := run([arrangement], [object.union(mailing, change)], [written])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

one(field, basis, message) := {["confidential_communications", "c1", field, basis, message]}

astray(day, means, whither, ids) := {["mailings", "m1", "destination", "rule", sprintf("went out by %v on %v to %v, and %v has the patient reached elsewhere; tell the privacy official, and correct the address in each system and at the vendor", [means, day, whither, ids])]}

test_sent_to_the_confidential_address_passes if {
	given := sent({})
	count(confidential.deny) == 0 with input as given
	confidential.population == {{"kind": "confidential_communications", "id": "c1"}, {"kind": "mailings", "id": "m1"}} with input as given
	count(confidential.population) == 0 with input as run([], [], [written])
	count(confidential.deny) == 0 with input as run([], [mailing], [written])
}

test_a_statement_to_another_address_fails if {
	deny := confidential.deny with input as sent({"destination": "to-home01"})
	found(deny) == astray("2026-10-11", "mail", "to-home01", "c1")
	unknown := confidential.deny with input as run([arrangement], [object.remove(mailing, ["destination"])], [written])
	found(unknown) == astray("2026-10-11", "mail", "a destination not recorded", "c1")
	homeless := confidential.deny with input as run([object.remove(arrangement, ["destination"])], [object.remove(mailing, ["destination"])], [written])
	astray("2026-10-11", "mail", "a destination not recorded", "c1") - found(homeless) == set()
}

test_it_holds_from_its_first_day if {
	count(confidential.deny) == 0 with input as sent({"destination": "to-home01", "sent_on": "2026-10-10"})
	deny := confidential.deny with input as sent({"destination": "to-home01", "sent_on": "2026-11-20"})
	count(deny) == 1
	other := confidential.deny with input as sent({"destination": "to-home01", "patient": "pt-bbbbbb"})
	count(other) == 0
}

test_it_holds_until_its_last_day if {
	over := object.union(arrangement, {"status": "ended", "ended_on": "2026-10-20"})
	last := confidential.deny with input as run([over], [object.union(mailing, {"destination": "to-home01", "sent_on": "2026-10-19"})], [written])
	found(last) == astray("2026-10-19", "mail", "to-home01", "c1")
	after_end := confidential.deny with input as run([over], [object.union(mailing, {"destination": "to-home01", "sent_on": "2026-10-20"})], [written])
	count(after_end) == 0
	every status in ["requested", "refused"] {
		undecided := object.union(arrangement, {"status": status, "refused_because": "unreasonable", "requested_on": "2026-11-20"})
		given := run([undecided], [object.union(mailing, {"destination": "to-home01"})], [written])
		count(confidential.deny) == 0 with input as given
	}
}

test_it_governs_its_means if {
	by_mail := object.union(arrangement, {"governs": ["mail"]})
	call := object.union(mailing, {"means": "telephone", "destination": "to-home01"})
	free := confidential.deny with input as run([by_mail], [call], [written])
	count(free) == 0
	bound := confidential.deny with input as run([object.union(arrangement, {"governs": ["mail", "telephone"]})], [call], [written])
	found(bound) == astray("2026-10-11", "telephone", "to-home01", "c1")
	all_means := confidential.deny with input as run([arrangement], [call], [written])
	found(all_means) == found(bound)
}

test_one_of_several_will_do if {
	second := object.union(arrangement, {"id": "c0", "arrangement_id": "c0", "destination": "to-cell01"})
	either := confidential.deny with input as run([arrangement, second], [mailing], [written])
	count(either) == 0
	neither := confidential.deny with input as run([arrangement, second], [object.union(mailing, {"destination": "to-home01"})], [written])
	found(neither) == astray("2026-10-11", "mail", "to-home01", "c0, c1")
	replaced := object.union(second, {"status": "ended", "ended_on": "2026-10-11"})
	old := confidential.deny with input as run([arrangement, replaced], [object.union(mailing, {"destination": "to-cell01"})], [written])
	found(old) == astray("2026-10-11", "mail", "to-cell01", "c1")
}

test_a_mailing_of_a_day_to_come if {
	deny := confidential.deny with input as run([], [object.union(mailing, {"sent_on": "2026-11-21"})], [written])
	found(deny) == {["mailings", "m1", "sent_on", "program", "is recorded as sent on 2026-11-21, a day still to come; correct the date"]}
	count(confidential.deny) == 0 with input as run([], [object.union(mailing, {"sent_on": "2026-11-20"})], [written])
}

refusal(reason) := one("refused_because", "rule", sprintf("was refused (%v); a reasonable request is accommodated without asking why", [reason]))

test_reasonable_requests_are_accommodated if {
	every reason in ["no_destination", "no_payment_information", "unreasonable"] {
		count(confidential.deny) == 0 with input as with_one({"status": "refused", "refused_because": reason})
		plan := {"status": "refused", "refused_because": reason, "asked_of": "health_plan"}
		count(confidential.deny) == 0 with input as with_one(plan)
		count(confidential.deny) == 0 with input as with_one(object.union(plan, {"danger_stated": true}))
	}
	every reason, words in {"no_explanation": "no explanation", "other": "other", "no_danger_stated": "no danger stated"} {
		deny := confidential.deny with input as with_one({"status": "refused", "refused_because": reason})
		found(deny) == refusal(words)
	}
	unsaid := confidential.deny with input as with_one({"status": "refused"})
	found(unsaid) == refusal("no recorded reason")
	count(confidential.deny) == 0 with input as with_one({"refused_because": "other"})
}

test_a_plan_may_ask_for_the_statement_about_danger if {
	plan := {"status": "refused", "refused_because": "no_danger_stated", "asked_of": "health_plan"}
	count(confidential.deny) == 0 with input as with_one(plan)
	count(confidential.deny) == 0 with input as with_one(object.union(plan, {"danger_stated": false}))
	deny := confidential.deny with input as with_one(object.union(plan, {"danger_stated": true}))
	found(deny) == refusal("no danger stated")
	other := confidential.deny with input as with_one(object.union(plan, {"refused_because": "other"}))
	found(other) == refusal("other")
}

test_nobody_is_asked_why if {
	expected := one("explanation_demanded", "rule", "is not shown to be taken without an explanation why; take the question off the form, and tell those who take requests")
	asked := confidential.deny with input as with_one({"explanation_demanded": true})
	found(asked) == expected
	unknown := confidential.deny with input as without(["explanation_demanded"], {})
	found(unknown) == expected
	count(confidential.deny) == 0 with input as with_one({"explanation_demanded": true, "asked_of": "health_plan"})
}

arranged(words) := sprintf("is recorded as accommodated, and %v; put it into each system that sends something, and record it", [words])

test_accommodated_is_arranged if {
	nowhere := confidential.deny with input as without(["destination"], {})
	found(nowhere) == one("destination", "rule", arranged("nothing shows where the patient is to be reached"))
	undated := confidential.deny with input as without(["from"], {})
	found(undated) == one("from", "rule", arranged("nothing shows from which day"))
	future := confidential.deny with input as with_one({"from": "2026-11-21", "requested_on": "2026-11-20"})
	found(future) == one("from", "rule", arranged("holds only from 2026-11-21, a day still to come"))
	today := confidential.deny with input as with_one({"from": "2026-11-20", "requested_on": "2026-11-20"})
	count(today) == 0
	count(confidential.deny) == 0 with input as without(["destination", "from"], {"status": "ended", "ended_on": "2026-10-20"})
}

test_soon_enough_for_this_program if {
	absent := confidential.deny with input as without(["requested_on"], {})
	found(absent) == one("requested_on", "program", "does not say when it was asked for; record the day")
	future := confidential.deny with input as with_one({"status": "requested", "requested_on": "2026-11-21"})
	found(future) == one("requested_on", "program", "is recorded as asked for on 2026-11-21, a day still to come; correct the date")
	count(confidential.deny) == 0 with input as with_one({"status": "requested", "requested_on": "2026-11-10"})
	waiting := confidential.deny with input as with_one({"status": "requested", "requested_on": "2026-11-09"})
	found(waiting) == one("status", "program", "was asked for 11 days ago and is not decided; this program allows 10")
	slow := confidential.deny with input as with_one({"requested_on": "2026-09-30"})
	found(slow) == one("from", "program", "was asked for 11 days before it held; this program allows 10")
	ended := confidential.deny with input as with_one({"status": "ended", "requested_on": "2026-01-01", "ended_on": "2026-10-20"})
	count(ended) == 0
	open_end := confidential.deny with input as with_one({"status": "ended"})
	found(open_end) == one("ended_on", "program", "is ended, and no day is recorded on which; record it: until then mailings are held to it")
}

test_no_procedure_is_this_programs_finding if {
	every policies in [[], [object.union(written, {"topics": ["faxing"]})], [object.union(written, {"status": "draft"})]] {
		deny := confidential.deny with input as run([arrangement], [mailing], policies)
		found(deny) == {["written_policies", "", "", "program", "no policy or procedure on topic confidential_communications is in force; this program wants written down how patients ask, and into which systems the address goes"]}
	}
}
