# METADATA
# title: Disaster recovery plan
# description: Procedures in force say how lost ePHI of each system is restored, and what was lost was restored by them.
# custom:
#   citations: ["164.308(a)(7)(ii)(B)"]
#   parameters:
#     open_days: {type: integer, minimum: 0}
package hipaa.administrative.disaster_recovery_plan

import data.hipaa.lib.dates
import data.hipaa.lib.plans
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

analysed := {record.system: record | some record in input.evidence.criticality.records}

covered := plans.covered(input.evidence.contingency_plans.records, "disaster_recovery")

judged_systems contains system if {
	some system in input.evidence.systems.records
	scope.stores(system)
}

losses contains restore if {
	some restore in input.evidence.restore_tests.records
	restore.occasion == "loss"
}

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

population contains {"kind": "restore_tests", "id": restore.id} if some restore in losses

# Where nothing was lost, every restore was looked at for that.
population contains {"kind": "restore_tests", "id": restore.id} if {
	count(losses) == 0
	some restore in input.evidence.restore_tests.records
}

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.not_stored(system)
}

excluded contains {"kind": "restore_tests", "id": restore.id, "reason": "a test: nothing was lost"} if {
	count(losses) > 0
	some restore in input.evidence.restore_tests.records
	restore.occasion == "test"
}

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in judged_systems
	not system.system_id in covered
	message := "stores ePHI and stands in no disaster recovery plan that is in force; write down how its data is restored, from which copies and by whom"
}

# The text asks for what restores any loss of data, and for its use where there is one.
deny contains {"kind": "restore_tests", "id": restore.id, "field": "result", "message": message} if {
	some restore in losses
	not settled(restore)
	not restore.follow_up
	outcome := unrestored(restore)
	message := sprintf("is a loss of data that %v, and nobody follows it up; restore the rest or enter it again, and record the ticket and the day", [outcome])
}

unrestored(restore) := "was restored in part" if restore.result == "partial"

unrestored(restore) := "could not be restored" if restore.result == "failed"

unrestored(restore) := "is not shown to be restored" if not restore.result

settled(restore) if restore.result == "complete"

settled(restore) if restore.closed_on <= input.today

# How soon, and how long it may take, are this program's numbers.
deny contains {"kind": "restore_tests", "id": restore.id, "field": "closed_on", "basis": "program", "message": message} if {
	some restore in losses
	not settled(restore)
	ticket := restore.follow_up
	days := dates.days_since(restore.done_on)
	allowed := input.parameters.disaster_recovery_plan.open_days
	days > allowed
	message := sprintf("is a loss of data not made good %v after the restore (%v); this program allows %v", [dates.words(days), ticket, allowed])
}

measured := {
	"data_lost_hours": {"limit": "max_data_loss_hours", "unknown": "how many hours of data were missing"},
	"hours_taken": {"limit": "max_downtime_hours", "unknown": "how long the restore took"},
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": field, "basis": "program", "message": message} if {
	some restore in losses
	some field, measure in measured
	allowed := analysed[restore.system][measure.limit]
	restore[field] > allowed
	what := beyond(field, restore[field])
	message := sprintf("%v; this program's analysis allows %v for %v: change the plan, or weigh that again", [what, allowed, restore.system])
}

beyond("data_lost_hours", hours) := sprintf("came back with %v hours of data missing", [hours])

beyond("hours_taken", hours) := sprintf("took %v hours to restore", [hours])

deny contains {"kind": "restore_tests", "id": restore.id, "field": field, "basis": "program", "message": message} if {
	some restore in losses
	some field, _ in measured
	restore[field] < 0
	message := sprintf("has %v hours on record, which cannot be; correct the number", [restore[field]])
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": field, "basis": "program", "message": message} if {
	some restore in losses
	some field, measure in measured
	not has_hours(restore, field)
	message := sprintf("does not say %v, which this program compares with its analysis; ask those who worked with it and record it", [measure.unknown])
}

has_hours(restore, field) if is_number(restore[field])

deny contains {"kind": "restore_tests", "id": restore.id, "field": "done_on", "basis": "program", "message": message} if {
	some restore in losses
	not restore.done_on
	message := "does not say when the restore ended; record the day"
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": "done_on", "basis": "program", "message": message} if {
	some restore in losses
	restore.done_on > input.today
	message := sprintf("is recorded as restored on %v, a day still to come; correct the date", [restore.done_on])
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": "closed_on", "basis": "program", "message": message} if {
	some restore in losses
	restore.closed_on > input.today
	message := sprintf("is recorded as settled on %v, a day still to come; correct the date", [restore.closed_on])
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": "closed_on", "basis": "program", "message": message} if {
	some restore in losses
	restore.closed_on < restore.done_on
	message := sprintf("is recorded as settled on %v, before its restore ended on %v; correct the dates", [restore.closed_on, restore.done_on])
}

deny contains {"kind": "restore_tests", "id": restore.id, "field": "system", "basis": "program", "message": message} if {
	some restore in losses
	not systems[restore.system]
	message := sprintf("is a loss on system %v, which is not in the inventory; correct the system", [restore.system])
}
