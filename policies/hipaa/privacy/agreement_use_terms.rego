# METADATA
# title: Agreement use terms
# description: What a business associate signed says what it may do with PHI, and holds it and its subcontractors to that.
# custom:
#   citations: ["164.504(e)(1)(i)", "164.504(e)(2)(i)", "164.504(e)(2)(ii)(A)", "164.504(e)(2)(ii)(B)", "164.504(e)(2)(ii)(C)", "164.504(e)(2)(ii)(D)", "164.504(e)(4)"]
#   parameters:
#     latest_days: {type: integer, minimum: 1, maximum: 60}
#     notice_days: {type: integer, minimum: 0}
package hipaa.privacy.agreement_use_terms

import data.hipaa.lib.agreements
import data.hipaa.lib.dates

limits := input.parameters.agreement_use_terms

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
	some field, words in agreements.missing(record, agreements.use_terms)
	message := sprintf("has an agreement that is not shown to %v; have it amended", [words])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "own_disclosures", "message": message} if {
	some record in judged
	not agreements.own_disclosures_held(record)
	message := sprintf("has an agreement that is not shown to %v; have it amended", [agreements.disclosures])
}

# A breach is reported "as required by § 164.410": no agreement makes that later than 60 days after discovery.
deny contains {"kind": "business_associates", "id": record.id, "field": "notice_days", "message": message} if {
	some record in judged
	record.notice_days > limits.latest_days
	message := sprintf("has an agreement that allows it %v to report a breach, longer than 164.410 does (%v); have it amended", [dates.words(record.notice_days), dates.words(limits.latest_days)])
}

# A shorter time is this program's practice.
deny contains {"kind": "business_associates", "id": record.id, "field": "notice_days", "basis": "program", "message": message} if {
	some record in judged
	record.notice_days > limits.notice_days
	record.notice_days <= limits.latest_days
	message := sprintf("has an agreement that allows it %v to report a breach; this program allows %v", [dates.words(record.notice_days), limits.notice_days])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "notice_days", "basis": "program", "message": message} if {
	some record in judged
	not has_notice(record)
	message := sprintf("does not say within how many days it reports a breach; this program allows %v: agree on a number", [dates.words(limits.notice_days)])
}

has_notice(record) if record.notice_days >= 0
