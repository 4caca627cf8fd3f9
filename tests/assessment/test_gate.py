"""What fails the gate and what does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hipaactl.assessment.gate import judge_gate
from hipaactl.assessment.model import ControlResult, CoverRef, Finding, ProgramFinding
from hipaactl.program.model import FAILING, Gate
from hipaactl.source import Location

HERE = Location("x.yaml")
WAIVER = CoverRef("waiver", "W-1", date(2027, 1, 1), True, None, HERE)
EXPIRED = CoverRef("waiver", "W-2", date(2026, 1, 1), False, "it expired", HERE)


def finding(*covers: CoverRef) -> Finding:
    return Finding("c/x", "deny", "devices", "d1", None, "is wrong", "rule", HERE, covers)


def result(verdict: str, *findings: Finding, severity: str = "medium") -> ControlResult:
    return ControlResult(
        "c",
        "C",
        (),
        "technical",
        "rule",
        severity,
        verdict,
        ("why",),
        None,
        {},
        (),
        findings,
        (),
        (),
        0,
        "",
        "",
        HERE,
        "",
    )


@pytest.mark.parametrize("verdict", FAILING)
def test_every_failing_verdict_fails_by_default(verdict: str) -> None:
    assert not judge_gate(Gate(), [result(verdict, finding())], []).holds


@pytest.mark.parametrize("verdict", ["pass", "attested", "not-applicable"])
def test_the_others_do_not(verdict: str) -> None:
    assert judge_gate(Gate(), [result(verdict)], []).holds


def test_covered_failures_pass_only_where_every_finding_is_covered() -> None:
    assert judge_gate(Gate(), [result("fail", finding(WAIVER))], []).holds
    assert not judge_gate(Gate(), [result("fail", finding(WAIVER), finding(EXPIRED))], []).holds
    assert not judge_gate(Gate(covered="fail"), [result("fail", finding(WAIVER))], []).holds


@pytest.mark.parametrize("verdict", [item for item in FAILING if item != "fail"])
def test_only_a_failure_can_be_covered(verdict: str) -> None:
    assert not judge_gate(Gate(), [result(verdict, finding(WAIVER))], []).holds


def test_severity_below_the_least_does_not_fail() -> None:
    gate = Gate(min_severity="high")
    held = judge_gate(gate, [result("fail", finding())], [])
    assert held.holds
    assert held.below_severity == ("c",)
    assert not judge_gate(gate, [result("fail", finding(), severity="high")], []).holds


def test_an_error_fails_whatever_its_severity_and_the_list() -> None:
    assert not judge_gate(Gate(min_severity="critical"), [result("error", severity="low")], []).holds
    assert not judge_gate(Gate(fail_on=("fail",)), [result("error")], []).holds


def test_program_findings_count_as_failures() -> None:
    wrong = ProgramFinding("office-vacant", None, "c", "nobody", "mend", "medium", "program", HERE)
    held = judge_gate(Gate(), [], [wrong])
    assert not held.holds
    assert held.failures[0].verdict == "office-vacant"
    assert judge_gate(Gate(min_severity="high"), [], [wrong]).holds
    assert not judge_gate(Gate(min_severity="high"), [], [replace(wrong, severity="high")]).holds
