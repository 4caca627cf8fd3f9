# METADATA
# title: Internal privacy audits
# description: This program looks at how each workflow with PHI is done, and what it finds is followed up.
# custom:
#   citations: ["164.530(c)(2)(i)"]
#   parameters:
#     audit_days: {type: integer, minimum: 1, description: Days within which each workflow with PHI is looked at.}
#     follow_up_days: {type: integer, minimum: 0, description: Days after an audit by which its findings are followed up.}
package hipaa.privacy.privacy_audits

import data.hipaa.lib.dates

limits := input.parameters.privacy_audits

judged contains audit if {
	some audit in input.evidence.internal_audits.records
	audit.status == "done"
}

population contains {"kind": "internal_audits", "id": audit.id} if some audit in judged

excluded contains {"kind": "internal_audits", "id": audit.id, "reason": "still planned"} if {
	some audit in input.evidence.internal_audits.records
	audit.status == "planned"
}

followed_up(audit) if {
	audit.follow_up
	audit.followed_up_on <= input.today
}

found_something(audit) if audit.findings > 0

found_something(audit) if audit.violation

overdue(audit) := days if {
	found_something(audit)
	not followed_up(audit)
	days := dates.days_since(audit.audited_on)
	days > limits.follow_up_days
}

# PHI used or disclosed against the policies, known and left so, is not reasonably safeguarded.
deny contains {"kind": "internal_audits", "id": audit.id, "field": "followed_up_on", "basis": "rule", "message": message} if {
	some audit in judged
	audit.violation
	days := overdue(audit)
	message := sprintf("found PHI used or disclosed against the policies and shows no follow-up after %v; this program allows %v: stop it, open an incident, and record what was done", [dates.words(days), limits.follow_up_days])
}

deny contains {"kind": "internal_audits", "id": audit.id, "field": "followed_up_on", "basis": "program", "message": message} if {
	some audit in judged
	not audit.violation
	days := overdue(audit)
	message := sprintf("has findings and shows no follow-up after %v; this program allows %v: decide what is done, and record it", [dates.words(days), limits.follow_up_days])
}

deny contains {"kind": "internal_audits", "id": audit.id, "field": "audited_on", "basis": "program", "message": message} if {
	some audit in judged
	message := undated(audit)
}

undated(audit) := "is done and does not say when; record the day" if not audit.audited_on

undated(audit) := sprintf("is done on %v, a day still to come; correct the status or the day", [audit.audited_on]) if {
	audit.audited_on > input.today
}

deny contains {"kind": "internal_audits", "id": audit.id, "field": "followed_up_on", "basis": "program", "message": message} if {
	some audit in judged
	audit.followed_up_on < audit.audited_on
	message := sprintf("was followed up on %v, before the audit of %v; correct the dates", [audit.followed_up_on, audit.audited_on])
}

deny contains {"kind": "internal_audits", "id": audit.id, "field": "sample", "basis": "program", "message": message} if {
	some audit in judged
	object.get(audit, "sample", 0) == 0
	message := "shows nothing that was looked at; record how many cases were, or look again"
}

deny contains {"kind": "internal_audits", "id": audit.id, "field": "findings", "basis": "program", "message": message} if {
	some audit in judged
	message := uncounted(audit)
}

uncounted(audit) := "does not say in how many cases something was wrong; record the number, 0 included" if not number_known(audit)

uncounted(audit) := sprintf("has %v findings in a sample of %v; correct the numbers", [audit.findings, audit.sample]) if {
	audit.findings > audit.sample
}

uncounted(audit) := "found PHI used or disclosed against the policies, with 0 findings; correct one of them" if {
	audit.findings == 0
	audit.violation
}

number_known(audit) if audit.findings >= 0

persons := {person.person: person | some person in input.evidence.workforce.records}

deny contains {"kind": "internal_audits", "id": audit.id, "field": "audited_by", "basis": "program", "message": message} if {
	some audit in judged
	message := not_independent(audit)
}

not_independent(audit) := "does not say who audited; record the person" if {
	not audit.audited_by
} else := sprintf("was audited by %v, who is not in the workforce records; correct the person", [audit.audited_by]) if {
	not persons[audit.audited_by]
} else := sprintf("was audited by %v, who works in that unit; have somebody else look", [audit.audited_by]) if {
	persons[audit.audited_by].unit == audit.unit
}

# Each workflow is looked at within the days of this program, once it is that old.
days_of[workflow] contains day if {
	some audit in judged
	workflow := audit.workflow
	day := audit.audited_on
	day <= input.today
}

audited := days_of

deny contains {"kind": "internal_audits", "basis": "program", "message": message} if {
	some workflow in input.evidence.workflows.records
	workflow.status == "in_use"
	workflow.phi
	message := not_audited(workflow.workflow_id)
}

not_audited(id) := sprintf("workflow %v was never audited; plan it, and look at a sample", [id]) if {
	not audited[id]
} else := sprintf("workflow %v was last audited %v ago; this program looks within %v", [id, dates.words(days), limits.audit_days]) if {
	days := dates.days_since(max(audited[id]))
	days > limits.audit_days
}

workflow_ids := {workflow.workflow_id | some workflow in input.evidence.workflows.records}

deny contains {"kind": "internal_audits", "id": audit.id, "field": "workflow", "basis": "program", "message": message} if {
	some audit in judged
	id := object.get(audit, "workflow", "nothing")
	not id in workflow_ids
	message := sprintf("looked at %v, which is not on the list of workflows; name the workflow, or record it", [id])
}
