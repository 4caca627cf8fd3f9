"""Terms in collecting heads that may be undefined: the embedded engine would lose findings over them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from hipaactl.policy.heads import head_problems
from hipaactl.policy.modules import parse_module

PACKAGE = "package ours.rule\n\n"


def refused(rule: str) -> list[str]:
    module, problems = parse_module("x.rego", PACKAGE + rule + "\n")
    assert problems == []
    assert module is not None
    return [str(problem.found) for problem in head_problems(module)]


@pytest.mark.parametrize(
    ("rule", "found"),
    [
        (
            'deny contains {"kind": "devices", "id": d.id, "message": advice(d)} if some d in input.x',
            ["advice(…)"],
        ),
        ('deny contains {"id": d.id, "message": d.note} if some d in input.x', ["d.note"]),
        ('deny contains {"id": d.id, "message": notes[d.id]} if some d in input.x', ["notes[…]"]),
        (
            'deny contains {"id": d.id, "message": sprintf("%v", [d.z])} if some d in input.x',
            ["sprintf(…)", "d.z"],
        ),
        (
            'found contains {"id": d.id, "m": {"a": 1}[t]} if { some d in input.x; t := d.t }',
            ["{…}[…] or […][…]"],
        ),
        ("found contains d.z if some d in input.x", ["d.z"]),
        ("found contains [d.id, d.z] if { some d in input.x }", ["d.z"]),
        ("by_name[d.name] := d if some d in input.x", ["d.name"]),
        ("by_id[d.id] := advice(d) if some d in input.x", ["advice(…)"]),
        ("deny contains finding(d) if some d in input.x", ["finding(…)"]),
    ],
)
def test_what_may_be_undefined_is_refused(rule: str, found: list[str]) -> None:
    assert refused(rule) == found


@pytest.mark.parametrize(
    "rule",
    [
        'deny contains {"id": d.id, "message": message} if { some d in input.x; message := f(d) }',
        'population contains {"kind": s.kind, "id": s.record.id} if some s in subjects',
        'deny contains {"kind": "devices", "message": "nothing is listed"} if count(input.x) == 0',
        'deny contains {"id": id, "message": text, "basis": "program"} if { some id, text in m }',
        "names := {d.name | some d in input.x}",
        "by_name := {d.name: d.note | some d in input.x}",
        "limit := input.parameters.rule.limit",
        "advice(d) := d.note",
        'advice(d) := {"text": d.note} if d.id',
        "days := time.parse_rfc3339_ns(input.as_of)",
        "found contains input.today if true",
        "by_id[d.id] := d if some d in input.x",
    ],
)
def test_what_is_always_there_is_not(rule: str) -> None:
    assert refused(rule) == []


def _asked(rule: str, records: list[dict[str, Any]]) -> Any:
    import regorus

    engine = regorus.Engine()
    engine.add_policy("x.rego", PACKAGE + rule)
    engine.set_input_json(json.dumps({"x": records}))
    try:
        said = json.loads(engine.eval_query_as_json("data.ours.rule.found"))
    except RuntimeError:
        return "error"
    return said["result"][0]["expressions"][0]["value"]


def test_why_it_is_refused_the_engine_loses_what_it_had_found() -> None:
    """Where this fails the engine has been mended, and the refusal can go."""
    records = [{"id": "1", "z": "a"}, {"id": "2"}]
    assert _asked('found contains {"id": d.id, "z": d.z} if some d in input.x', records) != [
        {"id": "1", "z": "a"}
    ]
    safe = 'found contains {"id": d.id, "z": z} if { some d in input.x; z := d.z }'
    assert _asked(safe, records) == [{"id": "1", "z": "a"}]
