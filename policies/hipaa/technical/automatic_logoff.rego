# METADATA
# title: Automatic logoff
# description: Sessions on systems that hold ePHI end after a set time without activity.
# custom:
#   citations: ["164.312(a)(2)(iii)"]
#   parameters:
#     system_minutes: {type: integer, minimum: 1}
#     device_minutes: {type: integer, minimum: 1}
package hipaa.technical.automatic_logoff

import data.hipaa.lib.scope

subjects contains {"kind": "systems", "record": record} if some record in input.evidence.systems.records

subjects contains {"kind": "devices", "record": record} if some record in input.evidence.devices.records

population contains {"kind": subject.kind, "id": subject.record.id} if {
	some subject in subjects
	scope.in_use(subject.record)
}

excluded contains {"kind": subject.kind, "id": subject.record.id, "reason": reason} if {
	some subject in subjects
	reason := scope.left_out(subject.record)
}

# A payer's portal is the payer's information system, whose sessions the payer ends: that it does, this program asks.
basis(system) := "program" if scope.payers_own(system)

basis(system) := "rule" if not scope.payers_own(system)

deny contains {"kind": "systems", "id": system.id, "field": "session_timeout_minutes", "basis": whose, "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	whose := basis(system)
	object.get(system, "session_timeout_minutes", "unknown") == "unknown"
	message := "is not shown to end idle sessions; look up its session timeout and record it"
}

# Most products write 0, some a negative number, for "never".
deny contains {"kind": "systems", "id": system.id, "field": "session_timeout_minutes", "basis": whose, "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	whose := basis(system)
	system.session_timeout_minutes <= 0
	message := "never ends an idle session; set a session timeout in its security settings"
}

# The text asks that the time be determined beforehand. How long it is, is this program's choice.
deny contains {"kind": "systems", "id": system.id, "field": "session_timeout_minutes", "basis": "program", "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	allowed := input.parameters.automatic_logoff.system_minutes
	system.session_timeout_minutes > allowed
	message := sprintf("ends idle sessions after %v minutes; this program allows %v", [system.session_timeout_minutes, allowed])
}

# A locked screen ends no session: that devices lock is this program's own practice.
deny contains {"kind": "devices", "id": device.id, "field": "screen_lock_minutes", "basis": "program", "message": message} if {
	some device in input.evidence.devices.records
	scope.in_use(device)
	not locks(device)
	message := "has no screen lock; enforce one in the device profile"
}

deny contains {"kind": "devices", "id": device.id, "field": "screen_lock_minutes", "basis": "program", "message": message} if {
	some device in input.evidence.devices.records
	scope.in_use(device)
	allowed := input.parameters.automatic_logoff.device_minutes
	device.screen_lock_minutes > allowed
	message := sprintf("locks after %v minutes; this program allows %v", [device.screen_lock_minutes, allowed])
}

locks(device) if device.screen_lock_minutes > 0
