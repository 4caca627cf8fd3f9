# METADATA
# title: Authorizations stand alone and free
# description: No authorization is combined with another document or made the price of care, but where an exception allows it.
# custom:
#   citations:
#     - 164.508(b)
#     - 164.508(b)(3)
#     - 164.508(b)(3)(i)
#     - 164.508(b)(3)(ii)
#     - 164.508(b)(4)
package hipaa.privacy.authorization_handling

import data.hipaa.lib.authorizations

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

combined(record) := object.get(record, "combined_with", "unknown")

conditioned(record) := object.get(record, "conditioned_on", "unknown")

# What it is combined with, at most one objection.
compound(record) := "is not shown to stand by itself" if {
	combined(record) == "unknown"
} else := "stands in one document with something else, such as a consent or an intake form" if {
	combined(record) == "other_document"
} else := "is for psychotherapy notes and combined with something other than another authorization for such notes" if {
	record.psychotherapy_notes
	not combined(record) in {"none", "psychotherapy_authorization"}
} else := "is combined with an authorization for psychotherapy notes and is not for such notes itself" if {
	combined(record) == "psychotherapy_authorization"
	not record.psychotherapy_notes
} else := "is combined with another authorization, and something depends on the signature" if {
	combined(record) in {"authorization", "psychotherapy_authorization"}
	conditioned(record) != "none"
} else := "is combined with another permission for a study on which treatment depends, and does not tell the two apart" if {
	combined(record) == "research_permission"
	conditioned(record) != "none"
	not record.components_differentiated
}

deny contains {"kind": "authorizations", "id": record.id, "field": "combined_with", "message": message} if {
	some record in judged
	words := compound(record)
	message := sprintf("%v; have it signed as a document of its own", [words])
}

# What may depend on a signature: one exception each for a provider, for a health plan, and for whoever creates PHI
# only for a third party.
may_depend(record, roles) if {
	record.conditioning_exception == "research_treatment"
	record.conditioned_on == "treatment"
	record.purpose == "research"
	"provider" in roles
}

may_depend(record, roles) if {
	record.conditioning_exception == "plan_before_enrollment"
	record.conditioned_on in {"eligibility", "enrollment"}
	"plan" in roles
	not record.psychotherapy_notes
}

may_depend(record, _) if {
	record.conditioning_exception == "created_for_third_party"
	record.conditioned_on == "treatment"
}

deny contains {"kind": "authorizations", "id": record.id, "field": "conditioned_on", "message": message} if {
	some record in judged
	on := record.conditioned_on
	on != "none"
	not may_depend(record, input.organization.roles)
	message := sprintf("was made a condition of %v, and no exception allows that here; tell the individual that nothing depends on it", [on])
}

deny contains {"kind": "authorizations", "id": record.id, "field": "conditioned_on", "message": message} if {
	some record in judged
	not record.conditioned_on
	message := "is not shown to have been signed without anything depending on it; ask whoever took it, and record the answer"
}
