# METADATA
# title: Information system activity review
# description: Records of what was done on each system are reviewed again and again, by a written procedure.
# custom:
#   citations: ["164.308(a)(1)(ii)(D)"]
#   parameters:
#     lookback_days: {type: integer, minimum: 1, description: Days back in which the log of a system is looked for a review.}
#     interval_days: {type: integer, minimum: 1, description: Days from one review of a system to the next.}
#     delay_days: {type: integer, minimum: 0, description: Days after the last entry it covers by which a review is done.}
#     reports:
#       type: array
#       items: {type: string}
#       uniqueItems: true
#       description: Reports besides logs that an evaluation or internal audit goes through, as areas in evaluations.
#     report_days: {type: integer, minimum: 1, description: Days within which each of these reports was gone through.}
package hipaa.administrative.activity_review

import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.logs
import data.hipaa.lib.scope

limits := input.parameters.activity_review

systems := {system.system_id: system | some system in input.evidence.systems.records}

judged contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

population contains {"kind": "systems", "id": system.id} if some system in judged

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

system_left_out(review) := reason if {
	why := scope.left_out(systems[review.system])
	reason := sprintf("system %v", [why])
}

reviews contains review if {
	some review in input.evidence.activity_reviews.records
	not system_left_out(review)
}

population contains {"kind": "activity_reviews", "id": review.id} if some review in reviews

excluded contains {"kind": "activity_reviews", "id": review.id, "reason": reason} if {
	some review in input.evidence.activity_reviews.records
	reason := system_left_out(review)
}

# As in audit-controls: a payer's portal is the payer's information system, and reviewing its report is practice.
basis(system) := "program" if scope.payers_own(system)

basis(system) := "rule" if not scope.payers_own(system)

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "log_review")
	message := "no written procedure on topic log_review is in force; write down who reviews which logs and reports, how often and what is looked into, and have it approved"
}

# Reviews that have taken place, each with the day before it on the same system. A review still to come is none.
days_in_order := array.concat(sort({[review.system, review.reviewed_on] | some review in reviews; review.reviewed_on <= input.today}), [[""]])

last_review := {one[0]: one[1] | some i, one in days_in_order; days_in_order[i + 1][0] != one[0]}

# A system with a log that is old enough to have been reviewed.
logged := {log.system | some log in input.evidence.audit_logs.records; log.enabled; not young(log)}

young(log) if {
	logs.began(log)
	dates.days_since(log.began_on) <= limits.interval_days
}

lately(system) if dates.days_since(last_review[system.system_id]) <= limits.lookback_days

deny contains {"kind": "systems", "id": system.id, "basis": whose, "message": message} if {
	some system in judged
	system.system_id in logged
	not lately(system)
	whose := basis(system)
	message := sprintf("has a log, and no review of it in the last %v is on record; review it, and go on regularly", [dates.words(limits.lookback_days)])
}

# Regularly names no number: from here on this program's practice.
deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged
	system.system_id in logged
	lately(system)
	last := last_review[system.system_id]
	days := dates.days_since(last)
	days > limits.interval_days
	message := sprintf("was last reviewed on %v, %v ago; this program reviews every %v: the next one is overdue", [last, dates.words(days), dates.words(limits.interval_days)])
}

# The longest time between two reviews of a system that reaches into the days looked back on.
pauses := array.concat(
	sort({[one[0], days, before[1], one[1]] |
		some i, before in days_in_order
		one := days_in_order[i + 1]
		one[0] == before[0]
		dates.days_since(one[1]) <= limits.lookback_days
		days := dates.days_between(before[1], one[1])
	}),
	[[""]],
)

longest := {one[0]: one | some i, one in pauses; pauses[i + 1][0] != one[0]}

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged
	pause := longest[system.system_id]
	pause[1] > limits.interval_days
	message := sprintf("was not reviewed from %v to %v, %v; this program reviews every %v: see what kept it, and who stands in", [pause[2], pause[3], dates.words(pause[1]), dates.words(limits.interval_days)])
}

deny contains {"kind": "activity_reviews", "id": review.id, "field": "reviewed_on", "basis": "program", "message": message} if {
	some review in reviews
	review.reviewed_on <= input.today
	days := dates.days_between(review.to, review.reviewed_on)
	days > limits.delay_days
	message := sprintf("was done %v after the last entry it covers; this program allows %v, so that what is unusual can still be looked into", [dates.words(days), limits.delay_days])
}

# The text names access reports and security incident tracking reports as examples.
gone_through contains area if {
	some evaluation in input.evidence.evaluations.records
	evaluation.completed_on <= input.today
	dates.days_since(evaluation.completed_on) <= limits.report_days
	some area in evaluation.areas
}

deny contains {"kind": "evaluations", "basis": "program", "message": message} if {
	some report in limits.reports
	not report in gone_through
	message := sprintf("no evaluation or internal audit of the last %v went through %v; this program does: go through them, and record it", [dates.words(limits.report_days), report])
}
