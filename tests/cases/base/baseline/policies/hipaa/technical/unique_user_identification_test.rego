package hipaa.technical.unique_user_identification_test

import data.hipaa.technical.unique_user_identification as rule

with_account(status, assigned) := {"evidence": {
	"workforce": {"records": [{"id": "w1", "person": "w1"}]},
	"user_accounts": {"records": [object.union({"id": "pm/one", "status": status}, assigned)]},
}}

test_one_known_person_passes if {
	count(rule.deny) == 0 with input as with_account("active", {"assigned_to": ["w1"]})
	rule.population == {{"kind": "user_accounts", "id": "pm/one"}} with input as with_account("active", {"assigned_to": ["w1"]})
}

test_none_several_and_unknown_fail if {
	every assigned in [{}, {"assigned_to": []}, {"assigned_to": ["w1", "w2"]}, {"assigned_to": ["w9"]}] {
		count(rule.deny) > 0 with input as with_account("active", assigned)
	}
}

test_disabled_is_left_out_and_said if {
	count(rule.deny) == 0 with input as with_account("disabled", {})
	count(rule.population) == 0 with input as with_account("disabled", {})
	count(rule.excluded) == 1 with input as with_account("disabled", {})
}
