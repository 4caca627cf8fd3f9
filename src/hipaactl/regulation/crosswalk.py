"""NIST's own mapping of the Security Rule to SP 800-53 Rev. 5.1.1 and CSF 1.1. There is none to CSF 2.0."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from hipaactl.regulation import data_files
from hipaactl.regulation.citation import Citation, CitationError


@dataclass(frozen=True, slots=True)
class Crosswalk:
    """What NIST maps a standard or specification to. A listed control supports it, and is not enough alone.

    ``nist_citation`` is the paragraph as NIST numbers it.
    """

    citation: str
    nist_citation: str
    sp800_53_r5: tuple[str, ...]
    csf_1_1: tuple[str, ...]


def crosswalk_for(citation: str | Citation) -> Crosswalk | None:
    """The mapping of a paragraph; None where NIST publishes none, and for what is no citation."""
    try:
        key = str(citation if isinstance(citation, Citation) else Citation.parse(citation))
    except CitationError:
        return None
    return _mappings().get(key)


@cache
def _mappings() -> dict[str, Crosswalk]:
    rows = data_files.read("crosswalk.json")["mappings"]
    return {row[0]: Crosswalk(row[0], row[1], tuple(row[2]), tuple(row[3])) for row in rows}
