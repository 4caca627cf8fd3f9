package hipaa.lib.channels_test

import data.hipaa.lib.channels

test_in_use_with_ephi if {
	channels.in_use({"ephi": true, "status": "in_use"})
	not channels.left_out({"ephi": true, "status": "in_use"})
}

test_everything_else_is_left_out_for_one_reason if {
	not channels.in_use({"ephi": false, "status": "in_use"})
	not channels.in_use({"ephi": true, "status": "planned"})
	channels.left_out({"ephi": false, "status": "in_use"}) == "carries no ePHI"
	channels.left_out({"ephi": false, "status": "retired"}) == "carries no ePHI"
	channels.left_out({"ephi": true, "status": "planned"}) == "status planned"
	channels.left_out({"ephi": true, "status": "retired"}) == "status retired"
}

test_encrypted if {
	every encryption in ["tls_1_3", "tls_1_2", "tls_older", "ssh", "vpn", "message"] {
		channels.encrypted({"encryption": encryption})
		not channels.unencrypted({"encryption": encryption})
	}
}

test_not_encrypted_in_words if {
	every channel in [{"encryption": "none"}, {"encryption": "opportunistic"}, {}] {
		not channels.encrypted(channel)
	}
	channels.unencrypted({"encryption": "none"}) == "is not encrypted"
	channels.unencrypted({"encryption": "opportunistic"}) == "is encrypted only when the other server offers it"
	channels.unencrypted({}) == "is not shown to be encrypted"
}

test_verified if {
	channels.verified({"partner_verified_by": "certificate"})
	not channels.verified({"partner_verified_by": "none"})
	not channels.verified({})
}

test_closed_networks if {
	systems := {"pm": {"hosting": "vendor"}, "sftp": {"hosting": "on_premises"}, "files": {}}
	channels.closed({"system": "pm", "network": "private_line"}, systems)
	channels.closed({"system": "sftp", "network": "internal"}, systems)
	not channels.closed({"system": "files", "network": "internal"}, systems)
	not channels.closed({"system": "gone", "network": "internal"}, systems)
	not channels.closed({"system": "pm", "network": "internal"}, systems)
	not channels.closed({"system": "sftp", "network": "internet"}, systems)
	not channels.closed({"system": "sftp"}, systems)
}

test_what_runs_here if {
	systems := {"sftp": {"hosting": "on_premises"}, "pm": {"hosting": "vendor"}, "backup": {"hosting": "cloud"}, "files": {}}
	channels.runs_here({"system": "sftp"}, systems)
	not channels.runs_here({"system": "pm"}, systems)
	not channels.runs_here({"system": "backup"}, systems)
	not channels.runs_here({"system": "files"}, systems)
	not channels.runs_here({"system": "gone"}, systems)
}
