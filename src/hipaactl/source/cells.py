"""Types the cells of a CSV by the schema of their field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from hipaactl.source.dates import DATE_FORM, INSTANT_FORM, parse_date, parse_instant
from hipaactl.source.json_reader import parse_json_value

LIST_SEPARATOR = ";"

Convert = Callable[[str], Any]


class CellError(ValueError):
    """A cell that is not of its type: what was expected, and how to write it."""

    def __init__(self, expected: str, hint: str | None = None) -> None:
        super().__init__(expected)
        self.expected, self.hint = expected, hint


def converter(schema: Mapping[str, Any]) -> Convert | None:
    """What turns a cell into a value of the field; None where the text is the value. It raises CellError."""
    kind = schema.get("type", "string")
    if kind == "boolean":
        return _boolean
    if kind == "integer":
        return _integer
    if kind == "number":
        return _number
    if kind == "array":
        return _list
    if schema.get("format") == "date":
        return _date
    if schema.get("format") == "date-time":
        return _instant
    return None


_BOOLEANS = {"true": True, "false": False}
_LOOKS_BOOLEAN = dict.fromkeys(("yes", "y", "1", "on", "x", "enabled"), "true") | dict.fromkeys(
    ("no", "n", "0", "off", "disabled"), "false"
)


def _boolean(cell: str) -> bool:
    value = _BOOLEANS.get(cell.lower())
    if value is None:
        meant = _LOOKS_BOOLEAN.get(cell.strip().lower())
        raise CellError(
            "true or false", f"write {meant}" if meant else "write true or false, or leave the cell empty"
        )
    return value


def _integer(cell: str) -> int:
    digits = cell.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= 18:
        return int(cell)
    raise CellError("a whole number", "write digits only, or leave the cell empty")


def _number(cell: str) -> int | float:
    value, problem = parse_json_value(cell, "")
    if problem is None and isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise CellError("a number", "write it with a decimal point and no thousands separators")


def _list(cell: str) -> list[str]:
    parts = cell.split(LIST_SEPARATOR)
    if any(not part or part != part.strip() for part in parts):
        raise CellError(
            "a list", f'separate the parts by "{LIST_SEPARATOR}" alone, without spaces or empty parts'
        )
    return parts


def _date(cell: str) -> str:
    if parse_date(cell) is None:
        hint = "write year-month-day: 2026-03-31" if "/" in cell or "." in cell else None
        raise CellError(DATE_FORM, hint or "the date must exist and lie between 1900 and 2199")
    return cell


def _instant(cell: str) -> str:
    if parse_instant(cell) is None:
        raise CellError(
            INSTANT_FORM, "write T between date and time, seconds, and Z or an offset such as -05:00"
        )
    return cell
