"""Dates and times as hipaactl writes and accepts them: one form, years 1900 to 2199, with an offset."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")
_INSTANT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:[0-9]{2})\Z"
)
_DAYS = re.compile(r"([1-9][0-9]{0,4})d\Z")
_FIRST_YEAR, _LAST_YEAR = 1900, 2199

DATE_FORM = "a date such as 2026-03-31"
INSTANT_FORM = "a time such as 2026-03-31T09:30:00Z"
DAYS_FORM = "a number of days such as 35d"


@lru_cache(maxsize=65536)
def parse_date(text: str) -> date | None:
    """``YYYY-MM-DD`` as a date, or None where it is written otherwise or does not exist."""
    if not _DATE.match(text):
        return None
    try:
        value = date.fromisoformat(text)
    except ValueError:
        return None
    return value if _FIRST_YEAR <= value.year <= _LAST_YEAR else None


@lru_cache(maxsize=65536)
def parse_instant(text: str) -> datetime | None:
    """RFC 3339 with ``T`` and ``Z`` or an offset, as a UTC datetime; None where it is anything else."""
    if not _INSTANT.match(text):
        return None
    whole, dot, rest = text.partition(".")
    if dot:  # datetime keeps microseconds; the fraction beyond plays no part in any rule
        digits = re.match(r"[0-9]+", rest)
        fraction = digits.group() if digits else "0"
        text = f"{whole}.{fraction[:6]:0<6}{rest[len(fraction) :]}"
    try:
        value = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
    return value if _FIRST_YEAR <= value.year <= _LAST_YEAR else None


def parse_days(text: str) -> int | None:
    """``35d`` as 35, or None."""
    match = _DAYS.match(text)
    return int(match.group(1)) if match else None


def end_of_day(day: date, zone: tzinfo) -> datetime:
    """The last second of ``day`` in ``zone``, as a UTC datetime."""
    return (
        datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC) - timedelta(seconds=1)
    ).replace(microsecond=0)


def start_of_day(day: date, zone: tzinfo) -> datetime:
    """The first second of ``day`` in ``zone``, as a UTC datetime."""
    return datetime.combine(day, time.min, zone).astimezone(UTC)


def format_instant(value: datetime) -> str:
    """A datetime as ``2026-03-31T09:30:00Z``, in UTC and whole seconds."""
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Calendar days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def __str__(self) -> str:
        return f"{self.first.isoformat()}..{self.last.isoformat()}"

    @property
    def days(self) -> int:
        """How many days it holds."""
        return (self.last - self.first).days + 1

    @staticmethod
    def parse(text: str) -> Span | None:
        """``FROM..TO`` as a span, or None where it is written otherwise or runs backwards."""
        first, dots, last = text.partition("..")
        begin, end = parse_date(first), parse_date(last)
        if not dots or begin is None or end is None or end < begin:
            return None
        return Span(begin, end)


def gaps(window: Span, covered: list[Span]) -> list[Span]:
    """The days of ``window`` that none of ``covered`` holds, as spans in order."""
    result: list[Span] = []
    at = window.first
    for span in sorted(covered):
        if span.last < at:
            continue
        if span.first > window.last:
            break
        if span.first > at:
            result.append(Span(at, span.first - timedelta(days=1)))
        at = max(at, span.last + timedelta(days=1))
    if at <= window.last:
        result.append(Span(at, window.last))
    return result


def months(window: Span) -> list[Span]:
    """The calendar months that lie wholly inside ``window``."""
    return _blocks(window, 1)


def quarters(window: Span) -> list[Span]:
    """The calendar quarters that lie wholly inside ``window``."""
    return _blocks(window, 3)


def _blocks(window: Span, length: int) -> list[Span]:
    result: list[Span] = []
    year, month = window.first.year, (window.first.month - 1) // length * length + 1
    while True:
        begin = date(year, month, 1)
        following = month + length
        end = date(year + (following > 12), (following - 1) % 12 + 1, 1) - timedelta(days=1)
        if end > window.last:
            return result
        if begin >= window.first:
            result.append(Span(begin, end))
        year, month = end.year + (end.month == 12), end.month % 12 + 1
