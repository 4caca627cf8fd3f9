# METADATA
# title: Deceased individuals
# description: The information of patients who died is protected like that of the living, for 50 years.
# custom:
#   citations: ["164.502(f)"]
package hipaa.privacy.deceased_individuals

import data.hipaa.lib.disclosures
import data.hipaa.lib.documents

# The rule's own number.
years := 50

about_dead(record) if record.deceased

about_dead(record) if record.permission == "no_longer_protected"

judged contains record if {
	some record in input.evidence.disclosures.records
	disclosures.made(record)
	about_dead(record)
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

left_out(record) := "not about somebody deceased" if {
	disclosures.made(record)
	not about_dead(record)
}

# Free from this day on; a 29 February returns in no 50th year.
free_from(died) := sprintf("%v%v", [year, rest]) if {
	year := time.date(time.parse_rfc3339_ns(concat("", [died, "T00:00:00Z"])))[0] + years
	rest := replace(substring(died, 4, 6), "-02-29", "-03-01")
}

deny contains {"kind": "disclosures", "id": record.id, "field": "permission", "message": message} if {
	some record in judged
	record.permission == "no_longer_protected"
	words := still_protected(record)
	message := sprintf("was made as no longer protected, and %v; find what permits it, or treat it as an incident", [words])
}

still_protected(record) := "the day of death is not recorded" if not record.died_on

still_protected(record) := "the day of the disclosure is not recorded" if {
	record.died_on
	not record.disclosed_on
}

still_protected(record) := sprintf("the patient's information is protected until %v", [free]) if {
	free := free_from(record.died_on)
	record.disclosed_on < free
}

# An executor or administrator stands in for the patient; a relative does not by being one.
deny contains {"kind": "disclosures", "id": record.id, "field": "permission", "message": message} if {
	some record in judged
	record.permission == "individual"
	record.recipient_kind != "personal_representative"
	message := "was given as if to the patient, who is dead, to somebody who is not recorded as personal representative; ask for letters of the estate, or tell only what involvement in care or payment permits"
}

# That the log agrees with itself is this program's practice.
deny contains {"kind": "disclosures", "id": record.id, "field": "died_on", "basis": "program", "message": message} if {
	some record in judged
	record.died_on > record.disclosed_on
	message := sprintf("shows a death on %v, after the disclosure on %v; correct the dates", [record.died_on, record.disclosed_on])
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "deceased_individuals")
	message := "no written policy on topic deceased_individuals is in force; this program wants one that says who gets bills and records of patients who died"
}
