"""Both engines answer alike for every builtin that rules may call; builtins.txt holds calls, one a line."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from hipaactl.policy import builtins
from hipaactl.policy.embedded import EmbeddedEngine
from hipaactl.policy.process import Refused

CALLS = (Path(__file__).parent / "builtins.txt").read_text(encoding="utf-8").splitlines()
_NAME = re.compile(r"(?:\[[pv] \| )?([a-z_0-9.]+)\(")


def _named(call: str) -> str:
    match = _NAME.match(call)
    assert match, call
    return match[1]


def _module() -> str:
    return "package t\n\n" + "\n".join(f"r{at} := x if x := {call}" for at, call in enumerate(CALLS)) + "\n"


def _embedded(engine: EmbeddedEngine) -> dict[str, Any]:
    child = engine._running()
    child.ask({"do": "load", "modules": [["t.rego", _module()]]})
    answers: dict[str, Any] = {}
    for at, call in enumerate(CALLS):
        text = f"package hipaactl.run\n\nresult := [data.t.r{at}]\n"
        question = {"do": "query", "file": "run.rego", "text": text, "query": "data.hipaactl.run.result"}
        try:
            found = child.ask(question)
        except Refused:
            continue
        if found is not None:
            answers[call] = found[0]
    return answers


def test_every_builtin_that_is_allowed_has_a_call() -> None:
    assert {_named(call) for call in CALLS} == builtins.ALLOWED


def test_both_engines_answer_alike(opa: str, engine: EmbeddedEngine, tmp_path: Path) -> None:
    (tmp_path / "t.rego").write_text(_module(), encoding="utf-8")
    done = subprocess.run(
        [opa, "eval", "-f", "json", "-d", str(tmp_path), "data.t"], capture_output=True, text=True, check=True
    )
    rules = json.loads(done.stdout)["result"][0]["expressions"][0]["value"]
    theirs = {call: rules[f"r{at}"] for at, call in enumerate(CALLS) if f"r{at}" in rules}
    ours = _embedded(engine)
    different = [call for call in CALLS if json.dumps(ours.get(call)) != json.dumps(theirs.get(call))]
    assert different == []
    assert len(ours) > 200


def test_no_builtin_is_both_allowed_and_explained_as_refused() -> None:
    for name in builtins.ALLOWED:
        assert builtins.reads_outside(name) is None
        assert builtins.differs(name) is None, name


def test_every_builtin_of_opa_is_allowed_or_explained(opa: str) -> None:
    done = subprocess.run([opa, "capabilities", "--current"], capture_output=True, text=True, check=True)
    names = {item["name"] for item in json.loads(done.stdout)["builtins"]}
    unexplained = {
        name
        for name in names - builtins.ALLOWED
        if builtins.reads_outside(name) is None and builtins.differs(name) is None
    }
    assert unexplained == set()


@pytest.mark.parametrize(
    "name", ["time.now_ns", "rand.intn", "opa.runtime", "http.send", "net.lookup_ip_addr"]
)
def test_what_reads_outside_is_known(name: str) -> None:
    assert builtins.reads_outside(name)
    assert builtins.instead(name) or builtins.instead(name.split(".")[0] + ".")
