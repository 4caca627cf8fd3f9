# METADATA
# title: Security management process
# description: Policies and procedures to prevent, detect, contain and correct security violations are in force, and violations that were noticed are stopped and put right.
# custom:
#   citations: ["164.308(a)(1)(i)"]
#   parameters:
#     prevent_topics: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
#     detect_topics: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
#     contain_topics: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
#     correct_topics: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
#     stop_days: {type: integer, minimum: 0, description: Days after it was noticed by which a violation is stopped.}
#     correct_days: {type: integer, minimum: 0, description: Days after it was noticed by which what made it possible is put right.}
package hipaa.administrative.security_management_process

import data.hipaa.lib.dates
import data.hipaa.lib.documents

limits := input.parameters.security_management_process

# What the text asks policies and procedures for, and the topics that count as being about it.
purposes := {
	"prevent": limits.prevent_topics,
	"detect": limits.detect_topics,
	"contain": limits.contain_topics,
	"correct": limits.correct_topics,
}

on_purpose := {topic | some topics in purposes; some topic in topics}

concerned(policy) if {
	some topic in policy.topics
	topic in on_purpose
}

left_out(policy) := sprintf("status %v", [policy.status]) if {
	policy.status != "in_force"
} else := "not yet in effect" if {
	documents.begins_later(policy)
} else := "on other topics" if {
	not concerned(policy)
}

population contains {"kind": "written_policies", "id": policy.id} if {
	some policy in input.evidence.written_policies.records
	not left_out(policy)
}

excluded contains {"kind": "written_policies", "id": policy.id, "reason": reason} if {
	some policy in input.evidence.written_policies.records
	reason := left_out(policy)
}

population contains {"kind": "sanctions", "id": case.id} if some case in input.evidence.sanctions.records

covered(topics) if {
	some topic in topics
	documents.on_topic(input.evidence.written_policies.records, topic)
}

deny contains {"kind": "written_policies", "message": message} if {
	some purpose, topics in purposes
	not covered(topics)
	message := sprintf("no policy or procedure to %v security violations is in force (topic %v); write one and have it approved", [purpose, concat(" or ", topics)])
}

# Violations of the workforce. Those of others are security incidents, which 164.308(a)(6) is about.
open_cases contains case if {
	some case in input.evidence.sanctions.records
	case.status != "not_confirmed"
}

stopped(case) if case.stopped_on <= input.today

corrected(case) if case.corrected_on <= input.today

deny contains {"kind": "sanctions", "id": case.id, "field": "stopped_on", "message": message} if {
	some case in open_cases
	not stopped(case)
	days := dates.days_since(case.noticed_on)
	days > limits.stop_days
	message := sprintf("is not shown to be stopped %v after it was noticed; this program allows %v: end it and record the day", [dates.words(days), limits.stop_days])
}

deny contains {"kind": "sanctions", "id": case.id, "field": "corrected_on", "message": message} if {
	some case in open_cases
	case.status == "confirmed"
	not corrected(case)
	days := dates.days_since(case.noticed_on)
	days > limits.correct_days
	message := sprintf("shows nothing put right %v after it was noticed; this program allows %v: mend what made it possible and record the day", [dates.words(days), limits.correct_days])
}

# From here on this program's practice.
deny contains {"kind": "sanctions", "id": case.id, "field": "correction", "basis": "program", "message": message} if {
	some case in open_cases
	corrected(case)
	not case.correction
	message := "does not say what was put right; record it, without any patient detail"
}

deny contains {"kind": "sanctions", "id": case.id, "field": "corrected_on", "basis": "program", "message": message} if {
	some case in open_cases
	stopped(case)
	case.corrected_on < case.stopped_on
	message := sprintf("was put right on %v, before it was stopped on %v; correct the dates", [case.corrected_on, case.stopped_on])
}

deny contains {"kind": "sanctions", "id": case.id, "field": field, "basis": "program", "message": message} if {
	some case in open_cases
	some field, words in {"corrected_on": "put right", "stopped_on": "stopped"}
	case[field] > input.today
	message := sprintf("is recorded as %v on %v, a day still to come; correct the date", [words, case[field]])
}
