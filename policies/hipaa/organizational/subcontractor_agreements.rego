# METADATA
# title: Subcontractor agreements
# description: A business associate's subcontractors give it the assurances that it gave itself, and it uses them only where it may.
# custom:
#   citations: ["164.308(b)(2)", "164.314(a)(2)(iii)", "164.504(e)(5)"]
package hipaa.organizational.subcontractor_agreements

import data.hipaa.lib.agreements
import data.hipaa.lib.dates

roles := {role | some role in input.organization.roles}

# Where this organization is nothing but a business associate, whoever works for it is its subcontractor, whatever the
# register calls that.
for_associate(record) if record.relationship == "subcontractor"

for_associate(record) if {
	record.relationship == "business_associate"
	roles == {"business_associate"}
}

subcontractors contains record if {
	some record in input.evidence.business_associates.records
	for_associate(record)
	agreements.running(record)
}

clients contains record if {
	some record in input.evidence.business_associates.records
	agreements.upstream(record)
	agreements.running(record)
}

judged := subcontractors | clients

population contains {"kind": "business_associates", "id": record.id} if some record in judged

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	some record in input.evidence.business_associates.records
	not record in judged
	reason := outside(record)
}

outside(record) := "works for this organization as a covered entity" if {
	record.relationship == "business_associate"
	not for_associate(record)
} else := agreements.left_out(record) if {
	record.relationship == "subcontractor_of_associate"
} else := sprintf("status %v", [record.status])

deny contains {"kind": "business_associates", "id": record.id, "field": field, "message": message} if {
	some record in subcontractors
	gap := agreements.gap(record)
	field := gap.field
	message := sprintf("is a subcontractor with PHI and %v; obtain its assurances in writing, or keep PHI from it until then", [gap.words])
}

deny contains {"kind": "business_associates", "id": record.id, "message": message} if {
	some record in subcontractors
	words := agreements.summary(agreements.lacking(record))
	message := sprintf("is a subcontractor whose agreement is not shown to %v; have it amended", [words])
}

# From here on: what this organization promised up the chain, which its own contracts ask and not these paragraphs.
deny contains {"kind": "business_associates", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in clients
	gap := agreements.gap(record)
	field := gap.field
	message := sprintf("sends this organization PHI to work on and %v; this program works for nobody without one", [gap.words])
}

up := {record.associate_id: record |
	some record in input.evidence.business_associates.records
	agreements.upstream(record)
}

served(record) := object.get(record, "serves", [])

deny contains {"kind": "business_associates", "id": record.id, "field": "relationship", "basis": "program", "message": message} if {
	some record in subcontractors
	record.relationship == "business_associate"
	message := "is recorded as a business associate, and this organization works as a business associate only; record it as subcontractor, or correct the roles in hipaactl.yaml"
}

deny contains {"kind": "business_associates", "id": record.id, "field": "serves", "basis": "program", "message": message} if {
	some record in subcontractors
	count(served(record)) == 0
	message := "does not say for which clients it works; record them, so that their agreements can be compared"
}

deny contains {"kind": "business_associates", "id": record.id, "field": "serves", "basis": "program", "message": message} if {
	some record in subcontractors
	some id in served(record)
	not up[id]
	message := sprintf("works for %v, for which this organization is not shown to work; correct the name or add the client", [id])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "serves", "basis": "program", "message": message} if {
	some record in subcontractors
	some id in served(record)
	client := up[id]
	not client.subcontractors_allowed
	message := sprintf("works for %v, whose agreement is not shown to allow subcontractors; ask the client or do the work here", [id])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "notice_days", "basis": "program", "message": message} if {
	some record in subcontractors
	some id in served(record)
	allowed := up[id].notice_days
	record.notice_days > allowed
	message := sprintf("may take %v to report a breach, and %v is to be told within %v; agree on fewer days", [dates.words(record.notice_days), id, allowed])
}
