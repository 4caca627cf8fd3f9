# METADATA
# title: Security updates
# description: This program keeps devices and its own systems with ePHI supported, and installs critical security updates within its days.
# custom:
#   citations: ["164.308(a)(5)(ii)(B)"]
#   parameters:
#     patch_days: {type: integer, minimum: 0}
#     check_days: {type: integer, minimum: 1}
package hipaa.administrative.patching

import data.hipaa.lib.dates
import data.hipaa.lib.scope

limits := input.parameters.patching

devices := {device.device_id: device | some device in input.evidence.devices.records}

systems := {system.system_id: system | some system in input.evidence.systems.records}

states := {[state.asset_type, state.asset]: state | some state in input.evidence.patching.records}

# How old something was when the newest list was drawn up. How old the list is, the age limit of the evidence says.
listed_on := max([dates.day_of(source.observed_at) | some source in input.evidence.patching.sources])

judged_devices contains device if {
	some device in input.evidence.devices.records
	scope.in_use(device)
}

# What somebody else runs, somebody else updates.
system_left_out(system) := scope.left_out(system)

system_left_out(system) := reason if {
	scope.in_use(system)
	system.hosting in {"cloud", "vendor"}
	reason := sprintf("hosting %v: updated by whoever runs it", [system.hosting])
}

judged_systems contains system if {
	some system in input.evidence.systems.records
	not system_left_out(system)
}

asset_of(state) := devices[state.asset] if state.asset_type == "device"

asset_of(state) := systems[state.asset] if state.asset_type == "system"

reason_of(state) := scope.left_out(devices[state.asset]) if state.asset_type == "device"

reason_of(state) := system_left_out(systems[state.asset]) if state.asset_type == "system"

judged_states contains state if {
	some state in input.evidence.patching.records
	not reason_of(state)
}

population contains {"kind": "devices", "id": device.id} if some device in judged_devices

population contains {"kind": "systems", "id": system.id} if some system in judged_systems

population contains {"kind": "patching", "id": state.id} if some state in judged_states

excluded contains {"kind": "devices", "id": device.id, "reason": reason} if {
	some device in input.evidence.devices.records
	reason := scope.left_out(device)
}

excluded contains {"kind": "systems", "id": system.id, "reason": reason} if {
	some system in input.evidence.systems.records
	reason := system_left_out(system)
}

excluded contains {"kind": "patching", "id": state.id, "reason": reason} if {
	some state in input.evidence.patching.records
	why := reason_of(state)
	reason := sprintf("%v %v", [state.asset_type, why])
}

deny contains {"kind": "devices", "id": device.id, "message": message} if {
	some device in judged_devices
	not states[["device", device.device_id]]
	message := "shows nothing about its security updates; enrol it where they are installed and watched"
}

deny contains {"kind": "systems", "id": system.id, "message": message} if {
	some system in judged_systems
	not states[["system", system.system_id]]
	message := "shows nothing about its security updates; ask its administrator for the version and what it lacks"
}

deny contains {"kind": "patching", "id": state.id, "field": "checked_on", "message": message} if {
	some state in judged_states
	not state.checked_on
	message := "does not show when it was last asked what it lacks; find out whether it still reports"
}

deny contains {"kind": "patching", "id": state.id, "field": "checked_on", "message": message} if {
	some state in judged_states
	days := dates.days_between(state.checked_on, listed_on)
	allowed := limits.check_days
	days > allowed
	message := sprintf("had last been asked what it lacks %v before it was listed; this program allows %v: connect it", [dates.words(days), allowed])
}

deny contains {"kind": "patching", "id": state.id, "field": "checked_on", "message": message} if {
	some state in judged_states
	state.checked_on > input.today
	message := sprintf("is recorded as asked on %v, a day still to come; correct the date", [state.checked_on])
}

counted(state) if state.missing_critical >= 0

deny contains {"kind": "patching", "id": state.id, "field": "missing_critical", "message": message} if {
	some state in judged_states
	not excused(state)
	not counted(state)
	message := "does not show how many critical updates it lacks; find out, 0 included"
}

deny contains {"kind": "patching", "id": state.id, "field": "missing_since", "message": message} if {
	some state in judged_states
	not excused(state)
	state.missing_critical > 0
	not state.missing_since
	message := sprintf("lacks %v, and not since when; record the day the oldest was released", [updates(state.missing_critical)])
}

deny contains {"kind": "patching", "id": state.id, "field": "missing_since", "message": message} if {
	some state in judged_states
	not excused(state)
	state.missing_critical > 0
	days := dates.days_between(state.missing_since, listed_on)
	allowed := limits.patch_days
	days > allowed
	message := sprintf("lacked %v when it was listed, the oldest released %v before; this program allows %v: install it", [updates(state.missing_critical), dates.words(days), allowed])
}

deny contains {"kind": "patching", "id": state.id, "field": "missing_since", "message": message} if {
	some state in judged_states
	not excused(state)
	state.missing_critical > 0
	state.missing_since > input.today
	message := sprintf("is recorded as lacking updates since %v, a day still to come; correct the date", [state.missing_since])
}

updates(1) := "1 critical update"

updates(number) := sprintf("%v critical updates", [number]) if number != 1

# For what is no longer supported, and can be reached from nowhere but its own segment, no updates are expected.
excused(state) if {
	unsupported(state)
	asset_of(state).network_isolated
}

unsupported(state) if state.supported == false

unsupported(state) if state.supported_until < input.today

deny contains {"kind": "patching", "id": state.id, "field": "supported", "message": message} if {
	some state in judged_states
	unsupported(state)
	not excused(state)
	message := "gets no security updates from its maker any more and is not isolated; replace it, or keep every other network from it"
}

deny contains {"kind": "patching", "id": state.id, "field": "supported", "message": message} if {
	some state in judged_states
	not unsupported(state)
	not supported(state)
	message := "does not show whether its maker still writes security updates; look its version up"
}

supported(state) if state.supported

supported(state) if state.supported_until >= input.today

deny contains {"kind": "patching", "id": state.id, "field": "asset", "message": message} if {
	some state in judged_states
	not known(state)
	message := sprintf("is about a %v that is not in the inventory; add it or correct its id", [state.asset_type])
}

known(state) if asset_of(state)
