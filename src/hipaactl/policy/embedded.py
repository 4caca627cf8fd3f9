"""The embedded engine: regorus in a child process.

One query asks for every control. Where it fails (strict errors: one bad value fails the whole query), each
control is asked by itself, so that only the one at fault is an error. Where the child hangs, dies or
outgrows its memory, each control is asked by itself in a fresh child, with a quarter of the time (one second
at least): an error in one control never costs another its result.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from hipaactl.policy import rego_tests
from hipaactl.policy.engine import ControlQuery, EngineError, RuleResult, TestReport
from hipaactl.policy.entry import FILE, QUERY, entry_module, read_answer
from hipaactl.policy.limits import DEFAULT_MEMORY, DEFAULT_TIMEOUT, why_outgrown, why_stopped
from hipaactl.policy.messages import likely_places, parse_message
from hipaactl.policy.modules import RegoModule, needed
from hipaactl.policy.process import Child, Died, Refused, TimedOut, engine_folder
from hipaactl.source import Location, Problem


class EmbeddedEngine:
    """regorus in a child process; ``timeout`` in seconds and ``memory_limit`` in bytes for the whole child.

    `start` may be called early, so that the child comes up while files are read. Use it as a context manager
    or call `close`.
    """

    name = "regorus"

    def __init__(self, timeout: float = DEFAULT_TIMEOUT, memory_limit: int = DEFAULT_MEMORY) -> None:
        self._timeout = timeout
        self._memory_limit = memory_limit
        self._child: Child | None = None

    @property
    def version(self) -> str:
        """The version of the package that carries the engine."""
        # Looked up by folder name: importlib.metadata costs more than the engine's start.
        found = sorted(Path(engine_folder()).glob("gordon_to_regorus-*.dist-info"))
        return found[-1].name.removesuffix(".dist-info").rpartition("-")[2] if found else "unknown"

    def __enter__(self) -> EmbeddedEngine:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def start(self) -> None:
        """Starts the child; raises EngineError where regorus is missing."""
        if self._child is None:
            self._child = Child(self._memory_limit)

    def close(self) -> None:
        """Ends the child."""
        if self._child is not None:
            self._child.stop()
            self._child = None

    def _running(self) -> Child:
        self.start()
        assert self._child is not None
        return self._child

    # -- evaluation -------------------------------------------------------------------------------------

    def evaluate(
        self, modules: Sequence[RegoModule], queries: Sequence[ControlQuery], input_json: str
    ) -> dict[str, RuleResult]:
        """A result for every query, by control id; test modules are left out."""
        if not queries:
            return {}
        kept = [module for module in modules if not module.is_test]
        body = input_json.encode("utf-8")
        load = {"do": "load", "modules": [[module.file, module.text] for module in kept]}
        try:
            child = self._running()
            child.ask(load, body, self._timeout)
            return read_answer(queries, child.ask(_question(queries), seconds=self._timeout))
        except Refused:
            return self._each(kept, queries, body, self._timeout, fresh=False)
        except (TimedOut, Died) as error:
            self.close()
            if len(queries) == 1:
                return {queries[0].control_id: self._stopped(queries[0], error, self._timeout)}
            return self._each(kept, queries, body, max(1.0, self._timeout / 4), fresh=True)

    def _each(
        self,
        modules: Sequence[RegoModule],
        queries: Sequence[ControlQuery],
        body: bytes,
        seconds: float,
        fresh: bool,
    ) -> dict[str, RuleResult]:
        """Asks each control by itself, with only the modules it needs."""
        packages = {module.package: module for module in modules}
        results: dict[str, RuleResult] = {}
        for query in queries:
            module = packages.get(query.package)
            own = needed(modules, [module]) if module else []
            load = {"do": "load", "modules": [[item.file, item.text] for item in own]}
            limit = seconds if fresh else self._timeout
            try:
                child = self._running()
                child.ask(load, body, limit)
                answer = read_answer([query], child.ask(_question([query]), seconds=limit))
                results[query.control_id] = answer[query.control_id]
            except Refused as error:
                results[query.control_id] = _refused(query, str(error), own)
            except (TimedOut, Died) as error:
                self.close()
                results[query.control_id] = self._stopped(query, error, limit)
        return results

    def _stopped(self, query: ControlQuery, error: TimedOut | Died, seconds: float) -> RuleResult:
        return RuleResult(query.control_id, error=self._why_stopped(error, seconds))

    def _why_stopped(self, error: TimedOut | Died, seconds: float) -> str:
        if isinstance(error, TimedOut):
            return why_stopped(seconds)
        if error.memory:
            return why_outgrown(self._memory_limit)
        reason = error.reason
        return (
            f"the policy engine stopped ({reason}); look for a rule that refers to itself or nests too deep"
        )

    # -- syntax -----------------------------------------------------------------------------------------

    def check_syntax(self, modules: Iterable[RegoModule]) -> list[Problem]:
        """A problem (HC601) for every module that does not parse."""
        waiting = list(modules)
        try:
            answers = self._parse(waiting)
            return [_syntax(module, said) for module, said in zip(waiting, answers, strict=True) if said]
        except (TimedOut, Died):
            self.close()
        problems: list[Problem] = []
        for module in waiting:  # one of them stops the engine: find which
            try:
                said = self._parse([module])[0]
            except TimedOut:
                self.close()
                raise EngineError(
                    f"reading {module.file} did not end within {self._timeout:g} s",
                    "give it longer with HIPAACTL_TIMEOUT (seconds)",
                ) from None
            except Died as error:
                self.close()
                if error.memory:
                    raise EngineError(
                        f"there is not enough memory to read {module.file}",
                        "allow more with HIPAACTL_MEMORY_LIMIT, such as 8G",
                    ) from None
                said = "the module nests too deep to be parsed"
            if said:
                problems.append(_syntax(module, said))
        return problems

    def _parse(self, modules: Sequence[RegoModule]) -> list[str | None]:
        request = {"do": "parse", "modules": [[module.file, module.text] for module in modules]}
        answer: list[str | None] = self._running().ask(request, seconds=self._timeout)
        return answer

    # -- tests ------------------------------------------------------------------------------------------

    def run_tests(
        self, modules: Sequence[RegoModule], tests: Sequence[RegoModule], coverage: bool = False
    ) -> TestReport:
        """Runs every test rule of ``tests`` by itself; ``modules`` are what they test."""
        return rego_tests.run(self._test_ask, modules, tests, coverage)

    def _test_ask(
        self, modules: Sequence[RegoModule], queries: Sequence[str], coverage: bool
    ) -> rego_tests.Answer:
        load = {"do": "load", "modules": [[module.file, module.text] for module in modules]}
        try:
            child = self._running()
            child.ask(load, b"{}", self._timeout)
            reply = child.ask(
                {"do": "test", "queries": list(queries), "coverage": coverage}, seconds=self._timeout
            )
            return rego_tests.Answer(reply["results"], reply["coverage"])
        except Refused as error:
            return rego_tests.Answer([], {}, failed=str(error))
        except (TimedOut, Died) as error:
            self.close()
            return rego_tests.Answer([], {}, failed=self._why_stopped(error, self._timeout), stopped=True)


def _question(queries: Sequence[ControlQuery]) -> dict[str, str]:
    return {"do": "query", "file": FILE, "text": entry_module(queries), "query": QUERY}


def _refused(query: ControlQuery, said: str, modules: Sequence[RegoModule]) -> RuleResult:
    reason, where = parse_message(said, modules)
    if where is not None and where.file == FILE:
        where = None
    text = f"{where}: {reason}" if where else reason
    if where is None:
        places = likely_places(reason, modules)
        if len(places) == 1:
            where, text = places[0], f"{places[0]}: {reason}"
        elif places:
            text = f"{reason} (in one of {', '.join(str(place) for place in places[:5])})"
    return RuleResult(query.control_id, error=text, location=where)


def _syntax(module: RegoModule, said: str) -> Problem:
    reason, where = parse_message(said, [module])
    place = (
        where
        if where is not None and where.file == module.file
        else Location(module.file, module.package_line)
    )
    lines = module.text.splitlines()
    found = lines[place.line - 1].strip() if 0 < place.line <= len(lines) else None
    return Problem(
        "HC601",
        f"Rego cannot be parsed: {reason}",
        place,
        found=found[:80] if found else "the end of the file",
        expected="Rego v1",
        hint=_SYNTAX_HINTS.get(reason.split(" ")[0])
        or "check brackets and keywords on this line and the one before",
    )


_SYNTAX_HINTS = {"`if`": "write if before the body: name if { … }", "invalid": "remove the character"}
