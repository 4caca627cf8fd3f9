# METADATA
# title: Debt collection and consumer reporting
# description: Debts go to who collects on behalf under an agreement, and a consumer reporting agency gets only the items that the definition of payment names.
# custom:
#   citations: ["164.502(a)", "164.506(c)"]
#   parameters:
#     dispute_days: {type: integer, minimum: 0, description: Days in which a dispute is decided.}
#     placed_data: {type: array, items: {type: string}, minItems: 1, uniqueItems: true, description: Classes of information that go to who collects.}
#     take_out: {type: array, items: {type: string}, uniqueItems: true, description: Accounts that are taken out before.}
#     verify_days: {type: integer, minimum: 0, description: Days before placement in which balances are verified.}
package hipaa.privacy.debt_collection

import data.hipaa.lib.acts
import data.hipaa.lib.agreements
import data.hipaa.lib.dates
import data.hipaa.lib.disclosures
import data.hipaa.lib.documents

limits := input.parameters.debt_collection

associates := {record.associate_id: record | some record in input.evidence.business_associates.records}

flows := {flow.flow_id: flow | some flow in input.evidence.phi_inventory.records}

persons := {person.person: person | some person in input.evidence.workforce.records}

population contains {"kind": "collections", "id": record.id} if some record in input.evidence.collections.records

# 164.501, Payment (2)(vi): name and address, date of birth, social security number, payment history, account number,
# name and address of the provider or plan. What is owed is the payment history.
reportable := {"account_number", "address", "balance", "date_of_birth", "name", "payment_history", "provider_or_plan", "social_security_number"}

reported(record) := record.data if record.recipient_kind == "consumer_reporting_agency"

reported(record) := record.reported_data if {
	record.recipient_kind != "consumer_reporting_agency"
	record.reports_to_bureaus
}

field_of(record) := "data" if record.recipient_kind == "consumer_reporting_agency"

field_of(record) := "reported_data" if record.recipient_kind != "consumer_reporting_agency"

reaches_bureau(record) if record.recipient_kind == "consumer_reporting_agency"

reaches_bureau(record) if record.reports_to_bureaus

deny contains {"kind": "collections", "id": record.id, "field": field, "message": message} if {
	some record in input.evidence.collections.records
	field := field_of(record)
	too_much := {class | some class in reported(record); not class in reportable}
	count(too_much) > 0
	message := sprintf("gives a consumer reporting agency %v, which the definition of payment does not let through (164.501, Payment (2)(vi)); have it deleted there, and send the items named only", [disclosures.listed(too_much)])
}

deny contains {"kind": "collections", "id": record.id, "field": field, "message": message} if {
	some record in input.evidence.collections.records
	reaches_bureau(record)
	field := field_of(record)
	not reported(record)
	message := "reaches a consumer reporting agency, and is not shown to be limited to the items that the definition of payment names; find out what was reported"
}

# Who collects on behalf is a business associate (164.502(e)), on the day of the placement as well as today.
on_behalf := {"attorney", "collection_agency"}

deny contains {"kind": "collections", "id": record.id, "field": "associate", "message": message} if {
	some record in input.evidence.collections.records
	record.recipient_kind in on_behalf
	words := unassured(record)
	message := sprintf("was placed with %v; take it back, or sign an agreement first", [words])
}

unassured(record) := "somebody who collects on behalf and of whom no agreement is on record" if not listed(record)

listed(record) if associates[record.associate]

unassured(record) := sprintf("%v, which %v", [record.associate, gap.words]) if {
	gap := agreements.gap(associates[record.associate])
	not record.recalled_on
} else := sprintf("%v on %v, before its agreement was in force (%v)", [record.associate, record.placed_on, first]) if {
	first := associates[record.associate].agreement_from
	record.placed_on < first
}

# Psychotherapy notes need an authorization, for payment too (164.508(a)(2)).
deny contains {"kind": "collections", "id": record.id, "field": "data", "message": message} if {
	some record in input.evidence.collections.records
	record.recipient_kind != "consumer_reporting_agency"
	"psychotherapy_notes" in record.data
	message := "gave away psychotherapy notes to collect a debt, which needs the patient's authorization; get them back, and have an incident recorded"
}

# What a collector needs, and the order in which a debt is placed, is this program's practice.
deny contains {"kind": "collections", "id": record.id, "field": "data", "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	record.recipient_kind != "consumer_reporting_agency"
	too_much := disclosures.beyond(record, {class | some class in limits.placed_data}) - {"psychotherapy_notes"}
	count(too_much) > 0
	message := sprintf("gave %v to who collects; this program places debts without that: send the account, the balance and the days of service", [disclosures.listed(too_much)])
}

deny contains {"kind": "collections", "id": record.id, "field": "data", "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	record.recipient_kind != "consumer_reporting_agency"
	not record.data
	message := "does not say what was given to who collects; record the classes of information"
}

deny contains {"kind": "collections", "id": record.id, "field": "reports_to_bureaus", "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	record.recipient_kind != "consumer_reporting_agency"
	not says_whether(record)
	message := "does not say whether these debts are passed on to consumer reporting agencies; ask the recipient and record the answer"
}

says_whether(record) if record.reports_to_bureaus in {false, true}

deny contains {"kind": "collections", "id": record.id, "field": "placed_on", "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	not record.placed_on
	message := "does not say when it was placed; record the day"
}

deny contains {"kind": "collections", "id": record.id, "field": field, "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	some field in {"balances_verified_on", "dispute_since", "placed_on", "recalled_on"}
	record[field] > input.today
	message := sprintf("shows %v, a day still to come; correct the date", [record[field]])
}

deny contains {"kind": "collections", "id": record.id, "field": "balances_verified_on", "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	words := unverified(record)
	message := sprintf("%v; this program compares each balance with remittances, credits and open claims in the %v before", [words, dates.words(limits.verify_days)])
}

unverified(record) := "was placed without a look at its balances" if not record.balances_verified_on

unverified(record) := "was placed before its balances were verified" if {
	record.balances_verified_on > record.placed_on
	record.balances_verified_on <= input.today
}

unverified(record) := sprintf("was placed %v after its balances were verified", [dates.words(days)]) if {
	days := dates.days_between(record.balances_verified_on, record.placed_on)
	days > limits.verify_days
}

# Before it goes, these accounts are taken out.
deny contains {"kind": "collections", "id": record.id, "field": "left_out", "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	missing := {reason | some reason in limits.take_out} - {reason | some reason in object.get(record, "left_out", [])}
	count(missing) > 0
	message := sprintf("is not shown to have been cleared of accounts with %v; this program takes these out first", [disclosures.listed(missing)])
}

deny contains {"kind": "collections", "id": record.id, "field": "checked_by", "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	words := unchecked(record)
	message := sprintf("was looked through by %v before it went; this program wants somebody of the workforce", [words])
}

unchecked(record) := "nobody" if not record.checked_by

unchecked(record) := sprintf("%v, %v", [record.checked_by, acts.doubt(persons, record.checked_by, record.placed_on)])

deny contains {"kind": "collections", "id": record.id, "field": "disputes_open", "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	record.disputes_open > 0
	words := undecided(record)
	message := sprintf("has disputed accounts (%v) %v; this program decides in %v: look into them, or take them back", [record.disputes_open, words, dates.words(limits.dispute_days)])
}

undecided(record) := "and does not say since when" if not record.dispute_since

undecided(record) := sprintf("for %v", [dates.words(days)]) if {
	days := dates.days_since(record.dispute_since)
	days > limits.dispute_days
}

deny contains {"kind": "collections", "id": record.id, "field": "flow", "basis": "program", "message": message} if {
	some record in input.evidence.collections.records
	words := astray(record)
	message := sprintf("went by %v; correct the placement or the inventory of PHI flows", [words])
}

astray(record) := "a flow that it does not name" if not record.flow

astray(record) := sprintf("flow %v, which the inventory does not hold", [record.flow]) if {
	named := record.flow
	not flows[named]
}

astray(record) := sprintf("flow %v, which is in the inventory for %v", [record.flow, flows[record.flow].associate]) if record.associate != flows[record.flow].associate

placed_by := {record.flow | some record in input.evidence.collections.records}

deny contains {"kind": "collections", "basis": "program", "message": message} if {
	some id, flow in flows
	flow.status == "in_use"
	flow.touchpoint == "collections"
	flow.direction in {"both", "sent"}
	not id in placed_by
	message := sprintf("no placement by flow %v is on record, by which the inventory says that debts are placed; record each, or retire the flow", [id])
}

deny contains {"kind": "written_policies", "basis": "program", "message": message} if {
	not documents.on_topic(input.evidence.written_policies.records, "debt_collection")
	message := "no written policy on topic debt_collection is in force; this program wants one that says what goes to who collects, and what never does"
}
