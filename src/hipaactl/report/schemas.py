"""Prints schemas: of files, of kinds, and of the input that policies see."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from hipaactl.assessment.prepare import prepare
from hipaactl.evidence.kinds import shipped_kind_names
from hipaactl.policy import input_schema
from hipaactl.source import Problem, ProblemError, did_you_mean
from hipaactl.source.validation import load_schema

_SUFFIX = ".schema.json"


def _names() -> list[str]:
    folder = resources.files("hipaactl").joinpath("schemas")
    files = sorted(
        item.name.removesuffix(_SUFFIX) for item in folder.iterdir() if item.name.endswith(_SUFFIX)
    )
    return [*files, "input", *(f"kinds/{name}" for name in shipped_kind_names())]


def schema_list() -> str:
    """Every name that `schema_text` knows, a line each, with its title."""
    lines = []
    for name in _names():
        title = (
            "What the policies of this program see"
            if name == "input"
            else str(load_schema(name).get("title", ""))
        )
        lines.append(f"{name:<30} {title}".rstrip())
    return "\n".join(lines) + "\n"


def schema_text(name: str, root: Path | None) -> str:
    """The schema as JSON. Raises ProblemError HC903 for an unknown name, or the program's own problems."""
    if name not in _names():
        raise ProblemError(
            Problem(
                "HC903",
                f"there is no schema {name}",
                found=name,
                expected="one of those that `hipaactl schema` lists",
                hint=did_you_mean(name, _names()),
            )
        )
    schema = _input_schema(root) if name == "input" and root is not None else load_schema(name)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _input_schema(root: Path) -> dict[str, Any]:
    prepared = prepare(root)
    if prepared.program is None or prepared.modules is None or prepared.problems:
        raise ProblemError(*prepared.problems)
    program, packages = prepared.program, prepared.modules.by_package()
    kinds = {use.kind for control in program.controls.values() for use in control.evidence}
    parameters: dict[str, dict[str, Any]] = {}
    for control in program.controls.values():
        metadata = packages[control.policy].metadata
        declared = metadata.parameters if metadata else {}
        parameters[control.input_name] = {key: dict(item.schema) for key, item in declared.items()}
    return input_schema({kind: dict(program.kinds[kind].schema) for kind in sorted(kinds)}, parameters)
