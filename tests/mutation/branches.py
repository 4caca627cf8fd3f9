"""Changes of what must hold: lines of bodies, alternatives, whole rules, and ``not``."""

from __future__ import annotations

from collections.abc import Iterator

from hipaactl.policy.tokens import Statement
from mutation.shape import COMPARISONS, Body, Shape, Span

# From, to, and what stands there instead.
Edit = tuple[int, int, str]


def negations(found: Shape) -> Iterator[Edit]:
    """``not`` left out, and put before each line of a body that is no comparison and binds nothing."""
    for body in found.bodies:
        for first, after in body.lines:
            start = found.tokens[first].start
            if found.is_word(first, "not"):
                yield start, found.tokens[first + 1].start, ""
            elif not _binds(found, (first, after)) and not _compares(found, (first, after)):
                yield start, start, "not "


def lines(found: Shape) -> Iterator[Edit]:
    """Each line of a body left out, where the rest can do without what it binds."""
    for body in found.bodies:
        for number, span in enumerate(body.lines):
            if _needed(found, body, span):
                continue
            start, end = found.tokens[span[0]].start, found.tokens[span[1] - 1].end
            if len(body.lines) == 1:
                if found.text(span) != "true":
                    yield start, end, "true"
            elif number:
                yield found.tokens[body.lines[number - 1][1] - 1].end, end, ""
            else:
                yield start, found.tokens[body.lines[1][0]].start, ""


def alternatives(found: Shape) -> Iterator[Edit]:
    """Each ``else`` left out up to the next, and what stands before the first."""
    for rule in found.rules:
        outer = list(found.outer(rule.first, rule.after))
        elses = [at for at in outer if found.is_word(at, "else")]
        if not elses:
            continue
        for at, end in zip(elses, [*elses[1:], rule.after], strict=True):
            yield found.tokens[at - 1].end, found.tokens[end - 1].end, ""
        value = next((at for at in outer if found.is_op(at, ":=", "=") or found.is_word(at, "if")), None)
        if value is not None and elses[0] + 1 < rule.after:
            yield found.tokens[value].start, found.tokens[elses[0] + 1].start, ""


def rules(found: Shape) -> Iterator[Edit]:
    """Each rule left out, but the only one of a name that another rule reads."""
    for rule in found.rules:
        if len(found.module.rules[rule.name]) > 1 or not _is_read(found, rule):
            yield found.tokens[rule.first].start, found.tokens[rule.after - 1].end, ""


def comprehension_bars(found: Shape) -> set[int]:
    """The bars of comprehensions, which are no operators."""
    return {body.lines[0][0] - 1 for body in found.bodies if body.lines}


def _is_read(found: Shape, rule: Statement) -> bool:
    return any(
        ref.parts[0] == rule.name and not rule.first <= ref.first < rule.after
        for ref in found.module.references
    )


def _binds(found: Shape, span: Span) -> bool:
    return found.is_word(span[0], "some", "every") or any(
        found.is_op(at, ":=", "=") for at in found.outer(*span)
    )


def _compares(found: Shape, span: Span) -> bool:
    return any(found.is_op(at, *COMPARISONS) for at in found.outer(*span))


def _needed(found: Shape, body: Body, span: Span) -> bool:
    """True where the line binds a name that stands elsewhere in its rule and nowhere else in the module."""
    names = _bound(found, span)
    others = set(range(body.rule.first, body.rule.after)) - set(range(*span))
    return any(
        found.tokens[at].text == name and found.tokens[at].kind == "name" and not found.is_step(at)
        for name in names
        if name not in found.module.rules and name not in found.module.imports
        for at in others
    )


def _bound(found: Shape, span: Span) -> set[str]:
    first, after = span
    outer = list(found.outer(first, after))
    if found.is_word(first, "some"):
        end = next((at for at in outer if found.is_word(at, "in")), after)
    else:
        end = next((at for at in outer if found.is_op(at, ":=", "=")), first)
    return {found.tokens[at].text for at in range(first, end) if found.tokens[at].kind == "name"} - {"some"}
