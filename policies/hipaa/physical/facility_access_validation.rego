# METADATA
# title: Facility access control and validation
# description: Who may enter an area works there by role, visitors are controlled, and programs being tested are reached by those who test them.
# custom:
#   citations: ["164.310(a)(2)(iii)"]
#   parameters:
#     validate_days: {type: integer, minimum: 1}
#     stay_hours: {type: integer, minimum: 1}
#     testing_units: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
package hipaa.physical.facility_access_validation

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.people
import data.hipaa.lib.places

persons := {person.person: person | some person in input.evidence.workforce.records}

areas := {places.key(area): area | some area in input.evidence.facilities.records}

area_left_out(record) := sprintf("area: %v", [places.left_out(areas[places.key(record)])])

# Lost badges, and those with people who left, are for facility-access-controls.
credential_left_out(credential) := sprintf("status %v", [credential.status]) if {
	credential.status != "active"
} else := area_left_out(credential)

judged_credentials contains credential if {
	some credential in input.evidence.facility_access.records
	not credential_left_out(credential)
}

judged_visits contains visit if {
	some visit in input.evidence.visitors.records
	not area_left_out(visit)
}

population contains {"kind": "facility_access", "id": credential.id} if some credential in judged_credentials

population contains {"kind": "visitors", "id": visit.id} if some visit in judged_visits

# Where no visit led to an area with ePHI, every visit was looked at for that.
population contains {"kind": "visitors", "id": visit.id} if {
	count(judged_visits) == 0
	some visit in input.evidence.visitors.records
}

excluded contains {"kind": "facility_access", "id": credential.id, "reason": reason} if {
	some credential in input.evidence.facility_access.records
	reason := credential_left_out(credential)
}

excluded contains {"kind": "visitors", "id": visit.id, "reason": reason} if {
	count(judged_visits) > 0
	some visit in input.evidence.visitors.records
	reason := area_left_out(visit)
}

deny contains {"kind": "written_policies", "message": message} if {
	some topic, what in {
		"software_testing": "who may use programs that are being tested or changed",
		"visitors": "how visitors are signed in, accompanied and signed out",
	}
	not documents.on_topic(input.evidence.written_policies.records, topic)
	message := sprintf("no written procedure on topic %v is in force; write down %v, and have it approved", [topic, what])
}

deny contains {"kind": "facilities", "message": message} if {
	some area in input.evidence.facilities.records
	places.in_use(area)
	count(object.get(area, "units", [])) == 0
	message := sprintf("%v: nothing says whose role it is to enter; record the units that work there", [places.name(area)])
}

# Patients and others come to a front desk. Elsewhere somebody must know who is there.
deny contains {"kind": "facilities", "message": message} if {
	some area in input.evidence.facilities.records
	places.in_use(area)
	not area.open_to_public
	not controlled(area)
	message := sprintf("%v: visitors are not shown to be controlled; sign them in, and have somebody stay with them", [places.name(area)])
}

controlled(area) if area.visitors in {"escorted", "none_admitted", "signed_in"}

deny contains {"kind": "facility_access", "id": credential.id, "field": "person", "message": message} if {
	some credential in judged_credentials
	person := persons[credential.person]
	not people.gone(person)
	working_there := object.get(areas[places.key(credential)], "units", [])
	count(working_there) > 0
	not "all" in working_there
	not person.unit in working_there
	message := sprintf("opens %v for %v, whose unit %v does not work there; take it back, or record why the role needs it", [places.name(credential), person.person, person.unit])
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "validated_on", "message": message} if {
	some credential in judged_credentials
	not credential.validated_on
	not credential.approved_by
	message := "was neither approved nor compared with the person's role since; ask whether the work needs it and record who did, and when"
}

deny contains {"kind": "visitors", "id": visit.id, "field": "escorted_by", "message": message} if {
	some visit in judged_visits
	areas[places.key(visit)].visitors == "escorted"
	not visit.escorted_by
	message := sprintf("shows nobody who stayed with the visitor in %v, where visitors are never alone; record who did, or look into it", [places.name(visit)])
}

# Programs being tested: systems that are planned.
tested := {system.system_id |
	some system in input.evidence.systems.records
	system.ephi
	system.status == "planned"
}

trial_accounts contains account if {
	some account in input.evidence.user_accounts.records
	account.system in tested
	account.status == "active"
}

deny contains {"kind": "user_accounts", "message": message} if {
	some account in trial_accounts
	count(object.get(account, "assigned_to", [])) == 0
	message := sprintf("account %v opens system %v, which is being tested, and belongs to nobody; give it to who tests, or disable it", [account.user, account.system])
}

deny contains {"kind": "user_accounts", "basis": "program", "message": message} if {
	some account in trial_accounts
	some id in account.assigned_to
	not tests(id)
	message := sprintf("account %v opens system %v, which is being tested, for %v, who is in no unit that tests here; disable it, or record the unit", [account.user, account.system, id])
}

tests(id) if persons[id].unit in input.parameters.facility_access_validation.testing_units

# How often, by whom, and what the visitors' book holds are this program's practice.
deny contains {"kind": "facility_access", "id": credential.id, "field": "validated_on", "basis": "program", "message": message} if {
	some credential in judged_credentials
	days := dates.days_since(last_validated(credential))
	allowed := input.parameters.facility_access_validation.validate_days
	days > allowed
	message := sprintf("was last compared with the person's role %v ago; this program compares within %v", [dates.words(days), allowed])
}

# Its approval on the day it was handed out counts as the first time.
last_validated(credential) := credential.validated_on

last_validated(credential) := credential.granted_on if {
	not credential.validated_on
	credential.approved_by
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "granted_on", "basis": "program", "message": message} if {
	some credential in judged_credentials
	not credential.validated_on
	credential.approved_by
	not credential.granted_on
	message := "does not say when it was handed out, nor when it was last compared with the person's role; record either"
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "validated_on", "basis": "program", "message": message} if {
	some credential in judged_credentials
	credential.validated_on > input.today
	message := sprintf("is recorded as compared with the role on %v, a day still to come; correct the date", [credential.validated_on])
}

deny contains {"kind": "facility_access", "id": credential.id, "field": "approved_by", "basis": "program", "message": message} if {
	some credential in judged_credentials
	credential.approved_by == credential.person
	message := sprintf("was approved by %v for %v; have somebody else approve it", [credential.approved_by, credential.person])
}

deny contains {"kind": "visitors", "id": visit.id, "field": "escorted_by", "basis": "program", "message": message} if {
	some visit in judged_visits
	id := visit.escorted_by
	not persons[id]
	message := sprintf("was accompanied by %v, who is not in the workforce records; find out who it was", [id])
}

deny contains {"kind": "visitors", "id": visit.id, "field": "identity_checked", "basis": "program", "message": message} if {
	some visit in judged_visits
	not visit.identity_checked
	message := "does not show that anybody looked at a card of the visitor; this program asks for one"
}

deny contains {"kind": "visitors", "id": visit.id, "field": "area", "basis": "program", "message": message} if {
	some visit in judged_visits
	areas[places.key(visit)].visitors == "none_admitted"
	message := sprintf("was let into %v, where no visitors are admitted; look into it, or change what the list of areas says", [places.name(visit)])
}

deny contains {"kind": "visitors", "id": visit.id, "field": "came_at", "basis": "program", "message": message} if {
	some visit in judged_visits
	later(visit.came_at, input.as_of)
	message := "is recorded at a time still to come; correct the time"
}

deny contains {"kind": "visitors", "id": visit.id, "field": "left_at", "basis": "program", "message": message} if {
	some visit in judged_visits
	later(visit.left_at, input.as_of)
	not later(visit.came_at, input.as_of)
	message := "is recorded as signed out at a time still to come; find out when the visitor left"
}

deny contains {"kind": "visitors", "id": visit.id, "field": "left_at", "basis": "program", "message": message} if {
	some visit in judged_visits
	later(visit.came_at, visit.left_at)
	message := "left before coming; correct the times"
}

deny contains {"kind": "visitors", "id": visit.id, "field": "left_at", "basis": "program", "message": message} if {
	some visit in judged_visits
	allowed := input.parameters.facility_access_validation.stay_hours
	not visit.left_at
	hours := (time.parse_rfc3339_ns(input.as_of) - time.parse_rfc3339_ns(visit.came_at)) / 3600000000000
	hours > allowed
	message := sprintf("has not signed out within %v hours, which this program allows; find out when the visitor left", [allowed])
}

deny contains {"kind": "visitors", "id": visit.id, "field": "area", "basis": "program", "message": message} if {
	some visit in judged_visits
	not areas[places.key(visit)]
	message := sprintf("was to %v, which is no area on record; add the area or correct its name", [places.name(visit)])
}

later(one, other) if time.parse_rfc3339_ns(one) > time.parse_rfc3339_ns(other)
