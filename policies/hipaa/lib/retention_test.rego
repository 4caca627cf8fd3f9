package hipaa.lib.retention_test

import data.hipaa.lib.retention

test_six_years_are_full_on_the_same_day if {
	retention.full_on("2020-11-20") == "2026-11-20"
	retention.full_on("2020-01-31") == "2026-01-31"
	retention.full_on("2020-12-31") == "2026-12-31"
	retention.full_on("2022-02-28") == "2028-02-28"
	retention.full_on("1999-06-30") == "2005-06-30"
}

test_a_29_february_is_full_on_the_1_march if {
	retention.full_on("2020-02-29") == "2026-03-01"
	retention.full_on("2096-02-29") == "2102-03-01"
}

test_the_later_day_counts if {
	retention.kept_until({"created_on": "2019-01-10", "last_in_effect_on": "2024-03-03"}) == "2030-03-03"
	retention.kept_until({"created_on": "2024-03-04", "last_in_effect_on": "2024-03-03"}) == "2030-03-04"
	retention.kept_until({"created_on": "2019-01-10"}) == "2025-01-10"
	retention.kept_until({"last_in_effect_on": "2024-03-03"}) == "2030-03-03"
}

test_short_by_counts_days if {
	retention.short_by({"created_on": "2020-02-29"}, "2026-02-28") == 1
	retention.short_by({"created_on": "2020-02-29"}, "2026-03-01") == 0
	retention.short_by({"created_on": "2020-02-29"}, "2026-03-02") == -1
}
