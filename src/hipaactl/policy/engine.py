"""What an engine is asked and what it answers; nothing here depends on one of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from hipaactl.policy.modules import RegoModule
from hipaactl.source import Location, Problem


@dataclass(frozen=True, slots=True)
class ControlQuery:
    """One control to evaluate: its package, and which of the optional rules that package has."""

    control_id: str
    package: str
    has_warn: bool = False
    has_excluded: bool = False


@dataclass(frozen=True, slots=True)
class RuleResult:
    """What the rules of one control said; where ``error`` is set the lists mean nothing.

    ``location`` is the place in the rule that the engine names, where it names one.
    """

    control_id: str
    deny: list[dict[str, Any]] = field(default_factory=list)
    warn: list[dict[str, Any]] = field(default_factory=list)
    population: list[dict[str, Any]] = field(default_factory=list)
    excluded: list[dict[str, Any]] = field(default_factory=list)
    error: str | None = None
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class TestResult:
    """One test rule. ``status`` is pass, fail, error or skipped; ``why`` explains all but pass.

    For a failing test ``location`` and ``source`` are the line on which it failed (its head where that is
    not known) and ``values`` what stood on both sides of it, as text.
    """

    package: str
    name: str
    status: str
    location: Location
    why: str | None = None
    source: str | None = None
    values: tuple[str, ...] = ()

    __test__ = False  # not a class of tests to pytest


@dataclass(frozen=True, slots=True)
class FileCoverage:
    """Lines of one policy that tests reached and did not."""

    file: str
    covered: tuple[int, ...]
    uncovered: tuple[int, ...]

    @property
    def percent(self) -> int:
        """Covered lines in hundred, rounded down; 100 where there is nothing to cover."""
        total = len(self.covered) + len(self.uncovered)
        return 100 * len(self.covered) // total if total else 100


@dataclass(frozen=True, slots=True)
class TestReport:
    """Every test with its result, coverage by file and problems.

    ``coverage`` is empty unless asked for, and None where it was asked for and the engine measures none.
    """

    results: tuple[TestResult, ...]
    coverage: tuple[FileCoverage, ...] | None = ()
    problems: tuple[Problem, ...] = ()

    __test__ = False

    def count(self, status: str) -> int:
        """How many tests ended so."""
        return sum(result.status == status for result in self.results)

    @property
    def ok(self) -> bool:
        """True where no test failed or could not run, and there is no problem."""
        return not self.problems and not (self.count("fail") or self.count("error"))


class EngineError(Exception):
    """The engine itself cannot be used; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Engine(Protocol):
    """Evaluates policies. Raises `EngineError` only where it cannot be used at all."""

    @property
    def name(self) -> str: ...

    @property
    def version(self) -> str: ...

    def evaluate(
        self, modules: Sequence[RegoModule], queries: Sequence[ControlQuery], input_json: str
    ) -> dict[str, RuleResult]:
        """A result for every query, by control id."""
        ...

    def check_syntax(self, modules: Iterable[RegoModule]) -> list[Problem]:
        """A problem (HC601) for every module that does not parse."""
        ...

    def run_tests(
        self, modules: Sequence[RegoModule], tests: Sequence[RegoModule], coverage: bool = False
    ) -> TestReport:
        """Runs every test rule of ``tests`` by itself; ``modules`` are what they test."""
        ...


def query_for(control_id: str, module: RegoModule) -> ControlQuery:
    """The query for a control judged by ``module``."""
    return ControlQuery(control_id, module.package, "warn" in module.rules, "excluded" in module.rules)
