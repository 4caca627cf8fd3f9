"""The paragraph ledger as an indented tree, JSON, CSV and a Markdown table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from hipaactl.assessment.model import STATUSES, LedgerEntry
from hipaactl.report.json_ import SCHEMA_VERSION, dump, entry_value
from hipaactl.report.layout import Look, Page, Part, Words
from hipaactl.report.marks import STATUS_MARKS, mark
from hipaactl.report.plain import visible
from hipaactl.report.words import count, tally

QUIET = ("out-of-scope", "not-applicable")
_ORDER = ("met", "met-attested", "decided", "partly-met", "not-met", "not-evaluable", "not-covered", *QUIET)
_COLUMNS = (
    "citation",
    "title",
    "type",
    "designation",
    "status",
    "reason",
    "controls",
    "parent",
    "decision",
    "program_findings",
    "roles",
    "words",
)
# A cell that a spreadsheet would run as a formula.
_FORMULA = re.compile(r"\s*[=+\-@]")
_ACTIVE = re.compile(r"[^A-Za-z0-9 .,;]|(?<=[Ww]{3})\.")


def ledger_text(
    entries: Sequence[LedgerEntry],
    width: int = 80,
    color: bool = False,
    *,
    everything: bool = False,
    unicode: bool = True,
) -> str:
    """Every paragraph with status, controls and reason, beneath the one it belongs to, and counts by status.

    Without ``everything`` those that are out of scope, not applicable, or not covered with nothing covered
    beneath them are counted only.
    """
    page = Page(Look(width, color, unicode))
    shown = list(entries) if everything else [entry for entry in entries if entry.status not in QUIET]
    depths = _depths(entries, {entry.citation for entry in shown})
    section = ""
    for entry in shown:
        if section != (section := entry.citation.partition("(")[0]):
            page.blank()
        _put_entry(page, entry, 2 * depths.get(entry.citation, 0))
    page.blank()
    parts: list[Part] = [f"{count(len(entries), 'paragraph')}:"]
    counts = tally((entry.status for entry in entries), _ORDER)
    for position, (status, number) in enumerate(counts):
        chosen = mark(STATUS_MARKS, status)
        end = "," if position < len(counts) - 1 else ""
        parts.append(Words(f"{page.look.icon(chosen)} {number} {status}{end}", chosen.colour, whole=True))
    page.put(*parts)
    if len(shown) < len(entries):
        hidden = " and ".join(status for status in QUIET if any(entry.status == status for entry in entries))
        page.put(Words(f"those {hidden} are not listed; --all lists them", "dim"))
    return str(page)


def _depths(entries: Iterable[LedgerEntry], shown: set[str]) -> dict[str, int]:
    """How many of those above each paragraph are shown."""
    parents = {entry.citation: entry.parent for entry in entries}
    depths: dict[str, int] = {}
    for citation in parents:
        above: list[str] = []
        at = parents[citation]
        while at in parents and at not in above:  # a cycle would be a fault, and must not hang
            above.append(at)
            at = parents[at]
        depths[citation] = sum(1 for name in above if name in shown)
    return depths


def _put_entry(page: Page, entry: LedgerEntry, indent: int) -> None:
    look = page.look
    chosen = mark(STATUS_MARKS, entry.status)
    page.put(
        Words(look.icon(chosen), chosen.colour),
        Words(entry.citation, "bold", whole=True),
        Words(entry.title, gap=2),
        indent=indent,
        hang=indent + 4,
    )
    parts: list[Part] = [Words(entry.status, chosen.colour, whole=True)]
    if entry.designation:
        parts += [Words(look.dot, "dim"), Words(entry.designation, "dim")]
    if entry.reason:
        parts += [Words(look.dot, "dim"), entry.reason]
    unnamed = [control for control in entry.controls if control not in entry.reason]
    if unnamed:
        parts += [Words(look.dot, "dim"), Words(", ".join(unnamed), "cyan")]
    if entry.basis_program_findings:
        own = f"{count(entry.basis_program_findings, 'finding')} of basis program"
        parts += [Words(look.dot, "dim"), Words(own, "dim")]
    page.put(*parts, indent=indent + 2, hang=indent + 4)


def ledger_json(entries: Iterable[LedgerEntry]) -> str:
    """``schema_version`` and ``ledger[]``, each entry as in the assessment."""
    return dump({"schema_version": SCHEMA_VERSION, "ledger": [entry_value(entry) for entry in entries]})


def ledger_csv(entries: Iterable[LedgerEntry]) -> str:
    """One row for each paragraph; lists are joined by ``;``. No cell is one that a spreadsheet would run."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for entry in entries:
        value = entry_value(entry)
        writer.writerow([_cell(value[column]) for column in _COLUMNS])
    return stream.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, list):
        value = ";".join(value)
    text = "" if value is None else visible(str(value))
    return f"'{text}" if _FORMULA.match(text) else text


def ledger_markdown(entries: Sequence[LedgerEntry], *, everything: bool = False) -> str:
    """A table of status, paragraph, controls and reason, beneath a table of counts.

    Text in it is encoded: it shows as it is and does nothing.
    """
    lines = ["| Status | Paragraphs |", "|---|---:|"]
    for status, number in tally((entry.status for entry in entries), _ORDER):
        lines.append(f"| {_status(status)} | {number} |")
    lines += [
        "",
        "| Paragraph | Title | Designation | Status | Controls | Reason |",
        "|---|---|---|---|---|---|",
    ]
    for entry in entries:
        if entry.status in QUIET and not everything:
            continue
        cells = (
            markdown(entry.citation),
            markdown(entry.title),
            markdown(entry.designation or ""),
            _status(entry.status),
            "<br>".join(markdown(control) for control in entry.controls),
            markdown(entry.reason),
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _status(status: str) -> str:
    chosen = mark(STATUS_MARKS, status)
    return f"{markdown(chosen.icon)} {markdown(status)}"


def markdown(text: str) -> str:
    """``text`` for a Markdown cell, where it shows as it is and does nothing.

    All but ASCII letters, digits, space and ``. , ;`` become entities, and so does the point after www.
    """
    return _ACTIVE.sub(lambda found: f"&#{ord(found[0])};", visible(text)).strip(" ")


assert set(_ORDER) == set(STATUSES)
