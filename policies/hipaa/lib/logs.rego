# METADATA
# title: Logs
# description: Since when an audit log is shown to run.
package hipaa.lib.logs

import data.hipaa.lib.dates

# A log that is recorded as begun, on a day that has come and before which it holds nothing.
began(log) if {
	log.began_on <= input.today
	not older(log)
}

# It holds entries from before the day on which it is recorded as begun.
older(log) if log.oldest_entry_on < log.began_on

older(log) if dates.day_of(log.last_entry_at) < log.began_on
