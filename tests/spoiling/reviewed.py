"""The reviewed list of fields that may be spoilt without moving a control, and what the check makes of it.

    programs:
      .:
        systems.owner: …why…
    kinds:
      maintenance: …why no program is asked about them…

A field whose schema says ``"x-informative": true`` is for people to read: it needs no entry, and must move
nothing. One that no rule of a program reads needs none either where it moves a control of another program.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from hipaactl.evidence.kinds import Kind
from spoiling.search import CHANGED, IDENTITY, NO_RECORD, UNREAD, Found

MARK = "x-informative"


class BadList(Exception):
    """The list does not say what it must."""


@dataclass(frozen=True, slots=True)
class Reviewed:
    """Why by program and field, and why by kind."""

    programs: Mapping[str, Mapping[str, str]]
    kinds: Mapping[str, str]


@dataclass
class Outcome:
    """What was found, and what of it fails the check, in words."""

    found: Sequence[Found]
    complaints: list[str] = field(default_factory=list)


def read(path: Path) -> Reviewed:
    """The list; raises `BadList` for what is none."""
    given = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    programs, kinds = given.get("programs") or {}, given.get("kinds") or {}
    for reasons in (kinds, *programs.values()):
        if not isinstance(reasons, dict):
            raise BadList(f"{path.name}: a mapping of names to reasons is wanted")
        for name, why in reasons.items():
            if not isinstance(why, str) or not why.strip():
                raise BadList(f"{path.name}: {name} has no reason")
    return Reviewed(programs, kinds)


def held(
    found: Sequence[Found], kinds: Mapping[str, Kind], shipped: Iterable[str], reviewed: Reviewed
) -> Outcome:
    """What was found, held to the schemas' marks and to the list; ``shipped`` are the kinds there are."""
    outcome = Outcome(found)
    moved = {one.name for one in found if one.status == CHANGED}
    excused: set[tuple[str, str]] = set()
    for one in found:
        informative = bool(kinds[one.kind].properties[one.field].get(MARK))
        if one.status == CHANGED and informative:
            outcome.complaints.append(f"{one.program}: {one.name} is marked {MARK} and moves {one.told}")
        if one.status in (CHANGED, IDENTITY, NO_RECORD) or informative:
            continue
        if one.name in reviewed.programs.get(one.program, {}):
            excused.add((one.program, one.name))
        elif one.status != UNREAD or one.name not in moved:
            told = f" ({one.told})" if one.told else ""
            outcome.complaints.append(f"{one.program}: {one.name}: {one.status}{told}")
    seen = {one.kind for one in found if one.status != NO_RECORD}
    for kind in sorted(set(shipped) - seen - set(reviewed.kinds)):
        outcome.complaints.append(f"{kind}: no program has a record of it that a control judges")
    for program, reasons in reviewed.programs.items():
        for name in reasons:
            if (program, name) not in excused:
                outcome.complaints.append(f"unmoved.yaml: {program}: {name} needs no reason any more")
    for kind in sorted(set(reviewed.kinds) & seen):
        outcome.complaints.append(f"unmoved.yaml: {kind} needs no reason any more")
    return outcome
