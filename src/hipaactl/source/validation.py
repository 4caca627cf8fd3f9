"""Checks values against JSON Schema (2020-12) and says what is wrong with file, line and column.

``jsonschema-rs`` decides quickly; ``jsonschema`` is loaded to explain what does not fit.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from hipaactl.source.dates import DATE_FORM, INSTANT_FORM, parse_date, parse_instant
from hipaactl.source.document import Document
from hipaactl.source.problem import Location, Problem, did_you_mean, quoted

SCHEMA_VERSION = 1

_FORMATS: dict[str, Callable[[str], bool]] = {
    "date": lambda text: parse_date(text) is not None,
    "date-time": lambda text: parse_instant(text) is not None,
}
_TYPE_NAMES = {
    "string": "text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping",
    "null": "nothing",
}
_YES = {"yes": "true", "y": "true", "on": "true", "no": "false", "n": "false", "off": "false"}

Locate = Callable[[Sequence[str | int], bool], Location]


@cache
def load_schema(name: str) -> dict[str, Any]:
    """The shipped schema ``name``, such as ``control`` or ``kinds/systems``."""
    *folders, last = name.split("/")
    place = resources.files("hipaactl").joinpath("schemas", *folders, f"{last}.schema.json")
    schema: dict[str, Any] = json.loads(place.read_text(encoding="utf-8"))
    return schema


class Validator:
    """One schema, compiled when first used."""

    def __init__(self, schema: Mapping[str, Any]) -> None:
        self.schema = schema
        self._fast: Any = None

    def is_valid(self, value: Any) -> bool:
        """Whether ``value`` fits the schema, formats included."""
        if self._fast is None:
            import jsonschema_rs

            self._fast = jsonschema_rs.Draft202012Validator(
                dict(self.schema), validate_formats=True, formats=_FORMATS
            )
        return bool(self._fast.is_valid(value))

    def problems(self, value: Any, locate: Locate) -> list[Problem]:
        """Everything in ``value`` that does not fit, in the order it stands in the file."""
        if self.is_valid(value):
            return []
        import jsonschema

        checker = jsonschema.FormatChecker(formats=())
        for name, check in _FORMATS.items():
            checker.checks(name)(lambda item, check=check: not isinstance(item, str) or check(item))
        # Patterns are left to the compiled validator, which cannot be made to backtrack for ever.
        extend: Any = jsonschema.validators.extend
        explain = extend(jsonschema.Draft202012Validator, {"pattern": _pattern})(
            self.schema, format_checker=checker
        )
        found: list[Problem] = []
        for error in explain.iter_errors(value):
            found.extend(_explain(error, locate))
        if not found:  # the two libraries disagree: refuse, and say so
            found.append(
                Problem(
                    "HC205",
                    "does not fit its schema",
                    locate([], False),
                    quoted(value),
                    "a value of the schema's form",
                    "compare with the example that `hipaactl schema` prints",
                )
            )
        return sorted(set(found), key=lambda problem: problem.sort_key)


def _pattern(_validator: Any, pattern: str, instance: Any, _schema: Any) -> Iterator[Any]:
    import jsonschema
    import jsonschema_rs

    if isinstance(instance, str) and not jsonschema_rs.is_valid({"pattern": pattern}, instance):
        yield jsonschema.ValidationError(f"does not match {pattern}")


def _explain(error: Any, locate: Locate) -> Iterator[Problem]:
    path = list(error.absolute_path)
    rule, wanted, value = error.validator, error.validator_value, error.instance
    name = _name(path)
    message = error.schema.get("x-message") if isinstance(error.schema, dict) else None
    if rule in ("additionalProperties", "unevaluatedProperties") and isinstance(value, dict):
        known = list(error.schema.get("properties", {}))
        pattern = error.schema.get("patternProperties", {})
        for key in value:
            if key in known or any(_matches(item, key) for item in pattern):
                continue
            expected = ("one of " + ", ".join(known)) if known else "no further field"
            yield Problem(
                "HC201",
                f"{quoted(key)} is not a field here",
                locate([*path, key], True),
                quoted(key),
                expected,
                did_you_mean(key, [item for item in known if item not in value] or known)
                or "remove it or mend its name",
            )
    elif rule == "required":
        for key in wanted:
            if key not in value:
                yield Problem(
                    "HC202",
                    f"{name} has no {key}" if path else f"there is no {key}",
                    locate(path, False),
                    "no " + key,
                    f"a field {key}",
                    f"add {key}: {_describe(error.schema, key)}",
                )
    elif rule == "type":
        names = " or ".join(_TYPE_NAMES[item] for item in ([wanted] if isinstance(wanted, str) else wanted))
        yield Problem(
            "HC203",
            f"{name} is not {names}",
            locate(path, False),
            quoted(value),
            names,
            _type_hint(value, wanted),
        )
    elif rule in ("enum", "const"):
        yield _not_one_of(path, name, [wanted] if rule == "const" else wanted, value, locate)
    elif rule == "format":
        form = DATE_FORM if wanted == "date" else INSTANT_FORM
        hint = (
            "the date must exist; write year-month-day"
            if wanted == "date"
            else "give seconds, and Z or an offset"
        )
        yield Problem("HC206", f"{name} is not {form}", locate(path, False), quoted(value), form, hint)
    elif rule in ("oneOf", "anyOf", "not", "dependentRequired", "if"):
        yield Problem(
            "HC207",
            message or f"{name} does not fit together",
            locate(path, False),
            _given(error, value),
            error.schema.get("x-expected", "the fields the schema asks for"),
            error.schema.get("x-hint"),
        )
    elif rule == "propertyNames":
        yield Problem(
            "HC205", error.message, locate(path, False), None, "another name", error.schema.get("x-hint")
        )
    else:
        yield _bounds(path, name, rule, wanted, value, locate, error)


def _given(error: Any, value: Any) -> str:
    """Which of the alternatives' fields are given, where they are told apart by fields."""
    fields = (
        [name for choice in error.validator_value for name in choice.get("required", ())]
        if isinstance(error.validator_value, list)
        else []
    )
    if not fields or not isinstance(value, dict):
        return quoted(value)
    return " and ".join(name for name in fields if name in value) or "none of them"


def _not_one_of(
    path: list[str | int], name: str, allowed: Sequence[Any], value: Any, locate: Locate
) -> Problem:
    if path == ["schema"]:
        return Problem(
            "HC208",
            f"schema {quoted(value)} is not known",
            locate(path, False),
            quoted(value),
            f"schema: {SCHEMA_VERSION}",
            "write schema: 1, or use the version of hipaactl that the file was written for",
        )
    texts = [str(item).lower() if isinstance(item, bool) else str(item) for item in allowed]
    return Problem(
        "HC204",
        f"{name} is not one of the values allowed",
        locate(path, False),
        quoted(value),
        ("one of " if len(texts) > 1 else "") + ", ".join(texts),
        did_you_mean(value, texts) if isinstance(value, str) else None,
    )


def _bounds(
    path: list[str | int], name: str, rule: str, wanted: Any, value: Any, locate: Locate, error: Any
) -> Problem:
    expected = {
        "minLength": "some text",
        "maxLength": f"at most {wanted} characters",
        "minimum": f"{wanted} or more",
        "maximum": f"{wanted} or less",
        "exclusiveMinimum": f"more than {wanted}",
        "minItems": f"at least {wanted} " + ("entry" if wanted == 1 else "entries"),
        "maxItems": f"at most {wanted} entries",
        "minProperties": "at least one field",
        "uniqueItems": "each entry once",
        "contains": error.schema.get("x-expected") or f"a list that holds {wanted}",
        "pattern": error.schema.get("x-expected") or f"text of the form {wanted}",
    }.get(rule, "a value that fits the schema")
    return Problem(
        "HC205",
        f"{name} is not {expected}" if rule != "uniqueItems" else f"{name} holds an entry twice",
        locate(path, False),
        quoted(value),
        expected,
        error.schema.get("x-hint"),
    )


def _matches(pattern: str, key: str) -> bool:
    import re

    return re.search(pattern, key) is not None


def _describe(schema: Any, key: str) -> str:
    described = (
        schema.get("properties", {}).get(key, {}).get("description", "") if isinstance(schema, dict) else ""
    )
    return described.split(". ")[0].rstrip(".") or "it must be given"


def _name(path: Sequence[str | int]) -> str:
    if not path:
        return "the file"
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else (f".{step}" if text else step)
    return text


def _type_hint(value: Any, wanted: Any) -> str | None:
    if value is None:
        return "give a value or remove the line"
    types = [wanted] if isinstance(wanted, str) else list(wanted)
    if isinstance(value, str):
        low = value.strip().lower()
        if "boolean" in types:
            return (
                f"write {_YES.get(low, low if low in ('true', 'false') else 'true or false')} without quotes"
            )
        if ("integer" in types or "number" in types) and low.lstrip("-").isdigit():
            return "write the number without quotes"
        if "array" in types:
            return "write a list: [one, two]"
    elif "string" in types and isinstance(value, (int, float, bool)):
        return "put it between quotes"
    return None


def validate_document(document: Document, schema_name: str) -> list[Problem]:
    """The problems of a document: its own, or else what does not fit the shipped schema ``schema_name``."""
    if document.problems:
        return list(document.problems)
    return shipped_validator(schema_name).problems(document.value, document.locate)


@cache
def shipped_validator(schema_name: str) -> Validator:
    """The validator of a shipped schema, compiled once."""
    return Validator(load_schema(schema_name))
