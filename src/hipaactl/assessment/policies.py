"""What `policy test` and `policy check` do with the policies of a program."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from hipaactl.assessment.prepare import prepare
from hipaactl.policy import Engine, RegoModule, TestReport
from hipaactl.source import Problem, ProblemError, did_you_mean


def run_policy_tests(root: Path, engine: Engine, patterns: Sequence[str], coverage: bool) -> TestReport:
    """Runs the tests of the program at ``root``, or those whose package ``patterns`` name.

    Raises ProblemError where policies cannot be read or do not parse, or a pattern names nothing (HC903).
    """
    prepared = prepare(root)
    if prepared.modules is None:
        raise ProblemError(*prepared.problems)
    modules = prepared.modules
    broken = [*modules.problems, *engine.check_syntax(tuple(modules))]
    if broken:
        raise ProblemError(*broken)
    chosen = _chosen(modules.tests, patterns)
    report = engine.run_tests(modules.evaluated, chosen, coverage)
    if not report.coverage:
        return report
    tested = {module.package.removesuffix("_test") for module in chosen}
    files = {module.file for module in modules.evaluated if module.package in tested}
    return replace(report, coverage=tuple(item for item in report.coverage if item.file in files))


def _chosen(tests: Sequence[RegoModule], patterns: Sequence[str]) -> list[RegoModule]:
    if not patterns:
        return list(tests)
    found: list[RegoModule] = []
    problems: list[Problem] = []
    for pattern in patterns:
        word = pattern.replace("-", "_")
        hits = [module for module in tests if fnmatchcase(module.package, word) or word in module.package]
        if not hits:
            names = [module.package for module in tests]
            problems.append(
                Problem(
                    "HC903",
                    f"{pattern} names no test",
                    found=pattern,
                    expected="a glob over packages, or a word of one",
                    hint=did_you_mean(
                        word, [*names, *(name.split(".")[-1].removesuffix("_test") for name in names)]
                    ),
                )
            )
        found += [module for module in hits if module not in found]
    if problems:
        raise ProblemError(*problems)
    return found


def check_program_policies(root: Path, engine: Engine) -> tuple[tuple[Problem, ...], int]:
    """The problems of the program's policies and how many were looked at; what else is wrong is left out."""
    prepared = prepare(root)
    if prepared.program is None or prepared.modules is None:
        raise ProblemError(*prepared.problems)
    files = {module.file for module in prepared.modules}
    found = {
        problem
        for problem in prepared.problems
        if problem.code.startswith("HC6") or (problem.location is not None and problem.location.file in files)
    }
    found.update(engine.check_syntax(tuple(prepared.modules)))
    return tuple(sorted(found, key=lambda problem: problem.sort_key)), len(prepared.modules.policies)
