# METADATA
# title: Plan documents retained
# description: Plan documents that were amended for the sponsor's administration of the plan are kept, for six years from their last day in effect.
# custom:
#   citations: ["164.530(k)", "164.530(k)(2)"]
package hipaa.privacy.plan_documents_retained

import data.hipaa.lib.retention

# Sponsors that get what plan documents need no amendment for (164.504(f)(1)(ii)-(iii)), or nothing.
not_amended(plan) := sprintf("sponsor gets %v, for which nothing is amended", [replace(plan.sponsor_receives, "_", " ")]) if {
	plan.sponsor_receives in {"authorized_only", "nothing", "summary_or_enrollment"}
}

judged contains plan if {
	some plan in input.evidence.plan_documents.records
	not not_amended(plan)
}

population contains {"kind": "plan_documents", "id": plan.id} if some plan in judged

# Where no plan is amended, each was looked at.
population contains {"kind": "plan_documents", "id": plan.id} if {
	count(judged) == 0
	some plan in input.evidence.plan_documents.records
}

excluded contains {"kind": "plan_documents", "id": plan.id, "reason": reason} if {
	count(judged) > 0
	some plan in input.evidence.plan_documents.records
	reason := not_amended(plan)
}

deny contains {"kind": "plan_documents", "id": plan.id, "field": "location", "message": message} if {
	some plan in judged
	plan.status == "in_force"
	not plan.location
	message := "is in force, and nothing shows where its documents as amended are maintained; record the place"
}

copies[plan_id] contains document if {
	some document in input.evidence.documents.records
	some plan_id in document.about
}

copies_of := copies

deny contains {"kind": "plan_documents", "id": plan.id, "field": "status", "message": message} if {
	some plan in judged
	plan.status == "ended"
	not copies_of[plan.plan_id]
	message := "has ended, and its documents as amended are not on the list of documents; find them, and keep them for six years from the last day"
}

deny contains {"kind": "plan_documents", "id": plan.id, "field": "status", "message": message} if {
	some plan in judged
	some document in copies_of[plan.plan_id]
	document.status != "kept"
	not outlived(document)
	message := sprintf("document %v of it is %v, and nothing shows that its six years were full; look for a copy", [document.document_id, document.status])
}

# Gone on a day when six years from its last day in effect were full.
outlived(document) if {
	document.last_in_effect_on
	object.get(document, "destroyed_on", input.today) >= retention.kept_until(document)
}
