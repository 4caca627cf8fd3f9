package hipaa.lib.access_test

import data.hipaa.lib.access

systems := {
	"pm": {"ephi": true, "status": "in_use"},
	"wiki": {"ephi": false, "status": "in_use"},
	"old": {"ephi": true, "status": "retired"},
}

account := {"system": "pm", "status": "active", "account_type": "person"}

test_an_active_account_of_a_person_opens if {
	every type in ["person", "shared", "unknown"] {
		access.opens(object.union(account, {"account_type": type}), systems)
	}
}

test_others_do_not_open if {
	every fields in [{"status": "disabled"}, {"account_type": "service"}, {"account_type": "emergency"}, {"account_type": "root"}, {"system": "wiki"}, {"system": "old"}, {"system": "none such"}] {
		not access.opens(object.union(account, fields), systems)
	}
}

test_assigned if {
	access.assigned({"assigned_to": ["w1", "w2"]}) == {"w1", "w2"}
	access.assigned({}) == set()
}

test_which_grants_hold if {
	today := {"today": "2026-11-20"}
	grant := {"status": "in_force", "approved_on": "2026-11-20"}
	every fields in [{}, {"ends_on": "2026-11-20"}, {"withdrawn_on": "2026-11-21"}] {
		access.holds(object.union(grant, fields)) with input as today
		not access.over(object.union(grant, fields)) with input as today
	}
	every fields in [{"status": "withdrawn"}, {"ends_on": "2026-11-19"}, {"withdrawn_on": "2026-11-20"}] {
		not access.holds(object.union(grant, fields)) with input as today
		access.over(object.union(grant, fields)) with input as today
	}
	not access.holds(object.union(grant, {"approved_on": "2026-11-21"})) with input as today
	not access.holds({"status": "in_force"}) with input as today
}

test_disabled_by_today_and_not_used_since if {
	given := {"today": "2026-11-20"}
	closed := {"status": "disabled"}
	every fields in [{}, {"disabled_on": "2026-11-20"}, {"last_used_at": "2026-11-20T09:00:00Z"}, {"disabled_on": "2026-11-02", "last_used_at": "2026-11-03T11:59:59Z"}] {
		access.disabled(object.union(closed, fields)) with input as given
		not access.opens(object.union_n([account, closed, fields]), systems) with input as given
	}
	every fields in [{"disabled_on": "2026-11-21"}, {"disabled_on": "2026-11-02", "last_used_at": "2026-11-03T12:00:00Z"}, {"status": "active"}] {
		not access.disabled(object.union(closed, fields)) with input as given
		access.opens(object.union_n([account, closed, fields]), systems) with input as given
	}
}
