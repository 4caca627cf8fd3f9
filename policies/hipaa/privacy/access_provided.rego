# METADATA
# title: Access as requested
# description: Access that is granted gives what was asked for, in the form asked for where it can be had, for a fee that holds only the costs the rule names.
# custom:
#   citations: ["164.524(c)", "164.524(c)(1)", "164.524(c)(2)(i)", "164.524(c)(2)(ii)", "164.524(c)(3)(i)", "164.524(c)(3)(ii)", "164.524(c)(4)"]
package hipaa.privacy.access_provided

import data.hipaa.lib.patient_requests

judged contains request if {
	some request in input.evidence.patient_requests.records
	not left_out(request)
}

left_out(request) := patient_requests.not_right(request, "access")

left_out(request) := reason if {
	request.right == "access"
	not patient_requests.granted(request)
	reason := patient_requests.decided(request)
}

population contains {"kind": "patient_requests", "id": request.id} if some request in judged

# Where no access was granted, each request was looked at.
population contains {"kind": "patient_requests", "id": request.id} if {
	count(judged) == 0
	some request in input.evidence.patient_requests.records
}

excluded contains {"kind": "patient_requests", "id": request.id, "reason": reason} if {
	count(judged) > 0
	some request in input.evidence.patient_requests.records
	reason := left_out(request)
}

sets := {record.set_id: record | some record in input.evidence.designated_record_sets.records}

# Given, or to be given still: access-timely tells when that is late.
provided contains request if {
	some request in judged
	request.provided_on <= input.today
}

# What was asked for. Of a request granted in part the rest is judged with its denial.
deny contains {"kind": "patient_requests", "id": request.id, "field": "sets_requested", "message": message} if {
	some request in provided
	count(object.get(request, "sets_requested", [])) == 0
	message := "does not say which records were asked for, so that access is not shown to be what was requested; record the sets"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "sets_given", "message": message} if {
	some request in provided
	request.outcome == "granted"
	left := {set | some set in request.sets_requested} - {set | some set in object.get(request, "sets_given", [])}
	count(left) > 0
	message := sprintf("was granted, and %v is not shown to be given; give it, or deny it in writing", [concat(", ", sort(left))])
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "sets_requested", "basis": "program", "message": message} if {
	some request in judged
	some set in request.sets_requested
	not sets[set]
	message := sprintf("names record set %v, which is not on the list; correct the name or add the set", [set])
}

# The form.
electronic := {"disc", "email", "file", "portal"}

deny contains {"kind": "patient_requests", "id": request.id, "field": "form_given", "message": message} if {
	some request in provided
	words := wrong_form(request)
	message := sprintf("was asked for as %v and %v; give it so, or in a form agreed to", [object.get(request, "form_requested", "(not recorded)"), words])
}

wrong_form(request) := "does not say in what form it was given" if {
	not request.form_given
} else := sprintf("was given as %v, though it is not shown that it could not readily be produced as asked", [request.form_given]) if {
	differs(request)
	not unproducible(request)
} else := sprintf("was given on paper, though it is kept electronically and no other form was agreed to", []) if {
	request.form_given == "paper"
	electronic_owed(request)
	not request.form_agreed
} else := sprintf("was given as %v, to which nobody is shown to have agreed", [request.form_given]) if {
	differs(request)
	request.form_given != "paper"
	not request.form_agreed
}

# Another form than the one asked for. Which was asked for must be known to tell.
differs(request) if object.get(request, "form_requested", "") != request.form_given

unproducible(request) if request.readily_producible == false

electronic_owed(request) if {
	request.form_requested in electronic
	some set in request.sets_requested
	kept_electronically(set)
}

# A set of which nobody says that it is on paper only.
kept_electronically(set) if not on_paper(set)

on_paper(set) if sets[set].electronic == false

deny contains {"kind": "patient_requests", "id": request.id, "field": "summary_agreed", "message": message} if {
	some request in provided
	request.summary
	not request.summary_agreed
	message := "was answered with a summary or explanation to which, and to whose fee, the individual is not shown to have agreed in advance; give the records themselves, or get the agreement first"
}

# Where to.
deny contains {"kind": "patient_requests", "id": request.id, "field": "mailed", "message": message} if {
	some request in provided
	request.mail_requested
	not request.mailed
	message := "asked for the copy by mail, and it is not shown to be mailed; mail it"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "given_to_other", "message": message} if {
	some request in provided
	request.directed_to_other
	request.direction_complete
	not request.given_to_other
	message := "directed the copy to another person, in writing and signed, and it is not shown to have gone there; send it"
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "direction_complete", "message": message} if {
	some request in provided
	request.given_to_other
	not request.direction_complete
	message := "went to another person without a direction that is written, signed and clear about to whom and where; get one, and look at whether this was a disclosure that nothing permits"
}

# The fee. What another person pays for a copy directed to them is not limited by this paragraph.
charged contains request if {
	some request in judged
	request.fee_cents > 0
	not request.given_to_other
}

costs := {"copying_labor", "postage", "summary", "supplies"}

deny contains {"kind": "patient_requests", "id": request.id, "field": "fee_items", "message": message} if {
	some request in charged
	words := wrong_fee(request)
	message := sprintf("was charged %v cents %v; pay back what is not copying, supplies, postage or an agreed summary", [request.fee_cents, words])
}

wrong_fee(request) := "without a record of what for" if {
	count(object.get(request, "fee_items", [])) == 0
} else := sprintf("with %v in it, which is no cost that may be charged", [replace(concat(", ", sort(others)), "_", " ")]) if {
	others := {item | some item in request.fee_items} - costs
	count(others) > 0
} else := "for looking at records, where no copy was asked for or made" if {
	request.form_given == "inspection"
} else := "with postage in it, though nothing was to be mailed" if {
	"postage" in request.fee_items
	not request.mail_requested
} else := sprintf("with supplies in it for a copy given as %v", [request.form_given]) if {
	"supplies" in request.fee_items
	not request.form_given in {"disc", "paper"}
} else := "with a summary in it that was not agreed to" if {
	"summary" in request.fee_items
	not request.summary_agreed
}

deny contains {"kind": "patient_requests", "id": request.id, "field": "fee_cents", "message": message} if {
	some request in provided
	words := no_fee(request)
	message := sprintf("%v, so that its fee is not shown to be cost-based; record what was charged, 0 where nothing was", [words])
}

no_fee(request) := "does not say what was charged" if not has_fee(request)

no_fee(request) := "has a fee below 0" if request.fee_cents < 0

has_fee(request) if is_number(request.fee_cents)

deny contains {"kind": "patient_requests", "id": request.id, "field": "fee_told", "basis": "program", "message": message} if {
	some request in charged
	not request.fee_told
	message := "was charged a fee that is not shown to be told beforehand; this program tells it before the copy is made"
}
