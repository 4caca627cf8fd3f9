# METADATA
# title: Plan document provisions
# description: The plan documents of a group health plan hold its sponsor to safeguarding the ePHI that it gets from the plan.
# custom:
#   citations: ["164.314(b)(1)", "164.314(b)(2)", "164.314(b)(2)(i)", "164.314(b)(2)(ii)", "164.314(b)(2)(iii)", "164.314(b)(2)(iv)"]
package hipaa.organizational.plan_document_provisions

# "Except when the only electronic protected health information disclosed to a plan sponsor is …": where it is unknown
# what the sponsor gets, the provisions are asked for.
excepted := {
	"authorized_only": "the sponsor gets ePHI by authorization only",
	"nothing": "the sponsor gets no ePHI",
	"summary_or_enrollment": "the sponsor gets summary or enrollment information only",
}

judged contains plan if {
	some plan in input.evidence.plan_documents.records
	plan.status == "in_force"
	not excepted[plan.sponsor_receives]
}

bound if count(judged) > 0

population contains {"kind": "plan_documents", "id": plan.id} if some plan in judged

# Where nothing has to be provided, that is what was looked at.
population contains {"kind": "plan_documents", "id": plan.id} if {
	not bound
	some plan in input.evidence.plan_documents.records
}

excluded contains {"kind": "plan_documents", "id": plan.id, "reason": reason} if {
	bound
	some plan in input.evidence.plan_documents.records
	plan.status == "in_force"
	reason := excepted[plan.sponsor_receives]
}

excluded contains {"kind": "plan_documents", "id": plan.id, "reason": "status ended"} if {
	bound
	some plan in input.evidence.plan_documents.records
	plan.status == "ended"
}

provisions := {
	"agents_bound": "require that agents agree to security measures before they get the information",
	"incidents_reported": "require the sponsor to report security incidents to the plan",
	"separation_supported": "require security measures that support the separation of plan staff",
	"sponsor_implements": "require the sponsor to implement administrative, physical and technical safeguards",
	"sponsor_safeguards": "provide that the sponsor will reasonably and appropriately safeguard ePHI",
}

deny contains {"kind": "plan_documents", "id": plan.id, "field": field, "message": message} if {
	some plan in judged
	some field, words in provisions
	not plan[field]
	message := sprintf("is not shown to %v; amend the plan documents", [words])
}

deny contains {"kind": "plan_documents", "id": plan.id, "field": "effective_on", "message": message} if {
	some plan in judged
	plan.effective_on > input.today
	message := sprintf("has its provisions in force only from %v; keep ePHI from the sponsor until then", [plan.effective_on])
}

# What the register of plans should say besides, as this program's practice.
deny contains {"kind": "plan_documents", "id": plan.id, "field": field, "basis": "program", "message": message} if {
	some plan in judged
	some field, words in {
		"effective_on": "since when its provisions are in force",
		"location": "where its plan documents are kept",
	}
	not plan[field]
	message := sprintf("does not say %v; record it", [words])
}

deny contains {"kind": "plan_documents", "id": plan.id, "field": "sponsor_receives", "basis": "program", "message": message} if {
	some plan in judged
	plan.sponsor_receives == "unknown"
	message := "does not show which ePHI the sponsor gets; ask and record it"
}
