# METADATA
# title: Media re-use
# description: ePHI is removed from devices and media before somebody else gets them.
# custom:
#   citations: ["164.310(d)(2)(ii)"]
#   parameters: {}
package hipaa.physical.media_reuse

import data.hipaa.lib.documents
import data.hipaa.lib.places

devices := {device.device_id: device | some device in input.evidence.devices.records}

with_ephi contains record if {
	some record in input.evidence.media.records
	record.ephi
}

judged contains record if {
	some record in with_ephi
	record.event in {"returned", "reuse"}
}

reused contains record if {
	some record in judged
	record.event == "reuse"
}

population contains {"kind": "media", "id": record.id} if some record in judged

# Where nothing came back or was given out again, everything was looked at for that.
population contains {"kind": "media", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.media.records
}

excluded contains {"kind": "media", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.media.records
	reason := left_out(record)
}

left_out(record) := "no ePHI on it" if {
	not record.ephi
} else := "neither taken back nor given out again" if {
	not record.event in {"returned", "reuse"}
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "media_reuse")
	message := "no written procedure on topic media_reuse is in force; write down how ePHI is removed before a device or medium is given to somebody else, and have it approved"
}

deny contains {"kind": "media", "id": record.id, "field": "removal", "message": message} if {
	some record in reused
	why := readable(record)
	message := sprintf("%v; take it back and erase it", [why])
}

readable(record) := sprintf("gave out %v with the ePHI of its former use in place", [record.item]) if record.removal == "none"

readable(record) := sprintf("says that nothing had to be removed, although ePHI was on %v", [record.item]) if record.removal == "not_needed"

readable(record) := sprintf("does not show how ePHI was removed from %v", [record.item]) if not record.removal

removed(record) if record.removal in {"cleared", "crypto_erase", "destroyed", "purged"}

deny contains {"kind": "media", "id": record.id, "field": "removed_on", "message": message} if {
	some record in reused
	removed(record)
	record.removed_on > record.happened_on
	message := sprintf("had its ePHI removed on %v, after it was given out on %v; find out who could read it", [record.removed_on, record.happened_on])
}

# A device that was taken back and is in use again was made available again.
deny contains {"kind": "media", "id": record.id, "field": "item", "message": message} if {
	some record in judged
	device := devices[record.item]
	device.status == "in_use"
	record.happened_on < places.listed_on(input.evidence.devices.sources)
	not given_out_since(record)
	message := sprintf("was taken back on %v and is in use again, and no record says that ePHI was removed in between; erase it, or record when it was", [record.happened_on])
}

given_out_since(record) if record.happened_on <= given_out[record.item]

given_out := {item: max(days) | some item, days in given_out_days}

given_out_days[item] contains day if {
	some record in reused
	item := record.item
	day := record.happened_on
}

# The text says before: a removal without a day does not show it.
deny contains {"kind": "media", "id": record.id, "field": "removed_on", "message": message} if {
	some record in reused
	removed(record)
	not record.removed_on
	message := sprintf("does not say when ePHI was removed, so it is not shown that %v was clean before it was given out; look at the erasure report and record the day", [record.item])
}

# That somebody else looked is this program's practice.
deny contains {"kind": "media", "id": record.id, "field": "verified_by", "basis": "program", "message": message} if {
	some record in reused
	removed(record)
	why := unverified(record)
	message := sprintf("%v; this program has a second person look", [why])
}

unverified(record) := "shows nobody who checked that nothing readable is left" if not record.verified_by

unverified(record) := sprintf("was checked by %v, who removed it", [record.verified_by]) if record.verified_by == record.removed_by
