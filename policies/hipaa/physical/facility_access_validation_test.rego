package hipaa.physical.facility_access_validation_test

import data.hipaa.physical.facility_access_validation

area := {"id": "suite/mail", "facility": "suite", "area": "mail", "status": "in_use", "ephi": true, "units": ["records"], "visitors": "escorted"}

badge := {
	"id": "suite/mail/k1", "facility": "suite", "area": "mail", "credential": "k1", "status": "active", "person": "w1",
	"granted_on": "2026-01-05", "approved_by": "w2", "validated_on": "2026-11-10",
}

visit := {
	"id": "v1", "visit_id": "v1", "facility": "suite", "area": "mail", "came_at": "2026-11-18T14:00:00Z", "left_at": "2026-11-18T15:00:00Z",
	"identity_checked": true, "escorted_by": "w1",
}

trial := {"id": "new", "system_id": "new", "type": "other", "ephi": true, "status": "planned"}

account := {"id": "new/test1", "system": "new", "user": "test1", "status": "active", "account_type": "person", "assigned_to": ["w2"]}

base := {
	"as_of": "2026-11-20T12:00:00Z",
	"today": "2026-11-20",
	"parameters": {"facility_access_validation": {"validate_days": 10, "stay_hours": 12, "testing_units": ["it"]}},
	"evidence": {
		"facilities": {"records": [area]},
		"facility_access": {"records": [badge]},
		"visitors": {"records": [visit]},
		"systems": {"records": [trial]},
		"user_accounts": {"records": [account]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "unit": "records"},
			{"id": "w2", "person": "w2", "status": "active", "unit": "it"},
			{"id": "w3", "person": "w3", "status": "ended", "unit": "coding", "ended_on": "2026-10-01"},
		]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["software_testing", "visitors"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

changed(kind, record, fields, without) := with_records(kind, [object.remove(object.union(record, fields), without)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

test_access_by_role_passes if {
	count(facility_access_validation.deny) == 0 with input as base
	facility_access_validation.population == {{"kind": "facility_access", "id": "suite/mail/k1"}, {"kind": "visitors", "id": "v1"}} with input as base
	count(facility_access_validation.excluded) == 0 with input as base
}

test_no_procedure_in_force_fails if {
	visitors := facility_access_validation.deny with input as with_records("written_policies", [{"id": "p1", "status": "in_force", "topics": ["software_testing"]}])
	found(visitors) == {["written_policies", "", "", "rule", "no written procedure on topic visitors is in force; write down how visitors are signed in, accompanied and signed out, and have it approved"]}
	testing := facility_access_validation.deny with input as with_records("written_policies", [{"id": "p1", "status": "in_force", "topics": ["visitors"]}, {"id": "p2", "status": "draft", "topics": ["software_testing"]}])
	found(testing) == {["written_policies", "", "", "rule", "no written procedure on topic software_testing is in force; write down who may use programs that are being tested or changed, and have it approved"]}
}

test_an_area_without_roles_fails if {
	every given in [changed("facilities", area, {}, ["units"]), changed("facilities", area, {"units": []}, [])] {
		deny := facility_access_validation.deny with input as given
		found(deny) == {["facilities", "", "", "rule", "mail, suite: nothing says whose role it is to enter; record the units that work there"]}
	}
	count(facility_access_validation.deny) == 0 with input as changed("facilities", area, {"ephi": false}, ["units"])
}

test_visitors_without_control_fail if {
	every given in [changed("facilities", area, {"visitors": "uncontrolled"}, []), changed("facilities", area, {}, ["visitors"])] {
		deny := facility_access_validation.deny with input as given
		found(deny) == {["facilities", "", "", "rule", "mail, suite: visitors are not shown to be controlled; sign them in, and have somebody stay with them"]}
	}
	count(facility_access_validation.deny) == 0 with input as changed("facilities", area, {"visitors": "signed_in"}, [])
	count(facility_access_validation.deny) == 0 with input as changed("facilities", area, {"open_to_public": true}, ["visitors"])
	closed := facility_access_validation.deny with input as changed("facilities", area, {"open_to_public": false}, ["visitors"])
	count(closed) == 1
}

test_a_badge_beyond_the_role_fails if {
	deny := facility_access_validation.deny with input as changed("facility_access", badge, {"person": "w2", "approved_by": "w1"}, [])
	found(deny) == {["facility_access", "suite/mail/k1", "person", "rule", "opens mail, suite for w2, whose unit it does not work there; take it back, or record why the role needs it"]}
	everybody := json.patch(changed("facility_access", badge, {"person": "w2", "approved_by": "w1"}, []), [{"op": "replace", "path": "/evidence/facilities/records/0/units", "value": ["all"]}])
	count(facility_access_validation.deny) == 0 with input as everybody
}

test_who_has_left_or_is_unknown_is_not_asked_twice if {
	every person in ["w3", "w9"] {
		count(facility_access_validation.deny) == 0 with input as changed("facility_access", badge, {"person": person}, [])
	}
	count(facility_access_validation.deny) == 0 with input as changed("facility_access", badge, {}, ["person"])
}

test_never_approved_nor_validated_fails if {
	deny := facility_access_validation.deny with input as changed("facility_access", badge, {}, ["approved_by", "validated_on"])
	places(deny) == {["facility_access", "suite/mail/k1", "validated_on", "rule"]}
}

test_validated_too_long_ago_fails_as_practice if {
	late := facility_access_validation.deny with input as changed("facility_access", badge, {"validated_on": "2026-11-09"}, [])
	found(late) == {["facility_access", "suite/mail/k1", "validated_on", "program", "was last compared with the person's role 11 days ago; this program compares within 10"]}
	new := {"granted_on": "2026-11-10"}
	count(facility_access_validation.deny) == 0 with input as changed("facility_access", badge, new, ["validated_on"])
	old := facility_access_validation.deny with input as changed("facility_access", badge, {}, ["validated_on"])
	places(old) == {["facility_access", "suite/mail/k1", "validated_on", "program"]}
	undated := facility_access_validation.deny with input as changed("facility_access", badge, {}, ["validated_on", "granted_on"])
	places(undated) == {["facility_access", "suite/mail/k1", "granted_on", "program"]}
	future := facility_access_validation.deny with input as changed("facility_access", badge, {"validated_on": "2026-11-21"}, [])
	places(future) == {["facility_access", "suite/mail/k1", "validated_on", "program"]}
}

test_approved_by_who_has_it_fails_as_practice if {
	deny := facility_access_validation.deny with input as changed("facility_access", badge, {"approved_by": "w1"}, [])
	found(deny) == {["facility_access", "suite/mail/k1", "approved_by", "program", "was approved by w1 for w1; have somebody else approve it"]}
}

test_a_visitor_left_alone_fails if {
	deny := facility_access_validation.deny with input as changed("visitors", visit, {}, ["escorted_by"])
	places(deny) == {["visitors", "v1", "escorted_by", "rule"]}
	signed_in := json.patch(changed("visitors", visit, {}, ["escorted_by"]), [{"op": "replace", "path": "/evidence/facilities/records/0/visitors", "value": "signed_in"}])
	count(facility_access_validation.deny) == 0 with input as signed_in
}

test_what_the_book_lacks_fails_as_practice if {
	stranger := facility_access_validation.deny with input as changed("visitors", visit, {"escorted_by": "w9"}, [])
	places(stranger) == {["visitors", "v1", "escorted_by", "program"]}
	every given in [changed("visitors", visit, {"identity_checked": false}, []), changed("visitors", visit, {}, ["identity_checked"])] {
		deny := facility_access_validation.deny with input as given
		places(deny) == {["visitors", "v1", "identity_checked", "program"]}
	}
	nobody := json.patch(base, [{"op": "replace", "path": "/evidence/facilities/records/0/visitors", "value": "none_admitted"}])
	closed := facility_access_validation.deny with input as nobody
	places(closed) == {["visitors", "v1", "area", "program"]}
	elsewhere := facility_access_validation.deny with input as changed("visitors", visit, {"area": "attic"}, [])
	found(elsewhere) == {["visitors", "v1", "area", "program", "was to attic, suite, which is no area on record; add the area or correct its name"]}
}

test_the_times_of_a_visit if {
	future := facility_access_validation.deny with input as changed("visitors", visit, {"came_at": "2026-11-20T12:00:01Z"}, ["left_at"])
	places(future) == {["visitors", "v1", "came_at", "program"]}
	left_later := facility_access_validation.deny with input as changed("visitors", visit, {"left_at": "2026-11-20T12:00:01Z"}, [])
	found(left_later) == {["visitors", "v1", "left_at", "program", "is recorded as signed out at a time still to come; find out when the visitor left"]}
	count(facility_access_validation.deny) == 0 with input as changed("visitors", visit, {"left_at": "2026-11-20T12:00:00Z"}, [])
	both := facility_access_validation.deny with input as changed("visitors", visit, {"came_at": "2026-11-20T12:00:01Z", "left_at": "2026-11-20T12:00:02Z"}, [])
	places(both) == {["visitors", "v1", "came_at", "program"]}
	backwards := facility_access_validation.deny with input as changed("visitors", visit, {"left_at": "2026-11-18T13:59:59Z"}, [])
	places(backwards) == {["visitors", "v1", "left_at", "program"]}
	count(facility_access_validation.deny) == 0 with input as changed("visitors", visit, {"came_at": "2026-11-20T00:00:00Z"}, ["left_at"])
	open := facility_access_validation.deny with input as changed("visitors", visit, {"came_at": "2026-11-19T23:59:59.999999999Z"}, ["left_at"])
	found(open) == {["visitors", "v1", "left_at", "program", "has not signed out within 12 hours, which this program allows; find out when the visitor left"]}
}

test_programs_being_tested if {
	every given in [changed("user_accounts", account, {"assigned_to": []}, []), changed("user_accounts", account, {}, ["assigned_to"])] {
		deny := facility_access_validation.deny with input as given
		found(deny) == {["user_accounts", "", "", "rule", "account test1 opens system new, which is being tested, and belongs to nobody; give it to who tests, or disable it"]}
	}
	every person in ["w1", "w9"] {
		deny := facility_access_validation.deny with input as changed("user_accounts", account, {"assigned_to": [person]}, [])
		found(deny) == {["user_accounts", "", "", "program", sprintf("account test1 opens system new, which is being tested, for %v, who is in no unit that tests here; disable it, or record the unit", [person])]}
	}
	count(facility_access_validation.deny) == 0 with input as changed("user_accounts", account, {"status": "disabled"}, ["assigned_to"])
	live := json.patch(changed("user_accounts", account, {}, ["assigned_to"]), [{"op": "replace", "path": "/evidence/systems/records/0/status", "value": "in_use"}])
	count(facility_access_validation.deny) == 0 with input as live
}

test_out_of_scope_is_left_out_and_said if {
	kitchen := {"id": "suite/kitchen", "facility": "suite", "area": "kitchen", "status": "in_use", "ephi": false}
	given := json.patch(with_records("facilities", [area, kitchen]), [
		{"op": "add", "path": "/evidence/facility_access/records/-", "value": object.union(badge, {"id": "a", "area": "kitchen"})},
		{"op": "add", "path": "/evidence/facility_access/records/-", "value": object.union(badge, {"id": "b", "status": "ended"})},
		{"op": "add", "path": "/evidence/visitors/records/-", "value": object.union(visit, {"id": "c", "area": "kitchen"})},
	])
	count(facility_access_validation.deny) == 0 with input as given
	facility_access_validation.population == {{"kind": "facility_access", "id": "suite/mail/k1"}, {"kind": "visitors", "id": "v1"}} with input as given
	facility_access_validation.excluded == {
		{"kind": "facility_access", "id": "a", "reason": "area: no ePHI there"},
		{"kind": "facility_access", "id": "b", "reason": "status ended"},
		{"kind": "visitors", "id": "c", "reason": "area: no ePHI there"},
	} with input as given
}

test_where_no_visit_led_to_ephi_every_visit_was_looked_at if {
	kitchen := {"id": "suite/kitchen", "facility": "suite", "area": "kitchen", "status": "in_use", "ephi": false}
	given := json.patch(with_records("facilities", [area, kitchen]), [{"op": "replace", "path": "/evidence/visitors/records/0", "value": object.remove(object.union(visit, {"area": "kitchen"}), ["identity_checked"])}])
	count(facility_access_validation.deny) == 0 with input as given
	{"kind": "visitors", "id": "v1"} in facility_access_validation.population with input as given
	count(facility_access_validation.excluded) == 0 with input as given
}

test_nothing_recorded_is_an_empty_population if {
	given := json.patch(with_records("visitors", []), [{"op": "replace", "path": "/evidence/facility_access/records", "value": []}])
	count(facility_access_validation.population) == 0 with input as given
	count(facility_access_validation.deny) == 0 with input as given
}

test_validated_or_approved_is_enough if {
	count(facility_access_validation.deny) == 0 with input as changed("facility_access", badge, {}, ["approved_by"])
	count(facility_access_validation.deny) == 0 with input as changed("facility_access", badge, {}, ["granted_on"])
	count(facility_access_validation.deny) == 0 with input as changed("facility_access", badge, {"validated_on": "2026-11-20"}, [])
	neither := facility_access_validation.deny with input as changed("facility_access", badge, {}, ["approved_by", "validated_on", "granted_on"])
	places(neither) == {["facility_access", "suite/mail/k1", "validated_on", "rule"]}
	undated := facility_access_validation.deny with input as changed("facility_access", badge, {}, ["validated_on", "granted_on"])
	places(undated) == {["facility_access", "suite/mail/k1", "granted_on", "program"]}
}

test_programs_without_ephi_are_tested_by_anybody if {
	given := json.patch(changed("systems", trial, {"ephi": false}, []), [{"op": "replace", "path": "/evidence/user_accounts/records/0/assigned_to", "value": []}])
	count(facility_access_validation.deny) == 0 with input as given
}

test_findings_name_the_area_and_the_day if {
	alone := facility_access_validation.deny with input as changed("visitors", visit, {}, ["escorted_by"])
	found(alone) == {["visitors", "v1", "escorted_by", "rule", "shows nobody who stayed with the visitor in mail, suite, where visitors are never alone; record who did, or look into it"]}
	nobody := json.patch(base, [{"op": "replace", "path": "/evidence/facilities/records/0/visitors", "value": "none_admitted"}])
	admitted := facility_access_validation.deny with input as nobody
	found(admitted) == {["visitors", "v1", "area", "program", "was let into mail, suite, where no visitors are admitted; look into it, or change what the list of areas says"]}
	future := facility_access_validation.deny with input as changed("facility_access", badge, {"validated_on": "2026-11-21"}, [])
	found(future) == {["facility_access", "suite/mail/k1", "validated_on", "program", "is recorded as compared with the role on 2026-11-21, a day still to come; correct the date"]}
}
