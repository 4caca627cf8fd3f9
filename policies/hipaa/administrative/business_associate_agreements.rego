# METADATA
# title: Business associate agreements
# description: Whoever handles PHI for this organization does so under a written agreement that is in force.
# custom:
#   citations: ["164.308(b)(1)", "164.308(b)(3)", "164.502(e)(1)", "164.502(e)(2)"]
#   parameters:
#     lookback_days: {type: integer, minimum: 1}
#     warn_days: {type: integer, minimum: 1}
package hipaa.administrative.business_associate_agreements

import data.hipaa.lib.agreements
import data.hipaa.lib.channels
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.scope

limits := input.parameters.business_associate_agreements

systems := {system.system_id: system | some system in input.evidence.systems.records}

channel_list := {channel.channel_id: channel | some channel in input.evidence.channels.records}

accounts := {concat("/", [account.system, account.user]): account | some account in input.evidence.user_accounts.records}

judged contains record if {
	some record in input.evidence.business_associates.records
	agreements.judged(record)
}

# A relationship that is over is looked at where something still reaches PHI by it.
over contains record if {
	some record in input.evidence.business_associates.records
	agreements.downstream(record)
	record.status == "ended"
}

held_by_others := {[field, thing] |
	some record in judged
	some field in {"accounts", "channels", "systems"}
	some thing in record[field]
}

# What of it is still open, and nobody else's with whom this organization works today.
ways contains {"id": record.id, "field": field, "thing": thing} if {
	some record in over
	some field in {"accounts", "channels", "systems"}
	some thing in record[field]
	open(field, thing)
	not [field, thing] in held_by_others
}

still_open := {way.id | some way in ways}

open("accounts", thing) if accounts[thing].status == "active"

open("channels", thing) if channels.in_use(channel_list[thing])

open("systems", thing) if scope.in_use(systems[thing])

population contains {"kind": "business_associates", "id": record.id} if some record in judged

population contains {"kind": "business_associates", "id": id} if some id in still_open

nobody if agreements.nobody(input.evidence.business_associates.records)

# Where there is nobody whose agreement it asks about, every relationship was looked at.
population contains {"kind": "business_associates", "id": record.id} if {
	nobody
	some record in input.evidence.business_associates.records
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	not nobody
	some record in input.evidence.business_associates.records
	reason := agreements.left_out(record)
	not record.id in still_open
}

# A payer's own portal is the payer's tool; it does nothing on behalf of those who sign in to it.
system_left_out(system) := scope.left_out(system)

system_left_out(system) := "type payer_portal: a payer runs it for itself" if {
	scope.in_use(system)
	scope.payers_own(system)
}

system_left_out(system) := "runs on own equipment" if {
	scope.in_use(system)
	system.hosting == "on_premises"
}

run_by_others contains system if {
	some system in input.evidence.systems.records
	not system_left_out(system)
}

population contains {"kind": "systems", "id": system.id} if some system in run_by_others

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := system_left_out(system)
}

deny contains {"kind": "business_associates", "id": record.id, "field": field, "message": message} if {
	some record in judged
	gap := agreements.gap(record)
	field := gap.field
	message := sprintf("handles PHI and %v; have both sides sign one, or keep PHI from it until then", [gap.words])
}

# Nobody gives assurances for what an ended relationship still reaches.
deny contains {"kind": "business_associates", "id": id, "field": field, "message": message} if {
	some way in ways
	id := way.id
	field := way.field
	message := sprintf("has ended, and its %v %v can still be used; close it, or record the agreement it stands on", [words_for[field], way.thing])
}

words_for := {"accounts": "account", "channels": "channel", "systems": "system"}

known_systems := {system |
	some record in input.evidence.business_associates.records
	agreements.downstream(record)
	looked_at(record)
	some system in record.systems
}

looked_at(record) if agreements.running(record)

looked_at(record) if record.status == "ended"

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in run_by_others
	not system.system_id in known_systems
	message := sprintf("%v, and no business associate on record runs it; find out who does and on what agreement", [place(system)])
}

place(system) := sprintf("holds ePHI with somebody else (hosting %v)", [hosting]) if hosting := system.hosting

place(system) := "is not shown to run on own equipment (no hosting)" if not system.hosting

# The text asks for the agreement. What follows is this program's practice: that it came first, and that the register
# agrees with the other lists.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "business_associates")
	message := "no written policy on topic business_associates is in force; write down who may engage one and what must be signed first, and have it approved"
}

deny contains {"kind": "business_associates", "id": record.id, "field": "phi_from", "basis": "program", "message": message} if {
	some record in judged
	not record.phi_from
	message := "does not say since when PHI reaches it; record the day, against which the agreement is measured"
}

deny contains {"kind": "business_associates", "id": record.id, "field": "phi_from", "basis": "program", "message": message} if {
	some record in judged
	record.phi_from > input.today
	message := sprintf("is recorded as active, and PHI reaches it only from %v; correct the status or the day", [record.phi_from])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "agreement_from", "basis": "program", "message": message} if {
	some record in judged
	record.agreement_from <= input.today
	record.phi_from < record.agreement_from
	days := dates.days_since(record.agreement_from)
	days <= limits.lookback_days
	message := sprintf("got PHI from %v, and its agreement is in force only from %v; assess the days between as a possible breach", [record.phi_from, record.agreement_from])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "status", "basis": "program", "message": message} if {
	some record in judged
	record.status == "planned"
	message := sprintf("is recorded as planned, and PHI reaches it since %v; correct the status or the day", [record.phi_from])
}

deny contains {"kind": "business_associates", "id": record.id, "field": "location", "basis": "program", "message": message} if {
	some record in judged
	agreements.arrangement(record) in agreements.signed_forms
	not record.location
	message := "does not say where the signed agreement is kept; find the signed copy and record the place"
}

deny contains {"kind": "business_associates", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in judged
	some field, word in words_for
	some thing in record[field]
	not listed(field, thing)
	message := sprintf("names %v %v, which is on no list; add it there or correct the name", [word, thing])
}

listed("accounts", thing) if accounts[thing]

listed("channels", thing) if channel_list[thing]

listed("systems", thing) if systems[thing]

warn contains {"kind": "business_associates", "id": record.id, "field": "agreement_to", "basis": "program", "message": message} if {
	some record in judged
	days := dates.days_between(input.today, record.agreement_to)
	days >= 0
	days <= limits.warn_days
	message := sprintf("has an agreement until %v; renew it before then", [record.agreement_to])
}
