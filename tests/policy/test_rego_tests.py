from __future__ import annotations

from collections.abc import Callable

import pytest

from hipaactl.policy import ModuleSet, RegoModule, TestReport
from hipaactl.policy.embedded import EmbeddedEngine

Make = Callable[..., RegoModule]

POLICY = """package t.a

deny contains {"id": record.id} if {
	some record in input.records
	record.minutes > 10
}

never if {
	input.never
	input.ever
}
"""


def _run(engine: EmbeddedEngine, make: Make, body: str, coverage: bool = False) -> TestReport:
    policy = make(POLICY, "a.rego")
    test = make(f"package t.a_test\n\nimport data.t.a\n\n{body}\n", "a_test.rego")
    return engine.run_tests([policy], [test], coverage)


def test_the_tests_of_the_fixture_pass_and_cover_it(engine: EmbeddedEngine, rules: ModuleSet) -> None:
    report = engine.run_tests(rules.evaluated, rules.tests, coverage=True)
    assert report.ok
    assert report.count("pass") == 5
    assert [(item.file, item.percent) for item in report.coverage] == [
        ("session_length.rego", 100),
        ("subjects.rego", 100),
    ]


@pytest.mark.parametrize(
    ("body", "line", "source", "values"),
    [
        (
            (
                "test_x if {\n\tcount(a.deny) == 0 with input as {}\n\tfound := a.deny with input as "
                '{"records": [{"id": "r", "minutes": 11}]}\n\tcount(found) == 0\n\tcount(found) == 1\n}'
            ),
            8,
            "count(found) == 0",
            ("count(found) is 1",),
        ),
        (
            'test_x if {\n\tcount(a.deny) == 2 with input as {"records": [{"id": "r", "minutes": 11}]}\n}',
            6,
            'count(a.deny) == 2 with input as {"records": [{"id": "r", "minutes": 11}]}',
            ("count(a.deny) is 1",),
        ),
        (
            "test_x if {\n\tleft := [1, 2]\n\tright := [1, 3]\n\tleft == right\n}",
            8,
            "left == right",
            ("left is [1, 2]", "right is [1, 3]"),
        ),
        ("test_x if {\n\ta.never with input as {}\n}", 6, "a.never with input as {}", ()),
        ("test_x if {\n\tnot true\n}", 6, "not true", ()),
        ("test_x := false", 5, "test_x := false", ()),
    ],
)
def test_a_failing_test_shows_its_line(
    engine: EmbeddedEngine, module: Make, body: str, line: int, source: str, values: tuple[str, ...]
) -> None:
    (result,) = _run(engine, module, body).results
    assert result.status == "fail"
    assert (result.location.line, result.source, result.values) == (line, source, values)
    assert result.why


def test_what_is_not_true_fails(engine: EmbeddedEngine, module: Make) -> None:
    (result,) = _run(engine, module, 'test_x := "yes"').results
    assert (result.status, result.why) == ("fail", 'is "yes" rather than true')


def test_an_error_is_no_failure_and_has_its_place(engine: EmbeddedEngine, module: Make) -> None:
    report = _run(engine, module, "test_x if {\n\tmissing(1)\n}\n\ntest_y if true")
    assert [(result.name, result.status) for result in report.results] == [
        ("test_x", "error"),
        ("test_y", "pass"),
    ]
    assert str(report.results[0].location) == "a_test.rego:6:9"
    assert report.results[0].why == "could not find function missing"
    assert not report.ok


def test_todo_is_skipped(engine: EmbeddedEngine, module: Make) -> None:
    report = _run(engine, module, "todo_test_x if false\n\ntest_y if true")
    assert [(result.name, result.status) for result in report.results] == [
        ("todo_test_x", "skipped"),
        ("test_y", "pass"),
    ]
    assert report.ok


def test_a_module_without_tests_is_a_problem(engine: EmbeddedEngine, module: Make) -> None:
    report = _run(engine, module, "helper := 1")
    assert [problem.code for problem in report.problems] == ["HC608"]
    assert not report.ok


def test_a_module_that_does_not_parse_is_an_error_of_its_tests(engine: EmbeddedEngine, module: Make) -> None:
    (result,) = _run(engine, module, "test_x if {\n\t:=\n}").results
    assert (result.status, result.location.line) == ("error", 6)


def test_coverage_lists_lines_not_reached(engine: EmbeddedEngine, module: Make) -> None:
    report = _run(engine, module, "test_x if count(a.deny) == 0 with input as {}", coverage=True)
    (found,) = report.coverage
    assert found.file == "a.rego"
    assert 0 < found.percent < 100
    assert found.uncovered[-2:] == (5, 10)
    untested = engine.run_tests([module(POLICY, "a.rego")], [], coverage=True)
    assert untested.coverage[0].percent == 0


def test_a_test_that_hangs_is_an_error_and_the_others_run(module: Make) -> None:
    hangs = (
        "test_hangs if {\n\tmany := numbers.range(1, 100000)\n\tsome x in many\n\tsome y in many\n"
        "\tsome z in many\n\tx + y + z == 0\n}\n\ntest_fine if true"
    )
    with EmbeddedEngine(timeout=1) as engine:
        report = _run(engine, module, hangs)
    assert [(result.name, result.status) for result in report.results] == [
        ("test_hangs", "error"),
        ("test_fine", "pass"),
    ]
    assert "did not end within 1 s" in str(report.results[0].why)
