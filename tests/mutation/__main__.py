"""Changes the rules one place at a time; every change must turn a rule test red.

python tests/mutation [--only policies/hipaa/breach] [--jobs 2] [--sample 10] [--yaml]

Exits with 1 where more changes than --open are noticed by no test and not in survivors.yaml, or an entry
there is of none, and with 2 where nothing could be asked.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
sys.path.insert(0, str(HERE.parent))

from hipaactl.policy.modules import BASELINE, OWN, ModuleSet, load_modules  # noqa: E402
from mutation import bench, pool, report, survivors  # noqa: E402
from mutation.changes import Mutant, mutants  # noqa: E402


def repository_modules() -> ModuleSet:
    """The baseline's modules and those of every example's own."""
    own = sorted(REPOSITORY.glob("examples/*/program/policies"))
    return load_modules([(BASELINE, REPOSITORY / "policies"), *((OWN, folder) for folder in own)], REPOSITORY)


def _arguments(given: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests/mutation", description=__doc__.split("\n", 1)[0])
    parser.add_argument(
        "--only", action="append", default=[], metavar="PATH", help="a module or a folder of them"
    )
    parser.add_argument(
        "--jobs", type=int, default=os.cpu_count() or 1, help="processes (default: one a core)"
    )
    parser.add_argument(
        "--sample", type=int, default=1, metavar="N", help="every Nth change; not what CI holds"
    )
    parser.add_argument("--seconds", type=float, default=pool.SECONDS, help="processor time for one change")
    parser.add_argument(
        "--open", type=int, default=0, metavar="N", help="let so many unexplained survivors stand for now"
    )
    parser.add_argument("--list", action="store_true", help="print the changes and try none")
    parser.add_argument(
        "--yaml", action="store_true", help="print what is unexplained as entries of survivors.yaml"
    )
    return parser.parse_args(given)


def main(given: Sequence[str]) -> int:
    """What the command says; see the module's docstring for the exit code."""
    options = _arguments(given)
    modules = repository_modules()
    only = [path.strip("/") for path in options.only]
    chosen = [
        module
        for module in modules.evaluated
        if not only or any(module.file == path or module.file.startswith(path + "/") for path in only)
    ]
    if modules.problems or not chosen:
        print(*modules.problems or ["--only names no policy"], sep="\n", file=sys.stderr)
        return 2
    everything = [mutant for module in chosen for mutant in mutants(module)]
    tried = everything[:: options.sample]
    if options.list:
        print(*tried, sep="\n")
        return 0
    try:
        entries = survivors.read(HERE / "survivors.yaml")
        bench.check_green(modules)
    except (survivors.BadEntry, bench.NotGreen) as error:
        print(error, file=sys.stderr)
        return 2
    started = time.monotonic()
    results: dict[Mutant, str] = dict(pool.judged(modules, tried, options.jobs, options.seconds))
    known = survivors.keys(everything, {module.file: module.text for module in chosen})
    outcome = report.compared(results, known, entries, whole=not only)
    if options.yaml:
        print(survivors.as_yaml(outcome.unexplained), end="")
    else:
        print(report.table(outcome))
        print(report.complaints(outcome))
        print(f"{len(tried)} changes in {time.monotonic() - started:.0f} s")
    return 0 if not outcome.stale and len(outcome.unexplained) <= options.open else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
