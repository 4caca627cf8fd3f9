"""Terms under `not` that OPA works out before it: refused where they may be undefined, and only there."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.policy import RegoModule
from hipaactl.policy.modules import parse_module
from hipaactl.policy.negation import Fields, fields_of, negation_problems
from hipaactl.policy.patterns import pattern_problems

# Of systems system_id and type are required, of persons person and unit; the others are not.
FIELDS = fields_of(
    [
        {"system_id": True, "type": True, "note": False, "size": False, "tags": False},
        {"person": True, "unit": True, "note": False},
    ]
)
HEAD = """package ours.rule

import data.ours.lib.help

limits := input.parameters.rule

kinds := {"a", "b"}

by_id := {s.system_id: s | some s in input.x}

noted contains s if {
	some s in input.x
	s.note
}

sized contains s if {
	some s in noted
	s.size > 0
}

both contains s if some s in noted

both contains s if some s in input.x

first := max({s.size | some s in input.x})

pairs contains {"whole": s, "name": name} if {
	some s in input.x
	name := s.system_id
}

good(s) if s.note == "a"

note_of(s) := s.note

tags(s) := object.get(s, "tags", [])

twice(x) := x * 2

two_of(s) := twice(s.size)

named(x) := "a" if x == "a"

default fallback(_) := "none"

fallback(s) := s.note

loose(x) if x == "a"

"""
HELP = """package ours.lib.help

passes := {"a"}

fits(x) if x == "a"

length(x) := count(x)

note(s) := s.note
"""
# Bodies of a rule that holds for a record `s` of input.x.
REFUSED = [
    ("not loose(s.note)", "s.note"),
    ("not help.fits(s.note)", "s.note"),
    ("not data.ours.lib.help.fits(s.note)", "s.note"),
    ("not s.note in kinds", "s.note"),
    ('not "x" in s.tags', "s.tags"),
    ("not s.size > 3", "s.size"),
    ("not 3 >= s.size", "s.size"),
    ("not s.note != s.system_id", "s.note"),
    ("not s.size + 1 == 2", "s.size"),
    ('not startswith(s.note, "a")', "s.note"),
    ("not count(s.tags) == 0", "s.tags"),
    ("not by_id[s.note]", "s.note"),
    ("not good(by_id[s.note])", "by_id[s.note]"),
    ('not s["note"] in kinds', "s.note"),
    ("not loose(note_of(s))", "note_of(…)"),
    ('not note_of(s) == "b"', "note_of(…)"),
    ("not twice(s.size) == 2", "s.size"),
    ("not two_of(s) == 2", "two_of(…)"),
    ('not named(s.system_id) == "b"', "named(…)"),
    ('not help.note(s) == "b"', "help.note(…)"),
    ("not [s.system_id, s.note] in {[1, 2]}", "s.note"),
    ('not {"a": s.note} == {"a": "b"}', "s.note"),
    ("not (s.note in kinds)", "s.note"),
    ("not first > 3", "first"),
    ("not loose(first)", "first"),
    ("not max(tags(s)) == 1", "max(…)"),
    ("s.system_id\n\tnot s.note in kinds", "s.note"),
    ("count([1 | s.note]) >= 0\n\tnot s.note in kinds", "s.note"),
    ("every x in [1] { x > 0; not loose(s.note) }", "s.note"),
    ("xs := [x | some x in [s]; not x.note in kinds]\n\tcount(xs) == 1", "x.note"),
    ("some field in [\"note\", \"size\"]\n\tnot loose(s[field])", "s[field]"),
    ("not good(s)\n\tnot s.note in kinds", "s.note"),
    ("not s.note in\n\t\tkinds", "s.note"),
    ("not loose(s.note); s.system_id", "s.note"),
]  # fmt: skip
ACCEPTED = [
    "not s.note",
    'not s.note == "a"',
    'not s.note = "a"',
    "not s.note == s.size",
    "not good(s)",
    "not help.fits(s)",
    "not s.type in kinds",
    "not by_id[s.system_id]",
    "not by_id[s.system_id].note",
    'not by_id[s.system_id].note == "a"',
    "not s.id in kinds",
    "not loose(s.system_id)",
    "not object.get(s, \"note\", \"\") in kinds",
    "not count(tags(s)) == 0",
    "not twice(object.get(s, \"size\", 0)) > 3",
    'not fallback(s) == "b"',
    "not help.length(tags(s)) > 1",
    "not s.type in help.passes",
    "not count(kinds) == 3",
    "not limits.days > 3",
    "not object.get(s, \"size\", 0) > input.parameters.rule.days",
    "not s.type in {x | some x in kinds}",
    "not count([1 | s.note]) > 0",
    "not input.today < s.system_id",
    "not s.system_id in {\"n\"}",
    "note := s.note\n\tnot note in kinds",
    "s.note\n\tnot s.note in kinds",
    "not s.note in kinds\n\tx := sprintf(\"%v\", [s.note])",
    "not loose(s.note)\n\ts.note != \"b\"",
    "some t in noted\n\tnot t.note in kinds",
    "some t in sized\n\tnot t.note in kinds",
    "some t in sized\n\tnot t.size > 3",
    "some p in pairs\n\tnot p.name in kinds",
    'count([1 | some u in noted; not u.note in kinds]) >= 0',
    "some field in [\"note\", \"size\"]\n\tnot s[field]",
    'some field in ["note", "size"]\n\tnot s[field] == "a"',
    'some field in ["note", "size"]\n\ts[field]\n\tnot loose(s[field])',
    "every x in [1] { x > 0; s.note; not loose(s.note) }",
    'not loose("a")',
    "not loose(\"not s.note in kinds\")",
]  # fmt: skip
RECORDS: list[dict[str, Any]] = [
    {"id": "a", "system_id": "a", "type": "a"},
    {"id": "b", "system_id": "b", "type": "b", "note": "a", "size": 1},
    {"id": "c", "system_id": "c", "type": "c", "note": "c", "size": 7, "tags": ["x"]},
    {"id": "d", "system_id": "d", "type": "a", "size": 2},
    {"id": "e", "system_id": "e", "type": "a", "tags": []},
]
DOCUMENTS = [[], *([record] for record in RECORDS), RECORDS]


def modules(make: Callable[..., RegoModule], body: str) -> list[RegoModule]:
    rule = f"found contains s.id if {{\n\tsome s in input.x\n\t{body}\n}}\n"
    return [make(HEAD + rule, "rule.rego"), make(HELP, "help.rego")]


def refused(made: list[RegoModule], fields: Fields = FIELDS) -> list[str]:
    packages = {item.package: item for item in made}
    return [str(problem.found) for problem in negation_problems(made[0], packages, fields)]


@pytest.mark.parametrize(("body", "found"), REFUSED)
def test_what_may_be_undefined_is_refused(module: Callable[..., RegoModule], body: str, found: str) -> None:
    assert refused(modules(module, body)) == [f"not … {found}"]


@pytest.mark.parametrize("body", ACCEPTED)
def test_what_is_there_or_stays_under_the_not_is_accepted(
    module: Callable[..., RegoModule], body: str
) -> None:
    assert refused(modules(module, body)) == []


def test_the_place_is_that_of_the_term(module: Callable[..., RegoModule]) -> None:
    made = modules(module, "not s.note in kinds")
    (problem,) = negation_problems(made[0], {}, FIELDS)
    assert problem.code == "HC627"
    assert problem.location is not None
    line = made[0].text.split("\n")[problem.location.line - 1]
    assert line[problem.location.column - 1 :] == "s.note in kinds"


@pytest.mark.parametrize(
    ("clause", "found"),
    [
        ('left(s) := "no note" if not s.note else := "odd" if not loose(s.note)', []),
        ('left(s) := "no note" if {\n\tnot s.note\n} else := "odd" if {\n\tnot loose(s.note)\n}', []),
        ('left(s) := "a" if {\n\tnot s.type\n} else := "odd" if {\n\tnot loose(s.note)\n}', ["s.note"]),
        ('left(s) := "a" if {\n\tnot s.note\n\ts.size\n} else := "odd" if not loose(s.note)', ["s.note"]),
        ('left(s) := s.note if not loose(s.note)', []),
        ('left(s) := s.size if not loose(s.note)', ["s.note"]),
        ('left(s) := loose if {\n\tloose := s.note\n\tnot loose in kinds\n}', []),
        ('left(first) := 1 if not first in kinds', []),
        ('left(s) := 1 if not loose(s)', []),
        ("default deep := 1\n\ndeep := 2 if not first in kinds", ["first"]),
    ],
)  # fmt: skip
def test_heads_and_else(module: Callable[..., RegoModule], clause: str, found: list[str]) -> None:
    made = [module(HEAD + clause + "\n", "rule.rego"), module(HELP, "help.rego")]
    assert refused(made) == [f"not … {item}" for item in found]


def test_a_field_that_any_kind_of_the_control_may_lack_is_not_there(
    module: Callable[..., RegoModule],
) -> None:
    made = modules(module, "not s.type in kinds")
    assert refused(made, fields_of([{"type": True}, {"type": True}])) == []
    assert refused(made, fields_of([{"type": True}, {"type": False}])) == ["not … s.type"]
    assert refused(made, fields_of([])) == ["not … s.type"]


def test_nesting_and_length_take_no_long(module: Callable[..., RegoModule]) -> None:
    deep = "not " + "[" * 2000 + "s.note" + "]" * 2000 + " == 1"
    assert refused(modules(module, deep)) == ["not … s.note"]
    many = "\n\t".join(["not s.note in kinds"] * 2000)
    assert len(refused(modules(module, many))) == 2000
    assert refused(modules(module, "not (((s.note")) == ["not … s.note"]


@given(st.data())
def test_no_text_makes_it_raise(data: st.DataObject) -> None:
    """Refusals are looked for before anything says whether the text is Rego at all."""
    body = data.draw(st.sampled_from([*(body for body, _ in REFUSED), *ACCEPTED]))
    text = HEAD + f"found contains s.id if {{\n\tsome s in input.x\n\t{body}\n}}\n"
    start = data.draw(st.integers(len("package ours.rule\n"), len(text)))
    cut = text[:start] + text[start + data.draw(st.integers(0, 40)) :]
    made, _ = parse_module(
        "rule.rego", cut + data.draw(st.text(alphabet='([{}])|:=,."not somein\n', max_size=9))
    )
    if made is not None:
        list(negation_problems(made, {made.package: made}, FIELDS))
        list(pattern_problems(made))


# -- the engines themselves ------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def answers(opa: str, tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, Any]]]:
    """What regorus and OPA find for every body above, on every document."""
    import regorus

    bodies = [*(body for body, _ in REFUSED), *ACCEPTED]
    folder = tmp_path_factory.mktemp("bodies")
    rules = [
        f"r{at} contains s.id if {{\n\tsome s in input.x\n\t{body}\n}}\n" for at, body in enumerate(bodies)
    ]
    text = HEAD + "\n".join(rules)
    module, problems = parse_module("rule.rego", text)
    assert module is not None, problems
    (folder / "rule.rego").write_text(text, encoding="utf-8")
    (folder / "help.rego").write_text(HELP, encoding="utf-8")
    found: dict[str, list[tuple[Any, Any]]] = {body: [] for body in bodies}
    for records in DOCUMENTS:
        given = {"x": records, "today": "2026-11-20", "parameters": {"rule": {"days": 3}}}
        (folder / "input.json").write_text(json.dumps(given), encoding="utf-8")
        call = [opa, "eval", "--strict-builtin-errors", "-f", "json", "-i", str(folder / "input.json")]
        for name in ("rule.rego", "help.rego"):
            call += ["-d", str(folder / name)]
        done = subprocess.run([*call, "data.ours.rule"], capture_output=True, text=True, check=False)
        said = json.loads(done.stdout)
        assert "errors" not in said, said["errors"][:3]
        theirs = said["result"][0]["expressions"][0]["value"]
        engine = regorus.Engine()
        engine.add_policy("rule.rego", text)
        engine.add_policy("help.rego", HELP)
        engine.set_input_json(json.dumps(given))
        for at, body in enumerate(bodies):
            rows = json.loads(engine.eval_query_as_json(f"data.ours.rule.r{at}"))["result"]
            found[body].append((rows[0]["expressions"][0]["value"], theirs[f"r{at}"]))
    return found


@pytest.mark.parametrize("body", [body for body, _ in REFUSED])
def test_the_engines_differ_on_what_is_refused(answers: dict[str, Any], body: str) -> None:
    """Where this fails for all of them, an engine has been changed and the refusal can go."""
    assert any(ours != theirs for ours, theirs in answers[body])


@pytest.mark.parametrize("body", ACCEPTED)
def test_the_engines_agree_on_what_is_accepted(answers: dict[str, Any], body: str) -> None:
    assert all(ours == theirs for ours, theirs in answers[body]), answers[body]
