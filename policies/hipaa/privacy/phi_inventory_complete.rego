# METADATA
# title: PHI inventory is complete
# description: This program knows at every touchpoint of the revenue cycle where PHI is, who sees it and where it goes.
# custom:
#   citations: ["164.308(b)(1)", "164.502(e)(1)"]
#   parameters:
#     review_days: {type: integer, minimum: 1}
#     touchpoints: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
package hipaa.privacy.phi_inventory_complete

import data.hipaa.lib.dates
import data.hipaa.lib.scope

limits := input.parameters.phi_inventory_complete

systems := {system.system_id: system | some system in input.evidence.systems.records}

staffed := {person.unit | some person in input.evidence.workforce.records}

judged contains flow if {
	some flow in input.evidence.phi_inventory.records
	flow.status == "in_use"
}

population contains {"kind": "phi_inventory", "id": flow.id} if some flow in judged

excluded contains {"kind": "phi_inventory", "id": flow.id, "reason": reason} if {
	some flow in input.evidence.phi_inventory.records
	flow.status != "in_use"
	reason := sprintf("status %v", [flow.status])
}

population contains {"kind": "systems", "id": system.id} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

present := {flow.touchpoint | some flow in judged}

deny contains {"kind": "phi_inventory", "message": message} if {
	some touchpoint in limits.touchpoints
	not touchpoint in present
	message := sprintf("no flow in use is recorded for %v; walk through that work and record what goes where", [replace(touchpoint, "_", " ")])
}

known_systems := {id | some flow in judged; some id in flow.systems}

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	not system.system_id in known_systems
	message := "holds ePHI, and no flow of the PHI inventory uses it; find out which work brings PHI into it and record that"
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "systems", "message": message} if {
	some flow in judged
	some id in flow.systems
	reason := astray(id)
	message := sprintf("uses system %v, which %v; correct the inventory that is wrong", [id, reason])
}

astray(id) := "is not in the inventory of systems" if not systems[id]

astray(id) := sprintf("has status %v", [system.status]) if {
	system := systems[id]
	system.status != "in_use"
}

astray(id) := "is recorded as touching no ePHI" if {
	system := systems[id]
	system.status == "in_use"
	not system.ephi
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "systems", "message": message} if {
	some flow in judged
	flow.medium in {"electronic", "mixed"}
	count(object.get(flow, "systems", [])) == 0
	message := sprintf("is %v and names no system; record in which it lies", [flow.medium])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": field, "message": message} if {
	some flow in judged
	some field, words in {
		"document_types": "which documents it consists of",
		"medium": "whether it is electronic, paper, spoken or mixed",
		"owner": "which office answers for it",
		"seen_by": "whose people see it",
	}
	not flow[field]
	message := sprintf("does not say %v; record it", [words])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "seen_by", "message": message} if {
	some flow in judged
	some unit in flow.seen_by
	unit != "all"
	not unit in staffed
	message := sprintf("is seen by unit %v, in which nobody of the workforce works; correct the unit", [unit])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "reviewed_on", "message": message} if {
	some flow in judged
	not flow.reviewed_on
	message := sprintf("was never compared with the work; this program does so every %v", [dates.words(limits.review_days)])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "reviewed_on", "message": message} if {
	some flow in judged
	flow.reviewed_on > input.today
	message := sprintf("is recorded as reviewed on %v, a day still to come; correct the date", [flow.reviewed_on])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "reviewed_on", "message": message} if {
	some flow in judged
	days := dates.days_since(flow.reviewed_on)
	allowed := limits.review_days
	days > allowed
	message := sprintf("was last compared with the work %v ago; this program allows %v", [dates.words(days), allowed])
}
