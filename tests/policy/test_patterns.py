"""Object patterns: refused unless the module itself writes objects with exactly those keys."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from hipaactl.policy import RegoModule
from hipaactl.policy.patterns import pattern_problems

HEAD = """package ours.rule

pairs contains {"whole": s, "name": name} if {
	some s in input.x
	name := s.id
}

"""
REFUSED = [
    'found contains x if some {"id": x} in input.x',
    'found contains x if some _, {"id": x} in {"a": input.x[0]}',
    'found contains x if some [x, {"type": t}] in {[1, s] | some s in input.x; t := s.type}',
    'found contains x if {\n\tsome s in input.x\n\t{"id": x} := s\n}',
    'found contains x if {\n\tsome s in input.x\n\t{"id": x} = s\n}',
    'found contains x if {\n\tsome s in input.x\n\ts = {"id": x}\n}',
    'found contains x if {\n\tsome s in input.x\n\t[{"id": x}] := [s]\n}',
    'found contains x if {\n\tsome s in input.x\n\tx := of(s)\n}\n\nof({"id": x}) := x',
    'found contains x if some {"name": x} in pairs',
]
ACCEPTED = [
    'found contains x if some {"whole": _, "name": x} in pairs',
    'found contains x if some {"name": x, "whole": {"id": _, "t": _}} in pairs\n\nmade := {"id": 1, "t": 2}',
    "found contains x if {\n\tsome s in input.x\n\tx := s.id\n}",
    'found contains x if {\n\tsome s in input.x\n\ts == {"id": "a", "type": "t"}\n\tx := s.id\n}',
    'found contains x if {\n\tsome s in input.x\n\tm := {"id": s.id}\n\tx := m.id\n}',
    "found contains x if some [x, _] in {[s.id, 1] | some s in input.x}",
    "found contains x if some x in {s.id | some s in input.x}",
    'found contains x if some x in {"q": {"a": 1}}.q',
    'found = {"a": 1}',
    'found contains x if {\n\tx := of({"id": "a"})\n}\n\nof(s) := s.id',
    'found contains x if {\n\tsome s in input.x\n\tx := {"a": 1, "b": 2}[s.id]\n}',
]


@pytest.mark.parametrize("rule", REFUSED)
def test_patterns_that_may_leave_keys_out_are_refused(module: Callable[..., RegoModule], rule: str) -> None:
    made = module(HEAD + rule + "\n")
    (problem,) = pattern_problems(made)
    assert problem.code == "HC628"
    assert problem.location is not None
    line = made.text.split("\n")[problem.location.line - 1]
    assert line[problem.location.column - 1] == "{"


@pytest.mark.parametrize("rule", ACCEPTED)
def test_objects_that_are_no_pattern_or_the_modules_own_are_accepted(
    module: Callable[..., RegoModule], rule: str
) -> None:
    assert list(pattern_problems(module(HEAD + rule + "\n"))) == []


def _both(opa: str, folder: Path, rule: str) -> tuple[Any, Any]:
    import regorus

    given = json.dumps({"x": [{"id": "a", "type": "t"}, {"id": "b"}]})
    (folder / "rule.rego").write_text(HEAD + rule + "\n", encoding="utf-8")
    (folder / "input.json").write_text(given, encoding="utf-8")
    call = [opa, "eval", "-f", "json", "-i", "input.json", "-d", "rule.rego", "data.ours.rule.found"]
    done = subprocess.run(call, capture_output=True, text=True, check=False, cwd=folder)
    said = json.loads(done.stdout)
    engine = regorus.Engine()
    engine.add_policy("rule.rego", HEAD + rule)
    engine.set_input_json(given)
    try:
        rows = json.loads(engine.eval_query_as_json("data.ours.rule.found"))["result"]
    except RuntimeError:
        return "error", said
    theirs = said["result"][0]["expressions"][0]["value"] if "result" in said else "undefined"
    return rows[0]["expressions"][0]["value"], theirs


@pytest.mark.parametrize("rule", [rule for rule in REFUSED if "input.x[0]" not in rule])
def test_the_engines_differ_on_what_is_refused(opa: str, tmp_path: Path, rule: str) -> None:
    """Where this fails for all of them, the engine has been mended and the refusal can go."""
    ours, theirs = _both(opa, tmp_path, rule)
    assert ours != theirs


@pytest.mark.parametrize("rule", ACCEPTED)
def test_the_engines_agree_on_what_is_accepted(opa: str, tmp_path: Path, rule: str) -> None:
    ours, theirs = _both(opa, tmp_path, rule)
    assert ours == theirs
