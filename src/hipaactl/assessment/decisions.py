"""Decisions on addressable specifications, judged as of a day (164.306(d)(3))."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from hipaactl.assessment.model import ProgramFinding
from hipaactl.program.model import SEVERITIES, Control, Decision, Program
from hipaactl.program.offices import Offices
from hipaactl.regulation import Provision, Regulation
from hipaactl.source import Location

Standing = Mapping[str, "Judged"]


@dataclass(frozen=True, slots=True)
class Judged:
    """An addressable specification in scope: its decision if one exists by the day, and what is wrong."""

    citation: str
    decision: Decision | None
    findings: tuple[ProgramFinding, ...]

    @property
    def valid(self) -> bool:
        """Whether there is a decision and nothing is wrong with it."""
        return self.decision is not None and not self.findings


def in_scope(program: Program, provision: Provision) -> bool:
    """Whether a paragraph binds a role of the program and is not declared out of scope."""
    return bound(program, provision) and out_of_scope(program, provision.citation) is None


def bound(program: Program, provision: Provision) -> bool:
    """Whether a paragraph binds one of the program's roles."""
    return provision.binding is not None and bool(provision.binding.roles & program.roles)


def out_of_scope(program: Program, citation: str) -> str | None:
    """The reason a paragraph is declared out of scope, or None."""
    for item in program.scope_out:
        if _within(citation, item.citation):
            return item.reason
    return None


def _within(citation: str, other: str) -> bool:
    if other.startswith("164 Subpart "):
        low, high = {"C": ("164.302", "164.319"), "D": ("164.400", "164.415"), "E": ("164.500", "164.535")}[
            other[-1]
        ]
        return low <= citation[:7] <= high or citation == other
    return citation == other or citation.startswith(other + "(")


def judge_decisions(program: Program, rule: Regulation, offices: Offices, today: date) -> dict[str, Judged]:
    """Every addressable specification in scope with its decision as of ``today``, by citation."""
    citing: dict[str, list[Control]] = {}
    for control in program.controls.values():
        for citation in control.citations:
            citing.setdefault(citation, []).append(control)
    result: dict[str, Judged] = {}
    for provision in rule.binding():
        if provision.designation != "addressable" or not in_scope(program, provision):
            continue
        decision = program.decisions.get(provision.citation)
        if decision is not None and decision.approved_on > today:
            decision = None
        controls = citing.get(provision.citation, [])
        if decision is None:
            findings = [_missing(program, provision, controls, today)]
        else:
            findings = _wrong(program, decision, provision, controls, offices, today)
        result[provision.citation] = Judged(provision.citation, decision, tuple(findings))
    return result


def _severity(controls: list[Control]) -> str:
    return max((control.severity for control in controls), key=SEVERITIES.index, default="medium")


def _missing(program: Program, provision: Provision, controls: list[Control], today: date) -> ProgramFinding:
    citation = provision.citation
    if controls:
        control = controls[0]
        where = control.locate(["citations", control.citations.index(citation)])
    elif program.decisions_document is not None:
        where = program.decisions_document.locate(["decisions"])
    else:
        where = Location("hipaactl.yaml")
    later = program.decisions.get(citation)
    when = f" by {today} (one is dated {later.approved_on})" if later else ""
    return ProgramFinding(
        code="decision-missing",
        citation=citation,
        control=None,
        message=f"{provision.title} is addressable and holds no decision{when}",
        hint="assess whether it is reasonable and appropriate (164.306(d)(3)) and write the decision in "
        "program/decisions.yaml",
        severity=_severity(controls),
        basis="rule",
        location=where,
    )


def _wrong(
    program: Program,
    decision: Decision,
    provision: Provision,
    controls: list[Control],
    offices: Offices,
    today: date,
) -> list[ProgramFinding]:
    found: list[ProgramFinding] = []

    def add(code: str, message: str, hint: str, basis: str = "program") -> None:
        found.append(
            ProgramFinding(
                code, decision.citation, None, message, hint, _severity(controls), basis, decision.location
            )
        )

    if decision.review_by < today:
        add(
            "decision-lapsed",
            f"the decision on {provision.title} was to be reviewed by {decision.review_by}",
            "review it, and give it a new approved_on and review_by",
        )
    approvers = offices.holders(decision.approved_by, decision.approved_on)
    if not approvers:
        add(
            "decision-approver-vacant",
            f"nobody held the office {decision.approved_by} on {decision.approved_on}, when the decision on "
            f"{provision.title} was approved",
            "record in the officials evidence who held it, or have the decision approved by one in office",
        )
    measure = [program.controls[decision.measure]] if decision.measure is not None else []
    for control in (*controls, *measure):
        if _not_judged(program, control) is not None:
            continue
        owner = program.owner_of(control.id)
        if owner is None:
            add(
                "decision-owner-unknown",
                f"nobody is said to own {control.id}, so that the decision on {provision.title} is not shown "
                "to be approved by another person",
                f"say who owns {control.id} in program/implementation/",
            )
            break
        if offices.same_person(owner, decision.approved_by, decision.approved_on):
            add(
                "decision-self-approved",
                f"the decision on {provision.title} was approved by the person who owns {control.id} "
                f"({' and '.join(dict.fromkeys((owner, decision.approved_by)))})",
                "have it approved by another person",
            )
            break
    if decision.outcome == "alternative" and decision.measure is not None:
        reason = _not_judged(program, program.controls[decision.measure])
        if reason is not None:
            add(
                "decision-measure-not-judged",
                f"the alternative to {provision.title}, {decision.measure}, is not judged: {reason}",
                "name a control that applies, or decide otherwise",
                "rule",
            )
    return found


def _not_judged(program: Program, control: Control) -> str | None:
    if control.id in program.ruled_out:
        return "it is ruled out"
    return attribute_mismatch(program, control)


def attribute_mismatch(program: Program, control: Control) -> str | None:
    """Why ``applies_when`` does not hold, or None where it does."""
    for name, wanted in sorted(control.applies_when.items()):
        value = program.attributes.get(name)
        if value != wanted or type(value) is not type(wanted):
            shown = str(value).lower() if isinstance(value, bool) else value
            return f"it applies where {name} is {str(wanted).lower()}; here it is {shown}"
    return None
