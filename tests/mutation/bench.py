"""Runs the rule tests that can see a change of a module, in this process, until the first one is red."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import regorus

from hipaactl.policy.embedded_child import MAX_BYTES, MAX_COLUMNS, MAX_LINES
from hipaactl.policy.modules import ModuleSet, RegoModule, needed

KILLED, ERROR, REFUSED, SURVIVED = "killed", "error", "refused", "survived"
# What becomes of the process that asks, not of the question.
ENDLESS, CRASHED = "endless", "crashed"


class NotGreen(Exception):
    """A rule test is red before anything was changed."""


@dataclass(frozen=True, slots=True)
class Watch:
    """One test module: its rules, as queries, and the other modules it needs."""

    test: RegoModule
    queries: tuple[str, ...]
    others: tuple[RegoModule, ...]


def watches(modules: ModuleSet, module: RegoModule) -> list[Watch]:
    """The test modules that reach ``module``: its own first, then those with the fewest tests."""
    found: list[Watch] = []
    for test in modules.tests:
        reached = needed(modules.modules, [test])
        if module.file in {other.file for other in reached}:
            names = [name for name in test.rules if name.startswith("test_")]
            others = tuple(other for other in reached if other.file != module.file)
            found.append(Watch(test, tuple(f"data.{test.package}.{name}" for name in names), others))
    own = module.file.removesuffix(".rego") + "_test.rego"
    return sorted(found, key=lambda watch: (watch.test.file != own, len(watch.queries), watch.test.file))


class Bench:
    """Asks the tests of one module about changed texts of it.

    The test that saw the last change is asked first about the next: neighbouring changes are often seen by
    the same one.
    """

    def __init__(self, modules: ModuleSet, module: RegoModule) -> None:
        self.module = module
        self._watches = watches(modules, module)
        self._engines: dict[str, Any] = {}
        self._queries = {watch.test.file: list(watch.queries) for watch in self._watches}

    def reset(self) -> None:
        """Back to the order of the files, so that what is found depends on nothing that was asked before."""
        self._queries = {watch.test.file: list(watch.queries) for watch in self._watches}

    def judge(self, text: str) -> str:
        """What becomes of the module with ``text``: `KILLED`, `ERROR`, `REFUSED` or `SURVIVED`."""
        try:
            new_engine().add_policy(self.module.file, text)
        except Exception:  # it does not parse
            return REFUSED
        try:
            for watch in self._watches:
                engine = self._engine(watch, text)
                queries = self._queries[watch.test.file]
                for number, query in enumerate(queries):
                    if ask(engine, query) is not True:
                        queries.insert(0, queries.pop(number))
                        return KILLED
        except (KeyboardInterrupt, SystemExit, MemoryError):
            raise
        except BaseException as error:  # a panic of the engine is no Exception
            return REFUSED if _is_refusal(error) else ERROR
        return SURVIVED

    def _engine(self, watch: Watch, text: str) -> Any:
        base = self._engines.get(watch.test.file)
        if base is None:
            base = new_engine()
            for other in watch.others:
                base.add_policy(other.file, other.text)
            self._engines[watch.test.file] = base
        engine = base.clone()
        engine.add_policy(self.module.file, text)
        return engine


def check_green(modules: ModuleSet) -> None:
    """Raises `NotGreen` where a test is red without any change."""
    for test in modules.tests:
        engine = new_engine()
        for module in needed(modules.modules, [test]):
            engine.add_policy(module.file, module.text)
        for name in test.rules:
            if name.startswith("test_") and ask(engine, f"data.{test.package}.{name}") is not True:
                raise NotGreen(f"{test.file}: {name} is red before anything is changed")


def new_engine() -> Any:
    """An engine with the limits of hipaactl's own."""
    engine = regorus.Engine()
    engine.set_policy_length_config(max_col=MAX_COLUMNS, max_file_bytes=MAX_BYTES, max_lines=MAX_LINES)
    return engine


def ask(engine: Any, query: str) -> Any:
    """The value of ``query``, None where it is undefined."""
    rows = json.loads(engine.eval_query_as_json(query)).get("result") or []
    return rows[0]["expressions"][0]["value"] if rows else None


def _is_refusal(error: BaseException) -> bool:
    """True where no engine would compile it: a name that nothing binds, a call of nothing."""
    return any(words in str(error) for words in _REFUSALS)


_REFUSALS: Sequence[str] = ("unsafe", "undefined variable", "could not find function")
