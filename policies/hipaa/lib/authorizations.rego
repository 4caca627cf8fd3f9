# METADATA
# title: Authorizations
# description: What the text of an authorization must hold by 164.508(c) and is not shown to, and from when one counts no longer.
package hipaa.lib.authorizations

accepted(record) if record.status == "accepted"

# Why an authorization is not looked at; undefined when it is.
left_out(record) := "rejected, nothing went out by it" if record.status == "rejected"

# Elements and statements that are there or not, in words that go on after "does not show".
parts := {
	"element_discloser": "who may use or disclose",
	"element_information": "which information, in a specific and meaningful fashion",
	"element_purpose": "each purpose",
	"element_recipient": "who may receive it",
	"plain_language": "plain language",
	"statement_conditioning": "the statement whether care, payment, enrollment or eligibility depend on it",
	"statement_redisclosure": "the statement that the recipient may disclose it further",
	"statement_revocation": "the statement of the right to revoke it in writing",
}

# Field by field, what an authorization is not shown to hold. Not known counts as not there.
lacking(record) := {field: words | some [field, words] in gaps(record)}

gaps(record) := (((pairs | expiration(record)) | signature(record)) | authority(record)) | revocation(record) if {
	pairs := {[field, words] | some field, words in parts; not holds(record, field)}
}

holds(record, field) if record[field] == true

# "None" is sufficient for research.
expiration(record) := set() if expires(record)

expiration(record) := {["expires_on", "a day or an event on which it expires"]} if not expires(record)

expires(record) if record.expires_on

expires(record) if record.expires_upon

expires(record) if record.purpose == "research"

signature(record) := set() if signed(record)

signature(record) := {["signed_on", "a signature and its date"]} if not signed(record)

signed(record) if {
	record.signed_by
	record.signed_on
}

authority(record) := {["representative_authority", "the authority of the representative who signed it"]} if {
	record.signed_by == "personal_representative"
	not holds(record, "representative_authority")
} else := set()

# The right itself is one of the parts; here, when and how.
revocation(record) := set() if record.revocation_described in {"by_notice", "in_text"}

revocation(record) := {["revocation_described", "how it is revoked and when not, nor a notice that says it"]} if not described(record)

described(record) if record.revocation_described in {"by_notice", "in_text"}

# The first day after which it counts no longer, with the reason; undefined while nothing has ended it.
ended(record) := min({[day, words] |
	some field, words in {
		"event_on": "its expiration event",
		"expires_on": "its expiration",
		"found_false_on": "the day it was known to be false",
		"revoked_on": "its revocation",
	}
	day := record[field]
})
