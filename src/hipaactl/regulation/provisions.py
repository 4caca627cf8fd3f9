"""The paragraphs of Part 164: looked up by citation, in the rule's order, with whom each binds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from hipaactl.regulation import data_files
from hipaactl.regulation.citation import Citation, CitationError
from hipaactl.regulation.suggestion import nearest


@dataclass(frozen=True, slots=True)
class Binding:
    """Whom a paragraph binds, and the words that decide it.

    ``words`` stand verbatim in the text of ``source``, the paragraph itself or another whose sentence it
    ends. ``reviewed`` is false where this was derived from the text and nobody has read it yet (Subpart E).
    ``note`` says what the words alone do not show, else it is empty.
    """

    roles: frozenset[str]
    words: str
    source: str
    reviewed: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Renumbered:
    """A citation that once stood in the rule: what became of it, and what to cite now, if anything."""

    citation: str
    note: str
    replacement: str | None


@dataclass(frozen=True, slots=True)
class Provision:
    """One paragraph of the rule.

    ``kind`` is standard, specification or general; ``designation`` required, addressable or None.
    ``standard`` is the standard a specification serves. ``container`` says that the text only repeats the
    first paragraph under it. ``operative`` is false where a court vacated text that is still printed;
    ``vacated`` then names the judgment, as it does where older words took the place of vacated ones.
    ``binding`` is None where the paragraph binds nobody, and ``unbound_because`` says why.
    """

    citation: str
    parent: str | None
    section: str | None
    subpart: str
    kind: str
    designation: str | None
    title: str
    operative: bool
    vacated: str | None
    standard: str | None
    container: bool
    category: str | None
    binding: Binding | None
    unbound_because: str | None
    _texts: Callable[[], Mapping[str, Mapping[str, str]]] = field(repr=False, compare=False)

    @property
    def binds(self) -> bool:
        """Whether the paragraph says must, shall or may not to anybody the rule names."""
        return self.binding is not None

    @property
    def text(self) -> str:
        """The words in force: those before a revision that was vacated, where there was one."""
        return self._texts()["texts"][self.citation]

    @property
    def printed_text(self) -> str:
        """The words as eCFR prints them, vacated ones included."""
        return self._texts()["printed"].get(self.citation) or self.text


class Regulation:
    """The rule as of one date. Paragraphs come in the rule's order; each is built when first asked for."""

    def __init__(self, data: Mapping[str, Any], texts: Callable[[], Mapping[str, Mapping[str, str]]]) -> None:
        """Take the compiled data, and what gives the texts when one is asked for."""
        self._data = data
        self._texts = texts
        self._at: dict[str, int] = {name: index for index, name in enumerate(data["fields"])}
        self._rows: dict[str, list[Any]] = {row[0]: row for row in data["provisions"]}
        self._built: dict[str, Provision] = {}
        self._children: dict[str | None, list[str]] | None = None

    @property
    def text_as_of(self) -> str:
        """The date of the text, as its source gives it."""
        return str(self._data["text_as_of"])

    @property
    def digest(self) -> str:
        """SHA-256 of the paragraphs, whom they bind and their texts, as shipped."""
        return data_files.digest("provisions.json", "texts.json")

    def get(self, citation: str | Citation) -> Provision | None:
        """The paragraph of a citation in any form :meth:`Citation.parse` reads; None where there is none."""
        key = str(citation)
        if key not in self._rows:
            try:
                key = str(Citation.parse(key))
            except CitationError:
                return None
        return self._provision(key) if key in self._rows else None

    def provisions(self) -> tuple[Provision, ...]:
        """Every paragraph, in the rule's order."""
        return tuple(self._provision(citation) for citation in self._rows)

    def binding(self) -> tuple[Provision, ...]:
        """Every paragraph that binds somebody, in the rule's order."""
        at = self._at["binding"]
        return tuple(self._provision(citation) for citation, row in self._rows.items() if row[at])

    def children(self, citation: str | Citation) -> tuple[Provision, ...]:
        """The paragraphs directly under one, in order; none for an unknown citation."""
        if self._children is None:
            self._children = {}
            for row in self._rows.values():
                self._children.setdefault(row[self._at["parent"]], []).append(row[0])
        above = self.get(citation)
        return (
            tuple(self._provision(child) for child in self._children.get(above.citation, ())) if above else ()
        )

    def ledger_parent(self, citation: str | Citation) -> Provision | None:
        """Where the ledger folds a paragraph; None at the top and for an unknown citation.

        A specification folds into its standard, any other into the nearest place above that binds or is a
        standard (a vacated one is not).
        """
        provision = self.get(citation)
        if provision is None:
            return None
        if provision.standard is not None:
            return self._provision(provision.standard)
        parent = provision.parent
        while parent is not None:
            above = self._provision(parent)
            if above.binds or (above.kind == "standard" and above.operative):
                return above
            # Under a heading whose specifications serve a standard elsewhere it belongs there too.
            beside = next((item.standard for item in self.children(parent) if item.standard), None)
            if beside is not None and not beside.startswith(f"{parent}("):
                return self._provision(beside)
            parent = above.parent
        return None

    def beneath(self, citation: str, above: Citation) -> bool:
        """Whether a paragraph is ``above``, lies inside it, or is a specification that folds into it."""
        at: str | None = citation
        while at is not None:
            if Citation.parse(at).is_within(above):
                return True
            parent = self.ledger_parent(at)
            at = parent.citation if parent is not None else None
        return False

    def suggest(self, text: str) -> str | None:
        """The real citation a text most likely means, or None where none is near."""
        if found := self.get(text):
            return found.citation
        moved = self.renumbered(text)
        return moved.replacement if moved else nearest(text, self._rows)

    def renumbered(self, text: str | Citation) -> Renumbered | None:
        """What became of a paragraph that once stood in the rule; None for every other text."""
        try:
            citation = str(Citation.parse(str(text)))
        except CitationError:
            return None
        if citation not in self._data["renumbered"]:
            return None
        now, note = self._data["renumbered"][citation]
        return Renumbered(citation, note, now)

    def _provision(self, citation: str) -> Provision:
        built = self._built.get(citation)
        if built is None:
            built = self._built[citation] = self._build(self._rows[citation])
        return built

    def _build(self, row: list[Any]) -> Provision:
        value = dict(zip(self._at, row, strict=True))
        bound, vacated = value.pop("binding"), value.pop("vacated")
        return Provision(
            **{name: value[name] for name in value if name != "why"},
            vacated=self._data["vacated"][vacated] if vacated else None,
            binding=self._binding(*bound) if bound else None,
            unbound_because=value["why"],
            _texts=self._texts,
        )

    def _binding(
        self, roles: list[int], words: str, source: str, reviewed: bool, note: str | None
    ) -> Binding:
        names = self._data["roles"]
        return Binding(frozenset(names[role] for role in roles), words, source, reviewed, note or "")


@cache
def load() -> Regulation:
    """The rule this version ships with. Read once; the texts are read when the first one is asked for."""
    return Regulation(data_files.read("provisions.json"), _texts)


@cache
def _texts() -> Mapping[str, Mapping[str, str]]:
    texts: Mapping[str, Mapping[str, str]] = data_files.read("texts.json")
    return texts
