"""What a field of a record is changed to: absent, empty, absurd, or something that belongs elsewhere.

Only what the kind's schema lets through: the rest never reaches a rule.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hipaactl.evidence.kinds import Kind

Record = Mapping[str, Any]
_ABSENT = object()
_DATES = ("1990-01-01", "2099-12-31")
_TIMES = ("1990-01-01T12:00:00Z", "2099-12-31T12:00:00Z")
_NUMBERS = (0, -1, 1, 1_000_000)
_UNKNOWN = "nobody-knows-this"


@dataclass(frozen=True, slots=True)
class Spoil:
    """One way to spoil a field: in words, and the record that comes of it."""

    words: str
    record: Record

    @property
    def way(self) -> str:
        """What it is called for all records alike, whatever stands in them."""
        return self.words.split(":")[0]


def spoils(kind: Kind, field: str, record: Record, others: Sequence[Any]) -> Iterator[Spoil]:
    """The ways to spoil ``field`` of ``record``; ``others`` are values that other records have there."""
    seen = {_text(record.get(field, _ABSENT))}
    for words, value in _values(kind, field, record, others):
        if _text(value) in seen:
            continue
        seen.add(_text(value))
        changed = {name: item for name, item in record.items() if name != field}
        if value is not _ABSENT:
            changed[field] = value
        if kind.validator.is_valid({name: item for name, item in changed.items() if name != "id"}):
            yield Spoil(words, changed)


def _text(value: Any) -> str:
    return "" if value is _ABSENT else json.dumps(value)


def _values(kind: Kind, field: str, record: Record, others: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    schema = kind.properties[field]
    yield "removed", _ABSENT
    if schema.get("type") == "array":
        yield from _lists(schema, record.get(field, []))
    else:
        for value in _absurd(schema):
            yield str(value) or "emptied", value
    for name in kind.properties:
        if name != field and name in record and _sort(kind.properties[name]) == _sort(schema):
            yield f"that of {name}", record[name]
    for value in others:
        yield f"that of another record: {_text(value)}", value


def _absurd(schema: Mapping[str, Any]) -> Sequence[Any]:
    if schema.get("type") == "boolean":
        return (True, False)
    if "enum" in schema:
        return tuple(schema["enum"])
    if schema.get("type") in ("integer", "number"):
        return _NUMBERS
    return {"date": _DATES, "date-time": _TIMES}.get(schema.get("format", ""), ("", _UNKNOWN))


def _lists(schema: Mapping[str, Any], value: Sequence[Any]) -> Iterator[tuple[str, Any]]:
    items = schema.get("items", {})
    yield "emptied", []
    yield "all of them", list(items.get("enum", ()))
    for at in range(len(value)):
        yield f"without one: {value[at]}", [*value[:at], *value[at + 1 :]]
    for member in items.get("enum", (_UNKNOWN,)):
        yield f"only {member}", [member]
        yield f"with {member}", [*value, member]


def _sort(schema: Mapping[str, Any]) -> tuple[Any, ...]:
    return schema.get("type"), schema.get("format"), tuple(map(str, schema.get("enum", ())))
