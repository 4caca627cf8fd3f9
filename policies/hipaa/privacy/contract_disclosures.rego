# METADATA
# title: Disclosures as the contract permits
# description: What this organization holds as a business associate it discloses only as its contract permits or the law requires.
# custom:
#   citations: ["164.502(a)(3)"]
package hipaa.privacy.contract_disclosures

import data.hipaa.lib.agreements
import data.hipaa.lib.disclosures

associates := {record.associate_id: record | some record in input.evidence.business_associates.records}

held(record) if {
	disclosures.made(record)
	record.held_as == "business_associate"
}

judged contains record if {
	some record in input.evidence.disclosures.records
	held(record)
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
	reason := left_out(record)
}

left_out(record) := sprintf("status %v", [record.status]) if not disclosures.made(record)

left_out(record) := "held as a covered entity" if {
	disclosures.made(record)
	not held(record)
}

# Required by law, and it says by which.
required(record) if {
	record.permission in {"required_by_law", "secretary"}
	record.law
}

free contains record if {
	some record in judged
	not required(record)
}

deny contains {"kind": "disclosures", "id": record.id, "field": "associate", "message": message} if {
	some record in free
	words := unsupported(record)
	message := sprintf("was made of what is held for a client, %v; disclose nothing without the contract that permits it", [words])
}

clients := {id: record |
	some id, record in associates
	agreements.upstream(record)
}

unsupported(record) := "and none of the register is named" if not named(record)

unsupported(record) := sprintf("%v, which %v", [record.associate, gap.words]) if gap := agreements.gap(clients[record.associate])

named(record) if clients[record.associate]

deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "message": message} if {
	some record in free
	not disclosures.shows(record, "permitted_by_contract")
	message := "was made of what is held for a client, and its file does not show that the contract permits it; ask the client, or treat it as an incident and report it"
}
