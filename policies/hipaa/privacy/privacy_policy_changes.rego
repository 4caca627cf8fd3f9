# METADATA
# title: Changes to privacy policies
# description: Policies follow the law promptly, are documented before a change takes effect, and never run ahead of the notice.
# custom:
#   citations:
#     - "164.530(i)(2)"
#     - "164.530(i)(2)(i)"
#     - "164.530(i)(2)(iii)"
#     - "164.530(i)(3)"
#     - "164.530(i)(4)"
#     - "164.530(i)(4)(i)"
#     - "164.530(i)(4)(i)(A)"
#     - "164.530(i)(4)(i)(B)"
#     - "164.530(i)(4)(i)(C)"
#     - "164.530(i)(4)(ii)"
#     - "164.530(i)(4)(ii)(A)"
#     - "164.530(i)(4)(ii)(B)"
#     - "164.530(i)(5)"
#     - "164.530(i)(5)(i)"
#     - "164.530(i)(5)(ii)"
#   parameters:
#     prompt_days: {type: integer, minimum: 0, description: Days after a change in law applies by which the revised text is documented and people work by it.}
package hipaa.privacy.privacy_policy_changes

import data.hipaa.lib.dates
import data.hipaa.lib.documents

allowed := input.parameters.privacy_policy_changes.prompt_days

from_law(change) if change.because == "law"

# A change in law that applies and that nobody works by is judged too, whatever was planned.
left_out(change) := "dropped" if {
	change.status == "dropped"
} else := "still planned" if {
	change.status == "planned"
	not overdue(change)
} else := "touches neither policy nor notice" if {
	change.policy_effect == "none"
	change.notice_effect == "none"
}

overdue(change) if {
	from_law(change)
	change.law_effective_on <= input.today
}

judged contains change if {
	some change in input.evidence.workflow_changes.records
	not left_out(change)
}

population contains {"kind": "workflow_changes", "id": change.id} if some change in judged

# Where none touches a policy, each was looked at.
population contains {"kind": "workflow_changes", "id": change.id} if {
	count(judged) == 0
	some change in input.evidence.workflow_changes.records
}

excluded contains {"kind": "workflow_changes", "id": change.id, "reason": reason} if {
	count(judged) > 0
	some change in input.evidence.workflow_changes.records
	reason := left_out(change)
}

in_force := {policy.policy_id | some policy in input.evidence.written_policies.records; documents.in_force(policy)}

# Documented: a day that has come, for policies that are in force.
documented(change) if change.policy_documented_on <= input.today

deny contains {"kind": "workflow_changes", "id": change.id, "field": "policy_documented_on", "message": message} if {
	some change in judged
	not documented(change)
	not pending(change)
	message := sprintf("is %v, and no revised policy or procedure is shown to be documented; write it down and have it approved", [standing(change)])
}

standing(change) := "in effect" if change.status == "in_effect"

standing(change) := sprintf("asked for by law since %v", [change.law_effective_on]) if change.status == "planned"

# Promptly is this program's number.
pending(change) if {
	from_law(change)
	dates.days_since(change.law_effective_on) <= allowed
}

deny contains {"kind": "workflow_changes", "id": change.id, "field": "policies", "message": message} if {
	some change in judged
	documented(change)
	count({policy_id | some policy_id in change.policies; policy_id in in_force}) == 0
	message := "names no policy or procedure in force that was changed for it; have the revised text approved, and name it"
}

# A change in law may have to be worked by at once; any other waits for the text.
deny contains {"kind": "workflow_changes", "id": change.id, "field": "policy_documented_on", "message": message} if {
	some change in judged
	not from_law(change)
	documented(change)
	change.changed_on < change.policy_documented_on
	message := sprintf("took effect on %v, before the revised policy was documented on %v; in future write first, then change", [change.changed_on, change.policy_documented_on])
}

# Privacy practices that the notice states.
stated contains change if {
	some change in judged
	change.notice_effect == "stated_practice"
	change.status == "in_effect"
}

deny contains {"kind": "workflow_changes", "id": change.id, "field": "notice_effective_on", "message": message} if {
	some change in stated
	message := ahead_of_notice(change)
}

ahead_of_notice(change) := "changes what the notice of privacy practices states, and no revised notice is on record; go back to the stated practice until the notice is revised" if {
	not change.notice_effective_on
} else := sprintf("took effect on %v, before the revised notice on %v; go back to the stated practice until then, and look at what was done in between", [change.changed_on, change.notice_effective_on]) if {
	change.changed_on < change.notice_effective_on
} else := sprintf("is in effect, and the revised notice takes effect only on %v; go back to the stated practice until then", [change.notice_effective_on]) if {
	change.notice_effective_on > input.today
}

available(change) if change.notice_available_on <= input.today

deny contains {"kind": "workflow_changes", "id": change.id, "field": "notice_available_on", "message": message} if {
	some change in stated
	not ahead_of_notice(change)
	not available(change)
	message := "is stated in a revised notice that is not shown to be available; hand it out, post it, put it on the web site, and record the day"
}

deny contains {"kind": "workflow_changes", "id": change.id, "field": "earlier_phi", "message": message} if {
	some change in stated
	not change.right_reserved
	not kept_apart(change)
	message := "is not shown to leave PHI of the time before the notice alone, and the former notice is not shown to reserve that right; keep to the former practice for it"
}

kept_apart(change) if change.earlier_phi == false

deny contains {"kind": "workflow_changes", "id": change.id, "field": "complies_checked_by", "message": message} if {
	some change in stated
	not change.complies_checked_by
	message := "changes what the notice states, and nobody is shown to have checked that the revised text complies; have the privacy official read it"
}

# From here on this program's practice.
deny contains {"kind": "workflow_changes", "id": change.id, "field": "complies_checked_by", "basis": "program", "message": message} if {
	some change in judged
	not change in stated
	documented(change)
	not change.complies_checked_by
	message := "has a revised text that nobody is recorded to have checked; this program has each one read before it takes effect"
}

deny contains {"kind": "workflow_changes", "id": change.id, "field": "policy_documented_on", "basis": "program", "message": message} if {
	some change in judged
	from_law(change)
	days := dates.days_between(change.law_effective_on, change.policy_documented_on)
	days > allowed
	documented(change)
	message := sprintf("was written into the policy %v after the law applied; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "workflow_changes", "id": change.id, "field": "law_effective_on", "basis": "program", "message": message} if {
	some change in judged
	from_law(change)
	not change.law_effective_on
	message := "comes from a change in law and does not say from when it applies; record the day"
}

deny contains {"kind": "workflow_changes", "id": change.id, "field": "changed_on", "basis": "program", "message": message} if {
	some change in judged
	change.status == "in_effect"
	message := undated(change)
}

undated(change) := "is in effect and does not say since when; record the day" if not change.changed_on

undated(change) := sprintf("is called in effect from %v, a day still to come; correct the status or the day", [change.changed_on]) if {
	change.changed_on > input.today
}
