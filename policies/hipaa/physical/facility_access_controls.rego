# METADATA
# title: Facility access controls
# description: Areas with ePHI are closed to others, and badges and keys to them are with people who work here.
# custom:
#   citations: ["164.310(a)(1)"]
#   parameters:
#     access_days: {type: integer, minimum: 0}
package hipaa.physical.facility_access_controls

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people
import data.hipaa.lib.places
import data.hipaa.lib.scope

persons := {person.person: person | some person in input.evidence.workforce.records}

areas := {places.key(area): area | some area in input.evidence.facilities.records}

judged_areas contains area if {
	some area in input.evidence.facilities.records
	places.in_use(area)
}

housed := {system | some area in judged_areas; some system in area.systems}

# A badge that was blocked at last still tells that it was used after its last day.
credential_left_out(credential) := "no longer opens" if {
	credential.status == "ended"
	not used_after_leaving(credential)
} else := sprintf("area: %v", [places.left_out(areas[places.key(credential)])])

judged_credentials contains credential if {
	some credential in input.evidence.facility_access.records
	not credential_left_out(credential)
}

population contains {"kind": "facilities", "id": area.id} if some area in judged_areas

population contains {"kind": "facility_access", "id": credential.id} if some credential in judged_credentials

excluded contains {"kind": "facilities", "id": area.id, "reason": reason} if {
	some area in input.evidence.facilities.records
	reason := places.left_out(area)
}

excluded contains {"kind": "facility_access", "id": credential.id, "reason": reason} if {
	some credential in input.evidence.facility_access.records
	reason := credential_left_out(credential)
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "facility_access")
	message := "no written policy on topic facility_access is in force; write down who may enter where, and who hands out and takes back badges and keys, and have it approved"
}

# What runs at a vendor or in the cloud stands in the vendor's building.
deny contains {"kind": "facilities", "message": message} if {
	some system in input.evidence.systems.records
	scope.in_use(system)
	not elsewhere(system)
	not system.system_id in housed
	message := sprintf("no area is recorded in which system %v stands, so nothing shows who can get at it; record the area and its lock", [system.system_id])
}

elsewhere(system) if system.hosting in {"cloud", "vendor"}

deny contains {"kind": "facilities", "id": area.id, "field": "entry", "message": message} if {
	some area in judged_areas
	why := open(area)
	message := sprintf("%v; put a lock on it, or record what keeps others out", [why])
}

open(area) := "is open to whoever comes by" if area.entry == "none"

open(area) := "is not shown to be closed to others" if not area.entry

# A lock of which nobody knows who can open it limits nothing.
deny contains {"kind": "facilities", "id": area.id, "field": "entry", "message": message} if {
	some area in judged_areas
	area.entry in {"badge", "code", "key", "operator"}
	not places.key(area) in opened
	message := "has a lock, and no badge, key or permit is recorded that opens it; record who can"
}

opened := {places.key(credential) | some credential in judged_credentials; credential.status != "ended"}

deny contains {"kind": "facility_access", "id": credential.id, "field": "status", "message": message} if {
	some credential in judged_credentials
	credential.status == "lost"
	message := "is lost and still opens the door; block it or change the lock"
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "person", "message": message} if {
	some credential in judged_credentials
	credential.status == "active"
	not credential.person
	not credential.kept_in
	message := "opens the door, and nobody knows who has it; find out, or block it or change the lock"
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "person", "message": message} if {
	some credential in judged_credentials
	credential.status == "active"
	id := credential.person
	not persons[id]
	message := sprintf("is with %v, who is not in the workforce records; take it back, or record the person", [id])
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "status", "message": message} if {
	some credential in judged_credentials
	credential.status == "active"
	person := persons[credential.person]
	days := dates.days_since(person.ended_on)
	allowed := input.parameters.facility_access_controls.access_days
	days > allowed
	message := sprintf("still opens the door %v after %v left on %v; this program allows %v: block it or take it back", [dates.words(days), person.person, person.ended_on, allowed])
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "status", "message": message} if {
	some credential in judged_credentials
	credential.status == "active"
	person := persons[credential.person]
	people.gone(person)
	not person.ended_on
	message := sprintf("still opens the door although %v has left; block it or take it back", [person.person])
}

used_after_leaving(credential) if {
	person := persons[credential.person]
	dates.after_day(credential.last_used_at, person.ended_on)
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "last_used_at", "message": message} if {
	some credential in judged_credentials
	used_after_leaving(credential)
	person := persons[credential.person]
	message := sprintf("was used at %v, after %v left on %v; find out by whom and treat it as a security incident", [credential.last_used_at, person.person, person.ended_on])
}

# Lists that agree with each other are this program's practice.
deny contains {"kind": "facility_access", "id": credential.id, "field": "area", "basis": "program", "message": message} if {
	some credential in judged_credentials
	not areas[places.key(credential)]
	message := sprintf("opens %v, which is no area on record; add the area or correct its name", [places.name(credential)])
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "granted_on", "basis": "program", "message": message} if {
	some credential in judged_credentials
	credential.granted_on > input.today
	message := sprintf("is recorded as handed out on %v, a day still to come; correct the date", [credential.granted_on])
}
