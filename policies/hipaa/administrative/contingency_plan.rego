# METADATA
# title: Contingency plan
# description: For every system with ePHI it is written down what is done when something damages it, and the plan can be read on that day.
# custom:
#   citations: ["164.308(a)(7)(i)"]
#   parameters: {}
package hipaa.administrative.contingency_plan

import data.hipaa.lib.documents
import data.hipaa.lib.plans
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

covered := plans.covered_at_all(input.evidence.contingency_plans.records)

judged_systems contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

judged_plans contains plan if {
	some plan in input.evidence.contingency_plans.records
	plans.in_force(plan)
}

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

population contains {"kind": "contingency_plans", "id": plan.id} if some plan in judged_plans

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

excluded contains {"kind": "contingency_plans", "id": plan.id, "reason": reason} if {
	some plan in input.evidence.contingency_plans.records
	not plans.in_force(plan)
	reason := sprintf("status %v", [plan.status])
}

# The text speaks of systems that contain ePHI. A payer's portal, a way in from outside and a directory of users only
# lead to it.
basis(system) := "rule" if {
	scope.stores(system)
} else := "program"

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "contingency")
	message := "no written policy on topic contingency is in force; write down who does what when fire, failure or an attack damages systems with ePHI, and have it approved"
}

deny contains {"kind": "systems", "id": system.id, "basis": whose, "message": message} if {
	some system in judged_systems
	not system.system_id in covered
	whose := basis(system)
	message := "is named in no part of the contingency plan that is in force; write down what is done when it is damaged, and add it to the plan"
}

# How the plan is approved and kept is this program's practice.
deny contains {"kind": "contingency_plans", "id": plan.id, "field": "systems", "basis": "program", "message": message} if {
	some plan in judged_plans
	count(object.get(plan, "systems", [])) == 0
	message := "names no system; record those it has procedures for"
}

deny contains {"kind": "contingency_plans", "id": plan.id, "field": "systems", "basis": "program", "message": message} if {
	some plan in judged_plans
	some name in plan.systems
	why := unfit(name)
	message := sprintf("has procedures for system %v, which is %v; go through it again", [name, why])
}

unfit(name) := "not in the inventory" if not systems[name]

unfit(name) := "retired" if systems[name].status == "retired"

deny contains {"kind": "contingency_plans", "id": plan.id, "field": field, "basis": "program", "message": message} if {
	some plan in judged_plans
	some field, text in {
		"approved_by": "which office approved it",
		"approved_on": "when it was approved",
		"location": "where its text is kept",
		"owner": "which office keeps it current",
	}
	not plan[field]
	message := sprintf("does not say %v; record it", [text])
}

deny contains {"kind": "contingency_plans", "id": plan.id, "field": "approved_by", "basis": "program", "message": message} if {
	some plan in judged_plans
	plan.approved_by == plan.owner
	message := sprintf("is approved by its own owner, %v; have another office approve it", [plan.owner])
}

deny contains {"kind": "contingency_plans", "id": plan.id, "field": "approved_on", "basis": "program", "message": message} if {
	some plan in judged_plans
	plan.approved_on > input.today
	message := sprintf("is recorded as approved on %v, a day still to come; keep it a draft until then", [plan.approved_on])
}

deny contains {"kind": "contingency_plans", "id": plan.id, "field": "kept_offline", "basis": "program", "message": message} if {
	some plan in judged_plans
	not plan.kept_offline
	message := "is not shown to be readable while the systems are down; this program keeps a copy on paper or with somebody else"
}
