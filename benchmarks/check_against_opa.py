"""Times `hipaactl check`, on both engines, against `opa eval` on the same rules and the same input as JSON.

    .venv/bin/python benchmarks/check_against_opa.py [--program FOLDER] [--records N] [--runs N]

With --records a program is generated whose systems, devices, user_accounts and workforce hold N records each,
as CSV. All commands are whole processes, run in turn; the median of each and its ratio are printed. `opa
eval` gets its input ready made, while `hipaactl check` reads, validates and selects it first. Needs `opa` on
PATH or in .tools/bin (`make opa`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
RULES = ("deny", "warn", "population", "excluded")

PROGRAM = """\
schema: 1
organization: {{name: Generated}}
roles: {{covered_entity: provider}}
timezone: America/Chicago
as_of: 2026-11-20
baseline: {{path: {baseline}}}
attributes: {{unencrypted_legacy_storage: false}}
"""
ENVELOPE = """\
schema: 1
kind: {kind}
source: {{system: generator, method: export, collected_by: it-operations}}
observed_at: 2026-11-19T00:00:00Z
received_at: 2026-11-19T01:00:00Z
records_file: records.csv
"""
ROWS = {
    "workforce": (
        "person,status,employment,unit,hired_on,ended_on",
        lambda n: (
            f"w{n},{'ended' if n % 50 == 0 else 'active'},employee,billing,2020-01-01,"
            + ("2026-10-01" if n % 50 == 0 else "")
        ),
    ),
    "user_accounts": (
        "system,user,status,account_type,assigned_to,created_on,mfa",
        lambda n: f"s{n % 20},u{n},{'disabled' if n % 50 == 0 else 'active'},person,w{n},2020-01-01,true",
    ),
    "devices": (
        "device_id,type,ephi,status,screen_lock_minutes,encrypted",
        lambda n: f"d{n},laptop,true,in_use,{30 if n % 100 == 0 else 10},true",
    ),
    "systems": (
        "system_id,name,type,ephi,status,session_timeout_minutes,encrypted_at_rest",
        lambda n: f"s{n},system {n},database,true,in_use,15,true",
    ),
}


def generate(folder: Path, records: int) -> None:
    """A program with ``records`` records of each kind in ROWS."""
    (folder / "hipaactl.yaml").write_text(PROGRAM.format(baseline=ROOT), encoding="utf-8")
    for kind, (header, row) in ROWS.items():
        place = folder / "evidence" / kind
        place.mkdir(parents=True)
        (place / "records.yaml").write_text(ENVELOPE.format(kind=kind), encoding="utf-8")
        lines = [header, *(row(number) for number in range(records)), ""]
        (place / "records.csv").write_text("\n".join(lines), encoding="utf-8")


def packages(folder: Path) -> list[str]:
    """The packages of the policies that judge controls."""
    found = []
    for path in sorted(folder.rglob("*.rego")):
        if path.name.endswith("_test.rego") or "lib" in path.parts:
            continue
        lines = path.read_text(encoding="utf-8").splitlines()
        found.append(next(line.split()[1] for line in lines if line.startswith("package ")))
    return found


def timed(command: list[str], folder: Path) -> float:
    """Wall seconds of one whole run; an exit code other than 0 or 1 stops the benchmark."""
    started = time.perf_counter()
    done = subprocess.run(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    seconds = time.perf_counter() - started
    if done.returncode not in (0, 1):
        sys.exit(f"{command[0]} ended with {done.returncode}: {done.stderr.decode()[:500]}")
    return seconds


def main() -> None:
    """Prints the medians and their ratios."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--program", type=Path, default=ROOT)
    parser.add_argument("--records", type=int, default=0)
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    opa = shutil.which("opa", path=f"{ROOT / '.tools' / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}")
    if opa is None:
        sys.exit("opa is not there: run `make opa`")
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        program = options.program.resolve()
        if options.records:
            program = scratch / "program"
            program.mkdir()
            generate(program, options.records)
        hipaactl = [sys.executable, "-m", "hipaactl"]
        prepared = scratch / "input.json"
        made = subprocess.run([*hipaactl, "policy", "input"], cwd=program, capture_output=True, check=True)
        prepared.write_bytes(made.stdout)
        rules = [f"data.{package}.{rule}" for package in packages(ROOT / "policies") for rule in RULES]
        query = "[" + ", ".join(f"[v | v := {rule}]" for rule in rules) + "]"
        judge = [opa, "eval", "--fail", "-f", "json", "-d", str(ROOT / "policies"), "-i", str(prepared)]
        judge.append(query)
        commands = {
            "hipaactl check": [*hipaactl, "check", "--engine", "embedded"],
            "hipaactl check --engine opa": [*hipaactl, "check", "--engine", "opa"],
            "opa eval": judge,
        }
        os.environ["PATH"] = f"{Path(opa).parent}{os.pathsep}{os.environ.get('PATH', '')}"
        rounds = [
            {name: timed(command, program) for name, command in commands.items()} for _ in range(options.runs)
        ]
    medians = {name: statistics.median(taken[name] for taken in rounds) for name in commands}
    for name, seconds in medians.items():
        print(f"{name:<28}{seconds:8.2f} s{seconds / medians['opa eval']:8.2f} × opa eval")


if __name__ == "__main__":
    main()
