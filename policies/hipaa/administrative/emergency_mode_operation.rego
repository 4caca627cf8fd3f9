# METADATA
# title: Emergency mode operation plan
# description: While systems are down, critical work goes on by procedures that keep its ePHI safe.
# custom:
#   citations: ["164.308(a)(7)(ii)(C)"]
#   parameters:
#     drill_days: {type: integer, minimum: 1}
package hipaa.administrative.emergency_mode_operation

import data.hipaa.lib.dates
import data.hipaa.lib.plans
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

plan_ids := {plan.plan_id |
	some plan in input.evidence.contingency_plans.records
	plans.in_force(plan)
	plan.part == "emergency_mode"
}

judged contains process if {
	some process in input.evidence.emergency_mode.records
	process.status == "in_use"
}

goes_on_without := {system | some process in judged; some system in process.systems}

population contains {"kind": "emergency_mode", "id": process.id} if some process in judged

excluded contains {"kind": "emergency_mode", "id": process.id, "reason": "no longer kept going"} if {
	some process in input.evidence.emergency_mode.records
	process.status == "retired"
}

deny contains {"kind": "contingency_plans", "message": message} if {
	count(plan_ids) == 0
	message := "no emergency mode operation plan is in force; write down how critical work goes on while systems are down, and have it approved"
}

# Which work is critical the program says itself, in its criticality analysis.
deny contains {"kind": "emergency_mode", "message": message} if {
	some record in input.evidence.criticality.records
	record.tier == "critical"
	scope.in_use(systems[record.system])
	not record.system in goes_on_without
	message := sprintf("nothing is written down on how work goes on without system %v, which the analysis calls critical; write down the process", [record.system])
}

deny contains {"kind": "emergency_mode", "id": process.id, "field": "works_by", "message": message} if {
	some process in judged
	not process.works_by
	message := "does not say how the work goes on; write down what people do instead"
}

deny contains {"kind": "emergency_mode", "id": process.id, "field": "protected_by", "message": message} if {
	some process in judged
	not process.protected_by
	message := "does not say how ePHI is kept safe meanwhile; write down who may take part, where paper and files lie and what becomes of them"
}

deny contains {"kind": "emergency_mode", "id": process.id, "field": "plan", "message": message} if {
	some process in judged
	count(plan_ids) > 0
	not planned(process)
	message := sprintf("%v; take it into one that is", [unplanned(process)])
}

planned(process) if process.plan in plan_ids

unplanned(process) := sprintf("rests on plan %v, which is no emergency mode operation plan in force", [process.plan])

unplanned(process) := "rests on no plan" if not process.plan

# Who starts it, for which systems, and that it was tried is this program's practice.
deny contains {"kind": "emergency_mode", "id": process.id, "field": "responsible", "basis": "program", "message": message} if {
	some process in judged
	not process.responsible
	message := "does not say which office starts and ends it; record it"
}

deny contains {"kind": "emergency_mode", "id": process.id, "field": "systems", "basis": "program", "message": message} if {
	some process in judged
	count(object.get(process, "systems", [])) == 0
	message := "does not say which systems it goes on without; record them"
}

deny contains {"kind": "emergency_mode", "id": process.id, "field": "systems", "basis": "program", "message": message} if {
	some process in judged
	some name in process.systems
	not systems[name]
	message := sprintf("goes on without system %v, which is not in the inventory; correct the system", [name])
}

deny contains {"kind": "emergency_mode", "id": process.id, "field": "drilled_on", "basis": "program", "message": message} if {
	some process in judged
	process.drilled_on > input.today
	message := sprintf("is recorded as tried on %v, a day still to come; correct the date", [process.drilled_on])
}

deny contains {"kind": "emergency_mode", "id": process.id, "field": "drilled_on", "basis": "program", "message": message} if {
	some process in judged
	not process.drilled_on
	message := "was never tried; this program tries each process: work by it for an hour and record what came of it"
}

deny contains {"kind": "emergency_mode", "id": process.id, "field": "drilled_on", "basis": "program", "message": message} if {
	some process in judged
	days := dates.days_since(process.drilled_on)
	allowed := input.parameters.emergency_mode_operation.drill_days
	days > allowed
	message := sprintf("was last tried %v ago; this program tries within %v", [dates.words(days), allowed])
}

deny contains {"kind": "emergency_mode", "id": process.id, "field": "drill_result", "basis": "program", "message": message} if {
	some process in judged
	process.drilled_on
	not process.drill_result == "worked"
	not process.follow_up
	message := "is not shown to have worked when it was tried, and no ticket says what was changed; settle it and record the ticket"
}
