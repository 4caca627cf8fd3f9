"""Every verdict, status and condition has a mark of its own."""

from __future__ import annotations

import pytest

from hipaactl.assessment.model import STATUSES, VERDICTS
from hipaactl.evidence.condition import CONDITIONS
from hipaactl.program.model import SEVERITIES
from hipaactl.report import marks
from hipaactl.report.plain import visible, width_of


def test_every_verdict_status_condition_and_severity_is_there() -> None:
    assert set(marks.VERDICT_MARKS) == set(VERDICTS)
    assert set(marks.STATUS_MARKS) == set(STATUSES)
    assert set(marks.CONDITION_MARKS) == set(CONDITIONS)
    assert set(marks.SEVERITY_COLOURS) == set(SEVERITIES)


@pytest.mark.parametrize("table", [marks.VERDICT_MARKS, marks.STATUS_MARKS, marks.CONDITION_MARKS])
def test_no_two_share_an_icon_and_each_takes_one_column(table: dict[str, marks.Mark]) -> None:
    assert len({mark.icon for mark in table.values()}) == len(table)
    assert len({mark.ascii for mark in table.values()}) == len(table)
    for word, mark in table.items():
        assert mark.word == word
        assert mark.ascii.isascii()
        assert visible(mark.icon) == mark.icon
        assert (width_of(mark.icon), width_of(mark.ascii)) == (1, 1)


def test_a_word_nobody_listed_still_shows() -> None:
    assert marks.mark(marks.VERDICT_MARKS, "decision-missing").word == "decision-missing"
