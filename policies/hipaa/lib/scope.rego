# METADATA
# title: Scope
# description: Which systems and devices a rule on ePHI looks at, and the words for those it leaves out.
package hipaa.lib.scope

# A system or device that touches ePHI and is in use.
in_use(record) if {
	record.ephi
	record.status == "in_use"
}

# Why a system or device is not one of those; undefined when it is.
left_out(record) := "touches no ePHI" if not record.ephi

left_out(record) := reason if {
	record.ephi
	record.status != "in_use"
	reason := sprintf("status %v", [record.status])
}

# The systems at which persons sign in to get into systems in scope, directly or by way of others: whoever has an
# account there is let in here, whether or not the directory holds ePHI itself. Systems are given by system_id,
# settings are records of authentication.
signs_in_for(systems, settings) := graph.reachable(
	object.union({at: [] | some record in settings; some at in sends_to(record)}, {record.system: sends_to(record) | some record in settings}),
	{record.system | some record in settings; in_use(systems[record.system])},
)

sends_to(record) := [at |
	record.method == "single_sign_on"
	at := record.signs_in_at
]

# Systems that ePHI passes through without being kept there by this organization: a payer's own portal, the way in
# from outside, the directory of users.
passes_through := {"identity_provider", "payer_portal", "remote_access"}

# What the record itself contradicts: a payer's portal that runs here, or storage that is recorded as not encrypted.
keeps(system) if system.encrypted_at_rest == false

keeps(system) if {
	system.type == "payer_portal"
	system.hosting in {"cloud", "on_premises"}
}

# A payer's own portal: the payer's information system. One that runs here is none.
payers_own(system) if {
	system.type == "payer_portal"
	not keeps(system)
}

# A system in use on which this organization stores ePHI.
stores(system) if {
	in_use(system)
	type := system.type
	not type in passes_through
}

stores(system) if {
	in_use(system)
	system.type in passes_through
	keeps(system)
}

# Why a system is not one of those; undefined when it is.
not_stored(system) := left_out(system)

not_stored(system) := reason if {
	in_use(system)
	system.type in passes_through
	not keeps(system)
	reason := sprintf("type %v: taken not to store ePHI here", [system.type])
}
