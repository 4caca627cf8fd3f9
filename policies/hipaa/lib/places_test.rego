package hipaa.lib.places_test

import data.hipaa.lib.places

test_in_use if {
	places.in_use({"ephi": true, "status": "in_use"})
	not places.in_use({"ephi": false, "status": "in_use"})
	not places.in_use({"ephi": true, "status": "given_up"})
}

test_everything_else_is_left_out_for_one_reason if {
	not places.left_out({"ephi": true, "status": "in_use"})
	places.left_out({"ephi": false, "status": "in_use"}) == "no ePHI there"
	places.left_out({"ephi": false, "status": "given_up"}) == "no ePHI there"
	places.left_out({"ephi": true, "status": "given_up"}) == "given up"
}

test_names if {
	places.key({"facility": "suite", "area": "mail_room"}) == ["suite", "mail_room"]
	places.name({"facility": "suite", "area": "mail_room"}) == "mail_room, suite"
}

test_listed_on if {
	places.listed_on([{"observed_at": "2026-11-16T06:00:00Z"}, {"observed_at": "2026-11-15T23:00:00-05:00"}]) == "2026-11-15" with input as {"today": "2026-11-20"}
	places.listed_on([]) == "2026-11-20" with input as {"today": "2026-11-20"}
}
