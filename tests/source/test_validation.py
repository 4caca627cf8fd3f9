"""Values that do not fit their schema are explained, whatever the schema asks."""

from __future__ import annotations

from collections.abc import Sequence

from hipaactl.source import Location
from hipaactl.source.validation import Validator


def here(_path: Sequence[str | int], _key: bool) -> Location:
    return Location("x.yaml")


def test_a_pattern_that_would_backtrack_for_ever_is_explained_at_once() -> None:
    validator = Validator({"type": "string", "pattern": "^(a+)+$"})
    found = validator.problems("a" * 60 + "!", here)
    assert [problem.code for problem in found] == ["HC205"]
    assert validator.problems("aaa", here) == []


def test_formats_are_checked_by_both_validators() -> None:
    validator = Validator({"type": "string", "format": "date"})
    assert validator.problems("2026-02-29", here)[0].code == "HC206"
    assert validator.problems("2026-02-28", here) == []
