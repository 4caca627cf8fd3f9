"""The assessment as a person reads it in a terminal or a pipe."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from hipaactl.assessment.model import (
    STATUSES,
    VERDICTS,
    Assessment,
    ControlResult,
    GateFailure,
    GateResult,
    ProgramFinding,
)
from hipaactl.program.model import FAILING, SEVERITIES
from hipaactl.report.control_block import put_control
from hipaactl.report.json_ import program_finding_key
from hipaactl.report.layout import Look, Page, Part, Words
from hipaactl.report.marks import SEVERITY_COLOURS, STATUS_MARKS, VERDICT_MARKS, Mark, mark
from hipaactl.report.plain import visible
from hipaactl.report.problems import problems_text
from hipaactl.report.words import count, listing, safeguard_order, safeguard_title, tally
from hipaactl.source import Problem
from hipaactl.source.dates import format_instant

__all__ = ["assessment_text", "problems_text"]

PROBLEMS_SHOWN = 10
FAILURES_SHOWN = 20
ALIKE_SHOWN = 5
NAMES_SHOWN = 8
ASIDE_SHOWN = 3


def assessment_text(
    assessment: Assessment,
    width: int = 80,
    color: bool = False,
    *,
    everything: bool = False,
    unicode: bool = True,
) -> str:
    """The whole assessment: who and when, controls by safeguard, program findings, problems, summary, gate.

    Without ``everything`` the first findings of each control are shown, and how many more there are. Without
    ``unicode`` icons are ASCII, for a stream that can hold no others.
    """
    page = Page(Look(width, color, unicode))
    _put_header(page, assessment)
    ledger = {entry.citation: entry for entry in assessment.ledger}
    order = {citation: position for position, citation in enumerate(ledger)}

    def by_rule(result: ControlResult) -> tuple[int, str]:
        return (min((order.get(item, len(order)) for item in result.citations), default=0), result.control)

    for safeguard in sorted({result.safeguard for result in assessment.results}, key=safeguard_order):
        results = sorted((item for item in assessment.results if item.safeguard == safeguard), key=by_rule)
        counted = ", ".join(f"{n} {word}" for word, n in tally((r.verdict for r in results), VERDICTS[::-1]))
        page.heading(safeguard_title(safeguard), Words(counted, "dim", gap=2))
        aside = [item for item in results if item.verdict == "not-applicable"]
        brief = len(aside) > ASIDE_SHOWN and not everything
        for result in results:
            if not (brief and result in aside):
                with page.spaced():
                    put_control(page, result, ledger, everything)
        if brief:
            chosen = mark(VERDICT_MARKS, "not-applicable")
            names = _names([item.control for item in aside], None, page.look)
            page.put(
                Words(f"{page.look.icon(chosen)} not-applicable", "dim", whole=True), *names, indent=2, hang=4
            )
            page.put("--all says why", indent=4)
    _put_program_findings(page, assessment.program_findings, everything)
    _put_problems(page, assessment.problems, None if everything else PROBLEMS_SHOWN)
    _put_unused_covers(page, assessment.unused_covers)
    _put_summary(page, assessment)
    _put_gate(page, assessment, everything)
    return str(page)


def _put_header(page: Page, assessment: Assessment) -> None:
    roles = [role.replace("_", " ") for role in sorted(assessment.roles)]
    page.put(Words(assessment.organization, "bold"), Words(f"({listing(roles)})" if roles else "", "dim"))
    page.put(
        "as of",
        Words(assessment.today.isoformat(), "bold"),
        Words(f"in {assessment.timezone}", whole=True),
        Words(f"({format_instant(assessment.as_of)})", "dim", whole=True),
    )
    page.put(f"period {assessment.period.first} to {assessment.period.last}")
    if assessment.reconstructed:
        page.put(
            Words("reconstructed:", "bold yellow"),
            "evidence, decisions, waivers and actions of a later date are left out; "
            "controls and rules are today's",
        )
        _put_later(page, assessment)
    if assessment.looks_ahead:
        page.put(
            Words("looks ahead:", "bold yellow"),
            "this day is still to come; what is recorded until then may change every line below",
        )
    if assessment.selected is not None:
        page.put(
            Words("selected:", "bold yellow"),
            f"only {count(len(assessment.selected), 'control')}, and the gate speaks of nothing else:",
            *_names(sorted(assessment.selected), NAMES_SHOWN, page.look),
        )


def _put_later(page: Page, assessment: Assessment) -> None:
    later = {name for result in assessment.results for name in result.later}
    late = {used.file for result in assessment.results for used in result.evidence if used.received_late}
    said = []
    if later:
        said.append(f"{count(len(later), 'evidence file')} observed later {_be(len(later))} not seen")
    if late:
        said.append(f"{count(len(late), 'evidence file')} received later {_be(len(late))} used")
    if said:
        page.put("; ".join(said), indent=2)


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def _names(names: Sequence[str], most: int | None, look: Look) -> list[Part]:
    shown = names if most is None else names[:most]
    rest = len(names) - len(shown)
    last = len(shown) - 1
    parts: list[Part] = [
        Words(name + "," * (position < last), whole=True) for position, name in enumerate(shown)
    ]
    if rest:
        parts.append(f"{look.more} and {rest} more")
    return parts


def _put_program_findings(page: Page, findings: Sequence[ProgramFinding], everything: bool) -> None:
    if not findings:
        return
    page.heading("Program findings", Words("what the organization says and decides", "dim", gap=2))
    ordered = sorted(findings, key=program_finding_key)
    # Findings of one place that the same thing mends, decisions nobody made for instance, name it once.
    for (where, hint), group in groupby(ordered, key=lambda item: (item.location, item.hint)):
        alike = list(group)
        shown = alike if everything else alike[:ALIKE_SHOWN]
        for finding in shown:
            _put_program_finding(page, finding)
        if len(alike) > len(shown):
            more = f"{page.look.more} and {len(alike) - len(shown)} more; --all shows them"
            page.put(Words(more, "dim"), indent=2)
        page.put(Words(str(where), "cyan", whole=True), indent=4)
        if hint.strip():
            page.put(Words(page.look.arrow, "cyan"), hint, indent=4)


def _put_program_finding(page: Page, finding: ProgramFinding) -> None:
    chosen = VERDICT_MARKS["fail"]
    about = [name for name in (finding.citation, finding.control) if name]
    page.put(
        Words(page.look.icon(chosen), chosen.colour),
        Words(finding.severity, SEVERITY_COLOURS.get(finding.severity, "")),
        *(Words(name, "bold", whole=True, gap=2) for name in about),
        Words(finding.message, gap=2),
        *([Words("[program]", "dim", gap=2)] if finding.basis == "program" else []),
        indent=2,
        hang=6,
    )


def _put_problems(page: Page, problems: Sequence[Problem], most: int | None) -> None:
    if not problems:
        return
    page.heading("Problems in evidence", Words("hipaactl validate says how to mend them", "dim", gap=2))
    ordered = sorted(problems, key=lambda item: item.sort_key)
    shown = ordered if most is None else ordered[:most]
    for problem in shown:
        place = [Words(str(problem.location), "cyan", whole=True)] if problem.location else []
        page.put(*place, Words(problem.code, "dim", gap=2), problem.message, indent=2)
    if len(ordered) > len(shown):
        rest = len(ordered) - len(shown)
        page.put(Words(f"{page.look.more} and {rest} more; --all shows them", "dim"), indent=2)


def _put_unused_covers(page: Page, covers: Sequence[str]) -> None:
    if covers:
        page.heading("Waivers and corrective actions that cover nothing")
        for cover in sorted(covers):
            page.put(cover, indent=2)


def _put_summary(page: Page, assessment: Assessment) -> None:
    page.heading("Summary")
    results = assessment.results
    _put_counts(
        page,
        f"{count(len(results), 'control')}:",
        [
            (mark(VERDICT_MARKS, word), n)
            for word, n in tally((r.verdict for r in results), tuple(reversed(VERDICTS)))
        ],
    )
    order = ("met", "met-attested", "decided", "partly-met", "not-met", "not-evaluable", "not-covered")
    statuses = tally((entry.status for entry in assessment.ledger), (*order, *STATUSES[:2]))
    if statuses:
        whole = count(len(assessment.ledger), "paragraph")
        _put_counts(page, f"{whole}:", [(mark(STATUS_MARKS, word), n) for word, n in statuses])
    page.put(
        Words(
            f"hipaactl {assessment.tool_version}, {assessment.engine_name} {assessment.engine_version}, "
            f"rule text of {assessment.rule_as_of}, inputs {assessment.inputs_digest[:12]}",
            "dim",
        ),
        indent=2,
    )


def _put_counts(page: Page, label: str, counts: Sequence[tuple[Mark, int]]) -> None:
    parts: list[Part] = [label]
    for position, (chosen, number) in enumerate(counts):
        end = "," if position < len(counts) - 1 else ""
        parts.append(
            Words(f"{page.look.icon(chosen)} {number} {chosen.word}{end}", chosen.colour, whole=True)
        )
    page.put(*parts, indent=2)


def _put_gate(page: Page, assessment: Assessment, everything: bool) -> None:
    gate = assessment.gate
    look = page.look
    page.blank()
    chosen = VERDICT_MARKS["pass" if gate.holds else "fail"]
    page.put(
        Words("Gate", "bold"),
        Words(look.icon(chosen), chosen.colour, gap=2),
        Words("holds" if gate.holds else "fails", f"bold {chosen.colour.split()[-1]}"),
        "" if gate.holds else f"on {count(len(gate.failures), 'failure')}",
        "(something could not be evaluated)" if assessment.has_errors else "",
    )
    _put_failures(page, gate.failures, everything)
    most = None if everything else NAMES_SHOWN
    if gate.covered:
        findings = sum(len(r.denies) for r in assessment.results if r.control in gate.covered)
        whose = f"with {'its' if len(gate.covered) == 1 else 'all'} {count(findings, 'finding')} covered:"
        page.put(
            "lets through",
            count(len(gate.covered), "control"),
            whose,
            *_names(gate.covered, most, look),
            indent=2,
        )
    if gate.below_severity:
        whose = f"below severity {gate.min_severity}:"
        below = _names(gate.below_severity, most, look)
        page.put("lets through", count(len(gate.below_severity), "failure"), whose, *below, indent=2)
    page.put(Words(_rules(gate), "dim"), indent=2)


def _put_failures(page: Page, failures: Sequence[GateFailure], everything: bool) -> None:
    """Worst first: a line for each control that fails, one for each other verdict with what it befell."""
    ordered = sorted(failures, key=_failure_rank)
    rows: list[tuple[GateFailure, list[Part]]] = []
    for _, group in groupby(ordered, key=_failure_rank):
        alike = list(group)
        if alike[0].verdict == "fail":
            rows += [
                (one, [Words(one.control or "", "bold", whole=True), Words(one.message, gap=2)])
                for one in alike
            ]
        else:
            # Why these came about stands with the control or the finding itself.
            names = [one.citation or one.control or one.message for one in alike]
            rows.append((alike[0], _names(names, None if everything else NAMES_SHOWN, page.look)))
    shown = rows if everything else rows[:FAILURES_SHOWN]
    column = max((len(visible(failure.verdict)) for failure, _ in shown), default=0)
    for failure, parts in shown:
        # A program finding fails the gate under its own code, which is no verdict.
        chosen = VERDICT_MARKS.get(failure.verdict, VERDICT_MARKS["fail"])
        page.put(
            Words(page.look.icon(chosen), chosen.colour),
            Words(f"{failure.verdict:<{column}}", chosen.colour, whole=True),
            Words(f"{failure.severity:<8}", SEVERITY_COLOURS.get(failure.severity, ""), whole=True, gap=2),
            Words(" ", whole=True, gap=0),
            *parts,
            indent=2,
            hang=6,
        )
    if len(rows) > len(shown):
        page.put(
            Words(f"{page.look.more} and {len(rows) - len(shown)} more; --all shows them", "dim"), indent=2
        )


def _failure_rank(failure: GateFailure) -> tuple[bool, int, int, str]:
    severity = SEVERITIES.index(failure.severity) if failure.severity in SEVERITIES else len(SEVERITIES)
    known = failure.verdict in VERDICTS
    kind = (VERDICTS.index("fail") - VERDICTS.index(failure.verdict)) if known else len(VERDICTS)
    return (failure.verdict != "error", -severity, kind, failure.verdict)


def _rules(gate: GateResult) -> str:
    if set(FAILING) <= set(gate.fail_on):
        verdicts = "every verdict but pass, attested and not-applicable"
    else:
        verdicts = ", ".join(gate.fail_on)
    covered = "do not fail it" if gate.covered_policy == "allow" else "fail it too"
    severity = "" if gate.min_severity == SEVERITIES[0] else f" of severity {gate.min_severity} or above"
    return f"fails on {verdicts}, and on program findings{severity}; covered findings {covered}"
