"""Reads the tables that tools export, by the header the tool is known to write."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from hipaactl.source import Location, Problem, ProblemError, did_you_mean, quoted
from hipaactl.source.files import decode

_T = TypeVar("_T")
_MOST_PROBLEMS = 100
_AGAIN = "import the file as the tool wrote it, unedited; export it again if this one was changed"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the line it starts on, and its cells by column name."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True)
class Original:
    """A tool's CSV. ``rows`` are those with as many cells as the header; ``problems`` tell of the others."""

    file: str
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]
    _lines: tuple[str, ...]

    def locate(self, row: Row, column: str) -> Location:
        """Where a cell stands; the start of the row where it begins on a later line."""
        return Location(self.file, row.line, _column(self._lines[row.line - 1], self.header.index(column)))


def read_csv(
    file: str, data: bytes, columns: Sequence[str], optional: Sequence[str] = (), what: str = "export"
) -> Original:
    """A CSV whose header is ``columns``, then any of ``optional``, in that order.

    ``what`` names the export in messages. Raises ProblemError with every problem of the header, or where the
    bytes are no CSV: HC105, HC106, HC107, HC116, HC131, HC132.
    """
    text = decode(file, data)
    _refuse_other_formats(file, text, what)
    lines = tuple(io.StringIO(text, newline=""))
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    rows: list[Row] = []
    problems: list[Problem] = []
    header: list[str] = []
    line = 1
    try:
        for cells in reader:
            first, line = line, reader.line_num + 1
            if not cells:
                continue
            if not header:
                header = cells
                _check_header(file, first, header, lines[first - 1], columns, optional, what)
            elif len(cells) != len(header):
                problems.append(_ragged(file, first, len(cells), len(header)))
            else:
                rows.append(Row(first, dict(zip(header, cells, strict=True))))
    except csv.Error as error:
        hint = "a quote that was opened is not closed" if "end of data" in str(error) else _AGAIN
        where = Location(file, line)
        problems.append(Problem("HC131", f"cannot be parsed: {error}", where, None, "CSV", hint))
    return Original(file, tuple(header), tuple(rows), tuple(problems[:_MOST_PROBLEMS]), lines)


def read_cell(
    original: Original,
    row: Row,
    column: str,
    convert: Callable[[str], _T | None],
    expected: str,
    problems: list[Problem],
) -> _T | None:
    """A cell's value; where ``convert`` gives None, a Problem HC134 with its place is added instead."""
    cell = row.cells[column]
    value = convert(cell)
    if value is None and len(problems) < _MOST_PROBLEMS:
        where = original.locate(row, column)
        problems.append(
            Problem("HC134", f"{column} is not {expected}", where, quoted(cell), expected, _AGAIN)
        )
    return value


def _refuse_other_formats(file: str, text: str, what: str) -> None:
    start = text.lstrip()[:200].lower()
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        where = Location(file, line)
        raise ProblemError(Problem("HC116", "holds a NUL character", where, "NUL", "text", _AGAIN))
    if start.startswith(("<!doctype", "<html", "<?xml")):
        found, hint = "an HTML or XML page", "open the link while signed in, and save the file it offers"
    elif start.startswith(("{", "[")):
        found = "JSON"
        hint = "where a command wraps the export in JSON, take the field that holds it and decode it"
    else:
        return
    where = Location(file)
    raise ProblemError(
        Problem("HC131", f"{file} is {found}, not CSV", where, found, f"the CSV of an {what}", hint)
    )


def _check_header(
    file: str,
    line: int,
    header: list[str],
    text: str,
    columns: Sequence[str],
    optional: Sequence[str],
    what: str,
) -> None:
    known = [*columns, *optional]
    if not set(header) & set(known):
        otherwise = len(header) == 1 and any(mark in header[0] for mark in ";\t|")
        hint = "separate the columns by commas" if otherwise else _AGAIN
        raise ProblemError(
            Problem(
                "HC132",
                f"{file} has not the header of an {what}",
                Location(file, line),
                quoted(",".join(header)),
                ",".join(columns[:4]) + ",…",
                hint,
            )
        )
    problems: list[Problem] = []

    def add(message: str, index: int | None, found: str, expected: str, hint: str) -> None:
        column = 1 if index is None else _column(text, index)
        problems.append(Problem("HC132", message, Location(file, line, column), found, expected, hint))

    for index, name in enumerate(header):
        if name in header[:index]:
            add(f"column {quoted(name)} is there twice", index, quoted(name), "each column once", _AGAIN)
        elif name not in known:
            hint = did_you_mean(name, [item for item in known if item not in header]) or _AGAIN
            message = f"{quoted(name)} is not a column of an {what}"
            add(message, index, quoted(name), "the columns the tool writes", hint)
    for name in columns:
        if name not in header:
            add(f"there is no column {name}", None, "a header without it", f"a column {name}", _AGAIN)
    if not problems:
        wanted = [name for name in known if name in header]
        for index, (name, expected) in enumerate(zip(header, wanted, strict=True)):
            if name != expected:
                add(f"the columns stand in another order from {name} on", index, name, expected, _AGAIN)
                break
    if problems:
        raise ProblemError(*problems[:_MOST_PROBLEMS])


def _ragged(file: str, line: int, cells: int, width: int) -> Problem:
    what = "too few cells" if cells < width else "too many cells"
    where = Location(file, line)
    return Problem(
        "HC133", f"a row has {what}", where, f"{cells} cells", f"{width} cells, as the header", _AGAIN
    )


def _column(text: str, index: int) -> int:
    """Where cell ``index`` of the row that starts with the line ``text`` begins; 1 if on a later line."""
    cell, inside = 0, False
    for at, char in enumerate(text):
        if cell == index:
            return at + 1
        if char == '"':
            inside = not inside
        elif char == "," and not inside:
            cell += 1
    return len(text) + 1 if cell == index else 1
