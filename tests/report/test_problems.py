"""Problems read as blocks, grouped by file, with their number."""

from __future__ import annotations

import re

import pytest
import report_values as made
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.report.problems import problems_text
from hipaactl.report.text import problems_text as same
from hipaactl.source import Location, Problem

PROBLEMS = [
    Problem(
        "HC201",
        "unknown field titel",
        Location("controls/technical/automatic-logoff.yaml", 4, 1),
        "titel",
        "one of schema, id, title",
        "did you mean title?",
    ),
    Problem(
        "HC134", "mfa is not true or false", Location("evidence/user_accounts/portal.csv", 12, 4), '"yes"'
    ),
    Problem("HC112", "duplicate key id", Location("controls/technical/automatic-logoff.yaml", 3, 1)),
    Problem("HC901", "no hipaactl.yaml here or above", hint="use --program"),
]


def test_each_says_where_what_found_expected_and_fix() -> None:
    assert problems_text(PROBLEMS) == (
        "HC901 no hipaactl.yaml here or above\n"
        "    fix:      use --program\n"
        "\n"
        "controls/technical/automatic-logoff.yaml:3:1  HC112 duplicate key id\n"
        "controls/technical/automatic-logoff.yaml:4:1  HC201 unknown field titel\n"
        "    found:    titel\n"
        "    expected: one of schema, id, title\n"
        "    fix:      did you mean title?\n"
        "\n"
        "evidence/user_accounts/portal.csv:12:4  HC134 mfa is not true or false\n"
        '    found:    "yes"\n'
        "\n"
        "4 problems in 2 files\n"
    )
    assert same is problems_text


def test_one_is_one() -> None:
    assert problems_text(PROBLEMS[:1]).endswith("\n1 problem in 1 file\n")
    assert problems_text(PROBLEMS[3:]).endswith("\n1 problem\n")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_hostile_text_does_nothing(hostile: list[str], width: int) -> None:
    for text in hostile:
        shown = problems_text([made.everywhere(PROBLEMS[0], lambda _, text=text: text)], width)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown)
        shown.encode("utf-8")


@given(
    st.builds(Problem, st.text(), st.text(), st.none() | st.builds(Location, st.text())), st.integers(0, 300)
)
def test_it_never_raises(problem: Problem, width: int) -> None:
    assert problems_text([problem], width, color=True).endswith("\n")
