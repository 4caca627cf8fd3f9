# METADATA
# title: Privacy official and contact for complaints
# description: A privacy official and a contact for complaints and questions on the notice are designated, work here, and are on record.
# custom:
#   citations: ["164.530(a)(1)", "164.530(a)(1)(i)", "164.530(a)(1)(ii)", "164.530(a)(2)"]
#   parameters:
#     privacy_office: {type: string, description: The office of the privacy official.}
#     contact_offices:
#       type: array
#       items: {type: string}
#       minItems: 1
#       uniqueItems: true
#       description: Offices that receive complaints and answer questions on the notice; any one will do.
package hipaa.privacy.privacy_personnel

import data.hipaa.lib.people

limits := input.parameters.privacy_personnel

persons := {person.person: person | some person in input.evidence.workforce.records}

contacts := {office | some office in limits.contact_offices}

asked_for := contacts | {limits.privacy_office}

left_out(term) := "another office" if {
	office := term.office
	not office in asked_for
} else := "term still to come" if {
	term.from > input.today
} else := "term over" if {
	term.to < input.today
}

in_office contains term if {
	some term in input.evidence.officials.records
	not left_out(term)
}

population contains {"kind": "officials", "id": term.id} if some term in in_office

# Vacant offices have no record of their own: then every term was looked at, and none is one of them.
population contains {"kind": "officials", "id": term.id} if {
	count(in_office) == 0
	some term in input.evidence.officials.records
}

excluded contains {"kind": "officials", "id": term.id, "reason": reason} if {
	count(in_office) > 0
	some term in input.evidence.officials.records
	reason := left_out(term)
}

held := {term.office | some term in in_office}

deny contains {"kind": "officials", "message": message} if {
	not limits.privacy_office in held
	message := sprintf("nobody holds the office %v on %v; designate a privacy official and record the term", [limits.privacy_office, input.today])
}

deny contains {"kind": "officials", "message": message} if {
	count(contacts & held) == 0
	message := sprintf("nobody holds an office that receives complaints (%v) on %v; designate a contact person or office and record it", [concat(" or ", sort(contacts)), input.today])
}

deny contains {"kind": "officials", "id": term.id, "field": "person", "message": message} if {
	some term in in_office
	words := away(term)
	message := sprintf("%v holds the office %v, but %v; designate a successor", [term.person, term.office, words])
}

away(term) := "works here no more" if people.gone(persons[term.person])

away(term) := "is not in the workforce records" if not persons[term.person]

# One official answers for the policies; a contact may be an office of several.
deny contains {"kind": "officials", "id": term.id, "field": "person", "basis": "program", "message": message} if {
	some term in in_office
	term.office == limits.privacy_office
	others := {other.person | some other in in_office; other.office == limits.privacy_office} - {term.person}
	count(others) > 0
	message := sprintf("%v holds the office %v together with %v; this program wants one privacy official: end the other term", [term.person, term.office, concat(", ", sort(others))])
}

# "Who is responsible for": without the duties nothing shows for what.
deny contains {"kind": "officials", "id": term.id, "field": "duties", "message": message} if {
	some term in in_office
	not term.duties
	message := sprintf("is not shown to answer for what the office is there for (%v); write the duties into the designation", [purpose(term)])
}

purpose(term) := "developing and implementing the privacy policies and procedures" if term.office == limits.privacy_office

purpose(term) := "receiving complaints and explaining the notice" if term.office != limits.privacy_office

deny contains {"kind": "officials", "id": term.id, "field": "appointed_by", "basis": "program", "message": message} if {
	some term in in_office
	not term.appointed_by
	message := "does not say who made the designation; this program records it"
}
