"""The text report says what it must, at any width, without colour and without Unicode."""

from __future__ import annotations

import dataclasses
import re
from datetime import date
from itertools import pairwise

import pytest
import report_values as made
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hipaactl.assessment.model import (
    VERDICTS,
    Assessment,
    ControlResult,
    GateFailure,
    GateResult,
    LedgerEntry,
)
from hipaactl.report.control_block import designation, judged_sentence, paragraph_sentence, put_control
from hipaactl.report.layout import Look, Page
from hipaactl.report.marks import VERDICT_MARKS
from hipaactl.report.plain import visible, width_of
from hipaactl.report.text import assessment_text

HOLDS = GateResult(True, (), (), (), made.FAILING, "low", "allow")


def block(result: ControlResult, ledger: tuple[LedgerEntry, ...] | None = None, **options: bool) -> str:
    page = Page(Look(80))
    put_control(page, result, {entry.citation: entry for entry in ledger or made.ledger()}, **options)
    return str(page)


def flat(text: str) -> str:
    return " ".join(text.split())


def test_the_worked_example_reads_as_it_should() -> None:
    assert block(made.control(evidence=(made.evidence(kind="systems"), made.evidence()))) == (
        "  ✗ fail      automatic-logoff  Automatic logoff\n"
        "    164.312(a)(2)(iii) addressable, implemented · severity medium\n"
        "    2 of 4 subjects fail (1 system, 3 devices; 1 device left out: status\n"
        "      retired)\n"
        "    the paragraph stays met: both findings are this program's own practice\n"
        "    evidence/devices/intune.csv:3:23  d2 locks after 30 minutes; this program\n"
        "      allows 10  [program]\n"
        "    evidence/devices/intune.csv:4:1  d3 has no screen lock; enforce one in the\n"
        "      device profile  [program]\n"
        "    → Set the session timeout in the security settings of the system, and the\n"
        "      screen lock in the device profile. Then export the inventory and the\n"
        "      device list again.\n"
    )


def test_a_passing_control_takes_two_lines() -> None:
    assert block(
        made.passing("unique-user-identification", "Unique user identification", "164.312(a)(2)(i)")
    ) == (
        "  ✓ pass      unique-user-identification  Unique user identification\n"
        "    164.312(a)(2)(i) required · all 61 user accounts pass\n"
    )


@pytest.mark.parametrize("verdict", VERDICTS)
def test_every_verdict_shows_icon_word_and_why(verdict: str) -> None:
    reasons = () if verdict in ("pass", "fail") else ("because of this",)
    text = block(made.passing("a-control", "A control", "164.312(d)", verdict=verdict, reasons=reasons))
    mark = VERDICT_MARKS[verdict]
    assert text.startswith(f"  {mark.icon} {verdict}")
    assert "164.312(d)" in text
    if verdict not in ("pass", "fail", "attested"):
        assert "because of this" in text


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"population": {"systems": 1}, "findings": ()}, "the one system passes"),
        ({"population": {"systems": 2}, "findings": ()}, "both systems pass"),
        ({"population": {"systems": 25}, "findings": ()}, "all 25 systems pass"),
        (
            {"population": {"systems": 2, "devices": 1}, "findings": ()},
            "all 3 subjects pass (1 device, 2 systems)",
        ),
        ({"population": {}, "findings": ()}, ""),
        ({"population": {"devices": 61}}, "2 of 61 devices fail"),
        ({"population": {"devices": 61}, "findings": (made.finding(),)}, "1 of 61 devices fails"),
        (
            {"population": {"devices": 9}, "findings": (made.finding(), made.finding(field="encrypted"))},
            "1 of 9 devices fails",
        ),
        (
            {"population": {"walkthroughs": 30}, "findings": (made.finding(kind="walkthroughs", id=None),)},
            "1 finding on walkthroughs as a whole; no finding on 30 walkthroughs",
        ),
        (
            {"population": {"devices": 3}, "findings": (made.finding(), made.finding(id=None))},
            "1 finding on devices as a whole; 1 of 3 devices fails",
        ),
        (
            {"population": {"devices": 3}, "findings": (made.finding(covers=(made.ACTION,)),)},
            "1 of 3 devices fails, covered",
        ),
    ],
)
def test_n_of_m(changes: dict[str, object], sentence: str) -> None:
    verdict = "fail" if changes.get("findings", True) else "pass"
    assert judged_sentence(made.control(excluded=(), verdict=verdict, **changes)) == sentence


def test_what_was_left_out_is_said_with_its_reason() -> None:
    text = block(made.results()[1])
    assert "10 of 78 devices fail, 4 of 10 findings covered" in text
    assert "left out: 3 devices: status retired (2), holds no ePHI (1)" in text
    everything = block(made.results()[1], everything=True)
    assert "left out  devices/d11  holds no ePHI" in everything


@pytest.mark.parametrize(
    ("status", "changes", "sentence"),
    [
        ("met", {}, "the paragraph stays met: both findings are this program's own practice"),
        (
            "decided",
            {"findings": (made.finding(),)},
            "the paragraph stays decided: the finding is this program's own",
        ),
        ("not-met", {}, "the paragraph is not met, but not by this control: both findings"),
        ("not-covered", {}, "the paragraph is not covered: every control passes"),
        ("out-of-scope", {}, "the paragraph is out of scope: every control passes"),
        ("not-met", {"findings": (made.finding(basis="rule"),)}, "the paragraph is not met"),
        (
            "not-met",
            {"findings": (made.finding(basis="rule", covers=(made.ACTION,)),)},
            "the paragraph is not met, to be corrected by 2027-01-15",
        ),
        (
            "partly-met",
            {
                "findings": (
                    made.finding(
                        basis="rule",
                        covers=(
                            dataclasses.replace(made.EXPIRED, counts=True, why=None, until=date(2027, 3, 1)),
                        ),
                    ),
                )
            },
            "the paragraph is partly met, waived until 2027-03-01",
        ),
        ("not-evaluable", {"findings": (made.finding(basis="rule"),)}, "the paragraph cannot be evaluated"),
    ],
)
def test_what_the_findings_mean_for_the_paragraph(
    status: str, changes: dict[str, object], sentence: str
) -> None:
    ledger = {"164.312(a)(2)(iii)": made.entry("164.312(a)(2)(iii)", "Automatic logoff", status)}
    assert paragraph_sentence(made.control(**changes), ledger).startswith(sentence)


def test_several_paragraphs_are_told_apart() -> None:
    result = made.control(citations=("164.312(a)(1)", "164.312(d)"), findings=(made.finding(basis="rule"),))
    same = {name: made.entry(name, "x", "not-met") for name in result.citations}
    assert paragraph_sentence(result, same) == "each of the 2 paragraphs is not met"
    apart = {**same, "164.312(d)": made.entry("164.312(d)", "x", "partly-met")}
    assert paragraph_sentence(result, apart) == "164.312(a)(1) is not met; 164.312(d) is partly met"


def test_covers_say_until_when_and_expired_ones_that_they_cover_nothing() -> None:
    text = flat(block(made.results()[1], everything=True))
    assert "covered by CA-2026-03 until 2027-01-15" in text
    assert "waiver W-2025-11 covers nothing: it expired on 2026-09-30" in text
    assert "warning: d40 has not reported" in text


def test_the_first_findings_are_those_that_nothing_covers() -> None:
    text = block(made.results()[1])
    assert "d18 is not encrypted" in text
    assert "d14 is not encrypted" not in text
    assert "… and 8 more (4 covered, 1 warning); --all shows them" in text
    assert "more" not in block(made.results()[1], everything=True)


def test_what_to_do_is_said_only_where_something_is_open() -> None:
    assert "→ Set the session timeout" in block(made.results()[0])
    assert "→" not in block(made.results()[2])


def test_the_subject_is_named_where_the_message_does_not() -> None:
    assert "csv:3:23  d2 locks" in block(made.control())
    assert "csv:3:23  d2  has no lock" in block(made.control(findings=(made.finding(message="has no lock"),)))
    assert "csv:3:23  d2  see d21" in block(made.control(findings=(made.finding(message="see d21"),)))
    whole = made.finding(id=None, message="no record at all")
    assert "csv:3:23  no record at all" in block(made.control(findings=(whole,)))
    assert "devices/d2  has no lock" in block(
        made.control(findings=(made.finding(message="has no lock", location=None),))
    )


def test_stale_evidence_hides_no_finding() -> None:
    text = block(next(item for item in made.results() if item.verdict == "stale"))
    assert "is 471 days old" in text
    assert "no policy in force covers" in flat(text)


def test_the_whole_report_holds_every_part() -> None:
    text = assessment_text(made.assessment())
    for said in (
        "Lakeside Medical Group (provider)",
        "as of 2026-11-20 in America/Chicago (2026-11-21T05:59:59Z)",
        "period 2025-11-21 to 2026-11-20",
        "Technical  2 pass, 2 fail, 1 tampered, 1 invalid, 1 error",
        "Program findings",
        "164.312(a)(2)(iv)  Encryption and decryption is addressable",
        "evidence/user_accounts/portal.csv:12:4  HC134 mfa is not true or false",
        "CA-2026-01",
        "14 controls: ✓ 2 pass, ✎ 1 attested, ✗ 3 fail",
        "16 paragraphs: ✓ 3 met",
        "regorus 0.13.0",
        "Gate  ✗ fails on 9 failures (something could not be evaluated)",
        "lets through 1 control with its 1 finding covered: termination-procedures",
    ):
        assert said in text, said
    order = [
        text.index(name) for name in ("\nAdministrative", "\nPhysical", "\nTechnical", "\nDocumentation")
    ]
    assert order == sorted(order)
    assert "reconstructed" not in text
    assert "selected" not in text


def test_a_reconstructed_one_says_what_that_means() -> None:
    results = (made.control(later=("evidence/x.yaml",), evidence=(made.evidence(received_late=True),)),)
    text = flat(assessment_text(made.assessment(reconstructed=True, results=results)))
    assert "reconstructed: evidence, decisions, waivers and actions of a later date are left out" in text
    assert "1 evidence file observed later is not seen; 1 evidence file received later is used" in text


def test_selected_controls_are_said_to_be_all_there_is() -> None:
    text = flat(assessment_text(made.assessment(selected=("b", "a"))))
    assert "selected: only 2 controls, and the gate speaks of nothing else: a, b" in text


def test_a_gate_that_holds_says_so_and_by_what_rules() -> None:
    text = assessment_text(made.assessment(results=(), program_findings=(), gate=HOLDS))
    assert "Gate  ✓ holds\n" in text
    assert "fails on every verdict but pass, attested and not-applicable" in text
    narrow = dataclasses.replace(HOLDS, fail_on=("fail", "stale"), min_severity="high", covered_policy="fail")
    rules = flat(assessment_text(made.assessment(results=(), gate=narrow)))
    assert "fails on fail, stale, and on program findings of severity high or above" in rules
    assert "covered findings fail it too" in rules
    below = dataclasses.replace(HOLDS, below_severity=("x",), min_severity="high")
    assert "lets through 1 failure below severity high: x" in assessment_text(made.assessment(gate=below))


def test_gate_failures_come_worst_first_and_alike_ones_together() -> None:
    failures = (
        GateFailure("c1", None, "fail", "low", "1 finding not covered"),
        GateFailure(None, "164.312(d)", "decision-missing", "high", "no decision"),
        GateFailure(None, "164.312(b)", "decision-missing", "high", "no decision"),
        GateFailure("c2", None, "fail", "critical", "2 findings not covered"),
        GateFailure("c3", None, "error", "low", "no"),
    )
    text = assessment_text(made.assessment(gate=dataclasses.replace(HOLDS, holds=False, failures=failures)))
    lines = [flat(line) for line in text[text.index("Gate") :].splitlines()[1:5]]
    assert lines == [
        "! error low c3",
        "✗ fail critical c2 2 findings not covered",
        "✗ decision-missing high 164.312(d), 164.312(b)",
        "✗ fail low c1 1 finding not covered",
    ]


def many(number: int) -> Assessment:
    results = tuple(
        made.passing(f"control-{n:03}", f"Control {n}", "164.312(d)")
        if n % 4
        else made.control(control=f"control-{n:03}", findings=made.control().findings * 20)
        for n in range(number)
    )
    return made.assessment(results=results)


def test_a_large_program_stays_readable() -> None:
    lines = assessment_text(many(120)).splitlines()
    assert len(lines) < 120 * 6
    assert not any(first == second == "" for first, second in pairwise(lines))


def test_colour_changes_nothing_but_colour() -> None:
    plain = assessment_text(made.assessment())
    colored = assessment_text(made.assessment(), color=True)
    assert "\x1b[" not in plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain


def test_without_unicode_every_character_of_ours_is_ascii() -> None:
    assert assessment_text(made.assessment(), unicode=False).isascii()
    assert "  x fail      automatic-logoff" in assessment_text(made.assessment(), unicode=False)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_it_keeps_to_the_width(width: int) -> None:
    text = assessment_text(made.assessment(reconstructed=True, selected=("a", "b")), width)
    longest = max(width_of(line) for line in text.splitlines())
    assert longest <= (max(width, 62) if width < 80 else min(width, 120))
    assert not any(line != line.rstrip() for line in text.splitlines())
    assert "evidence/devices/intune.csv:18:31" in text
    assert "164.308(a)(3)(ii)(C)" in text


@pytest.mark.parametrize("width", [40, 80, 200])
def test_hostile_text_everywhere_is_shown_and_does_nothing(hostile: list[str], width: int) -> None:
    for text in hostile:
        everywhere = made.everywhere(made.assessment(), lambda _, text=text: text)
        shown = assessment_text(everywhere, width, everything=True)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown)
        shown.encode("utf-8")
        if text.strip():
            assert visible(text).split(" ")[0] in shown


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=25)
@given(st.data(), st.integers(1, 220), st.booleans(), st.booleans())
def test_it_never_raises_and_never_outgrows_the_width_but_for_one_word(
    data: st.DataObject, width: int, everything: bool, unicode: bool
) -> None:
    texts = data.draw(st.lists(st.text(max_size=30), min_size=3, max_size=12))
    turn = iter(range(10**9))
    value = made.everywhere(made.assessment(), lambda _: texts[next(turn) % len(texts)])
    shown = assessment_text(value, width, everything=everything, unicode=unicode)
    page = Look(width)
    longest = max((width_of(visible(text)) for text in texts), default=0)
    for line in shown.splitlines():
        # Names, paths and citations are never broken, spaces included; our own words join some.
        assert width_of(line) <= max(page.width, 2 * longest + 40), line


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"status": "not-met", "designation": "addressable"}, "addressable, no decision"),
        ({"status": "out-of-scope", "designation": "addressable"}, "addressable"),
        (
            {"status": "met", "designation": "addressable", "decision": "implemented"},
            "addressable, implemented",
        ),
        ({"status": "met", "designation": "required", "type": "standard"}, "required"),
        ({"status": "met", "designation": None, "type": "standard"}, "standard"),
        ({"status": "met", "designation": None, "type": "paragraph"}, ""),
    ],
)
def test_designation_and_decision(changes: dict[str, str | None], said: str) -> None:
    assert designation(made.entry("164.312(d)", "x", **changes)) == said  # type: ignore[arg-type]
