# METADATA
# title: Privacy policies and procedures
# description: For each standard on PHI a policy or procedure is in force, and people work by it, as it reads after the last change.
# custom:
#   citations: ["164.530(i)(1)"]
#   parameters:
#     review_days: {type: integer, minimum: 0, description: Days after a workflow changed by which the policies it is done by are reviewed.}
package hipaa.privacy.privacy_policies

import data.hipaa.lib.dates
import data.hipaa.lib.documents

allowed := input.parameters.privacy_policies.review_days

# The standards of Subpart E and of Subpart D that a policy or procedure is to be designed for, each with the topics
# of which any one will do. What only permits, or binds only who does it (research, fundraising, underwriting), is not
# among them.
topics := {
	"164.404(a)": {"breach_notification"},
	"164.502(a)": {"release_of_information", "uses_and_disclosures"},
	"164.502(b)": {"minimum_necessary"},
	"164.502(e)(1)": {"business_associates"},
	"164.502(g)": {"personal_representatives"},
	"164.508(a)": {"authorizations"},
	"164.510(b)": {"family_and_friends", "opportunity_to_object"},
	"164.512(a)": {"public_interest", "required_by_law"},
	"164.514(h)(1)": {"identity_verification"},
	"164.520(a)": {"notice_of_privacy_practices"},
	"164.522(a)": {"restrictions"},
	"164.522(b)": {"confidential_communications"},
	"164.524(a)": {"access_of_individuals", "access_requests", "individual_access"},
	"164.526(a)": {"amendment", "amendments"},
	"164.528(a)": {"accounting_of_disclosures"},
	"164.530(a)(1)": {"privacy_official", "privacy_program"},
	"164.530(b)(1)": {"privacy_training"},
	"164.530(c)(1)": {"clean_desk", "privacy_safeguards"},
	"164.530(d)(1)": {"complaints"},
	"164.530(e)(1)": {"sanctions"},
	"164.530(f)": {"mitigation"},
	"164.530(g)": {"no_retaliation"},
	"164.530(h)": {"no_waiver"},
	"164.530(j)(1)": {"retention"},
}

in_force contains policy if {
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
}

out_of_force(policy) := "not yet in effect" if policy.status == "in_force"

out_of_force(policy) := sprintf("status %v", [policy.status]) if policy.status != "in_force"

population contains {"kind": "written_policies", "id": policy.id} if some policy in in_force

excluded contains {"kind": "written_policies", "id": policy.id, "reason": reason} if {
	some policy in input.evidence.written_policies.records
	not documents.in_force(policy)
	reason := out_of_force(policy)
}

left_out(workflow) := "no PHI" if {
	not workflow.phi
} else := sprintf("status %v", [workflow.status]) if {
	workflow.status != "in_use"
}

judged contains workflow if {
	some workflow in input.evidence.workflows.records
	not left_out(workflow)
}

population contains {"kind": "workflows", "id": workflow.id} if some workflow in judged

excluded contains {"kind": "workflows", "id": workflow.id, "reason": reason} if {
	some workflow in input.evidence.workflows.records
	reason := left_out(workflow)
}

# Whether a text is designed to comply is for people to read; that there is none can be told.
topics_in_force := {topic | some policy in in_force; some topic in policy.topics}

deny contains {"kind": "written_policies", "message": message} if {
	some standard, accepted in topics
	count(accepted & topics_in_force) == 0
	message := sprintf("no policy or procedure for the standard %v is in force; write one on topic %v and have it approved", [standard, concat(" or ", sort(accepted))])
}

# "Must implement": people work by them.
policies := {policy.policy_id: policy | some policy in in_force}

ids_in_force := {policy.policy_id | some policy in in_force}

named(workflow) := {policy_id | some policy_id in object.get(workflow, "policies", [])}

known(workflow) := named(workflow) & ids_in_force

deny contains {"kind": "workflows", "id": workflow.id, "field": "policies", "message": message} if {
	some workflow in judged
	count(known(workflow)) == 0
	message := "is not shown to be done by any policy or procedure in force; write one, or name it"
}

deny contains {"kind": "workflows", "id": workflow.id, "field": "policies", "basis": "program", "message": message} if {
	some workflow in judged
	count(known(workflow)) > 0
	some policy_id in named(workflow)
	not policy_id in ids_in_force
	message := sprintf("names policy %v, which is not in force; correct it, or have it approved", [policy_id])
}

# From here on this program's practice. The last day on which each workflow changed.
changes_in_order := array.concat(
	sort({[change.workflow, change.changed_on, change.change_id] |
		some change in input.evidence.workflow_changes.records
		change.status == "in_effect"
		change.changed_on <= input.today
	}),
	[[""]],
)

last_change := {one[0]: one | some i, one in changes_in_order; changes_in_order[i + 1][0] != one[0]}

# The newest day on which somebody had the text in hand, as far as it has come.
considered(policy) := max({day | some field in ["approved_on", "effective_on", "reviewed_on"]; day := policy[field]; day <= input.today} | {""})

# Of each policy the workflows that are done by it and changed after it was last reviewed.
overtaken contains {"policy": id, "workflow": name, "day": day, "number": number} if {
	some workflow in judged
	name := workflow.workflow_id
	change := last_change[name]
	day := change[1]
	number := change[2]
	some policy_id in known(workflow)
	policy := policies[policy_id]
	considered(policy) < day
	id := policy.id
}

deny contains {"kind": "written_policies", "id": id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some one in overtaken
	id := one.policy
	days := dates.days_since(one.day)
	days > allowed
	message := sprintf("was not reviewed since workflow %v changed on %v (%v), %v ago; this program allows %v: compare text and work", [one.workflow, one.day, one.number, dates.words(days), allowed])
}

workflow_ids := {workflow.workflow_id | some workflow in input.evidence.workflows.records}

deny contains {"kind": "workflows", "basis": "program", "message": message} if {
	some id, change in last_change
	not id in workflow_ids
	message := sprintf("%v, which change %v names, is not on the list of workflows; record it, or correct the change", [id, change[2]])
}
