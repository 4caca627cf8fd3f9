# METADATA
# title: Channels
# description: Which transmission channels carry ePHI, what shows that one is encrypted, and which networks are closed to others.
package hipaa.lib.channels

# A channel in use that carries ePHI. What the inventory says of its system does not take it out.
in_use(channel) if {
	channel.ephi
	channel.status == "in_use"
}

# Why a channel is not one of those; undefined when it is.
left_out(channel) := "carries no ePHI" if not channel.ephi

left_out(channel) := reason if {
	channel.ephi
	channel.status != "in_use"
	reason := sprintf("status %v", [channel.status])
}

encrypting := {"message", "ssh", "tls_1_2", "tls_1_3", "tls_older", "vpn"}

# Encrypted whatever the other side would do, by however old a protocol.
encrypted(channel) if channel.encryption in encrypting

# In words, what a channel shows that is not encrypted; undefined when it is.
unencrypted(channel) := "is not encrypted" if channel.encryption == "none"

unencrypted(channel) := "is encrypted only when the other server offers it" if channel.encryption == "opportunistic"

unencrypted(channel) := "is not shown to be encrypted" if object.get(channel, "encryption", "unknown") == "unknown"

# Something verifies the other side.
verified(channel) if channel.partner_verified_by != "none"

# A network that others have no part in. What runs elsewhere is reached over another network, whatever the list says.
closed(channel, _) if channel.network == "private_line"

closed(channel, systems) if {
	channel.network == "internal"
	runs_here(channel, systems)
}

# True when the system that a channel belongs to is shown to run on own equipment. Systems are given by system_id.
runs_here(channel, systems) if systems[channel.system].hosting == "on_premises"
