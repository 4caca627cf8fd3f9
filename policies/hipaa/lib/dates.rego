# METADATA
# title: Dates
# description: Whole days between dates written YYYY-MM-DD, and the day of an instant. Dates in order compare as strings.
package hipaa.lib.dates

# Nanoseconds in a day. Midnights in UTC are whole multiples of it, so the division below leaves no remainder.
nanoseconds := 86400000000000

# The number of a day, counted from 1970-01-01, which is 0.
day_number(date) := time.parse_rfc3339_ns(concat("", [date, "T00:00:00Z"])) / nanoseconds

# Days from one date to another: 0 for the same day, negative when the second comes first.
days_between(from, to) := day_number(to) - day_number(from)

# Days from a date to the day of the assessment.
days_since(date) := days_between(date, input.today)

# A number of days in words, for messages.
words(1) := "1 day"

words(days) := sprintf("%v days", [days]) if days != 1

# The calendar day of an instant, as it is written: its offset is not applied.
day_of(instant) := split(instant, "T")[0]

# True when the instant lies after the whole of that day wherever on earth the day was counted. Exports are often
# in UTC, where an evening in the office already bears the next day's date. The last time zone to end a day is 12
# hours behind UTC.
after_day(instant, date) if time.parse_rfc3339_ns(instant) >= ((day_number(date) * nanoseconds) + nanoseconds) + 43200000000000
