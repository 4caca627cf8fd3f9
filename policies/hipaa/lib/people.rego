# METADATA
# title: People
# description: Whether a person of the workforce records was working at an instant, or is gone today.
package hipaa.lib.people

import data.hipaa.lib.dates

# Working at that instant: hired by its day and not gone before it. Who left on an unknown day is not shown to have
# been there.
working_at(record, instant) if {
	record.hired_on <= dates.day_of(instant)
	not gone_before(record, instant)
}

gone_before(record, instant) if dates.after_day(instant, record.ended_on)

gone_before(record, _) if {
	record.status == "ended"
	not record.ended_on
}

# Gone today: the arrangement is recorded as ended, or its last day has passed whatever the status still says.
gone(record) if record.status == "ended"

gone(record) if record.ended_on < input.today
