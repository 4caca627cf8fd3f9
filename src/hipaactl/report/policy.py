"""What `policy test` and `policy check` found, as text and JSON."""

from __future__ import annotations

from collections.abc import Sequence

from hipaactl.policy import FileCoverage, TestReport, TestResult
from hipaactl.report.json_ import SCHEMA_VERSION, dump, location_value, problem_value
from hipaactl.report.layout import Look, Page, Part, Words
from hipaactl.report.marks import VERDICT_MARKS
from hipaactl.report.problems import problems_text, put_problem
from hipaactl.report.words import count
from hipaactl.source import Problem

_MARKS = {"fail": "fail", "error": "error", "pass": "pass", "skipped": "not-applicable"}


def policy_test_text(
    report: TestReport, width: int = 80, color: bool = False, *, unicode: bool = True
) -> str:
    """Tests that failed, could not run or were skipped, with where and why; lines no test reached; counts."""
    page = Page(Look(width, color, unicode))
    for problem in sorted(report.problems, key=lambda item: item.sort_key):
        put_problem(page, problem)
    page.blank()
    for result in report.results:
        if result.status != "pass":
            _put_result(page, result)
    _put_coverage(page, report.coverage)
    page.blank()
    parts: list[Part] = [Words(f"{count(len(report.results), 'test')}:", "bold")]
    counts = [(status, report.count(status)) for status in ("pass", "fail", "error", "skipped")]
    shown = [(status, number) for status, number in counts if number or status == "pass"]
    for position, (status, number) in enumerate(shown):
        chosen = VERDICT_MARKS[_MARKS[status]]
        end = "," if position < len(shown) - 1 else ""
        parts.append(Words(f"{page.look.icon(chosen)} {number} {status}{end}", chosen.colour, whole=True))
    page.put(*parts)
    if report.problems:
        page.put(Words(count(len(report.problems), "problem"), "bold red"))
    return str(page)


def _put_result(page: Page, result: TestResult) -> None:
    chosen = VERDICT_MARKS.get(_MARKS.get(result.status, ""), VERDICT_MARKS["error"])
    page.put(
        Words(page.look.icon(chosen), chosen.colour),
        Words(f"{result.status:<7}", chosen.colour, whole=True),
        Words(f"{result.package}.{result.name}", "bold", whole=True, gap=2),
        hang=4,
    )
    page.put(Words(str(result.location), "cyan", whole=True), Words(result.why or "", gap=2), indent=4)
    if result.source:
        page.put(Words(result.source), indent=8, hang=10)
    for value in result.values:
        page.put(Words(value, "yellow"), indent=8, hang=10)


def _put_coverage(page: Page, coverage: Sequence[FileCoverage] | None) -> None:
    if coverage is None:
        page.blank()
        page.put(Words("coverage is not measured by this engine; use --engine embedded for it"))
    if not coverage:
        return
    reached = sum(len(file.covered) for file in coverage)
    total = reached + sum(len(file.uncovered) for file in coverage)
    percent = 100 * reached // total if total else 100
    said = f"{percent}% of {count(total, 'line')} in {count(len(coverage), 'file')}"
    page.heading("Coverage", Words(said, gap=2))
    for file in coverage:
        if file.uncovered:
            lines = "line" if len(file.uncovered) == 1 else "lines"
            page.put(
                Words(f"{file.percent:>3}%", "yellow", whole=True),
                Words(file.file, "cyan", whole=True, gap=2),
                Words(f"not reached: {lines} {ranges(file.uncovered)}", gap=2),
                indent=2,
                hang=8,
            )


def ranges(numbers: Sequence[int]) -> str:
    """``3-5, 9`` for the lines 3, 4, 5 and 9."""
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][1] + 1:
            spans[-1][1] = number
        else:
            spans.append([number, number])
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in spans)


def policy_test_json(report: TestReport) -> str:
    """``tests[]``, ``coverage[]`` (null where not measured), ``counts`` and ``problems[]``."""
    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "ok": report.ok,
            "counts": {status: report.count(status) for status in ("pass", "fail", "error", "skipped")},
            "tests": [
                {
                    "package": result.package,
                    "name": result.name,
                    "status": result.status,
                    "why": result.why,
                    "source": result.source,
                    "values": list(result.values),
                    "location": location_value(result.location),
                }
                for result in report.results
            ],
            "coverage": None
            if report.coverage is None
            else [
                {
                    "file": file.file,
                    "percent": file.percent,
                    "covered": list(file.covered),
                    "uncovered": list(file.uncovered),
                }
                for file in report.coverage
            ],
            "problems": [
                problem_value(item) for item in sorted(report.problems, key=lambda item: item.sort_key)
            ],
        }
    )


def policy_problems_text(
    problems: Sequence[Problem], policies: int, width: int = 80, color: bool = False, *, unicode: bool = True
) -> str:
    """What `policy check` found; ``policies`` is how many were looked at."""
    if problems:
        return problems_text(problems, width, color, unicode=unicode)
    return f"no problem found in {count(policies, 'policy', 'policies')}\n"


def policy_problems_json(problems: Sequence[Problem], policies: int, exit_code: int) -> str:
    """``policies`` (how many were looked at), ``exit_code`` and ``problems[]``."""
    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "exit_code": exit_code,
            "policies": policies,
            "problems": [problem_value(item) for item in sorted(problems, key=lambda item: item.sort_key)],
        }
    )
