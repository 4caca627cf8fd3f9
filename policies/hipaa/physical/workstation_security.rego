# METADATA
# title: Workstation security
# description: Each workstation in the office that reaches ePHI is physically kept from others.
# custom:
#   citations: ["164.310(c)"]
#   parameters:
#     check_days: {type: integer, minimum: 1}
package hipaa.physical.workstation_security

import data.hipaa.lib.dates
import data.hipaa.lib.places
import data.hipaa.lib.scope

devices := {device.device_id: device | some device in input.evidence.devices.records}

areas := {places.key(area): area |
	some area in input.evidence.facilities.records
	area.status == "in_use"
}

placed := {record.device | some record in input.evidence.workstations.records}

# Why a device is not looked at; undefined when it is.
device_left_out(device) := scope.left_out(device)

device_left_out(device) := "a server, no workstation" if {
	scope.in_use(device)
	device.type == "server"
}

device_left_out(device) := "used at home: judged by remote-workstations" if {
	scope.in_use(device)
	device.type != "server"
	device.location == "home"
}

record_left_out(record) := sprintf("device %v", [device_left_out(devices[record.device])])

judged_devices contains device if {
	some device in input.evidence.devices.records
	not device_left_out(device)
}

judged contains record if {
	some record in input.evidence.workstations.records
	not record_left_out(record)
}

population contains {"kind": "devices", "id": device.id} if some device in judged_devices

population contains {"kind": "workstations", "id": record.id} if some record in judged

# Where everybody works at home, every device was looked at for that.
population contains {"kind": "devices", "id": device.id} if {
	count(judged_devices) == 0
	some device in input.evidence.devices.records
}

population contains {"kind": "workstations", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.workstations.records
}

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	count(judged_devices) > 0
	some device in input.evidence.devices.records
	reason := device_left_out(device)
}

excluded contains {"kind": "workstations", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.workstations.records
	reason := record_left_out(record)
}

deny contains {"kind": "devices", "id": device.id, "message": message} if {
	some device in judged_devices
	not device.device_id in placed
	message := "reaches ePHI, and nothing shows where it stands and what keeps others from it; look at it and record both"
}

# A door that is closed to others keeps them from what stands behind it, unless the public comes through it.
behind_a_door(record) if {
	area := areas[places.key(record)]
	area.entry != "none"
	not area.open_to_public
}

# What keeps others from touching or taking it; a filter does not.
keeping := {"attended", "cable_lock", "kept_on_person", "locked_away"}

kept(record) if behind_a_door(record)

kept(record) if {
	some measure in record.safeguards
	measure in keeping
}

shielding := {"locked_away", "kept_on_person", "out_of_view", "privacy_filter"}

shielded(record) if {
	some measure in record.safeguards
	measure in shielding
}

deny contains {"kind": "workstations", "id": record.id, "field": "safeguards", "message": message} if {
	some record in judged
	not kept(record)
	message := "is not shown to be kept from others: no closed door, no lock and nobody attending; lock it, or see that somebody is always there"
}

# What of the screen, and how often somebody looks, are this program's practice.
deny contains {"kind": "workstations", "id": record.id, "field": "safeguards", "basis": "program", "message": message} if {
	some record in judged
	kept(record)
	not behind_a_door(record)
	not shielded(record)
	message := "stands where visitors come, and its screen is not shown to be out of their view; turn it or add a privacy filter"
}

deny contains {"kind": "workstations", "id": record.id, "field": "checked_on", "basis": "program", "message": message} if {
	some record in judged
	not record.checked_on
	message := "does not say when it was looked at; record the day"
}

deny contains {"kind": "workstations", "id": record.id, "field": "checked_on", "basis": "program", "message": message} if {
	some record in judged
	record.checked_on > input.today
	message := sprintf("is recorded as looked at on %v, a day still to come; correct the date", [record.checked_on])
}

deny contains {"kind": "workstations", "id": record.id, "field": "checked_on", "basis": "program", "message": message} if {
	some record in judged
	days := dates.days_since(record.checked_on)
	allowed := input.parameters.workstation_security.check_days
	days > allowed
	message := sprintf("was last looked at %v ago; this program looks within %v", [dates.words(days), allowed])
}

deny contains {"kind": "workstations", "id": record.id, "field": "area", "basis": "program", "message": message} if {
	some record in judged
	key := places.key(record)
	not areas[key]
	message := sprintf("stands in %v, which is no area in use; add the area or correct its name", [places.name(record)])
}

deny contains {"kind": "workstations", "id": record.id, "field": "device", "basis": "program", "message": message} if {
	some record in judged
	not devices[record.device]
	message := "is not in the list of devices; add the device or correct its id"
}
