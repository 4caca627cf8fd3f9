# METADATA
# title: Automatic logoff
# custom:
#   citations: ["164.312(a)(2)(iii)"]
#   parameters:
#     system_minutes: {type: integer, minimum: 1}
#     device_minutes: {type: integer, minimum: 1}
package hipaa.technical.automatic_logoff

limits := input.parameters.automatic_logoff

in_scope(record) if {
	record.ephi
	record.status == "in_use"
}

left_out(record) := "touches no ePHI" if not record.ephi

left_out(record) := sprintf("status %v", [record.status]) if {
	record.ephi
	record.status != "in_use"
}

# A timeout of zero means "never": it counts as none.
ends_within(record, field, limit) if {
	record[field] > 0
	record[field] <= limit
}

population contains {"kind": "systems", "id": system.id} if {
	some system in input.evidence.systems.records
	in_scope(system)
}

population contains {"kind": "devices", "id": device.id} if {
	some device in input.evidence.devices.records
	in_scope(device)
}

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := left_out(system)
}

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	some device in input.evidence.devices.records
	reason := left_out(device)
}

deny contains {"kind": "systems", "id": system.id, "field": "session_timeout_minutes", "message": message} if {
	some system in input.evidence.systems.records
	in_scope(system)
	not ends_within(system, "session_timeout_minutes", limits.system_minutes)
	message := sprintf("does not end an idle session within %v minutes; set its session timeout", [limits.system_minutes])
}

# Locking the screen is this program's own practice.
deny contains {"kind": "devices", "id": device.id, "field": "screen_lock_minutes", "basis": "program", "message": message} if {
	some device in input.evidence.devices.records
	in_scope(device)
	not ends_within(device, "screen_lock_minutes", limits.device_minutes)
	message := sprintf("does not lock within %v minutes; set it in the device profile", [limits.device_minutes])
}
