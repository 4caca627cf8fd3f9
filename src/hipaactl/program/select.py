"""Which controls a command is about: by id, citation, safeguard or glob."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

from hipaactl.program.model import Program
from hipaactl.regulation import Citation, CitationError, load
from hipaactl.source import Problem, ProblemError, did_you_mean


def select_controls(program: Program, selectors: Sequence[str]) -> tuple[str, ...] | None:
    """Ids of the controls that any selector names, in order; None where there is no selector.

    A selector is a control's id, a glob over ids, a safeguard, or a citation, which takes every control that
    cites it or a paragraph beneath it. Raises ProblemError HC903 for each selector that names nothing.
    """
    if not selectors:
        return None
    chosen: set[str] = set()
    problems: list[Problem] = []
    safeguards = {control.safeguard for control in program.controls.values()}
    for selector in selectors:
        found = {
            control.id
            for control in program.controls.values()
            if fnmatchcase(control.id, selector)
            or control.safeguard == selector
            or _cites(control.citations, selector)
        }
        if not found:
            problems.append(
                Problem(
                    "HC903",
                    f"{selector} selects no control",
                    found=selector,
                    expected="a control's id, a glob, a safeguard, or a citation that a control has",
                    hint=did_you_mean(selector, [*program.controls, *safeguards]),
                )
            )
        chosen |= found
    if problems:
        raise ProblemError(*problems)
    return tuple(sorted(chosen))


def _cites(citations: Sequence[str], selector: str) -> bool:
    try:
        wanted = Citation.parse(selector)
    except CitationError:
        return False
    return any(load().beneath(citation, wanted) for citation in citations)
