package hipaa.privacy.designated_record_sets_test

import data.hipaa.privacy.designated_record_sets as sets

billing := {
	"id": "billing", "set_id": "billing", "content": "billing", "status": "in_use", "systems": ["pm"], "documented_on": "2026-11-20",
	"access_office": "privacy-official", "amendment_office": "privacy-official", "requests_possible": true, "requests_in_writing": true, "writing_made_known": true,
}

medical := object.union(billing, {"id": "medical", "set_id": "medical", "content": "medical", "systems": ["chart"]})

systems := [
	{"system_id": "pm", "type": "practice_management", "ephi": true, "status": "in_use"},
	{"system_id": "chart", "type": "ehr", "ephi": true, "status": "in_use"},
	{"system_id": "phones", "type": "telephony", "ephi": true, "status": "in_use"},
	{"system_id": "old", "type": "ehr", "ephi": true, "status": "retired"},
]

officials := [{"office": "privacy-official", "from": "2026-11-20", "to": "2026-11-20"}]

run(records, inventory, held, roles) := {
	"today": "2026-11-20",
	"organization": {"roles": roles},
	"parameters": {"designated_record_sets": {"record_systems": ["ehr", "practice_management"]}},
	"evidence": {"designated_record_sets": {"records": records}, "systems": {"records": inventory}, "officials": {"records": held}},
}

at(records) := run(records, systems, officials, ["provider"])

with_set(change) := at([object.union(billing, change), medical])

without(fields) := at([object.remove(billing, fields), medical])

found(findings) := {[object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings; f.kind == "designated_record_sets"}

test_documented_sets_pass if {
	given := with_set({})
	count(sets.deny) == 0 with input as given
	sets.population == {{"kind": "designated_record_sets", "id": "billing"}, {"kind": "designated_record_sets", "id": "medical"}} with input as given
	count(sets.excluded) == 0 with input as given
}

test_a_destroyed_set_is_left_out_and_said if {
	given := at([billing, medical, {"id": "x", "set_id": "x", "content": "decisions", "status": "destroyed", "systems": ["nowhere"]}])
	count(sets.deny) == 0 with input as given
	sets.excluded == {{"kind": "designated_record_sets", "id": "x", "reason": "destroyed"}} with input as given
	count(sets.population) == 2 with input as given
	archive := sets.deny with input as at([object.union(billing, {"status": "kept"}), medical])
	count(archive) == 0
}

test_a_set_is_documented if {
	absent := sets.deny with input as without(["documented_on"])
	found(absent) == {["billing", "documented_on", "rule", "is not shown to be documented; write down the set and who takes requests, and keep it for six years"]}
	future := sets.deny with input as with_set({"documented_on": "2026-11-21"})
	found(future) == {["billing", "documented_on", "rule", "is recorded as documented on 2026-11-21, a day still to come; write down the set and who takes requests, and keep it for six years"]}
}

test_offices_take_requests if {
	tasks := {"access_office": "access", "amendment_office": "amendment"}
	every field, task in tasks {
		absent := sets.deny with input as without([field])
		found(absent) == {["billing", field, "rule", sprintf("names no person or office that receives and processes requests for %v; name one by title", [task])]}
		vacant := sets.deny with input as with_set({field: "records-desk"})
		found(vacant) == {["billing", field, "program", sprintf("names records-desk for requests for %v, an office that nobody holds today; appoint somebody or name another", [task])]}
	}
}

test_an_office_is_held_today if {
	every term in [{"office": "privacy-official", "from": "2026-11-21"}, {"office": "privacy-official", "from": "2020-01-01", "to": "2026-11-19"}] {
		deny := sets.deny with input as run([billing, medical], systems, [term], ["provider"])
		count(deny) == 4
	}
	open_end := sets.deny with input as run([billing, medical], systems, [{"office": "privacy-official", "from": "2020-01-01"}], ["provider"])
	count(open_end) == 0
}

test_individuals_can_ask if {
	expected := {["billing", "requests_possible", "rule", "is not shown to be open to requests of individuals; say how they can ask, and let everybody here know"]}
	absent := sets.deny with input as without(["requests_possible"])
	found(absent) == expected
	no := sets.deny with input as with_set({"requests_possible": false})
	found(no) == expected
}

test_they_are_told_that_it_must_be_in_writing if {
	expected := {["billing", "writing_made_known", "rule", "is not shown to be open to requests that are not in writing, nor individuals to be told that they must be; tell them, as in the notice and on the form"]}
	absent := sets.deny with input as without(["writing_made_known"])
	found(absent) == expected
	no := sets.deny with input as with_set({"writing_made_known": false})
	found(no) == expected
	unknown := sets.deny with input as without(["writing_made_known", "requests_in_writing"])
	found(unknown) == expected
	free := sets.deny with input as at([object.union(object.remove(billing, ["writing_made_known"]), {"requests_in_writing": false}), medical])
	count(free) == 0
}

test_each_record_system_is_in_a_set if {
	deny := sets.deny with input as with_set({"systems": []})
	found(deny) == {["", "", "rule", "no designated record set names system pm (practice management), which holds records about individuals; add it to a set, or write down why it is not part of one"]}
	absent := sets.deny with input as without(["systems"])
	found(absent) == found(deny)
	no_phi := array.concat(systems, [{"system_id": "demo", "type": "ehr", "ephi": false, "status": "in_use"}])
	quiet := sets.deny with input as run([billing, medical], no_phi, officials, ["provider"])
	count(quiet) == 0
}

test_a_destroyed_set_covers_no_system if {
	given := at([billing, medical, object.union(billing, {"id": "x", "set_id": "x", "status": "destroyed"}), object.union(billing, {"id": "y", "set_id": "y", "content": "decisions", "systems": []})])
	count(sets.deny) == 0 with input as given
	gone := sets.deny with input as at([object.union(billing, {"systems": []}), medical, object.union(billing, {"id": "x", "set_id": "x", "status": "destroyed"})])
	count(gone) == 1
}

test_a_system_that_is_not_in_the_inventory_is_this_programs_finding if {
	deny := sets.deny with input as with_set({"systems": ["pm", "pmm"]})
	found(deny) == {["billing", "systems", "program", "names system pmm, which is not in the inventory; correct one of the lists"]}
}

missing(content) := ["", "", "rule", sprintf("no designated record set of %v records is on the list; document it, also where somebody else keeps it for us", [content])]

test_what_the_definition_names_is_there if {
	no_billing := sets.deny with input as at([object.union(billing, {"content": "decisions"}), medical])
	found(no_billing) == {missing("billing")}
	no_medical := sets.deny with input as at([billing, object.union(medical, {"content": "decisions"})])
	found(no_medical) == {missing("medical")}
	plan := sets.deny with input as run([billing, medical], systems, officials, ["plan"])
	found(plan) == {missing("claims adjudication"), missing("enrollment")}
	clearinghouse := sets.deny with input as run([billing, medical], systems, officials, ["clearinghouse"])
	count(clearinghouse) == 0
	destroyed := sets.deny with input as at([billing, medical, object.union(medical, {"id": "x", "content": "billing", "status": "destroyed"})])
	count(destroyed) == 0
	gone := sets.deny with input as run([object.union(billing, {"status": "destroyed"}), medical], [], officials, ["provider"])
	missing("billing") in found(gone)
}
