from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from hipaactl.policy import ModuleSet, input_schema

KINDS = {
    "systems": {
        "type": "object",
        "x-id": ["system_id"],
        "additionalProperties": False,
        "properties": {
            "system_id": {"type": "string", "minLength": 1},
            "status": {"type": "string", "enum": ["in_use", "retired"]},
            "minutes": {"type": "integer"},
            "owners": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        },
    }
}


def _schema(rules: ModuleSet) -> dict[str, object]:
    metadata = rules.policies[0].metadata
    assert metadata is not None
    declared = {name: parameter.schema for name, parameter in metadata.parameters.items()}
    return input_schema(KINDS, {"session-length": declared})


def test_records_have_their_fields_and_an_id(rules: ModuleSet) -> None:
    schema = json.loads(json.dumps(_schema(rules)))
    records = schema["properties"]["evidence"]["properties"]["systems"]["properties"]["records"]
    assert list(records["items"]["properties"]) == ["id", "system_id", "status", "minutes", "owners"]
    assert records["items"]["additionalProperties"] is False
    assert schema["properties"]["parameters"]["properties"] == {
        "session_length": {
            "type": "object",
            "additionalProperties": False,
            "properties": {"minutes": {"type": "integer"}},
        }
    }


@pytest.mark.parametrize(
    ("written", "changed", "line"),
    [
        (None, None, None),
        ("system.minutes > limits.minutes", "system.minuets > limits.minutes", "32"),
        ("system.minutes > limits.minutes", "system.minutes > limits.minuets", "48"),
        (
            "input.evidence.systems.records\n\tjudged(system)\n\tsystem.min",
            "input.evidence.system.records\n\tjudged(system)\n\tsystem.min",
            "30",
        ),
        (
            "input.evidence.systems.records\n\tjudged(system)\n\tsystem.min",
            "input.evidence.systems.record\n\tjudged(system)\n\tsystem.min",
            "30",
        ),
        ("input.parameters.session_length", "input.parameters.session_lenght", "12"),
    ],
)
def test_opa_catches_what_is_misspelt(
    opa: str, rules: ModuleSet, tmp_path: Path, written: str | None, changed: str | None, line: str | None
) -> None:
    (tmp_path / "schema.json").write_text(json.dumps(_schema(rules)))
    policies = tmp_path / "policies"
    policies.mkdir()
    for module in rules.evaluated:
        text = module.text
        if module.is_policy and written is not None and changed is not None:
            assert written in text
            text = text.replace(written, changed, 1)
        (policies / module.file).write_text(text)
    command = [opa, "check", "--strict", "-s", str(tmp_path / "schema.json"), str(policies)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode == 0) == (written is None), done.stderr
    if line is not None:
        assert f"session_length.rego:{line}" in done.stderr
