"""Which evidence counts as of a moment: the newest file of each source, or every record ever reported."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.kinds import Kind
from hipaactl.source import Location, Problem


@dataclass(frozen=True, slots=True)
class Change:
    """A record that a later file of a cumulative kind replaced with another content."""

    id: str
    before: str
    after: str
    fields: tuple[str, ...]


@dataclass(slots=True)
class Selection:
    """The evidence of one kind that counts as of a moment.

    ``files`` are the ones used, invalid ones among them; ``later`` were observed after the moment,
    ``superseded`` before a newer one of their source. ``records`` are those of the sound files, each id once.
    """

    kind: Kind
    files: list[EvidenceFile] = field(default_factory=list)
    later: list[EvidenceFile] = field(default_factory=list)
    superseded: list[EvidenceFile] = field(default_factory=list)
    records: list[dict[str, Any]] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    problems: dict[str, list[Problem]] = field(default_factory=dict)
    _origin: dict[str, tuple[EvidenceFile, int]] = field(default_factory=dict)

    def has(self, identifier: str) -> bool:
        """Whether a record of that id was selected."""
        return identifier in self._origin

    def file_of(self, identifier: str) -> EvidenceFile | None:
        """The file a record comes from."""
        origin = self._origin.get(identifier)
        return origin[0] if origin else None

    def locate(self, identifier: str | None, name: str | None = None) -> Location | None:
        """Where a record, or its field, stands; without an id, the newest file of the kind."""
        if identifier is None:
            return self.files[-1].locate() if self.files else None
        origin = self._origin.get(identifier)
        return origin[0].locate(origin[1], name) if origin else None

    def problems_of(self, file: EvidenceFile) -> tuple[Problem, ...]:
        """The file's own problems and those that selection found."""
        return (*file.problems, *self.problems.get(file.file, ()))


def select(kind: Kind, files: Sequence[EvidenceFile], as_of: datetime) -> Selection:
    """The evidence of ``kind`` as of ``as_of`` (UTC) out of all of its files."""
    chosen = Selection(kind)
    seen: list[EvidenceFile] = []
    for file in sorted(files, key=_order):
        if file.observed_at is not None and file.observed_at > as_of:
            chosen.later.append(file)
        else:
            seen.append(file)
    if kind.cumulative:
        chosen.files = seen
    else:
        _newest_per_source(seen, chosen)
    _contradictions(chosen)
    _collect(chosen)
    return chosen


def _contradictions(chosen: Selection) -> None:
    """A nil return says that there was nothing; records of its source for the same days say otherwise."""
    for nil in (file for file in chosen.files if file.nil_return and file.period):
        for other in chosen.files:
            if other.nil_return or not other.records or other.observed_at is None or nil.period is None:
                continue
            day = other.observed_at.date()  # without a period a file speaks of the day it was observed
            first, last = (other.period.first, other.period.last) if other.period else (day, day)
            apart = last < nil.period.first or nil.period.last < first
            if apart or other.source_name != nil.source_name:
                continue
            where = nil.document.locate(["nil_return"]) if nil.document else nil.locate()
            chosen.problems.setdefault(nil.file, []).append(
                Problem(
                    "HC511",
                    f"nothing is reported for days on which {other.file} reports records",
                    where,
                    f"a nil return for {nil.period}",
                    "records or a nil return for the same days",
                    "remove the one that is wrong, or mend its period",
                )
            )


def _order(file: EvidenceFile) -> tuple[str, str, str]:
    observed = file.observed_at.isoformat() if file.observed_at else ""
    received = file.received_at.isoformat() if file.received_at else ""
    return (observed, received, file.file)


def _newest_per_source(seen: list[EvidenceFile], chosen: Selection) -> None:
    newest: dict[str, EvidenceFile] = {}
    unreadable = [file for file in seen if file.observed_at is None or not file.source_name]
    for file in seen:
        if file in unreadable:
            continue
        before = newest.get(file.source_name)
        if before is not None:
            if before.observed_at == file.observed_at:
                where = file.document.locate(["observed_at"]) if file.document else file.locate()
                chosen.problems.setdefault(file.file, []).append(
                    Problem(
                        "HC508",
                        f"another file holds the same source at the same time: {before.file}",
                        where,
                        f"{file.source_name} at one time twice",
                        "one snapshot of a source and time",
                        "remove one of the two, or tell the sources apart by source.system",
                    )
                )
            chosen.superseded.append(before)
        newest[file.source_name] = file
    # A file whose date cannot be read may be the newest one: it is kept, and makes the kind invalid.
    kept = {id(file) for file in (*newest.values(), *unreadable)}
    chosen.files = [file for file in seen if id(file) in kept]


def _collect(chosen: Selection) -> None:
    cumulative = chosen.kind.cumulative
    for file in chosen.files:
        for index, record in enumerate(file.records):
            identifier = record["id"]
            before = chosen._origin.get(identifier)
            if before is not None:
                if not cumulative:
                    where = before[0].locate(before[1])
                    chosen.problems.setdefault(file.file, []).append(
                        Problem(
                            "HC504",
                            f"two records of {chosen.kind.name} have the id {identifier}",
                            file.locate(index, chosen.kind.id_fields[0]),
                            f"{identifier} again (first at {where.file}:{where.line})",
                            "each record from one source only",
                            "remove it from one of the two sources, or tell the ids apart",
                        )
                    )
                    continue
                old = before[0].records[before[1]]
                names = sorted(key for key in {*old, *record} if old.get(key) != record.get(key))
                if names:
                    chosen.changes.append(Change(identifier, before[0].file, file.file, tuple(names)))
            chosen._origin[identifier] = (file, index)
    chosen.records = [file.records[index] for file, index in chosen._origin.values()]
    chosen.records.sort(key=lambda record: str(record["id"]))
