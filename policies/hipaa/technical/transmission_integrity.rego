# METADATA
# title: Integrity of transmitted ePHI
# description: On every way by which ePHI is sent or received, something shows when it was modified on the way.
# custom:
#   citations: ["164.312(e)(2)(i)"]
#   parameters: {}
package hipaa.technical.transmission_integrity

import data.hipaa.lib.channels

judged contains channel if {
	some channel in input.evidence.channels.records
	channels.in_use(channel)
}

population contains {"kind": "channels", "id": channel.id} if some channel in judged

excluded contains {"kind": "channels", "id": channel.id, "reason": reason} if {
	some channel in input.evidence.channels.records
	reason := channels.left_out(channel)
}

deny contains {"kind": "channels", "id": channel.id, "field": "integrity", "message": message} if {
	some channel in judged
	message := sprintf("%v that would show ePHI modified on the way; use TLS, ssh or a VPN, sign what is sent, or compare checksums at both ends", [undetected(channel)])
}

undetected(channel) := "has nothing" if channel.integrity == "none"

undetected(channel) := "has nothing on record" if object.get(channel, "integrity", "unknown") == "unknown"

# The check built into TLS, ssh or a VPN is there only while they are.
deny contains {"kind": "channels", "id": channel.id, "field": "integrity", "message": message} if {
	some channel in judged
	channel.integrity == "protocol"
	reason := channels.unencrypted(channel)
	message := sprintf("relies on the check built into its encryption, and %v, so a modification is not shown; require encryption, or compare checksums", [reason])
}

# Counts and sums show some modifications. How much must be shown is this program's choice.
deny contains {"kind": "channels", "id": channel.id, "field": "integrity", "basis": "program", "message": message} if {
	some channel in judged
	channel.integrity == "control_totals"
	not channels.encrypted(channel)
	message := "compares counts and sums alone, which show no changed name or diagnosis; this program wants encryption, a signature or checksums beside them"
}
