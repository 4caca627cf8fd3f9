# METADATA
# title: Plans
# description: Which parts of the contingency plan are in force, for which systems they are written, and the newest of several days.
package hipaa.lib.plans

in_force(plan) if plan.status == "in_force"

# The systems for which a part of the plan in force has procedures.
covered(plans, part) := {system |
	some plan in plans
	in_force(plan)
	plan.part == part
	some system in plan.systems
}

# The same for the plan as a whole.
covered_at_all(plans) := {system |
	some plan in plans
	in_force(plan)
	some system in plan.systems
}

# Of pairs in order, the last of each first member: the newest day of each system.
newest(pairs) := {pair[0]: pair[1] |
	some index, pair in pairs
	not followed(pairs, index)
}

followed(pairs, index) if pairs[index + 1][0] == pairs[index][0]
