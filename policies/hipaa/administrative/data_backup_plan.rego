# METADATA
# title: Data backup plan
# description: By a written plan, copies are made of all stored ePHI, and what was restored or compared shows that they are exact and can be retrieved.
# custom:
#   citations: ["164.308(a)(7)(ii)(A)"]
#   parameters: {}
package hipaa.administrative.data_backup_plan

import data.hipaa.lib.copies
import data.hipaa.lib.documents
import data.hipaa.lib.plans
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

analysed := {record.system: record | some record in input.evidence.criticality.records}

covered := plans.covered(input.evidence.contingency_plans.records, "data_backup")

judged_systems contains system if {
	some system in input.evidence.systems.records
	scope.stores(system)
}

judged_sets contains backup if {
	some backup in input.evidence.backups.records
	not copies.left_out(backup, systems)
}

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

population contains {"kind": "backups", "id": backup.id} if some backup in judged_sets

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.not_stored(system)
}

excluded contains {"kind": "backups", "id": backup.id, "reason": reason} if {
	some backup in input.evidence.backups.records
	reason := copies.left_out(backup, systems)
}

# A copy dated in the future has not been made.
made(backup) if instant(backup.last_completed_at) <= instant(input.as_of)

instant(text) := time.parse_rfc3339_ns(text)

# The newest copy of each system.
newest := plans.newest(sort({[backup.system, instant(backup.last_completed_at)] | some backup in judged_sets; made(backup)}))

# What came of a restore counts from its day on.
tried(backup) if backup.restore_tested_on <= input.today

restored(backup) if {
	tried(backup)
	backup.restore_result == "complete"
}

# A comparison without a day, or with one still to come, has not been made.
matched(backup) if {
	backup.verification == "match"
	backup.verified_on <= input.today
}

restored_systems := {backup.system | some backup in judged_sets; restored(backup)}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "backup")
	message := "no written procedure on topic backup is in force; write down what is copied, how often, by whom and where to, and have it approved"
}

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in judged_systems
	not system.system_id in covered
	message := "stores ePHI and stands in no data backup plan that is in force; write down how its copies are made and kept, by the vendor too"
}

# The backup system holds the copies of the others and needs none of its own.
deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in judged_systems
	system.type != "backup"
	not newest[system.system_id]
	message := "stores ePHI of which no copy is on record; make one, or get the vendor's written statement on those it makes"
}

# A restore that brought everything back shows that copies can be retrieved and are exact; an equal checksum shows
# the one, and not the other.
deny contains {"kind": "backups", "id": backup.id, "field": "restore_result", "message": message} if {
	some backup in judged_sets
	not restored(backup)
	not failed(backup)
	not matched(backup)
	message := "is not shown to hold retrievable, exact copies: nothing says that one was restored whole or matched its checksum; restore one and record the result"
}

deny contains {"kind": "backups", "id": backup.id, "field": "restore_result", "basis": whose, "message": message} if {
	some backup in judged_sets
	failed(backup)
	whose := basis(backup)
	message := sprintf("gave a %v restore on %v, so its copies are not shown to be retrievable and exact; find out why, make a new copy and restore that", [backup.restore_result, backup.restore_tested_on])
}

failed(backup) if {
	tried(backup)
	backup.restore_result in {"failed", "partial"}
}

# Where another set of the system came back whole, its ePHI can be retrieved.
basis(backup) := "program" if {
	backup.system in restored_systems
} else := "rule"

deny contains {"kind": "backups", "id": backup.id, "field": "restore_tested_on", "basis": "program", "message": message} if {
	some backup in judged_sets
	not restored(backup)
	not failed(backup)
	matched(backup)
	message := "matched its checksum, and nothing says that a copy was ever restored; this program restores one of each set"
}

# How old a copy may be follows from what the program itself found it can do without.
deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged_systems
	allowed := analysed[system.system_id].max_data_loss_hours
	age := listed_at - newest[system.system_id]
	age > allowed * 3600000000000
	message := sprintf("had a newest copy of %v hours when backups were listed; this program's analysis allows the loss of %v: copy it more often, or weigh that again", [ceil(age / 3600000000000), allowed])
}

listed_at := min({instant(input.as_of)} | {instant(source.observed_at) | some source in input.evidence.backups.sources})
