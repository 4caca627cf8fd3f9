"""The ledger as text, JSON, CSV and Markdown."""

from __future__ import annotations

import csv
import html
import io
import json
import re

import pytest
import report_values as made
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.report.ledger import ledger_csv, ledger_json, ledger_markdown, ledger_text, markdown
from hipaactl.report.plain import visible

LEDGER = made.ledger()


def test_text_is_a_tree_with_status_controls_and_reason() -> None:
    text = ledger_text(LEDGER)
    assert (
        "◐ 164.312(a)(1)  Access control\n"
        "  partly-met · 2 met, 1 not-evaluable\n"
        "  ✓ 164.312(a)(2)(i)  Unique user identification\n"
        "    met · required · every control passes · unique-user-identification\n"
    ) in text
    assert "automatic-logoff fails this program's own practice" in text
    assert "2 findings of basis program" in text


def test_what_is_out_of_scope_or_not_applicable_is_counted_and_listed_on_demand() -> None:
    text = ledger_text(LEDGER)
    assert "164.308(a)(6)(i)" not in text
    assert "164.308(a)(4)(ii)(A)" not in text
    assert "16 paragraphs: ✓ 3 met, ✎ 1 met-attested" in text
    assert "⊖ 1 out-of-scope" in text
    assert "those out-of-scope and not-applicable are not listed; --all lists them" in text
    everything = ledger_text(LEDGER, everything=True)
    assert "164.308(a)(6)(i)" in everything
    assert "binds clearinghouse" in everything
    assert "--all" not in everything


def test_a_paragraph_stands_under_the_nearest_one_shown() -> None:
    top = made.entry("164.310", "Top", "out-of-scope", children=("164.310(a)",))
    below = made.entry("164.310(a)", "Below", "met", parent="164.310")
    assert ledger_text((top, below)).startswith("✓ 164.310(a)")
    assert "\n  ✓ 164.310(a)" in ledger_text((top, below), everything=True)


def test_a_cycle_does_not_hang() -> None:
    one = made.entry("164.310(a)", "a", "met", parent="164.310(b)")
    other = made.entry("164.310(b)", "b", "met", parent="164.310(a)")
    assert "164.310(b)" in ledger_text((one, other))


def test_an_empty_ledger_says_so() -> None:
    assert ledger_text(()) == "0 paragraphs:\n"
    assert json.loads(ledger_json(())) == {"ledger": [], "schema_version": "1"}


def test_json_has_every_entry_as_in_the_assessment() -> None:
    value = json.loads(ledger_json(LEDGER))
    assert [item["citation"] for item in value["ledger"]] == [entry.citation for entry in LEDGER]
    assert {"citation", "title", "type", "designation", "status", "controls", "reason"} <= set(
        value["ledger"][0]
    )


def test_csv_reads_back() -> None:
    rows = list(csv.DictReader(io.StringIO(ledger_csv(LEDGER), newline="")))
    assert [row["citation"] for row in rows] == [entry.citation for entry in LEDGER]
    assert rows[14]["controls"] == "multi-factor-authentication;access-key-rotation"
    assert rows[0]["designation"] == ""


def test_no_csv_cell_is_a_formula(hostile: list[str]) -> None:
    for text in [*hostile, "=1+1", " =1", "+1", "-1", "@x", "\t=1"]:
        row = next(
            csv.DictReader(
                io.StringIO(ledger_csv([made.entry("164.312(d)", text, "met", reason=text)]), newline="")
            )
        )
        assert row["title"].lstrip("'") == visible(text) or row["title"] == visible(text)
        assert not row["title"].lstrip().startswith(("=", "+", "-", "@"))


def cells(line: str) -> list[str]:
    return [html.unescape(cell.strip(" ")) for cell in line.strip("|\n").split("|")]


@pytest.mark.parametrize("everything", [True, False])
def test_markdown_is_a_table_of_as_many_cells_in_every_row(hostile: list[str], everything: bool) -> None:
    for text in hostile:
        table = ledger_markdown(
            [made.entry("164.312(d)", text, "met", reason=text, controls=(text,))], everything=everything
        )
        rows = table.split("\n\n")[1].splitlines()
        assert len(rows) == 3
        assert {row.count("|") for row in rows} == {7}
        row = cells(rows[2])
        assert row[0] == "164.312(d)"
        assert row[1] == visible(text).strip(" ")
        assert row[3] == "✓ met"


@given(st.text())
def test_markdown_text_reads_back_and_holds_nothing_active(text: str) -> None:
    encoded = markdown(text)
    assert html.unescape(encoded) == visible(text).strip(" ")
    assert re.fullmatch(r"(?:[A-Za-z0-9 .,;]|&#[0-9]+;)*", encoded)
    assert "www." not in encoded.lower()


def test_markdown_counts_what_it_does_not_list() -> None:
    table = ledger_markdown(LEDGER)
    assert "| &#8854; out&#45;of&#45;scope | 1 |" in table
    assert markdown("164.308(a)(6)(i)") not in table
    assert markdown("164.308(a)(6)(i)") in ledger_markdown(LEDGER, everything=True)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_hostile_text_does_nothing(hostile: list[str], width: int) -> None:
    for text in hostile:
        entries = made.everywhere(LEDGER, lambda _, text=text: text)
        shown = ledger_text(entries, width, everything=True)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", shown)


def test_without_unicode_it_is_ascii() -> None:
    assert ledger_text(LEDGER, unicode=False, everything=True).isascii()
