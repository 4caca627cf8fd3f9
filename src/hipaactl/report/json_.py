"""The assessment as JSON: the form other tools rely on. Its schema is schemas/assessment.schema.json."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from hipaactl.assessment.model import (
    Assessment,
    ControlResult,
    CoverRef,
    EvidenceUsed,
    Excluded,
    Finding,
    GateFailure,
    GateResult,
    LedgerEntry,
    ProgramFinding,
)
from hipaactl.report.words import evidence_key, finding_key
from hipaactl.source import Location, Problem
from hipaactl.source.dates import Span, format_instant

SCHEMA_VERSION = "1"

# Controls beyond those JSON escapes anyway, zero-width and bidi characters, lone surrogates.
_UNSEEN = re.compile("[\x7f-\x9f\xad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")

Json = dict[str, Any]


def assessment_json(assessment: Assessment) -> str:
    """The whole assessment, by schemas/assessment.schema.json. The same assessment gives the same bytes."""
    return dump(assessment_value(assessment))


def problems_json(problems: Iterable[Problem], exit_code: int) -> str:
    """What stopped a run before anything was judged: ``schema_version``, ``exit_code`` and ``problems[]``."""
    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "exit_code": exit_code,
            "problems": [problem_value(item) for item in sorted(problems, key=lambda item: item.sort_key)],
        }
    )


def dump(value: Any) -> str:
    """JSON as every report writes it: keys sorted, two spaces, text as it is, a newline at the end.

    What a terminal would act on, a reader not see or UTF-8 not hold is escaped; JSON reads it back the same.
    """
    text = json.dumps(value, ensure_ascii=False, allow_nan=False, indent=2, sort_keys=True)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", text) + "\n"


def assessment_value(assessment: Assessment) -> Json:
    """The assessment as plain values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "as_of": format_instant(assessment.as_of),
        "today": assessment.today.isoformat(),
        "timezone": assessment.timezone,
        "period": span_value(assessment.period),
        "reconstructed": assessment.reconstructed,
        "looks_ahead": assessment.looks_ahead,
        "organization": {"name": assessment.organization, "roles": sorted(assessment.roles)},
        "tool": {"name": "hipaactl", "version": assessment.tool_version},
        "engine": {"name": assessment.engine_name, "version": assessment.engine_version},
        "rule_as_of": assessment.rule_as_of,
        "inputs_digest": assessment.inputs_digest,
        "selected": None if assessment.selected is None else sorted(assessment.selected),
        "results": [result_value(item) for item in sorted(assessment.results, key=lambda item: item.control)],
        "program_findings": [
            program_finding_value(item)
            for item in sorted(assessment.program_findings, key=program_finding_key)
        ],
        "problems": [
            problem_value(item) for item in sorted(assessment.problems, key=lambda item: item.sort_key)
        ],
        "unused_covers": sorted(assessment.unused_covers),
        "ledger": [entry_value(item) for item in assessment.ledger],
        "gate": gate_value(assessment.gate),
        "exit_code": assessment.exit_code,
    }


def result_value(result: ControlResult) -> Json:
    """One control's result."""
    covering = {finding.covered_by.id for finding in result.denies if finding.covered_by}
    return {
        "control": result.control,
        "title": result.title,
        "citations": list(result.citations),
        "replaced_citations": list(result.replaced_citations),
        "safeguard": result.safeguard,
        "basis": result.basis,
        "severity": result.severity,
        "verdict": result.verdict,
        "reasons": list(result.reasons),
        "owner": result.owner,
        "covered": result.covered,
        "covered_by": sorted(covering),
        "failing_subjects": result.failing_subjects,
        "population": dict(result.population),
        "excluded": dict(Counter(item.kind for item in result.excluded)),
        "excluded_records": [_excluded(item) for item in sorted(result.excluded, key=_excluded_key)],
        "findings": [finding_value(item) for item in sorted(result.findings, key=finding_key)],
        "evidence": [evidence_value(item) for item in sorted(result.evidence, key=evidence_key)],
        "later_evidence": sorted(result.later),
        "changed_records": result.changes,
        "remediation": result.remediation,
        "control_digest": result.control_digest,
        "policy_digest": result.policy_digest,
        "location": location_value(result.location),
    }


def _excluded(item: Excluded) -> Json:
    return {"kind": item.kind, "id": item.id, "reason": item.reason}


def _excluded_key(item: Excluded) -> tuple[str, str, str]:
    return (item.kind, item.id, item.reason)


def finding_value(finding: Finding) -> Json:
    """One finding; ``covers_nothing`` lists waivers and actions that name it and do not count."""
    cover = finding.covered_by
    return {
        "code": finding.code,
        "level": finding.level,
        "kind": finding.kind,
        "id": finding.id,
        "field": finding.field,
        "message": finding.message,
        "basis": finding.basis,
        "covered_by": {"type": cover.type, "id": cover.id, "until": day(cover.until)} if cover else None,
        "covers_nothing": [_void(item) for item in finding.covers if not item.counts],
        "location": location_value(finding.location),
    }


def _void(cover: CoverRef) -> Json:
    return {
        "type": cover.type,
        "id": cover.id,
        "until": day(cover.until),
        "why": cover.why,
        "location": location_value(cover.location),
    }


def evidence_value(used: EvidenceUsed) -> Json:
    """One evidence file as a control used it."""
    return {
        "kind": used.kind,
        "file": used.file,
        "sha256": used.sha256,
        "records_file": used.records_file,
        "records_sha256": used.records_sha256,
        "source": used.source,
        "method": used.method,
        "observed_at": instant(used.observed_at),
        "received_at": instant(used.received_at),
        "received_late": used.received_late,
        "period": span_value(used.period),
        "condition": used.condition,
        "reason": used.reason,
        "expires": day(used.expires),
        "records": used.records,
        "nil_return": used.nil_return,
        "attested": used.attested,
        "use": used.use,
    }


def program_finding_value(finding: ProgramFinding) -> Json:
    """One failure that belongs to no policy."""
    return {
        "code": finding.code,
        "citation": finding.citation,
        "control": finding.control,
        "message": finding.message,
        "hint": finding.hint,
        "severity": finding.severity,
        "basis": finding.basis,
        "location": location_value(finding.location),
    }


def program_finding_key(finding: ProgramFinding) -> tuple[Location, str, str, str, str]:
    """Sorts program findings by place."""
    return (finding.location, finding.code, finding.citation or "", finding.control or "", finding.message)


def problem_value(problem: Problem) -> Json:
    """One Problem."""
    return {
        "code": problem.code,
        "message": problem.message,
        "found": problem.found,
        "expected": problem.expected,
        "hint": problem.hint,
        "location": location_value(problem.location),
    }


def entry_value(entry: LedgerEntry) -> Json:
    """One paragraph of the ledger."""
    return {
        "citation": entry.citation,
        "title": entry.title,
        "type": entry.type,
        "designation": entry.designation,
        "status": entry.status,
        "reason": entry.reason,
        "controls": list(entry.controls),
        "parent": entry.parent,
        "children": list(entry.children),
        "program_findings": entry.basis_program_findings,
        "decided": entry.decided,
        "decision": entry.decision,
        "roles": list(entry.roles),
        "words": entry.words,
    }


def gate_value(gate: GateResult) -> Json:
    """Whether the gate holds and by which rules; ``covered`` is what would fail it but is covered."""
    return {
        "holds": gate.holds,
        "failures": [_failure(item) for item in gate.failures],
        "covered": list(gate.covered),
        "below_severity": list(gate.below_severity),
        "rules": {
            "fail_on": list(gate.fail_on),
            "min_severity": gate.min_severity,
            "covered": gate.covered_policy,
        },
    }


def _failure(failure: GateFailure) -> Json:
    return {
        "control": failure.control,
        "citation": failure.citation,
        "verdict": failure.verdict,
        "severity": failure.severity,
        "message": failure.message,
    }


def location_value(location: Location | None) -> Json | None:
    """``file``, ``line`` and ``column``, or None."""
    if location is None:
        return None
    return {"file": location.file, "line": location.line, "column": location.column}


def span_value(span: Span | None) -> Json | None:
    """``from`` and ``to``, both included, or None."""
    return {"from": span.first.isoformat(), "to": span.last.isoformat()} if span else None


def instant(value: datetime | None) -> str | None:
    """A time in UTC, or None."""
    return format_instant(value) if value else None


def day(value: date | None) -> str | None:
    """A day, or None."""
    return value.isoformat() if value else None
