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
        stem = file.file.rsplit("/", 1)[-1].partition(".")[0]
        near = [kind for kind in kinds if file.kind == "" and stem.replace("-", "_").startswith(kind)]
        for name in (said, suggest(str(said), kinds), suggest(file.kind, kinds), *near):
            if isinstance(name, str) and name in kinds:
                found.setdefault(name, file.problems[0])
    for problem in loose:
        if problem.code in ("HC506", "HC411", "HC103", "HC102") and problem.location is not None:
            parts = problem.location.file.split("/")
            folder = parts[1] if len(parts) > 2 else ""
            name = folder if folder in kinds else suggest(folder, kinds) if folder else None
            if name is not None:
                found.setdefault(name, problem)
    return found
