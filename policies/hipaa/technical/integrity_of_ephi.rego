# METADATA
# title: Integrity of ePHI
# description: Stored ePHI is protected from destruction by copies and from improper alteration by logs or checks, under a written policy.
# custom:
#   citations: ["164.312(c)(1)"]
#   parameters:
#     backup_days: {type: integer, minimum: 1}
#     elsewhere_days: {type: integer, minimum: 1}
package hipaa.technical.integrity_of_ephi

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.scope

judged contains system if {
	some system in input.evidence.systems.records
	scope.stores(system)
}

population contains {"kind": "systems", "id": system.id} if some system in judged

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.not_stored(system)
}

# A backup system holds the copies of the others and needs none of its own.
copied contains system if {
	some system in judged
	system.type != "backup"
}

copied_ids := {system.system_id | some system in copied}

# Sets whose copies are still kept.
kept contains backup if {
	some backup in input.evidence.backups.records
	backup.status == "in_use"
}

with_sets := {backup.system | some backup in kept}

# A copy dated in the future has not been made.
made(backup) if time.parse_rfc3339_ns(backup.last_completed_at) <= time.parse_rfc3339_ns(input.as_of)

dated := {backup.system | some backup in kept; backup.last_completed_at}

# The day of the newest completed copy of each system: wherever it lies, and away from the system's own site.
completed := newest(sort({[backup.system, dates.day_of(backup.last_completed_at)] | some backup in kept; made(backup)}))

elsewhere := newest(sort({[backup.system, dates.day_of(backup.last_completed_at)] |
	some backup in kept
	made(backup)
	backup.location in {"cloud", "off_site"}
}))

# Of pairs in order, the last of each system.
newest(pairs) := {pair[0]: pair[1] |
	some index, pair in pairs
	not followed(pairs, index)
}

followed(pairs, index) if pairs[index + 1][0] == pairs[index][0]

# The day the list of backups was taken. Of several lists the oldest: that another list is newer makes no copy older.
observed_days := {dates.day_of(source.observed_at) | some source in input.evidence.backups.sources}

observed_day := min(observed_days) if count(observed_days) > 0

observed_day := input.today if count(observed_days) == 0

# What the logs of a system write down.
logged contains [system, activity] if {
	some log in input.evidence.audit_logs.records
	log.enabled
	system := log.system
	some activity in log.records
}

unlogged(system) := {words |
	some activity, words in {"change": "changes", "delete": "deletions"}
	not [system.system_id, activity] in logged
}

has_mechanism(system) if system.integrity_mechanism != "none"

# The text asks for policies and procedures.
deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "integrity")
	message := "no written policy on topic integrity is in force; write down how ePHI is protected from improper alteration and destruction, and have it approved"
}

# Destruction: nothing brings back what was never copied.
deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in copied
	not completed[system.system_id]
	message := uncopied(system.system_id)
}

uncopied(system) := "has no backup on record; set one up, or get the vendor's written statement on the copies it keeps" if not system in with_sets

uncopied(system) := "has a backup set on record and no completed copy in it; record when the job, or the vendor, last finished one" if {
	system in with_sets
	not system in dated
}

uncopied(system) := "has no completed copy on record but one dated in the future; correct when it was finished" if system in dated

# How old the newest copy may be, and that one lies elsewhere, is this program's practice.
deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in copied
	day := completed[system.system_id]
	days := dates.days_between(day, observed_day)
	allowed := input.parameters.integrity_of_ephi.backup_days
	days > allowed
	message := sprintf("was last copied on %v, %v before the list of backups was taken; this program allows %v: find out why the job stopped", [day, dates.words(days), allowed])
}

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in copied
	completed[system.system_id]
	not elsewhere[system.system_id]
	message := "has no copy that is shown to lie off site or in the cloud; this program keeps one where the same fire or attack does not reach it"
}

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in copied
	dates.days_between(completed[system.system_id], observed_day) <= input.parameters.integrity_of_ephi.backup_days
	day := elsewhere[system.system_id]
	days := dates.days_between(day, observed_day)
	allowed := input.parameters.integrity_of_ephi.elsewhere_days
	days > allowed
	message := sprintf("was last copied off site or to the cloud on %v, %v before the list of backups was taken; this program allows %v", [day, dates.words(days), allowed])
}

# Improper alteration: neither what is done to ePHI is written down, nor does anything show that it was changed.
deny contains {"kind": "systems", "id": system.id, "field": "integrity_mechanism", "message": message} if {
	some system in judged
	count(unlogged(system)) > 0
	not has_mechanism(system)
	message := "is not shown to be protected from improper alteration: neither a log of changes and deletions nor an integrity mechanism is on record; turn them on"
}

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged
	missing := unlogged(system)
	count(missing) > 0
	has_mechanism(system)
	message := sprintf("has no log that is shown to record %v; this program wants to see who altered ePHI: turn that on, or ask the vendor", [concat(" and ", sort(missing))])
}

warn contains {"kind": "backups", "basis": "program", "message": message} if {
	count(copied) > 0
	count({backup.id | some backup in kept; backup.system in copied_ids; backup.immutable}) == 0
	message := "no set of copies is shown to be safe from administrators and ransomware; lock at least one against change and deletion"
}
