package hipaa.technical.claim_file_corroboration_test

import data.hipaa.technical.claim_file_corroboration

# Sent eight days ago: one more than the program waits for the 277CA.
file := {
	"id": "f1", "file_id": "f1", "channel": "edi", "sent_at": "2026-11-12T23:10:04Z",
	"claims_sent": 212, "amount_sent_cents": 4183350,
	"ack_999": "accepted", "ack_999_at": "2026-11-13T00:02:31Z", "ack_277ca_at": "2026-11-13T09:15:00Z",
	"claims_accepted": 209, "claims_rejected": 3, "amount_acknowledged_cents": 4183350,
}

totals := ["claims_accepted", "claims_rejected", "claims_sent", "amount_sent_cents", "amount_acknowledged_cents"]

answers := ["claims_accepted", "claims_rejected", "amount_acknowledged_cents", "ack_277ca_at"]

explanation := {"explained_on": "2026-11-14", "explained_by": "w1", "explanation": "three claims were held back and sent as f2"}

one := "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"

other := "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"

same := {"checksum_sent": one, "checksum_received": one}

different := {"checksum_sent": one, "checksum_received": other}

base := {
	"as_of": "2026-11-20T23:59:59Z",
	"today": "2026-11-20",
	"parameters": {"claim_file_corroboration": {"ack_days": 3, "status_days": 7, "silent_days": 31}},
	"evidence": {
		"claim_files": {"records": [file], "sources": [{"observed_at": "2026-11-19T12:00:00Z"}]},
		"channels": {
			"records": [{"id": "edi", "channel_id": "edi", "system": "sftp", "type": "sftp", "ephi": true, "status": "in_use"}],
			"sources": [{"observed_at": "2026-11-09T12:00:00Z"}],
		},
		"phi_inventory": {"records": []},
		"workforce": {"records": [{"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# The file with these fields in place of its own, after others were taken out.
changed(fields, removed) := with_records("claim_files", [object.union(object.remove(file, removed), fields)])

with_file(fields) := changed(fields, [])

with_channel(fields) := with_records("channels", [object.union(base.evidence.channels.records[0], fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

fails(deny, field, basis, message) if found(deny) == {["claim_files", "f1", field, basis, message]}

passes if count(claim_file_corroboration.deny | claim_file_corroboration.warn) == 0

test_equal_counts_and_totals_pass if {
	passes with input as base
	claim_file_corroboration.population == {{"kind": "channels", "id": "edi"}, {"kind": "claim_files", "id": "f1"}} with input as base
	count(claim_file_corroboration.excluded) == 0 with input as base
	passes with input as with_file({"ack_999": "accepted_with_errors"})
	passes with input as changed({}, ["ack_999", "ack_999_at"])
	passes with input as with_file({"claims_accepted": 212, "claims_rejected": 0})
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("claim_files", []), [{"op": "replace", "path": "/evidence/channels/records", "value": []}])
	count(claim_file_corroboration.population) == 0 with input as given
	passes with input as given
}

test_where_no_claim_file_is_sent_every_channel_was_looked_at if {
	given := with_records("claim_files", [])
	claim_file_corroboration.population == {{"kind": "channels", "id": "edi"}} with input as given
	count(claim_file_corroboration.excluded) == 0 with input as given
	passes with input as given
}

test_equal_checksums_pass_without_counts if {
	passes with input as changed(same, totals)
	passes with input as changed(object.union(same, {"sent_at": "2026-11-17T00:00:00Z"}), array.concat(totals, ["ack_999", "ack_999_at", "ack_277ca_at"]))
}

# The file lies with the receiver; that its claims were taken in, an acknowledgement shows.
test_equal_checksums_without_an_acknowledgement_fail_as_practice if {
	unacknowledged := array.concat(totals, ["ack_999", "ack_999_at", "ack_277ca_at"])
	every case in [{"sent": "2026-11-16", "days": 4}, {"sent": "2026-11-13", "days": 7}, {"sent": "2026-11-12", "days": 8}, {"sent": "2026-09-01", "days": 80}] {
		sent := object.union(same, {"sent_at": sprintf("%vT23:00:00Z", [case.sent])})
		deny := claim_file_corroboration.deny with input as json.patch(changed(sent, unacknowledged), [{"op": "replace", "path": "/evidence/claim_files/sources", "value": []}])
		fails(deny, "ack_999", "program", sprintf("has no 999 %v days after it was sent; this program allows 3: look for it in the clearinghouse's reports", [case.days]))
	}
	passes with input as changed(object.union(same, explanation), unacknowledged)
	differing := claim_file_corroboration.deny with input as changed(different, unacknowledged)
	places(differing) == {["f1", "checksum_received", "rule"]}
}

test_no_999_by_agreement_needs_counts_or_checksums if {
	passes with input as with_file({"ack_999": "none"})
	passes with input as changed(object.union(same, {"ack_999": "none"}), totals)
	deny := claim_file_corroboration.deny with input as changed({"ack_999": "none"}, answers)
	fails(deny, "claims_accepted", "rule", "shows no full counts from a 277CA and no checksums to compare 8 days after it was sent (this program waits 7); ask the receiver, or send it again and record the explanation")
}

test_nothing_came_back if {
	bare := array.concat(answers, ["ack_999", "ack_999_at"])
	deny := claim_file_corroboration.deny with input as changed({}, bare)
	fails(deny, "claims_accepted", "rule", "shows no 999, no counts from a 277CA and no checksums to compare 8 days after it was sent (this program waits 7); ask the receiver, or send it again and record the explanation")
	waiting := claim_file_corroboration.deny with input as changed({"sent_at": "2026-11-13T00:00:00Z"}, bare)
	fails(waiting, "ack_999", "program", "has no 999 7 days after it was sent; this program allows 3: look for it in the clearinghouse's reports")
	passes with input as changed({"sent_at": "2026-11-17T00:00:00Z"}, bare)
	late := claim_file_corroboration.deny with input as changed({"sent_at": "2026-11-16T23:59:59Z"}, bare)
	places(late) == {["f1", "ack_999", "program"]}
	passes with input as changed(explanation, bare)
	passes with input as changed(object.union(explanation, {"sent_at": "2026-11-14T12:00:00Z"}), bare)
}

test_a_999_alone_is_enough_only_while_the_277ca_may_come if {
	deny := claim_file_corroboration.deny with input as changed({}, answers)
	places(deny) == {["f1", "claims_accepted", "rule"]}
	passes with input as changed({"sent_at": "2026-11-13T00:00:00Z", "ack_999_at": "2026-11-13T00:10:00Z"}, answers)
}

test_one_count_of_two_is_none if {
	rejected := claim_file_corroboration.deny with input as changed({}, ["claims_rejected"])
	places(rejected) == {["f1", "claims_rejected", "rule"]}
	accepted := claim_file_corroboration.deny with input as changed({}, ["claims_accepted"])
	places(accepted) == {["f1", "claims_accepted", "rule"]}
}

test_one_checksum_of_two_is_none if {
	every field in ["checksum_sent", "checksum_received"] {
		deny := claim_file_corroboration.deny with input as changed({field: one}, answers)
		places(deny) == {["f1", "claims_accepted", "rule"]}
	}
}

test_a_refused_file_fails_until_explained if {
	every case in [{"ack": "rejected", "words": "rejected"}, {"ack": "partially_accepted", "words": "partially accepted"}] {
		refused := {"ack_999": case.ack}
		deny := claim_file_corroboration.deny with input as changed(refused, answers)
		fails(deny, "ack_999", "rule", sprintf("was %v in the 999; mend what the 999 names, send it again and record the explanation", [case.words]))
		passes with input as changed(object.union(refused, explanation), answers)
		passes with input as changed(object.union(refused, {"sent_at": "2026-11-13T00:00:00Z"}), answers)
	}
}

test_a_refused_file_is_reported_once if {
	deny := claim_file_corroboration.deny with input as with_file({"ack_999": "partially_accepted", "claims_accepted": 1})
	places(deny) == {["f1", "ack_999", "rule"]}
}

test_other_counts_fail_until_explained if {
	fewer := claim_file_corroboration.deny with input as with_file({"claims_accepted": 207, "amount_acknowledged_cents": 4100000})
	fails(fewer, "claims_accepted", "rule", "held 212 claims, and the 277CA answers for 210; find out which are missing or too many and record the explanation")
	more := claim_file_corroboration.deny with input as with_file({"claims_sent": 1, "claims_accepted": 2, "claims_rejected": 0})
	fails(more, "claims_accepted", "rule", "held 1 claim, and the 277CA answers for 2; find out which are missing or too many and record the explanation")
	none := claim_file_corroboration.deny with input as with_file({"claims_sent": 0})
	fails(none, "claims_accepted", "rule", "held 0 claims, and the 277CA answers for 212; find out which are missing or too many and record the explanation")
	zero := claim_file_corroboration.deny with input as with_file({"claims_accepted": 0, "claims_rejected": 0})
	places(zero) == {["f1", "claims_accepted", "rule"]}
	passes with input as with_file(object.union(explanation, {"claims_accepted": 207}))
	passes with input as changed({"sent_at": "2026-11-13T00:00:00Z", "claims_accepted": 207}, ["ack_999_at"])
}

test_another_total_fails_until_explained if {
	deny := claim_file_corroboration.deny with input as with_file({"amount_acknowledged_cents": 4183305})
	fails(deny, "amount_acknowledged_cents", "rule", "was sent with a total charge of $41833.50 and acknowledged with $41833.05; find out which claim was changed and record the explanation")
	nothing := claim_file_corroboration.deny with input as with_file({"amount_acknowledged_cents": 0})
	{f.message | some f in nothing} == {"was sent with a total charge of $41833.50 and acknowledged with $0.00; find out which claim was changed and record the explanation"}
	passes with input as with_file(object.union(explanation, {"amount_acknowledged_cents": 4183305}))
	passes with input as with_file({"amount_sent_cents": 0, "amount_acknowledged_cents": 0})
}

test_after_equal_checksums_differences_fail_as_practice if {
	counts := claim_file_corroboration.deny with input as with_file(object.union(same, {"claims_accepted": 207}))
	places(counts) == {["f1", "claims_accepted", "program"]}
	amounts := claim_file_corroboration.deny with input as with_file(object.union(same, {"amount_acknowledged_cents": 1}))
	places(amounts) == {["f1", "amount_acknowledged_cents", "program"]}
}

test_an_altered_file_fails_at_once if {
	every fields in [{}, {"sent_at": "2026-11-13T00:00:00Z"}, {"ack_999": "rejected"}, {"claims_accepted": 1}] {
		deny := claim_file_corroboration.deny with input as with_file(object.union(different, fields))
		fails(deny, "checksum_received", "rule", "arrived altered: the receiver reports another checksum; send it again and record the explanation")
	}
	bare := claim_file_corroboration.deny with input as changed(object.union(different, {"sent_at": "2026-11-13T00:00:00Z"}), array.concat(answers, ["ack_999", "ack_999_at", "claims_sent"]))
	places(bare) == {["f1", "checksum_received", "rule"]}
}

test_words_do_not_undo_an_alteration if {
	explained := object.union(different, explanation)
	passes with input as with_file(explained)
	passes with input as changed(object.union(explained, {"ack_999": "rejected"}), answers)
	every given in [
		changed(explained, answers),
		changed(object.union(explained, {"ack_999": "partially_accepted"}), answers),
		changed(explained, ["amount_acknowledged_cents"]),
		with_file(object.union(explained, {"claims_accepted": 207})),
		with_file(object.union(explained, {"amount_acknowledged_cents": 1})),
		with_file(object.union(explained, {"claims_sent": 0, "claims_accepted": 0, "claims_rejected": 0})),
	] {
		deny := claim_file_corroboration.deny with input as given
		["f1", "checksum_received", "rule"] in places(deny)
		"arrived altered, and the explanation is not borne out: neither was it rejected nor do counts and total charge agree; send it again or get a 277CA" in {f.message | some f in deny}
	}
}

test_counts_without_the_number_sent_fail if {
	deny := claim_file_corroboration.deny with input as changed({}, ["claims_sent"])
	fails(deny, "claims_sent", "rule", "does not say how many claims it held, so the counts of the 277CA show nothing; take the number from the batch report")
	passes with input as changed(same, ["claims_sent"])
	passes with input as changed({"sent_at": "2026-11-13T00:00:00Z"}, ["claims_sent", "ack_999_at"])
	passes with input as changed(object.union(explanation, {"ack_999": "rejected"}), ["claims_sent"])
}

test_counts_without_both_totals_fail_as_practice if {
	message := "shows its counts and not both total charges; this program compares them too, so record what was sent and what the 277CA adds up to"
	sent := claim_file_corroboration.deny with input as changed({}, ["amount_sent_cents"])
	fails(sent, "amount_sent_cents", "program", message)
	acknowledged := claim_file_corroboration.deny with input as changed({}, ["amount_acknowledged_cents"])
	fails(acknowledged, "amount_acknowledged_cents", "program", message)
	both := claim_file_corroboration.deny with input as changed({}, ["amount_sent_cents", "amount_acknowledged_cents"])
	fails(both, "amount_acknowledged_cents", "program", message)
	passes with input as changed(same, ["amount_sent_cents", "amount_acknowledged_cents"])
}

test_a_file_of_no_claims_fails_as_practice if {
	deny := claim_file_corroboration.deny with input as with_file({"claims_sent": 0, "claims_accepted": 0, "claims_rejected": 0})
	fails(deny, "claims_sent", "program", "is recorded as holding 0 claims; correct the number")
	unanswered := claim_file_corroboration.deny with input as changed(object.union(same, {"claims_sent": 0}), answers)
	places(unanswered) == {["f1", "claims_sent", "program"]}
}

test_times_still_to_come_fail_as_practice if {
	sent := claim_file_corroboration.deny with input as changed({"sent_at": "2026-11-21T00:00:00Z"}, [])
	fails(sent, "sent_at", "rule", "is recorded as sent at a time still to come; correct the time")
	ack := claim_file_corroboration.deny with input as with_file({"ack_999_at": "2026-11-21T00:00:00Z"})
	fails(ack, "ack_999_at", "program", "is recorded as answered by a 999 at a time still to come; correct the time")
	status := claim_file_corroboration.deny with input as with_file({"ack_277ca_at": "2026-11-21T00:00:00Z"})
	fails(status, "ack_277ca_at", "program", "is recorded as answered by a 277CA at a time still to come; correct the time")
	passes with input as with_file({"ack_999_at": "2026-11-20T23:59:59Z", "ack_277ca_at": "2026-11-20T23:59:59Z"})
}

test_answers_from_before_the_file_fail_as_practice if {
	ack := claim_file_corroboration.deny with input as with_file({"ack_999_at": "2026-11-12T23:10:03Z"})
	fails(ack, "ack_999_at", "program", "has a 999 from before it was sent; correct the times")
	status := claim_file_corroboration.deny with input as with_file({"ack_277ca_at": "2026-11-12T17:10:03-06:00"})
	fails(status, "ack_277ca_at", "program", "has a 277CA from before it was sent; correct the times")
	passes with input as with_file({"ack_999_at": "2026-11-12T23:10:04Z", "ack_277ca_at": "2026-11-12T17:10:04-06:00"})
}

test_an_explanation_of_another_day_is_none if {
	lost := {"claims_accepted": 207}
	words := "held 212 claims, and the 277CA answers for 210; its explanation is dated"
	future := claim_file_corroboration.deny with input as with_file(object.union_n([lost, explanation, {"explained_on": "2026-11-21"}]))
	fails(future, "claims_accepted", "rule", sprintf("%v 2026-11-21, a day still to come: correct the date", [words]))
	early := claim_file_corroboration.deny with input as with_file(object.union_n([lost, explanation, {"explained_on": "2026-11-10"}]))
	fails(early, "claims_accepted", "rule", sprintf("%v 2026-11-10, before it was sent: correct the date", [words]))
	every day in ["2026-11-11", "2026-11-20"] {
		passes with input as with_file(object.union_n([lost, explanation, {"explained_on": day}]))
	}
}

test_an_explanation_of_another_day_without_a_difference_fails_as_practice if {
	future := claim_file_corroboration.deny with input as with_file(object.union(explanation, {"explained_on": "2026-11-21"}))
	fails(future, "explained_on", "program", "is recorded as explained on 2026-11-21, a day still to come; correct the date")
	early := claim_file_corroboration.deny with input as with_file(object.union(explanation, {"explained_on": "2026-11-10"}))
	fails(early, "explained_on", "program", "is recorded as explained on 2026-11-10, before it was sent; correct the date")
	passes with input as with_file(explanation)
}

test_an_explanation_says_what_it_was_and_who_found_out if {
	lost := object.union({"claims_accepted": 207}, explanation)
	nobody := claim_file_corroboration.deny with input as with_records("claim_files", [object.remove(object.union(file, lost), ["explained_by"])])
	bare := "held 212 claims, and the 277CA answers for 210; its explanation does not say both what it was and who found out: record them"
	fails(nobody, "claims_accepted", "rule", bare)
	stranger := claim_file_corroboration.deny with input as with_file(object.union(lost, {"explained_by": "w9"}))
	fails(stranger, "explained_by", "program", "was explained by w9, who is not in the workforce records; find out who it was")
	silent := claim_file_corroboration.deny with input as with_records("claim_files", [object.remove(object.union(file, lost), ["explanation"])])
	fails(silent, "claims_accepted", "rule", bare)
}

test_an_explanation_without_a_day_is_none if {
	given := with_records("claim_files", [object.remove(object.union_n([file, explanation, {"claims_accepted": 207}]), ["explained_on"])])
	deny := claim_file_corroboration.deny with input as given
	places(deny) == {["f1", "claims_accepted", "rule"]}
}

test_an_unknown_channel_fails_as_practice if {
	deny := claim_file_corroboration.deny with input as with_file({"channel": "e d i"})
	fails(deny, "channel", "program", "was sent over channel e d i, which is not on record; add the channel or correct its id")
}

test_a_channel_that_should_carry_no_claims_fails if {
	every case in [
		{"fields": {"ephi": false}, "field": "ephi", "words": "as carrying no ePHI"},
		{"fields": {"ephi": false, "status": "planned"}, "field": "ephi", "words": "as carrying no ePHI"},
		{"fields": {"status": "planned"}, "field": "status", "words": "as planned"},
		{"fields": {"status": "planned", "type": "remote_access"}, "field": "status", "words": "as planned"},
		{"fields": {"status": "retired"}, "field": "status", "words": "as retired"},
		{"fields": {"type": "remote_access"}, "field": "type", "words": "as remote access, by which persons sign in"},
	] {
		deny := claim_file_corroboration.deny with input as with_channel(case.fields)
		found(deny) == {["channels", "edi", case.field, "program", sprintf("is recorded %v, and claim files are sent over it; correct the list of channels", [case.words])]}
	}
}

test_a_file_from_before_a_channel_was_retired_passes if {
	listed_later := json.patch(with_channel({"status": "retired"}), [{"op": "replace", "path": "/evidence/channels/sources/0/observed_at", "value": "2026-11-12T23:10:04Z"}])
	passes with input as listed_later
}

test_a_feed_that_fell_silent_is_a_warning if {
	old := {"sent_at": "2026-10-18T12:00:00Z"}
	given := with_file(old)
	count(claim_file_corroboration.deny) == 0 with input as given
	found(claim_file_corroboration.warn) == {["channels", "edi", "", "program", "carried no claim file on record in the last 31 days before the newest list; see that the feed still runs, and record its files"]} with input as given
	passes with input as with_file({"sent_at": "2026-10-19T12:00:00Z"})
	closed := json.patch(given, [{"op": "replace", "path": "/evidence/channels/records/0/status", "value": "retired"}])
	passes with input as closed
}

test_without_lists_no_channel_is_late if {
	every status in ["in_use", "retired"] {
		passes with input as json.patch(with_file({"sent_at": "2026-01-05T12:00:00Z"}), [
			{"op": "replace", "path": "/evidence/claim_files/sources", "value": []},
			{"op": "replace", "path": "/evidence/channels/sources", "value": []},
			{"op": "replace", "path": "/evidence/channels/records/0/status", "value": status},
		])
	}
}

flow := {"id": "claims", "flow_id": "claims", "touchpoint": "claim_submission", "status": "in_use", "direction": "sent", "sent_by": "edi", "channels": ["edi", "web"]}

web := {"id": "web", "channel_id": "web", "system": "clearinghouse", "type": "clearinghouse_portal", "ephi": true, "status": "in_use"}

edi := base.evidence.channels.records[0]

# Claims go over these channels by the PHI inventory; files are on record as given.
with_flow(fields, channels, files) := json.patch(with_records("claim_files", files), [
	{"op": "replace", "path": "/evidence/channels/records", "value": channels},
	{"op": "replace", "path": "/evidence/phi_inventory/records", "value": [object.union(flow, fields)]},
])

missing := "carries claims by the PHI inventory (claims), and no claim file sent over it is on record, so nothing shows that they arrive as they were sent; record its files and what came back"

test_a_channel_that_carries_claims_without_any_file_fails if {
	every type in ["api", "edi_as2", "interface", "sftp"] {
		every direction in ["sent", "both"] {
			given := with_flow({"direction": direction}, [object.union(edi, {"type": type}), web], [])
			found(claim_file_corroboration.deny) == {["channels", "edi", "", "rule", missing]} with input as given
			claim_file_corroboration.population == {{"kind": "channels", "id": "edi"}} with input as given
			claim_file_corroboration.excluded == {{"kind": "channels", "id": "web", "reason": "no claim file goes over it"}} with input as given
		}
	}
	passes with input as with_flow({}, [edi, web], [file])
	uploads := claim_file_corroboration.deny with input as with_flow({"channels": ["web"]}, [edi, web], [file])
	found(uploads) == {["channels", "web", "", "rule", missing]}
}

test_flows_over_which_no_claim_files_go if {
	every fields in [{"status": "retired"}, {"touchpoint": "statements"}, {"sent_by": "portal"}, {"direction": "received"}, {"channels": []}, {"channels": ["none such"]}] {
		passes with input as with_flow(fields, [edi, web], [])
	}
	unnamed := json.patch(with_flow({}, [edi], []), [{"op": "remove", "path": "/evidence/phi_inventory/records/0/channels"}])
	passes with input as unnamed
}

test_a_feed_of_the_inventory_that_fell_silent_fails_as_practice if {
	given := with_flow({}, [edi], [object.union(file, {"sent_at": "2026-10-18T12:00:00Z"})])
	found(claim_file_corroboration.deny) == {["channels", "edi", "", "program", "carried no claim file on record in the last 31 days before the newest list; see that the feed still runs, and record its files"]} with input as given
	count(claim_file_corroboration.warn) == 0 with input as given
	passes with input as with_flow({}, [edi], [object.union(file, {"sent_at": "2026-10-19T12:00:00Z"})])
}

test_a_feed_of_the_inventory_that_is_not_in_use_fails_once if {
	every files in [[], [object.union(file, {"sent_at": "2026-09-01T12:00:00Z"})]] {
		deny := claim_file_corroboration.deny with input as with_flow({}, [object.union(edi, {"status": "retired"})], files)
		found(deny) == {["channels", "edi", "status", "program", "is recorded as retired, and claim files are sent over it; correct the list of channels"]}
	}
}

single := {"claims_sent": 1, "claims_accepted": 1, "claims_rejected": 0}

test_one_claim_is_counted_like_many if {
	deny := claim_file_corroboration.deny with input as changed(single, ["amount_sent_cents"])
	places(deny) == {["f1", "amount_sent_cents", "program"]}
	passes with input as with_file(object.union_n([single, different, explanation]))
}

test_another_total_waits_like_other_counts if {
	passes with input as changed({"sent_at": "2026-11-13T00:00:00Z", "amount_acknowledged_cents": 4183305}, ["ack_999_at"])
}

test_an_explanation_of_today_is_of_no_wrong_day if {
	today := {"explained_on": "2026-11-20"}
	passes with input as with_file(object.union(explanation, today))
	deny := claim_file_corroboration.deny with input as with_file(object.union({"claims_accepted": 207, "explanation": "lost"}, today))
	fails(deny, "claims_accepted", "rule", "held 212 claims, and the 277CA answers for 210; its explanation does not say both what it was and who found out: record them")
	unsent := claim_file_corroboration.deny with input as with_file(object.union_n([explanation, today, {"sent_at": "2026-11-22T00:00:00Z"}]))
	places(unsent) == {["f1", "sent_at", "rule"], ["f1", "explained_on", "program"]}
	"is recorded as explained on 2026-11-20, before it was sent; correct the date" in {f.message | some f in unsent}
}

test_an_alteration_explained_and_not_borne_out_is_said_once if {
	deny := claim_file_corroboration.deny with input as changed(object.union(different, explanation), answers)
	fails(deny, "checksum_received", "rule", "arrived altered, and the explanation is not borne out: neither was it rejected nor do counts and total charge agree; send it again or get a 277CA")
}

test_only_counts_that_can_be_compared_are_asked_for_more if {
	unanswered := claim_file_corroboration.deny with input as changed({}, array.concat(answers, ["claims_sent"]))
	places(unanswered) == {["f1", "claims_accepted", "rule"]}
	altered := claim_file_corroboration.deny with input as changed(different, ["claims_sent"])
	places(altered) == {["f1", "checksum_received", "rule"]}
	miscounted := claim_file_corroboration.deny with input as changed({"claims_accepted": 207}, ["amount_sent_cents"])
	places(miscounted) == {["f1", "claims_accepted", "rule"]}
}

test_counts_that_came_early_need_no_999 if {
	passes with input as changed({"sent_at": "2026-11-16T00:00:00Z"}, ["ack_999", "ack_999_at", "ack_277ca_at"])
}

test_who_explained_is_asked_of_explanations_alone if {
	passes with input as with_file({"explained_by": "w9"})
}

test_a_flow_that_names_no_channel_goes_over_none if {
	given := with_flow({}, [object.union(edi, {"id": "x", "channel_id": "x"})], [])
	passes with input as json.patch(given, [{"op": "remove", "path": "/evidence/phi_inventory/records/0/channels"}])
}

test_the_newest_of_several_lists_counts if {
	listed := json.patch(with_channel({"status": "retired"}), [{"op": "add", "path": "/evidence/channels/sources/-", "value": {"observed_at": "2026-11-13T12:00:00Z"}}])
	passes with input as listed
	quiet := json.patch(with_file({"sent_at": "2026-10-18T12:00:00Z"}), [{"op": "add", "path": "/evidence/claim_files/sources/-", "value": {"observed_at": "2026-11-01T12:00:00Z"}}])
	places(claim_file_corroboration.warn) == {["edi", "", "program"]} with input as quiet
}
