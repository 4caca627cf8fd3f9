"""A sign of life on a terminal while something takes long; nothing in a pipe, nothing for quick runs."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

_PATIENCE = 1.0  # seconds before anything is shown


@contextmanager
def working(text: str) -> Iterator[None]:
    """Shows ``text`` with a spinner on standard error, if that is a terminal and a second has passed."""
    if not sys.stderr.isatty() or os.environ.get("TERM") == "dumb" or os.environ.get("CI"):
        yield
        return
    done = threading.Event()
    shown = threading.Thread(target=_show, args=(text, done), daemon=True)
    shown.start()
    try:
        yield
    finally:
        done.set()
        shown.join()


def _show(text: str, done: threading.Event) -> None:
    if done.wait(_PATIENCE):
        return
    from rich.console import Console

    status: Any = Console(stderr=True, no_color=bool(os.environ.get("NO_COLOR"))).status(text)
    with status:
        done.wait()
