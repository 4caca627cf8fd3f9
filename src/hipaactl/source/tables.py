"""CSV and JSONL: records typed by a schema's properties, each with the line it starts on."""

from __future__ import annotations

import csv
import io
from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from hipaactl.source.cells import CellError, Convert, converter
from hipaactl.source.files import TABLE_LIMIT, TextFile, read_text
from hipaactl.source.json_reader import parse_json_value, position
from hipaactl.source.problem import Location, Problem, ProblemError, did_you_mean, quoted

_LIMIT = 100  # problems shown of one file; the rest are counted

_Converters = list[tuple[str, Convert | None]]


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
            self.kept[-1].location,
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

    split: list[str] = []

    def locate(index: int, field: str | None) -> Location:
        if not split:  # once, and only where a place is asked for
            split.extend(source.text.split("\n"))
        line = split[lines[index] - 1]
        return position(line, [] if field is None else [field], False, source.file, lines[index])

    return Table(source.file, source.sha256, records, lines, problems.all(), locate)


def _read_csv(
    source: TextFile, properties: Mapping[str, Mapping[str, Any]], required: Sequence[str]
) -> Table:
    made = _Csv(source)
    made.read(properties, required)
    records = made.records if made.header_is_sound else []
    return Table(source.file, source.sha256, records, made.lines, made.problems.all(), made.locate)


class _Csv:
    """Reads one CSV file; what it finds is left in its attributes."""

    def __init__(self, source: TextFile) -> None:
        self.text, self.file = source.text, source.file
        self.problems = _Problems(source.file)
        self.records: list[dict[str, Any]] = []
        self.lines = array("L")
        self.header: list[str] = []
        self.header_is_sound = False
        self._starts = _line_starts(source.text)
        self._converters: _Converters = []

    def read(self, properties: Mapping[str, Mapping[str, Any]], required: Sequence[str]) -> None:
        if "\0" in self.text:
            line = self.text.count("\n", 0, self.text.index("\0")) + 1
            where = Location(self.file, line)
            self.problems.add(Problem("HC116", "holds a NUL character", where, "NUL", "text"))
            return
        reader = csv.reader(io.StringIO(self.text, newline=""), strict=True)
        line = 1
        try:
            self.header = next(reader)
            line = reader.line_num + 1
            self._converters = _header(
                self.header, self.file, properties, required, self._cell, self.problems
            )
            # Under a bad header every row would be wrong for the same reason.
            self.header_is_sound = not self.problems.kept
            for row in reader if self.header_is_sound else ():
                first, line = line, reader.line_num + 1
                if row:
                    self._take(row, first)
        except csv.Error as error:
            unclosed = "end of data" in str(error)
            hint = "a quote that was opened is not closed" if unclosed else "check the quotes"
            where = Location(self.file, line)
            message = f"cannot be parsed: {error}"
            self.problems.add(Problem("HC131", message, where, None, "CSV by RFC 4180", hint))

    def locate(self, index: int, field: str | None) -> Location:
        if field is None or field not in self.header:
            return Location(self.file, self.lines[index])
        return self._cell(self.lines[index], self.header.index(field))

    def _cell(self, line: int, column_index: int) -> Location:
        return Location(self.file, line, _column_of(self.text, self._starts[line - 1], column_index))

    def _take(self, row: list[str], first: int) -> None:
        if len(row) != len(self.header):
            self.problems.add(_ragged(self.file, first, len(row), len(self.header)))
            return
        record, wrong = _typed(row, self._converters)
        for index, error in wrong:
            name = self._converters[index][0]
            self.problems.add(_bad_cell(name, row[index], self._cell(first, index), error))
        if record and not wrong:
            self.records.append(record)
            self.lines.append(first)
        elif not wrong:
            self.problems.add(_ragged(self.file, first, 0, len(self.header)))


def _typed(row: list[str], converters: _Converters) -> tuple[dict[str, Any], list[tuple[int, CellError]]]:
    """A row as a record, empty cells left out, and the cells that are not of their type."""
    record: dict[str, Any] = {}
    wrong: list[tuple[int, CellError]] = []
    for index, cell in enumerate(row):
        if not cell:
            continue
        name, convert = converters[index]
        if convert is None:
            record[name] = cell
            continue
        try:
            record[name] = convert(cell)
        except CellError as error:
            wrong.append((index, error))
    return record, wrong


def _bad_cell(name: str, cell: str, where: Location, error: CellError) -> Problem:
    return Problem(
        "HC134", f"{name} is not {error.expected}", where, quoted(cell), error.expected, error.hint
    )


def _ragged(file: str, line: int, cells: int, width: int) -> Problem:
    if cells == 0:
        where = Location(file, line)
        return Problem("HC133", "a row is empty", where, "no cell filled", "a record", "remove the row")
    word = f"{cells} cells"
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
    if len(header) == 1 and any(mark in header[0] for mark in ";\t|"):
        where = Location(file)
        hint = "write a CSV whose columns are separated by commas"
        problems.add(
            Problem(
                "HC132", "the columns are not separated by commas", where, quoted(header[0]), "commas", hint
            )
        )
        return converters
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
            meant = did_you_mean(name, properties)
            problems.add(
                Problem(
                    "HC201",
                    f"{quoted(name)} is not a field of this kind",
                    cell_location(1, index),
                    quoted(name),
                    "one of " + ", ".join(sorted(properties)),
                    meant or "remove the column or mend its name",
                )
            )
        seen.add(name)
        converters.append((name, converter(properties.get(name, {}))))
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
    at, cell, quoted_cell, begins = start, 0, False, True
    while at < len(text):
        if cell == index:
            return at - start + 1
        char = text[at]
        if char == '"' and quoted_cell and text[at + 1 : at + 2] == '"':
            at += 1  # a quote written twice stands for itself
        elif char == '"' and (quoted_cell or begins):  # elsewhere it is a character like any other
            quoted_cell = not quoted_cell
            begins = False
        elif char == "," and not quoted_cell:
            cell += 1
            begins = True
        elif char in "\r\n":
            break
        else:
            begins = False
        at += 1
    return at - start + 1 if cell == index and at == len(text) else 1
