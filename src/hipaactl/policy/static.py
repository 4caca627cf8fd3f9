"""Refuses, before anything is evaluated, what a policy must not do; every problem at once.

All of it works on tokens, in a few milliseconds for each module, so that every run can do it. It never
decides whether Rego parses: `hipaactl.policy.engine.Engine.check_syntax` does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from hipaactl.policy.calls import call_problems
from hipaactl.policy.cycles import cycle_problems
from hipaactl.policy.heads import head_problems
from hipaactl.policy.modules import OWN, ModuleSet, RegoModule
from hipaactl.policy.negation import Fields, fields_of, negation_problems
from hipaactl.policy.parameters import citation_problems, parameter_problems
from hipaactl.policy.patterns import pattern_problems
from hipaactl.policy.reads import Reach, read_problems
from hipaactl.source import Location, Problem, suggest

_FOLLOWING = ("HC607", "HC614")
RULES = ("deny", "warn", "population", "excluded")


@dataclass(frozen=True, slots=True)
class PolicyUse:
    """What one control asks of its policy, in plain values.

    ``parameters`` are the values in effect and ``parameter_locations`` where each was written; ``own`` is
    true where the control comes from the program's own folder. ``fields`` are by kind the fields of a record,
    each with whether it is required.
    """

    control_id: str
    package: str
    kinds: frozenset[str] = frozenset()
    parameters: Mapping[str, Any] = field(default_factory=dict)
    parameter_locations: Mapping[str, Location] = field(default_factory=dict)
    citations: tuple[str, ...] = ()
    citation_location: Location | None = None
    policy_location: Location | None = None
    parameters_location: Location | None = None
    own: bool = False
    fields: Mapping[str, Mapping[str, bool]] = field(default_factory=dict)

    @property
    def rego_name(self) -> str:
        """The control's name below ``input.parameters``."""
        return self.control_id.replace("-", "_")


def check_policies(modules: ModuleSet, controls: Sequence[PolicyUse]) -> list[Problem]:
    """Everything wrong in ``modules`` and between them and ``controls``, ordered by place.

    The problems of loading (`ModuleSet.problems`) are included.
    """
    packages = modules.by_package()
    uses: dict[str, list[PolicyUse]] = {}
    for control in controls:
        uses.setdefault(control.package, []).append(control)
    problems = list(modules.problems)
    fields = _fields(controls)  # what a helper may be given
    for module in modules:
        named = uses.get(module.package, [])
        problems += module.metadata_problems
        problems += check_module(module, packages, named, _fields(named) if named else fields)
    unmatched = list(_unmatched(modules, packages, controls))
    problems += _untested(modules)
    # What follows from a misspelt package is not told beside it.
    misnamed = {item.location.file for item in unmatched if item.location is not None}
    problems = [
        item
        for item in problems
        if item.code not in _FOLLOWING or item.location is None or item.location.file not in misnamed
    ]
    problems += unmatched
    for control in controls:
        module_of = packages.get(control.package)
        if module_of is not None and module_of.is_policy and not module_of.metadata_problems:
            problems += parameter_problems(
                control.control_id, control.parameters_location or control.policy_location, control, module_of
            )
            problems += citation_problems(control, module_of)
    return sorted(set(problems), key=lambda problem: problem.sort_key)


def _fields(uses: Iterable[PolicyUse]) -> Fields:
    return fields_of({kind: fields for use in uses for kind, fields in use.fields.items()}.values())


def check_module(
    module: RegoModule,
    packages: Mapping[str, RegoModule],
    uses: Sequence[PolicyUse] = (),
    fields: Fields | None = None,
) -> list[Problem]:
    """What is wrong in one module; ``packages`` are all modules by package, ``uses`` its controls.

    ``fields`` are those of the records that it may be given; without them those of its controls.
    """
    reach = None
    if uses:
        reach = Reach(
            kinds=frozenset().union(*(use.kinds for use in uses)),
            names=frozenset(use.rego_name for use in uses),
            control=", ".join(use.control_id for use in uses),
        )
    return [
        *_root(module),
        *call_problems(module, packages),
        *read_problems(module, packages, reach),
        *cycle_problems(module),
        *(() if module.is_test else head_problems(module)),
        *(() if module.is_test else pattern_problems(module)),
        *(() if module.is_test else negation_problems(module, packages, fields or _fields(uses))),
        *_shape(module),
    ]


def _at(module: RegoModule, line: int, column: int = 1) -> Location:
    return Location(module.file, line, column)


def _root(module: RegoModule) -> Iterable[Problem]:
    taken = None
    if module.root in ("hipaactl", "system"):
        taken = f"{module.root} belongs to the tools"
    elif module.root == "hipaa" and module.origin == OWN:
        taken = "hipaa belongs to the baseline"
    if taken is not None:
        yield Problem(
            "HC606",
            f"package {module.package}: {taken}",
            _at(module, module.package_line, 9),
            found=f"package {module.package}",
            expected="a package below a root of your own",
            hint="name it after the organization, for example: package ourclinic.technical.session_length",
        )


def _shape(module: RegoModule) -> Iterable[Problem]:
    if not module.is_policy:
        return
    for name in ("deny", "population"):
        if name not in module.rules:
            close = suggest(name, [rule for rule in module.rules if rule not in RULES])
            yield Problem(
                "HC609",
                f"the policy has no rule {name}",
                _at(module, module.package_line),
                found=f"no {name}",
                expected=f"{name} contains …",
                hint=f"did you mean {name} by {close}?"
                if close
                else f"say what it holds: {name} contains … if {{ … }}",
            )
    for name in RULES:
        for rule in module.rules.get(name, ()):
            if rule.function or not rule.contains:
                yield Problem(
                    "HC609",
                    f"{name} is not a set of findings"
                    if name in ("deny", "warn")
                    else f"{name} is not a set of subjects",
                    _at(module, rule.line, module.tokens[rule.first].column),
                    found="a function" if rule.function else "a rule with one value",
                    expected=f"{name} contains …",
                    hint=f'write {name} contains {{"kind": …, "id": …}} if {{ … }}',
                )


def _unmatched(
    modules: ModuleSet, packages: Mapping[str, RegoModule], controls: Sequence[PolicyUse]
) -> Iterable[Problem]:
    wanted = {control.package for control in controls}
    free = [module for module in modules.policies if module.package not in wanted]
    for control in controls:
        module = packages.get(control.package)
        if module is not None and module.is_policy:
            continue
        stem = control.package.split(".")[-1]
        near = next((other for other in free if other.file.rsplit("/", 1)[-1] == f"{stem}.rego"), None)
        if near is not None:
            where: Location | None = _at(near, near.package_line, 9)
            found = f"package {near.package}"
            hint = f"write package {control.package}, or name {near.package} in the control"
        else:
            where = control.policy_location
            found = "no such package" if module is None else "a test or helper module"
            close = suggest(control.package, [other.package for other in free])
            hint = (
                f"did you mean {close}?"
                if close
                else f"add a file {stem}.rego with package {control.package}"
            )
        yield Problem(
            "HC605",
            f"no policy has the package that control {control.control_id} names",
            where,
            found=found,
            expected=f"package {control.package}",
            hint=hint,
        )


def _untested(modules: ModuleSet) -> Iterable[Problem]:
    tested: set[tuple[str, ...]] = set()
    for module in modules.tests:
        names = [name for name in module.rules if name.startswith(("test_", "todo_test_"))]
        if not names:
            yield Problem(
                "HC608",
                "the test module has no test",
                _at(module, module.package_line),
                found="no rule whose name starts with test_",
                expected="one test_ rule or more",
                hint="write test_… if { … } for each direction of each rule",
            )
        elif any(name.startswith("test_") for name in names):
            tested |= module.data_paths
    for module in modules.evaluated:
        package = tuple(module.package.split("."))
        if not any(path[: len(package)] == package for path in tested):
            yield Problem(
                "HC607",
                f"no test imports data.{module.package}",
                _at(module, module.package_line),
                found="no test",
                expected=f"{module.file.removesuffix('.rego')}_test.rego with test_ rules",
                hint=f"add it with package {module.package}_test and import data.{module.package}",
            )
