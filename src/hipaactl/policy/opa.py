"""The OPA engine: the same rules, judged by an OPA server.

One question asks for every control, with builtin errors strict. Where it fails, the input document is kept on
the server once and each control is asked for by itself, so that only the one at fault is an error. Where an
evaluation does not end, or ends the server, each control gets a quarter of the time (one second at least).
Every answer carries a text of this run alone: an answer to another question is none.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from hipaactl.policy import rego_tests
from hipaactl.policy.engine import ControlQuery, EngineError, RuleResult, TestReport
from hipaactl.policy.entry import PACKAGE, entry_module, read_answer
from hipaactl.policy.limits import DEFAULT_MEMORY, DEFAULT_TIMEOUT, why_outgrown, why_stopped
from hipaactl.policy.modules import RegoModule, needed
from hipaactl.policy.opa_access import OpaAccess
from hipaactl.policy.opa_errors import OpaError, OpaRefused, one_line
from hipaactl.policy.opa_own import OwnServer
from hipaactl.policy.opa_server import ENTRY, Server, file_names
from hipaactl.policy.opa_there import ThereServer
from hipaactl.policy.process import Died, TimedOut
from hipaactl.source import Location, Problem

_NOT_PARSED = "rego_parse_error"
# What stands there decides who may ask OPA what, and is ours.
_TAKEN = ("hipaactl", "system")


class OpaEngine:
    """OPA: at ``access``, or started for the run where that is None.

    ``timeout`` in seconds for an evaluation; ``memory_limit`` in bytes for an OPA of our own. Use it as a
    context manager or call `close`, which raises EngineError where something of ours stays on a server.
    """

    name = "OPA"

    def __init__(
        self,
        access: OpaAccess | None = None,
        timeout: float = DEFAULT_TIMEOUT,
        memory_limit: int = DEFAULT_MEMORY,
        program: str | None = None,
    ) -> None:
        self._timeout = timeout
        self._memory_limit = memory_limit
        self._server: Server = ThereServer(access, timeout) if access else OwnServer(memory_limit, program)
        self._names: dict[str, RegoModule] = {}

    def __enter__(self) -> OpaEngine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def version(self) -> str:
        """OPA's version."""
        return self._server.version

    def start(self) -> None:
        """Looks whether OPA can be used; raises EngineError where not."""
        _ = self._server.version

    def close(self) -> None:
        """Ends the OPA of the run, or removes what was uploaded."""
        self._server.close()

    # -- evaluation -------------------------------------------------------------------------------------

    def evaluate(
        self, modules: Sequence[RegoModule], queries: Sequence[ControlQuery], input_json: str
    ) -> dict[str, RuleResult]:
        """A result for every query, by control id; test modules are left out."""
        if not queries:
            return {}
        _ = self._server.version
        kept = [module for module in modules if not module.is_test]
        document = json.loads(input_json)
        self._server.expect(len(input_json.encode("utf-8")))
        run = secrets.token_hex(16)
        try:
            self._load(kept, entry_module(queries, run))
        except OpaRefused:
            results = self._with_own_modules(kept, queries, document)
        except (TimedOut, Died) as error:
            raise self._not_up(error) from None
        else:
            results = self._together(kept, queries, document, run)
        self._server.confirm()
        return results

    def _not_up(self, error: TimedOut | Died) -> EngineError:
        return EngineError(
            f"OPA did not come up with the policies: {_stopped(error, self._timeout, self._memory_limit)}",
            "raise HIPAACTL_TIMEOUT (seconds) or HIPAACTL_MEMORY_LIMIT, such as 8G",
        )

    def _load(self, modules: Sequence[RegoModule], entry: str | None) -> None:
        for module in modules:
            if module.root in _TAKEN:
                raise EngineError(
                    f"{module.file} has package {module.package}, which is not for policies",
                    "name it below a root of your own; `hipaactl policy check` says more",
                )
        self._names = file_names(modules)
        texts = {name: module.text for name, module in self._names.items()}
        self._server.load({**texts, ENTRY: entry} if entry is not None else texts, self._timeout)

    def _together(
        self,
        modules: Sequence[RegoModule],
        queries: Sequence[ControlQuery],
        document: dict[str, Any],
        run: str,
    ) -> dict[str, RuleResult]:
        """One question for all; where it fails, one for each."""
        seconds = self._timeout
        try:
            return read_answer(queries, self._ask("result", document, run, seconds))
        except OpaRefused as refused:
            if len(queries) == 1:
                return {queries[0].control_id: self._refused(queries[0], refused)}
        except (TimedOut, Died) as error:
            self._server.recover()
            if len(queries) == 1:
                return {queries[0].control_id: self._stopped(queries[0], error, seconds)}
            seconds = max(1.0, self._timeout / 4)
        entry = entry_module(queries, run)
        results: dict[str, RuleResult] = {}
        for query in queries:
            try:
                self._load(modules, entry)
                self._server.give(document, self._timeout)
                answer = self._ask("alone", {"control": query.control_id}, run, seconds)
                results[query.control_id] = read_answer([query], answer)[query.control_id]
            except OpaRefused as refused:
                results[query.control_id] = self._refused(query, refused)
            except (TimedOut, Died) as error:
                self._server.recover()
                results[query.control_id] = self._stopped(query, error, seconds)
        return results

    def _with_own_modules(
        self, modules: Sequence[RegoModule], queries: Sequence[ControlQuery], document: dict[str, Any]
    ) -> dict[str, RuleResult]:
        """Each control with only the modules it needs: one that does not compile costs no other."""
        packages = {module.package: module for module in modules}
        results: dict[str, RuleResult] = {}
        for query in queries:
            module = packages.get(query.package)
            own = needed(modules, [module]) if module else []
            run = secrets.token_hex(16)
            try:
                self._load(own, entry_module([query], run))
                results |= self._together(own, [query], document, run)
            except OpaRefused as refused:
                results[query.control_id] = self._refused(query, refused)
            except (TimedOut, Died) as error:
                self._server.recover()
                results[query.control_id] = self._stopped(query, error, self._timeout)
        return results

    def _ask(self, rule: str, document: dict[str, Any], run: str, seconds: float) -> dict[str, Any]:
        answer = self._server.ask(PACKAGE, rule, document, seconds)
        if not isinstance(answer, dict) or answer.get("run") != run:
            raise EngineError(
                "OPA answers something other than what this run asked",
                "look what stands between hipaactl and the server: a cache, or another server",
            )
        return answer

    def _stopped(self, query: ControlQuery, error: TimedOut | Died, seconds: float) -> RuleResult:
        return RuleResult(query.control_id, error=_stopped(error, seconds, self._memory_limit))

    def _refused(self, query: ControlQuery, refused: OpaRefused) -> RuleResult:
        error = refused.errors[0]
        where = self._place(error)
        reason = _words(error)
        return RuleResult(query.control_id, error=f"{where}: {reason}" if where else reason, location=where)

    def _place(self, error: OpaError) -> Location | None:
        """The place an error names, by the module's own name; None for the entry module of the run."""
        if error.file is None:
            return None
        module = self._names.get(error.file.replace("\\", "/").rpartition("/")[2])
        if module is None or error.line < 1:
            return None
        return Location(module.file, error.line, max(1, error.column))

    # -- syntax -----------------------------------------------------------------------------------------

    def check_syntax(self, modules: Iterable[RegoModule]) -> list[Problem]:
        """A problem for every module that OPA does not parse (HC601) or compile (HC626)."""
        waiting = [module for module in modules if module.root not in _TAKEN]  # HC606 is said of those
        if not waiting:
            return []
        _ = self._server.version
        self._names = file_names(waiting)
        texts = {name: module.text for name, module in self._names.items() if not module.is_test}
        tests = {name: module.text for name, module in self._names.items() if module.is_test}
        found: dict[object, Problem] = {}
        for error in self._server.compile_errors(texts, tests):
            problem = self._problem(error)
            found.setdefault(problem.location or problem, problem)  # OPA may name a place twice
        return list(found.values())

    def _problem(self, error: OpaError) -> Problem:
        where = self._place(error)
        module = next((item for item in self._names.values() if where and item.file == where.file), None)
        lines = module.text.split("\n") if module is not None else []
        found = lines[where.line - 1].strip() if where and 0 < where.line <= len(lines) else ""
        if error.code == _NOT_PARSED:
            return Problem(
                "HC601",
                f"Rego cannot be parsed: {_words(error)}",
                where,
                found=found[:80] or "the end of the file",
                expected="Rego v1",
                hint="check brackets and keywords on this line and the one before",
            )
        return Problem(
            "HC626",
            f"OPA does not compile it: {_words(error)}",
            where,
            found=found[:80] or None,
            expected="a module that OPA compiles",
            hint="`opa check` says the same of this file",
        )

    # -- tests ------------------------------------------------------------------------------------------

    def run_tests(
        self,
        modules: Sequence[RegoModule],
        tests: Sequence[RegoModule],
        coverage: bool = False,
    ) -> TestReport:
        """Runs every test rule of ``tests`` by itself. OPA's server tells no lines: there is no coverage."""
        everything = [*modules, *(test for test in tests if test not in modules)]
        if everything:
            self._loaded_for_tests(everything)
        report = rego_tests.run(self._test_ask, modules, tests, coverage=False)
        self._server.confirm()
        return replace(report, coverage=None) if coverage else report

    def _loaded_for_tests(self, modules: Sequence[RegoModule]) -> None:
        try:
            self._load(modules, None)
        except OpaRefused:
            self._names = {}  # each test module is then loaded with what it needs
        except (TimedOut, Died) as error:
            raise self._not_up(error) from None

    def _test_ask(
        self, modules: Sequence[RegoModule], queries: Sequence[str], coverage: bool
    ) -> rego_tests.Answer:
        if coverage:
            return rego_tests.Answer([], {})
        results: list[dict[str, Any]] = []
        loaded = {module.file: module.text for module in self._names.values()}
        try:
            if any(loaded.get(module.file) != module.text for module in modules):
                self._load(modules, None)
            for query in queries:
                results.append(self._test(query))
        except OpaRefused as refused:
            failed, self._names = self._told(refused), {}
            return rego_tests.Answer([], {}, failed=failed)
        except (TimedOut, Died) as error:
            self._server.recover()
            self._names = {}
            failed = _stopped(error, self._timeout, self._memory_limit)
            return rego_tests.Answer([], {}, failed=failed, stopped=True)
        return rego_tests.Answer(results, {})

    def _test(self, query: str) -> dict[str, Any]:
        package, _, rule = query.removeprefix("data.").rpartition(".")
        try:
            return {"value": self._server.ask(package, rule, {}, self._timeout)}
        except OpaRefused as refused:
            return {"error": self._told(refused)}

    def _told(self, refused: OpaRefused) -> str:
        """The first error in the form of `hipaactl.policy.messages`."""
        error = refused.errors[0]
        where = self._place(error)
        if where is None:
            return f"error: {_words(error)}"
        lines = next(module.text for module in self._names.values() if module.file == where.file).split("\n")
        before = lines[where.line - 1][: where.column - 1] if where.line <= len(lines) else ""
        # There a column counts bytes, and a tab is four; OPA counts characters.
        column = 1 + sum(4 if char == "\t" else len(char.encode("utf-8")) for char in before)
        return f"--> {where.file}:{where.line}:{column}\nerror: {_words(error)}"


def _words(error: OpaError) -> str:
    return one_line(error.message, 400)


def _stopped(error: TimedOut | Died, seconds: float, memory_limit: int) -> str:
    if isinstance(error, TimedOut):
        return why_stopped(seconds)
    if error.memory:
        return why_outgrown(memory_limit)
    return f"OPA stopped ({error.reason}); run again, and look at its message with `opa eval`"
