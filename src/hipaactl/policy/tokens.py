"""A small tokenizer for Rego, quick enough to run over every module on every call, and what it groups into.

It never raises: text that is no Rego gives tokens of kind ``bad``. Whether a module parses is the engine's
word (see `hipaactl.policy.engine`); what stands here serves refusals, METADATA and test positions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

# fmt: off
KEYWORDS = frozenset((
    "as", "contains", "default", "else", "every", "false", "if", "import", "in", "not", "null",
    "package", "some", "true", "with",
))
# fmt: on
_TOKEN = re.compile(
    r"""
    (?P<newline>\n)
  | (?P<blank>[ \t\r\f\v\ufeff]+)
  | (?P<comment>\#[^\n]*)
  | (?P<template>\$"(?:[^"\\\n]|\\[^\n])*"?|\$`[^`]*`?)
  | (?P<string>"(?:[^"\\\n]|\\[^\n])*")
  | (?P<raw>`[^`]*`)
  | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
  | (?P<number>[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?)
  | (?P<op>:=|==|!=|<=|>=|[-+*/%&|<>=.,:;(){}\[\]])
  | (?P<bad>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_OPEN, _CLOSE = frozenset("([{"), frozenset(")]}")
# A line that follows one of these, at the top level, goes on with the same statement.
# fmt: off
_CONTINUES = frozenset((
    ":=", "==", "!=", "<=", ">=", "=", "<", ">", "+", "-", "*", "/", "%", "&", "|", ",", ":", ".",
    "if", "contains", "as", "with", "import", "package", "default", "in", "not",
))
# fmt: on
_ESCAPE = re.compile(r"\\(u[0-9A-Fa-f]{4}|.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}


class Token(NamedTuple):
    """``kind`` is newline-free: comment, template, string, raw, name, number, op or bad."""

    kind: str
    text: str
    line: int
    column: int
    start: int

    @property
    def end(self) -> int:
        """The offset just after the token."""
        return self.start + len(self.text)

    @property
    def value(self) -> str:
        """What a string or raw string says; for other tokens their text."""
        if self.kind == "raw":
            return self.text[1:-1]
        if self.kind == "string":
            return _ESCAPE.sub(_unescape, self.text[1:-1]) if "\\" in self.text else self.text[1:-1]
        return self.text


def _unescape(match: re.Match[str]) -> str:
    code = match.group(1)
    return chr(int(code[1:], 16)) if len(code) == 5 else _ESCAPES.get(code, code)


def tokenize(text: str) -> list[Token]:
    """Every token of ``text``, comments included, blanks and line ends left out."""
    tokens: list[Token] = []
    line, line_start = 1, 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "bad"
        start = match.start()
        if kind == "newline":
            line, line_start = line + 1, start + 1
        elif kind != "blank":
            word = match.group()
            tokens.append(Token(kind, word, line, start - line_start + 1, start))
            if kind in ("raw", "template") and "\n" in word:
                line += word.count("\n")
                line_start = start + word.rfind("\n") + 1
    return tokens


@dataclass(frozen=True, slots=True)
class Ref:
    """A name and what is read below it: ``input.evidence.systems`` or ``time.date(…)``.

    ``parts`` are the literal steps; ``dynamic`` says that a step which is not literal follows them.
    ``first`` and ``after`` are indexes into the tokens it was read from.
    """

    parts: tuple[str, ...]
    first: int
    after: int
    token: Token
    called: bool
    dynamic: bool

    @property
    def text(self) -> str:
        """The literal steps, dotted."""
        return ".".join(self.parts)


@dataclass(frozen=True, slots=True)
class Statement:
    """One top-level statement: ``package``, ``import`` or a rule (by its name).

    ``first`` and ``after`` are indexes into the module's tokens without comments.
    """

    kind: str
    name: str
    line: int
    last_line: int
    first: int
    after: int
    function: bool
    contains: bool


def references(tokens: list[Token], first: int = 0, after: int | None = None) -> Iterator[Ref]:
    """The references among ``tokens`` (without comments), those inside brackets included."""
    stop = len(tokens) if after is None else after
    at = first
    while at < stop:
        token = tokens[at]
        if token.kind != "name" or (token.text in KEYWORDS and not _is_builtin(tokens, at, stop)):
            at += 1
            continue
        if at > first and tokens[at - 1].text == "." and tokens[at - 1].end == token.start:
            at += 1  # a step after a dynamic one is no reference of its own
            continue
        parts, here, dynamic = [token.text], at, False
        while here + 2 < stop + 1 and here + 1 < stop and tokens[here + 1].start == tokens[here].end:
            step = tokens[here + 1].text
            if step == "." and here + 2 < stop and tokens[here + 2].kind == "name":
                parts.append(tokens[here + 2].text)
                here += 2
            elif (
                step == "["
                and here + 3 < stop + 0
                and tokens[here + 3].text == "]"
                and _literal(tokens[here + 2])
            ):
                parts.append(tokens[here + 2].value)
                here += 3
            else:
                dynamic = step == "["
                break
        yield Ref(tuple(parts), at, here + 1, token, _calls(tokens, here, stop), dynamic)
        at = here + 1


def _literal(token: Token) -> bool:
    return token.kind in ("string", "raw")


def _is_builtin(tokens: list[Token], at: int, stop: int) -> bool:
    """``contains`` is a keyword and a builtin."""
    return (
        tokens[at].text == "contains"
        and _calls(tokens, at, stop)
        and tokens[at + 1].start == tokens[at].end  # with a blank it is the keyword: x contains (y)
    )


def _calls(tokens: list[Token], at: int, stop: int) -> bool:
    # The embedded engine takes a name for a call whatever blanks, lines or comments stand before the bracket.
    return at + 1 < stop and tokens[at + 1].text == "("


def statements(tokens: list[Token]) -> list[Statement]:
    """The top-level statements among ``tokens`` (without comments)."""
    starts: list[int] = []
    depth, line = 0, 0
    previous = ""
    for index, token in enumerate(tokens):
        text = token.text if token.kind in ("op", "name") else ""
        if (
            depth == 0
            and token.line != line
            and token.kind == "name"
            and previous not in _CONTINUES
            and text not in ("else", "if", "with", "contains", "as", "in")
        ):
            starts.append(index)
        if text in _OPEN:
            depth += 1
        elif text in _CLOSE:
            depth = max(0, depth - 1)
        previous, line = text, token.line + (token.text.count("\n") if token.kind == "raw" else 0)
    ends = [*starts[1:], len(tokens)]
    return [_statement(tokens, first, after) for first, after in zip(starts, ends, strict=False)]


def _statement(tokens: list[Token], first: int, after: int) -> Statement:
    token = tokens[first]
    last = tokens[after - 1]
    kind, name, function, contains = "rule", token.text, False, False
    if token.text in ("package", "import"):
        kind = token.text
        name = next((ref.text for ref in references(tokens, first + 1, after)), "")
    else:
        head = first
        if token.text == "default" and first + 1 < after:
            head = first + 1
            name = tokens[head].text
        while head + 2 < after and tokens[head + 1].text == "." and tokens[head + 2].kind == "name":
            head += 2
        function = _calls(tokens, head, after)
        depth = 0
        for item in tokens[head + 1 : after]:
            if item.text in _OPEN:
                depth += 1
            elif item.text in _CLOSE:
                depth -= 1
            elif depth == 0 and item.kind == "name":
                contains = item.text == "contains"
                break
            elif depth == 0 and item.text in (":=", "="):
                break
    return Statement(kind, name, token.line, last.line, first, after, function, contains)
