"""`show`: all that is known of one control or one paragraph, as text. Its JSON is in `show_json`."""

from __future__ import annotations

import json
from typing import Any

from hipaactl.assessment.applicability import roles_text
from hipaactl.assessment.model import ControlResult
from hipaactl.report.control_block import (
    designation,
    judged_sentence,
    paragraph_sentence,
    put_findings,
    put_left_out,
)
from hipaactl.report.layout import Look, Page, Part, Words
from hipaactl.report.marks import SEVERITY_COLOURS, STATUS_MARKS, VERDICT_MARKS, mark
from hipaactl.report.show_parts import (
    put_crosswalks,
    put_decision,
    put_heading,
    put_inquiries,
    put_labelled,
    put_place,
    put_program_finding,
    put_program_findings,
    put_rule,
    put_status,
    put_used,
)
from hipaactl.report.views import ControlView, ParagraphView
from hipaactl.report.words import count, evidence_key, listing

_FINDINGS = 10
_TYPES = {"standard": "standard", "specification": "implementation specification", "general": "paragraph"}


def show_text(
    view: ControlView | ParagraphView,
    width: int = 80,
    color: bool = False,
    *,
    everything: bool = False,
    unicode: bool = True,
) -> str:
    """One control or paragraph with all that is known of it.

    Without ``everything`` the first findings are shown, and of OCR's questions only those on the paragraph
    itself in full.
    """
    page = Page(Look(width, color, unicode))
    if isinstance(view, ControlView):
        _put_control(page, view, everything)
    else:
        _put_paragraph(page, view, everything)
    return str(page)


def _put_paragraph(page: Page, view: ParagraphView, everything: bool) -> None:
    provision, entry, look = view.provision, view.entry, page.look
    page.put(Words(provision.citation, "bold cyan", whole=True), Words(provision.title, "bold", gap=2))
    parts: list[Part] = [_TYPES.get(provision.kind, provision.kind)]
    if provision.designation:
        parts += [Words(look.dot, "dim"), provision.designation]
    if provision.standard and provision.standard != provision.citation:
        parts += [Words(look.dot, "dim"), "of the standard", Words(provision.standard, "cyan", whole=True)]
    page.put(*parts, indent=2)
    if entry is not None:
        put_status(page, entry)
    put_heading(page, view.heading)
    put_rule(page, provision, view.heading)
    _put_binding(page, view)
    if view.decision:
        put_decision(page, view.decision)
    elif provision.designation == "addressable" and not view.findings:
        page.heading(
            "Decision", Words("none: the paragraph does not bind this organization or is out of scope", gap=2)
        )
    put_program_findings(page, [item for item in view.findings if item.control is None])
    for control in view.controls:
        _put_control_part(page, control, everything)
    if view.children:
        page.heading("Beneath it")
        for child in view.children:
            chosen = mark(STATUS_MARKS, child.status)
            page.put(
                Words(look.icon(chosen), chosen.colour),
                Words(child.citation, "cyan", whole=True),
                Words(child.title),
                Words(child.status, chosen.colour, whole=True, gap=2),
                indent=2,
                hang=6,
            )
    put_inquiries(page, view.inquiries, everything)
    put_crosswalks(page, [view.crosswalk] if view.crosswalk else [])


def _put_control(page: Page, view: ControlView, everything: bool) -> None:
    control, look = view.control, page.look
    page.put(Words(control.id, "bold cyan", whole=True), Words(control.title, "bold", gap=2))
    for citation in control.citations:
        entry = next((item for item in view.entries if item.citation == citation), None)
        parts: list[Part] = [Words(citation, "cyan", whole=True)]
        if entry is not None:
            chosen = mark(STATUS_MARKS, entry.status)
            described = designation(entry)
            parts.append(entry.title)
            if described:
                parts += [Words(look.dot, "dim"), described]
            parts += [
                Words(look.dot, "dim"),
                Words(f"{look.icon(chosen)} {entry.status}", chosen.colour, whole=True),
            ]
        page.put(*parts, indent=2)
    practice = "this program's own practice" if control.basis == "program" else "asked for by the rule"
    page.put(
        "severity",
        Words(control.severity, SEVERITY_COLOURS.get(control.severity, "")),
        f"{look.dot} {practice}",
        indent=2,
    )
    page.put(control.objective, indent=2, hang=2)
    put_heading(page, view.heading)
    _put_result(page, view, everything)
    put_program_findings(page, view.findings)
    _put_implementation(page, view)
    _put_parameters(page, view)
    for decision in view.decisions:
        put_decision(page, decision)
    _put_evidence(page, view)
    _put_policy(page, view)
    put_inquiries(page, view.inquiries, everything, brief=True)
    put_crosswalks(page, view.crosswalks)


def _put_control_part(page: Page, view: ControlView, everything: bool) -> None:
    page.heading(
        "Control", Words(view.control.id, "bold cyan", whole=True, gap=2), Words(view.control.title, gap=2)
    )
    _put_result(page, view, everything, under=True)
    for finding in view.findings:
        if finding.control == view.control.id:
            put_program_finding(page, finding, 2)
    _put_implementation(page, view, under=True)
    _put_parameters(page, view, under=True)
    _put_evidence(page, view, under=True)
    _put_policy(page, view, under=True)


def _put_binding(page: Page, view: ParagraphView) -> None:
    binding = view.provision.binding
    page.heading("Whom it binds")
    if binding is None:
        page.put(view.provision.unbound_because or "nobody", indent=2)
        return
    page.put(roles_text(set(binding.roles)), indent=2)
    where = "" if binding.source == view.provision.citation else f" ({binding.source})"
    page.put(f'by the words "{binding.words}"{where}', indent=2)
    if binding.note:
        page.put(Words(binding.note, "dim"), indent=2)
    if not binding.reviewed:
        page.put(Words("derived from the text; not reviewed by a person yet", "yellow"), indent=2)


def _put_result(page: Page, view: ControlView, everything: bool, under: bool = False) -> None:
    result = view.result
    if not under:
        page.heading("Result")
    if result is None:
        page.put("not evaluated", indent=2)
        return
    chosen = mark(VERDICT_MARKS, result.verdict)
    sentence = judged_sentence(result)
    page.put(
        Words(page.look.icon(chosen), chosen.colour),
        Words(result.verdict + (":" if sentence or result.reasons else ""), chosen.colour, whole=True),
        "; ".join([*result.reasons, *([sentence] if sentence else [])]),
        indent=2,
    )
    put_left_out(page, result, 3, 2)
    paragraph = paragraph_sentence(result, {entry.citation: entry for entry in view.entries})
    if paragraph:
        page.put(paragraph, indent=2)
    put_findings(page, result.findings, None if everything else _FINDINGS, 2)
    if _needs_work(result):
        page.put(Words(page.look.arrow, "cyan"), result.remediation, indent=2)


def _needs_work(result: ControlResult) -> bool:
    return any(not finding.covered_by for finding in result.denies) and bool(result.remediation.strip())


def _put_title(page: Page, title: str, under: bool) -> int:
    """A heading of its own, or beneath a control a label; the indent of what follows."""
    if under:
        page.put(Words(title, "bold"), indent=2)
        return 4
    page.heading(title)
    return 2


def _put_implementation(page: Page, view: ControlView, under: bool = False) -> None:
    indent = _put_title(page, "How it is met", under)
    said = view.implementation
    if said is None:
        page.put("nobody says how it is met, or who owns it", indent=indent)
        return
    page.text(said.statement, indent=indent)
    who = listing(list(view.owners)) if view.owners else "nobody holds the office"
    put_labelled(page, "owner", f"{said.owner} ({who})", indent)
    if said.severity:
        put_labelled(page, "severity", f"{said.severity.value}: {said.severity.rationale}", indent)
    for kind, override in sorted(said.max_age.items()):
        put_labelled(page, f"age of {kind}", f"at most {override.value}: {override.rationale}", indent)
    put_place(page, str(said.location), indent)


def _put_parameters(page: Page, view: ControlView, under: bool = False) -> None:
    if not view.parameters:
        return
    indent = _put_title(page, "Parameters", under)
    for item in view.parameters:
        parts: list[Part] = [Words(item.name, whole=True), "=", Words(plain_value(item.value), "bold")]
        if item.override:
            parts.append(Words(f"(default {plain_value(item.default)})", "dim"))
        if item.description:
            parts.append(Words(item.description, "dim", gap=2))
        page.put(*parts, indent=indent)
        if item.override:
            page.put(item.override.rationale, indent=indent + 2, hang=indent + 2)
            put_place(page, str(item.override.location), indent + 2)


def plain_value(value: Any) -> str:
    """A parameter's value as a person writes it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _put_evidence(page: Page, view: ControlView, under: bool = False) -> None:
    result = view.result
    if result is None or not (result.evidence or result.later):
        return
    indent = _put_title(page, "Evidence", under)
    for used in sorted(result.evidence, key=evidence_key):
        put_used(page, used, view.heading, indent)
    for name in result.later:
        page.put(Words("observed later, not seen", "dim"), Words(name, "cyan", whole=True), indent=indent)
    if result.changes:
        page.put(Words(f"{count(result.changes, 'record')} replaced by a later file", "dim"), indent=indent)


def _put_policy(page: Page, view: ControlView, under: bool = False) -> None:
    indent = _put_title(page, "Policy", under)
    page.put(Words(view.control.policy, whole=True), indent=indent)
    if view.policy_file:
        put_place(page, view.policy_file, indent)
    put_place(page, str(view.control.locate(["id"])), indent)
    if view.result:
        digests = (
            f"digests: policy {view.result.policy_digest[:12]}, control {view.result.control_digest[:12]}"
        )
        page.put(Words(digests, "dim"), indent=indent)
