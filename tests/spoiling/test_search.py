"""A small program whose rules read some fields and not others, and what is found of each."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.evidence.kinds import Kind, make_kind
from hipaactl.policy import query_for
from hipaactl.policy.modules import parse_module
from spoiling import reviewed
from spoiling.ground import Asked, Ground
from spoiling.search import CHANGED, IDENTITY, NO_RECORD, TOGETHER, UNCHANGED, UNREAD, WORDS, Found, look
from spoiling.spoils import spoils

SCHEMA: dict[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Rooms",
    "x-id": ["room"],
    "x-collection": "snapshot",
    "type": "object",
    "additionalProperties": False,
    "required": ["room", "status"],
    "properties": {
        "room": {"type": "string", "minLength": 1},
        "status": {"type": "string", "enum": ["in_use", "ended"]},
        "locked": {"type": "boolean"},
        "looked_at_on": {"type": "string", "format": "date"},
        "doors": {"type": "integer", "minimum": 0},
        "colour": {"type": "string", "minLength": 1},
        "note": {"type": "string"},
        "alarm": {"type": "boolean"},
        "keys": {"type": "array", "items": {"type": "string", "enum": ["a", "b"]}},
    },
}
POLICY = """package ours.rooms

population contains {"kind": "rooms", "id": room.id} if {
	some room in input.evidence.rooms.records
	room.status == "in_use"
}

excluded contains {"kind": "rooms", "id": room.id, "reason": "ended"} if {
	some room in input.evidence.rooms.records
	room.status == "ended"
}

deny contains {"kind": "rooms", "id": room.id, "field": "locked", "message": message} if {
	some room in input.evidence.rooms.records
	room.status == "in_use"
	not room.locked
	message := sprintf("is not locked (%v)", [object.get(room, "note", "no note")])
}

deny contains {"kind": "rooms", "id": room.id, "field": "looked_at_on", "message": "is to come"} if {
	some room in input.evidence.rooms.records
	room.looked_at_on > input.today
}

# Doors count where there is more than one, which no record has.
deny contains {"kind": "rooms", "id": room.id, "field": "keys", "message": "has a door too many"} if {
	some room in input.evidence.rooms.records
	room.doors > 2000000
}

deny contains {"kind": "rooms", "message": "no alarm anywhere"} if {
	count([room | some room in input.evidence.rooms.records; room.alarm]) == 0
}
"""
RECORDS: list[dict[str, Any]] = [
    {"id": "1", "room": "1", "status": "in_use", "locked": True, "alarm": True, "looked_at_on": "2026-01-01"},
    {"id": "2", "room": "2", "status": "in_use", "locked": False, "alarm": True, "note": "old", "doors": 1},
    {"id": "3", "room": "3", "status": "ended", "colour": "red", "keys": ["a"]},
]


@pytest.fixture
def kind() -> Kind:
    return make_kind("rooms", SCHEMA, own=True)


@pytest.fixture
def program(kind: Kind) -> Ground:
    module, problems = parse_module("rooms.rego", POLICY)
    assert module is not None, problems
    given = {"today": "2026-11-20", "evidence": {"rooms": {"records": RECORDS, "sources": []}}}
    words = frozenset(token.value for token in module.tokens if token.kind in ("name", "string"))
    asked = Asked("rooms", ("rooms",), query_for("rooms", module), (module,), given, words)
    records: dict[str, list[dict[str, Any]]] = {"rooms": RECORDS, "halls": []}
    return Ground(".", {"rooms": kind, "halls": kind}, records, (asked,))


@pytest.mark.parametrize(
    ("field", "status", "told"),
    [
        ("room", IDENTITY, ""),
        ("status", CHANGED, "rooms: 1: ended"),
        ("locked", CHANGED, "rooms: 1: removed"),
        ("looked_at_on", CHANGED, "rooms: 1: 2099-12-31"),
        ("note", WORDS, "rooms: emptied"),
        ("alarm", TOGETHER, "rooms: removed"),
        ("doors", UNCHANGED, ""),
        ("keys", UNCHANGED, ""),
        ("colour", UNREAD, ""),
    ],
)
def test_what_is_found_of_a_field(field: str, status: str, told: str, program: Ground) -> None:
    assert look(program, "rooms", field) == Found(".", "rooms", field, status, told)


def test_a_kind_without_records_is_said_to_be_one(program: Ground) -> None:
    assert look(program, "halls", "locked").status == NO_RECORD


@given(st.sampled_from(sorted(SCHEMA["properties"])), st.sampled_from(RECORDS))
def test_a_spoilt_record_fits_its_schema_and_differs_in_one_field(field: str, record: dict[str, Any]) -> None:
    kind = make_kind("rooms", SCHEMA, own=True)
    for spoil in spoils(kind, field, record, ["red", "2020-01-01", 3]):
        changed = dict(spoil.record)
        assert changed != record
        assert kind.validator.is_valid({name: value for name, value in changed.items() if name != "id"})
        changed.pop(field, None)
        assert changed == {name: value for name, value in record.items() if name != field}


def _held(kind: Kind, found: list[Found], **reasons: dict[str, Any]) -> list[str]:
    given = reviewed.Reviewed(reasons.get("programs", {}), reasons.get("kinds", {}))
    return reviewed.held(found, {"rooms": kind}, ["rooms"], given).complaints


def test_what_moves_nothing_needs_a_reason_and_a_reason_what_moves_nothing(kind: Kind) -> None:
    moved, still = Found(".", "rooms", "locked", CHANGED, "…"), Found(".", "rooms", "doors", UNCHANGED)
    assert _held(kind, [moved]) == []
    assert _held(kind, [moved, still]) == [".: rooms.doors: unchanged"]
    assert _held(kind, [moved, still], programs={".": {"rooms.doors": "one door each"}}) == []
    assert _held(kind, [moved], programs={".": {"rooms.locked": "why"}}) == [
        "unmoved.yaml: .: rooms.locked needs no reason any more"
    ]


def test_what_no_rule_reads_may_move_a_control_of_another_program(kind: Kind) -> None:
    unread, moved = Found("a", "rooms", "locked", UNREAD), Found(".", "rooms", "locked", CHANGED, "…")
    assert _held(kind, [unread]) == ["a: rooms.locked: unread"]
    assert _held(kind, [unread, moved]) == []


def test_a_marked_field_moves_nothing() -> None:
    properties = {**SCHEMA["properties"], "note": {"type": "string", reviewed.MARK: True}}
    kind = make_kind("rooms", {**SCHEMA, "properties": properties}, own=True)
    assert _held(kind, [Found(".", "rooms", "note", UNREAD)]) == []
    assert _held(kind, [Found(".", "rooms", "note", CHANGED, "rooms: 1: removed")]) == [
        ".: rooms.note is marked x-informative and moves rooms: 1: removed"
    ]


def test_a_kind_that_no_program_has_needs_a_reason(kind: Kind) -> None:
    assert _held(kind, []) == ["rooms: no program has a record of it that a control judges"]
    assert _held(kind, [], kinds={"rooms": "nobody has rooms"}) == []


@pytest.mark.parametrize("text", ["programs: {.: [a]}", "programs: {.: {a.b: ''}}", "kinds: {a: 3}"])
def test_what_is_no_reason_is_refused(text: str, tmp_path: Path) -> None:
    (tmp_path / "unmoved.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(reviewed.BadList):
        reviewed.read(tmp_path / "unmoved.yaml")


def test_the_list_of_the_repository_can_be_read() -> None:
    reviewed.read(Path(__file__).parent / "unmoved.yaml")
