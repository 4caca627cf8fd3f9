"""As of when a program is judged, and over which period."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from hipaactl.program.moment import Moment, moment, window
from hipaactl.source import ProblemError
from hipaactl.source.dates import format_instant

NOW = datetime(2026, 11, 23, 20, 0, tzinfo=UTC)


def program(pinned: date | None = None, zone: str = "America/Chicago") -> Any:
    return SimpleNamespace(pinned_as_of=pinned, zone=ZoneInfo(zone))


def test_now_is_the_default_and_never_reconstructed() -> None:
    at = moment(program(), None, NOW)
    assert (format_instant(at.as_of), at.today, at.reconstructed) == (
        "2026-11-23T20:00:00Z",
        date(2026, 11, 23),
        False,
    )


def test_today_is_the_day_where_the_program_is() -> None:
    late = datetime(2026, 11, 24, 3, 0, tzinfo=UTC)
    assert moment(program(), None, late).today == date(2026, 11, 23)
    assert moment(program(zone="Asia/Tokyo"), None, NOW).today == date(2026, 11, 24)


def test_a_date_is_its_last_second_and_the_flag_wins_over_the_pin() -> None:
    pinned = program(date(2026, 11, 20))
    assert format_instant(moment(pinned, None, NOW).as_of) == "2026-11-21T05:59:59Z"
    assert moment(pinned, "2026-06-30", NOW).today == date(2026, 6, 30)


def test_past_days_are_reconstructed_and_today_is_not() -> None:
    assert moment(program(), "2026-11-22", NOW).reconstructed
    assert not moment(program(), "2026-11-23", NOW).reconstructed
    assert not moment(program(), "2026-11-24", NOW).reconstructed
    assert moment(program(date(2026, 11, 20)), None, NOW).reconstructed


def test_a_time_with_an_offset() -> None:
    at = moment(program(), "2026-11-20T23:30:00-06:00", NOW)
    assert (format_instant(at.as_of), at.today) == ("2026-11-21T05:30:00Z", date(2026, 11, 20))


@pytest.mark.parametrize("text", ["yesterday", "2026-13-01", "2026-11-20T10:00", "", "20261120"])
def test_what_is_no_moment(text: str) -> None:
    with pytest.raises(ProblemError) as caught:
        moment(program(), text, NOW)
    assert caught.value.problems[0].code == "HC902"


def at(day: date) -> Moment:
    return Moment(NOW, day, False)


def test_the_period_is_the_twelve_months_before() -> None:
    assert str(window(at(date(2026, 11, 20)), None)) == "2025-11-21..2026-11-20"
    assert str(window(at(date(2028, 2, 29)), None)) == "2027-03-01..2028-02-29"


def test_a_period_must_be_in_order_and_over() -> None:
    assert str(window(at(date(2026, 11, 20)), "2026-01-01..2026-03-31")) == "2026-01-01..2026-03-31"
    for text in ("2026-03-31..2026-01-01", "2026-01-01..2026-12-31", "2026-01-01", "x..y"):
        with pytest.raises(ProblemError):
            window(at(date(2026, 11, 20)), text)
