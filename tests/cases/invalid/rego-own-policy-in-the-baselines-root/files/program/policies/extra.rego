# METADATA
# title: Extra
# custom:
#   citations: ["164.310(c)"]
#   parameters: {}
package hipaa.physical.extra

population contains {"kind": "walkthroughs", "id": walk.id} if some walk in input.evidence.walkthroughs.records

deny contains {"kind": "walkthroughs", "id": walk.id, "message": "is not clean"} if {
	some walk in input.evidence.walkthroughs.records
	walk.result != "clean"
}
