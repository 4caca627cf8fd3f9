"""`show` prints all that is known of a control or a paragraph."""

from __future__ import annotations

import dataclasses
import json
import re
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import report_values as made

from hipaactl.assessment.model import ProgramFinding
from hipaactl.program.model import Control, Decision, EvidenceUse, Implementation, Override
from hipaactl.regulation import Inquiry, crosswalk_for, inquiries_for, load
from hipaactl.report.show import show_text
from hipaactl.report.show_json import show_json
from hipaactl.report.views import ControlView, DecisionView, Heading, ParagraphView, ParameterView
from hipaactl.source import Location, parse_yaml

CITATION = "164.312(a)(2)(iii)"
HEADING = Heading(
    "Lakeside Medical Group", date(2026, 11, 20), ZoneInfo("America/Chicago"), "2026-02-12", False
)
PLACE = Location("program/implementation/technical.yaml", 4, 3)
OVERRIDE = Override(15, "Longest pause in coding a chart seen in the 2026 time study.", PLACE)
DECISION = Decision(
    CITATION,
    "implemented",
    "Coders step away from open charts.",
    None,
    None,
    "security-official",
    date(2026, 2, 10),
    date(2027, 2, 10),
    Location("program/decisions.yaml", 4, 3),
)


def control_view(**changes: Any) -> ControlView:
    """Automatic logoff with everything said of it, changed as named."""
    control = Control(
        id="automatic-logoff",
        title="Automatic logoff",
        citations=(CITATION,),
        severity="medium",
        basis="rule",
        objective="Sessions end after a set time without activity.",
        applies_when={},
        parameters={"system_minutes": 15},
        evidence=(EvidenceUse("devices", True, 35, None),),
        policy="hipaa.technical.automatic_logoff",
        remediation="Set the session timeout.",
        safeguard="technical",
        own=False,
        document=parse_yaml("schema: 1\nid: automatic-logoff\n", "controls/technical/automatic-logoff.yaml"),
    )
    said = Implementation(
        "automatic-logoff",
        "it-operations",
        "The billing system ends idle sessions.\n\nLaptops lock their screens.",
        {"system_minutes": OVERRIDE},
        Override("high", "Open floor plan.", PLACE),
        {"devices": Override("20d", "Weekly export.", PLACE)},
        PLACE,
        PLACE,
    )
    view = ControlView(
        heading=HEADING,
        control=control,
        result=made.control(
            evidence=(
                made.evidence(),
                made.evidence(
                    file="evidence/systems/inventory.yaml",
                    kind="systems",
                    records_file=None,
                    records_sha256=None,
                    condition="stale",
                    reason="it is 101 days old; at most 100 are allowed",
                    use="reference",
                    received_late=True,
                    records=1,
                ),
            ),
            later=("evidence/devices/later.yaml",),
            changes=2,
        ),
        entries=tuple(entry for entry in made.ledger() if entry.citation == CITATION),
        implementation=said,
        owners=("w0012",),
        parameters=(ParameterView("system_minutes", 15, 20, "Minutes until a session ends.", OVERRIDE),),
        policy_file="policies/hipaa/technical/automatic_logoff.rego",
        decisions=(DecisionView(DECISION, ("w0022",), ()),),
        findings=(),
        inquiries=tuple(inquiries_for(CITATION)),
        crosswalks=tuple(item for item in [crosswalk_for(CITATION)] if item),
    )
    return dataclasses.replace(view, **changes)


def paragraph_view(citation: str = CITATION, **changes: Any) -> ParagraphView:
    """That paragraph, changed as named."""
    provision = load().get(citation)
    assert provision is not None
    view = ParagraphView(
        heading=HEADING,
        provision=provision,
        entry=next((entry for entry in made.ledger() if entry.citation == citation), None),
        decision=None,
        findings=(),
        controls=(),
        children=(),
        inquiries=(),
        crosswalk=None,
    )
    return dataclasses.replace(view, **changes)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_a_control_shows_everything() -> None:
    text = flat(show_text(control_view()))
    for said in (
        "automatic-logoff Automatic logoff",
        "164.312(a)(2)(iii) Automatic logoff · addressable, implemented · ✓ met",
        "severity medium · asked for by the rule",
        "Lakeside Medical Group, as of 2026-11-20 in America/Chicago",
        "✗ fail: 2 of 4 subjects fail",
        "the paragraph stays met: both findings are this program's own practice",
        "owner: it-operations (w0012)",
        "severity: high: Open floor plan.",
        "age of devices: at most 20d: Weekly export.",
        "system_minutes = 15 (default 20) Minutes until a session ends.",
        "Longest pause in coding",
        "approved: by security-official (w0022) on 2026-02-10",
        "review by: 2027-02-10",
        "✓ fresh evidence/devices/intune.yaml devices, judged, 4 records from Intune (export)",
        "observed 2026-11-20, 0 days old, fresh until 2026-12-25",
        "sha256 abababababab, evidence/devices/intune.csv cdcdcdcdcdcd",
        "◷ stale evidence/systems/inventory.yaml systems, looked up only, 1 record",
        "received after the day judged",
        "it is 101 days old; at most 100 are allowed",
        "observed later, not seen evidence/devices/later.yaml",
        "2 records replaced by a later file",
        "hipaa.technical.automatic_logoff policies/hipaa/technical/automatic_logoff.rego",
        "digests: policy 222222222222, control 111111111111",
        "OCR-S48",
        "SP 800-53 Rev. 5: AC-12",
    ):
        assert said in text, said


def test_the_statement_keeps_its_paragraphs() -> None:
    assert "  The billing system ends idle sessions.\n  Laptops lock their screens.\n" in show_text(
        control_view()
    )


def test_what_nobody_says_is_said() -> None:
    finding = ProgramFinding(
        "implementation-missing",
        CITATION,
        "automatic-logoff",
        "nobody says who owns it",
        "add it",
        "high",
        "program",
        PLACE,
    )
    text = flat(
        show_text(control_view(implementation=None, findings=(finding,), result=None, policy_file=None))
    )
    assert "nobody says how it is met, or who owns it" in text
    assert "✗ high nobody says who owns it program/implementation/technical.yaml:4:3 → add it" in text
    assert "Result not evaluated" in text
    assert "nobody holds the office" in flat(show_text(control_view(owners=())))


def test_a_paragraph_shows_the_rule_verbatim_and_whom_it_binds() -> None:
    text = flat(
        show_text(paragraph_view(controls=(control_view(),), decision=DecisionView(DECISION, (), ())))
    )
    provision = load().get(CITATION)
    assert provision is not None
    assert flat(provision.text) in text
    assert "implementation specification · addressable · of the standard 164.312(a)(1)" in text
    assert 'by the words "A covered entity or business associate must, in accordance with § 164.306:"' in text
    assert "approved: by security-official (nobody held the office) on 2026-02-10" in text
    assert "Control automatic-logoff Automatic logoff" in text
    assert "How it is met The billing system" in text


def test_an_alternative_names_the_measure() -> None:
    other = dataclasses.replace(DECISION, outcome="alternative", measure="isolated-legacy-storage")
    text = flat(show_text(paragraph_view(decision=DecisionView(other, ("w1",), ()))))
    assert "measure: isolated-legacy-storage, judged in its place" in text
    none = dataclasses.replace(DECISION, outcome="not-reasonable", no_alternative="None fits.")
    assert "why no alternative: None fits." in flat(
        show_text(paragraph_view(decision=DecisionView(none, (), ())))
    )


def test_vacated_text_is_called_so() -> None:
    rule = load()
    vacated = next(item for item in rule.provisions() if not item.operative)
    revised = next(item for item in rule.provisions() if item.operative and item.vacated)
    assert "nothing of it is enforced here" in flat(show_text(paragraph_view(vacated.citation)))
    assert "a later wording was vacated" in flat(show_text(paragraph_view(revised.citation)))


def test_a_paragraph_that_binds_nobody_says_why() -> None:
    unbound = next(item for item in load().provisions() if item.unbound_because)
    assert flat(unbound.unbound_because or "") in flat(show_text(paragraph_view(unbound.citation)))


def test_questions_through_a_paragraph_above_are_marked_and_short() -> None:
    above = Inquiry(
        "OCR-S1",
        "security",
        "x",
        (CITATION,),
        "Key activity",
        None,
        "Long question?",
        None,
        True,
        "164.312(a)",
        False,
    )
    view = paragraph_view(
        inquiries=(above, dataclasses.replace(above, id="OCR-S2", exact=True, text="Own question?"))
    )
    text = flat(show_text(view))
    assert "OCR-S1 Key activity (through 164.312(a))" in text
    assert "Long question?" not in text
    assert "OCR-S2 Key activity Own question?" in text
    assert "Long question?" in show_text(view, everything=True)


def test_children_show_their_status() -> None:
    children = tuple(entry for entry in made.ledger() if entry.parent == "164.312(a)(1)")
    text = flat(show_text(paragraph_view("164.312(a)(1)", children=children)))
    assert "✗ 164.312(a)(2)(iv) Encryption and decryption not-met" in text


def test_json_holds_the_same() -> None:
    value = json.loads(
        show_json(paragraph_view(controls=(control_view(),), decision=DecisionView(DECISION, ("w1",), ())))
    )
    paragraph = value["paragraph"]
    assert paragraph["binds"]["roles"] == ["business_associate", "clearinghouse", "plan", "provider"]
    assert paragraph["decision"]["approvers"] == ["w1"]
    control = paragraph["controls"][0]
    assert control["implementation"]["persons"] == ["w0012"]
    assert control["parameters"][0]["override"]["value"] == 15
    assert control["evidence_age_days"]["evidence/devices/intune.yaml"] == 0
    assert control["result"]["verdict"] == "fail"
    assert json.loads(show_json(control_view()))["control"]["id"] == "automatic-logoff"
    bare = json.loads(show_json(control_view(implementation=None, result=None)))
    assert bare["control"]["implementation"] is None


@pytest.mark.parametrize("width", [40, 80, 200])
def test_hostile_text_does_nothing(hostile: list[str], width: int) -> None:
    def hide(view: ControlView, text: str) -> ControlView:
        assert view.implementation is not None
        assert view.result is not None
        return dataclasses.replace(
            view,
            result=made.everywhere(view.result, lambda _: text),
            implementation=dataclasses.replace(view.implementation, statement=text, owner=text),
            owners=(text,),
            parameters=(ParameterView(text, text, text, text, Override(text, text, PLACE)),),
            decisions=(
                DecisionView(dataclasses.replace(DECISION, rationale=text, approved_by=text), (text,), ()),
            ),
        )

    for text in hostile:
        view = hide(control_view(), text)
        for shown in (
            show_text(view, width),
            show_text(paragraph_view(controls=(view,)), width, everything=True),
        ):
            assert not re.search(
                r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown
            )
            shown.encode("utf-8")
        json.loads(show_json(view))
