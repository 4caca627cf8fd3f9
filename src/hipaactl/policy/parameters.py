"""Compares what a policy declares (METADATA) with what its control gives it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from hipaactl.policy.modules import RegoModule
from hipaactl.source import Location, Problem, did_you_mean, quoted


class Use(Protocol):
    """The part of `PolicyUse` that is compared."""

    @property
    def control_id(self) -> str: ...
    @property
    def parameters(self) -> Mapping[str, Any]: ...
    @property
    def parameter_locations(self) -> Mapping[str, Location]: ...
    @property
    def citations(self) -> tuple[str, ...]: ...
    @property
    def citation_location(self) -> Location | None: ...


def parameter_problems(
    control_id: str, fallback: Location | None, use: Use, module: RegoModule
) -> Iterator[Problem]:
    """Missing, unknown, mistyped and out-of-bounds parameters, where the control or override gives them."""
    declared = module.metadata.parameters if module.metadata else {}
    for name, parameter in declared.items():
        where = use.parameter_locations.get(name, fallback)
        if name not in use.parameters:
            yield Problem(
                "HC631",
                f"control {control_id} gives no {name}",
                where,
                found="nothing",
                expected=_wanted(parameter.schema),
                hint=f"add {name} under parameters; {parameter.location} declares it",
            )
            continue
        value = use.parameters[name]
        fault = value_fault(parameter.schema, value)
        if fault is not None:
            code, expected = fault
            yield Problem(
                code,
                f"parameter {name} of control {control_id} is {quoted(value)}",
                where,
                found=_shown(value),
                expected=expected,
                hint=_hint(parameter.schema, value),
            )
    for name in use.parameters:
        if name not in declared:
            yield Problem(
                "HC632",
                f"the policy takes no parameter {name}",
                use.parameter_locations.get(name, fallback),
                found=name,
                expected=", ".join(declared) or "no parameters",
                hint=did_you_mean(name, declared)
                or f"declare it in the METADATA of {module.file}, or remove it",
            )


def _is(kind: str, value: Any) -> bool:
    match kind:
        case "boolean":
            return isinstance(value, bool)
        case "string":
            return isinstance(value, str)
        case "array":
            return isinstance(value, list | tuple)
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
    return isinstance(value, int | float) and not isinstance(value, bool)


def value_fault(schema: Mapping[str, Any], value: Any) -> tuple[str, str] | None:
    """The code of what is wrong with ``value`` and what was expected, or None."""
    kind = str(schema["type"])
    if not _is(kind, value):
        return "HC633", _wanted(schema)
    if kind in ("integer", "number"):
        low, high = schema.get("minimum"), schema.get("maximum")
        if (low is not None and value < low) or (high is not None and value > high):
            return "HC634", _wanted(schema)
    if "enum" in schema and not any(
        value == item and isinstance(value, bool) == isinstance(item, bool) for item in schema["enum"]
    ):
        return "HC634", _wanted(schema)
    if kind == "array":
        short = len(value) < schema.get("minItems", 0)
        long = len(value) > schema.get("maxItems", len(value))
        twice = schema.get("uniqueItems") and len({repr(item) for item in value}) < len(value)
        if short or long or twice:
            return "HC634", _wanted(schema)
        for item in value if "items" in schema else ():
            fault = value_fault(schema["items"], item)
            if fault is not None:
                return fault[0], f"items that are {fault[1]}"
    return None


_NAMES = {
    "integer": "a whole number",
    "number": "a number",
    "string": "text",
    "boolean": "true or false",
    "array": "a list",
}


def _wanted(schema: Mapping[str, Any]) -> str:
    text = _NAMES[str(schema["type"])]
    if "enum" in schema:
        return "one of " + ", ".join(quoted(item) for item in schema["enum"])
    if "minimum" in schema:
        text += f" of {schema['minimum']} or more"
    if "maximum" in schema:
        text += f", at most {schema['maximum']}"
    if "minItems" in schema:
        text += f" of {schema['minItems']} or more"
    if "maxItems" in schema:
        text += f", at most {schema['maxItems']}"
    if schema.get("uniqueItems"):
        text += ", each once"
    return text


def _shown(value: Any) -> str:
    return f"text {quoted(value)}" if isinstance(value, str) else quoted(value)


def _hint(schema: Mapping[str, Any], value: Any) -> str | None:
    if isinstance(value, str) and schema["type"] in ("integer", "number", "boolean"):
        return "write it without quotes"
    if schema["type"] == "array" and not isinstance(value, list):
        return f"write [{value}]"
    return None


def citation_problems(use: Use, module: RegoModule) -> Iterator[Problem]:
    """A policy used by a control has METADATA, and both cite the same paragraphs."""
    if module.metadata is None:
        yield Problem(
            "HC603",
            "the policy has no METADATA",
            Location(module.file, module.package_line),
            found="no METADATA block above package",
            expected="title and custom.citations",
            hint=f"start the file with # METADATA, # title: … and the citations of control {use.control_id}",
        )
    elif set(module.metadata.citations) != set(use.citations):
        yield Problem(
            "HC635",
            f"control {use.control_id} and its policy cite different paragraphs",
            use.citation_location or module.metadata.citations_location,
            found=", ".join(use.citations) or "none",
            expected=", ".join(module.metadata.citations) or "none",
            hint=f"make them agree; the policy's stand at {module.metadata.citations_location}",
        )
