"""``hipaactl validate``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hipaactl.cli.common import as_of_option, program_option
from hipaactl.cli.engine import engine_options

if TYPE_CHECKING:
    from hipaactl.policy.engines import EngineChoice


@click.command("validate")
@program_option
@as_of_option
@engine_options
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", help="What to print.")
def command(program: str | None, as_of: str | None, form: str, choice: EngineChoice) -> None:
    """Check everything people write, and report every problem with file, line, column and the fix.

    Exits with 0 where there is none and with 2 where there is any, one evidence file's included.
    """
    from hipaactl.assessment.validate import validate
    from hipaactl.cli import common
    from hipaactl.cli.engine import engine as engine_of_call
    from hipaactl.report import render

    root = common.root_of(program)
    with engine_of_call(choice, root) as engine, common.problems_end_the_call():
        result = validate(root, engine, as_of, common.now())
    click.echo(render.validation(result, form, common.width(), common.color()), nl=False)
    sys.exit(common.INVALID if result.problems else 0)
