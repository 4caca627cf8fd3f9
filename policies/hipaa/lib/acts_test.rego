package hipaa.lib.acts_test

import data.hipaa.lib.acts

persons := {"w1": {"status": "ended", "hired_on": "2026-02-02", "ended_on": "2026-05-29"}}

test_working_that_day_raises_no_doubt if {
	not acts.doubt(persons, "w1", "2026-02-02")
	not acts.doubt(persons, "w1", "2026-05-29")
}

test_not_yet_or_no_more_working_does if {
	acts.doubt(persons, "w1", "2026-02-01") == "who is not shown to have worked here on 2026-02-01"
	acts.doubt(persons, "w1", "2026-05-30") == "who is not shown to have worked here on 2026-05-30"
}

test_an_unknown_person_does if {
	acts.doubt(persons, "w2", "2026-03-02") == "who is not in the workforce records"
}
