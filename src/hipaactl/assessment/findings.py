"""Turns a policy's answer into findings and holds it to the contract: nothing may vanish or be made up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hipaactl.assessment.covers import Covers
from hipaactl.assessment.model import Excluded, Finding
from hipaactl.evidence.selection import Selection
from hipaactl.policy import RuleResult
from hipaactl.program.model import Control

_KEYS = {"kind", "id", "message", "field", "basis"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one policy said; ``errors`` make the control ``error`` whatever else it said."""

    findings: tuple[Finding, ...]
    population: Mapping[str, int]
    excluded: tuple[Excluded, ...]
    errors: tuple[str, ...]


def judge(
    control: Control, result: RuleResult, selections: Mapping[str, Selection], covers: Covers
) -> Judgement:
    """Findings, population and exclusions of one control, checked against the records that were selected."""
    if result.error is not None:
        place = f"{result.location}: " if result.location is not None else ""
        text = result.error if place and result.error.startswith(place.rstrip()) else place + result.error
        return Judgement((), {}, (), (text,))
    kinds = {use.kind: use for use in control.evidence}
    judged = [use.kind for use in control.evidence if use.judged]
    errors: list[str] = []
    population = _subjects("population", result.population, judged, selections, errors)
    excluded = _excluded(result.excluded, judged, selections, errors)
    _complete(judged, population, excluded, selections, errors)
    findings: list[Finding] = []
    for level, items in (("deny", result.deny), ("warn", result.warn)):
        for item in items:
            wrong = _malformed(item, kinds)
            if wrong is None and "id" in item and item["id"] not in population.get(item["kind"], ()):
                wrong = f"names {item['kind']}/{item['id']}, which is not in its population"
            if wrong is not None:
                errors.append(f"`{level}` {wrong}")
                continue
            findings.append(_finding(control, level, item, selections, covers))
    findings.sort(key=_order)
    counts = {kind: len(ids) for kind, ids in sorted(population.items()) if ids}
    left_out = tuple(
        Excluded(kind, identifier, reason) for (kind, identifier), reason in sorted(excluded.items())
    )
    return Judgement(tuple(findings), counts, left_out, tuple(sorted(set(errors))))


def _order(finding: Finding) -> tuple[Any, ...]:
    place = finding.location
    where = (place.file, place.line, place.column) if place else ("", 0, 0)
    return (finding.level, where, finding.kind, finding.id or "", finding.field or "", finding.message)


def _subjects(
    name: str,
    items: Sequence[Any],
    judged: Sequence[str],
    selections: Mapping[str, Selection],
    errors: list[str],
) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {kind: set() for kind in judged}
    for item in items:
        if (
            not isinstance(item, dict)
            or not isinstance(item.get("kind"), str)
            or not isinstance(item.get("id"), str)
        ):
            errors.append(f"`{name}` holds something that is no subject: it needs kind and id")
        elif item["kind"] not in found:
            errors.append(f"`{name}` holds records of {item['kind']}, which the control does not judge")
        elif not selections[item["kind"]].has(item["id"]):
            errors.append(f"`{name}` holds {item['kind']}/{item['id']}, which is not among the records")
        else:
            found[item["kind"]].add(item["id"])
    return found


def _excluded(
    items: Sequence[Any], judged: Sequence[str], selections: Mapping[str, Selection], errors: list[str]
) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    _subjects("excluded", items, judged, selections, errors)
    for item in items:
        if (
            not isinstance(item, dict)
            or not isinstance(item.get("kind"), str)
            or not isinstance(item.get("id"), str)
        ):
            continue
        reason = item.get("reason")
        if not isinstance(reason, str) or not reason.strip():
            errors.append(f"`excluded` holds {item['kind']}/{item['id']} without a reason")
            continue
        key = (item["kind"], item["id"])
        found[key] = min(reason, found.get(key, reason)) if key not in found else f"{found[key]}; {reason}"
    return found


def _complete(
    judged: Sequence[str],
    population: Mapping[str, set[str]],
    excluded: Mapping[tuple[str, str], str],
    selections: Mapping[str, Selection],
    errors: list[str],
) -> None:
    neither: Counter[str] = Counter()
    example: dict[str, str] = {}
    for kind in judged:
        for record in selections[kind].records:
            identifier = record["id"]
            inside, left_out = identifier in population[kind], (kind, identifier) in excluded
            if inside and left_out:
                errors.append(f"{kind}/{identifier} is both in `population` and in `excluded`")
            elif not inside and not left_out:
                neither[kind] += 1
                example.setdefault(kind, identifier)
    for kind, count in neither.items():
        what = f"{kind}/{example[kind]} is" if count == 1 else f"{count} records of {kind} are"
        more = "" if count == 1 else f", {kind}/{example[kind]} among them"
        errors.append(f"{what} neither in `population` nor in `excluded`{more}")


def _malformed(item: Any, kinds: Mapping[str, Any]) -> str | None:
    if not isinstance(item, dict):
        return "holds something that is no object"
    unknown = sorted(set(item) - _KEYS)
    if unknown:
        return f"holds a finding with the unknown field {unknown[0]}"
    for name in ("kind", "message"):
        if not isinstance(item.get(name), str) or not item[name].strip():
            return f"holds a finding without {name}"
    for name in ("id", "field"):
        if name in item and not isinstance(item[name], str):
            return f"holds a finding whose {name} is not text"
    if item.get("basis", "rule") not in ("rule", "program"):
        return f"holds a finding of basis {item['basis']}; it is rule or program"
    if item["kind"] not in kinds:
        return f"holds a finding on {item['kind']}, which the control does not declare"
    return None


def _finding(
    control: Control, level: str, item: Mapping[str, Any], selections: Mapping[str, Selection], covers: Covers
) -> Finding:
    kind, identifier, name = item["kind"], item.get("id"), item.get("field")
    where = selections[kind].locate(identifier, name) or control.locate(["evidence"])
    subject = kind if identifier is None else f"{kind}/{identifier}"
    return Finding(
        code=f"{control.id}/{name or kind}",
        level=level,
        kind=kind,
        id=identifier,
        field=name,
        message=" ".join(item["message"].split()),
        basis=item.get("basis", control.basis),
        location=where,
        covers=covers.of(control.id, subject) if level == "deny" else (),
    )
