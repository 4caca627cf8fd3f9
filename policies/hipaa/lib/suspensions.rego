# METADATA
# title: Suspensions
# description: Until when the statement of an oversight agency or a law enforcement official keeps a disclosure out of accountings (164.528(a)(2)).
package hipaa.lib.suspensions

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

# "No longer than 30 days from the date of the oral statement": the number of the text.
oral_days := 30

# The last day on which it is kept out: the time that a written statement specifies, or 30 days after an oral one.
last_day(record) := record.suspension_until if confirmed(record)

last_day(record) := min([object.get(record, "suspension_until", oral_end), oral_end]) if {
	record.suspension in {"oral", "oral_then_written"}
	not confirmed(record)
	oral_end := breaches.add_days(record.suspension_stated_on, oral_days)
}

confirmed(record) if record.suspension == "written"

# A written statement submitted while the oral one counted.
confirmed(record) if {
	record.suspension == "oral_then_written"
	days := dates.days_between(record.suspension_stated_on, record.suspension_confirmed_on)
	days >= 0
	days <= oral_days
	record.suspension_until
}

# Only what went to an oversight agency or a law enforcement official is kept out, from the statement on.
held_back(record, day) if {
	record.permission in {"law_enforcement", "oversight"}
	record.suspension_stated_on <= day
	day <= last_day(record)
}
