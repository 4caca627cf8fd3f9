"""Text is made visible, wrapped with a hanging indent, and never cut inside a word."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hipaactl.report.layout import Look, Page, Words
from hipaactl.report.plain import lines, visible, width_of


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain text", "plain text"),
        ("Café 日本", "Café 日本"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("\x9b2J", "\\x9b2J"),
        ("a\nb\tc\rd", "a\\nb\\tc\\x0dd"),
        ("\u202eRTL\u2066", "\\u202eRTL\\u2066"),
        ("a\u200bb\ufeff", "a\\u200bb\\ufeff"),
        ("\u2028", "\\u2028"),
        ("\ud800", "\\ud800"),
        ("\U000e0101\u3164", "\\U000e0101\\u3164"),
    ],
)
def test_what_cannot_be_seen_is_made_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_what_is_visible_stays_so_and_can_be_written(text: str) -> None:
    shown = visible(text)
    assert visible(shown) == shown
    shown.encode("utf-8")
    assert not re.search(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f]", shown)


def test_wide_and_combining_characters_count_as_they_show() -> None:
    assert width_of("日本") == 4
    assert width_of("e\u0301") == 1


def test_lines_of_a_text_are_kept_without_the_blank_ones() -> None:
    assert lines("one\r\n\n  two \n\n") == ["one", "two"]


def test_items_hang_and_whole_words_stay_together() -> None:
    page = Page(Look(40))
    page.put(
        Words("evidence/my files/intune.csv:3:23", whole=True),
        Words("locks after 30 minutes", gap=2),
        indent=4,
    )
    assert str(page) == "    evidence/my files/intune.csv:3:23\n      locks after 30 minutes\n"


def test_what_is_glued_stays_on_one_line() -> None:
    page = Page(Look(40))
    page.put("0" * 30 + " abcdefg", Words(",ijk", gap=0), "lmn")
    assert str(page) == "0" * 30 + "\n  abcdefg,ijk lmn\n"


@given(
    st.lists(st.text(), max_size=8),
    st.integers(0, 250),
    st.integers(0, 8),
    st.booleans(),
)
def test_no_line_is_wider_than_asked_unless_it_is_one_word(
    texts: list[str], width: int, indent: int, color: bool
) -> None:
    look = Look(width, color)
    page = Page(look)
    page.put(*(Words(text, "bold red") for text in texts), indent=indent)
    for line in re.sub(r"\x1b\[[0-9;]*m", "", str(page)).split("\n"):
        assert width_of(line) <= look.width or " " not in line.strip(" ")
    if not color:
        assert "\x1b" not in str(page)


def test_colour_ends_where_it_began() -> None:
    page = Page(Look(80, color=True))
    page.put(Words("red alert", "bold red"), "then plain")
    assert str(page) == "\x1b[1;31mred alert\x1b[0m then plain\n"


def test_blank_lines_never_double() -> None:
    page = Page(Look(80))
    page.blank()
    page.heading("One")
    page.blank()
    page.heading("Two")
    with page.spaced(most=1):
        page.put("a")
        page.put("b")
    page.heading("Three")
    assert str(page) == "One\n\nTwo\na\nb\n\nThree\n"
