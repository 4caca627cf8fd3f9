"""Refusals about what a module calls: builtins, functions, sprintf verbs, regular expressions, paths."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from hipaactl.policy import builtins
from hipaactl.policy.modules import RegoModule
from hipaactl.policy.tokens import Ref, Token
from hipaactl.source import Location, Problem, suggest

_VERB = re.compile(r"%(?:%|v|.?)", re.DOTALL)
_FLAGGED = re.compile(r"%[-+# 0-9.*]*[A-Za-z]?")
# Pattern parts that the engines read differently: on one, classes such as \w hold letters of every script;
# only one has set operations in brackets and \Q…\E.
_PATTERN = re.compile(r"\\[wWdDsSbBQEu<>]|&&|(?<=\[)[^\]]*--")
# What stands outside classes and is no escaped character: a repetition of a repetition, a brace that counts
# nothing, a flag that only one engine knows.
_ODD = re.compile(r"[*+?}][*+]|\{(?![0-9]+(?:,[0-9]*)?\})|\(\?[a-zA-Z-]*[xuR]")
_ESCAPED = re.compile(r"\\.", re.DOTALL)
_CLASS = re.compile(r"\[\^?\]?(?:\[:[a-z^]+:\]|[^\]])*\]")
_NESTED = re.compile(r"\[(?!:)")
_COUNT = re.compile(r"\{([0-9]+),?([0-9]*)\}")
_MOST_REPEATED = 1000  # what OPA takes
# Enough for any call a person writes; keeps hostile nesting from taking quadratic time.
_MANY = 500
_INSTEAD = {"w": "[A-Za-z0-9_]", "d": "[0-9]", "s": "[ \\t]"}


def call_problems(module: RegoModule, packages: Mapping[str, RegoModule]) -> Iterator[Problem]:
    """Every call in ``module`` that is refused, and every string interpolation."""
    for token in module.tokens:
        if token.kind == "template":
            yield Problem(
                "HC621",
                "string interpolation is refused: one engine does not have it",
                _place(module, token),
                found='$"…"',
                expected="sprintf with %v",
                hint='write sprintf("… %v …", [value])',
            )
    families = builtins.families()
    for ref in module.references:
        if not ref.called or ref.dynamic:
            continue
        refused = _function_problem(module, packages, ref, families)
        if refused is not None:
            yield refused
        elif ref.text == "sprintf":
            yield from _sprintf_problems(module, ref)
        elif ref.text.startswith("regex."):
            yield from _regex_problems(module, ref)
        elif ref.text in ("json.remove", "json.filter"):
            yield from _path_problems(module, ref)


def _place(module: RegoModule, token: Token) -> Location:
    return Location(module.file, token.line, token.column)


def _function_problem(
    module: RegoModule, packages: Mapping[str, RegoModule], ref: Ref, families: frozenset[str]
) -> Problem | None:
    name, first = ref.text, ref.parts[0]
    where = _place(module, ref.token)
    if first in module.rules and len(ref.parts) == 1:
        return None
    if first in module.imports or first == "data":
        path = (*module.imports.get(first, ("data",)), *ref.parts[1:])
        return _imported_problem(packages, path, name, where)
    outside = builtins.reads_outside(name)
    if outside is not None:
        return Problem(
            "HC611",
            f"{name} is refused: it {outside}",
            where,
            found=name,
            expected="a rule that depends on its input alone",
            hint=builtins.instead(name) or builtins.instead(name.split(".")[0] + "."),
        )
    allowed = builtins.ALLOWED_IN_TESTS if module.is_test else builtins.ALLOWED
    if name in allowed or name in builtins.CONSTRUCTS:
        return None
    why = builtins.differs(name)
    if why is not None:
        return Problem(
            "HC612",
            f"{name} is refused: {why}",
            where,
            found=name,
            expected="a builtin that both engines answer alike",
            hint=builtins.instead(name),
        )
    known = [*allowed, *(rule for rule, found in module.rules.items() if found[0].function)]
    close = suggest(name, known)
    return Problem(
        "HC613",
        f"unknown function {name}",
        where,
        found=name,
        expected="a builtin"
        if first in families
        else "a builtin, or a function of this module or of an import",
        hint=f"did you mean {close}?" if close else None,
    )


def _imported_problem(
    packages: Mapping[str, RegoModule], path: tuple[str, ...], name: str, where: Location
) -> Problem | None:
    target = packages.get(".".join(path[1:-1]))
    if target is not None and path[-1] in target.rules:
        return None
    close = suggest(path[-1], list(target.rules)) if target is not None else None
    return Problem(
        "HC613",
        f"unknown function {name}",
        where,
        found=".".join(path),
        expected=f"a function of package {target.package}" if target else "a package that exists",
        hint=f"did you mean {close}?" if close else None,
    )


def _arguments(module: RegoModule, ref: Ref) -> Iterator[Token]:
    """The tokens between the brackets of a call, the first `_MANY` of them."""
    depth = 0
    for token in module.tokens[ref.after : ref.after + _MANY]:
        if token.kind == "op" and token.text in "([{":
            depth += 1
            if depth == 1:
                continue
        elif token.kind == "op" and token.text in ")]}":
            depth -= 1
            if depth <= 0:
                return
        yield token


def _first_literal(module: RegoModule, ref: Ref) -> Token | None:
    """The first argument where it is a text, or a name that the module sets to one at its top level."""
    tokens = list(_arguments(module, ref))
    if not tokens or (len(tokens) > 1 and tokens[1].text != ","):
        return None
    first = tokens[0]
    if first.kind == "name":
        for rule in module.rules.get(first.text, ()):
            inner = module.tokens[rule.first : rule.after]
            if len(inner) == 3 and inner[1].text in (":=", "="):
                first = inner[2]
    return first if first.kind in ("string", "raw") else None


def _sprintf_problems(module: RegoModule, ref: Ref) -> Iterator[Problem]:
    literal = _first_literal(module, ref)
    if literal is None:
        yield Problem(
            "HC619",
            "sprintf needs its format written out",
            _place(module, ref.token),
            found="a format that is worked out",
            expected="a text with %v",
            hint="write the text itself as first argument",
        )
        return
    for match in _VERB.finditer(literal.value):
        if match.group() not in ("%v", "%%"):
            shown = _FLAGGED.match(literal.value, match.start())
            found = shown.group() if shown else match.group()
            yield Problem(
                "HC619",
                f"sprintf with {found} is refused: the engines print it differently",
                _place(module, literal),
                found=found,
                expected="%v, or %% for a per cent sign",
                hint="write %v",
            )
    wanted = sum(match.group() == "%v" for match in _VERB.finditer(literal.value))
    given = _listed(module, ref)
    if given is not None and given != wanted:
        yield Problem(
            "HC619",
            f"sprintf has {wanted} %v and {given} value{'' if given == 1 else 's'}",
            _place(module, literal),
            found=f"{given} value{'' if given == 1 else 's'}",
            expected=str(wanted),
            hint="give one value for each %v",
        )


def _listed(module: RegoModule, ref: Ref) -> int | None:
    """How many values a literal list as second argument holds; None where it is no plain list."""
    tokens = list(_arguments(module, ref))
    if len(tokens) < 4 or tokens[1].text != "," or tokens[2].text != "[" or tokens[-1].text != "]":
        return None
    inner = tokens[3:-1]
    depth, count = 0, 1 if inner else 0
    for index, token in enumerate(inner):
        if token.kind == "op" and token.text in "([{":
            depth += 1
        elif token.kind == "op" and token.text in ")]}":
            depth -= 1
            if depth < 0:
                return None  # the last bracket closes something else
        elif depth == 0 and token.text == "|":
            return None
        elif depth == 0 and token.text == "," and index < len(inner) - 1:
            count += 1
    return count


def _regex_problems(module: RegoModule, ref: Ref) -> Iterator[Problem]:
    tokens = list(_arguments(module, ref))
    # regex.replace takes the text first and the pattern second.
    if ref.text == "regex.replace":
        literal = next((token for token in tokens if token.kind in ("string", "raw")), None)
        commas = [index for index, token in enumerate(tokens) if token.text == ","]
        second = tokens[commas[0] + 1] if commas and commas[0] + 1 < len(tokens) else None
        literal = second if second is not None and second.kind in ("string", "raw") else literal
    else:
        literal = _first_literal(module, ref)
    if literal is None:
        yield Problem(
            "HC623",
            f"{ref.text} needs its pattern written out",
            _place(module, ref.token),
            found="a pattern that is worked out",
            expected="a text, here or as a constant of this module",
            hint="write the pattern itself",
        )
        return
    found = _refused_form(literal.value)
    if found or (ref.text == "regex.split" and not literal.value):
        found = found or "an empty pattern"
        better = _INSTEAD.get(found[-1])
        yield Problem(
            "HC623",
            f"{found} in a pattern is refused: the engines read it differently",
            _place(module, literal),
            found=found,
            expected="a pattern both engines read alike",
            hint=f"write {better}" if better else "name the characters in brackets",
        )


def _refused_form(pattern: str) -> str | None:
    """The first part of a pattern that the engines do not read alike."""
    match = _PATTERN.search(pattern)
    if match:
        return match.group()
    plain = _ESCAPED.sub("x", pattern)
    for item in _CLASS.finditer(plain):
        if _NESTED.search(item.group(), 1):
            return "[ inside a class"
    plain = _CLASS.sub("x", plain)
    sizes = (size for count in _COUNT.finditer(plain) for size in count.groups() if size)
    if any(len(size) > len(str(_MOST_REPEATED)) or int(size) > _MOST_REPEATED for size in sizes):
        return f"more than {_MOST_REPEATED} repetitions"
    odd = _ODD.search(plain)
    return odd.group() if odd else None


def _path_problems(module: RegoModule, ref: Ref) -> Iterator[Problem]:
    for token in _arguments(module, ref):
        if token.kind in ("string", "raw") and token.value.startswith("/"):
            yield Problem(
                "HC624",
                f"{ref.text}: a path that starts with / finds nothing on one engine",
                _place(module, token),
                found=token.text,
                expected=f'"{token.value.lstrip("/")}"',
                hint="leave out the first /",
            )
