# METADATA
# title: The notice of a health plan
# description: A health plan gives its notice at enrollment, reminds those covered of it every three years, and sends them a material change in time.
# custom:
#   citations: ["164.520(a)(3)(i)", "164.520(a)(3)(i)(A)", "164.520(a)(3)(i)(B)", "164.520(a)(3)(ii)", "164.520(a)(3)(ii)(A)", "164.520(a)(3)(ii)(B)", "164.520(c)(1)(i)", "164.520(c)(1)(i)(B)", "164.520(c)(1)(ii)", "164.520(c)(1)(v)(A)", "164.520(c)(1)(v)(B)"]
package hipaa.privacy.privacy_notice_health_plan

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

plans := {"group_health_plan", "plan"}

of_a_plan(notice) if {
	some role in notice.issued_as
	role in plans
}

left_out(notice) := notice.status if notice.status != "in_effect"

left_out(notice) := "not issued by a health plan" if {
	notice.status == "in_effect"
	not of_a_plan(notice)
}

judged contains notice if {
	some notice in input.evidence.privacy_notices.records
	not left_out(notice)
}

population contains {"kind": "privacy_notices", "id": notice.id} if some notice in judged

excluded contains {"kind": "privacy_notices", "id": notice.id, "reason": reason} if {
	some notice in input.evidence.privacy_notices.records
	reason := left_out(notice)
}

deny contains {"kind": "privacy_notices", "message": message} if {
	count(judged) == 0
	message := "no notice of privacy practices of the health plan is in effect; write one, or get the issuer's where it provides all benefits"
}

# A plan that only has an insurer pay its benefits maintains a notice and gives it to whoever asks.
deny contains {"kind": "privacy_notices", "id": notice.id, "field": "on_request", "message": message} if {
	some notice in judged
	not notice.on_request
	message := "is not shown to be given to anybody who asks the plan for it; keep copies"
}

own contains notice if {
	some notice in judged
	"plan" in notice.issued_as
}

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "provided_at_enrollment", "message": message} if {
	some notice in own
	not notice.provided_at_enrollment
	message := "is not shown to be given to new enrollees at enrollment; put it into the enrollment packet"
}

# Three years are the text's number.
deny contains {"kind": "privacy_notices", "id": notice.id, "field": "reminded_on", "message": message} if {
	some notice in own
	words := unreminded(notice)
	message := sprintf("%v; tell those covered that it exists and how to get it", [words])
}

unreminded(notice) := "is not shown to have been announced to those covered" if count(told(notice)) == 0

unreminded(notice) := sprintf("was announced to those covered on %v, and again by %v at the latest (%v)", [last, due, breaches.left(due)]) if {
	last := max(told(notice))
	due := third_return(last)
	input.today > due
}

# The notice itself, or the way to get it.
told(notice) := {day |
	some field in ["change_sent_on", "reminded_on"]
	day := notice[field]
	day <= input.today
}

third_return(date) := concat("", [sprintf("%v", [year]), replace(substring(date, 4, 6), "-02-29", "-03-01")]) if {
	year := time.date(time.parse_rfc3339_ns(concat("", [date, "T00:00:00Z"])))[0] + 3
}

# A material change: on the web site by its day and in the next annual mailing, or sent within 60 days.
change_days := 60

revised contains notice if {
	some notice in own
	some former in input.evidence.privacy_notices.records
	former.status == "replaced"
	"plan" in former.issued_as
}

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "change_sent_on", "message": message} if {
	some notice in revised
	not posted(notice)
	due := breaches.add_days(notice.effective_on, change_days)
	words := unsent(notice, due)
	message := sprintf("is a revision of %v that was to reach those covered by %v, and %v; send it, or what changed and how to get it", [notice.effective_on, due, words])
}

posted(notice) if {
	notice.website_posts_it
	notice.change_in_annual_mailing
}

unsent(notice, due) := sprintf("went out on %v, %v over", [notice.change_sent_on, dates.words(days)]) if {
	sent(notice)
	days := dates.days_between(due, notice.change_sent_on)
	days > 0
}

unsent(notice, due) := sprintf("is not shown to be sent (%v)", [breaches.left(due)]) if {
	not sent(notice)
	input.today > due
}

sent(notice) if notice.change_sent_on <= input.today
