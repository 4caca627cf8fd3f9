# METADATA
# title: The notice is available
# description: Whoever asks gets the notice in effect, it hangs and lies where patients come, stands on the web site, follows changes, and each version is kept.
# custom:
#   citations: ["164.520(b)(3)", "164.520(c)", "164.520(c)(2)(iii)", "164.520(c)(2)(iii)(A)", "164.520(c)(2)(iii)(B)", "164.520(c)(2)(iv)", "164.520(c)(3)(i)", "164.520(c)(3)(ii)", "164.520(c)(3)(iv)", "164.520(d)(3)", "164.520(e)"]
#   parameters:
#     look_days: {type: integer, minimum: 1}
#     revise_days: {type: integer, minimum: 1}
package hipaa.privacy.privacy_notice_available

import data.hipaa.lib.breaches
import data.hipaa.lib.dates
import data.hipaa.lib.retention

issued contains notice if {
	some notice in input.evidence.privacy_notices.records
	notice.status in {"in_effect", "replaced"}
}

judged contains notice if {
	some notice in issued
	notice.status == "in_effect"
}

population contains {"kind": "privacy_notices", "id": notice.id} if some notice in issued

excluded contains {"kind": "privacy_notices", "id": notice.id, "reason": "draft"} if {
	some notice in input.evidence.privacy_notices.records
	notice.status == "draft"
}

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "on_request", "message": message} if {
	some notice in judged
	not notice.on_request
	message := "is not shown to be given to anybody who asks; keep copies where people ask, and tell staff"
}

# Where patients come. Only a provider treats them.
at_sites := {
	"sites_have_copies": "lie ready at each site to take along",
	"sites_post_it": "hang in a clear and prominent place at each site",
}

visited contains notice if {
	some notice in judged
	"provider" in notice.issued_as
	not no_sites(notice)
}

# That there is no site, or no web site, is something somebody says.
no_sites(notice) if notice.sites == false

deny contains {"kind": "privacy_notices", "id": notice.id, "field": field, "message": message} if {
	some notice in visited
	some field, words in at_sites
	not stated(notice, field)
	message := sprintf("is not shown to %v; see to it, in the version in effect", [words])
}

stated(notice, field) if notice[field] == true

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "website_posts_it", "message": message} if {
	some notice in judged
	not no_website(notice)
	not notice.website_posts_it
	message := "is not shown to be posted prominently on the web site; link it from the home page"
}

no_website(notice) if notice.website == false

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "paper_on_request", "message": message} if {
	some notice in judged
	not no_website(notice)
	not notice.paper_on_request
	message := "is not shown to be given on paper to those who got it electronically and ask; print it for them"
}

# By email only to those who agreed to it; whom it does not reach gets it on paper.
deny contains {"kind": "privacy_notices", "id": notice.id, "field": "by_email", "message": message} if {
	some notice in judged
	not with_consent(notice)
	message := "is not shown to go by email only to those who agreed to electronic notice; ask before sending it so"
}

with_consent(notice) if notice.by_email in {"agreed_only", "not_used"}

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "paper_after_failure", "message": message} if {
	some notice in judged
	notice.by_email in {"agreed_only", "others_too"}
	not notice.paper_after_failure
	message := "is given by email, and is not shown to follow on paper where the email failed; print and send it"
}

# Changes.
deny contains {"kind": "privacy_notices", "id": notice.id, "field": "change_applied_on", "message": message} if {
	some notice in judged
	words := early(notice)
	not notice.change_by_law
	message := sprintf("reflects a material change %v; nothing is carried out before the notice that says so is in effect", [words])
}

early(notice) := sprintf("that was carried out on %v, before it was in effect on %v", [notice.change_applied_on, notice.effective_on]) if {
	notice.change_applied_on < notice.effective_on
}

early(notice) := sprintf("of %v not yet, and it was carried out on %v", [notice.practice_changed_on, notice.change_applied_on]) if {
	unrevised(notice)
	notice.change_applied_on >= notice.practice_changed_on
	notice.change_applied_on <= input.today
}

unrevised(notice) if notice.practice_changed_on > notice.effective_on

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "practice_changed_on", "basis": "program", "message": message} if {
	some notice in judged
	unrevised(notice)
	days := dates.days_since(notice.practice_changed_on)
	allowed := input.parameters.privacy_notice_available.revise_days
	days > allowed
	message := sprintf("was to be revised for a material change known %v ago; this program allows %v to revise and distribute it", [dates.words(days), allowed])
}

deny contains {"kind": "privacy_notices", "id": notice.id, "field": "sites_seen_on", "basis": "program", "message": message} if {
	some notice in visited
	words := unseen(notice)
	message := sprintf("%v; this program looks every %v days whether it hangs and lies there in this version", [words, input.parameters.privacy_notice_available.look_days])
}

unseen(notice) := "was never looked for at the sites" if not notice.sites_seen_on

unseen(notice) := sprintf("is recorded as looked for on %v, a day still to come", [notice.sites_seen_on]) if notice.sites_seen_on > input.today

unseen(notice) := sprintf("was last looked for at the sites %v ago", [dates.words(days)]) if {
	days := dates.days_since(notice.sites_seen_on)
	days > input.parameters.privacy_notice_available.look_days
}

# Copies of each notice issued, for six years from the last day it was in effect.
deny contains {"kind": "privacy_notices", "id": notice.id, "field": "copy_kept", "message": message} if {
	some notice in issued
	not kept(notice)
	message := sprintf("has no copy that is shown to be kept%v; find one, from the printer or the web site's archive", [until(notice)])
}

kept(notice) if {
	notice.copy_kept
	not notice.copy_destroyed_on
}

kept(notice) if notice.copy_destroyed_on >= full_on(notice)

# The last day in effect is the one before the next version's first.
full_on(notice) := retention.full_on(breaches.add_days(notice.replaced_on, -1)) if notice.status == "replaced"

until(notice) := sprintf(" until %v, six years after it was last in effect", [full_on(notice)])

until(notice) := "" if notice.status == "in_effect"

until(notice) := ", nor a day on which it was replaced" if {
	notice.status == "replaced"
	not notice.replaced_on
}
