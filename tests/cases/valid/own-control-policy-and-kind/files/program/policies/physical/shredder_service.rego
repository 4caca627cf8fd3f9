# METADATA
# title: Shredders are serviced
# custom:
#   citations: ["164.310(c)"]
package elmstreet.physical.shredder_service

population contains {"kind": "shredders", "id": shredder.id} if some shredder in input.evidence.shredders.records

deny contains {"kind": "shredders", "id": shredder.id, "message": "has no service on record; call the service"} if {
	some shredder in input.evidence.shredders.records
	not shredder.serviced_on
}
