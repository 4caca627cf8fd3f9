"""JSON is read strictly, and positions are those of the text."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.source import Location
from hipaactl.source.json_reader import parse_json_value, position


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('{"a": 1,\n "a": 2}', "HC112", 2, 2),
        ("[NaN]", "HC115", 1, 2),
        ("[Infinity]", "HC115", 1, 2),
        ("1e999", "HC115", 1, 1),
        ("9" * 5000, "HC115", 1, 1),
        ('"\\ud800"', "HC116", 1, 1),
        ("[" * 100_000, "HC117", 1, 1),
        ("[" * 70 + "]" * 70, "HC117", 1, 1),
        ('{"a": }', "HC121", 1, 7),
        ("{} {}", "HC121", 1, 4),
    ],
)
def test_what_is_odd_is_a_problem_with_its_place(text: str, code: str, line: int, column: int) -> None:
    _, problem = parse_json_value(text, "x.json")
    assert problem is not None
    assert (problem.code, problem.location) == (code, Location("x.json", line, column))


def test_integral_floats_become_integers() -> None:
    assert parse_json_value("[5.0, 5.5, 1e2]", "x.json") == ([5, 5.5, 100], None)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=15,
)


def _paths(value: object, path: tuple[str | int, ...] = ()) -> list[tuple[tuple[str | int, ...], object]]:
    found: list[tuple[tuple[str | int, ...], object]] = [(path, value)]
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        found += _paths(item, (*path, key))
    return found


@given(_VALUES, st.sampled_from([None, 1, "\t"]))
def test_every_position_points_at_its_value(value: object, indent: int | str | None) -> None:
    text = json.dumps(value, indent=indent)
    lines = text.split("\n")
    for path, item in _paths(value):
        where = position(text, path, False, "x.json")
        rest = "\n".join([lines[where.line - 1][where.column - 1 :], *lines[where.line :]])
        assert json.JSONDecoder().raw_decode(rest)[0] == item


@given(st.text())
def test_any_text_gives_a_value_or_a_problem(text: str) -> None:
    value, problem = parse_json_value(text, "x.json")
    assert problem is None or value is None
