# METADATA
# title: Request clocks
# description: Until when a request for access or amendment is to be acted on, whether an extension of that time counts, and whether it was met.
package hipaa.lib.request_clocks

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

# "No later than 30 days after receipt" (164.524(b)(2)(i)), "no later than 60 days" (164.526(b)(2)(i)), and "no more
# than 30 days" of extension in both: the numbers of the text.
first_days := {"access": 30, "amendment": 60}

extension_days := 30

first_due(request) := breaches.add_days(request.received_on, first_days[request.right])

last_due(request) := breaches.add_days(request.received_on, first_days[request.right] + extension_days)

extended(request) if request.extensions > 0

extended(request) if {
	some field in ["extension_sent_on", "extension_until"]
	request[field]
}

# Why an extension does not count, in words that go on after "its extension"; undefined when it counts.
flaw(request) := "has no statement on record" if {
	not request.extension_sent_on
} else := sprintf("has a statement of %v, which is not between the request and today", [request.extension_sent_on]) if {
	not past(request, request.extension_sent_on)
} else := sprintf("has a statement of %v, after the first %v ended on %v", [request.extension_sent_on, dates.words(first_days[request.right]), first_due(request)]) if {
	request.extension_sent_on > first_due(request)
} else := "has a statement that is not shown to be written" if {
	not request.extension_written
} else := "has a statement without a reason" if {
	not request.extension_reason
} else := "has a statement that names no day" if {
	not request.extension_until
}

# Between the receipt of a request and today, both included.
past(request, date) if {
	date >= request.received_on
	date <= input.today
}

# The last day. The day that a statement names is kept to; it neither shortens the first period nor reaches beyond the
# second.
due(request) := max([first_due(request), min([request.extension_until, last_due(request)])]) if {
	not flaw(request)
} else := first_due(request)

# What it takes, by what was decided.
acts := {
	"access": {
		"denied": ["denial_sent_on"],
		"granted": ["provided_on"],
		"granted_in_part": ["denial_sent_on", "provided_on"],
	},
	"amendment": {
		"denied": ["denial_sent_on"],
		"granted": ["informed_on", "provided_on"],
		"granted_in_part": ["denial_sent_on", "informed_on", "provided_on"],
	},
}

words := {
	"denial_sent_on": "written denial",
	"informed_on": "word to the individual",
	"provided_on": "granted part",
}

# The day on which the last of it was done; undefined while something is open.
done_on(request) := max([request[field] | some field in fields]) if {
	fields := acts[request.right][request.outcome]
	every field in fields {
		past(request, request[field])
	}
}

# A recorded day on which it cannot have been done.
misdated(request) := misdates[0] if {
	misdates := [{"field": field, "words": words[field]} |
		some field in acts[request.right][request.outcome]
		date := request[field]
		not past(request, date)
	]
}

# What is wrong with how a request was acted on, at most one thing; undefined when nothing is.
objection(request) := {"field": "received_on", "words": "has no day of receipt, so that nothing shows it was acted on in time; record the day it first came in"} if {
	not request.received_on
} else := {"field": "received_on", "words": text} if {
	request.received_on > input.today
	text := sprintf("is recorded as received on %v, a day still to come; correct the date", [request.received_on])
} else := {"field": field, "words": text} if {
	misdate := misdated(request)
	field := misdate.field
	text := sprintf("was received on %v and has its %v dated %v, which is not between then and today; correct the date", [request.received_on, misdate.words, request[field]])
} else := {"field": "extensions", "words": text} if {
	request.extensions > 1
	text := sprintf("was extended %v times; there is one extension only, and it was due by %v", [request.extensions, due(request)])
} else := {"field": "received_on", "words": text} if {
	not done_on(request)
	last := due(request)
	input.today > last
	text := sprintf("was received on %v and was to be acted on by %v (%v)%v; %v today", [request.received_on, last, breaches.left(last), remark(request), still(request)])
} else := {"field": "received_on", "words": text} if {
	last := due(request)
	days := dates.days_between(last, done_on(request))
	days > 0
	text := sprintf("was received on %v, was to be acted on by %v and was on %v, %v over%v; find out what held it up", [request.received_on, last, done_on(request), dates.words(days), remark(request)])
} else := {"field": "extension_until", "words": text} if {
	not flaw(request)
	days := dates.days_between(last_due(request), request.extension_until)
	days > 0
	text := sprintf("was extended until %v, %v beyond the 30 days that one extension has; act on it by %v", [request.extension_until, dates.words(days), last_due(request)])
}

remark(request) := "" if not extended(request)

remark(request) := "" if not flaw(request)

remark(request) := text if {
	extended(request)
	text := sprintf("; its extension %v", [flaw(request)])
}

still(request) := "decide it and answer" if not request.outcome

still(request) := "do what was decided, and record the day" if request.outcome

# Still to be acted on, with a clock that can be told.
running(request) if {
	request.received_on <= input.today
	not misdated(request)
	not done_on(request)
}

# What is to be seen to, at most one thing, and no verdict.
caution(request, warn_days) := {"field": "extension_sent_on", "words": text} if {
	running(request)
	extended(request)
	input.today <= first_due(request)
	text := sprintf("counts on an extension that %v; send a written statement with the reason and the day by %v", [flaw(request), first_due(request)])
} else := {"field": "received_on", "words": text} if {
	running(request)
	last := due(request)
	input.today <= last
	text := sprintf("is to be acted on by %v (%v)", [last, breaches.left(last)])
	dates.days_between(input.today, last) <= warn_days
}
