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
