package hipaa.privacy.safe_harbor_test

import data.hipaa.privacy.safe_harbor

letters := {
	"account_numbers": "J", "beneficiary_numbers": "I", "biometric_identifiers": "P", "dates": "C",
	"device_identifiers": "M", "email_addresses": "F", "fax_numbers": "E", "geography": "B", "ip_addresses": "O",
	"licence_numbers": "K", "medical_record_numbers": "H", "names": "A", "other_unique_codes": "R", "photographs": "Q",
	"social_security_numbers": "G", "telephone_numbers": "D", "urls": "N", "vehicle_identifiers": "L",
}

every_class := [class | some class, _ in letters]

record := {
	"id": "d1", "dataset_id": "d1", "status": "in_use", "method": "safe_harbor", "removed": every_class, "zip_digits": "none",
	"ages_over_89": "none", "actual_knowledge": false, "reviewed_on": "2026-11-10",
}

given(records) := {
	"today": "2026-11-20",
	"parameters": {"safe_harbor": {"review_days": 10, "table_years": 15}},
	"evidence": {"deidentification": {"records": records}},
}

with_record(fields) := given([object.union(record, fields)])

found(findings) := {[f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "deidentification"}

test_all_classes_removed_passes if {
	count(safe_harbor.deny) == 0 with input as with_record({})
	count(safe_harbor.excluded) == 0 with input as with_record({})
	safe_harbor.population == {{"kind": "deidentification", "id": "d1"}} with input as with_record({})
}

test_each_class_that_is_left_fails if {
	count(letters) == 18
	every class, letter in letters {
		deny := safe_harbor.deny with input as with_record({"removed": [c | some c in every_class; c != class]})
		found(deny) == {["d1", "removed", "rule", sprintf("is not shown to be without %v (%v); take that out, or treat it as PHI", [replace(class, "_", " "), letter])]}
	}
}

test_several_classes_are_one_finding if {
	deny := safe_harbor.deny with input as with_record({"removed": [c | some c in every_class; not c in {"names", "urls"}]})
	found(deny) == {["d1", "removed", "rule", "is not shown to be without names (A), urls (N); take that out, or treat it as PHI"]}
	nothing := safe_harbor.deny with input as given([object.remove(record, ["removed", "zip_digits", "ages_over_89"])])
	{finding.field | some finding in nothing} == {"removed"}
}

zip(words) := {["d1", "zip_digits", "rule", sprintf("%v (B); cut or change it, or treat it as PHI", [words])]}

test_zip_codes if {
	absent := safe_harbor.deny with input as given([object.remove(record, ["zip_digits"])])
	found(absent) == zip("does not show how much of the ZIP code is left")
	five := safe_harbor.deny with input as with_record({"zip_digits": "five"})
	found(five) == zip("keeps five digits of the ZIP code")
	every fields in [{}, {"zip_small_areas": "kept", "zip_table_year": 2020}] {
		three := safe_harbor.deny with input as with_record(object.union(fields, {"zip_digits": "three"}))
		found(three) == zip("keeps three digits of the ZIP code where 20,000 people or fewer live, or is not shown not to")
	}
	every areas in ["none_among_them", "set_to_000"] {
		count(safe_harbor.deny) == 0 with input as with_record({"zip_digits": "three", "zip_small_areas": areas, "zip_table_year": 2020})
	}
}

test_the_census_table_is_current_as_practice if {
	three := {"zip_digits": "three", "zip_small_areas": "set_to_000"}
	count(safe_harbor.deny) == 0 with input as with_record(object.union(three, {"zip_table_year": 2011}))
	old := safe_harbor.deny with input as with_record(object.union(three, {"zip_table_year": 2010}))
	found(old) == {["d1", "zip_table_year", "program", "was told from Census data of 2010; this program allows 15 years; look the areas up again in the current table"]}
	absent := safe_harbor.deny with input as with_record(three)
	found(absent) == {["d1", "zip_table_year", "program", "does not say of which year the Census table is; look the areas up again in the current table"]}
	count(safe_harbor.deny) == 0 with input as with_record({"zip_small_areas": "set_to_000", "zip_table_year": 2000})
}

test_ages_over_89 if {
	message := "is not shown to be without ages over 89 (C); group them as 90 or older, or treat it as PHI"
	count(safe_harbor.deny) == 0 with input as with_record({"ages_over_89": "grouped"})
	every records in [[object.union(record, {"ages_over_89": "kept"})], [object.remove(record, ["ages_over_89"])]] {
		deny := safe_harbor.deny with input as given(records)
		found(deny) == {["d1", "ages_over_89", "rule", message]}
	}
}

test_actual_knowledge if {
	message := "is not shown to be without actual knowledge here that it could identify somebody; ask those who made it, and treat it as PHI if they know"
	every records in [[object.union(record, {"actual_knowledge": true})], [object.remove(record, ["actual_knowledge"])]] {
		deny := safe_harbor.deny with input as given(records)
		found(deny) == {["d1", "actual_knowledge", "rule", message]}
	}
}

test_a_copy_is_opened_as_practice if {
	every case in [
		[given([object.remove(record, ["reviewed_on"])]), "was never opened to look for identifiers"],
		[with_record({"reviewed_on": "2026-11-21"}), "is recorded as opened on 2026-11-21, a day still to come"],
		[with_record({"reviewed_on": "2026-11-09"}), "was last opened 11 days ago; this program allows 10"],
	] {
		deny := safe_harbor.deny with input as case[0]
		found(deny) == {["d1", "reviewed_on", "program", sprintf("%v; open the newest copy and go through the 18 classes", [case[1]])]}
	}
	count(safe_harbor.deny) == 0 with input as with_record({"reviewed_on": "2026-11-20"})
}

test_others_are_left_out if {
	every case in [[{"status": "planned"}, "status planned"], [{"method": "expert"}, "method expert"], [{"method": "unknown"}, "method unknown"]] {
		other := object.union({"id": "d2", "dataset_id": "d2", "status": "in_use", "method": "safe_harbor"}, case[0])
		safe_harbor.excluded == {{"kind": "deidentification", "id": "d2", "reason": case[1]}} with input as given([record, other])
		safe_harbor.population == {{"kind": "deidentification", "id": "d1"}} with input as given([record, other])
		count(safe_harbor.deny) == 0 with input as given([record, other])
		safe_harbor.population == {{"kind": "deidentification", "id": "d2"}} with input as given([other])
		count(safe_harbor.excluded) == 0 with input as given([other])
		count(safe_harbor.deny) == 0 with input as given([other])
	}
}

test_nothing_recorded_is_an_empty_population if {
	count(safe_harbor.population) == 0 with input as given([])
	count(safe_harbor.deny) == 0 with input as given([])
}
