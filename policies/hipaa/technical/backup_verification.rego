# METADATA
# title: Backup verification
# description: Copies of ePHI are compared with their checksums, so that one altered or destroyed is found before it is needed.
# custom:
#   citations: ["164.312(c)(2)"]
#   parameters:
#     verify_days: {type: integer, minimum: 1}
package hipaa.technical.backup_verification

import data.hipaa.lib.copies
import data.hipaa.lib.dates
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

judged contains backup if {
	some backup in input.evidence.backups.records
	not copies.left_out(backup, systems)
}

population contains {"kind": "systems", "id": system.id} if {
	some system in input.evidence.systems.records
	scope.stores(system)
}

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.not_stored(system)
}

population contains {"kind": "backups", "id": backup.id} if some backup in judged

excluded contains {"kind": "backups", "id": backup.id, "reason": reason} if {
	some backup in input.evidence.backups.records
	reason := copies.left_out(backup, systems)
}

# Compared, whatever came of it.
compared(backup) if backup.verification in {"match", "mismatch"}

deny contains {"kind": "backups", "id": backup.id, "field": "verification", "message": message} if {
	some backup in judged
	not compared(backup)
	message := sprintf("%v; turn on verification in the backup product, or ask the vendor which it runs", [uncompared(backup)])
}

uncompared(backup) := "is not compared with a checksum, so an altered copy would not be noticed" if backup.verification == "none"

uncompared(backup) := "is not shown to be compared with a checksum" if object.get(backup, "verification", "unknown") == "unknown"

# A mechanism whose alarm nobody hears does not corroborate anything.
deny contains {"kind": "backups", "id": backup.id, "field": "verification", "message": message} if {
	some backup in judged
	backup.verification == "mismatch"
	not backup.follow_up
	message := "did not match its checksum, and no ticket says what was done; find out what altered it, make a new copy and record the ticket"
}

# From here on it is this program's practice: how often copies are compared, and that they are sound today.
deny contains {"kind": "backups", "id": backup.id, "field": "verification", "basis": "program", "message": message} if {
	some backup in judged
	backup.verification == "mismatch"
	message := sprintf("did not match its checksum (%v); this program wants a copy that does: make a new one and compare it", [backup.follow_up])
}

deny contains {"kind": "backups", "id": backup.id, "field": "verified_on", "basis": "program", "message": message} if {
	some backup in judged
	backup.verification == "match"
	not backup.verified_on
	message := "matches its checksum, on a day that is not on record; compare it again and record the day"
}

deny contains {"kind": "backups", "id": backup.id, "field": "verified_on", "basis": "program", "message": message} if {
	some backup in judged
	backup.verification == "match"
	days := dates.days_since(backup.verified_on)
	allowed := input.parameters.backup_verification.verify_days
	days > allowed
	message := sprintf("was last compared with its checksum %v ago; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "backups", "id": backup.id, "field": "restore_result", "basis": "program", "message": message} if {
	some backup in judged
	backup.restore_result in {"failed", "partial"}
	message := sprintf("was last restored with the result %v%v; find out what is missing, make a new copy and restore that", [backup.restore_result, ticket(backup)])
}

ticket(backup) := sprintf(" (%v)", [backup.follow_up])

ticket(backup) := " and without a ticket" if not backup.follow_up

deny contains {"kind": "backups", "id": backup.id, "field": field, "basis": "program", "message": message} if {
	some backup in judged
	some field, done in {"restore_tested_on": "restored", "verified_on": "compared"}
	backup[field] > input.today
	message := sprintf("is recorded as %v on %v, a day still to come; correct the date", [done, backup[field]])
}

deny contains {"kind": "backups", "id": backup.id, "field": "last_completed_at", "basis": "program", "message": message} if {
	some backup in judged
	time.parse_rfc3339_ns(backup.last_completed_at) > time.parse_rfc3339_ns(input.as_of)
	message := "is recorded as completed at a time still to come; correct the time"
}

deny contains {"kind": "backups", "id": backup.id, "field": "system", "basis": "program", "message": message} if {
	some backup in judged
	not systems[backup.system]
	message := sprintf("holds copies of system %v, which is not in the inventory; add the system or correct its id", [backup.system])
}

# That ePHI is not copied at all is judged by integrity-of-ephi. Here it leaves nothing to compare.
deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in input.evidence.systems.records
	scope.stores(system)
	system.type != "backup"
	not system.system_id in with_sets
	message := "stores ePHI, and no set of backups of it is recorded; add its sets, those of the vendor included"
}

with_sets := {backup.system | some backup in judged}
