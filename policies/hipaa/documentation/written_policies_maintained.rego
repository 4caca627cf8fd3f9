# METADATA
# title: Written policies maintained
# description: Policies and procedures are in writing, in force on every topic the program needs, and reviewed.
# custom:
#   citations: ["164.316(b)(1)(i)", "164.316(b)(2)(iii)"]
#   parameters:
#     review_days: {type: integer, minimum: 1}
#     topics: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
package hipaa.documentation.written_policies_maintained

import data.hipaa.lib.dates
import data.hipaa.lib.documents

# Topics on which the text itself asks for policies or procedures. The program's list may hold more; those are its
# own practice.
asked_for := {
	"clearinghouse_isolation": "164.308(a)(4)(ii)(A)",
	"emergency_access": "164.312(a)(2)(ii)",
	"incident_response": "164.308(a)(6)(i)",
	"maintenance": "164.310(a)(2)(iv)",
	"record_access": "164.308(a)(4)(i)",
	"termination": "164.308(a)(3)(ii)(C)",
	"workstation_use": "164.310(b)",
}

judged contains policy if {
	some policy in input.evidence.written_policies.records
	policy.status == "in_force"
}

population contains {"kind": "written_policies", "id": policy.id} if some policy in judged

excluded contains {"kind": "written_policies", "id": policy.id, "reason": reason} if {
	some policy in input.evidence.written_policies.records
	policy.status != "in_force"
	reason := sprintf("status %v", [policy.status])
}

wanted contains topic if some topic in input.parameters.written_policies_maintained.topics

# What a standard or a required specification asks for is wanted whatever the program's own list says. On an
# addressable one (maintenance, termination) the program decides.
wanted contains topic if some topic in {"emergency_access", "incident_response", "record_access", "workstation_use"}

wanted contains "clearinghouse_isolation" if "clearinghouse_in_larger_organization" in input.organization.roles

missing contains topic if {
	some topic in wanted
	not documents.on_topic(input.evidence.written_policies.records, topic)
}

deny contains {"kind": "written_policies", "message": message} if {
	some topic in missing
	message := sprintf("no policy or procedure on topic %v is in force, for which %v asks; write one and have it approved", [topic, asked_for[topic]])
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	some topic in missing
	not asked_for[topic]
	message := sprintf("no policy on topic %v is in force, which this program wants; write one and have it approved", [topic])
}

deny contains {"kind": "written_policies", "id": policy.id, "field": "location", "message": message} if {
	some policy in judged
	not policy.location
	message := "does not say where its written text is kept; record the place"
}

# The text asks for review from time to time, without a number: what shows neither a review nor a plan for one shows
# none.
deny contains {"kind": "written_policies", "id": policy.id, "field": "reviewed_on", "message": message} if {
	some policy in judged
	not policy.reviewed_on
	not policy.next_review_on
	message := "shows neither a review nor a day for the next; review it and set one"
}

# From here on: what this program asks of its register, and the days it set itself.
deny contains {"kind": "written_policies", "id": policy.id, "field": field, "basis": "program", "message": message} if {
	some policy in judged
	some field, text in {
		"approved_by": "which office approved it",
		"approved_on": "when it was approved",
		"effective_on": "since when it is in force",
		"owner": "which office keeps it current",
	}
	not policy[field]
	message := sprintf("does not say %v; record it", [text])
}

deny contains {"kind": "written_policies", "id": policy.id, "field": "approved_by", "basis": "program", "message": message} if {
	some policy in judged
	policy.approved_by == policy.owner
	message := sprintf("is approved by its own owner, %v; have another office approve it", [policy.owner])
}

deny contains {"kind": "written_policies", "id": policy.id, "field": "effective_on", "basis": "program", "message": message} if {
	some policy in judged
	documents.begins_later(policy)
	message := sprintf("is recorded as in force, but only from %v; keep it a draft until then", [policy.effective_on])
}

deny contains {"kind": "written_policies", "id": policy.id, "field": "effective_on", "basis": "program", "message": message} if {
	some policy in judged
	policy.effective_on < policy.approved_on
	message := sprintf("took effect on %v, before its approval on %v; correct the dates", [policy.effective_on, policy.approved_on])
}

deny contains {"kind": "written_policies", "id": policy.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some policy in judged
	policy.reviewed_on > input.today
	message := sprintf("is recorded as reviewed on %v, a day still to come; correct the date", [policy.reviewed_on])
}

deny contains {"kind": "written_policies", "id": policy.id, "field": "next_review_on", "basis": "program", "message": message} if {
	some policy in judged
	overdue(policy)
	message := sprintf("was due for review by %v, as this program planned; review it and set the next day", [policy.next_review_on])
}

deny contains {"kind": "written_policies", "id": policy.id, "field": "next_review_on", "basis": "program", "message": message} if {
	some policy in judged
	policy.reviewed_on
	not policy.next_review_on
	message := "has no day for its next review; set one"
}

# The last time it was looked at: its review, or before the first one its approval. Silent where the day planned has
# passed already, which is said above.
deny contains {"kind": "written_policies", "id": policy.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some policy in judged
	not overdue(policy)
	days := dates.days_since(last_seen(policy))
	allowed := input.parameters.written_policies_maintained.review_days
	days > allowed
	message := sprintf("was last looked at %v ago; this program reviews within %v", [dates.words(days), allowed])
}

overdue(policy) if policy.next_review_on < input.today

last_seen(policy) := policy.reviewed_on

last_seen(policy) := policy.approved_on if not policy.reviewed_on
