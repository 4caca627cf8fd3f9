# METADATA
# title: Retention
# description: Until when documentation of the Security Rule is kept, by 164.316(b)(2)(i).
package hipaa.lib.retention

import data.hipaa.lib.dates

# Six years are the rule's own number. They are full on the sixth return of the day; a 29 February does not return
# six years later, so that they are full on the day after 28 February.
full_on(date) := sprintf("%v%v", [year, rest]) if {
	year := time.date(time.parse_rfc3339_ns(concat("", [date, "T00:00:00Z"])))[0] + 6
	rest := replace(substring(date, 4, 6), "-02-29", "-03-01")
}

# From creation, or from the last day in effect where that is later.
counted_from(document) := max({day | some field in ["created_on", "last_in_effect_on"]; day := document[field]})

# Kept for six years from that day.
kept_until(document) := full_on(counted_from(document))

# Days by which a day falls short of that; not positive when it does not.
short_by(document, day) := dates.days_between(day, kept_until(document))
