"""Keeps an assessment, with the git revision it was made at."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

from hipaactl.cli import common
from hipaactl.cli.run import Outcome


def keep(root: Path, outcome: Outcome) -> str:
    """Records the assessment; the folder's path relative to the program."""
    from hipaactl.assessment.snapshot import snapshot
    from hipaactl.report.record import record
    from hipaactl.source import Problem, relative_name

    prepared, assessment = outcome.prepared, outcome.assessment
    assert prepared.program is not None
    assert prepared.modules is not None
    assert assessment is not None
    revision, changed = _git(root)
    try:
        content = snapshot(prepared.program, prepared.modules, assessment)
        folder = record(root, assessment, content, common.now(), revision, changed)
    except OSError as error:
        common.fail(
            [
                Problem(
                    "HC904",
                    f"the assessment cannot be recorded: {error.strerror}",
                    found=str(error.strerror),
                    expected="a folder docs/assessments that can be written",
                )
            ]
        )
    return relative_name(root, folder)


def _git(root: Path) -> tuple[str | None, bool | None]:
    program = shutil.which("git")
    if program is None:
        return None, None

    def ask(*words: str) -> str | None:
        try:
            done = subprocess.run(  # noqa: S603 (git, with words of our own)
                [program, *words],
                cwd=root,
                capture_output=True,
                text=True,
                timeout=30,
                check=True,
                stdin=subprocess.DEVNULL,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout.strip()

    revision = ask("rev-parse", "HEAD")
    status = ask("status", "--porcelain", "--", ".", ":(exclude)docs/assessments")
    return revision, None if revision is None or status is None else bool(status)
