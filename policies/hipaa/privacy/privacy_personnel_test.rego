package hipaa.privacy.privacy_personnel_test

import data.hipaa.privacy.privacy_personnel

official := {"id": "po/w1", "office": "privacy-official", "person": "w1", "from": "2020-01-06", "duties": "develops the policies", "appointed_by": "managing-partner"}

contact := {"id": "cc/w2", "office": "complaints-contact", "person": "w2", "from": "2026-11-20", "to": "2026-11-20", "duties": "receives complaints", "appointed_by": "privacy-official"}

base := {
	"today": "2026-11-20",
	"parameters": {"privacy_personnel": {"privacy_office": "privacy-official", "contact_offices": ["complaints-contact", "front-office"]}},
	"evidence": {
		"officials": {"records": [official, contact]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "hired_on": "2019-01-07"},
			{"id": "w2", "person": "w2", "status": "on_leave", "hired_on": "2019-01-07"},
			{"id": "w3", "person": "w3", "status": "ended", "hired_on": "2019-01-07"},
		]},
	},
}

with_terms(terms) := json.patch(base, [{"op": "replace", "path": "/evidence/officials/records", "value": terms}])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

nobody_receives := ["officials", "", "", "rule", "nobody holds an office that receives complaints (complaints-contact or front-office) on 2026-11-20; designate a contact person or office and record it"]

no_official := ["officials", "", "", "rule", "nobody holds the office privacy-official on 2026-11-20; designate a privacy official and record the term"]

test_both_designated_passes if {
	count(privacy_personnel.deny) == 0 with input as base
	privacy_personnel.population == {{"kind": "officials", "id": "po/w1"}, {"kind": "officials", "id": "cc/w2"}} with input as base
	count(privacy_personnel.excluded) == 0 with input as base
}

test_any_of_the_contact_offices_will_do if {
	count(privacy_personnel.deny) == 0 with input as with_terms([official, object.union(contact, {"office": "front-office"})])
}

test_a_term_that_is_over_or_to_come_holds_nothing if {
	given := with_terms([official, object.union(contact, {"from": "2020-01-06", "to": "2026-11-19"}), object.union(contact, {"id": "cc/w9", "from": "2026-11-21", "to": "2027-11-21"}), {"id": "so/w1", "office": "security-official", "person": "w1", "from": "2020-01-06"}])
	deny := privacy_personnel.deny with input as given
	found(deny) == {nobody_receives}
	privacy_personnel.population == {{"kind": "officials", "id": "po/w1"}} with input as given
	privacy_personnel.excluded == {
		{"kind": "officials", "id": "cc/w2", "reason": "term over"},
		{"kind": "officials", "id": "cc/w9", "reason": "term still to come"},
		{"kind": "officials", "id": "so/w1", "reason": "another office"},
	} with input as given
}

test_no_privacy_official_fails if {
	deny := privacy_personnel.deny with input as with_terms([contact])
	found(deny) == {no_official}
}

test_both_vacant_looks_at_every_term if {
	given := with_terms([{"id": "so/w1", "office": "security-official", "person": "w1", "from": "2020-01-06"}])
	deny := privacy_personnel.deny with input as given
	found(deny) == {no_official, nobody_receives}
	privacy_personnel.population == {{"kind": "officials", "id": "so/w1"}} with input as given
	count(privacy_personnel.excluded) == 0 with input as given
}

test_who_left_or_is_unknown_holds_no_office if {
	left := privacy_personnel.deny with input as with_terms([object.union(official, {"person": "w3"}), contact])
	found(left) == {["officials", "po/w1", "person", "rule", "w3 holds the office privacy-official, but works here no more; designate a successor"]}
	unknown := privacy_personnel.deny with input as with_terms([official, object.union(contact, {"person": "w9"})])
	found(unknown) == {["officials", "cc/w2", "person", "rule", "w9 holds the office complaints-contact, but is not in the workforce records; designate a successor"]}
}

test_two_privacy_officials_fail_as_practice if {
	second := object.union(official, {"id": "po/w2", "person": "w2"})
	deny := privacy_personnel.deny with input as with_terms([official, second, contact])
	found(deny) == {
		["officials", "po/w1", "person", "program", "w1 holds the office privacy-official together with w2; this program wants one privacy official: end the other term"],
		["officials", "po/w2", "person", "program", "w2 holds the office privacy-official together with w1; this program wants one privacy official: end the other term"],
	}
	again := object.union(official, {"id": "po/w1/2", "from": "2021-01-06"})
	count(privacy_personnel.deny) == 0 with input as with_terms([official, again, contact])
	count(privacy_personnel.deny) == 0 with input as with_terms([official, contact, object.union(contact, {"id": "cc/w1", "person": "w1"})])
}

test_a_designation_without_duties_fails if {
	deny := privacy_personnel.deny with input as with_terms([object.remove(official, ["duties"]), object.remove(contact, ["duties"])])
	found(deny) == {
		["officials", "po/w1", "duties", "rule", "is not shown to answer for what the office is there for (developing and implementing the privacy policies and procedures); write the duties into the designation"],
		["officials", "cc/w2", "duties", "rule", "is not shown to answer for what the office is there for (receiving complaints and explaining the notice); write the duties into the designation"],
	}
}

test_who_designated_is_practice if {
	deny := privacy_personnel.deny with input as with_terms([object.remove(official, ["appointed_by"]), contact])
	found(deny) == {["officials", "po/w1", "appointed_by", "program", "does not say who made the designation; this program records it"]}
}

test_nothing_recorded_is_an_empty_population if {
	count(privacy_personnel.population) == 0 with input as with_terms([])
	count(privacy_personnel.deny) == 2 with input as with_terms([])
}
