# METADATA
# title: Disclosures in proceedings
# description: What goes into a proceeding is what an order authorizes, or follows a subpoena with the assurances that the rule describes.
# custom:
#   citations: ["164.512(e)"]
package hipaa.privacy.judicial_disclosures

import data.hipaa.lib.agreements
import data.hipaa.lib.disclosures
import data.hipaa.lib.documents

judged contains record if {
	some record in input.evidence.disclosures.records
	disclosures.relies(record, permissions)
}

population contains {"kind": "disclosures", "id": record.id} if some record in judged

# Where there is none, each disclosure was looked at.
population contains {"kind": "disclosures", "id": record.id} if {
	count(judged) == 0
	some record in input.evidence.disclosures.records
}

excluded contains {"kind": "disclosures", "id": record.id, "reason": reason} if {
	count(judged) > 0
	some record in input.evidence.disclosures.records
	not disclosures.relies(record, permissions)
	reason := disclosures.left_out(record)
}

permissions := {"judicial"}

# Lawful process without an order.
processes := {"administrative_request", "discovery_request", "grand_jury_subpoena", "judicial_subpoena", "subpoena"}

deny contains {"kind": "disclosures", "id": record.id, "field": "request", "message": message} if {
	some record in judged
	request := object.get(record, "request", "none")
	not request in (processes | {"court_order", "court_ordered_warrant"})
	message := sprintf("relies on a proceeding, and what is on record is %v; answer nothing but an order, a subpoena, a discovery request or other lawful process", [words_for(request)])
}

words_for("none") := "no request"

words_for(request) := disclosures.plain(request) if request != "none"

# 164.512(e)(1)(i): only what the order expressly authorizes.
ordered(record) if record.request in {"court_order", "court_ordered_warrant"}

deny contains {"kind": "disclosures", "id": record.id, "field": "data", "message": message} if {
	some record in judged
	ordered(record)
	record.authorized_data
	too_much := disclosures.beyond(record, disclosures.let_through(record))
	count(too_much) > 0
	message := sprintf("gave %v, which the order does not expressly authorize; tell the court's clerk, ask for it back, and record an incident", [disclosures.listed(too_much)])
}

deny contains {"kind": "disclosures", "id": record.id, "field": field, "message": message} if {
	some record in judged
	ordered(record)
	some field, words in {"authorized_data": "what the order authorizes", "data": "what was given"}
	not record[field]
	message := sprintf("answered an order and does not record %v, so that nothing shows that no more was given; compare them", [words])
}

# 164.512(e)(1)(ii) and (iii): notice to the patient.
notice := {
	"litigation_described": "the notice described the proceeding well enough to object",
	"notice_given": "the patient was given notice",
	"objection_time_elapsed": "the time to object has elapsed",
	"objections_settled": "no objection is left open",
}

# (iv) and (v): a qualified protective order.
protective_order := {
	"return_or_destroy": "it has the PHI returned or destroyed at the end",
	"use_limited": "it forbids other uses",
}

sought(record) if {
	some step in {"order_agreed_and_presented", "order_requested"}
	disclosures.shows(record, step)
}

# From the party that asks, in writing and with what demonstrates it; or by efforts of this organization itself (vi).
assured_by(record) if {
	some source in {"own_efforts", "written_statement"}
	disclosures.shows(record, source)
}

source_gap(record) := [] if assured_by(record)

source_gap(record) := ["a written statement with its documentation came from the party, or own efforts were made"] if not assured_by(record)

route_gaps(record) := disclosures.lacking(record, protective_order) if sought(record)

route_gaps(record) := disclosures.lacking(record, notice) if not sought(record)

deny contains {"kind": "disclosures", "id": record.id, "field": "shown", "message": message} if {
	some record in judged
	record.request in processes
	gaps := array.concat(source_gap(record), route_gaps(record))
	message := sprintf("answered a %v without an order and without satisfactory assurance: its file does not show that %v; do not answer before it does", [disclosures.plain(record.request), agreements.summary(gaps)])
}

# What a subpoena asks for is a limit of this program's practice here; the minimum necessary is 164.502(b).
deny contains {"kind": "disclosures", "id": record.id, "field": "data", "basis": "program", "message": message} if {
	some record in judged
	record.request in processes
	too_much := disclosures.beyond(record, disclosures.let_through(record))
	count(too_much) > 0
	message := sprintf("gave %v, which the %v is not recorded as asking for; this program sends what was asked for", [disclosures.listed(too_much), disclosures.plain(record.request)])
}

# That it is written down is this program's practice here; 164.530(i) asks for it.
deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "legal_requests")
	message := "no written policy on topic legal_requests is in force; this program wants one that says who opens subpoenas, and what has to be on file before one is answered"
}
