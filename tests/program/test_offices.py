"""Who holds an office on a day."""

from __future__ import annotations

from datetime import date

import pytest

from hipaactl.program.offices import Offices

OFFICES = Offices(
    [
        {"office": "security-official", "person": "w1", "from": "2025-01-01", "to": "2026-06-30"},
        {"office": "security-official", "person": "w2", "from": "2026-07-01"},
        {"office": "it-operations", "person": "w2", "from": "2026-01-01"},
        {"office": "billing-manager", "person": "w3", "from": "2026-01-01", "to": "2026-03-31"},
    ]
)


@pytest.mark.parametrize(
    ("office", "day", "holders"),
    [
        ("security-official", "2024-12-31", set()),
        ("security-official", "2025-01-01", {"w1"}),
        ("security-official", "2026-06-30", {"w1"}),
        ("security-official", "2026-07-01", {"w2"}),
        ("billing-manager", "2026-03-31", {"w3"}),
        ("billing-manager", "2026-04-01", set()),
        ("privacy-official", "2026-01-01", set()),
    ],
)
def test_both_days_of_a_term_count(office: str, day: str, holders: set[str]) -> None:
    assert OFFICES.holders(office, date.fromisoformat(day)) == holders


def test_two_offices_held_by_one_person() -> None:
    assert OFFICES.same_person("security-official", "it-operations", date(2026, 7, 1))
    assert not OFFICES.same_person("security-official", "it-operations", date(2026, 6, 30))
    assert not OFFICES.same_person("privacy-official", "privacy-official", date(2026, 6, 30))


def test_only_persons_the_workforce_records_know_hold_an_office_and_only_while_they_work_here() -> None:
    terms = [
        {"office": "security-official", "person": "w1", "from": "2025-01-01"},
        {"office": "deputy", "person": "W1", "from": "2025-01-01"},
    ]
    offices = Offices(terms, frozenset({"w1"}), {"w1": "2026-06-30"})
    assert offices.holders("security-official", date(2026, 6, 30)) == {"w1"}
    assert offices.holders("security-official", date(2026, 7, 1)) == frozenset()
    assert offices.holders("deputy", date(2026, 1, 1)) == frozenset()
