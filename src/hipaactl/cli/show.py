"""``hipaactl show``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hipaactl.cli.common import moment_options, program_option
from hipaactl.cli.engine import engine_options

if TYPE_CHECKING:
    from hipaactl.policy.engines import EngineChoice


@click.command("show")
@click.argument("what")
@program_option
@moment_options
@engine_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="What to print.")
@click.option("--all", "everything", is_flag=True, help="Show every finding and inquiry in full.")
def command(
    what: str,
    program: str | None,
    as_of: str | None,
    period: str | None,
    form: str,
    everything: bool,
    choice: EngineChoice,
) -> None:
    """Show a paragraph of the rule or a control, with all that is known of it.

    WHAT is a citation such as 164.312(a)(2)(iv) or a control's id. A citation shows the rule's text, whom it
    binds, the decision, the controls with their last result and evidence, and what an OCR auditor asks.
    """
    from hipaactl.cli import common
    from hipaactl.cli.run import assess
    from hipaactl.report import render

    outcome = assess(common.root_of(program), (), as_of, period, choice)
    if outcome.assessment is None:
        reports = render.problem_reports(outcome.problems, common.width(), common.color())
        click.echo(reports[form](plain=False), nl=False)
        sys.exit(common.INVALID)
    with common.problems_end_the_call():
        text = render.show(
            outcome.prepared,
            outcome.assessment,
            what,
            form,
            common.width(),
            common.color(),
            everything,
            common.unicode_ok(),
        )
    click.echo(text, nl=False)
