"""Kinds of evidence: one JSON Schema each, shipped with hipaactl or a program's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from hipaactl.source import Location, Problem, find_files, read_json, relative_name
from hipaactl.source.dates import parse_days
from hipaactl.source.document import Locator
from hipaactl.source.validation import Validator, load_schema

SUFFIX = ".schema.json"
_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_SIMPLE = {"string", "integer", "number", "boolean", "array"}


@dataclass(frozen=True)
class Shows:
    """A field value in evidence that shows an attribute of the organization to hold a value."""

    when: Mapping[str, Any]
    attribute: str
    value: Any


@dataclass(frozen=True)
class Kind:
    """One kind of record.

    ``id_fields`` identify a record; ``cumulative`` kinds keep every file's records, others the newest file of
    each source; ``max_age`` is the usual age limit in days, or None.
    """

    name: str
    title: str
    schema: Mapping[str, Any]
    id_fields: tuple[str, ...]
    cumulative: bool
    max_age: int | None
    shows: tuple[Shows, ...]
    own: bool

    @property
    def properties(self) -> Mapping[str, Mapping[str, Any]]:
        """The JSON Schema of each field."""
        found: Mapping[str, Mapping[str, Any]] = self.schema.get("properties", {})
        return found

    @property
    def required(self) -> tuple[str, ...]:
        """Fields every record has."""
        return tuple(self.schema.get("required", ()))

    @cached_property
    def validator(self) -> Validator:
        """Checks one record."""
        return Validator(self.schema)

    @cached_property
    def list_validator(self) -> Validator:
        """Checks a list of records at once, which is quicker where all are sound."""
        return Validator({"type": "array", "items": self.schema})

    def id_of(self, record: Mapping[str, Any]) -> str:
        """The record's id: its id fields percent-encoded and joined by ``/``."""
        return "/".join(quote(str(record[field]), safe="") for field in self.id_fields)


class Kinds(Mapping[str, Kind]):
    """The kinds a program may use: its own, and the shipped ones, which are read when first asked for."""

    def __init__(self, own: Mapping[str, Kind], problems: tuple[Problem, ...] = ()) -> None:
        self._own = own
        self.problems = problems
        self._shipped: dict[str, Kind | None] = dict.fromkeys(shipped_kind_names())

    def __getitem__(self, name: str) -> Kind:
        if name in self._own:
            return self._own[name]
        kind = self._shipped[name]
        if kind is None:
            kind = self._shipped[name] = make_kind(name, load_schema(f"kinds/{name}"), own=False)
        return kind

    def __iter__(self) -> Iterator[str]:
        return iter(sorted({*self._own, *self._shipped}))

    def __len__(self) -> int:
        return len({*self._own, *self._shipped})


def shipped_kind_names() -> list[str]:
    """Names of the kinds that hipaactl ships."""
    folder = resources.files("hipaactl").joinpath("schemas", "kinds")
    return sorted(item.name.removesuffix(SUFFIX) for item in folder.iterdir() if item.name.endswith(SUFFIX))


def make_kind(name: str, schema: Mapping[str, Any], own: bool) -> Kind:
    """A kind from its schema, which is taken to be sound."""
    shows = tuple(Shows(item["when"], item["attribute"], item["value"]) for item in schema.get("x-shows", ()))
    age = schema.get("x-max-age")
    return Kind(
        name=name,
        title=str(schema.get("title", name)),
        schema=schema,
        id_fields=tuple(schema["x-id"]),
        cumulative=schema["x-collection"] == "cumulative",
        max_age=parse_days(age) if age else None,
        shows=shows,
        own=own,
    )


def load_kinds(root: Path, folder: Path) -> Kinds:
    """The shipped kinds and those in ``folder`` of the program at ``root``; unsound ones become problems."""
    own: dict[str, Kind] = {}
    paths, problems = find_files(root, folder, (".json",))
    shipped = set(shipped_kind_names())
    for path in paths:
        file = relative_name(root, path)
        name = path.name.removesuffix(SUFFIX)
        if not path.name.endswith(SUFFIX) or not name.isidentifier() or name.lower() != name:
            problems.append(
                Problem(
                    "HC411",
                    f"{file} is not named as a kind",
                    Location(file),
                    path.name,
                    f"<kind>{SUFFIX} with a snake_case name",
                    "rename the file",
                )
            )
            continue
        if name in shipped:
            problems.append(
                Problem(
                    "HC406",
                    f"the kind {name} is one that hipaactl ships",
                    Location(file),
                    name,
                    "a name of its own",
                    "choose another name; a shipped kind cannot be replaced",
                )
            )
            continue
        document = read_json(root, path)
        found = list(document.problems) or check_kind(document.value, document.locate)
        problems.extend(found)
        if not found:
            own[name] = make_kind(name, document.value, own=True)
    return Kinds(own, tuple(problems))


def check_kind(schema: Any, locate: Locator) -> list[Problem]:
    """What keeps a schema from being a kind: not a JSON Schema, no id, fields of a shape CSV cannot hold."""
    import jsonschema

    def problem(message: str, path: list[str | int], expected: str) -> Problem:
        where = locate(path, False)
        return Problem("HC509", message, where, None, expected, "compare with a shipped kind's schema")

    if not isinstance(schema, dict):
        return [problem("a kind is a JSON Schema", [], "a mapping")]
    try:
        jsonschema.Draft202012Validator.check_schema(schema)
    except jsonschema.SchemaError as error:
        path = list(error.absolute_path)
        return [problem(f"no sound JSON Schema: {error.message}", path, "JSON Schema 2020-12")]
    properties = schema.get("properties")
    if schema.get("type") != "object" or not isinstance(properties, dict) or not properties:
        return [problem("the schema does not describe a record", [], "type: object with properties")]
    wrong = [*_outside(schema, []), *_identity(schema, properties), *_keywords(schema), *_fields(properties)]
    return [problem(message, path, expected) for path, message, expected in wrong]


_Wrong = tuple[list[str | int], str, str]


def _outside(value: Any, path: list[str | int]) -> Iterator[_Wrong]:
    # A reference elsewhere would be fetched over the network, or read from a file, by the validators.
    items: Iterable[tuple[str | int, Any]] = ()
    if isinstance(value, dict):
        for name in ("$ref", "$dynamicRef", "$id", "$schema"):
            target = value.get(name)
            if isinstance(target, str) and not (name == "$schema" and target == _DIALECT):
                yield [*path, name], f"{name} leads elsewhere", "the fields written out where they are"
        items = value.items()
    elif isinstance(value, list):
        items = enumerate(value)
    for key, item in items:
        yield from _outside(item, [*path, key])


def _identity(schema: Mapping[str, Any], properties: Mapping[str, Any]) -> Iterator[_Wrong]:
    if schema.get("additionalProperties") is not False:
        yield [], "unknown fields would be let through", '"additionalProperties": false'
    ids, scope = schema.get("x-id"), schema.get("x-scope", [])
    if not isinstance(ids, list) or not ids or not all(item in properties for item in ids):
        yield ["x-id"], "x-id does not name fields of the record", "a list of fields"
        ids = []
    for name in [*ids, *(scope if isinstance(scope, list) else [])]:
        if name not in schema.get("required", []):
            yield ["required"], f"{name} decides identity or scope and is not required", str(name)
    for name in scope if isinstance(scope, list) else []:
        field = properties.get(name, {})
        if isinstance(field, dict) and field.get("type") != "boolean" and "enum" not in field:
            yield ["properties", name], f"{name} decides scope and may be any text", "an enum, or a boolean"


def _keywords(schema: Mapping[str, Any]) -> Iterator[_Wrong]:
    if schema.get("x-collection") not in ("snapshot", "cumulative"):
        yield ["x-collection"], "x-collection is missing", "snapshot or cumulative"
    age = schema.get("x-max-age")
    if age is not None and (not isinstance(age, str) or parse_days(age) is None):
        yield ["x-max-age"], "x-max-age is not a number of days", "such as 35d"
    shows = schema.get("x-shows", [])
    sound = isinstance(shows, list) and all(
        isinstance(item, dict)
        and isinstance(item.get("when"), dict)
        and item["when"]
        and isinstance(item.get("attribute"), str)
        and "value" in item
        for item in shows
    )
    if not sound:
        yield ["x-shows"], "x-shows is not understood", "a list of {when: {field: value}, attribute, value}"


def _fields(properties: Mapping[str, Any]) -> Iterator[_Wrong]:
    for name in ("id", "kind"):
        if name in properties:
            yield (
                ["properties", name],
                f"{name} is what hipaactl tells records apart by",
                "another field name",
            )
    for name, field in properties.items():
        kind = field.get("type", "string" if "enum" in field else None) if isinstance(field, dict) else None
        if not isinstance(kind, str) or kind not in _SIMPLE:
            expected = ", ".join(sorted(_SIMPLE))
            yield ["properties", name], f"{name} has no type a record can hold", expected
