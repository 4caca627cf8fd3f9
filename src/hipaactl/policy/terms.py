"""The terms of a module's rules, as they are written: references and calls, with all of their steps.

`hipaactl.policy.tokens.references` gives the literal steps of a name; here the others belong to it too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hipaactl.policy.modules import RegoModule
from hipaactl.policy.tokens import KEYWORDS, Token

Steps = tuple[str, ...]
OPEN, CLOSE = frozenset("([{"), frozenset(")]}")


@dataclass(frozen=True, slots=True)
class Term:
    """A reference or call: its steps as written (``policies``, ``[given.policy_id]``, ``.version``)."""

    first: int
    after: int
    steps: Steps
    call: int | None  # where the arguments open

    @property
    def text(self) -> str:
        """As it is shown."""
        return "".join(self.steps) + ("(…)" if self.call is not None else "")


class View:
    """A module with what is asked of its tokens again and again."""

    def __init__(self, module: RegoModule) -> None:
        self.module = module
        self.tokens = module.tokens
        # Opening bracket → the one that closes it (the last token without one).
        self.closing: dict[int, int] = {}
        self.comprehensions: set[int] = set()
        # The keys of the objects that the module itself writes, such as {"account": account}.
        self.written: set[str] = set()
        stack: list[int] = []
        for at, token in enumerate(self.tokens):
            if token.kind == "string" and self.tokens[min(at + 1, len(self.tokens) - 1)].text == ":":
                self.written.add(token.value)
            if token.kind != "op":
                continue
            if token.text in OPEN:
                stack.append(at)
            elif token.text in CLOSE and stack:
                self.closing[stack.pop()] = at
            elif token.text == "|" and stack and self.tokens[stack[-1]].text != "(":
                self.comprehensions.add(stack[-1])
        self.closing.update(dict.fromkeys(stack, len(self.tokens) - 1))

    def depths(self, first: int, after: int) -> Iterator[tuple[int, int]]:
        """Each index with how many brackets around it were opened since ``first``."""
        depth = 0
        for at in range(first, after):
            text = self.tokens[at].text if self.tokens[at].kind == "op" else ""
            if text in CLOSE:
                depth -= 1
            yield at, depth
            if text in OPEN:
                depth += 1

    def closing_of(self, opening: int) -> int:
        """The index of the bracket that closes the one at ``opening``."""
        return self.closing.get(opening, len(self.tokens) - 1)

    def terms(self, first: int, after: int, inside: bool = False) -> Iterator[Term]:
        """The outermost terms from ``first`` on, and those among the arguments of calls; no comprehension."""
        at = first
        while at < after:
            if self.tokens[at].text in ("[", "{") and at in self.comprehensions:
                at = self.closing_of(at) + 1
                continue
            step = inside and self.tokens[at - 1].text == "."
            term = None if step else self.term(at, after)
            if term is None:
                at += 1
                continue
            yield term
            at = term.call + 1 if term.call is not None else term.after

    def term(self, at: int, after: int) -> Term | None:
        """The term that starts at ``at``; None where none does."""
        token = self.tokens[at]
        if token.kind != "name":
            return None
        here, steps = at, [token.text]
        while here + 1 < after:
            following = self.tokens[here + 1]
            near = following.start == self.tokens[here].end
            if near and following.text == "." and here + 2 < after:
                steps.append("." + self.tokens[here + 2].text)
                here += 2
            elif near and following.text == "[":
                close = self.closing_of(here + 1)
                steps.append(_step(self.tokens[here + 1 : close + 1]))
                here = close
            else:
                break
        called = here + 1 < after and self.tokens[here + 1].text == "("
        if token.text in KEYWORDS and not (called and token.text == "contains" and here == at):
            return None
        if called:
            return Term(at, self.closing_of(here + 1) + 1, tuple(steps), here + 1)
        return Term(at, here + 1, tuple(steps), None)


def _step(tokens: list[Token]) -> str:
    """A step in brackets as it is compared: ``["name"]`` is ``.name``, blanks do not matter."""
    if len(tokens) == 3 and tokens[1].kind in ("string", "raw"):
        return "." + tokens[1].value
    return "".join(token.text for token in tokens)
