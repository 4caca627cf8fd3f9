# METADATA
# title: PHI flows are permitted
# description: PHI goes to nobody whose relationship to this organization, and whose agreement where one is needed, does not permit it.
# custom:
#   citations: ["164.308(b)(1)", "164.502(e)(1)"]
package hipaa.privacy.phi_flows_permitted

import data.hipaa.lib.agreements
import data.hipaa.lib.channels

associates := {record.associate_id: record | some record in input.evidence.business_associates.records}

channel_list := {channel.channel_id: channel | some channel in input.evidence.channels.records}

judged contains flow if {
	some flow in input.evidence.phi_inventory.records
	flow.status == "in_use"
	flow.content != "de_identified"
}

population contains {"kind": "phi_inventory", "id": flow.id} if some flow in judged

excluded contains {"kind": "phi_inventory", "id": flow.id, "reason": reason} if {
	some flow in input.evidence.phi_inventory.records
	flow.status != "in_use"
	reason := sprintf("status %v", [flow.status])
}

excluded contains {"kind": "phi_inventory", "id": flow.id, "reason": "de-identified, no PHI"} if {
	some flow in input.evidence.phi_inventory.records
	flow.status == "in_use"
	flow.content == "de_identified"
}

# A channel that leads to nobody else: into the own network, or for own people.
own(channel) := "stays in the own network" if channel.network == "internal"

own(channel) := "lets own people in" if {
	object.get(channel, "network", "unknown") != "internal"
	channel.type == "remote_access"
}

outward contains channel if {
	some channel in input.evidence.channels.records
	channels.in_use(channel)
	not own(channel)
}

population contains {"kind": "channels", "id": channel.id} if some channel in outward

excluded contains {"kind": "channels", "id": channel.id, "reason": reason} if {
	some channel in input.evidence.channels.records
	reason := channels.left_out(channel)
}

excluded contains {"kind": "channels", "id": channel.id, "reason": reason} if {
	some channel in input.evidence.channels.records
	channels.in_use(channel)
	reason := own(channel)
}

# Over a channel of which neither the inventory of flows nor the register of associates knows, ePHI goes to somebody
# who is not shown to be other than a business associate without an agreement.
known_channels := {id | some flow in judged; some id in flow.channels}

channels_of_associates := {id |
	some record in input.evidence.business_associates.records
	agreements.running(record)
	some id in record.channels
}

deny contains {"kind": "channels", "id": channel.id, "field": "partner", "message": message} if {
	some channel in outward
	not channel.channel_id in known_channels
	not channel.channel_id in channels_of_associates
	message := sprintf("takes ePHI to %v, of whom no flow and no agreement is on record; find out what goes there, what they are to us, and on what it stands", [other_side(channel)])
}

other_side(channel) := channel.partner

other_side(channel) := "somebody unnamed" if not channel.partner

# By associate, what is wrong with a flow to it, at most one thing; worked out once for all flows.
objections := {id: words |
	some id, record in associates
	words := objection(record)
}

objection(record) := "which is this organization's client, not its associate" if {
	agreements.upstream(record)
} else := "a relationship that has ended" if {
	record.status == "ended"
} else := "which works for a business associate and has no agreement with this organization" if {
	record.relationship == "subcontractor_of_associate"
} else := sprintf("which %v", [gap.words]) if {
	gap := agreements.gap(record)
} else := sprintf("which has an agreement that is not shown to %v", [agreements.summary(lacking)]) if {
	lacking := agreements.lacking(record)
	count(lacking) > 0
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "associate", "message": message} if {
	some flow in judged
	flow.relationship == "business_associate"
	words := objections[flow.associate]
	message := sprintf("reaches %v, %v; stop it, or mend that first", [flow.associate, words])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "associate", "message": message} if {
	some flow in judged
	flow.relationship == "business_associate"
	named := object.get(flow, "associate", "nobody in the register")
	not associates[named]
	message := sprintf("reaches a business associate and names %v, of whom no agreement is on record; record the relationship, or stop it", [named])
}

# Who keeps PHI does not only carry it: it maintains it on this organization's behalf.
deny contains {"kind": "phi_inventory", "id": flow.id, "field": "recipient_keeps", "message": message} if {
	some flow in judged
	flow.relationship == "conduit"
	not only_carries(flow)
	message := sprintf("treats %v as a conduit, which is not shown to keep nothing; who keeps PHI needs an agreement", [recipient(flow)])
}

only_carries(flow) if flow.recipient_keeps == false

recipient(flow) := object.get(flow, "recipient", "somebody unnamed")

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "relationship", "message": message} if {
	some flow in judged
	flow.relationship == "unknown"
	message := sprintf("reaches %v, and what that is to this organization is not known; find out, and sign an agreement if it works on our behalf", [recipient(flow)])
}

# Outside the relationships that permit it themselves, something else has to.
deny contains {"kind": "phi_inventory", "id": flow.id, "field": "permitted_as", "message": message} if {
	some flow in judged
	flow.relationship in {"individual", "other", "payer", "treatment"}
	flow.permitted_as == "none"
	message := sprintf("reaches %v, and nothing was found that permits it; stop it, or find what does", [recipient(flow)])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "permitted_as", "message": message} if {
	some flow in judged
	flow.relationship == "other"
	not flow.permitted_as
	message := sprintf("reaches %v, who is neither associate, payer, provider nor patient, and does not say what permits it; find out or stop it", [recipient(flow)])
}

# The rest is this program's practice: the inventory agrees with itself and with the lists, and what leaves is checked.
deny contains {"kind": "phi_inventory", "id": flow.id, "field": "permitted_as", "basis": "program", "message": message} if {
	some flow in judged
	flow.relationship in {"individual", "payer", "treatment"}
	not flow.permitted_as
	message := "does not say why it is permitted; record it"
}

fits := {
	"individual": {"individual"},
	"payer": {"authorization", "operations", "payment", "required_by_law"},
	"treatment": {"treatment"},
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "permitted_as", "basis": "program", "message": message} if {
	some flow in judged
	grounds := fits[flow.relationship]
	ground := flow.permitted_as
	ground != "none"
	not ground in grounds
	message := sprintf("is recorded as permitted as %v, which does not go with relationship %v; correct one of them", [ground, flow.relationship])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "associate", "basis": "program", "message": message} if {
	some flow in judged
	not flow.relationship in {"business_associate", "client"}
	record := associates[flow.associate]
	agreements.downstream(record)
	message := sprintf("names %v of the register of associates, and relationship %v; correct one of them", [flow.associate, flow.relationship])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "associate", "basis": "program", "message": message} if {
	some flow in judged
	flow.relationship == "client"
	words := unsupported(flow)
	message := sprintf("reaches a client %v; this program works for nobody without an agreement", [words])
}

clients := {id: record |
	some id, record in associates
	agreements.upstream(record)
}

unsupported(flow) := "that is not in the register" if {
	named := object.get(flow, "associate", "")
	not clients[named]
}

unsupported(flow) := words if {
	gap := agreements.gap(clients[flow.associate])
	words := sprintf("that %v", [gap.words])
}

unsupported(flow) := "for which it no longer works" if {
	record := clients[flow.associate]
	record.status == "ended"
	not agreements.gap(record)
}

leaves(flow) if flow.direction in {"both", "sent"}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "direction", "basis": "program", "message": message} if {
	some flow in judged
	flow.relationship != "workforce"
	object.get(flow, "direction", "inside") == "inside"
	message := sprintf("has a recipient (relationship %v) and is not shown to leave or come in; record the direction", [flow.relationship])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "sent_by", "basis": "program", "message": message} if {
	some flow in judged
	leaves(flow)
	not flow.sent_by
	message := "leaves and does not say by what; record whether it goes by file, portal, email, fax, mail or telephone"
}

# Numbers and addresses that people type.
typed := {"email", "fax", "mail", "courier", "telephone", "in_person"}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "recipient_verified_by", "basis": "program", "message": message} if {
	some flow in judged
	leaves(flow)
	flow.sent_by in typed
	object.get(flow, "recipient_verified_by", "none") == "none"
	message := sprintf("goes by %v, and nothing verifies the recipient; use a directory, call back, or check who asks", [replace(flow.sent_by, "_", " ")])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "cover_sheet", "basis": "program", "message": message} if {
	some flow in judged
	leaves(flow)
	flow.sent_by == "fax"
	not flow.cover_sheet
	message := "goes by fax and is not shown to have a standard cover sheet; use one without PHI"
}

batches := {"appeals", "claim_submission", "collections", "statements"}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "checked_before_sending", "basis": "program", "message": message} if {
	some flow in judged
	leaves(flow)
	flow.touchpoint in batches
	object.get(flow, "checked_before_sending", "none") == "none"
	message := sprintf("leaves (%v) without a check; this program wants a second look before a batch or packet goes", [replace(flow.touchpoint, "_", " ")])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "transmission_recorded", "basis": "program", "message": message} if {
	some flow in judged
	leaves(flow)
	flow.touchpoint in batches
	not flow.transmission_recorded
	message := sprintf("leaves (%v) and is not shown to be recorded each time; keep the confirmation or the batch report", [replace(flow.touchpoint, "_", " ")])
}

# What this program approves goes over channels on the list.
over_network := {"edi", "email", "fax", "interface", "portal"}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "channels", "basis": "program", "message": message} if {
	some flow in judged
	flow.sent_by in over_network
	count(object.get(flow, "channels", [])) == 0
	message := sprintf("goes by %v and names no channel of the list; record over which it goes", [flow.sent_by])
}

deny contains {"kind": "phi_inventory", "id": flow.id, "field": "channels", "basis": "program", "message": message} if {
	some flow in judged
	some id in flow.channels
	reason := unapproved(id)
	message := sprintf("goes over channel %v, which %v; move it to one that is approved, or correct the lists", [id, reason])
}

unapproved(id) := "is not on the list of channels" if not channel_list[id]

unapproved(id) := sprintf("has status %v", [channel.status]) if {
	channel := channel_list[id]
	channel.status != "in_use"
}

unapproved(id) := "is recorded as carrying no ePHI" if {
	channel := channel_list[id]
	channel.status == "in_use"
	not channel.ephi
}
