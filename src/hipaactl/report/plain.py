"""Text from people and tools made safe to print: nothing hidden, nothing that moves cursor or reading."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Printable by category, but blank, or a channel for hidden text.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0") | {
    chr(code) for code in range(0xE0100, 0xE01F0)
}
_ORDINARY = re.compile(r"[ -~]*\Z")
_BREAKS = re.compile(r"\r\n|[\n\r\v\f\x85\u2028\u2029]")


@lru_cache(maxsize=8192)
def visible(text: str) -> str:
    r"""``text`` on one line, with every control, bidi and zero-width character as ``\x1b`` or ``\u202e``."""
    if _ORDINARY.match(text):
        return text
    return "".join(_shown(char) for char in text)


def lines(text: str) -> list[str]:
    """The lines of a text that may have several, without the blank ones."""
    return [line.strip(" \t") for line in _BREAKS.split(text) if line.strip()]


def width_of(text: str) -> int:
    """How many terminal columns ``text`` takes. It must have gone through `visible`."""
    if text.isascii():
        return len(text)
    return sum(_width(char) for char in text)


def _shown(char: str) -> str:
    if char == "\n":
        return "\\n"
    if char == "\t":
        return "\\t"
    if (char.isprintable() or char in "\u00a0\u202f") and char not in _BLANK:
        return char
    code = ord(char)
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _width(char: str) -> int:
    if unicodedata.category(char) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
