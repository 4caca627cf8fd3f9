# METADATA
# title: No waiver of rights
# description: No form or term has individuals waive their rights as a condition of treatment, payment, enrollment or eligibility.
# custom:
#   citations: ["164.530(h)"]
#   parameters:
#     check_days: {type: integer, minimum: 1}
package hipaa.privacy.no_waiver_of_rights

import data.hipaa.lib.dates
import data.hipaa.lib.documents

allowed := input.parameters.no_waiver_of_rights.check_days

left_out(workflow) := "individuals sign nothing there" if {
	not workflow.meets_individuals
} else := sprintf("status %v", [workflow.status]) if {
	workflow.status != "in_use"
}

judged contains workflow if {
	some workflow in input.evidence.workflows.records
	not left_out(workflow)
}

population contains {"kind": "workflows", "id": workflow.id} if some workflow in judged

# Where individuals sign nothing, each workflow was looked at.
population contains {"kind": "workflows", "id": workflow.id} if {
	count(judged) == 0
	some workflow in input.evidence.workflows.records
}

excluded contains {"kind": "workflows", "id": workflow.id, "reason": reason} if {
	count(judged) > 0
	some workflow in input.evidence.workflows.records
	reason := left_out(workflow)
}

deny contains {"kind": "workflows", "id": workflow.id, "field": "waiver", "message": message} if {
	some workflow in judged
	workflow.waiver == "required"
	message := "makes individuals waive rights as a condition of treatment, payment, enrollment or eligibility; stop using the form, and tell who signed it that the waiver does not count"
}

deny contains {"kind": "workflows", "id": workflow.id, "field": "waiver", "message": message} if {
	some workflow in judged
	not workflow.waiver
	message := "has individuals sign, and is not shown to ask for no waiver of rights; read its forms, and record what they say"
}

# From here on this program's practice.
deny contains {"kind": "workflows", "id": workflow.id, "field": "waiver", "basis": "program", "message": message} if {
	some workflow in judged
	workflow.waiver == "voluntary"
	message := "has a form by which individuals may waive rights; this program wants none: take it out"
}

deny contains {"kind": "workflows", "id": workflow.id, "field": "forms_checked_on", "basis": "program", "message": message} if {
	some workflow in judged
	workflow.waiver
	message := unchecked(workflow)
}

unchecked(workflow) := "does not say when its forms were last read for waivers; read them, and record the day" if not workflow.forms_checked_on

unchecked(workflow) := sprintf("had its forms read on %v, a day still to come; correct the date", [workflow.forms_checked_on]) if {
	workflow.forms_checked_on > input.today
}

unchecked(workflow) := sprintf("had its forms last read for waivers %v ago; this program allows %v", [dates.words(days), allowed]) if {
	days := dates.days_since(workflow.forms_checked_on)
	days > allowed
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "no_waiver")
	message := "no written policy on topic no_waiver is in force; this program wants one that whoever writes a form can look at"
}
