"""Finds the program a command is run in."""

from __future__ import annotations

import os
from pathlib import Path

from hipaactl.source import Problem, ProblemError

FILE = "hipaactl.yaml"


def find_program(start: Path, named: str | None = None) -> Path:
    """The root of the program: the folder ``named`` (or a file in it), else the nearest upwards of ``start``.

    Raises ProblemError HC901 where there is none.
    """
    if named is not None:
        folder = Path(named)
        folder = folder if folder.is_absolute() else start / folder
        if folder.name == FILE and folder.is_file():
            folder = folder.parent
        if os.path.lexists(folder / FILE):
            return folder.resolve()
        raise ProblemError(
            Problem(
                "HC901",
                f"there is no {FILE} in {named}",
                found="no program",
                expected=f"a folder that holds {FILE}",
                hint="name the program's folder with --program or HIPAACTL_PROGRAM",
            )
        )
    for folder in (start, *start.parents):
        if os.path.lexists(folder / FILE):  # whatever it is: a broken one must not make a program above count
            return folder.resolve()
    raise ProblemError(
        Problem(
            "HC901",
            f"there is no {FILE} here or in any folder above",
            found="no program",
            expected=f"{FILE} in this folder or above it",
            hint="change to the program's folder, or name it with --program",
        )
    )


def engine_named(root: Path) -> str | None:
    """The engine that the program at ``root`` asks for, looked up before anything else is read.

    None where it says nothing that can be used; loading the program says what is wrong with it.
    """
    from hipaactl.source import read_yaml

    content = read_yaml(root, root / FILE).value
    found = content.get("engine") if isinstance(content, dict) else None
    return found if found in ("embedded", "opa") else None
