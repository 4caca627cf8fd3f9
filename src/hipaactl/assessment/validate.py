"""What `validate` reports: every problem of program, controls, policies and evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from hipaactl.assessment.evaluate import disputed_files, evidence_problems, offices_of
from hipaactl.assessment.inputs import select_all
from hipaactl.assessment.prepare import prepare
from hipaactl.policy import Engine
from hipaactl.program.moment import moment
from hipaactl.source import Problem


@dataclass(frozen=True, slots=True)
class Validation:
    """Every problem, in order of place; and counts of what was read."""

    problems: tuple[Problem, ...]
    controls: int
    policies: int
    evidence_files: int
    records: int


def validate(root: Path, engine: Engine, as_of: str | None, now: datetime) -> Validation:
    """Reads the program at ``root`` and reports everything wrong in it, evidence included."""
    prepared = prepare(root)
    problems = set(prepared.problems)
    program = prepared.program
    if program is None or prepared.modules is None:
        return Validation(tuple(sorted(problems, key=lambda item: item.sort_key)), 0, 0, 0, 0)
    problems.update(engine.check_syntax(tuple(prepared.modules)))
    at = moment(program, as_of, now)
    kinds = {file.kind for file in program.evidence if file.kind in program.kinds}
    selections = select_all(program, at, kinds)
    disputed = disputed_files(program, selections, offices_of(program, at.as_of))
    problems.update(evidence_problems(program, selections, disputed.values()))
    return Validation(
        problems=tuple(sorted(problems, key=lambda item: item.sort_key)),
        controls=len(program.controls),
        policies=len(prepared.modules.policies),
        evidence_files=len(program.evidence),
        records=sum(len(file.records) for file in program.evidence),
    )
