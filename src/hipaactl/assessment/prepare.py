"""Loads a program with its policies and checks both: what `validate` reports and `check` needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from hipaactl.policy import BASELINE, OWN, ModuleSet, PolicyUse, check_policies, load_modules
from hipaactl.program.load import load_program, shown_folders
from hipaactl.program.model import Control, Program
from hipaactl.regulation import Regulation, load
from hipaactl.source import Location, Problem


@dataclass(frozen=True, slots=True)
class Prepared:
    """A program and its policies. ``program`` is None where hipaactl.yaml itself cannot be used.

    ``problems`` stop a run; problems of evidence files are not among them.
    """

    program: Program | None
    modules: ModuleSet | None
    rule: Regulation
    problems: tuple[Problem, ...]


def prepare(root: Path) -> Prepared:
    """The program at ``root``, its policies, and everything that keeps it from being judged."""
    loaded = load_program(root)
    rule = load()
    if loaded.program is None:
        return Prepared(None, None, rule, loaded.problems)
    program = loaded.program
    modules = load_policies(program)
    problems = list(loaded.problems)
    problems.extend(
        check_policies(modules, [policy_use(program, control) for control in program.controls.values()])
    )
    problems = _without_following(program, modules, problems)
    return Prepared(
        program, modules, rule, tuple(sorted(set(problems), key=lambda problem: problem.sort_key))
    )


def _without_following(program: Program, modules: ModuleSet, problems: list[Problem]) -> list[Problem]:
    """Leaves out that a policy reads an undeclared kind, where its control misspells a kind."""
    misspelt = {item.location.file for item in problems if item.code == "HC402" and item.location is not None}
    packages = modules.by_package()
    files = {
        packages[control.policy].file
        for control in program.controls.values()
        if control.file in misspelt and control.policy in packages
    }
    return [
        item
        for item in problems
        if item.code != "HC615" or item.location is None or item.location.file not in files
    ]


def file_problems(program: Program | None) -> tuple[Problem, ...]:
    """The problems of evidence files, so that a run that stops still tells of all of them."""
    if program is None:
        return ()
    return (*program.evidence_problems, *(item for file in program.evidence for item in file.problems))


def load_policies(program: Program) -> ModuleSet:
    """The Rego modules of the baseline and of the program itself."""
    folders = [(OWN if own else BASELINE, folder) for folder, own in program.policy_folders]
    return load_modules(folders, program.root, shown_folders(program))


def policy_use(program: Program, control: Control) -> PolicyUse:
    """What the checks of policies need to know of a control."""
    said = program.implementations.get(control.id)
    locations: Mapping[str, Location] = {
        name: said.parameters[name].location
        if said is not None and name in said.parameters
        else control.locate(["parameters", name])
        for name in control.parameters
    }
    return PolicyUse(
        control_id=control.id,
        package=control.policy,
        kinds=frozenset(use.kind for use in control.evidence),
        parameters=control.parameters,
        parameter_locations=locations,
        citations=control.citations,
        citation_location=control.locate(["citations"]),
        policy_location=control.locate(["policy"]),
        parameters_location=control.locate(["parameters"]),
        own=control.own,
        fields={
            use.kind: {name: name in kind.required for name in kind.properties}
            for use in control.evidence
            if (kind := program.kinds.get(use.kind)) is not None
        },
    )
