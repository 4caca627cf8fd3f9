# METADATA
# title: Vendor due diligence
# description: This program looks at how each business associate protects PHI before it starts and once a year, and follows up what it finds.
# custom:
#   citations: ["164.308(b)(1)", "164.502(e)(1)"]
#   parameters:
#     review_days: {type: integer, minimum: 1}
#     areas: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
#     paper_areas: {type: array, items: {type: string}, minItems: 1, uniqueItems: true}
package hipaa.administrative.vendor_due_diligence

import data.hipaa.lib.agreements
import data.hipaa.lib.dates
import data.hipaa.lib.people

limits := input.parameters.vendor_due_diligence

persons := {person.person: person | some person in input.evidence.workforce.records}

associates := {record.associate_id | some record in input.evidence.business_associates.records}

judged contains record if {
	some record in input.evidence.business_associates.records
	agreements.judged(record)
}

population contains {"kind": "business_associates", "id": record.id} if some record in judged

nobody if agreements.nobody(input.evidence.business_associates.records)

# Where there is nobody whose agreement it asks about, every relationship was looked at.
population contains {"kind": "business_associates", "id": record.id} if {
	nobody
	some record in input.evidence.business_associates.records
}

excluded contains {"kind": "business_associates", "id": record.id, "reason": reason} if {
	not nobody
	some record in input.evidence.business_associates.records
	reason := agreements.left_out(record)
}

population contains {"kind": "vendor_reviews", "id": review.id} if some review in input.evidence.vendor_reviews.records

# Associate and day of each review, in order. A review dated in the future has not taken place.
days := sort([[review.associate, review.reviewed_on] |
	some review in input.evidence.vendor_reviews.records
	review.reviewed_on <= input.today
])

nobody_else := [[""]]

before := array.concat(nobody_else, days)

after := array.concat(days, nobody_else)

# The pair before is another associate's: this day is the first.
first_day := {pair[0]: pair[1] |
	some i, pair in days
	before[i][0] != pair[0]
}

last_day := {pair[0]: pair[1] |
	some i, pair in days
	after[i + 1][0] != pair[0]
}

deny contains {"kind": "business_associates", "id": record.id, "message": message} if {
	some record in judged
	not last_day[record.associate_id]
	message := "was never looked at; go through how it protects PHI and record the review"
}

deny contains {"kind": "business_associates", "id": record.id, "message": message} if {
	some record in judged
	age := dates.days_since(last_day[record.associate_id])
	allowed := limits.review_days
	age > allowed
	message := sprintf("was last looked at %v ago; this program allows %v: review it again", [dates.words(age), allowed])
}

# Silent about those who started longer ago than reviews go back.
deny contains {"kind": "business_associates", "id": record.id, "field": "phi_from", "message": message} if {
	some record in judged
	first := first_day[record.associate_id]
	first > record.phi_from
	dates.days_since(record.phi_from) <= limits.review_days
	message := sprintf("got PHI from %v and was first looked at on %v; this program looks before the first PHI", [record.phi_from, first])
}

# What the newest review of a relationship that goes on leaves open.
newest contains review if {
	some review in input.evidence.vendor_reviews.records
	review.associate in running
	review.reviewed_on == last_day[review.associate]
}

running := {record.associate_id | some record in judged}

deny contains {"kind": "vendor_reviews", "id": review.id, "field": "areas", "message": message} if {
	some review in newest
	missing := wanted(review) - {area | some area in review.areas}
	count(missing) > 0
	message := sprintf("did not look at %v; this program looks at that too", [concat(", ", sort([replace(area, "_", " ") | some area in missing]))])
}

# Of somebody who handles paper or talk only, less is asked.
wanted(review) := {area | some area in limits.areas} if review.associate in electronic

wanted(review) := {area | some area in limits.paper_areas} if not review.associate in electronic

electronic := {record.associate_id |
	some record in judged
	record.ephi
}

deny contains {"kind": "vendor_reviews", "id": review.id, "field": "access_confirmed", "message": message} if {
	some review in newest
	not review.access_confirmed
	message := "is not shown to have gone through what the associate can reach; confirm that each system, channel and account is still needed"
}

deny contains {"kind": "vendor_reviews", "id": review.id, "field": "outcome", "message": message} if {
	some review in newest
	words := bad_outcome(review)
	message := sprintf("%v; agree on what is to change, or end the relationship", [words])
}

bad_outcome(review) := "found the associate not acceptable, and it goes on" if review.outcome == "not_acceptable"

bad_outcome(review) := "shows no outcome" if not review.outcome

met(review) if review.conditions_met_on <= input.today

deny contains {"kind": "vendor_reviews", "id": review.id, "field": "conditions_due", "message": message} if {
	some review in newest
	review.outcome == "conditions"
	not met(review)
	words := overdue(review)
	message := sprintf("set conditions %v; have them met, or decide what happens to the relationship", [words])
}

overdue(review) := sprintf("that were due by %v and are not shown to be met", [review.conditions_due]) if review.conditions_due < input.today

overdue(review) := "without a day by which they are to be met" if not review.conditions_due

deny contains {"kind": "vendor_reviews", "id": review.id, "field": "conditions_met_on", "message": message} if {
	some review in newest
	review.conditions_met_on < review.reviewed_on
	message := sprintf("shows its conditions met on %v, before it set them on %v; correct the dates", [review.conditions_met_on, review.reviewed_on])
}

deny contains {"kind": "vendor_reviews", "id": review.id, "field": "associate", "message": message} if {
	some review in input.evidence.vendor_reviews.records
	not review.associate in associates
	message := sprintf("is of %v, which is not in the register; add the relationship or correct the name", [review.associate])
}

deny contains {"kind": "vendor_reviews", "id": review.id, "field": field, "message": message} if {
	some review in input.evidence.vendor_reviews.records
	some field in {"conditions_met_on", "reviewed_on"}
	review[field] > input.today
	message := sprintf("shows %v, a day still to come; correct the date", [review[field]])
}

deny contains {"kind": "vendor_reviews", "id": review.id, "field": "reviewed_by", "message": message} if {
	some review in input.evidence.vendor_reviews.records
	words := doubtful(review)
	message := sprintf("was done by %v; record who did it", [words])
}

doubtful(review) := "nobody named" if not review.reviewed_by

doubtful(review) := sprintf("%v, who is not in the workforce records", [person]) if {
	person := review.reviewed_by
	not persons[person]
}

doubtful(review) := sprintf("%v, who is not shown to have worked here on %v", [review.reviewed_by, review.reviewed_on]) if {
	person := persons[review.reviewed_by]
	noon := concat("", [review.reviewed_on, "T12:00:00Z"])
	not people.working_at(person, noon)
}
