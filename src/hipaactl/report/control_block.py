"""One control in the text report: verdict, how many of how many, the paragraph, findings, what to do."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from hipaactl.assessment.model import NOT_EVALUABLE, ControlResult, CoverRef, Finding, LedgerEntry
from hipaactl.report.layout import Look, Page, Part, Words
from hipaactl.report.marks import SEVERITY_COLOURS, VERDICT_MARKS, mark
from hipaactl.report.words import by_kind, count, finding_key, left_out, left_out_by_reason, listing, of_kind

FINDINGS_SHOWN = 3

_STATUS_WORDS = {
    "not-met": "is not met",
    "partly-met": "is partly met",
    "not-evaluable": "cannot be evaluated",
    "not-covered": "is not covered",
    "not-applicable": "does not apply",
    "out-of-scope": "is out of scope",
}
_LEFT_OUT = ("not-applicable", "out-of-scope")  # no decision is asked for there
# Statuses that a paragraph keeps although a control of it fails.
# Verdicts of controls whose rule saw only part of the evidence.
_PARTIAL = frozenset({"missing", "invalid", "tampered"})
_HOLDS = frozenset({"met", "met-attested", "decided"})


def put_control(
    page: Page,
    result: ControlResult,
    ledger: Mapping[str, LedgerEntry],
    everything: bool = False,
    indent: int = 2,
) -> None:
    """Adds one control to ``page``: two or three lines where it passes. ``everything`` leaves nothing out."""
    inner = indent + 2
    put_title(page, result, indent)
    line = citation_parts(page.look, result, ledger)
    sentence = judged_sentence(result)
    if result.verdict in ("pass", "attested", "not-applicable") and not result.findings:
        said = result.reasons if result.verdict == "not-applicable" else (sentence,) if sentence else ()
        line += [part for text in said for part in (Words(page.look.dot, "dim"), text)]
        page.put(*line, indent=inner)
        put_left_out(page, result, 1, inner)
    else:
        page.put(*line, indent=inner)
        for reason in result.reasons:
            page.put(Words(reason, "yellow" if result.verdict in NOT_EVALUABLE else ""), indent=inner)
        if sentence:
            page.put(sentence, indent=inner)
        put_left_out(page, result, 3, inner)
        paragraph = paragraph_sentence(result, ledger)
        if paragraph:
            page.put(paragraph, indent=inner)
        partial = result.verdict in _PARTIAL
        if partial and result.findings:
            # What lacks evidence can be found wrong for that reason alone.
            page.put(Words("found without that evidence, so read with care:", "dim"), indent=inner)
        put_findings(page, result.findings, None if everything else FINDINGS_SHOWN, inner)
        uncovered = any(not finding.covered_by for finding in result.denies)
        if uncovered and not partial and result.remediation.strip():
            page.put(Words(page.look.arrow, "cyan"), result.remediation, indent=inner)
    if everything:
        _put_the_rest(page, result, inner)


def put_left_out(page: Page, result: ControlResult, most: int, indent: int) -> None:
    """What was left out and why, where that is too much for `judged_sentence`."""
    if result.excluded and not left_out(result.excluded):
        said = "; ".join(left_out_by_reason(result.excluded, most))
        page.put(Words("left out:", "dim", whole=True), Words(said, "dim"), indent=indent)


def _put_the_rest(page: Page, result: ControlResult, indent: int) -> None:
    for item in sorted(result.excluded, key=lambda item: (item.kind, item.id)):
        page.put(
            Words("left out", "dim"),
            Words(f"{item.kind}/{item.id}", gap=2),
            Words(item.reason, gap=2),
            indent=indent,
        )
    for used in result.evidence:
        if used.received_late:
            page.put(Words("received later", "dim"), Words(used.file, whole=True, gap=2), indent=indent)
    for name in result.later:
        page.put(Words("observed later, not seen", "dim"), Words(name, whole=True, gap=2), indent=indent)
    if result.changes:
        page.put(Words(f"{count(result.changes, 'record')} replaced by a later file", "dim"), indent=indent)


def put_title(page: Page, result: ControlResult, indent: int) -> None:
    """Icon, verdict, id and title."""
    chosen = mark(VERDICT_MARKS, result.verdict)
    covered = result.verdict == "fail" and result.covered
    colour = "yellow" if covered else chosen.colour  # it still fails, and somebody is at it
    quiet = result.verdict == "not-applicable"
    page.put(
        Words(page.look.icon(chosen), colour, whole=True),
        Words(f"{result.verdict:<8}", colour, whole=True),
        Words(result.control, "dim" if quiet else "bold", whole=True, gap=2),
        Words(result.title, "dim" if quiet else "", gap=2),
        indent=indent,
        hang=indent + 2,
    )


def citation_parts(look: Look, result: ControlResult, ledger: Mapping[str, LedgerEntry]) -> list[Part]:
    """The paragraphs with designation and decision; for a control that does not pass, its severity."""
    parts: list[Part] = []
    last = len(result.citations) - 1
    for position, citation in enumerate(result.citations):
        entry = ledger.get(citation)
        described = designation(entry) if entry else ""
        end = ";" if position < last else ""
        parts.append(Words(citation if described else citation + end, "cyan", whole=True))
        if described:
            parts.append(Words(described + end, "dim"))
    if result.replaced_citations:
        parts.append(Words(f"in place of {listing(result.replaced_citations)}", "dim"))
    if result.basis == "program":
        parts += [Words(look.dot, "dim"), Words("this program's own practice", "dim")]
    if result.verdict not in ("pass", "attested", "not-applicable"):
        colour = SEVERITY_COLOURS.get(result.severity, "")
        parts += [Words(look.dot, "dim"), Words(f"severity {result.severity}", colour)]
    return parts


def designation(entry: LedgerEntry) -> str:
    """``required``, or ``addressable`` with what was decided; ``standard`` for one that has neither."""
    if entry.designation == "addressable" and (entry.decision or entry.status not in _LEFT_OUT):
        return f"addressable, {entry.decision or 'no decision'}"
    return entry.designation or ("standard" if entry.type == "standard" else "")


def judged_sentence(result: ControlResult) -> str:
    """*n of m*, by kind, and what was left out; empty where nothing was judged."""
    population = {kind: number for kind, number in result.population.items() if number}
    total = sum(population.values())
    one_kind = next(iter(population)) if len(population) == 1 else None
    notes = [note] if (note := left_out(result.excluded, one_kind)) else []
    whole = [finding for finding in result.denies if finding.id is None]
    if not total and not whole:
        nil = sum(used.nil_return for used in result.evidence if used.use == "judged")
        if result.verdict == "attested" and nil:
            notes.insert(0, f"nothing to report, by {count(nil, 'nil return')}")
            return "; ".join(notes)
        return "; ".join(["nothing judged", *notes]) if notes else ""
    noun = of_kind(one_kind, total) if one_kind else "subject" if total == 1 else "subjects"
    if len(population) > 1:
        order = list(dict.fromkeys(used.kind for used in result.evidence))
        notes.insert(0, by_kind(population, order))
    parts = []
    if whole:
        kinds = listing([kind.replace("_", " ") for kind in sorted({finding.kind for finding in whole})])
        parts.append(f"{count(len(whole), 'finding')} on {kinds} as a whole")
    if total:
        parts.append(_n_of_m(result, total, noun))
    said = "; ".join(parts) + _covered(result)
    return f"{said} ({'; '.join(notes)})" if notes else said


def _n_of_m(result: ControlResult, total: int, noun: str) -> str:
    failing = len({(finding.kind, finding.id) for finding in result.denies if finding.id is not None})
    if failing:
        return f"{failing} of {total} {noun} {'fails' if failing == 1 else 'fail'}"
    if result.verdict not in ("pass", "attested"):
        return f"no finding on {total} {noun}"
    said = (
        f"the one {noun} passes" if total == 1 else f"{'both' if total == 2 else f'all {total}'} {noun} pass"
    )
    return f"{said}, on attestation alone" if result.verdict == "attested" else said


def _covered(result: ControlResult) -> str:
    """How many of its findings are covered, where any is."""
    number, covered = len(result.denies), sum(1 for finding in result.denies if finding.covered_by)
    if not covered:
        return ""
    if covered < number:
        return f", {covered} of {number} findings covered"
    return ", covered" if number == 1 else f", {'both' if number == 2 else 'all'} covered"


def paragraph_sentence(result: ControlResult, ledger: Mapping[str, LedgerEntry]) -> str:
    """What the findings mean for the paragraphs, as the ledger has it; empty without findings."""
    entries = [ledger[citation] for citation in result.citations if citation in ledger]
    if not result.denies or not entries:
        return ""
    said: dict[str, list[str]] = {}
    for entry in entries:
        said.setdefault(_effect(result, entry), []).append(entry.citation)
    if len(entries) == 1:
        return f"the paragraph {next(iter(said))}"
    if len(said) == 1:
        each = next(iter(said))
        return f"each of the {len(entries)} paragraphs {each}"
    return "; ".join(f"{listing(citations)} {effect}" for effect, citations in said.items())


def _effect(result: ControlResult, entry: LedgerEntry) -> str:
    status = _STATUS_WORDS.get(entry.status, f"is {entry.status}")
    ruled = [finding for finding in result.denies if finding.basis == "rule"]
    if not ruled:
        own = len(result.denies)
        whose = {1: "the finding is", 2: "both findings are"}.get(own, f"all {own} findings are")
        if entry.status in _HOLDS:
            kept = {
                "met": "stays met",
                "met-attested": "stays met, on attestation",
                "decided": "stays decided",
            }
            return f"{kept[entry.status]}: {whose} this program's own practice"
        if entry.status in ("not-covered", "out-of-scope", "not-applicable"):
            return f"{status}: {entry.reason}" if entry.reason else status
        if entry.status == "not-evaluable" and result.verdict in NOT_EVALUABLE:
            return f"{status}; {whose} this program's own practice"
        return f"{status}, but not by this control: {whose} this program's own practice"
    if entry.status in _HOLDS:
        return f"is {entry.status}: {entry.reason}"
    covers = [finding.covered_by for finding in ruled]
    counted = [cover for cover in covers if cover]
    if entry.status in ("not-met", "partly-met") and len(counted) == len(covers):
        return f"{status}, {_until(counted)}"
    return status


def _until(covers: Sequence[CoverRef]) -> str:
    first = min(cover.until for cover in covers)
    types = {cover.type for cover in covers}
    if types == {"waiver"}:
        return f"waived until {first}"
    if types == {"corrective-action"}:
        return f"to be corrected by {first}"
    return f"covered until {first}"


def put_findings(page: Page, findings: Sequence[Finding], limit: int | None, indent: int) -> None:
    """The first ``limit`` findings, what nothing covers first, then how many more there are."""
    ordered = sorted(findings, key=lambda item: (_rank(item), finding_key(item)))
    shown = ordered if limit is None else ordered[:limit]
    for finding in shown:
        put_finding(page, finding, indent)
    rest = ordered[len(shown) :]
    if rest:
        warnings = sum(1 for finding in rest if finding.level == "warn")
        covered = sum(1 for finding in rest if finding.level != "warn" and finding.covered_by)
        kinds = [f"{covered} covered"] * bool(covered) + [count(warnings, "warning")] * bool(warnings)
        some = f" ({', '.join(kinds)})" if kinds and len(rest) > 1 else ""
        page.put(
            Words(f"{page.look.more} and {len(rest)} more{some}; --all shows them", "dim"), indent=indent
        )


def _rank(finding: Finding) -> int:
    if finding.level == "warn":
        return 2
    return 1 if finding.covered_by else 0


def put_finding(page: Page, finding: Finding, indent: int) -> None:
    """One finding: place, message, whose practice, and what covers it or fails to."""
    place = str(finding.location) if finding.location else finding.subject
    parts: list[Part] = [Words(place, "cyan", whole=True)]
    if finding.level == "warn":
        parts.append(Words("warning:", "yellow", gap=2))
    if finding.id is not None and finding.location and not _names(finding.message, finding.id):
        parts.append(Words(finding.id, "bold", whole=True, gap=2))
    parts.append(Words(finding.message, gap=2))
    if finding.basis == "program":
        parts.append(Words("[program]", "dim", gap=2))
    page.put(*parts, indent=indent)
    for cover in sorted(finding.covers, key=lambda item: (not item.counts, item.id)):
        if cover.counts:
            page.put(Words(f"covered by {cover.id} until {cover.until}", "green"), indent=indent + 2)
        else:
            page.put(Words(void_cover(cover), "yellow"), indent=indent + 2)


def _names(message: str, subject: str) -> bool:
    """Whether ``subject`` stands in ``message`` as a word of its own."""
    return re.search(rf"(?<![\w/-]){re.escape(subject)}(?![\w/-])", message) is not None


def void_cover(cover: CoverRef) -> str:
    """``W-2026-01 covers nothing: expired on 2026-09-30``."""
    name = cover.type.replace("-", " ")
    return f"{name} {cover.id} covers nothing: {cover.why or f'its last day is {cover.until}'}"
