"""A snapshot: everything beside the assessment that a reader of it needs; a site is built from it alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from hipaactl.assessment.inputs import declared_kinds, select_all
from hipaactl.assessment.model import Assessment
from hipaactl.policy import ModuleSet
from hipaactl.program.model import Control, Program
from hipaactl.program.moment import Moment

SNAPSHOT_VERSION = "1"


def snapshot(program: Program, modules: ModuleSet, assessment: Assessment) -> dict[str, Any]:
    """What the site prints beside the assessment: controls, statements, decisions, covers, registers, rules.

    JSON-ready and deterministic: the same program and assessment give the same value.
    """
    at = Moment(assessment.as_of, assessment.today, assessment.reconstructed)
    selections = select_all(program, at, declared_kinds(program.controls.values()))
    return {
        "snapshot_version": SNAPSHOT_VERSION,
        "inputs_digest": assessment.inputs_digest,
        "organization": {
            "name": program.name,
            "roles": sorted(program.roles),
            "attributes": dict(program.attributes),
            "timezone": program.zone.key,
        },
        "scope_out": [{"citation": item.citation, "reason": item.reason} for item in program.scope_out],
        "controls": {name: _control(program, control) for name, control in program.controls.items()},
        "decisions": {
            citation: {
                "outcome": item.outcome,
                "rationale": item.rationale,
                "measure": item.measure,
                "no_alternative": item.no_alternative,
                "approved_by": item.approved_by,
                "approved_on": item.approved_on.isoformat(),
                "review_by": item.review_by.isoformat(),
            }
            for citation, item in sorted(program.decisions.items())
            if item.approved_on <= at.today
        },
        "covers": [
            {
                "type": item.type,
                "id": item.id,
                "control": item.control,
                "subjects": list(item.subjects),
                "owner": item.owner,
                "approved_by": item.approved_by,
                "opened": item.opened.isoformat(),
                "last_day": item.last_day.isoformat(),
                "status": item.status,
                "text": item.text,
            }
            for item in program.covers
            if item.opened <= at.today
        ],
        "registers": {
            kind: {
                "title": selection.kind.title,
                "records": selection.records,
                "changes": [
                    {
                        "id": change.id,
                        "before": change.before,
                        "after": change.after,
                        "fields": list(change.fields),
                    }
                    for change in selection.changes
                ],
                "superseded": [file.file for file in selection.superseded],
                "later": [file.file for file in selection.later],
            }
            for kind, selection in selections.items()
        },
        "statements": [
            {"file": file.file, "statement": file.statement, "source": dict(file.source)}
            for selection in selections.values()
            for file in selection.files
            if file.statement
        ],
        "policies": {module.package: _module(module.file, module.text) for module in modules.evaluated},
    }


def _module(file: str, text: str) -> Mapping[str, str]:
    return {"file": file, "source": text}


def _control(program: Program, control: Control) -> dict[str, Any]:
    said = program.implementations.get(control.id)
    return {
        "title": control.title,
        "citations": list(control.citations),
        "safeguard": control.safeguard,
        "severity": control.severity,
        "basis": control.basis,
        "objective": control.objective,
        "applies_when": dict(control.applies_when),
        "parameters": dict(control.parameters),
        "policy": control.policy,
        "remediation": control.remediation,
        "file": control.file,
        "owner": said.owner if said else None,
        "statement": said.statement if said else None,
        "overrides": {
            name: {"value": item.value, "rationale": item.rationale} for name, item in said.parameters.items()
        }
        if said
        else {},
    }
