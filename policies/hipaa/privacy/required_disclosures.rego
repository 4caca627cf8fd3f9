# METADATA
# title: Required disclosures
# description: What the Secretary asks for to look into compliance is given, and so is what a client needs for an electronic copy that an individual asked for.
# custom:
#   citations: ["164.502(a)(2)", "164.502(a)(2)(ii)", "164.502(a)(4)", "164.502(a)(4)(i)", "164.502(a)(4)(ii)"]
package hipaa.privacy.required_disclosures

import data.hipaa.lib.dates
import data.hipaa.lib.disclosures

asked(record) := "the Secretary" if record.permission == "secretary"

asked(record) := "a client's individual who asked for an electronic copy" if {
	record.permission != "secretary"
	record.held_as == "business_associate"
	record.purpose == "electronic_copy"
}

judged contains record if {
	some record in input.evidence.disclosures.records
	asked(record)
}

population contains {"kind": "disclosures", "id": record.id} if some record in judged

# Where there is none, each was looked at.
population contains {"kind": "disclosures", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.disclosures.records
}

excluded contains {"kind": "disclosures", "id": record.id, "reason": "not a disclosure that the rule requires"} if {
	count(judged) > 0
	some record in input.evidence.disclosures.records
	not asked(record)
}

deny contains {"kind": "disclosures", "id": record.id, "field": "status", "message": message} if {
	some record in judged
	record.status == "refused"
	message := sprintf("refuses what is required for %v; give it, or record by whom the request was taken back", [asked(record)])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "due_on", "message": message} if {
	some record in judged
	record.status == "pending"
	days := dates.days_since(record.due_on)
	days > 0
	message := sprintf("is required for %v and was due %v ago; give it today", [asked(record), dates.words(days)])
}

# Dates by which that can be followed are this program's practice.
deny contains {"kind": "disclosures", "id": record.id, "field": "due_on", "basis": "program", "message": message} if {
	some record in judged
	record.status != "refused"
	not record.due_on
	message := sprintf("is required for %v and does not say by when; record the day that the request names", [asked(record)])
}

deny contains {"kind": "disclosures", "id": record.id, "field": "disclosed_on", "basis": "program", "message": message} if {
	some record in judged
	disclosures.made(record)
	days := dates.days_between(record.due_on, record.disclosed_on)
	days > 0
	message := sprintf("was given %v after it was due; ask for more time before the day, and record that", [dates.words(days)])
}
