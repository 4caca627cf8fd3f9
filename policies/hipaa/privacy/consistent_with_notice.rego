# METADATA
# title: Disclosures consistent with the notice
# description: Nothing is disclosed in a way that the notice of privacy practices does not describe.
# custom:
#   citations: ["164.502(i)"]
package hipaa.privacy.consistent_with_notice

import data.hipaa.lib.disclosures

judged contains record if {
	some record in input.evidence.disclosures.records
	disclosures.made(record)
	record.held_as == "covered_entity"
	not outside(record)
}

# A mistake is judged as one; these are no disclosures of the covered entity, or of nothing that is protected.
outside(record) if record.permission in {"crime_victim", "no_longer_protected", "none", "whistleblower"}

population contains {"kind": "disclosures", "id": record.id} if some record in judged

# Where there is none, each was looked at.
population contains {"kind": "disclosures", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.disclosures.records
}

excluded contains {"kind": "disclosures", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.disclosures.records
	not record in judged
	reason := disclosures.left_out(record)
}

inconsistent(record) if record.in_notice == false

deny contains {"kind": "disclosures", "id": record.id, "field": "in_notice", "message": message} if {
	some record in judged
	inconsistent(record)
	message := sprintf("is of a kind (%v) that the notice of privacy practices does not describe; stop it, or revise the notice first", [disclosures.plain(record.permission)])
}

# 164.520(b)(1)(iii): of these the notice must hold a separate statement.
separate(record) if record.purpose in {"fundraising", "underwriting"}

deny contains {"kind": "disclosures", "id": record.id, "field": "in_notice", "message": message} if {
	some record in judged
	separate(record)
	not record.in_notice
	not inconsistent(record)
	message := sprintf("was for %v, which the notice of privacy practices is not shown to state separately; stop it, or revise the notice first", [record.purpose])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "in_notice", "basis": "program", "message": message} if {
	some record in judged
	not says_whether(record)
	not separate(record)
	message := sprintf("does not say whether the notice describes disclosures of its kind (%v); compare it with the notice in force that day", [disclosures.plain(record.permission)])
}

says_whether(record) if record.in_notice in {false, true}
