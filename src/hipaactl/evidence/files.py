"""Evidence files: the envelope, its records, and where each stands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from hipaactl.evidence.kinds import Kind, Kinds
from hipaactl.source import (
    Document,
    Location,
    Problem,
    did_you_mean,
    find_files,
    read_yaml,
    relative_name,
    stray_files,
)
from hipaactl.source.dates import Span, parse_date, parse_instant
from hipaactl.source.tables import Table, read_table
from hipaactl.source.validation import validate_document

_MAX_PROBLEMS = 100
_READ = (".yaml", ".yml", ".csv", ".jsonl")


@dataclass(slots=True)
class EvidenceFile:
    """One evidence file as read.

    ``records`` carry their ``id``. A file with ``problems`` is invalid and its records are not judged.
    ``observed_at`` and ``received_at`` are UTC and None only where the envelope could not be read.
    ``counted`` says that the envelope gives the number of records there should be.
    """

    file: str
    kind: str
    sha256: str
    problems: tuple[Problem, ...]
    source: Mapping[str, str] = field(default_factory=dict)
    observed_at: datetime | None = None
    received_at: datetime | None = None
    period: Span | None = None
    nil_return: bool = False
    valid_until: date | None = None
    statement: str | None = None
    records: list[dict[str, Any]] = field(default_factory=list)
    records_file: str | None = None
    records_sha256: str | None = None
    document: Document | None = None
    table: Table | None = None
    positions: list[int] = field(default_factory=list)
    counted: bool = False

    @property
    def attested(self) -> bool:
        """Whether it rests on a person's word alone."""
        return self.nil_return or self.source.get("method") == "attestation"

    @property
    def source_name(self) -> str:
        """What tells one source from another: the system, or the office that attests."""
        return self.source.get("system") or self.source.get("office") or ""

    def locate(self, index: int | None = None, name: str | None = None) -> Location:
        """Where record ``index`` stands, or its field ``name``; without an index, the file itself."""
        if index is None:
            return Location(self.file)
        row = self.positions[index]
        if self.table is not None:
            return self.table.locate(row, name)
        assert self.document is not None
        path: list[str | int] = ["records", row]
        return self.document.locate([*path, name] if name else path)


def load_files(root: Path, folder: Path, kinds: Kinds) -> tuple[list[EvidenceFile], list[Problem]]:
    """Every evidence file below ``folder``; and problems that belong to no file of a known kind."""
    loose: list[Problem] = list(kinds.problems)
    files: list[EvidenceFile] = []
    if folder.exists() and not folder.is_dir():
        name = relative_name(root, folder)
        loose.append(Problem("HC411", f"{name} is no folder", Location(name), "a file", "a folder"))
    paths, problems = find_files(root, folder, _READ)
    loose.extend(problems)
    loose.extend(stray_files(root, folder, _READ, ("lock.json",)))
    named: dict[str, EvidenceFile] = {}
    tables: list[Path] = []
    for path in paths:
        inside = path.relative_to(folder)
        if path.suffix not in (".yaml", ".yml"):
            tables.append(path)
            continue
        if len(inside.parts) < 2:
            loose.append(_misplaced(root, path))
            continue
        read = _load_file(root, path, inside.parts[0], kinds)
        files.append(read)
        if read.document is not None and isinstance(read.document.value, dict):
            said = read.document.value.get("records_file")
            if isinstance(said, str):
                name = relative_name(root, Path(os.path.normpath(path.parent / said)))
                if name in named:
                    read.problems = (*read.problems, _named_twice(read, name, named[name]))
                named.setdefault(name, read)
    for path in tables:
        name = relative_name(root, path)
        if name not in named:
            loose.append(
                Problem(
                    "HC506",
                    f"{name} belongs to no evidence file",
                    Location(name),
                    "a file that nothing names",
                    "an evidence file beside it with records_file: " + path.name,
                    "write the .yaml file that says where it comes from and when it was true, or remove it",
                )
            )
    return files, loose


def _named_twice(file: EvidenceFile, name: str, other: EvidenceFile) -> Problem:
    where = file.document.locate(["records_file"]) if file.document else file.locate()
    return Problem(
        "HC512",
        f"{name} holds the records of another evidence file too",
        where,
        f"{name}, which {other.file} names",
        "records of its own for each evidence file",
        "name the export that belongs to this file",
    )


def _misplaced(root: Path, path: Path) -> Problem:
    name = relative_name(root, path)
    return Problem(
        "HC411",
        f"{name} lies outside the folder of a kind",
        Location(name),
        name,
        "evidence/<kind>/<name>.yaml",
        "move it into the folder named after its kind",
    )


def _load_file(root: Path, path: Path, folder_kind: str, kinds: Kinds) -> EvidenceFile:
    document = read_yaml(root, path)
    problems = validate_document(document, "envelope")
    if problems and not isinstance(document.value, dict):
        return EvidenceFile(document.file, folder_kind, document.sha256, tuple(problems), document=document)
    value: dict[str, Any] = document.value
    name = value.get("kind")
    result = EvidenceFile(document.file, folder_kind, document.sha256, (), document=document)
    _dates(result, value, document, problems)
    if isinstance(name, str):
        if name not in kinds:
            problems.append(
                Problem(
                    "HC501",
                    f"{name} is not a kind of evidence",
                    document.locate(["kind"]),
                    name,
                    "one of " + ", ".join(kinds),
                    did_you_mean(name, kinds) or "a program's own kinds live in program/kinds/",
                )
            )
        elif name != folder_kind:
            problems.append(
                Problem(
                    "HC502",
                    f"a file of kind {name} lies in the folder of {folder_kind}",
                    document.locate(["kind"]),
                    name,
                    folder_kind,
                    f"move it to the folder {name}, or mend its kind",
                )
            )
        else:
            _records(root, path, kinds[name], value, result, problems)
    result.problems = tuple(sorted(problems, key=lambda problem: problem.sort_key))
    if result.problems:
        result.records = []
        result.positions = []
    return result


def _dates(result: EvidenceFile, value: dict[str, Any], document: Document, problems: list[Problem]) -> None:
    source = value.get("source")
    if isinstance(source, dict):
        result.source = {str(key): str(item) for key, item in source.items() if item is not None}
    result.observed_at = _instant(value.get("observed_at"))
    result.received_at = _instant(value.get("received_at"))
    result.nil_return = value.get("nil_return") is True
    statement = value.get("statement")
    result.statement = statement if isinstance(statement, str) else None
    until = value.get("valid_until")
    result.valid_until = parse_date(until) if isinstance(until, str) else None
    period = value.get("period")
    if isinstance(period, dict):
        first, last = (parse_date(str(period.get(end, ""))) for end in ("from", "to"))
        if first and last and last < first:
            problems.append(
                Problem(
                    "HC410",
                    "the period ends before it begins",
                    document.locate(["period", "to"]),
                    str(last),
                    f"{first} or later",
                    "swap from and to, or mend one of them",
                )
            )
        elif first and last:
            result.period = Span(first, last)
            problems.extend(_period_ahead(result, value, last, document))
    if result.observed_at and result.received_at and result.received_at < result.observed_at:
        problems.append(
            Problem(
                "HC510",
                "received before it was observed",
                document.locate(["received_at"]),
                str(value.get("received_at")),
                f"{value.get('observed_at')} or later",
                "observed_at is when the records were true, received_at when the file entered the repository",
            )
        )


def _period_ahead(
    result: EvidenceFile, value: dict[str, Any], last: date, document: Document
) -> list[Problem]:
    """A problem where the period goes on after the day on which the records were observed."""
    if result.observed_at is None:
        return []
    written = parse_date(str(value.get("observed_at", ""))[:10]) or result.observed_at.date()
    if str(value.get("observed_at", "")).endswith("Z"):
        written += timedelta(days=1)  # in zones ahead of UTC that day has come already
    if last <= written:
        return []
    return [
        Problem(
            "HC410",
            "the period goes on after the records were observed",
            document.locate(["period", "to"]),
            str(last),
            f"{value.get('observed_at')} or earlier: nobody can report on days to come",
            "mend period.to, or observed_at",
        )
    ]


def _instant(value: object) -> datetime | None:
    return parse_instant(value) if isinstance(value, str) else None


def _records(
    root: Path, path: Path, kind: Kind, value: dict[str, Any], result: EvidenceFile, problems: list[Problem]
) -> None:
    document = result.document
    assert document is not None
    if isinstance(value.get("records_file"), str):
        where = document.locate(["records_file"])
        target = path.parent / value["records_file"]
        if ".." in Path(value["records_file"]).parts or Path(value["records_file"]).is_absolute():
            problems.append(
                Problem(
                    "HC103",
                    "the records lie outside the folder of their evidence file",
                    where,
                    value["records_file"],
                    "a file in this folder or below",
                    "keep the records beside the file that says where they come from",
                )
            )
            return
        table = read_table(root, target, kind.properties, kind.required, where)
        result.table = table
        result.records_file = relative_name(root, target)
        result.records_sha256 = table.sha256 or None
        problems.extend(_as_records_file(problem) for problem in table.problems)
        if not table.records and not table.problems:
            problems.append(
                Problem(
                    "HC107",
                    f"{result.records_file} holds no record",
                    Location(table.file),
                    "a header only",
                    "records",
                    "where there was nothing to report, say so with nil_return: true and a period",
                )
            )
        rows: list[dict[str, Any]] = table.records
    else:
        found = value.get("records", [])
        rows = (
            [_without_nulls(row) for row in found if isinstance(row, dict)] if isinstance(found, list) else []
        )
        if not isinstance(found, list) or len(rows) != len(found):
            return
    _check_records(kind, rows, result, problems)
    expected = value.get("records_expected")
    result.counted = isinstance(expected, int)
    if isinstance(expected, int) and expected != len(rows):
        problems.append(
            Problem(
                "HC513",
                "the file does not hold as many records as it should",
                document.locate(["records_expected"]),
                str(len(rows)),
                f"{expected} records",
                "export it again, whole; or mend the number the source gives",
            )
        )


def _as_records_file(problem: Problem) -> Problem:
    if problem.code != "HC101":
        return problem
    return Problem(
        "HC505",
        problem.message.replace("does not exist", "is named here and does not exist"),
        problem.location,
        problem.found,
        "a file beside this one",
        "mend the name, or put the export where it says",
    )


def _without_nulls(record: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in record.items() if item is not None}


def _check_records(
    kind: Kind, rows: list[dict[str, Any]], result: EvidenceFile, problems: list[Problem]
) -> None:
    result.positions = list(range(len(rows)))
    sound = kind.list_validator.is_valid(rows)
    seen: dict[str, int] = {}
    for index, row in enumerate(rows):
        if not sound and not kind.validator.is_valid(row):
            if len(problems) < _MAX_PROBLEMS:
                problems.extend(_explain_record(kind, row, index, result))
            continue
        identifier = kind.id_of(row)
        if identifier in seen:
            if len(problems) < _MAX_PROBLEMS:
                first = result.locate(seen[identifier])
                problems.append(
                    Problem(
                        "HC504",
                        f"two records of {kind.name} have the id {identifier}",
                        result.locate(index, kind.id_fields[0]),
                        f"{identifier} again (first at {first.file}:{first.line})",
                        f"{', '.join(kind.id_fields)} to tell each record from every other",
                        "remove one of the two, or mend its id",
                    )
                )
            continue
        seen[identifier] = index
        row["id"] = identifier
    result.records = rows


def _explain_record(kind: Kind, row: dict[str, Any], index: int, result: EvidenceFile) -> list[Problem]:
    missing = [name for name in kind.id_fields if name not in row]
    found = [
        Problem(
            "HC503",
            f"a record of {kind.name} has no {name}",
            result.locate(index),
            f"no {name}",
            f"{name}, which identifies the record",
            f"add {name}",
        )
        for name in missing
    ]

    def locate(path: Any, key: bool) -> Location:
        if result.table is not None or result.document is None:
            return result.locate(index, str(path[0]) if path else None)
        return result.document.locate(["records", index, *path], key)

    found.extend(
        problem
        for problem in kind.validator.problems(row, locate)
        if not (problem.code == "HC202" and problem.found and problem.found.removeprefix("no ") in missing)
    )
    return found
