# METADATA
# title: Workstations outside the office
# description: Who works outside the office does so on an approved device, in a place where others cannot get at it or see its screen.
# custom:
#   citations: ["164.310(c)"]
#   parameters:
#     check_days: {type: integer, minimum: 1}
package hipaa.physical.remote_workstations

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people
import data.hipaa.lib.scope

persons := {person.person: person | some person in input.evidence.workforce.records}

devices := {device.device_id: device | some device in input.evidence.devices.records}

approvals := {record.person: record |
	some record in input.evidence.remote_work.records
	record.status == "approved"
}

approved_devices := {device | some record in approvals; some device in record.devices}

# Who works outside the office today, if only on some days.
person_left_out(person) := "has left" if {
	people.gone(person)
} else := "works in the office" if {
	person.works_remotely == false
}

device_left_out(device) := reason if {
	reason := scope.left_out(device)
} else := "used in the office" if {
	device.location in {"data_center", "office"}
} else := "carried about: judged by workstation-security" if {
	not device.location == "home"
}

judged_persons contains person if {
	some person in input.evidence.workforce.records
	not person_left_out(person)
}

judged_devices contains device if {
	some device in input.evidence.devices.records
	not device_left_out(device)
}

judged contains record if {
	some record in input.evidence.remote_work.records
	record.status == "approved"
}

population contains {"kind": "workforce", "id": person.id} if some person in judged_persons

population contains {"kind": "devices", "id": device.id} if some device in judged_devices

population contains {"kind": "remote_work", "id": record.id} if some record in judged

# Where nobody works outside the office, and nothing is used there, everybody and everything was looked at for that.
population contains {"kind": "workforce", "id": person.id} if {
	count(judged_persons) == 0
	some person in input.evidence.workforce.records
}

population contains {"kind": "devices", "id": device.id} if {
	count(judged_devices) == 0
	some device in input.evidence.devices.records
}

population contains {"kind": "remote_work", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.remote_work.records
}

excluded contains {"kind": "workforce", "id": person.id, "reason": reason} if {
	count(judged_persons) > 0
	some person in input.evidence.workforce.records
	reason := person_left_out(person)
}

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	count(judged_devices) > 0
	some device in input.evidence.devices.records
	reason := device_left_out(device)
}

excluded contains {"kind": "remote_work", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.remote_work.records
	record.status != "approved"
	reason := sprintf("status %v", [record.status])
}

# Where it is not known whether somebody works at home, only an approval would show more.
deny contains {"kind": "workforce", "id": person.id, "field": "works_remotely", "message": message} if {
	some person in judged_persons
	person.works_remotely
	not approvals[person.person]
	message := "works outside the office without an approval on record, so nothing shows what keeps others from the workstation; approve device and place, or end it"
}

deny contains {"kind": "workforce", "id": person.id, "field": "works_remotely", "basis": "program", "message": message} if {
	some person in judged_persons
	not known(person)
	not approvals[person.person]
	message := "is not shown to work in the office only; record works_remotely as true or false"
}

known(person) if is_boolean(person.works_remotely)

deny contains {"kind": "devices", "id": device.id, "field": "location", "message": message} if {
	some device in judged_devices
	not device.device_id in approved_devices
	message := "is used at home, and no approval names it, so nothing shows what keeps others from it; approve it with its place, or take it back"
}

deny contains {"kind": "remote_work", "id": record.id, "field": "place", "message": message} if {
	some record in judged
	why := exposed[record.place]
	message := sprintf("%v; agree on a room that can be closed or a corner out of view", [why])
}

exposed := {
	"anywhere": "is done anywhere, where others can see the screen or take the device",
	"open_room": "is done in the open in a shared room, where others can see the screen or use the device",
}

deny contains {"kind": "remote_work", "id": record.id, "field": "place", "message": message} if {
	some record in judged
	not record.place
	message := "does not show in what place the work is done; have a look at it by picture or video and record it"
}

deny contains {"kind": "remote_work", "id": record.id, "field": "household_uses_device", "message": message} if {
	some record in judged
	record.household_uses_device
	message := "is done on a device that others of the household use too; give the person a device of our own that nobody else uses"
}

deny contains {"kind": "remote_work", "id": record.id, "field": "devices", "message": message} if {
	some record in judged
	count(object.get(record, "devices", [])) == 0
	message := "names no device, so nobody knows on what the work is done; approve one from the list of devices"
}

deny contains {"kind": "remote_work", "id": record.id, "field": "devices", "message": message} if {
	some record in judged
	some name in record.devices
	not devices[name]
	message := sprintf("is done on %v, which is not in the list of devices and may be the person's own; give out one that is", [name])
}

# Agreements, approvals and looks at the place are this program's practice.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "remote_work")
	message := "no policy on topic remote_work is in force, which this program wants; write one and have it approved"
}

deny contains {"kind": "remote_work", "id": record.id, "field": "devices", "basis": "program", "message": message} if {
	some record in judged
	some name in record.devices
	why := unfit(record, devices[name])
	message := sprintf("names device %v, which is %v; correct the approval or the list of devices", [name, why])
}

unfit(_, device) := sprintf("of status %v", [device.status]) if device.status != "in_use"

unfit(record, device) := sprintf("assigned to %v", [device.assigned_to]) if {
	device.status == "in_use"
	device.assigned_to != record.person
}

deny contains {"kind": "remote_work", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field, text in {
		"agreement_on": "that the person signed the remote work agreement",
		"approved_by": "who approved it",
		"approved_on": "when it was approved",
		"checked_on": "that anybody looked at the place",
		"network": "what it is connected by",
	}
	not record[field]
	message := sprintf("does not show %v; get it and record it", [text])
}

deny contains {"kind": "remote_work", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field in ["agreement_on", "approved_on", "checked_on"]
	record[field] > input.today
	message := sprintf("has %v on %v, a day still to come; correct the date", [replace(field, "_on", ""), record[field]])
}

deny contains {"kind": "remote_work", "id": record.id, "field": "checked_on", "basis": "program", "message": message} if {
	some record in judged
	days := dates.days_since(record.checked_on)
	allowed := input.parameters.remote_workstations.check_days
	days > allowed
	message := sprintf("is done in a place last looked at %v ago; this program looks within %v", [dates.words(days), allowed])
}

deny contains {"kind": "remote_work", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field, done in {"approved_by": "approved", "checked_by": "looked at"}
	record[field] == record.person
	message := sprintf("was %v by %v, who works there; have somebody else do it", [done, record.person])
}

deny contains {"kind": "remote_work", "id": record.id, "field": "household_uses_device", "basis": "program", "message": message} if {
	some record in judged
	not said(record)
	message := "does not say whether others of the household use the device; ask and record it"
}

said(record) if is_boolean(record.household_uses_device)

deny contains {"kind": "remote_work", "id": record.id, "field": "stored_locked", "basis": "program", "message": message} if {
	some record in judged
	not record.stored_locked
	message := "is not shown to end with the device and paper locked away; this program wants a drawer or room that locks"
}

deny contains {"kind": "remote_work", "id": record.id, "field": "network", "basis": "program", "message": message} if {
	some record in judged
	record.network == "public"
	message := "is connected by a public network; this program allows a home network with its own password, or mobile"
}

deny contains {"kind": "remote_work", "id": record.id, "field": "person", "basis": "program", "message": message} if {
	some record in judged
	why := absent(record)
	message := sprintf("is an approval for somebody who %v; end it and take the device back", [why])
}

absent(record) := "has left" if people.gone(persons[record.person])

absent(record) := "is not in the workforce records" if not persons[record.person]
