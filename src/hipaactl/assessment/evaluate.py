"""Evaluates a program as of a moment. Reads no file and no clock: everything comes in as values."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from hipaactl.assessment.applicability import not_applicable
from hipaactl.assessment.covers import Covers
from hipaactl.assessment.decisions import Judged, judge_decisions
from hipaactl.assessment.digest import control_digest, digest, inputs_digest
from hipaactl.assessment.findings import Judgement, judge
from hipaactl.assessment.gate import judge_gate
from hipaactl.assessment.inputs import build_input, declared_kinds, select_all
from hipaactl.assessment.ledger import build_ledger
from hipaactl.assessment.model import Assessment, ControlResult, EvidenceUsed, ProgramFinding
from hipaactl.assessment.program_findings import (
    attribute_findings,
    nothing_judged,
    office_findings,
    shrunk_findings,
    statement_findings,
)
from hipaactl.evidence.condition import CONDITIONS, FRESH, KindCondition, assess_condition
from hipaactl.evidence.doubt import kinds_in_doubt
from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.selection import Selection, select
from hipaactl.policy import Engine, ModuleSet, RuleResult, query_for
from hipaactl.program import offices as officials
from hipaactl.program.model import Control, EvidenceUse, Program
from hipaactl.program.moment import Moment
from hipaactl.program.offices import Offices
from hipaactl.regulation import Regulation
from hipaactl.source import Problem
from hipaactl.source.dates import Span

# Verdicts that rest on findings: where a control has another, what a waiver would cover is not known.
_JUDGED = ("fail", "attested", "pass")


@dataclass(frozen=True, slots=True)
class Request:
    """What to evaluate: as of when, over which period, and which controls (None: all)."""

    moment: Moment
    period: Span
    selected: tuple[str, ...] | None
    tool_version: str


@dataclass(slots=True)
class _Run:
    program: Program
    rule: Regulation
    request: Request
    selections: dict[str, Selection]
    offices: Offices
    decisions: dict[str, Judged]
    disputed: dict[str, Problem]
    inapplicable: dict[str, str | None]
    in_doubt: dict[str, Problem]

    @property
    def applicable(self) -> list[Control]:
        """The controls whose policies are run."""
        return [control for name, control in self.program.controls.items() if self.inapplicable[name] is None]

    def input_document(self) -> dict[str, Any]:
        """The one input document of the run."""
        return build_input(self.program, self.request.moment, self.applicable, self.selections)


def _begin(program: Program, rule: Regulation, request: Request) -> _Run:
    kinds = declared_kinds(program.controls.values()) | {officials.KIND} | _telling(program)
    selections = select_all(program, request.moment, kinds)
    offices = offices_of(program, request.moment.as_of)
    decisions = judge_decisions(program, rule, offices, request.moment.today)
    return _Run(
        program=program,
        rule=rule,
        request=request,
        selections=selections,
        offices=offices,
        decisions=decisions,
        disputed=disputed_files(program, selections, offices),
        in_doubt=kinds_in_doubt(program.evidence, program.evidence_problems, program.kinds),
        inapplicable={
            control.id: not_applicable(program, control, rule, decisions)
            for control in program.controls.values()
        },
    )


def _telling(program: Program) -> set[str]:
    """Kinds there is evidence of that can contradict an attribute, whether or not a control asks for them."""
    present = {file.kind for file in program.evidence if file.kind in program.kinds}
    return {kind for kind in present if program.kinds[kind].shows}


def input_document(program: Program, rule: Regulation, request: Request) -> dict[str, Any]:
    """Exactly what the policies of the program see in a run."""
    return _begin(program, rule, request).input_document()


def offices_of(program: Program, as_of: datetime) -> Offices:
    """Who holds which office by the evidence that counts as of ``as_of`` (UTC)."""
    kind = program.kinds[officials.KIND]
    records = select(kind, program.evidence_of(officials.KIND), as_of).records
    roster = select(program.kinds["workforce"], program.evidence_of("workforce"), as_of).records
    ended = {item["person"]: item["ended_on"] for item in roster if "ended_on" in item}
    return Offices(records, known_persons(program, as_of), ended)


def known_persons(program: Program, as_of: datetime) -> frozenset[str] | None:
    """Everybody in any sound workforce file observed by ``as_of``; None where there is no such file."""
    files = [
        file
        for file in program.evidence_of("workforce")
        if file.observed_at is not None and file.observed_at <= as_of and not file.problems
    ]
    if not files:
        return None
    return frozenset(record["person"] for file in files for record in file.records if "person" in record)


def evaluate(
    program: Program, rule: Regulation, modules: ModuleSet, engine: Engine, request: Request
) -> Assessment:
    """The assessment of ``program``: every control judged, the ledger folded, the gate applied.

    The program and its policies must be without problems. Raises EngineError where the engine cannot run.
    """
    at = request.moment
    run = _begin(program, rule, request)
    selections = run.selections
    answers = _ask(run, modules, engine)
    covers = Covers(program.covers, run.offices, at.today)
    results = [
        _result(run, modules, control, answers.get(control.id), covers)
        for control in program.controls.values()
    ]
    results.sort(key=lambda result: result.control)
    findings = _program_findings(run)
    ledger = build_ledger(program, rule, results, run.decisions)
    shown = [result for result in results if request.selected is None or result.control in request.selected]
    findings = _relevant(findings, shown, request.selected)
    return Assessment(
        as_of=at.as_of,
        today=at.today,
        period=request.period,
        reconstructed=at.reconstructed,
        looks_ahead=at.looks_ahead,
        organization=program.name,
        roles=tuple(sorted(program.roles)),
        timezone=program.zone.key,
        tool_version=request.tool_version,
        engine_name=engine.name,
        engine_version=engine.version,
        rule_as_of=rule.text_as_of,
        inputs_digest=inputs_digest(program, _policy_texts(modules), rule.digest),
        selected=request.selected,
        results=tuple(shown),
        program_findings=tuple(findings),
        problems=tuple(evidence_problems(program, selections, run.disputed.values())),
        unused_covers=covers.unused([result.control for result in shown if result.verdict in _JUDGED]),
        ledger=ledger,
        gate=judge_gate(program.gate, shown, findings),
    )


def evidence_problems(
    program: Program, selections: Mapping[str, Selection], disputed: Iterable[Problem]
) -> list[Problem]:
    """Every problem of evidence: of files, of selection, of attestation, of files that belong to no kind."""
    found = {*program.evidence_problems, *disputed}
    for file in program.evidence:
        found.update(file.problems)
    for selection in selections.values():
        for problems in selection.problems.values():
            found.update(problems)
    return sorted(found, key=lambda problem: problem.sort_key)


def disputed_files(
    program: Program, selections: Mapping[str, Selection], offices: Offices
) -> dict[str, Problem]:
    """A problem (HC507) for each attested file whose person did not hold the office, by file name."""
    found: dict[str, Problem] = {}
    for selection in selections.values():
        for file in selection.files:
            if not file.attested or file.observed_at is None or selection.problems_of(file):
                continue
            person, office = file.source.get("person", ""), file.source.get("office", "")
            day = file.observed_at.astimezone(program.zone).date()
            if person not in offices.holders(office, day):
                where = file.document.locate(["source", "person"]) if file.document else file.locate()
                found[file.file] = Problem(
                    "HC507",
                    f"{person} did not hold the office {office} on {day}",
                    where,
                    f"{person} as {office}",
                    " or ".join(sorted(offices.holders(office, day))) or "a person who held it on that day",
                    "have somebody in office attest, or record in the officials evidence who held it",
                )
    return found


def _ask(run: _Run, modules: ModuleSet, engine: Engine) -> Mapping[str, RuleResult]:
    packages = modules.by_package()
    queries = [query_for(control.id, packages[control.policy]) for control in run.applicable]
    if not queries:
        return {}
    text = json.dumps(run.input_document(), separators=(",", ":"), ensure_ascii=False)
    return engine.evaluate(modules.evaluated, queries, text)


def _policy_texts(modules: ModuleSet) -> dict[str, str]:
    return {module.file: digest(module.text) for module in modules}


def _program_findings(run: _Run) -> list[ProgramFinding]:
    applicable = run.applicable
    found = [finding for judged in run.decisions.values() for finding in judged.findings]
    found += nothing_judged(run.program, applicable)
    found += statement_findings(run.program, applicable)
    found += office_findings(run.program, applicable, run.offices, run.request.moment.today)
    found += attribute_findings(run.program, run.selections)
    found += shrunk_findings(run.selections)
    return sorted(found, key=lambda item: (item.location, item.code, item.message))


def _relevant(
    findings: list[ProgramFinding], shown: Sequence[ControlResult], selected: tuple[str, ...] | None
) -> list[ProgramFinding]:
    if selected is None:
        return findings
    citations = {citation for result in shown for citation in result.citations}
    kinds = {used.kind for result in shown for used in result.evidence}

    def concerns(finding: ProgramFinding) -> bool:
        if finding.control is None and finding.citation is None:  # of evidence, or of the whole program
            folder = finding.location.file.split("/")
            return folder[0] != "evidence" or folder[1] in kinds
        if finding.control is not None:
            return finding.control in selected
        return finding.citation in citations

    return [finding for finding in findings if concerns(finding)]


def _result(
    run: _Run, modules: ModuleSet, control: Control, answer: RuleResult | None, covers: Covers
) -> ControlResult:
    inapplicable = run.inapplicable[control.id]
    conditions: list[tuple[EvidenceUse, KindCondition]] = []
    if inapplicable is not None:
        judgement = Judgement((), {}, (), ())
        verdict = "not-applicable"
        reasons: tuple[str, ...] = (inapplicable,)
    else:
        conditions = [(use, _condition(run, use)) for use in control.evidence]
        judgement = judge(control, answer or _no_answer(control), run.selections, covers)
        verdict, reasons = _verdict(judgement, conditions)
    return ControlResult(
        control=control.id,
        title=control.title,
        citations=control.citations,
        safeguard=control.safeguard,
        basis=control.basis,
        severity=control.severity,
        verdict=verdict,
        reasons=reasons,
        owner=run.program.owner_of(control.id),
        population=judgement.population,
        excluded=judgement.excluded,
        findings=judgement.findings,
        evidence=_evidence(run, conditions),
        later=tuple(file.file for use, _ in conditions for file in run.selections[use.kind].later),
        changes=sum(len(run.selections[use.kind].changes) for use, _ in conditions),
        control_digest=control_digest(control),
        policy_digest=_policy_digest(modules, control.policy),
        location=control.locate(["id"]),
        remediation=control.remediation,
        replaced_citations=tuple(
            citation
            for citation, item in run.decisions.items()
            if item.valid and item.decision is not None and item.decision.measure == control.id
        ),
    )


def _no_answer(control: Control) -> RuleResult:
    return RuleResult(control.id, error="the engine gave no answer for it")


def _condition(run: _Run, use: EvidenceUse) -> KindCondition:
    made = _condition_of_files(run, use)
    doubt = run.in_doubt.get(use.kind)
    if doubt is None:
        return made
    reason = f"{doubt.location}: {doubt.message}; it may belong to {use.kind}"
    return replace(made, condition="invalid", reasons=(reason, *made.reasons))


def _condition_of_files(run: _Run, use: EvidenceUse) -> KindCondition:
    return assess_condition(
        run.selections[use.kind],
        today=run.request.moment.today,
        zone=run.program.zone,
        window=run.request.period,
        max_age=use.max_age,
        covers=use.covers,
        disputed={file: f"{found.location}: {found.message}" for file, found in run.disputed.items()},
        tampered={},
    )


def _verdict(
    judgement: Judgement, conditions: Sequence[tuple[EvidenceUse, KindCondition]]
) -> tuple[str, tuple[str, ...]]:
    """The first verdict of the list that holds, and why."""
    if judgement.errors:
        return "error", judgement.errors
    reasons = tuple(reason for _, item in conditions for reason in item.reasons)
    worst = min((item.condition for _, item in conditions), key=CONDITIONS.index)
    if worst != FRESH:
        return worst, reasons
    empty = tuple(
        f"no record of {use.kind} was judged" + (f"; {item.nil_return_gap}" if item.nil_return_gap else "")
        for use, item in conditions
        if use.judged and not judgement.population.get(use.kind) and not item.nil_return_covers
    )
    if empty:
        return "empty", empty
    if any(finding.level == "deny" for finding in judgement.findings):
        return "fail", ()
    judged = [item for use, item in conditions if use.judged]
    if all(file.file.attested for item in judged for file in item.files):
        nil = sum(file.file.nil_return for item in judged for file in item.files)
        also = f", {nil} nil return{'' if nil == 1 else 's'} among it" if nil else ""
        return "attested", (f"every piece of evidence judged rests on a person's word{also}",)
    return "pass", ()


def _evidence(run: _Run, conditions: Sequence[tuple[EvidenceUse, KindCondition]]) -> tuple[EvidenceUsed, ...]:
    found: list[EvidenceUsed] = []
    for use, item in conditions:
        for state in item.files:
            file = state.file
            found.append(
                EvidenceUsed(
                    kind=use.kind,
                    file=file.file,
                    sha256=file.sha256,
                    records_file=file.records_file,
                    records_sha256=file.records_sha256,
                    source=file.source_name,
                    method=file.source.get("method", ""),
                    observed_at=file.observed_at,
                    received_at=file.received_at,
                    period=file.period,
                    condition=state.condition,
                    reason=state.reason,
                    expires=state.expires,
                    records=len(file.records),
                    nil_return=file.nil_return,
                    attested=file.attested,
                    received_late=_late(run, file),
                    use="judged" if use.judged else "reference",
                )
            )
    return tuple(found)


def _late(run: _Run, file: EvidenceFile) -> bool:
    return file.received_at is not None and file.received_at > run.request.moment.as_of


def _policy_digest(modules: ModuleSet, package: str) -> str:
    texts = {module.file: module.text for module in modules.libs}
    module = modules.by_package().get(package)
    if module is not None:
        texts[module.file] = module.text
    return digest(sorted(texts.items()))
