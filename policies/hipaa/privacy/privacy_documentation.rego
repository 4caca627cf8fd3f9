# METADATA
# title: Privacy documentation
# description: Policies, required writings and records of what the privacy rule has documented are kept for six years.
# custom:
#   citations:
#     - "164.530(j)(1)"
#     - "164.530(j)(1)(i)"
#     - "164.530(j)(1)(ii)"
#     - "164.530(j)(1)(iii)"
#     - "164.530(j)(1)(iv)"
#     - "164.530(j)(2)"
package hipaa.privacy.privacy_documentation

import data.hipaa.lib.breaches
import data.hipaa.lib.documents
import data.hipaa.lib.retention

# What the Security Rule alone has documented.
security_only := {"activity_review", "contingency_plan", "evaluation", "maintenance_record", "risk_analysis", "specification_decision"}

judged contains document if {
	some document in input.evidence.documents.records
	type := document.type
	not type in security_only
}

population contains {"kind": "documents", "id": document.id} if some document in judged

excluded contains {"kind": "documents", "id": document.id, "reason": reason} if {
	some document in input.evidence.documents.records
	document.type in security_only
	reason := sprintf("type %v, which the Security Rule asks for", [document.type])
}

kept contains document if {
	some document in judged
	document.status == "kept"
}

# (1)(i): the text of each policy in force.
texts := {[document.policy_id, document.version] | some document in kept}

deny contains {"kind": "written_policies", "message": message} if {
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
	not policy.location
	not [policy.policy_id, policy.version] in texts
	message := sprintf("%v version %v is in force, and nothing shows where its text is maintained; find it, and list it", [policy.policy_id, policy.version])
}

# (1)(ii): copies of what has to be in writing.
deny contains {"kind": "workflows", "message": message} if {
	some workflow in input.evidence.workflows.records
	workflow.status == "in_use"
	workflow.required_writing
	not workflow.copies_kept_in
	message := sprintf("%v sends what has to be in writing, and nothing shows that copies are maintained; keep one of each, and record where", [workflow.workflow_id])
}

# (1)(iii): what happened and has to be documented, with the paragraph that says so.
documented_types := {
	"designation": "164.530(a)(2)",
	"sanction_record": "164.530(e)(2)",
	"training_record": "164.530(b)(2)(ii)",
}

happened contains "designation" if count(input.evidence.officials.records) > 0

happened contains "sanction_record" if {
	some case in input.evidence.sanctions.records
	case.applied_on <= input.today
}

happened contains "training_record" if count(input.evidence.training.records) > 0

kept_types := {document.type | some document in kept}

deny contains {"kind": "documents", "message": message} if {
	some type in (happened - kept_types)
	message := sprintf("no document of type %v is kept, for which %v asks; write it from what is known, and list it", [type, documented_types[type]])
}

# (1)(iv): what meets the burden of proof of 164.414(b) is in a record of incidents that reaches over the day.
incident_records := [[first, object.get(document, "last_in_effect_on", input.today)] |
	some document in kept
	document.type == "incident_record"
	first := document.created_on
]

recorded(day) if {
	some span in incident_records
	span[0] <= day
	day <= span[1]
}

deny contains {"kind": "documents", "message": message} if {
	some incident in input.evidence.incidents.records
	breaches.concerns(incident)
	day := incident.known_on
	input.today < retention.full_on(day)
	not recorded(day)
	message := sprintf("no incident record that is kept reaches over %v, when %v became known: nothing would show that notices were made, or not due; find or rewrite it", [day, incident.incident_id])
}

# (2): six years.
in_effect_for_a_time := {"agreement", "designation", "policy", "procedure"}

still_in_effect(document) if {
	document.type in in_effect_for_a_time
	not document.last_in_effect_on
}

due(document) := retention.kept_until(document) if not still_in_effect(document)

undue(document) if not dated(document)

dated(document) if due(document)

deny contains {"kind": "documents", "id": document.id, "field": "status", "message": message} if {
	some document in judged
	document.status != "kept"
	message := gone_too_early(document)
}

gone_too_early(document) := sprintf("is %v, and nothing shows that its six years were full; look for a copy, and record its days", [document.status]) if {
	undue(document)
} else := sprintf("was destroyed on %v, and its six years were full on %v; look for another copy, and stop the schedule that did it", [document.destroyed_on, due(document)]) if {
	document.destroyed_on < due(document)
} else := sprintf("is %v, its six years are full only on %v, and nothing shows that it outlived them; look for a copy", [document.status, due(document)]) if {
	input.today < due(document)
} else := "is destroyed, and nothing shows on which day; record it, since nothing else shows that six years were full" if {
	document.status == "destroyed"
	not document.destroyed_on
}

deny contains {"kind": "documents", "id": document.id, "field": "location", "message": message} if {
	some document in kept
	not document.location
	message := "does not say where it is kept, so that nothing shows it is; record the place"
}

deny contains {"kind": "documents", "id": document.id, "field": "keep_until", "message": message} if {
	some document in kept
	until := due(document)
	document.keep_until < until
	message := sprintf("may be destroyed from %v by the schedule, and its six years are full on %v; correct the schedule", [document.keep_until, until])
}

deny contains {"kind": "documents", "id": document.id, "field": "keep_until", "message": message} if {
	some document in kept
	still_in_effect(document)
	document.keep_until <= input.today
	message := sprintf("is in effect, and may be destroyed from %v by the schedule; take the day out until it is replaced", [document.keep_until])
}

# Practice: complaints are listed among the documents too.
about := {number | some document in kept; some number in document.about}

deny contains {"kind": "documents", "basis": "program", "message": message} if {
	some complaint in input.evidence.complaints.records
	complaint.concerns != "other"
	complaint.status == "closed"
	number := complaint.complaint_id
	not number in about
	message := sprintf("complaint %v is closed, and no document that is kept is about it; this program files each complaint with its disposition", [number])
}

deny contains {"kind": "documents", "id": document.id, "field": "destroyed_on", "basis": "program", "message": message} if {
	some document in judged
	document.status == "destroyed"
	document.destroyed_on > input.today
	message := sprintf("is recorded as destroyed on %v, a day still to come; correct the status or the day", [document.destroyed_on])
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "retention")
	message := "no written policy on topic retention is in force; this program wants one that says what is kept how long, and who may destroy it"
}
