"""The METADATA block of a policy: title, description, citations and the types of its parameters."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from hipaactl.policy.tokens import Token
from hipaactl.source import Document, Location, Problem, did_you_mean, parse_yaml, quoted

TYPES = ("integer", "number", "string", "boolean", "array")
_KEYS = ("type", "description", "minimum", "maximum", "enum", "items", "minItems", "maxItems", "uniqueItems")
# What `opa inspect -a` knows of besides `custom`.
_FIELDS = frozenset(
    [
        "title",
        "description",
        "scope",
        "custom",
        "authors",
        "organizations",
        "related_resources",
        "schemas",
        "entrypoint",
    ]
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One declared parameter: its JSON Schema (`schema`, with ``type``) and where it is declared."""

    name: str
    schema: dict[str, Any]
    location: Location

    @property
    def type(self) -> str:
        """One of `TYPES`."""
        return str(self.schema["type"])


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a policy says of itself."""

    title: str
    description: str
    citations: tuple[str, ...]
    parameters: dict[str, Parameter]
    location: Location
    citations_location: Location


def read_metadata(
    tokens: Sequence[Token], package_line: int, file: str
) -> tuple[Metadata | None, tuple[Problem, ...]]:
    """The METADATA block above the ``package`` line, with what is wrong in it (HC603, HC604).

    Without a block the answer is None without a problem.
    """
    lines = {token.line: token for token in tokens if token.kind == "comment" and token.column == 1}
    starts = [
        line for line, token in lines.items() if line < package_line and token.text[1:].strip() == "METADATA"
    ]
    if not starts:
        return None, ()
    start = max(starts)
    end = start + 1
    while end in lines:
        end += 1
    body = "\n".join(_uncommented(lines[line].text) for line in range(start + 1, end))
    where = Location(file, start)
    if not body.strip():
        return None, (
            _problem("HC603", "METADATA says nothing", where, "an empty block", "title and custom"),
        )
    document = parse_yaml(body + "\n", file, first_line=start + 1)
    if not document.ok:
        return None, tuple(
            dataclasses.replace(problem, location=_shifted(problem.location, lines))
            for problem in document.problems
        )
    return _Reader(document, where, lines).read()


def _uncommented(text: str) -> str:
    return text[2:] if text.startswith("# ") else text[1:]


def _shifted(location: Location | None, lines: dict[int, Token]) -> Location | None:
    """A place in the YAML as a place in the file: the comment sign and its blank come before it."""
    if location is None or location.line not in lines:
        return location
    return Location(
        location.file, location.line, location.column + (2 if lines[location.line].text[1:2] == " " else 1)
    )


def _problem(
    code: str,
    message: str,
    where: Location | None,
    found: str | None,
    expected: str | None,
    hint: str | None = None,
) -> Problem:
    return Problem(code, message, where, found=found, expected=expected, hint=hint)


class _Reader:
    """Reads one parsed block; collects every problem in it."""

    def __init__(self, document: Document, where: Location, lines: dict[int, Token]) -> None:
        self._document = document
        self._where = where
        self._lines = lines
        self._problems: list[Problem] = []

    def _at(self, *path: str | int, key: bool = False) -> Location:
        return _shifted(self._document.locate(path, key), self._lines) or self._where

    def _add(
        self,
        message: str,
        where: Location,
        found: str,
        expected: str,
        hint: str | None = None,
        code: str = "HC604",
    ) -> None:
        self._problems.append(_problem(code, message, where, found, expected, hint))

    def read(self) -> tuple[Metadata | None, tuple[Problem, ...]]:
        value = self._document.value
        if not isinstance(value, dict):
            self._add(
                "METADATA is not a mapping",
                self._where,
                quoted(value),
                "title, description, custom",
                None,
                "HC603",
            )
            return None, tuple(self._problems)
        for name in value:
            if name not in _FIELDS:
                self._add(
                    f"unknown METADATA field {name}",
                    self._at(name, key=True),
                    name,
                    "title, description or custom",
                    did_you_mean(name, _FIELDS),
                )
        title, description = self._text(value, "title", True), self._text(value, "description", False)
        custom = value.get("custom", {})
        if not isinstance(custom, dict):
            self._add(
                "custom is not a mapping", self._at("custom"), quoted(custom), "citations and parameters"
            )
            custom = {}
        citations = self._citations(custom)
        parameters = self._parameters(custom)
        if self._problems:
            return None, tuple(self._problems)
        place = self._at("custom", "citations") if "citations" in custom else self._where
        return Metadata(title, description, citations, parameters, self._where, place), ()

    def _text(self, value: dict[str, Any], name: str, required: bool) -> str:
        text = value.get(name)
        if text is None and not required:
            return ""
        if isinstance(text, str) and text.strip():
            return text.strip()
        where = self._at(name) if name in value else self._where
        self._add(
            f"METADATA has no {name}" if text is None else f"{name} is not text", where, quoted(text), "text"
        )
        return ""

    def _citations(self, custom: dict[str, Any]) -> tuple[str, ...]:
        citations = custom.get("citations", [])
        if isinstance(citations, list) and all(isinstance(item, str) for item in citations):
            return tuple(citations)
        self._add(
            "citations is not a list of texts",
            self._at("custom", "citations"),
            quoted(citations),
            "a list",
            'write citations: ["164.312(a)(1)"]',
        )
        return ()

    def _parameters(self, custom: dict[str, Any]) -> dict[str, Parameter]:
        parameters = custom.get("parameters", {})
        if not isinstance(parameters, dict):
            self._add(
                "parameters is not a mapping",
                self._at("custom", "parameters"),
                quoted(parameters),
                "names and types",
            )
            return {}
        result: dict[str, Parameter] = {}
        for name, schema in parameters.items():
            if self._parameter_is_sound(name, schema):
                result[name] = Parameter(name, schema, self._at("custom", "parameters", name, key=True))
        return result

    def _parameter_is_sound(self, name: str, schema: Any) -> bool:
        before = len(self._problems)
        path = ("custom", "parameters", name)
        hint = f"write {name}: {{type: integer, minimum: 1}}"
        if not isinstance(schema, dict):
            self._add(
                f"parameter {name} has no type", self._at(*path), quoted(schema), "a mapping with type", hint
            )
            return False
        for key, value in schema.items():
            if key not in _KEYS:
                self._add(
                    f"parameter {name}: unknown key {key}",
                    self._at(*path, key, key=True),
                    key,
                    ", ".join(_KEYS),
                    did_you_mean(key, _KEYS),
                )
            elif not _sound(key, value):
                self._add(
                    f"parameter {name}: {key} is not sound",
                    self._at(*path, key),
                    quoted(value),
                    _SOUND[key],
                    hint,
                )
        if "type" not in schema:
            self._add(f"parameter {name} has no type", self._at(*path), "no type", ", ".join(TYPES), hint)
        return len(self._problems) == before


_SOUND = {
    "type": "one of " + ", ".join(TYPES),
    "description": "text",
    "minimum": "a number",
    "maximum": "a number",
    "enum": "a list of values",
    "items": "a mapping with type",
    "minItems": "a count",
    "maxItems": "a count",
    "uniqueItems": "true or false",
}


def _sound(key: str, value: Any) -> bool:
    match key:
        case "type":
            return value in TYPES
        case "description":
            return isinstance(value, str)
        case "enum":
            return isinstance(value, list) and bool(value)
        case "items":
            return (
                isinstance(value, dict)
                and value.get("type") in TYPES[:-1]
                and all(part in _KEYS[:5] and _sound(part, inner) for part, inner in value.items())
            )
        case "uniqueItems":
            return isinstance(value, bool)
        case "minItems" | "maxItems":
            return isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return isinstance(value, int | float) and not isinstance(value, bool)
