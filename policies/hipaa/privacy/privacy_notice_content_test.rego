package hipaa.privacy.privacy_notice_content_test

import data.hipaa.privacy.privacy_notice_content as content

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

# Field, what makes it needed, and the roles in which it is not asked.
where := {
	"joint_agreed": ["joint", "be backed by an agreement of those who take part to abide by it (164.520(d)(1))"],
	"joint_entities": ["joint", "describe the entities to which it applies (164.520(d)(2)(i))"],
	"joint_sharing": ["joint", "say that those who take part share PHI (164.520(d)(2)(iii))"],
	"joint_sites": ["joint", "describe the sites to which it applies (164.520(d)(2)(ii))"],
	"reserves_changes": ["changes_apply_to_earlier", "reserve the right to change its terms, and say how a revised notice is provided (164.520(b)(1)(v)(C))"],
	"says_fundraising": ["fundraising", "say that individuals are contacted to raise funds and may opt out (164.520(b)(1)(iii)(A))"],
	"says_part2_fundraising": ["part2_fundraising", "say that one may first elect to receive no fundraising communications (164.520(b)(1)(iii)(E))"],
	"says_part2_proceedings": ["part2_records", "say when part 2 records are used in proceedings against the individual (164.520(b)(1)(iii)(D))"],
}

plan_only := {
	"says_genetic": ["underwriting", "say that genetic information is not used for underwriting (164.520(b)(1)(iii)(C))"],
	"says_sponsor_disclosures": ["sponsor_disclosures", "say that PHI is disclosed to the plan sponsor (164.520(b)(1)(iii)(B))"],
}

# Nothing is done that needs a statement of its own.
nothing_special := {part[0]: false | some part in object.union(where, plan_only)}

notice := object.union_n([
	{field: true | some field, _ in always},
	nothing_special,
	{"id": "n1", "notice_id": "n1", "status": "in_effect", "issued_as": ["provider"], "published_on": "2026-02-16", "effective_on": "2026-02-16", "limits": false},
])

at(notices) := {"today": "2026-11-20", "evidence": {"privacy_notices": {"records": notices}}}

with_one(change) := at([object.union(notice, change)])

without(fields, change) := at([object.union(object.remove(notice, fields), change)])

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "privacy_notices"}

lacks(field, words) := ["n1", field, "rule", sprintf("is not shown to %v; add it and hand out the revised notice", [words])]

test_a_complete_notice_passes if {
	count(content.deny) == 0 with input as with_one({})
	content.population == {{"kind": "privacy_notices", "id": "n1"}} with input as with_one({})
	count(content.excluded) == 0 with input as with_one({})
}

test_each_statement_is_there if {
	every field, words in always {
		absent := content.deny with input as without([field], {})
		found(absent) == {lacks(field, words)}
		no := content.deny with input as with_one({field: false})
		found(no) == {lacks(field, words)}
	}
	nothing := content.deny with input as without([field | some field, _ in always], {})
	found(nothing) == {lacks(field, words) | some field, words in always}
}

test_each_statement_that_something_calls_for if {
	every field, part in where {
		done := {other: true | some other, sibling in where; sibling[0] == part[0]}
		given := object.union_n([notice, done, {part[0]: true}])
		count(content.deny) == 0 with input as at([given])
		absent := content.deny with input as at([object.remove(given, [field])])
		found(absent) == {lacks(field, part[1])}
		no := content.deny with input as at([object.union(given, {field: false})])
		found(no) == {lacks(field, part[1])}
		every role in ["clearinghouse", "group_health_plan", "plan"] {
			other := content.deny with input as at([object.union(object.remove(given, [field]), {"issued_as": [role]})])
			found(other) == {lacks(field, part[1])}
		}
	}
}

test_statements_of_plans if {
	every field, part in plan_only {
		given := object.union(notice, {part[0]: true})
		every role in ["clearinghouse", "provider"] {
			count(content.deny) == 0 with input as at([object.union(given, {"issued_as": [role]})])
			count(content.deny) == 0 with input as at([object.remove(object.union(given, {"issued_as": [role]}), [part[0]])])
		}
		every role in ["group_health_plan", "plan"] {
			absent := content.deny with input as at([object.union(given, {"issued_as": ["provider", role]})])
			found(absent) == {lacks(field, part[1])}
			unknown := content.deny with input as at([object.remove(object.union(given, {"issued_as": [role]}), [part[0]])])
			{item[1] | some item in found(unknown)} == {part[0]}
		}
	}
}

test_what_is_not_known_to_be_done_is_this_programs_finding if {
	every part in where {
		deny := content.deny with input as without([part[0]], {})
		found(deny) == {["n1", part[0], "program", sprintf("does not say whether %v is so here, on which a statement of the notice depends; find out and record it", [replace(part[0], "_", " ")])]}
	}
}

test_limits_leave_what_the_law_requires if {
	expected := {["n1", "limits_required", "rule", "describes limits of its own that are not shown to leave disclosures required by law, or to avert a serious threat, as they are; take these out (164.520(b)(2)(i))"]}
	absent := content.deny with input as with_one({"limits": true})
	found(absent) == expected
	yes := content.deny with input as with_one({"limits": true, "limits_required": true})
	found(yes) == expected
	count(content.deny) == 0 with input as with_one({"limits": true, "limits_required": false})
	count(content.deny) == 0 with input as with_one({"limits_required": true})
}

test_dates if {
	absent := content.deny with input as without(["effective_on"], {})
	found(absent) == {["n1", "effective_on", "rule", "does not show the date on which it is first in effect (164.520(b)(1)(viii)); correct it and hand out the revised notice"]}
	early := content.deny with input as with_one({"published_on": "2026-02-17"})
	found(early) == {["n1", "effective_on", "rule", "says that it is in effect from 2026-02-16, before it was published on 2026-02-17 (164.520(b)(1)(viii)); correct it and hand out the revised notice"]}
	count(content.deny) == 0 with input as with_one({"published_on": "2026-02-15"})
	unpublished := content.deny with input as without(["published_on"], {})
	found(unpublished) == {["n1", "published_on", "program", "does not show when it was published, so that its effective date cannot be compared; record the day"]}
}

none := {["", "", "rule", "no notice of privacy practices is in effect; have one written, approved and given to individuals"]}

test_a_notice_is_in_effect if {
	every status in ["draft", "replaced"] {
		deny := content.deny with input as with_one({"status": status})
		found(deny) == none
		content.excluded == {{"kind": "privacy_notices", "id": "n1", "reason": status}} with input as with_one({"status": status})
		count(content.population) == 0 with input as with_one({"status": status})
	}
	empty := content.deny with input as at([])
	found(empty) == none
	later := content.deny with input as with_one({"effective_on": "2026-11-21"})
	found(later) == none
	today := content.deny with input as with_one({"effective_on": "2026-11-20"})
	count(today) == 0
}

test_a_former_notice_is_not_judged if {
	both := at([notice, {"id": "n0", "notice_id": "n0", "status": "replaced", "issued_as": ["provider"]}])
	count(content.deny) == 0 with input as both
	content.excluded == {{"kind": "privacy_notices", "id": "n0", "reason": "replaced"}} with input as both
}
