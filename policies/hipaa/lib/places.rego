# METADATA
# title: Places
# description: Which areas of a facility a rule on physical access looks at, how they are named, and how old a list is.
package hipaa.lib.places

import data.hipaa.lib.dates

# An area in use in which systems, workstations or media with ePHI stand.
in_use(area) if {
	area.ephi
	area.status == "in_use"
}

# Why an area is not one of those; undefined when it is.
left_out(area) := "no ePHI there" if not area.ephi

left_out(area) := "given up" if {
	area.ephi
	area.status != "in_use"
}

# How records name an area.
key(record) := [record.facility, record.area]

# In words, for messages.
name(record) := sprintf("%v, %v", [record.area, record.facility])

# The day of the oldest list of several sources; without one today, so that nothing is excused by its age.
listed_on(sources) := min({input.today} | {dates.day_of(source.observed_at) | some source in sources})
