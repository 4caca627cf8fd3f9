"""Looks for a record in which a spoilt field moves a control: a finding, who is judged and who is not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from hipaactl.evidence.kinds import Kind
from hipaactl.policy import RuleResult
from spoiling.ground import Asked, Ground
from spoiling.spoils import Record, Spoil, spoils

# What a field turned out to be.
CHANGED = "changed"  # a finding, the population or what is left out moved
WORDS = "words only"  # only a message or a reason reads differently
TOGETHER = "only together"  # something moved when all records were spoilt at once, and nothing for one alone
UNCHANGED = "unchanged"  # rules read it, and nothing moved
UNREAD = "unread"  # no rule reads it
IDENTITY = "identity"  # part of the record's id, which stands in every population
NO_RECORD = "no record"  # the program has no record of the kind
_OTHERS = 3


@dataclass(frozen=True, slots=True)
class Found:
    """What became of one field: the control and the record where it showed, and how it was spoilt."""

    program: str
    kind: str
    field: str
    status: str
    told: str = ""

    @property
    def name(self) -> str:
        """The field as it is listed."""
        return f"{self.kind}.{self.field}"


def look(ground: Ground, kind_name: str, field: str) -> Found:
    """Spoils ``field`` in one record after the other until a control moves."""
    kind, records = ground.kinds[kind_name], ground.records[kind_name]

    def found(status: str, told: str = "") -> Found:
        return Found(ground.name, kind_name, field, status, told)

    if field in kind.id_fields:
        return found(IDENTITY)
    if not records:
        return found(NO_RECORD)
    asking = sorted(ground.asking(kind_name), key=lambda asked: (len(asked.kinds), asked.control))
    # Rules that name the field first; the others can only meet it by a name that they work out.
    asking.sort(key=lambda asked: field not in asked.words)
    ways = _ways(kind, field, records)
    status, words, together = UNREAD, "", ""
    for asked in asking:
        if field in asked.words:
            status = UNCHANGED
        for way in ways if field in asked.words else ways[:2]:
            moved = _moved(asked, kind_name, [spoil.record for spoil in way])
            if moved is None:
                continue
            if not moved:
                words = words or f"{asked.control}: {_words(way)}"
                continue
            told = _alone(asked, kind, records, way, moved)
            if told:
                return found(CHANGED, told)
            together = together or f"{asked.control}: {_words(way)}"
    if together:
        return found(TOGETHER, together)
    return found(WORDS if words else status, words)


def _ways(kind: Kind, field: str, records: Sequence[Record]) -> list[list[Spoil]]:
    """All records spoilt at once, in one way after the other; a record for which a way is none stays.

    What moves nothing in all records together is taken to move nothing in one.
    """
    ways: dict[str, list[Spoil]] = {}
    for at, record in enumerate(records):
        for spoil in spoils(kind, field, record, _others(field, record, records)):
            way = ways.setdefault(spoil.way, [Spoil("as it is", one) for one in records])
            if way[at].record is record:
                way[at] = spoil
    return list(ways.values())


def _words(way: Sequence[Spoil]) -> str:
    return next(spoil.way for spoil in way if spoil.way != "as it is")


def _alone(
    asked: Asked, kind: Kind, records: Sequence[Record], way: Sequence[Spoil], moved: set[str]
) -> str | None:
    """A single record that moves the control when it is spoilt in this way, found by halving.

    Among the records that moved themselves, where there are any: then the first will often do.
    """
    suspects = [at for at in range(len(records)) if way[at].record is not records[at]]
    own = [at for at in suspects if records[at]["id"] in moved]

    def moves(chosen: Sequence[int]) -> bool:
        spoilt = list(records)
        for at in chosen:
            spoilt[at] = way[at].record
        return bool(_moved(asked, kind.name, spoilt))

    suspects = next(([at] for at in own[:2] if moves([at])), suspects)
    while len(suspects) > 1:
        half = len(suspects) // 2
        suspects = next((part for part in (suspects[:half], suspects[half:]) if moves(part)), [])
    return f"{asked.control}: {records[suspects[0]]['id']}: {way[suspects[0]].words}" if suspects else None


def _others(field: str, record: Record, records: Sequence[Record]) -> list[Any]:
    values: dict[str, Any] = {}
    for other in records:
        if field in other and other[field] != record.get(field):
            values.setdefault(json.dumps(other[field]), other[field])
        if len(values) == _OTHERS:
            break
    return list(values.values())


def _moved(asked: Asked, kind: str, records: Sequence[Record]) -> set[str] | None:
    """The ids of what moved; empty where only the wording did, None where nothing did."""
    before, after = asked.before, asked.judge({kind: records})
    if after.error is not None:
        return {"(error)"}
    ids: set[str] = set()
    for one, other in zip(_places(before), _places(after), strict=True):
        ids |= {place[1] for place in one ^ other}
    if ids or _texts(before) != _texts(after):
        return ids
    return None


def _places(result: RuleResult) -> list[set[tuple[str, ...]]]:
    """Everything but the wording, and how many findings there are in each place."""
    return [
        {
            (item["kind"], item.get("id", ""), item.get("field", ""), item.get("basis", ""), str(number))
            for number, item in _numbered(items)
        }
        for items in (result.deny, result.warn, result.population, result.excluded)
    ]


def _numbered(items: Sequence[dict[str, Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    seen: dict[tuple[str, ...], int] = {}
    for item in items:
        place = (item["kind"], item.get("id", ""), item.get("field", ""), item.get("basis", ""))
        seen[place] = seen.get(place, 0) + 1
        yield seen[place], item


def _texts(result: RuleResult) -> set[str]:
    every = [*result.deny, *result.warn, *result.excluded]
    return {json.dumps(item, sort_keys=True) for item in every}
