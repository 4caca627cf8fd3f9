# METADATA
# title: Movement of devices and media
# description: What becomes of hardware and media with ePHI is on record, with the person who answers for it.
# custom:
#   citations: ["164.310(d)(1)", "164.310(d)(2)(iii)"]
#   parameters:
#     return_days: {type: integer, minimum: 1}
package hipaa.physical.device_and_media_movement

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.places

persons := {person.person | some person in input.evidence.workforce.records}

devices := {device.device_id: device | some device in input.evidence.devices.records}

judged contains record if {
	some record in input.evidence.media.records
	record.ephi
}

device_left_out(device) := "touches no ePHI" if {
	not device.ephi
} else := "retired: judged by media-disposal" if {
	device.status == "retired"
}

judged_devices contains device if {
	some device in input.evidence.devices.records
	not device_left_out(device)
}

population contains {"kind": "media", "id": record.id} if some record in judged

population contains {"kind": "devices", "id": device.id} if some device in judged_devices

# Where the log holds nothing with ePHI, all of it was looked at for that.
population contains {"kind": "media", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.media.records
}

excluded contains {"kind": "media", "id": record.id, "reason": "no ePHI on it"} if {
	count(judged) > 0
	some record in input.evidence.media.records
	not record.ephi
}

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	some device in input.evidence.devices.records
	reason := device_left_out(device)
}

recorded := {[record.item, record.event] | some record in input.evidence.media.records}

# Ways by which a device comes to where it is used; a new one may be delivered there.
taken_out := {item | some [item, event] in recorded; event in {"moved", "received", "reuse", "sent_out"}}

moving := {"moved", "sent_out"}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "device_movement")
	message := "no written policy on topic device_movement is in force; write down how devices and media come in, go out and are moved, and have it approved"
}

deny contains {"kind": "devices", "id": device.id, "field": "status", "message": message} if {
	some device in judged_devices
	device.status == "lost"
	not [device.device_id, "lost"] in recorded
	message := "is lost, and the media log does not say when, where and who answered for it; record the loss and report it as an incident"
}

deny contains {"kind": "devices", "id": device.id, "field": "location", "message": message} if {
	some device in judged_devices
	device.status == "in_use"
	device.location in {"home", "vehicle"}
	not device.device_id in taken_out
	message := "is outside the office, and no record says who took it there and when; record the movement"
}

deny contains {"kind": "media", "id": record.id, "field": "responsible", "message": message} if {
	some record in judged
	not record.responsible
	message := sprintf("does not say who answered for %v; find out and record the person", [record.item])
}

deny contains {"kind": "media", "id": record.id, "field": "to_place", "message": message} if {
	some record in judged
	record.event in moving
	not record.to_place
	message := sprintf("does not say where %v went; find out where it is and record it", [record.item])
}

# The rest of the log is this program's practice.
deny contains {"kind": "media", "id": record.id, "field": "responsible", "basis": "program", "message": message} if {
	some record in judged
	person := record.responsible
	not person in persons
	message := sprintf("was in the hands of %v, who is not in the workforce records; find out who it was", [person])
}

deny contains {"kind": "media", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field, text in {"approved_by": "who approved that it leaves its place", "from_place": "where it was before"}
	record.event in moving
	not record[field]
	message := sprintf("does not say %v; record it", [text])
}

deny contains {"kind": "media", "id": record.id, "field": "happened_on", "basis": "program", "message": message} if {
	some record in judged
	not record.happened_on
	message := "does not say when it happened; record the day"
}

deny contains {"kind": "media", "id": record.id, "field": "happened_on", "basis": "program", "message": message} if {
	some record in judged
	record.happened_on > input.today
	message := sprintf("is recorded on %v, a day still to come; correct the date", [record.happened_on])
}

# What came of things that were sent out: the newest day on which each came back, or was disposed of or lost.
settled := {item: max(days) | some item, days in settled_days}

settled_days[item] contains day if {
	some record in judged
	record.event in {"disposed", "lost", "returned"}
	item := record.item
	day := record.happened_on
}

deny contains {"kind": "media", "id": record.id, "field": "happened_on", "basis": "program", "message": message} if {
	some record in judged
	record.event == "sent_out"
	object.get(settled, record.item, "") < record.happened_on
	days := dates.days_since(record.happened_on)
	allowed := input.parameters.device_and_media_movement.return_days
	days > allowed
	message := sprintf("went to %v %v ago and is not recorded as back; this program allows %v: ask for it", [object.get(record, "to_place", "an unknown place"), dates.words(days), allowed])
}

deny contains {"kind": "media", "id": record.id, "field": "ticket", "basis": "program", "message": message} if {
	some record in judged
	record.event == "lost"
	not record.ticket
	message := "is a loss without an incident; report it and record the number"
}

deny contains {"kind": "media", "id": record.id, "field": "item", "basis": "program", "message": message} if {
	some record in judged
	record.item_type in {"desktop", "laptop", "phone", "server", "tablet"}
	not devices[record.item]
	message := sprintf("is about %v %v, which is not in the list of devices; correct the number, or add it there", [record.item_type, record.item])
}

# Found again, it was taken back.
deny contains {"kind": "media", "id": record.id, "field": "item", "basis": "program", "message": message} if {
	some record in judged
	record.event == "lost"
	device := devices[record.item]
	device.status in {"in_stock", "in_use", "retired"}
	record.happened_on < places.listed_on(input.evidence.devices.sources)
	not accounted_since(record)
	message := sprintf("was lost on %v, and the list of devices has it as %v; find out which is true, and record the return or the disposal", [record.happened_on, replace(device.status, "_", " ")])
}

accounted_since(record) if record.happened_on <= accounted[record.item]

accounted := {item: max(days) | some item, days in accounted_days}

accounted_days[item] contains day if {
	some record in judged
	record.event in {"disposed", "returned"}
	item := record.item
	day := record.happened_on
}
