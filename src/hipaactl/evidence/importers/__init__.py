"""Turns the files that tools export into evidence: one module for each kind of export.

The contract of an importer:

- It is a function ``read(name, data, options) -> Imported``. ``name`` is how the file is shown in messages,
  ``data`` its bytes as the tool wrote them. It opens no file and reads no clock, so the same bytes and
  options always give the same `Imported`.
- ``records`` are valid by the schema of their kind and have unique ids. They say what the original says: a
  value the tool has no information on is left out, and what the original cannot show is never guessed.
  Where a kind must have a value, it has one for "the source does not say".
- ``source.system`` names where the export comes from (the tenant, not the tool alone), so that a later export
  takes the place of an earlier one of the same tenant and of no other.
- ``observed_at`` is when the records were true: as given, else as the original says, else the best the
  original supports, with a Note.
- Whatever it decided that a person might decide otherwise becomes a `Note` with its line: rows merged or left
  out, words read as absent, dates assumed.
- Whatever does not have the form the tool writes becomes a Problem with line and column in the original, all
  of them at once; then nothing is written. An original is imported whole or not at all.

`import_original` adds what all share and checks the records; `write_evidence` writes ``<kind>/<name>.yaml``
and its table, the same bytes for the same input. A new importer is one module and one entry in `IMPORTERS`.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from hipaactl.evidence.importers import aws_iam_credential_report
from hipaactl.evidence.importers.model import Imported, Importer, Note, Options
from hipaactl.evidence.importers.writing import Written, write_evidence
from hipaactl.evidence.kinds import Kinds
from hipaactl.source import Location, Problem, ProblemError, quoted

__all__ = [
    "IMPORTERS",
    "Imported",
    "Importer",
    "Note",
    "Options",
    "Written",
    "import_original",
    "write_evidence",
]

IMPORTERS: Mapping[str, Importer] = {
    importer.name: importer for importer in (aws_iam_credential_report.IMPORTER,)
}


def import_original(importer: Importer, name: str, data: bytes, options: Options) -> Imported:
    """What ``importer`` makes of ``data``, with the envelope's source completed and every record checked.

    Never raises for what is in ``data`` or ``options``: it stands in ``problems``, sorted by place.
    """
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    wrong = _wrong_options(options)
    if wrong:
        return Imported(importer.kind, problems=wrong)
    try:
        imported = importer.read(name, data, options)
    except ProblemError as error:
        imported = Imported(importer.kind, problems=error.problems)
    problems = imported.problems or _unsound(imported, name)
    if problems:
        return Imported(
            importer.kind,
            notes=imported.notes,
            problems=tuple(sorted(problems, key=lambda problem: problem.sort_key)),
        )
    source = {"system": imported.source["system"], "method": imported.source.get("method", "export")}
    if options.collected_by:
        source["collected_by"] = options.collected_by
    source["importer"] = importer.name
    source["original"] = PurePath(name).name
    source["original_sha256"] = hashlib.sha256(data).hexdigest()
    return dataclasses.replace(imported, source=source)


def _wrong_options(options: Options) -> tuple[Problem, ...]:
    return tuple(
        Problem(
            "HC205",
            f"the {what} is not some text on one line",
            found=quoted(value),
            expected="some text on one line",
            hint=f"mend {option}",
        )
        for what, value, option in (
            ("system", options.system, "--system"),
            ("office", options.collected_by, "--collected-by"),
        )
        if value is not None and not (value.strip() and value.isprintable())
    )


def _unsound(imported: Imported, name: str) -> tuple[Problem, ...]:
    """What keeps the records from being evidence: a value their kind does not allow, an id given twice."""
    kind = Kinds({})[imported.kind]
    problems: list[Problem] = []
    first: dict[str, int] = {}
    for record, line in zip(imported.records, imported.lines, strict=True):
        where = Location(name, line)

        def locate(_path: Any, _key: bool, where: Location = where) -> Location:
            return where

        found = kind.validator.problems(record, locate)
        problems.extend(found)
        if found:
            continue
        identifier = kind.id_of(record)
        if identifier in first:
            problems.append(
                Problem(
                    "HC504",
                    f"two records of {kind.name} have the id {identifier}",
                    where,
                    f"{identifier} again (first on line {first[identifier]})",
                    f"{', '.join(kind.id_fields)} to tell each record from every other",
                    "export the file again from the tool",
                )
            )
        first.setdefault(identifier, line)
    return tuple(problems)
