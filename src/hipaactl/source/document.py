"""A file that was read: its value, and the position of every part of it on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from hipaactl.source.problem import Location, Problem

PathTo = Sequence[str | int]
Locator = Callable[[PathTo, bool], Location]


@dataclass(slots=True)
class Document:
    """One YAML or JSON file.

    ``value`` is plain Python (dict, list, str, int, float, bool, None); it is None where the file could not
    be parsed, and then ``problems`` says why. Positions are worked out when `locate` is first called.
    """

    file: str
    value: Any
    sha256: str
    problems: tuple[Problem, ...]
    _make_locator: Callable[[], Locator]
    _locator: Locator | None = field(default=None)

    @property
    def ok(self) -> bool:
        """True where the file was read without a problem."""
        return not self.problems

    def locate(self, path: PathTo = (), key: bool = False) -> Location:
        """Where ``path`` (keys and indexes from the top) stands; ``key`` asks for the key, not its value.

        Where the path goes on below what exists, the deepest part that exists answers.
        """
        if self._locator is None:
            self._locator = self._make_locator()
        return self._locator(path, key)
