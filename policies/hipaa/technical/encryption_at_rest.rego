# METADATA
# title: Encryption at rest
# description: ePHI stored on systems, on devices and in backups is encrypted.
# custom:
#   citations: ["164.312(a)(2)(iv)"]
#   parameters: {}
package hipaa.technical.encryption_at_rest

import data.hipaa.lib.copies
import data.hipaa.lib.scope

# A device out of use may still hold ePHI until it is wiped; a lost one most of all.
holding := {"in_stock", "in_use", "lost"}

judged_device(device) if {
	device.ephi
	device.status in holding
}

systems := {system.system_id: system | some system in input.evidence.systems.records}

judged_backups contains backup if {
	some backup in input.evidence.backups.records
	not copies.left_out(backup, systems)
}

population contains {"kind": "systems", "id": system.id} if {
	some system in input.evidence.systems.records
	scope.stores(system)
}

population contains {"kind": "devices", "id": device.id} if {
	some device in input.evidence.devices.records
	judged_device(device)
}

population contains {"kind": "backups", "id": backup.id} if some backup in judged_backups

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.not_stored(system)
}

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	some device in input.evidence.devices.records
	not judged_device(device)
	reason := scope.left_out(device)
}

excluded contains {"kind": "backups", "id": backup.id, "reason": reason} if {
	some backup in input.evidence.backups.records
	reason := copies.left_out(backup, systems)
}

deny contains {"kind": "systems", "id": system.id, "field": "encrypted_at_rest", "message": message} if {
	some system in input.evidence.systems.records
	scope.stores(system)
	not system.encrypted_at_rest
	message := sprintf("%v; turn on encryption of its disks and backups, or ask the vendor to show it", [unencrypted(system, "encrypted_at_rest")])
}

deny contains {"kind": "devices", "id": device.id, "field": "encrypted", "message": message} if {
	some device in input.evidence.devices.records
	judged_device(device)
	device.status != "lost"
	not device.encrypted
	message := sprintf("%v; encrypt its storage from the device management", [unencrypted(device, "encrypted")])
}

deny contains {"kind": "devices", "id": device.id, "field": "encrypted", "message": message} if {
	some device in input.evidence.devices.records
	judged_device(device)
	device.status == "lost"
	not device.encrypted
	message := sprintf("is lost and %v; treat the loss as a security incident", [unencrypted(device, "encrypted")])
}

deny contains {"kind": "backups", "id": backup.id, "field": "encrypted", "message": message} if {
	some backup in judged_backups
	not backup.encrypted
	message := sprintf("%v; turn on encryption in the backup product and make new copies, or ask the vendor to show it", [unencrypted(backup, "encrypted")])
}

unencrypted(record, field) := "is not encrypted" if record[field] == false

unencrypted(record, field) := "is not shown to be encrypted" if object.get(record, field, "unknown") == "unknown"
