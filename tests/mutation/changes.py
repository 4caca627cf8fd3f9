"""What is changed in a rule, one place at a time.

comparison  the boundary (``<`` to ``<=``, ``>=`` to ``>``) and the opposite (``==`` to ``!=``, ``<`` to
            ``>=``)
constant    a number plus and minus one; a string changed; true and false; a member of an array, a set or an
            object left out, and one put into an empty array or set
field       ``record.x`` to a field that no record has, and to another field of the same sort; a key of
            ``object.get`` and its default are strings, numbers and collections like any other
negation    ``not`` left out, and put before what is no comparison
branch      a line of a body left out, an ``else`` or what stands before it, a whole rule
argument    two neighbouring arguments exchanged, of the module's own and imported functions and of sprintf; a
            function of one argument taken off inside sprintf's
operator    ``+`` and ``-``, ``*`` and ``/``, ``|`` and ``&``, ``min`` and ``max`` exchanged

Prose is left as it is: a string with a blank or ``%v`` in it that is not compared with anything. So is what
another change says already: a number that the boundary of its comparison moves by one, a number below 0, a
string that is a member of an array or a set (it is left out), a member of an object that is a constant (it is
changed), and ``id`` for another field. Without ``kind`` or ``message`` a finding is refused when a program is
judged, so these are not left out. What would not compile is left out where that is plain to see; the engine
refuses the rest.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from hipaactl.policy.modules import RegoModule
from hipaactl.policy.tokens import Token
from mutation import branches
from mutation.shape import COMPARISONS, Shape, Span, shape

KINDS = ("comparison", "constant", "field", "negation", "branch", "argument", "operator")
ABSENT = "_absent"
_BOUNDARY = {"<": "<=", "<=": "<", ">": ">=", ">=": ">"}
_OPPOSITE = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}
_OTHER = {"+": "-", "-": "+", "*": "/", "/": "*", "|": "&", "&": "|"}
_SHOWN = 100
NOTHING = "(nothing)"
_WANTED = ("kind", "message")


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change: ``text[start:end]`` becomes ``replacement``; ``before`` and ``after`` tell of it."""

    file: str
    line: int
    column: int
    kind: str
    before: str
    after: str
    start: int
    end: int
    replacement: str

    def applied(self, text: str) -> str:
        """``text`` with the change made."""
        return text[: self.start] + self.replacement + text[self.end :]

    @property
    def change(self) -> str:
        """The change in words, without the place."""
        return f"{self.kind}: {self.before} -> {self.after}"

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column} {self.change}"


def mutants(module: RegoModule) -> list[Mutant]:
    """Every change of ``module``, in order of place; none of two that give the same text."""
    found = shape(module)
    starts = [token.start for token in module.tokens]
    made: dict[branches.Edit, Mutant] = {}
    for kind, part in (
        ("comparison", _comparisons(found)),
        ("constant", _constants(found)),
        ("constant", _members(found)),
        ("field", _fields(found)),
        ("negation", branches.negations(found)),
        ("branch", branches.lines(found)),
        ("branch", branches.alternatives(found)),
        ("branch", branches.rules(found)),
        ("argument", _arguments(found)),
        ("operator", _operators(found)),
    ):
        for edit in part:
            made.setdefault(edit, _mutant(module, starts, kind, edit))
    return sorted(made.values(), key=lambda one: (one.start, one.end, KINDS.index(one.kind), one.replacement))


def _mutant(module: RegoModule, starts: list[int], kind: str, edit: branches.Edit) -> Mutant:
    """``starts`` are those of the module's tokens; what is told leaves out commas and comments around it."""
    start, end, replacement = edit
    first, after = bisect_left(starts, start), bisect_left(starts, end)
    while first < after - 1 and module.tokens[first].text in (",", ";"):
        first += 1
    while first < after - 1 and module.tokens[after - 1].text in (",", ";"):
        after -= 1
    before, shown = NOTHING, start
    if first < after:
        shown = module.tokens[first].start
        before = _short(module.text[shown : module.tokens[after - 1].end])
    line = module.text.count("\n", 0, shown) + 1
    column = shown - module.text.rfind("\n", 0, shown)
    told = _short(replacement) or NOTHING
    return Mutant(module.file, line, column, kind, before, told, start, end, replacement)


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _over(token: Token, replacement: str) -> branches.Edit:
    return token.start, token.end, replacement


def _inside(found: Shape) -> Iterator[int]:
    """The tokens of all rules."""
    for rule in found.rules:
        yield from range(rule.first, rule.after)


def _comparisons(found: Shape) -> Iterator[branches.Edit]:
    for at in _inside(found):
        token = found.tokens[at]
        if token.kind == "op" and token.text in COMPARISONS:
            for table in (_BOUNDARY, _OPPOSITE):
                if token.text in table:
                    yield _over(token, table[token.text])


def _constants(found: Shape) -> Iterator[branches.Edit]:
    leave = _keys_and_members(found)
    for at in _inside(found):
        token = found.tokens[at]
        if token.kind == "number":
            number = float(token.text) if not token.text.isdigit() else int(token.text)
            if not _moved_by_boundary(found, at, ">=", "<"):
                yield _over(token, str(number + 1))
            if number >= 1 and not _moved_by_boundary(found, at, ">", "<="):
                yield _over(token, str(number - 1))
        elif token.kind in ("string", "raw"):
            if at in leave or _is_prose(found, at):
                continue
            quote = token.text[-1]
            yield _over(token, token.text[:-1] + ("_" if len(token.text) > 2 else "x") + quote)
        elif found.is_word(at, "true", "false"):
            yield _over(token, "false" if token.text == "true" else "true")


def _moved_by_boundary(found: Shape, at: int, right: str, left: str) -> bool:
    """True where it stands alone right of ``>=``, say: ``> 3`` is to whole numbers what ``>= 4`` is."""
    return found.is_op(at - 1, right, left) and not found.is_op(at + 1, "+", "-", "*", "/", "%")


def _keys_and_members(found: Shape) -> set[int]:
    """Keys of objects that are written out, and strings that are a member of an array or a set."""
    leave: set[int] = set()
    for literal in found.literals:
        for first, after in literal.members:
            keyed = literal.bracket == "{" and found.is_op(first + 1, ":")
            if keyed or after == first + 1:
                leave.add(first)
    return leave


def _is_prose(found: Shape, at: int) -> bool:
    value = found.tokens[at].value
    if "%v" in value:
        return True
    compared = found.is_op(at - 1, "==", "!=") or found.is_op(at + 1, "==", "!=")
    return " " in value and not compared


def _members(found: Shape) -> Iterator[branches.Edit]:
    templates = {call.arguments[1][0] for call in found.calls if _is_sprintf(call.name, call.arguments)}
    for literal in found.literals:
        tokens = found.tokens
        opening, close = tokens[literal.first], tokens[literal.after - 1]
        if literal.first in templates:
            continue
        if not literal.members and literal.bracket == "[":
            yield opening.end, close.start, '"x"'
        for number, (first, after) in enumerate(literal.members):
            keyed = literal.bracket == "{" and found.is_op(first + 1, ":")
            if keyed and (_is_constant(found, after - 1, first + 2) or tokens[first].value in _WANTED):
                continue
            if len(literal.members) == 1:
                is_set = literal.bracket == "{" and not keyed
                yield opening.start, close.end, "set()" if is_set else opening.text + close.text
            elif number:
                yield tokens[literal.members[number - 1][1] - 1].end, tokens[after - 1].end, ""
            else:
                yield tokens[first].start, tokens[literal.members[1][0]].start, ""
    for call in found.calls:
        if call.name == "set" and not call.arguments:
            yield found.tokens[call.first].start, found.tokens[call.after - 1].end, '{"x"}'


def _is_constant(found: Shape, at: int, first: int) -> bool:
    token = found.tokens[at]
    if at != first:
        return False
    return (token.kind == "string" and not _is_prose(found, at)) or token.kind == "number"


def _fields(found: Shape) -> Iterator[branches.Edit]:
    known = _known_fields(found)
    called = {at for call in found.calls for at in range(call.first, call.opening)}
    for rule in found.rules:
        name = rule.first + (1 if found.is_word(rule.first, "default") else 0)
        while found.is_op(name + 1, ".") and found.is_step(name + 2):
            name += 2
        for at in range(name + 1, rule.after):
            if not found.is_step(at) or at in called:
                continue
            root = _root(found, at)
            if root is not None and not _is_record_step(found, root, at):
                continue
            token = found.tokens[at]
            yield _over(token, token.text + ABSENT)
            sibling = _sibling(token.text, known.get(_before(found, at), set()))
            if sibling:
                yield _over(token, sibling)


def _root(found: Shape, at: int) -> int | None:
    """The name that a chain of plain steps starts with; None where it starts with a bracket."""
    while found.is_step(at):
        if found.tokens[at - 2].kind != "name":
            return None
        at -= 2
    return at


def _is_record_step(found: Shape, root: int, at: int) -> bool:
    name = found.tokens[root].text
    if name == "data" or name in found.module.imports:
        return False
    last = not (found.is_op(at + 1, ".") and found.is_step(at + 2))
    if name != "input":
        return True
    if found.tokens[root + 2].text == "evidence":
        return at == root + 4
    return last


def _before(found: Shape, at: int) -> str:
    """What a step is taken of, to tell fields of the same records: the text before its dot."""
    root = _root(found, at)
    return "" if root is None else found.text((root, at - 1))


def _known_fields(found: Shape) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for at in _inside(found):
        if found.is_step(at) and _root(found, at) is not None:
            known.setdefault(_before(found, at), set()).add(found.tokens[at].text)
    return known


def _sibling(name: str, names: set[str]) -> str | None:
    """The next field, by name, of those that end in the same word, such as ``_on``.

    Never ``id``: of most kinds it is what another field says.
    """
    if name == "id":
        return None
    ending = name.rpartition("_")[2]
    others = sorted(
        other for other in names if other not in (name, "id") and other.rpartition("_")[2] == ending
    )
    return next((other for other in others if other > name), others[0] if others else None)


def _is_sprintf(name: str, arguments: tuple[Span, ...]) -> bool:
    return name == "sprintf" and len(arguments) == 2


def _arguments(found: Shape) -> Iterator[branches.Edit]:
    heads = {rule.first for rule in found.rules if rule.function}
    literals = {literal.first: literal for literal in found.literals}
    for call in found.calls:
        if call.first in heads:
            continue
        if call.name in found.module.rules or call.name.split(".")[0] in found.module.imports:
            yield from _exchanged(found, call.arguments)
        if _is_sprintf(call.name, call.arguments) and call.arguments[1][0] in literals:
            members = literals[call.arguments[1][0]].members
            yield from _exchanged(found, members)
            for first, after in members:
                for inner in found.calls:
                    if (inner.first, inner.after) == (first, after) and len(inner.arguments) == 1:
                        span = found.tokens[first].start, found.tokens[after - 1].end
                        yield *span, found.text(inner.arguments[0])


def _exchanged(found: Shape, members: tuple[Span, ...]) -> Iterator[branches.Edit]:
    for one, other in pairwise(members):
        left, right = found.text(one), found.text(other)
        if left != right:
            start, end = found.tokens[one[0]].start, found.tokens[other[1] - 1].end
            between = found.module.text[found.tokens[one[1] - 1].end : found.tokens[other[0]].start]
            yield start, end, right + between + left


def _operators(found: Shape) -> Iterator[branches.Edit]:
    bars = branches.comprehension_bars(found)
    for at in _inside(found):
        token = found.tokens[at]
        if token.kind == "op" and token.text in _OTHER and at not in bars and not _is_sign(found, at):
            yield _over(token, _OTHER[token.text])
        elif found.is_word(at, "min", "max") and found.is_op(at + 1, "(") and not found.is_step(at):
            yield _over(token, "max" if token.text == "min" else "min")


def _is_sign(found: Shape, at: int) -> bool:
    before = found.tokens[at - 1]
    return before.kind == "op" and before.text not in (")", "]", "}")
