"""Strings the stages together for the commands: load, evaluate, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hipaactl.cli import common
from hipaactl.cli.engine import engine as engine_of_call
from hipaactl.cli.progress import working

if TYPE_CHECKING:
    from hipaactl.assessment.model import Assessment
    from hipaactl.assessment.prepare import Prepared
    from hipaactl.policy.engines import EngineChoice
    from hipaactl.source import Problem


@dataclass(frozen=True, slots=True)
class Outcome:
    """An assessment, or the problems that kept it from being made."""

    prepared: Prepared
    assessment: Assessment | None
    problems: tuple[Problem, ...]


def assess(
    root: Path, selectors: Sequence[str], as_of: str | None, period: str | None, choice: EngineChoice
) -> Outcome:
    """Evaluates the program at ``root``; a call that cannot be understood ends with exit code 2."""
    import hipaactl
    from hipaactl.assessment.evaluate import Request, evaluate
    from hipaactl.assessment.prepare import file_problems, prepare
    from hipaactl.program.moment import moment, window
    from hipaactl.program.select import select_controls

    with engine_of_call(choice, root) as engine, working("reading and evaluating"):
        prepared = prepare(root)
        problems = prepared.problems
        if prepared.program is not None and prepared.modules is not None:
            problems = (*problems, *engine.check_syntax(tuple(prepared.modules)))
        if prepared.program is None or prepared.modules is None or problems:
            problems = (*problems, *file_problems(prepared.program))
            return Outcome(prepared, None, tuple(sorted(set(problems), key=lambda item: item.sort_key)))
        with common.problems_end_the_call():
            at = moment(prepared.program, as_of, common.now())
            span = window(at, period)
            selected = select_controls(prepared.program, selectors)
        request = Request(at, span, selected, hipaactl.__version__)
        made = evaluate(prepared.program, prepared.rule, prepared.modules, engine, request)
        return Outcome(prepared, made, ())
    raise AssertionError  # pragma: no cover


def input_of(root: Path, as_of: str | None, period: str | None) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    """The input document of a run, or the problems that keep it from being made."""
    import hipaactl
    from hipaactl.assessment.evaluate import Request, input_document
    from hipaactl.assessment.prepare import prepare
    from hipaactl.program.moment import moment, window

    prepared = prepare(root)
    if prepared.program is None or prepared.problems:
        return {}, prepared.problems
    with common.problems_end_the_call():
        at = moment(prepared.program, as_of, common.now())
        span = window(at, period)
    request = Request(at, span, None, hipaactl.__version__)
    return input_document(prepared.program, prepared.rule, request), ()
