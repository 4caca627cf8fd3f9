"""One evidence file as read: the envelope, its records, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hipaactl.source import Document, Location, Problem
from hipaactl.source.dates import Span
from hipaactl.source.tables import Table


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
