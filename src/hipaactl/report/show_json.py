"""`show` as JSON: the same views as the text, with nothing left out."""

from __future__ import annotations

from hipaactl.program.model import Override
from hipaactl.regulation import Crosswalk, Inquiry
from hipaactl.report.json_ import (
    SCHEMA_VERSION,
    Json,
    day,
    dump,
    entry_value,
    location_value,
    program_finding_value,
    result_value,
)
from hipaactl.report.views import ControlView, DecisionView, Heading, ParagraphView
from hipaactl.report.words import age_in_days, evidence_key


def show_json(view: ControlView | ParagraphView) -> str:
    """``control`` or ``paragraph`` with everything in the view."""
    if isinstance(view, ControlView):
        body: Json = {"control": control_value(view)}
    else:
        body = {"paragraph": paragraph_value(view)}
    return dump({"schema_version": SCHEMA_VERSION, **_heading(view.heading), **body})


def _heading(heading: Heading) -> Json:
    return {
        "organization": heading.organization,
        "today": heading.today.isoformat(),
        "timezone": heading.zone.key,
        "rule_as_of": heading.rule_as_of,
        "reconstructed": heading.reconstructed,
    }


def paragraph_value(view: ParagraphView) -> Json:
    """One paragraph."""
    provision, binding = view.provision, view.provision.binding
    return {
        "citation": provision.citation,
        "title": provision.title,
        "type": provision.kind,
        "designation": provision.designation,
        "standard": provision.standard,
        "text": provision.text,
        "text_is_of_first_child": provision.container,
        "operative": provision.operative,
        "vacated": provision.vacated,
        "binds": {
            "roles": sorted(binding.roles),
            "words": binding.words,
            "source": binding.source,
            "reviewed": binding.reviewed,
            "note": binding.note or None,
        }
        if binding
        else None,
        "binds_nobody_because": provision.unbound_because,
        "ledger": entry_value(view.entry) if view.entry else None,
        "decision": _decision(view.decision) if view.decision else None,
        "program_findings": [program_finding_value(item) for item in view.findings],
        "controls": [control_value(item) for item in view.controls],
        "children": [entry_value(item) for item in view.children],
        "ocr_inquiries": [_inquiry(item) for item in view.inquiries],
        "crosswalk": _crosswalk(view.crosswalk) if view.crosswalk else None,
    }


def control_value(view: ControlView) -> Json:
    """One control."""
    control, said, result = view.control, view.implementation, view.result
    ages = (
        {
            used.file: age_in_days(used, view.heading.today, view.heading.zone)
            for used in sorted(result.evidence, key=evidence_key)
        }
        if result
        else {}
    )
    return {
        "id": control.id,
        "title": control.title,
        "citations": list(control.citations),
        "severity": control.severity,
        "basis": control.basis,
        "objective": control.objective,
        "remediation": control.remediation,
        "location": location_value(control.locate(["id"])),
        "result": result_value(result) if result else None,
        "evidence_age_days": ages,
        "ledger": [entry_value(item) for item in view.entries],
        "implementation": {
            "owner": said.owner,
            "persons": list(view.owners),
            "statement": said.statement,
            "severity": _override(said.severity) if said.severity else None,
            "max_age": {kind: _override(item) for kind, item in said.max_age.items()},
            "location": location_value(said.location),
        }
        if said
        else None,
        "parameters": [
            {
                "name": item.name,
                "value": item.value,
                "default": item.default,
                "description": item.description or None,
                "override": _override(item.override) if item.override else None,
            }
            for item in view.parameters
        ],
        "policy": {
            "package": control.policy,
            "file": view.policy_file,
            "digest": result.policy_digest if result else None,
        },
        "decisions": [_decision(item) for item in view.decisions],
        "program_findings": [program_finding_value(item) for item in view.findings],
        "ocr_inquiries": [_inquiry(item) for item in view.inquiries],
        "crosswalk": [_crosswalk(item) for item in view.crosswalks],
    }


def _override(item: Override) -> Json:
    return {"value": item.value, "rationale": item.rationale, "location": location_value(item.location)}


def _decision(view: DecisionView) -> Json:
    decision = view.decision
    return {
        "citation": decision.citation,
        "outcome": decision.outcome,
        "rationale": decision.rationale,
        "measure": decision.measure,
        "no_alternative": decision.no_alternative,
        "approved_by": decision.approved_by,
        "approvers": list(view.approvers),
        "approved_on": day(decision.approved_on),
        "review_by": day(decision.review_by),
        "location": location_value(decision.location),
        "findings": [program_finding_value(item) for item in view.findings],
    }


def _inquiry(row: Inquiry) -> Json:
    return {
        "id": row.id,
        "rule": row.rule,
        "key_activity": row.key_activity,
        "text": row.text,
        "note": row.note,
        "printed_citation": row.printed_citation,
        "attached_at": row.attached_at,
        "exact": row.exact,
    }


def _crosswalk(row: Crosswalk) -> Json:
    return {
        "citation": row.citation,
        "nist_citation": row.nist_citation,
        "sp800_53_r5": list(row.sp800_53_r5),
        "csf_1_1": list(row.csf_1_1),
    }
