# METADATA
# title: Breach risk assessment
# description: What reached unsecured PHI is presumed a breach, unless an assessment of all four factors, or one of the exceptions, shows that it is none.
# custom:
#   citations: ["164.402(Breach)(2)", "164.402(Breach)(2)(i)", "164.402(Breach)(2)(ii)", "164.402(Breach)(2)(iii)", "164.402(Breach)(2)(iv)"]
#   parameters:
#     assess_days: {type: integer, minimum: 0}
package hipaa.breach.breach_risk_assessment

import data.hipaa.lib.breaches
import data.hipaa.lib.dates

limits := input.parameters.breach_risk_assessment

incidents := {incident.incident_id: incident | some incident in input.evidence.incidents.records}

assessments := {assessment.incident: assessment | some assessment in input.evidence.breach_assessments.records}

assessed(incident) := object.get(assessments, incident.incident_id, {})

encrypted_devices := {device.device_id | some device in input.evidence.devices.records; device.encrypted}

notified := {notice.incident | some notice in input.evidence.notices.records; breaches.written(notice); breaches.sent(notice)}

told(incident) if incident.incident_id in notified

ephi_systems := {system.system_id | some system in input.evidence.systems.records; system.ephi}

ephi_devices := {device.device_id | some device in input.evidence.devices.records; device.ephi}

# PHI was reached, secured or not, or it is not said what shows that none was.
left_out(incident) := "an attempt that did not succeed" if {
	incident.result == "attempted"
	incident.phi in {"none", "secured"}
}

left_out(incident) := "looked into, and unfounded" if incident.result == "unfounded"

left_out(incident) := "no PHI was reached" if {
	incident.result in {"successful", "unknown"}
	incident.phi == "none"
	not unexplained(incident)
}

# Where PHI lies, or nobody says where it happened, that none was reached has its reason.
unexplained(incident) if {
	not incident.no_phi_because
	near_phi(incident)
}

near_phi(incident) if {
	some system in incident.systems
	system in ephi_systems
}

near_phi(incident) if {
	some device in incident.devices
	device in ephi_devices
}

near_phi(incident) if {
	not incident.systems
	not incident.devices
}

judged contains incident if {
	some incident in input.evidence.incidents.records
	not left_out(incident)
}

population contains {"kind": "incidents", "id": incident.id} if some incident in judged

# Where none reached PHI, each was looked at.
population contains {"kind": "incidents", "id": incident.id} if {
	count(judged) == 0
	some incident in input.evidence.incidents.records
}

excluded contains {"kind": "incidents", "id": incident.id, "reason": reason} if {
	count(judged) > 0
	some incident in input.evidence.incidents.records
	reason := left_out(incident)
}

population contains {"kind": "breach_assessments", "id": assessment.id} if some assessment in input.evidence.breach_assessments.records

# Nothing demonstrates anything yet.
undecided(assessment) if not assessment.conclusion

undecided(assessment) if assessment.conclusion == "undecided"

undecided(assessment) if {
	assessment.conclusion != "breach"
	breaches.to_come(assessment)
}

# Who would rather notify without an assessment may.
deny contains {"kind": "incidents", "id": incident.id, "field": "status", "message": message} if {
	some incident in judged
	breaches.concerns(incident)
	incident.phi != "secured"
	undecided(assessed(incident))
	incident.status == "closed"
	not told(incident)
	message := "was put aside although nothing shows a low probability that its PHI was compromised, and it counts as a breach; assess the four factors, or notify"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "phi", "basis": "program", "message": message} if {
	some incident in judged
	breaches.concerns(incident)
	incident.phi != "secured"
	undecided(assessed(incident))
	incident.status == "open"
	not told(incident)
	discovered := breaches.discovered(incident)
	days := dates.days_since(discovered)
	allowed := limits.assess_days
	days > allowed
	last := breaches.latest(incident)
	message := sprintf("is not assessed %v after discovery on %v; this program allows %v: it is presumed a breach, with notice due by %v (%v)", [dates.words(days), discovered, allowed, last, breaches.left(last)])
}

# What is said to be secured is never assessed. It has to be shown unusable to whoever has it.
secured contains incident if {
	some incident in judged
	incident.phi == "secured"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "secured_by", "message": message} if {
	some incident in secured
	not incident.secured_by
	message := "is recorded as concerning secured PHI, without what makes it unusable or unreadable, and counts as unsecured; record that, or assess it"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "secured_by", "message": message} if {
	some incident in secured
	incident.secured_by == "encrypted"
	some device in incident.devices
	not device in encrypted_devices
	message := sprintf("is recorded as secured by encryption, and device %v is not shown to be encrypted; show that it was, or assess it as unsecured", [device])
}

deny contains {"kind": "incidents", "id": incident.id, "field": "key_exposed", "message": message} if {
	some incident in secured
	incident.secured_by == "encrypted"
	incident.key_exposed
	message := "is recorded as secured by encryption whose key or password went with it, so that it can be read and counts as unsecured; assess it"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "key_exposed", "message": message} if {
	some incident in secured
	incident.secured_by == "encrypted"
	not says_of_key(incident)
	message := "is recorded as secured by encryption, and nothing shows that the key or password did not go with it: it counts as unsecured; look into it and record the answer"
}

says_of_key(incident) if incident.key_exposed in {false, true}

factors := {
	"acquired_or_viewed": "whether the PHI was actually acquired or viewed",
	"nature_and_extent": "the nature and extent of the PHI",
	"risk_mitigated": "the extent to which the risk has been mitigated",
	"unauthorized_person": "the unauthorized person who used or received it",
}

low contains assessment if {
	some assessment in input.evidence.breach_assessments.records
	assessment.conclusion == "low_probability"
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": field, "message": message} if {
	some assessment in low
	some field, words in factors
	not assessment[field]
	message := sprintf("concludes a low probability of compromise without a finding on %v; weigh that factor and record it, or notify", [words])
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "conclusion", "message": message} if {
	some assessment in low
	breaches.all_high(assessment)
	message := "concludes a low probability of compromise although each of its four factors is found high; weigh them again, or notify"
}

# No factor speaks for it. How factors are put on a scale is this program's.
deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "conclusion", "basis": "program", "message": message} if {
	some assessment in low
	found := [weight | some field in object.keys(factors); weight := assessment[concat("_", [field, "risk"])]]
	count(found) == count(factors)
	not "low" in found
	not breaches.all_high(assessment)
	message := "concludes a low probability of compromise, and finds none of its four factors low; this program wants at least one that supports it: weigh them again, or notify"
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": field, "basis": "program", "message": message} if {
	some assessment in low
	some name, words in factors
	assessment[name]
	field := concat("_", [name, "risk"])
	not assessment[field]
	message := sprintf("does not say what %v means for the probability of compromise; this program records low, medium or high for each factor", [words])
}

excepted contains assessment if {
	some assessment in input.evidence.breach_assessments.records
	assessment.conclusion == "exception"
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "exception", "message": message} if {
	some assessment in excepted
	not assessment.exception
	message := "claims an exception without saying which of the three; record which, or assess the four factors"
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "exception_reason", "message": message} if {
	some assessment in excepted
	not assessment.exception_reason
	message := "claims an exception without what shows that it is one; record it, or assess the four factors"
}

# Two of the exceptions end with it. The third is about somebody who could not retain anything.
deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "further_use", "message": message} if {
	some assessment in excepted
	assessment.exception in {"between_authorized_persons", "good_faith_workforce"}
	not assessment.further_use == false
	message := sprintf("claims an exception, and the PHI %v further used or disclosed in a manner not permitted; look into that, or assess the four factors", [further(assessment)])
}

further(assessment) := "was" if assessment.further_use

further(assessment) := "is not shown to have not been" if not assessment.further_use

# From here on: this program's practice.
deny contains {"kind": "incidents", "id": incident.id, "field": "phi", "basis": "program", "message": message} if {
	some incident in judged
	incident.phi == "none"
	message := "is recorded as having reached no PHI, and it is not said what shows that, although PHI lies there or it is not said where it happened; record it in no_phi_because"
}

deny contains {"kind": "incidents", "id": incident.id, "field": "phi", "basis": "program", "message": message} if {
	some incident in judged
	incident.result == "attempted"
	message := sprintf("is recorded as an attempt that did not succeed, with phi %v; establish whether PHI was reached and correct the record", [incident.phi])
}

# Held in a role that nobody has here, it would be judged by no control on notices.
entities := {"clearinghouse", "plan", "provider"}

roles := {role | some role in input.organization.roles}

without_role(incident) := "a covered entity" if {
	breaches.as_covered_entity(incident)
	count(roles & entities) == 0
} else := "a business associate" if {
	breaches.as_business_associate(incident)
	not "business_associate" in roles
}

deny contains {"kind": "incidents", "id": incident.id, "field": "held_as", "basis": "program", "message": message} if {
	some incident in judged
	role := without_role(incident)
	message := sprintf("is recorded as concerning PHI held as %v, and this program's organization is none; correct the record, or the roles in hipaactl.yaml", [role])
}

# What cannot be unintentional, in good faith and within somebody's authority here; or between two people who may both
# see it here.
contrary := {
	"between_authorized_persons": {"account_misuse", "intrusion", "lost_or_stolen_device", "malware", "phishing", "ransomware"},
	"good_faith_workforce": {"account_misuse", "improper_disposal", "intrusion", "lost_or_stolen_device", "lost_paper", "malware", "misdirected_fax", "misdirected_mail", "phishing", "ransomware"},
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "exception", "basis": "program", "message": message} if {
	some assessment in excepted
	type := incidents[assessment.incident].type
	type in contrary[assessment.exception]
	message := sprintf("claims the exception %v, and its incident is of type %v, which this program does not take for that; assess the four factors, or correct the type", [replace(assessment.exception, "_", " "), replace(type, "_", " ")])
}

decided contains assessment if {
	some assessment in input.evidence.breach_assessments.records
	assessment.conclusion in {"breach", "exception", "low_probability"}
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": field, "basis": "program", "message": message} if {
	some assessment in decided
	some field, words in {"decided_by": "which office drew its conclusion", "decided_on": "when its conclusion was drawn"}
	not assessment[field]
	message := sprintf("does not say %v; record it", [words])
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "decided_on", "basis": "program", "message": message} if {
	some assessment in decided
	assessment.decided_on > input.today
	message := sprintf("is recorded as concluded on %v, a day still to come; until then it counts as undecided", [assessment.decided_on])
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "decided_on", "basis": "program", "message": message} if {
	some assessment in decided
	assessment.decided_on <= input.today
	days := dates.days_between(breaches.discovered(incidents[assessment.incident]), assessment.decided_on)
	allowed := limits.assess_days
	days > allowed
	message := sprintf("was concluded %v after discovery; this program allows %v", [dates.words(days), allowed])
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "decided_on", "basis": "program", "message": message} if {
	some assessment in decided
	discovered := breaches.discovered(incidents[assessment.incident])
	assessment.decided_on < discovered
	message := sprintf("was concluded on %v, before the incident became known on %v; correct the dates", [assessment.decided_on, discovered])
}

terms[office] contains term if {
	some term in input.evidence.officials.records
	office := term.office
}

# Named once more as a whole: OPA would go through all terms again for each office that is looked up.
terms_of := terms

ended_before(term, day) if term.to < day

asked contains [office, day] if {
	some assessment in decided
	office := assessment.decided_by
	day := assessment.decided_on
}

held contains [office, day] if {
	some [office, day] in asked
	some term in terms_of[office]
	term.from <= day
	not ended_before(term, day)
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "decided_by", "basis": "program", "message": message} if {
	some assessment in decided
	office := assessment.decided_by
	day := assessment.decided_on
	not [office, day] in held
	message := sprintf("was concluded by %v, an office nobody held on %v; have an office in charge conclude it", [office, day])
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "incident", "basis": "program", "message": message} if {
	some assessment in input.evidence.breach_assessments.records
	not incidents[assessment.incident]
	message := sprintf("assesses incident %v, which is not on record; record the incident or correct the number", [assessment.incident])
}

deny contains {"kind": "breach_assessments", "id": assessment.id, "field": "conclusion", "basis": "program", "message": message} if {
	some assessment in input.evidence.breach_assessments.records
	assessment.conclusion == "breach"
	reason := unlikely(incidents[assessment.incident])
	message := sprintf("says breach, and its incident is recorded as %v; correct whichever is wrong", [reason])
}

unlikely(incident) := "an attempt" if incident.result == "attempted"

unlikely(incident) := "unfounded" if incident.result == "unfounded"

unlikely(incident) := sprintf("phi %v", [incident.phi]) if {
	incident.result in {"successful", "unknown"}
	incident.phi in {"none", "secured"}
}
