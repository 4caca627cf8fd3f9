"""Citations of 45 CFR Part 164: read, printed and put in the rule's own order.

A paragraph is written section first, then one pair of parentheses per level: ``164.308(a)(1)(ii)(A)``. The
levels of the Code run (a)(1)(i)(A)(1)(i). A definition has its term where the letter would stand,
``164.402(Breach)(2)(i)``; a whole subpart is ``164 Subpart C``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_LENGTH = 200
_PREFIX = re.compile(r"\s*(?:45\s*C\.?\s?F\.?\s?R\.?\s*)?(?:§{1,2}\s*|[Ss]ec(?:tion|\.)\s*)?", re.ASCII)
_SUBPART = re.compile(r"(?:Part\s+)?164\s*,?\s+Subpart\s+([A-Z])\s*$", re.ASCII)
_SECTION = re.compile(r"164\.([1-9]\d{2})(?!\d)", re.ASCII)
_LEVEL = re.compile(r"\s*\(\s*([^()]*?)\s*\)", re.ASCII)
_TERM = re.compile(r"[A-Z][A-Za-z]+(?: [A-Za-z]+)*")
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_NUMBER = re.compile(r"[1-9]\d{0,2}", re.ASCII)
_EXPECTED = (
    "a letter, as in (a), or a defined term, as in (Breach)",
    "a number, as in (1)",
    "a small Roman numeral, as in (i)",
    "a capital letter, as in (A)",
    "a number, as in (1)",
    "a small Roman numeral, as in (i)",
)

# What one level sorts by: its class, its number, its text.
_Key = tuple[tuple[int, int, str], ...]


class CitationError(ValueError):
    """A text that is no citation: ``text`` as read, ``column`` (from 1) where it stops being one."""

    def __init__(self, text: str, column: int, reason: str) -> None:
        super().__init__(f"{reason} (column {column})")
        self.text = text
        self.column = column
        self.reason = reason


@dataclass(frozen=True, slots=True, order=True)
class Citation:
    """One place in Part 164. Compares, sorts and hashes by the rule's order; ``str()`` is the canonical form.

    ``section`` is ``164.308``, or ``164 Subpart C`` for a subpart; ``parts`` are the levels without
    parentheses.
    """

    _key: _Key = field(repr=False)
    section: str = field(compare=False)
    parts: tuple[str, ...] = field(default=(), compare=False)

    @classmethod
    def parse(cls, text: str) -> Citation:
        """Read a citation; ``§``, ``45 CFR`` and spaces around levels are allowed.

        Raises :class:`CitationError`, and nothing else, that says what was expected and at which column.
        """
        if len(text) > _LENGTH:
            raise CitationError(text, _LENGTH + 1, f"longer than {_LENGTH} characters")
        prefix = _PREFIX.match(text)
        start = prefix.end() if prefix else 0
        if not text[start:].strip():
            raise CitationError(text, start + 1, "there is no section; write one as in 164.312(a)(1)")
        if subpart := _SUBPART.match(text, start):
            return cls._of_subpart(subpart[1])
        section = _SECTION.match(text, start)
        if section is None:
            raise CitationError(text, start + 1, "not a section of Part 164; write one as in 164.312(a)(1)")
        return cls._of_section(section[0], _levels(text, section.end()))

    @classmethod
    def _of_subpart(cls, letter: str) -> Citation:
        return cls(((0, 2 * _hundreds(letter), letter),), f"164 Subpart {letter}")

    @classmethod
    def _of_section(cls, section: str, parts: tuple[str, ...]) -> Citation:
        # Odd, so that a subpart's heading, which is even, comes before its first section.
        number = 2 * int(section[4:]) + 1
        keys = (_level_key(index, part) for index, part in enumerate(parts))
        return cls(((0, number, ""), *keys), section, parts)

    def __str__(self) -> str:
        return self.section + "".join(f"({part})" for part in self.parts)

    @property
    def parent(self) -> Citation | None:
        """The next place outwards: the paragraph above, the section, the subpart; None above that."""
        if self.parts:
            return Citation(self._key[:-1], self.section, self.parts[:-1])
        if not self.section.startswith("164."):
            return None
        return Citation._of_subpart(chr(ord("A") - 1 + int(self.section[4])))

    def ancestors(self) -> tuple[Citation, ...]:
        """Every place this one lies in, innermost first, without itself."""
        result = []
        place = self.parent
        while place is not None:
            result.append(place)
            place = place.parent
        return tuple(result)

    def is_within(self, other: Citation) -> bool:
        """Whether this is ``other`` or lies in it."""
        return self == other or other in self.ancestors()


def _hundreds(subpart: str) -> int:
    """Subpart C holds the sections from 300, D those from 400: its heading sorts just before them."""
    return 100 * (ord(subpart) - ord("A") + 1)


def _levels(text: str, position: int) -> tuple[str, ...]:
    parts: list[str] = []
    while text[position:].strip():
        match = _LEVEL.match(text, position)
        if match is None:
            found = text[position:].strip()
            column = position + 1 + len(text[position:]) - len(text[position:].lstrip())
            raise CitationError(
                text, column, f"found {found!r}; each level stands in its own parentheses, as in (a)(1)"
            )
        if len(parts) == len(_EXPECTED):
            raise CitationError(text, match.start() + 1, f"more than {len(_EXPECTED)} levels")
        if _level_key_or_none(len(parts), match[1]) is None:
            if re.search(r"[.,;:/-]", match[1]):
                reason = f"found ({match[1]}); each level stands in its own parentheses, as in (a)(1)(i)"
                raise CitationError(text, match.start(1) + 1, reason)
            expected = _EXPECTED[len(parts)]
            raise CitationError(
                text, match.start(1) + 1, f"level {len(parts) + 1} is {expected}; found ({match[1]})"
            )
        parts.append(match[1])
        position = match.end()
    return tuple(parts)


def _level_key(index: int, part: str) -> tuple[int, int, str]:
    key = _level_key_or_none(index, part)
    assert key is not None
    return key


def _level_key_or_none(index: int, part: str) -> tuple[int, int, str] | None:
    """What the level sorts by, or None where it cannot stand at that depth.

    The depth decides what ``i`` is: the letter at the first level, one at the third.
    """
    key: tuple[int, int, str] | None = None
    if index == 0:
        if len(part) == 1 and "a" <= part <= "z":
            key = (0, ord(part), part)
        elif _TERM.fullmatch(part):
            # Printed by the alphabet, where "Security or Security measures" stands as "Security".
            key = (1, 0, f"{part.partition(' or ')[0]}\n{part}")
    elif index in (1, 4):
        if _NUMBER.fullmatch(part):
            key = (0, int(part), part)
    elif index in (2, 5) and (number := roman(part)):
        key = (0, number, part)
    # 164.404(c)(1)(A) is printed with capital letters one level early.
    elif index in (2, 3) and len(part) == 1 and "A" <= part <= "Z":
        key = (1, ord(part), part)
    return key


def roman(text: str) -> int:
    """The value of a small Roman numeral up to 39; 0 where it is none."""
    match = _ROMAN.fullmatch(text)
    if match is None:
        return 0
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    return 10 * len(match[1]) + ones.index(match[2])
