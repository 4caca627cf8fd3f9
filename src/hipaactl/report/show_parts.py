"""Parts that `show` prints of controls and paragraphs alike."""

from __future__ import annotations

from collections.abc import Sequence

from hipaactl.assessment.model import EvidenceUsed, LedgerEntry, ProgramFinding
from hipaactl.program.model import Decision
from hipaactl.regulation import Crosswalk, Inquiry, Provision
from hipaactl.report.layout import Page, Part, Words
from hipaactl.report.marks import CONDITION_MARKS, SEVERITY_COLOURS, STATUS_MARKS, VERDICT_MARKS, mark
from hipaactl.report.views import DecisionView, Heading
from hipaactl.report.words import age_in_days, count, listing


def put_heading(page: Page, heading: Heading) -> None:
    """Whose program, and as of when."""
    said = f"{heading.organization}, as of {heading.today} in {heading.zone.key}"
    parts: list[Part] = [Words(said, "dim")]
    if heading.reconstructed:
        parts.append(Words("(reconstructed)", "yellow"))
    page.put(*parts, indent=2)


def put_status(page: Page, entry: LedgerEntry) -> None:
    """The paragraph's status and why."""
    chosen = mark(STATUS_MARKS, entry.status)
    page.put(
        Words(page.look.icon(chosen), chosen.colour),
        Words(entry.status + (":" if entry.reason else ""), chosen.colour, whole=True),
        entry.reason,
        indent=2,
        hang=4,
    )


def put_rule(page: Page, provision: Provision, heading: Heading) -> None:
    """The rule's own words, and what a court left of them."""
    page.heading("What the rule says")
    page.text(provision.text, indent=2)
    if provision.container:
        page.put(
            Words("(it has no words of its own; these are those of its first paragraph)", "dim"), indent=2
        )
    if provision.vacated:
        what = "vacated" if not provision.operative else "a later wording was vacated"
        page.put(Words(f"{what}: {provision.vacated}; nothing of it is enforced here", "yellow"), indent=2)
    page.put(Words(f"45 CFR Part 164, text of {heading.rule_as_of}", "dim"), indent=2)


def put_decision(page: Page, view: DecisionView) -> None:
    """A decision: outcome, why, by whom and when, until when."""
    decision = view.decision
    page.heading(
        "Decision",
        Words(decision.citation, "cyan", whole=True, gap=2),
        Words(decision.outcome, "bold", gap=2),
    )
    for label, text in _reasons(decision):
        put_labelled(page, label, text)
    who = f" ({listing(list(view.approvers))})" if view.approvers else " (nobody held the office)"
    put_labelled(page, "approved", f"by {decision.approved_by}{who} on {decision.approved_on}")
    put_labelled(page, "review by", str(decision.review_by))
    put_place(page, str(decision.location))


def _reasons(decision: Decision) -> list[tuple[str, str]]:
    why = "why" if decision.outcome == "implemented" else "why not as it stands"
    parts = [(why, decision.rationale)]
    if decision.measure:
        parts.append(("measure", f"{decision.measure}, judged in its place"))
    if decision.no_alternative:
        parts.append(("why no alternative", decision.no_alternative))
    return parts


def put_labelled(page: Page, label: str, text: str, indent: int = 2) -> None:
    """``label: text``."""
    page.put(Words(f"{label}:", "dim"), text, indent=indent)


def put_place(page: Page, place: str, indent: int = 2) -> None:
    """A place in a file, never broken."""
    page.put(Words(place, "cyan", whole=True), indent=indent)


def put_program_findings(page: Page, findings: Sequence[ProgramFinding]) -> None:
    """The program's findings under a heading; nothing where there are none."""
    if findings:
        page.heading("Program findings")
    for finding in findings:
        put_program_finding(page, finding, 2)


def put_program_finding(page: Page, finding: ProgramFinding, indent: int) -> None:
    """One finding of the program: how much it matters, what is wrong, where, what to do."""
    chosen = VERDICT_MARKS["fail"]
    page.put(
        Words(page.look.icon(chosen), chosen.colour),
        Words(finding.severity, SEVERITY_COLOURS.get(finding.severity, "")),
        Words(finding.message, gap=2),
        indent=indent,
        hang=indent + 4,
    )
    put_place(page, str(finding.location), indent + 2)
    if finding.hint.strip():
        page.put(Words(page.look.arrow, "cyan"), finding.hint, indent=indent + 2)


def put_used(page: Page, used: EvidenceUsed, heading: Heading, indent: int) -> None:
    """One evidence file: condition, what it holds, from when and until when, digests."""
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
    age = age_in_days(used, heading.today, heading.zone)
    if used.observed_at:
        parts.append(f"observed {used.observed_at.astimezone(heading.zone).date()}")
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


def put_inquiries(page: Page, rows: Sequence[Inquiry], everything: bool, brief: bool = False) -> None:
    """What auditors ask: in full where it is about the paragraph itself, or with ``everything``."""
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


def put_crosswalks(page: Page, rows: Sequence[Crosswalk]) -> None:
    """What NIST maps the paragraphs to."""
    if not rows:
        return
    page.heading(
        "Crosswalk", Words("by NIST: what supports the paragraph, and is not enough alone", "dim", gap=2)
    )
    for row in rows:
        numbered = "" if row.nist_citation == row.citation else f" (NIST numbers it {row.nist_citation})"
        page.put(Words(row.citation, "cyan", whole=True), Words(numbered, "dim"), indent=2)
        put_labelled(page, "SP 800-53 Rev. 5", ", ".join(row.sp800_53_r5) or "none", 4)
        put_labelled(page, "CSF 1.1", ", ".join(row.csf_1_1) or "none", 4)
