"""``hipaactl ledger``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hipaactl.cli.common import moment_options, program_option
from hipaactl.cli.engine import engine_options

if TYPE_CHECKING:
    from hipaactl.policy.engines import EngineChoice

_FORMATS = ("text", "json", "csv", "markdown")


@click.command("ledger")
@click.argument("citations", nargs=-1)
@program_option
@moment_options
@engine_options
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="What to print.")
@click.option(
    "-o", "--output", "outputs", multiple=True, metavar="FORMAT=FILE", help="Also write a report to a file."
)
@click.option(
    "--all", "everything", is_flag=True, help="Also paragraphs that are out of scope or not applicable."
)
def command(
    citations: tuple[str, ...],
    program: str | None,
    as_of: str | None,
    period: str | None,
    form: str,
    outputs: tuple[str, ...],
    everything: bool,
    choice: EngineChoice,
) -> None:
    """List every binding paragraph of the rule with its status, its controls and why.

    CITATIONS narrow it to paragraphs and what lies beneath them. Exits with 0 whatever the statuses are:
    the gate is held by `check`.
    """
    from hipaactl.assessment.ledger import narrow
    from hipaactl.cli import common
    from hipaactl.cli.run import assess
    from hipaactl.report import render

    pairs = common.parse_outputs(outputs, _FORMATS)
    outcome = assess(common.root_of(program), (), as_of, period, choice)
    if outcome.assessment is None:
        reports = render.problem_reports(outcome.problems, common.width(), common.color())
        click.echo(reports["json" if form == "json" else "text"](plain=False), nl=False)
        sys.exit(common.INVALID)
    with common.problems_end_the_call():
        entries = narrow(outcome.assessment.ledger, outcome.prepared.rule, citations)
    made = render.ledger_reports(
        entries, common.width(), common.color(), everything or bool(citations), common.unicode_ok()
    )
    for name, path in pairs:
        common.write_file(path, made[name](plain=True))
    click.echo(made[form](plain=False), nl=False)
    sys.exit(common.NOT_EVALUABLE if outcome.assessment.has_errors else 0)
