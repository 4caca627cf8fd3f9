# METADATA
# title: Disclosures kept for accountings
# description: Each disclosure that an accounting would have to show is documented with its day, recipient, content and purpose.
# custom:
#   citations: ["164.528(d)", "164.528(d)(1)"]
package hipaa.privacy.accountable_disclosures

import data.hipaa.lib.disclosures

# 164.528(a)(1)(i) to (viii) leave these out, and the last four were not made by the covered entity, or of nothing
# protected. 164.512(k)(2) and (5) are the only ones left out of government functions.
left_out_of_accountings := {"authorization", "business_associate", "consent", "crime_victim", "individual", "involved_in_care", "limited_data_set", "no_longer_protected", "operations_of_recipient", "own_operations", "own_payment", "payment_of_recipient", "treatment", "whistleblower"}

accountable(record) if {
	disclosures.made(record)
	record.held_as == "covered_entity"
	permission := record.permission
	not permission in left_out_of_accountings
	not in_custody(record)
}

in_custody(record) if {
	record.permission == "government_function"
	record.recipient_kind == "correctional_institution"
}

judged contains record if {
	some record in input.evidence.disclosures.records
	accountable(record)
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
	not accountable(record)
	reason := disclosures.left_out(record)
}

deny contains {"kind": "disclosures", "id": record.id, "field": "accountable", "message": message} if {
	some record in judged
	not record.accountable
	message := sprintf("relies on %v and is not kept for accountings; mark it, so that the patient learns of it on asking", [disclosures.plain(record.permission)])
}

# What an accounting shows of each (164.528(b)(2)).
shown := {
	"describes_phi": "a brief description of the PHI",
	"disclosed_on": "its day",
	"names_recipient": "the name of who received it",
	"states_purpose": "its purpose, or a copy of the request",
}

deny contains {"kind": "disclosures", "id": record.id, "field": field, "message": message} if {
	some record in judged
	some field, words in shown
	not record[field]
	message := sprintf("is subject to accountings, and its file is not shown to hold %v; add it", [words])
}

# What went to the wrong person was disclosed, and nothing leaves it out of an accounting.
astray := {"misdirected_email", "misdirected_fax", "misdirected_mail", "wrong_record"}

recorded := {record.incident | some record in judged}

# Somebody of the workforce saw what a colleague was meant to see: a use, and no disclosure.
inside := {assessment.incident |
	some assessment in input.evidence.breach_assessments.records
	assessment.exception in {"between_authorized_persons", "good_faith_workforce"}
}

stayed_inside(incident) if incident.incident_id in inside

deny contains {"kind": "disclosures", "message": message} if {
	some incident in input.evidence.incidents.records
	incident.result == "successful"
	incident.type in astray
	incident.phi in {"unknown", "unsecured"}
	incident.held_as in {"both", "covered_entity"}
	not incident.incident_id in recorded
	not stayed_inside(incident)
	message := sprintf("no disclosure names incident %v (%v), by which PHI went to somebody else; log it for accountings", [incident.incident_id, disclosures.plain(incident.type)])
}
