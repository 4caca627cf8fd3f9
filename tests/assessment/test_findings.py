"""A policy's answer is held to the contract: nothing vanishes and nothing is made up."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from hipaactl.assessment.covers import Covers
from hipaactl.assessment.findings import Judgement, judge
from hipaactl.policy import RuleResult
from hipaactl.program.model import EvidenceUse
from hipaactl.program.offices import Offices
from hipaactl.source import Location

IDS = ("d1", "d2", "d3")
IN = [{"kind": "devices", "id": item} for item in IDS]


def answer(**said: Any) -> Judgement:
    control: Any = SimpleNamespace(
        id="automatic-logoff",
        basis="rule",
        evidence=(EvidenceUse("devices", True, None, None), EvidenceUse("workforce", False, None, None)),
        locate=lambda _path=(): Location("controls/technical/automatic-logoff.yaml"),
    )
    selections: Any = {
        kind: SimpleNamespace(
            records=[{"id": item} for item in ids],
            has=lambda item, ids=ids: item in ids,
            locate=lambda _item, _name=None, kind=kind: Location(f"evidence/{kind}.csv", 2),
        )
        for kind, ids in (("devices", IDS), ("workforce", ("w1",)))
    }
    covers = Covers([], Offices([]), None)  # type: ignore[arg-type]
    fields: dict[str, Any] = {"population": IN, **said}
    return judge(control, RuleResult("automatic-logoff", **fields), selections, covers)


def deny(**more: Any) -> dict[str, Any]:
    return {"kind": "devices", "id": "d1", "message": "is wrong; mend it", **more}


def test_a_sound_answer() -> None:
    said = answer(
        population=IN[:2],
        excluded=[{**IN[2], "reason": "retired"}],
        deny=[deny(field="lock", basis="program")],
    )
    assert said.errors == ()
    assert said.population == {"devices": 2}
    assert [(item.id, item.reason) for item in said.excluded] == [("d3", "retired")]
    found = said.findings[0]
    assert (found.code, found.basis, found.field, found.level) == (
        "automatic-logoff/lock",
        "program",
        "lock",
        "deny",
    )


def test_a_finding_on_a_kind_as_a_whole_may_be_on_a_reference_kind() -> None:
    said = answer(deny=[{"kind": "workforce", "message": "nobody is listed"}])
    assert said.errors == ()
    assert said.findings[0].id is None


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"population": IN[:2]}, "neither in `population` nor in `excluded`"),
        ({"population": []}, "3 records of devices are neither"),
        ({"excluded": [{**IN[0], "reason": "x"}]}, "both in `population` and in `excluded`"),
        ({"population": IN[:2], "excluded": [IN[2]]}, "without a reason"),
        ({"population": [*IN, {"kind": "devices", "id": "d9"}]}, "d9, which is not among the records"),
        ({"population": [*IN, {"kind": "workforce", "id": "w1"}]}, "does not judge"),
        ({"population": [*IN, {"kind": "systems", "id": "s1"}]}, "does not judge"),
        ({"population": [*IN, "d1"]}, "no subject"),
        ({"population": [*IN, {"kind": "devices"}]}, "no subject"),
        ({"excluded": [{"kind": "devices", "id": "d9", "reason": "x"}]}, "not among the records"),
        (
            {"population": IN[:2], "excluded": [{**IN[2], "reason": "x"}], "deny": [deny(id="d3")]},
            "not in its population",
        ),
        ({"deny": [deny(id="d9")]}, "not in its population"),
        ({"warn": [deny(id="d9")]}, "not in its population"),
        ({"deny": [{"kind": "workforce", "id": "w1", "message": "x"}]}, "not in its population"),
        ({"deny": [{"kind": "systems", "message": "x"}]}, "does not declare"),
        ({"deny": [deny(message=" ")]}, "without message"),
        ({"deny": [deny(basis="law")]}, "rule or program"),
        ({"deny": [deny(severity="high")]}, "unknown field severity"),
        ({"deny": [deny(field=7)]}, "not text"),
        ({"deny": [deny(id=7)]}, "not text"),
        ({"deny": ["d1"]}, "no object"),
    ],
)
def test_a_breach_of_the_contract_is_an_error(said: dict[str, Any], words: str) -> None:
    assert any(words in error for error in answer(**said).errors), answer(**said).errors


def test_an_engine_error_is_the_only_error() -> None:
    said = answer(error="it failed", location=Location("policies/x.rego", 7, 3), deny=[deny()])
    assert said.errors == ("policies/x.rego:7:3: it failed",)
    assert said.findings == ()
