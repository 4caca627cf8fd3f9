# METADATA
# title: Unique user identification
# custom:
#   citations: ["164.312(a)(2)(i)"]
#   parameters: {}
package hipaa.technical.unique_user_identification

persons := {person.person | some person in input.evidence.workforce.records}

assigned(account) := object.get(account, "assigned_to", [])

population contains {"kind": "user_accounts", "id": account.id} if {
	some account in input.evidence.user_accounts.records
	account.status == "active"
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": "account disabled"} if {
	some account in input.evidence.user_accounts.records
	account.status == "disabled"
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "message": message} if {
	some account in input.evidence.user_accounts.records
	account.status == "active"
	count(assigned(account)) != 1
	message := sprintf("is assigned to %v persons; give each a user name of their own", [count(assigned(account))])
}

deny contains {"kind": "user_accounts", "id": account.id, "field": "assigned_to", "message": message} if {
	some account in input.evidence.user_accounts.records
	account.status == "active"
	some person in assigned(account)
	not person in persons
	message := sprintf("is assigned to %v, who is not in the workforce records; mend the one or the other", [person])
}
