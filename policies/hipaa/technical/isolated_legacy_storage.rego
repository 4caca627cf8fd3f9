# METADATA
# title: Isolated legacy storage
# description: Stored ePHI that cannot be encrypted is kept off the network, behind a locked door and away from removable media.
# custom:
#   citations: ["164.306(d)(3)(ii)(B)(2)"]
#   parameters: {}
package hipaa.technical.isolated_legacy_storage

import data.hipaa.lib.copies
import data.hipaa.lib.scope

locked := {"data_center", "locked_server_room"}

# The same systems, devices and backups that encryption at rest looks at: this measure stands in its place.
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

# What is encrypted passes by that. Everything else must be isolated; what is not recorded is not shown.
unencrypted contains {"kind": "systems", "record": system} if {
	some system in input.evidence.systems.records
	scope.stores(system)
	not system.encrypted_at_rest
}

unencrypted contains {"kind": "devices", "record": device} if {
	some device in input.evidence.devices.records
	judged_device(device)
	not device.encrypted
}

deny contains {"kind": subject.kind, "id": subject.record.id, "field": "network_isolated", "message": message} if {
	some subject in unencrypted
	not subject.record.network_isolated
	message := "holds ePHI unencrypted and is not shown to be isolated from the network; disconnect it, put it on a segment of its own, or encrypt it"
}

# A channel to others is a network that reaches the system, whether or not ePHI is meant to pass over it.
deny contains {"kind": "systems", "id": subject.record.id, "field": "network_isolated", "message": message} if {
	some subject in unencrypted
	subject.kind == "systems"
	subject.record.network_isolated
	ways := ways_out[subject.record.system_id]
	message := sprintf("holds ePHI unencrypted and is recorded as isolated from the network, and is reached from elsewhere over %v; close that, or correct the channel", [concat(", ", sort(ways))])
}

open_channels[system] contains name if {
	some channel in input.evidence.channels.records
	channel.status == "in_use"
	object.get(channel, "network", "unknown") != "internal"
	system := channel.system
	name := channel.channel_id
}

ways_out := open_channels

deny contains {"kind": subject.kind, "id": subject.record.id, "field": "storage_location", "message": message} if {
	some subject in unencrypted
	not behind_a_lock(subject.record)
	message := "holds ePHI unencrypted and is not shown to stand in a locked server room or data center; move it there or encrypt it"
}

deny contains {"kind": subject.kind, "id": subject.record.id, "field": "removable_media_blocked", "message": message} if {
	some subject in unencrypted
	not subject.record.removable_media_blocked
	message := "holds ePHI unencrypted and is not shown to block removable media; block its USB ports and drives or encrypt it"
}

behind_a_lock(record) if {
	record.storage_location in locked
	not carried(record)
}

# Whatever is recorded of where it stands, what is used at home or in a vehicle stands behind no lock of ours.
carried(record) if record.location in {"home", "vehicle"}

# Whatever its record still says of where it stands, a lost device is isolated from nobody.
deny contains {"kind": "devices", "id": subject.record.id, "field": "status", "message": message} if {
	some subject in unencrypted
	subject.record.status == "lost"
	message := "is lost with ePHI unencrypted on it; treat the loss as a security incident"
}

# A copy carries the ePHI out of the isolation, unless it lies on the isolated machine itself.
deny contains {"kind": "backups", "id": backup.id, "field": "encrypted", "message": message} if {
	some backup in judged_backups
	not backup.encrypted
	not inside(backup)
	message := "is not shown to be encrypted, nor to lie on the isolated machine it was taken from; encrypt it, or keep it there alone"
}

inside(backup) if {
	backup.kept_by == "own"
	backup.location == "same_machine"
	system := systems[backup.system]
	isolated(system)
}

isolated(system) if {
	system.network_isolated
	not ways_out[system.system_id]
	system.removable_media_blocked
	behind_a_lock(system)
}
