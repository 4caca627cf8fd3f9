package hipaa.lib.scope_test

import data.hipaa.lib.scope

test_in_use_with_ephi_is_in_scope if {
	scope.in_use({"ephi": true, "status": "in_use"})
	not scope.left_out({"ephi": true, "status": "in_use"})
}

test_everything_else_is_left_out_for_one_reason if {
	not scope.in_use({"ephi": false, "status": "in_use"})
	not scope.in_use({"ephi": true, "status": "retired"})
	scope.left_out({"ephi": false, "status": "in_use"}) == "touches no ePHI"
	scope.left_out({"ephi": false, "status": "retired"}) == "touches no ePHI"
	scope.left_out({"ephi": true, "status": "retired"}) == "status retired"
	scope.left_out({"ephi": true, "status": "lost"}) == "status lost"
}

test_a_system_that_stores if {
	every type in ["ehr", "clearinghouse_portal", "backup", "other"] {
		scope.stores({"ephi": true, "status": "in_use", "type": type})
		not scope.not_stored({"ephi": true, "status": "in_use", "type": type})
	}
}

test_a_system_that_ephi_passes_through if {
	every type in ["payer_portal", "remote_access", "identity_provider"] {
		not scope.stores({"ephi": true, "status": "in_use", "type": type})
		scope.not_stored({"ephi": true, "status": "in_use", "type": type}) == sprintf("type %v: taken not to store ePHI here", [type])
		scope.not_stored({"ephi": true, "status": "retired", "type": type}) == "status retired"
		scope.not_stored({"ephi": false, "status": "in_use", "type": type}) == "touches no ePHI"
	}
}

test_a_record_that_contradicts_its_type_stores if {
	every fields in [
		{"type": "payer_portal", "hosting": "on_premises"},
		{"type": "payer_portal", "hosting": "cloud"},
		{"type": "remote_access", "hosting": "on_premises", "encrypted_at_rest": false},
		{"type": "identity_provider", "encrypted_at_rest": false},
	] {
		scope.stores(object.union(fields, {"ephi": true, "status": "in_use"}))
		not scope.not_stored(object.union(fields, {"ephi": true, "status": "in_use"}))
	}
	every fields in [
		{"type": "payer_portal", "hosting": "vendor"},
		{"type": "payer_portal", "encrypted_at_rest": true},
		{"type": "remote_access", "hosting": "on_premises"},
	] {
		not scope.stores(object.union(fields, {"ephi": true, "status": "in_use"}))
	}
}

test_a_system_out_of_use_or_without_ephi_stores_nothing if {
	not scope.stores({"ephi": true, "status": "retired", "type": "ehr"})
	not scope.stores({"ephi": true, "status": "planned", "type": "ehr"})
	not scope.stores({"ephi": false, "status": "in_use", "type": "ehr"})
}

test_where_persons_sign_in_for_systems_in_scope if {
	systems := {
		"email": {"ephi": true, "status": "in_use"},
		"old": {"ephi": true, "status": "retired"},
		"wiki": {"ephi": false, "status": "in_use"},
	}
	settings := [
		{"system": "email", "method": "single_sign_on", "signs_in_at": "portal"},
		{"system": "portal", "method": "single_sign_on", "signs_in_at": "directory"},
		{"system": "old", "method": "single_sign_on", "signs_in_at": "former"},
		{"system": "wiki", "method": "single_sign_on", "signs_in_at": "guests"},
		{"system": "lost", "method": "single_sign_on", "signs_in_at": "elsewhere"},
	]
	scope.signs_in_for(systems, settings) == {"email", "portal", "directory"}
	scope.signs_in_for(systems, [{"system": "email", "method": "password", "signs_in_at": "directory"}]) == {"email"}
	scope.signs_in_for(systems, [{"system": "email", "method": "single_sign_on"}]) == {"email"}
}

test_a_payers_own_portal if {
	scope.payers_own({"type": "payer_portal", "hosting": "vendor", "ephi": true, "status": "in_use"})
	scope.payers_own({"type": "payer_portal"})
	every fields in [{"hosting": "cloud"}, {"hosting": "on_premises"}, {"encrypted_at_rest": false}, {"type": "clearinghouse_portal"}] {
		not scope.payers_own(object.union({"type": "payer_portal"}, fields))
	}
}
