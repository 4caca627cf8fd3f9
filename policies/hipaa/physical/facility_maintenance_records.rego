# METADATA
# title: Facility maintenance records
# description: Repairs and changes to the parts of a facility that keep people out are documented, by a written procedure.
# custom:
#   citations: ["164.310(a)(2)(iv)"]
#   parameters: {}
package hipaa.physical.facility_maintenance_records

import data.hipaa.lib.documents

security_related := {"doors", "hardware", "locks", "walls"}

judged contains work if {
	some work in input.evidence.maintenance.records
	work.component in security_related
}

population contains {"kind": "maintenance", "id": work.id} if some work in judged

# Where nothing related to security was done, all work was looked at for that.
population contains {"kind": "maintenance", "id": work.id} if {
	count(judged) == 0
	some work in input.evidence.maintenance.records
}

excluded contains {"kind": "maintenance", "id": work.id, "reason": reason} if {
	count(judged) > 0
	some work in input.evidence.maintenance.records
	not work.component in security_related
	reason := sprintf("component %v: not related to security", [work.component])
}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "maintenance")
	message := "no written policy on topic maintenance is in force; write down how repairs and changes to walls, doors, locks and hardware are documented, and have it approved"
}

deny contains {"kind": "maintenance", "id": work.id, "field": "done_on", "message": message} if {
	some work in judged
	work.done_on > input.today
	message := sprintf("is recorded as done on %v, a day still to come; correct the date", [work.done_on])
}

# Who did it and who approved it is this program's practice.
deny contains {"kind": "maintenance", "id": work.id, "field": field, "basis": "program", "message": message} if {
	some work in judged
	some field, missing in {"approved_by": "who approved the work", "done_by": "who did the work"}
	not work[field]
	message := sprintf("does not say %v; look it up in the work order and record it", [missing])
}
