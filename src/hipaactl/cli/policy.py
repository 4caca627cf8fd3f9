"""``hipaactl policy``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from hipaactl.cli.common import moment_options, program_option
from hipaactl.cli.engine import engine_options

if TYPE_CHECKING:
    from hipaactl.policy.engines import EngineChoice

_FORMS = click.Choice(("text", "json"))


@click.group("policy")
def command() -> None:
    """Test and check policies, and print the input they see."""


@command.command("test")
@click.argument("patterns", nargs=-1)
@program_option
@engine_options
@click.option(
    "--coverage/--no-coverage", default=True, help="Also which lines of each policy the tests reach."
)
@click.option("--format", "form", type=_FORMS, default="text", help="What to print.")
def test(
    patterns: tuple[str, ...], program: str | None, coverage: bool, form: str, choice: EngineChoice
) -> None:
    """Run the test_ rules of the program's policies and of its baseline.

    PATTERNS are globs over packages, or words that a package contains. Exits with 1 where a test fails and
    with 3 where one could not run.
    """
    from hipaactl.assessment.policies import run_policy_tests
    from hipaactl.cli import common
    from hipaactl.cli.engine import engine as engine_of_call
    from hipaactl.report import render

    root = common.root_of(program)
    with engine_of_call(choice, root) as engine, common.problems_end_the_call():
        report = run_policy_tests(root, engine, patterns, coverage)
    click.echo(
        render.test_report(report, form, common.width(), common.color(), common.unicode_ok()), nl=False
    )
    if report.problems:
        sys.exit(common.INVALID)
    sys.exit(common.NOT_EVALUABLE if report.count("error") else 0 if report.ok else 1)


@command.command("check")
@program_option
@engine_options
@click.option("--format", "form", type=_FORMS, default="text", help="What to print.")
def check(program: str | None, form: str, choice: EngineChoice) -> None:
    """Check policies without running them: syntax, METADATA, parameters, kinds, and what no rule may do."""
    from hipaactl.assessment.policies import check_program_policies
    from hipaactl.cli import common
    from hipaactl.cli.engine import engine as engine_of_call
    from hipaactl.report import render

    root = common.root_of(program)
    with engine_of_call(choice, root) as engine, common.problems_end_the_call():
        problems, count = check_program_policies(root, engine)
    click.echo(render.policy_problems(problems, count, form, common.width(), common.color()), nl=False)
    sys.exit(common.INVALID if problems else 0)


@command.command("input")
@program_option
@moment_options
def policy_input(program: str | None, as_of: str | None, period: str | None) -> None:
    """Print the exact input document of a run, so that anyone can check a verdict with `opa eval`."""
    from hipaactl.cli import common
    from hipaactl.cli.run import input_of
    from hipaactl.report.json_ import dump

    document, problems = input_of(common.root_of(program), as_of, period)
    if problems:
        common.fail(problems)
    click.echo(dump(document), nl=False)
