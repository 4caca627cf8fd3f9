"""Dates, times and spans."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.source.dates import (
    Span,
    end_of_day,
    format_instant,
    gaps,
    months,
    parse_date,
    parse_days,
    parse_instant,
    quarters,
)

CHICAGO = ZoneInfo("America/Chicago")


@pytest.mark.parametrize(
    "text",
    ["2026-1-1", "20260101", "2026-02-29", "1899-12-31", "2200-01-01", "2026-01-01 ", "", "２０２６-01-01"],
)
def test_what_is_no_date(text: str) -> None:
    assert parse_date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "2026-01-01",
        "2026-01-01T10:00:00",
        "2026-01-01t10:00:00Z",
        "2026-01-01T10:00:00z",
        "2026-01-01T10:00Z",
        "2026-01-01T10:00:60Z",
        "2026-01-01T24:00:00Z",
        "2026-01-01 10:00:00Z",
        "2026-01-01T10:00:00+2:00",
        "2026-01-01T10:00:00+25:00",
        "1899-01-01T10:00:00Z",
    ],
)
def test_what_is_no_instant(text: str) -> None:
    assert parse_instant(text) is None


def test_instants_are_utc() -> None:
    assert parse_instant("2026-01-01T01:00:00+02:00") == datetime(2025, 12, 31, 23, tzinfo=UTC)
    assert parse_instant("2026-01-01T01:00:00.123456789Z") == datetime(
        2026, 1, 1, 1, 0, 0, 123456, tzinfo=UTC
    )


def test_a_date_means_its_last_second_where_the_program_is() -> None:
    assert format_instant(end_of_day(date(2026, 11, 20), CHICAGO)) == "2026-11-21T05:59:59Z"
    assert format_instant(end_of_day(date(2026, 7, 1), CHICAGO)) == "2026-07-02T04:59:59Z"
    # The days on which the clock changes are 23 and 25 hours long.
    assert format_instant(end_of_day(date(2026, 3, 8), CHICAGO)) == "2026-03-09T04:59:59Z"
    assert format_instant(end_of_day(date(2026, 11, 1), CHICAGO)) == "2026-11-02T05:59:59Z"


def test_days() -> None:
    assert parse_days("35d") == 35
    assert [parse_days(text) for text in ("0d", "35", "d", "-1d", "1.5d", "035d", "1000000d")] == [None] * 7


def test_spans() -> None:
    assert Span.parse("2026-01-01..2026-03-31") == Span(date(2026, 1, 1), date(2026, 3, 31))
    assert Span.parse("2026-03-31..2026-01-01") is None
    assert Span.parse("2026-01-01") is None


def test_whole_months_and_quarters() -> None:
    window = Span(date(2025, 11, 21), date(2026, 11, 20))
    assert months(window)[0] == Span(date(2025, 12, 1), date(2025, 12, 31))
    assert len(months(window)) == 11
    assert [str(span) for span in quarters(window)] == [
        "2026-01-01..2026-03-31",
        "2026-04-01..2026-06-30",
        "2026-07-01..2026-09-30",
    ]
    assert months(Span(date(2026, 1, 2), date(2026, 1, 30))) == []
    assert months(Span(date(2026, 2, 1), date(2026, 2, 28))) == [Span(date(2026, 2, 1), date(2026, 2, 28))]


_DAYS = st.dates(date(2025, 1, 1), date(2025, 3, 1))


@given(_DAYS, _DAYS, st.lists(st.tuples(_DAYS, _DAYS), max_size=5))
def test_gaps_are_exactly_the_days_not_covered(one: date, two: date, pairs: list[tuple[date, date]]) -> None:
    window = Span(min(one, two), max(one, two))
    covered = [Span(min(pair), max(pair)) for pair in pairs]
    found = gaps(window, covered)

    def days(spans: list[Span]) -> set[date]:
        return {span.first + timedelta(days=n) for span in spans for n in range(span.days)}

    assert days(found) == days([window]) - days(covered)
    assert found == sorted(found)
