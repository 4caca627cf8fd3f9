"""Which findings a waiver or a corrective action covers, and when it covers nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hipaactl.assessment.covers import Covers
from hipaactl.program.model import Cover
from hipaactl.program.offices import Offices
from hipaactl.source import Location

TODAY = date(2026, 11, 20)
OFFICES = Offices(
    [
        {"office": "it-operations", "person": "w1", "from": "2025-01-01"},
        {"office": "security-official", "person": "w2", "from": "2025-01-01"},
        {"office": "deputy", "person": "w1", "from": "2025-01-01"},
    ]
)
WAIVER = Cover(
    "waiver",
    "W-1",
    "automatic-logoff",
    ("devices/d1",),
    "it-operations",
    "security-official",
    date(2026, 11, 1),
    date(2026, 12, 1),
    "open",
    "why",
    Location("program/waivers.yaml", 4, 5),
)


def why(cover: Cover, subject: str = "devices/d1") -> str | None:
    found = Covers([cover], OFFICES, TODAY).of("automatic-logoff", subject)
    assert len(found) == 1
    assert found[0].counts is (found[0].why is None)
    return found[0].why


def test_one_in_force_covers() -> None:
    assert why(WAIVER) is None
    assert why(replace(WAIVER, opened=TODAY, last_day=TODAY)) is None


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"last_day": date(2026, 11, 19)}, "expired on 2026-11-19"),
        ({"last_day": date(2026, 11, 19), "type": "corrective-action"}, "was due on 2026-11-19"),
        ({"status": "done"}, "says done"),
        ({"status": "cancelled"}, "cancelled"),
        ({"owner": "nobody"}, "nobody holds the office nobody"),
        ({"approved_by": "nobody"}, "nobody held the office nobody"),
        ({"approved_by": "deputy"}, "are one person"),
        ({"approved_by": "it-operations"}, "are one person"),
    ],
)
def test_why_one_covers_nothing(change: dict[str, object], words: str) -> None:
    assert words in str(why(replace(WAIVER, **change)))  # type: ignore[arg-type]


def test_one_of_a_later_date_does_not_exist_yet() -> None:
    covers = Covers([replace(WAIVER, opened=date(2026, 11, 21))], OFFICES, TODAY)
    assert covers.of("automatic-logoff", "devices/d1") == ()


@pytest.mark.parametrize(
    ("pattern", "subject", "covered"),
    [
        ("devices/d1", "devices/d1", True),
        ("devices/d1", "devices/d10", False),
        ("devices/*", "devices/d1", True),
        ("devices/*", "systems/s1", False),
        ("*", "devices", True),
        ("devices", "devices", True),
        ("devices", "devices/d1", False),
        ("devices/D1", "devices/d1", False),
    ],
)
def test_subjects_are_patterns_of_kind_and_id(pattern: str, subject: str, covered: bool) -> None:
    covers = Covers([replace(WAIVER, subjects=(pattern,))], OFFICES, TODAY)
    assert bool(covers.of("automatic-logoff", subject)) is covered
    assert covers.of("another-control", subject) == ()


def test_one_that_counts_comes_before_one_that_does_not() -> None:
    expired = replace(WAIVER, id="A-0", last_day=date(2026, 11, 2))
    found = Covers([expired, WAIVER], OFFICES, TODAY).of("automatic-logoff", "devices/d1")
    assert [ref.id for ref in found] == ["W-1", "A-0"]


def test_open_ones_that_name_no_finding_are_told() -> None:
    covers = Covers([WAIVER, replace(WAIVER, id="W-2", subjects=("devices/gone",))], OFFICES, TODAY)
    covers.of("automatic-logoff", "devices/d1")
    assert covers.unused(["automatic-logoff"]) == ("W-2",)
    assert covers.unused(["another-control"]) == ()
