"""The one input document of a run: what the policies see, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.selection import Selection, select
from hipaactl.program.model import Control, Program
from hipaactl.program.moment import Moment
from hipaactl.source.dates import format_instant


def select_all(program: Program, at: Moment, kinds: Iterable[str]) -> dict[str, Selection]:
    """The selected evidence of each kind as of the moment."""
    by_kind: dict[str, list[EvidenceFile]] = {}
    for file in program.evidence:
        by_kind.setdefault(file.kind, []).append(file)
    return {kind: select(program.kinds[kind], by_kind.get(kind, []), at.as_of) for kind in sorted(set(kinds))}


def declared_kinds(controls: Iterable[Control]) -> set[str]:
    """The kinds that any of the controls declares."""
    return {use.kind for control in controls for use in control.evidence}


def build_input(
    program: Program, at: Moment, controls: Iterable[Control], selections: Mapping[str, Selection]
) -> dict[str, Any]:
    """The input document: as_of, today, organization, parameters by control, evidence by kind."""
    chosen = list(controls)
    return {
        "as_of": format_instant(at.as_of),
        "today": at.today.isoformat(),
        "organization": {
            "name": program.name,
            "roles": sorted(program.roles),
            "attributes": dict(program.attributes),
        },
        "parameters": {control.input_name: dict(control.parameters) for control in chosen},
        "evidence": {
            kind: {
                "records": selections[kind].records,
                "sources": [
                    _source(file) for file in selections[kind].files if not selections[kind].problems_of(file)
                ],
            }
            for kind in sorted(declared_kinds(chosen))
        },
    }


def _source(file: EvidenceFile) -> dict[str, Any]:
    said: dict[str, Any] = {"method": file.source.get("method", ""), "nil_return": file.nil_return}
    said["attested"] = file.attested
    for name in ("system", "office", "person", "collected_by"):
        if name in file.source:
            said[name] = file.source[name]
    if file.observed_at is not None:
        said["observed_at"] = format_instant(file.observed_at)
    if file.received_at is not None:
        said["received_at"] = format_instant(file.received_at)
    if file.period is not None:
        said["period"] = {"from": file.period.first.isoformat(), "to": file.period.last.isoformat()}
    return said
