"""The reviewed list of changes that no test can notice, each with the reason why.

    policies/hipaa/lib/dates.rego:
      - line: 'words(1) := "1 day"'
        change: 'constant: 1 -> 2'
        because: …

``line`` is the text of the line and ``change`` what the report says of it, so that an entry outlives other
changes of the file. Of several alike, ``nth`` says which, in order of place; without it the first is meant.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from mutation.changes import Mutant

_FIELDS = {"line", "change", "nth", "because"}
Key = tuple[str, str, str, int]


class BadEntry(Exception):
    """The list does not say what it must."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One reviewed change."""

    file: str
    line: str
    change: str
    nth: int
    because: str

    @property
    def key(self) -> Key:
        """What it is found by."""
        return self.file, self.line, self.change, self.nth

    def __str__(self) -> str:
        which = f" (nth: {self.nth})" if self.nth > 1 else ""
        return f"{self.file}: {self.line}\n      {self.change}{which}"


def keys(mutants: Iterable[Mutant], texts: Mapping[str, str]) -> dict[Key, Mutant]:
    """All changes of some files by what an entry finds them by; they must be in order of place."""
    found: dict[Key, Mutant] = {}
    seen: Counter[tuple[str, str, str]] = Counter()
    lines = {file: text.split("\n") for file, text in texts.items()}
    for mutant in mutants:
        alike = mutant.file, lines[mutant.file][mutant.line - 1].strip(), mutant.change
        seen[alike] += 1
        found[*alike, seen[alike]] = mutant
    return found


def read(path: Path) -> dict[Key, Entry]:
    """The entries of the list; raises `BadEntry` for what is none."""
    entries: dict[Key, Entry] = {}
    for file, items in (yaml.safe_load(path.read_text(encoding="utf-8")) or {}).items():
        if not isinstance(items, list):
            raise BadEntry(f"{path.name}: {file}: a list of entries is wanted")
        for item in items:
            entry = _entry(path.name, file, item)
            if entry.key in entries:
                raise BadEntry(f"{path.name}: twice: {entry}")
            entries[entry.key] = entry
    return entries


def _entry(name: str, file: str, item: object) -> Entry:
    if not isinstance(item, dict) or not {"line", "change", "because"} <= item.keys() <= _FIELDS:
        raise BadEntry(f"{name}: {file}: an entry has line, change and because, and may have nth: {item!r}")
    texts = [item[part] for part in ("line", "change", "because")]
    nth = item.get("nth", 1)
    if not all(isinstance(text, str) and text.strip() for text in texts) or type(nth) is not int:
        raise BadEntry(f"{name}: {file}: an entry is of texts that say something: {item!r}")
    return Entry(file, texts[0], texts[1], nth, texts[2])


def as_yaml(survivors: Sequence[tuple[Key, Mutant]]) -> str:
    """Entries for ``survivors`` to be reviewed: ``because`` is still to be written."""
    files: dict[str, list[dict[str, object]]] = {}
    for (file, line, change, nth), _ in survivors:
        item: dict[str, object] = {"line": line, "change": change}
        if nth > 1:
            item["nth"] = nth
        files.setdefault(file, []).append({**item, "because": ""})
    return yaml.safe_dump(files, sort_keys=False, allow_unicode=True, width=100) if files else ""
