# METADATA
# title: Selection of security measures
# description: In deciding on each security measure, the four factors the rule names are taken into account.
# custom:
#   citations: ["164.306(b)(2)(i)", "164.306(b)(2)(ii)", "164.306(b)(2)(iii)", "164.306(b)(2)(iv)"]
package hipaa.organizational.security_measure_selection

risks := {risk.risk_id: risk | some risk in input.evidence.risk_analysis.records}

left_out(treatment) := "cancelled" if {
	treatment.status == "cancelled"
} else := "risk withdrawn" if {
	risks[treatment.risk].status == "withdrawn"
}

# A measure that is planned is decided on, and so is to bear a risk without one.
decided contains treatment if {
	some treatment in input.evidence.risk_treatments.records
	not left_out(treatment)
}

population contains {"kind": "risk_treatments", "id": treatment.id} if some treatment in decided

excluded contains {"kind": "risk_treatments", "id": treatment.id, "reason": reason} if {
	some treatment in input.evidence.risk_treatments.records
	reason := left_out(treatment)
}

# (b)(2)(i) to (iv).
words := {
	"organization": "the size, complexity and capabilities of the organization",
	"infrastructure": "the technical infrastructure, hardware and software capabilities",
	"costs": "what the measure costs",
	"risk": "the probability and criticality of the risk",
}

weighed(treatment) := object.get(treatment, "factors", [])

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "factors", "message": message} if {
	some treatment in decided
	count(weighed(treatment)) == 0
	message := "shows none of the factors that are to be taken into account in deciding on it; weigh size and capabilities, infrastructure, costs and the risk, and record it"
}

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "factors", "message": message} if {
	some treatment in decided
	count(weighed(treatment)) > 0
	missing := {said | some factor, said in words; not factor in weighed(treatment)}
	count(missing) > 0
	message := sprintf("was decided on without taking into account %v; weigh that too, and record it", [concat("; ", missing)])
}

# What is said to be weighed is in the risk register.
deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "factors", "message": message} if {
	some treatment in decided
	"risk" in weighed(treatment)
	risk := risks[treatment.risk]
	unrated := [field | some field in ["impact", "likelihood"]; not risk[field]]
	count(unrated) > 0
	message := sprintf("is said to weigh how probable and critical the risk is, and %v has no %v on record; rate it, and look again", [treatment.risk, concat(" and no ", unrated)])
}
