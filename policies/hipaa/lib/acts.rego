# METADATA
# title: Acts
# description: Whether somebody of the workforce can have done, on its day, what is recorded under a person's id.
package hipaa.lib.acts

import data.hipaa.lib.people

# What speaks against it, in words; undefined when nothing does. Persons are given by their ids.
doubt(persons, id, _) := "who is not in the workforce records" if not persons[id]

doubt(persons, id, day) := words if {
	person := persons[id]
	instant := noon(day)
	not people.working_at(person, instant)
	words := sprintf("who is not shown to have worked here on %v", [day])
}

# The first instant that lies after the day before everywhere on earth.
noon(day) := concat("", [day, "T12:00:00Z"])
