# METADATA
# title: De-identified information
# description: What is used or given away as de-identified was made so by one of the two methods, by people who may see the PHI, and is PHI again once somebody is identified.
# custom:
#   citations:
#     - 164.502(d)
#     - 164.502(d)(1)
#     - 164.502(d)(2)(ii)
#     - 164.514(a)
#     - 164.514(b)
#     - 164.514(b)(1)
#     - 164.514(b)(1)(i)
#     - 164.514(b)(1)(ii)
#   parameters:
#     expert_days: {type: integer, minimum: 1}
package hipaa.privacy.deidentification

import data.hipaa.lib.agreements
import data.hipaa.lib.dates
import data.hipaa.lib.documents

associates := {record.associate_id: record | some record in input.evidence.business_associates.records}

flows := {flow.flow_id: flow | some flow in input.evidence.phi_inventory.records}

judged contains record if {
	some record in input.evidence.deidentification.records
	record.status == "in_use"
}

population contains {"kind": "deidentification", "id": record.id} if some record in judged

# Where none is in use, each was looked at.
population contains {"kind": "deidentification", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.deidentification.records
}

excluded contains {"kind": "deidentification", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.deidentification.records
	record.status != "in_use"
	reason := sprintf("status %v", [record.status])
}

deny contains {"kind": "deidentification", "id": record.id, "field": "method", "message": message} if {
	some record in judged
	record.method == "unknown"
	message := "is used as de-identified by neither of the two methods; treat it as PHI until an expert determines it or the 18 classes are removed"
}

# What goes out as de-identified and nobody determined to be so.
known_flows := {id | some record in judged; some id in record.flows}

deny contains {"kind": "deidentification", "message": message} if {
	some id, flow in flows
	flow.status == "in_use"
	flow.content == "de_identified"
	not id in known_flows
	message := sprintf("flow %v of the PHI inventory goes as de-identified, and no data set in use is on record for it; record how it is made so, or treat it as PHI", [id])
}

# The expert's determination, at most one thing.
gap(record) := {"field": "determined_on", "words": "shows no day of the expert's determination"} if {
	not record.determined_on
} else := {"field": "determined_on", "words": words} if {
	record.determined_on > input.today
	words := sprintf("shows a determination on %v, a day still to come", [record.determined_on])
} else := {"field": "determined_until", "words": words} if {
	record.determined_until < input.today
	words := sprintf("was determined for no longer than %v", [record.determined_until])
} else := {"field": "made_on", "words": words} if {
	record.determined_until < record.made_on
	words := sprintf("was made on %v, and the determination held until %v", [record.made_on, record.determined_until])
} else := {"field": "risk_very_small", "words": "is not shown to have been determined to carry a very small risk"} if {
	not record.risk_very_small
} else := {"field": "expert_qualified", "words": "does not show that the expert knows and has used the methods"} if {
	not record.expert_qualified
} else := {"field": "analysis_kept_at", "words": "does not show the methods and results of the analysis"} if {
	not record.analysis_kept_at
}

deny contains {"kind": "deidentification", "id": record.id, "field": field, "message": message} if {
	some record in judged
	record.method == "expert"
	found := gap(record)
	field := found.field
	message := sprintf("%v; treat it as PHI until that is mended", [found.words])
}

# "Disclose PHI only to a business associate for such purpose."
deny contains {"kind": "deidentification", "id": record.id, "field": "made_by", "message": message} if {
	some record in judged
	words := maker(record)
	message := sprintf("%v; PHI goes only to a business associate to be de-identified: take the work back, or sign an agreement", [words])
}

maker(record) := "does not show who makes it from PHI" if not record.made_by

maker(record) := "is made from PHI by others who are no business associate" if record.made_by == "other"

maker(record) := sprintf("is made from PHI by %v, of whom no business associate agreement in force is on record", [named]) if {
	record.made_by == "business_associate"
	named := object.get(record, "associate", "somebody unnamed")
	not engaged(named)
}

engaged(id) if {
	record := associates[id]
	agreements.judged(record)
	not agreements.gap(record)
}

deny contains {"kind": "deidentification", "id": record.id, "field": "reidentified_on", "message": message} if {
	some record in judged
	again := record.reidentified_on
	not record.reidentified_handled_as_phi
	message := sprintf("had records identified again on %v, which are not shown to have been handled as PHI since; do so, and look into what went out", [again])
}

# This program's practice: an expert looks again, and the lists agree.
deny contains {"kind": "deidentification", "id": record.id, "field": "determined_on", "basis": "program", "message": message} if {
	some record in judged
	record.method == "expert"
	not record.determined_until
	days := dates.days_since(record.determined_on)
	allowed := input.parameters.deidentification.expert_days
	days > allowed
	message := sprintf("was determined %v ago without an end; this program has an expert look again after %v", [dates.words(days), allowed])
}

deny contains {"kind": "deidentification", "id": record.id, "field": "flows", "basis": "program", "message": message} if {
	some record in judged
	some id in record.flows
	words := astray(id)
	message := sprintf("goes by flow %v, which %v; correct one of the two", [id, words])
}

astray(id) := "is not in the PHI inventory" if not flows[id]

astray(id) := sprintf("is recorded with content %v", [flow.content]) if {
	flow := flows[id]
	flow.content != "de_identified"
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	count(judged) > 0
	not documents.on_topic(input.evidence.written_policies.records, "deidentification")
	message := "no written policy on topic deidentification is in force; write down how data is de-identified and who may say that it is"
}
