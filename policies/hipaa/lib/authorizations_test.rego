package hipaa.lib.authorizations_test

import data.hipaa.lib.authorizations

sound := {
	"status": "accepted", "purpose": "legal",
	"element_discloser": true, "element_information": true, "element_purpose": true, "element_recipient": true,
	"plain_language": true, "statement_conditioning": true, "statement_redisclosure": true, "statement_revocation": true,
	"revocation_described": "in_text", "expires_on": "2027-03-31", "signed_by": "individual", "signed_on": "2026-09-08",
}

test_accepted_and_left_out if {
	authorizations.accepted(sound)
	[reason | reason := authorizations.left_out(sound)] == []
	rejected := object.union(sound, {"status": "rejected"})
	count([true | authorizations.accepted(rejected)]) == 0
	authorizations.left_out(rejected) == "rejected, nothing went out by it"
}

test_a_sound_one_lacks_nothing if authorizations.lacking(sound) == {}

test_each_part_is_looked_for if {
	words := {
		"element_discloser": "who may use or disclose",
		"element_information": "which information, in a specific and meaningful fashion",
		"element_purpose": "each purpose",
		"element_recipient": "who may receive it",
		"plain_language": "plain language",
		"statement_conditioning": "the statement whether care, payment, enrollment or eligibility depend on it",
		"statement_redisclosure": "the statement that the recipient may disclose it further",
		"statement_revocation": "the statement of the right to revoke it in writing",
	}
	every field, said in words {
		authorizations.lacking(object.remove(sound, [field])) == {field: said}
		authorizations.lacking(object.union(sound, {field: false})) == {field: said}
	}
}

test_expiration if {
	without := object.remove(sound, ["expires_on"])
	authorizations.lacking(without) == {"expires_on": "a day or an event on which it expires"}
	authorizations.lacking(object.union(without, {"expires_upon": "end of the claim"})) == {}
	authorizations.lacking(object.union(without, {"purpose": "research"})) == {}
}

test_signature if {
	every field in ["signed_by", "signed_on"] {
		authorizations.lacking(object.remove(sound, [field])) == {"signed_on": "a signature and its date"}
	}
	represented := object.union(sound, {"signed_by": "personal_representative"})
	said := {"representative_authority": "the authority of the representative who signed it"}
	authorizations.lacking(represented) == said
	authorizations.lacking(object.union(represented, {"representative_authority": false})) == said
	authorizations.lacking(object.union(represented, {"representative_authority": true})) == {}
}

test_how_to_revoke if {
	said := {"revocation_described": "how it is revoked and when not, nor a notice that says it"}
	authorizations.lacking(object.union(sound, {"revocation_described": "by_notice"})) == {}
	authorizations.lacking(object.union(sound, {"revocation_described": "none"})) == said
	authorizations.lacking(object.remove(sound, ["revocation_described"])) == said
}

test_what_is_there_adds_no_gap if {
	every fields in [{}, {"revocation_described": "by_notice"}] {
		authorizations.gaps(object.union(sound, fields)) == set()
		authorizations.lacking(object.union(object.remove(sound, ["plain_language"]), fields)) == {"plain_language": "plain language"}
	}
}

test_the_first_end_counts if {
	authorizations.ended(sound) == ["2027-03-31", "its expiration"]
	authorizations.ended(object.union(sound, {"revoked_on": "2027-04-01"})) == ["2027-03-31", "its expiration"]
	authorizations.ended(object.union(sound, {"revoked_on": "2026-10-01"})) == ["2026-10-01", "its revocation"]
	authorizations.ended(object.union(sound, {"event_on": "2026-10-01"})) == ["2026-10-01", "its expiration event"]
	authorizations.ended(object.union(sound, {"found_false_on": "2026-10-01"})) == ["2026-10-01", "the day it was known to be false"]
	[end | end := authorizations.ended(object.remove(sound, ["expires_on"]))] == []
}
