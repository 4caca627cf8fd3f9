"""Reads controls and checks what they refer to: citations, kinds, their place and name."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hipaactl.evidence.kinds import Kinds
from hipaactl.program.model import Control, EvidenceUse
from hipaactl.regulation import Citation, CitationError, Regulation
from hipaactl.source import Document, Location, Problem, did_you_mean, find_files, read_yaml, stray_files
from hipaactl.source.dates import parse_days
from hipaactl.source.validation import validate_document

SAFEGUARDS = (
    "administrative",
    "physical",
    "technical",
    "organizational",
    "documentation",
    "breach",
    "privacy",
)


def load_controls(
    root: Path, folder: Path, prefix: str, own: bool, kinds: Kinds, rule: Regulation
) -> tuple[list[Control], list[Problem]]:
    """Every control below ``folder`` of ``root`` and the problems with them.

    ``prefix`` stands before file names (a baseline outside the program); ``own`` marks the program's own.
    """
    paths, problems = find_files(root, folder, (".yaml", ".yml"), prefix)
    problems.extend(stray_files(root, folder, (".yaml", ".yml"), (), prefix))
    controls: list[Control] = []
    for path in paths:
        document = read_yaml(root, path, None, prefix)
        found = validate_document(document, "control")
        if not found:
            control = _control(document, path.relative_to(folder).parts[0], own)
            found = [
                *_check_place(control, path, folder),
                *_check_citations(control, rule),
                *_check_kinds(control, kinds),
            ]
            controls.append(control)
        problems.extend(found)
    return controls, problems


def _control(document: Document, safeguard: str, own: bool) -> Control:
    value: Mapping[str, Any] = document.value
    evidence = tuple(
        EvidenceUse(
            kind=item["kind"],
            judged=item.get("use", "judged") == "judged",
            max_age=parse_days(item["max_age"]) if "max_age" in item else None,
            covers=item.get("covers"),
        )
        for item in value["evidence"]
    )
    return Control(
        id=value["id"],
        title=value["title"],
        citations=tuple(str(item) for item in value["citations"]),
        severity=value["severity"],
        basis=value.get("basis", "rule"),
        objective=value["objective"].strip(),
        applies_when=value.get("applies_when", {}),
        parameters=value.get("parameters", {}),
        evidence=evidence,
        policy=value["policy"],
        remediation=value["remediation"].strip(),
        safeguard=safeguard if safeguard in SAFEGUARDS else "own",
        own=own,
        document=document,
    )


def _check_place(control: Control, path: Path, folder: Path) -> list[Problem]:
    problems: list[Problem] = []
    if path.stem != control.id:
        problems.append(
            Problem(
                "HC411",
                f"control {control.id} lies in a file of another name",
                control.locate(["id"]),
                path.name,
                f"{control.id}.yaml",
                "name the file after the control's id",
            )
        )
    safeguard = path.relative_to(folder).parts[0]
    if safeguard not in SAFEGUARDS:
        problems.append(
            Problem(
                "HC411",
                f"control {control.id} lies outside the folder of a safeguard",
                control.locate(),
                path.parent.name,
                "one of " + ", ".join(SAFEGUARDS),
                did_you_mean(safeguard, SAFEGUARDS) or "move the file into the folder of its safeguard",
            )
        )
    return problems


def _check_kinds(control: Control, kinds: Kinds) -> list[Problem]:
    problems: list[Problem] = []
    seen: set[str] = set()
    for index, use in enumerate(control.evidence):
        where = control.locate(["evidence", index, "kind"])
        if use.kind not in kinds:
            problems.append(
                Problem(
                    "HC402",
                    f"{use.kind} is not a kind of evidence",
                    where,
                    use.kind,
                    f"one of the {len(kinds)} kinds that `hipaactl schema` lists",
                    did_you_mean(use.kind, kinds) or "a program's own kinds live in program/kinds/",
                )
            )
        elif use.kind in seen:
            problems.append(
                Problem(
                    "HC406", f"{use.kind} is listed twice", where, use.kind, "each kind once", "merge the two"
                )
            )
        seen.add(use.kind)
    if control.evidence and not any(use.judged for use in control.evidence):
        problems.append(
            Problem(
                "HC207",
                f"control {control.id} judges no evidence",
                control.locate(["evidence"]),
                "only reference",
                "at least one kind with use: judged",
                "mark the kind whose records the policy judges",
            )
        )
    return problems


def _check_citations(control: Control, rule: Regulation) -> list[Problem]:
    problems: list[Problem] = []
    for index, text in enumerate(control.citations):
        problem = check_citation(text, control.locate(["citations", index]), rule, binding=True)
        if problem is not None:
            problems.append(problem)
    return problems


def check_citation(text: str, where: Location, rule: Regulation, binding: bool) -> Problem | None:
    """What is wrong with a citation, if anything; ``binding`` asks for a paragraph that binds somebody."""
    try:
        citation = str(Citation.parse(text))
    except CitationError as error:
        best = rule.suggest(text)
        return Problem(
            "HC301",
            f"{text} is not a citation: {error}",
            where,
            text,
            "a paragraph such as 164.312(a)(2)(iv)",
            f"did you mean {best}?" if best else None,
        )
    renumbered = rule.renumbered(citation)
    if renumbered is not None:
        return Problem(
            "HC302",
            f"{citation} is no longer in the rule: {renumbered.note}",
            where,
            citation,
            renumbered.replacement or "a paragraph of the rule as it stands",
            f"did you mean {renumbered.replacement}?" if renumbered.replacement else None,
        )
    provision = rule.get(citation)
    if provision is None:
        best = rule.suggest(citation)
        return Problem(
            "HC301",
            f"{citation} is not a paragraph of 45 CFR Part 164",
            where,
            citation,
            "a paragraph of the rule",
            f"did you mean {best}?" if best else "look it up with `hipaactl show <section>`",
        )
    if text != citation:
        return Problem(
            "HC301",
            f"{text} is written otherwise",
            where,
            text,
            citation,
            f"write {citation}, so that a search finds it",
        )
    if not provision.operative:
        return Problem(
            "HC303",
            f"{citation} is printed but not in force: a court vacated it",
            where,
            citation,
            "a paragraph in force",
            "text that was vacated is never enforced",
        )
    if binding and not provision.binds:
        best = _binding_near(citation, rule)
        return Problem(
            "HC306",
            f"{citation} binds nobody by itself",
            where,
            f"{citation} {provision.title}",
            "a standard, a specification or another paragraph that says must, shall or may not",
            f"did you mean {best}?" if best else None,
        )
    return None


def _binding_near(citation: str, rule: Regulation) -> str | None:
    for provision in rule.binding():
        if provision.citation.startswith(citation + "("):
            return provision.citation
    return None


def duplicates(controls: list[Control]) -> list[Problem]:
    """A problem for each control whose id another control has already."""
    first: dict[str, Control] = {}
    problems: list[Problem] = []
    for control in controls:
        if control.id in first:
            other = first[control.id].locate(["id"])
            problems.append(
                Problem(
                    "HC401",
                    f"there are two controls named {control.id}",
                    control.locate(["id"]),
                    f"{control.id} again (first at {other.file}:{other.line})",
                    "an id of its own for each control",
                    "rename one of the two; a program's own control cannot replace one of the baseline",
                )
            )
        else:
            first[control.id] = control
    return problems
