"""The changes themselves: which there are, where, and that nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.policy.modules import RegoModule, parse_module
from mutation.changes import KINDS, mutants

Make = Callable[..., RegoModule]


def changes(module: RegoModule, *kinds: str) -> set[str]:
    return {one.change for one in mutants(module) if not kinds or one.kind in kinds}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("comparison", "a if x.n < 3", {"< -> <=", "< -> >="}),
        ("comparison", "a if x.n >= 3", {">= -> >", ">= -> <"}),
        ("comparison", 'a if x.n == "b"', {"== -> !="}),
        ("comparison", 'a if x.n == "<= in text" # n > 3', {"== -> !="}),
        ("constant", "a := 3", {"3 -> 4", "3 -> 2"}),
        ("constant", "a := 0", {"0 -> 1"}),
        ("constant", "a if x.n > 3", {"3 -> 4"}),
        ("constant", "a if x.n >= 3", {"3 -> 2"}),
        ("constant", "a if x.n > 3 + 1", {"3 -> 4", "3 -> 2", "1 -> 2", "1 -> 0"}),
        ("constant", "a := true", {"true -> false"}),
        ("constant", 'a := "b"', {'"b" -> "b_"'}),
        ("constant", 'a := ""', {'"" -> "x"'}),
        ("constant", "a := `b`", {"`b` -> `b_`"}),
        ("constant", 'a := "some prose"', set()),
        ("constant", 'a if x.n == "some prose"', {'"some prose" -> "some prose_"'}),
        ("constant", 'a := {"b", "c"}', {'"b" -> (nothing)', '"c" -> (nothing)'}),
        ("constant", 'a := {"b"}', {'{"b"} -> set()'}),
        ("constant", 'a := ["b"]', {'["b"] -> []'}),
        ("constant", "a := []", {'(nothing) -> "x"'}),
        ("constant", "a := set()", {'set() -> {"x"}'}),
        ("constant", 'a := {"b": "c"}', {'"c" -> "c_"'}),
        ("constant", 'a := {"b": x.c, "d": y}', {'"b": x.c -> (nothing)', '"d": y -> (nothing)'}),
        ("constant", 'a := object.get(x, "b", "c")', {'"b" -> "b_"', '"c" -> "c_"'}),
        ("constant", "a := {b | some b in x}", set()),
        ("field", "a := x.due_on", {"due_on -> due_on_absent"}),
        (
            "field",
            "a := [x.due_on, x.sent_on, x.by]",
            {
                "due_on -> due_on_absent",
                "due_on -> sent_on",
                "sent_on -> sent_on_absent",
                "sent_on -> due_on",
                "by -> by_absent",
            },
        ),
        ("field", "a := input.today", {"today -> today_absent"}),
        ("field", "a := input.evidence.systems.records", {"systems -> systems_absent"}),
        ("field", "a := input.parameters.x.days", {"days -> days_absent"}),
        ("field", "a := f(x)[0].b", {"b -> b_absent"}),
        ("field", "a := array.concat(x, y)", set()),
        ("negation", "a if not b", {"not -> (nothing)"}),
        ("negation", "a if b in x.c", {"(nothing) -> not"}),
        ("negation", "a if b == x.c", set()),
        ("negation", "a if {\n\tb := f(x)\n\tf(b)\n}", {"(nothing) -> not"}),
        (
            "branch",
            "a if {\n\tx.b\n\t# why\n\tx.c\n}",
            {"x.b -> (nothing)", "x.c -> (nothing)", "a if { x.b # why x.c } -> (nothing)"},
        ),
        ("branch", "a if x.b", {"x.b -> true", "a if x.b -> (nothing)"}),
        (
            "branch",
            "a := {b | some b in x; b.c}",
            {"b.c -> (nothing)", "a := {b | some b in x; b.c} -> (nothing)"},
        ),
        (
            "branch",
            "a if every b in x {\n\tb.c\n}",
            {"every b in x { b.c } -> true", "b.c -> true", "a if every b in x { b.c } -> (nothing)"},
        ),
        (
            "branch",
            "a := 1 if {\n\tx.b\n} else := 2 if {\n\tx.c\n} else := 3",
            {
                "x.b -> true",
                "x.c -> true",
                ":= 1 if { x.b } else -> (nothing)",
                "else := 2 if { x.c } -> (nothing)",
                "else := 3 -> (nothing)",
                "a := 1 if { x.b } else := 2 if { x.c } else := 3 -> (nothing)",
            },
        ),
        ("branch", "a := b\n\nb := 1", {"a := b -> (nothing)"}),
        ("argument", "f(a, b) := a\n\ng := f(x, y)", {"x, y -> y, x"}),
        ("argument", 'a := sprintf("%v is %v", [x, y])', {"x, y -> y, x"}),
        ("argument", 'a := sprintf("%v", [f(x)])', {"f(x) -> x"}),
        ("argument", 'a := startswith(x, "b")', set()),
        ("operator", "a := x + y", {"+ -> -"}),
        ("operator", "a := -1", set()),
        ("operator", "a := max(x)", {"max -> min"}),
        ("operator", "a := {b | some b in x | y}", {"| -> &"}),
    ],
)
def test_changes_of_a_kind(kind: str, text: str, expected: set[str], module: Make) -> None:
    assert changes(module(text), kind) == {f"{kind}: {change}" for change in expected}


def test_a_place_is_that_of_what_is_changed(module: Make) -> None:
    found = module("a if {\n\tx.b == 1\n\n\t# why\n\tx.c\n}")
    assert [str(one) for one in mutants(found) if one.kind in ("comparison", "branch")] == [
        "policies/x.rego:3:1 branch: a if { x.b == 1 # why x.c } -> (nothing)",
        "policies/x.rego:4:2 branch: x.b == 1 -> (nothing)",
        "policies/x.rego:4:6 comparison: == -> !=",
        "policies/x.rego:7:2 branch: x.c -> (nothing)",
    ]


def test_metadata_package_imports_and_comments_stay(module: Make) -> None:
    head = "# METADATA\n# custom: {days: {minimum: 1}}\npackage ours.x\n\nimport data.hipaa.lib.dates\n"
    found, problems = parse_module("policies/x.rego", head + "\n# 3 == 4\na := 1 # not 2\n")
    assert found is not None, problems
    assert changes(found) == {"constant: 1 -> 2", "constant: 1 -> 0", "branch: a := 1 -> (nothing)"}


def test_a_function_keeps_its_arguments_and_its_name(module: Make) -> None:
    found = module('f(a, "b") := a\n\ng := f(x, "b")')
    assert {one.applied(found.text) for one in mutants(found) if one.kind == "argument"} == {
        'package ours.x\n\nf(a, "b") := a\n\ng := f("b", x)'
    }


def test_message_and_kind_of_a_finding_stay_and_the_rest_may_go(module: Make) -> None:
    head = 'deny contains {"kind": kind, "id": x.id, "basis": whose, "message": message} if f(x)'
    dropped = {change for change in changes(module(head), "constant") if change.endswith("(nothing)")}
    assert dropped == {'constant: "id": x.id -> (nothing)', 'constant: "basis": whose -> (nothing)'}


_REGO = st.text(alphabet='ab_.:=[](){}"`$%|&!<>,;#\\\n\t 01é\r') | st.lists(
    st.sampled_from(
        ["a", "if", "{", "}", "not", "some", "in", "x.b", "==", "<", "else", ":=", "\n", "3", '"s"', "[", "]"]
        + [
            "(",
            ")",
            "|",
            ";",
            ",",
            "every",
            "contains",
            "default",
            "sprintf",
            "object.get",
            "input.today",
            "#",
        ]
    )
).map(" ".join)


@given(_REGO)
def test_any_text_is_changed_in_one_place_only(text: str) -> None:
    found, _ = parse_module("x.rego", "package a.b\n" + text)
    if found is None:
        return
    made = mutants(found)
    texts = [one.applied(found.text) for one in made]
    assert found.text not in texts
    for one, changed in zip(made, texts, strict=True):
        assert one.kind in KINDS
        assert changed.startswith(found.text[: one.start])
        assert changed.endswith(found.text[one.end :])
        lines = found.text.split("\n")
        assert 1 <= one.line <= len(lines)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1
