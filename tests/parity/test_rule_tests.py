"""Every rule test, and tests that fail in every way there is: the same names, with the same results."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from compare import Both

from hipaactl.policy import BASELINE, OWN, ModuleSet, load_modules
from hipaactl.policy.modules import parse_module

REPOSITORY = Path(__file__).resolve().parent.parent.parent
EXAMPLES = sorted(path.parent for path in REPOSITORY.glob("examples/*/hipaactl.yaml"))
_ROOTS = {
    "policies": [(BASELINE, REPOSITORY / "policies")],
    "tests/policy/rules": [(BASELINE, REPOSITORY / "tests" / "policy" / "rules")],
    "tests/cases/base": [(BASELINE, REPOSITORY / "tests" / "cases" / "base" / "baseline" / "policies")],
    **{
        f"examples/{root.name}": [(BASELINE, REPOSITORY / "policies"), (OWN, root / "program" / "policies")]
        for root in EXAMPLES
        if (root / "program" / "policies").is_dir()
    },
}

# One test for each way not to pass, and the nearest that does.
_RULE = """package ours.rule

value(record) := record.amount

conflict(x) := "small" if x < 10

conflict(x) := "even" if x % 2 == 0

found contains id if some id in input.ids

listed[name] := size if some name, size in input.sizes
"""
_TESTS = """package ours.rule_test

import data.ours.rule

test_passes if rule.value({"amount": 1}) == 1

test_false if rule.value({"amount": 1}) == 2

test_undefined if rule.value({}) == 1

test_absent_input if count(rule.found) == 1

test_empty if count(rule.found) == 0 with input as {}

test_given if rule.found == {"a"} with input as {"ids": ["a", "a"]}

test_listed if rule.listed.a == 1 with input as {"sizes": {"a": 1}}

test_listed_otherwise if rule.listed.a == 2 with input as {"sizes": {"a": 1}}

test_conflict_in_a_function if rule.conflict(4) == "small"

test_no_conflict if rule.conflict(3) == "small"

test_builtin_error if time.parse_rfc3339_ns("no time") == 0

test_type_error if count(input.number) == 1 with input as {"number": 7}

test_division_by_zero if 1 / input.zero == 0 with input as {"zero": 0}

test_no_truth := 7

test_no_truth_but_false := false

test_text := "true"

test_set contains "a"

test_in_two_bodies if false

test_in_two_bodies if true

test_not if not rule.listed.a with input as {}

test_every if every x in [1, 2] { x > 0 }

test_every_fails if every x in [1, 2] { x > 1 }

todo_test_later if false
"""
_BROKEN = """package ours.broken_test

import data.ours.rule

test_of_nothing_there if data.ours.absent.value == 1

test_of_a_rule_that_is_not if rule.absent == 1
"""


def _module(text: str, file: str) -> Any:
    module, problems = parse_module(file, text, OWN)
    assert problems == []
    return module


def _statuses(both: Both, modules: ModuleSet, origin: str = OWN) -> tuple[dict[str, str], dict[str, str]]:
    found = []
    tests = [module for module in modules.tests if module.origin == origin]
    for engine in (both.embedded, both.opa):
        report = engine.run_tests(modules.evaluated, tests)
        found.append({f"{item.package}.{item.name}": item.status for item in report.results})
    ours, theirs = found
    differ = sum(ours.get(name) != theirs.get(name) for name in {*ours, *theirs})
    both.tally.add("rule tests", len(ours), differ)
    return ours, theirs


@pytest.mark.parametrize("name", _ROOTS)
def test_rule_tests(name: str, both: Both) -> None:
    """The tests beside the shipped rules have the same results on both engines, and pass."""
    modules = load_modules(_ROOTS[name], REPOSITORY)
    assert modules.problems == ()
    ours, theirs = _statuses(both, modules, _ROOTS[name][-1][0])
    assert ours == theirs
    assert set(ours.values()) <= {"pass", "skipped"}
    assert ours


def test_tests_that_do_not_pass(both: Both) -> None:
    """A test that fails, cannot run or is left for later does so on both."""
    modules = ModuleSet((_module(_RULE, "rule.rego"), _module(_TESTS, "rule_test.rego")))
    ours, theirs = _statuses(both, modules)
    assert ours == theirs
    by_status: dict[str, set[str]] = {"pass": set(), "fail": set(), "error": set(), "skipped": set()}
    for name, status in ours.items():
        by_status[status].add(name.rsplit(".", 1)[1])
    assert {"test_passes", "test_not", "test_in_two_bodies"} <= by_status["pass"]
    assert {"test_false", "test_undefined", "test_no_truth", "test_every_fails"} <= by_status["fail"]
    assert {"test_builtin_error", "test_conflict_in_a_function"} <= by_status["error"]


def test_tests_of_what_is_not_there(both: Both) -> None:
    """Neither engine lets a test pass that asks for a rule nobody wrote."""
    modules = ModuleSet((_module(_RULE, "rule.rego"), _module(_BROKEN, "broken_test.rego")))
    ours, theirs = _statuses(both, modules)
    assert set(ours) == set(theirs)
    assert "pass" not in {*ours.values(), *theirs.values()}
