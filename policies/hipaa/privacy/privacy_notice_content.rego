# METADATA
# title: Content of the notice
# description: The notice of privacy practices in effect holds, in plain language, each statement that is required of it.
# custom:
#   citations: ["164.520(a)", "164.520(a)(1)", "164.520(a)(2)", "164.520(b)", "164.520(b)(1)", "164.520(b)(1)(i)", "164.520(b)(1)(ii)", "164.520(b)(1)(ii)(A)", "164.520(b)(1)(ii)(B)", "164.520(b)(1)(ii)(C)", "164.520(b)(1)(ii)(D)", "164.520(b)(1)(ii)(E)", "164.520(b)(1)(iii)", "164.520(b)(1)(iii)(A)", "164.520(b)(1)(iii)(B)", "164.520(b)(1)(iii)(C)", "164.520(b)(1)(iii)(D)", "164.520(b)(1)(iii)(E)", "164.520(b)(1)(iv)", "164.520(b)(1)(iv)(A)", "164.520(b)(1)(iv)(B)", "164.520(b)(1)(iv)(C)", "164.520(b)(1)(iv)(D)", "164.520(b)(1)(iv)(E)", "164.520(b)(1)(iv)(F)", "164.520(b)(1)(v)", "164.520(b)(1)(v)(A)", "164.520(b)(1)(v)(B)", "164.520(b)(1)(v)(C)", "164.520(b)(1)(vi)", "164.520(b)(1)(vii)", "164.520(b)(1)(viii)", "164.520(b)(2)(i)", "164.520(b)(2)(ii)", "164.520(d)", "164.520(d)(1)", "164.520(d)(2)", "164.520(d)(2)(i)", "164.520(d)(2)(ii)", "164.520(d)(2)(iii)"]
package hipaa.privacy.privacy_notice_content

judged contains notice if {
	some notice in input.evidence.privacy_notices.records
	notice.status == "in_effect"
}

population contains {"kind": "privacy_notices", "id": notice.id} if some notice in judged

excluded contains {"kind": "privacy_notices", "id": notice.id, "reason": reason} if {
	some notice in input.evidence.privacy_notices.records
	reason := notice.status
	reason in {"draft", "replaced"}
}

# A former version or a draft is no notice that an individual gets.
deny contains {"kind": "privacy_notices", "message": message} if {
	count(begun) == 0
	message := "no notice of privacy practices is in effect; have one written, approved and given to individuals"
}

begun contains notice if {
	some notice in judged
	not begins_later(notice)
}

begins_later(notice) if notice.effective_on > input.today

# Statements that each notice holds.
always := {
	"authorizations": "describe what needs an authorization, and that one may be revoked (164.520(b)(1)(ii)(E))",
	"complaints": "say how to complain here and to the Secretary, without retaliation (164.520(b)(1)(vi))",
	"contact": "give the name or title and the telephone number of a contact (164.520(b)(1)(vii))",
	"duty_by_law": "say what the law requires, notification of a breach included (164.520(b)(1)(v)(A))",
	"duty_terms": "say that its terms are binding (164.520(b)(1)(v)(B))",
	"enough_detail": "describe each purpose in sufficient detail (164.520(b)(1)(ii)(D))",
	"header": "have the prescribed header (164.520(b)(1)(i))",
	"other_purposes": "describe the other purposes without authorization (164.520(b)(1)(ii)(B))",
	"plain_language": "be in plain language (164.520(b)(1))",
	"right_access": "state the right to inspect and copy, and how (164.520(b)(1)(iv)(C))",
	"right_accounting": "state the right to an accounting of disclosures, and how (164.520(b)(1)(iv)(E))",
	"right_amendment": "state the right to amend, and how (164.520(b)(1)(iv)(D))",
	"right_confidential": "state the right to confidential communications, and how (164.520(b)(1)(iv)(B))",
	"right_paper_copy": "state the right to a paper copy, and how (164.520(b)(1)(iv)(F))",
	"right_restrictions": "state the right to ask for restrictions, what was paid in full included (164.520(b)(1)(iv)(A))",
	"stricter_law": "reflect stricter law, such as 42 CFR part 2 (164.520(b)(1)(ii)(C))",
	"treatment_payment_operations": "describe treatment, payment and operations with an example each (164.520(b)(1)(ii)(A))",
}

# Statements that a notice holds where something is done, and the roles in which that can be.
covered_entity := {"clearinghouse", "group_health_plan", "plan", "provider"}

plans := {"group_health_plan", "plan"}

where := {
	"joint_agreed": {"done": "joint", "roles": covered_entity, "words": "be backed by an agreement of those who take part to abide by it (164.520(d)(1))"},
	"joint_entities": {"done": "joint", "roles": covered_entity, "words": "describe the entities to which it applies (164.520(d)(2)(i))"},
	"joint_sharing": {"done": "joint", "roles": covered_entity, "words": "say that those who take part share PHI (164.520(d)(2)(iii))"},
	"joint_sites": {"done": "joint", "roles": covered_entity, "words": "describe the sites to which it applies (164.520(d)(2)(ii))"},
	"reserves_changes": {"done": "changes_apply_to_earlier", "roles": covered_entity, "words": "reserve the right to change its terms, and say how a revised notice is provided (164.520(b)(1)(v)(C))"},
	"says_fundraising": {"done": "fundraising", "roles": covered_entity, "words": "say that individuals are contacted to raise funds and may opt out (164.520(b)(1)(iii)(A))"},
	"says_genetic": {"done": "underwriting", "roles": plans, "words": "say that genetic information is not used for underwriting (164.520(b)(1)(iii)(C))"},
	"says_part2_fundraising": {"done": "part2_fundraising", "roles": covered_entity, "words": "say that one may first elect to receive no fundraising communications (164.520(b)(1)(iii)(E))"},
	"says_part2_proceedings": {"done": "part2_records", "roles": covered_entity, "words": "say when part 2 records are used in proceedings against the individual (164.520(b)(1)(iii)(D))"},
	"says_sponsor_disclosures": {"done": "sponsor_disclosures", "roles": plans, "words": "say that PHI is disclosed to the plan sponsor (164.520(b)(1)(iii)(B))"},
}

concerns(notice, roles) if {
	some role in notice.issued_as
	role in roles
}

deny contains {"kind": "privacy_notices", "id": notice.id, "field": field, "message": message} if {
	some notice in judged
	some field, words in always
	not stated(notice, field)
	message := sprintf("is not shown to %v; add it and hand out the revised notice", [words])
}

deny contains {"kind": "privacy_notices", "id": notice.id, "field": field, "message": message} if {
	some notice in judged
	some field, statement in where
	concerns(notice, statement.roles)
	stated(notice, statement.done)
	not stated(notice, field)
	message := sprintf("is not shown to %v; add it and hand out the revised notice", [statement.words])
}

stated(notice, field) if notice[field] == true

# What is not known to be done could need a statement.
deny contains {"kind": "privacy_notices", "id": notice.id, "field": field, "basis": "program", "message": message} if {
	some notice in judged
	some statement in where
	concerns(notice, statement.roles)
	field := statement.done
	not answered(notice, field)
	message := sprintf("does not say whether %v is so here, on which a statement of the notice depends; find out and record it", [replace(field, "_", " ")])
}

answered(notice, field) if is_boolean(notice[field])

# Limits that a notice sets itself.
deny contains {"kind": "privacy_notices", "id": notice.id, "field": "limits_required", "message": message} if {
	some notice in judged
	notice.limits
	not spares(notice)
	message := "describes limits of its own that are not shown to leave disclosures required by law, or to avert a serious threat, as they are; take these out (164.520(b)(2)(i))"
}

spares(notice) if notice.limits_required == false

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "effective_on", "message": message} if {
	some notice in judged
	words := undated(notice)
	message := sprintf("%v (164.520(b)(1)(viii)); correct it and hand out the revised notice", [words])
}

undated(notice) := "does not show the date on which it is first in effect" if not notice.effective_on

undated(notice) := sprintf("says that it is in effect from %v, before it was published on %v", [notice.effective_on, notice.published_on]) if notice.effective_on < notice.published_on

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "published_on", "basis": "program", "message": message} if {
	some notice in judged
	not notice.published_on
	message := "does not show when it was published, so that its effective date cannot be compared; record the day"
}
