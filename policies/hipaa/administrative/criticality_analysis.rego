# METADATA
# title: Applications and data criticality analysis
# description: Each system with ePHI and its data were weighed against the others, and for how long the work can do without.
# custom:
#   citations: ["164.308(a)(7)(ii)(E)"]
#   parameters:
#     review_days: {type: integer, minimum: 1}
package hipaa.administrative.criticality_analysis

import data.hipaa.lib.dates
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

analysed := {record.system: record | some record in input.evidence.criticality.records}

judged_systems contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

# A system that is planned, retired or without ePHI may be in the analysis; it is not asked about.
left_out(record) := sprintf("system %v", [scope.left_out(systems[record.system])])

judged contains record if {
	some record in input.evidence.criticality.records
	not left_out(record)
}

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

population contains {"kind": "criticality", "id": record.id} if some record in judged

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

excluded contains {"kind": "criticality", "id": record.id, "reason": reason} if {
	some record in input.evidence.criticality.records
	reason := left_out(record)
}

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in judged_systems
	not analysed[system.system_id]
	message := "is missing from the criticality analysis; weigh how much the work depends on it and for how long it can do without"
}

deny contains {"kind": "criticality", "id": record.id, "field": "tier", "message": message} if {
	some record in judged
	not record.tier
	message := "stands in the analysis without a tier; say whether it is critical, important or deferrable"
}

deny contains {"kind": "criticality", "id": record.id, "field": "data", "message": message} if {
	some record in judged
	not record.data
	message := "does not say which data was weighed; name the ePHI in it as a class"
}

# All in one tier may be true of three systems; of many it weighs nothing against anything.
warn contains {"kind": "criticality", "basis": "program", "message": message} if {
	count(judged) > 1
	count({record.tier | some record in judged}) == 1
	message := "all systems are in one tier, so nothing says which is restored first; weigh them against each other"
}

# Numbers, dates and what leans on what are this program's practice.
deny contains {"kind": "criticality", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field, text in {"max_data_loss_hours": "how many hours of entries could be lost", "max_downtime_hours": "for how many hours the work can go on without it"}
	not has_number(record, field)
	message := sprintf("does not say %v; ask those who work with it", [text])
}

has_number(record, field) if record[field] >= 0

deny contains {"kind": "criticality", "id": record.id, "field": "depends_on", "basis": "program", "message": message} if {
	some record in judged
	some name in record.depends_on
	why := weaker(record, name)
	message := sprintf("leans on system %v, which %v; give it a tier at least as high", [name, why])
}

below := {"critical": {"deferrable", "important"}, "important": {"deferrable"}}

weaker(record, name) := sprintf("is only %v", [tier]) if {
	tier := analysed[name].tier
	tier in below[record.tier]
}

weaker(_, name) := "is not in the analysis" if not analysed[name]

deny contains {"kind": "criticality", "id": record.id, "field": "analysed_on", "basis": "program", "message": message} if {
	some record in judged
	not record.analysed_on
	message := "does not say when it was weighed; record the day"
}

deny contains {"kind": "criticality", "id": record.id, "field": "analysed_on", "basis": "program", "message": message} if {
	some record in judged
	record.analysed_on > input.today
	message := sprintf("is recorded as weighed on %v, a day still to come; correct the date", [record.analysed_on])
}

deny contains {"kind": "criticality", "id": record.id, "field": "analysed_on", "basis": "program", "message": message} if {
	some record in judged
	days := dates.days_since(record.analysed_on)
	allowed := input.parameters.criticality_analysis.review_days
	days > allowed
	message := sprintf("was last weighed %v ago; this program weighs again within %v", [dates.words(days), allowed])
}

deny contains {"kind": "criticality", "id": record.id, "field": "analysed_by", "basis": "program", "message": message} if {
	some record in judged
	not record.analysed_by
	message := "does not say which office weighed it; record it"
}

deny contains {"kind": "criticality", "id": record.id, "field": "system", "basis": "program", "message": message} if {
	some record in judged
	not systems[record.system]
	message := sprintf("weighs system %v, which is not in the inventory; add the system or correct its id", [record.system])
}
