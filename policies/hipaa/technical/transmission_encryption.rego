# METADATA
# title: Encryption in transmission
# description: ePHI is encrypted on every way by which it is sent or received.
# custom:
#   citations: ["164.312(e)(2)(ii)"]
#   parameters:
#     warn_days: {type: integer, minimum: 0}
package hipaa.technical.transmission_encryption

import data.hipaa.lib.channels
import data.hipaa.lib.dates

systems := {system.system_id: system | some system in input.evidence.systems.records}

judged contains channel if {
	some channel in input.evidence.channels.records
	channels.in_use(channel)
}

population contains {"kind": "channels", "id": channel.id} if some channel in judged

excluded contains {"kind": "channels", "id": channel.id, "reason": reason} if {
	some channel in input.evidence.channels.records
	reason := channels.left_out(channel)
}

# The text asks for a mechanism to encrypt whenever deemed appropriate. Where another server decides, nobody here has
# deemed anything.
deny contains {"kind": "channels", "id": channel.id, "field": "encryption", "message": message} if {
	some channel in judged
	not channels.closed(channel, systems)
	reason := channels.unencrypted(channel)
	message := sprintf("%v; require TLS 1.2 or later, ssh or a VPN for this partner, or send secure messages", [reason])
}

# Encrypting on closed networks too, and by what, is this program's choice.
deny contains {"kind": "channels", "id": channel.id, "field": "encryption", "basis": "program", "message": message} if {
	some channel in judged
	channels.closed(channel, systems)
	reason := channels.unencrypted(channel)
	message := sprintf("%v on %v; this program wants ePHI encrypted there too", [reason, network[channel.network]])
}

network := {"internal": "the own network", "private_line": "a private line"}

deny contains {"kind": "channels", "id": channel.id, "field": "encryption", "basis": "program", "message": message} if {
	some channel in judged
	channel.encryption == "tls_older"
	message := "is encrypted by an older TLS or SSL; this program wants TLS 1.2 or later: turn the older off at both ends"
}

deny contains {"kind": "channels", "id": channel.id, "field": "certificate_expires_on", "basis": "program", "message": message} if {
	some channel in judged
	channels.encrypted(channel)
	days := dates.days_since(channel.certificate_expires_on)
	days > 0
	message := sprintf("uses an own certificate that held until %v; replace it and send the new one to the partner", [channel.certificate_expires_on])
}

deny contains {"kind": "channels", "id": channel.id, "field": "certificate_expires_on", "basis": "program", "message": message} if {
	some channel in judged
	channels.encrypted(channel)
	channel.partner_verified_by == "mutual_certificate"
	not channel.certificate_expires_on
	message := "uses an own certificate and shows no last day of it; record the day, so that it is replaced in time"
}

warn contains {"kind": "channels", "id": channel.id, "field": "certificate_expires_on", "basis": "program", "message": message} if {
	some channel in judged
	channels.encrypted(channel)
	days := dates.days_between(input.today, channel.certificate_expires_on)
	days >= 0
	days <= input.parameters.transmission_encryption.warn_days
	message := sprintf("uses an own certificate that holds until %v; replace it and send the new one to the partner before that", [channel.certificate_expires_on])
}
