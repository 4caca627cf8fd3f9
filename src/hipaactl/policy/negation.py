"""Refuses, under `not`, terms that may be undefined where OPA works them out before the `not`.

Of ``not f(device.note)`` OPA takes ``device.note`` first and gives up on the whole body where that is
undefined; the embedded engine takes all of it under the `not`, which then holds. Read alike are ``not a.b``,
``not f(x)`` of plain names, and either side of ``not a.b == c.d``. Elsewhere a term must be there: every
record has the field, the same body needs it anyway, or it is a parameter, a set, or a function that always
has a value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hipaactl.policy import builtins
from hipaactl.policy.modules import RegoModule
from hipaactl.policy.terms import CLOSE, OPEN, Steps, Term, View
from hipaactl.policy.tokens import KEYWORDS, Statement, Token
from hipaactl.source import Location, Problem

# Builtins without a value, rather than an error, for some arguments: `max` of nothing.
_PARTIAL = ("max", "min", "walk")
_INFIX = frozenset(
    ("==", "!=", "<", ">", "<=", ">=", "=", ":=", "+", "-", "*", "/", "%", "&", "|", "in", ",", ":")
)
# More than a person writes into one rule; of what comes after, nothing is taken to be there.
_MANY = 500


@dataclass(frozen=True, slots=True)
class Fields:
    """Names of fields: ``always`` those that every record has that can have them, ``known`` all of them."""

    always: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()


def fields_of(kinds: Iterable[Mapping[str, bool]]) -> Fields:
    """The fields of records of several kinds, each given as field → whether it is required."""
    listed = list(kinds)
    known = frozenset(name for kind in listed for name in kind)
    absent = {name for kind in listed for name, required in kind.items() if not required}
    return Fields(known - absent | {"id"}, known)


def negation_problems(
    module: RegoModule, packages: Mapping[str, RegoModule], fields: Fields
) -> Iterator[Problem]:
    """A problem (HC627) for each term under a `not` of ``module`` on which the engines may differ."""
    seen = _Seen(packages, fields)
    view = seen.view(module)
    for rules in module.rules.values():
        for rule in rules:
            yield from _Rule(view, seen, rule).problems()


class _Seen:
    """What was found out about modules, so that each question is worked out once."""

    def __init__(self, packages: Mapping[str, RegoModule], fields: Fields) -> None:
        self.packages = packages
        self.fields = fields
        self.members: dict[tuple[str, int], set[Steps]] = {}
        self._total: dict[tuple[str, str], bool] = {}
        self._views: dict[str, View] = {}

    def view(self, module: RegoModule) -> View:
        """The module's view."""
        if module.file not in self._views:
            self._views[module.file] = View(module)
        return self._views[module.file]

    def always(self, module: RegoModule, name: str) -> bool:
        """Whether a rule or function always has a value (an error is one on both engines)."""
        key = module.file, name
        if key not in self._total:
            self._total[key] = False  # for a rule that leads back to itself
            view = self.view(module)
            self._total[key] = any(_Rule(view, self, rule).is_total() for rule in module.rules.get(name, ()))
        return self._total[key]


class _Rule:
    """One rule: every `not` in it, and what its bodies need."""

    def __init__(self, view: View, seen: _Seen, rule: Statement) -> None:
        self._view = view
        self._tokens = view.tokens
        self._module = view.module
        self._seen = seen
        self._rule = rule

    def problems(self) -> Iterator[Problem]:
        """A problem for each term under a `not` that may be undefined."""
        found = [at for at in range(self._rule.first, self._rule.after) if _is_not(self._tokens, at)]
        for number, at in enumerate(found):
            needed = self._needed(at) if number < _MANY else set()
            for term in self._evaluated_first(at + 1, self._end_of(at + 1)):
                if not self._there(term, needed):
                    yield self._problem(term)

    def is_total(self) -> bool:
        """Whether it alone gives its name a value always."""
        tokens, rule = self._tokens, self._rule
        if rule.contains or tokens[rule.first].text == "default":
            return True
        head = value = rule.first + 1
        if head < rule.after and tokens[head].text == "[":  # name[key] := value: empty where nothing fits
            return True
        if rule.function:
            value = self._view.closing_of(head) + 1
            arguments = [token for token in tokens[head + 1 : value - 1] if token.text != ","]
            if any(token.kind != "name" or token.text in KEYWORDS for token in arguments):
                return False
        if value >= rule.after or tokens[value].text not in (":=", "="):
            return False
        outside = (tokens[at].text for at, depth in self._view.depths(value, rule.after) if depth == 0)
        if any(text in ("if", "else") for text in outside):
            return False
        return all(self._there(term, set()) for term in self._view.terms(value + 1, rule.after))

    # -- what a `not` holds -----------------------------------------------------------------------------

    def _end_of(self, first: int) -> int:
        """The index just after the expression that starts at ``first``."""
        depth = 0
        for at in range(first, self._rule.after):
            token = self._tokens[at]
            text = token.text if token.kind in ("op", "name") else ""
            if text in CLOSE:
                if depth == 0:
                    return at
                depth -= 1
            elif (
                depth == 0
                and at > first
                and (text in (";", "with", "else") or _begins(self._tokens[at - 1], token))
            ):
                return at
            if text in OPEN:
                depth += 1
        return self._rule.after

    def _evaluated_first(self, first: int, after: int) -> Iterator[Term]:
        """The terms of the expression that OPA works out before the `not`."""
        while first < after and self._tokens[first].text == "(" and self._view.closing_of(first) == after - 1:
            first, after = first + 1, after - 1
        operators = [at for at, depth in self._view.depths(first, after) if depth == 0 and self._is_infix(at)]
        if not operators:
            yield from self._inside_side(first, after, call_is_kept=True)
        elif len(operators) == 1 and self._tokens[operators[0]].text in ("==", "="):
            yield from self._inside_side(first, operators[0])
            yield from self._inside_side(operators[0] + 1, after)
        else:
            yield from self._view.terms(first, after)

    def _inside_side(self, first: int, after: int, call_is_kept: bool = False) -> Iterator[Term]:
        """What is worked out first of a term that itself stays under the `not`."""
        term = self._view.term(first, after) if first < after else None
        if term is None or term.after != after or (term.call is not None and not call_is_kept):
            yield from self._view.terms(first, after)
        else:
            yield from self._view.terms(term.first + 1, term.after, inside=True)

    # -- what is there ----------------------------------------------------------------------------------

    def _there(self, term: Term, needed: set[Steps]) -> bool:
        if term.call is not None:
            return self._has_value("".join(term.steps))
        if term.steps in needed:
            return True
        inside = [
            inner
            for at in range(term.first + 1, term.after)
            if self._tokens[at - 1].text == "["
            for inner in self._view.terms(at, self._view.closing_of(at - 1))
        ]
        return self._is_always(term.steps) and all(self._there(inner, needed) for inner in inside)

    def _is_always(self, steps: Steps) -> bool:
        base, rest = steps[0], tuple(step.removeprefix(".") for step in steps[1:])
        if base == "input":
            return _in_input(rest)
        if base in self._module.imports or base == "data":
            path = (*self._module.imports.get(base, ("data",)), *rest)[1:]
            target = self._seen.packages.get(".".join(path[:-1]))
            return target is not None and self._seen.always(target, path[-1])
        if base in self._module.rules and not self._is_local(base):
            whole = self._alias(base)
            if whole is not None:
                return _in_input((*whole, *rest))
            return not rest and self._seen.always(self._module, base)
        return all(self._is_field(step) for step in rest)

    def _is_field(self, name: str) -> bool:
        if name in self._seen.fields.known or name == "id":
            return name in self._seen.fields.always
        return name in self._view.written

    def _is_local(self, name: str) -> bool:
        """Whether the rule gives the name a value of its own: an argument, or `:=`, or `some`."""
        tokens = self._tokens
        for at in range(self._rule.first + 1, self._rule.after):
            if tokens[at].text != name or tokens[at].kind != "name" or tokens[at - 1].text == ".":
                continue
            following = tokens[at + 1].text if at + 1 < self._rule.after else ""
            if following == ":=" or tokens[at - 1].text in ("some", "every"):
                return True
            if self._rule.function and at < self._view.closing_of(self._rule.first + 1):
                return True
        return False

    def _alias(self, name: str) -> tuple[str, ...] | None:
        """What below ``input`` a constant such as ``limits := input.parameters.x`` stands for."""
        rules = self._module.rules[name]
        if len(rules) != 1 or rules[0].function or rules[0].contains or rules[0].after - rules[0].first < 3:
            return None
        first = rules[0].first + 2
        term = self._view.term(first, rules[0].after)
        if self._tokens[first - 1].text not in (":=", "=") or term is None or term.steps[0] != "input":
            return None
        same = term.after == rules[0].after and term.call is None
        return tuple(step.removeprefix(".") for step in term.steps[1:]) if same else None

    def _has_value(self, name: str) -> bool:
        """Whether a call has a value, or is an error on both engines, where its arguments are there."""
        first, _, rest = name.partition(".")
        if first in self._module.rules and not rest:
            return self._seen.always(self._module, name)
        if first in self._module.imports or first == "data":
            path = (*self._module.imports.get(first, ("data",)), *rest.split("."))[1:]
            target = self._seen.packages.get(".".join(path[:-1]))
            return target is not None and self._seen.always(target, path[-1])
        return name in builtins.ALLOWED | builtins.CONSTRUCTS and name not in _PARTIAL

    # -- what a body needs anyway -----------------------------------------------------------------------

    def _needed(self, negation: int) -> set[Steps]:
        """The terms, and their beginnings, without which the bodies around ``negation`` do not hold."""
        found: set[Steps] = set()
        for first, after in self._branches(negation, found):
            self._mentions(first, after, negation, found)
        for name, rules in self._taken_from():
            found |= set.intersection(*(self._of_members(rule, name) for rule in rules))
        return found

    def _taken_from(self) -> Iterator[tuple[str, list[Statement]]]:
        """Each ``some x in judged`` of the rule, as ``x`` and the rules that make up the set ``judged``."""
        tokens = self._tokens
        for at in range(self._rule.first, self._rule.after - 3):
            if [tokens[at].text, tokens[at + 2].text] != ["some", "in"]:
                continue
            term = self._view.term(at + 3, self._rule.after)
            rules = self._module.rules.get(term.steps[0], []) if term is not None else []
            alone = term is not None and len(term.steps) == 1 and term.call is None
            if rules and alone and self._rule not in rules and all(rule.contains for rule in rules):
                yield tokens[at + 1].text, rules

    def _of_members(self, rule: Statement, name: str) -> set[Steps]:
        """What a rule ``judged contains y if …`` needs of each ``y``, told of ``name`` instead."""
        member = self._tokens[min(rule.first + 2, rule.after - 1)].text
        word = re.compile(rf"(?<![.\w]){re.escape(member)}(?!\w)")
        return {
            tuple(word.sub(name, step) for step in steps)
            for steps in _Rule(self._view, self._seen, rule)._needed_of_each()
            if any(word.search(step) for step in steps)
        }

    def _needed_of_each(self) -> set[Steps]:
        """What the body of ``judged contains y if …`` needs; nothing for rules of another form."""
        key = self._module.file, self._rule.first
        if key not in self._seen.members:
            found: set[Steps] = set()
            self._seen.members[key] = found  # for a rule that leads back to itself
            first, after, tokens = self._rule.first, self._rule.after, self._tokens
            plain = first + 4 < after and tokens[first + 2].kind == "name" and tokens[first + 3].text == "if"
            if plain and not any(tokens[at].text == "else" for at in range(first, after)):
                self._mentions(first + 4, after, -1, found)
                for name, rules in self._taken_from():
                    found |= set.intersection(*(self._of_members(rule, name) for rule in rules))
        return self._seen.members[key]

    def _branches(self, negation: int, found: set[Steps]) -> Iterator[tuple[int, int]]:
        """The part of the rule between `else` and `else`; what the parts before it rule out is ``found``."""
        cuts = [
            at
            for at, depth in self._view.depths(self._rule.first, self._rule.after)
            if depth == 0 and self._tokens[at].text == "else" and self._tokens[at].kind == "name"
        ]
        first = self._rule.first
        for cut in (*cuts, self._rule.after):
            if negation < cut:
                yield first, cut
                return
            found |= self._ruled_out(first, cut)
            first = cut + 1

    def _ruled_out(self, first: int, after: int) -> set[Steps]:
        """Of a part whose body is ``not a.b`` alone: where a later part is reached, ``a.b`` is there."""
        opening = next((at for at in range(first, after) if self._tokens[at].text == "if"), after)
        body = [at for at in range(opening + 1, after) if self._tokens[at].text not in ("{", "}")]
        if not body or not _is_not(self._tokens, body[0]):
            return set()
        term = self._view.term(body[0] + 1, after)
        alone = term is not None and term.call is None and term.after == body[-1] + 1
        return _beginnings(term.steps) if term is not None and alone else set()

    def _mentions(self, first: int, after: int, negation: int, found: set[Steps]) -> None:
        at = first
        while at < after:
            token = self._tokens[at]
            if _is_not(self._tokens, at):
                at = self._end_of(at + 1)
            elif token.text in ("[", "{") and token.kind == "op" and self._is_apart(at):
                close = self._view.closing_of(at)
                if at < negation < close:  # a body around the negation: what it needs counts too
                    self._mentions(at + 1, close, negation, found)
                at = close + 1
            else:
                term = self._view.term(at, after)
                step = self._tokens[at - 1].text == "." and self._tokens[at - 1].end == token.start
                if term is not None and term.call is None and not step:
                    found |= _beginnings(term.steps)
                at += 1

    def _is_apart(self, at: int) -> bool:
        """Whether the bracket opens a comprehension, or the body of an `every`: nothing outside needs it."""
        if at in self._view.comprehensions:
            return True
        line = next(
            (
                back
                for back in range(at - 1, self._rule.first, -1)
                if self._tokens[back].text in ("every", ";", "{", "}")
                or self._tokens[back].line != self._tokens[at].line
            ),
            self._rule.first,
        )
        return self._tokens[line].text == "every"

    def _is_infix(self, at: int) -> bool:
        token = self._tokens[at]
        return token.text in _INFIX and token.kind in ("op", "name")

    def _problem(self, term: Term) -> Problem:
        token = self._tokens[term.first]
        return Problem(
            "HC627",
            f"{term.text} may be undefined, and the engines differ on that under not",
            Location(self._module.file, token.line, token.column),
            found=f"not … {term.text}",
            expected="names bound in the body, or one field by itself (not x.field)",
            hint="write a helper and negate it: fits(x) if x.field in …, then not fits(x); or bind the value "
            "in a line before",
        )


def _begins(before: Token, token: Token) -> bool:
    """Whether ``token``, on a new line, begins an expression rather than goes on with one."""
    return token.line != before.line and not {token.text, before.text} & _INFIX


def _is_not(tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    return token.text == "not" and token.kind == "name" and tokens[at - 1].text != "."


def _beginnings(steps: Steps) -> set[Steps]:
    return {steps[:size] for size in range(1, len(steps) + 1)}


def _in_input(path: tuple[str, ...]) -> bool:
    """Whether every input document has this path."""
    match path:
        case ("today",) | ("as_of",) | ("organization", "name" | "roles" | "attributes"):
            return True
        case ("parameters", _, _):
            return True  # HC616 and HC631: declared and given
        case ("evidence", _, "records" | "sources"):
            return True
    return False
