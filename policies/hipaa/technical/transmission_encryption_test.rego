package hipaa.technical.transmission_encryption_test

import data.hipaa.technical.transmission_encryption

channel := {
	"id": "edi", "channel_id": "edi", "system": "sftp", "type": "edi_as2", "ephi": true, "status": "in_use",
	"network": "internet", "encryption": "tls_1_3", "partner_verified_by": "certificate",
}

given(channels, hosting) := {
	"today": "2026-11-20",
	"parameters": {"transmission_encryption": {"warn_days": 30}},
	"evidence": {
		"systems": {"records": [{"id": "sftp", "system_id": "sftp", "type": "file_transfer", "ephi": true, "status": "in_use", "hosting": hosting}]},
		"channels": {"records": channels},
	},
}

records(channels) := given(channels, "on_premises")

with_fields(fields) := records([object.union(channel, fields)])

# The channel with these fields in place of its own; those in "without" are left out.
changed(fields, without) := object.remove(object.union(channel, fields), without)

found(findings) := {[f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings} if {
	every f in findings {
		f.kind == "channels"
	}
}

test_encrypted_passes if {
	every encryption in ["tls_1_3", "tls_1_2", "ssh", "vpn", "message"] {
		base := with_fields({"encryption": encryption})
		count(transmission_encryption.deny) == 0 with input as base
		count(transmission_encryption.warn) == 0 with input as base
		transmission_encryption.population == {{"kind": "channels", "id": "edi"}} with input as base
		count(transmission_encryption.excluded) == 0 with input as base
	}
}

advice := "; require TLS 1.2 or later, ssh or a VPN for this partner, or send secure messages"

test_unencrypted_on_the_internet_or_nobody_knows_where_fails if {
	every network in [[], ["network"]] {
		every case in [
			{"channel": changed({"encryption": "none"}, network), "words": "is not encrypted"},
			{"channel": changed({"encryption": "opportunistic"}, network), "words": "is encrypted only when the other server offers it"},
			{"channel": changed({}, array.concat(network, ["encryption"])), "words": "is not shown to be encrypted"},
		] {
			deny := transmission_encryption.deny with input as records([case.channel])
			found(deny) == {["edi", "encryption", "rule", concat("", [case.words, advice])]}
		}
	}
}

test_unencrypted_on_a_closed_network_fails_as_practice if {
	every case in [
		{"channel": changed({"encryption": "none", "network": "internal"}, []), "words": "is not encrypted on the own network"},
		{"channel": changed({"encryption": "opportunistic", "network": "private_line"}, []), "words": "is encrypted only when the other server offers it on a private line"},
		{"channel": changed({"network": "internal"}, ["encryption"]), "words": "is not shown to be encrypted on the own network"},
	] {
		deny := transmission_encryption.deny with input as records([case.channel])
		found(deny) == {["edi", "encryption", "program", concat("", [case.words, "; this program wants ePHI encrypted there too"])]}
	}
}

test_internal_to_a_system_at_a_vendor_is_not_closed if {
	own_network := [changed({"encryption": "none", "network": "internal"}, [])]
	deny := transmission_encryption.deny with input as given(own_network, "vendor")
	found(deny) == {["edi", "encryption", "rule", concat("", ["is not encrypted", advice])]}
	own := transmission_encryption.deny with input as given(own_network, "on_premises")
	{[f.field, f.basis] | some f in own} == {["encryption", "program"]}
}

test_an_older_protocol_fails_as_practice if {
	deny := transmission_encryption.deny with input as with_fields({"encryption": "tls_older"})
	found(deny) == {["edi", "encryption", "program", "is encrypted by an older TLS or SSL; this program wants TLS 1.2 or later: turn the older off at both ends"]}
}

test_an_expired_certificate_fails_as_practice if {
	deny := transmission_encryption.deny with input as with_fields({"certificate_expires_on": "2026-11-19"})
	found(deny) == {["edi", "certificate_expires_on", "program", "uses an own certificate that held until 2026-11-19; replace it and send the new one to the partner"]}
	warn := transmission_encryption.warn with input as with_fields({"certificate_expires_on": "2026-11-19"})
	count(warn) == 0
}

test_a_certificate_about_to_expire_is_warned_of if {
	every day in ["2026-11-20", "2026-12-20"] {
		soon := with_fields({"certificate_expires_on": day})
		count(transmission_encryption.deny) == 0 with input as soon
		warn := transmission_encryption.warn with input as soon
		found(warn) == {["edi", "certificate_expires_on", "program", sprintf("uses an own certificate that holds until %v; replace it and send the new one to the partner before that", [day])]}
	}
	count(transmission_encryption.warn) == 0 with input as with_fields({"certificate_expires_on": "2026-12-21"})
}

test_certificates_of_both_sides_show_their_last_day if {
	deny := transmission_encryption.deny with input as with_fields({"partner_verified_by": "mutual_certificate"})
	found(deny) == {["edi", "certificate_expires_on", "program", "uses an own certificate and shows no last day of it; record the day, so that it is replaced in time"]}
	count(transmission_encryption.deny) == 0 with input as with_fields({"partner_verified_by": "mutual_certificate", "certificate_expires_on": "2027-06-01"})
}

test_without_encryption_certificates_do_not_matter if {
	every certificate in [{}, {"certificate_expires_on": "2026-11-19"}, {"certificate_expires_on": "2026-11-20"}] {
		bare := with_fields(object.union({"encryption": "none", "partner_verified_by": "mutual_certificate"}, certificate))
		deny := transmission_encryption.deny with input as bare
		{f.field | some f in deny} == {"encryption"}
		count(transmission_encryption.warn) == 0 with input as bare
	}
}

test_out_of_scope_is_left_out_and_said if {
	every case in [
		{"fields": {"ephi": false}, "reason": "carries no ePHI"},
		{"fields": {"status": "planned"}, "reason": "status planned"},
		{"fields": {"status": "retired"}, "reason": "status retired"},
	] {
		out := with_fields(object.union({"encryption": "none", "certificate_expires_on": "2026-11-20"}, case.fields))
		count(transmission_encryption.deny) == 0 with input as out
		count(transmission_encryption.warn) == 0 with input as out
		count(transmission_encryption.population) == 0 with input as out
		transmission_encryption.excluded == {{"kind": "channels", "id": "edi", "reason": case.reason}} with input as out
	}
}

test_nothing_recorded_is_an_empty_population if {
	count(transmission_encryption.population) == 0 with input as records([])
	count(transmission_encryption.deny) == 0 with input as records([])
}
