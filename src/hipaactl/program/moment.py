"""The moment a program is judged as of, and the period the evidence must cover."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from hipaactl.program.model import Program
from hipaactl.source import Problem, ProblemError
from hipaactl.source.dates import Span, end_of_day, parse_date, parse_instant


@dataclass(frozen=True, slots=True)
class Moment:
    """``as_of`` in UTC, ``today`` its day in the program's zone.

    ``reconstructed`` where that day is past, ``looks_ahead`` where it is still to come.
    """

    as_of: datetime
    today: date
    reconstructed: bool
    looks_ahead: bool = False


def moment(program: Program, text: str | None, now: datetime) -> Moment:
    """The moment that ``text`` (a date, or a time with offset), the program's pin, or ``now`` says.

    A date means the last second of that day in the program's zone. Raises ProblemError HC902.
    """
    if text is None and program.pinned_as_of is None:
        current = now.astimezone(UTC).replace(microsecond=0)
        return Moment(current, current.astimezone(program.zone).date(), False)
    if text is None:
        assert program.pinned_as_of is not None
        day = program.pinned_as_of
        as_of = end_of_day(day, program.zone)
    else:
        parsed, instant = parse_date(text), parse_instant(text)
        if parsed is not None:
            day, as_of = parsed, end_of_day(parsed, program.zone)
        elif instant is not None:
            as_of = instant.replace(microsecond=0)
            day = as_of.astimezone(program.zone).date()
        else:
            raise ProblemError(
                Problem(
                    "HC902",
                    f"--as-of {text} is not understood",
                    found=text,
                    expected="a date such as 2026-03-31, or a time such as 2026-03-31T12:00:00Z",
                    hint="a date means the end of that day in the program's zone; times need Z or an offset",
                )
            )
    current_day = now.astimezone(program.zone).date()
    return Moment(as_of, day, day < current_day, day > current_day)


def window(at: Moment, text: str | None) -> Span:
    """The assessment period: ``FROM..TO``, or the twelve months that end on the day judged.

    Raises ProblemError HC902 where the text is not two dates in order, or ends after the day judged.
    """
    if text is None:
        day = at.today
        try:
            before = day.replace(year=day.year - 1)
        except ValueError:  # 29 February
            before = day.replace(year=day.year - 1, day=28)
        return Span(before + timedelta(days=1), day)
    span = Span.parse(text)
    if span is None or span.last > at.today:
        late = span is not None
        raise ProblemError(
            Problem(
                "HC902",
                f"--period {text} "
                + (f"ends after the day judged, {at.today}" if late else "is not understood"),
                found=text,
                expected="two dates in order such as 2026-01-01..2026-03-31",
                hint="set --as-of to the period's end or later" if late else None,
            )
        )
    return span
