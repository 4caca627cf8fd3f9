"""Writes imported records as evidence files: same input, same bytes, and over nothing of other content."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from hipaactl.evidence.importers.model import Imported, Record
from hipaactl.evidence.kinds import Kinds
from hipaactl.source import Location, Problem, ProblemError
from hipaactl.source.cells import LIST_SEPARATOR
from hipaactl.source.dates import format_instant

# A number to hipaactl's reader (source/yaml_reader.py); PyYAML, which reads YAML 1.1, takes 1e5 for text.
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?$")
_RECEIVED = re.compile(rb"^received_at: .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Written:
    """The envelope and its table; ``changed`` is False where both were there already, received before."""

    envelope: Path
    table: Path
    changed: bool


def render_evidence(imported: Imported, received_at: datetime) -> tuple[bytes, str, bytes]:
    """The envelope, the table's file name and the table. Same input, same bytes.

    Raises ProblemError HC510 where the records would be received before they were observed.
    """
    assert imported.observed_at is not None
    assert not imported.problems
    if received_at < imported.observed_at:
        raise ProblemError(
            Problem(
                "HC510",
                f"{imported.name} would be received before it was observed",
                None,
                format_instant(received_at),
                f"{format_instant(imported.observed_at)} or later",
                "--received-at is the time the export came in, --observed-at the time it was made",
            )
        )
    columns = _columns(imported)
    as_csv = all(_fits_csv(record) for record in imported.records)
    table = f"{imported.name}.{'csv' if as_csv else 'jsonl'}"
    envelope: dict[str, Any] = {
        "schema": 1,
        "kind": imported.kind,
        "source": dict(imported.source),
        "observed_at": format_instant(imported.observed_at),
        "received_at": format_instant(received_at),
    }
    if imported.period is not None:
        first, last = imported.period.first, imported.period.last
        envelope["period"] = {"from": first.isoformat(), "to": last.isoformat()}
    envelope["records_file"] = table
    rows = _csv(imported.records, columns) if as_csv else _jsonl(imported.records, columns)
    return _yaml(envelope), table, rows


def write_evidence(imported: Imported, folder: Path, received_at: datetime, replace: bool = False) -> Written:
    """Writes ``<kind>/<name>.yaml`` and its table below ``folder``.

    Where both are there with the same content, whenever received, nothing is written. Raises ProblemError:
    HC510, and HC904 where a file holds other content (unless ``replace``) or cannot be written.
    """
    envelope, table_name, rows = render_evidence(imported, received_at)
    place = folder / imported.kind
    first, second = place / f"{imported.name}.yaml", place / table_name
    try:
        old = {path: path.read_bytes() for path in (first, second) if path.exists()}
        if len(old) == 2 and old[second] == rows and _timeless(old[first]) == _timeless(envelope):
            return Written(first, second, False)
        other = [path for path, data in old.items() if data != (envelope if path == first else rows)]
        if other and not replace:
            raise ProblemError(*(_exists(path) for path in other))
        place.mkdir(parents=True, exist_ok=True)
        # The table first: an envelope never names a table that is not there.
        _put(second, rows)
        _put(first, envelope)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ProblemError(
            Problem(
                "HC904",
                f"{place} cannot be written: {reason}",
                found=reason,
                expected="a folder that can be written",
                hint="name another folder with --output",
            )
        ) from None
    return Written(first, second, True)


def _exists(path: Path) -> Problem:
    return Problem(
        "HC904",
        f"{path.name} is there already and holds something else",
        Location(path.as_posix()),
        "other content",
        "no such file, or the same content",
        "compare the two; --replace writes over it",
    )


def _timeless(envelope: bytes) -> bytes:
    return _RECEIVED.sub(b"", envelope)


def _put(path: Path, data: bytes) -> None:
    # Beside its place, then moved there: a reader sees the old file or the new one, never half of one.
    draft = path.with_name(f".{path.name}.new")
    try:
        draft.write_bytes(data)
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)


def _columns(imported: Imported) -> list[str]:
    """The fields that any record has, in the order of the kind's schema."""
    used = {name for record in imported.records for name in record}
    return [name for name in Kinds({})[imported.kind].properties if name in used]


def _fits_csv(record: Mapping[str, Any]) -> bool:
    """Whether cells would be read back as they are: empty ones are absent, lists are split."""
    for value in record.values():
        if isinstance(value, str) and not value:
            return False
        if isinstance(value, list) and (
            not value or any(LIST_SEPARATOR in part or not part or part != part.strip() for part in value)
        ):
            return False
    return True


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return LIST_SEPARATOR.join(value)
    return str(value)


def _csv(records: Sequence[Record], columns: list[str]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow(_cell(record[name]) if name in record else "" for name in columns)
    return text.getvalue().encode("utf-8")


def _jsonl(records: Sequence[Record], columns: list[str]) -> bytes:
    return "".join(
        json.dumps({name: record[name] for name in columns if name in record}, ensure_ascii=False) + "\n"
        for record in records
    ).encode("utf-8")


def _yaml(value: Mapping[str, Any]) -> bytes:
    import yaml

    class Dumper(yaml.SafeDumper):
        """Writes times plain, as people do, and quotes text that YAML 1.2 would take for a number."""

    Dumper.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeDumper.yaml_implicit_resolvers.items()
    }
    Dumper.add_implicit_resolver("tag:yaml.org,2002:float", _NUMBER, list("-0123456789"))
    text: str = yaml.dump(value, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return text.encode("utf-8")
