"""Waivers and corrective actions: which findings they cover on a day, and why some cover nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from fnmatch import fnmatchcase

from hipaactl.assessment.model import CoverRef
from hipaactl.program.model import Cover
from hipaactl.program.offices import Offices


class Covers:
    """The waivers and corrective actions that exist on ``today``."""

    def __init__(self, covers: Iterable[Cover], offices: Offices, today: date) -> None:
        self._refs: dict[str, list[tuple[Cover, CoverRef]]] = {}
        self._used: set[tuple[str, str]] = set()
        for cover in covers:
            if cover.opened > today:
                continue  # does not exist yet as of that day
            why = _why_not(cover, offices, today)
            ref = CoverRef(cover.type, cover.id, cover.last_day, why is None, why, cover.location)
            self._refs.setdefault(cover.control, []).append((cover, ref))

    def of(self, control: str, subject: str) -> tuple[CoverRef, ...]:
        """Those that name the finding, the ones that count first."""
        found = [
            (cover, ref)
            for cover, ref in self._refs.get(control, ())
            if any(fnmatchcase(subject, pattern) for pattern in cover.subjects)
        ]
        self._used.update((cover.type, cover.id) for cover, _ in found)
        return tuple(sorted((ref for _, ref in found), key=lambda ref: (not ref.counts, ref.id)))

    def unused(self, controls: Sequence[str]) -> tuple[str, ...]:
        """Ids of open ones for ``controls`` that named no finding."""
        return tuple(
            sorted(
                cover.id
                for control in controls
                for cover, ref in self._refs.get(control, ())
                if (cover.type, cover.id) not in self._used and cover.status == "open"
            )
        )


def _why_not(cover: Cover, offices: Offices, today: date) -> str | None:
    if cover.status == "done":
        return "it says done, and the finding is still there"
    if cover.status == "cancelled":
        return "it was cancelled"
    if cover.last_day < today:
        return f"it {'expired' if cover.type == 'waiver' else 'was due'} on {cover.last_day}"
    if not offices.holders(cover.owner, today):
        return f"nobody holds the office {cover.owner}, its owner"
    if not offices.holders(cover.approved_by, cover.opened):
        return f"nobody held the office {cover.approved_by}, its approver, on {cover.opened}"
    days = (cover.opened, today)
    if any(offices.same_person(cover.owner, cover.approved_by, day) for day in days):
        offices_text = (
            cover.owner if cover.owner == cover.approved_by else f"{cover.owner}, {cover.approved_by}"
        )
        return f"its owner and approver are one person ({offices_text})"
    return None
