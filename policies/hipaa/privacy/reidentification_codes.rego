# METADATA
# title: Codes for re-identification
# description: A code by which de-identified records can be identified again says nothing of the individual, serves nothing else, and its key stays here.
# custom:
#   citations: ["164.514(c)", "164.514(c)(1)", "164.514(c)(2)"]
package hipaa.privacy.reidentification_codes

left_out(record) := sprintf("status %v", [record.status]) if {
	record.status != "in_use"
} else := "carries no code" if {
	record.code == "none"
}

judged contains record if {
	some record in input.evidence.deidentification.records
	not left_out(record)
}

population contains {"kind": "deidentification", "id": record.id} if some record in judged

# Where none carries a code, each was looked at.
population contains {"kind": "deidentification", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.deidentification.records
}

excluded contains {"kind": "deidentification", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.deidentification.records
	reason := left_out(record)
}

deny contains {"kind": "deidentification", "id": record.id, "field": "code", "message": message} if {
	some record in judged
	record.code == "derived"
	message := "carries a code made from information about the individual; assign random ones, and treat what went out as PHI"
}

deny contains {"kind": "deidentification", "id": record.id, "field": "code", "message": message} if {
	some record in judged
	not record.code
	message := "is not shown to carry no code made from information about the individual; open a copy, and record what numbers its records"
}

# What is not shown to be otherwise, condition by condition.
conditions := {
	"code_mechanism_disclosed": "the way back was disclosed to nobody",
	"code_other_use": "it serves nothing but identifying again here",
	"code_translatable": "nobody could translate it without the table",
}

deny contains {"kind": "deidentification", "id": record.id, "field": field, "message": message} if {
	some record in judged
	record.code == "random"
	some field, words in conditions
	not ruled_out(record, field)
	message := sprintf("carries a code, and it is not shown that %v; assign new codes and keep the table here, or treat it as PHI", [words])
}

ruled_out(record, field) if record[field] == false
