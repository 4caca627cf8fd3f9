"""Age, spans and nil returns: in which condition evidence is as of a day."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from hipaactl.evidence.condition import KindCondition, assess_condition
from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.kinds import Kind, Kinds
from hipaactl.evidence.selection import Selection, select
from hipaactl.source import Location, Problem
from hipaactl.source.dates import Span

TODAY = date(2026, 11, 20)
YEAR = Span(date(2025, 11, 21), TODAY)
ZONE = ZoneInfo("America/Chicago")
KINDS = Kinds({})


def span(text: str) -> Span:
    found = Span.parse(text)
    assert found is not None
    return found


def evidence(
    name: str,
    observed: str,
    period: str | None = None,
    source: str = "tool",
    records: tuple[dict[str, object], ...] = (),
    **more: object,
) -> EvidenceFile:
    at = datetime.fromisoformat(observed).replace(tzinfo=UTC)
    file = EvidenceFile(name, "devices", "0" * 64, (), {"system": source, "method": "export"}, at, at)
    file.period = span(period) if period else None
    file.records = [dict(record) for record in records]
    file.positions = list(range(len(records)))
    for key, value in more.items():
        setattr(file, key, value)
    return file


def selected(kind: Kind, *files: EvidenceFile, as_of: str = "2026-11-21T05:59:59") -> Selection:
    return select(kind, files, datetime.fromisoformat(as_of).replace(tzinfo=UTC))


def condition(
    selection: Selection, max_age: int | None = 35, covers: str | None = None, window: Span = YEAR
) -> KindCondition:
    return assess_condition(
        selection,
        today=TODAY,
        zone=ZONE,
        window=window,
        max_age=max_age,
        covers=covers,
        disputed={},
        tampered={},
    )


DEVICES = KINDS["devices"]
CUMULATIVE = KINDS["emergency_access_uses"]


def test_nothing_is_missing() -> None:
    assert condition(selected(DEVICES)).condition == "missing"


def test_what_was_observed_later_is_not_seen() -> None:
    selection = selected(DEVICES, evidence("a", "2026-11-21T06:00:00"))
    found = condition(selection)
    assert found.condition == "missing"
    assert "1 observed later" in found.reasons[0]


@pytest.mark.parametrize(
    ("observed", "expected"),
    [("2026-10-16T12:00:00", "fresh"), ("2026-10-15T12:00:00", "stale"), ("2026-10-16T04:59:59", "stale")],
)
def test_exactly_the_limit_is_fresh_in_calendar_days_of_the_program(observed: str, expected: str) -> None:
    # 04:59:59Z on 16 October is still the 15th in Chicago.
    assert condition(selected(DEVICES, evidence("a", observed))).condition == expected


def test_age_runs_from_the_end_of_the_period() -> None:
    file = evidence("a", "2026-11-19T12:00:00", period="2026-01-01..2026-10-15")
    assert condition(selected(DEVICES, file)).condition == "stale"


def test_the_kinds_own_limit_holds_where_the_control_gives_none() -> None:
    assert (
        condition(selected(DEVICES, evidence("a", "2026-10-15T12:00:00")), max_age=None).condition == "stale"
    )


def test_the_newest_snapshot_of_each_source_counts() -> None:
    old, new = evidence("a", "2026-01-01T00:00:00"), evidence("b", "2026-11-01T00:00:00")
    selection = selected(DEVICES, new, old)
    assert [file.file for file in selection.files] == ["b"]
    assert [file.file for file in selection.superseded] == ["a"]
    assert condition(selection).condition == "fresh"


def test_one_stale_source_makes_the_kind_stale() -> None:
    selection = selected(
        DEVICES, evidence("a", "2026-01-01T00:00:00"), evidence("b", "2026-11-01T00:00:00", source="other")
    )
    assert condition(selection).condition == "stale"


def test_an_invalid_file_is_worse_than_anything() -> None:
    bad = evidence("b", "2026-11-01T00:00:00", source="other")
    bad.problems = (Problem("HC203", "is wrong", Location("b", 4, 2)),)
    found = condition(selected(DEVICES, evidence("a", "2026-01-01T00:00:00"), bad))
    assert found.condition == "invalid"
    assert any("b:4:2" in reason for reason in found.reasons)


def test_a_file_whose_date_cannot_be_read_is_not_forgotten() -> None:
    bad = EvidenceFile("b", "devices", "", (Problem("HC206", "no date", Location("b")),))
    assert condition(selected(DEVICES, evidence("a", "2026-11-01T00:00:00"), bad)).condition == "invalid"


def test_two_snapshots_of_one_source_and_time_are_a_problem() -> None:
    selection = selected(DEVICES, evidence("a", "2026-11-01T00:00:00"), evidence("b", "2026-11-01T00:00:00"))
    assert condition(selection).condition == "invalid"


def test_a_disputed_and_a_tampered_file() -> None:
    selection = selected(DEVICES, evidence("a", "2026-11-01T00:00:00"))
    for name, expected in (("disputed", "invalid"), ("tampered", "tampered")):
        reasons: dict[str, dict[str, str]] = {"disputed": {}, "tampered": {}, name: {"a": "why"}}
        found = assess_condition(
            selection, today=TODAY, zone=ZONE, window=YEAR, max_age=35, covers=None, **reasons
        )
        assert found.condition == expected


def quarter(number: int, **more: object) -> EvidenceFile:
    periods = {
        4: "2025-10-01..2025-12-31",
        1: "2026-01-01..2026-03-31",
        2: "2026-04-01..2026-06-30",
        3: "2026-07-01..2026-09-30",
    }
    text = periods[number]
    return evidence(f"q{number}", f"{text[-10:]}T20:00:00", period=text, **more)


def test_quarters_without_a_gap_are_fresh() -> None:
    selection = selected(CUMULATIVE, quarter(4), quarter(1), quarter(2), quarter(3))
    assert condition(selection, max_age=100, covers="quarter").condition == "fresh"


def test_a_gap_is_named() -> None:
    selection = selected(CUMULATIVE, quarter(4), quarter(1), quarter(3))
    found = condition(selection, max_age=100, covers="quarter")
    assert found.condition == "wrong-period"
    assert "2026-04-01..2026-06-30" in found.reasons[0]


def test_a_quarter_covered_in_part_is_a_gap() -> None:
    part = evidence("part", "2026-06-30T20:00:00", period="2026-04-01..2026-05-31")
    found = condition(selected(CUMULATIVE, quarter(1), part, quarter(3)), max_age=100, covers="quarter")
    assert found.condition == "wrong-period"
    assert "2026-06-01..2026-06-30" in found.reasons[0]


@pytest.mark.parametrize(
    ("max_age", "today", "expected"),
    [
        # The quarter ended on 30 September has 92 days: 100d leave 8 days to file it, 400d no more than 31.
        (100, date(2026, 10, 8), "fresh"),
        (100, date(2026, 10, 9), "wrong-period"),
        (400, date(2026, 10, 31), "fresh"),
        (400, date(2026, 11, 1), "wrong-period"),
        (92, date(2026, 9, 30), "fresh"),
        (92, date(2026, 10, 1), "wrong-period"),
    ],
)
def test_how_long_a_quarter_that_ended_is_not_asked_for(max_age: int, today: date, expected: str) -> None:
    files = (quarter(4), quarter(1), quarter(2), evidence("now", today.isoformat() + "T12:00:00"))
    found = assess_condition(
        selected(CUMULATIVE, *files, as_of=today.isoformat() + "T23:59:59"),
        today=today,
        zone=ZONE,
        window=Span(date(2025, 10, 1), today),
        max_age=max_age,
        covers="quarter",
        disputed={},
        tampered={},
    )
    assert found.condition == expected


def test_a_long_age_limit_takes_no_quarter_out_and_one_nil_return_covers_no_year() -> None:
    one_day = evidence("a", "2026-07-01T20:00:00", period="2026-07-01..2026-07-01", nil_return=True)
    found = condition(selected(CUMULATIVE, one_day), max_age=400, covers="quarter")
    assert found.condition == "wrong-period"
    assert not condition(selected(CUMULATIVE, one_day), max_age=400).nil_return_covers


def test_covering_the_period_asks_for_every_day_but_the_youngest() -> None:
    whole = evidence("a", "2026-11-20T00:00:00", period="2025-11-21..2026-11-19")
    assert condition(selected(CUMULATIVE, whole), covers="period").condition == "fresh"
    late = evidence("a", "2026-11-20T00:00:00", period="2025-11-22..2026-11-19")
    assert condition(selected(CUMULATIVE, late), covers="period").condition == "wrong-period"


def test_nil_returns_cover_a_period_only_together_and_without_a_gap() -> None:
    nil = {"nil_return": True}
    every = selected(CUMULATIVE, *(quarter(number, **nil) for number in (4, 1, 2, 3)))
    assert condition(every, max_age=100).nil_return_covers
    gap = selected(CUMULATIVE, *(quarter(number, **nil) for number in (4, 1, 3)))
    assert not condition(gap, max_age=100).nil_return_covers
    none = selected(CUMULATIVE, *(quarter(number) for number in (4, 1, 2, 3)))
    assert not condition(none, max_age=100).nil_return_covers


def test_a_later_record_replaces_one_of_the_same_id_and_the_change_is_told() -> None:
    first = quarter(1, records=({"id": "u1", "use_id": "u1", "system": "s"}, {"id": "u2", "use_id": "u2"}))
    second = quarter(2, records=({"id": "u1", "use_id": "u1", "system": "s", "reviewed_on": "2026-04-02"},))
    selection = selected(CUMULATIVE, second, first)
    assert [record["id"] for record in selection.records] == ["u1", "u2"]
    assert selection.records[0]["reviewed_on"] == "2026-04-02"
    assert [(change.id, change.fields) for change in selection.changes] == [("u1", ("reviewed_on",))]


def test_one_id_from_two_sources_of_a_snapshot_kind_is_a_problem() -> None:
    record = {"id": "d1", "device_id": "d1"}
    one = evidence("a", "2026-11-01T00:00:00", records=(record,))
    two = evidence("b", "2026-11-02T00:00:00", source="other", records=(record,))
    for file in (one, two):
        file.table = type("T", (), {"locate": lambda _self, row, _name=None: Location("x", row + 1)})()
    selection = selected(DEVICES, one, two)
    assert condition(selection).condition == "invalid"
    assert [problem.code for problem in selection.problems["b"]] == ["HC504"]


def test_an_attestation_counts_until_its_last_day() -> None:
    for until, expected in ((date(2026, 11, 20), "fresh"), (date(2026, 11, 19), "stale")):
        file = evidence("a", "2026-11-01T00:00:00", valid_until=until)
        assert condition(selected(DEVICES, file)).condition == expected
