"""Finds and reads evidence files: envelopes and the records in or beside them."""

from __future__ import annotations

import os
from datetime import date, datetime, tzinfo
from pathlib import Path
from typing import Any

from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.kinds import Kind, Kinds
from hipaactl.evidence.records import check_records, without_nulls
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
from hipaactl.source.tables import read_table
from hipaactl.source.validation import validate_document

_READ = (".yaml", ".yml", ".csv", ".jsonl")


def load_files(
    root: Path, folder: Path, kinds: Kinds, zone: tzinfo
) -> tuple[list[EvidenceFile], list[Problem]]:
    """Every evidence file below ``folder``; and problems that belong to no file of a known kind.

    ``zone`` is where the program's days begin and end.
    """
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
            document = read_yaml(root, path)
            problem = _misplaced(root, path)
            files.append(EvidenceFile(document.file, "", document.sha256, (problem,), document=document))
            continue
        read = _load_file(root, path, inside.parts[0], kinds, zone)
        files.append(read)
        if read.document is not None and isinstance(read.document.value, dict):
            said = read.document.value.get("records_file")
            if isinstance(said, str):
                name = relative_name(root, Path(os.path.normpath(path.parent / said)))
                if name in named:
                    first = named[name]
                    read.problems = (*read.problems, _named_twice(read, name, first))
                    first.problems = (*first.problems, _named_twice(first, name, read))
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


def _load_file(root: Path, path: Path, folder_kind: str, kinds: Kinds, zone: tzinfo) -> EvidenceFile:
    document = read_yaml(root, path)
    problems = validate_document(document, "envelope")
    if problems and not isinstance(document.value, dict):
        return EvidenceFile(document.file, folder_kind, document.sha256, tuple(problems), document=document)
    value: dict[str, Any] = document.value
    name = value.get("kind")
    result = EvidenceFile(document.file, folder_kind, document.sha256, (), document=document)
    _dates(result, value, document, zone, problems)
    if isinstance(name, str):
        if name not in kinds:
            problems.append(
                Problem(
                    "HC501",
                    f"{name} is not a kind of evidence",
                    document.locate(["kind"]),
                    name,
                    f"one of the {len(kinds)} kinds that `hipaactl schema` lists",
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


def _dates(
    result: EvidenceFile,
    value: dict[str, Any],
    document: Document,
    zone: tzinfo,
    problems: list[Problem],
) -> None:
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
            problems.extend(_period_ahead(result, value, last, document, zone))
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
    result: EvidenceFile, value: dict[str, Any], last: date, document: Document, zone: tzinfo
) -> list[Problem]:
    """A problem where the period goes on after the day on which the records were observed."""
    if result.observed_at is None or last <= result.observed_at.astimezone(zone).date():
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
            [without_nulls(row) for row in found if isinstance(row, dict)] if isinstance(found, list) else []
        )
        if not isinstance(found, list) or len(rows) != len(found):
            return
    check_records(kind, rows, result, problems)
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
