"""A program as its rules see it, loaded once, and its controls, each ready to judge changed records."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import regorus

import hipaactl
from hipaactl.assessment.evaluate import Request, input_document
from hipaactl.assessment.prepare import prepare
from hipaactl.evidence.kinds import Kind
from hipaactl.policy import ControlQuery, RegoModule, RuleResult, query_for
from hipaactl.policy.embedded_child import MAX_BYTES, MAX_COLUMNS, MAX_LINES
from hipaactl.policy.entry import FILE, QUERY, entry_module, read_answer
from hipaactl.policy.modules import needed
from hipaactl.program.moment import moment, window
from hipaactl.regulation import load

# Where hipaactl.yaml says no day: that on which the examples are judged.
_NOON = datetime(2026, 11, 20, 18, tzinfo=UTC)


class Unsound(Exception):
    """The program cannot be judged, or a control fails before anything is spoilt."""


@dataclass
class Asked:
    """One control with its rules loaded; ``words`` are the names and strings in them."""

    control: str
    kinds: tuple[str, ...]
    query: ControlQuery
    modules: Sequence[RegoModule]
    given: Mapping[str, Any]
    words: frozenset[str]
    _engine: Any = None
    _before: RuleResult | None = field(default=None, repr=False)

    @property
    def before(self) -> RuleResult:
        """What it says of the program as it is."""
        if self._before is None:
            self._before = self.judge({})
            if self._before.error is not None:
                raise Unsound(f"{self.control}: {self._before.error}")
        return self._before

    def judge(self, changed: Mapping[str, Sequence[Mapping[str, Any]]]) -> RuleResult:
        """What it says with the records of some kinds replaced."""
        if self._engine is None:
            self._engine = regorus.Engine()
            self._engine.set_policy_length_config(
                max_col=MAX_COLUMNS, max_file_bytes=MAX_BYTES, max_lines=MAX_LINES
            )
            for module in self.modules:
                self._engine.add_policy(module.file, module.text)
            self._engine.add_policy(FILE, entry_module([self.query]))
        evidence = {
            kind: {**said, "records": changed.get(kind, said["records"])}
            for kind, said in self.given["evidence"].items()
        }
        self._engine.set_input_json(json.dumps({**self.given, "evidence": evidence}, ensure_ascii=False))
        try:
            rows = json.loads(self._engine.eval_query_as_json(QUERY)).get("result") or []
        except Exception as error:
            return RuleResult(self.control, error=str(error))
        return read_answer([self.query], rows[0]["expressions"][0]["value"] if rows else None)[self.control]


@dataclass(frozen=True)
class Ground:
    """A program: the records of each kind that counts, and the controls that apply."""

    name: str
    kinds: Mapping[str, Kind]
    records: Mapping[str, Sequence[Mapping[str, Any]]]
    controls: Sequence[Asked]

    def asking(self, kind: str) -> list[Asked]:
        """The controls that declare ``kind``."""
        return [asked for asked in self.controls if kind in asked.kinds]


def ground(root: Path, name: str) -> Ground:
    """The program at ``root``. Raises `Unsound` where it has problems."""
    prepared = prepare(root)
    if prepared.program is None or prepared.modules is None or prepared.problems:
        raise Unsound("\n".join(str(problem) for problem in prepared.problems))
    program = prepared.program
    at = moment(program, None, _NOON)
    document = input_document(program, load(), Request(at, window(at, None), None, hipaactl.__version__))
    packages = prepared.modules.by_package()
    controls: list[Asked] = []
    for control in program.controls.values():
        if control.input_name not in document["parameters"]:
            continue  # it does not apply
        module = packages[control.policy]
        modules = needed(prepared.modules.evaluated, [module])
        kinds = tuple(use.kind for use in control.evidence)
        given = {
            **document,
            "parameters": {control.input_name: document["parameters"][control.input_name]},
            "evidence": {kind: document["evidence"][kind] for kind in kinds},
        }
        words = frozenset(
            token.value
            for item in modules
            for token in item.tokens
            if token.kind in ("name", "string", "raw")
        )
        query = query_for(control.id, module)
        controls.append(Asked(control.id, kinds, query, modules, given, words))
    records = {kind: said["records"] for kind, said in document["evidence"].items()}
    return Ground(name, {kind: program.kinds[kind] for kind in records}, records, controls)
