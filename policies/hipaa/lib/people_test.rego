package hipaa.lib.people_test

import data.hipaa.lib.people

test_working_from_the_first_to_the_last_day if {
	person := {"status": "ended", "hired_on": "2026-02-02", "ended_on": "2026-05-29"}
	not people.working_at(person, "2026-02-01T23:59:59Z")
	people.working_at(person, "2026-02-02T00:00:00Z")
	people.working_at(person, "2026-05-29T23:00:00-05:00")
	people.working_at(person, "2026-05-30T01:00:00Z")
	not people.working_at(person, "2026-05-30T12:00:00Z")
}

test_working_without_a_last_day if {
	people.working_at({"status": "active", "hired_on": "2026-02-02"}, "2026-11-20T08:00:00Z")
	people.working_at({"status": "on_leave", "hired_on": "2026-02-02"}, "2026-11-20T08:00:00Z")
	not people.working_at({"status": "ended", "hired_on": "2026-02-02"}, "2026-11-20T08:00:00Z")
}

test_gone if {
	today := {"today": "2026-11-20"}
	people.gone({"status": "ended"}) with input as today
	people.gone({"status": "ended", "ended_on": "2026-11-20"}) with input as today
	people.gone({"status": "active", "ended_on": "2026-11-19"}) with input as today
	not people.gone({"status": "active", "ended_on": "2026-11-20"}) with input as today
	not people.gone({"status": "active"}) with input as today
	not people.gone({"status": "on_leave"}) with input as today
}
