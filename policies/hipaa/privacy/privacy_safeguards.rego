# METADATA
# title: Privacy safeguards
# description: Each workflow with PHI has administrative, technical and physical safeguards, and something that limits what others overhear or see.
# custom:
#   citations: ["164.530(c)(1)", "164.530(c)(2)(i)", "164.530(c)(2)(ii)"]
#   parameters:
#     review_days: {type: integer, minimum: 1}
#     repeated: {type: integer, minimum: 1, description: Incidents of one sort after which this program looks at the safeguards again.}
package hipaa.privacy.privacy_safeguards

import data.hipaa.lib.dates

limits := input.parameters.privacy_safeguards

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

categories := {
	"administrative_safeguards": "administrative",
	"physical_safeguards": "physical",
	"technical_safeguards": "technical",
}

deny contains {"kind": "workflows", "id": workflow.id, "field": field, "message": message} if {
	some workflow in judged
	some field, word in categories
	count(object.get(workflow, field, [])) == 0
	message := sprintf("shows no %v safeguard around its PHI; put one in place that fits the work, and record it", [word])
}

# PHI flows at a touchpoint for which no workflow is on record: nothing shows a safeguard there.
covered := {touchpoint | some workflow in judged; some touchpoint in workflow.touchpoints}

# Of each touchpoint the last flow, by its id. In order, it stands before another touchpoint or the end.
flows_in_order := array.concat(
	sort({[flow.touchpoint, flow.flow_id] |
		some flow in input.evidence.phi_inventory.records
		flow.status == "in_use"
		flow.content != "de_identified"
	}),
	[[""]],
)

flow_at := {one[0]: one[1] | some i, one in flows_in_order; flows_in_order[i + 1][0] != one[0]}

deny contains {"kind": "workflows", "message": message} if {
	some touchpoint, flow_id in flow_at
	not touchpoint in covered
	message := sprintf("no workflow in use covers %v, where PHI flows (%v): nothing shows what safeguards it there; record the workflow and its safeguards", [replace(touchpoint, "_", " "), flow_id])
}

# Incidental uses and disclosures. Not having looked is not knowing.
deny contains {"kind": "workflows", "id": workflow.id, "field": "exposed_to", "message": message} if {
	some workflow in judged
	not workflow.exposed_to
	message := "does not say who may overhear or see PHI, so that nothing shows that this is limited; look, and record it"
}

deny contains {"kind": "workflows", "id": workflow.id, "field": "incidental_limits", "message": message} if {
	some workflow in judged
	count(workflow.exposed_to) > 0
	count(object.get(workflow, "incidental_limits", [])) == 0
	message := sprintf("lets %v overhear or see PHI, and nothing limits it; lower voices, turn screens, cover pages, and record what was done", [concat(", ", sort(workflow.exposed_to))])
}

# Looking again is this program's practice.
deny contains {"kind": "workflows", "id": workflow.id, "field": "safeguards_reviewed_on", "basis": "program", "message": message} if {
	some workflow in judged
	not workflow.safeguards_reviewed_on
	message := "does not say when its safeguards were last looked at; look, and record the day"
}

deny contains {"kind": "workflows", "id": workflow.id, "field": "safeguards_reviewed_on", "basis": "program", "message": message} if {
	some workflow in judged
	workflow.safeguards_reviewed_on > input.today
	message := sprintf("had its safeguards looked at on %v, a day still to come; correct the date", [workflow.safeguards_reviewed_on])
}

deny contains {"kind": "workflows", "id": workflow.id, "field": "safeguards_reviewed_on", "basis": "program", "message": message} if {
	some workflow in judged
	days := dates.days_since(workflow.safeguards_reviewed_on)
	allowed := limits.review_days
	days > allowed
	message := sprintf("had its safeguards last looked at %v ago; this program allows %v", [dates.words(days), allowed])
}

# What goes wrong again and again: when incidents of each sort became known.
known_of[type] contains [day, incident.id] if {
	some incident in input.evidence.incidents.records
	incident.result == "successful"
	incident.phi == "unsecured"
	type := incident.type
	day := incident.known_on
}

known := known_of

deny contains {"kind": "workflows", "id": workflow.id, "field": "safeguards_reviewed_on", "basis": "program", "message": message} if {
	some workflow in judged
	some type in workflow.incident_types
	since := [one | some one in known[type]; one[0] > workflow.safeguards_reviewed_on]
	count(since) >= limits.repeated
	message := sprintf("led to %v incidents (%v) since its safeguards were last looked at on %v; this program looks again after %v", [count(since), replace(type, "_", " "), workflow.safeguards_reviewed_on, limits.repeated])
}
