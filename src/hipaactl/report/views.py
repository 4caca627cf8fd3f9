"""All that is known of one control or one paragraph, gathered into a value for `show` to print."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from hipaactl.assessment.model import Assessment, ControlResult, LedgerEntry, ProgramFinding
from hipaactl.policy import ModuleSet, RegoModule
from hipaactl.program.model import Control, Decision, Implementation, Override, Program
from hipaactl.program.offices import Offices
from hipaactl.regulation import Crosswalk, Inquiry, Provision, Regulation, crosswalk_for, inquiries_for
from hipaactl.source import Problem, ProblemError, suggest


@dataclass(frozen=True, slots=True)
class Heading:
    """What every view says at its head: as of when, and by which text of the rule."""

    organization: str
    today: date
    zone: ZoneInfo
    rule_as_of: str
    reconstructed: bool


@dataclass(frozen=True, slots=True)
class ParameterView:
    """A parameter as it is used, with the baseline's default and, where the program sets another, why."""

    name: str
    value: Any
    default: Any
    description: str
    override: Override | None


@dataclass(frozen=True, slots=True)
class DecisionView:
    """A decision, who held the approving office that day, and what is wrong with it."""

    decision: Decision
    approvers: tuple[str, ...]
    findings: tuple[ProgramFinding, ...]


@dataclass(frozen=True, slots=True)
class ControlView:
    """One control. ``result`` is None where it was not evaluated; ``owners`` hold its office today.

    ``findings`` are the program's own on the control, and on its citations where they name no control.
    """

    heading: Heading
    control: Control
    result: ControlResult | None
    entries: tuple[LedgerEntry, ...]
    implementation: Implementation | None
    owners: tuple[str, ...]
    parameters: tuple[ParameterView, ...]
    policy_file: str | None
    decisions: tuple[DecisionView, ...]
    findings: tuple[ProgramFinding, ...]
    inquiries: tuple[Inquiry, ...]
    crosswalks: tuple[Crosswalk, ...]


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """One paragraph. ``entry`` is None where it binds nobody; ``findings`` are those on its citation."""

    heading: Heading
    provision: Provision
    entry: LedgerEntry | None
    decision: DecisionView | None
    findings: tuple[ProgramFinding, ...]
    controls: tuple[ControlView, ...]
    children: tuple[LedgerEntry, ...]
    inquiries: tuple[Inquiry, ...]
    crosswalk: Crosswalk | None


@dataclass(frozen=True, slots=True)
class Sources:
    """What views are gathered from. ``offices`` are those of the assessment's day."""

    program: Program
    rule: Regulation
    modules: ModuleSet
    assessment: Assessment
    offices: Offices


def control_view(sources: Sources, control_id: str) -> ControlView:
    """Gathers one control. Raises KeyError where the program has none of that id."""
    program = sources.program
    control = program.controls[control_id]
    said = program.implementations.get(control_id)
    module = sources.modules.by_package().get(control.policy)
    citations = control.citations
    decisions = [_decision(sources, citation) for citation in citations]
    rows: dict[str, Inquiry] = {}
    for citation in citations:
        for row in inquiries_for(citation):
            if row.is_inquiry and (row.id not in rows or row.exact):
                rows[row.id] = row
    ledger = {entry.citation: entry for entry in sources.assessment.ledger}
    return ControlView(
        heading=_heading(sources),
        control=control,
        result=sources.assessment.result(control_id),
        entries=tuple(ledger[citation] for citation in citations if citation in ledger),
        implementation=said,
        owners=_holders(sources, said.owner, sources.assessment.today) if said else (),
        parameters=_parameters(control, said, module),
        policy_file=module.file if module else None,
        decisions=tuple(item for item in decisions if item),
        findings=tuple(
            item
            for item in sources.assessment.program_findings
            if item.control == control_id or (item.control is None and item.citation in citations)
        ),
        inquiries=tuple(rows.values()),
        crosswalks=tuple(item for citation in citations if (item := crosswalk_for(citation))),
    )


def paragraph_view(sources: Sources, citation: str) -> ParagraphView:
    """Gathers one paragraph. Raises KeyError where the rule has none of that citation."""
    provision = sources.rule.get(citation)
    if provision is None:
        raise KeyError(citation)
    name = provision.citation
    ledger = {entry.citation: entry for entry in sources.assessment.ledger}
    entry = ledger.get(name)
    citing = [control.id for control in sources.program.controls.values() if name in control.citations]
    judging = list(entry.controls) if entry else []
    return ParagraphView(
        heading=_heading(sources),
        provision=provision,
        entry=entry,
        decision=_decision(sources, name),
        findings=tuple(item for item in sources.assessment.program_findings if item.citation == name),
        controls=tuple(control_view(sources, control) for control in dict.fromkeys([*judging, *citing])),
        children=tuple(ledger[child] for child in (entry.children if entry else ())),
        inquiries=tuple(row for row in inquiries_for(name) if row.is_inquiry),
        crosswalk=crosswalk_for(name),
    )


def _heading(sources: Sources) -> Heading:
    made = sources.assessment
    zone = sources.program.zone
    return Heading(made.organization, made.today, zone, made.rule_as_of, made.reconstructed)


def _holders(sources: Sources, office: str, day: date) -> tuple[str, ...]:
    return tuple(sorted(sources.offices.holders(office, day)))


def _decision(sources: Sources, citation: str) -> DecisionView | None:
    decision = sources.program.decisions.get(citation)
    if decision is None or decision.approved_on > sources.assessment.today:
        return None
    wrong = (item for item in sources.assessment.program_findings if item.citation == citation)
    return DecisionView(
        decision,
        _holders(sources, decision.approved_by, decision.approved_on),
        tuple(item for item in wrong if item.code.startswith("decision-")),
    )


def _parameters(
    control: Control, said: Implementation | None, module: RegoModule | None
) -> tuple[ParameterView, ...]:
    defaults: Mapping[str, Any] = control.document.value.get("parameters", {})
    declared = module.metadata.parameters if module and module.metadata else {}
    return tuple(
        ParameterView(
            name,
            value,
            defaults.get(name),
            str(declared[name].schema.get("description", "")) if name in declared else "",
            said.parameters.get(name) if said else None,
        )
        for name, value in sorted(control.parameters.items())
    )


def find_subject(sources: Sources, what: str) -> tuple[bool, str]:
    """Whether ``what`` is a control, and its id or the citation. Raises ProblemError HC301 for neither."""
    if what in sources.program.controls:
        return True, what
    provision = sources.rule.get(what)
    if provision is not None:
        return False, provision.citation
    section = what.partition("(")[0]
    if section.startswith("164.") and section[4:].isdigit() and sources.rule.get(section) is None:
        raise ProblemError(
            Problem(
                "HC301",
                f"{section} is not among the sections that hipaactl carries",
                found=what,
                expected="164.302 to 164.318, 164.400 to 164.414, or a section of Subpart E from 164.500 on",
                hint="`hipaactl ledger --all` lists every paragraph it knows",
            )
        )
    renumbered = sources.rule.renumbered(what)
    best = (renumbered.replacement if renumbered else None) or sources.rule.suggest(what)
    best = best or suggest(what, sources.program.controls)
    raise ProblemError(
        Problem(
            "HC301" if what[:1].isdigit() else "HC403",
            f"{what} is neither a paragraph of the rule nor a control"
            + (f": {renumbered.note}" if renumbered else ""),
            found=what,
            expected="a citation such as 164.312(a)(2)(iv), or a control's id",
            hint=f"did you mean {best}?" if best else "`hipaactl check` lists the controls",
        )
    )
