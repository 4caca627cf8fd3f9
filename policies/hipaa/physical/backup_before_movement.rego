# METADATA
# title: Copy before movement
# description: Before equipment with ePHI is moved, an exact copy is made where one is needed.
# custom:
#   citations: ["164.310(d)(2)(iv)"]
#   parameters:
#     copy_days: {type: integer, minimum: 0}
package hipaa.physical.backup_before_movement

import data.hipaa.lib.dates
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

# Systems of which a copy was completed.
copied := {backup.system |
	some backup in input.evidence.backups.records
	backup.status == "in_use"
	time.parse_rfc3339_ns(backup.last_completed_at) <= time.parse_rfc3339_ns(input.as_of)
}

moving := {"moved", "sent_out"}

judged contains record if {
	some record in input.evidence.media.records
	record.ephi
	record.event in moving
}

population contains {"kind": "media", "id": record.id} if some record in judged

# Where nothing was moved, everything was looked at for that.
population contains {"kind": "media", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.media.records
}

excluded contains {"kind": "media", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.media.records
	reason := left_out(record)
}

left_out(record) := "no ePHI on it" if {
	not record.ephi
} else := "not moved" if {
	not record.event in moving
}

deny contains {"kind": "media", "id": record.id, "field": "copy", "message": message} if {
	some record in judged
	record.copy == "none"
	message := sprintf("moved %v without a copy of the ePHI on it; make one now, and before it is moved again", [record.item])
}

deny contains {"kind": "media", "id": record.id, "field": "copy", "message": message} if {
	some record in judged
	not record.copy
	message := sprintf("does not say whether the ePHI on %v was copied before it was moved, or why that was not needed; record it", [record.item])
}

deny contains {"kind": "media", "id": record.id, "field": "copy_on", "message": message} if {
	some record in judged
	record.copy == "made"
	record.copy_on > record.happened_on
	message := sprintf("had its copy made on %v, after it was moved on %v; copy first, then move", [record.copy_on, record.happened_on])
}

# That a copy is not needed, a copy must show.
deny contains {"kind": "media", "id": record.id, "field": "copy", "message": message} if {
	some record in judged
	record.copy == "not_needed"
	scope.stores(systems[record.system])
	not record.system in copied
	message := sprintf("was moved without a copy as if all of it lay elsewhere, and no copy of system %v is on record; make one", [record.system])
}

# The text says before: a copy without a day does not show it.
deny contains {"kind": "media", "id": record.id, "field": "copy_on", "message": message} if {
	some record in judged
	record.copy == "made"
	not record.copy_on
	message := sprintf("does not say when the copy was made, so it is not shown that there was one before %v was moved; record the day", [record.item])
}

# How fresh a copy must be to be exact enough, and what else the log says, is this program's practice.
deny contains {"kind": "media", "id": record.id, "field": "copy_on", "basis": "program", "message": message} if {
	some record in judged
	record.copy == "made"
	days := dates.days_between(record.copy_on, record.happened_on)
	allowed := input.parameters.backup_before_movement.copy_days
	days > allowed
	message := sprintf("was moved with a copy %v old, without what came after it; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "media", "id": record.id, "field": "system", "basis": "program", "message": message} if {
	some record in judged
	name := record.system
	not systems[name]
	message := sprintf("holds data of system %v, which is not in the inventory; correct the system", [name])
}

deny contains {"kind": "media", "id": record.id, "field": "copy_on", "basis": "program", "message": message} if {
	some record in judged
	record.copy_on > input.today
	not after_move(record)
	message := sprintf("is recorded as copied on %v, a day still to come; correct the date", [record.copy_on])
}

after_move(record) if record.copy_on > record.happened_on

deny contains {"kind": "media", "id": record.id, "field": "copy_reason", "basis": "program", "message": message} if {
	some record in judged
	record.copy == "not_needed"
	not record.copy_reason
	message := "does not say why no copy was needed; record where else the ePHI lies"
}
