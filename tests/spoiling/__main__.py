"""Spoils each field of each program's records; some control must notice.

python tests/spoiling [--only access_grants] [--jobs 2] [--all]

Exits with 1 where a field moves no control and nothing says why it need not, or what says so is out of date,
and with 2 where nothing could be asked.
"""

from __future__ import annotations

import argparse
import multiprocessing
import os
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

from hipaactl.evidence.kinds import shipped_kind_names  # noqa: E402
from spoiling import reviewed  # noqa: E402
from spoiling.ground import Ground, Unsound, ground  # noqa: E402
from spoiling.search import (  # noqa: E402
    CHANGED,
    IDENTITY,
    NO_RECORD,
    TOGETHER,
    UNCHANGED,
    UNREAD,
    WORDS,
    Found,
    look,
)

_GROUNDS: dict[str, Ground] = {}
_STATUSES = (CHANGED, TOGETHER, WORDS, UNCHANGED, UNREAD, IDENTITY, NO_RECORD)


def _look(task: tuple[str, str, str]) -> Found:
    program, kind, field = task
    return look(_GROUNDS[program], kind, field)


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests/spoiling", description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--only", action="append", default=[], metavar="KIND", help="a kind of evidence")
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)"
    )
    parser.add_argument(
        "--open", type=int, default=0, metavar="N", help="let so many complaints stand for now"
    )
    parser.add_argument("--all", action="store_true", help="tell of every field where it showed")
    return parser.parse_args(given)


def main(given: Sequence[str]) -> int:
    """What the command says; see the module's docstring for the exit code."""
    options = _arguments(given)
    started = time.monotonic()
    try:
        reasons = reviewed.read(HERE / "unmoved.yaml")
        for path in [REPOSITORY / "hipaactl.yaml", *sorted(REPOSITORY.glob("examples/*/hipaactl.yaml"))]:
            name = path.parent.relative_to(REPOSITORY).as_posix()
            _GROUNDS[name] = ground(path.parent, name)
    except (reviewed.BadList, Unsound) as error:
        print(error, file=sys.stderr)
        return 2
    kinds = {name: kind for one in _GROUNDS.values() for name, kind in one.kinds.items()}
    tasks = [
        (program, kind, field)
        for program, one in _GROUNDS.items()
        for kind in one.kinds
        for field in one.kinds[kind].properties
        if not options.only or kind in options.only
    ]
    with multiprocessing.get_context("fork").Pool(options.jobs) as workers:
        found = list(workers.imap(_look, tasks, chunksize=4))
    outcome = reviewed.held(found, kinds, shipped_kind_names(), reasons)
    if options.only:  # the rest was not asked
        outcome.complaints = [
            line for line in outcome.complaints if any(kind in line for kind in options.only)
        ]
    for one in found if options.all else ():
        print(f"{one.program}: {one.name}: {one.status}{f' ({one.told})' if one.told else ''}")
    _table(found)
    if outcome.complaints:
        print("These move no control: mark them in the schema, say why in unmoved.yaml, or judge them:")
        print(*(f"  {line}" for line in outcome.complaints), sep="\n")
    print(f"{len(found)} fields in {time.monotonic() - started:.0f} s")
    return 1 if len(outcome.complaints) > options.open else 0


def _table(found: Sequence[Found]) -> None:
    print(f"{'':<24}{'fields':>10}" + "".join(f"{status:>15}" for status in _STATUSES))
    for program in sorted({one.program for one in found}):
        counts = Counter(one.status for one in found if one.program == program)
        print(f"{program:<24}{counts.total():>10}" + "".join(f"{counts[status]:>15}" for status in _STATUSES))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
