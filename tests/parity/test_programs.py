"""Whole programs: `hipaactl check --format json` gives the same bytes on either engine, but for its name."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from compare import Both, Said, Tally

from hipaactl.assessment.evaluate import Request, evaluate
from hipaactl.assessment.prepare import prepare
from hipaactl.program.moment import moment, window
from hipaactl.program.select import select_controls
from hipaactl.report import render

REPOSITORY = Path(__file__).resolve().parent.parent.parent
CASES = REPOSITORY / "tests" / "cases"
EXAMPLES = sorted(path.parent for path in REPOSITORY.glob("examples/*/hipaactl.yaml"))
NOW = datetime(2026, 11, 20, 18, tzinfo=UTC)  # the middle of the day on which the cases are judged
QUARTER_ENDS = ("2025-12-31", "2026-03-31", "2026-06-30", "2026-09-30")
_ENGINE = re.compile(r'"engine": \{\s*"name": "(\w+)",\s*"version": "[0-9.]+"\s*\}')

_PLACE = re.compile(r"[^ ]+\.rego:\d+:\d+")


def judged_cases() -> list[Path]:
    """The cases that are judged: all that are sound, and those that only their evidence spoils."""
    found = []
    for path in sorted(CASES.glob("*/*/case.yaml")):
        case = yaml.safe_load(path.read_text(encoding="utf-8"))
        if case["exit"]["check"] != 2 and not case.get("process"):
            found.append(path.parent)
    return found


def compared(check: Callable[[str], Any], tally: Tally, what: str) -> dict[str, Any]:
    """What both engines said of a program, having said the same; ``check`` takes the engine's name."""
    ours, theirs = check("embedded"), check("opa")
    names = [found[1] for text in (ours.text, theirs.text) if (found := _ENGINE.search(text))]
    assert names == ["regorus", "OPA"], ours.text[-2000:] + theirs.text[-2000:]
    said: dict[str, Any] = json.loads(ours.text)
    tally.add(what, len(said["results"]))
    tally.findings += sum(len(item["findings"]) + len(item["excluded"]) for item in said["results"])
    tally.errors += sum(item["verdict"] == "error" for item in said["results"])
    one, other = _without_words(ours.text), _without_words(theirs.text)
    if one != other:
        tally.differ += 1
        lines = zip(one.splitlines(), other.splitlines(), strict=False)
        at, pair = next(((at, pair) for at, pair in enumerate(lines, 1) if pair[0] != pair[1]), (0, ("", "")))
        pytest.fail(f"line {at}:\n  regorus {pair[0]}\n  OPA     {pair[1]}")
    assert ours.exit_code == theirs.exit_code
    return said


def _without_words(text: str) -> str:
    """``text`` without the engine's name, and without its words for a rule that failed; the place stays."""
    said = json.loads(text)
    reasons = {reason for item in said["results"] if item["verdict"] == "error" for reason in item["reasons"]}
    text = _ENGINE.sub("", text)
    for reason in reasons:
        place, _, words = reason.partition(": ")
        if _PLACE.fullmatch(place):
            text = text.replace(json.dumps(words, ensure_ascii=False)[1:-1], "…")
    return text


@pytest.mark.parametrize("as_of", ["", *QUARTER_ENDS])
def test_the_root_program(as_of: str, repository: Path, call: Callable[..., Any], tally: Tally) -> None:
    when = ["--as-of", as_of] if as_of else []
    said = compared(
        lambda engine: call("check", "--format", "json", "--engine", engine, *when, cwd=repository),
        tally,
        "the root program",
    )
    assert [item["control"] for item in said["results"] if item["verdict"] == "error"] == []


@pytest.mark.parametrize("root", EXAMPLES, ids=lambda root: root.name)
def test_examples(root: Path, call: Callable[..., Any], tally: Tally) -> None:
    compared(
        lambda engine: call("check", "--format", "json", "--engine", engine, cwd=root), tally, "examples"
    )


@pytest.mark.parametrize("folder", judged_cases(), ids=lambda folder: f"{folder.parent.name}/{folder.name}")
def test_cases_that_are_judged(folder: Path, tmp_path: Path, cases: Any, both: Both) -> None:
    """As above without the command line: one program read once, judged by either engine, told in JSON."""
    case = cases.read_case(folder)
    root = tmp_path / "program"
    cases.build(folder, case, root)
    prepared = prepare(root)
    assert prepared.problems == ()
    assert prepared.program is not None
    assert prepared.modules is not None
    words = case.get("call", {}).get("check", [])
    values = {name: value for name, value in pairwise(words) if name.startswith("--")}
    selectors = [word for word in words if not word.startswith("--") and word not in values.values()]
    program, modules, rule = prepared.program, prepared.modules, prepared.rule
    at = moment(program, values.get("--as-of"), NOW)
    span = window(at, values.get("--period"))
    request = Request(at, span, select_controls(program, selectors), "0")

    def check(name: str) -> Said:
        engine = both.embedded if name == "embedded" else both.opa
        made = evaluate(program, rule, modules, engine, request)
        text = render.assessment_reports(made, 80, False, False, True)["json"](plain=True)
        return Said(text, made.exit_code)

    compared(check, both.tally, "cases")
