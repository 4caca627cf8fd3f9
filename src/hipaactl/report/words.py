"""Words and order that reports share: plurals, counts by kind, findings in order of their places."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, tzinfo

from hipaactl.assessment.model import EvidenceUsed, Excluded, Finding

SAFEGUARDS: Mapping[str, str] = {
    "administrative": "Administrative",
    "physical": "Physical",
    "technical": "Technical",
    "organizational": "Organizational",
    "documentation": "Documentation",
    "breach": "Breach notification",
    "privacy": "Privacy",
}


def safeguard_order(safeguard: str) -> tuple[int, str]:
    """Sorts safeguards as the rule lists them, a program's own after them by name."""
    names = list(SAFEGUARDS)
    return (names.index(safeguard) if safeguard in names else len(names), safeguard)


def safeguard_title(safeguard: str) -> str:
    """The heading of a safeguard."""
    return SAFEGUARDS.get(safeguard) or safeguard.replace("_", " ").replace("-", " ").capitalize()


def count(number: int, one: str, many: str | None = None) -> str:
    """``1 finding``, ``2 findings``."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def listing(items: Sequence[str]) -> str:
    """``a``, ``a and b``, ``a, b and c``."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def of_kind(kind: str, number: int) -> str:
    """``device`` or ``devices`` for the kind ``devices``; a kind that has no plural counts its records."""
    words = kind.replace("_", " ")
    if not words.endswith("s") or words.endswith(("ss", "us", "is")):
        return f"{words} record" if number == 1 else f"{words} records"
    if number != 1:
        return words
    if words.endswith("ies"):
        return f"{words[:-3]}y"
    if words.endswith(("sses", "xes", "ches", "shes")):
        return words[:-2]
    return words[:-1]


def by_kind(counts: Mapping[str, int], order: Sequence[str] = ()) -> str:
    """``1 system, 3 devices``, kinds of ``order`` first, then by name; those without any are left out."""
    kinds = sorted(counts, key=lambda kind: (order.index(kind) if kind in order else len(order), kind))
    return ", ".join(f"{counts[kind]} {of_kind(kind, counts[kind])}" for kind in kinds if counts[kind])


def left_out(excluded: Iterable[Excluded], only_kind: str | None = None) -> str:
    """``1 device left out: status retired`` where one reason holds for all; else empty.

    The kind is not named where it is ``only_kind``.
    """
    kinds = Counter((item.kind, item.reason) for item in excluded)
    if len(kinds) != 1:
        return ""
    ((kind, reason), number) = next(iter(kinds.items()))
    what = "" if kind == only_kind else f" {of_kind(kind, number)}"
    return f"{number}{what} left out: {reason}"


def left_out_by_reason(excluded: Iterable[Excluded], most: int) -> list[str]:
    """``14 systems: holds no ePHI (10), status planned (4)`` for each kind, the usual reasons first."""
    kinds: dict[str, Counter[str]] = {}
    for item in excluded:
        kinds.setdefault(item.kind, Counter())[item.reason] += 1
    result = []
    for kind, reasons in sorted(kinds.items()):
        ranked = sorted(reasons.items(), key=lambda pair: (-pair[1], pair[0]))
        total = f"{reasons.total()} {of_kind(kind, reasons.total())}"
        if len(ranked) > most + 1 and ranked[0][1] == 1:
            result.append(f"{total}, for {len(ranked)} reasons")
            continue
        shown = ranked if len(ranked) <= most + 1 else ranked[:most]
        parts = [f"{reason} ({number})" if len(ranked) > 1 else reason for reason, number in shown]
        if len(ranked) > len(shown):
            rest = sum(number for _, number in ranked[len(shown) :])
            parts.append(f"{count(len(ranked) - len(shown), 'other reason')} ({rest})")
        result.append(f"{total}: {', '.join(parts)}")
    return result


def tally(words: Iterable[str], order: Sequence[str]) -> list[tuple[str, int]]:
    """How often each word occurs, in ``order``, what is not listed there after it by name."""
    counted = Counter(words)
    known = [word for word in order if counted[word]]
    return [(word, counted[word]) for word in known + sorted(set(counted) - set(order))]


def finding_key(finding: Finding) -> tuple[str, int, int, str, str, str, str]:
    """Sorts findings by place; those without one come first."""
    where = finding.location
    place = (where.file, where.line, where.column) if where else ("", 0, 0)
    return (*place, finding.subject, finding.code, finding.field or "", finding.message)


def evidence_key(used: EvidenceUsed) -> tuple[str, str]:
    """Sorts evidence by kind and file."""
    return (used.kind, used.file)


def age_in_days(used: EvidenceUsed, today: date, zone: tzinfo) -> int | None:
    """Calendar days since the period's last day, else since the day observed; None without either."""
    if used.period is not None:
        return (today - used.period.last).days
    return (today - used.observed_at.astimezone(zone).date()).days if used.observed_at else None
