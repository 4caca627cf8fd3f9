"""The engine of a call: its options, starting it, and ending the call where it cannot be used."""

from __future__ import annotations

import functools
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from hipaactl.cli.common import NOT_EVALUABLE, fail

if TYPE_CHECKING:
    from hipaactl.policy import Engine
    from hipaactl.policy.engines import EngineChoice

_F = TypeVar("_F", bound=Callable[..., Any])

# Option, name in EngineChoice, metavar, help. The variable is HIPAACTL_ and the option's name.
_SERVER_OPTIONS = (
    ("--opa-url", "url", "URL", "Use the OPA server there, such as https://opa.example.org:8181."),
    ("--opa-token-file", "token_file", "FILE", "The token for that server; HIPAACTL_OPA_TOKEN holds it too."),
    ("--opa-ca", "authority", "FILE", "The authority its certificate comes from (PEM)."),
    ("--opa-cert", "certificate", "FILE", "The certificate to show it (PEM, with its key or --opa-key)."),
    ("--opa-key", "key", "FILE", "The key of that certificate (PEM)."),
)


def engine_options(command: _F) -> _F:
    """``--engine`` and what tells of an OPA server; the command gets one `EngineChoice`, as ``choice``."""
    names = ["engine", *(name for _, name, _, _ in _SERVER_OPTIONS), "allow_http"]

    @functools.wraps(command)
    def with_choice(**options: Any) -> Any:
        from hipaactl.policy.engines import EngineChoice

        choice = EngineChoice(**{name: options.pop(name) for name in names})
        for problem in choice.problems():
            raise click.UsageError(problem)
        return command(**options, choice=choice)

    decorated: Any = click.option(
        "--opa-allow-http",
        "allow_http",
        is_flag=True,
        envvar="HIPAACTL_OPA_ALLOW_HTTP",
        help="Let evidence go to that server unencrypted.",
    )(with_choice)
    for option, name, metavar, text in reversed(_SERVER_OPTIONS):
        variable = "HIPAACTL_" + option.removeprefix("--").replace("-", "_").upper()
        decorated = click.option(option, name, metavar=metavar, envvar=variable, help=text)(decorated)
    found: _F = click.option(
        "--engine",
        type=click.Choice(("embedded", "opa")),
        envvar="HIPAACTL_ENGINE",
        help="What evaluates the policies: embedded, or opa (on PATH, or a server). Otherwise as "
        "hipaactl.yaml says.",
    )(decorated)
    return found


@contextmanager
def engine(choice: EngineChoice, root: Path) -> Iterator[Engine]:
    """The engine of a call for the program at ``root``; where it cannot run, the call ends with 3."""
    from hipaactl.policy import EngineError
    from hipaactl.policy.engines import make_engine
    from hipaactl.policy.limits import memory_from_environment, timeout_from_environment
    from hipaactl.program.find import engine_named
    from hipaactl.source import Problem

    try:
        timeout_from_environment(), memory_from_environment()
    except EngineError as error:
        fail([Problem("HC902", error.message, expected="a limit that can be understood", hint=error.hint)])
    with _stopped_by_signals():
        try:
            made = make_engine(choice.name(None if choice.decided else engine_named(root)), choice)
            try:
                made.start()
                yield made
            finally:
                made.close()
        except EngineError as error:
            _engine_fails(error)


def _engine_fails(error: Exception) -> NoReturn:
    """Says why the engine cannot run and exits with 3."""
    click.echo(f"error: {error}", err=True)
    hint = getattr(error, "hint", None)
    if hint:
        click.echo(f"  fix: {hint}", err=True)
    sys.exit(NOT_EVALUABLE)


@contextmanager
def _stopped_by_signals() -> Iterator[None]:
    """Has a request to terminate (a cancelled job) end the call in order, so that nothing stays behind."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(number: int, _frame: Any) -> NoReturn:
        sys.exit(128 + number)

    before = {
        number: signal.signal(number, stop)
        for number in (getattr(signal, name, None) for name in ("SIGTERM", "SIGHUP"))
        if number is not None and signal.getsignal(number) is signal.SIG_DFL
    }
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
