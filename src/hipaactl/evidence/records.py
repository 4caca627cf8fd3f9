"""Checks the records of an evidence file against their kind, and gives each its id."""

from __future__ import annotations

from typing import Any

from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.kinds import Kind
from hipaactl.source import Location, Problem

_MAX_PROBLEMS = 100


def without_nulls(record: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in record.items() if item is not None}


def check_records(
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
