"""``hipaactl evidence``."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from hipaactl.cli.common import program_option

# Named here so that help loads no importer; a test holds it equal to importers.IMPORTERS.
_IMPORTERS = ("aws-iam-credential-report",)


@click.group("evidence")
def command() -> None:
    """Bring evidence in."""


@command.command("import")
@click.argument("importer", type=click.Choice(_IMPORTERS), metavar="IMPORTER")
@click.argument("file", metavar="FILE")
@click.option("--output", metavar="FOLDER", help="The evidence folder; otherwise evidence/ of the program.")
@click.option("--observed-at", metavar="TIME", help="When the export was made; otherwise as FILE shows it.")
@click.option("--received-at", metavar="TIME", help="When it came in; otherwise now.")
@click.option("--system", metavar="ID", help="The system_id the records belong to.")
@click.option("--collected-by", metavar="OFFICE", help="The office that made the export.")
@click.option("--replace", is_flag=True, help="Write over files that hold something else.")
@program_option
def import_(
    importer: str,
    file: str,
    output: str | None,
    observed_at: str | None,
    received_at: str | None,
    system: str | None,
    collected_by: str | None,
    replace: bool,
    program: str | None,
) -> None:
    """Turn a tool's export into evidence: IMPORTER reads FILE, which is left as it is.

    IMPORTER is aws-iam-credential-report. Times are written as 2026-03-31T09:30:00Z. What was decided on the
    way is listed. Where anything in FILE is not as the tool writes it, nothing is written (exit code 2).
    """
    from hipaactl.cli import common
    from hipaactl.evidence.importers import IMPORTERS, Options, import_original, write_evidence
    from hipaactl.report.plain import visible
    from hipaactl.source.files import TABLE_LIMIT, read_bytes

    observed, received = _instant("--observed-at", observed_at), _instant("--received-at", received_at)
    folder = Path(output) if output is not None else common.root_of(program) / "evidence"
    path = Path(file).resolve()
    with common.problems_end_the_call():
        _, data = read_bytes(path.parent, path.name, TABLE_LIMIT)
        imported = import_original(IMPORTERS[importer], file, data, Options(observed, system, collected_by))
        if imported.problems:
            common.fail(imported.problems)
        written = write_evidence(imported, folder, received or common.now(), replace)
    for note in imported.notes:
        click.echo(visible(f"{file}:{note.line}: {note.message}" if note.line else f"{file}: {note.message}"))
    done = "written" if written.changed else "already there"
    click.echo(visible(f"{len(imported.records)} records of {imported.kind} {done}: {written.envelope}"))


def _instant(option: str, text: str | None) -> datetime | None:
    from hipaactl.cli import common
    from hipaactl.source import Problem
    from hipaactl.source.dates import INSTANT_FORM, parse_instant

    value = parse_instant(text) if text is not None else None
    if text is not None and value is None:
        hint = "write T between date and time, seconds, and Z or an offset such as -05:00"
        common.fail([Problem("HC902", f"{option} {text} is not understood", None, text, INSTANT_FORM, hint)])
    return value
