# METADATA
# title: Facility security plan
# description: For each area with ePHI a plan in force says how it and its equipment are kept from intruders, tampering and theft, and something there does it.
# custom:
#   citations: ["164.310(a)(2)(ii)"]
#   parameters:
#     check_days: {type: integer, minimum: 1}
package hipaa.physical.facility_security_plan

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.places

plan_ids := {policy.policy_id |
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
}

judged contains area if {
	some area in input.evidence.facilities.records
	places.in_use(area)
}

population contains {"kind": "facilities", "id": area.id} if some area in judged

excluded contains {"kind": "facilities", "id": area.id, "reason": reason} if {
	some area in input.evidence.facilities.records
	reason := places.left_out(area)
}

deny contains {"kind": "facilities", "id": area.id, "field": "security_plan", "message": message} if {
	some area in judged
	not object.get(area, "security_plan", "") in plan_ids
	why := unplanned(area)
	message := sprintf("%v; write down how the area and its equipment are kept from intruders, tampering and theft, and have it approved", [why])
}

unplanned(area) := sprintf("has %v as its security plan, which is no written policy in force", [area.security_plan])

unplanned(area) := "has no security plan" if not area.security_plan

deny contains {"kind": "facilities", "id": area.id, "field": "protection", "message": message} if {
	some area in judged
	count(protecting(area)) == 0
	why := unprotected(area)
	message := sprintf("%v; lock the equipment in or to something, or watch the area, and record it", [why])
}

protecting(area) := {measure | some measure in area.protection; measure != "none"}

unprotected(area) := "has nothing that keeps its equipment from being taken or tampered with" if "none" in area.protection

unprotected(area) := "is not shown to keep its equipment from being taken or tampered with" if not "none" in object.get(area, "protection", [])

# A machine on which everything is stored is worth more than a lock on the door.
deny contains {"kind": "facilities", "id": area.id, "field": "protection", "basis": "program", "message": message} if {
	some area in judged
	count(object.get(area, "systems", [])) > 0
	count(protecting(area)) > 0
	count(protecting(area) & {"locked_cabinet", "locked_cage", "sealed_cases"}) == 0
	message := sprintf("holds the machines of %v, which nothing but the room protects; this program locks them into a cage or cabinet, or seals them", [concat(", ", area.systems)])
}

# Going there with the plan in hand is this program's practice.
deny contains {"kind": "facilities", "id": area.id, "field": "plan_checked_on", "basis": "program", "message": message} if {
	some area in judged
	not area.plan_checked_on
	message := "was never compared with its security plan; go there with the plan in hand and record the day"
}

deny contains {"kind": "facilities", "id": area.id, "field": "plan_checked_on", "basis": "program", "message": message} if {
	some area in judged
	area.plan_checked_on > input.today
	message := sprintf("is recorded as compared with its plan on %v, a day still to come; correct the date", [area.plan_checked_on])
}

deny contains {"kind": "facilities", "id": area.id, "field": "plan_checked_on", "basis": "program", "message": message} if {
	some area in judged
	days := dates.days_since(area.plan_checked_on)
	allowed := input.parameters.facility_security_plan.check_days
	days > allowed
	message := sprintf("was last compared with its security plan %v ago; this program compares within %v", [dates.words(days), allowed])
}
