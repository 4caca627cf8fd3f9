"""JSON read strictly: no duplicate keys, no NaN, no lone surrogates; positions on request."""

from __future__ import annotations

import json
import math
import re
from pathlib import Path
from typing import Any

from hipaactl.source.document import Document, Locator, PathTo
from hipaactl.source.files import TABLE_LIMIT, TextFile, read_text
from hipaactl.source.problem import Location, Problem, ProblemError, quoted

MAX_DEPTH = 64

_SPACE = re.compile(r"[ \t\n\r]*")
_ATOM = re.compile(r"[^\s,\]}]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_MAX_DIGITS = 400
_STRING = json.JSONDecoder()


def _string_end(text: str, at: int) -> tuple[str, int]:
    """The JSON string whose opening quote stands at ``at``, and where it ends."""
    value: tuple[str, int] = _STRING.raw_decode(text, at)
    return value


class _Refused(ValueError):
    def __init__(self, code: str, message: str, found: str, expected: str) -> None:
        super().__init__(message)
        self.code, self.message, self.found, self.expected = code, message, found, expected


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    result = dict(pairs)
    if len(result) != len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise _Refused("HC112", f"{twice} is given twice", f"{twice} again", "each key once")
    return result


def _constant(name: str) -> Any:
    raise _Refused("HC115", f"{name} is no finite number", name, "a decimal number")


def _float(text: str) -> int | float:
    number = float(text)
    if not math.isfinite(number):
        raise _Refused(
            "HC115", f"{quoted(text, 20)} is no finite number", quoted(text, 20), "a decimal number"
        )
    return int(number) if number.is_integer() and abs(number) < 2**53 else number


def _int(text: str) -> int:
    if len(text) > _MAX_DIGITS:
        raise _Refused(
            "HC115", "is a number of too many digits", quoted(text, 20), f"at most {_MAX_DIGITS} digits"
        )
    return int(text)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_float, parse_int=_int, strict=True
)


def parse_json_value(text: str, file: str, line: int = 1) -> tuple[Any, Problem | None]:
    """One JSON value that stands alone in ``text``, or the problem with it."""
    try:
        value = _DECODER.decode(text)
        if _SURROGATE.search(text) or ("\\u" in text and _has_surrogate(value)):
            raise _Refused("HC116", "holds half of a surrogate pair", "a lone surrogate", "whole characters")
        if _depth(value) > MAX_DEPTH:
            raise RecursionError
        return value, None
    except json.JSONDecodeError as error:
        where = Location(file, error.lineno + line - 1, error.colno)
        said = error.msg.lower()
        return None, Problem(
            "HC121",
            f"cannot be parsed: {said}",
            where,
            _shown(text[error.pos : error.pos + 20].split("\n")[0]),
            "JSON",
            "check commas, quotes and brackets here and just before",
        )
    except _Refused as refused:
        where = _find(text, file, line, refused)
        return None, Problem(refused.code, refused.message, where, refused.found, refused.expected)
    except RecursionError:
        return None, Problem(
            "HC117",
            f"is nested more than {MAX_DEPTH} levels deep",
            Location(file, line),
            "deeper nesting",
            f"at most {MAX_DEPTH} levels",
        )


def _shown(text: str) -> str:
    return "".join(char for char in text if char.isprintable()).strip() or "the end of the line"


def _find(text: str, file: str, line: int, refused: _Refused) -> Location:
    # The decoder does not say where; for these rare cases the first mention is near enough to act on.
    needle = refused.found.removesuffix(" again")
    position = text.find(f'"{needle}"') if refused.code == "HC112" else text.find(needle.strip('"…'))
    if refused.code == "HC112" and position >= 0:
        second = text.find(f'"{needle}"', position + 1)
        position = second if second >= 0 else position
    if position < 0:
        return Location(file, line)
    return Location(file, line + text.count("\n", 0, position), position - text.rfind("\n", 0, position))


def _has_surrogate(value: Any) -> bool:
    if isinstance(value, str):
        return _SURROGATE.search(value) is not None
    if isinstance(value, dict):
        return any(_has_surrogate(key) or _has_surrogate(item) for key, item in value.items())
    return isinstance(value, list) and any(_has_surrogate(item) for item in value)


def _depth(value: Any) -> int:
    deepest = 0
    stack = [(value, 1)]
    while stack:
        item, depth = stack.pop()
        deepest = max(deepest, depth)
        if isinstance(item, dict):
            stack.extend((child, depth + 1) for child in item.values() if isinstance(child, (dict, list)))
        elif isinstance(item, list):
            stack.extend((child, depth + 1) for child in item if isinstance(child, (dict, list)))
    return deepest


def read_json(root: Path, path: Path | str, named_at: Location | None = None) -> Document:
    """The JSON file ``path`` inside ``root``; whatever is wrong stands in the document's problems."""
    try:
        source = read_text(root, path, TABLE_LIMIT, named_at)
    except ProblemError as error:
        where = Location(error.problems[0].location.file if error.problems[0].location else str(path))
        return Document(where.file, None, "", error.problems, lambda: lambda _path, _key: where)
    value, problem = parse_json_value(source.text, source.file)
    problems = (problem,) if problem else ()
    return Document(source.file, value, source.sha256, problems, lambda: _locator(source))


def _locator(source: TextFile) -> Locator:
    def locate(path: PathTo, key: bool) -> Location:
        return position(source.text, path, key, source.file)

    return locate


def position(text: str, path: PathTo, key: bool, file: str, first_line: int = 1) -> Location:
    """Where ``path`` stands in JSON ``text`` that is known to parse."""
    at = _skip(text, 0)
    for depth, step in enumerate(path):
        inner = _member(text, at, step) if text[at : at + 1] == "{" else _element(text, at, step)
        if inner is None:
            break
        at = inner[0] if key and depth == len(path) - 1 else inner[1]
    return Location(file, first_line + text.count("\n", 0, at), at - text.rfind("\n", 0, at))


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, at)
    return match.end() if match else at


def _member(text: str, at: int, step: str | int) -> tuple[int, int] | None:
    at = _skip(text, at + 1)
    while at < len(text) and text[at] == '"':
        key, end = _string_end(text, at)
        value = _skip(text, _skip(text, end) + 1)
        if key == step:
            return at, value
        at = _skip(text, _end(text, value))
        if text[at : at + 1] != ",":
            return None
        at = _skip(text, at + 1)
    return None


def _element(text: str, at: int, step: str | int) -> tuple[int, int] | None:
    if text[at : at + 1] != "[" or not isinstance(step, int):
        return None
    at = _skip(text, at + 1)
    for _ in range(step):
        at = _skip(text, _end(text, at))
        if text[at : at + 1] != ",":
            return None
        at = _skip(text, at + 1)
    return None if text[at : at + 1] == "]" else (at, at)


def _end(text: str, at: int) -> int:
    if text[at] == '"':
        return _string_end(text, at)[1]
    if text[at] not in "[{":
        match = _ATOM.match(text, at)
        return match.end() if match else at + 1
    depth = 0
    while at < len(text):
        char = text[at]
        if char == '"':
            at = _string_end(text, at)[1]
            continue
        depth += (char in "[{") - (char in "]}")
        at += 1
        if depth == 0:
            break
    return at
