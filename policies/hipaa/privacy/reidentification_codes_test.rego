package hipaa.privacy.reidentification_codes_test

import data.hipaa.privacy.reidentification_codes

record := {
	"id": "d1", "dataset_id": "d1", "status": "in_use", "method": "safe_harbor", "code": "random",
	"code_mechanism_disclosed": false, "code_other_use": false, "code_translatable": false,
}

given(records) := {"today": "2026-11-20", "evidence": {"deidentification": {"records": records}}}

found(findings) := {[f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "deidentification"}

test_a_random_code_kept_here_passes if {
	count(reidentification_codes.deny) == 0 with input as given([record])
	count(reidentification_codes.excluded) == 0 with input as given([record])
	reidentification_codes.population == {{"kind": "deidentification", "id": "d1"}} with input as given([record])
}

test_a_derived_code_fails if {
	derived := object.remove(object.union(record, {"code": "derived"}), ["code_other_use"])
	deny := reidentification_codes.deny with input as given([derived])
	found(deny) == {["d1", "code", "rule", "carries a code made from information about the individual; assign random ones, and treat what went out as PHI"]}
}

test_an_unknown_code_fails if {
	deny := reidentification_codes.deny with input as given([object.remove(record, ["code", "code_other_use"])])
	found(deny) == {["d1", "code", "rule", "is not shown to carry no code made from information about the individual; open a copy, and record what numbers its records"]}
}

test_each_condition if {
	words := {
		"code_mechanism_disclosed": "the way back was disclosed to nobody",
		"code_other_use": "it serves nothing but identifying again here",
		"code_translatable": "nobody could translate it without the table",
	}
	every field, said in words {
		every one in [object.union(record, {field: true}), object.remove(record, [field])] {
			deny := reidentification_codes.deny with input as given([one])
			found(deny) == {["d1", field, "rule", sprintf("carries a code, and it is not shown that %v; assign new codes and keep the table here, or treat it as PHI", [said])]}
		}
	}
}

test_others_are_left_out if {
	every case in [[{"status": "planned", "code": "derived"}, "status planned"], [{"code": "none"}, "carries no code"]] {
		other := object.union({"id": "d2", "dataset_id": "d2", "status": "in_use"}, case[0])
		reidentification_codes.excluded == {{"kind": "deidentification", "id": "d2", "reason": case[1]}} with input as given([record, other])
		reidentification_codes.population == {{"kind": "deidentification", "id": "d1"}} with input as given([record, other])
		count(reidentification_codes.deny) == 0 with input as given([record, other])
		reidentification_codes.population == {{"kind": "deidentification", "id": "d2"}} with input as given([other])
		count(reidentification_codes.excluded) == 0 with input as given([other])
		count(reidentification_codes.deny) == 0 with input as given([other])
	}
}

test_nothing_recorded_is_an_empty_population if {
	count(reidentification_codes.population) == 0 with input as given([])
	count(reidentification_codes.deny) == 0 with input as given([])
}
