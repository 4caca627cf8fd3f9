package hipaa.lib.request_clocks_test

import data.hipaa.lib.request_clocks as clocks

# Received on 2026-09-21: 2026-10-21 is the 30th day, 2026-11-20 the 60th, 2026-12-20 the 90th.
access := {"right": "access", "received_on": "2026-09-21"}

amendment := {"right": "amendment", "received_on": "2026-09-21"}

extension := {"extensions": 1, "extension_sent_on": "2026-10-21", "extension_written": true, "extension_reason": "archive", "extension_until": "2026-11-20"}

extended := object.union(access, extension)

test_days_of_the_calendar if {
	firsts := {
		"2026-01-31": "2026-03-02", "2028-01-31": "2028-03-01", "2028-01-30": "2028-02-29",
		"2026-12-02": "2027-01-01", "2026-12-01": "2026-12-31", "2026-10-31": "2026-11-30",
	}
	every received, due in firsts {
		clocks.first_due({"right": "access", "received_on": received}) == due
	}
	lasts := {"2026-01-31": "2026-04-01", "2027-12-31": "2028-02-29", "2026-11-02": "2027-01-01"}
	every received, due in lasts {
		clocks.last_due({"right": "access", "received_on": received}) == due
		clocks.first_due({"right": "amendment", "received_on": received}) == due
	}
	clocks.last_due({"right": "amendment", "received_on": "2027-12-01"}) == "2028-02-29"
}

test_the_first_period_ends_on_its_last_day if {
	not clocks.objection(access) with input as {"today": "2026-10-21"}
	clocks.objection(access).words == "was received on 2026-09-21 and was to be acted on by 2026-10-21 (1 day over); decide it and answer today" with input as {"today": "2026-10-22"}
	clocks.objection(access).field == "received_on" with input as {"today": "2026-10-22"}
	not clocks.objection(amendment) with input as {"today": "2026-11-20"}
	clocks.objection(amendment).words == "was received on 2026-09-21 and was to be acted on by 2026-11-20 (1 day over); decide it and answer today" with input as {"today": "2026-11-21"}
	clocks.objection(object.union(access, {"outcome": "granted"})).words == "was received on 2026-09-21 and was to be acted on by 2026-10-21 (1 day over); do what was decided, and record the day today" with input as {"today": "2026-10-22"}
}

test_an_extension_counts_to_its_day if {
	not clocks.objection(extended) with input as {"today": "2026-11-20"}
	clocks.objection(extended).words == "was received on 2026-09-21 and was to be acted on by 2026-11-20 (1 day over); decide it and answer today" with input as {"today": "2026-11-21"}
	sooner := object.union(extended, {"extension_until": "2026-11-02"})
	not clocks.objection(sooner) with input as {"today": "2026-11-02"}
	contains(clocks.objection(sooner).words, "by 2026-11-02 (1 day over); decide") with input as {"today": "2026-11-03"}
	no_shorter := object.union(extended, {"extension_until": "2026-10-01"})
	not clocks.objection(no_shorter) with input as {"today": "2026-10-21"}
	contains(clocks.objection(no_shorter).words, "by 2026-10-21 (1 day over)") with input as {"today": "2026-10-22"}
	other := object.union_n([amendment, extension, {"extension_sent_on": "2026-11-20", "extension_until": "2026-12-20"}])
	not clocks.objection(other) with input as {"today": "2026-12-20"}
	contains(clocks.objection(other).words, "by 2026-12-20 (1 day over); decide") with input as {"today": "2026-12-21"}
}

test_an_extension_is_no_longer_than_30_days if {
	longer := object.union(extended, {"extension_until": "2026-11-21"})
	clocks.objection(longer).words == "was extended until 2026-11-21, 1 day beyond the 30 days that one extension has; act on it by 2026-11-20" with input as {"today": "2026-11-20"}
	clocks.objection(longer).field == "extension_until" with input as {"today": "2026-11-20"}
	contains(clocks.objection(longer).words, "by 2026-11-20 (1 day over); decide") with input as {"today": "2026-11-21"}
	flawed := object.remove(longer, ["extension_reason"])
	not clocks.objection(flawed) with input as {"today": "2026-10-21"}
}

test_one_extension_only if {
	twice := object.union(extended, {"extensions": 2})
	clocks.objection(twice).words == "was extended 2 times; there is one extension only, and it was due by 2026-11-20" with input as {"today": "2026-10-30"}
	clocks.objection(twice).field == "extensions" with input as {"today": "2026-10-30"}
	not clocks.objection(object.union(extended, {"extensions": 0})) with input as {"today": "2026-10-30"}
	not clocks.objection(object.remove(extended, ["extensions"])) with input as {"today": "2026-10-30"}
}

test_what_keeps_an_extension_from_counting if {
	flaws := {
		"; its extension has no statement on record;": object.remove(extended, ["extension_sent_on"]),
		"; its extension has a statement of 2026-11-02, which is not between the request and today;": object.union(extended, {"extension_sent_on": "2026-11-02"}),
		"; its extension has a statement of 2026-09-20, which is not between the request and today;": object.union(extended, {"extension_sent_on": "2026-09-20"}),
		"; its extension has a statement of 2026-10-22, after the first 30 days ended on 2026-10-21;": object.union(extended, {"extension_sent_on": "2026-10-22"}),
		"; its extension has a statement that is not shown to be written;": object.remove(extended, ["extension_written"]),
		"; its extension has a statement without a reason;": object.remove(extended, ["extension_reason"]),
		"; its extension has a statement that names no day;": object.remove(extended, ["extension_until"]),
	}
	every words, request in flaws {
		clocks.objection(request).words == sprintf("was received on 2026-09-21 and was to be acted on by 2026-10-21 (11 days over)%v decide it and answer today", [words]) with input as {"today": "2026-11-01"}
	}
	contains(clocks.objection(object.union(extended, {"extension_written": false})).words, "not shown to be written") with input as {"today": "2026-11-01"}
	not clocks.objection(object.union(extended, {"extension_sent_on": "2026-09-21"})) with input as {"today": "2026-11-01"}
	counted := object.union(access, {"extensions": 1})
	contains(clocks.objection(counted).words, "has no statement on record") with input as {"today": "2026-11-01"}
	named := object.union(access, {"extension_until": "2026-11-20"})
	contains(clocks.objection(named).words, "has no statement on record") with input as {"today": "2026-11-01"}
	sent := object.union(access, {"extension_sent_on": "2026-10-01"})
	contains(clocks.objection(sent).words, "not shown to be written") with input as {"today": "2026-11-01"}
	none := object.union(access, {"extensions": 0})
	not contains(clocks.objection(none).words, "extension") with input as {"today": "2026-11-01"}
}

test_a_statement_is_sent_by_today if {
	contains(clocks.objection(object.union(extended, {"extension_sent_on": "2026-10-21"})).words, "by 2026-11-20") with input as {"today": "2026-12-01"}
	clocks.flaw(object.union(extended, {"extension_sent_on": "2026-10-11"})) == "has a statement of 2026-10-11, which is not between the request and today" with input as {"today": "2026-10-10"}
	not clocks.flaw(object.union(extended, {"extension_sent_on": "2026-10-10"})) with input as {"today": "2026-10-10"}
}

# What each outcome takes. Left out, each act leaves the request open.
test_what_was_decided_is_done if {
	takes := {
		"access": {"granted": ["provided_on"], "denied": ["denial_sent_on"], "granted_in_part": ["provided_on", "denial_sent_on"]},
		"amendment": {"granted": ["provided_on", "informed_on"], "denied": ["denial_sent_on"], "granted_in_part": ["provided_on", "informed_on", "denial_sent_on"]},
	}
	every right, outcomes in takes {
		every outcome, acts in outcomes {
			done := object.union({"right": right, "received_on": "2026-09-21", "outcome": outcome}, {act: "2026-10-01" | some act in acts})
			not clocks.objection(done) with input as {"today": "2027-06-01"}
			every act in acts {
				open := object.remove(done, [act])
				contains(clocks.objection(open).words, "was to be acted on by") with input as {"today": "2027-06-01"}
				late := object.union(done, {act: "2027-01-01"})
				contains(clocks.objection(late).words, "and was on 2027-01-01") with input as {"today": "2027-06-01"}
				clocks.objection(late).field == "received_on" with input as {"today": "2027-06-01"}
				every wrong in ["2026-09-20", "2027-06-02"] {
					misdated := object.union(done, {act: wrong})
					contains(clocks.objection(misdated).words, sprintf("dated %v, which is not between then and today; correct the date", [wrong])) with input as {"today": "2027-06-01"}
					clocks.objection(misdated).field == act with input as {"today": "2027-06-01"}
				}
			}
		}
	}
}

test_what_is_misdated_in_words if {
	words := {"provided_on": "granted part", "informed_on": "word to the individual", "denial_sent_on": "written denial"}
	every act, name in words {
		done := object.union(amendment, {"outcome": "granted_in_part", "provided_on": "2026-10-01", "informed_on": "2026-10-01", "denial_sent_on": "2026-10-01"})
		clocks.objection(object.union(done, {act: "2026-12-02"})).words == sprintf("was received on 2026-09-21 and has its %v dated 2026-12-02, which is not between then and today; correct the date", [name]) with input as {"today": "2026-12-01"}
	}
}

test_done_late if {
	done := object.union(access, {"outcome": "granted", "provided_on": "2026-10-22"})
	clocks.objection(done).words == "was received on 2026-09-21, was to be acted on by 2026-10-21 and was on 2026-10-22, 1 day over; find out what held it up" with input as {"today": "2026-12-01"}
	not clocks.objection(object.union(done, {"provided_on": "2026-10-21"})) with input as {"today": "2026-12-01"}
	not clocks.objection(object.union(done, {"provided_on": "2026-09-21"})) with input as {"today": "2026-12-01"}
	flawed := object.remove(object.union(done, extension), ["extension_reason"])
	clocks.objection(flawed).words == "was received on 2026-09-21, was to be acted on by 2026-10-21 and was on 2026-10-22, 1 day over; its extension has a statement without a reason; find out what held it up" with input as {"today": "2026-12-01"}
	not clocks.objection(object.union(done, extension)) with input as {"today": "2026-12-01"}
	both := object.union(done, {"outcome": "granted_in_part", "provided_on": "2026-10-01", "denial_sent_on": "2026-10-23"})
	contains(clocks.objection(both).words, "and was on 2026-10-23, 2 days over") with input as {"today": "2026-12-01"}
}

test_without_a_day_of_receipt if {
	clocks.objection({"right": "access"}).words == "has no day of receipt, so that nothing shows it was acted on in time; record the day it first came in" with input as {"today": "2026-12-01"}
	clocks.objection(access).words == "is recorded as received on 2026-09-21, a day still to come; correct the date" with input as {"today": "2026-09-20"}
	not clocks.objection(access) with input as {"today": "2026-09-21"}
	clocks.objection({"right": "access"}).field == "received_on" with input as {"today": "2026-12-01"}
	clocks.objection(access).field == "received_on" with input as {"today": "2026-09-20"}
}

test_what_is_due_soon if {
	clocks.caution(access, 10) == {"field": "received_on", "words": "is to be acted on by 2026-10-21 (10 days left)"} with input as {"today": "2026-10-11"}
	not clocks.caution(access, 10) with input as {"today": "2026-10-10"}
	clocks.caution(access, 10) == {"field": "received_on", "words": "is to be acted on by 2026-10-21 (due today)"} with input as {"today": "2026-10-21"}
	not clocks.caution(access, 10) with input as {"today": "2026-10-22"}
	clocks.caution(extended, 10) == {"field": "received_on", "words": "is to be acted on by 2026-11-20 (due today)"} with input as {"today": "2026-11-20"}
	not clocks.caution(extended, 10) with input as {"today": "2026-10-21"}
	not clocks.caution(object.union(access, {"outcome": "granted", "provided_on": "2026-10-21"}), 10) with input as {"today": "2026-10-21"}
	not clocks.caution(object.union(access, {"outcome": "granted", "provided_on": "2026-10-22"}), 10) with input as {"today": "2026-10-21"}
	not clocks.caution({"right": "access"}, 10) with input as {"today": "2026-10-21"}
	not clocks.caution(object.union(access, {"received_on": "2026-10-22"}), 10) with input as {"today": "2026-10-21"}
}

test_an_extension_that_can_still_be_mended if {
	flawed := object.remove(extended, ["extension_sent_on"])
	clocks.caution(flawed, 10) == {"field": "extension_sent_on", "words": "counts on an extension that has no statement on record; send a written statement with the reason and the day by 2026-10-21"} with input as {"today": "2026-10-01"}
	clocks.caution(flawed, 10) == {"field": "extension_sent_on", "words": "counts on an extension that has no statement on record; send a written statement with the reason and the day by 2026-10-21"} with input as {"today": "2026-10-21"}
	not clocks.caution(flawed, 10) with input as {"today": "2026-10-22"}
	clocks.caution(flawed, 10).field == "extension_sent_on" with input as {"today": "2026-09-21"}
	not clocks.caution(flawed, 10) with input as {"today": "2026-09-20"}
	done := object.union(flawed, {"outcome": "granted", "provided_on": "2026-10-01"})
	not clocks.caution(done, 10) with input as {"today": "2026-10-01"}
}
