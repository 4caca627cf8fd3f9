package hipaa.lib.suspensions_test

import data.hipaa.lib.suspensions

record := {"permission": "oversight", "suspension": "oral", "suspension_stated_on": "2026-04-01"}

written := {"suspension": "written", "suspension_until": "2026-08-01"}

followed := {"suspension": "oral_then_written", "suspension_confirmed_on": "2026-05-01", "suspension_until": "2026-06-30"}

test_the_last_day if {
	suspensions.last_day(object.union(record, written)) == "2026-08-01"
	suspensions.last_day(record) == "2026-05-01"
	suspensions.last_day(object.union(record, {"suspension_until": "2026-04-15"})) == "2026-04-15"
	suspensions.last_day(object.union(record, {"suspension_until": "2026-07-15"})) == "2026-05-01"
}

test_a_written_statement_in_time_makes_it_longer if {
	suspensions.last_day(object.union(record, followed)) == "2026-06-30"
	every day in ["2026-03-31", "2026-05-02"] {
		suspensions.last_day(object.union_n([record, followed, {"suspension_confirmed_on": day}])) == "2026-05-01"
	}
	suspensions.last_day(object.union_n([record, followed, {"suspension_confirmed_on": "2026-04-01"}])) == "2026-06-30"
	suspensions.last_day(object.remove(object.union(record, followed), ["suspension_until"])) == "2026-05-01"
	suspensions.last_day(object.union_n([record, followed, {"suspension": "oral"}])) == "2026-05-01"
}

test_what_is_held_back_on_a_day if {
	every day in ["2026-04-01", "2026-05-01"] {
		suspensions.held_back(record, day)
		suspensions.held_back(object.union(record, {"permission": "law_enforcement"}), day)
	}
	not suspensions.held_back(record, "2026-03-31")
	not suspensions.held_back(record, "2026-05-02")
	not suspensions.held_back(object.union(record, {"permission": "judicial"}), "2026-04-15")
	not suspensions.held_back(object.remove(record, ["suspension"]), "2026-04-15")
	not suspensions.held_back(object.remove(record, ["suspension", "suspension_stated_on"]), "2026-04-15")
}
