# METADATA
# title: Required records
# description: What the Security Rule asks to be documented is there in writing, and so are the reports this program writes.
# custom:
#   citations: ["164.316(b)(1)(ii)"]
#   parameters:
#     record_types:
#       type: array
#       items: {type: string, enum: [agreement, evaluation, incident_record, risk_analysis, sanction_record, specification_decision, training_record]}
#       minItems: 1
#       uniqueItems: true
#       description: Types of record this program keeps. incident_record is looked for whatever the list says.
package hipaa.documentation.required_records

# What the text of the subpart itself asks to document. Repairs (164.310(a)(2)(iv)) and movements of hardware
# (164.310(d)(2)(iii)) are judged there, on the records themselves.
asked_for := {
	"agreement": "164.308(b)(3)",
	"incident_record": "164.308(a)(6)(ii)",
	"specification_decision": "164.306(d)(3)(ii)(B)(1)",
}

# Everybody documents incidents. Who has no business associate has no agreement, and who implements every addressable
# specification has no decision to explain: the program's list says.
wanted := {"incident_record"} | {type | some type in input.parameters.required_records.record_types}

judged contains document if {
	some document in input.evidence.documents.records
	document.type in wanted
}

population contains {"kind": "documents", "id": document.id} if some document in judged

excluded contains {"kind": "documents", "id": document.id, "reason": reason} if {
	some document in input.evidence.documents.records
	not document.type in wanted
	reason := sprintf("type %v", [document.type])
}

kept contains document if {
	some document in judged
	document.status == "kept"
}

kept_types := {document.type | some document in kept}

listed_types := {document.type | some document in judged}

deny contains {"kind": "documents", "message": message} if {
	some type in (wanted - kept_types)
	citation := asked_for[type]
	message := sprintf("no document of type %v is kept, for which %v asks%v; write it from what is known, and list it", [type, citation, gone(type)])
}

deny contains {"kind": "documents", "basis": "program", "message": message} if {
	some type in (wanted - kept_types)
	not asked_for[type]
	message := sprintf("no document of type %v is kept, which this program wants%v; write it from what is known, and list it", [type, gone(type)])
}

# Of a type of which none is kept.
gone(type) := " (those there were are destroyed or lost)" if type in listed_types

gone(type) := "" if not type in listed_types

# What a record is about is what makes it one.
deny contains {"kind": "documents", "id": document.id, "field": "created_on", "message": message} if {
	some document in kept
	document.type in {"incident_record", "specification_decision"}
	document.created_on > input.today
	message := sprintf("is recorded as written on %v, a day still to come: nothing shows that it is there; correct the date", [document.created_on])
}

# From here on this program's practice: what other records refer to is to be found among the documents.
recorded := {number | some document in kept; document.type == "incident_record"; some number in document.about}

deny contains {"kind": "documents", "basis": "program", "message": message} if {
	some review in input.evidence.activity_reviews.records
	number := review.follow_up
	not number in recorded
	message := sprintf("%v, in which log review %v was followed up, is in no incident record that is kept; write down what it was and how it ended", [number, review.review_id])
}

kept_ids := {document.document_id | some document in kept}

completed contains evaluation if {
	some evaluation in input.evidence.evaluations.records
	evaluation.completed_on <= input.today
}

deny contains {"kind": "evaluations", "basis": "program", "message": message} if {
	some evaluation in completed
	not evaluation.report
	message := sprintf("%v is completed and names no written report; this program keeps one of each evaluation", [evaluation.evaluation_id])
}

deny contains {"kind": "evaluations", "basis": "program", "message": message} if {
	some evaluation in completed
	report := evaluation.report
	not report in kept_ids
	message := sprintf("%v names report %v, which is not among the evaluations and records that are kept; list it, or find it", [evaluation.evaluation_id, report])
}
