"""A test for each row of the ledger's table and of its fold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from hipaactl.assessment.decisions import Judged
from hipaactl.assessment.ledger import Own, fold, own_status
from hipaactl.assessment.model import (
    NOT_EVALUABLE,
    ControlResult,
    CoverRef,
    Finding,
    LedgerEntry,
    ProgramFinding,
)
from hipaactl.program.model import Decision
from hipaactl.source import Location

HERE = Location("x.yaml")


def finding(basis: str = "rule", cover: CoverRef | None = None) -> Finding:
    return Finding("c/x", "deny", "devices", "d1", None, "is wrong", basis, HERE, (cover,) if cover else ())


def result(verdict: str, *findings: Finding, control: str = "c", basis: str = "rule") -> ControlResult:
    return ControlResult(
        control=control,
        title="Control",
        citations=("164.312(b)",),
        safeguard="technical",
        basis=basis,
        severity="medium",
        verdict=verdict,
        reasons=(f"because {verdict}",),
        owner="office",
        population={},
        excluded=(),
        findings=findings,
        evidence=(),
        later=(),
        changes=0,
        control_digest="",
        policy_digest="",
        location=HERE,
        remediation="mend it",
    )


def decision(outcome: str, valid: bool = True) -> Judged:
    made = Decision(
        "164.312(c)(2)",
        outcome,  # type: ignore[arg-type]
        "why",
        "c" if outcome == "alternative" else None,
        None,
        "office",
        date(2026, 1, 1),
        date(2027, 1, 1),
        HERE,
    )
    wrong = ProgramFinding(
        "decision-lapsed", "164.312(c)(2)", None, "it lapsed", "renew", "medium", "program", HERE
    )
    return Judged("164.312(c)(2)", made, () if valid else (wrong,))


def child(status: str, decided: int = 0) -> LedgerEntry:
    return LedgerEntry("x", "X", "specification", None, status, "", (), None, (), 0, decided, None, (), None)


def test_decided_comes_first() -> None:
    assert own_status([result("error")], decision("not-reasonable")).status == "decided"


def test_a_decision_that_is_not_valid_decides_nothing() -> None:
    assert own_status([result("pass")], decision("not-reasonable", valid=False)).status == "not-met"
    assert own_status([], decision("not-reasonable", valid=False)).status == "not-met"


@pytest.mark.parametrize("verdict", sorted(NOT_EVALUABLE))
def test_not_evaluable_beats_failing_and_says_so(verdict: str) -> None:
    own = own_status([result("fail", finding(), control="other"), result(verdict)], None)
    assert own.status == "not-evaluable"
    assert f"c is {verdict}" in own.reason
    assert "other fails" in own.reason


def test_all_or_some_controls_failing() -> None:
    assert own_status([result("fail", finding())], None).status == "not-met"
    assert own_status([result("fail", finding()), result("pass")], None).status == "partly-met"


def test_findings_of_basis_program_move_no_paragraph() -> None:
    own = own_status([result("fail", finding("program"))], None)
    assert own.status == "met"
    assert "own practice" in own.reason


def test_a_missing_or_lapsed_decision_is_not_met_though_controls_pass() -> None:
    own = own_status([result("pass")], decision("implemented", valid=False))
    assert (own.status, own.reason) == ("not-met", "it lapsed")


def test_a_stale_control_and_a_lapsed_decision_are_not_evaluable() -> None:
    assert own_status([result("stale")], decision("implemented", valid=False)).status == "not-evaluable"


def test_met_and_attested() -> None:
    assert own_status([result("pass")], decision("implemented")).status == "met"
    assert own_status([result("pass"), result("attested")], None).status == "met-attested"


def test_attested_evidence_does_not_become_more_when_a_practice_fails() -> None:
    from types import SimpleNamespace

    failing = replace(
        result("fail", finding("program")), evidence=(SimpleNamespace(use="judged", attested=True),)
    )  # type: ignore[arg-type]
    assert own_status([failing], None).status == "met-attested"


def test_no_control() -> None:
    assert own_status([], None).status is None
    assert own_status([], decision("implemented")).status is None


@pytest.mark.parametrize("verdict", ["pass", "fail", "stale", "error", "attested"])
def test_a_control_of_basis_program_neither_meets_a_paragraph_nor_stands_in_its_way(verdict: str) -> None:
    practice = result(verdict, finding("program"), control="practice", basis="program")
    own = own_status([practice], None)
    assert own.status is None
    assert "only this program's own practice" in own.reason
    assert own_status([practice, result("pass")], None).status == "met"
    assert own_status([practice, result("fail", finding())], None).status == "not-met"


def test_covered_findings_say_until_when() -> None:
    waiver = CoverRef("waiver", "W-1", date(2027, 1, 15), True, None, HERE)
    own = own_status([result("fail", finding(cover=waiver))], None)
    assert own.status == "not-met"
    assert own.reason == "c fails; waived until 2027-01-15 (W-1)"


def test_an_expired_waiver_is_not_mentioned_as_covering() -> None:
    waiver = CoverRef("waiver", "W-1", date(2026, 1, 15), False, "it expired on 2026-01-15", HERE)
    assert own_status([result("fail", finding(cover=waiver))], None).reason == "c fails"


@pytest.mark.parametrize(
    ("own", "children", "status"),
    [
        # any not-evaluable
        (None, ["met", "not-evaluable"], "not-evaluable"),
        ("not-evaluable", ["met"], "not-evaluable"),
        # all met, attested or decided
        (None, ["met", "met"], "met"),
        (None, ["met", "met-attested"], "met-attested"),
        (None, ["met", "decided"], "met"),
        # nothing but decisions is no more than decided
        (None, ["decided"], "decided"),
        (None, ["decided", "decided", "out-of-scope"], "decided"),
        ("met", ["met"], "met"),
        ("met-attested", ["met"], "met-attested"),
        # partly
        (None, ["met", "not-met"], "partly-met"),
        (None, ["partly-met", "not-met"], "partly-met"),
        (None, ["met", "not-covered"], "partly-met"),
        ("not-met", ["met"], "partly-met"),
        ("met", ["not-met"], "partly-met"),
        # not met
        (None, ["not-met", "not-met"], "not-met"),
        (None, ["not-met", "not-covered"], "not-met"),
        (None, ["decided", "not-met"], "not-met"),
        ("not-met", ["not-met"], "not-met"),
        # nothing covered
        (None, ["not-covered", "not-covered"], "not-covered"),
        (None, [], "not-covered"),
        # not-applicable and out-of-scope are left out
        (None, ["met", "not-applicable", "out-of-scope"], "met"),
        ("met", ["out-of-scope"], "met"),
        (None, ["out-of-scope", "not-applicable"], "not-covered"),
    ],
)
def test_fold(own: str | None, children: list[str], status: str) -> None:
    assert fold(Own(own, "reason"), [child(item) for item in children])[0] == status


def test_the_number_decided_is_told() -> None:
    status, reason, decided = fold(
        Own(None, ""), [child("met", decided=1), child("decided", decided=1), child("met")]
    )
    assert (status, decided) == ("met", 2)
    assert "2 decided in all" in reason
