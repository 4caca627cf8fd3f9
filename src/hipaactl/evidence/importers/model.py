"""The values an importer takes and gives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from hipaactl.source import Problem
from hipaactl.source.dates import Span

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Options:
    """What the caller knows and the original may not say.

    ``observed_at`` (UTC): when the records were true. ``system``: the system_id the records belong to.
    ``collected_by``: the office that made the export.
    """

    observed_at: datetime | None = None
    system: str | None = None
    collected_by: str | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something an importer decided that a person should know; ``line`` is its place in the original."""

    message: str
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of one original.

    ``name`` is the stem of the files to write. ``lines[i]`` is the line of the original that ``records[i]``
    was read from. ``source`` holds the envelope's source fields; an importer gives ``system``, and ``method``
    where it is not export. Where there are ``problems`` nothing is written, and the rest may be empty.
    """

    kind: str
    name: str = ""
    source: Mapping[str, str] = field(default_factory=dict)
    observed_at: datetime | None = None
    period: Span | None = None
    records: tuple[Record, ...] = ()
    lines: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Importer:
    """One tool's export: ``read`` takes its name, its bytes and the caller's options.

    ``read`` may raise ProblemError where nothing can go on, and raises nothing else.
    """

    name: str
    title: str
    kind: str
    read: Callable[[str, bytes, Options], Imported]
