# METADATA
# title: Agreement security terms
# description: What a business associate with ePHI signed binds it and its subcontractors to the Security Rule, and has it report security incidents.
# custom:
#   citations: ["164.314(a)(1)", "164.314(a)(2)(i)(A)", "164.314(a)(2)(i)(B)", "164.314(a)(2)(i)(C)"]
package hipaa.organizational.agreement_security_terms

import data.hipaa.lib.agreements

judged contains record if {
	some record in input.evidence.business_associates.records
	agreements.terms_judged(record, agreements.security_forms)
	record.ephi
}

population contains {"kind": "business_associates", "id": record.id} if some record in judged

electronic := [record | some record in input.evidence.business_associates.records; record.ephi]

nobody if agreements.nobody_with(electronic, agreements.security_forms)

# Where there is nobody whose agreement it asks about, every relationship was looked at.
population contains {"kind": "business_associates", "id": record.id} if {
	nobody
	some record in input.evidence.business_associates.records
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	not nobody
	some record in input.evidence.business_associates.records
	reason := agreements.terms_left_out(record, agreements.security_forms)
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": "gets no ePHI"} if {
	not nobody
	some record in input.evidence.business_associates.records
	agreements.terms_judged(record, agreements.security_forms)
	not record.ephi
}

deny contains {"kind": "business_associates", "id": record.id, "field": field, "message": message} if {
	some record in judged
	some field, words in agreements.missing(record, agreements.security_terms)
	message := sprintf("has an agreement that is not shown to %v; have it amended", [words])
}

# Which of them get ePHI decides whose terms are looked at, so the register must not contradict itself.
deny contains {"kind": "business_associates", "basis": "program", "message": message} if {
	some record in input.evidence.business_associates.records
	agreements.judged(record)
	not record.ephi
	some things in [object.get(record, "systems", []), object.get(record, "channels", [])]
	count(things) > 0
	message := sprintf("%v is recorded as getting no ePHI, and reaches %v; correct one of them", [record.associate_id, concat(", ", sort(things))])
}
