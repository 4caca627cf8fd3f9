# METADATA
# title: Release of batches
# description: This program has nobody release a batch that the same person prepared, and none without the checks for its kind.
# custom:
#   citations: ["164.312(c)(1)", "164.530(c)(1)"]
#   parameters:
#     claims_checks: {type: array, items: {type: string}, uniqueItems: true}
#     statements_checks: {type: array, items: {type: string}, uniqueItems: true}
#     collections_checks: {type: array, items: {type: string}, uniqueItems: true}
#     batch_days: {type: integer, minimum: 1}
package hipaa.privacy.batch_release

import data.hipaa.lib.acts
import data.hipaa.lib.dates

limits := input.parameters.batch_release

persons := {person.person: person | some person in input.evidence.workforce.records}

released contains batch if {
	some batch in input.evidence.batch_releases.records
	batch.status == "released"
}

population contains {"kind": "batch_releases", "id": batch.id} if some batch in released

# Where none was let go, each was looked at.
population contains {"kind": "batch_releases", "id": batch.id} if {
	count(released) == 0
	some batch in input.evidence.batch_releases.records
}

excluded contains {"kind": "batch_releases", "id": batch.id, "reason": reason} if {
	count(released) > 0
	some batch in input.evidence.batch_releases.records
	batch.status != "released"
	reason := sprintf("status %v", [batch.status])
}

deny contains {"kind": "batch_releases", "id": batch.id, "field": "released_by", "message": message} if {
	some batch in released
	batch.released_by == batch.prepared_by
	message := sprintf("was released by %v, who prepared it; this program wants a second person to look before it goes", [batch.released_by])
}

hands := {
	"prepared_by": {"day": "prepared_on", "word": "prepared"},
	"released_by": {"day": "released_on", "word": "released"},
}

deny contains {"kind": "batch_releases", "id": batch.id, "field": field, "message": message} if {
	some batch in released
	some field, hand in hands
	not batch[field]
	message := sprintf("does not say who %v it; record it, so that two persons are shown", [hand.word])
}

deny contains {"kind": "batch_releases", "id": batch.id, "field": field, "message": message} if {
	some batch in released
	some field, hand in hands
	person := batch[field]
	doubt := acts.doubt(persons, person, object.get(batch, hand.day, input.today))
	message := sprintf("was %v by %v, %v; correct the person or the day", [hand.word, person, doubt])
}

wanted := {
	"claims": limits.claims_checks,
	"collections": limits.collections_checks,
	"statements": limits.statements_checks,
}

deny contains {"kind": "batch_releases", "id": batch.id, "field": "checks", "message": message} if {
	some batch in released
	done := {check | some check in object.get(batch, "checks", [])}
	open := [replace(check, "_", " ") | some check in wanted[batch.type]; not check in done]
	count(open) > 0
	message := sprintf("was released without a check of %v, which this program wants for %v; check it before the next goes", [concat(", ", open), batch.type])
}

deny contains {"kind": "batch_releases", "id": batch.id, "field": "errors_found", "message": message} if {
	some batch in released
	not counted(batch)
	message := "does not say how many items were found wrong; record the number, 0 when none"
}

counted(batch) if batch.errors_found >= 0

deny contains {"kind": "batch_releases", "id": batch.id, "field": "errors_corrected_on", "message": message} if {
	some batch in released
	batch.errors_found > 0
	not corrected(batch)
	message := sprintf("went out with items found wrong (%v) that are not shown to have been corrected before; hold a batch until they are", [batch.errors_found])
}

corrected(batch) if batch.errors_corrected_on <= batch.released_on

deny contains {"kind": "batch_releases", "id": batch.id, "field": "released_on", "message": message} if {
	some batch in released
	words := day(batch)
	message := sprintf("%v; correct the days", [words])
}

day(batch) := "does not say when it was released" if not batch.released_on

day(batch) := sprintf("is recorded as released on %v, a day still to come", [batch.released_on]) if batch.released_on > input.today

day(batch) := sprintf("is recorded as released on %v, before it was made ready on %v", [batch.released_on, batch.prepared_on]) if {
	batch.released_on <= input.today
	batch.released_on < batch.prepared_on
}

# Flows that go in batches, and claim files, none of whose releases is on record.
batched := {"claim_submission": "claims", "collections": "collections", "statements": "statements"}

newest := {type: max(days) | some type, days in days_of}

days_of[type] contains released_on if {
	some batch in released
	type := batch.type
	released_on := batch.released_on
	released_on <= input.today
}

in_batches contains type if {
	some flow in input.evidence.phi_inventory.records
	flow.status == "in_use"
	flow.direction in {"both", "sent"}
	type := batched[flow.touchpoint]
}

deny contains {"kind": "batch_releases", "message": message} if {
	some type in in_batches
	not newest[type]
	message := sprintf("no release of a batch of %v is on record, and the PHI inventory has a flow for them; record who prepares and who releases", [type])
}

deny contains {"kind": "batch_releases", "message": message} if {
	some type in in_batches
	days := dates.days_since(newest[type])
	days > limits.batch_days
	message := sprintf("the newest release of a batch of %v on record is %v old; this program records each: look for the missing ones", [type, dates.words(days)])
}

files_released := {batch.file | some batch in released}

# From the first day on of which this program has releases of claims.
unreleased := sort([[file.sent_at, file.file_id] |
	some file in input.evidence.claim_files.records
	not file.file_id in files_released
	dates.day_of(file.sent_at) >= first_day
])

first_day := min(days_of.claims)

deny contains {"kind": "batch_releases", "message": message} if {
	number := count(unreleased)
	first := unreleased[0][1]
	message := sprintf("%v went out without a release on record, the first %v; find out who let it go", [files(number), first])
}

files(1) := "1 claim file"

files(number) := sprintf("%v claim files", [number]) if number != 1
