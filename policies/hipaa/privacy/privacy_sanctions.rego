# METADATA
# title: Privacy sanctions
# description: Whoever in the workforce uses or discloses PHI against the policies is dealt with by the written policy on sanctions, and that is documented.
# custom:
#   citations: ["164.530(e)(1)", "164.530(e)(2)"]
#   parameters:
#     decide_days: {type: integer, minimum: 0, description: Days after a violation became known by which it is decided whether a sanction is appropriate.}
#     apply_days: {type: integer, minimum: 0, description: Days after the decision by which it is applied.}
package hipaa.privacy.privacy_sanctions

import data.hipaa.lib.dates
import data.hipaa.lib.documents

limits := input.parameters.privacy_sanctions

# Violations by somebody of the workforce.
judged contains record if {
	some record in input.evidence.mitigation.records
	record.committed_by == "workforce"
}

population contains {"kind": "mitigation", "id": record.id} if some record in judged

# Where the workforce committed none, each was looked at.
population contains {"kind": "mitigation", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.mitigation.records
}

excluded contains {"kind": "mitigation", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.mitigation.records
	record.committed_by != "workforce"
	reason := sprintf("committed by %v", [replace(record.committed_by, "_", " ")])
}

population contains {"kind": "sanctions", "id": case.id} if some case in input.evidence.sanctions.records

cases := {case.case_id: case | some case in input.evidence.sanctions.records}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "sanctions")
	message := "no written policy on topic sanctions is in force, so that nothing shows sanctions for failures under the privacy policies; write down which failure leads to what, and have it approved"
}

# A violation, and no decision.
settled(record) if record.sanction_case

settled(record) if record.no_sanction_because

deny contains {"kind": "mitigation", "id": record.id, "field": "sanction_case", "message": message} if {
	some record in judged
	not settled(record)
	days := dates.days_since(record.known_on)
	days > limits.decide_days
	message := sprintf("is a violation by the workforce, and nothing shows that a sanction was decided or found not appropriate %v after it became known; this program allows %v: decide it", [dates.words(days), limits.decide_days])
}

deny contains {"kind": "mitigation", "id": record.id, "field": "known_on", "message": message} if {
	some record in judged
	not settled(record)
	not record.known_on
	message := "is a violation by the workforce of which nothing shows when it became known, nor that a sanction was decided; decide it, and record the day"
}

deny contains {"kind": "mitigation", "id": record.id, "field": "sanction_case", "message": message} if {
	some record in judged
	number := record.sanction_case
	not cases[number]
	message := sprintf("names sanction case %v, of which nothing is on record; document the case, or correct the number", [number])
}

deny contains {"kind": "mitigation", "id": record.id, "field": "sanction_case", "message": message} if {
	some record in judged
	case := cases[record.sanction_case]
	case.status == "not_confirmed"
	not record.no_sanction_because
	message := sprintf("is a violation by the workforce, and case %v found that the person did comply; record why no sanction is appropriate, or look at the case again", [record.sanction_case])
}

# Cases: applied and documented.
confirmed contains case if {
	some case in input.evidence.sanctions.records
	case.status == "confirmed"
}

deny contains {"kind": "sanctions", "id": case.id, "field": "sanction", "message": message} if {
	some case in confirmed
	not case.sanction
	days := dates.days_since(case.noticed_on)
	days > limits.decide_days
	message := sprintf("is confirmed, and no sanction is documented %v after it was noticed; this program allows %v: decide one, or none with the reason", [dates.words(days), limits.decide_days])
}

deny contains {"kind": "sanctions", "id": case.id, "field": "reason", "message": message} if {
	some case in confirmed
	case.sanction == "none"
	not case.reason
	message := "ended without a sanction, and nothing documents why that is appropriate; record the reason, or decide a sanction"
}

applied(case) if case.applied_on <= input.today

deny contains {"kind": "sanctions", "id": case.id, "field": "applied_on", "message": message} if {
	some case in confirmed
	case.sanction != "none"
	not applied(case)
	days := dates.days_since(object.get(case, "decided_on", case.noticed_on))
	days > limits.apply_days
	message := sprintf("is not documented to have been applied (%v) after %v; this program allows %v: apply it and record the day", [replace(case.sanction, "_", " "), dates.words(days), limits.apply_days])
}

# Practice: a case and the violation it answers agree.
deny contains {"kind": "mitigation", "id": record.id, "field": "sanction_case", "basis": "program", "message": message} if {
	some record in judged
	case := cases[record.sanction_case]
	case.noticed_on < record.known_on
	message := sprintf("became known on %v, after its case %v was noticed on %v; correct the days, or the number of the case", [record.known_on, record.sanction_case, case.noticed_on])
}

deny contains {"kind": "mitigation", "id": record.id, "field": "known_on", "basis": "program", "message": message} if {
	some record in judged
	record.known_on > input.today
	message := sprintf("is recorded as known on %v, a day still to come; correct the date", [record.known_on])
}
