# METADATA
# title: Sale of PHI
# description: Nobody pays for PHI, directly or indirectly, but as the rule excepts or the patient authorized.
# custom:
#   citations: ["164.502(a)(5)(ii)(A)"]
package hipaa.privacy.sale_of_phi

import data.hipaa.lib.disclosures

judged contains record if {
	some record in input.evidence.disclosures.records
	disclosures.made(record)
}

population contains {"kind": "disclosures", "id": record.id} if some record in judged

# Where there is none, each was looked at.
population contains {"kind": "disclosures", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.disclosures.records
}

excluded contains {"kind": "disclosures", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.disclosures.records
	not disclosures.made(record)
	reason := disclosures.left_out(record)
}

# 164.502(a)(5)(ii)(B)(2): for these, what is received makes no sale. A reasonable cost-based fee, and a fee that other
# law expressly permits, never do.
excepted(record) if record.permission in {"individual", "own_payment", "payment_of_recipient", "public_health", "required_by_law", "treatment"}

excepted(record) if {
	record.permission == "own_operations"
	record.purpose == "transfer_of_practice"
}

# 164.508(a)(4): an authorization that says that it is paid for.
excepted(record) if {
	record.permission == "authorization"
	disclosures.shows(record, "sale_stated")
}

deny contains {"kind": "disclosures", "id": record.id, "field": "remuneration", "message": message} if {
	some record in judged
	record.remuneration == "other"
	not excepted(record)
	message := sprintf("was paid for by %v beyond a cost-based fee, and no exception or authorization that says so covers that; stop it and end the arrangement", [object.get(record, "recipient", "its recipient")])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "remuneration", "basis": "program", "message": message} if {
	some record in judged
	not record.remuneration
	message := "does not say whether anything was received for it; this program records that of each disclosure, none included"
}

# Who collects or benchmarks for this organization may be paid by it; an inventory that calls a buyer an associate is
# caught at the agreements.
deny contains {"kind": "phi_inventory", "basis": "program", "message": message} if {
	some flow in input.evidence.phi_inventory.records
	flow.status == "in_use"
	flow.direction in {"both", "sent"}
	flow.content != "de_identified"
	flow.relationship == "other"
	not flow.flow_id in logged
	message := sprintf("flow %v takes PHI to %v outside treatment and payment, and no disclosure of the log says what is received for it; log them", [flow.flow_id, object.get(flow, "recipient", "somebody unnamed")])
}

logged := {record.flow | some record in judged}
