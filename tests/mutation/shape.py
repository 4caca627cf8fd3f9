"""Where the parts of a module's rules stand: bodies and their lines, literals and their members, calls.

Built on `hipaactl.policy.tokens`, so that what stands in a string or a comment is not taken for a rule. All
positions are indexes into the module's tokens, which hold no comments.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from hipaactl.policy.modules import RegoModule
from hipaactl.policy.tokens import KEYWORDS, Statement, Token

Span = tuple[int, int]
COMPARISONS = frozenset(("==", "!=", "<", "<=", ">", ">="))
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
# A line that starts or ends with one of these is one with its neighbour.
_JOINS = COMPARISONS | frozenset((":=", "=", "+", "-", "*", "/", "%", "&", "|", ",", ":", "."))
_JOINS_BEFORE = _JOINS | frozenset(("in", "not", "with", "as", "some", "every"))
_JOINS_AFTER = _JOINS | frozenset(("in", "with", "as"))


@dataclass(frozen=True, slots=True)
class Body:
    """What must hold: of a rule, a comprehension or ``every``; ``lines`` are the spans of its lines."""

    rule: Statement
    lines: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Literal:
    """An array, set or object written out, the span of each member, and what opens it (``[`` or ``{``)."""

    first: int
    after: int
    bracket: str
    members: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """A call: its name, where that starts, its bracket, the span of each argument, the index after it."""

    name: str
    first: int
    opening: int
    arguments: tuple[Span, ...]
    after: int


@dataclass
class Shape:
    """The parts of one module."""

    module: RegoModule
    bodies: list[Body] = field(default_factory=list)
    literals: list[Literal] = field(default_factory=list)
    calls: list[Call] = field(default_factory=list)
    closing: dict[int, int] = field(default_factory=dict)
    # The brackets that belong to a body, a comprehension, a step of a reference, a call or a function's head.
    _taken: set[int] = field(default_factory=set)

    @property
    def tokens(self) -> list[Token]:
        """The tokens that all positions count."""
        return self.module.tokens

    @property
    def rules(self) -> list[Statement]:
        """The module's rules, in order."""
        return [statement for statement in self.module.statements if statement.kind == "rule"]

    def is_op(self, at: int, *texts: str) -> bool:
        """True where an operator stands there, one of ``texts``."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "op" and self.tokens[at].text in texts

    def is_word(self, at: int, *texts: str) -> bool:
        """True where one of the words ``texts`` stands there."""
        return 0 <= at < len(self.tokens) and self.tokens[at].kind == "name" and self.tokens[at].text in texts

    def near(self, at: int) -> bool:
        """True where nothing stands between this token and the one before."""
        return at > 0 and self.tokens[at - 1].end == self.tokens[at].start

    def is_step(self, at: int) -> bool:
        """True for a name after a dot: ``status`` of ``system.status``."""
        return self.tokens[at].kind == "name" and self.is_op(at - 1, ".") and self.near(at) and at >= 2

    def outer(self, first: int, after: int) -> Iterator[int]:
        """The tokens of a span that no bracket inside it encloses; of a bracket both ends."""
        at = first
        while at < after:
            yield at
            close = self.closing.get(at)
            if close is not None:
                at = close
                if at < after:
                    yield at
            at += 1

    def text(self, span: Span) -> str:
        """The text of a span, as it is written."""
        first, after = span
        return self.module.text[self.tokens[first].start : self.tokens[after - 1].end]


def shape(module: RegoModule) -> Shape:
    """The parts of ``module``, its imports and its package left out."""
    found = Shape(module)
    stack: list[int] = []
    for at, token in enumerate(module.tokens):
        if token.kind == "op" and token.text in _OPEN:
            stack.append(at)
        elif token.kind == "op" and token.text in _CLOSE and stack:
            found.closing[stack.pop()] = at
    for rule in found.rules:
        _bodies(found, rule)
        _brackets(found, rule)
    return found


def _bodies(found: Shape, rule: Statement) -> None:
    outer = list(found.outer(rule.first, rule.after))
    for at in outer:
        if not found.is_word(at, "if"):
            continue
        if found.is_op(at + 1, "{") and at + 1 in found.closing:
            _body(found, rule, at + 2, found.closing[at + 1])
            found._taken.add(at + 1)
        else:
            end = next((index for index in outer if index > at and found.is_word(index, "else")), rule.after)
            _body(found, rule, at + 1, end)


def _body(found: Shape, rule: Statement, first: int, after: int) -> None:
    lines = tuple(_lines(found, first, after))
    found.bodies.append(Body(rule, lines))
    for start, end in lines:
        if found.is_word(start, "every"):
            opening = next((at for at in range(start, end) if found.closing.get(at) == end - 1), None)
            if opening is not None:
                found._taken.add(opening)
                _body(found, rule, opening + 1, end - 1)


def _lines(found: Shape, first: int, after: int) -> Iterator[Span]:
    """The spans between semicolons and line ends, as far as no bracket or operator holds them together."""
    tokens = found.tokens
    start, previous = first, -1
    for at in found.outer(first, after):
        if found.is_op(at, ";"):
            if start < at:
                yield start, at
            start = at + 1
        elif (
            previous >= start
            and tokens[at].line > tokens[previous].line
            and not (found.is_op(at, ")", "]", "}") or tokens[at].text in _JOINS_AFTER)
            and tokens[previous].text not in _JOINS_BEFORE
        ):
            yield start, at
            start = at
        previous = at
    if start < after:
        yield start, after


def _brackets(found: Shape, rule: Statement) -> None:
    tokens = found.tokens
    for at in range(rule.first, rule.after):
        close = found.closing.get(at)
        if close is None or at in found._taken:
            continue
        if tokens[at].text == "(":
            if tokens[at - 1].kind == "name" and (found.near(at) or tokens[at - 1].text not in KEYWORDS):
                first = _start_of(found, at - 1)
                name = found.text((first, at))
                found.calls.append(Call(name, first, at, tuple(_members(found, at, close)), close + 1))
            continue
        if tokens[at].text == "[" and found.near(at) and _ends_term(tokens[at - 1]):
            continue
        bar = next((index for index in found.outer(at + 1, close) if found.is_op(index, "|")), None)
        if bar is not None:
            _body(found, rule, bar + 1, close)
            continue
        members = tuple(_members(found, at, close))
        found.literals.append(Literal(at, close + 1, tokens[at].text, members))


def _ends_term(token: Token) -> bool:
    return (token.kind == "name" and token.text not in KEYWORDS) or token.text in ("]", ")", "}")


def _start_of(found: Shape, at: int) -> int:
    while found.is_step(at) and found.tokens[at - 2].kind == "name":
        at -= 2
    return at


def _members(found: Shape, opening: int, close: int) -> Iterator[Span]:
    start = opening + 1
    for at in found.outer(opening + 1, close):
        if found.is_op(at, ","):
            yield start, at
            start = at + 1
    if start < close:
        yield start, close
