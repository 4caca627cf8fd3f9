"""Which real citation a mistaken one most likely means."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hipaactl.regulation.citation import roman

_LENGTH = 200
_LEVELS = 8
_SECTION = re.compile(r"(?:164\s*[.\-:]?\s*)?(?<!\d)([1-9]\d{2})(?!\d)", re.ASCII)
_TOKEN = re.compile(r"[A-Za-z]+(?: [A-Za-z]+)*|\d+", re.ASCII)

# What it costs to mend a text, so that the likeliest slip is the cheapest. A missing level is a frequent
# one: the rule's (a)(2)(iv) is spoken of as (a)(iv).
_CASE = 0.3
_OTHER_NUMBER = 0.9
_MISSING = 1.0
_OTHER_FORM = 1.1  # (1) for (i)
_EXTRA = 1.2
_OTHER_LETTER = 1.3  # of the outermost level: people know which paragraph they mean
_OTHER_SECTION = 1.5
_OTHER_KIND = 2.0
_LIMIT = 2.6


def nearest(text: str, citations: Iterable[str]) -> str | None:
    """The citation among ``citations`` that is the fewest slips from ``text``; None where none is near.

    The first in their order wins a tie, so the answer is always the same.
    """
    if len(text) > _LENGTH:
        return None
    match = _SECTION.search(text)
    if match is None:
        return None
    section, tokens = match[1], _TOKEN.findall(text, match.end())
    if len(tokens) > _LEVELS:
        return None
    best, least = None, _LIMIT
    known = {other[4:7] for other in citations if other.startswith("164.")}
    for citation in citations:
        if not citation.startswith("164.") or (section in known and citation[4:7] != section):
            continue
        cost = _section_cost(section, citation[4:7])
        if cost < least:
            cost += _levels_cost(tokens, re.findall(r"\(([^()]*)\)", citation))
        if cost < least:
            best, least = citation, cost
    return best


def _section_cost(wrong: str, right: str) -> float:
    if wrong == right:
        return 0.0
    if sorted(wrong) == sorted(right) or sum(a != b for a, b in zip(wrong, right, strict=True)) == 1:
        return _OTHER_SECTION + 0.01 * min(abs(int(wrong) - int(right)), 20)
    return _LIMIT


def _levels_cost(wrong: list[str], right: list[str]) -> float:
    """The cheapest way to turn one list of levels into the other (the usual edit distance, by level)."""
    row = [index * _MISSING for index in range(len(right) + 1)]
    for token in wrong:
        above, row = row, [row[0] + _EXTRA]
        for index, level in enumerate(right):
            replace = above[index] + _level_cost(token, level, outermost=index == 0)
            row.append(min(replace, above[index + 1] + _EXTRA, row[index] + _MISSING))
    return row[-1]


def _level_cost(wrong: str, right: str, outermost: bool) -> float:
    if wrong == right:
        return 0.0
    if wrong.casefold() == right.casefold():
        return _CASE
    if len(right) > 4 and not right.isdigit():
        return _term_cost(wrong, right)
    a, b = _ordinals(wrong), _ordinals(right)
    if same := a.keys() & b.keys():
        distance = min(abs(a[kind] - b[kind]) for kind in same)
        return (_OTHER_LETTER if outermost else _OTHER_NUMBER) + 0.01 * min(distance, 20)
    return _OTHER_FORM if set(a.values()) & set(b.values()) else _OTHER_KIND


def _term_cost(wrong: str, right: str) -> float:
    # Loaded only for a misspelt term: the other slips need no comparison of letters.
    import difflib

    likeness = difflib.SequenceMatcher(None, wrong.casefold(), right.casefold()).ratio()
    return _OTHER_NUMBER if likeness > 0.75 else _OTHER_KIND


def _ordinals(level: str) -> dict[str, int]:
    """The number a level may stand for, by how it is written: "i" is a ninth letter and a first numeral."""
    result = {}
    if level.isdigit():
        result["number"] = int(level)
    elif len(level) == 1:
        result["capital" if level.isupper() else "letter"] = ord(level.upper()) - ord("A") + 1
    if value := roman(level):
        result["roman"] = value
    return result
