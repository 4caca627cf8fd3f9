"""Who holds an office on a day, by the ``officials`` evidence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from hipaactl.source.dates import parse_date

KIND = "officials"


class Offices:
    """Resolves offices to the persons who hold them.

    ``records`` are those of kind officials: office, person, from and optionally to (both days included).
    ``known`` are the persons of the workforce records, where there are any: nobody else holds an office, and
    nobody after the day that ``ended`` gives for the end of their work (by person, as written).
    """

    def __init__(
        self,
        records: Iterable[Mapping[str, Any]],
        known: frozenset[str] | None = None,
        ended: Mapping[str, str] | None = None,
    ) -> None:
        self._terms: dict[str, list[tuple[date, date | None, str]]] = {}
        for record in records:
            begin = parse_date(record["from"])
            if begin is None or (known is not None and record["person"] not in known):
                continue
            ends = [record["to"]] if "to" in record else []
            if ended is not None and record["person"] in ended:
                ends.append(ended[record["person"]])
            end = parse_date(min(ends)) if ends else None
            self._terms.setdefault(record["office"], []).append((begin, end, record["person"]))

    def names(self) -> list[str]:
        """Every office that was ever held."""
        return sorted(self._terms)

    def holders(self, office: str, day: date) -> frozenset[str]:
        """The persons in ``office`` on ``day``; empty where it is vacant or unknown."""
        return frozenset(
            person
            for begin, end, person in self._terms.get(office, ())
            if begin <= day and (end is None or day <= end)
        )

    def same_person(self, one: str, other: str, day: date) -> bool:
        """Whether any person holds both offices on ``day``."""
        return bool(self.holders(one, day) & self.holders(other, day))
