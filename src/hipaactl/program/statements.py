"""Reads what the organization says and decides: implementation, decisions, waivers, corrective actions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from hipaactl.program.controls import check_citation
from hipaactl.program.model import Control, Cover, Decision, Implementation, Override
from hipaactl.regulation import Regulation
from hipaactl.source import Document, Location, PathTo, Problem, did_you_mean, find_files, read_yaml
from hipaactl.source.dates import parse_date
from hipaactl.source.validation import validate_document


def load_implementations(
    root: Path, folder: Path, controls: Mapping[str, Control]
) -> tuple[dict[str, Implementation], list[Document], list[Problem]]:
    """What ``folder`` says of each control, the documents read, and the problems with them."""
    paths, problems = find_files(root, folder, (".yaml", ".yml"))
    result: dict[str, Implementation] = {}
    documents: list[Document] = []
    for path in paths:
        document = read_yaml(root, path)
        documents.append(document)
        found = validate_document(document, "implementation")
        problems.extend(found)
        if found:
            continue
        for name, said in document.value["controls"].items():
            where = document.locate(["controls", name], True)
            if name not in controls:
                problems.append(unknown_control(name, where, controls))
                continue
            if name in result:
                problems.append(_twice(name, where, result[name].location, "one statement for each control"))
                continue
            result[name] = _implementation(document, name, said, where)
            problems.extend(_check_parameters(document, name, said, controls[name]))
    return result, documents, problems


def _implementation(
    document: Document, name: str, said: Mapping[str, Any], where: Location
) -> Implementation:
    base: list[str | int] = ["controls", name]

    def override(path: list[str | int], item: Mapping[str, Any]) -> Override:
        return Override(item["value"], item["rationale"], document.locate([*base, *path, "value"]))

    severity = said.get("severity")
    return Implementation(
        control=name,
        owner=said["owner"],
        statement=said["statement"].strip(),
        parameters={
            key: override(["parameters", key], item) for key, item in said.get("parameters", {}).items()
        },
        severity=override(["severity"], severity) if severity else None,
        max_age={key: override(["max_age", key], item) for key, item in said.get("max_age", {}).items()},
        location=where,
        owner_location=document.locate([*base, "owner"]),
    )


def _check_parameters(
    document: Document, name: str, said: Mapping[str, Any], control: Control
) -> list[Problem]:
    problems: list[Problem] = []
    kinds = [use.kind for use in control.evidence]
    for group, known, what in (
        ("parameters", list(control.parameters), "a parameter"),
        ("max_age", kinds, "a kind of evidence"),
    ):
        for key in said.get(group, {}):
            if key not in known:
                problems.append(
                    Problem(
                        "HC404",
                        f"{key} is not {what} of {name}",
                        document.locate(["controls", name, group, key], True),
                        key,
                        ("one of " + ", ".join(known)) if known else "none",
                        did_you_mean(key, known),
                    )
                )
    return problems


def load_decisions(
    root: Path, path: Path, controls: Mapping[str, Control], rule: Regulation
) -> tuple[dict[str, Decision], Document | None, list[Problem]]:
    """Decisions by citation (164.306(d)(3)), their document, and the problems with them."""
    if not path.exists() and not path.is_symlink():
        return {}, None, []
    document = read_yaml(root, path)
    problems = validate_document(document, "decisions")
    if problems:
        return {}, document, problems
    result: dict[str, Decision] = {}
    for citation, said in document.value["decisions"].items():
        where = document.locate(["decisions", citation], True)
        problem = check_citation(citation, where, rule, binding=True) or _designation(citation, where, rule)
        if problem is not None:
            problems.append(problem)
            continue
        problems.extend(_incomplete(document, citation, said, controls))
        result[citation] = Decision(
            citation=citation,
            outcome=said["outcome"],
            rationale=said["rationale"].strip(),
            measure=said.get("measure"),
            no_alternative=said.get("no_alternative"),
            approved_by=said["approved_by"],
            approved_on=_date(said["approved_on"]),
            review_by=_date(said["review_by"]),
            location=where,
        )
        if result[citation].review_by < result[citation].approved_on:
            problems.append(
                _backwards(
                    document,
                    ["decisions", citation, "review_by"],
                    said["review_by"],
                    said["approved_on"],
                    "approved_on",
                )
            )
    return result, document, problems


def _designation(citation: str, where: Location, rule: Regulation) -> Problem | None:
    provision = rule.get(citation)
    if provision is None or provision.designation == "addressable":
        return None
    if provision.designation == "required":
        return Problem(
            "HC304",
            f"{citation} is required: there is nothing to decide",
            where,
            f"a decision on {provision.title} (required)",
            "decisions on addressable specifications only",
            "remove the decision; a required specification must be implemented (164.306(d)(2))",
        )
    return Problem(
        "HC305",
        f"{citation} is no addressable specification",
        where,
        f"a decision on {provision.title} ({provision.kind})",
        "decisions on addressable specifications only",
        "remove the decision",
    )


def _incomplete(
    document: Document, citation: str, said: Mapping[str, Any], controls: Mapping[str, Control]
) -> list[Problem]:
    problems: list[Problem] = []
    base: list[str | int] = ["decisions", citation]
    needs = {"alternative": "measure", "not-reasonable": "no_alternative"}
    wanted = needs.get(said["outcome"])
    reasons = {
        "measure": "name the control that is the equivalent alternative measure (164.306(d)(3)(ii)(B)(2))",
        "no_alternative": "say why no equivalent alternative measure is reasonable and appropriate either "
        "(164.306(d)(3)(ii)(B)(2))",
    }
    if wanted and wanted not in said:
        problems.append(
            Problem(
                "HC405",
                f"the decision on {citation} says {said['outcome']} and has no {wanted}",
                document.locate([*base, "outcome"]),
                f"no {wanted}",
                f"a field {wanted}",
                reasons[wanted],
            )
        )
    for name in needs.values():
        if name in said and name != wanted:
            problems.append(
                Problem(
                    "HC405",
                    f"the decision on {citation} says {said['outcome']} and gives {name}",
                    document.locate([*base, name], True),
                    name,
                    f"{name} only with the outcome it belongs to",
                    "remove it, or mend the outcome",
                )
            )
    measure = said.get("measure")
    if measure is not None and measure not in controls:
        problems.append(unknown_control(measure, document.locate([*base, "measure"]), controls))
    return problems


def load_covers(
    root: Path, folder: Path, controls: Mapping[str, Control]
) -> tuple[list[Cover], list[Document], list[Problem]]:
    """Waivers and corrective actions of ``folder``, the documents read, and the problems with them."""
    covers: list[Cover] = []
    documents: list[Document] = []
    problems: list[Problem] = []
    for file, list_name, last, text in (
        ("waivers", "waivers", "expires", "reason"),
        ("corrective-actions", "corrective_actions", "due", "action"),
    ):
        path = folder / f"{file}.yaml"
        if not path.exists() and not path.is_symlink():
            continue
        document = read_yaml(root, path)
        documents.append(document)
        found = validate_document(document, file)
        problems.extend(found)
        if found:
            continue
        first: dict[str, Location] = {}
        for index, said in enumerate(document.value[list_name]):
            base: list[str | int] = [list_name, index]
            where = document.locate(base)
            if said["id"] in first:
                problems.append(
                    _twice(said["id"], document.locate([*base, "id"]), first[said["id"]], "each id once")
                )
                continue
            first[said["id"]] = where
            if said["control"] not in controls:
                problems.append(
                    unknown_control(said["control"], document.locate([*base, "control"]), controls)
                )
                continue
            problems.extend(_bad_subjects(document, base, said, controls[said["control"]]))
            if said[last] < said["opened"]:
                problems.append(_backwards(document, [*base, last], said[last], said["opened"], "opened"))
            covers.append(
                Cover(
                    type="waiver" if file == "waivers" else "corrective-action",
                    id=said["id"],
                    control=said["control"],
                    subjects=tuple(said["subjects"]),
                    owner=said["owner"],
                    approved_by=said["approved_by"],
                    opened=_date(said["opened"]),
                    last_day=_date(said[last]),
                    status=said.get("status", "open"),
                    text=said[text].strip(),
                    location=where,
                )
            )
    return covers, documents, problems


def _bad_subjects(
    document: Document, base: list[str | int], said: Mapping[str, Any], control: Control
) -> list[Problem]:
    """Patterns that can match no finding of the control: their kind is none that it uses."""
    kinds = [use.kind for use in control.evidence]
    problems: list[Problem] = []
    for index, pattern in enumerate(said["subjects"]):
        kind = pattern.partition("/")[0]
        if any(mark in kind for mark in "*?[") or kind in kinds:
            continue
        problems.append(
            Problem(
                "HC402",
                f"{pattern} names no finding of {control.id}",
                document.locate([*base, "subjects", index]),
                kind,
                "kind/id with a kind of the control: " + ", ".join(kinds),
                did_you_mean(kind, kinds),
            )
        )
    return problems


def _date(text: str) -> date:
    value = parse_date(text)
    assert value is not None  # the schema's format has been checked
    return value


def unknown_control(name: str, where: Location, controls: Iterable[str]) -> Problem:
    known = list(controls)
    return Problem(
        "HC403",
        f"{name} is not a control",
        where,
        name,
        "the id of a control of the baseline or of program/controls/",
        did_you_mean(name, known) or "mend the id, or remove the entry",
    )


def _twice(name: str, where: Location, first: Location, expected: str) -> Problem:
    return Problem(
        "HC406",
        f"{name} is given twice",
        where,
        f"{name} again (first at {first.file}:{first.line})",
        expected,
        "merge the two",
    )


def _backwards(document: Document, path: PathTo, found: str, first: str, begin: str) -> Problem:
    return Problem(
        "HC410",
        f"{path[-1]} lies before {begin}",
        document.locate(path),
        found,
        f"{first} or later",
        "mend one of the two dates",
    )
