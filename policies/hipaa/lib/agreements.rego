# METADATA
# title: Agreements
# description: Which relationships a rule on business associates looks at, whether an agreement is in force, and which required terms it is not shown to hold.
package hipaa.lib.agreements

# It works for this organization, or for this organization as somebody else's business associate.
downstream(record) if record.relationship in {"business_associate", "subcontractor"}

# This organization works for it.
upstream(record) if record.relationship in {"covered_entity", "upstream_associate"}

# PHI may go to it or come from it today, whatever was planned.
running(record) if record.status == "active"

running(record) if {
	record.status == "planned"
	record.phi_from <= input.today
}

judged(record) if {
	downstream(record)
	running(record)
}

# Why a relationship is not one of those; undefined when it is.
left_out(record) := "works for a business associate, which obtains its assurances" if record.relationship == "subcontractor_of_associate"

left_out(record) := "this organization works for it" if upstream(record)

left_out(record) := reason if {
	downstream(record)
	not running(record)
	reason := sprintf("status %v", [record.status])
}

# Nobody works for this organization: then that is what was looked at, on every record of the register.
nobody(records) if count([record.id | some record in records; judged(record)]) == 0

# The same for those whose terms are of certain forms. Who has no agreement at all should have one.
nobody_with(records, forms) if {
	asked := forms | {"none"}
	count([record.id | some record in records; terms_judged(record, asked)]) == 0
}

arrangement(record) := object.get(record, "arrangement", "none")

# Agreements that two sides sign. The others stand on a law.
signed_forms := {"contract", "data_use_agreement", "memorandum"}

# What keeps an agreement from being in force, at most one thing, in words that go on after "which"; undefined when it
# is in force.
gap(record) := {"field": "arrangement", "words": "has no agreement on record"} if {
	arrangement(record) == "none"
} else := {"field": "signed", "words": "has an agreement that is not shown to be signed by both sides"} if {
	arrangement(record) in signed_forms
	not record.signed
} else := {"field": "agreement_from", "words": "has an agreement that shows no first day"} if {
	arrangement(record) in signed_forms
	not record.agreement_from
} else := {"field": "agreement_from", "words": words} if {
	record.agreement_from > input.today
	words := sprintf("has an agreement in force only from %v", [record.agreement_from])
} else := {"field": "agreement_to", "words": words} if {
	record.agreement_to < input.today
	words := sprintf("has an agreement that ended on %v", [record.agreement_to])
}

# What contracts must provide, in words that go on after "has an agreement that is not shown to".
security_terms := {
	"term_reports_incidents": "have it report every security incident, breaches included",
	"term_security_rule": "have it comply with Subpart C, the Security Rule",
	"term_subcontractor_security": "have its subcontractors agree to comply with Subpart C",
}

use_terms := {
	"term_no_other_use": "forbid uses and disclosures beyond the agreement and the law",
	"term_no_wider_uses": "authorize only what this organization may do itself",
	"term_permitted_uses": "establish the permitted and required uses and disclosures",
	"term_reports_misuse": "have it report uses and disclosures not provided for, breaches included",
	"term_safeguards": "have it use appropriate safeguards and comply with Subpart C for ePHI",
	"term_subcontractor_limits": "have its subcontractors agree to the same restrictions and conditions",
}

rights_terms := {
	"term_access": "have it make PHI available for access by individuals (164.524)",
	"term_accounting": "have it make available what an accounting of disclosures needs (164.528)",
	"term_amendment": "have it make PHI available for amendment and take amendments in (164.526)",
	"term_books_to_secretary": "have it open its practices, books and records to the Secretary",
	"term_delegated_duties": "have it comply with what binds this organization where it carries that out",
}

ending_terms := {
	"term_return_or_destroy": "have all PHI returned or destroyed at the end, or else protected further",
	"term_termination": "authorize its termination over a violation of a material term",
}

# Whose terms are those of 164.504(e)(2), and those of 164.314(a)(2)(i), which ask for terms about electronic PHI.
contract_forms := {"contract", "memorandum"}

security_forms := signed_forms

contract_terms := object.union_n([use_terms, rights_terms, ending_terms])

# The terms in a set that an agreement is not shown to hold: field to words. Not known counts as not there.
missing(record, terms) := {field: words |
	some field, words in terms
	not stated(record, field)
}

stated(record, field) if record[field] == true

# The one term that may be omitted, where a law stands against it (164.504(e)(3)(iii)).
stated(record, "term_termination") if {
	record.arrangement == "memorandum"
	record.termination_barred_by_law
}

# All terms that an agreement of its form must hold and is not shown to, in order.
lacking(record) := sort([words | some words in array.concat(security_gaps(record), contract_gaps(record))])

security_gaps(record) := [words | some words in missing(record, security_terms)] if {
	record.ephi
	arrangement(record) in security_forms
} else := []

contract_gaps(record) := array.concat(gaps, disclosure_gaps(record)) if {
	arrangement(record) in contract_forms
	gaps := [words | some words in missing(record, contract_terms)]
} else := []

disclosure_gaps(record) := [disclosures] if not own_disclosures_held(record)

disclosure_gaps(record) := [] if own_disclosures_held(record)

disclosures := "make disclosures for its own management depend on assurances of the recipient"

# 164.504(e)(4)(ii): such disclosures may be permitted, with assurances.
own_disclosures_held(record) if record.own_disclosures in {"not_permitted", "with_assurances"}

# Those of `lacking` in a few words.
summary(words) := words[0] if count(words) == 1

summary(words) := sprintf("%v (nor %v more)", [words[0], count(words) - 1]) if count(words) > 1

# Why the terms of a relationship are not looked at; undefined when they are.
terms_left_out(record, _) := left_out(record)

terms_left_out(record, _) := "no agreement on record" if {
	judged(record)
	arrangement(record) == "none"
}

terms_left_out(record, forms) := reason if {
	judged(record)
	form := arrangement(record)
	not form in (forms | {"none"})
	reason := sprintf("arrangement %v", [form])
}

# The terms of a relationship are looked at.
terms_judged(record, forms) if {
	judged(record)
	arrangement(record) in forms
}
