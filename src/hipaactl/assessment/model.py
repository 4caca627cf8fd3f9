"""What an evaluation says: verdicts, findings, the ledger and the gate, as plain values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hipaactl.source import Location, Problem
from hipaactl.source.dates import Span

# The first of these that holds is a control's verdict (design: section on verdicts).
VERDICTS = (
    "not-applicable",
    "error",
    "invalid",
    "tampered",
    "missing",
    "wrong-period",
    "stale",
    "empty",
    "fail",
    "attested",
    "pass",
)
# Verdicts that say nothing on whether the paragraph is met.
NOT_EVALUABLE = frozenset({"error", "invalid", "tampered", "missing", "wrong-period", "stale", "empty"})

STATUSES = (
    "not-applicable",
    "out-of-scope",
    "decided",
    "not-evaluable",
    "not-met",
    "partly-met",
    "met-attested",
    "met",
    "not-covered",
)


@dataclass(frozen=True, slots=True)
class CoverRef:
    """A waiver or corrective action beside a finding; where it covers nothing ``counts`` is False."""

    type: str
    id: str
    until: date
    counts: bool
    why: str | None
    location: Location


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a control's policy said of one record or kind.

    ``code`` is the control and what the finding is about (the field, else the kind); ``level`` deny or warn;
    ``id`` is None for a kind as a whole.
    """

    code: str
    level: str
    kind: str
    id: str | None
    field: str | None
    message: str
    basis: str
    location: Location | None
    covers: tuple[CoverRef, ...] = ()

    @property
    def covered_by(self) -> CoverRef | None:
        """The first waiver or action that counts."""
        return next((cover for cover in self.covers if cover.counts), None)

    @property
    def subject(self) -> str:
        """``kind/id``, or the kind alone."""
        return self.kind if self.id is None else f"{self.kind}/{self.id}"


@dataclass(frozen=True, slots=True)
class Excluded:
    """A record left out of judgement, and why."""

    kind: str
    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class EvidenceUsed:
    """One evidence file as a control used it. ``received_late``: received after the moment judged."""

    kind: str
    file: str
    sha256: str
    records_file: str | None
    records_sha256: str | None
    source: str
    method: str
    observed_at: datetime | None
    received_at: datetime | None
    period: Span | None
    condition: str
    reason: str | None
    expires: date | None
    records: int
    nil_return: bool
    attested: bool
    received_late: bool
    use: str


@dataclass(frozen=True, slots=True)
class ControlResult:
    """The result of one control. ``reason`` says why where the verdict is not pass, attested or fail."""

    control: str
    title: str
    citations: tuple[str, ...]
    safeguard: str
    basis: str
    severity: str
    verdict: str
    reasons: tuple[str, ...]
    owner: str | None
    population: Mapping[str, int]
    excluded: tuple[Excluded, ...]
    findings: tuple[Finding, ...]
    evidence: tuple[EvidenceUsed, ...]
    later: tuple[str, ...]
    changes: int
    control_digest: str
    policy_digest: str
    location: Location
    remediation: str
    replaced_citations: tuple[str, ...] = ()

    @property
    def denies(self) -> tuple[Finding, ...]:
        """Findings that move the verdict."""
        return tuple(finding for finding in self.findings if finding.level == "deny")

    @property
    def warnings(self) -> tuple[Finding, ...]:
        """Findings that do not."""
        return tuple(finding for finding in self.findings if finding.level == "warn")

    @property
    def covered(self) -> bool:
        """Whether there are findings and every one is covered."""
        return bool(self.denies) and all(finding.covered_by for finding in self.denies)

    @property
    def failing_subjects(self) -> int:
        """How many subjects have a finding."""
        return len({finding.subject for finding in self.denies})

    @property
    def attested_only(self) -> bool:
        """Whether every piece of evidence it judged rests on a person's word."""
        judged = [used for used in self.evidence if used.use == "judged"]
        return self.verdict == "attested" or (bool(judged) and all(used.attested for used in judged))

    @property
    def fails_rule(self) -> bool:
        """Whether a finding of basis rule stands against it."""
        return any(finding.basis == "rule" for finding in self.denies)


@dataclass(frozen=True, slots=True)
class ProgramFinding:
    """A failure that belongs to no policy: a decision, an office, an attribute, a missing statement."""

    code: str
    citation: str | None
    control: str | None
    message: str
    hint: str
    severity: str
    basis: str
    location: Location


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One paragraph's status and why. ``children`` are folded into it; ``decided`` counts decided ones."""

    citation: str
    title: str
    type: str
    designation: str | None
    status: str
    reason: str
    controls: tuple[str, ...]
    parent: str | None
    children: tuple[str, ...]
    basis_program_findings: int
    decided: int
    decision: str | None
    roles: tuple[str, ...]
    words: str | None


@dataclass(frozen=True, slots=True)
class GateFailure:
    """One thing that fails the gate: a control's verdict or a program finding."""

    control: str | None
    citation: str | None
    verdict: str
    severity: str
    message: str


@dataclass(frozen=True, slots=True)
class GateResult:
    """Whether the gate holds, what fails it, and what would but is covered."""

    holds: bool
    failures: tuple[GateFailure, ...]
    covered: tuple[str, ...]
    below_severity: tuple[str, ...]
    fail_on: tuple[str, ...]
    min_severity: str
    covered_policy: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """One evaluation of a program as of a moment. Same inputs, same value."""

    as_of: datetime
    today: date
    period: Span
    reconstructed: bool
    looks_ahead: bool
    organization: str
    roles: tuple[str, ...]
    timezone: str
    tool_version: str
    engine_name: str
    engine_version: str
    rule_as_of: str
    inputs_digest: str
    selected: tuple[str, ...] | None
    results: tuple[ControlResult, ...]
    program_findings: tuple[ProgramFinding, ...]
    problems: tuple[Problem, ...]
    unused_covers: tuple[str, ...]
    ledger: tuple[LedgerEntry, ...]
    gate: GateResult

    @property
    def has_errors(self) -> bool:
        """Whether any selected control could not be evaluated."""
        return any(result.verdict == "error" for result in self.results)

    @property
    def exit_code(self) -> int:
        """0 the gate holds, 1 it fails, 3 something could not be evaluated."""
        if self.has_errors:
            return 3
        return 0 if self.gate.holds else 1

    def result(self, control: str) -> ControlResult | None:
        """The result of one control."""
        return next((item for item in self.results if item.control == control), None)

    def entry(self, citation: str) -> LedgerEntry | None:
        """The ledger's entry of one paragraph."""
        return next((item for item in self.ledger if item.citation == citation), None)


Json = Mapping[str, Any]
