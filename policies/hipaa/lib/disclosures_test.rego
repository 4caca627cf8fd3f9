package hipaa.lib.disclosures_test

import data.hipaa.lib.disclosures

record := {"status": "made", "held_as": "covered_entity", "permission": "judicial"}

test_a_disclosure_that_relies_on_it if {
	disclosures.relies(record, {"judicial", "oversight"})
	not disclosures.relies(record, {"oversight"})
	disclosures.left_out(record) == "relies on judicial"
	disclosures.left_out(object.union(record, {"permission": "own_payment"})) == "relies on own payment"
}

test_who_only_asked_got_nothing if {
	every status in ["pending", "refused"] {
		asked := object.union(record, {"status": status, "held_as": "business_associate"})
		not disclosures.made(asked)
		not disclosures.relies(asked, {"judicial"})
		disclosures.left_out(asked) == sprintf("status %v", [status])
	}
	disclosures.made(record)
	not disclosures.relies(object.union(record, {"status": "pending"}), {"judicial"})
}

test_held_for_somebody_else if {
	held := object.union(record, {"held_as": "business_associate"})
	not disclosures.relies(held, {"judicial"})
	disclosures.left_out(held) == "held as a business associate"
}

test_what_a_file_shows if {
	disclosures.shows({"shown": ["agreed"]}, "agreed")
	not disclosures.shows({"shown": ["agreed"]}, "involved")
	not disclosures.shows({}, "agreed")
	asked := {"agreed": "an agreement", "involved": "involvement", "best_interests": "best interests"}
	disclosures.lacking({"shown": ["agreed"]}, asked) == ["best interests", "involvement"]
	disclosures.lacking({}, {"agreed": "an agreement"}) == ["an agreement"]
}

test_what_went_beyond if {
	disclosures.beyond({"data": ["name", "diagnosis"]}, {"name"}) == {"diagnosis"}
	disclosures.beyond({}, {"name"}) == set()
	disclosures.let_through({"authorized_data": ["name", "name"]}) == {"name"}
	disclosures.let_through({}) == set()
	disclosures.listed({"dates_of_service", "clinical_notes"}) == "clinical notes, dates of service"
}
