"""Assessments made by hand: one with every verdict, built from parts that tests change."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

from hipaactl.assessment.model import (
    STATUSES,
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
from hipaactl.source import Location, Problem
from hipaactl.source.dates import Span

FAILING = ("error", "invalid", "tampered", "missing", "wrong-period", "stale", "empty", "fail")
ACTION = CoverRef(
    "corrective-action",
    "CA-2026-03",
    date(2027, 1, 15),
    True,
    None,
    Location("program/corrective-actions.yaml", 4, 5),
)
EXPIRED = CoverRef(
    "waiver",
    "W-2025-11",
    date(2026, 9, 30),
    False,
    "it expired on 2026-09-30",
    Location("program/waivers.yaml", 9, 5),
)


def finding(**changes: Any) -> Finding:
    """A device that locks too late, changed as named."""
    made = Finding(
        code="automatic-logoff/screen_lock_minutes",
        level="deny",
        kind="devices",
        id="d2",
        field="screen_lock_minutes",
        message="d2 locks after 30 minutes; this program allows 10",
        basis="program",
        location=Location("evidence/devices/intune.csv", 3, 23),
    )
    return dataclasses.replace(made, **changes)


def evidence(**changes: Any) -> EvidenceUsed:
    """A fresh export of devices, changed as named."""
    made = EvidenceUsed(
        kind="devices",
        file="evidence/devices/intune.yaml",
        sha256="ab" * 32,
        records_file="evidence/devices/intune.csv",
        records_sha256="cd" * 32,
        source="Intune",
        method="export",
        observed_at=datetime(2026, 11, 20, 6, tzinfo=UTC),
        received_at=datetime(2026, 11, 20, 7, 12, tzinfo=UTC),
        period=None,
        condition="fresh",
        reason=None,
        expires=date(2026, 12, 25),
        records=4,
        nil_return=False,
        attested=False,
        received_late=False,
        use="judged",
    )
    return dataclasses.replace(made, **changes)


def control(**changes: Any) -> ControlResult:
    """Automatic logoff, which fails on two devices, changed as named."""
    made = ControlResult(
        control="automatic-logoff",
        title="Automatic logoff",
        citations=("164.312(a)(2)(iii)",),
        safeguard="technical",
        basis="rule",
        severity="medium",
        verdict="fail",
        reasons=(),
        owner="it-operations",
        population={"systems": 1, "devices": 3},
        excluded=(Excluded("devices", "d9", "status retired"),),
        findings=(
            finding(),
            finding(
                id="d3",
                message="d3 has no screen lock; enforce one in the device profile",
                location=Location("evidence/devices/intune.csv", 4, 1),
            ),
        ),
        evidence=(evidence(),),
        later=(),
        changes=0,
        control_digest="1" * 64,
        policy_digest="2" * 64,
        location=Location("controls/technical/automatic-logoff.yaml", 3, 5),
        remediation="Set the session timeout in the security settings of the system, and the screen lock in "
        "the device profile. Then export the inventory and the device list again.",
    )
    return dataclasses.replace(made, **changes)


def passing(
    name: str, title: str, citation: str, safeguard: str = "technical", **changes: Any
) -> ControlResult:
    """A control that passes on 61 accounts, changed as named."""
    plain = {"verdict": "pass", "findings": (), "excluded": (), "population": {"user_accounts": 61}}
    return control(
        **{
            "control": name,
            "title": title,
            "citations": (citation,),
            "safeguard": safeguard,
            **plain,
            **changes,
        }
    )


def entry(citation: str, title: str, status: str, **changes: Any) -> LedgerEntry:
    """A paragraph of the ledger, changed as named."""
    made = LedgerEntry(
        citation=citation,
        title=title,
        type="specification",
        designation="required",
        status=status,
        reason="every control passes",
        controls=(),
        parent=None,
        children=(),
        basis_program_findings=0,
        decided=0,
        decision=None,
        roles=("business_associate", "provider"),
        words="A covered entity or business associate must",
    )
    return dataclasses.replace(made, **changes)


def results() -> tuple[ControlResult, ...]:
    """One control of every verdict, and a few more."""
    return (
        control(),
        control(
            control="encryption-at-rest",
            title="Encryption of ePHI at rest",
            citations=("164.312(a)(2)(iv)",),
            severity="high",
            population={"devices": 78},
            excluded=(
                Excluded("devices", "d9", "status retired"),
                Excluded("devices", "d10", "status retired"),
                Excluded("devices", "d11", "holds no ePHI"),
            ),
            findings=tuple(
                finding(
                    id=f"d{number}",
                    code="encryption-at-rest/encrypted",
                    field="encrypted",
                    basis="rule",
                    message=f"d{number} is not encrypted; turn on BitLocker or FileVault",
                    location=Location("evidence/devices/intune.csv", number, 31),
                    covers=(EXPIRED, ACTION) if number == 14 else (ACTION,) if number < 18 else (),
                )
                for number in range(14, 24)
            )
            + (finding(level="warn", id="d40", message="d40 has not reported for 20 days", basis="rule"),),
        ),
        control(
            control="termination-procedures",
            title="Accounts end with the work",
            citations=("164.308(a)(3)(ii)(C)",),
            safeguard="administrative",
            severity="critical",
            population={"user_accounts": 212},
            findings=(
                finding(
                    kind="user_accounts",
                    id="ehr/w0031",
                    basis="rule",
                    message="w0031 left on 2026-08-14 and can still sign in to ehr; disable the account",
                    covers=(ACTION,),
                    location=Location("evidence/user_accounts/ehr.csv", 31, 12),
                ),
            ),
        ),
        passing("unique-user-identification", "Unique user identification", "164.312(a)(2)(i)"),
        passing(
            "integrity-mechanism",
            "Mechanism to authenticate ePHI",
            "164.312(c)(2)",
            population={"systems": 1},
        ),
        passing(
            "clean-desk-walkthrough",
            "Desks and screens are clear after hours",
            "164.310(b)",
            "physical",
            verdict="attested",
            reasons=("every piece of evidence judged rests on a person's word",),
            population={"walkthroughs": 4},
        ),
        passing(
            "facility-maintenance-records",
            "Maintenance records",
            "164.310(a)(2)(iv)",
            "physical",
            verdict="not-applicable",
            reasons=("164.310(a)(2)(iv) is decided not-reasonable",),
            population={},
        ),
        passing(
            "emergency-access",
            "Emergency access procedure",
            "164.312(a)(2)(ii)",
            verdict="error",
            reasons=(
                "policies/hipaa/technical/emergency_access.rego:14:3: time.parse_ns: cannot parse 2026-13-01",
            ),
            population={},
        ),
        passing(
            "assigned-security-responsibility",
            "Security official",
            "164.308(a)(2)",
            "administrative",
            verdict="missing",
            reasons=("no evidence of kind officials by 2026-11-20",),
            population={},
        ),
        passing(
            "written-policies-maintained",
            "Written policies are kept current",
            "164.316(b)(2)(iii)",
            "documentation",
            verdict="stale",
            reasons=("evidence/written_policies/register.yaml is 471 days old; at most 400 are allowed",),
            population={"written_policies": 22},
            evidence=(
                evidence(
                    kind="written_policies", file="evidence/written_policies/register.yaml", condition="stale"
                ),
            ),
            findings=(
                finding(
                    kind="written_policies",
                    id=None,
                    field=None,
                    basis="rule",
                    message="no policy in force covers emergency_access; write and approve one",
                    location=Location("evidence/written_policies/register.yaml", 1, 1),
                ),
            ),
        ),
        passing(
            "policy-acknowledgement",
            "Policies are acknowledged",
            "164.308(a)(5)(i)",
            "administrative",
            verdict="wrong-period",
            reasons=("acknowledgements does not cover 2026-01-01..2026-03-31",),
        ),
        passing(
            "multi-factor-authentication",
            "Multi-factor authentication",
            "164.312(d)",
            verdict="invalid",
            basis="program",
            reasons=("evidence/user_accounts/portal.csv:12:4: mfa is not true or false and 2 more",),
        ),
        passing(
            "access-key-rotation",
            "Access keys are rotated",
            "164.312(d)",
            verdict="tampered",
            reasons=("evidence/user_accounts/aws.csv has other bytes than evidence/lock.json says",),
        ),
        passing(
            "clearinghouse-isolation",
            "Clearinghouse functions are isolated",
            "164.308(a)(4)(ii)(A)",
            "administrative",
            verdict="empty",
            reasons=("no record of systems was judged",),
            population={},
            excluded=(Excluded("systems", "s1", "no clearinghouse function"),),
        ),
    )


def ledger() -> tuple[LedgerEntry, ...]:
    """The paragraphs of `results`, every status among them."""
    standard = {"type": "standard", "designation": None}
    return (
        entry(
            "164.308(a)(2)",
            "Assigned security responsibility",
            "not-evaluable",
            **standard,
            reason="assigned-security-responsibility is missing: no evidence of kind officials by 2026-11-20",
            controls=("assigned-security-responsibility",),
        ),
        entry(
            "164.308(a)(3)(ii)(C)",
            "Termination procedures",
            "not-met",
            designation="addressable",
            decision="implemented",
            controls=("termination-procedures",),
            reason="termination-procedures fails; corrective action under way until 2027-01-15 (CA-2026-03)",
        ),
        entry(
            "164.308(a)(4)(ii)(A)",
            "Isolating health care clearinghouse functions",
            "not-applicable",
            reason="binds clearinghouse",
        ),
        entry(
            "164.308(a)(5)(i)",
            "Security awareness and training",
            "not-evaluable",
            **standard,
            controls=("policy-acknowledgement",),
            reason="policy-acknowledgement is wrong-period",
        ),
        entry(
            "164.308(a)(6)(i)",
            "Security incident procedures",
            "out-of-scope",
            **standard,
            reason="no control yet",
        ),
        entry(
            "164.308(a)(7)(i)", "Contingency plan", "not-covered", **standard, reason="no control judges it"
        ),
        entry(
            "164.310(a)(2)(iv)",
            "Maintenance records",
            "decided",
            designation="addressable",
            decision="not-reasonable",
            reason="found not reasonable and appropriate, nor an alternative; to be reviewed by 2027-02-10",
        ),
        entry(
            "164.310(b)",
            "Workstation use",
            "met-attested",
            **standard,
            controls=("clean-desk-walkthrough",),
            reason="clean-desk-walkthrough rests on attestation alone",
        ),
        entry(
            "164.312(a)(1)",
            "Access control",
            "partly-met",
            **standard,
            reason="2 met, 1 not-evaluable",
            children=("164.312(a)(2)(i)", "164.312(a)(2)(ii)", "164.312(a)(2)(iii)", "164.312(a)(2)(iv)"),
        ),
        entry(
            "164.312(a)(2)(i)",
            "Unique user identification",
            "met",
            parent="164.312(a)(1)",
            controls=("unique-user-identification",),
        ),
        entry(
            "164.312(a)(2)(ii)",
            "Emergency access procedure",
            "not-evaluable",
            parent="164.312(a)(1)",
            controls=("emergency-access",),
            reason="emergency-access is error",
        ),
        entry(
            "164.312(a)(2)(iii)",
            "Automatic logoff",
            "met",
            parent="164.312(a)(1)",
            designation="addressable",
            decision="implemented",
            controls=("automatic-logoff",),
            basis_program_findings=2,
            reason="automatic-logoff fails this program's own practice only",
        ),
        entry(
            "164.312(a)(2)(iv)",
            "Encryption and decryption",
            "not-met",
            parent="164.312(a)(1)",
            designation="addressable",
            decision=None,
            controls=("encryption-at-rest",),
            reason="Encryption and decryption is addressable and holds no decision; encryption-at-rest fails",
        ),
        entry(
            "164.312(c)(2)",
            "Mechanism to authenticate electronic protected health information",
            "met",
            designation="addressable",
            decision="implemented",
            controls=("integrity-mechanism",),
        ),
        entry(
            "164.312(d)",
            "Person or entity authentication",
            "not-evaluable",
            **standard,
            controls=("multi-factor-authentication", "access-key-rotation"),
            reason="multi-factor-authentication is invalid",
        ),
        entry(
            "164.316(b)(2)(iii)",
            "Updates",
            "not-evaluable",
            controls=("written-policies-maintained",),
            reason="written-policies-maintained is stale",
        ),
    )


def assessment(**changes: Any) -> Assessment:
    """The whole of it, changed as named."""
    judged = results()
    failures = tuple(
        GateFailure(
            item.control,
            None,
            item.verdict,
            item.severity,
            item.reasons[0] if item.reasons else "2 findings not covered",
        )
        for item in judged
        if item.verdict in FAILING and not item.covered
    )
    made = Assessment(
        as_of=datetime(2026, 11, 21, 5, 59, 59, tzinfo=UTC),
        today=date(2026, 11, 20),
        period=Span(date(2025, 11, 21), date(2026, 11, 20)),
        reconstructed=False,
        looks_ahead=False,
        organization="Lakeside Medical Group",
        roles=("provider",),
        timezone="America/Chicago",
        tool_version="0.1.0",
        engine_name="regorus",
        engine_version="0.13.0",
        rule_as_of="2026-02-12",
        inputs_digest="3" * 64,
        selected=None,
        results=judged,
        program_findings=(
            ProgramFinding(
                "decision-missing",
                "164.312(a)(2)(iv)",
                None,
                "Encryption and decryption is addressable and holds no decision",
                "assess whether it is reasonable and appropriate (164.306(d)(3)) and write the decision in "
                "program/decisions.yaml",
                "high",
                "rule",
                Location("controls/technical/encryption-at-rest.yaml", 5, 13),
            ),
            ProgramFinding(
                "attribute-contradicted",
                None,
                None,
                "hipaactl.yaml says remote_workforce: false, and workforce/w0012 and 3 more shows otherwise",
                "set remote_workforce: true, so that its controls apply",
                "high",
                "program",
                Location("evidence/workforce/hr.csv", 13, 40),
            ),
        ),
        problems=(
            Problem(
                "HC134",
                "mfa is not true or false",
                Location("evidence/user_accounts/portal.csv", 12, 4),
                '"yes"',
                "true or false",
                "write true",
            ),
        ),
        unused_covers=("CA-2026-01",),
        ledger=ledger(),
        gate=GateResult(False, failures, ("termination-procedures",), (), FAILING, "low", "allow"),
    )
    return dataclasses.replace(made, **changes)


def everywhere(value: Any, text: Callable[[str], str]) -> Any:
    """``value`` with every text in it replaced, apart from words that the model itself chooses."""
    if isinstance(value, str):
        return text(value)
    if isinstance(value, tuple):
        return tuple(everywhere(item, text) for item in value)
    if isinstance(value, dict):
        return {everywhere(key, text): everywhere(item, text) for key, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, Span):
        fixed = {"verdict", "level", "condition", "status", "basis"}
        changed = {
            field.name: everywhere(getattr(value, field.name), text)
            for field in dataclasses.fields(value)
            if field.name not in fixed
        }
        return dataclasses.replace(value, **changed)  # type: ignore[type-var]
    return value


__all__ = [
    "STATUSES",
    "assessment",
    "control",
    "entry",
    "everywhere",
    "evidence",
    "finding",
    "ledger",
    "passing",
    "results",
]
