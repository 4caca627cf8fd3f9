# METADATA
# title: Access
# description: Which accounts open ePHI to the persons who have them, and which grants of access hold today.
package hipaa.lib.access

import data.hipaa.lib.dates
import data.hipaa.lib.scope

# Accounts that persons sign in to. The others belong to a program, or are opened by whoever an emergency finds.
personal_types := {"person", "shared", "unknown"}

# Closed to everybody by now. A day still to come closes nothing yet, and who signed in after the day shows that it
# did not.
disabled(account) if {
	account.status == "disabled"
	not open_since(account)
}

open_since(account) if account.disabled_on > input.today

open_since(account) if dates.after_day(account.last_used_at, account.disabled_on)

# An account by which a person reaches ePHI: not disabled, on a system in use that touches ePHI. Systems are given by
# system_id.
opens(account, systems) if {
	not disabled(account)
	account.account_type in personal_types
	scope.in_use(systems[account.system])
}

# The persons who have an account.
assigned(account) := {person | some person in object.get(account, "assigned_to", [])}

over(grant) if grant.status == "withdrawn"

over(grant) if grant.withdrawn_on <= input.today

over(grant) if grant.ends_on < input.today

# A grant that holds today: made by then, neither withdrawn nor run out.
holds(grant) if {
	grant.approved_on <= input.today
	not over(grant)
}
