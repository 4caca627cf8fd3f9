package hipaa.lib.logs_test

import data.hipaa.lib.logs

test_begun_on_a_day_that_has_come_and_without_older_entries if {
	given := {"today": "2026-11-20"}
	log := {"began_on": "2026-11-20", "oldest_entry_on": "2026-11-20", "last_entry_at": "2026-11-20T00:00:00Z"}
	every fields in [{}, {"began_on": "2026-11-19"}] {
		logs.began(object.union(log, fields)) with input as given
		not logs.older(object.union(log, fields))
	}
	logs.began({"began_on": "2026-11-20"}) with input as given
	not logs.began({}) with input as given
	not logs.began({"began_on": "2026-11-21"}) with input as given
	every fields in [{"oldest_entry_on": "2026-11-19"}, {"last_entry_at": "2026-11-19T23:59:59Z"}] {
		logs.older(object.union(log, fields))
		not logs.began(object.union(log, fields)) with input as given
	}
	logs.older({"began_on": "2026-11-20", "last_entry_at": "2026-11-19T23:59:59Z"})
}
