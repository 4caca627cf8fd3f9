"""The entry module of a run: one rule that collects what every control said, and how to read its answer.

Asking for ``data.hipaa`` would also return every helper set, records and all. What is undefined leaves its
key out, so that a control without ``deny`` or ``population`` is told from one that found nothing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from hipaactl.policy.engine import ControlQuery, RuleResult

PACKAGE = "hipaactl.run"
FILE = "hipaactl/run.rego"
QUERY = f"data.{PACKAGE}.result"
# Where an engine that keeps data holds the input document, for questions about single controls.
GIVEN = "hipaactl.given"
_REQUIRED = ("deny", "population")


def rules_of(query: ControlQuery) -> tuple[str, ...]:
    """The rules that are collected for a control."""
    optional = (("warn", query.has_warn), ("excluded", query.has_excluded))
    return (*_REQUIRED, *(name for name, there in optional if there))


def entry_module(queries: Sequence[ControlQuery], run: str | None = None) -> str:
    """Rego text of the entry module for ``queries``.

    With ``run``, a text that no other run has, the answer carries it as ``run``, and the rule ``alone`` gives
    what one control says: its input is ``{"control": id}``, the input document is taken from data at `GIVEN`.
    """
    lines = [f"package {PACKAGE}", ""]
    for name in ("deny", "population", "warn", "excluded"):
        for query in queries:
            if name in rules_of(query):
                path = f"data.{query.package}.{name}"
                key = json.dumps(query.control_id, ensure_ascii=False)
                lines.append(f'{name}[{key}] := {{"set": is_set(found), "value": found}} if found := {path}')
    present = [
        name
        for name in ("deny", "population", "warn", "excluded")
        if any(name in rules_of(q) for q in queries)
    ]
    parts = [f'"{name}": {name}' for name in present]
    if run is not None:
        parts.append(f'"run": {json.dumps(run)}')
        for name in present:
            lines += [
                "",
                f'alone["{name}"] := {{id: found}} if {{',
                "\tid := input.control",
                f"\tfound := {name}[id] with input as data.{GIVEN}",
                "}",
            ]
        lines += ["", f'alone["run"] := {json.dumps(run)}']
    lines += ["", "result := {" + ", ".join(parts) + "}", ""]
    return "\n".join(lines)


def read_answer(queries: Sequence[ControlQuery], answer: Any) -> dict[str, RuleResult]:
    """A result for every query from the value of `QUERY`; whatever is missing or misshapen is an error."""
    sections = answer if isinstance(answer, dict) else {}
    return {query.control_id: _read_one(query, sections) for query in queries}


def _read_one(query: ControlQuery, sections: Mapping[str, Any]) -> RuleResult:
    found: dict[str, list[dict[str, Any]]] = {}
    for name in rules_of(query):
        section = sections.get(name)
        item = section.get(query.control_id) if isinstance(section, dict) else None
        if not isinstance(item, dict):
            return RuleResult(
                query.control_id,
                error=f"`{name}` of {query.package} is undefined; write it as `{name} contains …`",
            )
        value = item.get("value")
        if item.get("set") is not True or not isinstance(value, list):
            return RuleResult(
                query.control_id,
                error=f"`{name}` of {query.package} is not a set; write it as `{name} contains …`",
            )
        if not all(isinstance(entry, dict) for entry in value):
            return RuleResult(
                query.control_id,
                error=f"`{name}` of {query.package} holds something other than objects with kind and id",
            )
        found[name] = value
    return RuleResult(
        query.control_id,
        deny=found["deny"],
        warn=found.get("warn", []),
        population=found["population"],
        excluded=found.get("excluded", []),
    )
