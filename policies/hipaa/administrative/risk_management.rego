# METADATA
# title: Risk management
# description: Measures bring each risk down to what this program bears, are in place when they are due, and are looked at afterwards.
# custom:
#   citations: ["164.308(a)(1)(ii)(B)"]
#   parameters:
#     acceptable_score: {type: integer, minimum: 1, description: Rating up to which this program bears a risk.}
#     review_days: {type: integer, minimum: 1, description: Days after a measure is in place by which somebody looks whether it works and rates what is left.}
package hipaa.administrative.risk_management

import data.hipaa.lib.dates
import data.hipaa.lib.documents

limits := input.parameters.risk_management

risks := {risk.risk_id: risk | some risk in input.evidence.risk_analysis.records}

current contains risk if {
	some risk in input.evidence.risk_analysis.records
	risk.status == "current"
}

population contains {"kind": "risk_analysis", "id": risk.id} if some risk in current

excluded contains {"kind": "risk_analysis", "id": risk.id, "reason": "withdrawn"} if {
	some risk in input.evidence.risk_analysis.records
	risk.status == "withdrawn"
}

withdrawn(treatment) if risks[treatment.risk].status == "withdrawn"

population contains {"kind": "risk_treatments", "id": treatment.id} if {
	some treatment in input.evidence.risk_treatments.records
	not withdrawn(treatment)
}

excluded contains {"kind": "risk_treatments", "id": treatment.id, "reason": "risk withdrawn"} if {
	some treatment in input.evidence.risk_treatments.records
	withdrawn(treatment)
}

# Of risks in the register, and not given up.
treatments contains treatment if {
	some treatment in input.evidence.risk_treatments.records
	treatment.status != "cancelled"
	risks[treatment.risk].status == "current"
}

rating(risk) := risk.score

rating(risk) := risk.likelihood * risk.impact if not risk.score

# A risk that nobody rated is left to risk-analysis.
high := {risk.risk_id | some risk in current; rating(risk) > limits.acceptable_score}

in_place(treatment) if {
	treatment.status == "done"
	treatment.strategy != "accept"
	treatment.done_on <= input.today
}

# In place, and what it leaves is known.
settled(treatment) if {
	in_place(treatment)
	treatment.residual_score
}

# Risks with something that is still to happen: the treatment is held to it below.
pending := {treatment.risk | some treatment in treatments; not settled(treatment)}

with_measure := {treatment.risk | some treatment in treatments; in_place(treatment)}

# The rating already takes in what was in place when it was made; later measures bring it down to what they leave.
leavings := array.concat([[""]], sort({[treatment.risk, treatment.residual_score] |
	some treatment in treatments
	settled(treatment)
	treatment.done_on > object.get(risks[treatment.risk], "analysed_on", "")
}))

lowest := {one[0]: one[1] | some i, before in leavings; one := leavings[i + 1]; one[0] != before[0]}

left(risk) := min([rating(risk), object.get(lowest, risk.risk_id, rating(risk))])

# Sufficient to reduce risks to a reasonable and appropriate level. Which level that is, is this program's number.
deny contains {"kind": "risk_analysis", "id": risk.id, "field": "score", "message": message} if {
	some risk in current
	not risk.risk_id in pending
	left(risk) > limits.acceptable_score
	message := insufficient(risk)
}

insufficient(risk) := sprintf("is rated %v, and no measure against it is on record; this program bears %v: plan one, or have it borne with the reason", [rating(risk), limits.acceptable_score]) if {
	not risk.risk_id in with_measure
}

insufficient(risk) := sprintf("is still rated %v with its measures in place; this program bears %v: plan another, or have it borne with the reason", [left(risk), limits.acceptable_score]) if {
	risk.risk_id in with_measure
}

# What comes late against a risk that nothing else brings down is a measure not implemented.
whose(treatment) := "rule" if unmet(treatment)

whose(treatment) := "program" if not unmet(treatment)

unmet(treatment) if {
	treatment.risk in high
	not treatment.risk in with_measure
}

unfinished := {"planned", "under_way"}

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "due", "basis": basis, "message": message} if {
	some treatment in treatments
	treatment.status in unfinished
	treatment.due < input.today
	basis := whose(treatment)
	message := sprintf("was due on %v and is not in place %v later; finish it, or decide what stands in until then", [treatment.due, dates.words(dates.days_since(treatment.due))])
}

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "due", "basis": basis, "message": message} if {
	some treatment in treatments
	treatment.status in unfinished
	not treatment.due
	basis := whose(treatment)
	message := "has no day by which it is to be in place; set one"
}

dated(treatment) if treatment.done_on <= input.today

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "done_on", "basis": basis, "message": message} if {
	some treatment in treatments
	treatment.status == "done"
	not dated(treatment)
	basis := whose(treatment)
	message := undated(treatment)
}

undated(treatment) := "is called done on no day; record when it was in place" if not treatment.done_on

undated(treatment) := sprintf("is called done on %v, a day still to come; correct the status or the day", [day]) if day := treatment.done_on

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "residual_score", "basis": basis, "message": message} if {
	some treatment in treatments
	in_place(treatment)
	not treatment.residual_score
	days := dates.days_since(treatment.done_on)
	days > limits.review_days
	basis := of_high(treatment)
	message := sprintf("is in place for %v, and nothing shows what it left of the risk; see whether it is sufficient, and rate that", [dates.words(days)])
}

of_high(treatment) := "rule" if treatment.risk in high

of_high(treatment) := "program" if {
	risk := treatment.risk
	not risk in high
}

accepted contains treatment if {
	some treatment in treatments
	treatment.strategy == "accept"
}

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "reason", "basis": basis, "message": message} if {
	some treatment in accepted
	not treatment.reason
	basis := of_high(treatment)
	message := "bears the risk and does not say why that is reasonable and appropriate; record the reason, or plan a measure"
}

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "review_by", "basis": basis, "message": message} if {
	some treatment in accepted
	treatment.review_by < input.today
	basis := whose(treatment)
	message := sprintf("bears the risk until %v, which has passed; look at it again, and decide anew", [treatment.review_by])
}

# From here on this program's practice.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "risk_management")
	message := "no written procedure on topic risk_management is in force; this program wants one that says which level it bears and who may accept more"
}

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": "risk", "basis": "program", "message": message} if {
	some treatment in input.evidence.risk_treatments.records
	not risks[treatment.risk]
	message := sprintf("is against risk %v, which is not in the risk register; correct the number, or enter the risk", [treatment.risk])
}

deny contains {"kind": "risk_treatments", "id": treatment.id, "field": field, "basis": "program", "message": message} if {
	some treatment in treatments
	some field in ["approved_by", "measure", "owner", "review_by", "reviewed_on"]
	message := unlike_practice(treatment, field)
}

unlike_practice(treatment, "owner") := "names no office that sees to it; record one" if not treatment.owner

unlike_practice(treatment, "measure") := "does not say what is done; record the measure" if {
	treatment.strategy != "accept"
	not treatment.measure
}

unlike_practice(treatment, "approved_by") := "bears the risk without anybody's approval; have an office other than its owner approve it" if {
	treatment.strategy == "accept"
	not treatment.approved_by
}

unlike_practice(treatment, "approved_by") := sprintf("bears the risk on the approval of its own owner, %v; have another office approve it", [treatment.owner]) if {
	treatment.strategy == "accept"
	treatment.approved_by == treatment.owner
}

unlike_practice(treatment, "review_by") := "bears the risk without an end; set the day by which it is looked at again" if {
	treatment.strategy == "accept"
	not treatment.review_by
}

unlike_practice(treatment, "reviewed_on") := sprintf("was put in place %v ago and nobody is shown to have looked since whether it works; this program does within %v", [dates.words(days), limits.review_days]) if {
	in_place(treatment)
	not treatment.reviewed_on
	days := dates.days_since(treatment.done_on)
	days > limits.review_days
}

unlike_practice(treatment, "reviewed_on") := sprintf("is recorded as looked at on %v, a day still to come; correct the date", [treatment.reviewed_on]) if {
	treatment.reviewed_on > input.today
}

unlike_practice(treatment, "reviewed_on") := sprintf("was looked at on %v, before it was in place on %v; look again", [treatment.reviewed_on, treatment.done_on]) if {
	in_place(treatment)
	treatment.reviewed_on < treatment.done_on
}
