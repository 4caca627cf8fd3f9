# METADATA
# title: Identifiers removed
# description: Information de-identified by removal holds none of the 18 classes of identifiers, and nobody here knows that it could identify somebody.
# custom:
#   citations:
#     - 164.514(b)(2)(i)
#     - 164.514(b)(2)(i)(A)
#     - 164.514(b)(2)(i)(B)
#     - 164.514(b)(2)(i)(B)(1)
#     - 164.514(b)(2)(i)(B)(2)
#     - 164.514(b)(2)(i)(C)
#     - 164.514(b)(2)(i)(D)
#     - 164.514(b)(2)(i)(E)
#     - 164.514(b)(2)(i)(F)
#     - 164.514(b)(2)(i)(G)
#     - 164.514(b)(2)(i)(H)
#     - 164.514(b)(2)(i)(I)
#     - 164.514(b)(2)(i)(J)
#     - 164.514(b)(2)(i)(K)
#     - 164.514(b)(2)(i)(L)
#     - 164.514(b)(2)(i)(M)
#     - 164.514(b)(2)(i)(N)
#     - 164.514(b)(2)(i)(O)
#     - 164.514(b)(2)(i)(P)
#     - 164.514(b)(2)(i)(Q)
#     - 164.514(b)(2)(i)(R)
#     - 164.514(b)(2)(ii)
#   parameters:
#     review_days: {type: integer, minimum: 1}
#     table_years: {type: integer, minimum: 1}
package hipaa.privacy.safe_harbor

import data.hipaa.lib.dates

limits := input.parameters.safe_harbor

# The 18 classes, each with the letter of 164.514(b)(2)(i).
classes := {
	"account_numbers": "J",
	"beneficiary_numbers": "I",
	"biometric_identifiers": "P",
	"dates": "C",
	"device_identifiers": "M",
	"email_addresses": "F",
	"fax_numbers": "E",
	"geography": "B",
	"ip_addresses": "O",
	"licence_numbers": "K",
	"medical_record_numbers": "H",
	"names": "A",
	"other_unique_codes": "R",
	"photographs": "Q",
	"social_security_numbers": "G",
	"telephone_numbers": "D",
	"urls": "N",
	"vehicle_identifiers": "L",
}

left_out(record) := sprintf("status %v", [record.status]) if {
	record.status != "in_use"
} else := sprintf("method %v", [record.method]) if {
	record.method != "safe_harbor"
}

judged contains record if {
	some record in input.evidence.deidentification.records
	not left_out(record)
}

population contains {"kind": "deidentification", "id": record.id} if some record in judged

# Where none goes by this method, each was looked at.
population contains {"kind": "deidentification", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.deidentification.records
}

excluded contains {"kind": "deidentification", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.deidentification.records
	reason := left_out(record)
}

deny contains {"kind": "deidentification", "id": record.id, "field": "removed", "message": message} if {
	some record in judged
	removed := {class | some class in object.get(record, "removed", [])}
	remaining := [sprintf("%v (%v)", [replace(class, "_", " "), letter]) | some class, letter in classes; not class in removed]
	count(remaining) > 0
	message := sprintf("is not shown to be without %v; take that out, or treat it as PHI", [concat(", ", remaining)])
}

geography_removed(record) if "geography" in record.removed

deny contains {"kind": "deidentification", "id": record.id, "field": "zip_digits", "message": message} if {
	some record in judged
	geography_removed(record)
	words := places(record)
	message := sprintf("%v (B); cut or change it, or treat it as PHI", [words])
}

places(record) := "does not show how much of the ZIP code is left" if not record.zip_digits

places(record) := "keeps five digits of the ZIP code" if record.zip_digits == "five"

places(record) := "keeps three digits of the ZIP code where 20,000 people or fewer live, or is not shown not to" if {
	record.zip_digits == "three"
	not small_areas_out(record)
}

small_areas_out(record) if record.zip_small_areas in {"none_among_them", "set_to_000"}

deny contains {"kind": "deidentification", "id": record.id, "field": "ages_over_89", "message": message} if {
	some record in judged
	"dates" in record.removed
	not ages_out(record)
	message := "is not shown to be without ages over 89 (C); group them as 90 or older, or treat it as PHI"
}

ages_out(record) if record.ages_over_89 in {"grouped", "none"}

deny contains {"kind": "deidentification", "id": record.id, "field": "actual_knowledge", "message": message} if {
	some record in judged
	not knows_nothing(record)
	message := "is not shown to be without actual knowledge here that it could identify somebody; ask those who made it, and treat it as PHI if they know"
}

knows_nothing(record) if record.actual_knowledge == false

# "According to the current publicly available data": which table is current is told by its year.
deny contains {"kind": "deidentification", "id": record.id, "field": "zip_table_year", "basis": "program", "message": message} if {
	some record in judged
	record.zip_digits == "three"
	small_areas_out(record)
	words := table(record)
	message := sprintf("%v; look the areas up again in the current table", [words])
}

table(record) := "does not say of which year the Census table is" if not record.zip_table_year

table(record) := sprintf("was told from Census data of %v; this program allows %v years", [record.zip_table_year, limits.table_years]) if {
	year := time.date(time.parse_rfc3339_ns(concat("", [input.today, "T00:00:00Z"])))[0]
	year - record.zip_table_year > limits.table_years
}

deny contains {"kind": "deidentification", "id": record.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some record in judged
	words := unseen(record)
	message := sprintf("%v; open the newest copy and go through the 18 classes", [words])
}

unseen(record) := "was never opened to look for identifiers" if not record.reviewed_on

unseen(record) := sprintf("is recorded as opened on %v, a day still to come", [record.reviewed_on]) if record.reviewed_on > input.today

unseen(record) := sprintf("was last opened %v ago; this program allows %v", [dates.words(days), limits.review_days]) if {
	days := dates.days_since(record.reviewed_on)
	days > limits.review_days
}
