# METADATA
# title: Discovery
# description: Whether a breach counts as discovered from the first day on which it was known, or would have been by reasonable diligence, in words for a finding.
package hipaa.lib.discovery

import data.hipaa.lib.breaches

# Somebody of the workforce saw in a log what was then followed up as an incident, or found it on a walk, or a case was
# noticed: the incident's number, the day, and where it is on record.
seen(incidents, reviews, visits, cases) := reviewed(reviews) | noticed(incidents, object.union(
	{source: day | some visit in visits; source := concat("/", ["walkthroughs", visit.id]); day := visit.walked_on},
	{source: day | some case in cases; source := concat("/", ["sanctions", case.id]); day := case.noticed_on},
))

reviewed(reviews) := {[number, day, name] |
	some review in reviews
	number := review.follow_up
	day := review.reviewed_on
	name := sprintf("activity review %v", [review.review_id])
}

noticed(incidents, days) := {[number, day, name] |
	some incident in incidents
	some source in incident.found_in
	number := incident.incident_id
	day := days[source]
	name := replace(source, "/", " ")
}

# What each of these says goes on after the incident's name; undefined where it is as it should be.
overlooked(incident, day, source) := message if {
	not incident.discovery_note
	first := breaches.discovered(incident)
	day < first
	message := sprintf("counts as discovered on %v, and %v had found it on %v; count from then, or record in discovery_note why that was not knowledge of a breach", [first, source, day])
}

# Somebody else reported it. Where that acted as this organization's agent, what it knew was known here.
unsettled(incident) := message if {
	other := incident.reported_by
	not says_of_agency(incident)
	message := sprintf("was reported by %v, and it is not recorded whether that acted as an agent, whose knowledge counts as this organization's; settle that, and count from the earlier day if it did", [other])
}

says_of_agency(incident) if incident.associate_agent in {false, true}

undated(incident) := message if {
	other := incident.reported_by
	incident.associate_agent
	not incident.associate_known_on
	message := sprintf("was reported by %v, an agent whose knowledge counts as this organization's, without the day on which that knew; ask for the day and count from it", [other])
}

# This program's practice.
not_considered(incident) := message if {
	count(breaches.known_days(incident)) > 0
	not incident.should_have_been_known_on
	message := "does not say from when it would have been known by reasonable diligence; this program records that each time, as the same day where it is no earlier"
}
