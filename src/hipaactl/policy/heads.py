"""Refuses, in heads that collect, whatever may be undefined for one record.

In the head of a set (``x contains …``) or an object (``x[key] := …``) the embedded engine drops everything
it collected so far where a term is undefined for a later record: findings would vanish without an error.
Terms that are always there are a name bound in the body, a literal, and a record's ``id``.
"""

from __future__ import annotations

from collections.abc import Iterator

from hipaactl.policy.modules import RegoModule
from hipaactl.policy.tokens import Ref, Statement, Token, references
from hipaactl.source import Location, Problem

_ALWAYS_LAST = ("id", "kind")
_ALWAYS = ("input.as_of", "input.today")


def head_problems(module: RegoModule) -> Iterator[Problem]:
    """A problem (HC625) for each term in a collecting head of ``module`` that may be undefined."""
    for rules in module.rules.values():
        for rule in rules:
            if rule.function:
                continue
            span = _collecting_head(module, rule)
            if span is None:
                continue
            for ref in references(module.tokens, *span):
                if not _always_there(ref):
                    yield _problem(module, ref)
            for at in range(*span):
                before, here = module.tokens[at - 1], module.tokens[at]
                if here.text == "[" and before.text in ("}", "]", ")") and before.end == here.start:
                    yield _lookup_problem(module, here)


def _collecting_head(module: RegoModule, rule: Statement) -> tuple[int, int] | None:
    """The tokens of a head that collects, its name left out; None for one that holds a single value."""
    tokens = module.tokens
    depth, end, keyed = 0, rule.after, False
    for at in range(rule.first, rule.after):
        text = tokens[at].text if tokens[at].kind in ("op", "name") else ""
        if depth == 0 and text == "if":
            end = at
            break
        if text in ("(", "[", "{"):
            if depth == 0 and text == "[" and at > rule.first and tokens[at - 1].end == tokens[at].start:
                keyed = True
            depth += 1
        elif text in (")", "]", "}"):
            depth -= 1
        elif depth == 0 and text in (":=", "=") and not keyed and not rule.contains:
            return None
    if not rule.contains and not keyed:
        return None
    first = rule.first + 1
    while first < end and tokens[first].text == "." and first + 1 < end:
        first += 2
    return first, end


def _always_there(ref: Ref) -> bool:
    if ref.called or ref.dynamic:
        return False
    return len(ref.parts) == 1 or ref.parts[-1] in _ALWAYS_LAST or ref.text in _ALWAYS


def _lookup_problem(module: RegoModule, token: Token) -> Problem:
    return Problem(
        "HC625",
        "a lookup in a rule's head may be undefined, and what was found before it would be lost",
        Location(module.file, token.line, token.column),
        found="{…}[…] or […][…]",
        expected="names bound in the body, literals, or a record's id",
        hint="look it up in the body and put the name in the head",
    )


def _problem(module: RegoModule, ref: Ref) -> Problem:
    what = f"{ref.text}(…)" if ref.called else f"{ref.text}[…]" if ref.dynamic else ref.text
    name = ref.parts[-1] if not ref.called else "value"
    return Problem(
        "HC625",
        f"{what} in a rule's head may be undefined, and what was found before it would be lost",
        Location(module.file, ref.token.line, ref.token.column),
        found=what,
        expected="names bound in the body, literals, or a record's id",
        hint=f"write {name} := {what} in the body and put {name} in the head",
    )
