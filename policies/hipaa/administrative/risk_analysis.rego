# METADATA
# title: Risk analysis
# description: The risks and vulnerabilities of all ePHI are assessed, system by system, rated and ranked.
# custom:
#   citations: ["164.308(a)(1)(ii)(A)"]
#   parameters:
#     scale: {type: integer, minimum: 2, description: Top of the scale for likelihood and for impact.}
#     analysis_days: {type: integer, minimum: 1, description: Days after which a risk is analysed anew.}
#     change_days: {type: integer, minimum: 0, description: Days after a change of a system by which its risks are analysed anew.}
#     areas:
#       type: array
#       items: {type: string, enum: [system, process, paper, people, facility]}
#       minItems: 1
#       uniqueItems: true
#       description: Where this program looks for risks.
package hipaa.administrative.risk_analysis

import data.hipaa.lib.channels
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.scope

limits := input.parameters.risk_analysis

systems := {system.system_id: system | some system in input.evidence.systems.records}

judged contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

population contains {"kind": "systems", "id": system.id} if some system in judged

population contains {"kind": "systems", "id": system.id} if some system in belied

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	not system in belied
	reason := scope.left_out(system)
}

# Systems in use that the inventory says touch no ePHI, and other records put ePHI on: every control would leave them
# out, and so would the analysis of risks. That a system has a log, a copy or accounts says nothing of ePHI.
named_with_ephi.channel contains [system, id] if {
	some channel in input.evidence.channels.records
	channels.in_use(channel)
	system := channel.system
	id := channel.channel_id
}

named_with_ephi.flow contains [system, id] if {
	some flow in input.evidence.phi_inventory.records
	flow.status == "in_use"
	flow.content != "de_identified"
	id := flow.flow_id
	some system in flow.systems
}

named_with_ephi.role contains [system, id] if {
	some role in input.evidence.role_profiles.records
	role.ephi
	system := role.system
	id := role.role
}

# By kind of record and system, one that names it.
namings := array.concat(sort({[kind, pair[0], pair[1]] | some kind, pairs in named_with_ephi; some pair in pairs}), [["", ""]])

naming := {[one[0], one[1]]: one[2] | some i, one in namings; [namings[i + 1][0], namings[i + 1][1]] != [one[0], one[1]]}

belied contains system if {
	some system in input.evidence.systems.records
	not system.ephi
	system.status == "in_use"
	count(saying(system)) > 0
}

saying(system) := [words |
	some kind in ["channel", "flow", "role"]
	id := naming[[kind, system.system_id]]
	words := sprintf("%v %v", [kind, id])
]

# What is taken out by its own record alone: such systems hold the claims and charts they are made for.
made_for_ephi := {"billing_engine", "clearinghouse_portal", "ehr", "payer_portal", "practice_management"}

belied contains system if {
	some system in input.evidence.systems.records
	not system.ephi
	system.status == "in_use"
	system.type in made_for_ephi
}

deny contains {"kind": "systems", "id": system.id, "field": "ephi", "basis": whose, "message": message} if {
	some system in belied
	said := saying(system)
	count(said) > 0
	whose := basis(object.union(system, {"ephi": true}))
	message := sprintf("is recorded as touching no ePHI, and %v put ePHI on it, so that its risks go unassessed; correct the inventory and assess them, or correct these", [concat(" and ", said)])
}

deny contains {"kind": "systems", "id": system.id, "field": "ephi", "basis": "program", "message": message} if {
	some system in belied
	count(saying(system)) == 0
	message := sprintf("is recorded as touching no ePHI, and is of type %v, which this program takes to; correct it, or call a copy for training type other", [system.type])
}

left_out(risk) := "withdrawn" if {
	risk.status == "withdrawn"
} else := "system status retired" if {
	systems[risk.system].status == "retired"
}

risks contains risk if {
	some risk in input.evidence.risk_analysis.records
	not left_out(risk)
}

population contains {"kind": "risk_analysis", "id": risk.id} if some risk in risks

excluded contains {"kind": "risk_analysis", "id": risk.id, "reason": reason} if {
	some risk in input.evidence.risk_analysis.records
	reason := left_out(risk)
}

# The text speaks of ePHI that is held here. What only passes through, or lies with a payer, this program looks at too.
basis(system) := "rule" if scope.stores(system)

basis(system) := "program" if not scope.stores(system)

# Every system.
named := {risk.system | some risk in risks}

deny contains {"kind": "systems", "id": system.id, "basis": whose, "message": message} if {
	some system in judged
	not system.system_id in named
	whose := basis(system)
	message := "has no risk on record in the risk analysis; assess what could happen to the ePHI on it, and rate it"
}

# The three the text names.
aspects := {"availability", "confidentiality", "integrity"}

looked_at := {[risk.system, aspect] | some risk in risks; some aspect in risk.affects}

deny contains {"kind": "systems", "id": system.id, "basis": whose, "message": message} if {
	some system in judged
	system.system_id in named
	open := [aspect | some aspect in aspects; not [system.system_id, aspect] in looked_at]
	count(open) > 0
	whose := basis(system)
	message := sprintf("has no risk on record to the %v of its ePHI; assess that too", [concat(" and ", sort(open))])
}

# Each entry is an assessment: of something, rated, made on a day.
has_words(risk) if risk.threat

has_words(risk) if risk.vulnerability

deny contains {"kind": "risk_analysis", "id": risk.id, "field": "threat", "message": message} if {
	some risk in risks
	not has_words(risk)
	message := "names neither a threat nor a vulnerability, and so assesses nothing; say what could happen and through which weakness"
}

parts := ["impact", "likelihood", "score"]

rated(risk) if {
	some part in parts
	risk[part]
}

deny contains {"kind": "risk_analysis", "id": risk.id, "field": "score", "message": message} if {
	some risk in risks
	not rated(risk)
	message := "is listed and not rated; assess how likely it is and how much harm it would do"
}

deny contains {"kind": "risk_analysis", "id": risk.id, "field": "analysed_on", "message": message} if {
	some risk in risks
	not risk.analysed_on
	message := "is not shown to have been assessed on any day; record when it was"
}

deny contains {"kind": "risk_analysis", "id": risk.id, "field": "analysed_on", "message": message} if {
	some risk in risks
	risk.analysed_on > input.today
	message := sprintf("is recorded as analysed on %v, a day still to come: nothing shows that it was; correct the date", [risk.analysed_on])
}

# From here on this program's practice: its method, its cycle and its reach.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "risk_analysis")
	message := "no written procedure on topic risk_analysis is in force; this program wants one that says who analyses, how it is rated and how often"
}

deny contains {"kind": "risk_analysis", "basis": "program", "message": message} if {
	some area in limits.areas
	not area in {risk.area | some risk in risks}
	message := sprintf("no risk of area %v is on record; this program looks for risks there too", [area])
}

deny contains {"kind": "risk_analysis", "id": risk.id, "field": field, "basis": "program", "message": message} if {
	some risk in risks
	some field in ["analysed_by", "analysed_on", "existing_measures", "impact", "likelihood", "rank", "score", "system", "touchpoint"]
	message := unlike_method(risk, field)
}

unlike_method(risk, "system") := "is on a system and does not say which; record its system_id" if {
	risk.area == "system"
	not risk.system
}

unlike_method(risk, "system") := sprintf("is on system %v, which is not in the inventory; add the system or correct its id", [system]) if {
	system := risk.system
	not systems[system]
}

unlike_method(risk, "touchpoint") := "does not say what it is on; name the process, the paper, the people or the place" if {
	risk.area != "system"
	not risk.system
	not risk.touchpoint
}

unlike_method(risk, "analysed_by") := "does not say who analysed it; record the office or firm" if not risk.analysed_by

unlike_method(risk, "existing_measures") := "does not say what stands against it already, with which this program rates; record it" if {
	not risk.existing_measures
}

unlike_method(risk, part) := sprintf("is rated without %v; this program multiplies likelihood and impact, so record all three", [part]) if {
	part in parts
	rated(risk)
	not risk[part]
}

unlike_method(risk, part) := sprintf("has %v %v; this program's scale goes from 1 to %v", [part, risk[part], limits.scale]) if {
	part in {"impact", "likelihood"}
	off_scale(risk[part])
}

off_scale(number) if number < 1

off_scale(number) if number > limits.scale

unlike_method(risk, "score") := sprintf("has score %v, and likelihood %v times impact %v is %v; work it out anew", [risk.score, risk.likelihood, risk.impact, rating]) if {
	rating := risk.likelihood * risk.impact
	risk.score != rating
}

unlike_method(risk, "rank") := "has no rank; give it its place in the list" if {
	rated(risk)
	not risk.rank
}

# In the order of ranks, and within a rank from the highest score down, the score never rises.
ranked := sort({[risk.rank, 0 - risk.score, risk.id] | some risk in risks})

risen := {after[2]: score |
	some i, before in ranked
	after := ranked[i + 1]
	after[1] < before[1]
	score := 0 - before[1]
}

unlike_method(risk, "rank") := sprintf("is ranked %v with score %v, behind a risk with score %v; rank them anew", [risk.rank, risk.score, risen[risk.id]])

unlike_method(risk, "analysed_on") := sprintf("was last analysed %v ago; this program analyses anew within %v", [dates.words(days), limits.analysis_days]) if {
	days := dates.days_since(risk.analysed_on)
	days > limits.analysis_days
}

# After a change. Sorted once: the last analysis of a system stands before another system or the end.
analyses := array.concat(sort({[risk.system, risk.analysed_on] | some risk in risks; risk.analysed_on <= input.today}), [[""]])

newest_analysis := {one[0]: one[1] | some i, one in analyses; analyses[i + 1][0] != one[0]}

# Changes after which it was to be done anew by now. One that still has time does not take it from those before.
changes contains [system, day, number] if {
	some evaluation in input.evidence.evaluations.records
	evaluation.trigger == "change"
	day := evaluation.change_on
	dates.days_since(day) > limits.change_days
	some system in evaluation.systems
	number := evaluation.evaluation_id
}

changes_in_order := array.concat(sort(changes), [[""]])

newest_change := {one[0]: one | some i, one in changes_in_order; changes_in_order[i + 1][0] != one[0]}

deny contains {"kind": "systems", "id": system.id, "basis": "program", "message": message} if {
	some system in judged
	change := newest_change[system.system_id]
	analysed := newest_analysis[system.system_id]
	analysed < change[1]
	message := sprintf("was changed on %v (%v), and its risks were last analysed on %v; this program does it anew within %v", [change[1], change[2], analysed, dates.words(limits.change_days)])
}
