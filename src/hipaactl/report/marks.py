"""The icon, word and colour of every verdict, status, level and severity: the one place they are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Mark:
    """How one verdict or status looks: ``word`` is the value, ``icon`` and ``ascii`` take one column."""

    word: str
    icon: str
    ascii: str
    colour: str


def _marks(*marks: Mark) -> Mapping[str, Mark]:
    return MappingProxyType({mark.word: mark for mark in marks})


# No two verdicts share an icon: a person who sees no colour reads the icon and the word beside it.
VERDICT_MARKS = _marks(
    Mark("not-applicable", "–", "-", "dim"),
    Mark("error", "!", "!", "bold magenta"),
    Mark("invalid", "⊘", "#", "red"),
    Mark("tampered", "⚑", "t", "bold red"),
    Mark("missing", "?", "?", "yellow"),
    Mark("wrong-period", "≠", "/", "yellow"),
    Mark("stale", "◷", "~", "yellow"),
    Mark("empty", "∅", "0", "yellow"),
    Mark("fail", "✗", "x", "bold red"),
    Mark("attested", "✎", "a", "green"),
    Mark("pass", "✓", "+", "green"),
)

STATUS_MARKS = _marks(
    Mark("not-applicable", "–", "-", "dim"),
    Mark("out-of-scope", "⊖", "/", "dim"),
    Mark("decided", "◆", "d", "green"),
    Mark("not-evaluable", "!", "!", "yellow"),
    Mark("not-met", "✗", "x", "bold red"),
    Mark("partly-met", "◐", "%", "yellow"),
    Mark("met-attested", "✎", "a", "green"),
    Mark("met", "✓", "+", "green"),
    Mark("not-covered", "○", "o", "yellow"),
)

# The condition of an evidence file: the verdicts of the same name, and fresh.
CONDITION_MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        **{word: VERDICT_MARKS[word] for word in ("invalid", "tampered", "missing", "wrong-period", "stale")},
        "fresh": Mark("fresh", "✓", "+", "green"),
    }
)

SEVERITY_COLOURS: Mapping[str, str] = MappingProxyType(
    {"low": "dim", "medium": "yellow", "high": "red", "critical": "bold red"}
)

_UNKNOWN = "?"


def mark(marks: Mapping[str, Mark], word: str) -> Mark:
    """The mark of ``word``; one that is not listed shows as itself behind a question mark."""
    return marks.get(word) or Mark(word, _UNKNOWN, _UNKNOWN, "yellow")
