# METADATA
# title: Other arrangements
# description: Where something other than a contract holds a business associate, the conditions under which the rule lets it do so are met.
# custom:
#   citations: ["164.314(a)(2)(ii)", "164.504(e)(3)"]
package hipaa.organizational.other_arrangements

import data.hipaa.lib.agreements

other contains record if {
	some record in input.evidence.business_associates.records
	agreements.judged(record)
	form := agreements.arrangement(record)
	not form in {"contract", "none"}
}

population contains {"kind": "business_associates", "id": record.id} if some record in other

# Where all have a contract, or none has anything else, all were looked at.
population contains {"kind": "business_associates", "id": record.id} if {
	count(other) == 0
	some record in input.evidence.business_associates.records
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	count(other) > 0
	some record in input.evidence.business_associates.records
	reason := agreements.left_out(record)
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	count(other) > 0
	some record in input.evidence.business_associates.records
	agreements.judged(record)
	agreements.arrangement(record) in {"contract", "none"}
	reason := sprintf("arrangement %v", [agreements.arrangement(record)])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "both_governmental", "message": message} if {
	some record in other
	words := {"memorandum": "a memorandum of understanding", "other_law": "other law"}[record.arrangement]
	not record.both_governmental
	message := sprintf("rests on %v, and both sides are not shown to be governmental entities; sign a contract", [words])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "law", "message": message} if {
	some record in other
	record.arrangement in {"legal_mandate", "other_law"}
	not record.law
	message := "rests on a law that is not named; record which law requires it, or sign a contract"
}

# What a legal mandate leaves to do: a good faith attempt, and the attempt and the reasons documented.
deny contains {"kind": "business_associates", "id": record.id, "field": "assurances_asked_on", "message": message} if {
	some record in other
	record.arrangement == "legal_mandate"
	not record.assurances_asked_on
	message := "works by a legal mandate, and no attempt to obtain its assurances is documented; ask for them and record the day"
}

deny contains {"kind": "business_associates", "id": record.id, "field": "assurances_asked_on", "message": message} if {
	some record in other
	record.arrangement == "legal_mandate"
	record.assurances_asked_on > input.today
	message := sprintf("is recorded as asked for assurances on %v, a day still to come; ask, or correct the date", [record.assurances_asked_on])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "assurances_refused_because", "message": message} if {
	some record in other
	record.arrangement == "legal_mandate"
	not record.assurances_refused_because
	message := "works by a legal mandate, and why its assurances cannot be obtained is not documented; write the reasons down"
}

deny contains {"kind": "business_associates", "id": record.id, "field": field, "message": message} if {
	some record in other
	record.arrangement == "data_use_agreement"
	some field, words in {
		"data_use_terms": "its data use agreement is not shown to have the contents of 164.514(e)(4)",
		"limited_data_set_only": "it is not shown to get nothing but a limited data set",
		"operations_only": "its work is not shown to be a health care operations function",
	}
	not agreements.stated(record, field)
	message := sprintf("has no contract, and %v; sign a contract, or mend that", [words])
}
