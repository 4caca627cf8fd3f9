"""What an OCR auditor asks: the HHS audit protocol of July 2018, by paragraph."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from hipaactl.regulation import data_files
from hipaactl.regulation.citation import Citation


@dataclass(frozen=True, slots=True)
class Inquiry:
    """One row of the protocol.

    ``printed_citation`` is as HHS prints it, ``citations`` the paragraphs it is about. ``is_inquiry`` is
    false for the three rows that ask nothing. ``attached_at`` and ``exact`` are set by :func:`inquiries_for`:
    the paragraph through which it was found, and whether that is the one asked for rather than one above it.
    """

    id: str
    rule: str
    printed_citation: str
    citations: tuple[str, ...]
    key_activity: str
    designation: str | None
    text: str
    note: str | None
    is_inquiry: bool
    attached_at: str | None = None
    exact: bool = False


def inquiries() -> tuple[Inquiry, ...]:
    """All 180 rows, in the protocol's order."""
    return tuple(_by_id().values())


def inquiries_for(citation: str | Citation) -> list[Inquiry]:
    """The rows about a paragraph and about those it lies in, nearest first, each marked with its place.

    Raises :class:`hipaactl.regulation.CitationError` where the text is no citation.
    """
    asked = citation if isinstance(citation, Citation) else Citation.parse(citation)
    found: dict[str, Inquiry] = {}
    for place in (asked, *asked.ancestors()):
        for row in _by_citation().get(str(place), ()):
            found.setdefault(row.id, replace(row, attached_at=str(place), exact=place == asked))
    return list(found.values())


@cache
def _by_id() -> dict[str, Inquiry]:
    rows = data_files.read("inquiries.json")["inquiries"]
    return {row[0]: Inquiry(row[0], row[1], row[2], tuple(row[3]), *row[4:]) for row in rows}


@cache
def _by_citation() -> dict[str, list[Inquiry]]:
    result: dict[str, list[Inquiry]] = {}
    for row in _by_id().values():
        for citation in row.citations:
            result.setdefault(citation, []).append(row)
    return result
