"""Whole programs, each wrong (or sound) in one way, with the text and exit code a person gets for it.

`cases/base` is a small sound program. Each folder of `cases/invalid` and `cases/valid` holds a `case.yaml`
that says how its program differs from the base and what must come of it, and `validate.txt` and `check.txt`,
the expected output of the two commands at 80 columns without colour. A new folder is a new test.

    HIPAACTL_UPDATE_CASES=1 python -m pytest tests/test_cases.py -k NAME

writes the two texts anew where everything that `case.yaml` claims holds: read them before they are kept.

case.yaml:
    title, why          what is wrong, and why it matters
    replace             [{file, find, put}]: `find` stands in the file exactly once
    remove              paths (files or folders) taken out of the base
    files/              a folder beside case.yaml, laid over the base
    links               {path: target}: symbolic links, made at run time
    encode              {path: encoding}: the file written in another encoding
    move                {path: path}
    call                {in: folder, validate: […], check: […]}: where, and with which further arguments
    process             true: run in a process of its own, as a person does, instead of inside the tests
    exit                {validate: code, check: code}
    problems            every problem, as {code, at: "file:line:column"}; [] by default
    verdicts            {control: verdict} where it is not the base's
    findings            {control: ["file:line:column", …]}: every `deny` of a control
    covered             {control: [id, …]}: what covers its findings
    program_findings    every one, as {code, at}; [] by default
    ledger              {citation: status}
    says, never_says    words that must, or must not, be in the two texts (line breaks do not matter)
    reconstructed       true or false
"""

from __future__ import annotations

import difflib
import json
import os
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

CASES = Path(__file__).parent / "cases"
BASE = CASES / "base"
UPDATE = os.environ.get("HIPAACTL_UPDATE_CASES") == "1"
FOLDERS = sorted(path.parent for path in CASES.glob("*/*/case.yaml"))

_KEYS = {
    *("title", "why", "replace", "remove", "links", "encode", "move", "call", "process", "exit"),
    *("problems", "verdicts", "findings", "covered", "program_findings", "ledger", "reconstructed"),
    *("says", "never_says"),
}
# The middle of the day on which the base is judged: only a call with --as-of looks back.
_NOON = "1795197600"
# Counts over the whole rule, versions and digests change with what no case is about.
_SUMMARY = re.compile(r"\d+ paragraphs: .*?inputs [0-9a-f]+", re.DOTALL)

RunCli = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Ran:
    """What one command printed, standard output and standard error together, and its exit code."""

    text: str
    exit_code: int


def name_of(folder: Path) -> str:
    """``invalid/unknown-citation``."""
    return f"{folder.parent.name}/{folder.name}"


def read_case(folder: Path) -> dict[str, Any]:
    """The case of a folder; fails on a key that no part of this test looks at."""
    case: dict[str, Any] = yaml.safe_load((folder / "case.yaml").read_text(encoding="utf-8"))
    assert set(case) <= _KEYS, f"case.yaml: unknown {set(case) - _KEYS}"
    assert {"title", "why", "exit"} <= set(case)
    return case


def build(folder: Path, case: Mapping[str, Any], root: Path) -> None:
    """Copies the base to ``root`` and changes it as the case says."""
    shutil.copytree(BASE, root)
    for path in case.get("remove", []):
        target = root / path
        assert target.exists(), f"remove: the base has no {path}"
        if target.is_dir():
            shutil.rmtree(target)
        else:
            target.unlink()
    for path, to in case.get("move", {}).items():
        (root / to).parent.mkdir(parents=True, exist_ok=True)
        (root / path).rename(root / to)
    if (folder / "files").is_dir():
        shutil.copytree(folder / "files", root, dirs_exist_ok=True)
    for edit in case.get("replace", []):
        target = root / edit["file"]
        before = target.read_bytes().decode()
        assert before.count(edit["find"]) == 1, (
            f"replace: {edit['find']!r} does not stand once in {target.name}"
        )
        target.write_bytes(before.replace(edit["find"], edit["put"]).encode())
    for path, encoding in case.get("encode", {}).items():
        (root / path).write_bytes((root / path).read_bytes().decode().encode(encoding))
    for path, to in case.get("links", {}).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(to)


@pytest.fixture
def run_here(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Runs a command inside this process, as at an 80-column terminal without colour."""
    for name in list(os.environ):
        if name.startswith("HIPAACTL_") or name in ("FORCE_COLOR", "CLICOLOR_FORCE"):
            monkeypatch.delenv(name)
    for name, value in {"COLUMNS": "80", "NO_COLOR": "1", "TERM": "dumb", "SOURCE_DATE_EPOCH": _NOON}.items():
        monkeypatch.setenv(name, value)

    def run(*args: str, cwd: Path) -> Ran:
        from hipaactl.cli import group

        with monkeypatch.context() as patch:
            patch.chdir(cwd)
            result = CliRunner().invoke(group, args, prog_name="hipaactl")
        if result.exception is not None and not isinstance(result.exception, SystemExit):
            raise result.exception
        return Ran(result.output, result.exit_code)

    return run


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_case(folder: Path, tmp_path: Path, run_here: Callable[..., Ran], run_cli: RunCli) -> None:
    """A case prints its texts, exits with its codes, and its JSON says what the case claims and no more."""
    case = read_case(folder)
    root = tmp_path / "program"
    build(folder, case, root)
    report = tmp_path / "check.json"
    call = case.get("call", {})
    here = root / call.get("in", ".")

    def run(*args: str) -> Ran:
        if not case.get("process"):
            return run_here(*args, cwd=here)
        done = run_cli(*args, cwd=here, env={"SOURCE_DATE_EPOCH": _NOON})
        return Ran(done.stdout + done.stderr, done.exit_code)

    ran = {
        "validate": run("validate", *call.get("validate", [])),
        "check": run("check", *call.get("check", []), "-o", f"json={report}"),
    }
    wrong = broken_texts(case, ran, tmp_path)
    if report.exists():
        wrong += broken_claims(case, json.loads(report.read_text(encoding="utf-8")))
    elif any(problem["at"] for problem in case.get("problems", [])) or case["exit"]["check"] != 2:
        wrong.append("check wrote no JSON")  # a call that finds no program has nothing to write about
    for command, result in ran.items():
        text = _SUMMARY.sub("(the rule, versions, digest)", result.text)
        if UPDATE and not wrong:
            (folder / f"{command}.txt").write_bytes(text.encode())
        wrong += differences(folder / f"{command}.txt", text)
    assert not wrong, f"{case['title']}\n" + "\n".join(wrong)


def broken_texts(case: Mapping[str, Any], ran: Mapping[str, Ran], machine: Path) -> list[str]:
    """What exit codes and texts are not as the case claims, or show of the machine they ran on."""
    wrong: list[str] = []
    for command, result in ran.items():
        if "Traceback" in result.text or str(machine) in result.text:
            wrong.append(f"{command} shows a traceback or a path of this machine:\n{result.text}")
        if result.exit_code != case["exit"][command]:
            wrong.append(f"{command} exits with {result.exit_code}, not {case['exit'][command]}")
        for problem in case.get("problems", []):
            if problem["at"] not in result.text or problem["code"] not in result.text:
                wrong.append(f"{command} does not name {problem['code']} {problem['at']}")
    words = " ".join(" ".join(result.text for result in ran.values()).split())
    wrong += [f"neither says: {text}" for text in case.get("says", []) if text not in words]
    wrong += [f"must not say: {text}" for text in case.get("never_says", []) if text in words]
    return wrong


def differences(expected: Path, text: str) -> list[str]:
    """How ``text`` differs from the expected file."""
    kept = expected.read_bytes().decode() if expected.exists() else ""
    if kept == text:
        return []
    lines = difflib.unified_diff(
        kept.splitlines(), text.splitlines(), f"expected {expected.name}", "printed", "", "", lineterm=""
    )
    return ["\n".join(lines)]


def broken_claims(case: Mapping[str, Any], said: Mapping[str, Any]) -> list[str]:
    """What the JSON of `check` does not say as the case claims it; lists are compared whole."""
    wrong: list[str] = []

    def compare(what: str, claimed: Any, found: Any) -> None:
        if claimed != found:
            wrong.append(f"{what}:\n  claimed {claimed}\n  found   {found}")

    compare("problems", places(case.get("problems", [])), sorted(map(place, said["problems"])))
    if "results" not in said:
        return wrong
    results = {result["control"]: result for result in said["results"]}
    verdicts = {name: result["verdict"] for name, result in results.items()}
    if case.get("call", {}).get("check"):
        compare("verdicts", case.get("verdicts", {}), {k: verdicts.get(k) for k in case.get("verdicts", {})})
    else:
        compare("verdicts", {**base_verdicts(), **case.get("verdicts", {})}, verdicts)
    compare(
        "program findings",
        places(case.get("program_findings", [])),
        sorted(map(place, said["program_findings"])),
    )
    for control, claimed in case.get("findings", {}).items():
        denied = [item for item in results[control]["findings"] if item["level"] == "deny"]
        compare(f"findings of {control}", sorted(claimed), sorted(place(item)[1] for item in denied))
    for control, claimed in case.get("covered", {}).items():
        compare(f"cover of {control}", claimed, covers(results[control]))
    statuses = {entry["citation"]: entry["status"] for entry in said["ledger"]}
    claimed = case.get("ledger", {})
    compare("ledger", claimed, {citation: statuses.get(citation) for citation in claimed})
    if "reconstructed" in case:
        compare("reconstructed", case["reconstructed"], said["reconstructed"])
    compare("gate", case["exit"]["check"] == 0, said["gate"]["holds"])
    return wrong


def places(claimed: list[dict[str, str]]) -> list[tuple[str, str]]:
    """What a case claims, sorted."""
    return sorted((item["code"], item["at"]) for item in claimed)


def place(item: Mapping[str, Any]) -> tuple[str, str]:
    """Code and place of something in the JSON."""
    where = item["location"]
    return item["code"], f"{where['file']}:{where['line']}:{where['column']}" if where else ""


def covers(result: Mapping[str, Any]) -> list[str]:
    """Ids of what covers the findings of a control."""
    found = set()
    for item in result["findings"]:
        cover = item["covered_by"]
        if cover:
            found.add(cover["id"] if isinstance(cover, dict) else str(cover))
    return sorted(found)


def base_verdicts() -> dict[str, str]:
    """The verdicts of the base, which a case holds to unless it says otherwise."""
    verdicts: dict[str, str] = read_case(CASES / "valid" / "base")["verdicts"]
    return verdicts


def test_there_are_cases() -> None:
    """Discovery finds both kinds, and no folder is left without its case.yaml."""
    for kind in ("invalid", "valid"):
        folders = [path for path in (CASES / kind).iterdir() if path.is_dir()]
        assert folders
        assert [path.name for path in folders if not (path / "case.yaml").is_file()] == []


def test_rules_of_the_base_pass_their_tests(run_here: Callable[..., Ran]) -> None:
    """The base is sound in itself: its own rules are tested."""
    result = run_here("policy", "test", cwd=BASE)
    assert result.exit_code == 0, result.text
