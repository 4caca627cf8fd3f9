# METADATA
# title: Breaches
# description: Which incidents are breaches of unsecured PHI or presumed to be, from which day they count as discovered, and until when notice is due.
package hipaa.lib.breaches

import data.hipaa.lib.dates

# "In no case later than 60 calendar days after discovery", and "no longer than 30 days from the date of the oral
# statement": the two numbers of the text.
outer_limit := 60

oral_limit := 30

# Something happened, or may have, and PHI was reached that its finder may read. What is called an attempt and is
# recorded as having reached unsecured PHI has succeeded.
concerns(incident) if {
	incident.result in {"successful", "unknown"}
	exposed(incident)
}

concerns(incident) if {
	incident.result == "attempted"
	incident.phi == "unsecured"
}

exposed(incident) if incident.phi in {"unknown", "unsecured"}

exposed(incident) if {
	incident.phi == "secured"
	not secured(incident)
}

# PHI is secured where the record shows by what. Encryption does it only as long as the key did not go with it.
secured(incident) if {
	incident.phi == "secured"
	incident.secured_by == "destroyed"
}

secured(incident) if {
	incident.phi == "secured"
	incident.secured_by == "encrypted"
	incident.key_exposed == false
}

# Concluded that it was no breach. A conclusion dated in the future has not been drawn.
claimed(assessment) if {
	assessment.conclusion in {"exception", "low_probability"}
	not to_come(assessment)
}

to_come(assessment) if assessment.decided_on > input.today

# Demonstrated: by a finding on each of the four factors that are not all high, or by what shows the exception. What
# is only claimed leaves the presumption standing.
cleared(assessment) if {
	claimed(assessment)
	assessment.conclusion == "low_probability"
	every factor in factors {
		assessment[factor]
	}
	not all_high(assessment)
}

cleared(assessment) if {
	claimed(assessment)
	assessment.conclusion == "exception"
	assessment.exception_reason
	holds(assessment)
}

factors := ["acquired_or_viewed", "nature_and_extent", "risk_mitigated", "unauthorized_person"]

all_high(assessment) if {
	every factor in factors {
		assessment[concat("_", [factor, "risk"])] == "high"
	}
}

# Two of the exceptions end with further use. The third is about somebody who could not retain anything.
holds(assessment) if assessment.exception == "could_not_retain"

holds(assessment) if {
	assessment.exception in {"between_authorized_persons", "good_faith_workforce"}
	assessment.further_use == false
}

# A breach: assessed as one, or presumed to be one as long as nothing shows otherwise. Without an assessment the
# second argument is an empty object.
breach(_, assessment) if assessment.conclusion == "breach"

breach(incident, assessment) if {
	concerns(incident)
	not cleared(assessment)
}

# Why an incident is none; undefined when it is one.
none(incident, assessment) := "assessed as no breach" if {
	not breach(incident, assessment)
	cleared(assessment)
} else := "an attempt that did not succeed" if {
	not breach(incident, assessment)
	incident.result == "attempted"
} else := "looked into, and unfounded" if {
	not breach(incident, assessment)
	incident.result == "unfounded"
} else := "no PHI was reached" if {
	not breach(incident, assessment)
	incident.phi == "none"
} else := "the PHI was secured" if {
	not breach(incident, assessment)
	incident.phi == "secured"
}

# Notified by this organization as a covered entity; by it to a covered entity. Somebody who is both may be both.
as_covered_entity(incident) if incident.held_as != "business_associate"

as_business_associate(incident) if incident.held_as != "covered_entity"

# Days still to come are no days on which anything was known.
known_days(incident) := [day |
	some field in known_fields(incident)
	day := incident[field]
	day <= input.today
]

own_fields := ["known_on", "workforce_known_on", "should_have_been_known_on"]

# What an agent knew is known here. A business associate that is no agent knows for itself, and the clock begins when
# it reports.
known_fields(incident) := array.concat(own_fields, ["associate_known_on"]) if by_agent(incident)

known_fields(incident) := own_fields if not by_agent(incident)

by_agent(incident) if {
	incident.reported_by
	incident.associate_agent
}

# The first day on which it was known, or by exercising reasonable diligence would have been known. Undefined when
# no day until today is recorded.
discovered(incident) := min(days) if {
	days := known_days(incident)
	count(days) > 0
}

# The 60th calendar day after discovery; the day of discovery itself is not counted.
latest(incident) := add_days(discovered(incident), outer_limit)

# The same with what law enforcement asked for, notice by notice.
due(incident, notices) := max(array.concat([base], [end | some notice in notices; end := delay_end(notice, base)])) if base := latest(incident)

# Until when a statement of law enforcement delays a notice. One made after the notice was due comes too late.
delay_end(notice, base) := end if {
	notice.delay_stated_on <= input.today
	notice.delay_stated_on <= base
	notice.delay_document
	end := stated_end(notice)
}

stated_end(notice) := notice.delay_until if notice.delay_form == "written"

stated_end(notice) := notice.delay_until if confirmed(notice)

stated_end(notice) := min([object.get(notice, "delay_until", last), last]) if {
	notice.delay_form in {"oral", "oral_then_written"}
	notice.delay_official_on_file
	not confirmed(notice)
	last := oral_end(notice)
}

# The last day an oral statement delays a notice.
oral_end(notice) := add_days(notice.delay_stated_on, oral_limit)

# A written statement, with a time specified, submitted while the oral one still counted.
confirmed(notice) if {
	notice.delay_form == "oral_then_written"
	days := dates.days_between(notice.delay_stated_on, notice.delay_confirmed_on)
	days >= 0
	days <= oral_limit
	notice.delay_confirmed_on <= input.today
	notice.delay_until
}

# True while a statement of law enforcement keeps one of these notices back.
held_back(incident, notices) if {
	base := latest(incident)
	some notice in notices
	delay_end(notice, base) > input.today
}

# Sent by today. A day still to come has sent nothing.
sent(notice) if notice.sent_on <= input.today

# Without those that are recorded as sent before anybody knew: they cannot have been about it.
credible(incident, notices) := {notice |
	some notice in notices
	not precedes(notice, incident)
}

precedes(notice, incident) if notice.sent_on < discovered(incident)

# The notice itself, not the first word in an urgent case and not what replaces it.
written(notice) if {
	notice.recipient in {"individuals", "next_of_kin"}
	not other_form(notice)
}

other_form(notice) if notice.form in {"substitute", "urgent"}

substitute(notice) if {
	notice.recipient == "individuals"
	notice.form == "substitute"
}

to_individuals(notice) if notice.recipient in {"individuals", "next_of_kin"}

undeliverable(notices) := sum([notice.undeliverable | some notice in notices; notice.recipient == "individuals"; written(notice); sent(notice)])

# Those whom notice was given. A substitute for a letter that came back adds nobody.
reached(notices) := letters + max([0, substitutes - undeliverable(notices)]) if {
	letters := sum([notice.individuals | some notice in notices; written(notice); sent(notice)])
	substitutes := sum([notice.individuals | some notice in notices; substitute(notice); sent(notice)])
}

# How many individuals it concerns: as assessed, or for as many as notices were made out, whichever is more.
# 0 when neither is known.
concerned(assessment, notices) := max([object.get(assessment, "individuals", 0), named]) if {
	named := sum([notice.individuals | some notice in notices; written(notice)])
}

# Days of the calendar. The constant stands here and is not dates.nanoseconds: where a policy has named a constant of
# one package, the embedded engine no longer finds that of another in a function of it.
day_length := 86400000000000

add_days(date, days) := date_of(dates.day_number(date) + days)

date_of(number) := sprintf("%v-%v-%v", [parts[0], two(parts[1]), two(parts[2])]) if {
	parts := time.date(number * day_length)
}

two(number) := sprintf("0%v", [number]) if number < 10

two(number) := sprintf("%v", [number]) if number >= 10

# The last day for what was discovered in a year and concerns fewer than 500: 60 days after the year has ended.
after_year(date) := add_days(concat("", [substring(date, 0, 4), "-12-31"]), outer_limit)

# What is left until a day, in words.
left(date) := standing(dates.days_between(input.today, date))

standing(days) := sprintf("%v left", [dates.words(days)]) if days > 0

standing(0) := "due today"

standing(days) := sprintf("%v over", [dates.words(0 - days)]) if days < 0

# A count of individuals, in words.
people(1) := "1 individual"

people(number) := sprintf("%v individuals", [number]) if number != 1
