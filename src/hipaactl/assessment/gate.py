"""The gate: which verdicts and program findings fail a check."""

from __future__ import annotations

from collections.abc import Iterable

from hipaactl.assessment.model import ControlResult, GateFailure, GateResult, ProgramFinding
from hipaactl.program.model import SEVERITIES, Gate


def judge_gate(
    gate: Gate, results: Iterable[ControlResult], findings: Iterable[ProgramFinding]
) -> GateResult:
    """Whether ``gate`` holds. A program finding counts as a failure of its severity; `error` always fails."""
    least = SEVERITIES.index(gate.min_severity)
    failures: list[GateFailure] = []
    covered: list[str] = []
    below: list[str] = []
    for result in results:
        if result.verdict != "error" and result.verdict not in gate.fail_on:
            continue
        if result.verdict == "fail" and gate.covered == "allow" and result.covered:
            covered.append(result.control)
        elif result.verdict != "error" and SEVERITIES.index(result.severity) < least:
            below.append(result.control)
        else:
            failures.append(_failure(result))
    for finding in findings:
        if "fail" not in gate.fail_on:
            continue
        if SEVERITIES.index(finding.severity) < least:
            below.append(finding.citation or finding.control or finding.code)
        else:
            failures.append(
                GateFailure(
                    finding.control, finding.citation, finding.code, finding.severity, finding.message
                )
            )
    return GateResult(
        holds=not failures,
        failures=tuple(failures),
        covered=tuple(covered),
        below_severity=tuple(below),
        fail_on=gate.fail_on,
        min_severity=gate.min_severity,
        covered_policy=gate.covered,
    )


def _failure(result: ControlResult) -> GateFailure:
    if result.verdict == "fail":
        open_ones = [finding for finding in result.denies if not finding.covered_by]
        count = len(open_ones) or len(result.denies)
        message = (
            f"{count} finding" + ("" if count == 1 else "s") + (" not covered" if open_ones else " (covered)")
        )
    else:
        message = result.reasons[0] if result.reasons else result.verdict
    return GateFailure(result.control, None, result.verdict, result.severity, message)
