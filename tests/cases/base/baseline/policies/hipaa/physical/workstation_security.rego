# METADATA
# title: Workstation security
# custom:
#   citations: ["164.310(c)"]
#   parameters:
#     correct_days: {type: integer, minimum: 0}
package hipaa.physical.workstation_security

# Every walk is judged.
population contains {"kind": "walkthroughs", "id": walk.id} if some walk in input.evidence.walkthroughs.records

days_between(from, to) := (time.parse_rfc3339_ns(concat("", [to, "T00:00:00Z"])) - time.parse_rfc3339_ns(concat("", [from, "T00:00:00Z"]))) / 86400000000000

corrected_on(walk) := object.get(walk, "corrected_on", input.today)

deny contains {"kind": "walkthroughs", "id": walk.id, "field": "corrected_on", "message": message} if {
	some walk in input.evidence.walkthroughs.records
	walk.result == "exceptions"
	limit := input.parameters.workstation_security.correct_days
	days_between(walk.walked_on, corrected_on(walk)) > limit
	message := sprintf("found something in the open and was not put right within %v days", [limit])
}
