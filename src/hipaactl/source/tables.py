"""CSV and JSONL: records typed by a schema's properties, each with the line it starts on."""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hipaactl.source.dates import DATE_FORM, INSTANT_FORM, parse_date, parse_instant
from hipaactl.source.files import TABLE_LIMIT, TextFile, read_text
from hipaactl.source.json_reader import parse_json_value, position
from hipaactl.source.problem import Location, Problem, ProblemError, did_you_mean, quoted

LIST_SEPARATOR = ";"
_LIMIT = 100  # problems shown of one file; the rest are counted

Convert = Callable[[str], Any]
_Converters = list[tuple[str, Convert | None]]


class _Cell(ValueError):
    def __init__(self, expected: str, hint: str | None = None) -> None:
        super().__init__(expected)
        self.expected, self.hint = expected, hint


@dataclass(slots=True)
class Table:
    """The records of one CSV or JSONL file.

    ``lines`` holds the first line of each record. ``problems`` tells of cells and rows that could not be
    typed; a record with such a cell is not among ``records``.
    """

    file: str
    sha256: str
    records: list[dict[str, Any]]
    lines: array[int]
    problems: tuple[Problem, ...]
    _locate: Callable[[int, str | None], Location]

    def locate(self, index: int, field: str | None = None) -> Location:
        """Where record ``index`` starts, or where its ``field`` stands if that is on the same line."""
        return self._locate(index, field)


class _Problems:
    """Collects the problems of one file up to a limit and counts the rest."""

    def __init__(self, file: str) -> None:
        self.file, self.kept, self.more = file, list[Problem](), 0

    def add(self, problem: Problem) -> None:
        if len(self.kept) < _LIMIT:
            self.kept.append(problem)
        else:
            self.more += 1

    def all(self) -> tuple[Problem, ...]:
        if not self.more:
            return tuple(self.kept)
        rest = Problem(
            self.kept[-1].code,
            f"{self.more:,} more problems in this file are not listed",
            Location(self.file),
            hint="mend the ones listed and run again",
        )
        return (*self.kept, rest)


def read_table(
    root: Path,
    path: Path,
    properties: Mapping[str, Mapping[str, Any]],
    required: Sequence[str],
    named_at: Location | None = None,
) -> Table:
    """The records of a ``.csv`` or ``.jsonl`` file inside ``root``.

    ``properties`` are the JSON Schema properties of one record and decide how CSV cells are typed; empty
    cells and nulls are removed. Problems never raise; they stand in the table.
    """
    try:
        source = read_text(root, path, TABLE_LIMIT, named_at)
    except ProblemError as error:
        where = error.problems[0].location or Location(str(path))
        return Table(where.file, "", [], array("L"), error.problems, lambda _index, _field: where)
    if path.suffix == ".jsonl":
        return _read_jsonl(source)
    return _read_csv(source, properties, required)


def _read_jsonl(source: TextFile) -> Table:
    records: list[dict[str, Any]] = []
    lines = array("L")
    problems = _Problems(source.file)
    for number, line in enumerate(source.text.split("\n"), 1):
        if not line.strip():
            continue
        value, problem = parse_json_value(line, source.file, number)
        if problem:
            problems.add(problem)
        elif not isinstance(value, dict):
            where = Location(source.file, number)
            problems.add(
                Problem(
                    "HC203",
                    "a line is not a record",
                    where,
                    quoted(value),
                    "a mapping",
                    "write {…} on each line",
                )
            )
        else:
            records.append({key: item for key, item in value.items() if item is not None})
            lines.append(number)

    def locate(index: int, field: str | None) -> Location:
        line = source.text.split("\n")[lines[index] - 1]
        return position(line, [] if field is None else [field], False, source.file, lines[index])

    return Table(source.file, source.sha256, records, lines, problems.all(), locate)


def _read_csv(
    source: TextFile, properties: Mapping[str, Mapping[str, Any]], required: Sequence[str]
) -> Table:
    text, file = source.text, source.file
    problems = _Problems(file)
    records: list[dict[str, Any]] = []
    lines = array("L")
    starts = _line_starts(text)
    header: list[str] = []

    def cell_location(line: int, column_index: int) -> Location:
        return Location(file, line, _column_of(text, starts[line - 1], column_index))

    def locate(index: int, field: str | None) -> Location:
        if field is None or field not in header:
            return Location(file, lines[index])
        return cell_location(lines[index], header.index(field))

    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        problems.add(Problem("HC116", "holds a NUL character", Location(file, line), "NUL", "text"))
        return Table(file, source.sha256, [], lines, problems.all(), locate)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        header = next(reader)
        line = reader.line_num + 1
        converters = _header(header, file, properties, required, cell_location, problems)
        for row in reader:
            first, line = line, reader.line_num + 1
            if not row:
                continue
            if len(row) != len(header):
                problems.add(_ragged(file, first, len(row), len(header)))
                continue
            record, wrong = _typed(row, converters)
            for index, error in wrong:
                problems.add(_bad_cell(converters[index][0], row[index], cell_location(first, index), error))
            if record and not wrong:
                records.append(record)
                lines.append(first)
            elif not wrong:
                problems.add(_ragged(file, first, 0, len(header)))
    except csv.Error as error:
        hint = "a quote that was opened is not closed" if "end of data" in str(error) else "check the quotes"
        where = Location(file, line)
        problems.add(Problem("HC131", f"cannot be parsed: {error}", where, None, "CSV by RFC 4180", hint))
    return Table(file, source.sha256, records, lines, problems.all(), locate)


def _typed(row: list[str], converters: _Converters) -> tuple[dict[str, Any], list[tuple[int, _Cell]]]:
    """A row as a record, empty cells left out, and the cells that are not of their type."""
    record: dict[str, Any] = {}
    wrong: list[tuple[int, _Cell]] = []
    for index, cell in enumerate(row):
        if not cell:
            continue
        name, convert = converters[index]
        if convert is None:
            record[name] = cell
            continue
        try:
            record[name] = convert(cell)
        except _Cell as error:
            wrong.append((index, error))
    return record, wrong


def _bad_cell(name: str, cell: str, where: Location, error: _Cell) -> Problem:
    return Problem(
        "HC134", f"{name} is not {error.expected}", where, quoted(cell), error.expected, error.hint
    )


def _ragged(file: str, line: int, cells: int, width: int) -> Problem:
    word = "no cell filled" if cells == 0 else f"{cells} cells"
    what = "too few cells" if cells < width else "too many cells"
    hint = (
        "put a cell that holds a comma between double quotes"
        if cells > width
        else "write an empty cell for every missing value: the commas must be there"
    )
    return Problem(
        "HC133", f"a row has {what}", Location(file, line), word, f"{width} cells as in the header", hint
    )


def _header(
    header: list[str],
    file: str,
    properties: Mapping[str, Mapping[str, Any]],
    required: Sequence[str],
    cell_location: Callable[[int, int], Location],
    problems: _Problems,
) -> _Converters:
    converters: _Converters = []
    seen: set[str] = set()
    for index, name in enumerate(header):
        if not name:
            problems.add(
                Problem(
                    "HC132",
                    "a column has no name",
                    cell_location(1, index),
                    "an empty cell",
                    "a field's name",
                )
            )
        elif name in seen:
            problems.add(
                Problem(
                    "HC132",
                    f"column {name} is there twice",
                    cell_location(1, index),
                    name,
                    "each column once",
                )
            )
        elif name not in properties:
            hint = did_you_mean(name, properties)
            if len(header) == 1 and any(mark in name for mark in ";\t|"):
                hint = "separate the columns by commas"
            problems.add(
                Problem(
                    "HC201",
                    f"{quoted(name)} is not a field of this kind",
                    cell_location(1, index),
                    quoted(name),
                    "one of " + ", ".join(sorted(properties)),
                    hint or "remove the column or mend its name",
                )
            )
        seen.add(name)
        converters.append((name, _converter(properties.get(name, {}))))
    for name in required:
        if name not in seen:
            problems.add(
                Problem(
                    "HC132",
                    f"there is no column {name}",
                    Location(file),
                    "a header without it",
                    f"a column {name}",
                    "add the column; every record of this kind has it",
                )
            )
    return converters


def _converter(schema: Mapping[str, Any]) -> Convert | None:
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
        raise _Cell(
            "true or false", f"write {meant}" if meant else "write true or false, or leave the cell empty"
        )
    return value


def _integer(cell: str) -> int:
    digits = cell.removeprefix("-")
    if digits.isascii() and digits.isdigit() and len(digits) <= 18:
        return int(cell)
    raise _Cell("a whole number", "write digits only, or leave the cell empty")


def _number(cell: str) -> int | float:
    value, problem = parse_json_value(cell, "")
    if problem is None and isinstance(value, (int, float)) and not isinstance(value, bool):
        return value
    raise _Cell("a number", "write it with a decimal point and no thousands separators")


def _list(cell: str) -> list[str]:
    parts = cell.split(LIST_SEPARATOR)
    if any(not part or part != part.strip() for part in parts):
        raise _Cell(
            "a list", f'separate the parts by "{LIST_SEPARATOR}" alone, without spaces or empty parts'
        )
    return parts


def _date(cell: str) -> str:
    if parse_date(cell) is None:
        hint = "write year-month-day: 2026-03-31" if "/" in cell or "." in cell else None
        raise _Cell(DATE_FORM, hint or "the date must exist and lie between 1900 and 2199")
    return cell


def _instant(cell: str) -> str:
    if parse_instant(cell) is None:
        raise _Cell(INSTANT_FORM, "write T between date and time, seconds, and Z or an offset such as -05:00")
    return cell


def _line_starts(text: str) -> array[int]:
    # The csv module counts a line at \n, \r and \r\n alike, so this does too.
    starts = array("L", [0])
    if "\r" not in text:
        at = text.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = text.find("\n", at + 1)
        return starts
    at = 0
    for line in io.StringIO(text, newline=""):
        at += len(line)
        starts.append(at)
    return starts


def _column_of(text: str, start: int, index: int) -> int:
    """The column of cell ``index`` in the row that starts at ``start``; 1 if it begins on a later line."""
    at, cell, quoted_cell = start, 0, False
    while at < len(text):
        if cell == index:
            return at - start + 1
        char = text[at]
        if char == '"':
            quoted_cell = not quoted_cell
        elif char == "," and not quoted_cell:
            cell += 1
        elif char in "\r\n":
            break
        at += 1
    return at - start + 1 if cell == index and at == len(text) else 1
