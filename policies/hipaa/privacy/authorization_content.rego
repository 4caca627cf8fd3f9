# METADATA
# title: Content of authorizations
# description: Each authorization that is accepted holds the core elements and the statements that make it valid, in plain language.
# custom:
#   citations:
#     - 164.508(c)
#     - 164.508(c)(1)
#     - 164.508(c)(1)(i)
#     - 164.508(c)(1)(ii)
#     - 164.508(c)(1)(iii)
#     - 164.508(c)(1)(iv)
#     - 164.508(c)(1)(v)
#     - 164.508(c)(1)(vi)
#     - 164.508(c)(2)
#     - 164.508(c)(2)(i)
#     - 164.508(c)(2)(i)(A)
#     - 164.508(c)(2)(i)(B)
#     - 164.508(c)(2)(ii)
#     - 164.508(c)(2)(ii)(A)
#     - 164.508(c)(2)(ii)(B)
#     - 164.508(c)(2)(iii)
#     - 164.508(c)(3)
package hipaa.privacy.authorization_content

import data.hipaa.lib.authorizations

judged contains record if {
	some record in input.evidence.authorizations.records
	authorizations.accepted(record)
}

population contains {"kind": "authorizations", "id": record.id} if some record in judged

# Where each was rejected, each was looked at.
population contains {"kind": "authorizations", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.authorizations.records
}

excluded contains {"kind": "authorizations", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.authorizations.records
	reason := authorizations.left_out(record)
}

deny contains {"kind": "authorizations", "id": record.id, "field": field, "message": message} if {
	some record in judged
	some field, words in authorizations.lacking(record)
	message := sprintf("was accepted and does not show %v; let nothing go out by it, and ask for a complete one", [words])
}

deny contains {"kind": "authorizations", "id": record.id, "field": "signed_on", "basis": "program", "message": message} if {
	some record in judged
	record.signed_on > input.today
	message := sprintf("is recorded as signed on %v, a day still to come; correct the date", [record.signed_on])
}
