"""Runs ``test_`` rules one by one and says of a failing one where it failed and what stood there.

A test whose rule is false or undefined fails; a ``todo_test_`` rule is skipped, as under ``opa test``. The
engine gives no trace, so the place comes from line coverage of that test alone: the last line that was
reached before the first that was not.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hipaactl.policy.engine import FileCoverage, TestReport, TestResult
from hipaactl.policy.messages import parse_message
from hipaactl.policy.modules import RegoModule, needed
from hipaactl.policy.tokens import Statement, Token
from hipaactl.source import Location, Problem, quoted


@dataclass(frozen=True, slots=True)
class Answer:
    """What the engine answered to one batch: a result for each query, lines reached by file.

    ``failed`` is set where the batch could not run at all, ``stopped`` where it took the engine with it.
    """

    results: list[dict[str, Any]]
    coverage: Mapping[str, tuple[list[int], list[int]]]
    failed: str | None = None
    stopped: bool = False


Ask = Callable[[Sequence[RegoModule], Sequence[str], bool], Answer]


def run(ask: Ask, modules: Sequence[RegoModule], tests: Sequence[RegoModule], coverage: bool) -> TestReport:
    """Every test of ``tests``, in order of file and line; ``ask`` puts queries to an engine."""
    everything = [*modules, *(test for test in tests if test not in modules)]
    results: list[TestResult] = []
    problems: list[Problem] = []
    lines: dict[str, tuple[set[int], set[int]]] = {}
    for test in sorted(tests, key=lambda module: module.file):
        names = [name for name in test.rules if name.startswith("test_")]
        skipped = [name for name in test.rules if name.startswith("todo_test_")]
        if not names and not skipped:
            problems.append(_no_tests(test))
        around = needed(everything, [test])
        answer = ask(around, [_query(test, name) for name in names], coverage) if names else Answer([], {})
        found = [_skipped(test, name) for name in skipped]
        if answer.failed is not None and not answer.stopped:
            found += [_result(test, name, "error", *parse_message(answer.failed, around)) for name in names]
        elif answer.stopped:
            found += [_alone(ask, around, test, name) for name in names]
        else:
            for name, item in zip(names, answer.results, strict=True):
                found.append(_judge(ask, around, test, name, item))
        results += sorted(found, key=lambda result: test.rules[result.name][0].line)
        _add(lines, answer.coverage)
    files = [module for module in modules if not module.is_test]
    return TestReport(tuple(results), _coverage(files, lines) if coverage else (), tuple(problems))


def _query(test: RegoModule, name: str) -> str:
    return f"data.{test.package}.{name}"


def _no_tests(test: RegoModule) -> Problem:
    return Problem(
        "HC608",
        "the test module has no test",
        Location(test.file, test.package_line),
        found="no rule whose name starts with test_",
        expected="one test_ rule or more",
        hint="write test_… if { … } for each direction of each rule",
    )


def _head(test: RegoModule, name: str) -> Location:
    token = test.tokens[test.rules[name][0].first]
    return Location(test.file, token.line, token.column)


def _result(
    test: RegoModule, name: str, status: str, why: str | None = None, where: Location | None = None
) -> TestResult:
    place = where or _head(test, name)
    source = _line(test, place.line) if place.file == test.file and status != "pass" else None
    return TestResult(test.package, name, status, place, why, source)


def _line(test: RegoModule, number: int) -> str:
    lines = test.text.splitlines()
    return lines[number - 1].strip() if 0 < number <= len(lines) else ""


def _skipped(test: RegoModule, name: str) -> TestResult:
    return _result(test, name, "skipped", "marked todo; rename it to test_… when it is written")


def _alone(ask: Ask, around: Sequence[RegoModule], test: RegoModule, name: str) -> TestResult:
    answer = ask(around, [_query(test, name)], False)
    if answer.failed is not None:
        return _result(test, name, "error", *parse_message(answer.failed, around))
    return _judge(ask, around, test, name, answer.results[0])


def _judge(
    ask: Ask, around: Sequence[RegoModule], test: RegoModule, name: str, item: Mapping[str, Any]
) -> TestResult:
    if "error" in item:
        return _result(test, name, "error", *parse_message(item["error"], around))
    value = item.get("value")
    if value is True:
        return _result(test, name, "pass")
    if value not in (None, False):
        return _result(test, name, "fail", f"is {quoted(value)} rather than true")
    rule = test.rules[name][-1]
    number = _failing_line(ask(around, [_query(test, name)], True), test, rule)
    if number is None:
        return _result(test, name, "fail", "does not hold")
    text = test.text.splitlines()[number - 1]
    where = Location(test.file, number, len(text) - len(text.lstrip()) + 1)
    values = _values(ask, around, test, rule, number)
    return TestResult(test.package, name, "fail", where, "this line does not hold", text.strip(), values)


def _failing_line(answer: Answer, test: RegoModule, rule: Statement) -> int | None:
    """The last line reached before the first that was not; the last one reached where all were."""
    covered, uncovered = answer.coverage.get(test.file, ([], []))
    inside = range(rule.line, rule.last_line + 1)
    reached = sorted(line for line in covered if line in inside)
    missed = sorted(line for line in uncovered if line in inside)
    before = [line for line in reached if not missed or line < missed[0]]
    if before:
        return before[-1]
    return missed[0] if missed else None


def _values(
    ask: Ask, around: Sequence[RegoModule], test: RegoModule, rule: Statement, number: int
) -> tuple[str, ...]:
    """Both sides of the comparison on line ``number``, worked out with the lines before it.

    Only where that line is one statement of the body by itself; otherwise nothing.
    """
    body = _body(test, rule, number)
    if body is None:
        return ()
    before, tokens = body
    comparison = _comparison(tokens)
    if comparison is None:
        return ()
    left, right, tail = (_text(test, part) for part in comparison)
    extra = (
        f"\nhipaactl_left := value if {{\n{before}\nvalue := {left} {tail}\n}}\n"
        f"\nhipaactl_right := value if {{\n{before}\nvalue := {right} {tail}\n}}\n"
    )
    changed = RegoModule(
        test.file, test.text + extra, test.package, test.package_line, test.origin, "", None, (), test.tokens
    )
    swapped = [changed if module.file == test.file else module for module in around]
    answer = ask(swapped, [f"data.{test.package}.hipaactl_{side}" for side in ("left", "right")], False)
    if answer.failed is not None or any("value" not in item for item in answer.results):
        return ()
    shown = [item["value"] for item in answer.results]
    return tuple(
        f"{side} is {_json(value)}"
        for side, value in zip((left, right), shown, strict=True)
        if _json(value) != side and value is not None
    )


def _json(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 200 else text[:199] + "…"


def _body(test: RegoModule, rule: Statement, number: int) -> tuple[str, list[Token]] | None:
    """The body's text before line ``number`` and the tokens on it, where it stands at the top of the body."""
    tokens = test.tokens[rule.first : rule.after]
    opening = next((index for index, token in enumerate(tokens) if token.text == "if"), None)
    if opening is None or opening + 1 >= len(tokens) or tokens[opening + 1].text != "{":
        return None
    start = opening + 2
    depth = 1
    on_line: list[Token] = []
    balanced = False
    for token in tokens[start:]:
        if token.line == number and not on_line and depth != 1:
            return None
        if token.kind == "op" and token.text in "([{":
            depth += 1
        elif token.kind == "op" and token.text in ")]}":
            depth -= 1
        if depth == 0:
            break
        if token.line == number:
            on_line.append(token)
            balanced = depth == 1
    if not on_line or not balanced or start >= len(tokens):
        return None
    return test.text[tokens[start].start : on_line[0].start], on_line


def _comparison(tokens: list[Token]) -> tuple[list[Token], list[Token], list[Token]] | None:
    """Left side, right side and the ``with`` parts of one comparison."""
    depth, at, tail = 0, None, len(tokens)
    for index, token in enumerate(tokens):
        if token.kind == "op" and token.text in "([{":
            depth += 1
        elif token.kind == "op" and token.text in ")]}":
            depth -= 1
        elif depth == 0 and token.text in ("==", "!=", "<", ">", "<=", ">=") and token.kind == "op":
            if at is not None:
                return None
            at = index
        elif depth == 0 and token.kind == "name" and token.text == "with":
            tail = index
            break
        elif depth == 0 and token.text in ("not", "some", "every", ":=", ";"):
            return None
    if at is None or at == 0 or at + 1 >= tail:
        return None
    return tokens[:at], tokens[at + 1 : tail], tokens[tail:]


def _text(test: RegoModule, tokens: list[Token]) -> str:
    return test.text[tokens[0].start : tokens[-1].end] if tokens else ""


def _add(
    lines: dict[str, tuple[set[int], set[int]]], coverage: Mapping[str, tuple[list[int], list[int]]]
) -> None:
    for file, (covered, uncovered) in coverage.items():
        reached, missed = lines.setdefault(file, (set(), set()))
        reached.update(covered)
        missed.update(uncovered)


def _coverage(
    modules: Sequence[RegoModule], lines: Mapping[str, tuple[set[int], set[int]]]
) -> tuple[FileCoverage, ...]:
    """One line of coverage for each policy; a policy that no test loads is covered nowhere."""
    found: list[FileCoverage] = []
    for module in sorted(modules, key=lambda item: item.file):
        if module.file in lines:
            reached, missed = lines[module.file]
        else:
            rules = (
                range(rule.line, rule.last_line + 1) for rule in module.statements if rule.kind == "rule"
            )
            reached, missed = set(), {line for lines_of in rules for line in lines_of}
        found.append(FileCoverage(module.file, tuple(sorted(reached)), tuple(sorted(missed - reached))))
    return tuple(found)
