"""Digests that tie a result to what it was made from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from hipaactl.program.model import Control, Program


def digest(value: Any) -> str:
    """SHA-256 (hexadecimal) of a value's canonical JSON."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def control_digest(control: Control) -> str:
    """Digest of a control as judged, overrides applied."""
    return digest(
        {
            "id": control.id,
            "title": control.title,
            "citations": control.citations,
            "severity": control.severity,
            "basis": control.basis,
            "objective": control.objective,
            "applies_when": dict(control.applies_when),
            "parameters": dict(control.parameters),
            "evidence": [[use.kind, use.judged, use.max_age, use.covers] for use in control.evidence],
            "policy": control.policy,
            "remediation": control.remediation,
        }
    )


def inputs_digest(program: Program, policies: Mapping[str, str], rule_digest: str) -> str:
    """One digest over everything that was judged: files by name and SHA-256, and the text of the rule."""
    evidence = {file.file: file.sha256 for file in program.evidence}
    records = {file.records_file: file.records_sha256 for file in program.evidence if file.records_file}
    return digest(
        {
            "program": dict(program.inputs),
            "kinds": {
                name: digest(program.kinds[name].schema) for name in program.kinds if program.kinds[name].own
            },
            "policies": dict(policies),
            "evidence": {**evidence, **records},
            "rule": rule_digest,
        }
    )
