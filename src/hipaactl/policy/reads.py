"""Refusals about what a module reads: input by literal names, data of its own package and its helpers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from hipaactl.policy.modules import RegoModule
from hipaactl.policy.tokens import Ref, Token, references
from hipaactl.source import Location, Problem, did_you_mean

_TOP = ("as_of", "today", "organization", "parameters", "evidence")
_HELPERS_READ = ("as_of", "today")
_PARTS = ("records", "sources")


@dataclass(frozen=True, slots=True)
class Reach:
    """What a policy may read for its controls: kinds, and names below ``input.parameters``."""

    kinds: frozenset[str]
    names: frozenset[str]
    control: str


def read_problems(
    module: RegoModule, packages: Mapping[str, RegoModule], reach: Reach | None
) -> Iterator[Problem]:
    """Every read that is refused; ``reach`` is None where no control names the module."""
    if module.is_test:
        return
    yield from _import_problems(module, packages)
    imports = {
        index
        for item in module.statements
        if item.kind == "import"
        for index in range(item.first, item.after)
    }
    aliases = _aliases(module)
    for ref in module.references:
        if ref.first in imports:
            continue
        if ref.parts[0] == "input":
            yield from _input_problems(module, ref, reach)
        elif ref.parts[0] == "data":
            yield from _data_problems(module, ref, packages)
        elif ref.parts[0] in aliases and ref.parts[1:2]:
            yield from _parameter_problems(module, ref.token, (*aliases[ref.parts[0]], *ref.parts[1:]))
    for token in module.tokens:
        if token.kind == "name" and token.text == "with" and not _is_step(module, token):
            yield Problem(
                "HC618",
                "with is refused outside tests: a rule judges the input it is given",
                _place(module, token),
                found="with",
                expected="no with",
                hint="give the value to a function instead",
            )


def _place(module: RegoModule, token: Token) -> Location:
    return Location(module.file, token.line, token.column)


def _is_step(module: RegoModule, token: Token) -> bool:
    return token.start > 0 and module.text[token.start - 1] == "."


def _aliases(module: RegoModule) -> dict[str, tuple[str, ...]]:
    """Constants of the module that stand for a control's parameters, such as ``limits``."""
    found: dict[str, tuple[str, ...]] = {}
    for name, rules in module.rules.items():
        rule, value = rules[0], rules[0].first + 2
        if len(rules) > 1 or rule.after <= value or module.tokens[rule.first + 1].text not in (":=", "="):
            continue
        ref = next(references(module.tokens, value, rule.after), None)
        whole = ref is not None and ref.first == value and ref.after == rule.after
        if ref is not None and whole and ref.parts[:2] == ("input", "parameters") and len(ref.parts) == 3:
            found[name] = ref.parts
    return found


def _import_problems(module: RegoModule, packages: Mapping[str, RegoModule]) -> Iterator[Problem]:
    for item in module.statements:
        if item.kind != "import":
            continue
        ref = next(references(module.tokens, item.first + 1, item.after), None)
        if ref is None or ref.parts[0] in ("rego", "future"):
            continue
        if ref.parts[0] == "data" and not ref.dynamic:
            if not _own_or_helper(module, ref.parts[1:], packages):
                yield _data_problem(module, ref)
            elif not _exists(ref.parts[1:], packages):
                yield _absent_problem(module, ref, packages)
        else:
            yield Problem(
                "HC614",
                f"import {ref.text} is refused: input is read by its full name",
                _place(module, ref.token),
                found=f"import {ref.text}",
                expected="import data.…",
                hint="write the full name where it is read",
            )


def _input_problems(module: RegoModule, ref: Ref, reach: Reach | None) -> Iterator[Problem]:
    parts = ref.parts[1:]
    where = _place(module, ref.token)
    if module.is_lib:
        if parts[:1] not in [(name,) for name in _HELPERS_READ]:
            yield Problem(
                "HC614",
                "a helper reads no input but as_of and today",
                where,
                found=ref.text,
                expected="input.as_of or input.today",
                hint="take the value as an argument",
            )
        return
    if not parts:
        yield Problem(
            "HC614",
            "input is read as a whole or by a name that is worked out",
            where,
            found="input[…]" if ref.dynamic else "input",
            expected="input. and one of " + ", ".join(_TOP),
            hint="read each kind by its name: input.evidence.systems.records",
        )
    elif parts[0] not in _TOP:
        yield Problem(
            "HC614",
            f"the input has no {parts[0]}",
            where,
            found=f"input.{parts[0]}",
            expected=", ".join(_TOP),
            hint=did_you_mean(parts[0], _TOP),
        )
    elif parts[0] == "parameters":
        yield from _own_parameter_problems(module, ref, reach)
    elif parts[0] == "evidence":
        yield from _evidence_problems(module, ref, reach)


def _own_parameter_problems(module: RegoModule, ref: Ref, reach: Reach | None) -> Iterator[Problem]:
    parts = ref.parts[2:]
    names = reach.names if reach else frozenset({module.package.split(".")[-1]})
    own = min(names)
    if not parts or parts[0] not in names:
        found = f"input.parameters.{parts[0]}" if parts else ref.text + ("[…]" if ref.dynamic else "")
        yield Problem(
            "HC614",
            "a rule reads the parameters of its own control only",
            _place(module, ref.token),
            found=found,
            expected=f"input.parameters.{own}",
            hint=(did_you_mean(parts[0], names) if parts else None) or f"write input.parameters.{own}",
        )
        return
    yield from _parameter_problems(module, ref.token, ref.parts)


def _parameter_problems(module: RegoModule, token: Token, path: tuple[str, ...]) -> Iterator[Problem]:
    if len(path) < 4 or module.metadata_problems:
        return
    declared = module.metadata.parameters if module.metadata else {}
    if path[3] not in declared:
        yield Problem(
            "HC616",
            f"parameter {path[3]} is not declared",
            _place(module, token),
            found=path[3],
            expected=", ".join(declared) or "a declaration in METADATA, custom.parameters",
            hint=did_you_mean(path[3], declared) or "declare it with its type in METADATA, custom.parameters",
        )


def _evidence_problems(module: RegoModule, ref: Ref, reach: Reach | None) -> Iterator[Problem]:
    parts = ref.parts[2:]
    where = _place(module, ref.token)
    if not parts:
        yield Problem(
            "HC614",
            "evidence is read by the literal name of its kind",
            where,
            found="input.evidence[…]" if ref.dynamic else "input.evidence",
            expected="input.evidence.<kind>.records or .sources",
            hint="write one rule for each kind",
        )
        return
    if reach is not None and parts[0] not in reach.kinds:
        yield Problem(
            "HC615",
            f"control {reach.control} does not declare the kind {parts[0]}",
            where,
            found=f"input.evidence.{parts[0]}",
            expected=", ".join(sorted(reach.kinds)) or "a kind listed under evidence",
            hint=did_you_mean(parts[0], reach.kinds) or f"add {parts[0]} to the control's evidence",
        )
    if parts[1:2] not in [(name,) for name in _PARTS]:
        found = ".".join(parts[1:2]) or ("[…]" if ref.dynamic else "nothing below it")
        yield Problem(
            "HC614",
            f"evidence of {parts[0]} has records and sources",
            where,
            found=found,
            expected=" or ".join(_PARTS),
            hint=(did_you_mean(parts[1], _PARTS) if parts[1:] else None)
            or f"write input.evidence.{parts[0]}.records",
        )


def _own_or_helper(module: RegoModule, path: tuple[str, ...], packages: Mapping[str, RegoModule]) -> bool:
    package = tuple(module.package.split("."))
    helpers = {("hipaa", "lib"), (module.root, "lib")}
    if path[:2] in helpers and len(path) > 2:
        return True
    # A package beneath its own is another control's, which may read what this one does not declare.
    return path[: len(package)] == package and _owner(path, packages) in (None, module.package)


def _data_problems(module: RegoModule, ref: Ref, packages: Mapping[str, RegoModule]) -> Iterator[Problem]:
    path = ref.parts[1:]
    whole = ref.dynamic and ".".join(path) not in packages and len(path) < len(module.package.split("."))
    if whole or not _own_or_helper(module, path, packages):
        yield _data_problem(module, ref)
    elif not _exists(path, packages):
        yield _absent_problem(module, ref, packages)


def _owner(path: tuple[str, ...], packages: Mapping[str, RegoModule]) -> str | None:
    """The package that a data path leads into, the longest that fits."""
    for length in range(len(path), 0, -1):
        name = ".".join(path[:length])
        if name in packages:
            return name
    return None


def _exists(path: tuple[str, ...], packages: Mapping[str, RegoModule]) -> bool:
    """Whether the path leads to a package, or to a rule of one."""
    owner = _owner(path, packages)
    if owner is None:
        return any(name.startswith(".".join(path) + ".") for name in packages)
    rest = path[len(owner.split(".")) :]
    return not rest or rest[0] in packages[owner].rules


def _absent_problem(module: RegoModule, ref: Ref, packages: Mapping[str, RegoModule]) -> Problem:
    owner = _owner(ref.parts[1:], packages)
    known = [f"data.{name}" for name in packages]
    if owner is not None:
        known = [f"data.{owner}.{rule}" for rule in packages[owner].rules]
    return Problem(
        "HC613",
        f"{ref.text} is nowhere: what depends on it would never be true",
        _place(module, ref.token),
        found=ref.text,
        expected="a package or rule that is there",
        hint=did_you_mean(ref.text, known) or "mend the name, or add the helper",
    )


def _data_problem(module: RegoModule, ref: Ref) -> Problem:
    return Problem(
        "HC617",
        "a rule reads its own package and its helpers only",
        _place(module, ref.token),
        found=ref.text + ("[…]" if ref.dynamic else ""),
        expected=f"data.{module.package} or data.{module.root}.lib.…",
        hint="move what both need into a helper",
    )
