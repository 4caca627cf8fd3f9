# METADATA
# title: Documentation available to those who work by it
# description: Whoever carries out a policy or procedure can open its text, in the version in force.
# custom:
#   citations: ["164.316(b)(2)(ii)"]
package hipaa.documentation.documentation_availability

import data.hipaa.lib.documents

judged contains policy if {
	some policy in input.evidence.written_policies.records
	documents.in_force(policy)
}

population contains {"kind": "written_policies", "id": policy.id} if some policy in judged

excluded contains {"kind": "written_policies", "id": policy.id, "reason": reason} if {
	some policy in input.evidence.written_policies.records
	not documents.in_force(policy)
	reason := out_of_force(policy)
}

out_of_force(policy) := "not yet in effect" if policy.status == "in_force"

out_of_force(policy) := sprintf("status %v", [policy.status]) if policy.status != "in_force"

# Copies of a version that are kept, who can open them, and which of them open on a screen.
kept contains document if {
	some document in input.evidence.documents.records
	document.status == "kept"
}

copies := {[document.policy_id, document.version] | some document in kept}

# The newest version of each policy of which a text is kept. In order, it stands before another policy or the end; a rule
# that collects by policy would grow with the square of the records on OPA.
kept_in_order := array.concat(
	sort({[document.policy_id, created, document.version] |
		some document in kept
		created := object.get(document, "created_on", "")
	}),
	[[""]],
)

newest_kept := {one[0]: one[2] | some i, one in kept_in_order; kept_in_order[i + 1][0] != one[0]}

readers := {[document.policy_id, document.version, unit] | some document in kept; some unit in document.readable_by}

opened := {[reader[0], reader[1]] | some reader in readers}

on_screen := {[document.policy_id, document.version] | some document in kept; document.medium == "electronic"}

# Units that work by a policy: its audience, or where that is everybody the units in which people work.
at_work := {person.unit | some person in input.evidence.workforce.records; person.status != "ended"}

working_by(policy) := at_work if "all" in object.get(policy, "audience", ["all"])

working_by(policy) := {unit | some unit in policy.audience} if not "all" in object.get(policy, "audience", ["all"])

can_open(policy, _) if [policy.policy_id, policy.version, "all"] in readers

can_open(policy, unit) if [policy.policy_id, policy.version, unit] in readers

deny contains {"kind": "written_policies", "id": policy.id, "field": "version", "message": message} if {
	some policy in judged
	key := [policy.policy_id, policy.version]
	not key in copies
	message := sprintf("is in force in version %v, and no text of that version is on the list of documents%v; put it where people look, and list it", [policy.version, instead(policy)])
}

instead(policy) := sprintf(" (the newest is %v)", [newest_kept[policy.policy_id]])

instead(policy) := "" if not has_text(policy)

has_text(policy) if newest_kept[policy.policy_id]

deny contains {"kind": "written_policies", "id": policy.id, "field": "location", "message": message} if {
	some policy in judged
	key := [policy.policy_id, policy.version]
	key in copies
	not key in opened
	message := "is not shown to be open to anybody who works by it; look up who can read its text, and record those units"
}

deny contains {"kind": "written_policies", "id": policy.id, "field": "audience", "message": message} if {
	some policy in judged
	[policy.policy_id, policy.version] in opened
	shut_out := [unit | some unit in working_by(policy); not can_open(policy, unit)]
	count(shut_out) > 0
	message := sprintf("is worked by in %v, who are not shown to be able to open its text; give them access, or record it", [concat(", ", sort(shut_out))])
}

# A binder in the office is available to those who are there. That people at home have it on a screen is practice.
remote_units := {person.unit | some person in input.evidence.workforce.records; person.status == "active"; person.works_remotely}

deny contains {"kind": "written_policies", "id": policy.id, "field": "location", "basis": "program", "message": message} if {
	some policy in judged
	key := [policy.policy_id, policy.version]
	key in opened
	not key in on_screen
	away := working_by(policy) & remote_units
	count(away) > 0
	message := sprintf("is not shown to be there but on paper, and people in %v work from home; this program wants them to have it on a screen", [concat(", ", sort(away))])
}
