# METADATA
# title: No intimidation or retaliation
# description: Nothing is done to the disadvantage of whoever complained or used a right, unless it is shown that this was not why.
# custom:
#   citations: ["164.530(g)", "164.530(g)(1)", "164.530(g)(2)"]
#   parameters:
#     watch_days: {type: integer, minimum: 1, description: Days after a complaint in which what happens to the person is looked at.}
package hipaa.privacy.no_retaliation

import data.hipaa.lib.dates
import data.hipaa.lib.documents

watch_days := input.parameters.no_retaliation.watch_days

judged contains complaint if {
	some complaint in input.evidence.complaints.records
	complaint.concerns != "other"
}

population contains {"kind": "complaints", "id": complaint.id} if some complaint in judged

# Where none is about privacy, each was looked at.
population contains {"kind": "complaints", "id": complaint.id} if {
	count(judged) == 0
	some complaint in input.evidence.complaints.records
}

excluded contains {"kind": "complaints", "id": complaint.id, "reason": "no complaint about privacy"} if {
	count(judged) > 0
	some complaint in input.evidence.complaints.records
	complaint.concerns == "other"
}

# An act without a day is taken to have followed.
followed(complaint) if {
	object.get(complaint, "adverse_act", "none") != "none"
	not came_before(complaint)
}

came_before(complaint) if complaint.adverse_on < complaint.received_on

deny contains {"kind": "complaints", "id": complaint.id, "field": "adverse_act", "message": message} if {
	some complaint in judged
	followed(complaint)
	not complaint.adverse_because
	message := sprintf("was followed by an act against the person (%v), and nothing shows that the complaint was not why; undo it, or record what shows it", [replace(complaint.adverse_act, "_", " ")])
}

# Who complained is in the workforce, and a sanction follows.
cases_of[person] contains case if {
	some case in input.evidence.sanctions.records
	case.status != "not_confirmed"
	person := case.person
}

sanctioned := cases_of

# A case opened before the complaint cannot have come from it.
within_watch(complaint, day) if {
	days := dates.days_between(complaint.received_on, day)
	days >= 0
	days <= watch_days
}

deny contains {"kind": "complaints", "id": complaint.id, "field": "person", "message": message} if {
	some complaint in judged
	not followed(complaint)
	some case in sanctioned[complaint.person]
	within_watch(complaint, case.noticed_on)
	message := sprintf("was followed by sanction case %v against the person, of which this record says nothing; look whether the complaint was why, and record the act with its reason", [case.case_id])
}

# From here on this program's practice.
persons := {person.person: person | some person in input.evidence.workforce.records}

deny contains {"kind": "complaints", "id": complaint.id, "field": "person", "basis": "program", "message": message} if {
	some complaint in judged
	not followed(complaint)
	day := persons[complaint.person].ended_on
	within_watch(complaint, day)
	message := sprintf("was followed by the person's leaving on %v; this program has another office look at why, and record it", [day])
}

deny contains {"kind": "complaints", "id": complaint.id, "field": "adverse_reviewed_by", "basis": "program", "message": message} if {
	some complaint in judged
	followed(complaint)
	complaint.adverse_because
	message := unreviewed(complaint)
}

unreviewed(complaint) := "was followed by an act against the person that no other office looked at; have one review it" if {
	not complaint.adverse_reviewed_by
} else := sprintf("was followed by an act against the person that %v reviewed, who handled the complaint; have another office review it", [complaint.handled_by]) if {
	complaint.adverse_reviewed_by == complaint.handled_by
}

deny contains {"kind": "complaints", "id": complaint.id, "field": "adverse_act", "basis": "program", "message": message} if {
	some complaint in judged
	complaint.status == "closed"
	not complaint.adverse_act
	message := "is closed and does not say whether anything was done against the person; this program looks, and records none where there was nothing"
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "no_retaliation")
	message := "no written policy on topic no_retaliation is in force; this program wants one that forbids it and says where to turn"
}
