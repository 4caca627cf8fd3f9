# METADATA
# title: Minimum necessary
# description: Each flow of PHI is limited to the minimum necessary for its purpose, or an exception of the rule applies to it.
# custom:
#   citations: ["164.502(b)", "164.502(b)(1)"]
package hipaa.privacy.minimum_necessary

import data.hipaa.lib.documents
import data.hipaa.lib.minimum

judged contains flow if {
	some flow in input.evidence.phi_inventory.records
	minimum.judged(flow)
}

population contains {"kind": "phi_inventory", "id": flow.id} if some flow in judged

excluded contains {"kind": "phi_inventory", "id": flow.id, "reason": reason} if {
	some flow in input.evidence.phi_inventory.records
	reason := minimum.left_out(flow)
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "limited_by", "message": message} if {
	some flow in judged
	not minimum.excepted(flow)
	not flow.limited_by
	message := "is not shown to be limited to what its purpose needs; say by which protocol, or that each is looked at"
}

# An exception that neither the recipient nor the purpose bears out is none.
deny contains {"kind": "phi_inventory", "id": flow.id, "field": "limited_by", "message": message} if {
	some flow in judged
	not minimum.excepted(flow)
	flow.limited_by == "not_needed"
	message := sprintf("is recorded as needing no limit, and %v; limit it, or correct what it is recorded as", [why_not(flow)])
}

why_not(flow) := sprintf("the exception for treatment is for what goes to a provider or is asked by one, not for relationship %v", [flow.relationship]) if {
	flow.permitted_as == "treatment"
} else := sprintf("no exception is for relationship %v, permitted as %v", [flow.relationship, object.get(flow, "permitted_as", "nothing on record")])

# The paragraph asks for efforts, and this program writes down which.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "minimum_necessary")
	message := "no written policy on topic minimum_necessary is in force; write down what each kind of work may use, send and ask for, and have it approved"
}
