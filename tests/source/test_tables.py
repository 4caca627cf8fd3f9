"""CSV and JSONL records are typed by the schema, and every problem has its cell."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.source import Location
from hipaactl.source.tables import Table, read_table

PROPERTIES: dict[str, dict[str, object]] = {
    "name": {"type": "string"},
    "count": {"type": "integer"},
    "share": {"type": "number"},
    "on": {"type": "boolean"},
    "day": {"type": "string", "format": "date"},
    "at": {"type": "string", "format": "date-time"},
    "people": {"type": "array", "items": {"type": "string"}},
}


def read(folder: Path, text: str, name: str = "x.csv") -> Table:
    (folder / name).write_bytes(text.encode())
    return read_table(folder, folder / name, PROPERTIES, ["name"])


def test_cells_are_typed_and_empty_ones_left_out(tmp_path: Path) -> None:
    table = read(
        tmp_path,
        "name,count,share,on,day,at,people\r\n"
        "a,7,0.5,TRUE,2026-02-28,2026-02-28T10:00:00-05:00,w1;w2\r\n"
        '"b, c",-1,3,false,,,\r\n',
    )
    assert table.problems == ()
    assert table.records == [
        {
            "name": "a",
            "count": 7,
            "share": 0.5,
            "on": True,
            "day": "2026-02-28",
            "at": "2026-02-28T10:00:00-05:00",
            "people": ["w1", "w2"],
        },
        {"name": "b, c", "count": -1, "share": 3, "on": False},
    ]
    assert table.locate(1) == Location("x.csv", 3, 1)
    assert table.locate(1, "on") == Location("x.csv", 3, 13)


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        ("a,seven,,,,,", "HC134", 3),
        ("a,1.5,,,,,", "HC134", 3),
        ("a,,,yes,,,", "HC134", 5),
        ("a,,,1,,,", "HC134", 5),
        ("a,,,,11/20/2026,,", "HC134", 6),
        ("a,,,,2026-02-30,,", "HC134", 6),
        ("a,,,,1812-01-01,,", "HC134", 6),
        ("a,,,,,2026-01-01 10:00:00,", "HC134", 7),
        ("a,,,,,2026-01-01T10:00:60Z,", "HC134", 7),
        ("a,,,,,,w1; w2", "HC134", 8),
        ("a,,,,,", "HC133", 1),
        ("a,,,,,,,", "HC133", 1),
        (",,,,,,", "HC133", 1),
    ],
)
def test_a_bad_cell_or_row_is_a_problem_with_its_place(
    tmp_path: Path, row: str, code: str, column: int
) -> None:
    table = read(tmp_path, f"name,count,share,on,day,at,people\ngood,,,,,,\n{row}\n")
    assert [(problem.code, problem.location) for problem in table.problems] == [
        (code, Location("x.csv", 3, column))
    ]
    assert [record["name"] for record in table.records] == ["good"]


def test_yes_for_true_says_what_to_write(tmp_path: Path) -> None:
    assert read(tmp_path, "name,on\na,Yes\n").problems[0].hint == "write true"


@pytest.mark.parametrize(
    ("header", "code"),
    [("nam", "HC201"), ("name,name", "HC132"), ("name,", "HC132"), ("count", "HC132"), ("name;on", "HC132")],
)
def test_a_bad_header_is_a_problem(tmp_path: Path, header: str, code: str) -> None:
    table = read(tmp_path, header + "\n")
    assert code in [problem.code for problem in table.problems]


def test_a_record_over_several_lines_is_cited_at_its_first(tmp_path: Path) -> None:
    table = read(tmp_path, 'name,on\n"two\nlines",true\nnext,maybe\n')
    assert table.locate(0, "name") == Location("x.csv", 2, 1)
    assert table.locate(0, "on").line == 2
    assert [problem.location for problem in table.problems] == [Location("x.csv", 4, 6)]


def test_a_quote_inside_a_cell_is_a_character_like_any_other(tmp_path: Path) -> None:
    table = read(tmp_path, 'name,on,day\n12"x,true,2026-01-01\n"a ""b"", c",false,\n')
    assert table.locate(0, "day") == Location("x.csv", 2, 11)
    assert table.locate(1, "on") == Location("x.csv", 3, 14)


def test_a_quote_that_is_not_closed(tmp_path: Path) -> None:
    table = read(tmp_path, 'name,on\n"open,true\n')
    assert [problem.code for problem in table.problems] == ["HC131"]


def test_problems_beyond_a_hundred_are_counted(tmp_path: Path) -> None:
    table = read(tmp_path, "name,on\n" + "a,maybe\n" * 150)
    assert len(table.problems) == 101
    assert "50 more problems" in table.problems[-1].message


def test_jsonl(tmp_path: Path) -> None:
    table = read(tmp_path, '{"name": "a", "on": null}\n\n{"name": "b"}\n[1]\n{"name": }\n', "x.jsonl")
    assert table.records == [{"name": "a"}, {"name": "b"}]
    assert table.locate(1, "name") == Location("x.jsonl", 3, 10)
    assert [(problem.code, problem.location.line) for problem in table.problems if problem.location] == [
        ("HC203", 4),
        ("HC121", 5),
    ]


_CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=8)


@given(st.lists(st.tuples(_CELLS, _CELLS), min_size=1, max_size=5))
def test_what_a_csv_writer_writes_reads_back(rows: list[tuple[str, str]]) -> None:
    import tempfile

    properties = {"a": {"type": "string"}, "b": {"type": "string"}}
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["a", "b"])
    writer.writerows(rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        path.write_bytes(stream.getvalue().encode())
        table = read_table(Path(folder), path, properties, ["a"])
    assert [(record["a"], record["b"]) for record in table.records] == rows
    assert table.problems == ()
    for index, _ in enumerate(rows):
        table.locate(index, "b")


@given(st.text())
def test_any_text_gives_records_or_problems(text: str) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "x.csv")
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        table = read_table(Path(folder), path, PROPERTIES, ["name"])
    assert table.records == [] or all(record for record in table.records)
