"""Kinds whose evidence may lie where nothing reads it as theirs: what a rule sees of them is in doubt."""

from __future__ import annotations

from hipaactl.evidence.evidence_file import EvidenceFile
from hipaactl.evidence.kinds import Kinds
from hipaactl.source import Problem, suggest


def kinds_in_doubt(files: list[EvidenceFile], loose: list[Problem], kinds: Kinds) -> dict[str, Problem]:
    """Kinds of which something lies where it is not read as theirs, with the problem that says what.

    A file in a misspelt folder, or records that no evidence file names, may be what a rule should see.
    """
    found: dict[str, Problem] = {}
    for file in files:
        value = file.document.value if file.document is not None else None
        said = value.get("kind") if isinstance(value, dict) else None
        misplaced = file.kind not in kinds or any(item.code == "HC502" for item in file.problems)
        if not misplaced or not file.problems:
            continue
        near = _named_after(file.file.rsplit("/", 1)[-1], kinds) if file.kind == "" else []
        for name in (said, suggest(str(said), kinds), suggest(file.kind, kinds), *near):
            if isinstance(name, str) and name in kinds:
                found.setdefault(name, file.problems[0])
    for problem in loose:
        if problem.code in ("HC506", "HC411", "HC103", "HC102") and problem.location is not None:
            parts = problem.location.file.split("/")
            for name in _named_after(parts[1], kinds) if len(parts) > 1 else []:
                found.setdefault(name, problem)
    return found


def _named_after(name: str, kinds: Kinds) -> list[str]:
    """The kinds a folder or file is named after, or nearly: devices, device, devices-2026.xlsx."""
    stem = name.partition(".")[0]
    near = suggest(stem, kinds)
    begins = [kind for kind in kinds if stem.replace("-", "_").startswith(kind)]
    return list(dict.fromkeys([*([near] if near else []), *begins]))
