"""The paragraph ledger: every binding paragraph of the rule with a status, folded upward."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hipaactl.assessment.applicability import roles_text
from hipaactl.assessment.decisions import Judged, bound, out_of_scope
from hipaactl.assessment.model import NOT_EVALUABLE, ControlResult, LedgerEntry
from hipaactl.program.model import Program
from hipaactl.regulation import Citation, CitationError, Provision, Regulation
from hipaactl.source import Problem, ProblemError

_LEFT_OUT = ("not-applicable", "out-of-scope")
NOT_JUDGED = "no control judges it"


@dataclass(frozen=True, slots=True)
class Own:
    """A paragraph's status from its own controls alone; None where it has none."""

    status: str | None
    reason: str


def own_status(results: Sequence[ControlResult], decision: Judged | None) -> Own:
    """The status that a paragraph's own controls and decision give it, the first row of the table that holds.

    Controls of basis program judge the organization's own practice: they neither meet a paragraph nor keep it
    from being met, unless they come upon something that the rule itself forbids.
    """
    practice = [result.control for result in results if result.basis == "program"]
    results = [result for result in results if result.basis == "rule" or result.fails_rule]
    said = decision.decision if decision is not None and decision.valid else None
    if said is not None and said.outcome == "not-reasonable":
        until = said.review_by
        return Own(
            "decided",
            f"found not reasonable and appropriate, nor an alternative; to be reviewed by {until}",
        )
    broken = [result for result in results if result.verdict in NOT_EVALUABLE]
    failing = [result for result in results if result.fails_rule]
    if broken:
        first = broken[0]
        why = f": {first.reasons[0]}" if first.reasons else ""
        also = f"; {failing[0].control} fails" if failing else ""
        return Own("not-evaluable", f"{first.control} is {first.verdict}{why}{also}")
    undecided = decision is not None and not decision.valid
    if undecided and decision is not None:
        message = decision.findings[0].message
        if not results:
            return Own("not-met", message)
        return Own("not-met", message + (f"; {failing[0].control} fails" if failing else ""))
    if not results:
        only = f"only this program's own practice is judged here ({', '.join(practice)})"
        return Own(None, only if practice else NOT_JUDGED)
    if failing:
        reason = _failing_text(failing)
        return Own("not-met" if len(failing) == len(results) else "partly-met", reason)
    attested = [result for result in results if result.attested_only]
    if attested:
        return Own("met-attested", f"{attested[0].control} rests on attestation alone")
    return Own(
        "met", "every control passes" if all(r.verdict == "pass" for r in results) else _program_only(results)
    )


def _program_only(results: Sequence[ControlResult]) -> str:
    failing = [result.control for result in results if result.verdict == "fail"]
    return f"{', '.join(failing)} fails this program's own practice only"


def _failing_text(failing: Sequence[ControlResult]) -> str:
    findings = [finding for result in failing for finding in result.denies if finding.basis == "rule"]
    names = ", ".join(result.control for result in failing)
    covers = [finding.covered_by for finding in findings]
    if all(covers):
        first = min((cover for cover in covers if cover is not None), key=lambda cover: cover.until)
        word = "waived" if first.type == "waiver" else "corrective action under way"
        return f"{names} fails; {word} until {first.until} ({first.id})"
    return f"{names} fails"


def fold(own: Own, children: Sequence[LedgerEntry]) -> tuple[str, str, int]:
    """A paragraph's status from its own and its children's, why, and how many beneath it are decided."""
    counted = [child for child in children if child.status not in _LEFT_OUT]
    statuses = [child.status for child in counted] + ([own.status] if own.status is not None else [])
    decided = sum(child.decided for child in counted)
    if not counted:
        if own.status is None and children:
            inside = {child.status for child in children}
            # Nothing of it is left in scope and nothing judges its own words.
            return "not-covered", "no control judges it; beneath it: " + ", ".join(sorted(inside)), decided
        return own.status or "not-covered", own.reason, decided
    shown = statuses.count("decided")
    note = f", {decided} decided in all" if decided > shown else ""
    outside = sum(child.status == "out-of-scope" for child in children)
    note += f", {outside} out of scope" if outside else ""
    counts = _counts(statuses)
    prefix = "" if own.status is None else f"itself {own.status} ({own.reason}); "
    if "not-evaluable" in statuses:
        return "not-evaluable", f"{prefix}{counts}{note}", decided
    if all(status == "decided" for status in statuses):
        # Nothing beneath it is in place, so it is not called met.
        return "decided", f"{counts} beneath it{note}", decided
    if all(status in ("met", "met-attested", "decided") for status in statuses):
        status = "met-attested" if "met-attested" in statuses else "met"
        via = "through what is beneath it" if own.status is None else "with what is beneath it"
        return status, f"{via}: {counts}{note}", decided
    if all(status == "not-covered" for status in statuses):
        reason = "no control judges it or anything beneath it"
        return (
            "not-covered",
            f"{own.reason}; {counts} beneath it" if own.reason != NOT_JUDGED else reason,
            decided,
        )
    if any(status in ("met", "met-attested", "partly-met") for status in statuses):
        return "partly-met", f"{prefix}{counts}{note}", decided
    return "not-met", f"{prefix}{counts}{note}", decided


def _counts(statuses: Sequence[str]) -> str:
    names = sorted(set(statuses), key=statuses.index)
    return ", ".join(f"{statuses.count(name)} {name}" for name in names)


def build_ledger(
    program: Program, rule: Regulation, results: Sequence[ControlResult], decisions: Mapping[str, Judged]
) -> tuple[LedgerEntry, ...]:
    """Every binding paragraph of the rule, in its order, each with its children folded in."""
    by_citation: dict[str, list[ControlResult]] = {}
    by_control = {result.control: result for result in results}
    for result in results:
        for citation in result.citations:
            by_citation.setdefault(citation, []).append(result)
    paragraphs = {provision.citation: provision for provision in rule.binding()}
    parents: dict[str, str | None] = {}
    for citation in paragraphs:
        above = rule.ledger_parent(citation)
        parents[citation] = above.citation if above is not None and above.citation in paragraphs else None
    beneath: dict[str, list[str]] = {}
    for citation, parent in parents.items():
        if parent is not None:
            beneath.setdefault(parent, []).append(citation)
    done: dict[str, LedgerEntry] = {}

    def entry(citation: str) -> LedgerEntry:
        if citation in done:
            return done[citation]
        children = [entry(child) for child in beneath.get(citation, ())]
        judged = decisions.get(citation)
        chosen = _judging(by_citation.get(citation, []), judged, by_control)
        made = _entry(
            program,
            paragraphs[citation],
            parents[citation],
            children,
            [inner for child in children for inner in _reaching(child, done)],
            chosen,
            judged,
        )
        done[citation] = made
        return made

    return tuple(entry(citation) for citation in paragraphs)


def _reaching(child: LedgerEntry, done: Mapping[str, LedgerEntry]) -> list[LedgerEntry]:
    """The child, and where it is left out itself, what is still in scope beneath it too."""
    found = [child]
    if child.status in _LEFT_OUT:
        beneath = [inner for name in child.children for inner in _reaching(done[name], done)]
        found += [inner for inner in beneath if inner.status not in _LEFT_OUT]
    return found


def _judging(
    citing: Sequence[ControlResult], judged: Judged | None, by_control: Mapping[str, ControlResult]
) -> list[ControlResult]:
    decision = judged.decision if judged is not None and judged.valid else None
    if decision is not None and decision.outcome == "alternative" and decision.measure is not None:
        measure = by_control.get(decision.measure)
        return [measure] if measure is not None and measure.verdict != "not-applicable" else []
    return [result for result in citing if result.verdict != "not-applicable"]


def _entry(
    program: Program,
    provision: Provision,
    parent: str | None,
    children: Sequence[LedgerEntry],
    reaching: Sequence[LedgerEntry],
    results: Sequence[ControlResult],
    judged: Judged | None,
) -> LedgerEntry:
    own = own_status(results, judged)
    decided = 0
    binding = provision.binding
    reason_out = out_of_scope(program, provision.citation)
    if not bound(program, provision):
        status, reason = "not-applicable", f"binds {roles_text(set(binding.roles) if binding else set())}"
    elif reason_out is not None:
        status, reason = "out-of-scope", reason_out
    elif own.status == "decided":
        status, reason, decided = "decided", own.reason, 1
    else:
        status, reason, decided = fold(own, reaching)
    decision = judged.decision if judged is not None else None
    if decision is not None and decision.outcome == "alternative" and status in ("met", "met-attested"):
        reason = f"through the alternative measure {decision.measure}: {reason}"
    return LedgerEntry(
        citation=provision.citation,
        title=provision.title,
        type={"general": "paragraph"}.get(provision.kind, provision.kind),
        designation=provision.designation,
        status=status,
        reason=reason,
        controls=tuple(result.control for result in results),
        parent=parent,
        children=tuple(child.citation for child in children),
        basis_program_findings=sum(
            finding.basis == "program" for result in results for finding in result.denies
        ),
        decided=decided,
        decision=decision.outcome if decision is not None else None,
        roles=tuple(sorted(binding.roles)) if binding else (),
        words=binding.words if binding else None,
    )


def narrow(
    entries: Sequence[LedgerEntry], rule: Regulation, citations: Sequence[str]
) -> tuple[LedgerEntry, ...]:
    """The entries at or beneath ``citations``; all of them where none is given. Raises ProblemError HC301."""
    if not citations:
        return tuple(entries)
    problems: list[Problem] = []
    wanted: list[Citation] = []
    for text in citations:
        try:
            wanted.append(Citation.parse(text))
        except CitationError as error:
            best = rule.suggest(text)
            problems.append(
                Problem(
                    "HC301",
                    f"{text} is not a citation: {error}",
                    found=text,
                    expected="a paragraph such as 164.312(a)",
                    hint=f"did you mean {best}?" if best else None,
                )
            )
    found = tuple(entry for entry in entries if any(rule.beneath(entry.citation, item) for item in wanted))
    if not found and not problems:
        best = rule.suggest(citations[0])
        problems.append(
            Problem(
                "HC301",
                f"{', '.join(citations)} holds no paragraph that binds",
                found=", ".join(citations),
                expected="a paragraph that says must, shall or may not",
                hint=f"did you mean {best}?"
                if best and best != citations[0]
                else "`hipaactl show` prints a paragraph whether it binds or not",
            )
        )
    if problems:
        raise ProblemError(*problems)
    return found
