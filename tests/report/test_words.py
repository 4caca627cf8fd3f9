"""Plurals and counts read right."""

from __future__ import annotations

import pytest
import report_values as made

from hipaactl.assessment.model import Excluded
from hipaactl.report import words


@pytest.mark.parametrize(
    ("kind", "one", "many"),
    [
        ("systems", "system", "systems"),
        ("user_accounts", "user account", "user accounts"),
        ("written_policies", "written policy", "written policies"),
        ("emergency_access_uses", "emergency access use", "emergency access uses"),
        ("workforce", "workforce record", "workforce records"),
        ("maintenance", "maintenance record", "maintenance records"),
        ("access", "access record", "access records"),
        ("searches", "search", "searches"),
        ("boxes", "box", "boxes"),
    ],
)
def test_kinds_are_counted_in_words(kind: str, one: str, many: str) -> None:
    assert (words.of_kind(kind, 1), words.of_kind(kind, 2)) == (one, many)


def test_counts_and_lists() -> None:
    assert [words.count(n, "finding") for n in (0, 1, 2)] == ["0 findings", "1 finding", "2 findings"]
    assert words.count(2, "policy", "policies") == "2 policies"
    assert [words.listing(items) for items in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
    assert words.by_kind({"devices": 3, "systems": 1, "workforce": 0}, ["systems"]) == "1 system, 3 devices"


def test_one_reason_is_named_with_its_number() -> None:
    retired = [Excluded("devices", f"d{number}", "status retired") for number in range(2)]
    assert words.left_out(retired) == "2 devices left out: status retired"
    assert words.left_out(retired, "devices") == "2 left out: status retired"
    assert words.left_out([*retired, Excluded("devices", "d8", "no ePHI")]) == ""


def test_several_reasons_come_with_the_usual_first() -> None:
    reasons = ["a"] * 4 + ["b"] * 3 + ["c"] * 2 + ["d", "e"]
    items = [Excluded("devices", str(number), reason) for number, reason in enumerate(reasons)]
    assert words.left_out_by_reason(items, 2) == ["11 devices: a (4), b (3), 3 other reasons (4)"]
    assert words.left_out_by_reason(items, 4) == ["11 devices: a (4), b (3), c (2), d (1), e (1)"]
    each = [Excluded("officials", str(number), f"reason {number}") for number in range(10)]
    assert words.left_out_by_reason(each, 2) == ["10 officials, for 10 reasons"]


def test_safeguards_come_in_the_order_of_the_rule() -> None:
    mixed = ["privacy", "zz-own", "technical", "administrative"]
    assert sorted(mixed, key=words.safeguard_order) == ["administrative", "technical", "privacy", "zz-own"]
    assert words.safeguard_title("breach") == "Breach notification"
    assert words.safeguard_title("zz-own") == "Zz own"


def test_findings_are_sorted_by_place_and_those_without_come_first() -> None:
    without, first, second = made.finding(location=None), *made.control().findings
    assert sorted([second, first, without], key=words.finding_key) == [without, first, second]
