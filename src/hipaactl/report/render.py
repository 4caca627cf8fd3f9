"""Maps format names to reports, so that commands need not know them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from hipaactl.assessment.model import Assessment, LedgerEntry
from hipaactl.assessment.prepare import Prepared
from hipaactl.assessment.validate import Validation
from hipaactl.policy import TestReport
from hipaactl.source import Problem


class Report(Protocol):
    """Writes a report; ``plain`` leaves colour out, for files."""

    def __call__(self, plain: bool) -> str: ...


def assessment_reports(
    assessment: Assessment, width: int, color: bool, everything: bool, unicode: bool
) -> Mapping[str, Report]:
    """The reports of an assessment by format name."""

    def text(plain: bool) -> str:
        from hipaactl.report.text import assessment_text

        return assessment_text(assessment, width, color and not plain, everything=everything, unicode=unicode)

    def as_json(plain: bool) -> str:  # noqa: ARG001 (JSON has no colour to leave out)
        from hipaactl.report.json_ import assessment_json

        return assessment_json(assessment)

    return {"text": text, "json": as_json}


def problem_reports(problems: Sequence[Problem], width: int, color: bool) -> Mapping[str, Report]:
    """The reports of problems that kept a program from being judged, by format name."""

    def text(plain: bool) -> str:
        from hipaactl.report.text import problems_text

        return problems_text(problems, width, color and not plain)

    def as_json(plain: bool) -> str:  # noqa: ARG001 (JSON has no colour to leave out)
        from hipaactl.report.json_ import problems_json

        return problems_json(problems, 2)

    return {"text": text, "json": as_json}


def validation(result: Validation, form: str, width: int, color: bool) -> str:
    """What ``validate`` prints."""
    if form == "json":
        from hipaactl.report.json_ import problems_json

        return problems_json(result.problems, 2 if result.problems else 0)
    if result.problems:
        from hipaactl.report.text import problems_text

        return problems_text(result.problems, width, color)
    from hipaactl.report.words import count

    read = (
        count(result.controls, "control"),
        count(result.policies, "policy", "policies"),
        count(result.evidence_files, "evidence file"),
        count(result.records, "record"),
    )
    return "no problem found: " + ", ".join(read) + "\n"


def ledger_reports(
    entries: Sequence[LedgerEntry], width: int, color: bool, everything: bool, unicode: bool
) -> Mapping[str, Report]:
    """The ledger by format name. JSON and CSV always hold every entry."""
    from hipaactl.report import ledger

    def text(plain: bool) -> str:
        return ledger.ledger_text(entries, width, color and not plain, everything=everything, unicode=unicode)

    def as_json(plain: bool) -> str:  # noqa: ARG001 (JSON has no colour to leave out)
        return ledger.ledger_json(entries)

    def as_csv(plain: bool) -> str:  # noqa: ARG001
        return ledger.ledger_csv(entries)

    def markdown(plain: bool) -> str:  # noqa: ARG001
        return ledger.ledger_markdown(entries, everything=everything)

    return {"text": text, "json": as_json, "csv": as_csv, "markdown": markdown}


def test_report(report: TestReport, form: str, width: int, color: bool, unicode: bool) -> str:
    """What ``policy test`` prints."""
    from hipaactl.report.policy import policy_test_json, policy_test_text

    if form == "json":
        return policy_test_json(report)
    return policy_test_text(report, width, color, unicode=unicode)


def policy_problems(problems: Sequence[Problem], policies: int, form: str, width: int, color: bool) -> str:
    """What ``policy check`` prints."""
    from hipaactl.report.policy import policy_problems_json, policy_problems_text

    if form == "json":
        return policy_problems_json(problems, policies, 2 if problems else 0)
    return policy_problems_text(problems, policies, width, color)


def show(
    prepared: Prepared,
    assessment: Assessment,
    what: str,
    form: str,
    width: int,
    color: bool,
    everything: bool,
    unicode: bool,
) -> str:
    """What `show` prints of a citation or a control. Raises ProblemError where ``what`` is neither."""
    from hipaactl.assessment.evaluate import offices_of
    from hipaactl.report.views import Sources, control_view, find_subject, paragraph_view

    assert prepared.program is not None
    assert prepared.modules is not None
    sources = Sources(
        prepared.program,
        prepared.rule,
        prepared.modules,
        assessment,
        offices_of(prepared.program, assessment.as_of),
    )
    is_control, name = find_subject(sources, what)
    view = control_view(sources, name) if is_control else paragraph_view(sources, name)
    if form == "json":
        from hipaactl.report.show_json import show_json

        return show_json(view)
    from hipaactl.report.show import show_text

    return show_text(view, width, color, everything=everything, unicode=unicode)
