"""What `policy test` and `policy check` print."""

from __future__ import annotations

import json
import re

import pytest
import report_values as made

from hipaactl.policy import FileCoverage, TestReport, TestResult
from hipaactl.report.policy import (
    policy_problems_json,
    policy_problems_text,
    policy_test_json,
    policy_test_text,
    ranges,
)
from hipaactl.source import Location, Problem

FILE = "policies/hipaa/technical/automatic_logoff_test.rego"
PACKAGE = "hipaa.technical.automatic_logoff_test"
PROBLEM = Problem("HC608", "the test module has no test", Location(FILE, 3), hint="write test_…")
REPORT = TestReport(
    (
        TestResult(PACKAGE, "test_passes", "pass", Location(FILE, 3)),
        TestResult(
            PACKAGE,
            "test_zero",
            "fail",
            Location(FILE, 9, 5),
            "this line does not hold",
            "count(deny) == 1 with input as zero",
            ("count(deny) is 0",),
        ),
        TestResult(PACKAGE, "test_breaks", "error", Location(FILE, 14, 2), "division by zero"),
        TestResult(PACKAGE, "todo_test_later", "skipped", Location(FILE, 20), "marked todo"),
    ),
    (
        FileCoverage("policies/hipaa/lib/dates.rego", (1, 2), ()),
        FileCoverage("policies/hipaa/technical/automatic_logoff.rego", tuple(range(1, 8)), (8, 9, 10, 14)),
    ),
)


def test_failures_say_where_and_why() -> None:
    assert policy_test_text(REPORT) == (
        "✗ fail     hipaa.technical.automatic_logoff_test.test_zero\n"
        "    policies/hipaa/technical/automatic_logoff_test.rego:9:5  this line does not\n"
        "      hold\n"
        "        count(deny) == 1 with input as zero\n"
        "        count(deny) is 0\n"
        "! error    hipaa.technical.automatic_logoff_test.test_breaks\n"
        "    policies/hipaa/technical/automatic_logoff_test.rego:14:2  division by zero\n"
        "– skipped  hipaa.technical.automatic_logoff_test.todo_test_later\n"
        "    policies/hipaa/technical/automatic_logoff_test.rego:20:1  marked todo\n"
        "\n"
        "Coverage  69% of 13 lines in 2 files\n"
        "   63%  policies/hipaa/technical/automatic_logoff.rego  not reached: lines 8-10,\n"
        "        14\n"
        "\n"
        "4 tests: ✓ 1 pass, ✗ 1 fail, ! 1 error, – 1 skipped\n"
    )


def test_all_is_well_in_one_line() -> None:
    report = TestReport(REPORT.results[:1])
    assert policy_test_text(report) == "1 test: ✓ 1 pass\n"
    assert policy_test_text(TestReport((), problems=(PROBLEM,))).endswith("0 tests: ✓ 0 pass\n1 problem\n")


def test_json_has_it_all() -> None:
    value = json.loads(policy_test_json(TestReport(REPORT.results, REPORT.coverage, (PROBLEM,))))
    assert value["ok"] is False
    assert value["counts"] == {"pass": 1, "fail": 1, "error": 1, "skipped": 1}
    assert value["tests"][1]["location"] == {"file": FILE, "line": 9, "column": 5}
    assert value["tests"][1]["values"] == ["count(deny) is 0"]
    assert value["coverage"][1]["uncovered"] == [8, 9, 10, 14]
    assert value["problems"][0]["code"] == "HC608"


@pytest.mark.parametrize(
    ("numbers", "said"), [((), ""), ((4,), "4"), ((3, 4, 5, 9), "3-5, 9"), ((9, 3, 9), "3, 9")]
)
def test_lines_are_said_as_ranges(numbers: tuple[int, ...], said: str) -> None:
    assert ranges(numbers) == said


def test_policy_check_says_how_many_were_looked_at() -> None:
    assert policy_problems_text((), 15) == "no problem found in 15 policies\n"
    assert policy_problems_text((), 1) == "no problem found in 1 policy\n"
    assert "HC608 the test module has no test" in policy_problems_text((PROBLEM,), 15, 120)
    value = json.loads(policy_problems_json((PROBLEM,), 15, 2))
    assert (value["policies"], value["exit_code"], value["problems"][0]["code"]) == (15, 2, "HC608")


@pytest.mark.parametrize("width", [40, 80, 200])
def test_hostile_text_does_nothing(hostile: list[str], width: int) -> None:
    for text in hostile:
        results = tuple(
            TestResult(text, text, status, Location(text), text, text, (text,))
            for status in ("fail", "error")
        )
        report = TestReport(
            results, (FileCoverage(text, (), (1,)),), (made.everywhere(PROBLEM, lambda _, t=text: t),)
        )
        shown = policy_test_text(report, width)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown)
        json.loads(policy_test_json(report))
