package hipaa.technical.transmission_integrity_test

import data.hipaa.technical.transmission_integrity

channel := {"id": "edi", "channel_id": "edi", "system": "sftp", "type": "sftp", "ephi": true, "status": "in_use", "encryption": "ssh", "integrity": "protocol"}

records(channels) := {"today": "2026-11-20", "evidence": {"channels": {"records": channels}}}

with_fields(fields) := records([object.union(channel, fields)])

without(field) := records([object.remove(channel, [field])])

found(findings) := {[f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings} if {
	every f in findings {
		f.kind == "channels"
	}
}

test_the_check_of_the_protocol_passes if {
	base := records([channel])
	count(transmission_integrity.deny) == 0 with input as base
	transmission_integrity.population == {{"kind": "channels", "id": "edi"}} with input as base
	count(transmission_integrity.excluded) == 0 with input as base
}

test_the_check_of_every_protocol_passes if {
	every encryption in ["tls_1_3", "tls_1_2", "tls_older", "ssh", "vpn", "message"] {
		count(transmission_integrity.deny) == 0 with input as with_fields({"encryption": encryption})
	}
}

test_signatures_and_checksums_need_no_encryption if {
	every integrity in ["signature", "checksums"] {
		every encryption in ["none", "opportunistic", "ssh"] {
			count(transmission_integrity.deny) == 0 with input as with_fields({"integrity": integrity, "encryption": encryption})
		}
	}
}

test_nothing_that_shows_a_change_fails if {
	deny := transmission_integrity.deny with input as with_fields({"integrity": "none"})
	found(deny) == {["edi", "integrity", "rule", "has nothing that would show ePHI modified on the way; use TLS, ssh or a VPN, sign what is sent, or compare checksums at both ends"]}
}

test_nothing_recorded_fails if {
	deny := transmission_integrity.deny with input as without("integrity")
	found(deny) == {["edi", "integrity", "rule", "has nothing on record that would show ePHI modified on the way; use TLS, ssh or a VPN, sign what is sent, or compare checksums at both ends"]}
}

test_without_integrity_the_encryption_does_not_matter if {
	every integrity in [{"integrity": "none"}, {}] {
		bare := object.union(object.remove(channel, ["integrity", "encryption"]), integrity)
		deny := transmission_integrity.deny with input as records([bare])
		count(deny) == 1
	}
}

test_the_check_of_no_protocol_fails if {
	every case in [
		{"given": with_fields({"encryption": "none"}), "words": "is not encrypted"},
		{"given": with_fields({"encryption": "opportunistic"}), "words": "is encrypted only when the other server offers it"},
		{"given": without("encryption"), "words": "is not shown to be encrypted"},
	] {
		deny := transmission_integrity.deny with input as case.given
		found(deny) == {["edi", "integrity", "rule", sprintf("relies on the check built into its encryption, and %v, so a modification is not shown; require encryption, or compare checksums", [case.words])]}
	}
}

test_control_totals_alone_fail_as_practice if {
	every given in [
		with_fields({"integrity": "control_totals", "encryption": "none"}),
		with_fields({"integrity": "control_totals", "encryption": "opportunistic"}),
		records([object.union(object.remove(channel, ["encryption"]), {"integrity": "control_totals"})]),
	] {
		deny := transmission_integrity.deny with input as given
		found(deny) == {["edi", "integrity", "program", "compares counts and sums alone, which show no changed name or diagnosis; this program wants encryption, a signature or checksums beside them"]}
	}
}

test_control_totals_beside_encryption_pass if {
	count(transmission_integrity.deny) == 0 with input as with_fields({"integrity": "control_totals"})
}

test_out_of_scope_is_left_out_and_said if {
	every case in [
		{"fields": {"ephi": false}, "reason": "carries no ePHI"},
		{"fields": {"status": "planned"}, "reason": "status planned"},
		{"fields": {"status": "retired"}, "reason": "status retired"},
	] {
		given := with_fields(object.union({"integrity": "none"}, case.fields))
		count(transmission_integrity.deny) == 0 with input as given
		count(transmission_integrity.population) == 0 with input as given
		transmission_integrity.excluded == {{"kind": "channels", "id": "edi", "reason": case.reason}} with input as given
	}
}

test_nothing_recorded_is_an_empty_population if {
	count(transmission_integrity.population) == 0 with input as records([])
	count(transmission_integrity.deny) == 0 with input as records([])
}
