# METADATA
# title: Agreement terms on individuals' rights
# description: What a business associate signed keeps access, amendment and accounting possible, and its records open to the Secretary.
# custom:
#   citations: ["164.504(e)(1)(i)", "164.504(e)(2)(ii)(E)", "164.504(e)(2)(ii)(F)", "164.504(e)(2)(ii)(G)", "164.504(e)(2)(ii)(H)", "164.504(e)(2)(ii)(I)"]
package hipaa.privacy.agreement_rights_terms

import data.hipaa.lib.agreements

judged contains record if {
	some record in input.evidence.business_associates.records
	agreements.terms_judged(record, agreements.contract_forms)
}

population contains {"kind": "business_associates", "id": record.id} if some record in judged

nobody if agreements.nobody_with(input.evidence.business_associates.records, agreements.contract_forms)

# Where there is nobody whose agreement it asks about, every relationship was looked at.
population contains {"kind": "business_associates", "id": record.id} if {
	nobody
	some record in input.evidence.business_associates.records
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	not nobody
	some record in input.evidence.business_associates.records
	reason := agreements.terms_left_out(record, agreements.contract_forms)
}

deny contains {"kind": "business_associates", "id": record.id, "field": field, "message": message} if {
	some record in judged
	some field, words in agreements.missing(record, agreements.rights_terms)
	message := sprintf("has an agreement that is not shown to %v; have it amended", [words])
}
