package hipaa.lib.copies_test

import data.hipaa.lib.copies

systems := {
	"pm": {"type": "practice_management", "ephi": true, "status": "in_use"},
	"old-pm": {"type": "practice_management", "ephi": true, "status": "retired"},
	"next-pm": {"type": "practice_management", "ephi": true, "status": "planned"},
	"portal": {"type": "payer_portal", "ephi": true, "status": "in_use"},
	"old-portal": {"type": "payer_portal", "ephi": true, "status": "retired"},
	"phones": {"type": "telephony", "ephi": false, "status": "in_use"},
	"old-phones": {"type": "telephony", "ephi": false, "status": "retired"},
}

test_copies_of_what_stores_ephi_are_looked_at if {
	not copies.left_out({"system": "pm", "status": "in_use"}, systems)
}

test_copies_outlive_their_system if {
	not copies.left_out({"system": "old-pm", "status": "in_use"}, systems)
}

test_copies_of_an_unknown_system_are_looked_at if {
	not copies.left_out({"system": "pn", "status": "in_use"}, systems)
}

test_destroyed_copies_are_left_out_whatever_their_system if {
	every system in ["pm", "old-pm", "portal", "phones", "pn"] {
		copies.left_out({"system": system, "status": "retired"}, systems) == "status retired"
	}
}

test_copies_of_other_systems_are_left_out_for_one_reason if {
	copies.left_out({"system": "phones", "status": "in_use"}, systems) == "system touches no ePHI"
	copies.left_out({"system": "old-phones", "status": "in_use"}, systems) == "system touches no ePHI"
	copies.left_out({"system": "next-pm", "status": "in_use"}, systems) == "system status planned"
	copies.left_out({"system": "portal", "status": "in_use"}, systems) == "system type payer_portal: taken not to store ePHI here"
	copies.left_out({"system": "old-portal", "status": "in_use"}, systems) == "system type payer_portal: taken not to store ePHI here"
}
