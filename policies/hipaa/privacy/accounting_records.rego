# METADATA
# title: Records of accountings
# description: Each accounting that was provided is on file, and it is documented which office receives and processes requests.
# custom:
#   citations: ["164.528(d)", "164.528(d)(2)", "164.528(d)(3)"]
package hipaa.privacy.accounting_records

owed(record) if record.held_as == "covered_entity"

judged contains record if {
	some record in input.evidence.accounting_requests.records
	owed(record)
}

population contains {"kind": "accounting_requests", "id": record.id} if some record in judged

# Where this organization owes none, each request was looked at.
population contains {"kind": "accounting_requests", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.accounting_requests.records
}

excluded contains {"kind": "accounting_requests", "id": record.id, "reason": "helps a client, who owes the accounting"} if {
	count(judged) > 0
	some record in input.evidence.accounting_requests.records
	not owed(record)
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "copy_kept", "message": message} if {
	some record in judged
	record.status == "provided"
	not record.copy_kept
	message := "was answered and the accounting that was provided is not shown to be on file; file it"
}

deny contains {"kind": "accounting_requests", "id": record.id, "field": "handled_by", "message": message} if {
	some record in judged
	not record.handled_by
	message := "does not say which office is responsible for receiving and processing it; document the office"
}
