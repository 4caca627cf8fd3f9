# METADATA
# title: Authorizations kept and copied
# description: Each signed authorization is kept for six years, and the individual who was asked for one has a copy.
# custom:
#   citations: ["164.508(b)(6)", "164.508(c)(4)"]
package hipaa.privacy.authorization_records

import data.hipaa.lib.authorizations
import data.hipaa.lib.retention

judged contains record if {
	some record in input.evidence.authorizations.records
	authorizations.accepted(record)
}

population contains {"kind": "authorizations", "id": record.id} if some record in judged

population contains {"kind": "authorizations", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.authorizations.records
}

excluded contains {"kind": "authorizations", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.authorizations.records
	reason := authorizations.left_out(record)
}

deny contains {"kind": "authorizations", "id": record.id, "field": "kept_at", "message": message} if {
	some record in judged
	not record.destroyed_on
	not record.kept_at
	message := "does not say where the signed document is kept, so that nothing shows it is; find it and record the place"
}

# As 164.530(j): six years from its creation or from the last day it was in effect, whichever is later.
last_in_effect(record) := max([day | some field in ["signed_on", "last_relied_on"]; day := record[field]])

deny contains {"kind": "authorizations", "id": record.id, "field": "destroyed_on", "message": message} if {
	some record in judged
	until := retention.full_on(last_in_effect(record))
	record.destroyed_on < until
	message := sprintf("was destroyed on %v and was to be kept until %v at the earliest; look for a copy, and stop what destroyed it", [record.destroyed_on, until])
}

deny contains {"kind": "authorizations", "id": record.id, "field": "copy_given_on", "message": message} if {
	some record in judged
	object.get(record, "drawn_up_by", "own") == "own"
	not given(record)
	message := "was asked for by this organization, and the individual is not shown to have been given a copy of it; send one and record the day"
}

# A day to come has given nothing.
given(record) if record.copy_given_on <= input.today
