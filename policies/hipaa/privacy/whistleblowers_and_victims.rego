# METADATA
# title: Disclosures by whistleblowers and crime victims
# description: What a member of the workforce or an associate discloses in good faith to report a wrong, or as the victim of a crime, is recorded with what makes it no violation.
# custom:
#   citations: ["164.502(j)"]
package hipaa.privacy.whistleblowers_and_victims

import data.hipaa.lib.disclosures
import data.hipaa.lib.documents

judged contains record if {
	some record in input.evidence.disclosures.records
	disclosures.made(record)
	record.permission in {"crime_victim", "whistleblower"}
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

left_out(record) := sprintf("relies on %v", [disclosures.plain(record.permission)]) if {
	disclosures.made(record)
	not record in judged
}

recipients := {
	"crime_victim": {"law_enforcement"},
	"whistleblower": {"accreditation_organization", "health_oversight_agency", "own_attorney", "public_health_authority"},
}

deny contains {"kind": "disclosures", "id": record.id, "field": "recipient_kind", "message": message} if {
	some record in judged
	allowed := recipients[record.permission]
	kind := object.get(record, "recipient_kind", "unknown")
	not kind in allowed
	message := sprintf("is counted as no violation (%v) and went to a recipient of kind %v, whom 164.502(j) does not name; look at it as an incident", [disclosures.plain(record.permission), disclosures.plain(kind)])
}

conditions := {
	"crime_victim": {"about_suspect": "that it is about the suspected perpetrator"},
	"whistleblower": {"good_faith": "that who disclosed believes in good faith that something is unlawful, unprofessional or dangerous"},
}

deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "message": message} if {
	some record in judged
	some words in disclosures.lacking(record, conditions[record.permission])
	message := sprintf("is counted as no violation (%v), and its file does not show %v; look at it as an incident", [disclosures.plain(record.permission), words])
}

# The items of 164.512(f)(2)(i).
identifying := {"address", "blood_type", "date_of_birth", "death_time", "injury_type", "name", "physical_description", "place_of_birth", "social_security_number", "treatment_time"}

deny contains {"kind": "disclosures", "id": record.id, "field": "data", "message": message} if {
	some record in judged
	record.permission == "crime_victim"
	words := unlimited(record)
	message := sprintf("is counted as no violation (crime victim) and %v; only the items of 164.512(f)(2)(i) are left out of account", [words])
}

unlimited(record) := "does not record what was given" if not record.data

unlimited(record) := sprintf("gave %v", [disclosures.listed(too_much)]) if {
	too_much := disclosures.beyond(record, identifying)
	count(too_much) > 0
}

# That it is written down is this program's practice here; 164.530(i) asks for it.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "whistleblowers")
	message := "no written policy on topic whistleblowers is in force; this program wants one that says that whoever reports a wrong in good faith, or as the victim of a crime, has violated nothing, and to whom"
}
