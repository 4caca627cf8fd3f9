"""``hipaactl schema``."""

from __future__ import annotations

import click

from hipaactl.cli.common import program_option


@click.command("schema")
@click.argument("name", required=False)
@program_option
def command(name: str | None, program: str | None) -> None:
    """Print the JSON Schema of a file format, of a kind of evidence (kinds/NAME), or of the policies' input.

    NAME is one of those that are listed without it. `input` is made from the program's kinds and parameters,
    for `opa check --strict -s`.
    """
    from hipaactl.cli import common
    from hipaactl.report.schemas import schema_list, schema_text

    if name is None:
        click.echo(schema_list(), nl=False)
        return
    root = common.root_of(program) if name == "input" else None
    with common.problems_end_the_call():
        click.echo(schema_text(name, root), nl=False)
