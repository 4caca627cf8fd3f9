from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.policy.modules import parse_module
from hipaactl.policy.tokens import references, statements, tokenize

_REGO = st.text(alphabet='ab_.:=[](){}"`$%|&!<>,;#\\\n\t 01é\u2028\r')


@given(st.one_of(st.text(), _REGO))
def test_any_text_gives_tokens_that_stand_where_they_say(text: str) -> None:
    lines = text.split("\n")
    for token in tokenize(text):
        assert text[token.start : token.end] == token.text
        assert lines[token.line - 1][token.column - 1 :].startswith(token.text.split("\n")[0])
        assert isinstance(token.value, str)


@given(st.one_of(st.text(), _REGO))
def test_any_text_gives_statements_and_references_inside_it(text: str) -> None:
    tokens = [token for token in tokenize("package a\n" + text) if token.kind != "comment"]
    found = statements(tokens)
    assert [item.first for item in found] == [0, *(item.after for item in found[:-1])]
    for ref in references(tokens):
        assert 0 <= ref.first < ref.after <= len(tokens)
    parse_module("x.rego", text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("input.evidence.systems", [("input.evidence.systems", False, False)]),
        ('input["evidence"].x', [("input.evidence.x", False, False)]),
        ("input[kind].records", [("input", False, True), ("kind", False, False)]),
        ("time.now_ns()", [("time.now_ns", True, False)]),
        ("contains(a, b)", [("contains", True, False), ("a", False, False), ("b", False, False)]),
        ("deny contains x if not y", [("deny", False, False), ("x", False, False), ("y", False, False)]),
        ('"input.x" `data.y` # z', []),
        ("a[b].c[d]", [("a", False, True), ("b", False, False), ("d", False, False)]),
    ],
)
def test_references(text: str, expected: list[tuple[str, bool, bool]]) -> None:
    tokens = [token for token in tokenize(text) if token.kind != "comment"]
    assert [(ref.text, ref.called, ref.dynamic) for ref in references(tokens)] == expected


def test_statements_know_rules_over_several_lines() -> None:
    text = """package a.b

import data.c as d

default top := false

top if {
	some x in d
}

f(x) := y if {
	y := x
} else := 0

deny contains {
	"kind": "systems",
	"id": s,
} if {
	some s in d
}

long :=
	1 +
	2
a.b.c := 1
"""
    found = statements(tokenize(text))
    assert [(item.kind, item.name, item.function, item.contains) for item in found] == [
        ("package", "a.b", False, False),
        ("import", "data.c", False, False),
        ("rule", "top", False, False),
        ("rule", "top", False, False),
        ("rule", "f", True, False),
        ("rule", "deny", False, True),
        ("rule", "long", False, False),
        ("rule", "a", False, False),
    ]
    assert [(item.line, item.last_line) for item in found[5:7]] == [(15, 20), (22, 24)]


def test_text_in_quotes_is_read_with_its_escapes() -> None:
    assert [token.value for token in tokenize(r'"a\"\n\u00e9" `\d`')] == ['a"\né', r"\d"]
