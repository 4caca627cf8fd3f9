"""Lines for a terminal: words wrapped with a hanging indent and never cut, colour by escape codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from hipaactl.report.marks import Mark
from hipaactl.report.plain import lines, visible, width_of

MIN_WIDTH = 20
# Longer lines are hard to read; a wide terminal gains nothing from them.
MAX_WIDTH = 120

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "magenta": "35", "cyan": "36"}


@dataclass(frozen=True, slots=True)
class Look:
    """How text is laid out: columns, whether to colour, and whether icons may be other than ASCII."""

    width: int = 80
    color: bool = False
    unicode: bool = True

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", max(MIN_WIDTH, min(self.width, MAX_WIDTH)))

    @property
    def dot(self) -> str:
        """What stands between parts of a line."""
        return "·" if self.unicode else "-"

    @property
    def more(self) -> str:
        """What stands for something left out."""
        return "…" if self.unicode else "..."

    @property
    def arrow(self) -> str:
        """What points at a thing to do."""
        return "→" if self.unicode else "->"

    def icon(self, mark: Mark) -> str:
        """The mark's icon as this stream can show it."""
        return mark.icon if self.unicode else mark.ascii

    def paint(self, text: str, style: str) -> str:
        """``text`` in a style such as ``bold red``; as it is where there is no colour."""
        if not self.color or not style or not text:
            return text
        codes = ";".join(_CODES[name] for name in style.split())
        return f"\x1b[{codes}m{text}\x1b[0m"


@dataclass(frozen=True, slots=True)
class Words:
    """Text in one style. ``whole``: not broken at its spaces, as a path; ``gap``: spaces before it."""

    text: str
    style: str = ""
    whole: bool = False
    gap: int = 1


Part = Words | str


class Page:
    """Collects lines. Everything put in is made visible first, so no caller can forget it."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self._lines: list[str] = []
        self._heading = 0  # how many lines there were right after the last heading

    def blank(self) -> None:
        """One empty line, never two in a row and never the first."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    @contextmanager
    def spaced(self, most: int = 3) -> Iterator[None]:
        """Sets what is put inside apart by blank lines where it takes more than ``most`` lines."""
        start = len(self._lines)
        yield
        if len(self._lines) - start > most:
            if start and self._lines[start - 1] and self._heading != start:
                self._lines.insert(start, "")
            self._lines.append("")

    def put(self, *parts: Part, indent: int = 0, hang: int | None = None) -> None:
        """One item, wrapped: its first line at ``indent``, the others at ``hang``, by default 2 further."""
        look = self.look
        hang = indent + 2 if hang is None else hang
        if look.width < 2 * MIN_WIDTH:  # no room for deep indents
            indent, hang = indent // 2, hang // 2
        self._lines += wrap(_tokens(parts), look, indent, hang)

    def text(self, text: str, indent: int = 0, style: str = "") -> None:
        """Running text: each of its lines wrapped as a paragraph of its own."""
        for line in lines(text):
            self.put(Words(line, style), indent=indent, hang=indent)

    def verbatim(self, text: str, indent: int = 0, style: str = "") -> None:
        """A line that is kept as it is, spaces included."""
        self._lines.append(" " * indent + self.look.paint(visible(text), style))

    def heading(self, text: str, *parts: Part) -> None:
        """A section's heading after a blank line."""
        self.blank()
        self.put(Words(text, "bold"), *parts)
        self._heading = len(self._lines)

    def __str__(self) -> str:
        return "\n".join(self._lines).rstrip("\n") + "\n"


def _tokens(parts: Sequence[Part]) -> Iterable[Words]:
    for part in parts:
        words = Words(part) if isinstance(part, str) else part
        shown = visible(words.text)
        if words.whole:
            yield Words(shown, words.style, True, words.gap)
            continue
        gap = words.gap
        for token in shown.split(" "):
            if token:
                yield Words(token, words.style, False, gap)
                gap = 1


def wrap(tokens: Iterable[Words], look: Look, indent: int, hang: int) -> list[str]:
    """``tokens`` filled into lines. One with a gap of 0 stays with the one before; none is ever cut."""
    result: list[str] = []
    line: list[tuple[str, str]] = []
    used, margin = 0, indent
    for glued in _glue(tokens):
        wide = sum(width_of(token.text) for token in glued)
        if line and margin + used + glued[0].gap + wide > look.width:
            result.append(_painted(line, look, margin))
            line, used, margin = [], 0, hang
        for token in glued:
            gap = token.gap if line else 0
            line.append((" " * gap, token.style if line and line[-1][1] == token.style else ""))
            line.append((token.text, token.style))
            used += gap + width_of(token.text)
    if line:
        result.append(_painted(line, look, margin))
    return result


def _painted(line: list[tuple[str, str]], look: Look, margin: int) -> str:
    while line and not line[-1][0].rstrip(" "):
        line.pop()
    if line:  # what is padded to a column leaves no blanks at the end
        line[-1] = (line[-1][0].rstrip(" "), line[-1][1])
    runs = groupby(line, key=lambda piece: piece[1])
    painted = (look.paint("".join(text for text, _ in run), style) for style, run in runs)
    return (" " * margin if line else "") + "".join(painted)


def _glue(tokens: Iterable[Words]) -> Iterable[list[Words]]:
    group: list[Words] = []
    for token in tokens:
        if group and token.gap == 0:
            group.append(token)
        else:
            if group:
                yield group
            group = [token]
    if group:
        yield group
