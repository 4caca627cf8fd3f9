# METADATA
# title: Policies and procedures for each standard
# description: For each standard of the Security Rule a policy or procedure is in force, and what a new version changed is written down.
# custom:
#   citations: ["164.316(a)"]
package hipaa.documentation.policies_and_procedures

import data.hipaa.lib.documents
import data.hipaa.lib.standards

population contains {"kind": "written_policies", "id": policy.id} if {
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
}

excluded contains {"kind": "written_policies", "id": policy.id, "reason": reason} if {
	some policy in input.evidence.written_policies.records
	not documents.in_force(policy)
	reason := out_of_force(policy)
}

out_of_force(policy) := "not yet in effect" if policy.status == "in_force"

out_of_force(policy) := sprintf("status %v", [policy.status]) if policy.status != "in_force"

topics_in_force := {topic |
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
	some topic in policy.topics
}

# Whether a policy is reasonable and appropriate is for people to read; that there is none can be told.
deny contains {"kind": "written_policies", "message": message} if {
	some standard in standards.binding(input.organization.roles)
	accepted := standards.topics[standard]
	count(accepted & topics_in_force) == 0
	message := sprintf("no policy or procedure for the standard %v is in force; write one on topic %v and have it approved", [standard, concat(" or ", sort(accepted))])
}

# Versions.
versions := {"policy", "procedure"}

left_out(document) := sprintf("type %v", [document.type]) if {
	not document.type in versions
} else := sprintf("status %v", [document.status]) if {
	document.status != "kept"
}

judged contains document if {
	some document in input.evidence.documents.records
	not left_out(document)
}

population contains {"kind": "documents", "id": document.id} if some document in judged

excluded contains {"kind": "documents", "id": document.id, "reason": reason} if {
	some document in input.evidence.documents.records
	reason := left_out(document)
}

# "May change its policies and procedures at any time, provided that the changes are documented."
deny contains {"kind": "documents", "id": document.id, "field": "changes", "message": message} if {
	some document in judged
	former := document.supersedes
	not document.changes
	message := sprintf("replaces version %v without a record of what changed; compare the two texts and write it down", [former])
}

# The first version replaces none. Which is the first is told by the days of creation.
created_in_order := array.concat([[""]], sort({[document.policy_id, day, document.version] |
	some document in input.evidence.documents.records
	document.type in versions
	day := object.get(document, "created_on", "")
}))

first_versions := {[one[0], one[2]] | some i, before in created_in_order; one := created_in_order[i + 1]; one[0] != before[0]}

deny contains {"kind": "documents", "id": document.id, "field": "supersedes", "message": message} if {
	some document in judged
	not document.supersedes
	not document.changes
	version := [document.policy_id, document.version]
	not version in first_versions
	message := sprintf("is a later version of %v that does not say which it replaced nor what changed; record both", [document.policy_id])
}

# Practice: which policy and version a text is.
deny contains {"kind": "documents", "id": document.id, "field": field, "basis": "program", "message": message} if {
	some document in judged
	some field, words in {"policy_id": "policy", "version": "version"}
	not document[field]
	message := sprintf("does not say which %v it is; record it as in the policy register", [words])
}
