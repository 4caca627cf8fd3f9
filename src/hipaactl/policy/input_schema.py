"""The JSON Schema of the input document, for ``opa check --strict -s`` and for editors."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

_TEXT = {"type": "string"}
_DAY = {"type": "string", "format": "date"}
_INSTANT = {"type": "string", "format": "date-time"}
# What `opa check` understands of a schema; the rest is about values, which it never sees.
_KEPT = ("type", "description", "enum", "items", "properties", "additionalProperties", "format")


def _closed(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "properties": dict(properties)}


_SOURCES = {
    "type": "array",
    "items": _closed(
        {
            "system": _TEXT,
            "office": _TEXT,
            "person": _TEXT,
            "collected_by": _TEXT,
            "method": {"type": "string", "enum": ["export", "api", "manual", "attestation"]},
            "observed_at": _INSTANT,
            "received_at": _INSTANT,
            "nil_return": {"type": "boolean"},
            "attested": {"type": "boolean"},
            "period": _closed({"from": _DAY, "to": _DAY}),
        }
    ),
}


def _plain(schema: Mapping[str, Any]) -> dict[str, Any]:
    """A schema cut down to what types a value; ``const`` becomes an enumeration of one."""
    kept: dict[str, Any] = {key: value for key, value in schema.items() if key in _KEPT}
    if "const" in schema:
        kept["enum"] = [schema["const"]]
    if isinstance(kept.get("items"), Mapping):
        kept["items"] = _plain(kept["items"])
    if isinstance(kept.get("properties"), Mapping):
        kept["properties"] = {name: _plain(item) for name, item in kept["properties"].items()}
    return kept


def _record(schema: Mapping[str, Any]) -> dict[str, Any]:
    properties = {name: _plain(item) for name, item in schema.get("properties", {}).items()}
    # The loader adds the id of the record.
    return _closed({"id": _TEXT, **properties})


def input_schema(
    kinds: Mapping[str, Mapping[str, Any]], parameters: Mapping[str, Mapping[str, Mapping[str, Any]]]
) -> dict[str, Any]:
    """The schema of ``input``.

    ``kinds`` are the schemas of one record by kind; ``parameters`` are, by control id, the schemas of its
    parameters by name (`hipaactl.policy.metadata.Parameter.schema`). Names that do not exist are refused
    everywhere but in the attributes of the organization, which are the program's own.
    """
    evidence = {
        kind: _closed({"records": {"type": "array", "items": _record(schema)}, "sources": _SOURCES})
        for kind, schema in sorted(kinds.items())
    }
    given = {
        control.replace("-", "_"): _closed({name: _plain(schema) for name, schema in sorted(names.items())})
        for control, names in sorted(parameters.items())
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "hipaactl input",
        **_closed(
            {
                "as_of": _INSTANT,
                "today": _DAY,
                "organization": _closed(
                    {
                        "name": _TEXT,
                        "roles": {"type": "array", "items": _TEXT},
                        "attributes": {"type": "object", "additionalProperties": True},
                    }
                ),
                "parameters": _closed(given),
                "evidence": _closed(evidence),
            }
        ),
    }
