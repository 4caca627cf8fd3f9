package hipaa.technical.audit_controls_test

import data.hipaa.technical.audit_controls

system := {"id": "pm", "system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"}

portal := {"id": "portal", "system_id": "portal", "type": "payer_portal", "ephi": true, "status": "in_use"}

log := {
	"id": "pm/access", "system": "pm", "log": "access", "enabled": true,
	"records": ["sign_in", "view", "change"], "shows": ["user", "action", "time"],
	"last_entry_at": "2026-11-16T14:58:10Z", "oldest_entry_on": "2025-11-16", "retention_days": 365,
	"protection": "restricted", "clock_synchronized": true,
}

review := {
	"id": "r1", "review_id": "r1", "system": "pm", "from": "2026-07-13", "to": "2026-08-12",
	"reviewed_on": "2026-08-12", "reviewed_by": "w3", "method": "sample", "outcome": "nothing_unusual",
}

account := {
	"id": "pm/c1", "system": "pm", "user": "c1", "status": "active", "account_type": "person",
	"assigned_to": ["w1"], "created_on": "2024-01-01", "last_used_at": "2026-11-16T13:00:00Z", "privileged": true,
}

# The day judged is 2026-11-20; the newest list of logs is of 2026-11-16. 2026-08-12 lies 100 days back.
base := {
	"as_of": "2026-11-20T23:59:59Z",
	"today": "2026-11-20",
	"parameters": {"audit_controls": {
		"stored_activities": ["change", "view"], "passing_activities": ["sign_in"], "lag_days": 1,
		"silent_days": 31, "retention_days": 365, "review_days": 100, "open_days": 31, "gap_days": 7,
	}},
	"evidence": {
		"systems": {"records": [system]},
		"audit_logs": {"records": [log], "sources": [{"system": "pm", "observed_at": "2026-11-16T15:00:00Z"}]},
		"activity_reviews": {"records": [review]},
		"user_accounts": {"records": [account]},
		"workforce": {"records": [
			{"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"},
			{"id": "w3", "person": "w3", "status": "active", "hired_on": "2026-08-12"},
		]},
		"written_policies": {"records": [{"id": "p1", "status": "in_force", "topics": ["audit_controls"]}]},
	},
}

replacing(given, kind, records) := json.patch(given, [{"op": "replace", "path": sprintf("/evidence/%v/records", [kind]), "value": records}])

with_records(kind, records) := replacing(base, kind, records)

with_log(fields) := with_records("audit_logs", [object.union(log, fields)])

without_in_log(removed) := with_records("audit_logs", [object.remove(log, removed)])

with_review(fields) := with_records("activity_reviews", [object.union(review, fields)])

without_in_review(removed) := with_records("activity_reviews", [object.remove(review, removed)])

with_account(fields) := with_records("user_accounts", [object.union(account, fields)])

with_sources(given, instants) := json.patch(given, [{"op": "replace", "path": "/evidence/audit_logs/sources", "value": [{"observed_at": at} | some at in instants]}])

# The same log and review on a portal.
on_portal(log_fields, review_fields) := replacing(
	replacing(
		with_records("systems", [portal]), "audit_logs",
		[object.union_n([log, {"id": "portal/report", "system": "portal"}, log_fields])],
	),
	"activity_reviews", [object.union_n([review, {"system": "portal"}, review_fields])],
)

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

places(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

log_fails(deny, field, basis, message) if found(deny) == {["audit_logs", "pm/access", field, basis, message]}

review_fails(deny, field, message) if found(deny) == {["activity_reviews", "r1", field, "program", message]}

system_fails(deny, basis, message) if found(deny) == {["systems", "pm", "", basis, message]}

test_a_log_that_is_examined_passes if {
	count(audit_controls.deny) == 0 with input as base
	audit_controls.population == {
		{"kind": "systems", "id": "pm"},
		{"kind": "audit_logs", "id": "pm/access"},
		{"kind": "activity_reviews", "id": "r1"},
	} with input as base
	count(audit_controls.excluded) == 0 with input as base
}

test_nothing_recorded_is_an_empty_population if {
	nothing := replacing(replacing(with_records("systems", []), "audit_logs", []), "activity_reviews", [])
	count(audit_controls.deny) == 0 with input as nothing
	count(audit_controls.population) == 0 with input as nothing
	count(audit_controls.excluded) == 0 with input as nothing
}

test_no_policy_in_force_fails_as_practice if {
	every policies in [
		[],
		[{"id": "p1", "status": "draft", "topics": ["audit_controls"]}],
		[{"id": "p1", "status": "in_force", "topics": ["record_access"]}],
		[{"id": "p1", "status": "in_force", "topics": ["audit_controls"], "effective_on": "2026-11-21"}],
	] {
		places(audit_controls.deny) == {["written_policies", "", "", "program"]} with input as with_records("written_policies", policies)
	}
}

# Which records are judged.

test_systems_out_of_scope_are_left_out_with_their_logs_and_reviews if {
	every pair in [
		[{"ephi": false}, "touches no ePHI"],
		[{"status": "retired"}, "status retired"],
		[{"status": "planned"}, "status planned"],
	] {
		given := with_records("systems", [object.union(system, pair[0])])
		count(audit_controls.deny) == 0 with input as given
		count(audit_controls.population) == 0 with input as given
		audit_controls.excluded == {
			{"kind": "systems", "id": "pm", "reason": pair[1]},
			{"kind": "audit_logs", "id": "pm/access", "reason": sprintf("system %v", [pair[1]])},
			{"kind": "activity_reviews", "id": "r1", "reason": sprintf("system %v", [pair[1]])},
		} with input as given
	}
}

test_a_log_switched_off_beside_another_is_left_out_and_said if {
	given := with_records("audit_logs", [log, {"id": "pm/old", "system": "pm", "log": "old", "enabled": false}])
	count(audit_controls.deny) == 0 with input as given
	audit_controls.excluded == {{"kind": "audit_logs", "id": "pm/old", "reason": "switched off, another log of the system is on"}} with input as given
}

test_a_log_of_an_unknown_system_fails_as_practice if {
	every enabled in [true, false] {
		given := with_records("audit_logs", [log, {"id": "p m/x", "system": "p m", "log": "x", "enabled": enabled}])
		found(audit_controls.deny) == {["audit_logs", "p m/x", "system", "program", "is of system p m, which is not in the inventory; add the system or correct its id"]} with input as given
		{"kind": "audit_logs", "id": "p m/x"} in audit_controls.population with input as given
		count(audit_controls.excluded) == 0 with input as given
	}
}

# Recorded.

test_a_system_without_a_log_fails if {
	other := with_records("systems", [system, {"id": "x", "system_id": "x", "type": "ehr", "ephi": true, "status": "in_use"}])
	found(audit_controls.deny) == {["systems", "x", "", "rule", "has no audit log on record; switch it on or ask the vendor for it, and record what it shows"]} with input as other
	places(audit_controls.deny) == {["systems", "pm", "", "rule"]} with input as with_records("audit_logs", [])
}

test_a_way_in_from_outside_needs_a_log_too if {
	vpn := {"id": "vpn", "system_id": "vpn", "type": "remote_access", "ephi": true, "status": "in_use"}
	places(audit_controls.deny) == {["systems", "vpn", "", "rule"]} with input as with_records("systems", [system, vpn])
}

test_a_portal_without_a_report_fails_as_practice if {
	found(audit_controls.deny) == {["systems", "portal", "", "program", "has no activity report on record; have the portal's administrator run one, or ask the payer, and record what it shows"]} with input as with_records("systems", [system, portal])
}

test_logs_that_are_all_off_fail if {
	message := "is switched off, and no other log of the system is on; switch it on"
	log_fails(audit_controls.deny, "enabled", "rule", message) with input as with_log({"enabled": false})
	log_fails(audit_controls.deny, "enabled", "rule", message) with input as replacing(with_log({"enabled": false}), "activity_reviews", [])
	log_fails(audit_controls.deny, "enabled", "rule", message) with input as replacing(with_log({"enabled": false}), "activity_reviews", [object.union(review, {"to": "2026-08-11"})])
	places(audit_controls.deny) == {["audit_logs", "portal/report", "enabled", "program"]} with input as on_portal({"enabled": false}, {})
}

test_a_log_that_does_not_tell_who_what_and_when_fails if {
	places(audit_controls.deny) == {["audit_logs", "pm/access", "shows", "rule"]} with input as without_in_log(["shows"])
	places(audit_controls.deny) == {["audit_logs", "portal/report", "shows", "program"]} with input as on_portal({"shows": ["time"]}, {})
	every pair in [
		[["action", "time", "record", "origin"], "who"],
		[["user", "time"], "what was done"],
		[["user", "action"], "when"],
		[["origin"], "who, what was done, when"],
		[[], "who, what was done, when"],
	] {
		deny := audit_controls.deny with input as with_log({"shows": pair[0]})
		message := sprintf("is not shown to tell %v, and no other log of the system tells who, what and when; switch that on or ask who runs it", [pair[1]])
		log_fails(deny, "shows", "rule", message)
	}
}

test_one_log_that_tells_all_is_enough if {
	lesser := object.union(log, {"id": "pm/host", "log": "host", "shows": ["time"], "records": ["sign_in"]})
	count(audit_controls.deny) == 0 with input as with_records("audit_logs", [log, lesser])
	halves := [object.union(log, {"shows": ["user", "time"]}), object.union(lesser, {"shows": ["action", "time"]})]
	places(audit_controls.deny) == {["audit_logs", "pm/access", "shows", "rule"], ["audit_logs", "pm/host", "shows", "rule"]} with input as with_records("audit_logs", halves)
}

test_a_log_that_does_not_say_what_it_records_fails if {
	places(audit_controls.deny) == {["audit_logs", "portal/report", "records", "program"]} with input as on_portal({"records": []}, {})
	silent_on_it := object.remove(object.union(log, {"id": "pm/b", "log": "b"}), ["records"])
	count(audit_controls.deny) == 0 with input as with_records("audit_logs", [log, silent_on_it])
	every given in [with_log({"records": []}), without_in_log(["records"])] {
		log_fails(audit_controls.deny, "records", "rule", "does not say which activity it records, nor does another log of the system; look it up or ask who runs it") with input as given
	}
}

test_activities_that_are_not_recorded_fail_as_practice if {
	system_fails(audit_controls.deny, "program", "has no log that is shown to record views; this program wants that: switch it on or ask who runs it") with input as with_log({"records": ["sign_in", "change"]})
	system_fails(audit_controls.deny, "program", "has no log that is shown to record changes, views; this program wants that: switch it on or ask who runs it") with input as with_log({"records": ["sign_in", "delete"]})
}

test_logs_of_a_system_record_together if {
	views := object.union(log, {"id": "pm/v", "log": "v", "records": ["view"]})
	changes := object.union(log, {"records": ["sign_in", "change"]})
	count(audit_controls.deny) == 0 with input as with_records("audit_logs", [changes, views])
	places(audit_controls.deny) == {["systems", "pm", "", "program"]} with input as with_records("audit_logs", [changes, object.union(views, {"shows": ["time"]})])
}

test_what_ephi_passes_through_records_sign_ins if {
	count(audit_controls.deny) == 0 with input as on_portal({"records": ["sign_in"]}, {})
	found(audit_controls.deny) == {["systems", "portal", "", "program", "has no log that is shown to record sign-ins; this program wants that: switch it on or ask who runs it"]} with input as on_portal({"records": ["view", "change"]}, {})
}

test_every_activity_has_its_words if {
	every activity in ["sign_in", "failed_sign_in", "view", "create", "change", "delete", "export", "print", "permission_change"] {
		given := json.patch(with_log({"records": [other | some other in ["sign_in", "view"]; other != activity]}), [{"op": "replace", "path": "/parameters/audit_controls/stored_activities", "value": [activity]}])
		places(audit_controls.deny) == {["systems", "pm", "", "program"]} with input as given
	}
}

# Still recorded.

test_a_sign_in_that_no_log_holds_fails if {
	log_fails(audit_controls.deny, "last_entry_at", "rule", "has no entry after 2026-11-15, though an account was used on 2026-11-16; find out why nothing was recorded") with input as with_log({"last_entry_at": "2026-11-15T12:59:59Z"})
	count(audit_controls.deny) == 0 with input as with_log({"last_entry_at": "2026-11-15T13:00:00Z"})
	places(audit_controls.deny) == {["audit_logs", "portal/report", "last_entry_at", "program"]} with input as replacing(on_portal({"last_entry_at": "2026-11-01T08:00:00Z"}, {}), "user_accounts", [object.union(account, {"system": "portal", "privileged": false})])
}

test_a_disabled_account_was_used_too if {
	given := replacing(with_log({"last_entry_at": "2026-11-01T08:00:00Z"}), "user_accounts", [object.union(account, {"status": "disabled", "last_used_at": "2026-11-09T08:00:00-05:00"})])
	places(audit_controls.deny) == {["audit_logs", "pm/access", "last_entry_at", "rule"]} with input as given
}

test_a_sign_in_after_the_list_shows_nothing if {
	quiet := with_log({"last_entry_at": "2026-11-10T08:00:00Z"})
	after := replacing(quiet, "user_accounts", [object.union(account, {"last_used_at": "2026-11-16T15:00:01Z"})])
	count(audit_controls.deny) == 0 with input as after
	before := replacing(quiet, "user_accounts", [object.union(account, {"last_used_at": "2026-11-16T15:00:00Z"})])
	count(audit_controls.deny) == 1 with input as before
	no_last_use := replacing(quiet, "user_accounts", [object.remove(account, ["last_used_at"])])
	count(audit_controls.deny) == 0 with input as no_last_use
}

test_the_first_list_that_can_hold_the_entry_counts if {
	given := with_log({"last_entry_at": "2026-11-10T08:00:00Z"})
	count(audit_controls.deny) == 0 with input as with_sources(given, ["2026-11-11T15:00:00Z", "2026-11-16T15:00:00Z"])
	count(audit_controls.deny) == 0 with input as with_sources(given, ["2026-11-09T08:00:00Z", "2026-11-16T15:00:00Z"])
	places(audit_controls.deny) == {["audit_logs", "pm/access", "last_entry_at", "rule"]} with input as with_sources(given, ["2026-11-09T07:59:59Z", "2026-11-16T15:00:00Z"])
	places(audit_controls.deny) == {["audit_logs", "pm/access", "last_entry_at", "rule"]} with input as with_sources(given, ["2026-11-09T07:59:59Z"])
	count(audit_controls.deny) == 0 with input as json.patch(given, [{"op": "replace", "path": "/evidence/audit_logs/sources", "value": [{"system": "unreadable"}]}])
}

test_the_last_sign_in_before_the_list_is_found_among_many if {
	many := [object.union(account, {"id": at, "user": at, "last_used_at": at}) |
		some at in ["2026-11-16T09:00:00Z", "2026-11-03T09:00:00Z", "2026-11-07T09:00:00Z", "2026-11-14T09:00:00Z", "2026-11-19T09:00:00Z"]
	]
	others := [object.union(account, {"id": "a", "system": "a"}), object.union(account, {"id": "z", "system": "z"})]
	given := with_sources(
		replacing(with_log({"last_entry_at": "2026-11-05T08:00:00Z"}), "user_accounts", array.concat(others, many)),
		["2026-11-03T15:00:00Z", "2026-11-08T15:00:00Z", "2026-11-02T15:00:00Z", "2026-11-15T15:00:00Z"],
	)
	log_fails(audit_controls.deny, "last_entry_at", "rule", "has no entry after 2026-11-05, though an account was used on 2026-11-07; find out why nothing was recorded") with input as given
	count(audit_controls.deny) == 0 with input as json.patch(given, [{"op": "replace", "path": "/evidence/audit_logs/records/0/last_entry_at", "value": "2026-11-06T09:00:00Z"}])
}

test_a_log_that_stopped_is_found_beside_one_that_goes_on if {
	stopped := object.union(log, {"id": "pm/b", "log": "b", "last_entry_at": "2024-10-20T08:00:00Z"})
	places(audit_controls.deny) == {["audit_logs", "pm/b", "last_entry_at", "rule"]} with input as with_records("audit_logs", [log, stopped])
}

test_another_log_that_holds_the_sign_in_is_enough if {
	quiet := object.union(log, {"id": "pm/b", "log": "b", "records": ["view", "change"], "last_entry_at": "2026-11-01T08:00:00Z"})
	count(audit_controls.deny) == 0 with input as with_records("audit_logs", [log, quiet])
	places(audit_controls.deny) == {["audit_logs", "pm/access", "last_entry_at", "rule"]} with input as with_records("audit_logs", [object.union(log, {"last_entry_at": "2026-11-02T08:00:00Z"}), quiet])
}

test_a_log_without_sign_ins_misses_none if {
	count(audit_controls.deny) == 0 with input as with_log({"records": ["view", "change"], "last_entry_at": "2026-10-16T14:00:00Z"})
}

test_silence_fails_as_practice if {
	silent := object.union(log, {"id": "pm/b", "log": "b", "records": ["view", "change"], "last_entry_at": "2026-10-15T14:00:00Z"})
	found(audit_controls.deny) == {["audit_logs", "pm/b", "last_entry_at", "program", "wrote nothing in the 32 days before it was listed; this program allows 31: see whether it still records"]} with input as with_records("audit_logs", [log, silent])
	count(audit_controls.deny) == 0 with input as with_records("audit_logs", [log, object.union(silent, {"last_entry_at": "2026-10-16T14:00:00Z"})])
	rare := object.union(silent, {"records": ["permission_change"]})
	count(audit_controls.deny) == 0 with input as with_records("audit_logs", [log, rare])
}

test_silence_where_nobody_signed_in_passes if {
	silent := with_log({"last_entry_at": "2026-10-01T14:00:00Z"})
	count(audit_controls.deny) == 0 with input as replacing(silent, "user_accounts", [object.union(account, {"last_used_at": "2026-10-02T14:00:00Z"})])
	places(audit_controls.deny) == {["audit_logs", "pm/access", "last_entry_at", "program"]} with input as replacing(silent, "user_accounts", [])
	places(audit_controls.deny) == {["audit_logs", "pm/access", "last_entry_at", "program"]} with input as replacing(silent, "user_accounts", [object.union(account, {"last_used_at": "2026-11-18T14:00:00Z"})])
}

test_no_newest_entry_fails_as_practice if {
	log_fails(audit_controls.deny, "last_entry_at", "program", "is not shown to hold any entry; look up the time of its newest, which tells whether it still records") with input as without_in_log(["last_entry_at"])
}

test_a_newest_entry_still_to_come_fails_as_practice if {
	message := "has a newest entry at a time still to come; correct the time, or the clock of the system"
	log_fails(audit_controls.deny, "last_entry_at", "program", message) with input as with_log({"last_entry_at": "2026-11-21T00:00:00Z"})
	after := "has a newest entry from after it was listed, so nothing shows when it last recorded; list it again"
	log_fails(audit_controls.deny, "last_entry_at", "rule", after) with input as with_log({"last_entry_at": "2026-11-20T23:59:59Z"})
	wrong := object.union(log, {"id": "pm/b", "log": "b", "last_entry_at": "2027-11-01T08:00:00Z"})
	places(audit_controls.deny) == {["audit_logs", "pm/access", "last_entry_at", "rule"], ["audit_logs", "pm/b", "last_entry_at", "program"]} with input as with_records("audit_logs", [object.union(log, {"last_entry_at": "2026-11-02T08:00:00Z"}), wrong])
}

# Kept.

test_entries_kept_too_short_fail_as_practice if {
	log_fails(audit_controls.deny, "retention_days", "program", "keeps its entries for 364 days; this program keeps them for 365: extend it, or copy them elsewhere before they are deleted") with input as with_log({"retention_days": 364})
	log_fails(audit_controls.deny, "retention_days", "program", "is not shown to keep its entries for any time; this program keeps them for 365 days") with input as without_in_log(["retention_days", "oldest_entry_on"])
	count(audit_controls.deny) == 0 with input as with_log({"retention_days": 0})
	count(audit_controls.deny) == 0 with input as with_log({"retention_days": 366})
	every days in [-1, 1] {
		places(audit_controls.deny) == {["audit_logs", "pm/access", "retention_days", "program"]} with input as with_log({"retention_days": days, "oldest_entry_on": "2026-11-15"})
	}
}

test_a_log_that_does_not_reach_back_fails_as_practice if {
	log_fails(audit_controls.deny, "oldest_entry_on", "program", "reaches back to 2025-12-18 only; this program keeps entries for 365 days: find out what became of the older ones") with input as with_log({"oldest_entry_on": "2025-12-18"})
	count(audit_controls.deny) == 0 with input as with_log({"oldest_entry_on": "2025-12-17"})
	log_fails(audit_controls.deny, "oldest_entry_on", "program", "does not show how far back it reaches; look up the day of its oldest entry") with input as without_in_log(["oldest_entry_on"])
	log_fails(audit_controls.deny, "oldest_entry_on", "program", "is recorded as reaching back to 2026-11-21, a day still to come; correct the date") with input as with_log({"oldest_entry_on": "2026-11-21"})
	today := audit_controls.deny with input as with_log({"oldest_entry_on": "2026-11-20"})
	log_fails(today, "oldest_entry_on", "program", "reaches back to 2026-11-20 only; this program keeps entries for 365 days: find out what became of the older ones")
}

test_a_new_log_reaches_back_to_its_first_days if {
	count(audit_controls.deny) == 0 with input as with_log({"began_on": "2026-09-01", "oldest_entry_on": "2026-10-02"})
	places(audit_controls.deny) == {["audit_logs", "pm/access", "oldest_entry_on", "program"]} with input as with_log({"began_on": "2026-09-01", "oldest_entry_on": "2026-10-03"})
	places(audit_controls.deny) == {["audit_logs", "pm/access", "oldest_entry_on", "program"]} with input as with_log({"began_on": "2020-09-01", "oldest_entry_on": "2025-12-18"})
	log_fails(audit_controls.deny, "began_on", "program", "is recorded as begun on 2026-11-21, a day still to come; correct the date") with input as with_log({"began_on": "2026-11-21"})
	count(audit_controls.deny) == 0 with input as with_log({"began_on": "2026-11-16", "oldest_entry_on": "2026-11-16"})
}

test_an_unprotected_log_fails_as_practice if {
	every given in [with_log({"protection": "none"}), without_in_log(["protection"])] {
		log_fails(audit_controls.deny, "protection", "program", "is not shown to be kept from those whose activity it shows; this program wants a copy on a separate system, write-once storage or restricted access") with input as given
	}
	every protection in ["write_once", "separate_system"] {
		count(audit_controls.deny) == 0 with input as with_log({"protection": protection})
	}
}

test_a_clock_of_its_own_fails_as_practice if {
	every given in [with_log({"clock_synchronized": false}), without_in_log(["clock_synchronized"])] {
		log_fails(audit_controls.deny, "clock_synchronized", "program", "is not shown to set its clock from a common time source; this program wants that, so that times in different logs agree") with input as given
	}
}

test_how_a_payer_keeps_its_log_is_not_judged if {
	given := on_portal({"protection": "none", "clock_synchronized": false, "retention_days": 1, "oldest_entry_on": "2026-11-15"}, {})
	count(audit_controls.deny) == 0 with input as given
	unknown := json.patch(given, [{"op": "replace", "path": "/evidence/audit_logs/records/0", "value": object.remove(given.evidence.audit_logs.records[0], ["protection", "clock_synchronized", "retention_days", "oldest_entry_on"])}])
	count(audit_controls.deny) == 0 with input as unknown
}

# Examined.

test_logs_that_nobody_examined_fail if {
	message := "has logs that nobody is shown to have examined; have somebody go through them, and record the review"
	system_fails(audit_controls.deny, "rule", message) with input as with_records("activity_reviews", [])
	future := audit_controls.deny with input as with_review({"reviewed_on": "2026-11-21"})
	found(future) == {
		["systems", "pm", "", "rule", message],
		["activity_reviews", "r1", "reviewed_on", "program", "is recorded as done on 2026-11-21, a day still to come; correct the date"],
	}
	places(audit_controls.deny) == {["systems", "portal", "", "program"]} with input as replacing(on_portal({}, {}), "activity_reviews", [])
}

test_a_review_of_another_system_does_not_count if {
	given := replacing(with_records("systems", [system, object.union(system, {"id": "ehr", "system_id": "ehr"})]), "audit_logs", [log, object.union(log, {"id": "ehr/a", "system": "ehr"})])
	places(audit_controls.deny) == {["systems", "ehr", "", "rule"]} with input as given
}

test_logs_examined_too_long_ago_fail_as_practice if {
	system_fails(audit_controls.deny, "program", "had its logs examined up to 2026-08-11 only, 101 days ago; this program allows 100") with input as with_review({"to": "2026-08-11"})
	places(audit_controls.deny) == {["systems", "pm", "", "program"]} with input as with_review({"to": "2026-08-11", "reviewed_on": "2026-11-20"})
	count(audit_controls.deny) == 0 with input as with_review({"to": "2026-11-20", "reviewed_on": "2026-11-20"})
	count(audit_controls.deny) == 0 with input as with_records("activity_reviews", [review, object.union(review, {"id": "r0", "from": "2026-06-01", "to": "2026-07-12"})])
}

unread(fields) := replacing(with_log(object.union({"oldest_entry_on": "2026-08-13"}, fields)), "activity_reviews", [])

test_a_new_log_may_be_unread if {
	count(audit_controls.deny) == 0 with input as unread({"began_on": "2026-08-12"})
	count(audit_controls.deny) == 0 with input as unread({"began_on": "2026-11-16", "oldest_entry_on": "2026-11-16"})
	places(audit_controls.deny) == {["systems", "pm", "", "rule"]} with input as unread({"began_on": "2026-08-11"})
	places(audit_controls.deny) == {["systems", "pm", "", "rule"], ["audit_logs", "pm/access", "began_on", "program"]} with input as unread({"began_on": "2026-11-21", "oldest_entry_on": "2025-11-16"})
	two := replacing(with_records("audit_logs", [log, object.union(log, {"id": "pm/b", "log": "b", "began_on": "2026-11-01", "oldest_entry_on": "2026-11-01"})]), "activity_reviews", [])
	places(audit_controls.deny) == {["systems", "pm", "", "rule"]} with input as two
}

# The reviews.

test_a_review_of_an_unknown_system_fails_as_practice if {
	given := with_records("activity_reviews", [review, object.union(review, {"id": "r2", "system": "p m"})])
	found(audit_controls.deny) == {["activity_reviews", "r2", "system", "program", "is of system p m, which is not in the inventory; add the system or correct its id"]} with input as given
	{"kind": "activity_reviews", "id": "r2"} in audit_controls.population with input as given
}

test_a_review_that_ends_before_it_begins_fails_as_practice if {
	review_fails(audit_controls.deny, "to", "covers entries from 2026-10-31 to 2026-10-01, which ends before it begins; correct the dates") with input as with_review({"from": "2026-10-31", "to": "2026-10-01", "reviewed_on": "2026-11-05"})
	places(audit_controls.deny) == {["activity_reviews", "r1", "to", "program"]} with input as with_review({"from": "2026-11-02", "to": "2026-10-31", "reviewed_on": "2026-10-30"})
	count(audit_controls.deny) == 0 with input as with_review({"from": "2026-10-01", "to": "2026-10-01", "reviewed_on": "2026-11-05"})
}

test_a_review_before_the_entries_fails_as_practice if {
	review_fails(audit_controls.deny, "reviewed_on", "was done on 2026-10-30, before all entries up to 2026-10-31 were there; correct the dates") with input as with_review({"to": "2026-10-31", "reviewed_on": "2026-10-30"})
	count(audit_controls.deny) == 0 with input as with_review({"to": "2026-10-31", "reviewed_on": "2026-10-31"})
	places(audit_controls.deny) == {["activity_reviews", "r1", "reviewed_on", "program"]} with input as with_review({"from": "2026-10-31", "to": "2026-10-31", "reviewed_on": "2026-10-30"})
}

test_a_review_by_nobody_fails_as_practice if {
	review_fails(audit_controls.deny, "reviewed_by", "names nobody who did it; record who looked") with input as without_in_review(["reviewed_by"])
}

test_a_review_by_an_unknown_person_fails_as_practice if {
	review_fails(audit_controls.deny, "reviewed_by", "was done by w9, who is not in the workforce records; find out who it was") with input as with_review({"reviewed_by": "w9"})
}

test_a_review_by_somebody_not_working_then_fails_as_practice if {
	count(audit_controls.deny) == 0 with input as with_records("workforce", [{"id": "w3", "person": "w3", "status": "ended", "hired_on": "2020-01-06", "ended_on": "2026-08-12"}])
	hired_tomorrow := replacing(with_review({"reviewed_on": "2026-11-20"}), "workforce", [{"id": "w3", "person": "w3", "status": "active", "hired_on": "2026-11-21"}])
	places(audit_controls.deny) == {["activity_reviews", "r1", "reviewed_by", "program"]} with input as hired_tomorrow
	every person in [
		{"id": "w3", "person": "w3", "status": "active", "hired_on": "2026-08-13"},
		{"id": "w3", "person": "w3", "status": "ended", "hired_on": "2020-01-06", "ended_on": "2026-08-11"},
		{"id": "w3", "person": "w3", "status": "ended", "hired_on": "2020-01-06"},
	] {
		review_fails(audit_controls.deny, "reviewed_by", "was done by w3, who is not shown to have worked here on 2026-08-12; find out who it was") with input as with_records("workforce", [person])
	}
}

test_a_review_by_the_administrator_fails_as_practice if {
	message := "was done by w3, who administers system pm; this program wants somebody else to look"
	review_fails(audit_controls.deny, "reviewed_by", message) with input as with_account({"assigned_to": ["w3"], "created_on": "2026-08-12"})
	first := audit_controls.deny with input as with_records("user_accounts", [
		object.union(account, {"assigned_to": ["w3"], "created_on": "2026-08-13"}),
		object.union(account, {"id": "pm/a", "user": "a", "assigned_to": ["w3"], "created_on": "2026-08-12"}),
	])
	review_fails(first, "reviewed_by", message)
	review_fails(audit_controls.deny, "reviewed_by", message) with input as with_records("user_accounts", [object.remove(object.union(account, {"assigned_to": ["w3"]}), ["created_on"])])
	every type in ["person", "root", "shared", "unknown"] {
		review_fails(audit_controls.deny, "reviewed_by", message) with input as with_account({"account_type": type, "assigned_to": ["w1", "w3"]})
	}
}

# w3 administers pm and looked at its log; then somebody did who may.
again(fields, removed) := json.patch(with_account({"assigned_to": ["w3"]}), [
	{"op": "replace", "path": "/evidence/workforce/records", "value": [
		{"id": "w1", "person": "w1", "status": "active", "hired_on": "2020-01-06"},
		{"id": "w3", "person": "w3", "status": "active", "hired_on": "2020-01-06"},
		{"id": "w4", "person": "w4", "status": "active", "hired_on": "2026-08-12"},
	]},
	{"op": "replace", "path": "/evidence/activity_reviews/records", "value": [review, object.union_n([object.remove(review, removed), {"id": "r2", "reviewed_by": "w4"}, fields])]},
])

on_reviewer(findings) := {f.id | some f in findings; f.field == "reviewed_by"}

test_a_later_review_by_another_person_settles_it if {
	every fields in [{}, {"from": "2026-07-12", "to": "2026-08-13", "reviewed_on": "2026-08-13"}] {
		count(audit_controls.deny) == 0 with input as again(fields, [])
	}
	every fields in [
		{"from": "2026-07-14"},
		{"to": "2026-08-11"},
		{"reviewed_on": "2026-08-11"},
		{"to": "2026-08-11", "reviewed_on": "2026-08-12"},
		{"to": "2026-08-13"},
		{"reviewed_on": "2026-11-21"},
		{"system": "other"},
	] {
		on_reviewer(audit_controls.deny) & {"r1"} == {"r1"} with input as again(fields, [])
	}
	every removed in [["from"], ["to"], ["reviewed_on"]] {
		on_reviewer(audit_controls.deny) == {"r1"} with input as again({}, removed)
	}
}

test_nobody_settles_it_who_may_not if {
	on_reviewer(audit_controls.deny) == {"r1", "r2"} with input as again({"reviewed_by": "w3"}, [])
	on_reviewer(audit_controls.deny) == {"r1", "r2"} with input as again({"reviewed_by": "w9"}, [])
	not_here_yet := replacing(again({}, []), "workforce", [
		{"id": "w3", "person": "w3", "status": "active", "hired_on": "2020-01-06"},
		{"id": "w4", "person": "w4", "status": "active", "hired_on": "2026-08-13"},
	])
	on_reviewer(audit_controls.deny) == {"r1", "r2"} with input as not_here_yet
	other_system := audit_controls.deny with input as again({"system": "other"}, [])
	{[f.id, f.field] | some f in other_system} == {["r1", "reviewed_by"], ["r2", "system"]}
}

test_a_reviewer_who_does_not_administer_the_system_passes if {
	count(audit_controls.deny) == 0 with input as with_records("user_accounts", [object.remove(object.union(account, {"assigned_to": ["w3"]}), ["privileged"])])
	count(audit_controls.deny) == 0 with input as with_records("user_accounts", [object.remove(account, ["assigned_to"])])
	every fields in [
		{"privileged": false},
		{"status": "disabled"},
		{"account_type": "emergency"},
		{"account_type": "service"},
		{"system": "other"},
		{"created_on": "2026-08-13"},
	] {
		count(audit_controls.deny) == 0 with input as with_account(object.union({"assigned_to": ["w3"]}, fields))
	}
}

test_a_review_without_method_or_outcome_fails_as_practice if {
	review_fails(audit_controls.deny, "method", "does not say how the entries were looked at; record whether all, a sample, alerts or an exception report") with input as without_in_review(["method"])
	review_fails(audit_controls.deny, "outcome", "shows no outcome; record whether anything unusual was found") with input as without_in_review(["outcome"])
}

test_unusual_entries_and_the_outcome_agree if {
	review_fails(audit_controls.deny, "outcome", "counts unusual entries (1) with outcome nothing_unusual; correct the count, or follow them up") with input as with_review({"unusual_entries": 1})
	places(audit_controls.deny) == {["activity_reviews", "r1", "outcome", "program"]} with input as with_review({"unusual_entries": -1})
	count(audit_controls.deny) == 0 with input as with_review({"unusual_entries": 0})
	every fields in [{"outcome": "followed_up", "follow_up": "INC-1", "closed_on": "2026-08-14"}, {"outcome": "open", "reviewed_on": "2026-11-19", "follow_up": "INC-1"}] {
		count(audit_controls.deny) == 0 with input as with_review(fields)
		count(audit_controls.deny) == 0 with input as with_review(object.union(fields, {"unusual_entries": 1}))
		every number in [0, -1] {
			review_fails(audit_controls.deny, "unusual_entries", sprintf("has outcome %v without any unusual entry; correct the count or the outcome", [fields.outcome])) with input as with_review(object.union(fields, {"unusual_entries": number}))
		}
	}
}

test_a_follow_up_has_a_number_and_an_end if {
	review_fails(audit_controls.deny, "follow_up", "was followed up under no number; record the incident or ticket") with input as with_review({"outcome": "followed_up", "closed_on": "2026-08-14"})
	review_fails(audit_controls.deny, "closed_on", "does not show when the follow-up ended; record the day, or the outcome as open") with input as with_review({"outcome": "followed_up", "follow_up": "INC-1"})
	review_fails(audit_controls.deny, "closed_on", "is recorded as closed on 2026-11-21, a day still to come; correct the date") with input as with_review({"outcome": "followed_up", "follow_up": "INC-1", "closed_on": "2026-11-21"})
	review_fails(audit_controls.deny, "closed_on", "was closed on 2026-07-12, before the first entries it covers; correct the date") with input as with_review({"outcome": "followed_up", "follow_up": "INC-1", "closed_on": "2026-07-12"})
	count(audit_controls.deny) == 0 with input as with_review({"outcome": "followed_up", "follow_up": "INC-1", "closed_on": "2026-07-13"})
	count(audit_controls.deny) == 0 with input as with_review({"outcome": "followed_up", "follow_up": "INC-1", "closed_on": "2026-11-20"})
}

test_a_follow_up_left_open_fails_as_practice if {
	review_fails(audit_controls.deny, "outcome", "is still open after 32 days; this program allows 31: bring the follow-up to its end, and record the day") with input as with_review({"outcome": "open", "reviewed_on": "2026-10-19"})
	count(audit_controls.deny) == 0 with input as with_review({"outcome": "open", "reviewed_on": "2026-10-20"})
	review_fails(audit_controls.deny, "outcome", "is recorded as open, with a follow-up that ended on 2026-08-14; correct the outcome") with input as with_review({"outcome": "open", "closed_on": "2026-08-14"})
	review_fails(audit_controls.deny, "closed_on", "is recorded as closed on 2026-11-21, a day still to come; correct the date") with input as with_review({"outcome": "open", "closed_on": "2026-11-21"})
	places(audit_controls.deny) == {["activity_reviews", "r1", "outcome", "program"]} with input as with_review({"outcome": "open", "closed_on": "2026-11-20"})
}

# A review of these days, done on the last of them.
span(id, from, to) := object.union(review, {"id": id, "review_id": id, "from": from, "to": to, "reviewed_on": to, "reviewed_by": "w1"})

with_spans(spans) := replacing(with_records("activity_reviews", array.concat([object.union(review, {"reviewed_by": "w1"})], spans)), "user_accounts", [])

test_days_that_nobody_examined_fail_as_practice if {
	count(audit_controls.deny) == 0 with input as with_spans([span("r0", "2026-06-01", "2026-07-05")])
	deny := audit_controls.deny with input as with_spans([span("r0", "2026-06-01", "2026-07-04")])
	system_fails(deny, "program", "had no entries examined after 2026-07-04 and before 2026-07-13 (8 days); this program allows 7 between two reviews: have somebody go through them, and record the review")
}

test_the_longest_of_several_gaps_is_named if {
	deny := audit_controls.deny with input as with_spans([span("r0", "2026-05-01", "2026-05-31"), span("r9", "2026-03-01", "2026-03-31")])
	system_fails(deny, "program", "had no entries examined after 2026-05-31 and before 2026-07-13 (42 days); this program allows 7 between two reviews: have somebody go through them, and record the review")
}

test_a_longer_review_covers_what_lies_between_shorter_ones if {
	count(audit_controls.deny) == 0 with input as with_spans([
		span("r0", "2026-01-01", "2026-07-12"),
		span("r1", "2026-02-01", "2026-02-02"),
		span("r2", "2026-05-01", "2026-05-02"),
	])
	deny := audit_controls.deny with input as with_spans([span("r0", "2026-01-01", "2026-07-01"), span("r1", "2026-02-01", "2026-02-02"), span("r2", "2026-07-01", "2026-07-01")])
	system_fails(deny, "program", "had no entries examined after 2026-07-01 and before 2026-07-13 (11 days); this program allows 7 between two reviews: have somebody go through them, and record the review")
}

test_what_fills_no_gap if {
	fillings := [
		{"stretch": ["2026-06-30", 12], "review": object.union(span("r1", "2026-07-01", "2026-07-12"), {"reviewed_on": "2026-11-21"})},
		{"stretch": ["2026-07-02", 10], "review": object.union(span("r1", "2026-07-01", "2026-07-12"), {"reviewed_on": "2026-07-02"})},
		{"stretch": ["2026-06-30", 12], "review": object.union(span("r1", "2026-07-12", "2026-06-30"), {"reviewed_on": "2026-07-12"})},
		{"stretch": ["2026-06-30", 12], "review": object.union(span("r1", "2026-07-01", "2026-07-12"), {"system": "ehr"})},
	]
	every entry in fillings {
		filling := entry.review
		stretch := entry.stretch
		deny := audit_controls.deny with input as with_spans([span("r0", "2026-05-01", "2026-06-30"), filling])
		{f.message | some f in deny; f.kind == "systems"} == {sprintf("had no entries examined after %v and before 2026-07-13 (%v days); this program allows 7 between two reviews: have somebody go through them, and record the review", stretch)}
	}
	count(audit_controls.deny) == 0 with input as with_spans([span("r0", "2026-05-01", "2026-06-30"), span("r1", "2026-07-06", "2026-07-06")])
	backwards := audit_controls.deny with input as with_spans([object.union(span("r1", "2026-09-01", "2026-08-20"), {"reviewed_on": "2026-09-01"})])
	places(backwards) == {["activity_reviews", "r1", "to", "program"]}
	today := object.union(span("r1", "2026-07-01", "2026-07-12"), {"reviewed_on": "2026-11-20"})
	count(audit_controls.deny) == 0 with input as with_spans([span("r0", "2026-05-01", "2026-06-30"), today])
	count(audit_controls.deny) == 0 with input as with_spans([span("r0", "2026-05-01", "2026-06-30"), span("r1", "2026-07-01", "2026-07-12")])
}

joined(from) := [span("r0", "2025-01-01", "2025-02-01"), span("r1", from, "2026-07-12")]

test_a_gap_of_days_that_are_no_longer_kept_is_past if {
	count(audit_controls.deny) == 0 with input as with_spans(joined("2025-11-19"))
	count(audit_controls.deny) == 1 with input as with_spans(joined("2025-11-20"))
}

test_a_log_that_is_off_has_no_gap if {
	off := replacing(with_spans([span("r0", "2026-05-01", "2026-05-31")]), "audit_logs", [object.union(log, {"enabled": false})])
	places(audit_controls.deny) == {["audit_logs", "pm/access", "enabled", "rule"]} with input as off
}

test_a_log_with_entries_from_before_it_began_is_older if {
	young := replacing(with_log({"began_on": "2026-11-02", "oldest_entry_on": "2026-11-02"}), "activity_reviews", [])
	count(audit_controls.deny) == 0 with input as young
	older := audit_controls.deny with input as replacing(with_log({"began_on": "2026-11-02", "oldest_entry_on": "2026-11-01"}), "activity_reviews", [])
	found(older) == {
		["audit_logs", "pm/access", "began_on", "program", "is recorded as begun on 2026-11-02, and holds entries from before that, so it is taken to be older; correct the date"],
		["audit_logs", "pm/access", "oldest_entry_on", "program", "reaches back to 2026-11-01 only; this program keeps entries for 365 days: find out what became of the older ones"],
		["systems", "pm", "", "rule", "has logs that nobody is shown to have examined; have somebody go through them, and record the review"],
	}
	today := audit_controls.deny with input as with_log({"began_on": "2026-11-20"})
	log_fails(today, "began_on", "program", "is recorded as begun on 2026-11-20, and holds entries from before that, so it is taken to be older; correct the date")
	future := audit_controls.deny with input as with_log({"began_on": "2026-11-21"})
	{f.field | some f in future} == {"began_on"}
	count(future) == 1
}
