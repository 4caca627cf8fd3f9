package hipaa.privacy.privacy_notice_available_test

import data.hipaa.privacy.privacy_notice_available as available

notice := {
	"id": "n2", "notice_id": "n2", "status": "in_effect", "issued_as": ["provider"], "effective_on": "2026-02-16", "copy_kept": true, "on_request": true,
	"sites": true, "sites_have_copies": true, "sites_post_it": true, "sites_seen_on": "2026-08-12", "website": true, "website_posts_it": true,
	"by_email": "agreed_only", "paper_after_failure": true, "paper_on_request": true,
}

# In effect until 2026-02-15; six years are full on 2032-02-15.
former := {"id": "n1", "notice_id": "n1", "status": "replaced", "issued_as": ["provider"], "effective_on": "2020-01-01", "replaced_on": "2026-02-16", "copy_kept": true}

on(day, notices) := {"today": day, "parameters": {"privacy_notice_available": {"look_days": 100, "revise_days": 60}}, "evidence": {"privacy_notices": {"records": notices}}}

at(notices) := on("2026-11-20", notices)

with_one(change) := at([object.union(notice, change)])

without(fields) := at([object.remove(notice, fields)])

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "privacy_notices"}

test_an_available_notice_passes if {
	given := at([notice, former, {"id": "n3", "notice_id": "n3", "status": "draft", "issued_as": ["provider"]}])
	count(available.deny) == 0 with input as given
	available.population == {{"kind": "privacy_notices", "id": "n1"}, {"kind": "privacy_notices", "id": "n2"}} with input as given
	available.excluded == {{"kind": "privacy_notices", "id": "n3", "reason": "draft"}} with input as given
	count(available.population) == 0 with input as at([])
}

# Fields of which anything but true is a finding.
words := {
	"on_request": "is not shown to be given to anybody who asks; keep copies where people ask, and tell staff",
	"sites_have_copies": "is not shown to lie ready at each site to take along; see to it, in the version in effect",
	"sites_post_it": "is not shown to hang in a clear and prominent place at each site; see to it, in the version in effect",
	"website_posts_it": "is not shown to be posted prominently on the web site; link it from the home page",
	"paper_on_request": "is not shown to be given on paper to those who got it electronically and ask; print it for them",
	"paper_after_failure": "is given by email, and is not shown to follow on paper where the email failed; print and send it",
}

test_each_way_to_the_notice if {
	every field, message in words {
		absent := available.deny with input as without([field])
		found(absent) == {["n2", field, "rule", message]}
		no := available.deny with input as with_one({field: false})
		found(no) == {["n2", field, "rule", message]}
	}
}

test_where_there_is_no_site_or_web_site if {
	count(available.deny) == 0 with input as at([object.union(object.remove(notice, ["sites_have_copies", "sites_post_it", "sites_seen_on"]), {"sites": false})])
	count(available.deny) == 0 with input as at([object.union(object.remove(notice, ["website_posts_it", "paper_on_request"]), {"website": false})])
	plan := object.remove(object.union(notice, {"issued_as": ["plan"]}), ["sites", "sites_have_copies", "sites_post_it", "sites_seen_on"])
	count(available.deny) == 0 with input as at([plan])
	unknown := available.deny with input as without(["sites", "sites_post_it", "website", "website_posts_it"])
	{item[1] | some item in found(unknown)} == {"sites_post_it", "website_posts_it"}
}

test_by_email_to_those_who_agreed if {
	expected := {["n2", "by_email", "rule", "is not shown to go by email only to those who agreed to electronic notice; ask before sending it so"]}
	absent := available.deny with input as without(["by_email"])
	found(absent) == expected
	others := available.deny with input as with_one({"by_email": "others_too"})
	found(others) == expected
	lost := available.deny with input as with_one({"by_email": "others_too", "paper_after_failure": false})
	count(lost) == 2
	unused := available.deny with input as at([object.union(object.remove(notice, ["paper_after_failure"]), {"by_email": "not_used"})])
	count(unused) == 0
}

test_no_change_before_the_notice_says_so if {
	early := available.deny with input as with_one({"change_applied_on": "2026-02-15"})
	found(early) == {["n2", "change_applied_on", "rule", "reflects a material change that was carried out on 2026-02-15, before it was in effect on 2026-02-16; nothing is carried out before the notice that says so is in effect"]}
	count(available.deny) == 0 with input as with_one({"change_applied_on": "2026-02-15", "change_by_law": true})
	no_law := available.deny with input as with_one({"change_applied_on": "2026-02-15", "change_by_law": false})
	count(no_law) == 1
	count(available.deny) == 0 with input as with_one({"change_applied_on": "2026-02-16"})
	unsaid := available.deny with input as with_one({"practice_changed_on": "2026-11-01", "change_applied_on": "2026-11-20"})
	found(unsaid) == {["n2", "change_applied_on", "rule", "reflects a material change of 2026-11-01 not yet, and it was carried out on 2026-11-20; nothing is carried out before the notice that says so is in effect"]}
	same_day := available.deny with input as with_one({"practice_changed_on": "2026-11-01", "change_applied_on": "2026-11-01"})
	count(same_day) == 1
	count(available.deny) == 0 with input as with_one({"practice_changed_on": "2026-11-01", "change_applied_on": "2026-11-21"})
	count(available.deny) == 0 with input as with_one({"practice_changed_on": "2026-11-01", "change_applied_on": "2026-10-31"})
	count(available.deny) == 0 with input as with_one({"practice_changed_on": "2026-02-16", "change_applied_on": "2026-03-01"})
}

test_revised_within_this_programs_days if {
	count(available.deny) == 0 with input as with_one({"practice_changed_on": "2026-09-21"})
	deny := available.deny with input as with_one({"practice_changed_on": "2026-09-20"})
	found(deny) == {["n2", "practice_changed_on", "program", "was to be revised for a material change known 61 days ago; this program allows 60 to revise and distribute it"]}
	count(available.deny) == 0 with input as with_one({"practice_changed_on": "2026-02-16"})
	short := available.deny with input as with_one({"practice_changed_on": "2026-02-17"})
	count(short) == 1
}

looked(text) := {["n2", "sites_seen_on", "program", sprintf("%v; this program looks every 100 days whether it hangs and lies there in this version", [text])]}

test_looked_for_at_the_sites if {
	absent := available.deny with input as without(["sites_seen_on"])
	found(absent) == looked("was never looked for at the sites")
	future := available.deny with input as with_one({"sites_seen_on": "2026-11-21"})
	found(future) == looked("is recorded as looked for on 2026-11-21, a day still to come")
	old := available.deny with input as with_one({"sites_seen_on": "2026-08-11"})
	found(old) == looked("was last looked for at the sites 101 days ago")
	count(available.deny) == 0 with input as with_one({"sites_seen_on": "2026-11-20"})
}

uncopied(id, text) := {[id, "copy_kept", "rule", sprintf("has no copy that is shown to be kept%v; find one, from the printer or the web site's archive", [text])]}

test_copies_are_kept if {
	absent := available.deny with input as without(["copy_kept"])
	found(absent) == uncopied("n2", "")
	no := available.deny with input as with_one({"copy_kept": false})
	found(no) == uncopied("n2", "")
	destroyed := available.deny with input as with_one({"copy_destroyed_on": "2026-11-01"})
	found(destroyed) == uncopied("n2", "")
	lost := available.deny with input as at([notice, object.remove(former, ["copy_kept"])])
	found(lost) == uncopied("n1", " until 2032-02-15, six years after it was last in effect")
	undated := available.deny with input as at([notice, object.remove(former, ["copy_kept", "replaced_on"])])
	found(undated) == uncopied("n1", ", nor a day on which it was replaced")
}

test_copies_are_kept_for_six_years if {
	old := object.union(former, {"replaced_on": "2020-03-01"})
	full := available.deny with input as at([notice, object.union(old, {"copy_kept": false, "copy_destroyed_on": "2026-03-01"})])
	count(full) == 0
	short := available.deny with input as at([notice, object.union(old, {"copy_destroyed_on": "2026-02-28"})])
	found(short) == uncopied("n1", " until 2026-03-01, six years after it was last in effect")
	another := object.union(former, {"replaced_on": "2020-03-02"})
	next := available.deny with input as at([notice, object.union(another, {"copy_destroyed_on": "2026-03-01"})])
	count(next) == 0
}

test_a_notice_in_effect_has_no_last_day if {
	deny := available.deny with input as at([object.remove(object.union(notice, {"replaced_on": "2026-02-16"}), ["copy_kept"])])
	found(deny) == uncopied("n2", "")
}
