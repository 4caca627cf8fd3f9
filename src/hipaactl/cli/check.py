"""``hipaactl check``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hipaactl.cli.common import moment_options, program_option
from hipaactl.cli.engine import engine_options

if TYPE_CHECKING:
    from hipaactl.policy.engines import EngineChoice

_FORMATS = ("text", "json")


@click.command("check")
@click.argument("selectors", nargs=-1)
@program_option
@moment_options
@engine_options
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="What to print.")
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FORMAT=FILE", help="Also write a report to a file."
)
@click.option(
    "--all", "everything", is_flag=True, help="Show every finding and exclusion, not only the first."
)
@click.option("--record", is_flag=True, help="Keep the assessment in docs/assessments/.")
def command(
    selectors: tuple[str, ...],
    program: str | None,
    as_of: str | None,
    period: str | None,
    form: str,
    outputs: tuple[str, ...],
    everything: bool,
    record: bool,
    choice: EngineChoice,
) -> None:
    """Evaluate the controls, print the verdicts and hold the gate.

    SELECTORS name controls by id, glob, safeguard or citation; without one, all are judged.
    """
    from hipaactl.cli import common
    from hipaactl.cli.run import assess

    pairs = common.parse_outputs(outputs, _FORMATS)
    if record and selectors:
        raise click.UsageError("--record keeps whole assessments: call it without selectors")
    root = common.root_of(program)
    outcome = assess(root, selectors, as_of, period, choice)
    from hipaactl.report import render

    if outcome.assessment is None:
        reports = render.problem_reports(outcome.problems, common.width(), common.color())
    else:
        reports = render.assessment_reports(
            outcome.assessment, common.width(), common.color(), everything, common.unicode_ok()
        )
    for name, path in pairs:
        common.write_file(path, reports[name](plain=True))
    click.echo(reports[form](plain=False), nl=False)
    if outcome.assessment is None:
        sys.exit(common.INVALID)
    if record:
        if outcome.assessment.looks_ahead:
            raise click.UsageError("--record keeps what was found, and this day is still to come")
        from hipaactl.cli.record import keep

        click.echo(f"recorded in {keep(root, outcome)}", err=True)
    sys.exit(outcome.assessment.exit_code)
