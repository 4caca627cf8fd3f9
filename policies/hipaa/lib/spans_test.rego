package hipaa.lib.spans_test

import data.hipaa.lib.spans

given := {"today": "2026-11-20"}

test_a_stretch_of_more_days_than_allowed if {
	covered := {["2026-07-01", "2026-07-10"], ["2026-07-13", "2026-07-31"]}
	spans.longest_gap(covered, 1, 365) == [2, "2026-07-10", "2026-07-13"] with input as given
	not spans.longest_gap(covered, 2, 365) with input as given
	not spans.longest_gap({["2026-07-01", "2026-07-10"], ["2026-07-11", "2026-07-31"]}, 0, 365) with input as given
	not spans.longest_gap({["2026-07-01", "2026-07-10"], ["2026-07-05", "2026-07-31"]}, 0, 365) with input as given
	not spans.longest_gap({["2026-07-01", "2026-07-10"]}, 0, 365) with input as given
	not spans.longest_gap(set(), 0, 365) with input as given
}

test_the_longest_of_several if {
	covered := {["2026-01-01", "2026-01-31"], ["2026-03-01", "2026-03-31"], ["2026-04-10", "2026-04-30"]}
	spans.longest_gap(covered, 1, 365) == [28, "2026-01-31", "2026-03-01"] with input as given
}

test_a_longer_span_covers_what_lies_between_shorter_ones if {
	covered := {["2026-01-01", "2026-07-01"], ["2026-02-01", "2026-02-02"], ["2026-05-01", "2026-05-02"]}
	not spans.longest_gap(covered, 0, 365) with input as given
	spans.longest_gap(covered | {["2026-07-05", "2026-07-06"]}, 2, 365) == [3, "2026-07-01", "2026-07-05"] with input as given
	not spans.longest_gap(covered | {["2026-07-05", "2026-07-06"]}, 3, 365) with input as given
}

test_how_far_back if {
	covered := {["2026-07-01", "2026-07-10"], ["2026-07-13", "2026-07-31"]}
	spans.longest_gap(covered, 1, 130) == [2, "2026-07-10", "2026-07-13"] with input as given
	not spans.longest_gap(covered, 1, 129) with input as given
}
