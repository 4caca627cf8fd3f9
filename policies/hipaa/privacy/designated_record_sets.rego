# METADATA
# title: Designated record sets
# description: The records that individuals may see and have amended are documented, with the offices that take their requests, and leave out no system that holds such records.
# custom:
#   citations: ["164.524(b)(1)", "164.524(e)", "164.524(e)(1)", "164.524(e)(2)", "164.526(b)(1)", "164.526(f)"]
#   parameters:
#     record_systems: {type: array, items: {type: string}, minItems: 1}
package hipaa.privacy.designated_record_sets

import data.hipaa.lib.scope

judged contains record if {
	some record in input.evidence.designated_record_sets.records
	record.status != "destroyed"
}

population contains {"kind": "designated_record_sets", "id": record.id} if some record in judged

excluded contains {"kind": "designated_record_sets", "id": record.id, "reason": "destroyed"} if {
	some record in input.evidence.designated_record_sets.records
	record.status == "destroyed"
}

deny contains {"kind": "designated_record_sets", "id": record.id, "field": "documented_on", "message": message} if {
	some record in judged
	words := undocumented(record)
	message := sprintf("%v; write down the set and who takes requests, and keep it for six years", [words])
}

undocumented(record) := "is not shown to be documented" if not record.documented_on

undocumented(record) := sprintf("is recorded as documented on %v, a day still to come", [record.documented_on]) if record.documented_on > input.today

tasks := {"access_office": "access", "amendment_office": "amendment"}

deny contains {"kind": "designated_record_sets", "id": record.id, "field": field, "message": message} if {
	some record in judged
	some field, task in tasks
	not record[field]
	message := sprintf("names no person or office that receives and processes requests for %v; name one by title", [task])
}

# An office by that title is one that somebody holds.
held contains office if {
	some official in input.evidence.officials.records
	office := official.office
	official.from <= input.today
	not over(official)
}

over(official) if official.to < input.today

deny contains {"kind": "designated_record_sets", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field, task in tasks
	office := record[field]
	not office in held
	message := sprintf("names %v for requests for %v, an office that nobody holds today; appoint somebody or name another", [office, task])
}

deny contains {"kind": "designated_record_sets", "id": record.id, "field": "requests_possible", "message": message} if {
	some record in judged
	not record.requests_possible
	message := "is not shown to be open to requests of individuals; say how they can ask, and let everybody here know"
}

# "May require individuals to make requests in writing, provided that it informs individuals" of it.
deny contains {"kind": "designated_record_sets", "id": record.id, "field": "writing_made_known", "message": message} if {
	some record in judged
	not free_form(record)
	not record.writing_made_known
	message := "is not shown to be open to requests that are not in writing, nor individuals to be told that they must be; tell them, as in the notice and on the form"
}

free_form(record) if record.requests_in_writing == false

# Each system that holds such records is in a set.
covered := {system | some record in judged; some system in record.systems}

deny contains {"kind": "designated_record_sets", "message": message} if {
	some system in input.evidence.systems.records
	scope.stores(system)
	system.type in input.parameters.designated_record_sets.record_systems
	not system.system_id in covered
	message := sprintf("no designated record set names system %v (%v), which holds records about individuals; add it to a set, or write down why it is not part of one", [system.system_id, replace(system.type, "_", " ")])
}

inventory := {system.system_id | some system in input.evidence.systems.records}

deny contains {"kind": "designated_record_sets", "id": record.id, "field": "systems", "basis": "program", "message": message} if {
	some record in judged
	some system in record.systems
	not system in inventory
	message := sprintf("names system %v, which is not in the inventory; correct one of the lists", [system])
}

# The records of a provider, or of a plan, that the definition names are there as a set.
contents := {"plan": {"claims_adjudication", "enrollment"}, "provider": {"billing", "medical"}}

deny contains {"kind": "designated_record_sets", "message": message} if {
	some role in input.organization.roles
	some content in contents[role]
	not content in {record.content | some record in judged}
	message := sprintf("no designated record set of %v records is on the list; document it, also where somebody else keeps it for us", [replace(content, "_", " ")])
}
