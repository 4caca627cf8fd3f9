"""The program as loaded: what is asked, what the organization says of it, and its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.kinds import Kinds
from hipaactl.source import Document, Location, PathTo, Problem

SEVERITIES = ("low", "medium", "high", "critical")
FAILING = ("error", "invalid", "tampered", "missing", "wrong-period", "stale", "empty", "fail")

Basis = Literal["rule", "program"]


@dataclass(frozen=True, slots=True)
class EvidenceUse:
    """A kind of evidence a control reads: ``max_age`` in days, ``covers`` period, quarter, month or None."""

    kind: str
    judged: bool
    max_age: int | None
    covers: str | None


@dataclass(frozen=True, slots=True)
class Control:
    """One control with the organization's overrides applied.

    ``safeguard`` is the folder it lies in; ``own`` says it is the program's rather than the baseline's.
    """

    id: str
    title: str
    citations: tuple[str, ...]
    severity: str
    basis: Basis
    objective: str
    applies_when: Mapping[str, Any]
    parameters: Mapping[str, Any]
    evidence: tuple[EvidenceUse, ...]
    policy: str
    remediation: str
    safeguard: str
    own: bool
    document: Document = field(repr=False, compare=False)

    @property
    def file(self) -> str:
        """The file it is written in, relative to the program's root."""
        return self.document.file

    @property
    def input_name(self) -> str:
        """Its name among ``input.parameters``."""
        return self.id.replace("-", "_")

    def locate(self, path: PathTo = ()) -> Location:
        """Where a part of it stands."""
        return self.document.locate(path)


@dataclass(frozen=True, slots=True)
class Override:
    """A value the organization uses instead of the control's, and why."""

    value: Any
    rationale: str
    location: Location


@dataclass(frozen=True, slots=True)
class Implementation:
    """What the organization says of one control."""

    control: str
    owner: str
    statement: str
    parameters: Mapping[str, Override]
    severity: Override | None
    max_age: Mapping[str, Override]
    location: Location
    owner_location: Location


@dataclass(frozen=True, slots=True)
class Decision:
    """What the organization decided on one addressable specification (164.306(d)(3))."""

    citation: str
    outcome: Literal["implemented", "alternative", "not-reasonable"]
    rationale: str
    measure: str | None
    no_alternative: str | None
    approved_by: str
    approved_on: date
    review_by: date
    location: Location


@dataclass(frozen=True, slots=True)
class Cover:
    """A waiver or a corrective action: ``last_day`` is the day it expires or is due."""

    type: Literal["waiver", "corrective-action"]
    id: str
    control: str
    subjects: tuple[str, ...]
    owner: str
    approved_by: str
    opened: date
    last_day: date
    status: str
    text: str
    location: Location


@dataclass(frozen=True, slots=True)
class OutOfScope:
    """A section or paragraph declared out of scope, with the reason."""

    citation: str
    reason: str
    location: Location


@dataclass(frozen=True, slots=True)
class Gate:
    """What makes a check fail."""

    fail_on: tuple[str, ...] = FAILING
    min_severity: str = "low"
    covered: Literal["allow", "fail"] = "allow"


@dataclass(slots=True)
class Program:
    """Everything a run is judged by. ``evidence`` holds every file, whatever its date."""

    root: Path
    name: str
    roles: frozenset[str]
    attributes: Mapping[str, Any]
    zone: ZoneInfo
    pinned_as_of: date | None
    gate: Gate
    scope_out: tuple[OutOfScope, ...]
    ruled_out: Mapping[str, str]
    controls: Mapping[str, Control]
    implementations: Mapping[str, Implementation]
    decisions: Mapping[str, Decision]
    covers: tuple[Cover, ...]
    kinds: Kinds
    evidence: list[EvidenceFile]
    evidence_problems: list[Problem]
    policy_folders: tuple[tuple[Path, bool], ...]
    document: Document
    decisions_document: Document | None
    inputs: Mapping[str, str]

    def evidence_of(self, kind: str) -> list[EvidenceFile]:
        """Every file in the folder of ``kind``."""
        return [file for file in self.evidence if file.kind == kind]

    def owner_of(self, control: str) -> str | None:
        """The office that owns a control, where the program says so."""
        said = self.implementations.get(control)
        return said.owner if said else None
