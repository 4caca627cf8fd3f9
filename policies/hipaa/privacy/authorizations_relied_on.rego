# METADATA
# title: Authorizations relied on
# description: Nothing that needs an authorization goes out without one that is valid on that day and says so.
# custom:
#   citations:
#     - 164.508(a)
#     - 164.508(a)(1)
#     - 164.508(a)(2)
#     - 164.508(a)(3)(i)
#     - 164.508(a)(3)(ii)
#     - 164.508(a)(4)(i)
#     - 164.508(a)(4)(ii)
package hipaa.privacy.authorizations_relied_on

import data.hipaa.lib.authorizations
import data.hipaa.lib.documents

register := {record.authorization_id: record | some record in input.evidence.authorizations.records}

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

# Requests that were answered. Any of them may need an authorization.
answered contains check if {
	some check in input.evidence.identity_checks.records
	check.outcome == "released"
}

population contains {"kind": "identity_checks", "id": check.id} if some check in answered

population contains {"kind": "identity_checks", "id": check.id} if {
	count(answered) == 0
	some check in input.evidence.identity_checks.records
}

excluded contains {"kind": "identity_checks", "id": check.id, "reason": reason} if {
	count(answered) > 0
	some check in input.evidence.identity_checks.records
	check.outcome != "released"
	reason := sprintf("outcome %v", [check.outcome])
}

relying contains check if {
	some check in answered
	check.authority == "authorization"
}

# The days on which each was relied on, by its own record and by the requests that name it.
days_of[id] contains day if {
	some check in relying
	id := check.authorization
	day := check.released_on
}

days_of[id] contains day if {
	some record in judged
	id := record.authorization_id
	day := record.last_relied_on
}

default reliance := {}

reliance := days_of

deny contains {"kind": "authorizations", "id": record.id, "field": "last_relied_on", "message": message} if {
	some record in judged
	last := max(reliance[record.authorization_id])
	[ended_on, words] := authorizations.ended(record)
	last > ended_on
	message := sprintf("was relied on on %v, after %v on %v; look into that disclosure as a possible breach, and ask for a new one", [last, words, ended_on])
}

deny contains {"kind": "authorizations", "id": record.id, "field": "signed_on", "message": message} if {
	some record in judged
	first := min(reliance[record.authorization_id])
	first < record.signed_on
	message := sprintf("was relied on on %v, before it was signed on %v; look into that disclosure as a possible breach", [first, record.signed_on])
}

deny contains {"kind": "authorizations", "id": record.id, "field": "statement_remuneration", "message": message} if {
	some record in judged
	paid_for(record)
	not states_payment(record)
	message := sprintf("is for %v and does not state that this organization is paid; use nothing by it until it does", [record.purpose])
}

# A sale is paid by what it is; marketing unless it is shown not to be.
paid_for(record) if record.purpose == "sale"

paid_for(record) if {
	record.purpose == "marketing"
	not unpaid(record)
}

unpaid(record) if record.remuneration == false

states_payment(record) if record.statement_remuneration

# What went out by an authorization that does not carry it, at most one thing for each request.
objection(check) := "without saying by which authorization" if {
	not check.authorization
} else := sprintf("by authorization %v, which is not in the register", [check.authorization]) if {
	not register[check.authorization]
} else := sprintf("by authorization %v, which was rejected", [check.authorization]) if {
	not authorizations.accepted(register[check.authorization])
} else := sprintf("by authorization %v of another individual", [check.authorization]) if {
	register[check.authorization].individual != check.individual
} else := sprintf("by authorization %v, which does not show %v", [check.authorization, concat(", ", sort(lacking))]) if {
	lacking := [words | some words in authorizations.lacking(register[check.authorization])]
	count(lacking) > 0
} else := sprintf("by authorization %v, which is not for psychotherapy notes", [check.authorization]) if {
	check.psychotherapy_notes
	not for_notes(register[check.authorization])
} else := sprintf("by authorization %v and is not shown to be what it says", [check.authorization]) if {
	not check.within_authorization
}

for_notes(record) if record.psychotherapy_notes

deny contains {"kind": "identity_checks", "id": check.id, "field": "authorization", "message": message} if {
	some check in relying
	words := objection(check)
	message := sprintf("went out %v; look into it as a possible breach, and let nothing more go by it", [words])
}

deny contains {"kind": "identity_checks", "id": check.id, "field": "purpose", "message": message} if {
	some check in answered
	authority := object.get(check, "authority", "none")
	authority != "authorization"
	words := needs_one(check, authority)
	message := sprintf("went out for %v without an authorization; look into it as a possible breach, and obtain one first", [words])
}

needs_one(check, _) := check.purpose if check.purpose in {"marketing", "sale"}

# Psychotherapy notes need one for more than other PHI does, but not what the law requires.
needs_one(check, authority) := "psychotherapy notes" if {
	check.psychotherapy_notes
	authority != "required_by_law"
	not object.get(check, "purpose", "other") in {"marketing", "sale"}
}

deny contains {"kind": "authorizations", "message": message} if {
	some flow in input.evidence.phi_inventory.records
	flow.status == "in_use"
	flow.content != "de_identified"
	flow.permitted_as == "authorization"
	not flow.flow_id in authorized
	message := sprintf("flow %v of the PHI inventory is permitted by authorization, and no accepted authorization is for it; record those it goes by, or stop it", [flow.flow_id])
}

authorized := {record.flow | some record in judged}

# This program's practice.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "authorizations")
	message := "no written policy on topic authorizations is in force; write down when one is needed and how it is checked, and have it approved"
}

deny contains {"kind": "authorizations", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field in {"event_on", "found_false_on", "last_relied_on", "revoked_on"}
	record[field] > input.today
	message := sprintf("shows %v, a day still to come; correct the date", [record[field]])
}
