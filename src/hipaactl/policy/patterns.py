"""Refuses object patterns that may leave keys out: the engines read them differently.

``some {"area": area} in records`` finds, on the embedded engine, every record that has an area; on OPA those
that have nothing else. A pattern is accepted where the module itself writes objects with exactly its keys.
"""

from __future__ import annotations

from collections.abc import Iterator

from hipaactl.policy.modules import RegoModule
from hipaactl.policy.tokens import Statement, Token
from hipaactl.source import Location, Problem

_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")


def pattern_problems(module: RegoModule) -> Iterator[Problem]:
    """A problem (HC628) for each object pattern of ``module`` whose keys no object it writes has exactly."""
    view = _View(module.tokens)
    found = sorted({at for rules in module.rules.values() for rule in rules for at in view.patterns(rule)})
    written = {keys for at, keys in view.objects.items() if at not in set(found)}
    for at in found:
        if view.objects[at] not in written:
            yield _problem(module, module.tokens[at], sorted(view.objects[at]))


class _View:
    """Brackets and objects of a module; ``objects`` are by opening bracket the keys, where all are texts."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._closing: dict[int, int] = {}
        self._opening: dict[int, int] = {}
        self.objects: dict[int, frozenset[str]] = {}
        keys: dict[int, set[str]] = {}
        stack: list[int] = []
        for at, token in enumerate(tokens):
            if token.kind != "op":
                continue
            if token.text in _OPEN:
                stack.append(at)
            elif token.text in _CLOSE and stack:
                opening = stack.pop()
                self._closing[opening], self._opening[at] = at, opening
                if opening in keys:
                    self.objects[opening] = frozenset(keys[opening])
            elif token.text == ":" and stack and tokens[stack[-1]].text == "{":
                keys.setdefault(stack[-1], set()).add(tokens[at - 1].value)
            elif token.text == "|" and stack:
                keys.pop(stack[-1], None)  # a comprehension is no pattern

    def patterns(self, rule: Statement) -> Iterator[int]:
        """Where the objects open that ``rule`` matches values against."""
        tokens = self._tokens
        head = next((at for at in range(rule.first, rule.after) if tokens[at].text == "if"), rule.after)
        if rule.function:
            start = next(at for at in range(rule.first, rule.after) if tokens[at].text == "(")
            yield from self._within(start, self._closing.get(start, start))
        for at in range(rule.first, rule.after):
            token = tokens[at]
            if token.kind == "name" and token.text == "some" and tokens[at - 1].text != ".":
                yield from self._within(at, self._declared(at, rule.after))
            elif token.kind == "op" and (token.text == ":=" or (token.text == "=" and at > head)):
                if at - 1 in self._opening and at > head:
                    yield from self._within(self._opening[at - 1], at)
                if token.text == "=" and at + 1 in self._closing:
                    yield from self._within(at + 1, self._closing[at + 1])

    def _declared(self, some: int, after: int) -> int:
        """The index of the `in` of a `some`; of the `some` itself where it has none."""
        at = some + 1
        while at < after:
            if self._tokens[at].text == "in":
                return at
            if self._tokens[at].text in _CLOSE or self._tokens[at].line > self._tokens[some].line + 20:
                return some
            at = self._closing.get(at, at) + 1
        return some

    def _within(self, first: int, after: int) -> Iterator[int]:
        yield from (at for at in range(first, after) if at in self.objects)


def _problem(module: RegoModule, token: Token, keys: list[str]) -> Problem:
    shown = "{" + ", ".join(f'"{key}": …' for key in keys[:3]) + (", …}" if len(keys) > 3 else "}")
    return Problem(
        "HC628",
        "an object pattern: one engine also matches it with objects that have other keys besides",
        Location(module.file, token.line, token.column),
        found=shown,
        expected="a name, or the very keys of objects that this module writes",
        hint=f"take the whole, then its fields: some record in …, {keys[0]} := record.{keys[0]}",
    )
