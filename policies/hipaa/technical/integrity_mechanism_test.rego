package hipaa.technical.integrity_mechanism_test

import data.hipaa.technical.integrity_mechanism

system := {"id": "pm", "type": "database", "ephi": true, "status": "in_use", "integrity_mechanism": "database_checks", "integrity_checked_on": "2026-10-21"}

records(systems) := {
	"today": "2026-11-20",
	"parameters": {"integrity_mechanism": {"check_days": 30}},
	"evidence": {"systems": {"records": systems}},
}

with_fields(fields) := records([object.union(system, fields)])

without(field) := records([object.remove(system, [field])])

found(findings) := {[f.id, f.field, object.get(f, "basis", "rule"), f.message] | some f in findings} if {
	every f in findings {
		f.kind == "systems"
	}
}

test_checked_on_the_last_day_allowed_passes if {
	base := records([system])
	count(integrity_mechanism.deny) == 0 with input as base
	integrity_mechanism.population == {{"kind": "systems", "id": "pm"}} with input as base
	count(integrity_mechanism.excluded) == 0 with input as base
}

test_every_mechanism_passes if {
	every mechanism in ["checksums", "database_checks", "file_integrity_monitoring", "digital_signatures"] {
		count(integrity_mechanism.deny) == 0 with input as with_fields({"integrity_mechanism": mechanism})
	}
}

test_checked_today_passes if {
	count(integrity_mechanism.deny) == 0 with input as with_fields({"integrity_checked_on": "2026-11-20"})
}

test_checked_one_day_too_long_ago_fails_as_practice if {
	deny := integrity_mechanism.deny with input as with_fields({"integrity_checked_on": "2026-10-20"})
	found(deny) == {["pm", "integrity_checked_on", "program", "was last checked 31 days ago; this program allows 30"]}
}

test_a_check_still_to_come_fails_as_practice if {
	deny := integrity_mechanism.deny with input as with_fields({"integrity_checked_on": "2026-11-21"})
	found(deny) == {["pm", "integrity_checked_on", "program", "is recorded as checked on 2026-11-21, a day still to come; correct the date"]}
}

test_no_check_recorded_fails_as_practice if {
	deny := integrity_mechanism.deny with input as without("integrity_checked_on")
	found(deny) == {["pm", "integrity_checked_on", "program", "has database checks, and no check of their result on record; read it and record the day"]}
}

test_no_mechanism_fails_once if {
	every changed in [with_fields({"integrity_mechanism": "none"}), without("integrity_mechanism"), records([object.remove(system, ["integrity_mechanism", "integrity_checked_on"])])] {
		deny := integrity_mechanism.deny with input as changed
		{[f.id, f.field, object.get(f, "basis", "rule")] | some f in deny} == {["pm", "integrity_mechanism", "rule"]}
	}
}

test_out_of_scope_is_left_out_and_said if {
	every case in [
		{"fields": {"type": "payer_portal"}, "reason": "type payer_portal: taken not to store ePHI here"},
		{"fields": {"ephi": false}, "reason": "touches no ePHI"},
		{"fields": {"status": "retired"}, "reason": "status retired"},
	] {
		changed := with_fields(object.union({"integrity_mechanism": "none"}, case.fields))
		count(integrity_mechanism.deny) == 0 with input as changed
		count(integrity_mechanism.population) == 0 with input as changed
		integrity_mechanism.excluded == {{"kind": "systems", "id": "pm", "reason": case.reason}} with input as changed
	}
}

test_without_a_mechanism_dates_do_not_matter if {
	every date in ["2026-11-21", "2026-10-20", "2026-11-20"] {
		deny := integrity_mechanism.deny with input as with_fields({"integrity_mechanism": "none", "integrity_checked_on": date})
		{[f.id, f.field] | some f in deny} == {["pm", "integrity_mechanism"]}
	}
}

test_each_mechanism_is_named_where_its_result_was_never_read if {
	names := {
		"checksums": "checksums",
		"database_checks": "database checks",
		"digital_signatures": "digital signatures",
		"file_integrity_monitoring": "file integrity reports",
	}
	every mechanism, name in names {
		deny := integrity_mechanism.deny with input as records([object.remove(object.union(system, {"integrity_mechanism": mechanism}), ["integrity_checked_on"])])
		found(deny) == {["pm", "integrity_checked_on", "program", sprintf("has %v, and no check of their result on record; read it and record the day", [name])]}
	}
}

test_no_mechanism_is_a_finding_on_the_system if {
	deny := integrity_mechanism.deny with input as without("integrity_mechanism")
	found(deny) == {["pm", "integrity_mechanism", "rule", "has no mechanism on record that would show altered or destroyed ePHI; turn on the checks it offers, or ask the vendor which run"]}
}
