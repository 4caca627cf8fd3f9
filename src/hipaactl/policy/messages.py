"""What the embedded engine says, as one line and a place."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hipaactl.policy.modules import RegoModule
from hipaactl.source import Location

_PLACE = re.compile(r"^--> (?P<file>.+?):(?P<line>\d+):(?P<column>\d+)$", re.MULTILINE)
_REASON = re.compile(r"^(?:error|warning): (?P<reason>.+)$", re.MULTILINE)
# The engine gives these no place of their own.
_TIMES = re.compile(r"datetime|time|date|duration", re.IGNORECASE)


def parse_message(text: str, modules: Iterable[RegoModule] = ()) -> tuple[str, Location | None]:
    """The reason on one line, and the place where the engine names one; ``modules`` give their text to it."""
    place = _PLACE.search(text)
    reason = _REASON.search(text)
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = reason.group("reason") if reason else (lines[0] if lines else "no reason given")
    said = re.sub(r":\s*$", "", said)
    where = None
    if place:
        line = int(place["line"])
        text_of = next((module.text for module in modules if module.file == place["file"]), "")
        lines_of = text_of.split("\n")
        shown = lines_of[line - 1] if line <= len(lines_of) else ""
        where = Location(place["file"], line, _column(shown, int(place["column"])))
        if reason and said.endswith("rule at"):  # the second place of a conflict stands on the same line
            said = text[reason.start("reason") :].splitlines()[0]
    return said[:400], where


def _column(line: str, reported: int) -> int:
    """A column in characters: the engine counts bytes, and a tab as four."""
    at = 1
    for index, char in enumerate(line, 1):
        if at >= reported:
            return index
        at += 4 if char == "\t" else len(char.encode("utf-8"))
    return max(1, reported - (at - len(line) - 1)) if line else reported


def likely_places(reason: str, modules: Iterable[RegoModule]) -> list[Location]:
    """Calls that may have failed with ``reason`` where the engine names no place (dates and times)."""
    if not _TIMES.search(reason):
        return []
    return [
        Location(module.file, ref.token.line, ref.token.column)
        for module in modules
        for ref in module.references
        if ref.called and ref.parts[0] == "time"
    ]
