"""The command line: each command parses, calls, prints and sets the exit code. No logic lives here.

Exit codes: 0 the gate holds; 1 it fails; 2 the program or the call is invalid and nothing was judged;
3 something could not be evaluated.
"""

from __future__ import annotations

import errno
import importlib
import os
import sys
from typing import Any

import click

import hipaactl

_NOT_EVALUABLE = 3
_STOPPED = 130
_PIPE_CLOSED = 141

# Listed with their one line so that --help loads no command.
_COMMANDS = {
    "validate": "Check everything people write: program, controls, policies, evidence.",
    "check": "Evaluate the controls, print the verdicts and hold the gate.",
    "show": "Show a paragraph of the rule or a control, with all that is known of it.",
    "ledger": "List every binding paragraph with its status.",
    "evidence": "Bring evidence in.",
    "policy": "Test and check policies, and print the input they see.",
    "schema": "Print the schema of a file format.",
}


class _Commands(click.Group):
    """Loads a command's module when it is called, so that start-up stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 (click's signature)
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        module = importlib.import_module(f"hipaactl.cli.{cmd_name}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))

    def resolve_command(self, ctx: click.Context, args: list[str]) -> Any:
        if args and args[0] not in _COMMANDS and not args[0].startswith("-"):
            import difflib

            close = difflib.get_close_matches(args[0], _COMMANDS, n=1)
            hint = f" Did you mean {close[0]}?" if close else ""
            ctx.fail(f"There is no command {args[0]}.{hint}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "HIPAACTL"},
    epilog="Exit codes: 0 the gate holds, 1 it fails, 2 invalid (nothing was judged), 3 not evaluable.",
)
@click.version_option(hipaactl.__version__, prog_name="hipaactl")
def group() -> None:
    """Judge a HIPAA program: controls, policies and evidence in; verdicts and a ledger of the rule out."""


def main() -> None:
    """Runs the command line and exits; what goes wrong inside never ends with a code that means a verdict."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by the caller; the exit code still speaks
            nowhere = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123 (open until exit)
            setattr(sys, name, nowhere)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    sys.exit(_run())


def _run() -> int:
    try:
        code = group.main(prog_name="hipaactl", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        return _STOPPED
    except BrokenPipeError:
        # The reader (head, less) went away: nothing more can be written, and Python must not try at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EIO, errno.EBADF):
            return _defect()
        click.echo(f"error: the report cannot be written: {error.strerror}", err=True)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _NOT_EVALUABLE
    except MemoryError:
        click.echo("error: there is not enough memory; nothing was judged", err=True)
        return _NOT_EVALUABLE
    except RecursionError:
        click.echo("error: something is nested too deep to be handled", err=True)
        return _NOT_EVALUABLE
    except Exception:
        return _defect()


def _defect() -> int:
    import traceback

    traceback.print_exc()
    click.echo("error: this is a defect in hipaactl; nothing was judged. Please report it.", err=True)
    return _NOT_EVALUABLE
