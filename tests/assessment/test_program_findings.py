"""Failures that belong to no policy."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from hipaactl.assessment.program_findings import attribute_findings, shrunk_findings
from hipaactl.evidence.kinds import Shows
from hipaactl.source import Location


def selection(before: int, after: int, counted: bool = False, cumulative: bool = False) -> dict[str, Any]:
    def file(name: str, number: int) -> Any:
        return SimpleNamespace(
            file=name,
            source_name="tool",
            problems=(),
            records=[{}] * number,
            counted=counted,
            locate=lambda: Location(name),
        )

    kind = SimpleNamespace(cumulative=cumulative, shows=())
    return {
        "devices": SimpleNamespace(
            kind=kind,
            files=[file("new", after)],
            superseded=[file("old", before)],
            problems_of=lambda _file: (),
        )
    }


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [(10, 4, True), (10, 5, False), (9, 1, False), (100, 49, True), (100, 120, False)],
)
def test_a_snapshot_of_less_than_half_is_told(before: int, after: int, found: bool) -> None:
    assert bool(shrunk_findings(selection(before, after))) is found


def test_a_snapshot_that_could_not_be_read_is_no_measure() -> None:
    made = selection(100, 20)
    made["devices"].superseded.append(
        SimpleNamespace(file="broken", source_name="tool", problems=("one",), records=[])
    )
    assert shrunk_findings(made) != []


def test_a_count_from_the_source_settles_it_and_cumulative_kinds_are_left_alone() -> None:
    assert shrunk_findings(selection(100, 1, counted=True)) == []
    assert shrunk_findings(selection(100, 1, cumulative=True)) == []


@pytest.mark.parametrize(
    ("said", "found"), [(False, True), (1, True), ("true", True), (True, False), (None, False)]
)
def test_an_attribute_that_evidence_contradicts(said: object, found: bool) -> None:
    shows = Shows({"works_remotely": True}, "remote_workforce", True)
    chosen: Any = SimpleNamespace(
        kind=SimpleNamespace(shows=(shows,)),
        records=[{"id": "w1", "works_remotely": False}, {"id": "w2", "works_remotely": True}],
        locate=lambda _id, _field: Location("evidence/workforce/x.csv", 3, 5),
    )
    program: Any = SimpleNamespace(attributes={} if said is None else {"remote_workforce": said})
    findings = attribute_findings(program, {"workforce": chosen})
    assert bool(findings) is found
    assert all("w2" in finding.message for finding in findings)
