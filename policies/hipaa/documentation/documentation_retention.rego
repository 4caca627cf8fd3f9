# METADATA
# title: Documentation kept for six years
# description: Policies, procedures and required records are kept for six years from their creation, or from the last day they were in effect where that is later.
# custom:
#   citations: ["164.316(b)(2)(i)"]
package hipaa.documentation.documentation_retention

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.retention

population contains {"kind": "documents", "id": document.id} if some document in input.evidence.documents.records

# What is in effect for a time; the others are records of something that happened.
in_effect_for_a_time := {"agreement", "contingency_plan", "designation", "policy", "procedure"}

still_in_effect(document) if {
	document.type in in_effect_for_a_time
	not document.last_in_effect_on
}

dated(document) if {
	retention.counted_from(document)
	not still_in_effect(document)
}

due(document) := retention.kept_until(document) if dated(document)

destroyed contains document if {
	some document in input.evidence.documents.records
	document.status == "destroyed"
}

deny contains {"kind": "documents", "id": document.id, "field": "destroyed_on", "message": message} if {
	some document in destroyed
	until := due(document)
	document.destroyed_on <= input.today
	document.destroyed_on < until
	days := dates.words(retention.short_by(document, document.destroyed_on))
	message := sprintf("was destroyed on %v, %v too early: its six years were full on %v; look for another copy, and stop the schedule that did it", [document.destroyed_on, days, until])
}

deny contains {"kind": "documents", "id": document.id, "field": "destroyed_on", "message": message} if {
	some document in destroyed
	dated(document)
	not document.destroyed_on
	message := "is destroyed, and not shown to have been kept for six years; record the day it was destroyed"
}

deny contains {"kind": "documents", "id": document.id, "field": "destroyed_on", "basis": "program", "message": message} if {
	some document in destroyed
	document.destroyed_on > input.today
	message := sprintf("is recorded as destroyed on %v, a day still to come; correct the status or the day", [document.destroyed_on])
}

deny contains {"kind": "documents", "id": document.id, "field": "last_in_effect_on", "message": message} if {
	some document in input.evidence.documents.records
	document.status != "kept"
	still_in_effect(document)
	message := sprintf("is %v, and nothing shows that it was out of effect for six years by then; look for a copy, or record its last day in effect", [document.status])
}

deny contains {"kind": "documents", "id": document.id, "field": "created_on", "message": message} if {
	some document in input.evidence.documents.records
	document.status != "kept"
	type := document.type
	not type in in_effect_for_a_time
	not counted(document)
	message := sprintf("is %v, and nothing shows that six years had passed; record when it was created", [document.status])
}

counted(document) if retention.counted_from(document)

deny contains {"kind": "documents", "id": document.id, "field": "status", "message": message} if {
	some document in input.evidence.documents.records
	document.status == "lost"
	until := due(document)
	input.today < until
	message := sprintf("is lost, and to be kept until %v; restore it from a backup, or ask whoever was sent a copy", [until])
}

kept contains document if {
	some document in input.evidence.documents.records
	document.status == "kept"
}

deny contains {"kind": "documents", "id": document.id, "field": "location", "message": message} if {
	some document in kept
	not document.location
	message := "does not say where it is kept, so that nothing shows it is; record the place"
}

deny contains {"kind": "documents", "id": document.id, "field": "keep_until", "message": message} if {
	some document in kept
	until := due(document)
	document.keep_until < until
	message := sprintf("may be destroyed from %v by the schedule, and its six years are full on %v; correct the schedule", [document.keep_until, until])
}

# Nobody can tell how long: what is in effect stays, whatever the schedule says.
deny contains {"kind": "documents", "id": document.id, "field": "keep_until", "message": message} if {
	some document in kept
	still_in_effect(document)
	document.keep_until <= input.today
	message := sprintf("is in effect, and may be destroyed from %v by the schedule; take the day out until it is replaced", [document.keep_until])
}

# A policy that people acknowledged was in effect on that day at the latest. A version in force is looked for by
# documentation-availability.
listed := {[document.policy_id, document.version] | some document in input.evidence.documents.records}

in_register := {[policy.policy_id, policy.version] | some policy in input.evidence.written_policies.records; policy.status == "in_force"}

# Sorted once, with the last day of each version before another version or the end.
acknowledged_in_order := array.concat(sort({[[given.policy_id, given.version], given.acknowledged_on] | some given in input.evidence.acknowledgements.records}), [[""]])

last_acknowledged := {one[0]: one[1] | some i, one in acknowledged_in_order; acknowledged_in_order[i + 1][0] != one[0]}

deny contains {"kind": "documents", "message": message} if {
	some version, day in last_acknowledged
	not version in listed
	not version in in_register
	input.today < retention.full_on(day)
	message := sprintf("%v version %v was acknowledged on %v and is not on the list of documents; find its text and keep it for six years from its last day in effect", [version[0], version[1], day])
}

# Retired policies count from a day that the register does not hold, and so are to be listed too.
deny contains {"kind": "documents", "message": message} if {
	some policy in input.evidence.written_policies.records
	policy.status == "retired"
	not [policy.policy_id, policy.version] in listed
	not acknowledged_lately(policy)
	message := sprintf("retired policy %v version %v is not on the list of documents; find its text, and record its last day in effect", [policy.policy_id, policy.version])
}

acknowledged_lately(policy) if input.today < retention.full_on(last_acknowledged[[policy.policy_id, policy.version]])

# From here on this program's practice.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "retention")
	message := "no written policy on topic retention is in force; this program wants one that says what is kept how long, and who may destroy it"
}

deny contains {"kind": "documents", "id": document.id, "field": "keep_until", "basis": "program", "message": message} if {
	some document in kept
	until := due(document)
	not document.keep_until
	message := sprintf("has no day until which it is kept; this program records one: %v at the earliest", [until])
}

deny contains {"kind": "documents", "id": document.id, "field": "created_on", "basis": "program", "message": message} if {
	some document in kept
	not document.created_on
	message := "does not say when it was created; record the day, from which its six years may run"
}

deny contains {"kind": "documents", "id": document.id, "field": field, "basis": "program", "message": message} if {
	some document in input.evidence.documents.records
	some field, words in {"created_on": "created", "last_in_effect_on": "last in effect"}
	document[field] > input.today
	message := sprintf("is recorded as %v on %v, a day still to come; correct the date", [words, document[field]])
}

deny contains {"kind": "documents", "id": document.id, "field": "last_in_effect_on", "basis": "program", "message": message} if {
	some document in input.evidence.documents.records
	document.last_in_effect_on < document.created_on
	message := sprintf("was last in effect on %v, before it was created on %v; correct the dates", [document.last_in_effect_on, document.created_on])
}
