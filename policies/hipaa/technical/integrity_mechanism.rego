# METADATA
# title: Mechanism to authenticate ePHI
# description: On every system that stores ePHI, an electronic mechanism shows when it was altered or destroyed without authority.
# custom:
#   citations: ["164.312(c)(2)"]
#   parameters:
#     check_days: {type: integer, minimum: 1}
package hipaa.technical.integrity_mechanism

import data.hipaa.lib.dates
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

has_mechanism(system) if system.integrity_mechanism != "none"

deny contains {"kind": "systems", "id": system.id, "field": "integrity_mechanism", "message": message} if {
	some system in judged
	not has_mechanism(system)
	message := "has no mechanism on record that would show altered or destroyed ePHI; turn on the checks it offers, or ask the vendor which run"
}

# How often its result is read is this program's choice.
deny contains {"kind": "systems", "id": system.id, "field": "integrity_checked_on", "basis": "program", "message": message} if {
	some system in judged
	has_mechanism(system)
	not system.integrity_checked_on
	message := sprintf("has %v, and no check of their result on record; read it and record the day", [words[system.integrity_mechanism]])
}

deny contains {"kind": "systems", "id": system.id, "field": "integrity_checked_on", "basis": "program", "message": message} if {
	some system in judged
	has_mechanism(system)
	days := dates.days_since(system.integrity_checked_on)
	allowed := input.parameters.integrity_mechanism.check_days
	days > allowed
	message := sprintf("was last checked %v ago; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "systems", "id": system.id, "field": "integrity_checked_on", "basis": "program", "message": message} if {
	some system in judged
	has_mechanism(system)
	system.integrity_checked_on > input.today
	message := sprintf("is recorded as checked on %v, a day still to come; correct the date", [system.integrity_checked_on])
}

words := {
	"checksums": "checksums",
	"database_checks": "database checks",
	"digital_signatures": "digital signatures",
	"file_integrity_monitoring": "file integrity reports",
}
