# METADATA
# title: Disposal of devices and media
# description: Of everything with ePHI that was done away with, a record says how the ePHI was made unreadable.
# custom:
#   citations: ["164.310(d)(2)(i)"]
#   parameters: {}
package hipaa.physical.media_disposal

import data.hipaa.lib.documents
import data.hipaa.lib.places

devices := {device.device_id: device | some device in input.evidence.devices.records}

systems := {system.system_id: system | some system in input.evidence.systems.records}

with_ephi contains record if {
	some record in input.evidence.media.records
	record.ephi
}

disposals contains record if {
	some record in with_ephi
	record.event == "disposed"
}

retired contains device if {
	some device in input.evidence.devices.records
	device.ephi
	device.status == "retired"
}

population contains {"kind": "media", "id": record.id} if some record in disposals

population contains {"kind": "devices", "id": device.id} if some device in retired

# Where nothing was disposed of, everything was looked at for that.
population contains {"kind": "media", "id": record.id} if {
	count(disposals) == 0
	some record in input.evidence.media.records
}

population contains {"kind": "devices", "id": device.id} if {
	count(retired) == 0
	some device in input.evidence.devices.records
}

excluded contains {"kind": "media", "id": record.id, "reason": reason} if {
	count(disposals) > 0
	some record in input.evidence.media.records
	reason := record_left_out(record)
}

record_left_out(record) := "no ePHI on it" if {
	not record.ephi
} else := "not disposed of" if {
	record.event != "disposed"
}

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	count(retired) > 0
	some device in input.evidence.devices.records
	reason := device_left_out(device)
}

device_left_out(device) := "touches no ePHI" if {
	not device.ephi
} else := reason if {
	device.status != "retired"
	reason := sprintf("status %v", [device.status])
}

# A disposal dated in the future has not taken place.
disposed := {record.item | some record in disposals; not still_to_come(record)}

systems_disposed := {record.system | some record in disposals; not still_to_come(record)}

still_to_come(record) if record.happened_on > input.today

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "disposal")
	message := "no written policy on topic disposal is in force; write down how ePHI and what it is stored on are done away with, and have it approved"
}

deny contains {"kind": "devices", "id": device.id, "field": "status", "message": message} if {
	some device in retired
	not device.device_id in disposed
	message := "is retired, and no record says what became of the ePHI on it; look for the certificate and record the disposal, or find the device"
}

# Machines of a system that ran here: done away with, or taken back and kept. What ran at a vendor is the vendor's to
# return or destroy.
deny contains {"kind": "media", "message": message} if {
	some name in gone_systems
	not name in systems_disposed
	not name in systems_kept
	message := sprintf("system %v is retired, and no record says what became of its disks; record the disposal, or that they were taken back, or find them", [name])
}

systems_kept := {record.system |
	some record in with_ephi
	record.event == "returned"
	not still_to_come(record)
}

gone_systems := {system.system_id |
	some system in input.evidence.systems.records
	system.ephi
	system.status == "retired"
	not elsewhere(system)
}

elsewhere(system) if system.hosting in {"cloud", "vendor"}

# Copies that are said to be destroyed, of a system that is still there.
deny contains {"kind": "media", "message": message} if {
	some backup in input.evidence.backups.records
	backup.status == "retired"
	object.get(backup, "kept_by", "own") == "own"
	systems[backup.system].ephi
	not backup.system in gone_systems
	not backup.system in systems_disposed
	message := sprintf("copies of system %v (%v) are recorded as destroyed, and no record says how; record the disposal", [backup.system, backup.backup_set])
}

deny contains {"kind": "media", "id": record.id, "field": "removal", "message": message} if {
	some record in disposals
	why := readable(record)
	message := sprintf("%v; get it back or a certificate, and treat it as a security incident until then", [why])
}

readable(record) := sprintf("was given away with the ePHI on %v in place", [record.item]) if record.removal == "none"

readable(record) := sprintf("says that nothing had to be removed, although ePHI was on %v", [record.item]) if record.removal == "not_needed"

readable(record) := sprintf("does not show how the ePHI on %v was made unreadable", [record.item]) if not record.removal

removed(record) if record.removal in {"cleared", "crypto_erase", "destroyed", "purged"}

deny contains {"kind": "media", "id": record.id, "field": "removed_on", "message": message} if {
	some record in disposals
	removed(record)
	record.removed_on > input.today
	message := sprintf("is to be made unreadable on %v, a day still to come, and was disposed of already; correct the date, or get it back", [record.removed_on])
}

# Who did it, who checked it, and lists that agree are this program's practice.
deny contains {"kind": "media", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in disposals
	removed(record)
	some field, text in {"removed_by": "who made it unreadable", "removed_on": "when it was made unreadable"}
	not record[field]
	message := sprintf("does not say %v; look at the certificate and record it", [text])
}

deny contains {"kind": "media", "id": record.id, "field": "certificate", "basis": "program", "message": message} if {
	some record in disposals
	removed(record)
	not record.certificate
	not record.verified_by
	message := "has neither a certificate nor anybody who checked that nothing readable is left; this program wants one of them"
}

# Overwriting and erasing are done before a thing leaves; only what is crushed may be crushed elsewhere.
deny contains {"kind": "media", "id": record.id, "field": "removed_on", "basis": "program", "message": message} if {
	some record in disposals
	record.removal in {"cleared", "crypto_erase", "purged"}
	record.removed_on <= input.today
	record.removed_on > record.happened_on
	message := sprintf("was made unreadable on %v, after it left on %v; this program erases before anything leaves", [record.removed_on, record.happened_on])
}

deny contains {"kind": "media", "id": record.id, "field": "item", "basis": "program", "message": message} if {
	some record in disposals
	device := devices[record.item]
	device.status in {"in_stock", "in_use"}
	record.happened_on < places.listed_on(input.evidence.devices.sources)
	message := sprintf("was disposed of on %v, and the list of devices has it as %v; find out which is true", [record.happened_on, replace(device.status, "_", " ")])
}
