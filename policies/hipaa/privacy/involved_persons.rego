# METADATA
# title: Persons involved in care or payment
# description: Relatives and friends hear what is directly relevant to their involvement, where the patient agreed or the rule lets somebody judge.
# custom:
#   citations: ["164.510(b)", "164.510(b)(1)(ii)", "164.510(b)(3)"]
#   parameters:
#     payment_data: {type: array, items: {type: string}, minItems: 1, uniqueItems: true, description: Classes of information that somebody who pays hears.}
package hipaa.privacy.involved_persons

import data.hipaa.lib.disclosures
import data.hipaa.lib.documents

limits := input.parameters.involved_persons

judged contains record if {
	some record in input.evidence.disclosures.records
	disclosures.relies(record, permissions)
}

population contains {"kind": "disclosures", "id": record.id} if some record in judged

# Where there is none, each disclosure was looked at.
population contains {"kind": "disclosures", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.disclosures.records
}

excluded contains {"kind": "disclosures", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.disclosures.records
	not disclosures.relies(record, permissions)
	reason := disclosures.left_out(record)
}

permissions := {"involved_in_care"}

# Whoever the patient named may be anybody; relatives and close friends need not be named.
deny contains {"kind": "disclosures", "id": record.id, "field": "recipient_kind", "message": message} if {
	some record in judged
	kind := object.get(record, "recipient_kind", "unknown")
	kind != "family_or_friend"
	not disclosures.shows(record, "agreed")
	message := sprintf("went to a recipient of kind %v as involved in care or payment, whom the patient is not shown to have named; find what else permits it", [disclosures.plain(kind)])
}

# To notify of location, general condition or death is permitted whoever is responsible for care; all else is limited to
# what is directly relevant.
notifies(record) if record.purpose == "notification"

relevant := {
	"directly_relevant": "that it was directly relevant to that involvement",
	"involved": "that the person is involved in care or payment",
}

deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "message": message} if {
	some record in judged
	not notifies(record)
	missing := disclosures.lacking(record, relevant)
	count(missing) > 0
	message := sprintf("went to somebody as involved, and its record does not show %v; tell no more than that, and note what the person does for the patient", [concat(" nor ", missing)])
}

dead(record) if record.deceased

# (b)(2): the patient was there, or could be asked.
asked(record) if {
	some answer in {"agreed", "inferred_no_objection", "no_objection"}
	disclosures.shows(record, answer)
}

# (b)(3): the patient was not there, or could not be asked.
could_not_be_asked(record) if {
	some reason in {"incapacity_or_emergency", "not_present"}
	disclosures.shows(record, reason)
}

judged_best(record) if {
	could_not_be_asked(record)
	disclosures.shows(record, "best_interests")
}

deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "message": message} if {
	some record in judged
	not dead(record)
	not asked(record)
	not judged_best(record)
	message := sprintf("went to somebody as involved, and %v; ask the patient, or note why it is in the patient's interest", [unasked(record)])
}

unasked(record) := "is not shown that anybody judged it to be in the best interests of the patient, who could not be asked" if could_not_be_asked(record)

unasked(record) := "neither an agreement nor a chance to object is shown, nor that the patient was absent" if not could_not_be_asked(record)

# (b)(5): after death, unless the patient is known to have wanted otherwise.
deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "message": message} if {
	some record in judged
	dead(record)
	not disclosures.shows(record, "no_contrary_preference")
	message := "went to somebody as involved after the patient's death, and nothing shows that a contrary wish was looked for; look for notes of one, and record that there is none"
}

# Who pays hears of the bill. Which classes that takes is this program's practice.
deny contains {"kind": "disclosures", "id": record.id, "field": "data", "basis": "program", "message": message} if {
	some record in judged
	record.purpose == "payment"
	too_much := disclosures.beyond(record, {class | some class in limits.payment_data})
	count(too_much) > 0
	message := sprintf("told somebody who pays of %v; this program speaks with them about the bill only", [disclosures.listed(too_much)])
}

# That it is written down is this program's practice here; 164.530(i) asks for it.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "family_involvement")
	message := "no written policy on topic family_involvement is in force; this program wants one that says who may hear what on the telephone, and how that is noted"
}
