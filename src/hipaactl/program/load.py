"""Loads a program: everything people write, read once, with every problem found on the way."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from hipaactl.evidence.files import load_files
from hipaactl.evidence.kinds import Kinds, load_kinds
from hipaactl.program import statements
from hipaactl.program.baseline import builtin_baseline
from hipaactl.program.controls import check_citation, duplicates, load_controls
from hipaactl.program.find import FILE
from hipaactl.program.model import Control, Gate, Implementation, OutOfScope, Program
from hipaactl.regulation import Regulation, load, roles_of
from hipaactl.source import (
    Document,
    Location,
    Problem,
    did_you_mean,
    quoted,
    read_yaml,
    relative_name,
    stray_files,
)
from hipaactl.source.dates import parse_date, parse_days
from hipaactl.source.validation import validate_document

BUILTIN_PREFIX = "builtin/"


@dataclass(frozen=True, slots=True)
class Loaded:
    """The program, or None where hipaactl.yaml itself cannot be used; and every problem that stops a run."""

    program: Program | None
    problems: tuple[Problem, ...]


def load_program(root: Path) -> Loaded:
    """The program at ``root``, a folder that holds hipaactl.yaml."""
    rule = load()
    config = read_yaml(root, FILE)
    problems = validate_document(config, "program")
    if problems:
        return Loaded(None, tuple(problems))
    value: dict[str, Any] = config.value
    if _roles(value["roles"]) == {"group_health_plan"}:
        problems.append(
            Problem(
                "HC207",
                "a group health plan is a health plan too",
                config.locate(["roles", "group_health_plan"]),
                "group_health_plan alone",
                "covered_entity: plan beside it",
                "add covered_entity: plan, so that what binds every plan is judged",
            )
        )
    if not _roles(value["roles"]):
        problems.append(
            Problem(
                "HC207",
                "roles name none that the rule binds",
                config.locate(["roles"]),
                "every role false or absent",
                "covered_entity, business_associate or group_health_plan",
                "say what the organization is; hipaactl is for those the rule binds",
            )
        )
    kinds = load_kinds(root, root / "program" / "kinds")
    problems.extend(kinds.problems)
    zone = _zone(value["timezone"], config, problems)
    folders, controls = _load_controls(root, value, config, kinds, rule, problems)
    by_id: dict[str, Control] = {}
    for control in controls:
        by_id.setdefault(control.id, control)
    problems.extend(duplicates(controls))
    own = root / "program"
    implementations, said, found = statements.load_implementations(root, own / "implementation", by_id)
    problems.extend(found)
    decisions, decisions_document, found = statements.load_decisions(
        root, own / "decisions.yaml", by_id, rule
    )
    problems.extend(found)
    covers, cover_documents, found = statements.load_covers(root, own, by_id)
    problems.extend(found)
    problems.extend(_misnamed(root))
    problems.extend(stray_files(root, own / "implementation", (".yaml", ".yml")))
    attributes = value.get("attributes", {})
    ruled_out = _ruled_out(value, config, by_id, problems)
    problems.extend(_undeclared(by_id.values(), attributes, ruled_out))
    scope = _scope(value, config, rule, problems)
    evidence, loose = load_files(root, root / "evidence", kinds, zone)
    documents = [config, *(control.document for control in controls), *said, *cover_documents]
    if decisions_document is not None:
        documents.append(decisions_document)
    program = Program(
        root=root,
        name=value["organization"]["name"],
        roles=_roles(value["roles"]),
        attributes=attributes,
        zone=zone,
        pinned_as_of=parse_date(value["as_of"]) if "as_of" in value else None,
        gate=_gate(value.get("gate", {})),
        scope_out=scope,
        ruled_out=ruled_out,
        controls={name: _effective(by_id[name], implementations.get(name)) for name in sorted(by_id)},
        implementations=implementations,
        decisions=decisions,
        covers=tuple(covers),
        kinds=kinds,
        evidence=evidence,
        evidence_problems=[problem for problem in loose if problem not in kinds.problems],
        policy_folders=folders,
        document=config,
        decisions_document=decisions_document,
        inputs={document.file: document.sha256 for document in documents},
    )
    problems = _without_following(problems, folders)
    return Loaded(program, tuple(sorted(set(problems), key=lambda problem: problem.sort_key)))


def _without_following(problems: list[Problem], folders: Sequence[tuple[Path, bool]]) -> list[Problem]:
    """Leaves out "not a control" where the control, or the whole baseline, is there but cannot be read."""
    baseline_missing = all(own for _, own in folders)
    unreadable = {
        Path(problem.location.file).stem
        for problem in problems
        if problem.location is not None and "controls/" in problem.location.file
    }
    return [
        problem
        for problem in problems
        if problem.code != "HC403" or not (baseline_missing or problem.found in unreadable)
    ]


def _zone(name: str, config: Document, problems: list[Problem]) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        problems.append(
            Problem(
                "HC407",
                f"{quoted(name)} is not a time zone",
                config.locate(["timezone"]),
                quoted(name),
                "an IANA name such as America/Chicago",
                did_you_mean(name, available_timezones()),
            )
        )
        return ZoneInfo("UTC")


def _load_controls(
    root: Path,
    value: dict[str, Any],
    config: Document,
    kinds: Kinds,
    rule: Regulation,
    problems: list[Problem],
) -> tuple[tuple[tuple[Path, bool], ...], list[Control]]:
    controls: list[Control] = []
    folders: list[tuple[Path, bool]] = []
    baseline, prefix = _baseline(root, value.get("baseline", "builtin"), config, problems)
    if baseline is not None:
        found, wrong = load_controls(baseline, baseline / "controls", prefix, False, kinds, rule)
        controls.extend(found)
        problems.extend(wrong)
        folders.append((baseline / "policies", False))
    found, wrong = load_controls(root, root / "program" / "controls", "", True, kinds, rule)
    controls.extend(found)
    problems.extend(wrong)
    folders.append((root / "program" / "policies", True))
    return tuple(folders), controls


def _baseline(root: Path, said: Any, config: Document, problems: list[Problem]) -> tuple[Path | None, str]:
    if said == "builtin":
        folder, prefix = builtin_baseline(), BUILTIN_PREFIX
        shown = "the baseline that hipaactl ships"
    else:
        folder = (root / said["path"]).resolve()
        shown = said["path"]
        prefix = "" if folder == root else relative_name(root, folder) + "/"
    if folder is None or not (folder / "controls").is_dir() or not (folder / "policies").is_dir():
        problems.append(
            Problem(
                "HC408",
                f"{shown} cannot be found",
                config.locate(["baseline"]),
                "no folder with controls/ and policies/",
                "a baseline",
                "write baseline: builtin, or the path of a folder that holds controls/ and policies/",
            )
        )
        return None, ""
    return folder, prefix


def shown_folders(program: Program) -> dict[Path, str]:
    """How the policy folder of the shipped baseline is named in messages, where the program uses it."""
    if program.document.value.get("baseline", "builtin") != "builtin":
        return {}
    return {folder: f"{BUILTIN_PREFIX}policies" for folder, own in program.policy_folders if not own}


def _roles(said: Mapping[str, Any]) -> frozenset[str]:
    entity = said.get("covered_entity", [])
    return roles_of(
        covered_entity=[entity] if isinstance(entity, str) else entity,
        business_associate=said.get("business_associate", False),
        group_health_plan=said.get("group_health_plan", False),
        part_of_larger_organization=said.get("part_of_larger_organization", False),
    )


def _gate(said: Mapping[str, Any]) -> Gate:
    default = Gate()
    return Gate(
        fail_on=tuple(said.get("fail_on", default.fail_on)),
        min_severity=said.get("min_severity", default.min_severity),
        covered=said.get("covered", default.covered),
    )


def _undeclared(
    controls: Iterable[Control], attributes: Mapping[str, Any], ruled_out: Mapping[str, str]
) -> list[Problem]:
    problems: list[Problem] = []
    for control in controls:
        if control.id in ruled_out:
            continue
        for name in control.applies_when:
            if name not in attributes:
                problems.append(
                    Problem(
                        "HC409",
                        f"{control.id} asks for the attribute {name}, which hipaactl.yaml does not give",
                        control.locate(["applies_when", name]),
                        "no such attribute",
                        f"attributes: {name} in hipaactl.yaml",
                        did_you_mean(name, attributes)
                        or "say in hipaactl.yaml whether it holds: true or false",
                    )
                )
    return problems


def _ruled_out(
    value: dict[str, Any], config: Document, controls: Mapping[str, Control], problems: list[Problem]
) -> dict[str, str]:
    result: dict[str, str] = {}
    for index, item in enumerate(value.get("controls", {}).get("ruled_out", [])):
        where = config.locate(["controls", "ruled_out", index, "control"])
        if item["control"] not in controls:
            problems.append(statements.unknown_control(item["control"], where, controls))
        result[item["control"]] = item["rationale"].strip()
    return result


def _scope(
    value: dict[str, Any], config: Document, rule: Regulation, problems: list[Problem]
) -> tuple[OutOfScope, ...]:
    result: list[OutOfScope] = []
    for index, item in enumerate(value.get("scope", {}).get("out", [])):
        where = config.locate(["scope", "out", index, "citation"])
        problem = check_citation(item["citation"], where, rule, binding=False)
        if problem is not None:
            problems.append(problem)
        result.append(OutOfScope(item["citation"], item["reason"].strip(), where))
    return tuple(result)


def _effective(control: Control, said: Implementation | None) -> Control:
    if said is None:
        return control
    changed = {key: item.value for key, item in said.parameters.items() if key in control.parameters}
    parameters = {**control.parameters, **changed}
    evidence = tuple(
        replace(use, max_age=parse_days(said.max_age[use.kind].value)) if use.kind in said.max_age else use
        for use in control.evidence
    )
    severity = said.severity.value if said.severity else control.severity
    return replace(control, parameters=parameters, evidence=evidence, severity=severity)


_PARTS = (
    "implementation",
    "decisions.yaml",
    "waivers.yaml",
    "corrective-actions.yaml",
    "controls",
    "policies",
    "kinds",
)


def _misnamed(root: Path) -> list[Problem]:
    """A problem for each part of program/ that nothing reads, as a misspelt name would have it."""
    folder = root / "program"
    if not folder.is_dir():
        return []
    return [
        Problem(
            "HC411",
            f"program/{path.name} is not read",
            Location(f"program/{path.name}"),
            path.name,
            "one of " + ", ".join(_PARTS),
            did_you_mean(path.name, _PARTS) or "mend its name, or keep it elsewhere",
        )
        for path in sorted(folder.iterdir())
        if path.name not in _PARTS and path.stem != "README" and not path.name.startswith(".")
    ]
