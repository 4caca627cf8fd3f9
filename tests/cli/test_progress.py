"""A sign of life on a terminal, and only there."""

from __future__ import annotations

import os
import pty
import sys
import time
from pathlib import Path

import pytest

from hipaactl.cli import progress


def _written_to_terminal(seconds: float, monkeypatch: pytest.MonkeyPatch) -> bytes:
    main, side = pty.openpty()
    with os.fdopen(side, "w") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(progress, "_PATIENCE", 0.05)
        monkeypatch.setenv("TERM", "xterm")
        monkeypatch.delenv("CI", raising=False)
        with progress.working("evaluating"):
            time.sleep(seconds)
    os.set_blocking(main, False)
    try:
        return os.read(main, 65536)
    except (BlockingIOError, OSError):
        return b""
    finally:
        os.close(main)


def test_something_slow_shows_a_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    assert b"evaluating" in _written_to_terminal(0.6, monkeypatch)


def test_something_quick_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert b"evaluating" not in _written_to_terminal(0.0, monkeypatch)


def test_a_pipe_gets_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "err").open("w+") as stream:
        monkeypatch.setattr(sys, "stderr", stream)
        monkeypatch.setattr(progress, "_PATIENCE", 0.0)
        with progress.working("evaluating"):
            time.sleep(0.1)
        assert stream.tell() == 0
