"""Asks both engines the same and says where their answers differ, control by control, finding by finding."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from hipaactl.policy import ModuleSet, RuleResult, query_for
from hipaactl.policy.embedded import EmbeddedEngine
from hipaactl.policy.modules import needed
from hipaactl.policy.opa import OpaEngine
from hipaactl.program.model import Control

_SETS = ("deny", "warn", "population", "excluded")
_SHOWN = 400


@dataclass
class Tally:
    """How much was compared: ``results`` are verdict-bearing answers (of a control, or of a test), counted by
    what they came from; ``differ`` those that were not the same."""

    results: dict[str, int] = field(default_factory=dict)
    documents: int = 0
    findings: int = 0
    errors: int = 0
    differ: int = 0
    engines: str = ""

    def add(self, what: str, results: int, differ: int = 0) -> None:
        """Counts ``results`` more from ``what``."""
        self.results[what] = self.results.get(what, 0) + results
        self.differ += differ

    def take(self, other: Tally) -> None:
        """Adds another count to this one."""
        for what, count in other.results.items():
            self.add(what, count)
        self.documents += other.documents
        self.findings += other.findings
        self.errors += other.errors
        self.differ += other.differ
        self.engines = self.engines or other.engines

    def line(self) -> str:
        """What pytest's summary says."""
        total = sum(self.results.values())
        if not total:
            return "parity: NOTHING was compared, there is no OPA: run `make opa`"
        parts = ", ".join(f"{count} of {what}" for what, count in self.results.items())
        return (
            f"parity: {total} results ({parts}; {self.documents} documents made) with {self.findings} "
            f"entries, {self.errors} errors on both, compared on {self.engines}; {self.differ} differ"
        )


@dataclass(frozen=True)
class Said:
    """What one call printed, standard output and standard error together, and its exit code."""

    text: str
    exit_code: int


@dataclass
class Both:
    """The two engines, and the count of what they were asked."""

    embedded: EmbeddedEngine
    opa: OpaEngine
    tally: Tally

    def answers(
        self, modules: ModuleSet, controls: Sequence[Control], document: dict[str, Any], focus: str = ""
    ) -> Iterator[tuple[str, RuleResult, RuleResult]]:
        """What each engine says of each control, embedded first; with ``focus`` of that one alone.

        OPA is asked for all of them either way, which leaves its server as it is. The embedded engine reads
        its modules anew for each document; for one control it gets those that the control needs.
        """
        packages = modules.by_package()
        queries = [query_for(control.id, packages[control.policy]) for control in controls]
        chosen = [query for query in queries if focus in ("", query.control_id)]
        loaded = modules.evaluated
        if focus:
            loaded = tuple(needed(loaded, [packages[query.package] for query in chosen]))
        text = json.dumps(document, separators=(",", ":"), ensure_ascii=False)
        ours = self.embedded.evaluate(loaded, chosen, text)
        theirs = self.opa.evaluate(modules.evaluated, queries, text)
        assert list(theirs) == [query.control_id for query in queries]
        assert list(ours) == [query.control_id for query in chosen] != []
        for name in ours:
            yield name, ours[name], theirs[name]

    def differences(
        self,
        what: str,
        modules: ModuleSet,
        controls: Sequence[Control],
        document: dict[str, Any],
        focus: str = "",
    ) -> dict[str, list[str]]:
        """How the engines differ on ``document``, by control; counted under ``what``."""
        found: dict[str, list[str]] = {}
        for name, ours, theirs in self.answers(modules, controls, document, focus):
            differ = difference(ours, theirs)
            self.tally.add(what, 1, bool(differ))
            self.tally.errors += ours.error is not None
            self.tally.findings += sum(len(getattr(ours, part)) for part in _SETS)
            if differ:
                found[name] = differ
        return found

    def smallest(
        self, modules: ModuleSet, control: Control, document: dict[str, Any]
    ) -> tuple[dict[str, Any], list[str]]:
        """A small document on which ``control`` still differs, and how; for documents nobody else shrinks."""

        def differs(candidate: dict[str, Any]) -> bool:
            ((_, ours, theirs),) = self.answers(modules, [control], candidate)
            return bool(difference(ours, theirs))

        least = shrunk(document, differs)
        ((_, ours, theirs),) = self.answers(modules, [control], least)
        return least, difference(ours, theirs)


def difference(ours: RuleResult, theirs: RuleResult) -> list[str]:
    """One line for each entry that only one engine gives; that both fail is enough, in whatever words."""
    if ours.error is not None or theirs.error is not None:
        if ours.error is not None and theirs.error is not None:
            return []
        who, said = ("regorus", ours.error) if ours.error is not None else ("OPA", theirs.error)
        return [f"only {who} fails: {said}"]
    lines: list[str] = []
    for name in _SETS:
        one, other = _as_set(getattr(ours, name)), _as_set(getattr(theirs, name))
        lines += [f"only regorus has in {name}: {item[:_SHOWN]}" for item in sorted(one - other)]
        lines += [f"only OPA has in {name}: {item[:_SHOWN]}" for item in sorted(other - one)]
    return lines


def _as_set(entries: Sequence[dict[str, Any]]) -> set[str]:
    made = [json.dumps(entry, sort_keys=True, ensure_ascii=False) for entry in entries]
    assert len(set(made)) == len(made), "an engine gives an entry of a set twice"
    return set(made)


def told(
    found: dict[str, list[str]], document: dict[str, Any], controls: Sequence[Control], more: str = ""
) -> str:
    """A failure as a person wants to read it: control, what differs, and the records of its kinds."""
    lines: list[str] = [more] if more else []
    for control in controls:
        if control.id not in found:
            continue
        lines += [f"{control.id} (package {control.policy}):", *(f"  {item}" for item in found[control.id])]
        lines.append(f"  today {document['today']}, as of {document['as_of']}")
        lines.append(f"  parameters {json.dumps(document['parameters'].get(control.input_name))}")
        for use in control.evidence:
            for record in document["evidence"][use.kind]["records"][:20]:
                lines.append(f"  {use.kind}: {json.dumps(record, ensure_ascii=False)[:_SHOWN]}")
    return "\n".join(lines)


def shrunk(
    document: dict[str, Any], differs: Callable[[dict[str, Any]], bool], tries: int = 300
) -> dict[str, Any]:
    """``document`` with few of the records and fields, still such that ``differs``; asks ``tries`` times."""
    left = [tries]

    def holds(candidate: dict[str, Any]) -> bool:
        left[0] -= 1
        return left[0] > 0 and differs(candidate)

    best = copy.deepcopy(document)
    for kind in best["evidence"]:
        size = max(1, len(best["evidence"][kind]["records"]))
        while size:
            at = 0
            while at < len(best["evidence"][kind]["records"]):
                smaller = copy.deepcopy(best)
                del smaller["evidence"][kind]["records"][at : at + size]
                if holds(smaller):
                    best = smaller
                else:
                    at += size
            size //= 2
    for kind in best["evidence"]:
        for at, record in enumerate(best["evidence"][kind]["records"]):
            for name in [name for name in record if name != "id"]:
                smaller = copy.deepcopy(best)
                del smaller["evidence"][kind]["records"][at][name]
                if holds(smaller):
                    best = smaller
    return best
