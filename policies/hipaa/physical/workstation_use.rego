# METADATA
# title: Workstation use
# description: For every class of workstation with ePHI a policy in force says what is done on it, how, and in what surroundings.
# custom:
#   citations: ["164.310(b)"]
#   parameters: {}
package hipaa.physical.workstation_use

import data.hipaa.lib.documents
import data.hipaa.lib.scope

policy_ids := {policy.policy_id |
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
}

# Why a device is not looked at; undefined when it is.
device_left_out(device) := scope.left_out(device)

device_left_out(device) := "a server, no workstation" if {
	scope.in_use(device)
	device.type == "server"
}

judged_devices contains device if {
	some device in input.evidence.devices.records
	not device_left_out(device)
}

judged_classes contains class if {
	some class in input.evidence.workstation_classes.records
	class.status == "in_use"
}

population contains {"kind": "devices", "id": device.id} if some device in judged_devices

population contains {"kind": "workstation_classes", "id": class.id} if some class in judged_classes

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	some device in input.evidence.devices.records
	reason := device_left_out(device)
}

excluded contains {"kind": "workstation_classes", "id": class.id, "reason": "no longer in use"} if {
	some class in input.evidence.workstation_classes.records
	class.status == "retired"
}

# What a class is made of: a type of device at a kind of place.
place_of(device) := [device.type, object.get(device, "location", "unknown")]

places_of(class) := {[type, location] | some type in class.device_types; some location in class.locations}

classified := {place | some class in judged_classes; some place in places_of(class)}

deny contains {"kind": "written_policies", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "workstation_use")
	message := "no written policy on topic workstation_use is in force; write down what is done on workstations, how, and in what surroundings, and have it approved"
}

deny contains {"kind": "devices", "id": device.id, "field": "location", "message": message} if {
	some device in judged_devices
	place := place_of(device)
	not place in classified
	message := sprintf("is of no class of workstation (%v, location %v), so nothing says how and where it may be used; add it to a class, or correct where it is", place)
}

deny contains {"kind": "workstation_classes", "id": class.id, "field": field, "message": message} if {
	some class in judged_classes
	some field, text in {
		"functions": "what is done on these workstations",
		"manner": "how the work on them is done",
		"surroundings": "what the place they stand in must be like",
	}
	not class[field]
	message := sprintf("does not say %v; write it into the policy and record it", [text])
}

deny contains {"kind": "workstation_classes", "id": class.id, "field": "policy", "message": message} if {
	some class in judged_classes
	not object.get(class, "policy", "") in policy_ids
	why := unwritten(class)
	message := sprintf("%v; write it into one that is, and have it approved", [why])
}

unwritten(class) := sprintf("rests on %v, which is no written policy in force", [class.policy])

unwritten(class) := "rests on no written policy" if not class.policy

warn contains {"kind": "workstation_classes", "id": class.id, "basis": "program", "message": message} if {
	some class in judged_classes
	count(places_of(class) & used) == 0
	message := "has no workstation in the list of devices; retire it, or record its device_types and locations"
}

used := {place | some device in judged_devices; place := place_of(device)}
