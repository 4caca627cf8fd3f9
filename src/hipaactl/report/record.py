"""Keeps an assessment: a folder of its own under docs/assessments/, written once and never changed."""

from __future__ import annotations

import errno
import json
import shutil
import tempfile
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from hipaactl.assessment.model import Assessment
from hipaactl.report.json_ import assessment_json
from hipaactl.source.dates import format_instant

FOLDER = Path("docs") / "assessments"


def record(
    root: Path,
    assessment: Assessment,
    snapshot: Mapping[str, Any],
    recorded_at: datetime,
    revision: str | None,
    changed: bool | None,
) -> Path:
    """Writes ``assessment.json``, ``snapshot.json`` and ``record.json``; the folder's path.

    The folder is named after the day judged, with -2, -3 … where one is there; it appears whole or not at
    all. ``revision`` is the git commit, ``changed`` whether the working tree differed from it; None where
    that is not known. Raises OSError.
    """
    base = root / FOLDER
    base.mkdir(parents=True, exist_ok=True)
    if root.resolve() not in base.resolve().parents:
        raise OSError(errno.EXDEV, "docs/assessments is a link that leads out of the program")
    head = {
        "record_version": "1",
        "as_of": format_instant(assessment.as_of),
        "recorded_at": format_instant(recorded_at),
        "git_revision": revision,
        "git_changed": changed,
        "tool_version": assessment.tool_version,
        "inputs_digest": assessment.inputs_digest,
    }
    work = Path(tempfile.mkdtemp(prefix=".new-", dir=base))
    try:
        _write(work / "assessment.json", assessment_json(assessment))
        _write(work / "snapshot.json", _json(snapshot))
        _write(work / "record.json", _json(head))
        work.chmod(0o755)
        number = 1
        while True:
            name = assessment.today.isoformat() + (f"-{number}" if number > 1 else "")
            target = base / name
            if not target.exists():
                work.replace(target)
                return target
            number += 1
    except BaseException:
        shutil.rmtree(work, ignore_errors=True)
        raise


def _write(path: Path, text: str) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)


def _json(value: Any) -> str:
    return json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
