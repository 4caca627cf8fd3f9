# METADATA
# title: Assigned security responsibility
# description: One person, who works here, is the security official today.
# custom:
#   citations: ["164.308(a)(2)"]
#   parameters: {}
package hipaa.administrative.assigned_security_responsibility

office := "security-official"

persons := {person.person: person | some person in input.evidence.workforce.records}

in_office contains term if {
	some term in input.evidence.officials.records
	not left_out(term)
}

left_out(term) := "another office" if term.office != office

left_out(term) := "term still to come" if {
	term.office == office
	term.from > input.today
}

left_out(term) := "term over" if {
	term.office == office
	term.from <= input.today
	term.to < input.today
}

population contains {"kind": "officials", "id": term.id} if some term in in_office

# A vacant office has no record of its own: then every term was looked at, and none is it.
population contains {"kind": "officials", "id": term.id} if {
	count(in_office) == 0
	some term in input.evidence.officials.records
}

excluded contains {"kind": "officials", "id": term.id, "reason": reason} if {
	count(in_office) > 0
	some term in input.evidence.officials.records
	reason := left_out(term)
}

deny contains {"kind": "officials", "message": message} if {
	count(in_office) == 0
	message := sprintf("nobody holds the office %v on %v; appoint a person and record the term", [office, input.today])
}

deny contains {"kind": "officials", "id": term.id, "field": "person", "message": message} if {
	some term in in_office
	others := {other.person | some other in in_office; other.id != term.id}
	count(others) > 0
	message := sprintf("%v holds the office %v together with %v; record who is responsible and end the other term", [term.person, office, concat(", ", sort(others))])
}

deny contains {"kind": "officials", "id": term.id, "field": "person", "message": message} if {
	some term in in_office
	not persons[term.person]
	message := sprintf("%v holds the office %v but is not in the workforce records; correct the person", [term.person, office])
}

deny contains {"kind": "officials", "id": term.id, "field": "person", "message": message} if {
	some term in in_office
	persons[term.person].status == "ended"
	message := sprintf("%v holds the office %v but works here no more; appoint a successor", [term.person, office])
}

warn contains {"kind": "officials", "id": term.id, "field": "person", "basis": "program", "message": message} if {
	some term in in_office
	persons[term.person].status == "on_leave"
	message := sprintf("%v, who holds the office %v, is on leave; say who stands in", [term.person, office])
}

# The record of the appointment is this program's practice.
deny contains {"kind": "officials", "id": term.id, "field": field, "basis": "program", "message": message} if {
	some term in in_office
	some field, missing in {"appointed_by": "who made the appointment", "duties": "what the office answers for"}
	not term[field]
	message := sprintf("does not say %v; record it", [missing])
}
