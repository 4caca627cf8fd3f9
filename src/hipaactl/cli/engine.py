"""The engine of a call: its options, starting it, and ending the call where it cannot be used."""

from __future__ import annotations

import functools
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

import click

from hipaactl.cli.common import NOT_EVALUABLE, fail

if TYPE_CHECKING:
    from hipaactl.policy import Engine, EngineError
    from hipaactl.policy.engines import EngineChoice, StartableEngine

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

        # A variable that a script forgot to set must not choose another engine, or another authority.
        for option, name, _, _ in _SERVER_OPTIONS:
            if options[name] is not None and not options[name].strip():
                raise click.UsageError(f"{option} is empty")
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
    from hipaactl.policy.limits import memory_from_environment, timeout_from_environment
    from hipaactl.source import Problem

    try:
        timeout_from_environment(), memory_from_environment()
    except EngineError as error:
        fail([Problem("HC902", error.message, expected="a limit that can be understood", hint=error.hint)])
    with _stopped_by_signals() as closing:
        made = _made(choice, root)
        failures: list[EngineError] = []
        try:
            made.start()
            yield made
        except EngineError as error:
            failures.append(error)
        finally:
            with closing():
                try:
                    made.close()
                except EngineError as error:
                    failures.append(error)
            if failures:
                _engine_fails(failures)


def _made(choice: EngineChoice, root: Path) -> StartableEngine:
    from hipaactl.policy import EngineError
    from hipaactl.policy.engines import make_engine
    from hipaactl.program.find import engine_named

    try:
        return make_engine(choice.name(None if choice.decided else engine_named(root)), choice)
    except EngineError as error:
        _engine_fails([error])


def _engine_fails(failures: Sequence[EngineError]) -> NoReturn:
    """Says why the engine cannot run, and what could not be cleaned up then, and exits with 3."""
    *first, last = failures
    for error in [item for item in first if item.message not in last.message] + [last]:
        click.echo(f"error: {error.message}", err=True)
        if error.hint:
            click.echo(f"  fix: {error.hint}", err=True)
    sys.exit(NOT_EVALUABLE)


@contextmanager
def _stopped_by_signals() -> Iterator[Callable[[], AbstractContextManager[None]]]:
    """Has a request to terminate (a cancelled job) end the call in order, so that nothing stays behind.

    What it gives is for closing: requests, Ctrl-C too, wait until that is done. Closing has an end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield nullcontext
        return

    def stop(number: int, _frame: Any) -> NoReturn:
        sys.exit(128 + number)

    @contextmanager
    def closing() -> Iterator[None]:
        asked: list[int] = []
        interrupts = signal.getsignal(signal.SIGINT) is signal.default_int_handler
        with _handled(
            [*numbers, *([signal.SIGINT] if interrupts else [])], lambda number, _frame: asked.append(number)
        ):
            yield
        if signal.SIGINT in asked:
            raise KeyboardInterrupt
        if asked:
            sys.exit(128 + asked[0])

    names = [name for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    found = [getattr(signal, name) for name in names]
    numbers = [number for number in found if signal.getsignal(number) is signal.SIG_DFL]
    with _handled(numbers, stop):
        yield closing


@contextmanager
def _handled(numbers: Sequence[int], handler: Callable[[int, Any], Any]) -> Iterator[None]:
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, earlier in before.items():
            signal.signal(number, earlier)
