package hipaa.technical.transmission_security_test

import data.hipaa.technical.transmission_security

system := {"id": "sftp", "system_id": "sftp", "type": "file_transfer", "ephi": true, "status": "in_use", "hosting": "on_premises"}

# Tested 365 days before the day judged, the last day allowed.
channel := {
	"id": "edi", "channel_id": "edi", "system": "sftp", "type": "sftp", "ephi": true, "status": "in_use",
	"network": "internet", "encryption": "ssh", "partner_verified_by": "host_key", "tested_on": "2025-11-20",
}

base := {
	"today": "2026-11-20",
	"parameters": {"transmission_security": {"test_days": 365}},
	"evidence": {
		"systems": {"records": [system]},
		"channels": {"records": [channel]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["transmission"]}]},
	},
}

with_records(kind, records) := json.patch(base, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

# The channel with these fields in place of its own; those in "without" are left out.
changed(fields, without) := with_records("channels", [object.remove(object.union(channel, fields), without)])

with_system(fields, without) := with_records("systems", [object.remove(object.union(system, fields), without)])

# A second system beside the first, without a channel of its own.
beside(fields) := with_records("systems", [system, object.union({"id": "x", "system_id": "x", "type": "other", "ephi": true, "status": "in_use"}, fields)])

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

test_a_guarded_channel_passes if {
	count(transmission_security.deny) == 0 with input as base
	transmission_security.population == {{"kind": "systems", "id": "sftp"}, {"kind": "channels", "id": "edi"}} with input as base
	count(transmission_security.excluded) == 0 with input as base
}

test_every_encryption_guards_on_every_network if {
	every encryption in ["tls_1_3", "tls_1_2", "tls_older", "ssh", "vpn", "message"] {
		every network in ["internet", "private_line", "internal"] {
			count(transmission_security.deny) == 0 with input as changed({"encryption": encryption, "network": network}, ["partner_verified_by"])
		}
	}
}

test_unencrypted_on_the_internet_fails if {
	every case in [
		{"given": changed({"encryption": "none"}, []), "words": "is not encrypted"},
		{"given": changed({"encryption": "opportunistic"}, []), "words": "is encrypted only when the other server offers it"},
		{"given": changed({}, ["encryption"]), "words": "is not shown to be encrypted"},
	] {
		deny := transmission_security.deny with input as case.given
		found(deny) == {["channels", "edi", "encryption", "rule", sprintf("is not guarded on the internet: it %v; require TLS, ssh or a VPN, or send secure messages", [case.words])]}
	}
}

test_unencrypted_on_a_network_that_is_not_recorded_fails_once if {
	deny := transmission_security.deny with input as changed({"encryption": "none"}, ["network"])
	found(deny) == {["channels", "edi", "encryption", "rule", "is not guarded on a network that is not recorded: it is not encrypted; require TLS, ssh or a VPN, or send secure messages"]}
}

test_a_private_line_guards_when_its_other_end_is_verified if {
	every encryption in ["none", "opportunistic"] {
		line := {"encryption": encryption, "network": "private_line"}
		count(transmission_security.deny) == 0 with input as changed(line, [])
		every open in [changed(object.union(line, {"partner_verified_by": "none"}), []), changed(line, ["partner_verified_by"])] {
			deny := transmission_security.deny with input as open
			{[f.id, f.field, object.get(f, "basis", "rule")] | some f in deny} == {["edi", "encryption", "rule"]}
			every f in deny { contains(f.message, "on a private line whose other end nothing verifies") }
		}
	}
}

test_the_own_network_guards if {
	given := json.patch(changed({"encryption": "none", "network": "internal"}, []), [{"op": "replace", "path": "/evidence/systems/records/0/hosting", "value": "on_premises"}])
	count(transmission_security.deny) == 0 with input as given
}

test_what_is_not_shown_to_run_here_is_not_on_the_own_network if {
	open := changed({"encryption": "none", "network": "internal"}, [])
	every patch in [
		[{"op": "replace", "path": "/evidence/systems/records/0/hosting", "value": "cloud"}],
		[{"op": "remove", "path": "/evidence/systems/records/0/hosting"}],
	] {
		deny := transmission_security.deny with input as json.patch(open, patch)
		{["edi", "encryption", "rule"]} == {[f.id, f.field, object.get(f, "basis", "rule")] | some f in deny; f.kind == "channels"}
	}
}

test_internal_to_a_system_at_a_vendor_is_not_the_own_network if {
	vendor := [{"op": "replace", "path": "/evidence/systems/records/0/hosting", "value": "vendor"}]
	open := transmission_security.deny with input as json.patch(changed({"encryption": "none", "network": "internal"}, []), vendor)
	found(open) == {["channels", "edi", "encryption", "rule", "is not guarded outside the own network (its system is not shown to run there): it is not encrypted; require TLS, ssh or a VPN, or send secure messages"]}
	encrypted := transmission_security.deny with input as json.patch(changed({"network": "internal"}, []), vendor)
	found(encrypted) == {["channels", "edi", "network", "program", "is recorded as internal, and its system sftp is not shown to run on own equipment; correct the network"]}
	every network in ["internet", "private_line"] {
		count(transmission_security.deny) == 0 with input as json.patch(changed({"network": network}, []), vendor)
	}
}

test_no_network_recorded_fails_as_practice if {
	deny := transmission_security.deny with input as changed({}, ["network"])
	found(deny) == {["channels", "edi", "network", "program", "shows no network; record whether it goes over the internet, a private line or the own network only"]}
}

test_a_transmitting_system_without_a_channel_fails if {
	every type in ["clearinghouse_portal", "email", "fax_service", "file_transfer", "payer_portal", "remote_access"] {
		every where in [{}, {"hosting": "on_premises"}, {"hosting": "vendor"}] {
			deny := transmission_security.deny with input as beside(object.union({"type": type}, where))
			found(deny) == {["systems", "x", "", "rule", sprintf("sends or receives ePHI (type %v), and no channel in use with ePHI is recorded for it; list what it sends and receives over, and what encrypts that", [type])]}
		}
	}
}

test_a_system_elsewhere_without_a_channel_fails if {
	every hosting in ["cloud", "vendor"] {
		deny := transmission_security.deny with input as beside({"hosting": hosting})
		found(deny) == {["systems", "x", "", "rule", sprintf("is reached over a network (hosting %v), and no channel in use with ePHI is recorded for it; list what it sends and receives over, and what encrypts that", [hosting])]}
	}
}

test_a_system_nobody_knows_where_without_a_channel_fails if {
	deny := transmission_security.deny with input as beside({})
	found(deny) == {["systems", "x", "", "rule", "is not shown to run on own equipment (no hosting), and no channel in use with ePHI is recorded for it; list what it sends and receives over, and what encrypts that"]}
}

test_a_system_on_own_equipment_needs_no_channel if {
	count(transmission_security.deny) == 0 with input as beside({"hosting": "on_premises"})
}

test_only_channels_in_use_with_ephi_count_for_a_system if {
	every fields in [{"status": "planned"}, {"status": "retired"}, {"ephi": false}] {
		deny := transmission_security.deny with input as changed(fields, [])
		{[f.kind, f.id, object.get(f, "basis", "rule")] | some f in deny} == {["systems", "sftp", "rule"]}
	}
}

test_no_policy_in_force_fails_as_practice if {
	every policies in [
		[],
		[{"id": "p1", "status": "draft", "topics": ["transmission"]}],
		[{"id": "p1", "status": "in_force", "topics": ["encryption"]}],
		[{"id": "p1", "status": "in_force", "topics": ["transmission"], "effective_on": "2026-11-21"}],
	] {
		deny := transmission_security.deny with input as with_records("written_policies", policies)
		found(deny) == {["written_policies", "", "", "program", "no written policy on topic transmission is in force; write down over what ePHI may be sent and what guards it, and have it approved"]}
	}
}

test_a_channel_of_an_unknown_system_fails_as_practice if {
	deny := transmission_security.deny with input as with_records("systems", [])
	found(deny) == {["channels", "edi", "system", "program", "belongs to system sftp, which is not in the inventory; add the system or correct its id"]}
}

test_a_channel_of_a_system_out_of_scope_fails_as_practice if {
	no_ephi := transmission_security.deny with input as with_system({"ephi": false}, [])
	found(no_ephi) == {["channels", "edi", "system", "program", "carries ePHI, and its system sftp is recorded as touching none; correct one of them"]}
	every status in ["planned", "retired"] {
		deny := transmission_security.deny with input as with_system({"status": status}, [])
		found(deny) == {["channels", "edi", "system", "program", sprintf("is in use, and its system sftp has status %v; close the channel at both ends or correct the status", [status])]}
	}
	both := transmission_security.deny with input as with_system({"ephi": false, "status": "retired"}, [])
	count(both) == 1
}

test_looked_at_today_passes if {
	count(transmission_security.deny) == 0 with input as changed({"tested_on": "2026-11-20"}, [])
}

test_looked_at_one_day_too_long_ago_fails_as_practice if {
	deny := transmission_security.deny with input as changed({"tested_on": "2025-11-19"}, [])
	found(deny) == {["channels", "edi", "tested_on", "program", "was last looked at 366 days ago; this program allows 365: scan it, or read a transfer log or message header"]}
}

test_never_looked_at_fails_as_practice if {
	deny := transmission_security.deny with input as changed({}, ["tested_on"])
	found(deny) == {["channels", "edi", "tested_on", "program", "shows no look at what encrypts it in fact; this program wants one every 365 days: scan it, or read a transfer log or message header"]}
}

test_a_look_still_to_come_fails_as_practice if {
	deny := transmission_security.deny with input as changed({"tested_on": "2026-11-21"}, [])
	found(deny) == {["channels", "edi", "tested_on", "program", "is recorded as looked at on 2026-11-21, a day still to come; correct the date"]}
}

test_unencrypted_the_look_does_not_matter if {
	every given in [
		changed({"encryption": "none", "network": "internal"}, ["tested_on"]),
		changed({"encryption": "none", "network": "internal", "tested_on": "2020-01-01"}, []),
		changed({"encryption": "none", "network": "internal", "tested_on": "2026-11-21"}, []),
	] {
		count(transmission_security.deny) == 0 with input as given
	}
}

test_out_of_scope_is_left_out_and_said if {
	no_ephi := beside({"ephi": false})
	transmission_security.excluded == {{"kind": "systems", "id": "x", "reason": "touches no ePHI"}} with input as no_ephi
	count(transmission_security.deny) == 0 with input as no_ephi
	retired := beside({"status": "retired"})
	transmission_security.excluded == {{"kind": "systems", "id": "x", "reason": "status retired"}} with input as retired
	count(transmission_security.deny) == 0 with input as retired
	every case in [{"fields": {"ephi": false}, "reason": "carries no ePHI"}, {"fields": {"status": "planned"}, "reason": "status planned"}] {
		other := object.union({"id": "fax", "channel_id": "fax", "system": "sftp", "ephi": true, "status": "in_use", "encryption": "none"}, case.fields)
		given := with_records("channels", [channel, other])
		transmission_security.excluded == {{"kind": "channels", "id": "fax", "reason": case.reason}} with input as given
		count(transmission_security.deny) == 0 with input as given
	}
}

test_nothing_recorded_is_an_empty_population if {
	nothing := json.patch(with_records("systems", []), [{"op": "replace", "path": "/evidence/channels/records", "value": []}])
	count(transmission_security.population) == 0 with input as nothing
	count(transmission_security.deny) == 0 with input as nothing
}

test_a_system_that_sends_has_a_channel_of_a_fitting_type if {
	fitting := {
		"clearinghouse_portal": ["api", "clearinghouse_portal", "edi_as2", "other", "sftp"],
		"email": ["email_gateway", "other"],
		"fax_service": ["fax_service", "other"],
		"file_transfer": ["api", "edi_as2", "other", "sftp"],
		"payer_portal": ["other", "payer_portal"],
		"remote_access": ["other", "remote_access"],
	}
	every type, channel_types in fitting {
		every channel_type in ["api", "clearinghouse_portal", "edi_as2", "email_gateway", "fax_service", "interface", "other", "patient_portal", "payer_portal", "remote_access", "sftp", "text_message"] {
			given := json.patch(changed({"type": channel_type}, []), [{"op": "replace", "path": "/evidence/systems/records/0/type", "value": type}])
			{f.id | some f in transmission_security.deny} == {"sftp" | not channel_type in channel_types} with input as given
		}
	}
	fax := json.patch(changed({"type": "sftp"}, []), [{"op": "replace", "path": "/evidence/systems/records/0/type", "value": "file_server"}])
	count(transmission_security.deny) == 0 with input as fax
}

test_channels_of_another_type_are_not_enough if {
	given := json.patch(with_records("channels", [channel, object.union(channel, {"id": "api", "channel_id": "api", "type": "api"})]), [{"op": "replace", "path": "/evidence/systems/records/0/type", "value": "clearinghouse_portal"}])
	count(transmission_security.deny) == 0 with input as given
	mail := json.patch(given, [{"op": "replace", "path": "/evidence/systems/records/0/type", "value": "email"}])
	found(transmission_security.deny) == {["systems", "sftp", "", "rule", "is of type email, and none of its channels in use with ePHI is of a type by which that sends (email_gateway); list the one it sends and receives over, or correct the types"]} with input as mail
	portal := json.patch(given, [{"op": "replace", "path": "/evidence/systems/records/0/type", "value": "clearinghouse_portal"}, {"op": "replace", "path": "/evidence/channels/records", "value": [object.union(channel, {"type": "fax_service"})]}])
	{f.message | some f in transmission_security.deny} == {"is of type clearinghouse_portal, and none of its channels in use with ePHI is of a type by which that sends (api, clearinghouse_portal, edi_as2, sftp); list the one it sends and receives over, or correct the types"} with input as portal
}
