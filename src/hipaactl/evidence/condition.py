"""Whether evidence can be relied on as of a day: fresh, stale, wrong-period, missing, tampered, invalid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo

from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.selection import Selection
from hipaactl.source.dates import Span, gaps, months, quarters

FRESH = "fresh"
_LONGEST_GRACE = 31
_LONGEST_OPEN_END = 92
# Worst first: the verdict of a control takes the first of these that any of its evidence is in.
CONDITIONS = ("invalid", "tampered", "missing", "wrong-period", "stale", FRESH)


@dataclass(frozen=True, slots=True)
class FileCondition:
    """One file's condition, why, and the last day it is fresh (None: it does not age)."""

    file: EvidenceFile
    condition: str
    reason: str | None
    expires: date | None


@dataclass(frozen=True, slots=True)
class KindCondition:
    """The condition of all evidence of a kind for one control: the worst of its files, and every reason."""

    kind: str
    condition: str
    reasons: tuple[str, ...]
    files: tuple[FileCondition, ...]
    nil_return_covers: bool
    nil_return_gap: str | None = None


def base_date(file: EvidenceFile, zone: tzinfo) -> date | None:
    """The day a file's age counts from: the last day of its period, else the day it was observed."""
    if file.period is not None:
        return file.period.last
    return file.observed_at.astimezone(zone).date() if file.observed_at else None


def assess_condition(
    selection: Selection,
    *,
    today: date,
    zone: tzinfo,
    window: Span,
    max_age: int | None,
    covers: str | None,
    disputed: Mapping[str, str],
    tampered: Mapping[str, str],
) -> KindCondition:
    """The condition of a kind's selected evidence.

    ``max_age`` in days (exactly the limit is fresh), ``covers`` is period, quarter, month or None,
    ``disputed`` and ``tampered`` give a reason by file name for what other checks found.
    """
    kind = selection.kind
    if not selection.files:
        when = f" by {today}; {len(selection.later)} observed later" if selection.later else ""
        reason = f"no evidence of kind {kind.name} (evidence/{kind.name}/){when}"
        return KindCondition(kind.name, "missing", (reason,), (), False)
    newest = _newest_of_source(selection)
    files = tuple(
        _file_condition(file, selection, newest, today, zone, max_age, disputed, tampered)
        for file in selection.files
    )
    reasons = [item.reason for item in files if item.reason]
    condition = min((item.condition for item in files), key=CONDITIONS.index)
    spans = _spans(selection, zone)
    if covers is not None:
        missing = _missing_spans(window, spans, covers, max_age or kind.max_age, today)
        if missing:
            named = ", ".join(f"{span} ({days})" if days else str(span) for span, days in missing)
            reasons.append(f"{kind.name} does not cover {named}")
            if CONDITIONS.index("wrong-period") < CONDITIONS.index(condition):
                condition = "wrong-period"
    nil = [file for file in selection.files if file.nil_return and not selection.problems_of(file)]
    open_days = _missing_spans(window, spans, "period", max_age or kind.max_age, today) if nil else []
    gap = "nil returns leave open " + ", ".join(str(span) for span, _ in open_days) if open_days else None
    return KindCondition(kind.name, condition, tuple(reasons), files, bool(nil) and not open_days, gap)


def _newest_of_source(selection: Selection) -> set[str]:
    """Files whose age decides: all of a snapshot kind, the newest of each source of a cumulative one."""
    if not selection.kind.cumulative:
        return {file.file for file in selection.files}
    newest: dict[str, str] = {}
    for file in sorted(
        selection.files, key=lambda item: str(item.period.last if item.period else item.observed_at)
    ):
        newest[file.source_name] = file.file
    return set(newest.values())


def _file_condition(
    file: EvidenceFile,
    selection: Selection,
    newest: set[str],
    today: date,
    zone: tzinfo,
    max_age: int | None,
    disputed: Mapping[str, str],
    tampered: Mapping[str, str],
) -> FileCondition:
    problems = selection.problems_of(file)
    if problems:
        more = f" and {len(problems) - 1} more" if len(problems) > 1 else ""
        reason = f"{problems[0].location}: {problems[0].message}{more}; no record of the file is judged"
        return FileCondition(file, "invalid", reason, None)
    if file.file in disputed:
        return FileCondition(file, "invalid", disputed[file.file], None)
    if file.file in tampered:
        return FileCondition(file, "tampered", tampered[file.file], None)
    limit = max_age if max_age is not None else selection.kind.max_age
    base = base_date(file, zone)
    expires = base + timedelta(days=limit) if base and limit is not None else None
    if file.valid_until is not None:
        expires = min(expires, file.valid_until) if expires else file.valid_until
    if file.file not in newest:
        return FileCondition(file, FRESH, None, None)
    if expires is not None and today > expires:
        if file.valid_until is not None and today > file.valid_until:
            reason = f"{file.file} was valid until {file.valid_until}"
        else:
            age = (today - base).days if base else 0
            reason = f"{file.file} is {age} days old; at most {limit} are allowed"
        return FileCondition(file, "stale", reason, expires)
    return FileCondition(file, FRESH, None, expires)


def _spans(selection: Selection, zone: tzinfo) -> list[Span]:
    found: list[Span] = []
    for file in selection.files:
        if selection.problems_of(file):
            continue
        if file.period is not None:
            found.append(file.period)
        elif file.observed_at is not None:
            day = file.observed_at.astimezone(zone).date()
            found.append(Span(day, day))
    return found


def _missing_spans(
    window: Span, spans: list[Span], covers: str, max_age: int | None, today: date
) -> list[tuple[Span, str]]:
    """The spans of ``window`` that evidence must cover and does not, with the days that lack where not all.

    What has only just ended is not asked for yet: of whole months and quarters those that ended within the
    days by which the age limit exceeds the length of the span (at most 31), of single days those within the
    age limit (at most 92). Whether such evidence is late is a question of age.
    """
    if covers == "period":
        last = min(window.last, today - timedelta(days=min(max_age or 0, _LONGEST_OPEN_END)))
        return [(gap, "") for gap in gaps(Span(window.first, last), spans)] if last >= window.first else []
    blocks = months(window) if covers == "month" else quarters(window)
    missing: list[tuple[Span, str]] = []
    for block in blocks:
        grace = min(max((max_age or 0) - block.days, 0), _LONGEST_GRACE)
        if (today - block.last).days <= grace:
            continue
        lacking = gaps(block, spans)
        if lacking:
            days = "" if lacking == [block] else "lacking " + ", ".join(str(gap) for gap in lacking)
            missing.append((block, days))
    return missing
