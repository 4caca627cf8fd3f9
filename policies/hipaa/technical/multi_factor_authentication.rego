# METADATA
# title: Multi-factor authentication
# description: This program asks for a second factor wherever a person signs in with a password.
# custom:
#   citations: ["164.312(d)"]
#   parameters: {}
package hipaa.technical.multi_factor_authentication

import data.hipaa.lib.access

# Accounts made for persons, or for nobody knows whom, are taken to sign in with a password unless it is recorded that
# they cannot; a program's account only when it is recorded that it can. A root account can always be recovered with one.
signs_in(account) if account.account_type == "root"

signs_in(account) if {
	account.account_type in {"emergency", "person", "shared", "unknown"}
	not without_password(account)
}

signs_in(account) if {
	account.account_type == "service"
	account.password_enabled
}

without_password(account) if account.password_enabled == false

population contains {"kind": "user_accounts", "id": account.id} if {
	some account in input.evidence.user_accounts.records
	not access.disabled(account)
	signs_in(account)
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": "account disabled"} if {
	some account in input.evidence.user_accounts.records
	access.disabled(account)
}

excluded contains {"kind": "user_accounts", "id": account.id, "reason": reason} if {
	some account in input.evidence.user_accounts.records
	not access.disabled(account)
	not signs_in(account)
	reason := sprintf("%v account %v", [account.account_type, passwordless(account)])
}

passwordless(account) := "without password" if without_password(account)

passwordless(account) := "of which no password is recorded" if not without_password(account)

deny contains {"kind": "user_accounts", "id": account.id, "field": "mfa", "basis": "program", "message": message} if {
	some account in input.evidence.user_accounts.records
	not access.disabled(account)
	signs_in(account)
	not account.mfa
	message := sprintf("%v a second factor%v; turn it on in the system or at the identity provider", [lacks(account), which(account)])
}

which(account) := " (root account)" if account.account_type == "root"

which(account) := " (privileged account)" if {
	account.account_type != "root"
	account.privileged
}

which(account) := "" if {
	account.account_type != "root"
	not account.privileged
}

lacks(account) := "signs in without" if account.mfa == false

lacks(account) := "is not shown to sign in with" if object.get(account, "mfa", "unknown") == "unknown"
