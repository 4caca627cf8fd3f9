"""Problems as a person reads them: what is wrong and where, what was found and expected, how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from hipaactl.report.layout import Look, Page, Words
from hipaactl.report.words import count
from hipaactl.source import Problem


def problems_text(
    problems: Iterable[Problem], width: int = 80, color: bool = False, *, unicode: bool = True
) -> str:
    """One block for each problem, in the order of files and places, and how many there are."""
    page = Page(Look(width, color, unicode))
    ordered = sorted(problems, key=lambda item: item.sort_key)
    for _, group in groupby(ordered, key=lambda item: item.location.file if item.location else ""):
        page.blank()
        for problem in group:
            put_problem(page, problem)
    files = {problem.location.file for problem in ordered if problem.location}
    inside = f" in {count(len(files), 'file')}" if files else ""
    page.blank()
    page.put(Words(f"{count(len(ordered), 'problem')}{inside}", "bold red" if ordered else ""))
    return str(page)


def put_problem(page: Page, problem: Problem, indent: int = 0) -> None:
    """Adds one problem: place, code and message, then found, expected and fix."""
    place = [Words(str(problem.location), "cyan", whole=True)] if problem.location else []
    page.put(
        *place, Words(problem.code, "red", gap=2), Words(problem.message), indent=indent, hang=indent + 4
    )
    for label, said in (("found", problem.found), ("expected", problem.expected), ("fix", problem.hint)):
        if said and said.strip():
            page.put(Words(f"{label + ':':<9}", "dim", whole=True), said, indent=indent + 4, hang=indent + 14)
