# METADATA
# title: Facility maintenance records
# custom:
#   citations: ["164.310(a)(2)(iv)"]
#   parameters: {}
package hipaa.physical.facility_maintenance_records

population contains {"kind": "maintenance", "id": work.id} if {
	some work in input.evidence.maintenance.records
	work.component != "other"
}

excluded contains {"kind": "maintenance", "id": work.id, "reason": "not related to security"} if {
	some work in input.evidence.maintenance.records
	work.component == "other"
}

deny contains {"kind": "maintenance", "id": work.id, "field": "done_on", "message": "is dated in the future; correct the date"} if {
	some work in input.evidence.maintenance.records
	work.component != "other"
	work.done_on > input.today
}
