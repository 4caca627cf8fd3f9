package hipaa.lib.minimum_test

import data.hipaa.lib.minimum

flow := {"status": "in_use", "content": "phi", "relationship": "payer", "permitted_as": "payment"}

test_a_flow_of_phi_in_use_is_judged if {
	every content in ["phi", "limited_data_set"] {
		one := object.union(flow, {"content": content})
		minimum.judged(one)
		[reason | reason := minimum.left_out(one)] == []
	}
}

test_what_is_left_out_says_why if {
	every case in [
		[{"content": "de_identified"}, "de-identified, no PHI"],
		[{"status": "planned"}, "status planned"],
		[{"status": "retired", "content": "de_identified"}, "status retired"],
	] {
		one := object.union(flow, case[0])
		count([true | minimum.judged(one)]) == 0
		minimum.left_out(one) == case[1]
	}
}

test_exceptions if {
	every fields in [
		{"relationship": "individual"},
		{"relationship": "treatment", "permitted_as": "treatment"},
		{"permitted_as": "authorization"},
		{"permitted_as": "required_by_law"},
	] {
		minimum.excepted(object.union(flow, fields))
	}
}

test_no_exceptions if {
	every fields in [
		{},
		{"permitted_as": "treatment"},
		{"relationship": "workforce", "permitted_as": "treatment"},
		{"relationship": "treatment", "permitted_as": "operations"},
		{"permitted_as": "individual"},
		{"permitted_as": "public_interest"},
	] {
		count([true | minimum.excepted(object.union(flow, fields))]) == 0
	}
}

test_directions if {
	every direction, both in {"both": [1, 1], "inside": [0, 0], "received": [0, 1], "sent": [1, 0]} {
		one := object.union(flow, {"direction": direction})
		count([true | minimum.leaves(one)]) == both[0]
		count([true | minimum.comes(one)]) == both[1]
	}
	count([true | minimum.leaves(flow)]) == 0
	count([true | minimum.comes(flow)]) == 0
}
