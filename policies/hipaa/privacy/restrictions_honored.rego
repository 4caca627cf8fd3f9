# METADATA
# title: Restrictions are honored
# description: Nothing restricted goes out after a restriction was agreed to, and a restriction ends only as it may.
# custom:
#   citations: ["164.502(c)", "164.522(a)(1)(iii)", "164.522(a)(1)(iv)", "164.522(a)(2)"]
#   parameters:
#     check_days: {type: integer, minimum: 1}
#     hold_days: {type: integer, minimum: 0}
package hipaa.privacy.restrictions_honored

import data.hipaa.lib.dates

accepted contains restriction if {
	some restriction in input.evidence.restrictions.records
	restriction.status in {"agreed", "terminated"}
}

population contains {"kind": "restrictions", "id": restriction.id} if some restriction in accepted

# Where none was agreed to, each request was looked at.
population contains {"kind": "restrictions", "id": restriction.id} if {
	count(accepted) == 0
	some restriction in input.evidence.restrictions.records
}

excluded contains {"kind": "restrictions", "id": restriction.id, "reason": reason} if {
	count(accepted) > 0
	some restriction in input.evidence.restrictions.records
	reason := restriction.status
	reason in {"refused", "requested"}
}

# What went to a provider for emergency treatment is no violation.
deny contains {"kind": "restrictions", "id": restriction.id, "field": "released_since", "message": message} if {
	some restriction in accepted
	released := restriction.released_since - max([0, object.get(restriction, "emergency_releases", 0)])
	released > 0
	message := sprintf("was agreed to, and %v went out in spite of it (%v); take it back, tell the privacy official, and assess it as a possible breach", [items(released), whom(restriction)])
}

items(1) := "1 claim or disclosure"

items(number) := sprintf("%v claims or disclosures", [number]) if number != 1

whom(restriction) := "to the health plan, for what the patient paid in full" if restriction.of == "health_plan"

whom(restriction) := replace(restriction.of, "_", " ") if restriction.of != "health_plan"

deny contains {"kind": "restrictions", "id": restriction.id, "field": "released_since", "message": message} if {
	some restriction in accepted
	not counted(restriction)
	message := "was agreed to, and nothing shows that no claim or disclosure went out since; look in the claim files and record the number, 0 where there is none"
}

counted(restriction) if restriction.released_since >= 0

deny contains {"kind": "restrictions", "id": restriction.id, "field": "emergency_limit_asked", "message": message} if {
	some restriction in accepted
	restriction.emergency_releases > 0
	not restriction.emergency_limit_asked
	message := "was set aside for emergency treatment, and the provider is not shown to be asked not to use or disclose it further; ask in writing"
}

# How an agreed restriction ends.
deny contains {"kind": "restrictions", "id": restriction.id, "field": "ended_by", "message": message} if {
	some restriction in accepted
	restriction.status == "terminated"
	words := ended_wrongly(restriction)
	message := sprintf("is recorded as ended, %v; treat it as in force", [words])
}

ended_wrongly(restriction) := "and it is not shown by whom" if {
	not restriction.ended_by
} else := "on an oral word of the patient that is not shown to be documented" if {
	restriction.ended_by == "individual_orally"
	not restriction.oral_documented
} else := "by this organization, which cannot end one towards a health plan on what was paid for in full" if {
	restriction.ended_by == "organization"
	restriction.of == "health_plan"
	restriction.paid_in_full_on
} else := "by this organization, and the patient is not shown to be informed" if {
	restriction.ended_by == "organization"
	not informed(restriction)
} else := "by this organization, also for what it had before it told the patient" if {
	restriction.ended_by == "organization"
	not forward_only(restriction)
}

informed(restriction) if restriction.told_on <= input.today

# That it works from then on only is something somebody says.
forward_only(restriction) if restriction.reaches_back == false

# A hold on the account is how a billing department keeps such a promise.
deny contains {"kind": "restrictions", "id": restriction.id, "field": "hold_set_on", "basis": "program", "message": message} if {
	some restriction in accepted
	restriction.status == "agreed"
	words := unheld(restriction)
	message := sprintf("%v; this program allows %v from the agreement to the hold", [words, dates.words(input.parameters.restrictions_honored.hold_days)])
}

unheld(restriction) := "is not shown to hold the account back" if {
	not held(restriction)
} else := sprintf("held the account back only after %v", [dates.words(days)]) if {
	days := dates.days_between(restriction.decided_on, restriction.hold_set_on)
	days > input.parameters.restrictions_honored.hold_days
}

held(restriction) if restriction.hold_set_on <= input.today

deny contains {"kind": "restrictions", "id": restriction.id, "field": "checked_on", "basis": "program", "message": message} if {
	some restriction in accepted
	restriction.status == "agreed"
	counted(restriction)
	words := unchecked(restriction)
	message := sprintf("%v; this program looks every %v days what went out", [words, input.parameters.restrictions_honored.check_days])
}

unchecked(restriction) := "does not say when it was last checked" if not restriction.checked_on

unchecked(restriction) := sprintf("is recorded as checked on %v, a day still to come", [restriction.checked_on]) if restriction.checked_on > input.today

unchecked(restriction) := sprintf("was last checked %v ago", [dates.words(days)]) if {
	days := dates.days_since(restriction.checked_on)
	days > input.parameters.restrictions_honored.check_days
}
