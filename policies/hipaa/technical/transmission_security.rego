# METADATA
# title: Transmission security
# description: Every way by which ePHI is sent or received is known, and guarded against those whom it is not meant for.
# custom:
#   citations: ["164.312(e)(1)"]
#   parameters:
#     test_days: {type: integer, minimum: 1}
package hipaa.technical.transmission_security

import data.hipaa.lib.channels
import data.hipaa.lib.dates
import data.hipaa.lib.documents
import data.hipaa.lib.scope

systems := {system.system_id: system | some system in input.evidence.systems.records}

judged_systems contains system if {
	some system in input.evidence.systems.records
	scope.in_use(system)
}

judged contains channel if {
	some channel in input.evidence.channels.records
	channels.in_use(channel)
}

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

population contains {"kind": "channels", "id": channel.id} if some channel in judged

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := scope.left_out(system)
}

excluded contains {"kind": "channels", "id": channel.id, "reason": reason} if {
	some channel in input.evidence.channels.records
	reason := channels.left_out(channel)
}

# The measure is encryption, or a network that others have no part in: a private line whose other end is verified, or
# the organization's own network. What is not encrypted there is judged by transmission-encryption.
guarded(channel) if channels.encrypted(channel)

guarded(channel) if {
	channel.network == "private_line"
	channels.verified(channel)
}

guarded(channel) if {
	channel.network == "internal"
	channels.runs_here(channel, systems)
}

deny contains {"kind": "channels", "id": channel.id, "field": "encryption", "message": message} if {
	some channel in judged
	not guarded(channel)
	message := sprintf("is not guarded %v: it %v; require TLS, ssh or a VPN, or send secure messages", [on_its_way(channel), channels.unencrypted(channel)])
}

on_its_way(channel) := "on the internet" if channel.network == "internet"

on_its_way(channel) := "on a private line whose other end nothing verifies" if channel.network == "private_line"

on_its_way(channel) := "outside the own network (its system is not shown to run there)" if channel.network == "internal"

on_its_way(channel) := "on a network that is not recorded" if not channel.network

with_channel := {channel.system | some channel in judged}

# Systems that send or receive by what they are, wherever they run, and the channels by which they do. A channel of
# type other may be any of them.
transmitting := {
	"clearinghouse_portal": {"api", "clearinghouse_portal", "edi_as2", "sftp"},
	"email": {"email_gateway"},
	"fax_service": {"fax_service"},
	"file_transfer": {"api", "edi_as2", "sftp"},
	"payer_portal": {"payer_portal"},
	"remote_access": {"remote_access"},
}

types_on[system] contains type if {
	some channel in judged
	type := channel.type
	system := channel.system
}

types_in_use := types_on

elsewhere := {"cloud", "vendor"}

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in judged_systems
	not system.system_id in with_channel
	reason := transmits(system)
	message := sprintf("%v, and no channel in use with ePHI is recorded for it; list what it sends and receives over, and what encrypts that", [reason])
}

transmits(system) := reason if {
	transmitting[system.type]
	reason := sprintf("sends or receives ePHI (type %v)", [system.type])
}

transmits(system) := reason if {
	not transmitting[system.type]
	system.hosting in elsewhere
	reason := sprintf("is reached over a network (hosting %v)", [system.hosting])
}

transmits(system) := "is not shown to run on own equipment (no hosting)" if {
	not transmitting[system.type]
	not system.hosting
}

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in judged_systems
	types := types_in_use[system.system_id]
	fitting := transmitting[system.type]
	count(types & (fitting | {"other"})) == 0
	message := sprintf("is of type %v, and none of its channels in use with ePHI is of a type by which that sends (%v); list the one it sends and receives over, or correct the types", [system.type, concat(", ", sort(fitting))])
}

# The text asks for technical measures. That they are written down, that lists agree with one another, and that
# somebody looks at what encrypts in fact, is this program's practice.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "transmission")
	message := "no written policy on topic transmission is in force; write down over what ePHI may be sent and what guards it, and have it approved"
}

deny contains {"kind": "channels", "id": channel.id, "field": "system", "basis": "program", "message": message} if {
	some channel in judged
	message := mismatch(channel)
}

mismatch(channel) := message if {
	not systems[channel.system]
	message := sprintf("belongs to system %v, which is not in the inventory; add the system or correct its id", [channel.system])
}

mismatch(channel) := message if {
	system := systems[channel.system]
	not system.ephi
	message := sprintf("carries ePHI, and its system %v is recorded as touching none; correct one of them", [channel.system])
}

mismatch(channel) := message if {
	system := systems[channel.system]
	system.ephi
	system.status != "in_use"
	message := sprintf("is in use, and its system %v has status %v; close the channel at both ends or correct the status", [channel.system, system.status])
}

# Where it is not guarded, that is the finding.
deny contains {"kind": "channels", "id": channel.id, "field": "network", "basis": "program", "message": message} if {
	some channel in judged
	channels.encrypted(channel)
	not channel.network
	message := "shows no network; record whether it goes over the internet, a private line or the own network only"
}

deny contains {"kind": "channels", "id": channel.id, "field": "network", "basis": "program", "message": message} if {
	some channel in judged
	channels.encrypted(channel)
	channel.network == "internal"
	not channels.runs_here(channel, systems)
	message := sprintf("is recorded as internal, and its system %v is not shown to run on own equipment; correct the network", [channel.system])
}

deny contains {"kind": "channels", "id": channel.id, "field": "tested_on", "basis": "program", "message": message} if {
	some channel in judged
	channels.encrypted(channel)
	not channel.tested_on
	allowed := input.parameters.transmission_security.test_days
	message := sprintf("shows no look at what encrypts it in fact; this program wants one every %v: scan it, or read a transfer log or message header", [dates.words(allowed)])
}

deny contains {"kind": "channels", "id": channel.id, "field": "tested_on", "basis": "program", "message": message} if {
	some channel in judged
	channels.encrypted(channel)
	days := dates.days_since(channel.tested_on)
	allowed := input.parameters.transmission_security.test_days
	days > allowed
	message := sprintf("was last looked at %v ago; this program allows %v: scan it, or read a transfer log or message header", [dates.words(days), allowed])
}

deny contains {"kind": "channels", "id": channel.id, "field": "tested_on", "basis": "program", "message": message} if {
	some channel in judged
	channels.encrypted(channel)
	channel.tested_on > input.today
	message := sprintf("is recorded as looked at on %v, a day still to come; correct the date", [channel.tested_on])
}
