package hipaa.lib.agreements_test

import data.hipaa.lib.agreements

terms := {
	"own_disclosures": "with_assurances",
	"term_access": true, "term_accounting": true, "term_amendment": true, "term_books_to_secretary": true,
	"term_delegated_duties": true, "term_no_other_use": true, "term_no_wider_uses": true, "term_permitted_uses": true,
	"term_reports_incidents": true, "term_reports_misuse": true, "term_return_or_destroy": true, "term_safeguards": true,
	"term_security_rule": true, "term_subcontractor_limits": true, "term_subcontractor_security": true,
	"term_termination": true,
}

associate := object.union(terms, {
	"id": "a1", "associate_id": "a1", "relationship": "business_associate", "status": "active", "ephi": true,
	"phi_from": "2020-03-02", "arrangement": "contract", "signed": true, "agreement_from": "2020-02-17",
	"location": "contract file",
})

today := {"today": "2026-11-20"}

test_who_works_for_whom if {
	every relationship in ["business_associate", "subcontractor"] {
		agreements.downstream({"relationship": relationship})
		not agreements.upstream({"relationship": relationship})
	}
	every relationship in ["covered_entity", "upstream_associate"] {
		agreements.upstream({"relationship": relationship})
		not agreements.downstream({"relationship": relationship})
	}
}

test_a_planned_one_counts_from_its_first_phi if {
	not agreements.running({"status": "planned"}) with input as today
	not agreements.running({"status": "planned", "phi_from": "2026-11-21"}) with input as today
	agreements.running({"status": "planned", "phi_from": "2026-11-20"}) with input as today
	agreements.running({"status": "active"}) with input as today
	not agreements.running({"status": "ended", "phi_from": "2020-01-01"}) with input as today
}

test_each_is_judged_or_left_out_with_a_reason if {
	agreements.judged(associate) with input as today
	not agreements.left_out(associate) with input as today
	reasons := {relationship: reason |
		some relationship in ["business_associate", "covered_entity", "upstream_associate", "subcontractor", "subcontractor_of_associate"]
		reason := agreements.left_out({"relationship": relationship, "status": "ended"}) with input as today
	}
	reasons == {
		"business_associate": "status ended",
		"covered_entity": "this organization works for it",
		"subcontractor": "status ended",
		"subcontractor_of_associate": "works for a business associate, which obtains its assurances",
		"upstream_associate": "this organization works for it",
	}
}

test_an_agreement_in_force_has_no_gap if {
	every fields in [{}, {"agreement_from": "2026-11-20"}, {"agreement_to": "2026-11-20"}, {"arrangement": "memorandum"}] {
		record := object.union(associate, fields)
		not agreements.gap(record) with input as today
	}
}

test_what_keeps_it_from_being_in_force if {
	every case in [
		[object.remove(associate, ["arrangement"]), "arrangement", "has no agreement on record"],
		[object.union(associate, {"arrangement": "none"}), "arrangement", "has no agreement on record"],
		[object.union(associate, {"signed": false}), "signed", "has an agreement that is not shown to be signed by both sides"],
		[object.remove(associate, ["signed"]), "signed", "has an agreement that is not shown to be signed by both sides"],
		[object.remove(associate, ["agreement_from"]), "agreement_from", "has an agreement that shows no first day"],
		[object.union(associate, {"agreement_from": "2026-11-21"}), "agreement_from", "has an agreement in force only from 2026-11-21"],
		[object.union(associate, {"agreement_to": "2026-11-19"}), "agreement_to", "has an agreement that ended on 2026-11-19"],
	] {
		gap := agreements.gap(case[0]) with input as today
		[gap.field, gap.words] == [case[1], case[2]]
	}
}

test_what_two_sides_agree_on_is_signed_by_both if {
	every form in ["contract", "data_use_agreement", "memorandum"] {
		unsigned := agreements.gap(object.union(associate, {"arrangement": form, "signed": false})) with input as today
		unsigned.field == "signed"
		undated := agreements.gap(object.remove(object.union(associate, {"arrangement": form}), ["agreement_from"])) with input as today
		undated.field == "agreement_from"
	}
}

test_what_stands_on_a_law_is_signed_by_nobody if {
	bare := object.remove(associate, ["signed", "agreement_from"])
	every form in ["legal_mandate", "other_law"] {
		record := object.union(bare, {"arrangement": form})
		not agreements.gap(record) with input as today
	}
	ended := object.union(bare, {"arrangement": "other_law", "agreement_to": "2026-11-19"})
	gap := agreements.gap(ended) with input as today
	gap.words == "has an agreement that ended on 2026-11-19"
}

test_nothing_is_lacking_where_all_terms_are_there if {
	agreements.lacking(associate) == []
	not agreements.summary([])
}

test_absent_and_false_terms_are_lacking if {
	every field in object.keys(object.remove(terms, ["own_disclosures"])) {
		count(agreements.lacking(object.remove(associate, [field]))) == 1
		count(agreements.lacking(object.union(associate, {field: false}))) == 1
	}
	agreements.lacking(object.remove(associate, ["own_disclosures"])) == [agreements.disclosures]
	agreements.lacking(object.union(associate, {"own_disclosures": "without_assurances"})) == [agreements.disclosures]
	agreements.lacking(object.union(associate, {"own_disclosures": "not_permitted"})) == []
}

test_terms_asked_for_by_form if {
	bare := object.remove(associate, object.keys(terms))
	count(agreements.lacking(bare)) == 17
	count(agreements.lacking(object.union(bare, {"ephi": false}))) == 14
	count(agreements.lacking(object.union(bare, {"arrangement": "data_use_agreement"}))) == 3
	count(agreements.lacking(object.union(bare, {"arrangement": "other_law"}))) == 0
	count(agreements.lacking(object.remove(bare, ["arrangement"]))) == 0
}

test_termination_may_be_omitted_where_law_bars_it if {
	mute := object.remove(associate, ["term_termination"])
	every form, lacking in {"contract": 1, "memorandum": 0} {
		count(agreements.lacking(object.union(mute, {"arrangement": form, "termination_barred_by_law": true}))) == lacking
	}
	count(agreements.lacking(object.union(mute, {"arrangement": "memorandum"}))) == 1
}

test_a_few_words if {
	agreements.summary(["a"]) == "a"
	agreements.summary(["a", "b", "c"]) == "a (nor 2 more)"
}

test_whose_terms_are_looked_at if {
	agreements.terms_judged(associate, agreements.contract_forms) with input as today
	not agreements.terms_left_out(associate, agreements.contract_forms) with input as today
	none := object.remove(associate, ["arrangement"])
	"no agreement on record" == agreements.terms_left_out(none, agreements.contract_forms) with input as today
	law := object.union(associate, {"arrangement": "other_law"})
	"arrangement other_law" == agreements.terms_left_out(law, agreements.contract_forms) with input as today
	every form in ["contract", "none", "other_law"] {
		ended := object.union(associate, {"status": "ended", "arrangement": form})
		"status ended" == agreements.terms_left_out(ended, agreements.contract_forms) with input as today
	}
}

test_nobody_works_here if {
	client := object.union(associate, {"relationship": "covered_entity"})
	ended := object.union(associate, {"status": "ended"})
	law := object.union(associate, {"arrangement": "other_law"})
	none := object.union(associate, {"arrangement": "none"})
	agreements.nobody([]) with input as today
	agreements.nobody([client, ended]) with input as today
	not agreements.nobody([client, law]) with input as today
	agreements.nobody_with([client, law], agreements.contract_forms) with input as today
	not agreements.nobody_with([client, none], agreements.contract_forms) with input as today
	not agreements.nobody_with([associate], agreements.contract_forms) with input as today
}
