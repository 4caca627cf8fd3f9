"""What commands share: options, where output goes, how problems end a run."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

if TYPE_CHECKING:
    from hipaactl.source import Problem

INVALID = 2
NOT_EVALUABLE = 3

_F = TypeVar("_F", bound=Callable[..., Any])


def program_option(command: _F) -> _F:
    """``--program``: the folder of the program."""
    return click.option(
        "--program",
        "program",
        metavar="FOLDER",
        envvar="HIPAACTL_PROGRAM",
        help="The program's folder; otherwise the nearest hipaactl.yaml upwards.",
    )(command)


def moment_options(command: _F) -> _F:
    """``--as-of`` and ``--period``."""
    return as_of_option(_period_option(command))


def _period_option(command: _F) -> _F:
    return click.option(
        "--period",
        metavar="FROM..TO",
        envvar="HIPAACTL_PERIOD",
        help="The days evidence must cover; otherwise the twelve months before.",
    )(command)


def as_of_option(command: _F) -> _F:
    """``--as-of``."""
    return click.option(
        "--as-of",
        metavar="DATE",
        envvar="HIPAACTL_AS_OF",
        help="Judge as of the end of this day, or of a time with offset; otherwise now.",
    )(command)


def now() -> datetime:
    """The one reading of the clock; ``SOURCE_DATE_EPOCH`` (seconds) takes its place where it is set."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "").strip()
    if not epoch:
        return datetime.now(UTC)
    try:
        return datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        from hipaactl.source import Problem

        fail(
            [Problem("HC902", "SOURCE_DATE_EPOCH is not understood", None, epoch[:40], "seconds since 1970")]
        )


def width() -> int:
    """Columns to write for, at least 40."""
    return max(40, shutil.get_terminal_size((80, 24)).columns)


def color(stream: Any = None) -> bool:
    """Whether to colour what goes to ``stream`` (standard output by default)."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    stream = stream if stream is not None else sys.stdout
    return bool(stream.isatty()) and os.environ.get("TERM") != "dumb"


def unicode_ok() -> bool:
    """Whether standard output can write the icons."""
    try:
        "✓✗—…".encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def root_of(program: str | None) -> Path:
    """The root of the program a command is called for; ends with exit code 2 where there is none."""
    from hipaactl.program.find import find_program

    with problems_end_the_call():
        return find_program(Path.cwd(), program)
    raise AssertionError  # pragma: no cover


@contextmanager
def problems_end_the_call() -> Iterator[None]:
    """Prints the problems of a ProblemError to standard error and exits with 2; engine errors with 3."""
    from hipaactl.source import ProblemError

    try:
        yield
    except ProblemError as error:
        fail(error.problems)


def fail(problems: Sequence[Problem]) -> NoReturn:
    """Prints problems of the call to standard error, and as JSON where asked for, and exits with 2."""
    from hipaactl.report.text import problems_text

    context = click.get_current_context(silent=True)
    if context is not None and context.params.get("form") == "json":
        from hipaactl.report.json_ import problems_json

        click.echo(problems_json(problems, INVALID), nl=False)
    click.echo(problems_text(problems, width(), color(sys.stderr)), err=True, nl=False)
    sys.exit(INVALID)


def write_file(path: str, text: str) -> None:
    """Writes a report to a file, UTF-8; a path that cannot be written ends the call with 2."""
    from hipaactl.source import Problem

    try:
        target = Path(path)
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except OSError as error:
        fail(
            [
                Problem(
                    "HC904",
                    f"{path} cannot be written: {error.strerror}",
                    found=str(error.strerror),
                    expected="a path that can be written",
                    hint="name another file",
                )
            ]
        )


def parse_outputs(values: Sequence[str], formats: Sequence[str]) -> list[tuple[str, str]]:
    """``FORMAT=FILE`` pairs; click's usage error (exit 2) for anything else."""
    pairs: list[tuple[str, str]] = []
    for value in values:
        name, equals, path = value.partition("=")
        if not equals or not path or name not in formats:
            raise click.BadParameter(f"{value}: write FORMAT=FILE with a format of {', '.join(formats)}")
        pairs.append((name, path))
    return pairs
