"""`show`: all that is known of one control or one paragraph, as text. Its JSON is in `show_json`."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from hipaactl.assessment.model import ControlResult, EvidenceUsed, LedgerEntry, ProgramFinding
from hipaactl.program.model import Decision
from hipaactl.regulation import Crosswalk, Inquiry, Provision
from hipaactl.report.control_block import (
    designation,
    judged_sentence,
    paragraph_sentence,
    put_findings,
    put_left_out,
)
from hipaactl.report.layout import Look, Page, Part, Words
from hipaactl.report.marks import CONDITION_MARKS, SEVERITY_COLOURS, STATUS_MARKS, VERDICT_MARKS, mark
from hipaactl.report.views import ControlView, DecisionView, Heading, ParagraphView
from hipaactl.report.words import age_in_days, count, evidence_key, listing

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

    Without ``everything`` the first findings are shown, and of OCR's questions only those on the paragraph itself
    in full.
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
        _put_status(page, entry)
    _put_heading(page, view.heading)
    _put_rule(page, provision, view.heading)
    _put_binding(page, view)
    if view.decision:
        _put_decision(page, view.decision)
    elif provision.designation == "addressable" and not view.findings:
        page.heading("Decision", Words("none: the paragraph does not bind this organization or is out of scope", gap=2))
    _put_program_findings(page, [item for item in view.findings if item.control is None])
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
    _put_inquiries(page, view.inquiries, everything)
    _put_crosswalks(page, [view.crosswalk] if view.crosswalk else [])


def _put_control(page: Page, view: ControlView, everything: bool) -> None:
    control, result, look = view.control, view.result, page.look
    page.put(Words(control.id, "bold cyan", whole=True), Words(control.title, "bold", gap=2))
    for citation in control.citations:
        entry = next((item for item in view.entries if item.citation == citation), None)
        parts: list[Part] = [Words(citation, "cyan", whole=True)]
        if entry is not None:
            chosen = mark(STATUS_MARKS, entry.status)
            described = designation(entry)
            parts += [entry.title, *([Words(look.dot, "dim"), described] if described else [])]
            parts += [Words(look.dot, "dim"), Words(f"{look.icon(chosen)} {entry.status}", chosen.colour, whole=True)]
        page.put(*parts, indent=2)
    practice = "this program's own practice" if control.basis == "program" else "asked for by the rule"
    page.put("severity", Words(control.severity, SEVERITY_COLOURS.get(control.severity, "")), f"{look.dot} {practice}", indent=2)
    page.put(control.objective, indent=2, hang=2)
    _put_heading(page, view.heading)
    _put_result(page, view, everything)
    _put_program_findings(page, view.findings)
    _put_implementation(page, view)
    _put_parameters(page, view)
    for decision in view.decisions:
        _put_decision(page, decision)
    _put_evidence(page, view)
    _put_policy(page, view)
    _put_inquiries(page, view.inquiries, everything, brief=True)
    _put_crosswalks(page, view.crosswalks)


def _put_control_part(page: Page, view: ControlView, everything: bool) -> None:
    page.heading("Control", Words(view.control.id, "bold cyan", whole=True, gap=2), Words(view.control.title, gap=2))
    _put_result(page, view, everything, under=True)
    for finding in view.findings:
        if finding.control == view.control.id:
            _put_program_finding(page, finding, 2)
    _put_implementation(page, view, under=True)
    _put_parameters(page, view, under=True)
    _put_evidence(page, view, under=True)
    _put_policy(page, view, under=True)


def _put_heading(page: Page, heading: Heading) -> None:
    said = f"{heading.organization}, as of {heading.today} in {heading.zone.key}"
    parts: list[Part] = [Words(said, "dim")]
    if heading.reconstructed:
        parts.append(Words("(reconstructed)", "yellow"))
    page.put(*parts, indent=2)


def _put_status(page: Page, entry: LedgerEntry) -> None:
    chosen = mark(STATUS_MARKS, entry.status)
    page.put(
        Words(page.look.icon(chosen), chosen.colour),
        Words(entry.status + (":" if entry.reason else ""), chosen.colour, whole=True),
        entry.reason,
        indent=2,
        hang=4,
    )


def _put_rule(page: Page, provision: Provision, heading: Heading) -> None:
    page.heading("What the rule says")
    page.text(provision.text, indent=2)
    if provision.container:
        page.put(Words("(it has no words of its own; these are those of its first paragraph)", "dim"), indent=2)
    if provision.vacated:
        what = "vacated" if not provision.operative else "a later wording was vacated"
        page.put(Words(f"{what}: {provision.vacated}; nothing of it is enforced here", "yellow"), indent=2)
    page.put(Words(f"45 CFR Part 164, text of {heading.rule_as_of}", "dim"), indent=2)


def _put_binding(page: Page, view: ParagraphView) -> None:
    binding = view.provision.binding
    page.heading("Whom it binds")
    if binding is None:
        page.put(view.provision.unbound_because or "nobody", indent=2)
        return
    page.put(listing([role.replace("_", " ") for role in sorted(binding.roles)]), indent=2)
    where = "" if binding.source == view.provision.citation else f" ({binding.source})"
    page.put(f'by the words "{binding.words}"{where}', indent=2)
    if binding.note:
        page.put(Words(binding.note, "dim"), indent=2)
    if not binding.reviewed:
        page.put(Words("derived from the text; not reviewed by a person yet", "yellow"), indent=2)


def _put_decision(page: Page, view: DecisionView) -> None:
    decision = view.decision
    page.heading("Decision", Words(decision.citation, "cyan", whole=True, gap=2), Words(decision.outcome, "bold", gap=2))
    for label, text in _reasons(decision):
        _put_labelled(page, label, text)
    who = f" ({listing(list(view.approvers))})" if view.approvers else " (nobody held the office)"
    _put_labelled(page, "approved", f"by {decision.approved_by}{who} on {decision.approved_on}")
    _put_labelled(page, "review by", str(decision.review_by))
    _put_place(page, str(decision.location))


def _reasons(decision: Decision) -> list[tuple[str, str]]:
    why = "why" if decision.outcome == "implemented" else "why not as it stands"
    parts = [(why, decision.rationale)]
    if decision.measure:
        parts.append(("measure", f"{decision.measure}, judged in its place"))
    if decision.no_alternative:
        parts.append(("why no alternative", decision.no_alternative))
    return parts


def _put_labelled(page: Page, label: str, text: str, indent: int = 2) -> None:
    page.put(Words(f"{label}:", "dim"), text, indent=indent)


def _put_place(page: Page, place: str, indent: int = 2) -> None:
    page.put(Words(place, "cyan", whole=True), indent=indent)


def _put_program_findings(page: Page, findings: Sequence[ProgramFinding]) -> None:
    if findings:
        page.heading("Program findings")
    for finding in findings:
        _put_program_finding(page, finding, 2)


def _put_program_finding(page: Page, finding: ProgramFinding, indent: int) -> None:
    chosen = VERDICT_MARKS["fail"]
    page.put(
        Words(page.look.icon(chosen), chosen.colour),
        Words(finding.severity, SEVERITY_COLOURS.get(finding.severity, "")),
        Words(finding.message, gap=2),
        indent=indent,
        hang=indent + 4,
    )
    _put_place(page, str(finding.location), indent + 2)
    if finding.hint.strip():
        page.put(Words(page.look.arrow, "cyan"), finding.hint, indent=indent + 2)


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
    _put_labelled(page, "owner", f"{said.owner} ({who})", indent)
    if said.severity:
        _put_labelled(page, "severity", f"{said.severity.value}: {said.severity.rationale}", indent)
    for kind, override in sorted(said.max_age.items()):
        _put_labelled(page, f"age of {kind}", f"at most {override.value}: {override.rationale}", indent)
    _put_place(page, str(said.location), indent)


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
            _put_place(page, str(item.override.location), indent + 2)


def plain_value(value: Any) -> str:
    """A parameter's value as a person writes it."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _put_evidence(page: Page, view: ControlView, under: bool = False) -> None:
    result = view.result
    if result is None or not (result.evidence or result.later):
        return
    indent = _put_title(page, "Evidence", under)
    for used in sorted(result.evidence, key=evidence_key):
        _put_used(page, used, view, indent)
    for name in result.later:
        page.put(Words("observed later, not seen", "dim"), Words(name, "cyan", whole=True), indent=indent)
    if result.changes:
        page.put(Words(f"{count(result.changes, 'record')} replaced by a later file", "dim"), indent=indent)


def _put_used(page: Page, used: EvidenceUsed, view: ControlView, indent: int) -> None:
    chosen = mark(CONDITION_MARKS, used.condition)
    page.put(
        Words(page.look.icon(chosen), chosen.colour),
        Words(used.condition, chosen.colour, whole=True),
        Words(used.file, "cyan", whole=True, gap=2),
        indent=indent,
        hang=indent + 4,
    )
    what = f"{used.kind}, {'looked up only' if used.use == 'reference' else 'judged'}"
    amount = "nothing to report" if used.nil_return else count(used.records, "record")
    parts = [what, f"{amount} from {used.source} ({used.method})"]
    age = age_in_days(used, view.heading.today, view.heading.zone)
    if used.observed_at:
        parts.append(f"observed {used.observed_at.astimezone(view.heading.zone).date()}")
    if used.period:
        parts.append(f"covers {used.period}")
    if age is not None:
        parts.append(f"{count(age, 'day')} old")
    if used.expires:
        parts.append(f"fresh until {used.expires}")
    if used.received_late:
        parts.append("received after the day judged")
    page.put(", ".join(parts), indent=indent + 2, hang=indent + 2)
    digests = [f"sha256 {used.sha256[:12]}"]
    if used.records_file:
        digests.append(f"{used.records_file} {(used.records_sha256 or '')[:12]}")
    page.put(Words(", ".join(digests), "dim"), indent=indent + 2, hang=indent + 2)
    if used.reason:
        page.put(Words(used.reason, "yellow"), indent=indent + 2, hang=indent + 2)


def _put_policy(page: Page, view: ControlView, under: bool = False) -> None:
    indent = _put_title(page, "Policy", under)
    page.put(Words(view.control.policy, whole=True), indent=indent)
    if view.policy_file:
        _put_place(page, view.policy_file, indent)
    _put_place(page, str(view.control.locate(["id"])), indent)
    if view.result:
        digests = f"digests: policy {view.result.policy_digest[:12]}, control {view.result.control_digest[:12]}"
        page.put(Words(digests, "dim"), indent=indent)


def _put_inquiries(page: Page, rows: Sequence[Inquiry], everything: bool, brief: bool = False) -> None:
    if not rows:
        return
    page.heading("What an OCR auditor asks", Words("HHS audit protocol, July 2018", "dim", gap=2))
    for row in rows:
        full = everything or (row.exact and not brief)
        through = "" if row.exact or not row.attached_at else f"(through {row.attached_at})"
        page.put(
            Words(row.id, "bold", whole=True),
            Words(row.key_activity, gap=2),
            *([Words(through, "dim", whole=True)] if through else []),
            indent=2,
            hang=4,
        )
        if full:
            page.text(row.text, indent=4)
        if row.note and full:
            page.put(Words(row.note, "dim"), indent=4)
    if not everything and any(brief or not row.exact for row in rows):
        page.put(Words("--all shows every question in full", "dim"), indent=2)


def _put_crosswalks(page: Page, rows: Sequence[Crosswalk]) -> None:
    if not rows:
        return
    page.heading("Crosswalk", Words("by NIST: what supports the paragraph, and is not enough alone", "dim", gap=2))
    for row in rows:
        numbered = "" if row.nist_citation == row.citation else f" (NIST numbers it {row.nist_citation})"
        page.put(Words(row.citation, "cyan", whole=True), Words(numbered, "dim"), indent=2)
        _put_labelled(page, "SP 800-53 Rev. 5", ", ".join(row.sp800_53_r5) or "none", 4)
        _put_labelled(page, "CSF 1.1", ", ".join(row.csf_1_1) or "none", 4)
