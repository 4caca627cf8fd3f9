# METADATA
# title: Clearinghouse uses by contract
# description: PHI that a clearinghouse has as a business associate is used and disclosed only as the contract permits.
# custom:
#   citations: ["164.500(b)(1)(iii)", "164.500(b)(1)(v)"]
package hipaa.privacy.clearinghouse_contract_uses

import data.hipaa.lib.agreements

# Those for whom this organization works.
client(record) if {
	agreements.upstream(record)
	agreements.running(record)
}

left_out(record) := "this organization does not work for it" if {
	not agreements.upstream(record)
} else := sprintf("status %v", [record.status]) if {
	not agreements.running(record)
}

clients contains record if {
	some record in input.evidence.business_associates.records
	client(record)
}

population contains {"kind": "business_associates", "id": record.id} if some record in clients

# Where it works for nobody, each relationship was looked at.
population contains {"kind": "business_associates", "id": record.id} if {
	count(clients) == 0
	some record in input.evidence.business_associates.records
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	count(clients) > 0
	some record in input.evidence.business_associates.records
	reason := left_out(record)
}

judged contains flow if {
	some flow in input.evidence.phi_inventory.records
	flow.status == "in_use"
	flow.content != "de_identified"
}

population contains {"kind": "phi_inventory", "id": flow.id} if some flow in judged

excluded contains {"kind": "phi_inventory", "id": flow.id, "reason": reason} if {
	some flow in input.evidence.phi_inventory.records
	not flow in judged
	reason := out_of_use(flow)
}

out_of_use(flow) := sprintf("status %v", [flow.status]) if flow.status != "in_use"

out_of_use(flow) := "de-identified, no PHI" if flow.status == "in_use"

deny contains {"kind": "business_associates", "id": record.id, "field": field, "message": message} if {
	some record in clients
	gap := agreements.gap(record)
	field := gap.field
	message := sprintf("%v: a clearinghouse may use its PHI only as a contract permits, so for nothing; sign one, or stop", [gap.words])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "term_permitted_uses", "message": message} if {
	some record in clients
	not agreements.gap(record)
	not agreements.stated(record, "term_permitted_uses")
	message := "has a contract that is not shown to establish what uses and disclosures it permits, so that none is shown to be permitted; have it written in"
}

# Disclosures without authorization that 164.512 permits to covered entities need the contract here.
deny contains {"kind": "phi_inventory", "id": flow.id, "field": "permitted_as", "message": message} if {
	count(clients) > 0
	some flow in judged
	flow.permitted_as == "public_interest"
	not permitted(flow)
	message := sprintf("goes out as permitted by 164.512 to %v, and no contract that permits it is named; stop it, or name the client whose contract does", [object.get(flow, "recipient", "somebody unnamed")])
}

by_contract := {record.associate_id |
	some record in clients
	not agreements.gap(record)
	agreements.stated(record, "term_permitted_uses")
}

permitted(flow) if flow.associate in by_contract
