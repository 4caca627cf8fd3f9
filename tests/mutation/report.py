"""What became of the changes, module by module."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mutation.bench import CRASHED, ENDLESS, ERROR, KILLED, REFUSED, SURVIVED
from mutation.changes import KINDS, Mutant
from mutation.survivors import Entry, Key

_NOTICED = (KILLED, ERROR, ENDLESS, CRASHED)


@dataclass
class Outcome:
    """All results; ``unexplained`` are survivors without an entry, ``stale`` entries without a survivor."""

    results: Sequence[tuple[Mutant, str]]
    justified: dict[Key, Entry] = field(default_factory=dict)
    unexplained: list[tuple[Key, Mutant]] = field(default_factory=list)
    stale: list[Entry] = field(default_factory=list)


def compared(
    results: Mapping[Mutant, str], known: Mapping[Key, Mutant], entries: Mapping[Key, Entry], whole: bool
) -> Outcome:
    """The results held to the reviewed list; ``known`` are all changes of the files that were looked at.

    An entry of another file is left alone unless ``whole``, one of a change that was not tried always.
    """
    outcome = Outcome(sorted(results.items(), key=lambda item: (item[0].file, item[0].start, item[0].end)))
    for key, mutant in known.items():
        if results.get(mutant) == SURVIVED:
            if key in entries:
                outcome.justified[key] = entries[key]
            else:
                outcome.unexplained.append((key, mutant))
    files = {mutant.file for mutant in known.values()}
    for key, entry in entries.items():
        mutant_or_none = known.get(key)
        if mutant_or_none is None:
            if whole or entry.file in files:
                outcome.stale.append(entry)
        elif results.get(mutant_or_none, SURVIVED) != SURVIVED:
            outcome.stale.append(entry)
    return outcome


def _row(name: str, found: Counter[str], justified: int) -> str:
    noticed = sum(found[status] for status in _NOTICED)
    tried = found.total() - found[REFUSED] - justified
    score = f"{100 * noticed / tried:6.1f}%" if tried else "      -"
    numbers = (
        found.total(),
        found[KILLED],
        found[ERROR],
        found[ENDLESS] + found[CRASHED],
        found[REFUSED],
        found[SURVIVED],
        justified,
    )
    return f"{name:<62}" + "".join(f"{number:>9}" for number in numbers) + score


def table(outcome: Outcome) -> str:
    """A line for each module and each kind of change, and the sum."""
    titles = ("mutants", "killed", "errors", "endless", "refused", "survived", "excused")
    rows = [f"{'':<62}" + "".join(f"{title:>9}" for title in titles) + "  score"]
    by_file: dict[str, Counter[str]] = {}
    by_kind: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for mutant, status in outcome.results:
        by_file.setdefault(mutant.file, Counter())[status] += 1
        by_kind[mutant.kind][status] += 1
    files = Counter(key[0] for key in outcome.justified)
    kinds = Counter(key[2].split(":")[0] for key in outcome.justified)
    rows += [_row(file, found, files[file]) for file, found in sorted(by_file.items())]
    rows += ["", *(_row(kind, found, kinds[kind]) for kind, found in by_kind.items() if found)]
    rows += ["", _row("all", Counter(status for _, status in outcome.results), len(outcome.justified))]
    return "\n".join(rows)


def complaints(outcome: Outcome) -> str:
    """What fails the check, each with what to do."""
    lines: list[str] = []
    if outcome.unexplained:
        lines += ["No test notices these; write one that does, or say in survivors.yaml why none can:"]
        lines += [f"  {mutant}" for _, mutant in outcome.unexplained]
    if outcome.stale:
        lines += ["These entries of survivors.yaml are of no survivor any more; take them out:"]
        lines += [f"  {entry}" for entry in outcome.stale]
    return "\n".join(lines)
