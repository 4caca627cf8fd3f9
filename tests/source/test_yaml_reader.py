"""YAML is read by the 1.2 core schema, with positions, and whatever is odd becomes a Problem."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.source import Location, parse_yaml, read_yaml


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: 02134", "02134"),
        ("a: 12:30", "12:30"),
        ("a: NO", "NO"),
        ("a: yes", "yes"),
        ("a: True", "True"),
        ("a: 0x1F", "0x1F"),
        ("a: 1_000", "1_000"),
        ("a: 2026-11-20", "2026-11-20"),
        ("a: true", True),
        ("a: false", False),
        ("a: null", None),
        ("a:", None),
        ("a: 7", 7),
        ("a: -7", -7),
        ("a: 7.0", 7),
        ("a: 7.5", 7.5),
        ("a: '7'", "7"),
        ('a: "true"', "true"),
        ("a: =", "="),
    ],
)
def test_only_true_false_null_and_decimal_numbers_are_special(text: str, value: object) -> None:
    document = parse_yaml(text, "x.yaml")
    assert document.problems == ()
    assert document.value == {"a": value}
    assert type(document.value["a"]) is type(value)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "HC112", 3, 1),
        ("x: &name [1]\ny: *name\n", "HC113", 2, 4),
        ("x: &name word\ny: *name\n", "HC113", 2, 4),
        ("y: *nobody\n", "HC113", 1, 4),
        ("<<: {a: 1}\n", "HC113", 1, 1),
        ("a:\n\tb: 1\n", "HC114", 2, 1),
        ("a: .inf\n", "HC115", 1, 4),
        ("a: .nan\n", "HC115", 1, 4),
        ("a: 1e999\n", "HC115", 1, 4),
        ("a: " + "9" * 5000 + "\n", "HC115", 1, 4),
        ("a: b\x07\n", "HC116", 1, 5),
        ('a: "\\ud800"\n', "HC116", 1, 7),
        ("[" * 100_000, "HC117", 1, 1),
        ("- " * 100_000, "HC117", 1, 1),
        ("{a: " * 100_000, "HC117", 1, 1),
        ("\n".join(" " * depth + "a:" for depth in range(100)), "HC117", 1, 1),
        ("a: !!python/object:os.system x\n", "HC118", 1, 4),
        ("a: !!str true\n", "HC118", 1, 4),
        ("# a\u2028b\na: [\n", "HC116", 1, 4),
        ("a: 1\n---\nb: 2\n", "HC118", 2, 1),
        ("? [1, 2]\n: 3\n", "HC119", 1, 3),
        ("a: [1, 2\n", "HC111", 2, 1),
        ("a: b: c\n", "HC111", 1, 5),
        ("# nothing\n", "HC107", 1, 1),
    ],
)
def test_what_is_odd_is_a_problem_with_its_place(text: str, code: str, line: int, column: int) -> None:
    document = parse_yaml(text, "x.yaml")
    assert [(problem.code, problem.location) for problem in document.problems] == [
        (code, Location("x.yaml", line, column))
    ]


def test_every_problem_of_a_file_is_told() -> None:
    document = parse_yaml("a: .nan\na: 1\nb: .inf\n<<: 3\n", "x.yaml")
    assert [problem.code for problem in document.problems] == ["HC115", "HC112", "HC115", "HC113"]


def test_positions_of_values_keys_and_missing_parts() -> None:
    document = parse_yaml('top:\n  - {é: "x", number: 5}\n  - last\n', "x.yaml")
    assert document.locate(["top", 0, "number"]) == Location("x.yaml", 2, 22)
    assert document.locate(["top", 0, "number"], key=True) == Location("x.yaml", 2, 14)
    assert document.locate(["top", 0, "absent", 3]) == Location("x.yaml", 2, 5)
    assert document.locate(["top", 9]) == Location("x.yaml", 2, 3)
    assert document.locate([]) == Location("x.yaml", 1, 1)


def test_text_that_stands_further_down_in_a_file() -> None:
    document = parse_yaml("a: 1\na: 2\n", "x.rego", first_line=10)
    assert document.problems[0].location == Location("x.rego", 11, 1)
    assert document.locate(["a"]) == Location("x.rego", 10, 4)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "HC107"),
        (b"  \n", "HC107"),
        (b"\xef\xbb\xbfa: 1\n", "HC106"),
        ("a: 1\n".encode("utf-16"), "HC105"),
        ("a: 1\n".encode("utf-16-le"), "HC105"),
        (b"a: \xff\xfe\n", "HC105"),
    ],
)
def test_bytes_that_are_not_plain_utf8(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "x.yaml").write_bytes(data)
    document = read_yaml(tmp_path, "x.yaml")
    assert [problem.code for problem in document.problems] == [code]
    assert document.problems[0].location is not None
    assert document.problems[0].location.file == "x.yaml"


def test_a_bad_byte_is_named_with_its_line_and_column(tmp_path: Path) -> None:
    (tmp_path / "x.yaml").write_bytes("a: 1\né: ".encode() + b"\xe9\n")
    problem = read_yaml(tmp_path, "x.yaml").problems[0]
    assert problem.location == Location("x.yaml", 2, 4)
    assert problem.found == "byte 0xe9"


@given(st.text())
def test_any_text_gives_a_value_or_a_problem(text: str) -> None:
    document = parse_yaml(text, "x.yaml")
    assert (
        document.value is not None
        or document.problems
        or text.strip() in ("null", "~")
        or document.value is None
    )
    document.locate(["a", 0])


_PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.text(st.characters(codec="ascii", categories=("L",)), min_size=1), inner, max_size=3
        )
    ),
    max_leaves=10,
)


@given(st.dictionaries(st.sampled_from("abc"), _PLAIN, min_size=1))
def test_what_a_yaml_writer_quotes_reads_back(value: dict[str, object]) -> None:
    def quote(node: object) -> object:
        return node

    text = yaml.safe_dump(quote(value), default_style='"', allow_unicode=True)
    document = parse_yaml(text.replace("!!null ", "").replace("!!bool ", "").replace("!!int ", ""), "x.yaml")
    assert document.problems == ()
