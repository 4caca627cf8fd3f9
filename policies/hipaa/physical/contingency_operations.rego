# METADATA
# title: Contingency operations
# description: Who restores lost data gets into the areas where its systems stand, also when the usual way in fails.
# custom:
#   citations: ["164.310(a)(2)(i)"]
#   parameters:
#     test_days: {type: integer, minimum: 1}
package hipaa.physical.contingency_operations

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people
import data.hipaa.lib.places

persons := {person.person: person | some person in input.evidence.workforce.records}

# Areas where the machine stands on which data is restored.
housing contains area if {
	some area in input.evidence.facilities.records
	places.in_use(area)
	count(object.get(area, "systems", [])) > 0
}

population contains {"kind": "facilities", "id": area.id} if some area in housing

# Where everything runs at vendors, every area was looked at for that.
population contains {"kind": "facilities", "id": area.id} if {
	count(housing) == 0
	some area in input.evidence.facilities.records
	places.in_use(area)
}

excluded contains {"kind": "facilities", "id": area.id, "reason": reason} if {
	some area in input.evidence.facilities.records
	reason := places.left_out(area)
}

excluded contains {"kind": "facilities", "id": area.id, "reason": "no system stands there"} if {
	count(housing) > 0
	some area in input.evidence.facilities.records
	places.in_use(area)
	count(object.get(area, "systems", [])) == 0
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "contingency_operations")
	message := "no written procedure on topic contingency_operations is in force; write down who gets in where, and how, to restore data in an emergency, and have it approved"
}

deny contains {"kind": "facilities", "id": area.id, "field": "emergency_entry", "message": message} if {
	some area in housing
	not has_way_in(area)
	message := sprintf("shows no way in for those who restore %v when the usual one fails; agree on a hotline, a key kept elsewhere or another site", [concat(", ", area.systems)])
}

has_way_in(area) if area.emergency_entry != "none"

left(id) if people.gone(persons[id])

# Persons who are let in, and who still work here.
able(area) := {id |
	some id in area.emergency_persons
	persons[id]
	not left(id)
}

deny contains {"kind": "facilities", "id": area.id, "field": "emergency_persons", "message": message} if {
	some area in housing
	has_way_in(area)
	count(able(area)) == 0
	message := "names nobody working here who is let in in an emergency; name those who restore data, and tell whoever opens the door"
}

# That all of them still work here, and that it was tried, is this program's practice.
deny contains {"kind": "facilities", "id": area.id, "field": "emergency_persons", "basis": "program", "message": message} if {
	some area in housing
	count(able(area)) > 0
	some id in area.emergency_persons
	why := unable(id)
	message := sprintf("lets in %v in an emergency, who %v; strike the name, and tell whoever opens the door", [id, why])
}

unable(id) := "has left" if left(id)

unable(id) := "is not in the workforce records" if not persons[id]

deny contains {"kind": "facilities", "id": area.id, "field": "emergency_tested_on", "basis": "program", "message": message} if {
	some area in housing
	has_way_in(area)
	not area.emergency_tested_on
	message := "has an emergency way in that was never tried; this program tries it: go in that way once and record the day"
}

deny contains {"kind": "facilities", "id": area.id, "field": "emergency_tested_on", "basis": "program", "message": message} if {
	some area in housing
	area.emergency_tested_on > input.today
	message := sprintf("is recorded as tried on %v, a day still to come; correct the date", [area.emergency_tested_on])
}

deny contains {"kind": "facilities", "id": area.id, "field": "emergency_tested_on", "basis": "program", "message": message} if {
	some area in housing
	has_way_in(area)
	days := dates.days_since(area.emergency_tested_on)
	allowed := input.parameters.contingency_operations.test_days
	days > allowed
	message := sprintf("had its emergency way in last tried %v ago; this program tries within %v", [dates.words(days), allowed])
}
