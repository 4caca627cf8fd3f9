# METADATA
# title: Testing and revision of contingency plans
# description: Contingency plans are tried and gone through again, and each system's data is restored as often as its tier asks.
# custom:
#   citations: ["164.308(a)(7)(ii)(D)"]
#   parameters:
#     critical_days: {type: integer, minimum: 1}
#     important_days: {type: integer, minimum: 1}
#     deferrable_days: {type: integer, minimum: 1}
#     plan_days: {type: integer, minimum: 1}
#     revise_days: {type: integer, minimum: 1}
#     settle_days: {type: integer, minimum: 0}
package hipaa.administrative.contingency_testing

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.plans
import data.hipaa.lib.scope

limits := input.parameters.contingency_testing

systems := {system.system_id: system | some system in input.evidence.systems.records}

persons := {person.person | some person in input.evidence.workforce.records}

analysed := {record.system: record | some record in input.evidence.criticality.records}

judged_systems contains system if {
	some system in input.evidence.systems.records
	scope.stores(system)
}

judged_plans contains plan if {
	some plan in input.evidence.contingency_plans.records
	plans.in_force(plan)
}

# A loss that was restored in earnest shows what a test would.
population contains {"kind": "restore_tests", "id": restore.id} if some restore in input.evidence.restore_tests.records

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

population contains {"kind": "contingency_plans", "id": plan.id} if some plan in judged_plans

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.not_stored(system)
}

excluded contains {"kind": "contingency_plans", "id": plan.id, "reason": reason} if {
	some plan in input.evidence.contingency_plans.records
	not plans.in_force(plan)
	reason := sprintf("status %v", [plan.status])
}

# A restore dated in the future has not taken place.
done contains restore if {
	some restore in input.evidence.restore_tests.records
	restore.done_on <= input.today
}

# The newest restore of each system, of any result, and the newest complete one.
restored := plans.newest(sort({[restore.system, restore.done_on] | some restore in done}))

restored_whole := plans.newest(sort({[restore.system, restore.done_on] | some restore in done; restore.result == "complete"}))

drilled := plans.newest(sort({[process.plan, process.drilled_on] |
	some process in input.evidence.emergency_mode.records
	process.drilled_on <= input.today
}))

# The newest day on which a plan was tried: a restore of one of its systems, or a drill by it.
tried(plan) := day if {
	plan.part == "emergency_mode"
	day := drilled[plan.plan_id]
}

tried(plan) := day if {
	plan.part != "emergency_mode"
	day := max({one | some system in plan.systems; one := restored[system]})
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "contingency_testing")
	message := "no written procedure on topic contingency_testing is in force; write down how and by whom contingency plans are tested and revised, and have it approved"
}

deny contains {"kind": "contingency_plans", "id": plan.id, "message": message} if {
	some plan in judged_plans
	not tried(plan)
	message := sprintf("was never tested; %v", [how(plan)])
}

how(plan) := "have people work by it for an hour, as if systems were down, and record the drill" if {
	plan.part == "emergency_mode"
} else := "restore data of one of its systems and record what came of it"

deny contains {"kind": "contingency_plans", "id": plan.id, "field": "revised_on", "message": message} if {
	some plan in judged_plans
	not plan.revised_on
	not plan.approved_on
	message := "shows no day on which it was ever gone through; compare it with the systems of today and record the day"
}

# The text says periodic and names no number: the days are this program's.
deny contains {"kind": "contingency_plans", "id": plan.id, "basis": "program", "message": message} if {
	some plan in judged_plans
	days := dates.days_since(tried(plan))
	days > limits.plan_days
	message := sprintf("was last tested %v ago; this program tests within %v: %v", [dates.words(days), limits.plan_days, how(plan)])
}

deny contains {"kind": "contingency_plans", "id": plan.id, "field": "revised_on", "basis": "program", "message": message} if {
	some plan in judged_plans
	days := dates.days_since(gone_through(plan))
	days > limits.revise_days
	message := sprintf("was last gone through %v ago; this program revises within %v", [dates.words(days), limits.revise_days])
}

# Its approval counts as the first time.
gone_through(plan) := max({day | some field in ["approved_on", "revised_on"]; day := plan[field]})

deny contains {"kind": "contingency_plans", "id": plan.id, "field": "revised_on", "basis": "program", "message": message} if {
	some plan in judged_plans
	plan.revised_on > input.today
	message := sprintf("is recorded as revised on %v, a day still to come; correct the date", [plan.revised_on])
}

tier(system) := analysed[system.system_id].tier

# A system that nobody weighed may be critical.
allowed_days(system) := limits.important_days if {
	tier(system) == "important"
} else := limits.deferrable_days if {
	tier(system) == "deferrable"
} else := limits.critical_days

in_words(system) := sprintf("%v system", [tier(system)])

in_words(system) := "system of unknown tier" if not has_tier(system)

has_tier(system) if tier(system)

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged_systems
	not restored_whole[system.system_id]
	message := sprintf("was never restored whole, as far as is recorded; this program restores a %v within %v days: do it, or ask the vendor for its report", [in_words(system), allowed_days(system)])
}

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged_systems
	days := dates.days_since(restored_whole[system.system_id])
	allowed := allowed_days(system)
	days > allowed
	message := sprintf("was last restored whole %v ago; this program restores a %v within %v: do it, or ask the vendor for its report", [dates.words(days), in_words(system), allowed])
}

# A restore that did not bring everything back is settled by a later one that did, or by what a ticket says.
deny contains {"kind": "restore_tests", "id": restore.id, "field": "result", "basis": "program", "message": message} if {
	some restore in input.evidence.restore_tests.records
	restore.occasion == "test"
	not restore.result == "complete"
	not restore.follow_up
	not made_good(restore)
	message := "is not shown to have brought everything back, and no ticket says what was changed; settle it, restore again and record both"
}

made_good(restore) if restored_whole[restore.system] > restore.done_on

# What did not come back may be looked into for a while; closed, it says that the cause is removed.
deny contains {"kind": "restore_tests", "id": restore.id, "field": "closed_on", "basis": "program", "message": message} if {
	some restore in done
	restore.occasion == "test"
	not restore.result == "complete"
	ticket := restore.follow_up
	not made_good(restore)
	not closed(restore)
	days := dates.days_since(restore.done_on)
	days > limits.settle_days
	message := sprintf("did not bring everything back, and %v is not settled after %v; this program allows %v: remove the cause and restore again", [ticket, dates.words(days), limits.settle_days])
}

closed(restore) if restore.closed_on <= input.today

deny contains {"kind": "restore_tests", "id": restore.id, "field": "closed_on", "basis": "program", "message": message} if {
	some restore in input.evidence.restore_tests.records
	restore.occasion == "test"
	restore.closed_on > input.today
	message := sprintf("is recorded as settled on %v, a day still to come; correct the date", [restore.closed_on])
}

# How long it took is asked of a system's newest restore only: older ones were another day's plan.
deny contains {"kind": "restore_tests", "id": restore.id, "field": field, "basis": "program", "message": message} if {
	some restore in done
	restore.occasion == "test"
	restored[restore.system] == restore.done_on
	some field, pair in {"data_lost_hours": ["max_data_loss_hours", "came back with %v hours of data missing"], "hours_taken": ["max_downtime_hours", "took %v hours"]}
	allowed := analysed[restore.system][pair[0]]
	restore[field] > allowed
	words := replace(pair[1], "%v", sprintf("%v", [restore[field]]))
	message := sprintf("%v; this program's analysis allows %v for %v: change the plan, or weigh that again", [words, allowed, restore.system])
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": field, "basis": "program", "message": message} if {
	some restore in input.evidence.restore_tests.records
	restore.occasion == "test"
	some field in ["data_lost_hours", "hours_taken"]
	restore[field] < 0
	message := sprintf("has %v hours on record, which cannot be; correct the number", [restore[field]])
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": "hours_taken", "basis": "program", "message": message} if {
	some restore in done
	restore.occasion == "test"
	restore.method in {"database", "failover", "full_system"}
	restored[restore.system] == restore.done_on
	not has_hours(restore)
	message := "does not say how long it took, which this program compares with the time the work can wait; measure it next time"
}

has_hours(restore) if is_number(restore.hours_taken)

deny contains {"kind": "restore_tests", "id": restore.id, "field": field, "basis": "program", "message": message} if {
	some restore in input.evidence.restore_tests.records
	restore.occasion == "test"
	some field, text in {"checked_by": "who looked at what came back", "done_on": "when it was done"}
	not restore[field]
	message := sprintf("does not say %v; record it", [text])
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": "checked_by", "basis": "program", "message": message} if {
	some restore in input.evidence.restore_tests.records
	restore.occasion == "test"
	person := restore.checked_by
	not person in persons
	message := sprintf("was looked at by %v, who is not in the workforce records; find out who it was", [person])
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": "done_on", "basis": "program", "message": message} if {
	some restore in input.evidence.restore_tests.records
	restore.occasion == "test"
	restore.done_on > input.today
	message := sprintf("is recorded as done on %v, a day still to come; correct the date", [restore.done_on])
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": "system", "basis": "program", "message": message} if {
	some restore in input.evidence.restore_tests.records
	restore.occasion == "test"
	not systems[restore.system]
	message := sprintf("is a restore of system %v, which is not in the inventory; correct the system", [restore.system])
}
