# METADATA
# title: Session length
# description: Systems in use end idle sessions, and portals stay under their own limit.
# custom:
#   citations: ["164.312(a)(2)(iii)"]
#   parameters:
#     minutes: {type: integer, minimum: 1, maximum: 60}
package hipaa.technical.session_length

import data.hipaa.lib.subjects

limits := input.parameters.session_length

judged(system) if system.status == "in_use"

population contains subject if {
	some system in input.evidence.systems.records
	judged(system)
	subject := subjects.subject("systems", system)
}

excluded contains subject if {
	some system in input.evidence.systems.records
	not judged(system)
	reason := sprintf("status %v", [system.status])
	subject := object.union(subjects.subject("systems", system), {"reason": reason})
}

deny contains {"kind": "systems", "id": system.id, "field": "minutes", "message": message} if {
	some system in input.evidence.systems.records
	judged(system)
	system.minutes > limits.minutes
	message := sprintf("keeps sessions for %v minutes; set %v or less", [system.minutes, limits.minutes])
}

# Zero and below mean that sessions never end.
deny contains {"kind": "systems", "id": system.id, "message": "never ends a session; set a limit"} if {
	some system in input.evidence.systems.records
	judged(system)
	not ends(system)
}

ends(system) if system.minutes > 0

warn contains {"kind": "systems", "id": system.id, "message": "sits exactly at the limit"} if {
	some system in input.evidence.systems.records
	judged(system)
	system.minutes == limits.minutes
}
