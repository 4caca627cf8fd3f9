package hipaa.lib.dates_test

import data.hipaa.lib.dates

test_days_are_counted_whole if {
	dates.day_number("1970-01-01") == 0
	dates.day_number("1970-01-02") == 1
	dates.day_number("1969-12-31") == -1
	dates.days_between("2026-11-20", "2026-11-20") == 0
	dates.days_between("2026-11-20", "2026-11-21") == 1
	dates.days_between("2026-11-21", "2026-11-20") == -1
	dates.days_between("2025-12-31", "2026-01-01") == 1
}

test_leap_days_count if {
	dates.days_between("2024-02-28", "2024-03-01") == 2
	dates.days_between("2025-02-28", "2025-03-01") == 1
	dates.days_between("2024-02-29", "2025-02-28") == 365
	dates.days_between("2000-02-28", "2000-03-01") == 2
	dates.days_between("1900-02-28", "1900-03-01") == 1
	dates.days_between("2100-02-28", "2100-03-01") == 1
}

test_the_earliest_and_latest_dates_of_evidence if {
	dates.day_number("1900-01-01") == -25567
	dates.day_number("2200-12-31") == 84370
	dates.days_between("1900-01-01", "2200-12-31") == 109937
	sprintf("%v", [dates.days_between("1900-01-01", "2200-12-31")]) == "109937"
}

test_days_since_counts_to_the_day_of_the_assessment if {
	dates.days_since("2026-11-10") == 10 with input as {"today": "2026-11-20"}
	dates.days_since("2026-11-20") == 0 with input as {"today": "2026-11-20"}
	dates.days_since("2026-11-21") == -1 with input as {"today": "2026-11-20"}
}

test_days_in_words if {
	dates.words(1) == "1 day"
	dates.words(0) == "0 days"
	dates.words(2) == "2 days"
	dates.words(-1) == "-1 days"
}

test_the_day_of_an_instant_is_as_written if {
	dates.day_of("2026-11-20T23:30:00-05:00") == "2026-11-20"
	dates.day_of("2026-11-21T04:30:00Z") == "2026-11-21"
}

test_after_day_is_true_only_when_the_day_is_over_everywhere if {
	dates.after_day("2026-11-21T12:00:00Z", "2026-11-20")
	dates.after_day("2026-11-21T07:00:00-05:00", "2026-11-20")
	dates.after_day("2026-11-22T00:00:00Z", "2026-11-20")
	not dates.after_day("2026-11-21T11:59:59.999999999Z", "2026-11-20")
	not dates.after_day("2026-11-20T23:59:59-12:00", "2026-11-20")
	not dates.after_day("2026-11-20T00:00:00Z", "2026-11-20")
	not dates.after_day("2026-11-19T12:00:00Z", "2026-11-20")
	dates.after_day("1900-01-03T00:00:00Z", "1900-01-01")
	not dates.after_day("2200-12-31T00:00:00Z", "2200-12-31")
}
