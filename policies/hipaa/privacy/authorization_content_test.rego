package hipaa.privacy.authorization_content_test

import data.hipaa.privacy.authorization_content

record := {
	"id": "a1", "authorization_id": "a1", "status": "accepted", "purpose": "legal",
	"element_discloser": true, "element_information": true, "element_purpose": true, "element_recipient": true,
	"plain_language": true, "statement_conditioning": true, "statement_redisclosure": true, "statement_revocation": true,
	"revocation_described": "in_text", "expires_on": "2027-03-31", "signed_by": "individual", "signed_on": "2026-11-20",
}

given(records) := {"today": "2026-11-20", "evidence": {"authorizations": {"records": records}}}

found(findings) := {[f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "authorizations"}

test_a_complete_one_passes if {
	count(authorization_content.deny) == 0 with input as given([record])
	count(authorization_content.excluded) == 0 with input as given([record])
	authorization_content.population == {{"kind": "authorizations", "id": "a1"}} with input as given([record])
}

test_each_gap_is_a_finding if {
	deny := authorization_content.deny with input as given([object.remove(record, ["expires_on", "statement_redisclosure"])])
	found(deny) == {
		["a1", "expires_on", "rule", "was accepted and does not show a day or an event on which it expires; let nothing go out by it, and ask for a complete one"],
		["a1", "statement_redisclosure", "rule", "was accepted and does not show the statement that the recipient may disclose it further; let nothing go out by it, and ask for a complete one"],
	}
}

test_a_signature_to_come_fails_as_practice if {
	deny := authorization_content.deny with input as given([object.union(record, {"signed_on": "2026-11-21"})])
	found(deny) == {["a1", "signed_on", "program", "is recorded as signed on 2026-11-21, a day still to come; correct the date"]}
}

test_a_rejected_one_is_left_out if {
	rejected := {"id": "a2", "authorization_id": "a2", "status": "rejected", "signed_on": "2027-01-01"}
	authorization_content.excluded == {{"kind": "authorizations", "id": "a2", "reason": "rejected, nothing went out by it"}} with input as given([record, rejected])
	authorization_content.population == {{"kind": "authorizations", "id": "a1"}} with input as given([record, rejected])
	count(authorization_content.deny) == 0 with input as given([record, rejected])
	authorization_content.population == {{"kind": "authorizations", "id": "a2"}} with input as given([rejected])
	count(authorization_content.excluded) == 0 with input as given([rejected])
	count(authorization_content.deny) == 0 with input as given([rejected])
}

test_nothing_recorded_is_an_empty_population if {
	count(authorization_content.population) == 0 with input as given([])
	count(authorization_content.deny) == 0 with input as given([])
}
