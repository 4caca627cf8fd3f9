# METADATA
# title: General security requirements
# description: Something stands for the confidentiality, integrity and availability of all ePHI and against each threat that is anticipated, and whoever works with it has been told what to comply with.
# custom:
#   citations: ["164.306(a)(1)", "164.306(a)(2)", "164.306(a)(3)", "164.306(a)(4)"]
#   parameters:
#     anticipated_likelihood: {type: integer, minimum: 1, description: Likelihood from which on this program reasonably anticipates what nothing stands against.}
#     first_days: {type: integer, minimum: 0, description: Days after the first day of work in which somebody new is still being told.}
package hipaa.organizational.general_security_requirements

import data.hipaa.lib.dates
import data.hipaa.lib.people
import data.hipaa.lib.scope

limits := input.parameters.general_security_requirements

systems := {system.system_id: system | some system in input.evidence.systems.records}

in_use contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

population contains {"kind": "systems", "id": system.id} if some system in in_use

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

left_out(risk) := "withdrawn" if {
	risk.status == "withdrawn"
} else := sprintf("system %v", [reason]) if {
	reason := scope.left_out(systems[risk.system])
}

risks contains risk if {
	some risk in input.evidence.risk_analysis.records
	not left_out(risk)
}

population contains {"kind": "risk_analysis", "id": risk.id} if some risk in risks

excluded contains {"kind": "risk_analysis", "id": risk.id, "reason": reason} if {
	some risk in input.evidence.risk_analysis.records
	reason := left_out(risk)
}

# A measure in place, or one that is being put there in time. To bear a risk is none.
measures contains treatment if {
	some treatment in input.evidence.risk_treatments.records
	treatment.strategy != "accept"
	treatment.status != "cancelled"
}

stands(treatment) if {
	treatment.status == "done"
	treatment.done_on <= input.today
}

stands(treatment) if {
	treatment.status == "under_way"
	treatment.due >= input.today
}

treated := {treatment.risk | some treatment in measures; stands(treatment)}

undertaken := {treatment.risk | some treatment in measures}

borne := {treatment.risk |
	some treatment in input.evidence.risk_treatments.records
	treatment.strategy == "accept"
	treatment.status != "cancelled"
}

protected(risk) if risk.existing_measures

protected(risk) if risk.risk_id in treated

# Without measures the likelihood is that of the threat itself. One that nobody rated is not shown to be unlikely.
anticipated(risk) if object.get(risk, "likelihood", limits.anticipated_likelihood) >= limits.anticipated_likelihood

# (a)(1). A threat that nothing stands against is said at the threat.
aspects := {"availability", "confidentiality", "integrity"}

ensured contains [system, aspect] if {
	some risk in risks
	looked_after(risk)
	system := risk.system
	some aspect in risk.affects
}

looked_after(risk) if protected(risk)

looked_after(risk) if anticipated(risk)

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in in_use
	open := [aspect | some aspect in aspects; not [system.system_id, aspect] in ensured]
	count(open) > 0
	message := sprintf("shows nothing that ensures the %v of its ePHI: no measure stands in the risk register or its treatments; put one in place, or record what does", [concat(" and ", open)])
}

# (a)(2) and (a)(3).
unprotected contains risk if {
	some risk in risks
	not protected(risk)
	anticipated(risk)
}

deny contains {"kind": "risk_analysis", "id": risk.id, "field": "existing_measures", "message": message} if {
	some risk in unprotected
	message := sprintf("is anticipated, and nothing protects against %v: %v", [what(risk), remedy(risk)])
}

what(risk) := "uses or disclosures that are not permitted" if {
	"confidentiality" in risk.affects
} else := "this threat to the security or integrity of ePHI"

remedy(risk) := "bearing it is no protection; put a measure in place, or record what stands against it" if {
	risk.risk_id in borne
} else := "what is planned does not stand yet, or is late; put something in its place until it does" if {
	risk.risk_id in undertaken
} else := "put a measure in place, or record what stands against it"

# (a)(4).
with_access := {person |
	some account in input.evidence.user_accounts.records
	account.status == "active"
	scope.in_use(systems[account.system])
	some person in account.assigned_to
}

unconcerned(person) := "has left" if {
	people.gone(person)
} else := "no account on a system with ePHI" if {
	not person.person in with_access
}

population contains {"kind": "workforce", "id": person.id} if {
	some person in input.evidence.workforce.records
	not unconcerned(person)
}

excluded contains {"kind": "workforce", "id": person.id, "reason": reason} if {
	some person in input.evidence.workforce.records
	reason := unconcerned(person)
}

told contains person if {
	some record in input.evidence.training.records
	person := record.person
	record.result in {"attended", "passed"}
	record.completed_on <= input.today
}

told contains person if {
	some record in input.evidence.acknowledgements.records
	person := record.person
	record.acknowledged_on <= input.today
}

new(person) if dates.days_since(person.hired_on) <= limits.first_days

deny contains {"kind": "workforce", "id": person.id, "message": message} if {
	some person in input.evidence.workforce.records
	not unconcerned(person)
	not person.person in told
	not new(person)
	message := "works with ePHI, and nothing shows this person was ever told what to comply with: no training taken, no policy acknowledged; do both, or end the access"
}
