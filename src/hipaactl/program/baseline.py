"""Finds the baseline: the controls and policies that hipaactl ships or a folder that a program names."""

from __future__ import annotations

from importlib import resources
from pathlib import Path


def builtin_baseline() -> Path | None:
    """The folder that holds the shipped ``controls/`` and ``policies/``.

    An installed wheel carries them inside the package; in a source tree they lie at its root.
    """
    package = Path(str(resources.files("hipaactl")))
    for folder in (package / "baseline", package.parent.parent):
        if (folder / "controls").is_dir() and (folder / "policies").is_dir():
            return folder
    return None
