# METADATA
# title: Minimum necessary
# description: Which flows of PHI are to be limited to the minimum necessary, by 164.502(b), and which of its exceptions a flow shows.
package hipaa.lib.minimum

# Anything but PHI is not what the rule limits, and what nobody does yet cannot be limited.
judged(flow) if {
	flow.status == "in_use"
	flow.content != "de_identified"
}

# Why a flow is not one of those; undefined when it is.
left_out(flow) := "de-identified, no PHI" if {
	flow.status == "in_use"
	flow.content == "de_identified"
}

left_out(flow) := reason if {
	flow.status != "in_use"
	reason := sprintf("status %v", [flow.status])
}

# The exceptions of 164.502(b)(2), as far as a flow can show one: to or by a provider for treatment, to the
# individual, by an authorization, required by law. Treatment alone is none: own people's use for it is limited too.
excepted(flow) if flow.relationship == "individual"

excepted(flow) if {
	flow.relationship == "treatment"
	flow.permitted_as == "treatment"
}

excepted(flow) if flow.permitted_as in {"authorization", "required_by_law"}

# It leaves, or it comes from others.
leaves(flow) if flow.direction in {"both", "sent"}

comes(flow) if flow.direction in {"both", "received"}
