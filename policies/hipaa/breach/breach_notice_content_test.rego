package hipaa.breach.breach_notice_content_test

import data.hipaa.breach.breach_notice_content as content

elements := ["what_happened", "date_of_breach", "date_of_discovery", "types_of_phi", "steps_to_take", "investigation", "mitigation", "protection", "contact_procedures"]

notice := {"id": "n1", "notice_id": "n1", "incident": "i1", "recipient": "individuals", "sent_on": "2026-11-20", "content": elements, "contact_by": ["toll_free_number"], "plain_language": true}

at(notices) := {"today": "2026-11-20", "evidence": {
	"notices": {"records": notices},
	"incidents": {"records": [{"id": "i1", "incident_id": "i1", "occurred_on": "2026-09-01"}, {"id": "i2", "incident_id": "i2"}]},
}}

changed(fields, removed) := at([object.union(object.remove(notice, removed), fields)])

without(element) := {"content": [one | some one in elements; one != element]}

found(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule"), f.message] | some f in findings}

brief(findings) := {[f.kind, object.get(f, "id", ""), object.get(f, "field", ""), object.get(f, "basis", "rule")] | some f in findings}

only(findings) := [f.message | some f in findings][0] if count(findings) == 1

test_a_whole_notice_passes if {
	every fields in [{}, {"recipient": "media"}, {"recipient": "next_of_kin"}, {"form": "substitute"}] {
		count(content.deny) == 0 with input as changed(fields, [])
		content.population == {{"kind": "notices", "id": "n1"}} with input as changed(fields, [])
	}
}

test_each_element_that_is_missing_fails if {
	every element in elements {
		deny := content.deny with input as changed(without(element), [])
		brief(deny) == {["notices", "n1", "content", "rule"]}
	}
	deny := content.deny with input as changed(without("steps_to_take"), [])
	only(deny) == "does not say the steps individuals should take to protect themselves (C); send what is missing, and mend the template"
	media := content.deny with input as changed(object.union(without("protection"), {"recipient": "media"}), [])
	count(media) == 1
}

test_no_content_on_record_fails_for_all if {
	deny := content.deny with input as changed({}, ["content"])
	count(deny) == 9
}

test_what_was_not_possible_is_excused_with_its_reason if {
	every element in elements {
		excused := content.deny with input as changed(object.union(without(element), {"left_out_because": "not known"}), [])
		count(excused) == {true: 1, false: 0}[element in {"contact_procedures", "date_of_discovery"}]
	}
}

test_the_date_of_the_breach_only_where_it_is_known if {
	count(content.deny) == 0 with input as changed(object.union(without("date_of_breach"), {"incident": "i2"}), [])
	deny := content.deny with input as changed(without("date_of_breach"), [])
	contains(only(deny), "which is known: 2026-09-01")
}

test_no_way_to_ask_fails if {
	deny := content.deny with input as changed({}, ["contact_by"])
	brief(deny) == {["notices", "n1", "contact_by", "rule"]}
}

test_plain_language_not_shown_fails if {
	every given in [changed({}, ["plain_language"]), changed({"plain_language": false}, [])] {
		deny := content.deny with input as given
		brief(deny) == {["notices", "n1", "plain_language", "rule"]}
	}
	count(content.deny) == 0 with input as changed({"form": "substitute", "method": "telephone"}, ["plain_language"])
}

others := [
	{"id": "n2", "incident": "i1", "recipient": "secretary", "sent_on": "2026-11-20"},
	{"id": "n3", "incident": "i1", "recipient": "covered_entity", "sent_on": "2026-11-20"},
	{"id": "n4", "incident": "i1", "recipient": "individuals", "form": "urgent", "sent_on": "2026-11-20"},
	{"id": "n5", "incident": "i1", "recipient": "individuals", "sent_on": "2026-11-21"},
	{"id": "n6", "incident": "i1", "recipient": "media"},
]

test_others_are_left_out_and_said if {
	given := at(array.concat([notice], others))
	count(content.deny) == 0 with input as given
	content.excluded == {
		{"kind": "notices", "id": "n2", "reason": "to the Secretary: the form on the HHS web site asks for its content"},
		{"kind": "notices", "id": "n3", "reason": "to a covered entity"},
		{"kind": "notices", "id": "n4", "reason": "an additional first word in an urgent case"},
		{"kind": "notices", "id": "n5", "reason": "not sent yet"},
		{"kind": "notices", "id": "n6", "reason": "not sent yet"},
	} with input as given
}

test_where_none_has_gone_to_individuals_each_was_looked_at if {
	count(content.deny) == 0 with input as at(others)
	count(content.population) == 5 with input as at(others)
	count(content.excluded) == 0 with input as at(others)
	count(content.population) == 0 with input as at([])
}

test_each_is_left_out_for_one_reason if {
	urgent_media := object.union(notice, {"id": "n2", "recipient": "media", "form": "urgent"})
	content.population == {{"kind": "notices", "id": "n1"}, {"kind": "notices", "id": "n2"}} with input as at([notice, urgent_media])
	content.excluded == {
		{"kind": "notices", "id": "n3", "reason": "to the Secretary: the form on the HHS web site asks for its content"},
		{"kind": "notices", "id": "n4", "reason": "an additional first word in an urgent case"},
		{"kind": "notices", "id": "n5", "reason": "not sent yet"},
	} with input as at([
		notice,
		{"id": "n3", "incident": "i1", "recipient": "secretary"},
		{"id": "n4", "incident": "i1", "recipient": "next_of_kin", "form": "urgent"},
		{"id": "n5", "incident": "i1", "recipient": "next_of_kin"},
	])
	content.population == {{"kind": "notices", "id": "n1"}} with input as at(array.concat([notice], others))
}

test_no_word_on_how_to_ask_is_said_once if {
	deny := content.deny with input as changed(without("contact_procedures"), ["contact_by"])
	brief(deny) == {["notices", "n1", "content", "rule"]}
}

test_what_was_looked_at_is_named_by_kind if {
	content.population == {{"kind": "notices", "id": "n2"}} with input as at([{"id": "n2", "incident": "i1", "recipient": "secretary", "sent_on": "2026-11-20"}])
}
